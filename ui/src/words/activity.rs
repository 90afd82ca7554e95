//! The Activity page.

use crate::plot::grouped;
use std::fmt::Display;

// Activity
pub(crate) const ACTIVITY: &str = "Activity";

pub(crate) fn what_was_done_from_this_machine(most_acts: impl Display) -> String {
    format!(
        "What was done from this computer, written down before it was sent. The newest {most_acts} are \
        kept."
    )
}

pub(crate) const LINE_SHOWN: &str = "the line shown";

pub(crate) fn lines_shown(count: impl Display) -> String {
    format!("the {count} lines shown")
}

pub(crate) const SEARCH_BY_KEY_ORGANIZATION_ACCOUNT: &str = "Search by key, organization, \
    account, person, deed or result, or by time: today, yesterday, 7d, 2026-11-25";
pub(crate) const SEARCH_WHAT_WAS_DONE: &str = "Search: name, person, deed, failed, today, 7d";
pub(crate) const HOW_FAR_BACK: &str = "How far back";
pub(crate) const SHOW_ONLY_THIS_KIND: &str = "Show only this kind";
pub(crate) const SHOW_ONLY_THIS_RESULT: &str = "Show only this result";
pub(crate) const NOTHING_WAS_DONE_YET: &str = "Nothing was done yet";
pub(crate) const EACH_KEY_THAT_IS_MADE: &str = "Each key that is made, changed, deleted or rotated from \
    this computer is listed here, with who did it, how it ended, and how many requests it cost. Secrets are \
    not.";
pub(crate) const NOTHING_LIKE_THIS_WAS_DONE: &str = "Nothing like this was done";
pub(crate) const LOOK_FOR_SOMETHING_ELSE_OR_SHOW: &str = "Each word has to be in the row: a name, a \
    person, what was done, how it ended, or a time such as today or 7d. Look for something else, or show everything.";
pub(crate) const SHOW_EVERYTHING: &str = "Show everything";

pub(crate) fn lines_of(from: impl Display, last: impl Display, total: impl Display) -> String {
    format!("{from}–{last} of {total}")
}

pub(crate) fn lines_found(total: usize) -> String {
    if total == 1 { "1 line found".to_owned() } else { format!("{} lines found", grouped(total as u64)) }
}

pub(crate) const PAGES: &str = "Pages";
pub(crate) const NEWER: &str = "Newer";
pub(crate) const OLDER: &str = "Older";

// The table of what was done from this machine
pub(crate) const WHEN: &str = "When";
pub(crate) const WHAT: &str = "What";
pub(crate) const KEY: &str = "Key";
pub(crate) const ORGANIZATION: &str = "Organization";
pub(crate) const ACCOUNT: &str = "Account";
pub(crate) const RESULT: &str = "Result";
pub(crate) const REQUESTS: &str = "Requests";
pub(crate) const WHAT_WAS_DONE_FROM_THIS_MACHINE: &str = "What was done from this computer";
pub(crate) const NO_ACCOUNT: &str = "no account";
pub(crate) const IN_ROTATION: &str = "in a rotation";

pub(crate) fn requests_counted(number: u32) -> String {
    if number == 1 { "1 request".to_owned() } else { format!("{} requests", grouped(number.into())) }
}

// The table of what was done
pub(crate) const ANY_TIME: &str = "Any time";
pub(crate) const LAST_TWENTY_FOUR_HOURS: &str = "Last 24 hours";
pub(crate) const LAST_SEVEN_DAYS: &str = "Last 7 days";
pub(crate) const LAST_THIRTY_DAYS: &str = "Last 30 days";

// The verbs about what was done from this machine
pub(crate) const ONE_ROW: &str = "1 row";

pub(crate) fn rows_counted(rows: impl Display) -> String {
    format!("{rows} rows")
}

pub(crate) fn saved_in_folder_for_downloads(rows: impl Display) -> String {
    format!("Saved {rows} in the folder for downloads")
}

pub(crate) fn saved_as(rows: impl Display, path: impl Display) -> String {
    format!("Saved {rows} as {path}")
}
