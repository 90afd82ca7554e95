//! The rail: where you are, and how fresh it is.

use super::icon::{Glyph, Icon};
use super::rail_list::RailList;
use crate::hiding::{Hiding, use_hiding};
use crate::plot::grouped;
use crate::shortcut::Shortcut;
use crate::words::frame as words;
use domain::health::Attention;
use domain::{Home, OrganizationRef};
use std::rc::Rc;
use yew::prelude::*;

/// Where the rail leads, and where one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// On a screen about no organization.
    Elsewhere,
    /// At all organizations.
    All,
    /// At one organization.
    One(OrganizationRef),
}

/// The organizations, and which one is looked at.
#[derive(Properties, PartialEq)]
pub struct RailProps {
    /// The state of everything.
    pub home: Rc<Home>,
    /// What is looked at.
    pub whereabouts: Whereabouts,
    /// All organizations was clicked.
    pub onall: Callback<()>,
    /// An organization was clicked.
    pub onpick: Callback<OrganizationRef>,
    /// Opens the palette.
    pub onfind: Callback<()>,
    /// Whether the page about what should be seen to is shown.
    pub examining: bool,
    /// Shows what should be seen to.
    pub onhealth: Callback<()>,
    /// Whether the rotations are shown.
    pub rotating: bool,
    /// How many rotations wait for the admin.
    pub waiting: usize,
    /// Shows the rotations.
    pub onrotations: Callback<()>,
    /// Whether the screen that checks a pasted key is shown.
    pub checking: bool,
    /// Whether what was done is shown.
    #[prop_or_default]
    pub reviewing: bool,
    /// Shows what was done.
    #[prop_or_default]
    pub onactivity: Callback<()>,
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
    let at = match &props.whereabouts {
        Whereabouts::One(at) => Some(at.clone()),
        Whereabouts::All | Whereabouts::Elsewhere => None,
    };
    html! {
        <nav class="rail" aria-label={words::ORGANIZATIONS}>
            <div class="brand"><Logo /><span>{ words::KEYWARD }</span></div>
            <button id="find" type="button" class="find" aria-label={words::FIND_ANY_ACTION_ORGANIZATION_OR_KEY} onclick={props.onfind.reform(|_: MouseEvent| ())}>
                <Icon glyph={Glyph::Search} /><span>{ words::FIND_ANYTHING }</span><kbd aria-hidden="true">{ Shortcut::Palette.caps() }</kbd>
            </button>
            <h2 id="rail-title" class="rail-title">{ words::ORGANIZATIONS }</h2>
            if props.home.organizations.len() > 1 {
                { all(props) }
            }
            <RailList home={props.home.clone()} {at} onpick={props.onpick.clone()} />
            <div class="rail-foot">
                <button id="health" type="button" class="rail-link" aria-current={props.examining.then_some("page")}
                    data-attention={props.home.attention.expiring.to_string()} onclick={props.onhealth.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Shield} />{ words::HEALTH }
                    { attention(props.home.attention) }
                </button>
                <button id="rotations" type="button" class="rail-link" aria-current={props.rotating.then_some("page")}
                    data-waiting={props.waiting.to_string()} onclick={props.onrotations.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Turn} />{ words::ROTATIONS }
                    if props.waiting > 0 {
                        <span class="rail-count">{ props.waiting }<span class="visually-hidden">{ words::WAITING }</span></span>
                    }
                </button>
                <button id="activity" type="button" class="rail-link" aria-current={props.reviewing.then_some("page")}
                    onclick={props.onactivity.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Past} />{ words::ACTIVITY }
                </button>
                <button id="check-page" type="button" class="rail-link" aria-current={props.checking.then_some("page")}
                    onclick={props.oncheck.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Pulse} />{ words::CHECK_KEY }
                </button>
                <button id="add-account" type="button" class="rail-link" onclick={onadd}>
                    <Icon glyph={Glyph::Plus} />{ words::ADD_ACCOUNT }
                </button>
                if let Some(onsignout) = &props.onsignout {
                    <button id="sign-out" type="button" class="rail-link" onclick={onsignout.reform(|_: MouseEvent| ())}>
                        <Icon glyph={Glyph::Leave} />{ words::SIGN_OUT }
                    </button>
                }
                <div class="rail-pair">
                    <button id="settings" type="button" class="rail-link" aria-current={props.setting.then_some("page")}
                        title={Shortcut::Settings.tip(words::SETTINGS)} onclick={props.onsettings.reform(|_: MouseEvent| ())}>
                        <Icon glyph={Glyph::Sliders} />{ words::SETTINGS }
                    </button>
                    { hide(props, hiding) }
                </div>
                { props.children.clone() }
            </div>
        </nav>
    }
}

/// How many keys need somebody soon; nothing where none does.
fn attention(attention: Attention) -> Html {
    let Attention { expiring, urgent } = attention;
    if expiring == 0 {
        return html! {};
    }
    let said = match urgent {
        0 => words::expire_soon(grouped(expiring as u64)),
        _ => words::expire_soon_and_urgently(grouped(expiring as u64), grouped(urgent as u64)),
    };
    let shown = if expiring > 99 { "99+".to_owned() } else { expiring.to_string() };
    html! {
        <span class={classes!("rail-count", (urgent > 0).then_some("urgent"))} title={said.clone()}>
            <span aria-hidden="true">{ shown }</span><span class="visually-hidden">{ said }</span>
        </span>
    }
}

/// The button that hides names, or shows them.
fn hide(props: &RailProps, hiding: Hiding) -> Html {
    let (glyph, words) = match hiding.is_on() {
        false => (Glyph::EyeOff, words::HIDE_NAMES),
        true => (Glyph::Eye, words::SHOW_NAMES),
    };
    let words = Shortcut::Hide.tip(words);
    let onclick = props.onhide.reform(move |_: MouseEvent| !hiding.is_on());
    html! {
        <button id="hide-names" type="button" class="icon-button" aria-label={words.clone()} title={words} {onclick}><Icon {glyph} /></button>
    }
}

/// All organizations, with how many keys they have together.
fn all(props: &RailProps) -> Html {
    let current = props.whereabouts == Whereabouts::All;
    let organizations = &props.home.organizations;
    let keys: u64 = organizations.iter().filter_map(|one| one.used).map(u64::from).sum();
    let known = organizations.iter().any(|one| one.used.is_some());
    let (shown, said) =
        if known { (grouped(keys), Some(words::keys_in_all(grouped(keys)))) } else { (String::new(), None) };
    html! {
        <button id="all-organizations" type="button" class="rail-item" aria-current={current.then_some("page")}
            onclick={props.onall.reform(|_: MouseEvent| ())}>
            <span class="tile" aria-hidden="true"><Icon glyph={Glyph::Stack} /></span>
            <span class="rail-words">{ words::ALL_ORGANIZATIONS }</span>
            <span class="rail-end"><span class="rail-slots" title={said}>{ shown }</span></span>
        </button>
    }
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
