//! A name that came from elsewhere, shown harmlessly.

use super::masked::Masked;
use crate::hiding::{Hiding, use_hiding};
use crate::words::keys as words;
use domain::text;
use yew::prelude::*;

/// What to show.
#[derive(Properties, PartialEq)]
pub struct NamedProps {
    /// The name, as it came.
    pub name: AttrValue,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A name that came from elsewhere: nothing in it hides, turns the text round, or pushes its surroundings away.
/// Where names are hidden, it is not on the page.
#[component]
pub fn Named(props: &NamedProps) -> Html {
    named(&props.name, props.class.clone(), use_hiding())
}

/// The same, drawn as a part of what asked already whether names are hidden: in a table of hundreds of names.
pub(super) fn named(name: &str, class: impl Into<Classes>, hiding: Hiding) -> Html {
    let class = classes!("named", class.into());
    if hiding.is_on() {
        return html! { <bdi {class}><Masked /></bdi> };
    }
    let shown = text::harmless(name);
    let shown = if shown.trim().is_empty() { words::NO_NAME.to_owned() } else { shown };
    html! { <bdi {class} title={shown.clone()}>{ shown }</bdi> }
}
