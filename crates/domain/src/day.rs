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
