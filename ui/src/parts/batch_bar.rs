//! The bar below the table while keys are selected together.

use crate::plot::grouped;
use yew::prelude::*;

/// How many keys, and what can be done with them.
#[derive(Properties, PartialEq)]
pub struct BatchBarProps {
    /// How many are selected.
    pub count: usize,
    /// Of how many they are the first, where not all could be selected.
    pub cut: Option<usize>,
    /// Why they can't be deleted now.
    pub reason: Option<&'static str>,
    /// They are to be deleted.
    pub ondelete: Callback<()>,
    /// None is to be selected.
    pub onclear: Callback<()>,
    /// What else can be done with them.
    #[prop_or_default]
    pub children: Html,
}

/// The bar. It takes its place from the end of the table, so that no row moves.
#[component]
pub fn BatchBar(props: &BatchBarProps) -> Html {
    let words = match props.count {
        1 => "1 key selected".to_owned(),
        count => format!("{} keys selected", grouped(count as u64)),
    };
    html! {
        <section id="batch" class="batch-bar" aria-label="Selected keys">
            <p class="batch-words">
                <strong id="batch-count" role="status">{ words }</strong>
                if let Some(total) = props.cut {
                    <span class="hint">{ format!("the first of {}: more can't be deleted at once", grouped(total as u64)) }</span>
                }
            </p>
            { props.children.clone() }
            <button id="batch-delete" type="button" class="button danger-quiet" disabled={props.reason.is_some()} title={props.reason}
                onclick={props.ondelete.reform(|_: MouseEvent| ())}>{ "Delete…" }</button>
            <button id="batch-clear" type="button" class="button" onclick={props.onclear.reform(|_: MouseEvent| ())}>{ "Clear" }</button>
        </section>
    }
}
