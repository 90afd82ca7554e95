//! Where to sign in: a published address, or another one.

use super::advice::Advice;
use crate::hiding::use_hiding;
use crate::words::welcome as words;
use domain::Edition;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Where to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A published address, by its short name.
    Region(&'static str),
    /// An address that is typed.
    Other,
}

/// The places of an edition, and what is chosen and typed.
#[derive(Properties, PartialEq)]
pub struct RegionPickerProps {
    /// The edition.
    pub edition: Edition,
    /// What is chosen.
    pub place: Place,
    /// The address, as typed.
    pub address: AttrValue,
    /// What is wrong with the address.
    pub advice: Option<AttrValue>,
    /// A place was chosen.
    pub onplace: Callback<Place>,
    /// The address was typed.
    pub onaddress: Callback<String>,
}

/// The choice of a place, with a field for another address.
#[component]
pub fn RegionPicker(props: &RegionPickerProps) -> Html {
    let hiding = use_hiding();
    let choice = |id: String, place: Place, title: &'static str, line: &'static str| {
        let checked = props.place == place;
        let onchange = props.onplace.reform(move |_: Event| place.clone());
        html! {
            <label class="choice" key={id.clone()}>
                <input {id} type="radio" name="region" {checked} {onchange} />
                <span class="choice-title">{ title }</span><small>{ line }</small>
            </label>
        }
    };
    let regions = props.edition.regions().iter().map(|region| {
        choice(format!("region-{}", region.id), Place::Region(region.id), region.title, region.id)
    });
    let oninput =
        props.onaddress.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <fieldset class="field">
            <legend>{ words::WHERE_YOUR_ORGANIZATION_IS }</legend>
            <div class={if props.edition.regions().len() > 2 { "choices two" } else { "choices three" }}>
                { for regions }
                { choice("region-other".to_owned(), Place::Other, words::ANOTHER_ADDRESS, words::TYPE_IT) }
            </div>
            if props.place == Place::Other {
                <label class="sub-field" for="address">{ words::ADDRESS }</label>
                <input id="address" class="input" type="text" inputmode="url" autocomplete="off" spellcheck="false"
                    placeholder={hiding.placeholder(&props.address, "https://keys.example.com")} value={hiding.typed(&props.address)}
                    readonly={hiding.is_on()} {oninput}
                    aria-invalid={props.advice.is_some().then_some("true")} aria-describedby="address-advice" />
            }
            <Advice id="address-advice" words={props.advice.clone()} />
        </fieldset>
    }
}
