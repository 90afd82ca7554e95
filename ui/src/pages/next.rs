//! What is due next: the rotations that wait, and the keys by their expiration.

use super::rotations::row;
use super::small::leave;
use crate::action::Action;
use crate::parts::{Badge, FailureNotice, Glyph, Icon, Named, Prefix, Style, Tone, When};
use crate::screen::Destination;
use crate::state::State;
use crate::use_app::{App, use_app};
use crate::words::small as words;
use domain::Mark;
use domain::list::Row;
use yew::prelude::*;

/// So many keys are offered.
const MOST: usize = 8;

/// The list, to pick from.
#[component]
pub(super) fn Next() -> Html {
    let app = use_app();
    use_effect_with((), {
        let app = app.clone();
        move |()| app.list_due()
    });
    use_effect_with(app.state().due.answer.is_some(), |_| crate::keyboard::focus_if_lost("first-due"));
    let state = app.state();
    let waiting = state.waiting_rotations();
    let due = due(state);
    let idle = waiting.is_empty() && due.as_ref().is_some_and(Vec::is_empty);
    html! {
        <>
            <header class="small-head">
                <h1>{ if idle { words::NOTHING_IS_DUE } else { words::DUE_NEXT } }</h1>
                <p class="hint">{ if idle { words::NO_KEY_OF_YOURS_EXPIRES } else { words::PICK_WHAT_TO_GO_ON_WITH } }</p>
            </header>
            <div class="small-body">
                if let Some(failure) = &state.due.attempt.failure {
                    <FailureNotice failure={failure.clone()} foremost={state.dialog.is_none()} />
                }
                if !waiting.is_empty() {
                    <section class="rotation-group">
                        <h2>{ words::WAITING_FOR_YOU }</h2>
                        { for waiting.iter().map(|one| row(&app, one)) }
                    </section>
                }
                { keys(&app, due) }
            </div>
            <footer class="form-foot"><div class="form-foot-line"><span class="ability"></span>{ leave(&app, None) }</div></footer>
        </>
    }
}

/// The keys that could be rotated, the nearest expiration first; `None` until they are known.
fn due(state: &State) -> Option<Vec<&Row>> {
    let rows = &state.due.answer.as_ref()?.rows;
    let rotating = state.rotating_keys();
    let free = |row: &&Row| !rotating.contains(&(row.at.clone(), row.key.id.clone()));
    Some(rows.iter().filter(free).take(MOST).collect())
}

fn keys(app: &App, due: Option<Vec<&Row>>) -> Html {
    match due {
        None if app.state().due.attempt.failure.is_some() => html! {},
        None => html! { <>{ for (0..4).map(|_| html! { <span class="ghost-bar wide"></span> }) }</> },
        Some(due) if due.is_empty() => html! {},
        Some(due) => html! {
            <section class="rotation-group">
                <h2>{ words::ROTATE_KEY }</h2>
                { for due.into_iter().enumerate().map(|(place, one)| key(app, place, one)) }
            </section>
        },
    }
}

fn key(app: &App, place: usize, row: &Row) -> Html {
    let (at, id, now) = (row.at.clone(), row.key.id.clone(), row.now);
    let several = app.state().home.as_ref().is_some_and(|home| home.organizations.len() > 1);
    let handle = id.to_string();
    let onclick = app.on(move |_: MouseEvent| Action::Go(Destination::Rotate(at.clone(), id.clone())));
    html! {
        <button key={format!("{} {handle}", row.at.id)} id={(place == 0).then_some("first-due")} type="button" class="rotation-row"
            data-errand-key={handle} {onclick}>
            <span class="rotation-row-words">
                <Named name={row.key.name.clone()} class="key-name" />
                <small>
                    if several {
                        <Named name={row.organization.clone()} class="inline" />
                    } else {
                        <Prefix prefix={row.key.prefix.clone()} />
                    }
                </small>
            </span>
            <span class="rotation-row-now">
                { match row.key.expires {
                    Some(at) if row.marks.contains(&Mark::Expiring) => html! { <Badge tone={Tone::Amber}><When {at} {now} style={Style::Until} /></Badge> },
                    Some(at) => html! { <When {at} {now} style={Style::Until} /> },
                    None => html! { { words::NEVER_EXPIRES } },
                } }
            </span>
            <Icon glyph={Glyph::Arrow} />
        </button>
    }
}
