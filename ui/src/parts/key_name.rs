//! A name that came from elsewhere, shown harmlessly.

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
#[component]
pub fn Named(props: &NamedProps) -> Html {
    let shown = text::harmless(&props.name);
    let shown = if shown.trim().is_empty() { "(no name)".to_owned() } else { shown };
    html! { <bdi class={classes!("named", props.class.clone())} title={shown.clone()}>{ shown }</bdi> }
}
