//! The form for a new key.

use crate::action::Action;
use crate::form::{Edit, Form};
use crate::parts::{
    AbilityLine, FailureNotice, LifetimePicker, LimitGuidance, NameField, PermissionPicker, PresetRow,
    ScopePicker,
};
use crate::preset::presets;
use crate::screen::About;
use crate::use_app::{App, use_app};
use crate::words::form as words;
use domain::key::is_broad;
use domain::{Failure, FailureKind, Field, Offer, Rights, View};
use std::rc::Rc;
use yew::prelude::*;

/// The fields on this screen.
const FIELDS: [Field; 4] = [Field::Name, Field::Expiration, Field::Scope, Field::Permissions];

/// What was typed so far.
#[derive(Properties, PartialEq)]
pub struct NewKeyProps {
    /// The form.
    pub form: Form,
}

/// The screen.
#[component]
pub fn NewKey(props: &NewKeyProps) -> Html {
    let app = use_app();
    use_effect_with((), |()| crate::keyboard::focus("key-name"));
    // The same callback at each drawing: a line of a long list is drawn again only when it changes.
    let onedit = use_callback((), {
        let app = app.clone();
        move |edit, ()| app.tell(Action::Form(edit))
    });
    let state = app.state();
    let offered = state.view().and_then(|view| view.offered().map(|(offer, rights)| (view, offer, rights)));
    let Some((view, offer, rights)) = offered else {
        return waiting(&app);
    };
    let form = &props.form;
    let refused =
        form.attempt.failure.as_ref().is_some_and(|failure| failure.kind == FailureKind::LimitReached);
    let full = view.is_full();
    let ondelete = {
        let at = form.at.clone();
        app.on(move |key| Action::Asked(About::Delete(at.clone(), Box::new(key))))
    };
    let guidance = html! { <LimitGuidance view={view.clone()} now={state.present()} {ondelete} /> };
    html! {
        <section class="new-key" aria-labelledby="new-key-title">
            <header class="page-head">
                <h1 id="new-key-title">{ words::NEW_KEY }</h1>
                if full && !form.is_dirty() {
                    { cancel(&app) }
                }
            </header>
            if full && !form.is_dirty() {
                <div class="form-scroll">{ guidance }</div>
            } else {
                { filled(&app, form, view, offer, rights, &onedit, (full || refused).then_some(guidance)) }
            }
        </section>
    }
}

fn filled(
    app: &App,
    form: &Form,
    view: &Rc<View>,
    offer: &Offer,
    rights: &Rights,
    onedit: &Callback<Edit>,
    guidance: Option<Html>,
) -> Html {
    let problem = form.draft(offer, rights).err();
    let advice = |field| form.advice(field, problem.as_ref()).map(AttrValue::from);
    let presets = presets(offer);
    let onsubmit = {
        let submit = submit(app, form, offer, rights);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            submit.emit(false);
        })
    };
    let full = view.is_full();
    html! {
        <form class="form" {onsubmit} autocomplete="off">
            <div class="form-scroll">
                { guidance }
                <NameField name={form.typed.name.clone()} advice={advice(Field::Name)} onname={onedit.reform(Edit::Name)} />
                if !presets.is_empty() {
                    <PresetRow {presets} form={form.clone()} onedit={onedit.clone()} />
                }
                if !offer.lifetimes.is_empty() {
                    <LifetimePicker offered={offer.lifetimes.clone()} chosen={form.typed.lifetime} now={app.state().present()}
                        advice={advice(Field::Expiration)} onpick={onedit.reform(Edit::Lifetime)} />
                }
                <ScopePicker form={form.clone()} view={view.clone()} offered={offer.scopes.clone()}
                    reach={rights.reach.clone()} advice={advice(Field::Scope)} onedit={onedit.clone()} />
                if offer.levels {
                    <PermissionPicker form={form.clone()} catalogue={offer.catalogue.clone()}
                        advice={advice(Field::Permissions)} onedit={onedit.clone()} />
                }
            </div>
            <footer class="form-foot">
                if let Some(failure) = form.attempt.beside(&FIELDS) {
                    { failed(app, form, failure, &submit(app, form, offer, rights)) }
                }
                <div class="form-foot-line">
                    <AbilityLine level={form.typed.level(offer)} scope={form.typed.scope()} catalogue={offer.catalogue.clone()}
                        workspaces={view.known_workspaces(&form.typed.workspaces)} agents={view.agents.clone()} />
                    { cancel(app) }
                    <button id="create" type="submit" class="button primary" disabled={form.attempt.busy || full}
                        title={full.then_some(words::DELETE_KEY_FIRST)}>
                        { if form.attempt.busy { words::CREATING } else { words::CREATE_KEY } }
                    </button>
                </div>
            </footer>
        </form>
    }
}

