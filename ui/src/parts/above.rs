//! What lies above every screen and every dialog: that names are hidden, and that the keychain is waited for.

use super::icon::{Glyph, Icon};
use super::notice::FailureNotice;
use crate::attempt::Attempt;
use crate::shortcut::Shortcut;
use crate::words::frame as words;
use yew::prelude::*;

/// What lies above everything: a context. A dialog makes all else inert, so where there is one, it draws this.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Above(pub Html);

/// What there is to be said.
#[derive(Properties, PartialEq)]
pub struct AboveLayerProps {
    /// Whether names are hidden.
    pub hidden: bool,
    /// Whether the keychain is waited for.
    pub waiting: bool,
    /// How it goes to stop waiting.
    pub stopping: Attempt,
    /// Shows the names.
    pub onshow: Callback<()>,
    /// Waits no longer.
    pub onstop: Callback<()>,
}

/// The layer, empty most of the time. It takes no room, so that nothing jumps when something is in it, and it is
/// always there, so that screen readers listen to it.
#[component]
pub fn AboveLayer(props: &AboveLayerProps) -> Html {
    html! {
        <div class="above" role="status" aria-live="polite">
            if props.hidden {
                <div id="names-hidden" class="above-mark">
                    <Icon glyph={Glyph::EyeOff} />
                    <span class="above-mark-words">{ words::NAMES_ARE_HIDDEN }<kbd>{ Shortcut::Hide.caps() }</kbd></span>
                    <button id="show-names" type="button" class="above-show" title={Shortcut::Hide.tip(words::SHOW_NAMES)}
                        onclick={props.onshow.reform(|_: MouseEvent| ())}>{ words::SHOW }</button>
                </div>
            }
            if props.waiting {
                <div id="keychain-waiting" class="above-card">
                    <span class="above-glyph"><Icon glyph={Glyph::Lock} /></span>
                    <div class="above-words">
                        <strong>{ words::YOUR_KEYCHAIN_HAS_NOT_ANSWERED }</strong>
                        <p>{ words::ITS_WINDOW_MAY_BE_BEHIND }</p>
                        if let Some(failure) = &props.stopping.failure {
                            <FailureNotice failure={failure.clone()} foremost=false />
                        }
                    </div>
                    <button id="stop-waiting" type="button" class="button" disabled={props.stopping.busy}
                        onclick={props.onstop.reform(|_: MouseEvent| ())}>
                        { if props.stopping.busy { words::STOPPING } else { words::STOP_WAITING } }
                    </button>
                </div>
            }
        </div>
    }
}
