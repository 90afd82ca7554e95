//! How long a new key lives, with the date that means here.

use super::advice::Advice;
use super::when::{Style, When};
use crate::words::form as words;
use domain::{Lifetime, Timestamp};
use yew::prelude::*;

/// The lifetimes there are, and the chosen one.
#[derive(Properties, PartialEq)]
pub struct LifetimePickerProps {
    /// The lifetimes that the service offers.
    pub offered: Vec<Lifetime>,
    /// The chosen one.
    pub chosen: Option<Lifetime>,
    /// What is wrong with it.
    pub advice: Option<AttrValue>,
    /// The present.
    pub now: Timestamp,
    /// One was chosen.
    pub onpick: Callback<Lifetime>,
}

/// The choice of a lifetime.
#[component]
pub fn LifetimePicker(props: &LifetimePickerProps) -> Html {
    let choice = |lifetime: &Lifetime| {
        let lifetime = *lifetime;
        let onchange = props.onpick.reform(move |_: Event| lifetime);
        html! {
            <label class="choice" key={lifetime.seconds().to_string()}>
                <input type="radio" name="lifetime" data-lifetime={lifetime.seconds().to_string()}
                    checked={props.chosen == Some(lifetime)} {onchange} />
                <span class="choice-title">{ lifetime.title() }</span>
                <small><When at={lifetime.end(props.now)} now={props.now} style={Style::Date} /></small>
            </label>
        }
    };
    html! {
        <fieldset class="field">
            <legend>{ words::EXPIRES }<span class="hint">{ words::IT_CANT_BE_CHANGED_LATER }</span></legend>
            <div class="choices six">{ for props.offered.iter().map(choice) }</div>
            <Advice words={props.advice.clone()} />
        </fieldset>
    }
}
