//! Which key goes first.

use domain::Mode;
use yew::prelude::*;

/// The ways to rotate, in the order to offer them.
const WAYS: [Mode; 3] = [Mode::Overlap, Mode::Leaked, Mode::InPlace];

/// What is chosen.
#[derive(Properties, PartialEq)]
pub struct WayPickerProps {
    /// The chosen way.
    pub chosen: Mode,
    /// Another was chosen.
    pub onpick: Callback<Mode>,
}

/// The ways, each with what it is for.
#[component]
pub fn WayPicker(props: &WayPickerProps) -> Html {
    let choice = |mode: Mode| {
        let onchange = props.onpick.reform(move |_: Event| mode);
        html! {
            <label class="choice" key={mode.word()}>
                <input type="radio" name="way" data-mode={mode.word()} checked={props.chosen == mode} {onchange} />
                <span class="choice-title">{ mode.title() }</span>
                <small>{ purpose(mode) }</small>
            </label>
        }
    };
    html! {
        <fieldset id="ways" class="field">
            <legend>{ "Which key goes first" }</legend>
            <div class="choices three">{ for WAYS.into_iter().map(choice) }</div>
        </fieldset>
    }
}

fn purpose(mode: Mode) -> &'static str {
    match mode {
        Mode::Overlap => "Nothing stops working.",
        Mode::Leaked => "Somebody has the old key who should not.",
        Mode::InPlace => "There is no room for a second key.",
    }
}

/// What will happen, in the order in which it does.
pub fn course(mode: Mode) -> &'static str {
    match mode {
        Mode::Overlap => {
            "A new key with the same name, scope and permissions is made and verified, and you store its secret where \
             the old one is used. The old key works until you delete it."
        }
        Mode::Leaked | Mode::InPlace => {
            "The old key is deleted at once, then a new one with the same name, scope and permissions is made and \
             verified. Whatever uses the old key loses access until you have stored the new secret there."
        }
    }
}
