//! A plot of how much a key was used, day by day.

use super::walk::use_walk;
use crate::plot;
use crate::words::usage as words;
use domain::Day;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// The days.
#[derive(Properties, PartialEq)]
pub struct UsagePlotProps {
    /// Day by day, the oldest first.
    pub daily: Vec<Day>,
}

/// The plot. The day under the pointer is read out; with the keyboard, the arrows walk through the days.
#[component]
pub fn UsagePlot(props: &UsagePlotProps) -> Html {
    let daily = &props.daily;
    let count = daily.len();
    let bars = plot::bars(daily);
    let marks = plot::marks(daily);
    let height = plot::HEIGHT;
    // The newest day is what one looks at first.
    let walk = use_walk(count, count.saturating_sub(1));
    let onkeydown = {
        let walk = walk.clone();
        Callback::from(move |event: KeyboardEvent| walk.press(&event))
    };
    let shown = walk.place().and_then(|place| daily.get(place));
    let percent = |number: f64| format!("{number:.3}%");
    let ground = |(place, bar): (usize, &plot::Bar)| {
        let is_active = walk.place() == Some(place);
        let onmouseenter = walk.onenter(place);
        let class = classes!("day-ground", bar.weekend.then_some("weekend"), is_active.then_some("active"));
        html! {
            <rect key={place} {class} x={percent(bar.left)} y="0" width={percent(bar.width)} height={height.to_string()} {onmouseenter} />
        }
    };
    let column = |(place, bar): (usize, &plot::Bar)| {
        let gap = bar.width * 0.16;
        let (left, width) = (percent(bar.left + gap / 2.0), percent(bar.width - gap));
        let top = (bar.answered_top - bar.throttled).max(0.0);
        html! {
            <g key={place} class="day">
                if bar.answered > 0.0 {
                    <rect class="answered" x={left.clone()} y={format!("{:.2}", bar.answered_top)} width={width.clone()} height={format!("{:.2}", bar.answered)} />
                }
                if bar.throttled > 0.0 {
                    <rect class="throttled" x={left} y={format!("{top:.2}")} {width} height={format!("{:.2}", bar.throttled)} />
                }
            </g>
        }
    };
    let name = |place: usize| {
        let left = bars.get(place).map_or(0.0, |bar| bar.left);
        let anchor = if left > 94.0 { "end" } else { "start" };
        html! {
            <g key={place} aria-hidden="true">
                <line class="tick-mark" x1={percent(left)} x2={percent(left)} y1={height.to_string()} y2={(height + 5.0).to_string()} />
                <text class="axis" x={percent(left)} y={(height + 18.0).to_string()} text-anchor={anchor}>{ plot::short_label(&daily[place]) }</text>
            </g>
        }
    };
    html! {
        <figure class="plot" id="usage-plot">
            <figcaption class="plot-head">
                <span class="plot-key"><svg width="10" height="10" aria-hidden="true"><rect class="answered" width="10" height="10" rx="2" /></svg>{ words::ANSWERED }</span>
                <span class="plot-key"><svg width="10" height="10" aria-hidden="true"><rect class="throttled" width="10" height="10" rx="2" /></svg>{ words::THROTTLED_REQUESTS }</span>
                <span class="plot-key"><svg width="10" height="10" aria-hidden="true"><rect class="weekend-key" width="10" height="10" rx="2" /></svg>{ words::WEEKEND }</span>
                <output id="usage-day" class="plot-day" aria-live="polite">
                    if let Some(day) = shown {
                        <strong>{ plot::label(day) }</strong>{ ": " }{ plot::sentence(day) }
                    } else {
                        <span class="quiet">{ words::POINT_AT_DAY_TO_READ }</span>
                    }
                </output>
            </figcaption>
            <div class="plot-body">
                <div class="plot-scale" aria-hidden="true">
                    <svg width="100%" height={(height + 30.0).to_string()}>
                        { for marks.iter().map(|mark| html! {
                            <text class="axis" x="100%" y={format!("{:.2}", mark.top + 10.0)} text-anchor="end">{ plot::rounded(mark.number) }</text>
                        }) }
                    </svg>
                </div>
                <svg class="plot-days" width="100%" height={(height + 30.0).to_string()} tabindex="0" role="img"
                    aria-label={words::requests_on_each_of_last(count)}
                    {onkeydown} onfocus={walk.onfocus()} onblur={walk.onblur()} onmouseleave={walk.onleave()}>
                    <svg y="6" width="100%" height={(height + 24.0).to_string()} overflow="visible">
                        <g>{ for bars.iter().enumerate().map(ground) }</g>
                        <g>{ for marks.iter().map(grid_line) }</g>
                        <g>{ for bars.iter().enumerate().map(column) }</g>
                        { for plot::named_days(daily).into_iter().map(name) }
                    </svg>
                </svg>
            </div>
        </figure>
    }
}

fn grid_line(mark: &plot::Mark) -> Html {
    let class = if mark.number == 0 { "ground-line" } else { "grid-line" };
    let top = format!("{:.2}", mark.top);
    html! { <line {class} x1="0" x2="100%" y1={top.clone()} y2={top} /> }
}
