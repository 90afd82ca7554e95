//! Something of a key that can't be changed, with the reason.

use super::icon::{Glyph, Icon};
use yew::prelude::*;

/// What it is, and why it stays.
#[derive(Properties, PartialEq)]
pub struct FixedFieldProps {
    /// The handle.
    pub id: &'static str,
    /// The name of the field.
    pub title: &'static str,
    /// What it is.
    pub children: Html,
    /// Why it can't be changed, and what to do instead.
    pub reason: &'static str,
}

/// A field that can only be read.
#[component]
pub fn FixedField(props: &FixedFieldProps) -> Html {
    html! {
        <section class="field fixed" id={props.id}>
            <h2 class="legend">{ props.title }</h2>
            <div class="fixed-value">{ props.children.clone() }</div>
            <p class="note"><Icon glyph={Glyph::Lock} />{ props.reason }</p>
        </section>
    }
}
