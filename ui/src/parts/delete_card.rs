//! The dialog that deletes a key.

use super::badge::Tone;
use super::dialog::Dialog;
use super::difference_card::row;
use super::key_name::Named;
use super::notice::{FailureNotice, Notice};
use super::prefix::Prefix;
use super::when::{Style, When};
use super::word_field::WordField;
use crate::attempt::Attempt;
use crate::difference::Difference;
use crate::filled::titled;
use crate::hiding::use_hiding;
use crate::keyboard::focus_first;
use crate::words::dialogs as words;
use domain::{Account, Failure, FailureKind, Field, Key, Timestamp};
use yew::prelude::*;

/// The key, where it is, and how deleting it goes.
#[derive(Properties, PartialEq)]
pub struct DeleteCardProps {
    /// The key, as the admin sees it.
    pub key_shown: Key,
    /// What is different in it by now; `None` where it is as it is shown.
    #[prop_or_default]
    pub changed: Option<Vec<Difference>>,
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
    /// Look at the key as it is now, and decide anew.
    #[prop_or_default]
    pub onlook: Callback<()>,
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
    let changed = props.changed.is_some();
    let ready = !hiding.is_on() && !changed && (expired || props.typed.trim() == word);
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
    // What is typed is gone with what it was typed for: the next step has the focus.
    use_effect_with(changed, move |changed| {
        focus_first(if *changed { &["look-again"] } else { &["confirm-word", "cancel-delete"] });
    });
    html! {
        <Dialog title={titled(words::DELETE_NAME, html! { <Named name={key.name.clone()} /> })} onclose={props.onclose.clone()}>
            <form {onsubmit}>
                <dl class="facts dialog-facts">
                    if let Some(account) = &props.account {
                        <dt>{ words::SERVICE }</dt>
                        <dd>
                            if !account.name.trim().is_empty() {
                                <Named name={account.title()} />
                            }
                            { account.edition.title() }{ ", " }{ hiding.place(account) }
                            <small class="by">{ hiding.address(account) }</small>
                        </dd>
                    }
                    <dt>{ words::ORGANIZATION }</dt><dd><Named name={props.organization.clone()} /></dd>
                    <dt>{ words::KEY }</dt><dd><Prefix prefix={key.prefix.clone()} /></dd>
                    <dt>{ words::LAST_USED }</dt>
                    <dd>
                        if let Some(at) = key.last_used {
                            <When {at} now={props.now} style={Style::Ago} />
                        } else {
                            { words::NEVER }
                        }
                    </dd>
                </dl>
                if let Some(differences) = &props.changed {
                    { changes(differences) }
                } else if expired {
                    <Notice tone={Tone::Grey}>{ words::KEY_HAS_EXPIRED_NOTHING_CAN_BE_USING }</Notice>
                } else {
                    <Notice tone={Tone::Red}>{ words::WHATEVER_USES_THIS_KEY_LOSES }</Notice>
                    <WordField key_shown={key.clone()} typed={props.typed.clone()} advice={advice.map(AttrValue::from)} first=true
                        ontype={props.ontype.clone()} />
                }
                if let Some(failure) = props.attempt.beside(&[Field::ConfirmWord]).filter(|one| !changed || one.kind != FailureKind::Conflict) {
                    <FailureNotice failure={failure.clone()} lead={lead(failure)} />
                }
                <div class="dialog-actions">
                    <button id="cancel-delete" type="button" class="button" autofocus={expired} onclick={props.onclose.reform(|_: MouseEvent| ())}>{ words::CANCEL }</button>
                    if changed {
                        <button id="look-again" type="button" class="button" onclick={props.onlook.reform(|_: MouseEvent| ())}>{ words::LOOK_AT_IT_AS_IT_IS_NOW }</button>
                    }
                    <button id="confirm-delete" type="submit" class="button danger" disabled={!ready || busy}
                        title={hiding.is_on().then_some(words::SHOW_NAMES_FIRST_SHORT)}>
                        { if busy { words::DELETING } else { words::DELETE } }
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

/// What somebody changed meanwhile, and that the key stays for now.
fn changes(differences: &[Difference]) -> Html {
    html! {
        <div id="changed-since" role="alert">
            <Notice tone={Tone::Amber}>{ words::KEY_WAS_CHANGED_SINCE_IT_STAYS }</Notice>
            if differences.is_empty() {
                <p class="dialog-text">{ words::NOTHING_THAT_KEYWARD_SHOWS_OF_IT }</p>
            } else {
                <ul class="differences">{ for differences.iter().map(row) }</ul>
            }
        </div>
    }
}

fn lead(failure: &Failure) -> Option<&'static str> {
    (failure.kind == FailureKind::Conflict).then_some(words::KEY_WAS_CHANGED_MEANWHILE_AND_LIST)
}
