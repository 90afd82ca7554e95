//! What is chosen before a rotation begins: the same in both windows.

use crate::action::Action;
use crate::beginning::{Beginning, Change};
use crate::keyboard::{focus_if_lost, reveal};
use crate::parts::{
    FailureNotice, LifetimePicker, Notice, ObstacleCard, TickBox, Tone, WayOut, WayPicker, WordField, course,
};
use crate::screen::{About, Destination};
use crate::use_app::{App, use_app};
use crate::words::rotation as words;
use domain::rotation::{Obstacle, Plan};
use domain::selection::GroupState;
use domain::{FailureKind, Field, Key, KeychainState, View};
use std::rc::Rc;
use yew::prelude::*;

/// What is chosen, and what was read of the organization.
#[derive(Properties, PartialEq)]
pub(super) struct BeginProps {
    /// What is chosen.
    pub(super) beginning: Beginning,
    /// What was read.
    pub(super) view: Rc<View>,
    /// The key to rotate.
    pub(super) old: Key,
    /// The buttons that lead elsewhere.
    pub(super) leave: Html,
}

/// The form. The button that begins has the focus, so that Enter is enough.
#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    let app = use_app();
    let state = app.state();
    let BeginProps { beginning, view, old, .. } = props;
    let plan = beginning.plan(view);
    // What is in the way may change with the plan, with the list, and with other rotations.
    let running: Vec<_> =
        state.rotations().iter().map(|one| (one.rotation.id.clone(), one.rotation.is_over())).collect();
    use_effect_with((plan.clone(), view.read, view.used, running), {
        let (app, at) = (app.clone(), beginning.at.clone());
        move |(plan, ..)| {
            if let Some(Ok(plan)) = plan.clone() {
                app.plan_rotation(at, plan);
            }
        }
    });
    use_effect_with((), |()| focus_if_lost("rotate-begin"));
    use_effect_with(beginning.mode.old_first(), |types| {
        if *types {
            reveal("confirm-word");
        }
    });

    let hidden = state.hiding().is_on();
    let damaged = state.home.as_ref().is_some_and(|home| home.journal_damaged);
    let obstacle = state.obstacle(&beginning.at);
    let why_not = match obstacle {
        Some(obstacle) => Some(obstacle.reason()),
        None if damaged => Some(DAMAGED),
        None if beginning.mode.old_first() && hidden => Some(words::SHOW_NAMES_FIRST),
        // Else the old key would be gone before the new one waits for this.
        None if beginning.mode.old_first() && keeps_nothing(&app) && !beginning.consent => {
            Some(words::WITHOUT_KEYCHAIN_AGREE_TO_THAT_FIRST)
        }
        None => None,
    };
    let clear = beginning.in_the_way().next().is_none() && matches!(plan, Some(Ok(_)));
    let busy = beginning.attempt.busy;
    let ready = why_not.is_none() && clear && beginning.is_typed(old) && !busy;
    let onsubmit = {
        let (app, at, consent) = (app.clone(), beginning.at.clone(), beginning.consent);
        let plan = plan.clone().and_then(Result::ok).filter(|_| ready);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(plan) = plan.clone() {
                app.rotate(at.clone(), plan, consent);
            }
        })
    };
    html! {
        <form id="rotate-form" class="form" {onsubmit} autocomplete="off">
            <div class="form-scroll">
                { obstacles(&app, props, &plan) }
                <p class="course">{ course(beginning.mode) }</p>
                { own(beginning, view, old) }
                { consent(&app, beginning) }
                { lifetimes(&app, beginning, view) }
                { ways(&app, beginning, old) }
            </div>
            <footer class="form-foot">
                { failed(&app, beginning) }
                <div class="form-foot-line">
                    <p id="begin-why-not" class="ability hint">{ why_not }</p>
                    { props.leave.clone() }
                    <button id="rotate-begin" type="submit" title={why_not} aria-describedby={why_not.map(|_| "begin-why-not")}
                        class={classes!("button", if beginning.mode.old_first() { "danger" } else { "primary" })} disabled={!ready}>
                        { if busy { words::LOOKING } else { words::ROTATE } }
                    </button>
                </div>
            </footer>
        </form>
    }
}

/// Why nothing begins after the journal was damaged.
pub(super) const DAMAGED: &str = words::KEYWARDS_JOURNAL_WAS_DAMAGED_LOOK;

