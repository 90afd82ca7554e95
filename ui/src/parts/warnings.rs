//! What an admin should notice about a key, in words.

use super::badge::Tone;
use super::notice::Notice;
use super::when::{Style, When};
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
                { "Expired" }
                { for key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Ago} /></> }) }
                { ". Nothing can use it any more, and it still takes a slot. It can be deleted safely." }
            </Notice>
        },
        Mark::Expiring => html! {
            <Notice tone={Tone::Amber} actions={rotate(props)}>
                { "Expires" }
                { for key.expires.map(|at| html! { <>{ " " }<When {at} {now} style={Style::Until} /></> }) }
                { ". Whatever uses it will stop working" }
                { for key.expires.map(|at| html! { <>{ " on " }<When {at} {now} style={Style::Weekday} /></> }) }
                { "." }
            </Notice>
        },
        Mark::Broad if key.scope == Scope::Organization => html! {
            <Notice tone={Tone::Red}>
                { "Broad: whoever has it can do everything with every agent. A key for one agent does less harm when it leaks." }
            </Notice>
        },
        Mark::Broad => html! {
            <Notice tone={Tone::Red}>
                { "Broad: whoever has it can change things far beyond one task. A key with fewer permissions, for single workspaces, does less harm when it leaks." }
            </Notice>
        },
        Mark::Unused => html! {
            <Notice tone={Tone::Grey}>
                if let Some(at) = key.last_used {
                    { "Last used " }<When {at} {now} style={Style::Ago} />
                } else {
                    { "Never used" }
                    { for key.created.map(|at| html! { <>{ " since it was made " }<When {at} {now} style={Style::Ago} /></> }) }
                }
                { ". If nobody misses it, delete it." }
            </Notice>
        },
    }
}

fn rotate(props: &WarningsProps) -> Html {
    let button = |onclick: &Callback<MouseEvent>| {
        html! { <button type="button" class="link rotate-now" onclick={onclick.clone()}>{ "Rotate" }</button> }
    };
    html! { <>{ for props.onrotate.as_ref().map(button) }</> }
}
