//! What to do when there is no room for another key.

use super::badge::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::prefix::Prefix;
use super::when::{Style, When};
use crate::board::could_go;
use domain::{Key, Mark, ScopeKind, Timestamp, View};
use std::rc::Rc;
use yew::prelude::*;

/// The view that is full.
#[derive(Properties, PartialEq)]
pub struct LimitGuidanceProps {
    /// What was read.
    pub view: Rc<View>,
    /// The present.
    pub now: Timestamp,
    /// Deletes a key.
    pub ondelete: Callback<Key>,
}

/// The keys that could go: expired first, then unused, then broad; and how many are out of sight.
#[component]
pub fn LimitGuidance(props: &LimitGuidanceProps) -> Html {
    let node = use_node_ref();
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            // It may appear above what is in sight, after the service refused.
            if let Some(element) = node.cast::<web_sys::Element>() {
                element.scroll_into_view();
            }
        }
    });
    let candidates = could_go(&props.view, props.now);
    let limit = props.view.offered().map_or(0, |(offer, _)| offer.limit);
    html! {
        <section ref={node} id="limit-guidance" class="limit" aria-labelledby="limit-title">
            <h2 id="limit-title"><Icon glyph={Glyph::Warning} />{ format!("All {limit} keys are in use") }</h2>
            <p>
                { "The service allows no more for this organization" }{ counting(&props.view) }{ ". " }
                if let Some(words) = out_of_sight(&props.view) {
                    <strong id="out-of-sight">{ words }{ " " }</strong>
                }
                if candidates.is_empty() {
                    { "Every key here is in use and has a narrow purpose: decide which one can go, and delete it in the list." }
                } else {
                    { "Delete one of these, and the form is ready for the new key." }
                }
            </p>
            <ul class="limit-list">{ for candidates.into_iter().map(|(key, mark)| line(props, key, mark)) }</ul>
        </section>
    }
}

/// What counts, besides keys that work.
fn counting(view: &View) -> &'static str {
    match view.offered() {
        Some((offer, _)) if offer.scopes.contains(&ScopeKind::Organization) => {
            ", organization and agent keys together"
        }
        _ => ", and expired keys count until they are deleted",
    }
}

/// How many keys take a slot and can't be seen: the list does not explain why there is no room.
fn out_of_sight(view: &View) -> Option<String> {
    let unseen = view.unseen();
    let used = view.used;
    match unseen {
        0 => None,
        1 => Some(format!(
            "1 of the {used} is out of your sight: ask an organization admin whether that one can go."
        )),
        number => Some(format!(
            "{number} of the {used} are out of your sight: ask an organization admin whether one of those can go."
        )),
    }
}

fn line(props: &LimitGuidanceProps, key: &Key, mark: Mark) -> Html {
    let now = props.now;
    let ondelete = {
        let key = key.clone();
        props.ondelete.reform(move |_: MouseEvent| key.clone())
    };
    let reason = match mark {
        Mark::Expired => {
            html! { <Badge tone={Tone::Grey}>{ "expired" }{ for key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Ago} /></> }) }</Badge> }
        }
        Mark::Unused => match key.last_used {
            Some(at) => {
                html! { <Badge tone={Tone::Grey}>{ "last used " }<When {at} {now} style={Style::Ago} /></Badge> }
            }
            None => html! { <Badge tone={Tone::Grey}>{ "never used" }</Badge> },
        },
        Mark::Broad | Mark::Expiring => html! { <Badge tone={Tone::Red}>{ "broad" }</Badge> },
    };
    html! {
        <li key={key.id.to_string()}>
            <span class="limit-name"><Named name={key.name.clone()} class="key-name" /><Prefix prefix={key.prefix.clone()} /></span>
            { reason }
            <button type="button" class="button danger-quiet" data-delete={key.id.to_string()} onclick={ondelete}>{ "Delete" }</button>
        </li>
    }
}
