//! Which dialog lies over the screen.

use super::accounts::{removing, signing_out};
use super::closing::{discard, losing, tray};
use super::deletion::Deletion;
use super::palette::Palette;
use super::saving::{conflict, difference};
use super::secret::secret;
use super::several::Prune;
use super::shortcuts::shortcuts;
use super::standing::calling_off;
use super::whither::{examine, whither};
use crate::action::Action;
use crate::parts::Question;
use crate::screen::{About, Dialog, Page};
use crate::use_app::{App, use_app};
use crate::words::dialogs as words;
use domain::KeyDraft;
use yew::prelude::*;

/// The dialog over the screen, where there is one.
#[component]
pub fn Dialogs() -> Html {
    let app = use_app();
    match &app.state().dialog {
        None => html! {},
        Some(dialog) => draw(&app, dialog),
    }
}

fn draw(app: &App, dialog: &Dialog) -> Html {
    let attempt = dialog.attempt.clone();
    let onno = app.on(|()| Action::Closed);
    match &dialog.about {
        About::Secret(create) => match app.state().find_unfinished(create) {
            Some(unfinished) => secret(app, unfinished, &attempt),
            None => html! {},
        },
        About::Delete(at, key) => {
            html! { <Deletion key={format!("{} {} {}", at.account, at.id, key.id)} at={at.clone()} key_shown={(**key).clone()} {attempt} /> }
        }
        About::Prune(_) => html! { <Prune /> },
        About::Broad(draft) => broad(app, draft),
        About::Difference(changes) => difference(app, changes, attempt),
        About::Conflict(changes, theirs) => conflict(app, changes, theirs, attempt),
        About::Palette => html! { <Palette /> },
        About::Shortcuts => shortcuts(app),
        About::Whither => whither(app),
        About::Examine => examine(app),
        About::Leave(_) => html! {
            <Question title={words::DISCARD_WHAT_YOU_TYPED} yes={words::DISCARD} yes_id="discard" no={words::KEEP_EDITING} no_id="keep-editing"
                onyes={app.on(|()| Action::Left)} {onno}>
                if matches!(app.state().page, Page::EditKey(_)) {
                    { words::YOUR_CHANGES_WERE_NOT_SAVED }
                } else {
                    { words::NEW_KEY_WAS_NOT_MADE }
                }
            </Question>
        },
        About::Discard(leaving) => discard(app, *leaving),
        About::Losing => losing(app),
        About::Tray => tray(app),
        About::CallOff(rotation) => calling_off(app, rotation, &attempt),
        About::ResetSandbox => html! {
            <Question title={words::RESET_SANDBOX} yes={words::RESET} no={words::CANCEL} {attempt} {onno}
                onyes={app.verb(|app, ()| app.reset_sandbox())}>
                { words::ITS_ORGANIZATIONS_AND_KEYS_BECOME }
            </Question>
        },
        About::SignOut(account) => signing_out(app, account, attempt),
        About::RemoveAccount(account) => removing(app, account, attempt),
    }
}

/// A broad key asks once more before it is made.
fn broad(app: &App, draft: &KeyDraft) -> Html {
    let Page::NewKey(form) = &app.state().page else {
        return html! {};
    };
    let ability = app.state().view().map(|view| {
        super::saving::ability(&app.state().hiding().view(view), draft.level.as_ref(), &draft.scope)
    });
    let (at, wanted) = (form.at.clone(), draft.clone());
    html! {
        <Question id="broad-confirm" title={words::CREATE_BROAD_KEY} yes={words::CREATE_IT} yes_id="create-broad" no={words::GO_BACK} no_id="keep-editing"
            onno={app.on(|()| Action::Closed)}
            onyes={app.verb(move |app, ()| {
                app.tell(Action::Closed);
                app.create(at.clone(), wanted.clone(), false);
            })}>
            <p><strong>{ ability }</strong></p>
            <p>{ words::WHOEVER_GETS_HOLD_OF_IT_CAN_DO }</p>
        </Question>
    }
}
