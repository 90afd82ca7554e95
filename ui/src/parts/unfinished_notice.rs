//! What is to be said about a create that is not finished.

use super::badge::Tone;
use super::candidate_list::CandidateList;
use super::key_name::Named;
use super::notice::{FailureNotice, Notice};
use super::prefix::Prefix;
use super::when::{Style, When};
use crate::attempt::Attempt;
use domain::{KeyId, Stage, Timestamp, Unfinished};
use yew::prelude::*;

/// The create, and what can be done about it.
#[derive(Properties, PartialEq)]
pub struct UnfinishedNoticeProps {
    /// The create.
    pub unfinished: Unfinished,
    /// How finishing it goes.
    #[prop_or_default]
    pub attempt: Attempt,
    /// The present.
    pub now: Timestamp,
    /// False where a dialog lies over it.
    #[prop_or(true)]
    pub foremost: bool,
    /// Asks the service once more.
    pub onfindout: Callback<Unfinished>,
    /// Deletes the key and makes it again.
    pub onremake: Callback<Unfinished>,
    /// Says which of the candidates it made, or none.
    pub onchoose: Callback<(Unfinished, Option<KeyId>)>,
    /// Speaks no more of it.
    pub onleave: Callback<Unfinished>,
    /// Looks again whether the keychain answers.
    pub onretry: Callback<()>,
}

/// A notice for a create that is unsure, to be told from others, lost or waiting. A pending one has the banner.
#[component]
pub fn UnfinishedNotice(props: &UnfinishedNoticeProps) -> Html {
    let unfinished = &props.unfinished;
    let busy = props.attempt.busy;
    let about = |callback: &Callback<Unfinished>| {
        let unfinished = unfinished.clone();
        callback.reform(move |_: MouseEvent| unfinished.clone())
    };
    let name = html! { <Named name={unfinished.draft.name.as_str().to_owned()} class="inline" /> };
    let place = html! { <Named name={unfinished.organization_title.clone()} class="inline" /> };
    let since = html! { <When at={unfinished.since} now={props.now} style={Style::Ago} /> };
    let leave = html! {
        <button type="button" class="button leave" disabled={busy} onclick={about(&props.onleave)}>{ "Leave it" }</button>
    };
    let (tone, words, actions) = match &unfinished.stage {
        Stage::Pending { .. } => return html! {},
        Stage::Lost { prefix, .. } => (
            Tone::Red,
            html! {
                <p>
                    <strong>{ "The secret of " }{ name }{ " is lost." }</strong>
                    { " The key " }<Prefix prefix={prefix.clone()} />{ " exists in " }{ place }
                    { ", made " }{ since }{ ", but its secret never reached this computer and can't be had again. Nobody can use it." }
                </p>
            },
            html! {
                <>
                    { leave }
                    <button type="button" class="button danger delete-and-remake" disabled={busy} onclick={about(&props.onremake)}>
                        { "Delete it and make it again" }
                    </button>
                </>
            },
        ),
        Stage::Unsure { can_settle: true } => (
            Tone::Amber,
            html! {
                <p>
                    <strong>{ "Nobody knows yet whether " }{ name }{ " was made." }</strong>
                    { " The request went to the service for " }{ place }{ " " }{ since }
                    { ", and its answer was lost. Asking again makes no second key." }
                </p>
            },
            html! {
                <button type="button" class="button primary find-out" disabled={busy} onclick={about(&props.onfindout)}>
                    { if busy { "Asking…" } else { "Find out" } }
                </button>
            },
        ),
        Stage::Unsure { can_settle: false } => (
            Tone::Amber,
            html! {
                <p>
                    <strong>{ "It stays unknown whether " }{ name }{ " was made." }</strong>
                    { " The answer was lost " }{ since }{ ", and the service no longer remembers the request. Look for the key in " }
                    { place }{ ": if it is there, delete it, because its secret is lost." }
                </p>
            },
            leave,
        ),
        Stage::Ask { candidates } => (
            Tone::Amber,
            html! {
                <>
                    <p>
                        <strong>{ "Which of these keys is " }{ name }{ "?" }</strong>
                        { " You asked for it in " }{ place }{ " " }{ since }
                        { ", and the answer was lost. This service can't be asked about a request, and its list has keys that may be the one. Choosing deletes nothing." }
                    </p>
                    <CandidateList candidates={candidates.clone()} now={props.now} {busy} onchoose={
                        let unfinished = unfinished.clone();
                        props.onchoose.reform(move |key| (unfinished.clone(), key))
                    } />
                </>
            },
            html! {},
        ),
        Stage::Waiting => (
            Tone::Amber,
            html! {
                <p>
                    <strong>{ "The secret of " }{ name }{ " is waiting for the keychain." }</strong>
                    { " It is not lost: unlock your keychain and it will be offered again." }
                </p>
            },
            html! {
                <button type="button" class="button" disabled={busy} onclick={props.onretry.reform(|_: MouseEvent| ())}>{ "Look again" }</button>
            },
        ),
    };
    html! {
        <div class="unfinished" data-unfinished={unfinished.id.to_string()}>
            <Notice {tone} {actions}>{ words }</Notice>
            if let Some(failure) = &props.attempt.failure {
                <FailureNotice failure={failure.clone()} foremost={props.foremost} />
            }
        </div>
    }
}
