//! A plot of when keys expire, week by week.

use super::walk::use_walk;
use crate::words::health as words;
use crate::{clock, timeline};
use domain::Timestamp;
use domain::health::{Period, Timeline};
use timeline::{Column, Month, Shown};
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// The weeks.
#[derive(Properties, PartialEq)]
pub struct TimelinePlotProps {
    /// How many keys expire when.
    pub timeline: Timeline,
    /// The present.
    pub now: Timestamp,
    /// Shows the keys of a stretch.
    pub onshow: Callback<Period>,
}

/// The plot: a list of the stretches in which keys expire. The arrows walk through it, Enter or a click shows the keys.
#[component]
pub fn TimelinePlot(props: &TimelinePlotProps) -> Html {
    let TimelinePlotProps { timeline, now, onshow } = props;
    let (now, offset) = (*now, clock::offset(*now));
    let drawing = timeline::draw(timeline, now, offset);
    let filled: Vec<Column> = drawing.columns.iter().copied().filter(|one| one.count > 0).collect();
    let walk = use_walk(filled.len(), 0);
    let shown = walk.place().and_then(|place| filled.get(place)).copied();
    let onkeydown = {
        let (walk, periods, onshow) = (walk.clone(), periods(&filled), onshow.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                periods.get(walk.here()).into_iter().for_each(|period| onshow.emit(*period));
            }
            _ => walk.press(&event),
        })
    };
    let option = |(place, one): (usize, &Column)| {
        let period = one.period;
        let said =
            format!("{}, {}", timeline::sentence(period, one.count), timeline::span(period, now, offset));
        bar(
            one,
            place,
            walk.place() == Some(place),
            said,
            walk.onenter(place),
            onshow.reform(move |_: MouseEvent| period),
        )
    };
    html! {
        <figure class="plot timeline" id="timeline-plot">
            <figcaption class="plot-head">
                <h2 id="timeline-title">{ words::WHEN_KEYS_EXPIRE }</h2>
                // Whoever walks with the keyboard is read the bar itself.
                <output id="timeline-week" class="plot-day" aria-live="off">
                    if let Some(one) = shown {
                        <strong>{ timeline::span(one.period, now, offset) }</strong>{ ": " }{ timeline::sentence(one.period, one.count) }
                    } else {
                        <span class="quiet">{ words::POINT_AT_BAR_TO_READ }</span>
                    }
                </output>
            </figcaption>
            <div class="plot-body">
                <div class="plot-scale" aria-hidden="true">
                    <svg width="100%" height={tall(48.0)}>
                        { for drawing.marks.iter().map(|(number, top)| html! {
                            <text class="axis" x="100%" y={word_at(top + 20.0)} text-anchor="end">{ crate::plot::rounded(*number) }</text>
                        }) }
                    </svg>
                </div>
                <svg class="plot-days" width="100%" height={tall(48.0)} tabindex="0" role="listbox" aria-labelledby="timeline-title"
                    aria-activedescendant={walk.place().map(bar_id)} {onkeydown} onfocus={walk.onfocus()} onblur={walk.onblur()} onmouseleave={walk.onleave()}>
                    <svg y={high(16.0)} width="100%" height={tall(32.0)} overflow="visible" role="presentation">
                        <g aria-hidden="true">{ ground(&drawing) }</g>
                        { for filled.iter().enumerate().map(option) }
                        <g aria-hidden="true">
                            { for drawing.months.iter().map(month) }
                            <line class="today" x1={percent(drawing.today)} x2={percent(drawing.today)} y1={high(-6.0)} y2={tall(5.0)} />
                            <text class="axis today-word" x={percent(drawing.today)} y={word_at(timeline::HEIGHT + 18.0)} text-anchor={if drawing.today > 0.0 { "middle" } else { "start" }}>{ words::TODAY }</text>
                        </g>
                    </svg>
                </svg>
            </div>
        </figure>
    }
}

fn periods(filled: &[Column]) -> Vec<Period> {
    filled.iter().map(|one| one.period).collect()
}

