//! What is to be said about a create that is not finished.

use super::badge::Tone;
use super::candidate_list::CandidateList;
use super::key_name::Named;
use super::notice::{FailureNotice, Notice};
use super::prefix::Prefix;
use super::when::{Style, When};
use crate::attempt::Attempt;
use crate::filled::filled;
use crate::words::notices as words;
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
        <button type="button" class="button leave" disabled={busy} onclick={about(&props.onleave)}>{ words::LEAVE_IT }</button>
    };
    let (tone, words, actions) = match &unfinished.stage {
        Stage::Pending { .. } => return html! {},
        Stage::Lost { prefix, .. } => (
            Tone::Red,
            html! {
                <p>
                    <strong>{ filled(words::SECRET_IS_LOST, [("name", name)]) }</strong>{ " " }
                    { filled(
                        words::KEY_EXISTS_BUT_ITS_SECRET_NEVER_REACHED,
                        [("prefix", html! { <Prefix prefix={prefix.clone()} /> }), ("organization", place), ("since", since)],
                    ) }
                </p>
            },
            html! {
                <>
                    { leave }
                    <button type="button" class="button danger delete-and-remake" disabled={busy} onclick={about(&props.onremake)}>
                        { words::DELETE_IT_AND_MAKE_IT_AGAIN }
                    </button>
                </>
            },
        ),
        Stage::Unsure { can_settle: true } => (
            Tone::Amber,
            html! {
                <p>
                    <strong>{ filled(words::NOBODY_KNOWS_YET_WHETHER, [("name", name)]) }</strong>{ " " }
                    { filled(words::REQUEST_WENT_TO_SERVICE_AND_ITS_ANSWER, [("organization", place), ("since", since)]) }
                </p>
            },
            html! {
                <button type="button" class="button primary find-out" disabled={busy} onclick={about(&props.onfindout)}>
                    { if busy { words::ASKING } else { words::FIND_OUT } }
                </button>
            },
        ),
        Stage::Unsure { can_settle: false } => (
            Tone::Amber,
            html! {
                <p>
                    <strong>{ filled(words::IT_STAYS_UNKNOWN_WHETHER, [("name", name)]) }</strong>{ " " }
                    { filled(
                        words::ANSWER_WAS_LOST_AND_SERVICE_NO_LONGER_REMEMBERS,
                        [("organization", place), ("since", since)],
                    ) }
                </p>
            },
            leave,
        ),
        Stage::Ask { candidates } => (
            Tone::Amber,
            html! {
                <>
                    <p>
                        <strong>{ filled(words::WHICH_OF_THESE_KEYS_IS, [("name", name)]) }</strong>{ " " }
                        { filled(words::YOU_ASKED_FOR_IT_AND_ANSWER_WAS_LOST, [("organization", place), ("since", since)]) }
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
                    <strong>{ filled(words::SECRET_IS_WAITING_FOR_KEYCHAIN, [("name", name)]) }</strong>{ " " }
                    { words::IT_IS_NOT_LOST_UNLOCK }
                </p>
            },
            html! {
                <button type="button" class="button" disabled={busy} onclick={props.onretry.reform(|_: MouseEvent| ())}>{ words::LOOK_AGAIN }</button>
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
