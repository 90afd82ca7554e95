//! Which keys a query lets through.

use super::{Claim, Compare, Deeds, Event, Lens, Noun, Query, Span, Term, Time};
use crate::fold::folded;
use crate::health::{is_crowded, is_vague};
use crate::list::Line;
use crate::{Catalogue, Level, Mark, Scope, Timestamp, View, day, text};
use jiff::SignedDuration;
use memchr::memmem::Finder;

/// A query that is ready to look at many keys.
#[derive(Debug, Clone)]
pub struct Matcher {
    pub(super) terms: Vec<Ready>,
}

/// A term that is ready to look at many keys.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    /// With all names folded.
    pub(super) term: Term,
    /// Finds the text, where the claim is one.
    pub(super) finder: Option<Finder<'static>>,
}

/// A key, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The key at its service's present.
    pub line: Line<'a>,
    /// What a search looks at ([`crate::list::searched_text`]).
    pub searched: &'a str,
    /// What an admin should notice.
    pub marks: &'a [Mark],
    /// How its account is called, where the table shows several.
    pub account: Option<&'a str>,
}

impl Query {
    /// Makes it ready to look at many keys.
    pub fn matcher(&self) -> Matcher {
        let ready = |term: &Term| {
            let claim = match &term.claim {
                Claim::Text(text) => Claim::Text(folded(text)),
                Claim::May(Deeds::Named(name)) => Claim::May(Deeds::Named(folded(name))),
                Claim::Called(noun, name) => Claim::Called(*noun, folded(name)),
                other => other.clone(),
            };
            let finder = match &claim {
                Claim::Text(text) => Some(Finder::new(text).into_owned()),
                _ => None,
            };
            Ready { term: Term { negated: term.negated, claim }, finder }
        };
        Matcher { terms: self.terms.iter().map(|one| ready(&one.term)).collect() }
    }
}

impl Matcher {
    /// Makes it ready to look at the keys of one organization; `account` is how its account is called, where the table
    /// shows several.
    pub fn on<'a>(&'a self, view: &'a View, account: Option<&str>) -> Lens<'a> {
        Lens::new(&self.terms, view, account)
    }

    /// Whether every term holds for a key.
    pub fn admits(&self, seen: &Seen<'_>) -> bool {
        self.on(seen.line.view, seen.account).admits(seen)
    }
}

/// Whether a claim about the key alone holds; nothing where the service does not tell.
pub(super) fn holds(claim: &Claim, seen: &Seen<'_>) -> Option<bool> {
    let Line { view, key, now } = seen.line;
    match claim {
        Claim::Text(text) => Some(seen.searched.contains(text.as_str())),
        Claim::Is(filter) => Some(filter.admits(seen.marks)),
        Claim::Vague => Some(is_vague(&key.name)),
        Claim::Crowded => view.offered().map(|(offer, _)| is_crowded(view.used, offer.limit)),
        Claim::When(Event::Expires, compare, time) => match key.expires {
            Some(end) => Some(compares(*compare, *time, end, end.duration_since(now))),
            // When it was that an expired one did is not told; one that never does comes after everything.
            None if key.is_expired(now) => None,
            None => Some(matches!(compare, Compare::More | Compare::AtLeast)),
        },
        Claim::When(Event::Created, compare, time) => ago(*compare, *time, key.created?, now),
        Claim::When(Event::Used, compare, time) => match key.last_used {
            Some(then) => ago(*compare, *time, then, now),
            None => Some(false),
        },
        Claim::Never(Event::Expires) => Some(key.expires.is_none() && !key.is_expired(now)),
        Claim::Never(_) => Some(key.last_used.is_none()),
        Claim::Endless => Some(view.is_endless(key, now)),
        Claim::Unused(compare, age) => {
            let then = key.last_used.or(key.created)?;
            ago(*compare, Time::Age(*age), then, now)
        }
        Claim::May(deeds) => may(deeds, key.level.as_ref()?, &view.catalogue()),
        Claim::Reaches(span) => reaches(*span, &key.scope),
        Claim::Called(noun, name) => called(*noun, name, seen),
    }
}

fn ago(compare: Compare, time: Time, then: Timestamp, now: Timestamp) -> Option<bool> {
    Some(compares(compare, time, then, now.duration_since(then)))
}

