//! An instant, in the local zone, with the exact one on hover.

use crate::{clock, moment};
use domain::Timestamp;
use yew::prelude::*;

/// How an instant reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// "27 Aug", with the year where it is another one.
    Day,
    /// "25 Nov 2026".
    Date,
    /// "25 Nov 2026, 09:14".
    DateTime,
    /// "Wed 25 Nov, 09:14".
    Weekday,
    /// "4 minutes ago".
    Ago,
    /// "in 3 days".
    Until,
}

/// Which instant, and how.
#[derive(Properties, PartialEq)]
pub struct WhenProps {
    /// The instant.
    pub at: Timestamp,
    /// The present.
    pub now: Timestamp,
    /// How it reads.
    pub style: Style,
}

/// An instant, in the local zone, with the exact one on hover.
#[component]
pub fn When(props: &WhenProps) -> Html {
    let WhenProps { at, now, style } = *props;
    when(at, now, style)
}

/// The same, drawn as a part of something else.
pub(super) fn when(at: Timestamp, now: Timestamp, style: Style) -> Html {
    let offset = clock::offset(at);
    let shown = match style {
        Style::Day => moment::day(at, now, offset),
        Style::Date => moment::date(at, offset),
        Style::DateTime => moment::date_time(at, offset),
        Style::Weekday => moment::weekday(at, offset),
        Style::Ago => moment::ago(at, now),
        Style::Until => moment::until(at, now),
    };
    html! { <time datetime={at.to_string()} title={moment::exact(at, offset)}>{ shown }</time> }
}
