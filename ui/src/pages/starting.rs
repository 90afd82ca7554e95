//! Before the core has said how everything stands.

use crate::parts::{FailureNotice, Logo};
use crate::use_app::use_app;
use crate::words::frame as words;
use yew::prelude::*;

/// A calm mark; where the core can't answer, why.
#[component]
pub fn Starting() -> Html {
    let app = use_app();
    let retry = app.verb(|app, _: MouseEvent| app.open());
    html! {
        <div class="starting">
            <h1 class="visually-hidden">{ words::KEYWARD }</h1>
            <Logo />
            if let Some(failure) = &app.state().home_failure {
                <FailureNotice failure={failure.clone()} lead={words::KEYWARD_COULD_NOT_START}
                    actions={html! { <button type="button" class="button" onclick={retry}>{ words::TRY_AGAIN }</button> }} />
            }
        </div>
    }
}
