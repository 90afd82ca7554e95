//! Many organizations, to draw.

use crate::sample::{account, home, key, now, view, workspace};
use domain::list::{Arrangement, Filter, Line, Listing, Row, lines};
use domain::query::Seen;
use domain::{
    Account, AccountId, AccountSummary, Home, Key, KeyId, OrganizationId, OrganizationRef,
    OrganizationSummary, Scope, Session, View,
};

pub(crate) fn place(number: usize) -> OrganizationRef {
    let account = if number.is_multiple_of(2) { "a" } else { "b" };
    OrganizationRef {
        account: AccountId::new(account),
        id: OrganizationId::new(format!("organizations/{number}")),
    }
}

/// So many organizations of two accounts, with ten keys each.
pub(crate) fn many(count: usize) -> Home {
    let one = |number: usize| OrganizationSummary {
        at: place(number),
        title: format!("Company {number}"),
        used: Some(10),
        ..home().organizations[0].clone()
    };
    let second = Account { id: AccountId::new("b"), name: "Production".to_owned(), ..account() };
    let accounts = [account(), second].map(|account| AccountSummary {
        account,
        session: Session::Kept,
        skew_seconds: 0,
    });
    Home { accounts: accounts.to_vec(), organizations: (0..count).map(one).collect(), ..home() }
}

/// An organization of ten keys, each with a name of its own.
pub(crate) fn organization(number: usize) -> View {
    let one = |which: usize| Key {
        id: KeyId::new(format!("organizations/{number}/apiKeys/{which}")),
        scope: Scope::Workspaces(vec![workspace("finance")]),
        ..key(&format!("Robot {number}.{which}"), "2027-06-01T10:00:00Z")
    };
    View {
        at: place(number),
        title: format!("Company {number}"),
        keys: (0..10).map(one).collect(),
        used: 10,
        ..view()
    }
}

/// What the core answers when it is asked for rows of so many organizations.
pub(crate) fn listing(count: usize, by: &Arrangement, from: usize, rows: usize) -> Listing {
    let views: Vec<View> = (0..count).map(organization).collect();
    let matcher = by.matcher();
    let mut all: Vec<Line<'_>> = views.iter().flat_map(|view| lines(view, now())).collect();
    let keys = all.len();
    let counts = Filter::ALL.map(|filter| views.iter().map(|view| filter.count(view, now())).sum());
    all.retain(|line| {
        let marks = line.view.marks(line.key, now());
        let searched = domain::list::searched_text(line.view, line.key);
        by.admits(&matcher, &Seen { line: *line, searched: &searched, marks: &marks, account: None })
    });
    all.sort_by(|one, other| by.compare(one, other));
    let shown = all.iter().skip(from).take(rows).map(Row::of).collect();
    Listing { total: all.len(), keys, counts, from, rows: shown, unseen: vec![] }
}
