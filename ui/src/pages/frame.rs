//! What surrounds a screen: the rail, the mark of a sandbox, and what has to be said anywhere.

use super::stories::Stories;
use crate::action::Action;
use crate::freshness::Freshness;
use crate::parts::{Glyph, Icon, Rail, Status, ToastLine, Whereabouts};
use crate::screen::{About, Destination, Page};
use crate::use_app::{App, use_app, use_verb};
use crate::words::frame as words;
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
    // The same callbacks at each drawing: the rail is drawn again only when something of it changes.
    let onall = use_verb(&app, |app, ()| app.tell(Action::Go(Destination::All)));
    let onpick = use_verb(&app, |app, at| app.tell(Action::Go(Destination::Keys(at))));
    let onsettings = use_verb(&app, |app, ()| app.tell(Action::Go(Destination::Settings)));
    let onhide = use_verb(&app, App::hide);
    let onadd = use_verb(&app, |app, ()| app.tell(Action::Go(Destination::Welcome(None))));
    let onfind = use_verb(&app, |app, ()| app.ask(About::Palette));
    let onrotations = use_verb(&app, |app, ()| app.tell(Action::Go(Destination::Rotations)));
    let onhealth = use_verb(&app, |app, ()| app.tell(Action::Go(app.state().health_here())));
    let onactivity = use_verb(&app, |app, ()| app.tell(Action::Go(Destination::Activity)));
    let oncheck = use_verb(&app, |app, ()| app.tell(Action::Go(Destination::Check)));
    let onrefresh = use_verb(&app, |app, ()| app.refresh());
    let ongone = use_verb(&app, |app, number| app.tell(Action::Unsaid(number)));
    let Some(home) = state.home.clone() else {
        return html! {};
    };
    let setting = state.page == Page::Settings;
    let elsewhere = setting || matches!(state.page, Page::Welcome(_));
    let checking = state.page == Page::Check;
    let rotating = state.page == Page::Rotations;
    let examining = state.page == Page::Health;
    let reviewing = state.page == Page::Activity;
    let whereabouts = match &state.at {
        _ if elsewhere || checking || rotating || examining || reviewing => Whereabouts::Elsewhere,
        _ if state.everywhere => Whereabouts::All,
        Some(at) => Whereabouts::One(at.clone()),
        None => Whereabouts::Elsewhere,
    };
    let account = state.account().cloned();
    let session = account.as_ref().map_or(Session::SignedOut, |one| one.session);
    // Over all organizations nothing is real only where all of them are of a sandbox.
    let sandbox = if state.surveys_all() {
        home.accounts.iter().all(|one| one.account.sandbox)
    } else {
        !elsewhere && account.as_ref().is_some_and(|one| one.account.sandbox)
    };
    let onsignout = account
        .map(|one| one.account)
        .filter(|account| {
            session != Session::SignedOut && !account.sandbox && !elsewhere && !state.everywhere
        })
        .map(|account| app.on(move |()| Action::Asked(About::SignOut(account.clone()))));
    let onreset = app.on(|_: MouseEvent| Action::Asked(About::ResetSandbox));
    let freshness = if state.surveys_all() {
        Freshness::of_all(&home, state.now)
    } else {
        Freshness::of_one(&state.board().cloned().unwrap_or_default(), session, state.present())
    };
    html! {
        <div class={classes!("frame", (!state.batch.is_empty()).then_some("with-bar"))}>
            <Rail home={home.clone()} {whereabouts} {onall} {onpick} {onfind} {examining} {onhealth} {rotating} waiting={state.waiting_rotations().len()} {onrotations} {reviewing} {onactivity} {checking} {oncheck} {setting} {onsettings} {onhide} {onadd} {onsignout}>
                if !elsewhere {
                    <Status {freshness} requests={home.requests} busy={app.is_refreshing()} {onrefresh} />
                }
            </Rail>
            <main class="main">
                if sandbox {
                    <div id="sandbox-mark" class="sandbox-mark">
                        <Icon glyph={Glyph::Flask} />
                        <span><strong>{ words::SANDBOX }</strong>{ words::NOTHING_HERE_IS_REAL }</span>
                        <button id="reset-sandbox" type="button" class="link" onclick={onreset}>{ words::RESET_SANDBOX }</button>
                    </div>
                }
                <Stories />
                { props.children.clone() }
            </main>
            <ToastLine toast={state.toast.clone()} {ongone} />
        </div>
    }
}
