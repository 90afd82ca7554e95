//! The table of what was done: what is looked for in it, and the page of it that the core gave. Pure.

use crate::clock;
use crate::words::activity as words;
use domain::activity::{ActSearch, Acts, Kind, Outcome, Typed};
use domain::call::ListActivity;
use domain::{Failure, Timestamp};
use std::rc::Rc;

/// So many rows are on a page.
pub const PAGE: usize = 100;

/// The table of what was done.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// What is looked for; since when is worked out at each question.
    pub by: ActSearch,
    /// How far back it is looked.
    pub since: Since,
    /// The place of the first row of the page.
    pub from: usize,
    /// The last answer; `None` before the first.
    pub answer: Option<Rc<Acts>>,
    /// Why the last question failed.
    pub failure: Option<Failure>,
    /// Whether something is being exported.
    pub exporting: bool,
    asked: Option<Ask>,
    answered: Option<Ask>,
    stale: bool,
}

/// A question for rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// What is looked for.
    pub by: ActSearch,
    /// How far back.
    pub since: Since,
    /// The place of the first row.
    pub from: usize,
}

impl Ask {
    /// The call that asks it now.
    pub fn call(&self, now: Timestamp) -> ListActivity {
        ListActivity { by: self.since.within(&self.by, now), from: self.from, count: PAGE }
    }
}

/// How far back is looked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Since {
    /// To the beginning.
    #[default]
    Ever,
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
}

impl Since {
    /// All of them.
    pub const ALL: [Since; 4] = [Since::Ever, Since::Day, Since::Week, Since::Month];

    /// Its words.
    pub fn title(self) -> &'static str {
        match self {
            Since::Ever => words::ANY_TIME,
            Since::Day => words::LAST_TWENTY_FOUR_HOURS,
            Since::Week => words::LAST_SEVEN_DAYS,
            Since::Month => words::LAST_THIRTY_DAYS,
        }
    }

    /// What is looked for, as far back as this is now, with the times that were typed.
    fn within(self, by: &ActSearch, now: Timestamp) -> ActSearch {
        let Typed { text, since, until } = Typed::read(&by.text, now, clock::offset);
        ActSearch { text, since: since.max(self.instant(now)), until, ..by.clone() }
    }

    fn instant(self, now: Timestamp) -> Option<Timestamp> {
        let days = match self {
            Since::Ever => return None,
            Since::Day => 1,
            Since::Week => 7,
            Since::Month => 30,
        };
        Timestamp::from_second(now.as_second() - days * 86_400).ok()
    }
}

/// What happens to the table.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Looks for words.
    Text(String),
    /// Presses the chip of a kind, or lets it go.
    Kind(Kind),
    /// Presses the chip of a way of ending, or lets it go.
    Result(Outcome),
    /// Looks back so far.
    Since(Since),
    /// Shows everything again.
    Clear,
    /// Turns to the page that begins there.
    Turn(usize),
    /// The rows may have changed.
    Outdated,
    /// The core is asked.
    Sent(Ask),
    /// It answered, or failed to.
    Listed(Ask, Result<Acts, Failure>),
    /// An export is under way.
    ExportSent,
    /// It is over.
    Exported,
}

impl Ledger {
    /// What to ask the core now; `None` where nothing is missing, or a question is under way.
    pub fn next(&self) -> Option<Ask> {
        if self.asked.is_some() || (self.failure.is_some() && !self.stale) {
            return None;
        }
        let ask = self.wanted();
        (self.stale || self.answered.as_ref() != Some(&ask)).then_some(ask)
    }

    /// The question for what is wanted now.
    pub fn wanted(&self) -> Ask {
        Ask { by: self.by.clone(), since: self.since, from: self.from }
    }

    /// What is looked for now, for an export.
    pub fn search(&self, now: Timestamp) -> ActSearch {
        self.since.within(&self.by, now)
    }

    /// Applies what happened.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Text(text) => self.look_for(|by| by.text = text),
            Change::Kind(kind) => self.look_for(|by| by.kind = pressed(by.kind, kind)),
            Change::Result(result) => self.look_for(|by| by.result = pressed(by.result, result)),
            Change::Since(since) => {
                self.since = since;
                self.look_for(|_| ());
            }
            Change::Clear => {
                self.since = Since::Ever;
                self.look_for(|by| *by = ActSearch::default());
            }
            Change::Turn(from) => {
                self.from = from;
                self.failure = None;
            }
            Change::Outdated => self.stale = true,
            Change::Sent(ask) => {
                self.stale = false;
                self.failure = None;
                self.asked = Some(ask);
            }
            Change::Listed(ask, answer) => self.took(ask, answer),
            Change::ExportSent => self.exporting = true,
            Change::Exported => self.exporting = false,
        }
    }

    fn look_for(&mut self, change: impl FnOnce(&mut ActSearch)) {
        change(&mut self.by);
        self.from = 0;
        self.failure = None;
    }

    fn took(&mut self, ask: Ask, answer: Result<Acts, Failure>) {
        if self.asked.as_ref() == Some(&ask) {
            self.asked = None;
        }
        match answer {
            // What no longer fits what is looked for is dropped.
            Ok(acts) if ask == self.wanted() => {
                if acts.rows.is_empty() && acts.total > 0 {
                    // Fewer are left than there were: the last page is shown.
                    self.from = (acts.total - 1) / PAGE * PAGE;
                }
                self.answer = Some(Rc::new(acts));
                self.answered = Some(ask);
            }
            Ok(_) => {}
            Err(_) if ask != self.wanted() => {}
            Err(failure) => self.failure = Some(failure),
        }
    }
}

