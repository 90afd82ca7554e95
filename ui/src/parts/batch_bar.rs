//! The bar below the table while keys are selected together.

use crate::keyboard::hand_on;
use crate::plot::grouped;
use crate::words::several as words;
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
        1 => words::ONE_KEY_SELECTED.to_owned(),
        count => words::keys_selected(grouped(count as u64)),
    };
    html! {
        <section id="batch" class="batch-bar" aria-label={words::SELECTED_KEYS}>
            <p class="batch-words">
                <strong id="batch-count" role="status">{ words }</strong>
                if let Some(total) = props.cut {
                    <span class="hint">{ words::first_of_more_cant_be_deleted(grouped(total as u64)) }</span>
                }
            </p>
            { props.children.clone() }
            <button id="batch-delete" type="button" class="button danger-quiet" disabled={props.reason.is_some()} title={props.reason}
                onclick={props.ondelete.reform(|_: MouseEvent| ())}>{ words::DELETE }</button>
            <button id="batch-clear" type="button" class="button" onclick={props.onclear.reform(|_: MouseEvent| hand_on(Some("keys")))}>{ words::CLEAR }</button>
        </section>
    }
}
