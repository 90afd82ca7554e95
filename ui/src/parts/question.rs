//! A dialog with one question.

use super::dialog::Dialog;
use super::notice::FailureNotice;
use crate::attempt::Attempt;
use yew::prelude::*;

/// A question, and what its two answers are called.
#[derive(Properties, PartialEq)]
pub struct QuestionProps {
    /// The handle of the dialog.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The question.
    pub title: Html,
    /// What it means.
    pub children: Html,
    /// The words on the button that does it.
    pub yes: AttrValue,
    /// The handle of that button.
    #[prop_or(AttrValue::Static("confirm"))]
    pub yes_id: AttrValue,
    /// The words on the button that does nothing.
    pub no: AttrValue,
    /// The handle of that button.
    #[prop_or(AttrValue::Static("refrain"))]
    pub no_id: AttrValue,
    /// How doing it goes.
    #[prop_or_default]
    pub attempt: Attempt,
    /// What else can be done where it failed.
    #[prop_or_default]
    pub way_out: Html,
    /// Do it.
    pub onyes: Callback<()>,
    /// Leave it.
    pub onno: Callback<()>,
}

/// A dialog with one question. The harmless answer has the focus.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let onyes = props.onyes.reform(|_: MouseEvent| ());
    let onno = props.onno.reform(|_: MouseEvent| ());
    html! {
        <Dialog id={props.id.clone()} title={props.title.clone()} onclose={props.onno.clone()}>
            <div class="dialog-text">{ props.children.clone() }</div>
            if let Some(failure) = &props.attempt.failure {
                <FailureNotice failure={failure.clone()} actions={props.way_out.clone()} />
            }
            <div class="dialog-actions">
                <button id={props.no_id.clone()} type="button" class="button" autofocus=true onclick={onno}>
                    { &props.no }
                </button>
                <button id={props.yes_id.clone()} type="button" class="button danger" disabled={props.attempt.busy}
                    onclick={onyes}>
                    { &props.yes }
                </button>
            </div>
        </Dialog>
    }
}
