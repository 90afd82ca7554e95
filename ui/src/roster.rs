//! The lines of the rail: the organizations, under their accounts where there are several. Pure.

use crate::sight::{Sight, Stretch};
use domain::fold::folded;
use domain::{AccountId, Home, OrganizationRef};
use std::collections::BTreeMap;

/// The height of an organization's line in rem; the style sheet has the same.
pub const LINE: f64 = 3.1875;

/// The height of an account's line in rem; the style sheet has the same.
pub const ACCOUNT: f64 = 1.875;

/// From this many organizations on they can be searched.
pub const SEARCHED_FROM: usize = 13;

/// A line of the rail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// An account, over its organizations.
    Account(AccountId),
    /// An organization: its place in [`Home::organizations`].
    Organization(usize),
}

/// The lines of the rail.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Roster {
    /// The lines.
    pub lines: Vec<Line>,
    /// Where each of them begins, in rem from the top.
    pub tops: Vec<f64>,
    /// How high they are together, in rem.
    pub height: f64,
}

impl Roster {
    /// Those of the organizations whose name or account holds every word of the query.
    pub fn new(home: &Home, query: &str) -> Self {
        let words: Vec<String> = query.split_whitespace().map(folded).collect();
        let titles: BTreeMap<&AccountId, String> =
            home.accounts.iter().map(|one| (&one.account.id, folded(&one.account.title()))).collect();
        let found = |place: &usize| {
            let one = &home.organizations[*place];
            let title = folded(&one.title);
            let account = titles.get(&one.at.account).map_or("", String::as_str);
            words.iter().all(|word| title.contains(word.as_str()) || account.contains(word.as_str()))
        };
        let shown = (0..home.organizations.len()).filter(|place| words.is_empty() || found(place));
        let mut roster = Self::default();
        if home.accounts.len() < 2 {
            shown.for_each(|place| roster.push(Line::Organization(place), LINE));
            return roster;
        }
        let mut groups: BTreeMap<&AccountId, Vec<usize>> = BTreeMap::new();
        for place in shown {
            groups.entry(&home.organizations[place].at.account).or_default().push(place);
        }
        for account in &home.accounts {
            if let Some(places) = groups.remove(&account.account.id) {
                roster.push(Line::Account(account.account.id.clone()), ACCOUNT);
                places.into_iter().for_each(|place| roster.push(Line::Organization(place), LINE));
            }
        }
        // An organization of no known account is shown all the same.
        for place in groups.into_values().flatten() {
            roster.push(Line::Organization(place), LINE);
        }
        roster
    }

    fn push(&mut self, line: Line, height: f64) {
        self.lines.push(line);
        self.tops.push(self.height);
        self.height += height;
    }

    /// The lines to draw.
    pub fn drawn(&self, sight: Sight) -> Stretch {
        Stretch::of_lines(sight, &self.tops)
    }

    /// The room of the lines before this one.
    pub fn above(&self, line: usize) -> f64 {
        self.tops.get(line).copied().unwrap_or(self.height)
    }

    /// The line of an organization.
    pub fn line_of(&self, home: &Home, at: &OrganizationRef) -> Option<usize> {
        self.lines.iter().position(
            |line| matches!(line, Line::Organization(place) if home.organizations[*place].at == *at),
        )
    }

    /// The organization's line that a key press leads to, from this line.
    pub fn target(&self, key: &str, from: usize, page: usize) -> Option<usize> {
        let is_organization = |line: &usize| matches!(self.lines.get(*line), Some(Line::Organization(_)));
        let last = self.lines.len().checked_sub(1)?;
        let down = |from: usize| (from.min(last)..=last).find(is_organization);
        let up = |from: usize| (0..=from.min(last)).rev().find(is_organization);
        match key {
            "ArrowDown" => down(from + 1).filter(|_| from < last),
            "ArrowUp" => up(from.checked_sub(1)?),
            "PageDown" => down(from + page).or_else(|| up(last)),
            "PageUp" => up(from.saturating_sub(page)).or_else(|| down(0)),
            "Home" => down(0),
            "End" => up(last),
            _ => None,
        }
    }
}
