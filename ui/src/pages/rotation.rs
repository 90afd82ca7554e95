//! A rotation: its steps as a line, what it does or waits for, both keys, and what was done.

use super::standing::Standing;
use crate::filled::{filled, titled};
use crate::parts::{Glyph, Icon, Named, ReceiptList, RotationLine, Style, TwoKeys, When};
use crate::use_app::{App, use_app};
use crate::words::rotation as words;
use domain::RotationId;
use domain::rotation::{RotationView, Standing as Now};
use yew::prelude::*;

/// Which rotation.
#[derive(Properties, PartialEq)]
pub struct RotationProps {
    /// The rotation.
    pub id: RotationId,
}

/// The screen.
#[component]
pub fn Rotation(props: &RotationProps) -> Html {
    let app = use_app();
    let Some(view) = app.state().find_rotation(&props.id) else {
        return html! {};
    };
    let rotation = &view.rotation;
    let now = app.state().now_at(&rotation.at);
    let board = app.state().boards.get(&rotation.at);
    let began = rotation.receipt.steps().first().map(|(at, _)| *at);
    html! {
        <section id="rotation" class="rotation-page" aria-labelledby="rotation-title" data-rotation={rotation.id.to_string()}
            data-standing={view.now.word()} data-reason={reason(view)}>
            <header class="page-head">
                <div class="page-head-words">
                    <h1 id="rotation-title">{ titled(words::ROTATION_OF, html! { <Named name={rotation.old.name.clone()} /> }) }</h1>
                    <p class="hint">
                        <Named name={rotation.organization_title.clone()} class="inline" />
                        { " · " }{ rotation.mode.title() }
                        { for began.map(|at| html! { <>{ " · " }{ filled(words::BEGAN, [("when", html! { <When {at} {now} style={Style::Ago} /> })]) }</> }) }
                    </p>
                </div>
                { back(&app) }
            </header>
            <div class="rotation-scroll">
                <RotationLine rotation={rotation.clone()} standing={view.now.clone()} {now} />
                <div class="rotation-columns">
                    <div class="rotation-main"><Standing view={view.clone()} /></div>
                    <div class="rotation-side">
                        <TwoKeys rotation={rotation.clone()} view={board.and_then(|board| board.view.clone())} {now} />
                        <section class="receipt-block" aria-labelledby="receipt-title">
                            <h3 id="receipt-title">{ words::WHAT_WAS_DONE }</h3>
                            <ReceiptList receipt={rotation.receipt.clone()} {now} />
                        </section>
                    </div>
                </div>
            </div>
        </section>
    }
}

fn back(app: &App) -> Html {
    let words = if app.state().rotations().len() > 1 { words::ROTATIONS } else { words::KEYS };
    html! {
        <button id="back" type="button" class="button" onclick={app.verb(|app, _: MouseEvent| app.back())}>
            <Icon glyph={Glyph::Back} />{ words }
        </button>
    }
}

/// What it waits for, in one word; `None` where it does not wait.
pub(super) fn reason(view: &RotationView) -> Option<&'static str> {
    match &view.now {
        Now::Waiting(wait) => Some(wait.reason.word()),
        Now::Working | Now::Over(_) => None,
    }
}
