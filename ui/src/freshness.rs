//! How fresh what is shown is, in words.

use crate::board::Board;
use crate::moment;
use crate::obstacle::Obstacle;
use crate::words::frame as words;
use domain::{Home, OrganizationSummary, Session, Timestamp, skew};

/// How fresh what is shown is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Freshness {
    /// The class of the dot.
    pub tone: &'static str,
    /// The words beside it.
    pub words: String,
}

/// Reading everything is spoken of once it takes longer than this many milliseconds.
const PATIENCE_MILLISECONDS: i64 = 1_000;

impl Freshness {
    fn new(tone: &'static str, words: impl Into<String>) -> Self {
        Self { tone, words: words.into() }
    }

    /// That of one organization; `now` is its service's present.
    pub fn of_one(board: &Board, session: Session, now: Timestamp) -> Self {
        let read = board.view.as_ref().map(|view| moment::ago(view.read, now));
        // Why it failed stays where it is said until there is an answer.
        if board.refreshing && board.failure.is_none() {
            return Self::new("calm", words::REFRESHING);
        }
        let showing = |lead: &str| match &read {
            Some(age) => words::showing_what_was_read(lead, age),
            None => lead.to_owned(),
        };
        match (Obstacle::of(session, board.failure.as_ref()), &board.failure, &read) {
            (Some(obstacle), _, _) => Self::new("off", showing(obstacle.title())),
            (None, Some(_), _) => Self::new("bad", showing(words::NOT_REFRESHED)),
            (None, None, Some(age)) => Self::new("good", words::online_refreshed(age)),
            (None, None, None) => Self::new("calm", words::NOT_READ_YET),
        }
    }

    /// That of all organizations; `now` is this machine's present.
    pub fn of_all(home: &Home, now: Timestamp) -> Self {
        if let Some(words) = progress(home, now) {
            return Self::new("calm", words);
        }
        let troubled = troubled(home).count();
        let count = home.organizations.len();
        let unread = home.organizations.iter().filter(|one| one.read.is_none()).count();
        let age = oldest(home, now);
        let showing = |lead: String| match &age {
            Some(age) => words::oldest_read(lead, age),
            None => lead,
        };
        match (troubled, unread) {
            (0, 0) => Self::new("good", showing(words::ONLINE.to_owned())),
            (0, unread) if unread == count => Self::new("calm", words::NOT_READ_YET),
            (0, unread) => Self::new("calm", showing(words::of_not_read_yet(unread, count))),
            (troubled, _) if troubled == count => match shared_obstacle(home) {
                Some(obstacle) => Self::new("off", showing(obstacle.title().to_owned())),
                None => Self::new("bad", showing(words::NOT_REFRESHED.to_owned())),
            },
            (troubled, _) => Self::new("bad", showing(words::of_not_refreshed(troubled, count))),
        }
    }
}

/// "Reading 37 of 200", once it takes a while.
fn progress(home: &Home, now: Timestamp) -> Option<String> {
    let progress = home.progress.as_ref()?;
    let long = now.as_millisecond() - progress.since.as_millisecond() > PATIENCE_MILLISECONDS;
    long.then(|| words::reading_of((progress.done + 1).min(progress.of), progress.of))
}

/// The organizations that could not be read, and what stands in the way, where that is known.
pub fn troubled(home: &Home) -> impl Iterator<Item = (&OrganizationSummary, Option<Obstacle>)> {
    home.organizations.iter().filter_map(|one| {
        let session = home.account(&one.at).map_or(Session::SignedOut, |account| account.session);
        let obstacle = Obstacle::of(session, one.trouble.as_ref());
        (obstacle.is_some() || one.trouble.is_some()).then_some((one, obstacle))
    })
}

/// What stands in the way of all that are troubled, where it is the same.
pub fn shared_obstacle(home: &Home) -> Option<Obstacle> {
    let mut obstacles = troubled(home).map(|(_, obstacle)| obstacle);
    let first = obstacles.next()??;
    obstacles.all(|one| one == Some(first)).then_some(first)
}

/// How long ago the organization that waits longest was read: "3 hours ago".
pub fn oldest(home: &Home, now: Timestamp) -> Option<String> {
    let ages = home.organizations.iter().filter_map(|one| {
        let there = skew::corrected(now, home.skew_seconds(&one.at.account));
        one.read.map(|read| (there.as_second() - read.as_second(), read, there))
    });
    ages.max_by_key(|(age, _, _)| *age).map(|(_, read, there)| moment::ago(read, there))
}
