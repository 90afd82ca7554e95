//! The name of a new key, checked while it is typed.

use super::advice::Advice;
use crate::hiding::use_hiding;
use crate::words::form as words;
use domain::name::LONGEST_NAME;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The name, and what is wrong with it.
#[derive(Properties, PartialEq)]
pub struct NameFieldProps {
    /// The name, as typed.
    pub name: AttrValue,
    /// What is wrong with it.
    pub advice: Option<AttrValue>,
    /// It was typed.
    pub onname: Callback<String>,
}

/// The field for the name.
#[component]
pub fn NameField(props: &NameFieldProps) -> Html {
    let hiding = use_hiding();
    let oninput =
        props.onname.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let length = props.name.trim().chars().count();
    html! {
        <section class="field">
            <label class="legend" for="key-name">{ words::NAME }</label>
            <div class="field-line">
                <input id="key-name" class="input" type="text" value={hiding.typed(&props.name)} readonly={hiding.is_on()} {oninput}
                    autocomplete="off" spellcheck="false" placeholder={hiding.placeholder(&props.name, words::WHAT_WILL_USE_IT_FOR_EXAMPLE)}
                    aria-invalid={props.advice.is_some().then_some("true")} aria-describedby="name-advice" />
                if !hiding.is_on() {
                    <span class={classes!("count", (length > LONGEST_NAME).then_some("over"))}>{ length }{ " / " }{ LONGEST_NAME }</span>
                }
            </div>
            <Advice id="name-advice" words={props.advice.clone()} />
        </section>
    }
}
