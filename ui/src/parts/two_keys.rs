//! The old key and the new one, side by side.

use super::badge::{Badge, Tone};
use super::masked::Masked;
use super::prefix::Prefix;
use super::when::{Style, When};
use crate::hiding::use_hiding;
use crate::words::rotation as words;
use domain::rotation::{Fate, Step, Stop};
use domain::{Key, Rotation, Timestamp, View};
use std::rc::Rc;
use yew::prelude::*;

/// The rotation, and what was last read of its organization.
#[derive(Properties, PartialEq)]
pub struct TwoKeysProps {
    /// The rotation.
    pub rotation: Rotation,
    /// What was read; nothing where it was not yet.
    pub view: Option<Rc<View>>,
    /// The present.
    pub now: Timestamp,
}

/// A column a key: which it is, whether it works, when it expires and when it was last used.
#[component]
pub fn TwoKeys(props: &TwoKeysProps) -> Html {
    let TwoKeysProps { rotation, now, .. } = props;
    let now = *now;
    let listed = |id: &domain::KeyId| {
        props.view.as_ref().and_then(|view| view.keys.iter().find(|key| key.id == *id)).cloned()
    };
    let gone = matches!(rotation.fate, Fate::Gone(_));
    // Once it is gone, it is what it was.
    let old = listed(&rotation.old.id).filter(|_| !gone).unwrap_or_else(|| rotation.old.clone());
    let made = prefix_made(rotation);
    let new = match rotation.progress.new_key() {
        Some(made) => listed(&made.key),
        None => props.view.as_ref().and_then(|view| ended_with(rotation, view)).cloned(),
    };
    let expires = |key: &Key| match key.expires {
        Some(at) => html! { <When {at} {now} style={Style::Date} /> },
        None => html! { { words::NEVER } },
    };
    let used = |key: &Key| match key.last_used {
        Some(at) => html! { <When {at} {now} style={Style::Ago} /> },
        None => html! { { words::NEVER } },
    };
    let created = |key: &Key| html! { <>{ for key.created.map(|at| html! { <When {at} {now} style={Style::Date} /> }) }</> };
    let pending = || html! { <span class="quiet">{ "–" }</span> };
    let of_new = |show: &dyn Fn(&Key) -> Html| new.as_ref().map_or_else(pending, show);
    html! {
        <table class="two-keys">
            <thead><tr><td></td><th scope="col">{ words::OLD_KEY }</th><th scope="col">{ words::NEW_KEY }</th></tr></thead>
            <tbody>
                <tr>
                    <th scope="row">{ words::KEY }</th>
                    <td><Prefix prefix={rotation.old.prefix.clone()} /></td>
                    <td>{ made.clone().map_or_else(pending, |prefix| html! { <Prefix {prefix} /> }) }</td>
                </tr>
                <tr>
                    <th scope="row">{ words::STATE }</th>
                    <td>{ state(gone, &old, now) }</td>
                    <td>{ match (&new, made) {
                        (Some(key), _) => state(false, key, now),
                        (None, Some(_)) if rotation.is_over() => html! { <Badge tone={Tone::Grey}>{ words::GONE }</Badge> },
                        (None, Some(_)) => html! { <Badge tone={Tone::Grey}>{ words::NOT_IN_LIST }</Badge> },
                        (None, None) => html! { <span class="quiet">{ words::NOT_MADE }</span> },
                    } }</td>
                </tr>
                <tr><th scope="row">{ words::CREATED }</th><td>{ created(&old) }</td><td>{ of_new(&created) }</td></tr>
                <tr><th scope="row">{ words::EXPIRES }</th><td>{ expires(&old) }</td><td>{ of_new(&expires) }</td></tr>
                <tr><th scope="row">{ words::LAST_USED }</th><td>{ used(&old) }</td><td>{ of_new(&used) }</td></tr>
                if let Some(key) = new.as_ref().filter(|key| is_named_otherwise(rotation, key)) {
                    <tr>
                        <th scope="row">{ words::NAME }</th>
                        <td><Word words={rotation.old.name.clone()} /></td>
                        <td><Word words={key.name.clone()} /></td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

/// The first characters of the secret of the key that was made last.
fn prefix_made(rotation: &Rotation) -> Option<String> {
    let made = rotation.progress.new_key().map(|made| made.prefix.clone());
    let told = || match rotation.receipt.reached(Stop::Created) {
        Some((_, Step::Created { prefix })) => Some(prefix.clone()),
        _ => None,
    };
    made.or_else(|| told().filter(|_| rotation.is_over()))
}

/// The new key of a rotation that is over: it is no longer kept which it is, but for its prefix.
fn ended_with<'a>(rotation: &Rotation, view: &'a View) -> Option<&'a Key> {
    let prefix = prefix_made(rotation)?;
    view.keys.iter().find(|key| key.prefix == prefix && key.id != rotation.old.id)
}

/// Whether somebody gave the new key a name of their own. That it carries a mark until the end goes without saying.
fn is_named_otherwise(rotation: &Rotation, key: &Key) -> bool {
    let marked = rotation.progress.create().is_some_and(|create| rotation.tag(create).is_in(&key.name));
    key.name != rotation.draft.name.as_str() && !marked
}

fn state(gone: bool, key: &Key, now: Timestamp) -> Html {
    match () {
        () if gone => html! { <Badge tone={Tone::Grey}>{ words::GONE }</Badge> },
        () if key.is_expired(now) => html! { <Badge tone={Tone::Grey}>{ words::EXPIRED }</Badge> },
        () => html! { <Badge tone={Tone::Accent}>{ words::WORKS }</Badge> },
    }
}

#[derive(Properties, PartialEq)]
struct WordProps {
    words: AttrValue,
}

/// A name that may break anywhere.
#[component]
fn Word(props: &WordProps) -> Html {
    if use_hiding().is_on() {
        return html! { <Masked /> };
    }
    html! { <bdi>{ domain::text::harmless(&props.words) }</bdi> }
}
