//! Activity: what was done from this machine.

use crate::action::Action;
use crate::keyboard::{emptying, hand_on};
use crate::ledger::{Change, Ledger, PAGE, Since};
use crate::parts::{ActTable, ExportMenu, FailureNotice, Glyph, Icon};
use crate::plot::grouped;
use crate::use_app::{App, use_app};
use crate::words::activity as words;
use crate::words::keys::TRY_AGAIN;
use crate::words::several::SHOW_NAMES_FIRST;
use domain::activity::{Acts, Kind, MOST_ACTS, Outcome};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The screen.
#[component]
pub fn Activity() -> Html {
    let app = use_app();
    let ledger = &app.state().activity;
    let answer = ledger.answer.as_deref();
    let onexport = app.verb(|app, format| app.export_activity(format));
    let reason = app.state().hiding().is_on().then_some(SHOW_NAMES_FIRST);
    html! {
        <div class="split"><section id="activity-page" class="keys-page" aria-labelledby="activity-title" aria-busy={answer.is_none().then_some("true")}>
            <header class="page-head">
                <div class="page-head-words">
                    <h1 id="activity-title">{ words::ACTIVITY }</h1>
                    <p class="hint">{ words::what_was_done_from_this_machine(grouped(MOST_ACTS as u64)) }</p>
                </div>
                if let Some(answer) = answer.filter(|answer| answer.total > 0) {
                    <ExportMenu what={lines(answer.total)} {reason} busy={ledger.exporting} {onexport} />
                }
            </header>
            { search(&app, ledger) }
            <p id="activity-told" class="visually-hidden" role="status">{ for answer.map(told) }</p>
            if let Some(failure) = &ledger.failure {
                <FailureNotice failure={failure.clone()} foremost={app.state().dialog.is_none() && app.state().trouble.is_none()} actions={html! {
                    <button id="activity-again" type="button" class="button" onclick={again(&app, Change::Outdated)}>{ TRY_AGAIN }</button>
                }} />
            }
            <div class="table-place">
                if let Some(answer) = answer {
                    if answer.total > 0 {
                        <ActTable acts={answer.rows.clone()} found={ledger.wanted()} now={app.state().now} />
                    } else {
                        { none(&app, answer) }
                    }
                }
            </div>
            { for answer.and_then(|answer| pages(&app, ledger, answer)) }
        </section></div>
    }
}

/// What was found, in words for those who do not see it.
fn told(answer: &Acts) -> String {
    match answer.total {
        0 if answer.all == 0 => words::NOTHING_WAS_DONE_YET.to_owned(),
        0 => words::NOTHING_LIKE_THIS_WAS_DONE.to_owned(),
        1..=PAGE => words::lines_found(answer.total),
        _ => stretch(answer),
    }
}

/// "1–100 of 250".
fn stretch(answer: &Acts) -> String {
    let last = last(answer) as u64;
    words::lines_of(grouped(answer.from as u64 + 1), grouped(last), grouped(answer.total as u64))
}

/// The place after the last line of the page.
fn last(answer: &Acts) -> usize {
    (answer.from + answer.rows.len()).min(answer.total)
}

fn lines(count: usize) -> String {
    if count == 1 { words::LINE_SHOWN.to_owned() } else { words::lines_shown(grouped(count as u64)) }
}

/// A button that goes once it has done its work: then it is searched on.
fn again(app: &App, change: Change) -> Callback<MouseEvent> {
    app.verb(move |app, _: MouseEvent| {
        hand_on(Some("activity-search"));
        app.tell(Action::Activity(change.clone()));
    })
}

