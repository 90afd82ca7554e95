//! What surrounds a screen: the rail, the mark of a sandbox, and what has to be said anywhere.

use super::stories::Stories;
use crate::action::Action;
use crate::parts::{Glyph, Icon, Rail, Status, ToastLine};
use crate::screen::{About, Destination, Page};
use crate::use_app::use_app;
use domain::Session;
use yew::prelude::*;

/// A screen.
#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// The screen.
    pub children: Html,
}

/// The rail beside the screen.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let app = use_app();
    let state = app.state();
    let Some(home) = state.home.clone() else {
        return html! {};
    };
    let setting = state.page == Page::Settings;
    let elsewhere = setting || matches!(state.page, Page::Welcome(_));
    let account = state.account().cloned();
    let session = account.as_ref().map_or(Session::SignedOut, |one| one.session);
    let sandbox = !elsewhere && account.as_ref().is_some_and(|one| one.account.sandbox);
    let onpick = app.on(|at| Action::Go(Destination::Keys(at)));
    let onsettings = app.on(|()| Action::Go(Destination::Settings));
    let onhide = app.verb(|app, hidden| app.hide(hidden));
    let onadd = app.on(|()| Action::Go(Destination::Welcome(None)));
    let onsignout = account
        .map(|one| one.account)
        .filter(|account| session != Session::SignedOut && !account.sandbox && !elsewhere)
        .map(|account| app.on(move |()| Action::Asked(About::SignOut(account.clone()))));
    let checking = state.page == Page::Check;
    let oncheck = app.on(|()| Action::Go(Destination::Check));
    let onrefresh = app.verb(|app, ()| app.refresh());
    let onreset = app.on(|_: MouseEvent| Action::Asked(About::ResetSandbox));
    let ongone = app.on(Action::Unsaid);
    let at = state.at.clone().filter(|_| !elsewhere && !checking);
    html! {
        <div class="frame">
            <Rail {home} {at} {onpick} {checking} {oncheck} {setting} {onsettings} {onhide} {onadd} {onsignout}>
                if !elsewhere {
                    <Status board={state.board().cloned().unwrap_or_default()} {session} now={state.now} {onrefresh} />
                }
            </Rail>
            <main class="main">
                if sandbox {
                    <div id="sandbox-mark" class="sandbox-mark">
                        <Icon glyph={Glyph::Flask} />
                        <span><strong>{ "Sandbox:" }</strong>{ " nothing here is real" }</span>
                        <button id="reset-sandbox" type="button" class="link" onclick={onreset}>{ "Reset sandbox" }</button>
                    </div>
                }
                <Stories />
                { props.children.clone() }
            </main>
            <ToastLine toast={state.toast.clone()} {ongone} />
        </div>
    }
}
