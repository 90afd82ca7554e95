use super::*;
use crate::key::tests::calm_key;
use crate::list::searched_text;
use crate::permission::tests::catalogue;
use crate::query::{Query, Seen};
use crate::view::tests::view_of;
use crate::{
    Agent, AgentId, Field, Key, KeyId, KeyManagement, KeyState, Level, Lifetime, Offer, OrganizationId,
    Reach, Rights, Scope, WorkspaceId,
};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    at("2026-11-22T00:00:00Z")
}

fn offer() -> Offer {
    Offer {
        limit: 10,
        lifetimes: [7, 30, 90, 365].map(Lifetime::from_days).to_vec(),
        levels: true,
        catalogue: catalogue(),
        scopes: vec![],
        editable: vec![Field::Name, Field::Permissions, Field::Scope],
        usage: false,
    }
}

fn rights(can_manage: bool) -> Rights {
    Rights { can_manage, reach: Reach::Everything, email: String::new(), roles: vec![] }
}

/// An organization of today's edition.
fn organization(keys: Vec<Key>) -> View {
    View {
        management: KeyManagement::Offered { offer: offer(), rights: rights(true) },
        used: u32::try_from(keys.len()).unwrap(),
        ..view_of(keys)
    }
}

/// One of the earlier edition: no lifetimes, no permissions, and only the name can be changed.
fn earlier(keys: Vec<Key>) -> View {
    let offer = Offer { lifetimes: vec![], levels: false, editable: vec![Field::Name], ..offer() };
    let mut view = View {
        management: KeyManagement::Offered { offer, rights: rights(true) },
        agents: vec![Agent { id: AgentId::new("a"), title: "Invoice bot".to_owned() }],
        ..organization(keys)
    };
    view.at.id = OrganizationId::new("ledger");
    view.title = "Ledger".to_owned();
    view
}

fn named(name: &str) -> Key {
    Key { id: KeyId::new(name), name: name.to_owned(), ..calm_key() }
}

/// A key that never expires and has no permissions.
fn plain(name: &str, scope: Scope) -> Key {
    Key { level: None, expires: None, scope, ..named(name) }
}

fn matters(view: &View) -> Vec<Matter> {
    examine([(view, now())], None).findings.iter().map(|one| one.matter).collect()
}

#[test]
fn what_is_the_matter_with_a_key() {
    let time = |text: &str| Some(at(text));
    let calm = || named("Nightly export");
    let table: [(&str, Key, &[Matter]); 19] = [
        ("calm", calm(), &[]),
        ("in 14 days", Key { expires: time("2026-12-06T00:00:00Z"), ..calm() }, &[]),
        ("a second less", Key { expires: time("2026-12-05T23:59:59Z"), ..calm() }, &[Matter::Expiring]),
        ("now", Key { expires: Some(now()), ..calm() }, &[Matter::Expired]),
        ("said to be expired", Key { state: KeyState::Expired, ..calm() }, &[Matter::Expired]),
        (
            "expired, and all the rest",
            Key {
                state: KeyState::Expired,
                level: Some(Level::All),
                created: time("2020-01-01T00:00:00Z"),
                name: "test".to_owned(),
                ..calm()
            },
            &[Matter::Expired],
        ),
        ("everything", Key { level: Some(Level::All), ..calm() }, &[Matter::Broad]),
        ("reads everywhere", Key { scope: Scope::AllWorkspaces, ..calm() }, &[]),
        ("used 90 days ago", Key { last_used: time("2026-08-24T00:00:00Z"), ..calm() }, &[Matter::Unused]),
        ("a second later", Key { last_used: time("2026-08-24T00:00:01Z"), ..calm() }, &[]),
        (
            "no use in 90 days",
            Key { last_used: None, created: time("2026-08-24T00:00:00Z"), ..calm() },
            &[Matter::Unused],
        ),
        ("no use, and young", Key { last_used: None, ..calm() }, &[]),
        ("no use, made nobody knows when", Key { last_used: None, created: None, ..calm() }, &[]),
        ("a year old", Key { created: time("2025-11-22T00:00:00Z"), ..calm() }, &[]),
        ("a second older", Key { created: time("2025-11-21T23:59:59Z"), ..calm() }, &[Matter::Old]),
        ("never expires", Key { expires: None, ..calm() }, &[Matter::Endless]),
        ("vague", Key { name: "New key 2".to_owned(), ..calm() }, &[Matter::Vague]),
        (
            "of a state that is not known",
            Key { state: KeyState::Unknown("PAUSED".to_owned()), ..calm() },
            &[],
        ),
        (
            "several",
            Key {
                expires: time("2026-11-23T00:00:00Z"),
                level: Some(Level::All),
                name: "tmp".to_owned(),
                ..calm()
            },
            &[Matter::Expiring, Matter::Broad, Matter::Vague],
        ),
    ];
    for (case, key, expected) in table {
        assert_eq!(matters(&organization(vec![key])), expected, "{case}");
    }
    let agent = || Scope::Agent(AgentId::new("a"));
    assert_eq!(matters(&earlier(vec![plain("Mailroom", agent())])), [], "none of its keys expires");
    let old = Key { created: time("2024-01-01T00:00:00Z"), ..plain("Bank feed", agent()) };
    assert_eq!(matters(&earlier(vec![old])), [Matter::Old]);
    assert_eq!(matters(&earlier(vec![plain("ERP", Scope::Organization)])), [Matter::Broad]);
}

