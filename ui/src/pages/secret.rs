//! The secret of a pending create. A revealed secret lives in this component only, and dies with it.

use crate::action::Action;
use crate::attempt::Attempt;
use crate::bridge::call;
use crate::curl_line::curl_line;
use crate::parts::SecretCard;
use crate::use_app::use_app;
use domain::call::{CopySecret, RevealSecret};
use domain::{Failure, Hidden, Stage, Unfinished};
use gloo_timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The create, and how confirming goes.
#[derive(Properties, PartialEq)]
pub(super) struct SecretProps {
    /// The create.
    pub(super) unfinished: Unfinished,
    /// How confirming goes.
    pub(super) attempt: Attempt,
}

/// The dialog.
#[component]
pub(super) fn Secret(props: &SecretProps) -> Html {
    let app = use_app();
    let revealed = use_state(|| None::<Hidden>);
    let copied = use_state(|| None::<u32>);
    let failed = use_state(|| None::<Failure>);
    let create = props.unfinished.id.clone();
    let hidden = app.state().hiding().is_on();

    // A secret that was shown when the names were hidden is not shown again with them.
    use_effect_with((hidden, revealed.is_some()), {
        let (revealed, copied) = (revealed.clone(), copied.clone());
        move |(hidden, shown)| {
            if *hidden {
                copied.set(None);
                if *shown {
                    revealed.set(None);
                }
            }
        }
    });

    use_effect_with(*copied, {
        let copied = copied.clone();
        move |seconds| {
            let beat = seconds.map(|seconds| {
                let left = seconds.checked_sub(1).filter(|left| *left > 0);
                Timeout::new(1_000, move || copied.set(left))
            });
            move || drop(beat)
        }
    });

    let oncopy = {
        let (create, copied, failed) = (create.clone(), copied.clone(), failed.clone());
        Callback::from(move |()| {
            let (create, copied, failed) = (create.clone(), copied.clone(), failed.clone());
            spawn_local(async move {
                match call(CopySecret { create }).await {
                    Ok(answer) => {
                        failed.set(None);
                        copied.set(Some(answer.clears_in_seconds));
                    }
                    Err(failure) => failed.set(Some(failure)),
                }
            });
        })
    };
    let onreveal = {
        let (create, revealed, failed) = (create.clone(), revealed.clone(), failed.clone());
        Callback::from(move |()| {
            if revealed.is_some() {
                revealed.set(None);
                return;
            }
            let (create, revealed, failed) = (create.clone(), revealed.clone(), failed.clone());
            spawn_local(async move {
                match call(RevealSecret { create }).await {
                    Ok(secret) => {
                        failed.set(None);
                        revealed.set(Some(secret));
                    }
                    Err(failure) => failed.set(Some(failure)),
                }
            });
        })
    };
    let onstored = app.verb(move |app, ()| app.confirm_stored(create.clone()));
    let Stage::Pending { prefix, kept, .. } = &props.unfinished.stage else {
        return html! {};
    };
    let (at, scope) = (&props.unfinished.at, &props.unfinished.draft.scope);
    let state = app.state();
    let view = state.boards.get(at).and_then(|board| board.view.as_deref());
    let account = state.home.as_ref().and_then(|home| home.account(at));
    let curl = account
        .map(|one| curl_line(one.account.edition, &one.account.address, scope, view))
        .unwrap_or_default();
    html! {
        <SecretCard name={props.unfinished.draft.name.as_str().to_owned()} prefix={prefix.clone()} kept={*kept} {curl}
            revealed={(*revealed).clone()} copied={*copied} busy={props.attempt.busy}
            failure={props.attempt.failure.clone().or_else(|| (*failed).clone())}
            {oncopy} {onreveal} {onstored} oncopycurl={app.verb(|app, line| app.copy_text(line, "Line copied"))}
            onclose={app.on(|()| Action::Closed)} />
    }
}
