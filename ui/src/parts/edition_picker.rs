//! Which service to sign in to.

use crate::words::welcome as words;
use domain::Edition;
use yew::prelude::*;

/// What is chosen.
#[derive(Properties, PartialEq)]
pub struct EditionPickerProps {
    /// The chosen service.
    pub edition: Edition,
    /// One was chosen.
    pub onpick: Callback<Edition>,
}

/// The choice of a service.
#[component]
pub fn EditionPicker(props: &EditionPickerProps) -> Html {
    let choice = |edition: Edition| {
        let (id, line) = match edition {
            Edition::Kognitos => ("edition-kognitos", words::WITH_WORKSPACES),
            Edition::KognitosClassic => ("edition-classic", words::WITH_AGENTS),
        };
        let onchange = props.onpick.reform(move |_: Event| edition);
        html! {
            <label class="choice" key={id}>
                <input {id} type="radio" name="edition" checked={props.edition == edition} {onchange} />
                <span class="choice-title">{ edition.title() }</span><small>{ line }</small>
            </label>
        }
    };
    html! {
        <fieldset class="field">
            <legend>{ words::SERVICE }</legend>
            <div class="choices two">{ for Edition::ALL.into_iter().map(choice) }</div>
        </fieldset>
    }
}