#[test]
fn slots_are_a_matter_where_one_is_left_or_none() {
    let with = |used, limit| {
        let mut view = View { used, ..organization(vec![named("Nightly export")]) };
        view.management = KeyManagement::Offered { offer: Offer { limit, ..offer() }, rights: rights(true) };
        examine([(&view, now())], None).of(Matter::Slots).map(|one| one.urgency)
    };
    let table = [
        (8, 10, None),
        (9, 10, Some(Urgency::Tidy)),
        (10, 10, Some(Urgency::Soon)),
        (12, 10, Some(Urgency::Soon)),
        (0, 1, None),
        (1, 1, None),
        (0, 0, None),
    ];
    for (used, limit, expected) in table {
        assert_eq!(with(used, limit), expected, "{used} of {limit}");
    }
    assert_eq!(with(u32::MAX, u32::MAX), Some(Urgency::Soon), "whatever a service counts");
    let view = view_of(vec![named("test")]);
    assert_eq!(examine([(&view, now())], None).of(Matter::Slots), None, "a service that offers nothing");
}

#[test]
fn what_mends_it_is_what_the_service_and_the_key_allow() {
    let mend = |view: &View, matter| examine([(view, now())], None).of(matter).unwrap().cases[0].mend;
    let past = || Key { state: KeyState::Expired, ..named("Old importer") };
    let broad = || Key { level: Some(Level::All), ..named("Zapier") };
    let soon = || Key { expires: Some(at("2026-11-23T00:00:00Z")), ..named("CI Pipeline") };
    assert_eq!(mend(&organization(vec![past()]), Matter::Expired), Mend::Delete);
    assert_eq!(mend(&organization(vec![broad()]), Matter::Broad), Mend::Edit);
    assert_eq!(mend(&organization(vec![soon()]), Matter::Expiring), Mend::Rotate);
    assert_eq!(mend(&organization(vec![named("test")]), Matter::Vague), Mend::Rename);
    assert_eq!(mend(&earlier(vec![plain("ERP", Scope::Organization)]), Matter::Broad), Mend::Replace);
    assert_eq!(mend(&earlier(vec![plain("test", Scope::Organization)]), Matter::Vague), Mend::Rename);
    // What Keyward signs in with is not deleted here.
    let own = View { own: vec![past().id], ..organization(vec![past()]) };
    assert_eq!(mend(&own, Matter::Expired), Mend::Show);
    // No room: what is expired or not used could go first, and nothing that is used.
    let full = |keys| View { used: 10, ..organization(keys) };
    assert_eq!(mend(&full(vec![broad()]), Matter::Slots), Mend::Show);
    let health = examine([(&full(vec![broad(), past()]), now())], None);
    let case = &health.of(Matter::Slots).unwrap().cases[0];
    assert_eq!((case.mend, case.key.as_ref().unwrap().name.as_str()), (Mend::Delete, "Old importer"));
    // Who may not manage is told so.
    let mut others = organization(vec![soon()]);
    assert!(examine([(&others, now())], None).findings[0].cases[0].manages);
    others.management = KeyManagement::Offered { offer: offer(), rights: rights(false) };
    assert!(!examine([(&others, now())], None).findings[0].cases[0].manages);
}

