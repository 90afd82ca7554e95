//! The secret of a pending create.

use super::hand::Hand;
use crate::action::Action;
use crate::attempt::Attempt;
use crate::parts::SecretCard;
use crate::use_app::App;
use domain::{Stage, Unfinished};
use yew::prelude::*;

/// The dialog; nothing for a create whose secret is not at hand.
pub(super) fn secret(app: &App, unfinished: &Unfinished, attempt: &Attempt) -> Html {
    let Stage::Pending { prefix, kept, .. } = &unfinished.stage else {
        return html! {};
    };
    let create = unfinished.id.clone();
    let onstored = {
        let create = create.clone();
        app.verb(move |app, ()| app.confirm_stored(create.clone()))
    };
    html! {
        <SecretCard key={unfinished.id.to_string()} name={unfinished.draft.name.as_str().to_owned()} busy={attempt.busy}
            failure={attempt.failure.clone()} {onstored} onclose={app.on(|()| Action::Closed)}>
            <Hand {create} at={unfinished.at.clone()} scope={unfinished.draft.scope.clone()} prefix={prefix.clone()} kept={*kept} />
        </SecretCard>
    }
}
