//! An account: what it is called, how it stands, and what can be done with it.

use super::badge::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::rename_form::RenameForm;
use crate::hiding::use_hiding;
use crate::renaming::{Change, Renaming};
use crate::words::accounts as words;
use domain::{Account, AccountSummary, Session, skew};
use yew::prelude::*;

/// What the admin does with an account.
#[derive(Debug, Clone, PartialEq)]
pub enum AccountDeed {
    /// Gives it a name.
    Rename(Change),
    /// Keeps the name that is typed.
    KeepName(String),
    /// Signs in again.
    SignIn,
    /// Signs out.
    SignOut,
    /// Puts the sandbox back to what it was.
    Reset,
    /// Removes it from this computer.
    Remove,
}

/// The account.
#[derive(Properties, PartialEq)]
pub struct AccountCardProps {
    /// The account, and how it stands.
    pub summary: AccountSummary,
    /// How many organizations it sees.
    pub organizations: usize,
    /// The name that is being typed for it.
    pub renaming: Option<Renaming>,
    /// The admin does something.
    pub ondeed: Callback<(Account, AccountDeed)>,
}

/// The account, with its verbs.
#[component]
pub fn AccountCard(props: &AccountCardProps) -> Html {
    let hiding = use_hiding();
    use_focus_back(props.renaming.is_some(), rename_id(&props.summary.account));
    let AccountSummary { account, session, skew_seconds } = &props.summary;
    let named = !account.name.trim().is_empty();
    let title = hiding.title(account);
    // What the title does not say already.
    let place = match (named, account.sandbox) {
        (true, _) => Some(format!("{} · {}", account.edition.title(), hiding.place(account))),
        (false, false) if account.is_published() => Some(account.host().to_owned()),
        (false, _) => None,
    };
    let organizations = match props.organizations {
        0 => words::NO_ORGANIZATIONS.to_owned(),
        1 => words::ONE_ORGANIZATION.to_owned(),
        number => words::organizations_counted(number),
    };
    let (tone, words) = standing(account, *session);
    html! {
        <li class="account" data-account={account.id.to_string()} data-session={handle(*session)}>
            <div class="account-words">
                if let Some(renaming) = &props.renaming {
                    { rename_form(props, renaming) }
                } else {
                    <div class="account-title">
                        <h3 class="named"><bdi>{ title }</bdi></h3>
                        if account.sandbox {
                            <Badge tone={Tone::Accent}>{ words::SANDBOX }</Badge>
                        }
                        <button id={rename_id(account)} type="button" class="icon-button rename" aria-label={words::RENAME} title={words::RENAME} disabled={hiding.is_on()}
                            onclick={on(props, AccountDeed::Rename(Change::Open(account.clone())))}><Icon glyph={Glyph::Pencil} /></button>
                    </div>
                }
                <p class="account-place">
                    { for place.map(|place| html! { <><bdi>{ place }</bdi>{ " · " }</> }) }
                    { organizations }
                </p>
                <p class="account-session"><span class={classes!("status-dot", tone)} aria-hidden="true"></span><span>{ words }</span></p>
                if let Some(off) = skew::words(*skew_seconds) {
                    <p class="account-clock"><Icon glyph={Glyph::Clock} /><span>{ words::this_computers_clock_is_this_services(off) }</span></p>
                }
            </div>
            { verbs(props, account, *session) }
        </li>
    }
}

fn rename_id(account: &Account) -> String {
    format!("rename-{}", account.id)
}

/// Gives the focus back to the button once the field is gone.
#[hook]
fn use_focus_back(open: bool, id: String) {
    let was_open = use_mut_ref(|| false);
    use_effect_with(open, move |open| {
        if was_open.replace(*open) && !*open {
            crate::keyboard::focus_if_lost(&id);
        }
    });
}

fn rename_form(props: &AccountCardProps, renaming: &Renaming) -> Html {
    let account = props.summary.account.clone();
    let deed = props.ondeed.reform(move |deed| (account.clone(), deed));
    html! {
        <RenameForm renaming={renaming.clone()} onchange={deed.reform(AccountDeed::Rename)}
            onkeep={deed.reform(AccountDeed::KeepName)} />
    }
}

/// How the account stands: the colour of its dot, and what it means.
fn standing(account: &Account, session: Session) -> (&'static str, &'static str) {
    match session {
        Session::SignedOut if account.sandbox => ("calm", words::NOT_STARTED_NOTHING_IN_IT_IS_REAL),
        _ if account.sandbox => ("good", words::RUNS_ON_THIS_COMPUTER_NOTHING),
        Session::Kept => ("good", words::SIGNED_IN_CREDENTIAL_IS_IN_YOUR_SYSTEMS),
        Session::ThisSession => ("off", words::SIGNED_IN_FOR_THIS_SESSION),
        Session::SignedOut => ("calm", words::SIGNED_OUT_WHAT_WAS_READ),
    }
}

fn handle(session: Session) -> &'static str {
    match session {
        Session::Kept => "kept",
        Session::ThisSession => "this-session",
        Session::SignedOut => "signed-out",
    }
}

fn verbs(props: &AccountCardProps, account: &Account, session: Session) -> Html {
    let verb = |class: &'static str, words: &'static str, deed: AccountDeed| {
        html! { <button type="button" class={classes!("button", class)} onclick={on(props, deed)}>{ words }</button> }
    };
    let out = session == Session::SignedOut;
    html! {
        <div class="account-verbs" role="group" aria-label={words::ACCOUNT}>
            if account.sandbox && out {
                { verb("sign-in-again", words::START, AccountDeed::SignIn) }
            } else if account.sandbox {
                { verb("reset", words::RESET, AccountDeed::Reset) }
            } else {
                { verb("sign-in-again", words::SIGN_IN_AGAIN, AccountDeed::SignIn) }
                if !out {
                    { verb("sign-out", words::SIGN_OUT, AccountDeed::SignOut) }
                }
            }
            { verb("remove danger-quiet", words::REMOVE, AccountDeed::Remove) }
        </div>
    }
}

fn on(props: &AccountCardProps, deed: AccountDeed) -> Callback<MouseEvent> {
    let account = props.summary.account.clone();
    props.ondeed.reform(move |_: MouseEvent| (account.clone(), deed.clone()))
}
