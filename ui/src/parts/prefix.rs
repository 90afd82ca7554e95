//! The first characters of a key's secret.

use super::masked::Masked;
use crate::hiding::{Hiding, use_hiding};
use domain::text;
use yew::prelude::*;

/// What to show.
#[derive(Properties, PartialEq)]
pub struct PrefixProps {
    /// The first characters.
    pub prefix: AttrValue,
}

/// "kgn_pat_7Qm2…". It tells which key is meant, so it is hidden with the names.
#[component]
pub fn Prefix(props: &PrefixProps) -> Html {
    prefixed(&props.prefix, use_hiding())
}

/// The same, drawn as a part of what asked already whether names are hidden.
pub(super) fn prefixed(prefix: &str, hiding: Hiding) -> Html {
    if hiding.is_on() {
        return html! { <span class="prefix"><Masked /></span> };
    }
    html! { <span class="prefix">{ text::harmless(prefix) }{ "…" }</span> }
}
