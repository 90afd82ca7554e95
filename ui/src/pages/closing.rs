//! The questions before the large window closes, or Keyward quits.

use crate::action::Action;
use crate::parts::{Answer, Ways};
use crate::state::Leaving;
use crate::use_app::App;
use yew::prelude::*;

/// What was typed would be lost.
pub(super) fn discard(app: &App, leaving: Leaving) -> Html {
    let stay = app.on(|()| Action::Closed);
    let answers = vec![
        Answer { id: "keep-editing", title: "Keep editing", class: None, onclick: stay.clone() },
        Answer {
            id: "discard",
            title: match leaving {
                Leaving::Window => "Discard and close",
                Leaving::Keyward => "Discard and quit",
            },
            class: Some("danger"),
            onclick: app.verb(move |app, ()| app.close(leaving, true)),
        },
    ];
    html! {
        <Ways id="close-discard" title="Discard what you typed?" {answers} onclose={stay}>
            { "What you typed and chose was not saved, and will be gone." }
        </Ways>
    }
}

/// A secret is in memory only.
pub(super) fn losing(app: &App) -> Html {
    let stay = app.on(|()| Action::Closed);
    let answers = vec![
        Answer { id: "stay", title: "Stay", class: None, onclick: stay.clone() },
        Answer {
            id: "quit-anyway",
            title: "Quit and lose it",
            class: Some("danger"),
            onclick: app.verb(|app, ()| app.go_away(true)),
        },
    ];
    html! {
        <Ways id="close-losing" title="A new secret is in memory only" {answers} onclose={stay}>
            { "It is in no keychain. Once Keyward quits, nobody can get it again: store it first." }
        </Ways>
    }
}

/// For the first time: Keyward stays in the tray.
pub(super) fn tray(app: &App) -> Html {
    let answers = vec![
        Answer {
            id: "quit-instead",
            title: "Quit instead",
            class: None,
            onclick: app.verb(|app, ()| app.go_away(true)),
        },
        Answer {
            id: "close-window",
            title: "Close",
            class: Some("primary"),
            onclick: app.verb(|app, ()| app.go_away(false)),
        },
    ];
    html! {
        <Ways id="close-tray" title="Keyward stays in the tray" {answers} onclose={app.on(|()| Action::Closed)}>
            { "Its window closes and gives its memory back. From the tray, keys are rotated in three clicks, and the window is opened again." }
        </Ways>
    }
}
