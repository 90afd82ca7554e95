//! The steps of a rotation, as a line that moves.

use super::icon::{Glyph, Icon};
use super::when::{Style, When};
use crate::words::rotation as words;
use domain::rotation::{Ending, Passage, Standing, Step, Stop};
use domain::{Rotation, Timestamp};
use yew::prelude::*;

/// The rotation, and what it does now.
#[derive(Properties, PartialEq)]
pub struct RotationLineProps {
    /// The rotation.
    pub rotation: Rotation,
    /// What it does or waits for.
    pub standing: Standing,
    /// The present.
    pub now: Timestamp,
}

/// A stop for each step: what is behind has its time, where the rotation is stands out.
#[component]
pub fn RotationLine(props: &RotationLineProps) -> Html {
    let ended = match &props.standing {
        Standing::Over(Ending::Undone | Ending::Withdrew) => Some("off"),
        Standing::Over(Ending::KeptBoth) => Some("kept"),
        Standing::Over(Ending::Done) | Standing::Working | Standing::Waiting(_) => None,
    };
    let class = classes!("rotation-line", props.standing.word(), ended);
    html! {
        <ol class={class} aria-label={words::STEPS}>
            { for props.rotation.line().into_iter().map(|(stop, passage)| draw(props, stop, passage)) }
        </ol>
    }
}

fn draw(props: &RotationLineProps, stop: Stop, passage: Passage) -> Html {
    let (class, said) = match passage {
        Passage::Behind => ("behind", words::DONE),
        Passage::Here => ("here", words::NOW),
        Passage::Ahead => ("ahead", words::TO_COME),
    };
    let reached = props.rotation.receipt.reached(stop).filter(|_| passage == Passage::Behind);
    let unproven = reached.is_some_and(|(_, step)| *step == Step::AcceptedUnproven);
    html! {
        <li class={classes!("stop", class)} data-stop={stop.word()} data-passage={class}
            aria-current={(passage == Passage::Here).then_some("step")}>
            <span class="stop-mark" aria-hidden="true">
                if passage == Passage::Behind {
                    <Icon glyph={Glyph::Check} />
                }
            </span>
            <span class="stop-title">{ if unproven { words::NOT_VERIFIED } else { stop.title() } }</span>
            <span class="visually-hidden">{ format!(", {said}") }</span>
            <small class="stop-when">
                { for reached.map(|(at, _)| html! { <When at={*at} now={props.now} style={Style::Ago} /> }) }
            </small>
        </li>
    }
}