/// How an instant compares with a day or another stretch of time, or its distance with a length of time.
fn compares(compare: Compare, time: Time, at: Timestamp, distance: SignedDuration) -> bool {
    let (first, end) = match time {
        Time::Age(age) => {
            let length = SignedDuration::from_secs(age.seconds());
            return match compare {
                Compare::Less => distance < length,
                Compare::AtMost => distance <= length,
                Compare::More => distance > length,
                Compare::AtLeast => distance >= length,
                Compare::On => distance == length,
            };
        }
        Time::Day(day) => match day::bounds(day, |_| 0) {
            Some(bounds) => bounds,
            None => return false,
        },
        Time::Stretch(first, end) => (first, end),
    };
    match compare {
        Compare::Less => at < first,
        Compare::AtMost => at < end,
        Compare::More => at >= end,
        Compare::AtLeast => at >= first,
        Compare::On => first <= at && at < end,
    }
}

/// What is not known is not called harmless; what else it may do is not known.
fn may(deeds: &Deeds, level: &Level, catalogue: &Catalogue) -> Option<bool> {
    match (deeds, level) {
        (Deeds::Write, level) => Some(catalogue.writes(level)),
        (_, Level::Unknown(_)) => None,
        (Deeds::Read, level) => Some(!catalogue.writes(level)),
        (Deeds::All, level) => Some(*level == Level::All),
        // What is named is looked for in the catalogue once, not for each key: by the lens.
        (Deeds::Named(_), _) => None,
    }
}

fn reaches(span: Span, scope: &Scope) -> Option<bool> {
    Some(match (span, scope) {
        (_, Scope::Unknown(_)) => return None,
        (Span::All, Scope::AllWorkspaces | Scope::Organization) => true,
        (Span::Organization, Scope::Organization) => true,
        (Span::Workspaces, Scope::Workspaces(_)) => true,
        (Span::Agent, Scope::Agent(_)) => true,
        _ => false,
    })
}

fn called(noun: Noun, name: &str, seen: &Seen<'_>) -> Option<bool> {
    let Line { view, key, .. } = seen.line;
    let has = |text: &str| has(text, name);
    match noun {
        Noun::Name => Some(has(&key.name)),
        Noun::Note => Some(view.notes.get(&key.id).is_some_and(|note| has(note))),
        Noun::Prefix => Some(has(&key.prefix)),
        Noun::Creator => {
            let creator = key.creator.as_ref()?;
            Some(has(&creator.name) || has(&creator.email))
        }
        // These are about its organization: the lens knows.
        Noun::Organization | Noun::Account | Noun::Workspace | Noun::Agent => None,
    }
}

