//! Where the bars of the expiry timeline stand, and its words. Pure.

mod room;

pub use room::Shown;

use crate::moment;
use crate::plot::{grouped, round_above, rounded};
use crate::words::health as words;
use domain::Timestamp;
use domain::expiration::EXPIRING_DAYS;
use domain::health::{Period, Timeline, WEEKS, month_starts};
use room::{At, Word, apart};
use std::cmp::Reverse;

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
    /// Where its number stands over the bar.
    pub numbered: Shown,
}

impl Column {
    /// Whether there is nothing before it: its words begin where its bar does.
    pub fn is_first(&self) -> bool {
        self.left <= 0.0
    }
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
    /// Where it is named.
    pub named: Shown,
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
        let numbered = Shown::Never;
        Column { period, count, left, width, height: height.min(HEIGHT), cut: height > HEIGHT, numbered }
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
        named: Shown::Never,
    };
    let parts = [4, 5, 2].into_iter().find(|parts| ceiling.is_multiple_of(*parts)).unwrap_or(1);
    let mark = |part: u64| {
        let number = ceiling / parts * part;
        (number, HEIGHT - number as f64 / ceiling as f64 * HEIGHT)
    };
    let mut columns: Vec<Column> = past.into_iter().chain(weeks).collect();
    number(&mut columns);
    let mut months: Vec<Month> = starts.iter().enumerate().map(month).collect();
    name(&mut months, today);
    Drawing {
        columns,
        today,
        soon: today + EXPIRING_DAYS as f64 / 7.0 * width,
        months,
        marks: (0..=parts).map(mark).collect(),
    }
}

/// Which bars are numbered: those of one key need no number, and where numbers would touch the greatest stays.
fn number(columns: &mut [Column]) {
    let told = |one: &Column| one.count > 1 || one.period == Period::Expired;
    let mut order: Vec<usize> = (0..columns.len()).filter(|place| told(&columns[*place])).collect();
    order.sort_by_key(|place| Reverse(columns[*place].count));
    let words = order.iter().map(|place| {
        let one = &columns[*place];
        let length = rounded(one.count as u64).chars().count();
        match one.is_first() {
            true => Word { place: one.left, at: At::From, length },
            false => Word { place: one.left + one.width / 2.0, at: At::Around, length },
        }
    });
    let shown = apart(&[], &words.collect::<Vec<_>>());
    order.into_iter().zip(shown).for_each(|(place, shown)| columns[place].numbered = shown);
}

/// Which months are named: the first of a year before the others, and none where "today" stands.
fn name(months: &mut [Month], today: f64) {
    let mut order: Vec<usize> = (0..months.len()).collect();
    order.sort_by_key(|place| months[*place].year.is_none());
    let words = order.iter().map(|place| {
        let one = &months[*place];
        let length = one.name.chars().count().max(one.year.as_ref().map_or(0, |year| year.chars().count()));
        Word { place: one.left, at: At::Around, length }
    });
    let at = if today > 0.0 { At::Around } else { At::From };
    let today = Word { place: today, at, length: words::TODAY.chars().count() };
    let shown = apart(&[today], &words.collect::<Vec<_>>());
    order.into_iter().zip(shown).for_each(|(place, shown)| months[place].named = shown);
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
    use super::room::{CHARACTER, NARROW, WIDE};
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

    /// Where the words over and under the bars are in a plot of this width, of those that are shown in it.
    fn spans(drawing: &Drawing, plot: f64) -> [Vec<(f64, f64)>; 2] {
        let shown = |one: Shown| one == Shown::Always || (one == Shown::WhereWide && plot >= WIDE);
        let around = |middle: f64, length: usize| {
            let half = length as f64 * CHARACTER / 2.0;
            (middle / 100.0 * plot - half, middle / 100.0 * plot + half)
        };
        let number = |one: &Column| {
            let length = rounded(one.count as u64).len();
            match one.is_first() {
                true => (0.0, length as f64 * CHARACTER),
                false => around(one.left + one.width / 2.0, length),
            }
        };
        let numbers = drawing.columns.iter().filter(|one| shown(one.numbered)).map(number).collect();
        let months = drawing.months.iter().filter(|one| shown(one.named));
        let today = if drawing.today > 0.0 { around(drawing.today, 5) } else { (0.0, 5.0 * CHARACTER) };
        let months = months.map(|one| around(one.left, if one.year.is_some() { 4 } else { 3 }));
        [numbers, std::iter::once(today).chain(months).collect()]
    }

    #[test]
    fn no_two_words_touch() {
        let every = |count: usize| -> Vec<(usize, usize)> { (0..WEEKS).map(|week| (week, count)).collect() };
        let climbing: Vec<(usize, usize)> = (0..WEEKS).map(|week| (week, week * 40)).collect();
        let table = [
            timeline(0, &every(2)),
            timeline(7, &every(12)),
            timeline(1_204, &every(999)),
            timeline(90, &climbing),
            timeline(0, &[(0, 1_204), (1, 3), (52, 9_999)]),
            timeline(1, &[(3, 1)]),
        ];
        for timeline in table {
            for month in 1..=12 {
                let drawing = draw(&timeline, format!("2026-{month:02}-17T10:00:00Z").parse().unwrap(), 0);
                for plot in [NARROW, WIDE - 0.1, WIDE, 60.0] {
                    for mut spans in spans(&drawing, plot) {
                        spans.sort_by(|one, other| one.0.total_cmp(&other.0));
                        let apart = spans.windows(2).all(|two| two[0].1 < two[1].0);
                        let inside = spans.iter().all(|(from, to)| *from >= -0.4 && *to <= plot);
                        assert!(apart && inside, "{plot}: {spans:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_matters_most_keeps_its_number() {
        let numbered = |timeline: Timeline| -> Vec<(usize, Shown)> {
            let columns = draw(&timeline, now(), 0).columns;
            columns.into_iter().filter(|one| one.count > 0).map(|one| (one.count, one.numbered)).collect()
        };
        let (always, wide, never) = (Shown::Always, Shown::WhereWide, Shown::Never);
        type Weeks<'a> = &'a [(usize, usize)];
        type Numbers<'a> = &'a [(usize, Shown)];
        let table: [(Weeks<'_>, Numbers<'_>); 4] = [
            (&[(4, 3), (30, 1), (40, 2)], &[(3, always), (1, never), (2, always)]),
            // Side by side the greatest; of two alike the first.
            (&[(4, 3), (5, 12), (6, 4)], &[(3, never), (12, always), (4, never)]),
            (&[(4, 5), (5, 5)], &[(5, always), (5, never)]),
            // Two weeks apart there is room for both, where the plot is wide.
            (&[(4, 5), (6, 6)], &[(5, wide), (6, always)]),
        ];
        for (weeks, expected) in table {
            assert_eq!(numbered(timeline(0, weeks)), expected, "{weeks:?}");
        }
        assert_eq!(numbered(timeline(1, &[])), [(1, always)], "that of the past is told in any case");
        let months = draw(&timeline(0, &[(0, 1)]), now(), 0).months;
        let named = |which| months.iter().filter(|one| one.named == which).count();
        assert!(named(always) >= 2 && named(always) + named(wide) >= 10, "{months:?}");
        assert!(months.iter().any(|one| one.year.is_some() && one.named != never), "the year is told");
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
