//! Reads a query.

use super::mistake::{self, Mistake};
use super::{Age, Claim, Compare, Deeds, Event, Noun, Query, Span, Spanned, Term, Time, Unit, meant};
use crate::list::Filter;
use crate::{Timestamp, day};
use jiff::civil::Date;

/// The largest number in a length of time.
const MOST: u32 = 99_999;

/// Signs that look like an operator and are none.
const FOREIGN: [&str; 6] = ["=", "!=", "≠", "≤", "≥", "："];

/// Other spellings of fields.
const ALIASES: [(&str, &str); 5] = [
    ("organization", "org"),
    ("permission", "perm"),
    ("permissions", "perm"),
    ("creator", "by"),
    ("workspaces", "workspace"),
];

pub(super) fn read(text: &str) -> Query {
    let mut query = Query::default();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| !c.is_whitespace()).map(|ahead| at + ahead) {
        let rest = &text[start..];
        let negated =
            rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
        let body = start + usize::from(negated);
        let (length, claim) = claim(&text[body..]);
        let span = start..body + length;
        at = span.end;
        match claim {
            Ok(claim) => query.terms.push(Spanned { span, term: Term { negated, claim } }),
            Err(reason) => query.mistakes.push(Mistake { span, reason }),
        }
    }
    query
}

/// The words for names that say nothing, for organizations without room, and for keys that could expire and never do.
pub(super) const VAGUE: &str = "vague";
pub(super) const CROWDED: &str = "crowded";
pub(super) const ENDLESS: &str = "endless";

/// The claim that a text begins with, and how many bytes it has: at least one.
fn claim(text: &str) -> (usize, Result<Claim, String>) {
    if text.starts_with('"') {
        let (length, words) = quoted(text);
        return (length, words.map(Claim::Text));
    }
    let head = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let field = field(&text[..head]);
    // Around the operator of a word that is known blanks may stand.
    let gap = if field.is_some() { blanks(&text[head..]) } else { 0 };
    if let Some(mistaken) = field.and_then(|field| foreign(text, head + gap, field)) {
        return mistaken;
    }
    let operator = Compare::ALL.iter().find(|(_, sign)| text[head + gap..].starts_with(sign));
    let (Some((compare, sign)), true) = (operator, head > 0) else { return word(text, field) };
    let mut start = head + gap + sign.len();
    let next = blanks(&text[start..]);
    let follows = &text[start + next..];
    // With a blank before it, an operator reaches over one behind it; without, for a time only.
    let time =
        *compare != Compare::On && field.is_some() && follows.starts_with(|c: char| c.is_ascii_digit());
    if (gap > 0 && !follows.is_empty()) || time {
        start += next;
    }
    let rest = &text[start..];
    let (length, value) = match rest.starts_with('"') {
        true => quoted(rest),
        false => spelled(rest, field.is_some_and(takes_time)),
    };
    (start + length, value.and_then(|value| about(&text[..head], field, *compare, &value)))
}

/// What is wrong with a field that has a sign behind it which is no operator, and how far the term reaches.
fn foreign(text: &str, place: usize, field: &str) -> Option<(usize, Result<Claim, String>)> {
    let sign = FOREIGN.iter().find(|sign| text[place..].starts_with(*sign))?;
    let start = place + sign.len();
    let start = start + blanks(&text[start..]);
    let length = match text[start..].starts_with('"') {
        true => quoted(&text[start..]).0,
        false => bare(&text[start..]).len(),
    };
    Some((start + length, Err(mistake::foreign_operator(sign, field))))
}

/// The claim of a word without an operator; `field` where one should follow it.
fn word(text: &str, field: Option<&'static str>) -> (usize, Result<Claim, String>) {
    let word = bare(text);
    let claim = match state(word) {
        Some(state) => Ok(state),
        None if word == "-" => Err(mistake::LONE_MINUS.to_owned()),
        None if Compare::ALL.iter().any(|(_, sign)| *sign == word) => Err(mistake::lone_operator(word)),
        None => match field.filter(|_| word.chars().all(|c| c.is_ascii_alphabetic())) {
            Some(field) => Err(mistake::unfinished(field)),
            None => Ok(Claim::Text(word.to_owned())),
        },
    };
    (word.len(), claim)
}