/// Whether a folded name is a part of a text.
pub(super) fn has(text: &str, name: &str) -> bool {
    folded(&text::harmless(text)).contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::tests::calm_key;
    use crate::list::searched_text;
    use crate::permission::tests::catalogue;
    use crate::view::tests::view_of;
    use crate::{
        Agent, AgentId, Key, KeyId, KeyManagement, KeyState, Offer, PermissionId, Person, Reach, Rights,
        Workspace, WorkspaceId,
    };

    fn at(text: &str) -> Option<Timestamp> {
        Some(text.parse().unwrap())
    }

    /// Six keys, looked at on 2026-11-22: `calm` reads Finance until 2027-11-01, `soon` archives runs everywhere for 13
    /// more days and was not used for 100, `past` expired in January, `all` may do everything and never expires, `agent`
    /// and `whole` have no permissions and are of an agent and of the organization.
    fn sample() -> View {
        let named = |name: &str| Key { id: KeyId::new(name), name: name.to_owned(), ..calm_key() };
        let archive = Level::Restricted(vec![PermissionId::new("archive:Run")]);
        let dana = Person { name: "Dana Park".to_owned(), email: "dana@acme.example".to_owned() };
        let keys = vec![
            Key { creator: Some(dana), ..named("calm") },
            Key {
                level: Some(archive),
                scope: Scope::AllWorkspaces,
                created: at("2026-01-01T00:00:00Z"),
                expires: at("2026-12-05T00:00:00Z"),
                last_used: at("2026-08-14T00:00:00Z"),
                ..named("soon")
            },
            Key { state: KeyState::Expired, expires: at("2026-01-31T12:00:00Z"), ..named("past") },
            Key { level: Some(Level::All), expires: None, last_used: None, ..named("all") },
            Key {
                level: None,
                scope: Scope::Agent(AgentId::new("a")),
                created: None,
                expires: None,
                ..named("agent")
            },
            Key {
                level: None,
                scope: Scope::Organization,
                expires: None,
                prefix: "kgc_9f2a".to_owned(),
                ..named("whole")
            },
        ];
        let finance = WorkspaceId::new("organizations/acme/workspaces/finance");
        let mut view = View {
            workspaces: Some(vec![Workspace { id: finance, title: "Finance".to_owned() }]),
            agents: vec![Agent { id: AgentId::new("a"), title: "Invoice bot".to_owned() }],
            ..view_of(keys)
        };
        view.notes.insert(KeyId::new("past"), "Used by box 03".to_owned());
        let offer = Offer {
            limit: 10,
            lifetimes: vec![],
            levels: true,
            catalogue: catalogue(),
            scopes: vec![],
            editable: vec![],
            usage: false,
        };
        let rights =
            Rights { can_manage: true, reach: Reach::Everything, email: String::new(), roles: Vec::new() };
        view.management = KeyManagement::Offered { offer, rights };
        view
    }

    fn found(query: &str, account: Option<&str>) -> String {
        let (view, now) = (sample(), at("2026-11-22T00:00:00Z").unwrap());
        let matcher = Query::parse(query).matcher();
        let lines = crate::list::lines(&view, now).filter(|line| {
            let (searched, marks) = (searched_text(&view, line.key), view.marks(line.key, now));
            matcher.admits(&Seen { line: *line, searched: &searched, marks: &marks, account })
        });
        lines.map(|line| line.key.name.clone()).collect::<Vec<_>>().join(" ")
    }

    const ALL: &str = "calm soon past all agent whole";

    #[test]
    fn every_term_finds_its_keys() {
        let table = [
            ("", ALL),
            ("FINANCE -past", "calm all"),
            ("\"invoice bot\"", "agent"),
            ("-acme", ""),
            ("expired", "past"),
            ("active", "calm soon all agent whole"),
            ("expiring", "soon"),
            ("broad", "soon all whole"),
            ("-broad -expired", "calm agent"),
            ("unused", "soon"),
            // What expires in less than 14 days, and what has.
            ("expires<14d", "soon past"),
            ("expires<14d -expired", "soon"),
            ("expires<13d", "past"),
            ("expires<=13d", "soon past"),
            ("expires>=13d", "calm soon all agent whole"),
            ("expires>1m", "calm all agent whole"),
            ("-expires>1m", "soon past"),
            ("expires>1y", "all agent whole"),
            ("expires:never", "all agent whole"),
            ("-expires:never", "calm soon past"),
            // Days are those of UTC.
            ("expires<2026-01-31", ""),
            ("expires<=2026-01-31", "past"),
            ("expires:2026-01-31", "past"),
            ("expires>2026-12-05", "calm all agent whole"),
            ("expires>=2026-12-05", "calm soon all agent whole"),
            // Or of where the admin is.
            ("expires:2026-01-31T05:00:00Z/2026-02-01T05:00:00Z", "past"),
            ("expires:2026-01-30T05:00:00Z/2026-01-31T05:00:00Z", ""),
            ("expires<=2026-01-30T13:00:00Z/2026-01-31T13:00:00Z", "past"),
            ("expires>2026-12-04T23:00:00Z/2026-12-05T00:00:00Z", "calm soon all agent whole"),
            // When the agent's key was made is not told.
            ("created<30d", "calm past all whole"),
            ("-created<30d", "soon"),
            ("created<2026-02-01", "soon"),
            ("used<7d", "calm past agent whole"),
            ("-used<7d", "soon all"),
            ("used>2w", "soon"),
            ("used:never", "all"),
            ("unused>90d", "soon"),
            ("unused>100d", ""),
            ("unused>=100d", "soon"),
            ("unused>3w", "soon"),
            ("unused>=3w", "soon all"),
            // Keys without permissions are in neither.
            ("perm:write", "soon all"),
            ("-perm:write", "calm past"),
            ("perm:read", "calm past"),
            ("perm:all", "all"),
            ("perm:archive:Run", "soon all"),
            ("perm:\"archive runs\"", "soon all"),
            ("perm:RUNS", "calm soon past all"),
            ("perm:runs:archive:run", "soon all"),
            ("perm:\"runs:Read runs\"", "calm past all"),
            ("perm:files", "calm past all"),
            // Where nothing is called so, a part of a name will do.
            ("perm:arch", "soon all"),
            ("perm:\"Read ru\"", "calm past all"),
            ("perm:file", "calm past all"),
            ("perm:runs:arch", "soon all"),
            ("perm:read:Run", "calm past all"),
            ("-perm:arch", "calm past"),
            ("perm:nothing", ""),
            ("scope:all", "soon whole"),
            ("scope:organization", "whole"),
            ("scope:workspaces", "calm past all"),
            ("scope:agent", "agent"),
            ("-scope:all", "calm past all agent"),
            ("workspace:fin", "calm soon past all"),
            ("workspace:claims", ""),
            ("agent:invoice", "agent whole"),
            ("org:acme", ALL),
            ("org:other", ""),
            // Who made the others is not told.
            ("by:dana", "calm"),
            ("-by:robin", "calm"),
            ("name:al", "calm all"),
            ("note:\"box 03\"", "past"),
            ("-note:box -scope:all", "calm all agent"),
            ("prefix:kgc_", "whole"),
            // What can't be understood lets everything through.
            ("perm: colour:red name:\"al", ALL),
            ("perm:write scope:what", "soon all"),
            ("expires<14d perm:write scope:all org:acme", "soon"),
            // Nor does what is not typed to its end.
            ("expires", ALL),
            ("-", ALL),
            ("expires <", ALL),
            ("workspace", ALL),
            ("perm:write -created", "soon all"),
            ("expires < 14 days", "soon past"),
            ("\"expires\"", ""),
        ];
        for (query, expected) in table {
            assert_eq!(found(query, Some("Production")), expected, "{query}");
        }
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        let names =
            ["Cafe\u{301} export", "\u{130}stanbul", "Straße", "ΟΔΟΣ", "ＣＩ Pipeline", "\u{fb01}nance"];
        let named = |name: &&str| Key { id: KeyId::new(*name), name: (*name).to_owned(), ..calm_key() };
        let (view, now) = (view_of(names.iter().map(named).collect()), at("2026-11-22T00:00:00Z").unwrap());
        let table = [
            ("Café", 0),
            ("CAFE\u{301}", 0),
            ("istanbul", 1),
            ("\u{130}STANBUL", 1),
            ("strasse", 2),
            ("STRA\u{1e9e}E", 2),
            ("οδος", 3),
            ("οδοσ", 3),
            ("ci", 4),
            ("ｃｉ", 4),
            ("finance", 5),
        ];
        for (typed, expected) in table {
            for query in [typed.to_owned(), format!("name:{typed}")] {
                let arrangement = crate::Arrangement { query, ..Default::default() };
                let shown: Vec<_> = arrangement.shown(&view, now).into_iter().map(|key| &*key.name).collect();
                assert_eq!(shown, [names[expected]], "{}", arrangement.query);
            }
        }
    }

    #[test]
    fn of_workspaces_that_are_not_told_nothing_is_claimed() {
        let finance = WorkspaceId::new("organizations/acme/workspaces/finance");
        let some = Key { scope: Scope::Workspaces(vec![finance]), ..calm_key() };
        let view = View { workspaces: None, ..view_of(vec![some]) };
        let now = at("2026-11-22T00:00:00Z").unwrap();
        for (query, count) in
            [("workspace:finance", 0), ("-workspace:finance", 0), ("finance", 1), ("scope:workspaces", 1)]
        {
            let arrangement = crate::Arrangement { query: query.to_owned(), ..Default::default() };
            assert_eq!(arrangement.shown(&view, now).len(), count, "{query}");
        }
    }

    #[test]
    fn the_account_says_nothing_where_there_is_but_one() {
        let table = [
            ("account:prod", Some("Production"), ALL),
            ("-account:prod", Some("Production"), ""),
            ("account:test", Some("Production"), ""),
            ("account:test", None, ALL),
            ("-account:test", None, ALL),
        ];
        for (query, account, expected) in table {
            assert_eq!(found(query, account), expected, "{query} {account:?}");
        }
    }
}
