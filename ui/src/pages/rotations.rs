//! All rotations, and what each of them waits for.

use super::standing::short;
use crate::action::Action;
use crate::parts::{Glyph, Icon, RotationRow};
use crate::screen::Destination;
use crate::use_app::{App, use_app};
use crate::words::rotation as words;
use domain::rotation::{RotationView, Standing};
use yew::prelude::*;

/// The screen.
#[component]
pub fn Rotations() -> Html {
    let app = use_app();
    let state = app.state();
    let waiting = state.waiting_rotations();
    let of = |wanted: fn(&Standing) -> bool| -> Vec<&RotationView> {
        state.rotations().iter().filter(|one| wanted(&one.now)).collect()
    };
    let working = of(|now| matches!(now, Standing::Working));
    let over = of(|now| matches!(now, Standing::Over(_)));
    html! {
        <section id="rotations-page" class="rotation-page" aria-labelledby="rotations-title">
            <header class="page-head">
                <div class="page-head-words">
                    <h1 id="rotations-title">{ words::ROTATIONS }</h1>
                    <p class="hint">{ words::THEY_WAIT_AS_LONG_AS_YOU_WANT }</p>
                </div>
                <button id="back" type="button" class="button" onclick={app.verb(|app, _: MouseEvent| app.back())}>
                    <Icon glyph={Glyph::Back} />{ words::KEYS }
                </button>
            </header>
            <div class="rotation-scroll">
                { group(&app, words::WAITING_FOR_YOU, &waiting) }
                { group(&app, words::AT_WORK, &working) }
                { group(&app, words::OVER, &over) }
                if state.rotations().is_empty() {
                    <div class="blank" id="empty">
                        <span class="blank-mark"><Icon glyph={Glyph::Turn} /></span>
                        <h2>{ words::NO_KEY_IS_BEING_ROTATED }</h2>
                        <p>{ words::ROTATION_GIVES_KEY_SUCCESSOR_NEW }</p>
                    </div>
                }
            </div>
        </section>
    }
}

fn group(app: &App, title: &'static str, rotations: &[&RotationView]) -> Html {
    if rotations.is_empty() {
        return html! {};
    }
    html! {
        <section class="rotation-group">
            <h2>{ title }</h2>
            { for rotations.iter().map(|one| row(app, one)) }
        </section>
    }
}

/// A rotation among the others.
pub(super) fn row(app: &App, view: &RotationView) -> Html {
    let id = view.rotation.id.clone();
    let words = short(view, app.state().hiding());
    let onshow = {
        let id = id.clone();
        app.on(move |()| Action::Go(Destination::Rotation(id.clone())))
    };
    html! {
        <RotationRow key={id.to_string()} view={view.clone()} {words} {onshow} />
    }
}
