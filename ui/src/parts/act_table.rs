//! The table of what was done from this machine.

use super::badge::{Badge, Tone};
use super::key_name::Named;
use super::prefix::Prefix;
use super::told::Told;
use super::when::{Style, When};
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
    /// The present.
    pub now: Timestamp,
}

/// The table.
#[component]
pub fn ActTable(props: &ActTableProps) -> Html {
    let head = |(class, title): (&'static str, &'static str)| {
        html! { <th scope="col" class={class}><span>{ title }</span></th> }
    };
    html! {
        <table id="acts" class="keys acts" aria-label={words::WHAT_WAS_DONE_FROM_THIS_MACHINE} tabindex="0">
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
        html! { <>{ badge(act.result) }</> },
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
            <span class="first act-what">{ act.what.title() }</span>
            if !second.is_empty() {
                <span class="second" title={second.clone()}>{ second.clone() }</span>
            }
        </>
    }
}

fn key(act: &Act) -> Html {
    some(&act.name, |name| {
        html! {
            <>
                <Named {name} class="key-name first" />
                if !act.prefix.is_empty() {
                    <span class="first-line"><Prefix prefix={act.prefix.clone()} /></span>
                }
            </>
        }
    })
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
