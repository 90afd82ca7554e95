//! A new secret: masked, with all that can be done with it.

use super::badge::Tone;
use super::icon::{Glyph, Icon};
use super::notice::{FailureNotice, Notice};
use super::told::Told;
use crate::hiding::use_hiding;
use crate::words::secret as words;
use domain::{Failure, Hidden, text};
use yew::prelude::*;

/// What is shown of a secret.
#[derive(Properties, PartialEq)]
pub struct SecretBoxProps {
    /// The first characters of the secret.
    pub prefix: AttrValue,
    /// Whether the secret survives a crash.
    pub kept: bool,
    /// The line that tries the key.
    pub curl: AttrValue,
    /// The secret, while it is shown.
    pub revealed: Option<Hidden>,
    /// In how many seconds a copy is taken off the clipboard.
    pub copied: Option<u32>,
    /// Whether the line that tries it was copied.
    #[prop_or_default]
    pub line_copied: bool,
    /// Whether copying is what matters most: then its button is a large one, and there is no line that tries the key.
    #[prop_or_default]
    pub large: bool,
    /// What went wrong.
    pub failure: Option<Failure>,
    /// Copies the secret.
    pub oncopy: Callback<()>,
    /// Shows the secret, or hides it again.
    pub onreveal: Callback<()>,
    /// Copies the curl line.
    pub oncopycurl: Callback<String>,
}

/// The secret masked, its buttons, and the line that tries it.
#[component]
pub fn SecretBox(props: &SecretBoxProps) -> Html {
    let hidden = use_hiding().is_on();
    let curl = props.curl.to_string();
    let oncopycurl = {
        let curl = curl.clone();
        props.oncopycurl.reform(move |_: MouseEvent| curl.clone())
    };
    html! {
        <>
            <div class={classes!("secret-box", props.large.then_some("large"))}>
                { masked(props, hidden) }
                <button id="copy-secret" type="button" class="button primary" autofocus=true
                    onclick={props.oncopy.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Copy} />{ if props.large { words::COPY_SECRET } else { words::COPY } }
                </button>
            </div>
            <p class="secret-copied" aria-live="polite">
                if let Some(seconds) = props.copied {
                    <Icon glyph={Glyph::Check} />{ words::copied_cleared_in_s(seconds) }
                }
            </p>
            if let Some(failure) = &props.failure {
                <FailureNotice failure={failure.clone()} />
            }
            if !props.large {
            <p class="legend">{ words::TRY_IT }<span class="hint">{ words::WITH_SECRET_IN_VARIABLE_KOGNITOS }</span></p>
            <div class="curl-box">
                <code id="curl-line"><Told words={curl} /></code>
                <button type="button" class="icon-button" onclick={oncopycurl} aria-label={words::COPY_LINE} title={words::COPY_LINE}>
                    <Icon glyph={if props.line_copied { Glyph::Check } else { Glyph::Copy }} />
                </button>
                <span class="visually-hidden" role="status">{ for props.line_copied.then_some(words::LINE_COPIED) }</span>
            </div>
            }
            if !props.kept {
                <Notice tone={Tone::Amber} id="not-kept">{ words::IT_IS_NOT_IN_KEYCHAIN }</Notice>
            }
        </>
    }
}

/// The secret, or what stands in its place, and the button that shows it.
fn masked(props: &SecretBoxProps, hidden: bool) -> Html {
    // What is selected by other means and copied by the system goes through the core too.
    let oncopied = {
        let oncopy = props.oncopy.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            oncopy.emit(());
        })
    };
    let revealed = props.revealed.as_ref().filter(|_| !hidden);
    let shown = revealed.is_some();
    let prefix = if hidden { String::new() } else { text::harmless(&props.prefix) };
    let text = match revealed {
        // Exposed because the admin asked to see it; gone with the next drawing.
        Some(secret) => secret.expose().to_owned(),
        None => format!("{prefix}{}", "•".repeat(28)),
    };
    html! {
        <>
            <code id="secret-text" class={classes!("secret-text", shown.then_some("shown"))} oncopy={oncopied}
                aria-label={(!shown).then_some(words::SECRET_MASKED)}>{ text }</code>
            <button id="reveal-secret" type="button" class="button" aria-pressed={shown.to_string()} disabled={hidden}
                title={hidden.then_some(words::SHOW_NAMES_FIRST_SHORT)}
                onclick={props.onreveal.reform(|_: MouseEvent| ())}>
                <Icon glyph={if shown { Glyph::EyeOff } else { Glyph::Eye }} />{ if shown { words::HIDE } else { words::REVEAL } }
            </button>
        </>
    }
}
