//! The accounts among the settings, and the questions about them.

use crate::action::Action;
use crate::attempt::Attempt;
use crate::filled::{filled, titled};
use crate::parts::{AccountCard, AccountDeed, FailureNotice, Glyph, Icon, Question, Told};
use crate::renaming::Renaming;
use crate::screen::{About, Destination};
use crate::use_app::App;
use crate::words::accounts as words;
use domain::{Account, AccountSummary, Home, Session, Stage, Unfinished};
use yew::prelude::*;

/// All accounts, and the way to one more.
pub(super) fn accounts(app: &App, home: &Home) -> Html {
    let state = app.state();
    let card = |summary: &AccountSummary| {
        let id = &summary.account.id;
        let organizations = home.organizations.iter().filter(|one| one.at.account == *id).count();
        let renaming: Option<Renaming> = state.renaming.clone().filter(|one| one.account == *id);
        let ondeed = app.verb(|app, (account, deed)| do_with(app, account, deed));
        html! { <AccountCard key={id.to_string()} summary={summary.clone()} {organizations} {renaming} {ondeed} /> }
    };
    let onadd = app.on(|_: MouseEvent| Action::Go(Destination::Welcome(None)));
    html! {
        <section class="settings-block" aria-labelledby="accounts-title">
            <div class="settings-head">
                <h2 id="accounts-title">{ words::ACCOUNTS }</h2>
                <button id="add-another" type="button" class="button" onclick={onadd}><Icon glyph={Glyph::Plus} />{ words::ADD_ACCOUNT }</button>
            </div>
            if let Some(failure) = &state.sign_in.failure {
                <FailureNotice failure={failure.clone()} foremost={state.dialog.is_none() && state.trouble.is_none()} />
            }
            if home.accounts.is_empty() {
                <p class="settings-empty">{ words::NO_ACCOUNT_YET_ADD_ONE }</p>
            } else {
                <ul class="accounts">{ for home.accounts.iter().map(card) }</ul>
            }
        </section>
    }
}

fn do_with(app: &App, account: Account, deed: AccountDeed) {
    match deed {
        AccountDeed::Rename(change) => app.tell(Action::Renaming(change)),
        AccountDeed::KeepName(name) => app.rename(account.id, name),
        AccountDeed::SignIn => app.sign_in_again(account),
        AccountDeed::SignOut => app.ask(About::SignOut(account)),
        AccountDeed::Reset => app.ask(About::ResetSandbox),
        AccountDeed::Remove => app.ask(About::RemoveAccount(account)),
    }
}

/// Signing out, to be confirmed.
pub(super) fn signing_out(app: &App, account: &Account, attempt: Attempt) -> Html {
    let id = account.id.clone();
    html! {
        <Question id="sign-out-account" title={asked(app, words::SIGN_OUT_OF, account)} yes={words::SIGN_OUT} no={words::CANCEL} {attempt}
            onno={app.on(|()| Action::Closed)} onyes={app.verb(move |app, ()| app.sign_out(id.clone()))}>
            <p>{ words::KEYWARD_WIPES_CREDENTIAL_TO_SIGN }</p>
            <p>{ words::IT_WORKS_ALSO_WHILE_SERVICE }</p>
        </Question>
    }
}

/// Removing an account, to be confirmed. Where the core refuses, the way out is beside its reason.
pub(super) fn removing(app: &App, account: &Account, attempt: Attempt) -> Html {
    let id = account.id.clone();
    let open = app.state().unfinished().iter().find(|one| one.at.account == account.id);
    let way_out = open.map(|one| way_out(app, one)).unwrap_or_default();
    html! {
        <Question id="remove-account" title={asked(app, words::REMOVE_NAME, account)} yes={words::REMOVE} no={words::CANCEL} {attempt} {way_out}
            onno={app.on(|()| Action::Closed)} onyes={app.verb(move |app, ()| app.remove(id.clone()))}>
            <p>{ wiped(app, account) }</p>
            if account.sandbox {
                <p>{ words::YOU_CAN_START_NEW_SANDBOX }</p>
            } else {
                <p>{ words::NOTHING_CHANGES_AT_SERVICE_ITS_KEYS }</p>
            }
        </Question>
    }
}

fn asked(app: &App, question: &'static str, account: &Account) -> Html {
    titled(question, html! { <bdi class="named">{ app.state().hiding().title(account) }</bdi> })
}

/// What goes with the account.
fn wiped(app: &App, account: &Account) -> Html {
    let home = app.state().home.as_ref();
    let seen =
        home.map_or(0, |home| home.organizations.iter().filter(|one| one.at.account == account.id).count());
    let organizations = match seen {
        0 => words::EVERYTHING_READ_THROUGH_IT.to_owned(),
        1 => words::EVERYTHING_READ_OF_ITS_ORGANIZATION.to_owned(),
        number => words::everything_read_of_its_organizations(number),
    };
    let session = home.and_then(|home| home.accounts.iter().find(|one| one.account.id == account.id));
    let held = session.is_some_and(|one| one.session != Session::SignedOut);
    let words = match held && !account.sandbox {
        true => words::wiped_with_credential(organizations),
        false => words::wiped_from_this_computer(organizations),
    };
    html! { { words } }
}

/// Where what keeps the account from being removed can be finished.
fn way_out(app: &App, one: &Unfinished) -> Html {
    let name = html! { <Told words={one.draft.name.as_str().to_owned()} /> };
    if matches!(one.stage, Stage::Pending { .. }) {
        let create = one.id.clone();
        let onclick = app.on(move |_: MouseEvent| Action::Asked(About::Secret(create.clone())));
        return html! { <button id="way-out" type="button" class="button" {onclick}><span>{ filled(words::SHOW_SECRET_OF, [("name", name)]) }</span></button> };
    }
    let at = one.at.clone();
    let onclick = app.on(move |_: MouseEvent| Action::Go(Destination::Keys(at.clone())));
    html! { <button id="way-out" type="button" class="button" {onclick}><span>{ filled(words::SHOW_WHAT_IS_OPEN_ABOUT, [("name", name)]) }</span></button> }
}
