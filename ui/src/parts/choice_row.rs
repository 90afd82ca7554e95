//! What the admin can do with a rotation that waits.

use super::icon::{Glyph, Icon};
use crate::hiding::use_hiding;
use crate::words::form as words;
use domain::Rotation;
use domain::rotation::{Choice, Reason, Wait};
use yew::prelude::*;

/// The rotation, and what it waits for.
#[derive(Properties, PartialEq)]
pub struct ChoiceRowProps {
    /// The rotation.
    pub rotation: Rotation,
    /// What it waits for.
    pub wait: Wait,
    /// What was typed, where a word has to be.
    pub typed: AttrValue,
    /// Whether a choice is on its way.
    pub busy: bool,
    /// What else can be done.
    #[prop_or_default]
    pub children: Html,
    /// One was chosen.
    pub onchoose: Callback<Choice>,
}

/// A button a choice. The first one stands out, unless it destroys something or the secret matters more.
#[component]
pub fn ChoiceRow(props: &ChoiceRowProps) -> Html {
    let hidden = use_hiding().is_on();
    let button = |(place, choice): (usize, &Choice)| {
        // Nothing is deleted whose name can't be seen.
        let locked =
            props.rotation.word_to_type(choice).is_some_and(|word| hidden || props.typed.trim() != word);
        let hand_over = *choice == Choice::HandOver;
        let onclick = {
            let choice = choice.clone();
            props.onchoose.reform(move |_: MouseEvent| choice.clone())
        };
        html! {
            <button key={choice.word()} id={hand_over.then_some("stored")} type="button" data-choice={choice.word()}
                class={classes!("button", class(choice, place, &props.wait.reason))} disabled={props.busy || locked}
                title={(locked && hidden).then_some(words::SHOW_NAMES_FIRST_SHORT)} {onclick}>
                if hand_over {
                    <Icon glyph={Glyph::Check} />
                }
                { choice.title() }
            </button>
        }
    };
    // Those of the candidates stand beside them.
    let beside = |choice: &Choice| !matches!(choice, Choice::ItIs(_) | Choice::NoneOfThem);
    let shown = props.wait.choices.iter().enumerate().filter(|(_, choice)| beside(choice));
    html! { <div class="choice-row">{ for shown.map(button) }{ props.children.clone() }</div> }
}

fn class(choice: &Choice, place: usize, reason: &Reason) -> Option<&'static str> {
    let objected = matches!(reason, Reason::Finish(Some(objections)) if !objections.is_empty());
    match choice {
        Choice::Undo => Some("danger-quiet"),
        Choice::Finish { despite } if objected || !despite.is_empty() => Some("danger-quiet"),
        // To copy it comes first.
        Choice::HandOver => None,
        _ => (place == 0).then_some("primary"),
    }
}
