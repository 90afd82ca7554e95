//! What can't be understood of a query, and what to write instead.

use std::ops::Range;

/// Something that can't be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// What to do, in words.
    pub reason: String,
}

/// The most characters of what was typed that a reason repeats.
const MOST: usize = 24;

/// A part of what was typed, harmless and short.
pub(super) fn quoted(typed: &str) -> String {
    let short: String = typed.chars().take(MOST).collect();
    let more = if typed.chars().nth(MOST).is_some() { "…" } else { "" };
    format!("“{}{more}”", crate::text::harmless(&short))
}

pub(super) fn unknown_field(field: &str) -> String {
    format!("{} is no search word. To search for this text, put it in quotes.", quoted(field))
}

pub(super) fn wrong_operator(field: &str) -> String {
    format!("Write a colon after “{field}”, such as {field}:{}.", example(field))
}

/// A sign behind a word that compares nothing here.
pub(super) fn foreign_operator(sign: &str, field: &str) -> String {
    let instead = match example(field) {
        "<14d" => wants_time(field),
        _ => wrong_operator(field),
    };
    format!(
        "{} is no sign of this search. {instead} To search for this text, put it in quotes.",
        quoted(sign)
    )
}

/// A word that says nothing yet: what is still being typed, or what was meant to be searched for.
pub(super) fn unfinished(field: &str) -> String {
    format!("{} To search for this text, put it in quotes.", missing_value(field))
}

pub(super) const LONE_MINUS: &str = "Write after the minus what a key is not to be, such as -expired.";

pub(super) fn lone_operator(sign: &str) -> String {
    format!(
        "Write before {} what is compared, such as expires<14d. To search for this text, put it in quotes.",
        quoted(sign)
    )
}

pub(super) fn missing_value(field: &str) -> String {
    match example(field) {
        "<14d" => wants_time(field),
        value => format!("Write what “{field}” is to be, such as {field}:{value}."),
    }
}

pub(super) fn wants_time(field: &str) -> String {
    match field {
        "unused" => "“unused” takes a length of time, such as unused>90d.".to_owned(),
        "expires" => "“expires” takes a time, such as expires<14d or expires<2026-12-31.".to_owned(),
        _ => format!("“{field}” takes a time, such as {field}<30d or {field}>2026-01-31."),
    }
}

pub(super) fn unknown_scope(typed: &str) -> String {
    format!("There is no scope {}. Write all, organization, workspaces or agent.", quoted(typed))
}

pub(super) const TOO_MUCH: &str = "This number is too large. Write at most 99999.";

pub(super) const UNCLOSED: &str = "The quote is not closed. Write \" after the last word.";

pub(super) const EMPTY: &str = "Write what to search for between the quotes.";

fn example(field: &str) -> &'static str {
    match field {
        "perm" => "write",
        "scope" => "all",
        "expires" | "created" | "used" | "unused" => "<14d",
        "workspace" => "Finance",
        "agent" => "Billing",
        "org" => "acme",
        "by" => "dana",
        "prefix" => "kgn_pat_7Q",
        _ => "\"some words\"",
    }
}
