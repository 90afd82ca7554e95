//! The beginning of a rotation.

use super::begin::Begin;
use super::new_key::cancel;
use crate::beginning::Beginning;
use crate::filled::titled;
use crate::parts::{FailureNotice, Named, Prefix};
use crate::use_app::use_app;
use crate::words::rotation as words;
use yew::prelude::*;

/// What is chosen so far.
#[derive(Properties, PartialEq)]
pub struct RotateProps {
    /// What is chosen.
    pub beginning: Beginning,
}

/// The screen.
#[component]
pub fn Rotate(props: &RotateProps) -> Html {
    let app = use_app();
    let beginning = &props.beginning;
    let board = app.state().boards.get(&beginning.at).cloned().unwrap_or_default();
    let view = board.view.as_ref();
    let old = view.and_then(|view| beginning.old(view));
    html! {
        <section class="new-key rotate-page" aria-labelledby="rotate-title">
            <header class="page-head">
                <div class="page-head-words">
                    <h1 id="rotate-title">
                        { titled(words::ROTATE_NAME, html! { { for old.map(|old| html! { <Named name={old.name.clone()} /> }) } }) }
                    </h1>
                    <p class="hint">
                        { for view.zip(old).map(|(view, old)| html! {
                            <><Prefix prefix={old.prefix.clone()} />{ " · " }<Named name={view.title.clone()} class="inline" /></>
                        }) }
                    </p>
                </div>
            </header>
            if let Some((view, old)) = view.zip(old) {
                <Begin beginning={beginning.clone()} view={view.clone()} old={old.clone()} leave={cancel(&app)} />
            } else {
                <div class="form-scroll">
                    if let Some(failure) = &board.failure {
                        <FailureNotice failure={failure.clone()} />
                    } else if view.is_some() {
                        <p id="key-gone">{ words::KEY_IS_NOT_IN_LIST }</p>
                    } else {
                        { for (0..4).map(|_| html! { <span class="ghost-bar wide"></span> }) }
                    }
                    { cancel(&app) }
                </div>
            }
        </section>
    }
}
