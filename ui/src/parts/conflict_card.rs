//! The dialog for a key that somebody else changed meanwhile: both versions, and the choice.

use super::badge::{Badge, Tone};
use super::dialog::Dialog;
use super::key_name::Named;
use super::notice::FailureNotice;
use crate::attempt::Attempt;
use crate::difference::{Version, handle, title};
use crate::filled::{filled, titled};
use crate::words::edit as words;
use yew::prelude::*;

/// Both versions, and how saving goes.
#[derive(Properties, PartialEq)]
pub struct ConflictCardProps {
    /// The key's name as it is now.
    pub name: AttrValue,
    /// The fields that differ.
    pub versions: Vec<Version>,
    /// How saving goes.
    pub attempt: Attempt,
    /// Drops what was typed.
    pub ontheirs: Callback<()>,
    /// Saves what was typed over what it is now.
    pub onmine: Callback<()>,
    /// Goes on editing.
    pub onclose: Callback<()>,
}

/// The dialog.
#[component]
pub fn ConflictCard(props: &ConflictCardProps) -> Html {
    let busy = props.attempt.busy;
    html! {
        <Dialog id="conflict" title={titled(words::CHANGED_MEANWHILE, html! { <Named name={props.name.clone()} /> })} onclose={props.onclose.clone()}>
            <p class="dialog-text">{ words::SOMEBODY_ELSE_CHANGED_THIS_KEY }</p>
            <table class="versions">
                <thead><tr><td></td><th scope="col">{ words::THEIRS_AS_IT_IS_NOW }</th><th scope="col">{ words::YOURS }</th></tr></thead>
                <tbody>{ for props.versions.iter().map(row) }</tbody>
            </table>
            if let Some(failure) = &props.attempt.failure {
                <FailureNotice failure={failure.clone()} />
            }
            <div class="dialog-actions">
                <button id="keep-editing" type="button" class="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ words::KEEP_EDITING }</button>
                <button id="take-theirs" type="button" class="button" autofocus=true disabled={busy}
                    onclick={props.ontheirs.reform(|_: MouseEvent| ())}>{ words::TAKE_THEIRS }</button>
                <button id="save-mine" type="button" class="button primary" disabled={busy}
                    onclick={props.onmine.reform(|_: MouseEvent| ())}>{ if busy { words::SAVING } else { words::SAVE_MINE } }</button>
            </div>
        </Dialog>
    }
}

fn row(one: &Version) -> Html {
    let unchanged =
        |words: &'static str| html! { <span class="quiet">{ &one.was }<small>{ words }</small></span> };
    html! {
        <tr data-conflict={handle(one.field)}>
            <th scope="row">{ title(one.field) }</th>
            <td class="theirs">
                if let Some(theirs) = &one.theirs {
                    { theirs }<small>{ filled(words::WAS, [("before", html! { { &one.was } })]) }</small>
                } else {
                    { unchanged(words::NOT_CHANGED_BY_THEM) }
                }
            </td>
            <td class={classes!("yours", one.widens.then_some("widens"))}>
                if let Some(yours) = &one.yours {
                    { yours }
                    if one.widens {
                        <Badge tone={Tone::Amber}>{ words::CAN_DO_MORE_THAN_BEFORE }</Badge>
                    }
                } else {
                    <span class="quiet">{ words::STAYS_AS_THEIRS }</span>
                }
            </td>
        </tr>
    }
}
