//! The screen of the keys where there is nothing to manage: loading, failed, denied, not offered.

use super::keys::{sign_in_again, try_again};
use super::selected::columns;
use crate::filled::filled;
use crate::parts::{Glyph, Icon, Named, Skeleton, Told, failure_words};
use crate::use_app::App;
use crate::words::keys as words;
use domain::{Failure, FailureKind, Rights, Table, View, text};
use yew::prelude::*;

/// Nothing was read yet: loading, or why it can't be.
pub(super) fn before_anything(app: &App, failure: Option<&Failure>) -> Html {
    let signed_out = app.state().is_signed_out();
    let foremost = app.state().dialog.is_none() && app.state().trouble.is_none();
    let header = html! { <header class="page-head"><div><h1>{ words::KEYS }</h1></div></header> };
    let words = match failure {
        None if signed_out => html! {
            <>
                { header }
                <div class="blank">
                    <h2>{ words::SIGNED_OUT }</h2>
                    <p>{ words::NOTHING_OF_THIS_ORGANIZATION_WAS_READ }</p>
                    { sign_in_again(app) }
                </div>
            </>
        },
        None => return loading(app),
        Some(failure) => html! {
            <>
                { header }
                <div class="blank">
                    <h2>{ words::KEYS_COULD_NOT_BE_READ }</h2>
                    <p id={foremost.then_some("failure")} role="alert">{ failure_words(failure, app.state().hiding()) }</p>
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
fn loading(app: &App) -> Html {
    html! {
        <div class="split">
            <section class="keys-page" aria-label={words::KEYS} aria-busy="true">
                <header class="page-head">
                    <div><h1>{ words::KEYS }</h1><div class="meter"><span class="ghost-bar short"></span></div></div>
                    <span class="ghost-bar button-ghost"></span>
                </header>
                <div class="search-bar"><span class="ghost-bar wide"></span><span class="ghost-bar wide"></span></div>
                <div class="table-place"><Skeleton columns={columns(app, Table::Levels)} /></div>
            </section>
            <aside class="detail" aria-hidden="true"></aside>
        </div>
    }
}

/// The admin has no right to manage keys: why, and who has.
pub(super) fn denied(view: &View, rights: &Rights) -> Html {
    let who = if rights.email.is_empty() {
        html! { { words::YOUR_CREDENTIAL } }
    } else {
        html! { <Told words={rights.email.clone()} /> }
    };
    let roles: Vec<String> = rights.roles.iter().map(|role| text::harmless(role)).collect();
    html! {
        <>
            <header class="page-head"><div><h1>{ words::KEYS }</h1></div></header>
            <div class="blank" id="denied">
                <span class="blank-mark"><Icon glyph={Glyph::Lock} /></span>
                <h2>{ words::YOU_CANT_MANAGE_KEYS_OF_THIS_ORGANIZATION }</h2>
                <p>
                    { match roles.is_empty() {
                        true => filled(words::HAS_NO_ROLE_THAT_MAY, [("who", who)]),
                        false => {
                            let roles = html! { { domain::sentence::list(&roles) } };
                            filled(words::HAS_ROLE_WHICH_MAY_NOT, [("who", who), ("roles", roles)])
                        }
                    } }
                    { " " }{ words::ASK_ORGANIZATION_ADMIN_TO_MAKE }
                </p>
                { workspaces(view) }
            </div>
        </>
    }
}

/// The service has no endpoints for keys.
pub(super) fn not_offered(view: &View) -> Html {
    html! {
        <>
            <header class="page-head"><div><h1>{ words::KEYS }</h1></div></header>
            <div class="blank" id="not-offered">
                <span class="blank-mark"><Icon glyph={Glyph::Key} /></span>
                <h2>{ words::THIS_SERVICE_DOES_NOT_OFFER }</h2>
                <p>{ words::USE_ITS_OWN_CONSOLE_TO_MAKE }</p>
                { workspaces(view) }
            </div>
        </>
    }
}

fn workspaces(view: &View) -> Html {
    let told = view.workspaces.as_deref().unwrap_or_default();
    if told.is_empty() {
        return html! {};
    }
    html! {
        <section class="blank-list" aria-labelledby="workspaces-title">
            <h3 id="workspaces-title">{ words::workspaces_counted(told.len()) }</h3>
            <ul>{ for told.iter().map(|one| html! { <li key={one.id.to_string()}><Named name={one.title.clone()} /></li> }) }</ul>
        </section>
    }
}
