//! The dialog that deletes several keys: the list first, then the words to type, then one result a key.

use super::badge::Tone;
use super::dialog::Dialog;
use super::notice::{FailureNotice, Notice};
use super::prune_list::PruneList;
use crate::hiding::use_hiding;
use crate::keyboard::focus_first;
use crate::pruning::{Pruning, Stage};
use domain::KeyPlace;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The keys, and how far deleting them is.
#[derive(Properties, PartialEq)]
pub struct PruneCardProps {
    /// The keys, and how far it is.
    pub pruning: Pruning,
    /// What was typed.
    pub typed: AttrValue,
    /// Something was typed.
    pub ontype: Callback<String>,
    /// A key is taken out of the list.
    pub ontake: Callback<KeyPlace>,
    /// Delete them.
    pub ondelete: Callback<()>,
    /// Delete no more.
    pub onstop: Callback<()>,
    /// Look at the rest once more.
    pub onagain: Callback<()>,
    /// Close the dialog.
    pub onclose: Callback<()>,
}

/// The dialog.
#[component]
pub fn PruneCard(props: &PruneCardProps) -> Html {
    let hidden = use_hiding().is_on();
    let pruning = &props.pruning;
    // What there is to do comes only with the list, and what had the focus goes with each stage.
    use_effect_with((pruning.stage, pruning.rows.is_some()), |(stage, listed)| match stage {
        Stage::Asking if *listed => focus_first(&["prune-phrase", "prune-confirm"]),
        Stage::Asking => {}
        Stage::Running | Stage::Stopping => focus_first(&["prune-stop", "prune-list"]),
        Stage::Over => focus_first(&["prune-close"]),
    });
    let title = match pruning.stage {
        Stage::Asking => "Delete these keys?",
        Stage::Running | Stage::Stopping => "Deleting keys",
        Stage::Over => "What was deleted",
    };
    let below = match pruning.stage {
        Stage::Asking => asking(props, hidden),
        Stage::Running | Stage::Stopping => running(props),
        Stage::Over => over(props),
    };
    html! {
        <Dialog id="prune" title={html! { { title } }} onclose={props.onclose.clone()}>
            if let Some(failure) = &pruning.reading.failure {
                <FailureNotice failure={failure.clone()} />
            } else if pruning.rows.is_none() {
                <p class="dialog-text" aria-busy="true">{ "Looking them up…" }</p>
            }
            <PruneList pruning={pruning.clone()} ontake={props.ontake.clone()} />
            { below }
        </Dialog>
    }
}

/// The words to type. Nothing is deleted whose name can't be seen.
fn asking(props: &PruneCardProps, hidden: bool) -> Html {
    let pruning = &props.pruning;
    let (doomed, phrase) = (pruning.doomed().len(), pruning.phrase());
    let typed = phrase.as_ref().is_none_or(|phrase| props.typed.trim() == phrase);
    let ready = doomed > 0 && typed && !hidden;
    let ondelete = props.ondelete.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if ready {
            ondelete.emit(());
        }
    });
    let oninput =
        props.ontype.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <form {onsubmit}>
            if pruning.missing() > 0 {
                <p class="hint">{ match pruning.missing() {
                    1 => "1 of the selected keys is not there any more.".to_owned(),
                    number => format!("{number} of the selected keys are not there any more."),
                } }</p>
            }
            if let Some(phrase) = &phrase {
                <Notice tone={Tone::Red}>{ "Whatever uses these keys loses access at once. It can't be undone." }</Notice>
                <label class="legend" for="prune-phrase">{ "Type " }<bdi class="word">{ phrase }</bdi>{ " to confirm" }</label>
                <input id="prune-phrase" class="input" type="text" autocomplete="off" spellcheck="false"
                    value={props.typed.clone()} {oninput} />
            } else if doomed > 0 {
                <Notice tone={Tone::Grey}>{ "They have expired: nothing can be using them. Deleting them frees their slots." }</Notice>
            } else if pruning.rows.is_some() {
                <Notice tone={Tone::Grey}>{ "None of these keys can be deleted now." }</Notice>
            }
            <div class="dialog-actions">
                <button id="prune-cancel" type="button" class="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ "Cancel" }</button>
                <button id="prune-confirm" type="submit" class="button danger" disabled={!ready}
                    title={hidden.then_some("Show the names first")}>
                    { match doomed { 1 => "Delete 1 key".to_owned(), number => format!("Delete {number} keys") } }
                </button>
            </div>
        </form>
    }
}

/// How far it is, and the way to stop it.
fn running(props: &PruneCardProps) -> Html {
    let pruning = &props.pruning;
    let (all, done) = (pruning.doomed().len(), pruning.fates.len());
    let stopping = pruning.stage == Stage::Stopping;
    html! {
        <div class="dialog-actions spread">
            <p class="prune-sum" role="status">{ format!("{done} of {all}") }<progress aria-label="Deleted so far" max={all.to_string()} value={done.to_string()}></progress></p>
            <button id="prune-stop" type="button" class="button" disabled={stopping} onclick={props.onstop.reform(|_: MouseEvent| ())}>
                { if stopping { "Stopping…" } else { "Stop" } }
            </button>
        </div>
    }
}

/// How it went.
fn over(props: &PruneCardProps) -> Html {
    let pruning = &props.pruning;
    let (gone, failed) = pruning.counted();
    let left = pruning.doomed().len().saturating_sub(gone);
    let sum = match (gone, failed, left - failed.min(left)) {
        (_, 0, 0) if gone == 1 => "1 key is gone.".to_owned(),
        (_, 0, 0) => format!("{gone} keys are gone."),
        (_, failed, 0) => format!("{gone} gone, {failed} could not be deleted."),
        (_, 0, rest) => format!("{gone} gone, {rest} not tried."),
        (_, failed, rest) => format!("{gone} gone, {failed} could not be deleted, {rest} not tried."),
    };
    html! {
        <div class="dialog-actions spread">
            <p id="prune-sum" class="prune-sum" role="status">{ sum }</p>
            <span class="prune-ends">
                if left > 0 {
                    <button id="prune-again" type="button" class="button" onclick={props.onagain.reform(|_: MouseEvent| ())}>{ "Look at the rest again" }</button>
                }
                <button id="prune-close" type="button" class="button primary" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ "Close" }</button>
            </span>
        </div>
    }
}
