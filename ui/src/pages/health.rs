//! What should be seen to: when keys expire, and every matter with what mends it.

use super::begin::DAMAGED;
use super::deeds::NO_RIGHT;
use crate::action::Action;
use crate::keyboard::hand_on;
use crate::parts::{
    AgePlot, FailureNotice, FindingCard, Glyph, Icon, Notice, Segment, Segments, TimelinePlot, Tone,
};
use crate::plot::grouped;
use crate::screen::{About, Destination};
use crate::use_app::{App, use_app};
use crate::words::health as words;
use domain::expiration::EXPIRING_DAYS;
use domain::health::{Case, Finding, Matter, Mend, Period, Urgency};
use domain::{Health as Found, OrganizationRef};
use std::rc::Rc;
use yew::prelude::*;

/// The screen.
#[component]
pub fn Health() -> Html {
    let app = use_app();
    let state = app.state();
    let checkup = &state.checkup;
    let busy = checkup.answer.is_none() && checkup.failure.is_none();
    let foremost = state.dialog.is_none() && state.trouble.is_none();
    let again = app.verb(|app, _: MouseEvent| {
        hand_on(None);
        app.tell(Action::Outdated);
    });
    html! {
        <section id="health-page" class="health-page" aria-labelledby="health-title" aria-busy={busy.to_string()}>
            <header class="page-head">
                <div class="page-head-words">
                    <h1 id="health-title">{ words::HEALTH }</h1>
                    <p class="hint">{ for checkup.answer.as_deref().map(looked_at) }</p>
                </div>
                { choice(&app) }
            </header>
            <div class="health-scroll">
                if let Some(failure) = &checkup.failure {
                    <FailureNotice failure={failure.clone()} {foremost} actions={html! {
                        <button type="button" class="button" onclick={again}>{ words::TRY_AGAIN }</button>
                    }} />
                }
                if let Some(found) = &checkup.answer {
                    { sum(&app, found) }
                    { timeline(&app, found) }
                    { ages(&app, found) }
                    { findings(&app, found) }
                    { practices(found) }
                } else if busy {
                    { loading() }
                }
            </div>
        </section>
    }
}

/// "21 keys in 3 organizations".
fn looked_at(found: &Found) -> Html {
    let counted = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        _ => words::several_of(grouped(number as u64), one),
    };
    let unread = match found.unread {
        0 => String::new(),
        number => words::not_read_yet(grouped(number as u64)),
    };
    html! { words::keys_in_organizations(counted(found.keys, words::KEY), counted(found.organizations, words::ORGANIZATION), unread) }
}

/// All organizations, or one: the one that was looked at last, or another.
fn choice(app: &App) -> Html {
    let state = app.state();
    let several = state.home.as_ref().is_some_and(|home| home.organizations.len() > 1);
    let one = state.checkup.wanted.at.clone().or_else(|| state.at.clone());
    let (Some(at), true) = (one, several) else {
        return html! {};
    };
    let title = state.summary(&at).map(|one| state.hiding().words(&one.title)).unwrap_or_default();
    let segments = vec![
        Segment { id: "health-all".into(), title: words::ALL_ORGANIZATIONS.into() },
        Segment { id: "health-one".into(), title: title.into() },
    ];
    let chosen = usize::from(state.checkup.wanted.at.is_some());
    let onpick = app.on(move |place| {
        Action::Go(Destination::Health(if place == 0 { None } else { Some::<OrganizationRef>(at.clone()) }))
    });
    html! {
        <div class="health-choice">
            <span id="health-choice" class="visually-hidden">{ words::WHOSE_KEYS }</span>
            <Segments name="health-of" labelled="health-choice" {segments} chosen={Some(chosen)} {onpick} />
            <button id="health-other" type="button" class="button" onclick={app.on(|_: MouseEvent| Action::Asked(About::Examine))}>{ words::ANOTHER }</button>
        </div>
    }
}

/// The whole in a few words, and the numbers that lead to their keys.
fn sum(app: &App, found: &Found) -> Html {
    let urgent = found.matters(Urgency::Soon) > 0;
    let well = found.findings.is_empty() && found.keys > 0;
    let tone = if urgent { "soon" } else { "calm" };
    let weeks = usize::try_from(EXPIRING_DAYS / 7).unwrap_or_default();
    let line = &found.timeline;
    let soon: usize = line.weeks.iter().take(weeks).sum();
    let later = line.weeks.iter().skip(weeks).sum::<usize>() + line.later;
    let tiles = [
        ("past", words::EXPIRED, line.expired, Period::Expired.query()),
        ("soon", words::WITHIN_FOURTEEN_DAYS, soon, "expiring".to_owned()),
        ("later", words::LATER, later, format!("active expires>={weeks}w -expires:never")),
        ("never", words::NEVER_EXPIRE, line.never, Period::Never.query()),
    ];
    let tile = |(tone, title, count, query): (&'static str, &'static str, usize, String)| {
        html! {
            <button key={tone} type="button" class={classes!("health-tile", tone)} data-tile={tone} disabled={count == 0}
                onclick={app.verb(move |app, _: MouseEvent| app.show_keys(query.clone()))}>
                <span class="health-tile-title"><svg class="health-swatch" width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" /></svg>{ title }</span>
                <span class="health-tile-number">{ grouped(count as u64) }</span>
            </button>
        }
    };
    html! {
        <div class="health-sum">
            <div id="health-headline" class={classes!("health-headline", tone)}>
                <span class="health-headline-mark"><Icon glyph={if urgent { Glyph::Warning } else { Glyph::Shield }} /></span>
                <div>
                    <p class="health-headline-words">{ found.headline() }</p>
                    <p class="hint">
                        if well {
                            { words::NOTHING_EXPIRES_SOON_NOTHING_IS_IDLE }
                        } else {
                            { for found.rest() }
                        }
                    </p>
                </div>
            </div>
            <div class="health-tiles" role="group" aria-label={words::HOW_MANY_KEYS_EXPIRE_WHEN}>{ for tiles.into_iter().map(tile) }</div>
        </div>
    }
}

