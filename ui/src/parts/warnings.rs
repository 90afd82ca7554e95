//! What an admin should notice about a key, in words.

use super::badge::Tone;
use super::notice::Notice;
use super::when::{Style, When};
use crate::filled::filled;
use crate::words::form as words;
use domain::{Key, Mark, Scope, Timestamp};
use yew::prelude::*;

/// A key, and what is to be noticed.
#[derive(Properties, PartialEq)]
pub struct WarningsProps {
    /// The key.
    pub key_shown: Key,
    /// What is to be noticed.
    pub marks: Vec<Mark>,
    /// The present.
    pub now: Timestamp,
    /// Begins a rotation; `None` where none can begin now.
    #[prop_or_default]
    pub onrotate: Option<Callback<MouseEvent>>,
}

/// A card a mark.
#[component]
pub fn Warnings(props: &WarningsProps) -> Html {
    html! { <>{ for props.marks.iter().map(|mark| card(*mark, props)) }</> }
}

fn card(mark: Mark, props: &WarningsProps) -> Html {
    let (key, now) = (&props.key_shown, props.now);
    match mark {
        Mark::Expired => html! {
            <Notice tone={Tone::Grey}>
                { match key.expires {
                    Some(at) => filled(words::EXPIRED_SINCE_NOTHING_CAN_USE_IT, [("when", ago(at, now))]),
                    None => html! { { words::EXPIRED_NOTHING_CAN_USE_IT } },
                } }
            </Notice>
        },
        Mark::Expiring => html! {
            <Notice tone={Tone::Amber} actions={rotate(props)}>
                { for key.expires.map(|at| filled(words::EXPIRES_WHATEVER_USES_IT_WILL_STOP, [
                    ("when", html! { <When {at} {now} style={Style::Until} /> }),
                    ("day", html! { <When {at} {now} style={Style::Weekday} /> }),
                ])) }
            </Notice>
        },
        Mark::Broad if key.scope == Scope::Organization => html! {
            <Notice tone={Tone::Red}>
                { words::BROAD_WHOEVER_HAS_IT_CAN_DO }
            </Notice>
        },
        Mark::Broad => html! {
            <Notice tone={Tone::Red}>
                { words::BROAD_WHOEVER_HAS_IT_CAN_CHANGE }
            </Notice>
        },
        Mark::Unused => html! {
            <Notice tone={Tone::Grey}>
                { match (key.last_used, key.created) {
                    (Some(at), _) => filled(words::LAST_USED_IF_NOBODY_MISSES_IT, [("when", ago(at, now))]),
                    (None, Some(at)) => filled(words::NEVER_USED_SINCE_IF_NOBODY_MISSES_IT, [("when", ago(at, now))]),
                    (None, None) => html! { { words::NEVER_USED_IF_NOBODY_MISSES_IT } },
                } }
            </Notice>
        },
    }
}

fn ago(at: Timestamp, now: Timestamp) -> Html {
    html! { <When {at} {now} style={Style::Ago} /> }
}

fn rotate(props: &WarningsProps) -> Html {
    let button = |onclick: &Callback<MouseEvent>| {
        html! { <button type="button" class="link rotate-now" onclick={onclick.clone()}>{ words::ROTATE }</button> }
    };
    html! { <>{ for props.onrotate.as_ref().map(button) }</> }
}
