//! How fresh what is shown is.

use super::icon::{Glyph, Icon};
use crate::board::Board;
use crate::moment;
use domain::{FailureKind, Session, Timestamp};
use yew::prelude::*;

/// What is known, and how fresh it is.
#[derive(Properties, PartialEq)]
pub struct StatusProps {
    /// What is known.
    pub board: Board,
    /// Whether Keyward holds a credential.
    pub session: Session,
    /// The present.
    pub now: Timestamp,
    /// Asks the service again.
    pub onrefresh: Callback<()>,
}

/// The status line of the rail, with the refresh button.
#[component]
pub fn Status(props: &StatusProps) -> Html {
    let onclick = props.onrefresh.reform(|_: MouseEvent| ());
    let (tone, words) = status_words(&props.board, props.session, props.now);
    let busy = props.board.refreshing;
    html! {
        <div class="status">
            <span class={classes!("status-dot", tone)} aria-hidden="true"></span>
            <span id="status" class="status-words">{ words }</span>
            <button id="refresh" type="button" class={classes!("icon-button", busy.then_some("turning"))}
                disabled={busy || props.session == Session::SignedOut} {onclick}
                aria-label="Refresh" title="Refresh (F5)">
                <Icon glyph={Glyph::Refresh} />
            </button>
        </div>
    }
}

/// The class of the dot, and the words beside it.
pub fn status_words(board: &Board, session: Session, now: Timestamp) -> (&'static str, String) {
    let read = board.view.as_ref().map(|view| moment::ago(view.read, now));
    let showing = |lead: &str| match &read {
        Some(age) => format!("{lead}, showing what was read {age}"),
        None => lead.to_owned(),
    };
    if board.refreshing {
        return ("calm", "Refreshing…".to_owned());
    }
    if session == Session::SignedOut {
        return ("off", showing("Signed out"));
    }
    match (&board.failure, &read) {
        (Some(failure), _) if failure.kind == FailureKind::Offline => ("off", showing("Offline")),
        (Some(failure), _) if failure.kind == FailureKind::SignedOut => ("off", showing("Signed out")),
        (Some(_), _) => ("bad", showing("Not refreshed")),
        (None, Some(age)) => ("good", format!("Online, refreshed {age}")),
        (None, None) => ("calm", "Not read yet".to_owned()),
    }
}
