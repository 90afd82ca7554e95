//! Where the bars of a plot stand, and the marks on its axes. Pure.

use crate::words::usage as words;
use domain::Day;
pub use domain::number::grouped;

/// The height of the plot, in the units of its drawing.
pub const HEIGHT: f64 = 160.0;

/// One day as it is drawn: places in percent of the width, heights in the units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Where its column begins.
    pub left: f64,
    /// How wide a column is.
    pub width: f64,
    /// The top of the requests that were answered.
    pub answered_top: f64,
    /// The height of the requests that were answered.
    pub answered: f64,
    /// The height of the throttled ones, on top of them.
    pub throttled: f64,
    /// Saturday or Sunday.
    pub weekend: bool,
}

/// A mark on the vertical axis: the number, and its height in the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The number of requests.
    pub number: u64,
    /// Its place from the top.
    pub top: f64,
}

/// A bar a day, from the oldest to the newest.
pub fn bars(daily: &[Day]) -> Vec<Bar> {
    let top = ceiling(daily) as f64;
    let width = 100.0 / daily.len().max(1) as f64;
    let scaled = |number: u64| number as f64 / top * HEIGHT;
    daily
        .iter()
        .enumerate()
        .map(|(place, day)| {
            let throttled_count = day.throttled.min(day.requests);
            let answered = scaled(day.requests - throttled_count);
            // A few throttled requests among thousands are still to be seen.
            let throttled = if throttled_count == 0 { 0.0 } else { scaled(throttled_count).max(2.0) };
            Bar {
                left: place as f64 * width,
                width,
                answered_top: HEIGHT - answered,
                answered,
                throttled: throttled.min(HEIGHT - answered + 2.0),
                weekend: weekday(day) >= 5,
            }
        })
        .collect()
}

/// The marks of the vertical axis, from zero to the ceiling.
pub fn marks(daily: &[Day]) -> Vec<Mark> {
    let ceiling = ceiling(daily);
    let parts = [4, 5, 2].into_iter().find(|parts| ceiling.is_multiple_of(*parts)).unwrap_or(1);
    (0..=parts)
        .map(|part| {
            let number = ceiling / parts * part;
            Mark { number, top: HEIGHT - number as f64 / ceiling as f64 * HEIGHT }
        })
        .collect()
}

/// The Mondays to name, every second one, by their place among the days. The last ones are left to the next label.
pub fn named_days(daily: &[Day]) -> Vec<usize> {
    let mondays = daily.iter().enumerate().filter(|(_, day)| weekday(day) == 0).map(|(place, _)| place);
    mondays.step_by(2).collect()
}

/// "Tue 17 Nov".
pub fn label(day: &Day) -> String {
    day.date.strftime("%a %-d %b").to_string()
}

/// "17 Nov".
pub fn short_label(day: &Day) -> String {
    day.date.strftime("%-d %b").to_string()
}

/// "4,210 requests, 35 throttled".
pub fn sentence(day: &Day) -> String {
    let requests = match day.requests {
        0 => words::NO_REQUESTS.to_owned(),
        1 => words::ONE_REQUEST.to_owned(),
        number => words::requests_counted(grouped(number)),
    };
    match day.throttled {
        0 => requests,
        number => words::of_them_throttled(requests, grouped(number)),
    }
}

/// "1.2k", "3M": short enough for an axis.
pub fn rounded(number: u64) -> String {
    let with = |unit: u64, sign: &str| {
        let tenths = number / (unit / 10);
        match tenths % 10 {
            0 => format!("{}{sign}", tenths / 10),
            rest => format!("{}.{rest}{sign}", tenths / 10),
        }
    };
    match number {
        ..1_000 => number.to_string(),
        1_000..1_000_000 => with(1_000, "k"),
        1_000_000..1_000_000_000 => with(1_000_000, "M"),
        _ => with(1_000_000_000, "G"),
    }
}

/// 0 for Monday to 6 for Sunday.
fn weekday(day: &Day) -> i8 {
    day.date.weekday().to_monday_zero_offset()
}

/// The smallest round number that no day exceeds.
fn ceiling(daily: &[Day]) -> u64 {
    round_above(daily.iter().map(|day| day.requests).max().unwrap_or_default().max(4))
}

/// The smallest round number that is not exceeded: 1, 2, 4, 5 or 8 with zeros.
pub fn round_above(most: u64) -> u64 {
    let mut unit: u64 = 1;
    loop {
        for step in [1, 2, 4, 5, 8] {
            match unit.checked_mul(step) {
                Some(round) if round >= most => return round,
                Some(_) => {}
                None => return u64::MAX,
            }
        }
        unit = match unit.checked_mul(10) {
            Some(next) => next,
            None => return u64::MAX,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(requests: &[(u64, u64)]) -> Vec<Day> {
        // 2026-11-16 is a Monday.
        let day = |(place, (requests, throttled)): (usize, &(u64, u64))| Day {
            date: format!("2026-11-{}", 16 + place).parse().unwrap(),
            requests: *requests,
            throttled: *throttled,
        };
        requests.iter().enumerate().map(day).collect()
    }

    #[test]
    fn bars_stand_on_the_ground_and_stay_in_the_drawing() {
        let daily = days(&[(100, 0), (50, 50), (0, 0), (100, 1), (1, 9), (3, 0), (7, 0), (2, 0)]);
        let bars = bars(&daily);
        assert_eq!((bars[0].answered, bars[0].answered_top, bars[0].throttled), (HEIGHT, 0.0, 0.0));
        assert_eq!((bars[1].answered, bars[1].throttled), (0.0, HEIGHT / 2.0));
        assert_eq!(bars[3].throttled, 2.0, "one in a hundred is still seen");
        assert_eq!(bars[4].answered, 0.0, "more throttled than asked is the service's slip, not ours");
        let weekend: Vec<bool> = bars.iter().map(|bar| bar.weekend).collect();
        assert_eq!(weekend, [false, false, false, false, false, true, true, false]);
        assert_eq!(named_days(&daily), [0]);
        for bar in &bars {
            assert!(bar.left + bar.width <= 100.001 && bar.answered_top >= 0.0, "{bar:?}");
        }
    }

    #[test]
    fn the_axis_is_round() {
        let table = [
            (0, 4, 5),
            (5, 5, 6),
            (7, 8, 5),
            (93, 100, 5),
            (1_234, 2_000, 5),
            (4_100, 5_000, 5),
            (u64::MAX, u64::MAX, 6),
        ];
        for (most, ceiling, count) in table {
            let marks = marks(&days(&[(most, 0)]));
            assert_eq!((marks[0].number, marks.len()), (0, count), "{most}");
            assert_eq!(marks.last().map(|mark| (mark.number, mark.top)), Some((ceiling, 0.0)), "{most}");
        }
        assert!(bars(&[]).is_empty());
    }

    #[test]
    fn numbers_and_days_in_words() {
        assert_eq!(
            [rounded(750), rounded(1_000), rounded(1_250), rounded(20_000), rounded(3_000_000)],
            ["750", "1k", "1.2k", "20k", "3M"]
        );
        let daily = days(&[(1_204, 12), (1, 0), (0, 0)]);
        let said: Vec<String> = daily.iter().map(sentence).collect();
        assert_eq!(said, ["1,204 requests, 12 of them throttled", "1 request", "no requests"]);
        assert_eq!(
            (label(&daily[0]), short_label(&daily[0])),
            ("Mon 16 Nov".to_owned(), "16 Nov".to_owned())
        );
    }
}