/// The field that is meant by a word, as it is printed.
fn field(typed: &str) -> Option<&'static str> {
    let alias = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(typed));
    let typed = alias.map_or(typed, |(_, field)| field);
    let events = Event::ALL.iter().map(|(_, word)| *word);
    let nouns = Noun::ALL.iter().map(|(_, word)| *word);
    let mut all = events.chain(nouns).chain(["unused", "perm", "scope"]);
    all.find(|field| field.eq_ignore_ascii_case(typed))
}

/// How many bytes of blanks a text begins with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn takes_time(field: &str) -> bool {
    field == "unused" || meant(&Event::ALL, field).is_some()
}

/// A value without quotes, and how many bytes it takes: up to the next blank, or over it where it is a time whose number
/// is followed by its unit.
fn spelled(text: &str, time: bool) -> (usize, Result<String, String>) {
    let first = bare(text);
    let rest = &text[first.len()..];
    let unit = bare(rest.trim_start());
    let counts = time && !first.is_empty() && first.chars().all(|c| c.is_ascii_digit());
    match counts && Unit::meant(unit).is_some() {
        true => (first.len() + blanks(rest) + unit.len(), Ok(format!("{first}{unit}"))),
        false => (first.len(), Ok(first.to_owned())),
    }
}

/// What one word claims by itself.
fn state(word: &str) -> Option<Claim> {
    let own = [(ENDLESS, Claim::Endless), (VAGUE, Claim::Vague), (CROWDED, Claim::Crowded)];
    let filters = Filter::ALL.map(|filter| (filter.title(), Claim::Is(filter)));
    let mut all = own.into_iter().chain(filters);
    all.find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, claim)| claim)
}

/// The text up to the next blank.
fn bare(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or_default()
}

/// What is in the quotes that a text begins with, and how many bytes it takes with them.
fn quoted(text: &str) -> (usize, Result<String, String>) {
    let mut inside = String::new();
    let mut characters = text.char_indices().skip(1);
    while let Some((place, c)) = characters.next() {
        match c {
            '"' if inside.trim().is_empty() => return (place + 1, Err(mistake::EMPTY.to_owned())),
            '"' => return (place + 1, Ok(inside)),
            '\\' => match characters.next() {
                Some((_, escaped @ ('"' | '\\'))) => inside.push(escaped),
                Some((_, other)) => inside.extend(['\\', other]),
                None => break,
            },
            _ => inside.push(c),
        }
    }
    (text.len(), Err(mistake::UNCLOSED.to_owned()))
}

fn about(typed: &str, field: Option<&'static str>, compare: Compare, value: &str) -> Result<Claim, String> {
    let field = field.ok_or_else(|| mistake::unknown_field(typed))?;
    if let Some(event) = meant(&Event::ALL, field) {
        return time(field, event, compare, value);
    }
    if field == "unused" {
        return match (compare, age(value)?) {
            (Compare::On, _) | (_, None) => Err(mistake::wants_time(field)),
            (_, Some(age)) => Ok(Claim::Unused(compare, age)),
        };
    }
    let noun = meant(&Noun::ALL, field);
    if compare != Compare::On {
        return Err(mistake::wrong_operator(field));
    }
    if value.is_empty() {
        return Err(mistake::missing_value(field));
    }
    match noun {
        Some(noun) => Ok(Claim::Called(noun, value.to_owned())),
        None if field == "scope" => {
            meant(&Span::ALL, value).map(Claim::Reaches).ok_or_else(|| mistake::unknown_scope(value))
        }
        None => Ok(Claim::May(match value.to_ascii_lowercase().as_str() {
            "all" => Deeds::All,
            "read" => Deeds::Read,
            "write" => Deeds::Write,
            _ => Deeds::Named(value.to_owned()),
        })),
    }
}

