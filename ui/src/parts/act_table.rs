//! The table of what was done from this machine.

use super::badge::{Badge, Tone};
use super::key_name::Named;
use super::prefix::Prefix;
use super::told::Told;
use super::when::{Style, When};
use crate::ledger::Ask;
use crate::sight::bring_to_top;
use crate::words::activity as words;
use domain::activity::Outcome;
use domain::{Act, Timestamp};
use yew::prelude::*;

/// The heads of the columns, with their classes.
const COLUMNS: [(&str, &str); 7] = [
    ("col-when", words::WHEN),
    ("col-what", words::WHAT),
    ("col-name", words::KEY),
    ("col-place", words::ORGANIZATION),
    ("col-account", words::ACCOUNT),
    ("col-result", words::RESULT),
    ("col-requests", words::REQUESTS),
];

/// The rows.
#[derive(Properties, PartialEq)]
pub struct ActTableProps {
    /// What was done, the newest first.
    pub acts: Vec<Act>,
    /// What they were found by: where that changes, the first of them are shown.
    pub found: Ask,
    /// The present.
    pub now: Timestamp,
}

/// The table. Where a column has no room, what is in it stands in another: the style sheet shows it there.
#[component]
pub fn ActTable(props: &ActTableProps) -> Html {
    let head = |(class, title): (&'static str, &'static str)| {
        html! { <th scope="col" class={class}><span>{ title }</span></th> }
    };
    let node = use_node_ref();
    use_effect_with(props.found.clone(), {
        let node = node.clone();
        move |_| bring_to_top(&node)
    });
    html! {
        <table ref={node} id="acts" class="keys acts" aria-label={words::WHAT_WAS_DONE_FROM_THIS_MACHINE} tabindex="0">
            <thead><tr>{ for COLUMNS.into_iter().map(head) }</tr></thead>
            <tbody>{ for props.acts.iter().map(|act| row(act, props.now)) }</tbody>
        </table>
    }
}

fn row(act: &Act, now: Timestamp) -> Html {
    let cells = [
        html! { <span class="first"><When at={act.at} {now} style={Style::DateTime} /></span> },
        what(act),
        key(act),
        some(&act.organization_title, |title| html! { <Named name={title} class="first" /> }),
        account(act),
        html! { <>{ badge(act.result) }<span class="second in-requests">{ words::requests_counted(act.requests) }</span></> },
        html! { <>{ act.requests }</> },
    ];
    let cell = |((class, _), content): ((&'static str, &'static str), Html)| html! { <td class={class}>{ content }</td> };
    html! {
        <tr key={act.id.to_string()} data-act={act.id.to_string()} data-what={act.what.word()} data-result={act.result.word()}>
            { for COLUMNS.into_iter().zip(cells).map(cell) }
        </tr>
    }
}

fn some(words: &str, shown: impl Fn(AttrValue) -> Html) -> Html {
    if words.is_empty() {
        html! { <span class="quiet">{ "–" }</span> }
    } else {
        shown(words.to_owned().into())
    }
}

fn what(act: &Act) -> Html {
    let second = match act.reason.as_str() {
        "" if act.rotation.is_some() => words::IN_ROTATION.to_owned(),
        reason => reason.to_owned(),
    };
    html! {
        <>
            <span class="first act-what" title={act.what.title()}>{ act.what.title() }</span>
            if !second.is_empty() {
                <span class="second" title={second.clone()}>{ second.clone() }</span>
            }
        </>
    }
}

fn key(act: &Act) -> Html {
    let named = |name: AttrValue| {
        html! {
            <>
                <Named {name} class="key-name first" />
                if !act.prefix.is_empty() {
                    <span class="first-line"><Prefix prefix={act.prefix.clone()} /></span>
                }
            </>
        }
    };
    html! {
        <>
            { some(&act.name, named) }
            if !act.organization_title.is_empty() {
                <div class="in-place"><Named name={act.organization_title.clone()} class="second" /></div>
            }
            if act.account.is_some() || !act.host.is_empty() {
                <div class="in-account">{ account(act) }</div>
            }
        </>
    }
}

/// The account; of what was done through none, the address, where it was at one.
fn account(act: &Act) -> Html {
    if act.account.is_none() {
        return some(&act.host, |host| {
            html! { <><Named name={host} class="first" /><span class="second">{ words::NO_ACCOUNT }</span></> }
        });
    }
    html! {
        <>
            <Named name={act.account_title.clone()} class="first" />
            if !act.who.is_empty() {
                <Told class="second" words={act.who.clone()} title={Some(AttrValue::from(act.who.clone()))} />
            }
        </>
    }
}

fn badge(result: Outcome) -> Html {
    let tone = match result {
        Outcome::Done => Tone::Grey,
        Outcome::Failed => Tone::Red,
        Outcome::Unsure => Tone::Amber,
        Outcome::UnderWay => Tone::Accent,
    };
    html! { <Badge {tone}>{ result.title() }</Badge> }
}