/// How old the keys are that never expire, where there are any.
fn ages(app: &App, found: &Found) -> Html {
    if found.ages.all() == 0 {
        return html! {};
    }
    let onshow = app.verb(|app, query: &'static str| app.show_keys(query.to_owned()));
    html! { <AgePlot ages={found.ages.clone()} {onshow} /> }
}

/// The plot. Where no key expires there is none.
fn timeline(app: &App, found: &Found) -> Html {
    if !found.timeline.has_times() {
        return html! {};
    }
    // The weeks are those of the services' clocks, which this machine's may be far from.
    let now = found.now.unwrap_or(app.state().now);
    let onshow = app.verb(|app, period: Period| app.show_keys(period.query()));
    html! { <TimelinePlot timeline={found.timeline.clone()} {now} {onshow} /> }
}

/// A card a matter, and above them why some of it can't be mended now.
fn findings(app: &App, found: &Found) -> Html {
    let state = app.state();
    let mut whys: Vec<AttrValue> = Vec::new();
    let rotating = Rc::new(state.rotating_keys());
    let mut reason = |case: &Case| -> Option<(AttrValue, AttrValue)> {
        let words = why_not(app, case)?;
        let known = whys.iter().position(|one| *one == words);
        let place = known.unwrap_or_else(|| {
            whys.push(words.clone());
            whys.len() - 1
        });
        Some((words, format!("health-why-{place}").into()))
    };
    let unfolded = state.checkup.wanted.unfolded;
    let several = found.organizations > 1;
    let mut card = |finding: &Finding| {
        let matter = finding.matter;
        html! {
            <FindingCard key={matter.word()} finding={finding.clone()} {several} unfolded={unfolded == Some(matter)} rotating={rotating.clone()}
                reasons={finding.cases.iter().map(&mut reason).collect::<Vec<_>>()}
                onmend={app.verb(|app, case| app.mend(case))} onall={app.verb(|app, matter: Matter| app.show_keys(matter.query().to_owned()))}
                onmore={app.on(Action::Unfolded)} />
        }
    };
    let cards: Vec<Html> = found.findings.iter().map(&mut card).collect();
    let why =
        |(place, words): (usize, &AttrValue)| html! { <p id={format!("health-why-{place}")}>{ words }</p> };
    html! {
        <>
            if !whys.is_empty() {
                <Notice tone={Tone::Amber} id="health-why">{ for whys.iter().enumerate().map(why) }</Notice>
            }
            <div class="findings">{ for cards }</div>
        </>
    }
}

/// Why what mends a case can't be done now. Looking is always possible.
fn why_not(app: &App, case: &Case) -> Option<AttrValue> {
    let state = app.state();
    if case.mend == Mend::Show {
        return None;
    }
    if let Some(obstacle) = state.obstacle(&case.at) {
        return Some(AttrValue::from(obstacle.reason()));
    }
    let under_way = case.key.as_ref().is_some_and(|key| state.rotation_of(&case.at, &key.id).is_some());
    let damaged = state.home.as_ref().is_some_and(|home| home.journal_damaged);
    match case.mend {
        _ if !case.manages => Some(NO_RIGHT.into()),
        Mend::Rotate if damaged && !under_way => Some(DAMAGED.into()),
        _ => None,
    }
}

/// The four practices that the vendor names (published), and whether they are kept.
fn practices(found: &Found) -> Html {
    if found.keys == 0 {
        return html! {};
    }
    let list: [(&str, &str, &[Matter]); 4] = [
        (words::DESCRIPTIVE_NAME, words::SO_THAT_EVERYBODY_SEES_WHAT_KEY, &[Matter::Vague]),
        (words::SHORTEST_EXPIRATION, words::THAT_WILL_DO, &[Matter::Endless]),
        (words::LEAST_PERMISSIONS, words::THAT_WILL_DO, &[Matter::Broad, Matter::Unused]),
        (words::REGULAR_ROTATION, words::BEFORE_KEY_EXPIRES_OR_GROWS, &[Matter::Expiring, Matter::Old]),
    ];
    let line = |(title, words, matters): &(&'static str, &'static str, &[Matter])| {
        let kept = matters.iter().all(|matter| found.of(*matter).is_none());
        html! {
            <li class={classes!("practice", kept.then_some("kept"))}>
                <span class="practice-mark"><Icon glyph={if kept { Glyph::Check } else { Glyph::Arrow }} /></span>
                <span><strong>{ *title }</strong>{ " " }{ *words }<small>{ if kept { words::KEPT } else { words::SEE_ABOVE } }</small></span>
            </li>
        }
    };
    html! {
        <section class="practices" aria-labelledby="practices-title">
            <h2 id="practices-title">{ words::GOOD_PRACTICE }</h2>
            <ul>{ for list.iter().map(line) }</ul>
        </section>
    }
}

/// The plot and the cards in their places, with nothing in them yet.
fn loading() -> Html {
    html! {
        <div aria-label={words::LOOKING_AT_KEYS}>
            <span class="ghost-bar wide"></span>
            <span class="ghost-bar ghost-plot"></span>
        </div>
    }
}
