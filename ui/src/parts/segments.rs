//! A choice of a few short words, side by side.

use yew::prelude::*;

/// One of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The handle.
    pub id: AttrValue,
    /// The word.
    pub title: AttrValue,
}

/// The words, and which is chosen.
#[derive(Properties, PartialEq)]
pub struct SegmentsProps {
    /// What the choice is called, to group it.
    pub name: &'static str,
    /// The handle of the element that names the choice.
    pub labelled: &'static str,
    /// The words.
    pub segments: Vec<Segment>,
    /// The place of the chosen one; `None` where it is none of them.
    pub chosen: Option<usize>,
    /// One was chosen, by its place.
    pub onpick: Callback<usize>,
}

/// The choice: radio buttons, walked with the arrows.
#[component]
pub fn Segments(props: &SegmentsProps) -> Html {
    let segment = |(place, one): (usize, &Segment)| {
        let chosen = props.chosen == Some(place);
        html! {
            <label key={one.id.to_string()} class={classes!("segment", chosen.then_some("chosen"))}>
                <input id={one.id.clone()} type="radio" name={props.name} checked={chosen}
                    onchange={props.onpick.reform(move |_: Event| place)} />
                <span>{ &one.title }</span>
            </label>
        }
    };
    html! {
        <div class="segments" role="radiogroup" aria-labelledby={props.labelled}>
            { for props.segments.iter().enumerate().map(segment) }
        </div>
    }
}
