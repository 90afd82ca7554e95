//! The keys of an organization, with one of them in detail.

use crate::action::Action;
use crate::keyboard::focus_if_lost;
use crate::list::Change;
use crate::parts::{
    Detail, FailureNotice, Glyph, Icon, KeyTable, Named, Notice, SearchBar, Skeleton, SlotMeter, Tone,
};
use crate::screen::{About, Destination};
use crate::use_app::{App, use_app};
use domain::{Failure, FailureKind, Reach, Rights, Session, View, text};
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
    let signed_out = state.account().is_some_and(|(_, session)| *session == Session::SignedOut);
    let onchange = app.on(Action::List);
    let shown = list.shown(view, now);
    let selected = list.selected.as_ref().and_then(|id| shown.iter().find(|key| key.id == *id));
    let clear = app.on(|_: MouseEvent| Action::List(Change::Clear));
    let ondelete = (!signed_out).then(|| app.on(|key| Action::Asked(About::Delete(Box::new(key)))));
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
                <Detail view={view.clone()} key_shown={(*key).clone()} {now} opened={list.opened} {ondelete}
                    oncopy={app.verb(|app, prefix| app.copy_text(prefix, "Prefix copied"))}
                    onclose={app.on(|()| Action::List(Change::Close))} />
            } else if !view.keys.is_empty() {
                <aside class="detail" aria-hidden="true"></aside>
            }
        </div>
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

/// That there may be more keys than are shown, where the right to manage them ends at some workspaces.
fn reach(view: &View) -> Html {
    match view.offered().map(|(_, rights)| &rights.reach) {
        Some(Reach::Workspaces(ids)) => {
            let places =
                if ids.len() == 1 { "1 workspace".to_owned() } else { format!("{} workspaces", ids.len()) };
            html! { <p class="hint">{ format!("You manage the keys of {places}; others are not shown.") }</p> }
        }
        Some(Reach::Everything) | None => html! {},
    }
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
            Some(failure) => text::harmless(&failure.message),
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

fn sign_in_again(app: &App) -> Html {
    let account = app.state().account().map(|(account, _)| account.clone());
    let onclick = match account.filter(|account| !account.sandbox) {
        Some(account) => app.on(move |_: MouseEvent| Action::Go(Destination::Welcome(Some(account.clone())))),
        None => app.verb(|app, _: MouseEvent| app.explore_sandbox()),
    };
    html! { <button id="sign-in-again" type="button" class="button primary" {onclick}>{ "Sign in again" }</button> }
}

fn try_again(app: &App) -> Html {
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

/// Nothing was read yet: loading, or why it can't be.
fn before_anything(app: &App, failure: Option<&Failure>) -> Html {
    let signed_out = app.state().account().is_some_and(|(_, session)| *session == Session::SignedOut);
    let foremost = app.state().dialog.is_none() && app.state().trouble.is_none();
    let header = html! { <header class="page-head"><div><h1>{ "Keys" }</h1></div></header> };
    let words = match failure {
        None if signed_out => html! {
            <>
                { header }
                <div class="blank">
                    <h2>{ "Signed out" }</h2>
                    <p>{ "Nothing of this organization was read before. Sign in to see its keys." }</p>
                    { sign_in_again(app) }
                </div>
            </>
        },
        None => return loading(),
        Some(failure) => html! {
            <>
                { header }
                <div class="blank">
                    <h2>{ "The keys could not be read" }</h2>
                    <p id={foremost.then_some("failure")} role="alert">{ text::harmless(&failure.message) }</p>
                    if failure.kind == FailureKind::SignedOut {
                        { sign_in_again(app) }
                    } else {
                        { try_again(app) }
                    }
                </div>
            </>
        },
    };
    html! { <section class="keys-page">{ words }</section> }
}

/// Everything in its place, and nothing to read yet: when it comes, nothing jumps.
fn loading() -> Html {
    html! {
        <div class="split">
            <section class="keys-page" aria-label="Keys" aria-busy="true">
                <header class="page-head">
                    <div><h1>{ "Keys" }</h1><div class="meter"><span class="ghost-bar short"></span></div></div>
                    <span class="ghost-bar button-ghost"></span>
                </header>
                <div class="search-bar"><span class="ghost-bar wide"></span></div>
                <div class="table-place"><Skeleton /></div>
            </section>
            <aside class="detail" aria-hidden="true"></aside>
        </div>
    }
}

fn denied(view: &View, rights: &Rights) -> Html {
    let who =
        if rights.email.is_empty() { "Your credential".to_owned() } else { text::harmless(&rights.email) };
    let roles: Vec<String> = rights.roles.iter().map(|role| text::harmless(role)).collect();
    html! {
        <>
            <header class="page-head"><div><h1>{ "Keys" }</h1></div></header>
            <div class="blank" id="denied">
                <span class="blank-mark"><Icon glyph={Glyph::Lock} /></span>
                <h2>{ "You can't manage the keys of this organization" }</h2>
                <p>
                    <bdi>{ who }</bdi>
                    if roles.is_empty() {
                        { " has no role that may." }
                    } else {
                        { format!(" has the role {}, which may not.", domain::sentence::list(&roles)) }
                    }
                    { " Ask an organization admin to make the key for you, or to give you a role that manages keys." }
                </p>
                { workspaces(view) }
            </div>
        </>
    }
}

fn not_offered(view: &View) -> Html {
    html! {
        <>
            <header class="page-head"><div><h1>{ "Keys" }</h1></div></header>
            <div class="blank" id="not-offered">
                <span class="blank-mark"><Icon glyph={Glyph::Key} /></span>
                <h2>{ "This service does not offer key management over its API" }</h2>
                <p>{ "Use its own console to make and delete keys. Signing in works, and so does looking at organizations and workspaces." }</p>
                { workspaces(view) }
            </div>
        </>
    }
}

fn workspaces(view: &View) -> Html {
    if view.workspaces.is_empty() {
        return html! {};
    }
    html! {
        <section class="blank-list" aria-labelledby="workspaces-title">
            <h3 id="workspaces-title">{ format!("Workspaces, {}", view.workspaces.len()) }</h3>
            <ul>{ for view.workspaces.iter().map(|one| html! { <li key={one.id.to_string()}><Named name={one.title.clone()} /></li> }) }</ul>
        </section>
    }
}
