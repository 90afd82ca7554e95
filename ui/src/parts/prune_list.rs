//! The keys that are to be deleted together, a line each.

use super::badge::{Badge, Tone};
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::notice::failure_words;
use super::prefix::Prefix;
use super::when::{Style, When};
use crate::filled::filled;
use crate::hiding::{Hiding, use_hiding};
use crate::pruning::{Fate, Pruning, Stage, place_of};
use crate::words::several as words;
use domain::call::Deleted;
use domain::{KeyPlace, Row};
use yew::prelude::*;

/// The keys.
#[derive(Properties, PartialEq)]
pub(super) struct PruneListProps {
    /// What is known of them, and how it went.
    pub(super) pruning: Pruning,
    /// A key is taken out of the list.
    pub(super) ontake: Callback<KeyPlace>,
}

/// The list: first what would be deleted, later how it went.
#[component]
pub(super) fn PruneList(props: &PruneListProps) -> Html {
    let hiding = use_hiding();
    let rows = props.pruning.rows.iter().flatten();
    html! { <ul id="prune-list" class="prune-list" tabindex="0" aria-label={words::KEYS_TO_DELETE}>{ for rows.map(|row| line(props, row, hiding)) }</ul> }
}

fn line(props: &PruneListProps, row: &Row, hiding: Hiding) -> Html {
    let pruning = &props.pruning;
    let place = place_of(row);
    let kept = pruning.kept.get(&place);
    let fate = pruning.fates.get(&place);
    let word = match fate {
        Some(Ok(_)) => "deleted",
        Some(Err(_)) => "failed",
        None if kept.is_some() => "kept",
        None if pruning.stage == Stage::Over => "left",
        None => "listed",
    };
    let ontake = {
        let place = place.clone();
        props.ontake.reform(move |_: MouseEvent| place.clone())
    };
    let label = words::leave_out(hiding.words(&row.key.name));
    html! {
        <li key={format!("{} {}", row.at.account, row.key.id)} data-key={row.key.id.to_string()} data-fate={word}>
            <span class="prune-name">
                <Named name={row.key.name.clone()} class="key-name" />
                <span class="prune-where"><Prefix prefix={row.key.prefix.clone()} /><Named name={row.organization.clone()} class="prune-organization" /></span>
            </span>
            <span class="prune-state">
                if let Some(fate) = fate {
                    { told(fate, hiding) }
                } else if let Some(reason) = kept {
                    <Badge tone={Tone::Grey}>{ words::stays(reason) }</Badge>
                } else if pruning.stage == Stage::Over {
                    <Badge tone={Tone::Grey}>{ words::NOT_TRIED }</Badge>
                } else {
                    { use_of(row) }
                }
            </span>
            if pruning.stage == Stage::Asking && kept.is_none() {
                <button type="button" class="icon-button" aria-label={label} title={words::LEAVE_IT_OUT} onclick={ontake}><Icon glyph={Glyph::Close} /></button>
            }
        </li>
    }
}

/// What tells whether somebody may miss it.
fn use_of(row: &Row) -> Html {
    let now = row.now;
    if row.key.is_expired(now) {
        return html! { <Badge tone={Tone::Grey}>{ words::EXPIRED }{ for row.key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Ago} /></> }) }</Badge> };
    }
    match row.key.last_used {
        Some(at) => {
            html! { <span class="soft">{ filled(words::LAST_USED, [("when", html! { <When {at} {now} style={Style::Ago} /> })]) }</span> }
        }
        None => html! { <span class="soft">{ words::NO_USE_KNOWN }</span> },
    }
}

fn told(fate: &Fate, hiding: Hiding) -> Html {
    match fate {
        Ok(Deleted::Now) => html! { <Badge tone={Tone::Accent}>{ words::DELETED }</Badge> },
        Ok(Deleted::AlreadyGone) => html! { <Badge tone={Tone::Grey}>{ words::WAS_GONE_ALREADY }</Badge> },
        Err(failure) => html! { <span class="prune-failure">{ failure_words(failure, hiding) }</span> },
    }
}