fn obstacles(app: &App, props: &BeginProps, plan: &Option<Result<Plan, domain::NameProblem>>) -> Html {
    let BeginProps { beginning, view, .. } = props;
    let now = app.state().now_at(&beginning.at);
    let onway = {
        let (at, old) = (beginning.at.clone(), props.old.clone());
        app.verb(move |app, way| match way {
            WayOut::GoOn(id) => app.tell(Action::Go(Destination::Rotation(id))),
            WayOut::Show(key) => show_key(app, (at.clone(), key)),
            WayOut::Edit if app.state().small => app.open_window(Some((at.clone(), old.id.clone()))),
            WayOut::Edit => app.tell(Action::Go(Destination::Edit(at.clone(), Box::new(old.clone())))),
            WayOut::Delete(key) => app.ask(About::Delete(at.clone(), key)),
            WayOut::Mode(mode) => app.tell(Action::Begin(Change::Mode(mode))),
        })
    };
    let unnamable = match plan {
        Some(Err(_)) => {
            Some(Obstacle::Unfit { field: Field::Name, advice: words::KEY_HAS_NAME_THAT_CANT.to_owned() })
        }
        _ => None,
    };
    let card = |obstacle: Obstacle| {
        html! { <ObstacleCard key={obstacle.word()} obstacle={obstacle.clone()} view={view.clone()} {now} onway={onway.clone()} /> }
    };
    let found = beginning.in_the_way().cloned().chain(unnamable);
    html! { <>{ for found.map(card) }</> }
}

/// Shows a key among the others: in the large window.
fn show_key(app: &App, (at, key): (domain::OrganizationRef, domain::KeyId)) {
    match app.state().small {
        true => app.open_window(Some((at, key))),
        false => app.tell(Action::Go(Destination::Key(at, key))),
    }
}

/// That Keyward itself signs in with the key.
fn own(beginning: &Beginning, view: &View, old: &Key) -> Html {
    if beginning.mode.old_first() || !view.own.contains(&old.id) {
        return html! {};
    }
    html! {
        <Notice tone={Tone::Accent} id="own">
            <strong>{ words::KEYWARD_SIGNS_IN_WITH_THIS_KEY }</strong>
            { words::ONCE_YOU_HAVE_STORED_NEW }
        </Notice>
    }
}

fn lifetimes(app: &App, beginning: &Beginning, view: &View) -> Html {
    let Some((offer, _)) = view.offered().filter(|(offer, _)| !offer.lifetimes.is_empty()) else {
        return html! {};
    };
    html! {
        <LifetimePicker offered={offer.lifetimes.clone()} chosen={beginning.lifetime(view)} advice={None::<AttrValue>}
            now={app.state().now_at(&beginning.at)} onpick={app.on(|lifetime| Action::Begin(Change::Lifetime(lifetime)))} />
    }
}

/// The other ways, and the word to type for them.
fn ways(app: &App, beginning: &Beginning, old: &Key) -> Html {
    let advice = beginning.attempt.about(Field::ConfirmWord).map(str::to_owned).map(AttrValue::from);
    html! {
        <>
            if beginning.ways {
                <WayPicker chosen={beginning.mode} onpick={app.on(|mode| Action::Begin(Change::Mode(mode)))} />
            } else {
                <button id="other-ways" type="button" class="link" onclick={app.on(|_: MouseEvent| Action::Begin(Change::Ways(true)))}>
                    { words::OTHER_WAYS }
                </button>
            }
            if beginning.mode.old_first() {
                <div class="field">
                    <WordField key={beginning.mode.word()} key_shown={old.clone()} typed={beginning.typed.clone()} {advice}
                        ontype={app.on(|typed| Action::Begin(Change::Typed(typed)))} />
                </div>
            }
        </>
    }
}

/// Whether there is no keychain that could keep the new secret.
fn keeps_nothing(app: &App) -> bool {
    let keychain = app.state().home.as_ref().map(|home| &home.keychain);
    matches!(keychain, Some(KeychainState::Absent(_) | KeychainState::Forgets))
}

/// Where nothing can be kept, the admin agrees to it.
fn consent(app: &App, beginning: &Beginning) -> Html {
    if !keeps_nothing(app) {
        return html! {};
    }
    let ticked = beginning.consent;
    html! {
        <Notice tone={Tone::Amber} id="no-recovery">
            <p><strong>{ words::NO_RECOVERY_AFTER_CRASH }</strong>{ words::WITHOUT_KEYCHAIN_NEW_SECRET_IS_ONLY }</p>
            <TickBox state={if ticked { GroupState::All } else { GroupState::None }}
                onclick={app.on(move |()| Action::Begin(Change::Consent(!ticked)))}>{ words::ROTATE_ALL_THE_SAME }</TickBox>
        </Notice>
    }
}

/// Why it did not begin; nothing where it is said elsewhere on the form.
fn failed(app: &App, beginning: &Beginning) -> Html {
    let Some(failure) = beginning.attempt.beside(&[Field::ConfirmWord]) else {
        return html! {};
    };
    let full = |one: &Obstacle| matches!(one, Obstacle::NoRoom { .. });
    if failure.kind == FailureKind::LimitReached && beginning.obstacles.iter().any(full) {
        return html! {};
    }
    html! { <FailureNotice failure={failure.clone()} foremost={app.state().dialog.is_none()} /> }
}