/// A chip that is pressed again is let go.
fn pressed<T: PartialEq>(now: Option<T>, chip: T) -> Option<T> {
    if now.as_ref() == Some(&chip) { None } else { Some(chip) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::FailureKind;

    fn ask(ledger: &mut Ledger) -> Ask {
        let ask = ledger.next().unwrap();
        ledger.apply(Change::Sent(ask.clone()));
        assert_eq!(ledger.next(), None, "one question at a time");
        ask
    }

    fn acts(total: usize) -> Acts {
        Acts { all: total, total, ..Acts::default() }
    }

    fn refused() -> Failure {
        Failure { kind: FailureKind::Refused, message: "No.".to_owned() }
    }

    #[test]
    fn what_is_looked_for_is_asked_for_once() {
        let mut ledger = Ledger::default();
        let first = ask(&mut ledger);
        ledger.apply(Change::Text("ci".to_owned()));
        ledger.apply(Change::Listed(first, Ok(acts(9))));
        assert_eq!(ledger.answer, None, "it is about something else");
        let second = ask(&mut ledger);
        assert_eq!(second.by.text, "ci");
        ledger.apply(Change::Listed(second, Ok(acts(1))));
        assert_eq!((ledger.answer.as_ref().unwrap().total, ledger.next()), (1, None));
        ledger.apply(Change::Outdated);
        let again = ask(&mut ledger);
        ledger.apply(Change::Listed(again, Err(refused())));
        assert_eq!(ledger.next(), None, "not again and again");
        assert_eq!(ledger.answer.as_ref().unwrap().total, 1, "what was read stays");
    }

    #[test]
    fn chips_are_pressed_and_let_go_and_pages_are_turned() {
        let mut ledger = Ledger::default();
        ledger.apply(Change::Turn(200));
        ledger.apply(Change::Kind(Kind::Deleted));
        assert_eq!((ledger.from, ledger.by.kind), (0, Some(Kind::Deleted)));
        ledger.apply(Change::Kind(Kind::Deleted));
        ledger.apply(Change::Result(Outcome::Failed));
        ledger.apply(Change::Since(Since::Week));
        assert_eq!((ledger.by.kind, ledger.by.result), (None, Some(Outcome::Failed)));
        ledger.apply(Change::Clear);
        assert!(ledger.by.is_empty() && ledger.since == Since::Ever);
        ledger.apply(Change::Turn(200));
        let asked = ask(&mut ledger);
        ledger.apply(Change::Listed(asked, Ok(acts(150))));
        assert_eq!(ask(&mut ledger).from, 100, "the last page that there is");
    }

    #[test]
    fn a_failure_is_about_what_is_wanted_and_keeps_nothing_else_from_being_asked() {
        let mut ledger = Ledger::default();
        let first = ask(&mut ledger);
        ledger.apply(Change::Text("ci".to_owned()));
        ledger.apply(Change::Listed(first, Err(refused())));
        assert_eq!(ledger.failure, None, "it is about something else");
        let second = ask(&mut ledger);
        ledger.apply(Change::Listed(second, Err(refused())));
        assert_eq!((ledger.failure.clone(), ledger.next()), (Some(refused()), None));
        ledger.apply(Change::Turn(100));
        assert_eq!(ledger.failure, None);
        let third = ask(&mut ledger);
        ledger.apply(Change::Listed(third, Err(refused())));
        ledger.apply(Change::Outdated);
        assert!(ledger.next().is_some(), "it is tried again");
    }

    #[test]
    fn how_far_back_is_worked_out_at_each_question() {
        let mut ledger = Ledger::default();
        ledger.apply(Change::Since(Since::Day));
        let since = |by: ActSearch| by.since.map(|when| when.to_string()).unwrap_or_default();
        for (now, begins) in [
            ("2026-11-25T10:00:00Z", "2026-11-24T10:00:00Z"),
            ("2026-11-27T11:00:00Z", "2026-11-26T11:00:00Z"),
        ] {
            let now: Timestamp = now.parse().unwrap();
            assert_eq!(since(ask_again(&mut ledger).call(now).by), begins);
            assert_eq!(since(ledger.search(now)), begins, "what is exported");
        }
    }

    #[test]
    fn times_that_are_typed_and_chosen_both_hold() {
        let mut ledger = Ledger::default();
        let now: Timestamp = "2026-11-25T10:00:00Z".parse().unwrap();
        let told = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
        let day = "2026-11-24T10:00:00Z";
        for (typed, since, begins, ends) in [
            ("ci 7d", Since::Day, day, ""),
            ("ci today", Since::Week, "2026-11-25T00:00:00Z", ""),
            ("ci yesterday", Since::Ever, "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
        ] {
            ledger.apply(Change::Text(typed.to_owned()));
            ledger.apply(Change::Since(since));
            let by = ledger.search(now);
            assert_eq!(
                (by.text.as_str(), told(by.since), told(by.until)),
                ("ci", begins.to_owned(), ends.to_owned())
            );
        }
        assert_eq!(ledger.by.text, "ci yesterday", "the field keeps what was typed");
    }

    fn ask_again(ledger: &mut Ledger) -> Ask {
        ledger.apply(Change::Outdated);
        let asked = ask(ledger);
        ledger.apply(Change::Listed(asked.clone(), Ok(acts(1))));
        asked
    }
}
