//! The questions before the large window closes, or Keyward quits.

use crate::action::Action;
use crate::parts::{Answer, Ways};
use crate::state::Leaving;
use crate::use_app::App;
use crate::words::small as words;
use yew::prelude::*;

/// What was typed would be lost.
pub(super) fn discard(app: &App, leaving: Leaving) -> Html {
    let stay = app.on(|()| Action::Closed);
    let answers = vec![
        Answer { id: "keep-editing", title: words::KEEP_EDITING, class: None, onclick: stay.clone() },
        Answer {
            id: "discard",
            title: match leaving {
                Leaving::Window => words::DISCARD_AND_CLOSE,
                Leaving::Keyward => words::DISCARD_AND_QUIT,
            },
            class: Some("danger"),
            onclick: app.verb(move |app, ()| app.close(leaving, true)),
        },
    ];
    html! {
        <Ways id="close-discard" title={words::DISCARD_WHAT_YOU_TYPED} {answers} onclose={stay}>
            { words::WHAT_YOU_TYPED_AND_CHOSE }
        </Ways>
    }
}

/// A secret is in memory only.
pub(super) fn losing(app: &App) -> Html {
    let stay = app.on(|()| Action::Closed);
    let answers = vec![
        Answer { id: "stay", title: words::STAY, class: None, onclick: stay.clone() },
        Answer {
            id: "quit-anyway",
            title: words::QUIT_AND_LOSE_IT,
            class: Some("danger"),
            onclick: app.verb(|app, ()| app.go_away(true)),
        },
    ];
    html! {
        <Ways id="close-losing" title={words::NEW_SECRET_IS_IN_MEMORY} {answers} onclose={stay}>
            { words::IT_IS_IN_NO_KEYCHAIN }
        </Ways>
    }
}

/// For the first time: Keyward stays in the tray.
pub(super) fn tray(app: &App) -> Html {
    let answers = vec![
        Answer {
            id: "quit-instead",
            title: words::QUIT_INSTEAD,
            class: None,
            onclick: app.verb(|app, ()| app.go_away(true)),
        },
        Answer {
            id: "close-window",
            title: words::CLOSE,
            class: Some("primary"),
            onclick: app.verb(|app, ()| app.go_away(false)),
        },
    ];
    html! {
        <Ways id="close-tray" title={words::KEYWARD_STAYS_IN_TRAY} {answers} onclose={app.on(|()| Action::Closed)}>
            { words::ITS_WINDOW_CLOSES_AND_GIVES }
        </Ways>
    }
}
