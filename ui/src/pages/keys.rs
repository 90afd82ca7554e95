//! The keys of an organization, with one of them in detail.

use super::no_keys::{before_anything, denied, not_offered};
use crate::action::Action;
use crate::keyboard::focus_if_lost;
use crate::list::Change;
use crate::parts::{
    Deed, Detail, FailureNotice, Glyph, Icon, KeyTable, Notice, SearchBar, SlotMeter, Tone, failure_words,
};
use crate::screen::{About, Destination};
use crate::use_app::{App, use_app};
use domain::{Failure, FailureKind, Key, Reach, View};
use std::rc::Rc;
use yew::prelude::*;

/// The screen.
#[component]
pub fn Keys() -> Html {
    let app = use_app();
    // Coming back from another screen, the arrows work at once.
    use_effect_with((), |()| focus_if_lost("keys"));
    let state = app.state();
    let board = state.board().cloned().unwrap_or_default();
    let Some(view) = board.view.clone() else {
        return before_anything(&app, board.failure.as_ref());
    };
    match view.offered() {
        None => html! { <section class="keys-page">{ not_offered(&view) }</section> },
        Some((_, rights)) if !rights.can_manage => {
            html! { <section class="keys-page">{ denied(&view, rights) }</section> }
        }
        Some(_) => manageable(&app, &view, board.failure.as_ref()),
    }
}

fn manageable(app: &App, view: &Rc<View>, failure: Option<&Failure>) -> Html {
    let state = app.state();
    let (list, now) = (state.list.clone(), state.now);
    let signed_out = state.is_signed_out();
    let onchange = app.on(Action::List);
    let shown = list.shown(view, now);
    let selected = list.selected.as_ref().and_then(|id| shown.iter().find(|key| key.id == *id));
    let clear = app.on(|_: MouseEvent| Action::List(Change::Clear));
    let ondeed = app.verb(|app, (key, deed)| do_with(app, key, deed));
    html! {
        <div class="split">
            <section class="keys-page" aria-label="Keys">
                { head(app, view, signed_out) }
                <SearchBar list={list.clone()} view={view.clone()} {now} onchange={onchange.clone()} />
                { stale(app, failure, signed_out) }
                <div class="table-place">
                    if view.keys.is_empty() {
                        { empty(app, signed_out) }
                    } else {
                        <KeyTable view={view.clone()} list={list.clone()} {now} {onchange} />
                        if shown.is_empty() {
                            <div class="blank">
                                <p>{ "No key matches." }</p>
                                <button type="button" class="button" onclick={clear}>{ "Show all keys" }</button>
                            </div>
                        }
                    }
                </div>
            </section>
            if let Some(key) = selected {
                <Detail view={view.clone()} key_shown={(*key).clone()} {now} opened={list.opened} signed_in={!signed_out} {ondeed}
                    noting={state.noting.get(&(view.at.clone(), key.id.clone())).cloned().unwrap_or_default()} />
            } else if !view.keys.is_empty() {
                <aside class="detail" aria-hidden="true"></aside>
            }
        </div>
    }
}

/// Does what was asked for in the detail.
fn do_with(app: &App, key: Key, deed: Deed) {
    let Some(at) = app.state().at.clone() else { return };
    match deed {
        Deed::CopyPrefix => app.copy_text(key.prefix, "Prefix copied"),
        Deed::Edit => app.tell(Action::Go(Destination::Edit(at, Box::new(key)))),
        Deed::Like => app.tell(Action::Go(Destination::Like(at, Box::new(key)))),
        Deed::Usage => app.tell(Action::Go(Destination::Usage(at, key.id))),
        Deed::Delete => app.ask(About::Delete(Box::new(key))),
        Deed::Note(note) => app.note(at, key.id, note),
        Deed::Close => app.tell(Action::List(Change::Close)),
    }
}

fn head(app: &App, view: &Rc<View>, signed_out: bool) -> Html {
    html! {
        <header class="page-head">
            <div>
                <h1>{ "Keys" }</h1>
                <SlotMeter view={view.clone()} now={app.state().now} />
                { reach(view) }
            </div>
            { new_key_button(app, signed_out) }
        </header>
    }
}

/// That there may be more keys than are shown, where the right to manage them ends somewhere.
fn reach(view: &View) -> Html {
    let counted = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    let places = match view.offered().map(|(_, rights)| &rights.reach) {
        Some(Reach::Workspaces(ids)) => counted(ids.len(), "workspace"),
        Some(Reach::Agents(ids)) => counted(ids.len(), "agent"),
        Some(Reach::Everything) | None => return html! {},
    };
    let others = match view.unseen() {
        0 => "others are not shown".to_owned(),
        1 => "1 other key takes a slot too".to_owned(),
        number => format!("{number} other keys take slots too"),
    };
    html! { <p id="reach" class="hint">{ format!("You manage the keys of {places}; {others}.") }</p> }
}

fn new_key_button(app: &App, signed_out: bool) -> Html {
    html! {
        <button id="new-key" type="button" class="button primary" disabled={signed_out}
            title={signed_out.then_some("Sign in to make a key")} onclick={app.verb(|app, _: MouseEvent| app.new_key())}>
            { "New key" }<kbd aria-hidden="true">{ "Ctrl N" }</kbd>
        </button>
    }
}

/// Why what is shown may be old; nothing while all is well.
fn stale(app: &App, failure: Option<&Failure>, signed_out: bool) -> Html {
    let foremost = app.state().dialog.is_none() && app.state().trouble.is_none();
    let refused = failure.is_some_and(|failure| failure.kind == FailureKind::SignedOut);
    if signed_out || refused {
        let words = match failure.filter(|_| refused) {
            Some(failure) => failure_words(failure, app.state().hiding()),
            None => "You are signed out. What was read before is still here.".to_owned(),
        };
        return html! {
            <Notice tone={Tone::Amber} actions={sign_in_again(app)}>
                <p id={foremost.then_some("failure")} role="alert">{ words }</p>
            </Notice>
        };
    }
    match failure {
        Some(failure) => {
            html! { <FailureNotice failure={failure.clone()} {foremost} actions={try_again(app)} /> }
        }
        None => html! {},
    }
}

pub(super) fn sign_in_again(app: &App) -> Html {
    let account = app.state().account().map(|one| one.account.clone());
    let onclick = match account.filter(|account| !account.sandbox) {
        Some(account) => app.on(move |_: MouseEvent| Action::Go(Destination::Welcome(Some(account.clone())))),
        None => app.verb(|app, _: MouseEvent| app.explore_sandbox()),
    };
    html! { <button id="sign-in-again" type="button" class="button primary" {onclick}>{ "Sign in again" }</button> }
}

pub(super) fn try_again(app: &App) -> Html {
    let busy = app.state().board().is_some_and(|board| board.refreshing);
    html! {
        <button type="button" class="button" disabled={busy} onclick={app.verb(|app, _: MouseEvent| app.refresh())}>
            { if busy { "Refreshing…" } else { "Try again" } }
        </button>
    }
}

fn empty(app: &App, signed_out: bool) -> Html {
    html! {
        <div class="blank" id="empty">
            <span class="blank-mark"><Icon glyph={Glyph::Key} /></span>
            <h2>{ "No keys yet" }</h2>
            <p>{ "A key lets a program use this organization. Give each program its own, with no more than it needs." }</p>
            <button type="button" class="button primary" disabled={signed_out}
                onclick={app.verb(|app, _: MouseEvent| app.new_key())}>{ "New key" }</button>
        </div>
    }
}
