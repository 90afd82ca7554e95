//! Where the bars of the expiry timeline stand, and its words. Pure.

use crate::moment;
use crate::plot::{grouped, round_above};
use crate::words::health as words;
use domain::Timestamp;
use domain::expiration::EXPIRING_DAYS;
use domain::health::{Period, Timeline, WEEKS, month_starts};

/// The height of the plot, in the units of its drawing.
pub const HEIGHT: f64 = 112.0;

/// How much of the width is left to what has expired, in percent, where something has.
const PAST: f64 = 9.0;

const WEEK_SECONDS: i64 = 7 * 86_400;

/// The plot: places in percent of the width, heights in the units of the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// A column for what has expired, where something has, then one for every week.
    pub columns: Vec<Column>,
    /// Where today is.
    pub today: f64,
    /// Where the two weeks end in which a key is said to expire soon.
    pub soon: f64,
    /// The beginnings of months.
    pub months: Vec<Month>,
    /// The marks on the vertical axis: a number of keys, and its place from the top.
    pub marks: Vec<(u64, f64)>,
}

/// A column, and the bar in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Which keys it stands for.
    pub period: Period,
    /// How many they are.
    pub count: usize,
    /// Where it begins.
    pub left: f64,
    /// How wide it is.
    pub width: f64,
    /// How high the bar is.
    pub height: f64,
    /// Whether the bar would be higher than there is room for.
    pub cut: bool,
}

/// The beginning of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct Month {
    /// Its place.
    pub left: f64,
    /// "Dec".
    pub name: String,
    /// "2027", where a year begins.
    pub year: Option<String>,
}

/// Draws a timeline, in a zone that is so many minutes ahead of UTC.
pub fn draw(timeline: &Timeline, now: Timestamp, offset: i32) -> Drawing {
    let today = if timeline.expired > 0 { PAST } else { 0.0 };
    let width = (100.0 - today) / WEEKS as f64;
    // The weeks are what the plot is about: many keys that have expired do not press them flat.
    let most = timeline.weeks.iter().copied().max().unwrap_or_default().max(4);
    let ceiling = round_above(most as u64);
    let column = |period, left, width| {
        let count = timeline.count(period);
        let height = count as f64 / ceiling as f64 * HEIGHT;
        // One among hundreds is still to be seen.
        let height = if count == 0 { 0.0 } else { height.max(2.0) };
        Column { period, count, left, width, height: height.min(HEIGHT), cut: height > HEIGHT }
    };
    let past = (timeline.expired > 0).then(|| column(Period::Expired, 0.0, PAST / 2.0));
    let weeks = (0..WEEKS).map(|week| column(Period::Week(week), today + week as f64 * width, width));
    let place = |at: Timestamp| {
        let weeks = (at.as_second() - now.as_second()) as f64 / WEEK_SECONDS as f64;
        today + weeks * width
    };
    let starts = month_starts(now, offset);
    let before = |place: usize| place.checked_sub(1).and_then(|one| starts.get(one)).copied().unwrap_or(now);
    let month = |(number, at): (usize, &Timestamp)| Month {
        left: place(*at),
        name: moment::month(*at, offset),
        year: moment::new_year(*at, before(number), offset),
    };
    let parts = [4, 5, 2].into_iter().find(|parts| ceiling.is_multiple_of(*parts)).unwrap_or(1);
    let mark = |part: u64| {
        let number = ceiling / parts * part;
        (number, HEIGHT - number as f64 / ceiling as f64 * HEIGHT)
    };
    Drawing {
        columns: past.into_iter().chain(weeks).collect(),
        today,
        soon: today + EXPIRING_DAYS as f64 / 7.0 * width,
        months: starts.iter().enumerate().map(month).collect(),
        marks: (0..=parts).map(mark).collect(),
    }
}

/// When: "expired", "2 – 9 Dec", "30 Dec – 6 Jan".
pub fn span(period: Period, now: Timestamp, offset: i32) -> String {
    let after = |weeks: usize| {
        let seconds = now.as_second().saturating_add(weeks as i64 * WEEK_SECONDS);
        Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
    };
    match period {
        Period::Expired => words::IN_PAST.to_owned(),
        Period::Week(week) => {
            let (from, to) = (after(week), after(week + 1));
            format!("{} – {}", moment::day(from, to, offset), moment::day(to, now, offset))
        }
        Period::Later => words::LATER_ON.to_owned(),
        Period::Never => words::NEVER.to_owned(),
    }
}

