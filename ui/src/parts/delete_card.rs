//! The dialog that deletes a key.

use super::badge::Tone;
use super::dialog::Dialog;
use super::key_name::Named;
use super::notice::{FailureNotice, Notice};
use super::prefix::Prefix;
use super::when::{Style, When};
use super::word_field::WordField;
use crate::attempt::Attempt;
use crate::hiding::use_hiding;
use domain::{Account, Failure, FailureKind, Field, Key, Timestamp};
use yew::prelude::*;

/// The key, where it is, and how deleting it goes.
#[derive(Properties, PartialEq)]
pub struct DeleteCardProps {
    /// The key.
    pub key_shown: Key,
    /// The account that deletes it.
    pub account: Option<Account>,
    /// The organization's name.
    pub organization: AttrValue,
    /// The present.
    pub now: Timestamp,
    /// What was typed.
    pub typed: AttrValue,
    /// How deleting goes.
    pub attempt: Attempt,
    /// Something was typed.
    pub ontype: Callback<String>,
    /// Delete it.
    pub ondelete: Callback<()>,
    /// Leave it.
    pub onclose: Callback<()>,
}

/// The dialog: where, what will stop working, and the word to type.
#[component]
pub fn DeleteCard(props: &DeleteCardProps) -> Html {
    let key = &props.key_shown;
    let expired = key.is_expired(props.now);
    let word = key.confirm_word();
    let hiding = use_hiding();
    // Nothing is deleted whose name can't be seen.
    let ready = !hiding.is_on() && (expired || props.typed.trim() == word);
    let busy = props.attempt.busy;
    let advice = props.attempt.about(Field::ConfirmWord).map(str::to_owned);
    let onsubmit = {
        let ondelete = props.ondelete.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready && !busy {
                ondelete.emit(());
            }
        })
    };
    html! {
        <Dialog title={html! { <><span class="dialog-title-lead">{ "Delete" }</span>{ " " }<Named name={key.name.clone()} /></> }} onclose={props.onclose.clone()}>
            <form {onsubmit}>
                <dl class="facts dialog-facts">
                    if let Some(account) = &props.account {
                        <dt>{ "Service" }</dt>
                        <dd>
                            if !account.name.trim().is_empty() {
                                <Named name={account.title()} />
                            }
                            { account.edition.title() }{ ", " }{ hiding.place(account) }
                            <small class="by">{ hiding.address(account) }</small>
                        </dd>
                    }
                    <dt>{ "Organization" }</dt><dd><Named name={props.organization.clone()} /></dd>
                    <dt>{ "Key" }</dt><dd><Prefix prefix={key.prefix.clone()} /></dd>
                    <dt>{ "Last used" }</dt>
                    <dd>
                        if let Some(at) = key.last_used {
                            <When {at} now={props.now} style={Style::Ago} />
                        } else {
                            { "never" }
                        }
                    </dd>
                </dl>
                if expired {
                    <Notice tone={Tone::Grey}>{ "The key has expired: nothing can be using it. Deleting it frees its slot." }</Notice>
                } else {
                    <Notice tone={Tone::Red}>{ "Whatever uses this key loses access at once. It can't be undone." }</Notice>
                    <WordField key_shown={key.clone()} typed={props.typed.clone()} advice={advice.map(AttrValue::from)} first=true
                        ontype={props.ontype.clone()} />
                }
                if let Some(failure) = props.attempt.beside(&[Field::ConfirmWord]) {
                    <FailureNotice failure={failure.clone()} lead={lead(failure)} />
                }
                <div class="dialog-actions">
                    <button id="cancel-delete" type="button" class="button" autofocus={expired} onclick={props.onclose.reform(|_: MouseEvent| ())}>{ "Cancel" }</button>
                    <button id="confirm-delete" type="submit" class="button danger" disabled={!ready || busy}
                        title={hiding.is_on().then_some("Show the names first")}>
                        { if busy { "Deleting…" } else { "Delete" } }
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

fn lead(failure: &Failure) -> Option<&'static str> {
    (failure.kind == FailureKind::Conflict).then_some(
        "The key was changed meanwhile, and the list is refreshed. Look at it again before you delete it.",
    )
}
