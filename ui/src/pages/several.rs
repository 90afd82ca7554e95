//! Several keys at once: selecting them in a table, the bar below it, and the dialog that deletes them.

use super::deeds::NO_RIGHT;
use crate::action::Action;
use crate::board::Board;
use crate::keyboard::focus_still;
use crate::parts::{BatchBar, ExportMenu, PruneCard, Several};
use crate::plot::grouped;
use crate::rows::Rows;
use crate::state::State;
use crate::use_app::{App, use_app};
use crate::words::several as words;
use crate::{batch, pruning};
use domain::inventory::Which;
use domain::{KeyPlace, OrganizationSummary};
use std::collections::BTreeSet;
use yew::prelude::*;

/// The callback of a table by which keys are selected together, the same at each drawing.
#[hook]
pub(super) fn use_batch(app: &App, rows: &Rows) -> Callback<Several> {
    let latest = use_mut_ref(|| (app.clone(), rows.clone()));
    *latest.borrow_mut() = (app.clone(), rows.clone());
    use_callback((), move |several, ()| {
        let (app, rows) = latest.borrow().clone();
        // The keyboard goes on in the table.
        focus_still("keys");
        match several {
            Several::Turn(key) => app.tell(Action::Batch(batch::Change::Turn(key))),
            Several::UpTo(place) => app.select_up_to(&rows, place),
            Several::Span(from, to) => app.select_span(&rows, from, to),
            Several::All => app.select_all(&rows),
            Several::None => app.tell(Action::Batch(batch::Change::Clear)),
        }
    })
}

/// The menu that exports what a table shows.
pub(super) fn export(app: &App, count: usize) -> Html {
    let state = app.state();
    let reason = match (state.hiding().is_on(), count) {
        (true, _) => Some(words::SHOW_NAMES_FIRST),
        (false, 0) => Some(words::NO_KEY_IS_SHOWN),
        _ => None,
    };
    let onexport = app.verb(move |app, format| app.export(app.state().which(), format));
    html! { <ExportMenu what={words::shown_counted(counted(count))} {reason} {onexport} /> }
}

fn counted(count: usize) -> String {
    if count == 1 { words::THE_ONE_KEY.to_owned() } else { words::the_keys(grouped(count as u64)) }
}

/// Why none of the selected keys can be deleted now; `None` where one of them can.
pub(super) fn refusal(state: &State) -> Option<&'static str> {
    if state.hiding().is_on() {
        return Some(words::SHOW_NAMES_FIRST_SHORT);
    }
    let places: BTreeSet<_> = state.batch.keys.iter().map(|(at, _)| at).collect();
    let organizations = state.home.iter().flat_map(|home| &home.organizations);
    let concerned = organizations.filter(|one| places.contains(&one.at));
    let reason = |one: &OrganizationSummary| match state.obstacle_of(one) {
        Some(obstacle) => Some(obstacle.reason()),
        None => state.boards.get(&one.at).is_some_and(Board::denies).then_some(NO_RIGHT),
    };
    concerned.map(reason).reduce(|one, other| one.and(other)).flatten()
}

/// What can be done with the selected keys.
pub(super) fn bar(app: &App) -> Html {
    let state = app.state();
    let hidden = state.hiding().is_on().then_some(words::SHOW_NAMES_FIRST_SHORT);
    let what = counted(state.batch.keys.len());
    let onexport = app.verb(|app, format| {
        let state = app.state();
        app.export(Which::These(state.batch_keys(), state.by().clone()), format);
    });
    html! {
        <BatchBar count={state.batch.keys.len()} cut={state.batch.cut} reason={refusal(state)}
            ondelete={app.verb(|app, ()| app.ask_prune())} onclear={app.on(|()| Action::Batch(batch::Change::Clear))}>
            <ExportMenu id="batch-export" {what} reason={hidden} {onexport} />
        </BatchBar>
    }
}

/// The dialog that deletes several keys.
#[component]
pub(super) fn Prune() -> Html {
    let app = use_app();
    let typed = use_state(String::new);
    let state = app.state();
    let pruning = state.pruning().cloned().unwrap_or_default();
    let asks = pruning.stage == pruning::Stage::Asking;
    // Looked at as it is now: at the beginning, after each change of the keys, and for another try.
    use_effect_with((pruning.keys.clone(), asks, state.overview.revision()), {
        let app = app.clone();
        move |(keys, asks, _): &(Vec<KeyPlace>, bool, u32)| {
            if *asks && !keys.is_empty() {
                app.find_pruned(keys.clone());
            }
        }
    });
    let ondelete = {
        let (app, typed) = (app.clone(), (*typed).clone());
        Callback::from(move |()| app.prune(typed.clone()))
    };
    let ontype = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let onagain = {
        let app = app.clone();
        let typed = typed.clone();
        Callback::from(move |()| {
            typed.set(String::new());
            app.tell(Action::Prune(pruning::Change::Again));
        })
    };
    html! {
        <PruneCard {pruning} typed={(*typed).clone()} {ontype} {ondelete} {onagain}
            ontake={app.on(|key| Action::Prune(pruning::Change::TakeOut(key)))}
            onstop={app.verb(|app, ()| app.stop_pruning())} onclose={app.on(|()| Action::Closed)} />
    }
}
