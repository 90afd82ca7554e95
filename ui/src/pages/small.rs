//! The small window: one thing to do next, and nothing else.

use super::begin::Begin;
use super::next::Next;
use super::rotation::reason;
use super::standing::Standing;
use crate::action::Action;
use crate::beginning::Beginning;
use crate::filled::{filled, titled};
use crate::parts::{FailureNotice, Glyph, Icon, Logo, Named, Prefix, RotationLine, Style, ToastLine, When};
use crate::screen::{Destination, Page};
use crate::use_app::{App, use_app};
use crate::words::small as words;
use domain::rotation::RotationView;
use domain::{Errand, KeyId, OrganizationRef, RotationId};
use yew::prelude::*;

/// What the whole small window shows.
#[component]
pub fn Small() -> Html {
    let app = use_app();
    let state = app.state();
    let body = match &state.page {
        Page::Starting => starting(&app),
        Page::Rotate(beginning) => rotate(&app, beginning),
        Page::Rotation(id) => rotation(&app, id),
        _ => html! { <Next /> },
    };
    html! {
        <main id="small" class="small">
            if let Some(failure) = &state.trouble {
                <div class="stories"><FailureNotice failure={failure.clone()} foremost={state.dialog.is_none()} actions={html! {
                    <button type="button" class="icon-button" aria-label={words::PUT_THIS_AWAY} title={words::PUT_THIS_AWAY}
                        onclick={app.on(|_: MouseEvent| Action::TroubleSeen)}><Icon glyph={Glyph::Close} /></button>
                }} /></div>
            }
            { body }
            <ToastLine toast={state.toast.clone()} ongone={app.on(Action::Unsaid)} />
        </main>
    }
}

fn starting(app: &App) -> Html {
    html! {
        <div class="starting">
            <Logo />
            if let Some(failure) = &app.state().home_failure {
                <FailureNotice failure={failure.clone()} lead={words::KEYWARD_COULD_NOT_START} />
                { close(app, words::CLOSE) }
            }
        </div>
    }
}

/// The key and where it is, over what is done with it.
fn head(
    app: &App,
    title: &'static str,
    name: &str,
    at: &OrganizationRef,
    organization: &str,
    beside: Html,
) -> Html {
    let several = app.state().home.as_ref().is_some_and(|home| home.organizations.len() > 1);
    let sandbox =
        app.state().home.as_ref().and_then(|home| home.account(at)).is_some_and(|one| one.account.sandbox);
    html! {
        <header class="small-head">
            <h1>{ titled(title, html! { <Named name={name.to_owned()} /> }) }</h1>
            <p class="hint">
                if several {
                    <Named name={organization.to_owned()} class="inline" />{ " · " }
                }
                { beside }
                if sandbox {
                    { " · " }<span id="sandbox-mark">{ words::SANDBOX }</span>
                }
            </p>
        </header>
    }
}

fn rotate(app: &App, beginning: &Beginning) -> Html {
    let board = app.state().boards.get(&beginning.at).cloned().unwrap_or_default();
    let view = board.view.as_ref();
    let Some((view, old)) = view.and_then(|view| Some((view, beginning.old(view)?))) else {
        return missing(app, view.is_some());
    };
    let now = app.state().now_at(&beginning.at);
    let beside = html! {
        <>
            <Prefix prefix={old.prefix.clone()} />
            { for old.expires.map(|at| html! { <>
                { " · " }
                { match old.is_expired(now) {
                    true => filled(words::EXPIRED, [("when", html! { <When {at} {now} style={Style::Ago} /> })]),
                    false => filled(words::EXPIRES, [("when", html! { <When {at} {now} style={Style::Until} /> })]),
                } }
            </> }) }
        </>
    };
    html! {
        <>
            { head(app, words::ROTATE_NAME, &old.name, &beginning.at, &view.title, beside) }
            <Begin key={old.id.to_string()} beginning={beginning.clone()} view={view.clone()} old={old.clone()}
                leave={leave(app, Some((beginning.at.clone(), old.id.clone())))} />
        </>
    }
}

/// The key is not there, or not yet.
fn missing(app: &App, read: bool) -> Html {
    html! {
        <>
            <div class="small-body">
                if read {
                    <p id="key-gone">{ words::KEY_IS_NOT_IN_LIST }</p>
                } else {
                    { for (0..4).map(|_| html! { <span class="ghost-bar wide"></span> }) }
                }
            </div>
            <footer class="form-foot"><div class="form-foot-line"><span class="ability"></span>{ leave(app, None) }</div></footer>
        </>
    }
}

fn rotation(app: &App, id: &RotationId) -> Html {
    match app.state().find_rotation(id) {
        Some(view) => under_way(app, view),
        None => missing(app, true),
    }
}

fn under_way(app: &App, view: &RotationView) -> Html {
    let rotation = &view.rotation;
    let now = app.state().now_at(&rotation.at);
    let key = (rotation.at.clone(), rotation.old.id.clone());
    html! {
        <>
            { head(app, words::ROTATION_OF, &rotation.old.name, &rotation.at, &rotation.organization_title, html! {
                <Prefix prefix={rotation.old.prefix.clone()} />
            }) }
            <div id="rotation" class="small-body" data-rotation={rotation.id.to_string()} data-standing={view.now.word()}
                data-reason={reason(view)}>
                <RotationLine rotation={rotation.clone()} standing={view.now.clone()} {now} />
                <Standing view={view.clone()} />
            </div>
            <footer class="form-foot"><div class="form-foot-line"><span class="ability"></span>{ leave(app, Some(key)) }</div></footer>
        </>
    }
}

/// The buttons that lead elsewhere.
pub(super) fn leave(app: &App, key: Option<(OrganizationRef, KeyId)>) -> Html {
    let others = app.state().errand == Some(Errand::Next) && app.state().page != Page::Next;
    let onopen = app.verb(move |app, _: MouseEvent| app.open_window(key.clone()));
    html! {
        <>
            if others {
                <button id="other-keys" type="button" class="button" onclick={app.on(|_: MouseEvent| Action::Go(Destination::Next))}>
                    { words::OTHERS }
                </button>
            }
            <button id="open-keyward" type="button" class="button" onclick={onopen}>{ words::OPEN_IN_KEYWARD }</button>
            { close(app, words::CLOSE) }
        </>
    }
}

fn close(app: &App, words: &'static str) -> Html {
    let done = match &app.state().page {
        Page::Rotation(id) => app.state().find_rotation(id).is_some_and(|one| one.rotation.is_over()),
        _ => false,
    };
    html! {
        <button id="end-errand" type="button" class={classes!("button", done.then_some("primary"))} title={words::CLOSE_ESC} onclick={app.verb(|app, _: MouseEvent| app.end_errand())}>
            { words }
        </button>
    }
}
