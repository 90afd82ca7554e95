//! Words that may hold a name: an address, a person, a folder, what a service says.

use super::masked::Masked;
use crate::hiding::use_hiding;
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
    let (id, class) = (props.id.clone(), props.class.clone());
    if use_hiding().is_on() {
        return html! { <bdi {id} {class}><Masked /></bdi> };
    }
    let title = props.title.as_ref().map(|title| text::harmless(title));
    html! { <bdi {id} {class} {title}>{ text::harmless(&props.words) }</bdi> }
}
