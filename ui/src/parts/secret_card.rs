//! The dialog that shows a new secret once.

use super::badge::Tone;
use super::dialog::Dialog;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::notice::{FailureNotice, Notice};
use super::told::Told;
use crate::hiding::use_hiding;
use domain::{Failure, Hidden, text};
use yew::prelude::*;

/// The create, and what is shown of its secret.
#[derive(Properties, PartialEq)]
pub struct SecretCardProps {
    /// The key's name.
    pub name: AttrValue,
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
    /// Whether the core is at it.
    pub busy: bool,
    /// What went wrong.
    pub failure: Option<Failure>,
    /// Copies the secret.
    pub oncopy: Callback<()>,
    /// Shows the secret, or hides it again.
    pub onreveal: Callback<()>,
    /// Copies the curl line.
    pub oncopycurl: Callback<String>,
    /// It is stored.
    pub onstored: Callback<()>,
    /// Later.
    pub onclose: Callback<()>,
}

/// The dialog: the secret masked, with all that can be done with it.
#[component]
pub fn SecretCard(props: &SecretCardProps) -> Html {
    let curl = props.curl.to_string();
    let oncopycurl = {
        let curl = curl.clone();
        props.oncopycurl.reform(move |_: MouseEvent| curl.clone())
    };
    // What is selected by other means and copied by the system goes through the core too.
    let oncopied = {
        let oncopy = props.oncopy.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            oncopy.emit(());
        })
    };
    let hiding = use_hiding();
    let revealed = props.revealed.as_ref().filter(|_| !hiding.is_on());
    let shown = revealed.is_some();
    let prefix = if hiding.is_on() { String::new() } else { text::harmless(&props.prefix) };
    let text = match revealed {
        // Exposed because the admin asked to see it; gone with the next drawing.
        Some(secret) => secret.expose().to_owned(),
        None => format!("{prefix}{}", "•".repeat(28)),
    };
    html! {
        <Dialog id="secret" title={html! { <><span class="dialog-title-lead">{ "The secret of" }</span>{ " " }<Named name={props.name.clone()} /></> }} onclose={props.onclose.clone()}>
            <p class="dialog-text">{ "The service shows it this once. Copy it to where it will be used, then say that it is stored." }</p>
            <div class="secret-box">
                <code id="secret-text" class={classes!("secret-text", shown.then_some("shown"))} oncopy={oncopied}
                    aria-label={(!shown).then_some("The secret, masked")}>{ text }</code>
                <button id="reveal-secret" type="button" class="button" aria-pressed={shown.to_string()} disabled={hiding.is_on()}
                    title={hiding.is_on().then_some("Show the names first")}
                    onclick={props.onreveal.reform(|_: MouseEvent| ())}>
                    <Icon glyph={if shown { Glyph::EyeOff } else { Glyph::Eye }} />{ if shown { "Hide" } else { "Reveal" } }
                </button>
                <button id="copy-secret" type="button" class="button primary" autofocus=true
                    onclick={props.oncopy.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Copy} />{ "Copy" }
                </button>
            </div>
            <p class="secret-copied" aria-live="polite">
                if let Some(seconds) = props.copied {
                    <Icon glyph={Glyph::Check} />{ format!("Copied. Cleared in {seconds} s") }
                }
            </p>
            <p class="legend">{ "Try it" }<span class="hint">{ "with the secret in the variable KOGNITOS_API_KEY" }</span></p>
            <div class="curl-box">
                <code id="curl-line"><Told words={curl} /></code>
                <button type="button" class="icon-button" onclick={oncopycurl} aria-label="Copy the line" title="Copy the line">
                    <Icon glyph={Glyph::Copy} />
                </button>
            </div>
            if !props.kept {
                <Notice tone={Tone::Amber}>{ "It is not in the keychain: if Keyward stops now, the secret is lost." }</Notice>
            }
            if let Some(failure) = &props.failure {
                <FailureNotice failure={failure.clone()} />
            }
            <div class="dialog-actions spread">
                <button id="close-secret" type="button" class="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ "Later" }</button>
                <button id="stored" type="button" class="button" disabled={props.busy} onclick={props.onstored.reform(|_: MouseEvent| ())}>
                    <Icon glyph={Glyph::Check} />{ "I have stored it" }
                </button>
            </div>
        </Dialog>
    }
}
