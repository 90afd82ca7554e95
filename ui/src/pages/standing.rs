//! What a rotation does or waits for now, and what the admin can do about it.

use super::hand::Hand;
use crate::action::Action;
use crate::attempt::Attempt;
use crate::hiding::Hiding;
use crate::keyboard::{focus_if_lost, focus_text_if_gone};
use crate::parts::{
    CandidateList, ChoiceRow, FailureNotice, Glyph, Icon, Notice, Tone, WordField, failure_words,
};
use crate::screen::About;
use crate::use_app::{App, use_app};
use crate::words::rotation as words;
use domain::rotation::{Choice, Objection, Progress, Reason, RotationView, Standing as Now, Wait};
use domain::{Field, KeyId, Rotation, Verdict};
use yew::prelude::*;

/// A rotation.
#[derive(Properties, PartialEq)]
pub(super) struct StandingProps {
    /// The rotation.
    pub(super) view: RotationView,
}

/// The card: what is done, what is waited for, or how it ended.
#[component]
pub(super) fn Standing(props: &StandingProps) -> Html {
    let app = use_app();
    let view = &props.view;
    let small = app.state().small;
    let hands_over = matches!(&view.now, Now::Waiting(wait) if wait.choices.contains(&Choice::HandOver));
    use_effect_with((hands_over, small && view.rotation.is_over()), |(hands_over, done)| {
        // So that Enter is enough.
        if *hands_over {
            focus_if_lost("copy-secret");
        } else if *done {
            focus_if_lost("end-errand");
        }
    });
    let standing = match &view.now {
        Now::Working => "working",
        Now::Waiting(wait) => wait.reason.word(),
        Now::Over(_) => "over",
    };
    use_effect_with((standing, hands_over), |(_, hands_over)| {
        // The button that was pressed went with its card.
        if !*hands_over {
            focus_text_if_gone(".standing h2");
        }
    });
    let said = match &view.now {
        Now::Working => format!("{}.", view.rotation.doing()),
        Now::Waiting(wait) => format!("{}.", wait.reason.title().trim_end_matches('?')),
        Now::Over(ending) => view.rotation.ending_sentence(*ending).to_owned(),
    };
    html! {
        <>
            // Always there, so that screen readers listen to it.
            <p class="visually-hidden" role="status" aria-live="polite">{ said }</p>
            { match &view.now {
                Now::Working => working(&view.rotation),
                Now::Waiting(wait) => html! { <Waiting key={wait.reason.word()} view={view.clone()} wait={wait.clone()} /> },
                Now::Over(ending) => over(&app, view, view.rotation.ending_sentence(*ending)),
            } }
        </>
    }
}

fn working(rotation: &Rotation) -> Html {
    html! {
        <section class="standing working" aria-busy="true">
            <h2><span class="spinner" aria-hidden="true"></span>{ rotation.doing() }{ "…" }</h2>
            <p>{ words::IT_GOES_ON_BY_ITSELF }</p>
        </section>
    }
}

fn over(app: &App, view: &RotationView, sentence: &'static str) -> Html {
    let id = view.rotation.id.clone();
    html! {
        <section class="standing over">
            <h2><Icon glyph={Glyph::Check} />{ sentence }</h2>
            if app.state().small {
                <p>{ words::YOU_CAN_CLOSE_THIS_WINDOW }</p>
            }
            if !app.state().small {
                <div class="choice-row">
                    <button id="put-away" type="button" class="button primary"
                        onclick={app.verb(move |app, _: MouseEvent| app.put_rotation_away(id.clone()))}>{ words::PUT_AWAY }</button>
                </div>
            }
        </section>
    }
}

/// A rotation, and what it waits for.
#[derive(Properties, PartialEq)]
struct WaitingProps {
    view: RotationView,
    wait: Wait,
}

/// What it waits for. What is typed is kept here.
#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let app = use_app();
    let typed = use_state(String::new);
    let WaitingProps { view, wait } = props;
    let rotation = &view.rotation;
    let state = app.state();
    let hiding = state.hiding();
    let attempt = state.choosing.get(&rotation.id).cloned().unwrap_or_default();
    let onchoose = {
        let (id, typed, asks) =
            (rotation.id.clone(), (*typed).clone(), rotation.progress.new_key().is_some());
        app.verb(move |app, choice: Choice| match choice {
            Choice::Undo if asks => app.ask(About::CallOff(id.clone())),
            choice => app.choose_rotation(id.clone(), choice, typed.clone(), false),
        })
    };
    let ontype = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let types = wait.choices.iter().any(|choice| rotation.word_to_type(choice).is_some());
    let advice = attempt.about(Field::ConfirmWord).map(str::to_owned).map(AttrValue::from);
    let foremost = state.dialog.is_none();
    html! {
        <section class="standing waiting">
            <h2>{ wait.reason.title() }</h2>
            { reason(rotation, &wait.reason, hiding, foremost) }
            { secret(&app, view, wait) }
            { candidates(&app, wait, attempt.busy, &onchoose) }
            if types {
                <WordField key_shown={rotation.old.clone()} typed={(*typed).clone()} {advice}
                    {ontype} />
            }
            { refused(&attempt, foremost) }
            <ChoiceRow rotation={rotation.clone()} wait={wait.clone()} typed={(*typed).clone()} busy={attempt.busy} {onchoose}>
                { anyway(&app, rotation, wait, attempt.busy) }
            </ChoiceRow>
        </section>
    }
}

