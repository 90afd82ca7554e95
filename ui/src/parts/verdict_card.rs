//! What was found out about a pasted key.

use super::badge::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::prefix::Prefix;
use super::told::Told;
use super::when::{Style, When};
use crate::hiding::use_hiding;
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
        Verdict::Alive => ("alive", Glyph::Check, "Alive", format!("{host} accepts this key.")),
        Verdict::Dead(said) => {
            let said = if said.is_empty() {
                String::new()
            } else {
                format!(" It says: “{}”", hiding.words(said))
            };
            ("dead", Glyph::Close, "Dead", format!("{host} does not accept this key.{said}"))
        }
        Verdict::Unproven(why) => ("unproven", Glyph::Note, "Unproven", hiding.words(why)),
    };
    let guidance = checked.guidance(props.now);
    html! {
        <section class="verdict-place" aria-label="Result">
            <div id="verdict" class={classes!("verdict", word)} data-verdict={word} role="status">
                <span class="verdict-mark"><Icon {glyph} /></span>
                <div><h2>{ title }</h2><p>{ why }</p></div>
            </div>
            <section class="verdict-block" aria-labelledby="matches-title">
                <h3 id="matches-title">{ matches_title(checked.matches.len()) }</h3>
                if checked.matches.is_empty() {
                    <p class="hint">{ "No key in the lists that Keyward has read begins like it." }</p>
                } else {
                    <ul id="matches" class="matches">{ for checked.matches.iter().map(|one| line(props, one)) }</ul>
                }
            </section>
            if !guidance.is_empty() {
                <section class="verdict-block" aria-labelledby="guidance-title">
                    <h3 id="guidance-title">{ "What to do" }</h3>
                    <ol id="guidance" class="guidance">{ for guidance.into_iter().map(|step| html! { <li>{ step }</li> }) }</ol>
                </section>
            }
        </section>
    }
}

fn matches_title(number: usize) -> String {
    match number {
        0 => "Which key is it? Not known".to_owned(),
        1 => "It could be this key".to_owned(),
        number => format!("It could be one of these {number} keys"),
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
                <small><Prefix prefix={key.prefix.clone()} />{ " in " }<Told words={one.organization_title.clone()} /></small>
            </span>
            if key.is_expired(now) {
                <Badge tone={Tone::Grey}>{ "expired" }{ for key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Ago} /></> }) }</Badge>
            }
            <button type="button" class="link" data-match={key.id.to_string()} {onclick}>{ "Show the key" }</button>
        </li>
    }
}
