//! What was found out about a pasted key.

use super::badge::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::prefix::Prefix;
use super::told::Told;
use super::when::{Style, When};
use crate::filled::filled;
use crate::hiding::use_hiding;
use crate::words::check as words;
use domain::{Checked, Edition, KeyId, KeyMatch, OrganizationRef, Timestamp, Verdict, text};
use std::rc::Rc;
use yew::prelude::*;

/// What was found out.
#[derive(Properties, PartialEq)]
pub struct VerdictCardProps {
    /// What was found out.
    pub checked: Rc<Checked>,
    /// The present.
    pub now: Timestamp,
    /// Shows a key in its list.
    pub onopen: Callback<(OrganizationRef, KeyId)>,
}

/// The verdict, the keys that it could be, and what to do.
#[component]
pub fn VerdictCard(props: &VerdictCardProps) -> Html {
    let checked = &props.checked;
    let hiding = use_hiding();
    // A service of one's own gives one away.
    let published = Edition::ALL.iter().any(|one| one.is_published(&format!("https://{}", checked.host)));
    let host = if published { text::harmless(&checked.host) } else { hiding.words(&checked.host) };
    let (word, glyph, title, why) = match &checked.verdict {
        Verdict::Alive => ("alive", Glyph::Check, words::ALIVE, words::accepts_this_key(host)),
        Verdict::Dead(said) => {
            let said = if said.is_empty() { String::new() } else { words::it_says(hiding.words(said)) };
            ("dead", Glyph::Close, words::DEAD, words::does_not_accept_this_key(host, said))
        }
        Verdict::Unproven(why) => ("unproven", Glyph::Note, words::UNPROVEN, hiding.words(why)),
    };
    let guidance = checked.guidance(props.now);
    html! {
        <section class="verdict-place" aria-label={words::RESULT}>
            <div id="verdict" class={classes!("verdict", word)} data-verdict={word} role="status">
                <span class="verdict-mark"><Icon {glyph} /></span>
                <div><h2>{ title }</h2><p>{ why }</p></div>
            </div>
            <section class="verdict-block" aria-labelledby="matches-title">
                <h3 id="matches-title">{ matches_title(checked.matches.len()) }</h3>
                if checked.matches.is_empty() {
                    <p class="hint">{ words::NO_KEY_IN_LISTS_THAT_KEYWARD_HAS_READ }</p>
                } else {
                    <ul id="matches" class="matches">{ for checked.matches.iter().map(|one| line(props, one)) }</ul>
                }
            </section>
            if !guidance.is_empty() {
                <section class="verdict-block" aria-labelledby="guidance-title">
                    <h3 id="guidance-title">{ words::WHAT_TO_DO }</h3>
                    <ol id="guidance" class="guidance">{ for guidance.into_iter().map(|step| html! { <li>{ step }</li> }) }</ol>
                </section>
            }
        </section>
    }
}

fn matches_title(number: usize) -> String {
    match number {
        0 => words::WHICH_KEY_IS_IT_NOT_KNOWN.to_owned(),
        1 => words::IT_COULD_BE_THIS_KEY.to_owned(),
        number => words::it_could_be_one_of_these(number),
    }
}

fn line(props: &VerdictCardProps, one: &KeyMatch) -> Html {
    let key = &one.key;
    let now = props.now;
    let target = (one.at.clone(), key.id.clone());
    let onclick = props.onopen.reform(move |_: MouseEvent| target.clone());
    html! {
        <li key={format!("{} {}", one.at.account, key.id)}>
            <span class="match-name">
                <Named name={key.name.clone()} class="key-name" />
                <small>{ filled(words::PREFIX_IN, [
                    ("prefix", html! { <Prefix prefix={key.prefix.clone()} /> }),
                    ("organization", html! { <Told words={one.organization_title.clone()} /> }),
                ]) }</small>
            </span>
            if key.is_expired(now) {
                <Badge tone={Tone::Grey}>{ words::EXPIRED }{ for key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Ago} /></> }) }</Badge>
            }
            <button type="button" class="link" data-match={key.id.to_string()} {onclick}>{ words::SHOW_KEY }</button>
        </li>
    }
}
