//! The Health page.

use std::fmt::Display;

// What should be seen to
pub(crate) const HEALTH: &str = "Health";
pub(crate) const TRY_AGAIN: &str = "Try again";

pub(crate) fn several_of(number: impl Display, one: impl Display) -> String {
    format!("{number} {one}s")
}

pub(crate) fn not_read_yet(number: impl Display) -> String {
    format!(", {number} not read yet")
}

pub(crate) fn keys_in_organizations(
    counted: impl Display,
    counted_too: impl Display,
    unread: impl Display,
) -> String {
    format!("{counted} in {counted_too}{unread}")
}

pub(crate) const KEY: &str = "key";
pub(crate) const ORGANIZATION: &str = "organization";
pub(crate) const ALL_ORGANIZATIONS: &str = "All organizations";
pub(crate) const WHOSE_KEYS: &str = "Whose keys";
pub(crate) const ANOTHER: &str = "Another…";
pub(crate) const EXPIRED: &str = "Expired";
pub(crate) const WITHIN_FOURTEEN_DAYS: &str = "Within 14 days";
pub(crate) const LATER: &str = "Later";
pub(crate) const NEVER_EXPIRE: &str = "Never expire";
pub(crate) const NOTHING_EXPIRES_SOON_NOTHING_IS_IDLE: &str =
    "Nothing expires soon, nothing is idle, no key may do too much.";
pub(crate) const HOW_MANY_KEYS_EXPIRE_WHEN: &str = "How many keys expire when";
pub(crate) const HOW_OLD_KEYS_ARE: &str = "How old the keys are that never expire";
pub(crate) const NONE_OF_THESE_KEYS_EXPIRES: &str =
    "None of these keys expires by itself, so what counts is their age: rotate each at least once a year.";

pub(crate) fn show_older(count: impl Display) -> String {
    format!("Show the {count} older than that")
}

/// After a number.
pub(crate) fn keys_of(count: usize) -> &'static str {
    if count == 1 { " key" } else { " keys" }
}

pub(crate) fn age_is_not_told(count: usize, counted: impl Display) -> String {
    match count {
        1 => "Of 1 key the service does not tell when it was made.".to_owned(),
        _ => format!("Of {counted} keys the service does not tell when they were made."),
    }
}

pub(crate) const DESCRIPTIVE_NAME: &str = "A descriptive name";
pub(crate) const SO_THAT_EVERYBODY_SEES_WHAT_KEY: &str = "so that everybody sees what a key is for";
pub(crate) const SHORTEST_EXPIRATION: &str = "The shortest expiration";
pub(crate) const THAT_WILL_DO: &str = "that will do";
pub(crate) const LEAST_PERMISSIONS: &str = "The least permissions";
pub(crate) const REGULAR_ROTATION: &str = "Regular rotation";
pub(crate) const BEFORE_KEY_EXPIRES_OR_GROWS: &str = "before a key expires or grows old";
pub(crate) const KEPT: &str = "kept";
pub(crate) const SEE_ABOVE: &str = "see above";
pub(crate) const GOOD_PRACTICE: &str = "Good practice";
pub(crate) const LOOKING_AT_KEYS: &str = "Looking at the keys";

// A matter that should be seen to
pub(crate) const NEEDS_YOU: &str = "Needs you";
pub(crate) const COULD_BE_SAFER: &str = "Could be safer";
pub(crate) const TO_TIDY_UP: &str = "To tidy up";
pub(crate) const ROTATION: &str = "Rotation";
pub(crate) const ROTATE: &str = "Rotate";
pub(crate) const EDIT: &str = "Edit";
pub(crate) const RENAME: &str = "Rename";
pub(crate) const REPLACE: &str = "Replace";
pub(crate) const FREE_SLOT: &str = "Free a slot";
pub(crate) const DELETE: &str = "Delete";
pub(crate) const SHOW: &str = "Show";
pub(crate) const COULD_GO_FIRST: &str = "could go first: {name}";
pub(crate) const SHOW_THEIR_KEYS: &str = "Show their keys";
pub(crate) const SHOW_FIRST_ONES: &str = "Show the first ones";

pub(crate) fn show_of(most_cases: impl Display, count: impl Display) -> String {
    format!("Show {most_cases} of {count}")
}

pub(crate) fn show_all(count: impl Display) -> String {
    format!("Show all {count}")
}

// A plot of when keys expire, week by week
pub(crate) const WHEN_KEYS_EXPIRE: &str = "When keys expire";
pub(crate) const POINT_AT_BAR_TO_READ: &str = "Point at a bar to read it, click it to see its keys";
pub(crate) const TODAY: &str = "today";
pub(crate) const PAST: &str = "past";

// Where the bars of the expiry timeline stand, and its words
pub(crate) const IN_PAST: &str = "in the past";
pub(crate) const LATER_ON: &str = "later";
pub(crate) const NEVER: &str = "never";
pub(crate) const ONE_KEY: &str = "1 key";

pub(crate) fn keys_counted(count: impl Display) -> String {
    format!("{count} keys")
}

pub(crate) const HAS_EXPIRED: &str = "has expired";
pub(crate) const HAVE_EXPIRED: &str = "have expired";
pub(crate) const EXPIRES: &str = "expires";
pub(crate) const EXPIRE: &str = "expire";
