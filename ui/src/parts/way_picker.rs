//! Which key goes first.

use crate::words::rotation as words;
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
            <legend>{ words::WHICH_KEY_GOES_FIRST }</legend>
            <div class="choices three">{ for WAYS.into_iter().map(choice) }</div>
        </fieldset>
    }
}

fn purpose(mode: Mode) -> &'static str {
    match mode {
        Mode::Overlap => words::NOTHING_STOPS_WORKING,
        Mode::Leaked => words::SOMEBODY_HAS_OLD_KEY_WHO,
        Mode::InPlace => words::THERE_IS_NO_ROOM_FOR_SECOND,
    }
}

/// What will happen, in the order in which it does.
pub fn course(mode: Mode) -> &'static str {
    match mode {
        Mode::Overlap => words::NEW_KEY_WITH_SAME_NAME,
        Mode::Leaked | Mode::InPlace => words::OLD_KEY_IS_DELETED_AT_ONCE,
    }
}
