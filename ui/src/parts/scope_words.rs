//! What a key reaches, in full.

use crate::hiding::use_hiding;
use domain::{Scope, View, words};
use std::rc::Rc;
use yew::prelude::*;

/// The scope, and what there is.
#[derive(Properties, PartialEq)]
pub struct ScopeWordsProps {
    /// What was read.
    pub view: Rc<View>,
    /// What the key reaches.
    pub scope: Scope,
}

/// "Finance, Claims".
#[component]
pub fn ScopeWords(props: &ScopeWordsProps) -> Html {
    let hiding = use_hiding();
    html! { { words::full(&hiding.view(&props.view), &props.scope) } }
}
