//! What is wrong with a field, below it.

use crate::hiding::use_hiding;
use crate::words::form as words;
use yew::prelude::*;

/// What is wrong.
#[derive(Properties, PartialEq)]
pub struct AdviceProps {
    /// The handle, which the field names.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What is wrong; nothing where `None`.
    pub words: Option<AttrValue>,
}

/// What is wrong, read out when it appears. A service may repeat what was typed: it is hidden with the names.
#[component]
pub fn Advice(props: &AdviceProps) -> Html {
    let hidden = use_hiding().is_on();
    let words = props.words.as_ref().map(|words| {
        if hidden { AttrValue::Static(words::SHOW_NAMES_TO_READ_WHAT_IS_WRONG) } else { words.clone() }
    });
    html! { <p id={props.id.clone()} class="advice" role="alert">{ words }</p> }
}
