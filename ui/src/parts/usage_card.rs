//! How much a key was used: its limits, its quota, and the days.

use super::usage_plot::UsagePlot;
use super::when::{Style, When};
use crate::filled::filled;
use crate::plot::{grouped, label};
use crate::words::usage as words;
use domain::{Day, Quota, Timestamp, Usage, text};
use std::rc::Rc;
use yew::prelude::*;

/// From so many percent on, a quota is nearly spent.
const NEARLY: u64 = 85;

/// What was read, and whether the table is shown.
#[derive(Properties, PartialEq)]
pub struct UsageCardProps {
    /// What was read.
    pub usage: Rc<Usage>,
    /// The present.
    pub now: Timestamp,
}

/// The limits, the quota and the plot, with a table behind it.
#[component]
pub fn UsageCard(props: &UsageCardProps) -> Html {
    let table_shown = use_state(|| false);
    let usage = &props.usage;
    let toggle = {
        let table_shown = table_shown.clone();
        Callback::from(move |_: MouseEvent| table_shown.set(!*table_shown))
    };
    let total: u64 = usage.daily.iter().fold(0, |sum, day| sum.saturating_add(day.requests));
    let throttled: u64 = usage.daily.iter().fold(0, |sum, day| sum.saturating_add(day.throttled));
    let days = usage.daily.len();
    html! {
        <div class="usage">
            <div class="usage-tiles">
                <section class="usage-tile" id="usage-rate" aria-labelledby="usage-rate-title">
                    <h2 id="usage-rate-title">{ words::RATE_LIMIT }</h2>
                    <p class="usage-number">{ grouped(usage.rate.requests_per_second) }<small>{ if usage.rate.requests_per_second == 1 { words::REQUEST_SECOND } else { words::REQUESTS_SECOND } }</small></p>
                    <p class="hint">{ words::at_once_in_burst(grouped(usage.rate.burst)) }</p>
                </section>
                { quota(&usage.quota, props.now) }
            </div>
            <p class="usage-pool">{ words::ALL_ENDPOINTS_SHARE_ONE_POOL }</p>
            <section aria-labelledby="usage-days-title">
                <div class="usage-days-head">
                    <h2 id="usage-days-title">{ words::requests_last_days(days) }</h2>
                    <span class="hint">
                        { words::in_all(grouped(total)) }
                        if throttled > 0 {
                            { words::and_throttled(grouped(throttled)) }
                        }
                        { words::DAYS_IN_UTC }
                    </span>
                </div>
                if days == 0 {
                    <p class="checklist-empty">{ words::SERVICE_HAS_NO_DAYS_TO_SHOW }</p>
                } else {
                    <UsagePlot daily={usage.daily.clone()} />
                    <button id="usage-table-toggle" type="button" class="link" aria-expanded={table_shown.to_string()}
                        aria-controls="usage-table" onclick={toggle}>
                        { if *table_shown { words::HIDE_TABLE } else { words::SHOW_AS_TABLE } }
                    </button>
                    { table(&usage.daily, *table_shown) }
                }
            </section>
        </div>
    }
}

fn quota(quota: &Quota, now: Timestamp) -> Html {
    let percent = quota.percent();
    let class = match percent {
        ..NEARLY => "taken",
        NEARLY..100 => "expiring",
        _ => "spent",
    };
    html! {
        <section class="usage-tile" id="usage-quota" aria-labelledby="usage-quota-title">
            <h2 id="usage-quota-title">{ words::QUOTA }{ period(&quota.period) }</h2>
            <p class="usage-number">
                { format!("{percent} %") }
                <small>{ words::of_requests(grouped(quota.used), grouped(quota.limit)) }</small>
            </p>
            <svg class="life" height="8" role="img" aria-label={words::of_quota_is_used(percent)}>
                <rect class="free" width="100%" height="8" rx="4" />
                <rect {class} width={format!("{}%", percent.min(100))} height="8" rx="4" />
            </svg>
            <p class="hint">
                if percent >= 100 {
                    { words::SPENT_REQUESTS_ARE_REFUSED_UNTIL }{ " " }
                }
                if let Some(at) = quota.resets {
                    { filled(words::BEGINS_ANEW_ON, [
                        ("date", html! { <When {at} {now} style={Style::Date} /> }),
                        ("until", html! { <When {at} {now} style={Style::Until} /> }),
                    ]) }
                }
            </p>
        </section>
    }
}

/// The service's word for the period; the published one reads better.
fn period(word: &str) -> String {
    match word {
        "MONTH" => words::THIS_MONTH.to_owned(),
        "" => String::new(),
        other => format!(", {}", text::harmless(other).to_lowercase()),
    }
}

/// The days as a table: always there for screen readers, in sight when asked for.
fn table(daily: &[Day], shown: bool) -> Html {
    let row = |day: &Day| {
        html! {
            <tr key={day.date.to_string()}>
                <th scope="row">{ label(day) }</th><td>{ grouped(day.requests) }</td><td>{ grouped(day.throttled) }</td>
            </tr>
        }
    };
    html! {
        <div id="usage-table" class={if shown { "usage-table" } else { "usage-table visually-hidden" }}>
            <table>
                <caption class="visually-hidden">{ words::REQUESTS_DAY_BY_DAY_NEWEST }</caption>
                <thead><tr><th scope="col">{ words::DAY_UTC }</th><th scope="col">{ words::REQUESTS }</th><th scope="col">{ words::THROTTLED }</th></tr></thead>
                <tbody>{ for daily.iter().rev().map(row) }</tbody>
            </table>
        </div>
    }
}
