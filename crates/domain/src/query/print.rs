//! Prints a query in one way, so that it is read as the same again.

use super::read::{CROWDED, ENDLESS, VAGUE};
use super::{Age, Claim, Compare, Deeds, Event, Noun, Query, Span, Term, Time, Unit, word};
use std::fmt;

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, one) in self.terms.iter().enumerate() {
            if place > 0 {
                out.write_str(" ")?;
            }
            one.term.fmt(out)?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            out.write_str("-")?;
        }
        self.claim.fmt(out)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Claim::Text(text) if is_plain(text) => out.write_str(text),
            Claim::Text(text) => out.write_str(&in_quotes(text)),
            Claim::Is(filter) => out.write_str(&filter.title().to_lowercase()),
            Claim::Vague => out.write_str(VAGUE),
            Claim::Crowded => out.write_str(CROWDED),
            Claim::When(event, compare, time) => {
                let (event, sign) = (word(&Event::ALL, *event), word(&Compare::ALL, *compare));
                match time {
                    Time::Age(age) => write!(out, "{event}{sign}{age}"),
                    Time::Day(day) => write!(out, "{event}{sign}{day}"),
                    Time::Stretch(first, end) => write!(out, "{event}{sign}{first}/{end}"),
                }
            }
            Claim::Never(event) => write!(out, "{}:never", word(&Event::ALL, *event)),
            Claim::Endless => out.write_str(ENDLESS),
            Claim::Unused(compare, age) => write!(out, "unused{}{age}", word(&Compare::ALL, *compare)),
            Claim::May(Deeds::All) => out.write_str("perm:all"),
            Claim::May(Deeds::Read) => out.write_str("perm:read"),
            Claim::May(Deeds::Write) => out.write_str("perm:write"),
            Claim::May(Deeds::Named(name)) => write!(out, "perm:{}", value(name)),
            Claim::Reaches(span) => write!(out, "scope:{}", word(&Span::ALL, *span)),
            Claim::Called(noun, name) => write!(out, "{}:{}", word(&Noun::ALL, *noun), value(name)),
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter =
            Unit::ALL.iter().find(|(unit, ..)| *unit == self.unit).map_or("d", |(_, letter, _)| letter);
        write!(out, "{}{letter}", self.number)
    }
}

/// Whether a text is read as just that without quotes, whatever stands before it.
fn is_plain(text: &str) -> bool {
    if text.starts_with(['<', '>', ':']) {
        return false;
    }
    let read = Query::parse(text);
    let claims: Vec<&Term> = read.terms.iter().map(|one| &one.term).collect();
    read.mistakes.is_empty()
        && matches!(claims.as_slice(), [Term { negated: false, claim: Claim::Text(words) }] if words == text)
}

/// A value after a colon, in quotes where it needs them.
pub(super) fn value(text: &str) -> String {
    if text.is_empty() || text.starts_with('"') || text.contains(char::is_whitespace) {
        in_quotes(text)
    } else {
        text.to_owned()
    }
}

/// A text in quotes.
pub(super) fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