fn percent(number: f64) -> String {
    format!("{number:.3}%")
}

/// Heights grow with the text: the units of the drawing are sixteenths of the size that the style sheet gives the plot.
/// (In `em`, since WebKit knows no `rem` in the places of lines and texts.)
fn high(units: f64) -> String {
    format!("{:.3}em", units / 16.0)
}

/// The same for a word, which is measured by its own size: so much of the plot's, as in the style sheet.
fn word_at(units: f64) -> String {
    high(units / 0.6875)
}

/// So much more than the height of the bars.
fn tall(more: f64) -> String {
    high(timeline::HEIGHT + more)
}

/// The class of a word: some are left out where the plot is narrow.
fn word(class: &'static str, shown: Shown) -> Classes {
    classes!("axis", class, (shown == Shown::WhereWide).then_some("where-wide"))
}

fn bar_id(place: usize) -> String {
    format!("timeline-bar-{place}")
}

/// The lines behind the bars, and the two weeks in which keys expire soon.
fn ground(drawing: &timeline::Drawing) -> Html {
    let line = |(number, top): &(u64, f64)| {
        let class = if *number == 0 { "ground-line" } else { "grid-line" };
        let top = high(*top);
        html! { <line {class} x1="0" x2="100%" y1={top.clone()} y2={top} /> }
    };
    html! {
        <>
            <rect class="soon-ground" x={percent(drawing.today)} y={high(-6.0)} width={percent(drawing.soon - drawing.today)} height={tall(6.0)} />
            { for drawing.marks.iter().map(line) }
        </>
    }
}

/// A bar, in a column that can be pointed at from top to bottom.
fn bar(
    one: &Column,
    place: usize,
    is_active: bool,
    said: String,
    onmouseenter: Callback<MouseEvent>,
    onclick: Callback<MouseEvent>,
) -> Html {
    let gap = one.width * 0.16;
    let (left, width) = (percent(one.left + gap / 2.0), percent(one.width - gap));
    let top = timeline::HEIGHT - one.height;
    let is_past = one.period == Period::Expired;
    let (stands, anchor) =
        if one.is_first() { (one.left, "start") } else { (one.left + one.width / 2.0, "middle") };
    html! {
        <g key={place} id={bar_id(place)} class={classes!("stretch", timeline::tone(one.period))} role="option"
            aria-selected={is_active.to_string()} aria-label={said} {onmouseenter} {onclick}>
            <rect class={classes!("day-ground", is_active.then_some("active"))} x={percent(one.left)} y={high(-16.0)} width={percent(one.width)} height={tall(16.0)} />
            <rect class="stretch-bar" x={left.clone()} y={high(top)} width={width.clone()} height={high(one.height)} rx="1.5" />
            if one.cut {
                <rect class="stretch-cut" x={left} y={high(7.0)} {width} height={high(3.0)} />
            }
            if one.numbered != Shown::Never {
                <text class={word("stretch-count", one.numbered)} x={percent(stands)} y={word_at(top - 4.0)} text-anchor={anchor}>{ crate::plot::rounded(one.count as u64) }</text>
            }
            if is_past {
                <text class={word("past-word", Shown::WhereWide)} x={percent(stands)} y={word_at(timeline::HEIGHT + 18.0)} text-anchor={anchor}>{ words::PAST }</text>
            }
        </g>
    }
}

/// The beginning of a month.
fn month(one: &Month) -> Html {
    let left = percent(one.left);
    html! {
        <g>
            <line class="tick-mark" x1={left.clone()} x2={left.clone()} y1={tall(0.0)} y2={tall(5.0)} />
            if one.named != Shown::Never {
                <text class={word("month-word", one.named)} x={left.clone()} y={word_at(timeline::HEIGHT + 18.0)} text-anchor="middle">{ &one.name }</text>
                { for one.year.as_ref().map(|year| html! { <text class={word("axis-year", one.named)} x={left} y={word_at(timeline::HEIGHT + 32.0)} text-anchor="middle">{ year }</text> }) }
            }
        </g>
    }
}
