//! The table over all organizations: what is set for it, and the stretch of it that the core gave. Pure.
//!
//! Searching, filtering and sorting are the core's: the window asks for the rows around what can be seen. One question
//! is under way at most; the next one is always about what is wanted then, so that while somebody types the latest wins.

use crate::clock::localized;
use crate::list::{Change, rearrange};
use crate::rows::Rows;
use crate::sight::Stretch;
use domain::call::{ListKeys, MOST_ROWS};
use domain::list::{Arrangement, Filter, Listing};
use domain::{Failure, KeyId, KeyPlace, OrganizationRef, Timestamp};
use std::cell::Cell;

/// So many rows beyond those drawn are asked for on either side.
const AHEAD: usize = 40;

/// After so many seconds the rows are asked for again: what expires soon moves on.
const FRESH_SECONDS: i64 = 60;

/// The table over all organizations.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    /// What is set for it.
    pub by: Arrangement,
    /// The row that is selected.
    pub picked: Option<Picked>,
    /// Whether its detail lies over the table, where the window is narrow.
    pub opened: bool,
    /// The last answer; `None` before the first.
    pub answer: Option<Answer>,
    /// Why the last question failed.
    pub failure: Option<Failure>,
    asked: Option<Ask>,
    answered: Option<Ask>,
    stale: bool,
    outdated: u32,
    drawn: Cell<Stretch>,
    tallest: Cell<usize>,
}

/// The row that is selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Its place.
    pub place: usize,
    /// Which key it is; `None` while the row is not at hand.
    pub key: Option<(OrganizationRef, KeyId)>,
}

/// What the core answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was set when it was asked.
    pub by: Arrangement,
    /// The rows.
    pub rows: Rows,
    /// How many keys there are, whatever is searched for.
    pub keys: usize,
    /// How many keys each chip lets through.
    pub counts: [usize; Filter::ALL.len()],
    /// When it came.
    pub when: Timestamp,
}

/// A question for rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// What is set.
    pub by: Arrangement,
    /// The place of the first row.
    pub from: usize,
    /// How many rows.
    pub count: usize,
}

impl Ask {
    /// The call that asks it, and which of the selected keys are shown no longer.
    pub fn call(&self, selected: Vec<KeyPlace>) -> ListKeys {
        ListKeys { by: localized(&self.by), from: self.from, count: self.count, selected }
    }
}

impl Overview {
    /// What to ask the core now; `None` where nothing is missing, or a question is under way.
    pub fn next(&self) -> Option<Ask> {
        if self.asked.is_some() || (self.failure.is_some() && !self.stale) {
            return None;
        }
        let shown = self.answer.as_ref().filter(|answer| answer.by == self.by);
        // Another order is looked at from its top, and what is asked for is painted the sooner the less it is: what lies
        // ahead is asked for once somebody goes there.
        let (drawn, ahead) = match shown {
            Some(_) => (self.drawn.get(), AHEAD),
            None => (Stretch { from: 0, to: self.height() }, 0),
        };
        let ask = Ask {
            by: self.by.clone(),
            from: drawn.from.saturating_sub(ahead),
            count: (drawn.to - drawn.from + 2 * ahead).min(MOST_ROWS),
        };
        let enough = shown.is_some_and(|answer| {
            let wanted = Stretch { from: drawn.from, to: drawn.to.min(answer.rows.total) };
            answer.rows.stretch().covers(wanted)
        });
        // What the core did not give when it was asked, it will not give when it is asked the same again.
        let pointless = self.answered.as_ref() == Some(&ask);
        (self.stale || !(enough || pointless)).then_some(ask)
    }

    /// How many rows the window draws: as many as it ever did, since a short list tells nothing about it.
    fn height(&self) -> usize {
        if self.tallest.get() == 0 { AHEAD } else { self.tallest.get() }
    }

    /// The question is under way.
    pub fn sent(&mut self, ask: Ask) {
        self.stale = false;
        self.failure = None;
        self.asked = Some(ask);
    }

