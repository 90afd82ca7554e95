//! The lines of the rail.

use crate::many::many;
use crate::sample::home;
use ui::roster::{ACCOUNT, LINE, Line, Roster};
use ui::sight::Sight;

#[test]
fn accounts_are_named_where_there_are_several() {
    let alone = Roster::new(&home(), "");
    assert_eq!(alone.lines, [Line::Organization(0)]);
    let roster = Roster::new(&many(4), "");
    let organizations: Vec<Option<usize>> = roster
        .lines
        .iter()
        .map(|line| match line {
            Line::Organization(place) => Some(*place),
            Line::Account(_) => None,
        })
        .collect();
    assert_eq!(organizations, [None, Some(0), Some(2), None, Some(1), Some(3)]);
    assert!((roster.height - (4.0 * LINE + 2.0 * ACCOUNT)).abs() < 1e-9);
}

#[test]
fn organizations_are_found_by_their_name_or_account() {
    for (query, found) in [("company 17", 20), ("PRODUCTION", 500), ("production 99", 14), ("nobody", 0)] {
        let roster = Roster::new(&many(1_000), query);
        let organizations = roster.lines.iter().filter(|line| matches!(line, Line::Organization(_))).count();
        assert_eq!(organizations, found, "{query}");
    }
}

#[test]
fn only_lines_in_sight_are_drawn_and_the_arrows_reach_all() {
    let home = many(1_000);
    let roster = Roster::new(&home, "");
    let drawn = roster.drawn(Sight { top: 800.0, bottom: 832.0 });
    assert!(drawn.to - drawn.from < 40 && drawn.from > 200, "{drawn:?}");
    assert!(
        (roster.above(drawn.from) - 800.0).abs() < 10.0 * LINE,
        "the first is a little above what is in sight"
    );

    let last = roster.lines.len() - 1;
    let table = [
        ("Home", 40, Some(1)),
        ("ArrowDown", 1, Some(2)),
        ("ArrowUp", 1, None),
        ("ArrowDown", 500, Some(502)), // over the name of the second account
        ("ArrowUp", 502, Some(500)),
        ("PageDown", 1, Some(11)),
        ("End", 1, Some(last)),
        ("ArrowDown", last, None),
        ("x", 1, None),
    ];
    for (key, from, expected) in table {
        assert_eq!(roster.target(key, from, 10), expected, "{key} from {from}");
    }
    assert_eq!(roster.line_of(&home, &home.organizations[1].at), Some(502));
    assert_eq!(Roster::new(&home, "nobody").target("Home", 0, 1), None);
}
