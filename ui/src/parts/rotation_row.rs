//! A rotation among the others.

use super::icon::{Glyph, Icon};
use super::key_name::Named;
use domain::rotation::{Passage, RotationView, Stop};
use yew::prelude::*;

/// A rotation, and what it does or waits for in one line.
#[derive(Properties, PartialEq)]
pub struct RotationRowProps {
    /// The rotation.
    pub view: RotationView,
    /// What it does or waits for.
    pub words: AttrValue,
    /// It is to be shown.
    pub onshow: Callback<()>,
}

/// A button: the key, the organization, how far it is, and what it waits for.
#[component]
pub fn RotationRow(props: &RotationRowProps) -> Html {
    let rotation = &props.view.rotation;
    let dot = |(_, passage): (Stop, Passage)| {
        let class = match passage {
            Passage::Behind => "behind",
            Passage::Here => "here",
            Passage::Ahead => "ahead",
        };
        html! { <span class={classes!("dot", class)}></span> }
    };
    html! {
        <button type="button" class={classes!("rotation-row", props.view.now.word())} data-open-rotation={rotation.id.to_string()}
            onclick={props.onshow.reform(|_: MouseEvent| ())}>
            <span class="rotation-row-words">
                <Named name={rotation.old.name.clone()} class="key-name" />
                <small><Named name={rotation.organization_title.clone()} class="inline" /></small>
            </span>
            <span class="dots" aria-hidden="true">{ for rotation.line().into_iter().map(dot) }</span>
            <span class="rotation-row-now">{ &props.words }</span>
            <Icon glyph={Glyph::Arrow} />
        </button>
    }
}
