//! The rail: where you are, and how fresh it is.

use super::icon::{Glyph, Icon};
use super::key_name::Named;
use crate::hiding::{Hiding, use_hiding};
use domain::{AccountSummary, Home, OrganizationRef, OrganizationSummary, Session};
use std::rc::Rc;
use yew::prelude::*;

/// The organizations, and which one is looked at.
#[derive(Properties, PartialEq)]
pub struct RailProps {
    /// The state of everything.
    pub home: Rc<Home>,
    /// The organization that is looked at; `None` on a screen about none.
    pub at: Option<OrganizationRef>,
    /// An organization was clicked.
    pub onpick: Callback<OrganizationRef>,
    /// Whether the screen that checks a pasted key is shown.
    pub checking: bool,
    /// Check a pasted key.
    pub oncheck: Callback<()>,
    /// Whether the settings are shown.
    pub setting: bool,
    /// Opens the settings.
    pub onsettings: Callback<()>,
    /// Hides names, or shows them.
    pub onhide: Callback<bool>,
    /// Add an account.
    pub onadd: Callback<()>,
    /// Sign out; `None` where nobody is signed in.
    pub onsignout: Option<Callback<()>>,
    /// The status line.
    pub children: Html,
}

/// The rail at the left of the window.
#[component]
pub fn Rail(props: &RailProps) -> Html {
    let onadd = props.onadd.reform(|_: MouseEvent| ());
    let hiding = use_hiding();
    html! {
        <nav class="rail" aria-label="Organizations">
            <div class="brand"><Logo /><span>{ "Keyward" }</span></div>
            <h2 class="rail-title">{ "Organizations" }</h2>
            <ul class="rail-list">
                { for props.home.organizations.iter().map(|one| item(props, one, hiding)) }
            </ul>
            <div class="rail-foot">
                <button id="check-page" type="button" class="rail-link" aria-current={props.checking.then_some("page")}
                    onclick={props.oncheck.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Pulse} />{ "Check a key" }
                </button>
                <button id="add-account" type="button" class="rail-link" onclick={onadd}>
                    <Icon glyph={Glyph::Plus} />{ "Add an account" }
                </button>
                if let Some(onsignout) = &props.onsignout {
                    <button id="sign-out" type="button" class="rail-link" onclick={onsignout.reform(|_: MouseEvent| ())}>
                        <Icon glyph={Glyph::Leave} />{ "Sign out" }
                    </button>
                }
                <div class="rail-pair">
                    <button id="settings" type="button" class="rail-link" aria-current={props.setting.then_some("page")}
                        title="Settings (Ctrl+,)" onclick={props.onsettings.reform(|_: MouseEvent| ())}>
                        <Icon glyph={Glyph::Sliders} />{ "Settings" }
                    </button>
                    { hide(props, hiding) }
                </div>
                { props.children.clone() }
            </div>
        </nav>
    }
}

/// The button that hides names, or shows them.
fn hide(props: &RailProps, hiding: Hiding) -> Html {
    let (glyph, words) = match hiding.is_on() {
        false => (Glyph::EyeOff, "Hide names (Ctrl+Shift+H)"),
        true => (Glyph::Eye, "Show names (Ctrl+Shift+H)"),
    };
    let onclick = props.onhide.reform(move |_: MouseEvent| !hiding.is_on());
    html! {
        <button id="hide-names" type="button" class="icon-button" aria-label={words} title={words} {onclick}><Icon {glyph} /></button>
    }
}

fn item(props: &RailProps, organization: &OrganizationSummary, hiding: Hiding) -> Html {
    let current = props.at.as_ref() == Some(&organization.at);
    let at = organization.at.clone();
    let account = props.home.account(&organization.at);
    let line = account.map(|AccountSummary { account, session, .. }| match session {
        Session::SignedOut => format!("{} · signed out", hiding.place(account)),
        Session::Kept | Session::ThisSession => hiding.title(account),
    });
    let slots = match (organization.used, organization.limit) {
        (Some(used), Some(limit)) => format!("{used}/{limit}"),
        (Some(used), None) => used.to_string(),
        _ => String::new(),
    };
    let said = match (organization.used, organization.limit) {
        (Some(used), Some(limit)) => Some(format!("{used} of {limit} keys used")),
        _ => None,
    };
    let key = format!("{} {}", at.account, at.id);
    html! {
        <li {key}>
            <button type="button" class="rail-item" data-organization={organization.at.id.to_string()}
                aria-current={current.then_some("page")} onclick={props.onpick.reform(move |_: MouseEvent| at.clone())}>
                <span class="tile" aria-hidden="true">
                    if hiding.is_on() {
                        { "•" }
                    } else {
                        { initials(&organization.title) }
                    }
                </span>
                <span class="rail-words">
                    <Named name={organization.title.clone()} />
                    <small>{ line }</small>
                </span>
                <span class="rail-slots" title={said}>{ slots }</span>
            </button>
        </li>
    }
}

/// The first letters of the first two words: "Acme Corp" is AC, "Ledger" is LE.
fn initials(title: &str) -> String {
    let mut words = title.split_whitespace();
    let first: Vec<char> = words.next().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).collect();
    let second = words.next().and_then(|word| word.chars().find(|c| c.is_alphanumeric()));
    let letters = [first.first().copied(), second.or_else(|| first.get(1).copied())];
    letters.into_iter().flatten().flat_map(char::to_uppercase).take(2).collect()
}

/// The mark of Keyward.
#[component]
pub fn Logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <rect class="logo-ground" width="24" height="24" rx="6" />
            <path class="logo-key" d="M12 5.2a3.6 3.6 0 0 1 1.5 6.87V14h1.7v1.9h-1.7v2.9h-3v-6.73A3.6 3.6 0 0 1 12 5.2m0 2.2a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_of_a_title() {
        let table = [
            ("Acme Corp", "AC"),
            ("Ledger", "LE"),
            ("x", "X"),
            ("", ""),
            ("\u{202e}<b> über", "BÜ"),
            ("数 据", "数据"),
        ];
        for (title, expected) in table {
            assert_eq!(initials(title), expected, "{title:?}");
        }
    }
}
