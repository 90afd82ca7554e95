//! What lies over every screen, and what every part may ask: whether names are hidden.

use crate::hiding::Hiding;
use crate::keyboard::{focus_text, hand_on};
use crate::landing::first;
use crate::parts::{Above, AboveLayer};
use crate::use_app::use_app;
use domain::KeychainState;
use yew::prelude::*;

/// All the window.
#[derive(Properties, PartialEq)]
pub struct OverheadProps {
    /// The screen.
    pub children: Html,
    /// The dialog over it.
    pub dialog: Html,
}

/// The screen and the dialog, with what lies over both: the dialog draws it where there is one, since everything
/// outside of a dialog is inert.
#[component]
pub fn Overhead(props: &OverheadProps) -> Html {
    let app = use_app();
    let state = app.state();
    let hiding = state.hiding();
    let waiting = state.home.as_ref().is_some_and(|home| home.keychain == KeychainState::Waiting);
    let over_dialog = state.dialog.is_some();
    let onshow = app.verb(move |app, ()| {
        // The button goes with what it takes away.
        if over_dialog {
            focus_text(".dialog-title");
        } else {
            hand_on(first(app.state()));
        }
        app.hide(false);
    });
    let above = html! {
        <AboveLayer hidden={hiding.is_on()} {waiting} stopping={state.stopping.clone()}
            {onshow} onstop={app.verb(|app, ()| app.stop_waiting())} />
    };
    html! {
        <ContextProvider<Hiding> context={hiding}>
            if !over_dialog {
                { above.clone() }
            }
            { props.children.clone() }
            <ContextProvider<Above> context={Above(above)}>{ props.dialog.clone() }</ContextProvider<Above>>
        </ContextProvider<Hiding>>
    }
}
