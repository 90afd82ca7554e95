//! The form that changes a key. What the service does not let change is shown with the reason.

use super::new_key::{cancel, show};
use crate::action::Action;
use crate::editing::Editing;
use crate::form::{Edit, Problem};
use crate::parts::{
    AbilityLine, FailureNotice, FixedField, NameField, Named, PermissionPicker, PermissionSummary,
    ScopePicker, ScopeWords, Style, When,
};
use crate::screen::About;
use crate::use_app::use_app;
use crate::words::edit as words;
use domain::{Field, Key, KeyChanges, Level, Offer, Rights, Scope, View};
use std::rc::Rc;
use yew::prelude::*;

const SCOPE_STAYS: &str = words::SCOPE_OF_KEY_CANT_BE_CHANGED;
const EXPIRATION_STAYS: &str = words::EXPIRATION_CANT_BE_CHANGED_LATER;
const PERMISSIONS_STAY: &str = words::PERMISSIONS_OF_KEY_CANT_BE_CHANGED;
const NAME_STAYS: &str = words::NAME_OF_KEY_CANT_BE_CHANGED;

/// What was typed so far.
#[derive(Properties, PartialEq)]
pub struct EditKeyProps {
    /// The key, and the form.
    pub editing: Editing,
}

/// The screen.
#[component]
pub fn EditKey(props: &EditKeyProps) -> Html {
    let app = use_app();
    use_effect_with((), |()| crate::keyboard::focus("key-name"));
    let onedit = use_callback((), {
        let app = app.clone();
        move |edit, ()| app.tell(Action::Form(edit))
    });
    let state = app.state();
    let offered = state.view().and_then(|view| view.offered().map(|(offer, rights)| (view, offer, rights)));
    let Some((view, offer, rights)) = offered else {
        return html! {
            <section class="new-key"><header class="page-head"><h1>{ words::EDIT_KEY }</h1>{ cancel(&app) }</header></section>
        };
    };
    let editing = &props.editing;
    let changes = editing.changes(offer);
    let nothing = changes.as_ref().is_ok_and(KeyChanges::is_empty);
    let onsubmit = {
        let (app, changes) = (app.clone(), changes.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            app.tell(Action::Form(Edit::Tried));
            match &changes {
                Ok(changes) if !changes.is_empty() => app.ask(About::Difference(Box::new(changes.clone()))),
                Ok(_) => {}
                Err(problem) => show(problem.field),
            }
        })
    };
    let after =
        changes.as_ref().map_or_else(|_| editing.key.clone(), |changes| changes.applied_to(&editing.key));
    html! {
        <section class="new-key" aria-labelledby="edit-key-title">
            <header class="page-head"><h1 id="edit-key-title">{ words::EDIT_KEY }</h1></header>
            <form class="form" {onsubmit} autocomplete="off">
                <div class="form-scroll">
                    { fields(editing, view, offer, rights, changes.as_ref().err(), &onedit, state.present()) }
                </div>
                <footer class="form-foot">
                    if let Some(failure) = editing.form.attempt.beside(&[Field::Name, Field::Scope, Field::Permissions]) {
                        <FailureNotice failure={failure.clone()} foremost={state.dialog.is_none()} />
                    }
                    <div class="form-foot-line">
                        <AbilityLine level={after.level} scope={after.scope} catalogue={offer.catalogue.clone()}
                            workspaces={view.known_workspaces(&editing.form.typed.workspaces)} agents={view.agents.clone()} />
                        { cancel(&app) }
                        <button id="save" type="submit" class="button primary" disabled={nothing}
                            title={nothing.then_some(words::NOTHING_WAS_CHANGED_YET)}>{ words::SAVE }</button>
                    </div>
                </footer>
            </form>
        </section>
    }
}

fn fields(
    editing: &Editing,
    view: &Rc<View>,
    offer: &Offer,
    rights: &Rights,
    problem: Option<&Problem>,
    onedit: &Callback<Edit>,
    now: domain::Timestamp,
) -> Html {
    let (key, form) = (&editing.key, &editing.form);
    let advice = |field| form.advice(field, problem).map(AttrValue::from);
    html! {
        <>
            if offer.can_edit(Field::Name) {
                <NameField name={form.typed.name.clone()} advice={advice(Field::Name)} onname={onedit.reform(Edit::Name)} />
            } else {
                <FixedField id="fixed-name" title={words::NAME} reason={NAME_STAYS}><Named name={key.name.clone()} /></FixedField>
            }
            if let (Some(at), false) = (key.expires, offer.lifetimes.is_empty()) {
                <FixedField id="fixed-expiration" title={words::EXPIRES} reason={EXPIRATION_STAYS}><When {at} {now} style={Style::DateTime} /></FixedField>
            }
            if offer.can_edit(Field::Scope) {
                <ScopePicker form={form.clone()} view={view.clone()} offered={offer.scopes.clone()} reach={rights.reach.clone()}
                    kept={kept_scope(key)} advice={advice(Field::Scope)} onedit={onedit.clone()} />
            } else {
                <FixedField id="fixed-scope" title={words::SCOPE} reason={SCOPE_STAYS}><ScopeWords view={view.clone()} scope={key.scope.clone()} /></FixedField>
            }
            if offer.levels {
                if offer.can_edit(Field::Permissions) {
                    <PermissionPicker form={form.clone()} catalogue={offer.catalogue.clone()} kept={kept_level(key)}
                        advice={advice(Field::Permissions)} onedit={onedit.clone()} />
                } else {
                    <FixedField id="fixed-permissions" title={words::PERMISSIONS} reason={PERMISSIONS_STAY}>
                        <PermissionSummary level={key.level.clone()} catalogue={offer.catalogue.clone()} />
                    </FixedField>
                }
            }
        </>
    }
}

fn kept_scope(key: &Key) -> Option<AttrValue> {
    match &key.scope {
        Scope::Unknown(word) => Some(word.clone().into()),
        _ => None,
    }
}

fn kept_level(key: &Key) -> Option<AttrValue> {
    match &key.level {
        Some(Level::Unknown(word)) => Some(word.clone().into()),
        _ => None,
    }
}