#[test]
fn the_worst_come_first_and_the_urgent_matters_before_the_others() {
    let expiring = |name: &str, end: &str| Key { expires: Some(at(end)), ..named(name) };
    let mut keys: Vec<Key> = (1..=8)
        .map(|day| expiring(&format!("Robot {day}"), &format!("2026-11-{}T12:00:00Z", 31 - day)))
        .collect();
    keys.push(Key { state: KeyState::Expired, ..named("Old importer") });
    keys.push(Key { level: Some(Level::All), ..named("Zapier") });
    let everywhere = Key { level: Some(Level::All), scope: Scope::AllWorkspaces, ..named("Zebra") };
    keys.push(everywhere);
    let (one, other) = (organization(keys), earlier(vec![plain("ERP", Scope::Organization)]));
    let health = examine([(&one, now()), (&other, now())], None);
    let order: Vec<(Matter, usize)> = health.findings.iter().map(|one| (one.matter, one.count)).collect();
    let expected = [(Matter::Expiring, 8), (Matter::Slots, 1), (Matter::Broad, 3), (Matter::Expired, 1)];
    assert_eq!(order, expected);
    let names = |matter| -> Vec<String> {
        let cases = &health.of(matter).unwrap().cases;
        cases.iter().filter_map(|one| one.key.as_ref()).map(|key| key.name.clone()).collect()
    };
    assert_eq!(names(Matter::Expiring), ["Robot 8", "Robot 7", "Robot 6", "Robot 5", "Robot 4"]);
    assert_eq!(names(Matter::Broad), ["Zebra", "ERP", "Zapier"]);
    assert_eq!((health.organizations, health.keys), (2, 12));
    assert_eq!([Urgency::Soon, Urgency::Risk, Urgency::Tidy].map(|one| health.matters(one)), [2, 1, 1]);
    let unfolded = examine([(&one, now())], Some(Matter::Expiring));
    assert_eq!(unfolded.of(Matter::Expiring).unwrap().cases.len(), 8);
}

#[test]
fn no_more_cases_are_given_than_can_be_shown() {
    let keys = (0..2 * MOST_CASES).map(|number| Key { id: KeyId::new(number.to_string()), ..named("test") });
    let view = organization(keys.collect());
    let given = |unfolded| {
        let health = examine([(&view, now())], unfolded);
        let finding = health.of(Matter::Vague).unwrap();
        (finding.count, finding.cases.len())
    };
    assert_eq!(given(None), (2 * MOST_CASES, FIRST_CASES));
    assert_eq!(given(Some(Matter::Vague)), (2 * MOST_CASES, MOST_CASES));
}

#[test]
fn each_service_has_its_own_present() {
    let end = Key { expires: Some(at("2026-11-22T06:00:00Z")), ..named("Nightly export") };
    let view = organization(vec![end]);
    let seen = |now: &str| examine([(&view, at(now))], None).findings[0].matter;
    assert_eq!(seen("2026-11-22T05:59:59Z"), Matter::Expiring);
    assert_eq!(seen("2026-11-22T06:00:00Z"), Matter::Expired);
}

