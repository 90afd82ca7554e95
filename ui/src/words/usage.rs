//! How much a key is used.

use std::fmt::Display;

// How much a key was used
pub(crate) const USAGE_OF: &str = "Usage of {name}";
pub(crate) const READ: &str = "read {when}";
pub(crate) const READING: &str = "Reading…";
pub(crate) const READ_AGAIN: &str = "Read again";
pub(crate) const KEYS: &str = "Keys";
pub(crate) const WHAT_WAS_READ_BEFORE_IS_STILL: &str = "What was read before is still shown.";
pub(crate) const READING_USAGE: &str = "Reading the usage";

// How much a key was used
pub(crate) const RATE_LIMIT: &str = "Rate limit";
pub(crate) const REQUEST_SECOND: &str = "request a second";
pub(crate) const REQUESTS_SECOND: &str = "requests a second";

pub(crate) fn at_once_in_burst(burst: impl Display) -> String {
    format!("{burst} at once, in a burst")
}

pub(crate) const ALL_ENDPOINTS_SHARE_ONE_POOL: &str = "All endpoints share one pool of requests: what \
    Keyward asks is taken from what your automations may spend, so this page asks only when you open it.";

pub(crate) fn requests_last_days(days: impl Display) -> String {
    format!("Requests, last {days} days")
}

pub(crate) fn in_all(total: impl Display) -> String {
    format!("{total} in all")
}

pub(crate) fn and_throttled(throttled: impl Display) -> String {
    format!(", {throttled} throttled")
}

pub(crate) const DAYS_IN_UTC: &str = ", days in UTC";
pub(crate) const SERVICE_HAS_NO_DAYS_TO_SHOW: &str = "The service has no days to show yet.";
pub(crate) const HIDE_TABLE: &str = "Hide the table";
pub(crate) const SHOW_AS_TABLE: &str = "Show as a table";
pub(crate) const QUOTA: &str = "Quota";

pub(crate) fn of_requests(used: impl Display, limit: impl Display) -> String {
    format!("{used} of {limit} requests")
}

pub(crate) fn of_quota_is_used(percent: impl Display) -> String {
    format!("{percent} % of the quota is used")
}

pub(crate) const SPENT_REQUESTS_ARE_REFUSED_UNTIL: &str = "Spent: requests are refused until it begins anew.";
pub(crate) const BEGINS_ANEW_ON: &str = "Begins anew on {date}, {until}";
pub(crate) const THIS_MONTH: &str = " this month";
pub(crate) const REQUESTS_DAY_BY_DAY_NEWEST: &str = "Requests day by day, the newest first";
pub(crate) const DAY_UTC: &str = "Day (UTC)";
pub(crate) const REQUESTS: &str = "Requests";
pub(crate) const THROTTLED: &str = "Throttled";

// A plot of how much a key was used, day by day
pub(crate) const ANSWERED: &str = "answered";
pub(crate) const THROTTLED_REQUESTS: &str = "throttled";
pub(crate) const WEEKEND: &str = "weekend";
pub(crate) const POINT_AT_DAY_TO_READ: &str = "Point at a day to read it";

pub(crate) fn requests_on_each_of_last(count: impl Display) -> String {
    format!(
        "Requests on each of the last {count} days. The arrow keys read them one by one; a table is \
        below."
    )
}

// Where the bars of a plot stand, and the marks on its axes
pub(crate) const NO_REQUESTS: &str = "no requests";
pub(crate) const ONE_REQUEST: &str = "1 request";

pub(crate) fn requests_counted(number: impl Display) -> String {
    format!("{number} requests")
}

pub(crate) fn of_them_throttled(requests: impl Display, number: impl Display) -> String {
    format!("{requests}, {number} of them throttled")
}
