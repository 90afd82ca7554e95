//! The keys of an organization, with one of them in detail.

use super::all_keys::AllKeys;
use super::deeds;
use super::no_keys::{before_anything, denied, not_offered};
use super::selected::{self, Menus, Selected, no_match, see_news, whats_new};
use super::several::{bar, use_batch};
use crate::action::Action;
use crate::freshness::Freshness;
use crate::parts::{
    FailureNotice, Glyph, Icon, KeyTable, Notice, SearchBar, SlotMeter, Tally, Tone, failure_words,
};
use crate::rows::Rows;
use crate::screen::Destination;
use crate::shortcut::Shortcut;
use crate::use_app::{App, use_app, use_verb};
use crate::words::keys as words;
use domain::list::Filter;
use domain::query::Known;
use domain::{Failure, FailureKind, Reach, Session, Table, View};
use std::rc::Rc;
use yew::prelude::*;

/// The screen: the keys of one organization, or of all.
#[component]
pub fn Keys() -> Html {
    let app = use_app();
    let state = app.state();
    if state.everywhere {
        return html! { <AllKeys /> };
    }
    let board = state.board().cloned().unwrap_or_default();
    let Some(view) = board.view.clone() else {
        return before_anything(&app, board.failure.as_ref());
    };
    match view.offered() {
        None => html! { <section class="keys-page">{ not_offered(&view) }</section> },
        // Where keys were read before the right went, they stay.
        Some((_, rights)) if !rights.can_manage && view.keys.is_empty() => {
            html! { <section class="keys-page">{ denied(&view, rights) }</section> }
        }
        // Another organization begins at the top of its table.
        Some(_) => {
            let key = format!("{} {}", view.at.account, view.at.id);
            html! { <Manageable {key} {view} failure={board.failure} /> }
        }
    }
}

/// What was read, and why it was not read again.
#[derive(Properties, PartialEq)]
struct ManageableProps {
    view: Rc<View>,
    failure: Option<Failure>,
}

/// The keys of one organization, where they can be managed.
#[component]
fn Manageable(props: &ManageableProps) -> Html {
    let app = use_app();
    let view = &props.view;
    let state = app.state();
    let (list, now) = (&state.list, state.present());
    let rows = use_memo((view.clone(), list.by.clone(), now), |(view, by, now)| Rows::of(view, by, *now));
    let chips = use_memo((view.clone(), now, list.by.filter), |(view, now, pressed)| {
        let count = |filter: Filter| (filter, filter.count(view, *now));
        Filter::shown(Some(view), *pressed).into_iter().map(count).collect::<Vec<_>>()
    });
    let known = use_memo(view.clone(), |view| {
        let mut known = Known::default();
        known.add(view);
        known
    });
    // The same callbacks at each drawing: a row is drawn again only when it changes.
    let (onchange, onsort, onpick) = selected::use_table(&app);
    let onbatch = use_batch(&app, &rows);
    let onpress = use_verb(&app, deeds::press);
    let table = Table::of(Some(view));
    let selected = state.place_in(&rows);
    let opened = list.opened;
    let key = selected.and_then(|place| rows.get(place)).map(|row| row.key.clone());
    html! {
        <div class="split">
            <section class="keys-page" aria-label={words::KEYS}>
                { head(&app, view) }
                <SearchBar by={list.by.clone()} chips={(*chips).clone()} {known} {onchange}><Menus {table} by={list.by.clone()} shown={rows.total} /></SearchBar>
                { stale(&app, props.failure.as_ref()) }
                if let Some((sum, tidings)) = whats_new(&view.news) {
                    { see_news(&app, sum, tidings, Some(view.at.clone())) }
                }
                <Tally by={list.by.clone()} total={rows.total} />
                <div class="table-place">
                    if view.keys.is_empty() {
                        { empty(&app) }
                    } else {
                        <KeyTable rows={(*rows).clone()} columns={selected::columns(&app, table)} by={list.by.clone()} {selected}
                            batch={state.batch.clone()} {onbatch} rotating={Rc::new(state.rotating_keys())} {onsort} {onpick} {onpress} />
                        if rows.total == 0 {
                            { no_match(&app) }
                        }
                    }
                </div>
                { bar(&app) }
            </section>
            if let Some(key) = key {
                <Selected view={view.clone()} one={key} {opened} />
            } else if !view.keys.is_empty() {
                <aside class="detail" aria-hidden="true"></aside>
            }
        </div>
    }
}