/// Keys all along the time line, and at each of its edges.
fn all_along() -> View {
    let ends =
        (-3..460).flat_map(|day: i64| [-1, 0, 1].map(|second| now().as_second() + day * 86_400 + second));
    let mut keys: Vec<Key> = ends
        .map(|end| Key { expires: Timestamp::from_second(end).ok(), ..named(&format!("until {end}")) })
        .collect();
    keys.push(Key { expires: None, ..named("Endless") });
    keys.push(Key { state: KeyState::Expired, ..named("Withdrawn") });
    keys.push(Key { state: KeyState::Expired, expires: None, ..named("Withdrawn, and endless") });
    keys.push(Key { expires: Some(Timestamp::MAX), ..named("Nearly endless") });
    organization(keys)
}

/// How many keys a query finds.
fn found(query: &str, views: &[&View]) -> usize {
    let matcher = Query::parse(query).matcher();
    assert!(Query::parse(query).mistakes.is_empty(), "{query}");
    let admitted = |view: &View| {
        let mut its: Vec<_> = lines(view, now()).collect();
        its.retain(|line| {
            let (searched, marks) = (searched_text(view, line.key), view.marks(line.key, now()));
            matcher.admits(&Seen { line: *line, searched: &searched, marks: &marks, account: None })
        });
        its.len()
    };
    views.iter().map(|view| admitted(view)).sum()
}

#[test]
fn every_stretch_of_the_time_line_leads_to_its_keys() {
    let view = all_along();
    let timeline = examine([(&view, now())], None).timeline;
    for period in Timeline::periods() {
        assert_eq!(timeline.count(period), found(&period.query(), &[&view]), "{period:?}");
        assert!(timeline.count(period) > 0, "{period:?} is not tried");
    }
    let all: usize = Timeline::periods().map(|period| timeline.count(period)).sum();
    assert_eq!(all, view.keys.len());
    assert_eq!(timeline.count(Period::Week(WEEKS)), 0);
    assert!(timeline.has_times());
    let earlier = earlier(vec![plain("ERP", Scope::Organization)]);
    let timeline = examine([(&earlier, now())], None).timeline;
    assert!(!timeline.has_times() && timeline.never == 1);
}

/// Keys of every age, and at each edge.
fn of_all_ages() -> View {
    let edges = [0, 30, 90, 180, 365, 730].map(|day: i64| now().as_second() - day * 86_400);
    let made = edges.into_iter().flat_map(|edge| [edge - 1, edge, edge + 1, edge - 40 * 86_400]);
    let key = |second: i64| Key {
        created: Timestamp::from_second(second).ok(),
        ..plain(&format!("Robot {second}"), Scope::Organization)
    };
    let mut keys: Vec<Key> = made.map(key).collect();
    let a_moment = Timestamp::from_nanosecond(i128::from(edges[4]) * 1_000_000_000 - 1).ok();
    keys.push(Key { created: a_moment, ..plain("A year and a moment", Scope::Organization) });
    keys.push(Key { created: None, ..plain("Nobody knows", Scope::Organization) });
    keys.push(Key { state: KeyState::Expired, ..plain("Withdrawn", Scope::Organization) });
    keys.push(named("Expires"));
    earlier(keys)
}

#[test]
fn every_age_leads_to_its_keys() {
    let view = of_all_ages();
    let health = examine([(&view, now())], None);
    let ages = &health.ages;
    for band in Band::ALL {
        assert_eq!(ages.count(band), found(band.query(), &[&view]), "{band:?}");
        assert!(ages.count(band) > 0, "{band:?} is not tried");
    }
    assert_eq!((ages.old(), ages.unknown), (found(Ages::OLD, &[&view]), 1));
    assert_eq!(ages.old(), ages.count(Band::TwoYears) + ages.count(Band::Older));
    assert_eq!(ages.all(), health.timeline.never, "each that never expires is counted once");
}

#[test]
fn what_needs_somebody_soon_is_what_expires_soon() {
    let view = all_along();
    let mut attention = Attention::default();
    view.keys.iter().for_each(|key| attention.add(key, now()));
    assert_eq!(attention.expiring, found("expiring", &[&view]));
    assert_eq!(attention.urgent, found(&format!("active expires<{URGENT_DAYS}d"), &[&view]));
    assert!(attention.urgent > 0 && attention.expiring > attention.urgent);
}

