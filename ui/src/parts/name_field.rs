//! The name of a new key, checked while it is typed.

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
    let oninput =
        props.onname.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let length = props.name.trim().chars().count();
    html! {
        <section class="field">
            <label class="legend" for="key-name">{ "Name" }</label>
            <div class="field-line">
                <input id="key-name" class="input" type="text" value={props.name.clone()} {oninput}
                    autocomplete="off" spellcheck="false" placeholder="What will use it? For example: Nightly export"
                    aria-invalid={props.advice.is_some().then_some("true")} aria-describedby="name-advice" />
                <span class={classes!("count", (length > LONGEST_NAME).then_some("over"))}>{ length }{ " / " }{ LONGEST_NAME }</span>
            </div>
            <p id="name-advice" class="advice" role="alert">{ props.advice.clone() }</p>
        </section>
    }
}
