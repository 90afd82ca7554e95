//! The two dialogs over the form that changes a key: what will change, and what changed meanwhile.

use crate::action::Action;
use crate::attempt::Attempt;
use crate::difference::{differences, versions};
use crate::editing::{Editing, remaining};
use crate::parts::{ConflictCard, DifferenceCard};
use crate::screen::Page;
use crate::use_app::App;
use domain::{Field, Key, KeyChanges, Level, Scope, View, sentence};
use yew::prelude::*;

fn edited(app: &App) -> Option<(&Editing, &View)> {
    match (&app.state().page, app.state().view()) {
        (Page::EditKey(editing), Some(view)) => Some((editing, view)),
        _ => None,
    }
}

/// What will change, to be confirmed.
pub(super) fn difference(app: &App, changes: &KeyChanges, attempt: Attempt) -> Html {
    let Some((editing, view)) = edited(app) else {
        return html! {};
    };
    let hiding = app.state().hiding();
    let masked = hiding.view(view);
    let after = changes.applied_to(&editing.key);
    let only_name = changes.fields() == [Field::Name];
    let onsave = {
        let (at, changes, seen) = (editing.form.at.clone(), changes.clone(), editing.key.clone());
        app.verb(move |app, ()| app.edit(at.clone(), changes.clone(), seen.clone()))
    };
    html! {
        <DifferenceCard name={editing.key.name.clone()} differences={hiding.differences(differences(&masked, &editing.key, changes))}
            ability={(!only_name).then(|| AttrValue::from(ability(&masked, after.level.as_ref(), &after.scope)))} {attempt} {onsave}
            onclose={app.on(|()| Action::Closed)} />
    }
}

/// Both versions, to choose from.
pub(super) fn conflict(app: &App, changes: &KeyChanges, theirs: &Key, attempt: Attempt) -> Html {
    let Some((editing, view)) = edited(app) else {
        return html! {};
    };
    let at = editing.form.at.clone();
    let hiding = app.state().hiding();
    let ontheirs = app.on(|()| Action::TheirsTaken);
    let onmine = {
        let (mine, theirs) = (remaining(changes, theirs), theirs.clone());
        app.verb(move |app, ()| app.edit(at.clone(), mine.clone(), theirs.clone()))
    };
    html! {
        <ConflictCard name={theirs.name.clone()} versions={hiding.versions(versions(&hiding.view(view), &editing.key, changes, theirs))} {attempt}
            {ontheirs} {onmine} onclose={app.on(|()| Action::Closed)} />
    }
}

/// What a key can do, in one sentence.
pub(super) fn ability(view: &View, level: Option<&Level>, scope: &Scope) -> String {
    let none = domain::Catalogue::default();
    let catalogue = view.offered().map_or(&none, |(offer, _)| &offer.catalogue);
    let chosen = match scope {
        Scope::Workspaces(ids) => ids.as_slice(),
        _ => &[],
    };
    let workspaces = view.known_workspaces(chosen);
    let workspace =
        |id: &domain::WorkspaceId| workspaces.iter().find(|one| one.id == *id).map(|one| one.title.as_str());
    let agent =
        |id: &domain::AgentId| view.agents.iter().find(|one| one.id == *id).map(|one| one.title.as_str());
    sentence::ability(level, scope, catalogue, workspace, agent)
}
