//! The keys of all organizations, with one of them in detail.

use super::deeds;
use super::keys::{new_key_button, try_again};
use super::selected::{self, Menus, Selected, no_match, see_news};
use super::several::{bar, use_batch};
use crate::action::Action;
use crate::freshness::{oldest, shared_obstacle, troubled};
use crate::overview::Answer;
use crate::parts::{
    FailureNotice, Glyph, Icon, KeyTable, Named, Notice, Prefix, SearchBar, Skeleton, Tally, Tiding, Tone,
    failure_words,
};
use crate::plot::grouped;
use crate::rows::Rows;
use crate::screen::Destination;
use crate::tidings;
use crate::use_app::{App, use_app, use_verb};
use crate::words::keys as words;
use domain::list::Filter;
use domain::{Home, Table, sentence};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// So many organizations that could not be read are named.
const MOST_NAMED: usize = 3;

/// The screen.
#[component]
pub(super) fn AllKeys() -> Html {
    let app = use_app();
    let state = app.state();
    let (onchange, onsort, onpick) = selected::use_table(&app);
    let ondraw = use_verb(&app, |app, stretch| app.tell(Action::Drawn(stretch)));
    let onpress = use_verb(&app, deeds::press);
    let rows = state.overview.answer.as_ref().map(|answer| answer.rows.clone()).unwrap_or_default();
    let onbatch = use_batch(&app, &rows);
    let home = state.home.clone();
    let places = use_memo(home.as_ref().map(|home| home.accounts.clone()), |accounts| {
        let titled = |one: &domain::AccountSummary| (one.account.id.clone(), one.account.title().into());
        // One account goes without saying.
        let accounts = accounts.as_ref().filter(|accounts| accounts.len() > 1);
        accounts.into_iter().flatten().map(titled).collect::<BTreeMap<_, AttrValue>>()
    });
    // Names are asked for whenever somebody is about to type: the latest are offered.
    let onfocus = use_verb(&app, |app, ()| app.read_names());
    let known = state.names.clone();
    let Some(home) = home else {
        return html! {};
    };
    let columns = selected::columns(&app, Table::All);
    let overview = &state.overview;
    let answer = overview.answer.as_ref();
    let chips = Filter::ALL.into_iter().zip(answer.map_or([0; Filter::ALL.len()], |answer| answer.counts));
    html! {
        <div class="split">
            <section class="keys-page" aria-label={words::KEYS_OF_ALL_ORGANIZATIONS} aria-busy={answer.is_none().then_some("true")}>
                { head(&app, &home, answer) }
                <SearchBar by={overview.by.clone()} chips={chips.collect::<Vec<_>>()} {known} {onfocus} {onchange}
                    label={words::SEARCH_BY_NAME_PREFIX_ORGANIZATION}><Menus table={Table::All} by={overview.by.clone()} shown={rows.total} /></SearchBar>
                { stale(&app, &home) }
                { news(&app, &home) }
                if let Some(answer) = answer {
                    <Tally by={answer.by.clone()} total={answer.rows.total} />
                }
                <div class="table-place">
                    if let Some(answer) = answer.filter(|answer| answer.keys > 0) {
                        <KeyTable rows={answer.rows.clone()} columns={columns.clone()} by={overview.by.clone()}
                            selected={overview.place()} places={places.clone()} rotating={Rc::new(state.rotating_keys())} busy={answer.by != overview.by} batch={state.batch.clone()} {onbatch} {onsort} {onpick} {ondraw} {onpress} />
                        if answer.rows.total == 0 {
                            { no_match(&app) }
                        }
                    } else if answer.is_some() && overview.is_settled() {
                        { empty(&home) }
                    } else if overview.failure.is_none() {
                        <Skeleton columns={columns.clone()} />
                    }
                </div>
                { bar(&app) }
            </section>
            { detail(&app, answer.map(|answer| &answer.rows)) }
        </div>
    }
}

fn head(app: &App, home: &Home, answer: Option<&Answer>) -> Html {
    let obstacles = home.organizations.iter().map(|one| app.state().obstacle_of(one));
    // Where one of them can be asked, a key can be made in it: the others need not be looked at.
    let last = obstacles.map(|one| one.ok_or(())).try_fold(None, |_, one| one.map(Some));
    let reason = last.ok().flatten().map(|obstacle| obstacle.reason());
    let places = words::organizations_counted(grouped(home.organizations.len() as u64));
    html! {
        <header class="page-head">
            <div>
                <h1>{ words::ALL_ORGANIZATIONS }</h1>
                <div class="meter">
                    if let Some(answer) = answer.filter(|answer| answer.keys > 0 || app.state().overview.is_settled()) {
                        <span id="totals">{ words::in_counted(keys(answer.keys), places) }</span>
                    } else {
                        <span class="ghost-bar short"></span>
                    }
                </div>
            </div>
            { new_key_button(app, reason) }
        </header>
    }
}

fn keys(number: usize) -> String {
    if number == 1 { words::ONE_KEY.to_owned() } else { words::keys_counted(grouped(number as u64)) }
}