    /// It was answered. What no longer fits what is set is dropped.
    pub fn took(&mut self, ask: Ask, answer: Result<Listing, Failure>, when: Timestamp) {
        if self.asked.as_ref() == Some(&ask) {
            self.asked = None;
        }
        match answer {
            Ok(listing) if ask.by == self.by => {
                let (keys, counts) = (listing.keys, listing.counts);
                self.answer = Some(Answer { by: ask.by.clone(), rows: listing.into(), keys, counts, when });
                self.answered = Some(ask);
            }
            Ok(_) => {}
            Err(_) if ask.by != self.by => {}
            Err(failure) => self.failure = Some(failure),
        }
    }

    /// The rows may have changed, or time has passed: they are asked for again.
    pub fn outdate(&mut self) {
        self.stale = true;
        self.outdated = self.outdated.wrapping_add(1);
    }

    /// Whether the answer is the last word: nothing is asked, nor to be asked again.
    pub fn is_settled(&self) -> bool {
        self.asked.is_none() && !self.stale
    }

    /// Another number whenever keys may have changed.
    pub fn revision(&self) -> u32 {
        self.outdated
    }

    /// The clock moved on.
    pub fn tick(&mut self, now: Timestamp) {
        let old = |answer: &Answer| now.as_second() - answer.when.as_second() >= FRESH_SECONDS;
        if self.answer.as_ref().is_some_and(old) {
            self.outdate();
        }
    }

    /// These rows are drawn. What was asked for by others is drawn already, so this is noted where it stands; whether
    /// there is something to ask now that there was not before.
    pub fn draw(&self, drawn: Stretch) -> bool {
        let before = self.next();
        self.drawn.set(drawn);
        self.tallest.set(self.tallest.get().max(drawn.to.saturating_sub(drawn.from)));
        self.next() != before
    }

    /// Applies a change.
    pub fn apply(&mut self, change: &Change) {
        let before = self.by.clone();
        rearrange(&mut self.by, change);
        if self.by != before {
            self.failure = None;
        }
        if *change == Change::Close {
            self.opened = false;
        }
    }

    /// Selects the row at a place; `key` where it is known, `open` to open its detail too.
    pub fn pick(&mut self, place: usize, key: Option<(OrganizationRef, KeyId)>, open: bool) {
        self.picked = Some(Picked { place, key });
        self.opened |= open;
        self.name_picked();
    }

    /// Keeps the selection on its key. Where that is gone, or something else is looked for, another one takes its place.
    /// `lives` says whether a key is still there.
    pub fn settle(&mut self, rearranged: bool, lives: impl Fn(&OrganizationRef, &KeyId) -> bool) {
        let Some(answer) = &self.answer else { return };
        let (rows, total) = (&answer.rows, answer.rows.total);
        if total == 0 {
            self.picked = None;
            self.opened = false;
            return;
        }
        let place = self.picked.as_ref().map_or(0, |picked| picked.place).min(total - 1);
        match self.picked.as_ref().and_then(|picked| picked.key.clone()) {
            Some((at, key)) => {
                let found = rows.place_of(&at, &key);
                if let Some(place) = found {
                    self.picked = Some(Picked { place, key: Some((at, key)) });
                } else if rearranged || !lives(&at, &key) {
                    let place = if rearranged { 0 } else { place };
                    self.opened = false;
                    self.picked = Some(Picked { place, key: None });
                }
            }
            None => self.picked = Some(Picked { place, key: None }),
        }
        self.name_picked();
    }

    fn name_picked(&mut self) {
        if let (Some(picked), Some(answer)) = (&mut self.picked, &self.answer)
            && picked.key.is_none()
            && let Some(row) = answer.rows.get(picked.place)
        {
            picked.key = Some((row.at.clone(), row.key.id.clone()));
        }
    }

    /// The place of the selected row, where its key stands there as far as is known.
    pub fn place(&self) -> Option<usize> {
        let picked = self.picked.as_ref()?;
        let row = self.answer.as_ref().and_then(|answer| answer.rows.get(picked.place));
        let same = match (&picked.key, row) {
            (Some((at, key)), Some(row)) => row.at == *at && row.key.id == *key,
            _ => true,
        };
        same.then_some(picked.place)
    }
}
