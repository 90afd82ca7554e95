//! A message in the flow of a screen.

use super::badge::Tone;
use super::icon::{Glyph, Icon};
use crate::hiding::{Hiding, use_hiding};
use crate::words::notices as words;
use crate::{clock, moment};
use domain::{Failure, FailureKind, text};
use yew::prelude::*;

/// A message, and what can be done about it.
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// How loud it is.
    #[prop_or(Tone::Grey)]
    pub tone: Tone,
    /// The handle of the notice.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The message.
    pub children: Html,
    /// Buttons.
    #[prop_or_default]
    pub actions: Html,
}

/// A message in the flow of a screen, with buttons at its end.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let glyph = match props.tone {
        Tone::Grey => Glyph::Note,
        Tone::Accent => Glyph::Key,
        Tone::Amber | Tone::Red => Glyph::Warning,
    };
    html! {
        <div id={props.id.clone()} class={classes!("notice", props.tone.class())}>
            <Icon {glyph} />
            <div class="notice-words">{ props.children.clone() }</div>
            <div class="notice-actions">{ props.actions.clone() }</div>
        </div>
    }
}

/// A failure, and what can be done about it.
#[derive(Properties, PartialEq)]
pub struct FailureNoticeProps {
    /// What failed.
    pub failure: Failure,
    /// False where a dialog lies over it, which may have a failure of its own.
    #[prop_or(true)]
    pub foremost: bool,
    /// What the message means here, before it.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// Buttons.
    #[prop_or_default]
    pub actions: Html,
}

/// A failure: the core's own message, read out when it appears.
#[component]
pub fn FailureNotice(props: &FailureNoticeProps) -> Html {
    let hiding = use_hiding();
    let tone = match props.failure.kind {
        FailureKind::Offline | FailureKind::RateLimited { .. } | FailureKind::KeychainBusy => Tone::Amber,
        FailureKind::KeychainAbsent | FailureKind::KeychainLocked | FailureKind::KeychainRefused => {
            Tone::Amber
        }
        _ => Tone::Red,
    };
    let until = match props.failure.kind {
        FailureKind::RateLimited { until: Some(until) } => {
            Some(words::it_will_answer_again_at(moment::time(until, clock::offset(until))))
        }
        _ => None,
    };
    let trace = match &props.failure.kind {
        FailureKind::Unexpected { trace } if !trace.is_empty() => Some(trace.clone()),
        _ => None,
    };
    html! {
        <Notice {tone} actions={props.actions.clone()}>
            <p id={props.foremost.then_some("failure")} role="alert" class="failure">
                if let Some(lead) = &props.lead {
                    <strong>{ lead }{" "}</strong>
                }
                { failure_words(&props.failure, hiding) }{ until }
                if let Some(trace) = trace {
                    <span class="trace">{ words::IN_LOG }<code>{ trace }</code></span>
                }
            </p>
        </Notice>
    }
}

/// What failed, in the core's own words. They may hold a name, so they are hidden with the names.
pub fn failure_words(failure: &Failure, hiding: Hiding) -> String {
    if hiding.is_on() {
        words::full_words_are_hidden_they(in_short(&failure.kind))
    } else {
        text::harmless(&failure.message)
    }
}

/// What happened, without any words from elsewhere.
fn in_short(kind: &FailureKind) -> &'static str {
    match kind {
        FailureKind::Offline => words::SERVICE_CANT_BE_REACHED,
        FailureKind::Unsure { .. } => words::IT_IS_NOT_KNOWN_WHETHER,
        FailureKind::SecretLost { .. } => words::SECRET_OF_NEW_KEY_WAS_LOST,
        FailureKind::SignedOut => words::SERVICE_DOES_NOT_ACCEPT_CREDENTIAL,
        FailureKind::Invalid { .. } => words::SOMETHING_TYPED_CANT_BE_USED,
        FailureKind::Refused => words::SERVICE_OR_RULE_SAYS_NO,
        FailureKind::Conflict => words::SOMEBODY_ELSE_CHANGED_KEY_MEANWHILE,
        FailureKind::LimitReached => words::ORGANIZATION_HAS_AS_MANY_KEYS,
        FailureKind::RateLimited { .. } => words::TOO_MANY_REQUESTS_WERE_MADE,
        FailureKind::Gone => words::IT_IS_NOT_THERE_ANY,
        FailureKind::KeychainLocked => words::KEYCHAIN_IS_LOCKED,
        FailureKind::KeychainAbsent => words::THERE_IS_NO_KEYCHAIN,
        FailureKind::KeychainBusy => words::KEYCHAIN_IS_STILL_BUSY,
        FailureKind::KeychainRefused => words::KEYCHAIN_DOES_NOT_DO_IT,
        FailureKind::Unsupported => words::SERVICE_DOES_NOT_OFFER_THIS,
        FailureKind::Unexpected { .. } => words::SOMETHING_UNEXPECTED_HAPPENED,
    }
}