/// Which organizations could not be read, and how old what is shown is; nothing while all is well.
fn stale(app: &App, home: &Home) -> Html {
    let state = app.state();
    let foremost = state.dialog.is_none() && state.trouble.is_none();
    if let Some(failure) = &state.overview.failure {
        let retry = app.on(|_: MouseEvent| Action::Outdated);
        let actions =
            html! { <button type="button" class="button" onclick={retry}>{ words::TRY_AGAIN }</button> };
        return html! { <FailureNotice failure={failure.clone()} {foremost} {actions} /> };
    }
    let found: Vec<_> = troubled(home).collect();
    let (Some((first, _)), count) = (found.first(), home.organizations.len()) else {
        return html! {};
    };
    let all = found.len() == count;
    let lead = match shared_obstacle(home) {
        Some(obstacle) if all => obstacle.title().to_owned(),
        _ if all => words::NO_ORGANIZATION_COULD_BE_READ.to_owned(),
        _ => words::of_organizations_could_not_be_read(grouped(found.len() as u64), grouped(count as u64)),
    };
    let age = oldest(home, state.now).map_or(String::new(), words::oldest_was_read);
    let named: Vec<String> =
        found.iter().take(MOST_NAMED).map(|(one, _)| state.hiding().words(&one.title)).collect();
    let more = found.len() - named.len();
    let named = if more > 0 { words::and_more(named.join(", "), more) } else { sentence::list(&named) };
    // What the core said of one goes for all where one account sees them, and the same stands in the way.
    let alike = found.iter().all(|(one, _)| one.at.account == first.at.account);
    let said = first.trouble.as_ref().filter(|_| alike && shared_obstacle(home).is_some());
    html! {
        <Notice tone={Tone::Amber} actions={try_again(app)}>
            <p id={foremost.then_some("failure")} role="alert">
                <strong>{ lead }{ age }{ "." }</strong>
                if !all {
                    { " " }<bdi>{ named }</bdi>{ words::WHAT_WAS_READ_BEFORE_IS_SHOWN }
                }
                { for said.map(|failure| html! { <>{ " " }{ failure_words(failure, state.hiding()) }</> }) }
            </p>
        </Notice>
    }
}

fn news(app: &App, home: &Home) -> Html {
    let Some(sum) = tidings::sum_of_all(home.organizations.iter()) else {
        return html! {};
    };
    let fresh = home.organizations.iter().filter(|one| one.news > 0);
    let tiding = |one: &domain::OrganizationSummary| {
        let at = one.at.clone();
        Tiding {
            name: one.title.clone().into(),
            words: tidings::changes_counted(one.news).into(),
            onclick: Some(app.on(move |_: MouseEvent| Action::Go(Destination::Keys(at.clone())))),
        }
    };
    see_news(app, sum, fresh.map(tiding).collect(), None)
}

/// The selected key. Until its organization is at hand, only what the row knows.
fn detail(app: &App, rows: Option<&Rows>) -> Html {
    let overview = &app.state().overview;
    let Some(picked) = &overview.picked else {
        return match rows {
            Some(rows) if rows.total == 0 => html! {},
            _ => html! { <aside class="detail" aria-hidden="true"></aside> },
        };
    };
    let known = picked.key.as_ref().and_then(|(at, key)| {
        let view = app.state().boards.get(at)?.view.as_ref()?;
        view.keys.iter().find(|one| one.id == *key).map(|key| (view, key))
    });
    if let Some((view, key)) = known {
        let home = app.state().home.as_ref();
        let account = home.and_then(|home| home.account(&view.at)).map(|one| one.account.title());
        return html! { <Selected view={view.clone()} one={key.clone()} opened={overview.opened} {account} /> };
    }
    let row = rows.and_then(|rows| rows.get(picked.place));
    html! {
        <aside class={classes!("detail", overview.opened.then_some("opened"))} aria-label={words::SELECTED_KEY} aria-busy="true">
            if let Some(row) = row {
                <header class="detail-head">
                    <div class="detail-title"><h2><Named name={row.key.name.clone()} /></h2></div>
                    <p class="detail-prefix"><Prefix prefix={row.key.prefix.clone()} /></p>
                </header>
            }
        </aside>
    }
}

/// There is no key in any organization, as far as is known.
fn empty(home: &Rc<Home>) -> Html {
    let unread = home.organizations.iter().all(|one| one.read.is_none());
    html! {
        <div class="blank" id="empty">
            <span class="blank-mark"><Icon glyph={Glyph::Key} /></span>
            if unread {
                <h2>{ words::NOTHING_WAS_READ_YET }</h2>
                <p>{ words::KEYS_OF_ALL_ORGANIZATIONS_APPEAR }</p>
            } else {
                <h2>{ words::NO_KEYS_YET }</h2>
                <p>{ words::NONE_OF_THESE_ORGANIZATIONS_HAS_KEY }</p>
            }
        </div>
    }
}
