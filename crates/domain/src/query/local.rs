//! The days of a query where the admin is.

use super::{Claim, Query, Spanned, Term, Time, spliced};
use crate::{Timestamp, day};

/// The text of a query with the stretch of time in place of each day that it names: the day as it is in a zone of which
/// `offset_minutes` tells how far it is ahead of UTC at an instant.
pub fn local(text: &str, offset_minutes: impl Fn(Timestamp) -> i32) -> String {
    let stretched = Query::parse(text).terms.into_iter().filter_map(|Spanned { span, term }| {
        let Claim::When(event, compare, Time::Day(day)) = term.claim else { return None };
        let (first, end) = day::bounds(day, &offset_minutes)?;
        let claim = Claim::When(event, compare, Time::Stretch(first, end));
        let mut stretched = Term { claim, ..term }.to_string();
        // What comes right after a quote would be taken for a part of it.
        if text[span.end..].starts_with(|c: char| !c.is_whitespace()) {
            stretched.push(' ');
        }
        Some((span, stretched))
    });
    spliced(text, stretched)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When a day begins is told in `day`; that each day is asked for by itself, here.
    #[test]
    fn days_are_as_the_clocks_make_them() {
        let summer =
            "2026-03-08T07:00:00Z".parse::<Timestamp>().unwrap().."2026-11-01T06:00:00Z".parse().unwrap();
        let new_york = |when: Timestamp| if summer.contains(&when) { -240 } else { -300 };
        let table = [
            ("2026-10-31", "2026-10-31T04:00:00Z/2026-11-01T04:00:00Z"),
            ("2026-11-01", "2026-11-01T04:00:00Z/2026-11-02T05:00:00Z"),
            ("2026-12-31", "2026-12-31T05:00:00Z/2027-01-01T05:00:00Z"),
        ];
        for (day, stretch) in table {
            assert_eq!(local(&format!("expires:{day}"), new_york), format!("expires:{stretch}"), "{day}");
        }
    }

    #[test]
    fn the_rest_stays_as_it_is() {
        let stretch = "2026-10-30T23:00:00Z/2026-10-31T23:00:00Z";
        let table = [
            ("  ci \"2026-10-31\"  used<7d", "  ci \"2026-10-31\"  used<7d".to_owned()),
            ("ci -expires < 2026-10-31 perm:", format!("ci -expires<{stretch} perm:")),
            ("created:\"2026-10-31\"x", format!("created:{stretch} x")),
            ("expires>9999-12-30", "expires>9999-12-30".to_owned()),
        ];
        for (text, expected) in table {
            assert_eq!(local(text, |_| 60), expected, "{text}");
        }
    }
}
