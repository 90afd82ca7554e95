//! All shortcuts, from the table that they are looked up in.

use crate::action::Action;
use crate::keyboard::focus;
use crate::parts::{Dialog, Keycaps};
use crate::shortcut::{Line, Place, TABLE};
use crate::use_app::App;
use crate::words::palette as words;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// The dialog.
pub(super) fn shortcuts(app: &App) -> Html {
    let line = |line: &Line| {
        html! {
            <div class="shortcut"><dt>{ line.words }</dt><dd><Keycaps chords={line.chords} /></dd></div>
        }
    };
    let place = |place: Place| {
        html! {
            <section class="shortcut-group">
                <h3>{ place.title() }</h3>
                <dl>{ for TABLE.iter().filter(|one| one.place == place).map(line) }</dl>
            </section>
        }
    };
    html! {
        <Dialog id="shortcuts" title={words::KEYBOARD_SHORTCUTS} light=true onclose={app.on(|()| Action::Closed)}>
            <Groups>{ for Place::ALL.into_iter().map(place) }</Groups>
            <div class="dialog-actions">
                <button id="close-shortcuts" type="button" class="button" onclick={app.on(|_: MouseEvent| Action::Closed)}>{ words::CLOSE }</button>
            </div>
        </Dialog>
    }
}

/// All of them: what the keyboard scrolls where the window is small.
#[derive(Properties, PartialEq)]
struct GroupsProps {
    children: Html,
}

#[component]
fn Groups(props: &GroupsProps) -> Html {
    // Once the dialog is open: it does not take what scrolls for something to begin with.
    use_effect_with((), |()| {
        let soon = Timeout::new(0, || focus("shortcut-groups"));
        move || drop(soon)
    });
    html! { <div id="shortcut-groups" class="shortcut-groups" tabindex="0">{ props.children.clone() }</div> }
}