/// "3 keys expire", "1 key has expired".
pub fn sentence(period: Period, count: usize) -> String {
    let keys =
        if count == 1 { words::ONE_KEY.to_owned() } else { words::keys_counted(grouped(count as u64)) };
    let verb = match (period, count) {
        (Period::Expired, 1) => words::HAS_EXPIRED,
        (Period::Expired, _) => words::HAVE_EXPIRED,
        (_, 1) => words::EXPIRES,
        _ => words::EXPIRE,
    };
    format!("{keys} {verb}")
}

/// What colours it.
pub fn tone(period: Period) -> &'static str {
    match period {
        Period::Expired => "past",
        Period::Week(week) if week as i64 * 7 < EXPIRING_DAYS => "soon",
        Period::Week(_) | Period::Later => "later",
        Period::Never => "never",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-22T10:00:00Z".parse().unwrap()
    }

    fn timeline(expired: usize, weeks: &[(usize, usize)]) -> Timeline {
        let mut timeline = Timeline { expired, ..Timeline::default() };
        weeks.iter().for_each(|(week, count)| timeline.weeks[*week] = *count);
        timeline
    }

    #[test]
    fn bars_stand_in_the_drawing() {
        let drawing = draw(&timeline(900, &[(0, 1), (5, 8), (52, 1)]), now(), 0);
        assert_eq!((drawing.columns.len(), drawing.today), (1 + WEEKS, PAST));
        let bars: Vec<(Period, usize, bool)> = drawing
            .columns
            .iter()
            .filter(|one| one.count > 0)
            .map(|one| (one.period, one.count, one.cut))
            .collect();
        let expected = [
            (Period::Expired, 900, true),
            (Period::Week(0), 1, false),
            (Period::Week(5), 8, false),
            (Period::Week(52), 1, false),
        ];
        assert_eq!(bars, expected);
        assert_eq!(drawing.columns[6].height, HEIGHT);
        assert_eq!(drawing.marks.first(), Some(&(0, HEIGHT)));
        assert_eq!(drawing.marks.last(), Some(&(8, 0.0)));
        for one in &drawing.columns {
            assert!(one.left >= 0.0 && one.left + one.width <= 100.001 && one.height <= HEIGHT, "{one:?}");
        }
        let many = draw(&timeline(0, &[(1, 1), (2, 5_000)]), now(), 0);
        assert_eq!((many.today, many.columns.len(), many.columns[1].height), (0.0, WEEKS, 2.0));
        assert_eq!(many.columns[0].height, 0.0);
    }

    #[test]
    fn months_stand_where_they_begin() {
        let drawing = draw(&timeline(0, &[(0, 1)]), now(), 0);
        let names: Vec<&str> = drawing.months.iter().map(|one| one.name.as_str()).collect();
        assert_eq!((names.len(), &names[..3]), (12, &["Dec", "Jan", "Feb"][..]));
        let years: Vec<Option<&str>> = drawing.months.iter().map(|one| one.year.as_deref()).collect();
        assert_eq!(&years[..3], [None, Some("2027"), None]);
        // 1 December is 8 days and 14 hours away.
        let expected = 100.0 / WEEKS as f64 * (206.0 / 168.0);
        assert!((drawing.months[0].left - expected).abs() < 0.001, "{:?}", drawing.months[0]);
        assert!(drawing.months.iter().all(|one| (0.0..100.0).contains(&one.left)));
    }

    #[test]
    fn words_for_a_stretch() {
        let table = [
            (Period::Expired, 2, "in the past", "2 keys have expired", "past"),
            (Period::Week(0), 1, "22 Nov – 29 Nov", "1 key expires", "soon"),
            (Period::Week(1), 3, "29 Nov – 6 Dec", "3 keys expire", "soon"),
            (Period::Week(2), 1_200, "6 Dec – 13 Dec", "1,200 keys expire", "later"),
            (Period::Week(5), 2, "27 Dec 2026 – 3 Jan 2027", "2 keys expire", "later"),
            (Period::Week(10), 2, "31 Jan – 7 Feb 2027", "2 keys expire", "later"),
            (Period::Never, 1, "never", "1 key expires", "never"),
        ];
        for (period, count, when, what, class) in table {
            assert_eq!(span(period, now(), 0), when, "{period:?}");
            assert_eq!((sentence(period, count).as_str(), tone(period)), (what, class), "{period:?}");
        }
    }
}
