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

/// The bar; nothing to see where no key is selected. It takes its place from the end of the table, so that no row moves.
/// The region that tells of it is always there, so that screen readers listen to it.
#[component]
pub fn BatchBar(props: &BatchBarProps) -> Html {
    let words = match props.count {
        1 => words::ONE_KEY_SELECTED.to_owned(),
        count => words::keys_selected(grouped(count as u64)),
    };
    let cut = props.cut.map(|total| words::first_of_more_cant_be_deleted(grouped(total as u64)));
    let told = match (props.count, &cut) {
        (0, _) => String::new(),
        (_, None) => words.clone(),
        (_, Some(cut)) => format!("{words}, {cut}"),
    };
    html! {
        <>
            <div id="batch-told" class="visually-hidden" role="status">{ told }</div>
            if props.count > 0 {
                { bar(props, words, cut) }
            }
        </>
    }
}

fn bar(props: &BatchBarProps, words: String, cut: Option<String>) -> Html {
    html! {
        <section id="batch" class="batch-bar" aria-label={words::SELECTED_KEYS}>
            <p class="batch-words">
                <strong id="batch-count">{ words }</strong>
                if let Some(cut) = cut {
                    <span class="hint">{ cut }</span>
                }
            </p>
            { props.children.clone() }
            <button id="batch-delete" type="button" class="button danger-quiet" disabled={props.reason.is_some()} title={props.reason}
                onclick={props.ondelete.reform(|_: MouseEvent| ())}>{ words::DELETE }</button>
            <button id="batch-clear" type="button" class="button" onclick={props.onclear.reform(|_: MouseEvent| hand_on(Some("keys")))}>{ words::CLEAR }</button>
        </section>
    }
}
