//! A plot of how old keys are that never expire.

use crate::plot::grouped;
use crate::words::health as words;
use domain::health::{Ages, Band};
use yew::prelude::*;

/// The ages.
#[derive(Properties, PartialEq)]
pub struct AgePlotProps {
    /// How many keys are how old.
    pub ages: Ages,
    /// Shows the keys that a query finds.
    pub onshow: Callback<&'static str>,
}

/// The plot: a bar an age, each of which leads to its keys, and what to do about the old ones.
#[component]
pub fn AgePlot(props: &AgePlotProps) -> Html {
    let AgePlotProps { ages, onshow } = props;
    let most = Band::ALL.into_iter().map(|band| ages.count(band)).max().unwrap_or_default().max(1);
    let bar = |band: Band| {
        let count = ages.count(band);
        // One among hundreds is still to be seen.
        let width = if count == 0 { 0.0 } else { (count as f64 / most as f64 * 100.0).max(1.0) };
        html! {
            <li key={band.title()}>
                <button type="button" class={classes!("age", band.is_old().then_some("old"))} data-age={count.to_string()} disabled={count == 0}
                    onclick={onshow.reform(move |_: MouseEvent| band.query())}>
                    <span class="age-title">{ band.title() }</span>
                    <svg class="age-place" width="100%" height="14" aria-hidden="true"><rect class="age-bar" width={format!("{width:.2}%")} height="14" rx="2" /></svg>
                    <span class="age-count">{ grouped(count as u64) }<span class="visually-hidden">{ words::keys_of(count) }</span></span>
                </button>
            </li>
        }
    };
    html! {
        <section id="age-plot" class="plot ages" aria-labelledby="ages-title">
            <header class="plot-head">
                <h2 id="ages-title">{ words::HOW_OLD_KEYS_ARE }</h2>
                <p class="ages-advice">
                    { words::NONE_OF_THESE_KEYS_EXPIRES }
                    if ages.old() > 0 {
                        { " " }<button id="ages-old" type="button" class="link" onclick={onshow.reform(|_: MouseEvent| Ages::OLD)}>{ words::show_older(grouped(ages.old() as u64)) }</button>
                    }
                </p>
            </header>
            <ul class="age-list">{ for Band::ALL.into_iter().map(bar) }</ul>
            if ages.unknown > 0 {
                <p id="ages-unknown" class="hint">{ words::age_is_not_told(ages.unknown, grouped(ages.unknown as u64)) }</p>
            }
        </section>
    }
}