/// What it waits for, in words. A service's own words are hidden with the names.
fn reason(rotation: &Rotation, reason: &Reason, hiding: Hiding, foremost: bool) -> Html {
    match (reason, &rotation.trouble) {
        (Reason::Trouble | Reason::NotCreated, Some(failure)) => {
            html! { <FailureNotice failure={failure.clone()} {foremost} lead={lead(rotation)} /> }
        }
        (Reason::Objections(objections), _) => against(objections, None),
        (Reason::Finish(Some(objections)), _) if !objections.is_empty() => html! {
            <>
                <p>{ reason.sentence(rotation) }</p>
                { against(objections, Some(words::AS_THINGS_STAND)) }
            </>
        },
        (Reason::Verdict(Verdict::Unproven(_)), _) if hiding.is_on() => {
            html! { <p>{ words::IT_COULD_NOT_BE_FOUND }</p> }
        }
        _ => html! { <p>{ reason.sentence(rotation) }</p> },
    }
}

/// What a failure means here.
fn lead(rotation: &Rotation) -> Option<AttrValue> {
    let keychain = rotation.trouble.as_ref().is_some_and(|failure| failure.kind.is_of_keychain());
    (keychain && is_before_create(rotation))
        .then_some(AttrValue::Static(words::NOTHING_WAS_SENT_WITHOUT_KEYCHAIN))
}

fn is_before_create(rotation: &Rotation) -> bool {
    let progress = &rotation.progress;
    matches!(progress, Progress::OldFirst { .. } | Progress::Planned { .. } | Progress::Creating { .. })
}

/// What speaks against deleting the old key.
fn against(objections: &[Objection], lead: Option<&'static str>) -> Html {
    html! {
        <Notice tone={Tone::Amber}>
            { for lead.map(|lead| html! { <p>{ lead }</p> }) }
            <ul class={classes!("objections", (objections.len() == 1).then_some("single"))}>{ for objections.iter().map(|one| html! { <li>{ one.sentence() }</li> }) }</ul>
        </Notice>
    }
}

/// The new secret, where it is to be stored now.
fn secret(app: &App, view: &RotationView, wait: &Wait) -> Html {
    let rotation = &view.rotation;
    let new = rotation.progress.new_key().filter(|_| wait.choices.contains(&Choice::HandOver));
    let Some(new) = new else {
        return html! {};
    };
    html! {
        <Hand key={new.create.to_string()} create={new.create.clone()} at={rotation.at.clone()} scope={rotation.draft.scope.clone()}
            prefix={new.prefix.clone()} kept={!view.in_memory_only} large={app.state().small} />
    }
}

/// The keys that the create may have made.
fn candidates(app: &App, wait: &Wait, busy: bool, onchoose: &Callback<Choice>) -> Html {
    let Reason::Which(candidates) = &wait.reason else {
        return html! {};
    };
    let onchoose = onchoose.reform(|key: Option<KeyId>| key.map_or(Choice::NoneOfThem, Choice::ItIs));
    html! { <CandidateList candidates={candidates.clone()} now={app.state().now} {busy} {onchoose} /> }
}

/// Why a choice was not taken.
fn refused(attempt: &Attempt, foremost: bool) -> Html {
    match attempt.beside(&[Field::ConfirmWord]) {
        Some(failure) => html! { <FailureNotice failure={failure.clone()} {foremost} /> },
        None => html! {},
    }
}

/// Going on without a keychain, where that is what stopped it.
fn anyway(app: &App, rotation: &Rotation, wait: &Wait, busy: bool) -> Html {
    let keychain = rotation.trouble.as_ref().is_some_and(|failure| failure.kind.is_of_keychain());
    if !keychain || !is_before_create(rotation) || !wait.choices.contains(&Choice::TryAgain) {
        return html! {};
    }
    let id = rotation.id.clone();
    let onclick = app.verb(move |app, _: MouseEvent| {
        app.choose_rotation(id.clone(), Choice::TryAgain, String::new(), true);
    });
    html! {
        <button id="create-anyway" type="button" class="button" data-choice="try_again_without_recovery" disabled={busy} {onclick}>
            { words::GO_ON_WITHOUT_RECOVERY }
        </button>
    }
}

/// What a rotation waits for, in one line without anybody's words.
pub(super) fn short(view: &RotationView, hiding: Hiding) -> String {
    match (&view.now, &view.rotation.trouble) {
        (Now::Working, _) => format!("{}…", view.rotation.doing()),
        (Now::Waiting(Wait { reason: Reason::Trouble, .. }), Some(failure)) => failure_words(failure, hiding),
        (Now::Waiting(wait), _) => wait.reason.title().to_owned(),
        (Now::Over(ending), _) => ending.sentence().to_owned(),
    }
}

/// The question before a rotation is called off whose new key exists.
pub(super) fn calling_off(app: &App, id: &domain::RotationId, attempt: &Attempt) -> Html {
    use crate::parts::{Named, Question};
    let Some(view) = app.state().find_rotation(id) else {
        return html! {};
    };
    let busy = app.state().choosing.get(id).cloned().unwrap_or_else(|| attempt.clone());
    let kept = !matches!(view.rotation.fate, domain::rotation::Fate::Gone(_));
    let id = id.clone();
    html! {
        <Question id="call-off" title={words::CALL_ROTATION_OFF} yes={words::CALL_OFF} no={words::GO_ON_WITH_IT} attempt={busy}
            onno={app.on(|()| Action::Closed)}
            onyes={app.verb(move |app, ()| app.choose_rotation(id.clone(), Choice::Undo, String::new(), false))}>
            <p>{ crate::filled::filled(words::NEW_KEY_IS_DELETED_WITH_ITS_SECRET, [("name", html! { <Named name={view.rotation.old.name.clone()} class="inline" /> })]) }</p>
            if kept {
                <p>{ words::OLD_KEY_STAYS_AS_IT_IS }</p>
            } else {
                <p><strong>{ words::OLD_KEY_IS_GONE_SO_NONE_IS_LEFT }</strong></p>
            }
        </Question>
    }
}
