//! How many slots are taken, and how much of a life is over.

use crate::words::frame as words;
use domain::expiration::days_between;
use domain::{Mark, Timestamp, View};
use yew::prelude::*;

/// Up to so many slots are drawn one by one.
const MOST_SEGMENTS: u32 = 20;

/// The view whose slots to draw.
#[derive(Properties, PartialEq)]
pub struct SlotMeterProps {
    /// What was read.
    pub view: std::rc::Rc<View>,
    /// The present.
    pub now: Timestamp,
}

/// A segment a slot, with the sentence beside it.
#[component]
pub fn SlotMeter(props: &SlotMeterProps) -> Html {
    let view = &props.view;
    let Some((offer, _)) = view.offered() else {
        return html! {};
    };
    let with = |mark| view.keys.iter().filter(|key| view.marks(key, props.now).contains(&mark)).count();
    let (expiring, expired) = (with(Mark::Expiring) as u32, with(Mark::Expired) as u32);
    let segments = offer.limit.min(MOST_SEGMENTS);
    let scaled = |number: u32| (number * segments).div_ceil(offer.limit.max(1)).min(segments);
    let used = scaled(view.used);
    let calm = used.saturating_sub(scaled(expiring) + scaled(expired));
    let amber = (calm + scaled(expiring)).min(used);
    let segment = |place: u32| {
        let class = match place {
            _ if place < calm => "taken",
            _ if place < amber => "expiring",
            _ if place < used => "expired",
            _ => "free",
        };
        html! { <rect {class} x={(place * 14).to_string()} width="12" height="6" rx="2" /> }
    };
    let width = (segments * 14).saturating_sub(2);
    html! {
        <div class="meter">
            <svg class="slots" width={width.to_string()} height="6" viewBox={format!("0 0 {width} 6")} aria-hidden="true">
                { for (0..segments).map(segment) }
            </svg>
            <span id="slots">{ slots_sentence(view, props.now) }</span>
        </div>
    }
}

/// "8 of 10 used, 1 expires this week".
pub fn slots_sentence(view: &View, now: Timestamp) -> String {
    let Some((offer, _)) = view.offered() else {
        return String::new();
    };
    let within_a_week = |key: &&domain::Key| {
        !key.is_expired(now) && key.expires.is_some_and(|end| days_between(now, end) < 7)
    };
    let soon = view.keys.iter().filter(within_a_week).count();
    let past = view.keys.iter().filter(|key| key.is_expired(now)).count();
    let also = match (soon, past) {
        (0, 0) => String::new(),
        (0, number) => words::expired_counted(number),
        (1, _) => words::ONE_EXPIRES_THIS_WEEK.to_owned(),
        (number, _) => words::expire_this_week(number),
    };
    words::of_used(view.used, offer.limit, also)
}

/// A life, from creation to expiration.
#[derive(Properties, PartialEq)]
pub struct LifeBarProps {
    /// When it began.
    pub created: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
    /// The present.
    pub now: Timestamp,
    /// Whether it ends soon.
    pub expiring: bool,
}

/// How much of a key's life is over.
#[component]
pub fn LifeBar(props: &LifeBarProps) -> Html {
    let whole = (props.expires.as_second() - props.created.as_second()).max(1) as f64;
    let over = (props.now.as_second() - props.created.as_second()) as f64;
    let percent = (over / whole * 100.0).clamp(0.0, 100.0).round();
    let class = if percent >= 100.0 {
        "expired"
    } else if props.expiring {
        "expiring"
    } else {
        "taken"
    };
    html! {
        <svg class="life" height="6" role="img" aria-label={words::of_its_life_is_over(percent)}>
            <rect class="free" width="100%" height="6" rx="3" />
            <rect {class} width={format!("{percent}%")} height="6" rx="3" />
        </svg>
    }
}
