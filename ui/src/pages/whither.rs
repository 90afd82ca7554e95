//! In which organization to make a key, or which one to look at.

use crate::action::Action;
use crate::parts::{Choice, OrganizationPicker};
use crate::screen::Destination;
use crate::use_app::App;
use crate::words::frame as words;
use domain::{OrganizationRef, OrganizationSummary};
use yew::prelude::*;

/// The dialog before a new key.
pub(super) fn whither(app: &App) -> Html {
    let choices = choices(app, |one| reason(app, one));
    html! {
        <OrganizationPicker title={words::NEW_KEY_IN_WHICH_ORGANIZATION} {choices}
            onpick={app.on(|at: OrganizationRef| Action::Go(Destination::NewKey(at, None)))} onclose={app.on(|()| Action::Closed)} />
    }
}

/// The dialog that chooses whose keys are looked at.
pub(super) fn examine(app: &App) -> Html {
    html! {
        <OrganizationPicker title={words::HEALTH_OF_WHICH_ORGANIZATION} choices={choices(app, |_| None)}
            onpick={app.on(|at: OrganizationRef| Action::Go(Destination::Health(Some(at))))} onclose={app.on(|()| Action::Closed)} />
    }
}

fn choices(app: &App, reason: impl Fn(&OrganizationSummary) -> Option<&'static str>) -> Vec<Choice> {
    let Some(home) = &app.state().home else {
        return Vec::new();
    };
    let choice = |one: &OrganizationSummary| Choice {
        at: one.at.clone(),
        title: one.title.clone().into(),
        account: home.account(&one.at).map(|account| account.account.title()).unwrap_or_default().into(),
        slots: match (one.used, one.limit) {
            (Some(used), Some(limit)) => words::of_used_then(used, limit).into(),
            _ => "".into(),
        },
        reason: reason(one).map(AttrValue::from),
    };
    home.organizations.iter().map(choice).collect()
}

/// Why no key can be made there now.
fn reason(app: &App, one: &OrganizationSummary) -> Option<&'static str> {
    if let Some(obstacle) = app.state().obstacle_of(one) {
        return Some(obstacle.title());
    }
    let view = app.state().boards.get(&one.at).and_then(|board| board.view.as_ref());
    match view.map(|view| view.offered().is_some_and(|(_, rights)| rights.can_manage)) {
        Some(false) => Some(words::NOT_YOURS_TO_MANAGE),
        _ if one.used.zip(one.limit).is_some_and(|(used, limit)| used >= limit) => Some(words::FULL),
        _ => None,
    }
}
