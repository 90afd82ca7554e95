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
        About::Delete(key) => {
            html! { <Deletion key={key.id.to_string()} key_shown={(**key).clone()} {attempt} /> }
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
            <Question title="Discard what you typed?" yes="Discard" yes_id="discard" no="Keep editing" no_id="keep-editing"
                onyes={app.on(|()| Action::Left)} {onno}>
                if matches!(app.state().page, Page::EditKey(_)) {
                    { "Your changes were not saved. The key stays as it is." }
                } else {
                    { "The new key was not made yet. What you typed and chose will be gone." }
                }
            </Question>
        },
        About::Discard(leaving) => discard(app, *leaving),
        About::Losing => losing(app),
        About::Tray => tray(app),
        About::CallOff(rotation) => calling_off(app, rotation, &attempt),
        About::ResetSandbox => html! {
            <Question title="Reset the sandbox?" yes="Reset" no="Cancel" {attempt} {onno}
                onyes={app.verb(|app, ()| app.reset_sandbox())}>
                { "Its organizations and keys become what they were at first. Keys that you made in it stop working." }
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
        <Question id="broad-confirm" title="Create a broad key?" yes="Create it" yes_id="create-broad" no="Go back" no_id="keep-editing"
            onno={app.on(|()| Action::Closed)}
            onyes={app.verb(move |app, ()| {
                app.tell(Action::Closed);
                app.create(at.clone(), wanted.clone(), false);
            })}>
            <p><strong>{ ability }</strong></p>
            <p>{ "Whoever gets hold of it can do all that. A key with less is safer where less will do." }</p>
        </Question>
    }
}