fn head(app: &App, view: &Rc<View>) -> Html {
    let manages = view.offered().is_some_and(|(_, rights)| rights.can_manage);
    let obstacle = app.state().obstacle(&view.at).map(|obstacle| obstacle.reason());
    let reason = obstacle.or((!manages).then_some(deeds::NO_RIGHT));
    html! {
        <header class="page-head">
            <div>
                <h1>{ words::KEYS }</h1>
                <SlotMeter view={view.clone()} now={app.state().present()} />
                { reach(view) }
            </div>
            { new_key_button(app, reason) }
        </header>
    }
}

/// That there may be more keys than are shown, where the right to manage them ends somewhere.
fn reach(view: &View) -> Html {
    let manages = view.offered().is_some_and(|(_, rights)| rights.can_manage);
    let places = match view.offered().map(|(_, rights)| &rights.reach).filter(|_| manages) {
        Some(Reach::Workspaces(ids)) => words::workspaces_managed(ids.len()),
        Some(Reach::Agents(ids)) => words::agents_managed(ids.len()),
        Some(Reach::Everything) | None => return html! {},
    };
    let others = match view.unseen() {
        0 => words::OTHERS_ARE_NOT_SHOWN.to_owned(),
        1 => words::ONE_OTHER_KEY_TAKES_SLOT.to_owned(),
        number => words::other_keys_take_slots_too(number),
    };
    html! { <p id="reach" class="hint">{ words::you_manage_keys_of(places, others) }</p> }
}

/// The button that leads to a new key; where it can't be made now, why.
pub(super) fn new_key_button(app: &App, reason: Option<&'static str>) -> Html {
    html! {
        <div class="page-head-deed">
            <button id="new-key" type="button" class="button primary" disabled={reason.is_some()} title={reason}
                aria-describedby={reason.map(|_| "why-not")} onclick={app.verb(|app, _: MouseEvent| app.new_key())}>
                { words::NEW_KEY }<kbd aria-hidden="true">{ Shortcut::NewKey.caps() }</kbd>
            </button>
            if let Some(reason) = reason {
                <p id="why-not" class="hint">{ reason }</p>
            }
        </div>
    }
}

/// Why what is shown may be old, and how old; nothing while all is well.
fn stale(app: &App, failure: Option<&Failure>) -> Html {
    let state = app.state();
    let foremost = state.dialog.is_none() && state.trouble.is_none();
    let signed_out = state.is_signed_out();
    let refused = failure.is_some_and(|failure| failure.kind == FailureKind::SignedOut);
    if signed_out || refused {
        let words = match failure.filter(|_| refused) {
            Some(failure) => failure_words(failure, state.hiding()),
            None => words::YOU_ARE_SIGNED_OUT_WHAT_WAS_READ.to_owned(),
        };
        return html! {
            <Notice tone={Tone::Amber} actions={sign_in_again(app)}>
                <p id={foremost.then_some("failure")} role="alert">{ words }</p>
            </Notice>
        };
    }
    let Some(failure) = failure else {
        return html! {};
    };
    let board = state.board().cloned().unwrap_or_default();
    let age = Freshness::of_one(&board, Session::Kept, state.present()).words;
    html! { <FailureNotice failure={failure.clone()} {foremost} lead={format!("{age}.")} actions={try_again(app)} /> }
}

pub(super) fn sign_in_again(app: &App) -> Html {
    let account = app.state().account().map(|one| one.account.clone());
    let onclick = match account.filter(|account| !account.sandbox) {
        Some(account) => app.on(move |_: MouseEvent| Action::Go(Destination::Welcome(Some(account.clone())))),
        None => app.verb(|app, _: MouseEvent| app.explore_sandbox()),
    };
    html! { <button id="sign-in-again" type="button" class="button primary" {onclick}>{ words::SIGN_IN_AGAIN }</button> }
}

pub(super) fn try_again(app: &App) -> Html {
    let busy = app.is_refreshing();
    html! {
        <button type="button" class="button retry" disabled={busy} onclick={app.verb(|app, _: MouseEvent| app.refresh())}>
            { if busy { words::TRYING_AGAIN } else { words::TRY_AGAIN } }
        </button>
    }
}

fn empty(app: &App) -> Html {
    let obstacle = app.state().at.as_ref().and_then(|at| app.state().obstacle(at));
    html! {
        <div class="blank" id="empty">
            <span class="blank-mark"><Icon glyph={Glyph::Key} /></span>
            <h2>{ words::NO_KEYS_YET }</h2>
            <p>{ words::KEY_LETS_PROGRAM_USE_THIS_ORGANIZATION }</p>
            <button type="button" class="button primary" disabled={obstacle.is_some()}
                title={obstacle.map(|obstacle| obstacle.reason())} onclick={app.verb(|app, _: MouseEvent| app.new_key())}>{ words::NEW_KEY }</button>
        </div>
    }
}