#[test]
fn no_room_leads_to_the_keys_that_take_it() {
    let full = |used| View { used, ..organization(vec![named("One"), named("Two")]) };
    let (crowded, mut roomy) = (full(9), full(8));
    roomy.at.id = OrganizationId::new("roomy");
    let bare = view_of(vec![named("Three")]);
    let views = [&crowded, &roomy, &bare];
    let health = examine(views.map(|view| (view, now())), None);
    assert_eq!(health.of(Matter::Slots).map(|one| one.count), Some(1));
    assert_eq!(found(Matter::Slots.query(), &views), 2);
    assert_eq!(found("-crowded", &views), 2, "of a service that offers nothing it is not known");
}

#[test]
fn every_matter_leads_to_its_keys() {
    let made = |name: &str, created: &str| Key { created: Some(at(created)), ..named(name) };
    let one = organization(vec![
        Key { expires: Some(at("2026-11-23T00:00:00Z")), ..named("CI") },
        Key { level: Some(Level::All), ..named("Zapier") },
        Key { last_used: Some(at("2026-01-01T00:00:00Z")), ..named("BI") },
        made("Ancient", "2024-01-01T00:00:00Z"),
        made("A year", "2025-11-22T00:00:00Z"),
        made("A year and half a second", "2025-11-21T23:59:59.5Z"),
        Key { state: KeyState::Expired, ..made("Ancient and expired", "2024-01-01T00:00:00Z") },
        Key { expires: None, ..named("Endless") },
        Key { expires: None, scope: Scope::AllWorkspaces, ..named("Endless everywhere") },
        Key { expires: None, scope: Scope::Unknown("folders".to_owned()), ..named("Endless somewhere") },
        named("test"),
        Key { state: KeyState::Expired, ..named("tmp") },
        named("Calm"),
    ]);
    let agent = Scope::Agent(AgentId::new("a"));
    let other = earlier(vec![
        plain("ERP", Scope::Organization),
        Key { created: Some(at("2023-01-01T00:00:00Z")), ..plain("Mailroom", agent) },
        plain("Where none expires", Scope::AllWorkspaces),
    ]);
    let health = examine([(&one, now()), (&other, now())], None);
    for matter in Matter::ALL.into_iter().filter(|matter| !matter.is_of_organizations()) {
        let count = health.of(matter).map_or(0, |one| one.count);
        assert_eq!(count, found(matter.query(), &[&one, &other]), "{matter:?}");
        assert!(count > 0, "{matter:?} is not tried");
    }
    let words: std::collections::BTreeSet<&str> = Matter::ALL.into_iter().map(Matter::word).collect();
    assert_eq!(words.len(), Matter::ALL.len());
}

#[test]
fn keys_of_no_workspace_at_all_are_no_trouble() {
    let odd = Key { scope: Scope::Workspaces(Vec::<WorkspaceId>::new()), created: None, ..named("Odd one") };
    assert_eq!(matters(&organization(vec![odd])), []);
    assert_eq!(examine([], None), Health::default());
}

#[test]
fn the_present_is_that_of_the_middle_clock() {
    let one = organization(vec![named("Nightly export")]);
    let table: [(&[&str], Option<&str>); 4] = [
        (&[], None),
        (&["2026-12-02T00:00:00Z"], Some("2026-12-02T00:00:00Z")),
        (
            &["2030-01-01T00:00:00Z", "2026-12-02T00:00:00Z", "2026-12-02T00:00:05Z"],
            Some("2026-12-02T00:00:05Z"),
        ),
        (&["1970-01-01T00:00:00Z", "2026-12-02T00:00:00Z"], Some("2026-12-02T00:00:00Z")),
    ];
    for (clocks, expected) in table {
        let health = examine(clocks.iter().map(|clock| (&one, at(clock))), None);
        assert_eq!(health.now, expected.map(at), "{clocks:?}");
    }
}