/// Sends the draft, or points at what is missing; a broad key asks once more. The flag is the consent to go on without recovery.
fn submit(app: &App, form: &Form, offer: &Offer, rights: &Rights) -> Callback<bool> {
    let draft = form.draft(offer, rights);
    let catalogue = offer.catalogue.clone();
    let (app, at, busy) = (app.clone(), form.at.clone(), form.attempt.busy);
    Callback::from(move |without_recovery: bool| {
        app.tell(Action::Form(Edit::Tried));
        match &draft {
            // Going on without recovery is the second sending: then it was asked already.
            Ok(draft)
                if !busy && !without_recovery && is_broad(draft.level.as_ref(), &draft.scope, &catalogue) =>
            {
                app.ask(About::Broad(Box::new(draft.clone())));
            }
            Ok(draft) if !busy => app.create(at.clone(), draft.clone(), without_recovery),
            Ok(_) => {}
            Err(problem) => show(problem.field),
        }
    })
}

/// Brings the field that has to be mended into sight.
pub(super) fn show(field: Field) {
    match field {
        Field::Name => crate::keyboard::focus("key-name"),
        Field::Scope => {
            // The one that the service offers takes it.
            for id in ["scope-organization", "scope-all", "scope-agent", "scope-some"] {
                crate::keyboard::focus(id);
            }
        }
        Field::Permissions => crate::keyboard::focus("level-restricted"),
        _ => {}
    }
}

fn failed(app: &App, form: &Form, failure: &Failure, submit: &Callback<bool>) -> Html {
    let anyway = html! {
        <button id="create-anyway" type="button" class="button" disabled={form.attempt.busy} onclick={submit.reform(|_: MouseEvent| true)}>
            { words::CREATE_ANYWAY }
        </button>
    };
    let again = html! {
        <button type="button" class="button" disabled={form.attempt.busy} onclick={submit.reform(|_: MouseEvent| false)}>{ words::TRY_AGAIN }</button>
    };
    let (lead, actions) = match &failure.kind {
        FailureKind::KeychainAbsent | FailureKind::KeychainRefused => {
            (Some(words::NO_RECOVERY_AFTER_CRASH_WITHOUT), html! { <>{ again }{ anyway }</> })
        }
        FailureKind::KeychainLocked | FailureKind::KeychainBusy => {
            (Some(words::NOTHING_WAS_SENT_WITHOUT_KEYCHAIN), html! { <>{ again }{ anyway }</> })
        }
        FailureKind::Offline | FailureKind::RateLimited { .. } => (None, again),
        _ => (None, html! {}),
    };
    html! { <FailureNotice failure={failure.clone()} {lead} {actions} foremost={app.state().dialog.is_none()} /> }
}

pub(super) fn cancel(app: &App) -> Html {
    html! { <button id="cancel" type="button" class="button" onclick={app.verb(|app, _: MouseEvent| app.back())}>{ words::CANCEL }</button> }
}

/// The organization was not read yet, or its keys can't be managed any more.
fn waiting(app: &App) -> Html {
    let failure = app.state().board().and_then(|board| board.failure.clone());
    html! {
        <section class="new-key">
            <header class="page-head"><h1>{ words::NEW_KEY }</h1>{ cancel(app) }</header>
            <div class="form-scroll">
                if let Some(failure) = failure {
                    <FailureNotice {failure} actions={html! {
                        <button type="button" class="button" onclick={app.verb(|app, _: MouseEvent| app.refresh())}>{ words::TRY_AGAIN }</button>
                    }} />
                } else {
                    { for (0..4).map(|_| html! { <span class="ghost-bar wide"></span> }) }
                }
            </div>
        </section>
    }
}