fn time(field: &str, event: Event, compare: Compare, value: &str) -> Result<Claim, String> {
    let on = compare == Compare::On;
    if on && event != Event::Created && value.eq_ignore_ascii_case("never") {
        return Ok(Claim::Never(event));
    }
    if let Some(time) = day(value).or_else(|| stretch(value)) {
        return Ok(Claim::When(event, compare, time));
    }
    match age(value)? {
        Some(age) if !on => Ok(Claim::When(event, compare, Time::Age(age))),
        _ => Err(mistake::wants_time(field)),
    }
}

/// A day, where the text is one that has a day after it.
fn day(text: &str) -> Option<Time> {
    let shaped = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day = shaped.then(|| text.parse::<Date>().ok()).flatten()?;
    // The very last day has an end that can't be told.
    day::bounds(day, |_| 0).map(|_| Time::Day(day))
}

/// Two instants with a slash between them, the earlier first.
fn stretch(text: &str) -> Option<Time> {
    let (first, end) = text.split_once('/')?;
    let (first, end): (Timestamp, Timestamp) = (first.parse().ok()?, end.parse().ok()?);
    (first <= end).then_some(Time::Stretch(first, end))
}

/// A length of time; nothing where the text is something else.
fn age(text: &str) -> Result<Option<Age>, String> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (Some(unit), true) = (Unit::meant(&text[digits..]), digits > 0) else { return Ok(None) };
    match text[..digits].parse() {
        Ok(number) if number <= MOST => Ok(Some(Age { number, unit })),
        _ => Err(mistake::TOO_MUCH.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was read, in one line: the canonical text, then the mistakes with where they stand.
    fn told(text: &str) -> (String, Vec<(&str, String)>) {
        let query = Query::parse(text);
        let mistakes = query.mistakes.iter().map(|one| (&text[one.span.clone()], one.reason.clone()));
        (query.to_string(), mistakes.collect())
    }

    #[test]
    fn what_is_understood_is_printed_in_one_way() {
        let table = [
            ("  ci   pipeline ", "ci pipeline"),
            ("CI \"two  words\" -old", "CI \"two  words\" -old"),
            ("EXPIRED -Broad", "expired -broad"),
            ("\"expired\"", "\"expired\""),
            ("expires<14D used>=2w unused>3m created<=1y", "expires<14d used>=2w unused>3m created<=1y"),
            ("expires:2026-12-31 expires>2026-01-01", "expires:2026-12-31 expires>2026-01-01"),
            ("expires:Never used:never", "expires:never used:never"),
            (
                "permission:WRITE perm:archive:Run perm:\"Archive runs\"",
                "perm:write perm:archive:Run perm:\"Archive runs\"",
            ),
            ("scope:ALL organization:acme creator:dana", "scope:all org:acme by:dana"),
            ("name:\"a \\\"b\\\" \\\\ c\"", "name:\"a \\\"b\\\" \\\\ c\""),
            ("--x -\"-\"", "-\"-x\" -\"-\""),
            ("10:30 <b> http//x é:1 a=b =x", "10:30 \"<b>\" http//x é:1 a=b =x"),
            // Blanks around an operator, and units in words.
            ("expires < 14d", "expires<14d"),
            ("-expires <14d ci", "-expires<14d ci"),
            ("Expires< 14 days ci", "expires<14d ci"),
            ("unused > 3 Months used >= 1 year", "unused>3m used>=1y"),
            ("expires : never org : \"Acme Corp\" by :dana", "expires:never org:\"Acme Corp\" by:dana"),
            ("created<= 2026-12-31", "created<=2026-12-31"),
            (
                "-expires : 2026-10-31T04:00:00Z/2026-11-01T04:00:00Z",
                "-expires:2026-10-31T04:00:00Z/2026-11-01T04:00:00Z",
            ),
            ("org:14 d", "org:14 d"),
            ("endless -ENDLESS", "endless -endless"),
            // Names of keys that are words of the language.
            ("\"expires\" \"-\" \"org\" unused", "\"expires\" \"-\" \"org\" unused"),
            ("unused \"<14d\" \":x\" expiresx", "unused \"<14d\" \":x\" expiresx"),
            ("a\"b c", "a\"b c"),
        ];
        for (text, expected) in table {
            assert_eq!(told(text), (expected.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn mistakes_say_what_to_write_and_leave_the_rest() {
        let table = [
            ("ci expires<soon", "expires<soon", "expires<14d"),
            ("ci expires:", "expires:", "expires<14d"),
            ("ci expires:14d", "expires:14d", "expires<14d"),
            ("ci created:never", "created:never", "created<30d"),
            ("ci unused:90d", "unused:90d", "unused>90d"),
            ("ci unused>2026-01-01", "unused>2026-01-01", "unused>90d"),
            ("ci used<100000d", "used<100000d", "at most 99999"),
            ("ci used<99999999999999999999d", "used<99999999999999999999d", "at most 99999"),
            ("ci expires<9999-12-31", "expires<9999-12-31", "takes a time"),
            ("ci expires<2026-13-01", "expires<2026-13-01", "takes a time"),
            ("ci used:2026-01-02T00:00:00Z", "used:2026-01-02T00:00:00Z", "takes a time"),
            (
                "ci used:2026-01-02T00:00:00Z/2026-01-01T00:00:00Z",
                "used:2026-01-02T00:00:00Z/2026-01-01T00:00:00Z",
                "takes a time",
            ),
            ("ci -perm:", "-perm:", "perm:write"),
            ("ci perm<3", "perm<3", "perm:write"),
            ("ci scope:everything", "scope:everything", "all, organization, workspaces or agent"),
            ("ci colour:red", "colour:red", "in quotes"),
            ("ci name:\"open", "name:\"open", "not closed"),
            ("ci \"open", "\"open", "not closed"),
            ("ci \"open\\", "\"open\\", "not closed"),
            ("ci \" \"", "\" \"", "between the quotes"),
            ("ci expires < soon", "expires < soon", "expires<14d"),
            ("ci expires<14", "expires<14", "expires<14d"),
            ("ci expires <", "expires <", "expires<14d"),
            ("ci -perm :", "-perm :", "perm:write"),
            ("ci <", "<", "put it in quotes"),
            // Signs that are no operators.
            ("ci expires=2026-12-31", "expires=2026-12-31", "expires<2026-12-31"),
            ("ci -used ≥ 7d", "-used ≥ 7d", "“≥” is no sign"),
            ("ci unused≤90d", "unused≤90d", "unused>90d"),
            ("ci org = \"Acme Corp\"", "org = \"Acme Corp\"", "org:acme"),
            ("ci perm：write", "perm：write", "perm:write"),
            ("ci name!=x", "name!=x", "in quotes"),
            ("ci by=", "by=", "by:dana"),
            // What is not typed to its end lets everything through.
            ("ci expires", "expires", "expires<14d"),
            ("ci -Created", "-Created", "put it in quotes"),
            ("ci workspaces", "workspaces", "workspace:Finance"),
            ("ci perm", "perm", "perm:write"),
            ("ci name", "name", "in quotes"),
            ("ci -", "-", "-expired"),
            ("ci --", "--", "-expired"),
        ];
        for (text, place, reason) in table {
            let (printed, mistakes) = told(text);
            assert_eq!(printed, "ci", "{text}");
            assert_eq!(mistakes.len(), 1, "{text}: {mistakes:?}");
            assert_eq!(mistakes[0].0, place, "{text}");
            assert!(mistakes[0].1.contains(reason), "{text}: {}", mistakes[0].1);
        }
    }
}
