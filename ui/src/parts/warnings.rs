//! What an admin should notice about a key, in words.

use super::badge::Tone;
use super::notice::Notice;
use super::when::{Style, When};
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
                { words::EXPIRED }
                { for key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Ago} /></> }) }
                { words::NOTHING_CAN_USE_IT_ANY }
            </Notice>
        },
        Mark::Expiring => html! {
            <Notice tone={Tone::Amber} actions={rotate(props)}>
                { words::EXPIRES }
                { for key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Until} /></> }) }
                { words::WHATEVER_USES_IT_WILL_STOP }
                { for key.expires.map(|at| html! { <>{ words::ON }<When {at} {now} style={Style::Weekday} /></> }) }
                { "." }
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
                if let Some(at) = key.last_used {
                    { words::LAST_USED }<When {at} {now} style={Style::Ago} />
                } else {
                    { words::NEVER_USED }
                    { for key.created.map(|at| html! { <>{ words::SINCE_IT_WAS_MADE }<When {at} {now} style={Style::Ago} /></> }) }
                }
                { words::IF_NOBODY_MISSES_IT_DELETE }
            </Notice>
        },
    }
}

fn rotate(props: &WarningsProps) -> Html {
    let button = |onclick: &Callback<MouseEvent>| {
        html! { <button type="button" class="link rotate-now" onclick={onclick.clone()}>{ words::ROTATE }</button> }
    };
    html! { <>{ for props.onrotate.as_ref().map(button) }</> }
}
