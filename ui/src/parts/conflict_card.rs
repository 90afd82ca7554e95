//! The dialog for a key that somebody else changed meanwhile: both versions, and the choice.

use super::badge::{Badge, Tone};
use super::dialog::Dialog;
use super::key_name::Named;
use super::notice::FailureNotice;
use crate::attempt::Attempt;
use crate::difference::{Version, handle, title};
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
        <Dialog id="conflict" title={html! { <><span class="dialog-title-lead">{ "Changed meanwhile:" }</span>{ " " }<Named name={props.name.clone()} /></> }} onclose={props.onclose.clone()}>
            <p class="dialog-text">{ "Somebody else changed this key while you were editing it, so nothing was saved. What you typed is still here: choose." }</p>
            <table class="versions">
                <thead><tr><td></td><th scope="col">{ "Theirs, as it is now" }</th><th scope="col">{ "Yours" }</th></tr></thead>
                <tbody>{ for props.versions.iter().map(row) }</tbody>
            </table>
            if let Some(failure) = &props.attempt.failure {
                <FailureNotice failure={failure.clone()} />
            }
            <div class="dialog-actions">
                <button id="keep-editing" type="button" class="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ "Keep editing" }</button>
                <button id="take-theirs" type="button" class="button" autofocus=true disabled={busy}
                    onclick={props.ontheirs.reform(|_: MouseEvent| ())}>{ "Take theirs" }</button>
                <button id="save-mine" type="button" class="button primary" disabled={busy}
                    onclick={props.onmine.reform(|_: MouseEvent| ())}>{ if busy { "Saving…" } else { "Save mine" } }</button>
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
                    { theirs }<small>{ "was " }{ &one.was }</small>
                } else {
                    { unchanged("not changed by them") }
                }
            </td>
            <td class={classes!("yours", one.widens.then_some("widens"))}>
                if let Some(yours) = &one.yours {
                    { yours }
                    if one.widens {
                        <Badge tone={Tone::Amber}>{ "can do more than before" }</Badge>
                    }
                } else {
                    <span class="quiet">{ "stays as theirs" }</span>
                }
            </td>
        </tr>
    }
}