/// What is looked for.
fn search(app: &App, ledger: &Ledger) -> Html {
    let hiding = app.state().hiding();
    let text = AttrValue::from(ledger.by.text.clone());
    let oninput = app.on(|event: InputEvent| {
        Action::Activity(Change::Text(event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    let onkeydown = emptying(hiding.typed(&text), app.on(|()| Action::Activity(Change::Text(String::new()))));
    let onsince = app.on(|event: Event| {
        let place = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        let since = usize::try_from(place).ok().and_then(|place| Since::ALL.get(place).copied());
        Action::Activity(Change::Since(since.unwrap_or_default()))
    });
    let since = |one: Since| html! { <option selected={one == ledger.since}>{ one.title() }</option> };
    let answer = ledger.answer.as_deref();
    let kinds = Kind::ALL.into_iter().zip(answer.map_or([0; Kind::ALL.len()], |answer| answer.kinds));
    let results =
        Outcome::ALL.into_iter().zip(answer.map_or([0; Outcome::ALL.len()], |answer| answer.results));
    // What is under way is soon something else.
    let results = results.filter(|(result, _)| *result != Outcome::UnderWay);
    html! {
        <div class="search-bar act-bar">
            <div class="search">
                <Icon glyph={Glyph::Search} />
                <input id="activity-search" type="search" autocomplete="off" spellcheck="false" aria-label={words::SEARCH_BY_KEY_ORGANIZATION_ACCOUNT}
                    placeholder={hiding.placeholder(&text, words::SEARCH_WHAT_WAS_DONE)} value={hiding.typed(&text)} readonly={hiding.is_on()} {oninput} {onkeydown} />
            </div>
            <select id="activity-since" class="input act-since" aria-label={words::HOW_FAR_BACK} onchange={onsince}>{ for Since::ALL.into_iter().map(since) }</select>
            <div class="chips" role="group" aria-label={words::SHOW_ONLY_THIS_KIND}>
                { for kinds.map(|(kind, count)| chip(app, kind.title(), count, ledger.by.kind == Some(kind), Change::Kind(kind))) }
            </div>
            <div class="chips" role="group" aria-label={words::SHOW_ONLY_THIS_RESULT}>
                { for results.map(|(result, count)| chip(app, result.title(), count, ledger.by.result == Some(result), Change::Result(result))) }
            </div>
        </div>
    }
}

fn chip(app: &App, title: &'static str, count: usize, pressed: bool, change: Change) -> Html {
    let onclick = app.on(move |_: MouseEvent| Action::Activity(change.clone()));
    html! {
        <button type="button" class="chip" data-chip={title} aria-pressed={pressed.to_string()} disabled={count == 0 && !pressed} {onclick}>
            { title }{ " " }<span class="count">{ grouped(count as u64) }</span>
        </button>
    }
}

/// Nothing is found, or nothing was done yet.
fn none(app: &App, answer: &Acts) -> Html {
    html! {
        <div class="blank" id="empty">
            <span class="blank-mark"><Icon glyph={Glyph::Past} /></span>
            if answer.all == 0 {
                <h2>{ words::NOTHING_WAS_DONE_YET }</h2>
                <p>{ words::EACH_KEY_THAT_IS_MADE }</p>
            } else {
                <h2>{ words::NOTHING_LIKE_THIS_WAS_DONE }</h2>
                <p>{ words::LOOK_FOR_SOMETHING_ELSE_OR_SHOW }</p>
                <button id="clear-activity" type="button" class="button" onclick={again(app, Change::Clear)}>{ words::SHOW_EVERYTHING }</button>
            }
        </div>
    }
}

/// Which page this is, where there are several.
fn pages(app: &App, ledger: &Ledger, answer: &Acts) -> Option<Html> {
    if answer.total <= PAGE {
        return None;
    }
    let turn = |from: usize| app.on(move |_: MouseEvent| Action::Activity(Change::Turn(from)));
    Some(html! {
        <nav class="act-pages" aria-label={words::PAGES}>
            <span id="activity-shown">{ stretch(answer) }</span>
            <button id="newer" type="button" class="button" disabled={ledger.from == 0} onclick={turn(ledger.from.saturating_sub(PAGE))}>{ words::NEWER }</button>
            <button id="older" type="button" class="button" disabled={last(answer) >= answer.total} onclick={turn(ledger.from + PAGE)}>{ words::OLDER }</button>
        </nav>
    })
}
