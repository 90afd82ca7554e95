//! Words that may hold a name: an address, a person, a folder, what a service says.

use super::masked::Masked;
use crate::hiding::{Hiding, use_hiding};
use domain::text;
use yew::prelude::*;

/// What to show.
#[derive(Properties, PartialEq)]
pub struct ToldProps {
    /// The words, as they came.
    pub words: AttrValue,
    /// What is said on hover; nothing where `None`.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Classes.
    #[prop_or_default]
    pub class: Classes,
    /// The handle.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// The words, harmless to look at. Where names are hidden, they are not on the page.
#[component]
pub fn Told(props: &ToldProps) -> Html {
    let ToldProps { words, title, class, id } = props;
    told(words, title.as_deref(), class.clone(), id.clone(), use_hiding())
}

/// The same, drawn as a part of what asked already whether names are hidden.
pub(super) fn told(
    words: &str,
    title: Option<&str>,
    class: impl Into<Classes>,
    id: Option<AttrValue>,
    hiding: Hiding,
) -> Html {
    let class = class.into();
    if hiding.is_on() {
        return html! { <bdi {id} {class}><Masked /></bdi> };
    }
    html! { <bdi {id} {class} title={title.map(text::harmless)}>{ text::harmless(words) }</bdi> }
}
