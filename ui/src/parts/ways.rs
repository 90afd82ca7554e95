//! A dialog with a question that has several answers.

use super::dialog::Dialog;
use yew::prelude::*;

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The handle of its button.
    pub id: &'static str,
    /// The words on it.
    pub title: &'static str,
    /// How the button looks, where not plain.
    pub class: Option<&'static str>,
    /// It was given.
    pub onclick: Callback<()>,
}

/// The question, and its answers.
#[derive(Properties, PartialEq)]
pub struct WaysProps {
    /// The handle of the dialog.
    pub id: &'static str,
    /// The question.
    pub title: AttrValue,
    /// What it means.
    pub children: Html,
    /// The answers, from left to right.
    pub answers: Vec<Answer>,
    /// Escape was pressed.
    pub onclose: Callback<()>,
}

/// The dialog. The answer that stands out has the focus, else the first one, which harms nobody.
#[component]
pub fn Ways(props: &WaysProps) -> Html {
    let first = props.answers.iter().position(|one| one.class == Some("primary")).unwrap_or_default();
    let button = |(place, one): (usize, &Answer)| {
        html! {
            <button key={one.id} id={one.id} type="button" class={classes!("button", one.class)} autofocus={place == first}
                onclick={one.onclick.reform(|_: MouseEvent| ())}>{ one.title }</button>
        }
    };
    html! {
        <Dialog id={props.id} title={html! { { &props.title } }} onclose={props.onclose.clone()}>
            <div class="dialog-text">{ props.children.clone() }</div>
            <div class="dialog-actions">{ for props.answers.iter().enumerate().map(button) }</div>
        </Dialog>
    }
}
