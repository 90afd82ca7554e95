//! The keys that could go where there is no room.

use super::badge::{Badge, Tone};
use super::key_name::Named;
use super::prefix::Prefix;
use super::when::{Style, When};
use crate::filled::filled;
use crate::words::keys as words;
use domain::{Key, Mark, Timestamp, View};
use yew::prelude::*;

/// The keys, and why each could go.
#[derive(Properties, PartialEq)]
pub(super) struct LimitListProps {
    /// The keys, the likeliest first.
    pub(super) keys: Vec<(Key, Mark)>,
    /// The present.
    pub(super) now: Timestamp,
    /// Deletes a key.
    pub(super) ondelete: Callback<Key>,
}

/// A line a key: why it could go, and the button that deletes it.
#[component]
pub(super) fn LimitList(props: &LimitListProps) -> Html {
    html! { <ul class="limit-list">{ for props.keys.iter().map(|(key, mark)| line(props, key, *mark)) }</ul> }
}

fn line(props: &LimitListProps, key: &Key, mark: Mark) -> Html {
    let now = props.now;
    let ondelete = {
        let key = key.clone();
        props.ondelete.reform(move |_: MouseEvent| key.clone())
    };
    let reason = match mark {
        Mark::Expired => {
            html! { <Badge tone={Tone::Grey}>{ words::EXPIRED }{ for key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Ago} /></> }) }</Badge> }
        }
        Mark::Unused => match key.last_used {
            Some(at) => {
                html! { <Badge tone={Tone::Grey}>{ filled(words::LAST_USED, [("when", html! { <When {at} {now} style={Style::Ago} /> })]) }</Badge> }
            }
            None => html! { <Badge tone={Tone::Grey}>{ words::NEVER_USED }</Badge> },
        },
        Mark::Broad | Mark::Expiring => html! { <Badge tone={Tone::Red}>{ words::BROAD }</Badge> },
    };
    html! {
        <li key={key.id.to_string()}>
            <span class="limit-name"><Named name={key.name.clone()} class="key-name" /><Prefix prefix={key.prefix.clone()} /></span>
            { reason }
            <button type="button" class="button danger-quiet" data-delete={key.id.to_string()} onclick={ondelete}>{ words::DELETE }</button>
        </li>
    }
}

/// How many keys take a slot and can't be seen: the list does not explain why there is no room.
pub(super) fn out_of_sight(view: &View) -> Option<String> {
    let unseen = view.unseen();
    let used = view.used;
    match unseen {
        0 => None,
        1 => Some(words::one_of_is_out_of_your_sight(used)),
        number => Some(words::of_are_out_of_your_sight(number, used)),
    }
}
