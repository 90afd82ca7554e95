//! The dialog that deletes several keys: the list first, then the words to type, then one result a key.

use super::badge::Tone;
use super::dialog::Dialog;
use super::notice::{FailureNotice, Notice};
use super::prune_list::PruneList;
use crate::filled::filled;
use crate::hiding::use_hiding;
use crate::keyboard::focus_first;
use crate::pruning::{Pruning, Stage};
use crate::words::several as words;
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
        Stage::Asking => words::DELETE_THESE_KEYS,
        Stage::Running | Stage::Stopping => words::DELETING_KEYS,
        Stage::Over => words::WHAT_WAS_DELETED,
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
                <p class="dialog-text" aria-busy="true">{ words::LOOKING_THEM_UP }</p>
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
                    1 => words::ONE_OF_SELECTED_KEYS_IS_NOT_THERE.to_owned(),
                    number => words::of_selected_keys_are_not_there(number),
                } }</p>
            }
            if let Some(phrase) = &phrase {
                <Notice tone={Tone::Red}>{ words::WHATEVER_USES_THESE_KEYS_LOSES }</Notice>
                <label class="legend" for="prune-phrase">{ filled(words::TYPE_TO_CONFIRM, [("word", html! { <bdi class="word">{ phrase }</bdi> })]) }</label>
                <input id="prune-phrase" class="input" type="text" autocomplete="off" spellcheck="false"
                    value={props.typed.clone()} {oninput} />
            } else if doomed > 0 {
                <Notice tone={Tone::Grey}>{ words::THEY_HAVE_EXPIRED_NOTHING_CAN_BE_USING }</Notice>
            } else if pruning.rows.is_some() {
                <Notice tone={Tone::Grey}>{ words::NONE_OF_THESE_KEYS_CAN_BE_DELETED }</Notice>
            }
            <div class="dialog-actions">
                <button id="prune-cancel" type="button" class="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ words::CANCEL }</button>
                <button id="prune-confirm" type="submit" class="button danger" disabled={!ready}
                    title={hidden.then_some(words::SHOW_NAMES_FIRST_SHORT)}>
                    { match doomed { 1 => words::DELETE_ONE_KEY.to_owned(), number => words::delete_keys(number) } }
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
            <p class="prune-sum" role="status">{ words::of_counted(done, all) }<progress aria-label={words::DELETED_SO_FAR} max={all.to_string()} value={done.to_string()}></progress></p>
            <button id="prune-stop" type="button" class="button" disabled={stopping} onclick={props.onstop.reform(|_: MouseEvent| ())}>
                { if stopping { words::STOPPING } else { words::STOP } }
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
        (_, 0, 0) if gone == 1 => words::ONE_KEY_IS_GONE.to_owned(),
        (_, 0, 0) => words::keys_are_gone(gone),
        (_, failed, 0) => words::gone_could_not_be_deleted(gone, failed),
        (_, 0, rest) => words::gone_not_tried(gone, rest),
        (_, failed, rest) => words::gone_could_not_be_deleted_not_tried(gone, failed, rest),
    };
    html! {
        <div class="dialog-actions spread">
            <p id="prune-sum" class="prune-sum" role="status">{ sum }</p>
            <span class="prune-ends">
                if left > 0 {
                    <button id="prune-again" type="button" class="button" onclick={props.onagain.reform(|_: MouseEvent| ())}>{ words::LOOK_AT_REST_AGAIN }</button>
                }
                <button id="prune-close" type="button" class="button primary" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ words::CLOSE }</button>
            </span>
        </div>
    }
}
