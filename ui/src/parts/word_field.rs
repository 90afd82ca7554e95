//! The word that is typed to confirm that a key is deleted.

use super::advice::Advice;
use super::masked::Masked;
use crate::filled::filled;
use crate::hiding::use_hiding;
use crate::words::form as words;
use domain::{Key, text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The key, and what was typed.
#[derive(Properties, PartialEq)]
pub struct WordFieldProps {
    /// The key that is deleted.
    pub key_shown: Key,
    /// What was typed.
    pub typed: AttrValue,
    /// What is wrong with it.
    #[prop_or_default]
    pub advice: Option<AttrValue>,
    /// Whether it has the focus when it appears.
    #[prop_or_default]
    pub first: bool,
    /// Something was typed.
    pub ontype: Callback<String>,
}

/// The word to type, and the field for it. Nothing is deleted whose name can't be seen.
#[component]
pub fn WordField(props: &WordFieldProps) -> Html {
    let hiding = use_hiding();
    let key = &props.key_shown;
    let word = key.confirm_word();
    let shown = if hiding.is_on() {
        html! { <Masked /> }
    } else {
        html! { { text::harmless(word) } }
    };
    let shown = html! { <bdi class="word">{ shown }</bdi> };
    let oninput =
        props.ontype.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <>
            <label class="legend" for="confirm-word">
                { filled(words::TYPE_TO_CONFIRM, [("word", shown)]) }
            </label>
            if !hiding.is_on() && word == key.prefix && word != key.name.trim() {
                <p class="hint">{ words::PREFIX_BECAUSE_NAME_HAS_CHARACTERS }</p>
            }
            <input id="confirm-word" class="input" type="text" autocomplete="off" spellcheck="false" autofocus={props.first}
                value={hiding.typed(&props.typed)} readonly={hiding.is_on()} {oninput}
                aria-invalid={props.advice.is_some().then_some("true")} aria-describedby="word-advice" />
            <Advice id="word-advice" words={props.advice.clone()} />
        </>
    }
}
