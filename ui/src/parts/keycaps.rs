//! Keys to press, as they look on the keyboard.

use crate::shortcut::Chord;
use crate::words::palette as words;
use yew::prelude::*;

/// What is pressed: any of these.
#[derive(Properties, PartialEq)]
pub struct KeycapsProps {
    /// The keys of each.
    pub chords: &'static [Chord],
}

/// The keys.
#[component]
pub fn Keycaps(props: &KeycapsProps) -> Html {
    let chord = |(place, chord): (usize, &Chord)| {
        html! {
            <>
                if place > 0 {
                    <span class="keycaps-or">{ words::OR }</span>
                }
                { for chord.caps().into_iter().map(|cap| html! { <kbd class="keycap">{ cap }</kbd> }) }
            </>
        }
    };
    html! { <span class="keycaps">{ for props.chords.iter().enumerate().map(chord) }</span> }
}
