//! The dialog that shows what will change of a key before it is saved.

use super::badge::{Badge, Tone};
use super::dialog::Dialog;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::notice::FailureNotice;
use crate::attempt::Attempt;
use crate::difference::{Difference, handle, title};
use crate::filled::titled;
use crate::words::edit as words;
use yew::prelude::*;

/// What changes, and how saving goes.
#[derive(Properties, PartialEq)]
pub struct DifferenceCardProps {
    /// The key's name as it is.
    pub name: AttrValue,
    /// What changes, field by field.
    pub differences: Vec<Difference>,
    /// What the key will be able to do; nothing where only its name changes.
    pub ability: Option<AttrValue>,
    /// How saving goes.
    pub attempt: Attempt,
    /// Saves it.
    pub onsave: Callback<()>,
    /// Goes on editing.
    pub onclose: Callback<()>,
}

/// The dialog: before and after, with what widens marked.
#[component]
pub fn DifferenceCard(props: &DifferenceCardProps) -> Html {
    let busy = props.attempt.busy;
    let widens = props.differences.iter().any(|one| one.widens);
    html! {
        <Dialog id="difference" title={titled(words::SAVE_CHANGES_OF, html! { <Named name={props.name.clone()} /> })} onclose={props.onclose.clone()}>
            <p class="dialog-text">
                { if widens { words::WHATEVER_USES_THIS_KEY_WILL_BE_ABLE } else { words::WHATEVER_USES_THIS_KEY_IS_AFFECTED } }
            </p>
            <ul class="differences">{ for props.differences.iter().map(row) }</ul>
            if let Some(ability) = &props.ability {
                <p class="difference-ability">{ words::then_it(lower(ability)) }</p>
            }
            if let Some(failure) = &props.attempt.failure {
                <FailureNotice failure={failure.clone()} />
            }
            <div class="dialog-actions">
                <button id="keep-editing" type="button" class="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ words::KEEP_EDITING }</button>
                <button id="save-changes" type="button" class="button primary" autofocus=true disabled={busy}
                    onclick={props.onsave.reform(|_: MouseEvent| ())}>
                    { if busy { words::SAVING } else { words::SAVE_CHANGES } }
                </button>
            </div>
        </Dialog>
    }
}

/// One field: what it was, and what it becomes.
pub(super) fn row(one: &Difference) -> Html {
    html! {
        <li data-difference={handle(one.field)} class={classes!("difference", one.widens.then_some("widens"))}>
            <h3>
                { title(one.field) }
                if one.widens {
                    <Badge tone={Tone::Amber}>{ words::CAN_DO_MORE_THAN_BEFORE }</Badge>
                }
            </h3>
            <div class="before-after">
                <span class="before"><span class="visually-hidden">{ words::BEFORE }</span>{ &one.before }</span>
                <Icon glyph={Glyph::Arrow} />
                <span class="after"><span class="visually-hidden">{ words::AFTER }</span>{ &one.after }</span>
            </div>
            { steps(one) }
        </li>
    }
}

/// What comes and what goes, one by one.
pub(super) fn steps(one: &Difference) -> Html {
    if one.gained.is_empty() && one.lost.is_empty() {
        return html! {};
    }
    let step = |sign: &'static str, class: &'static str, said: &'static str, words: &String| {
        html! { <li {class}><span aria-hidden="true">{ sign }</span><span class="visually-hidden">{ said }</span>{ words }</li> }
    };
    html! {
        <ul class="steps">
            { for one.gained.iter().map(|words| step("+", "gained", words::ADDED, words)) }
            { for one.lost.iter().map(|words| step("−", "lost", words::REMOVED, words)) }
        </ul>
    }
}

/// "Can read…" after "Then it".
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
