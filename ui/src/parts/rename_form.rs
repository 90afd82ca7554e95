//! The name of an account, while it is typed.

use super::advice::Advice;
use crate::hiding::use_hiding;
use crate::keyboard::composes;
use crate::renaming::{Change, Renaming};
use crate::words::accounts as words;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// What is typed.
#[derive(Properties, PartialEq)]
pub struct RenameFormProps {
    /// What is typed, and how keeping it goes.
    pub renaming: Renaming,
    /// The admin types, or leaves it.
    pub onchange: Callback<Change>,
    /// The name is to be kept.
    pub onkeep: Callback<String>,
}

/// A field in the place of the title.
#[component]
pub fn RenameForm(props: &RenameFormProps) -> Html {
    use_effect_with((), |()| crate::keyboard::focus("account-name"));
    let hiding = use_hiding();
    let Renaming { typed, attempt, .. } = &props.renaming;
    let advice = props.renaming.advice().or_else(|| attempt.failure.as_ref().map(ToString::to_string));
    let busy = attempt.busy || hiding.is_on();
    let oninput = props
        .onchange
        .reform(|event: InputEvent| Change::Type(event.target_unchecked_into::<HtmlInputElement>().value()));
    let onkeydown = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !composes(&event) {
                event.prevent_default();
                onchange.emit(Change::Close);
            }
        })
    };
    let onsubmit = {
        let (onkeep, name) = (props.onkeep.clone(), typed.trim().to_owned());
        let ready = !busy && props.renaming.advice().is_none();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                onkeep.emit(name.clone());
            }
        })
    };
    html! {
        <form class="rename-form" {onsubmit} autocomplete="off">
            <div class="rename-line">
                <input id="account-name" class="input" type="text" autocomplete="off" spellcheck="false" aria-label={words::NAME_OF_ACCOUNT}
                    value={hiding.typed(&typed.clone().into())} readonly={hiding.is_on()} {oninput} {onkeydown}
                    placeholder={hiding.placeholder(typed, words::WHAT_DO_YOU_CALL_IT_FOR_EXAMPLE)}
                    aria-invalid={advice.is_some().then_some("true")} aria-describedby="account-name-advice" />
                <button id="save-account-name" type="submit" class="button primary" disabled={busy}>
                    { if attempt.busy { words::SAVING } else { words::SAVE } }
                </button>
                <button id="cancel-account-name" type="button" class="button" onclick={props.onchange.reform(|_: MouseEvent| Change::Close)}>{ words::CANCEL }</button>
            </div>
            <Advice id="account-name-advice" words={advice.map(AttrValue::from)} />
        </form>
    }
}
