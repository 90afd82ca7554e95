//! When a day begins where the clocks are put forward and back. Pure: how far they are ahead of UTC enters.

use crate::Timestamp;
use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::Offset;

/// When a day begins and ends, in a zone of which `offset_minutes` tells how far it is ahead of UTC at an instant; nothing
/// at the edge of time.
pub(crate) fn bounds(day: Date, offset_minutes: impl Fn(Timestamp) -> i32) -> Option<(Timestamp, Timestamp)> {
    Some((begins(day, &offset_minutes)?, begins(day.tomorrow().ok()?, &offset_minutes)?))
}

/// When a day begins: at its first midnight, or, where the clocks are put forward over that, right then.
pub(crate) fn begins(day: Date, offset_minutes: impl Fn(Timestamp) -> i32) -> Option<Timestamp> {
    let zone = |at| zone(offset_minutes(at));
    let midnight = |offset: Offset| offset.to_timestamp(day.at(0, 0, 0, 0)).ok();
    let near = midnight(Offset::UTC)?;
    let around = SignedDuration::from_hours(24);
    let offsets = [zone(near.checked_sub(around).ok()?), zone(near.checked_add(around).ok()?)];
    let is_there = |(offset, at): &(Offset, Timestamp)| zone(*at) == *offset;
    let read = offsets.into_iter().filter_map(|offset| Some((offset, midnight(offset)?)));
    read.filter(is_there).map(|(_, at)| at).min().or_else(|| midnight(offsets[0]))
}

/// How far a zone is ahead of UTC; UTC where no zone is that far.
pub(crate) fn zone(offset_minutes: i32) -> Offset {
    Offset::from_seconds(offset_minutes.saturating_mul(60)).unwrap_or(Offset::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_as_long_as_the_clocks_make_it() {
        // When summer begins and ends by the clocks, and how far they are ahead in winter: in New York and Berlin by
        // night; in Beirut and Havana at midnight, which then is not, or is twice nearly.
        let zones = [
            ("New York", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z", -300),
            ("Berlin", "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", 60),
            ("Beirut", "2026-03-28T22:00:00Z", "2026-10-24T21:00:00Z", 120),
            ("Havana", "2026-03-08T05:00:00Z", "2026-11-01T05:00:00Z", -300),
        ];
        let table = [
            ("New York", "2026-10-31", "2026-10-31T04:00:00Z", "2026-11-01T04:00:00Z"),
            ("New York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
            ("New York", "2026-12-31", "2026-12-31T05:00:00Z", "2027-01-01T05:00:00Z"),
            ("Berlin", "2026-07-01", "2026-06-30T22:00:00Z", "2026-07-01T22:00:00Z"),
            ("Berlin", "2026-01-15", "2026-01-14T23:00:00Z", "2026-01-15T23:00:00Z"),
            ("Berlin", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("Berlin", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
            ("Berlin", "2026-10-26", "2026-10-25T23:00:00Z", "2026-10-26T23:00:00Z"),
            ("Beirut", "2026-03-29", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"),
            ("Beirut", "2026-10-24", "2026-10-23T21:00:00Z", "2026-10-24T22:00:00Z"),
            ("Beirut", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z"),
            ("Havana", "2026-03-08", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"),
            ("Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
        ];
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        for (name, day, begins, ends) in table {
            let (_, begun, over, winter) = zones.into_iter().find(|zone| zone.0 == name).unwrap();
            let summer = at(begun)..at(over);
            let offset = |when: Timestamp| winter + if summer.contains(&when) { 60 } else { 0 };
            let found = bounds(day.parse().unwrap(), offset);
            assert_eq!(found, Some((at(begins), at(ends))), "{day} in {name}");
        }
    }
}
