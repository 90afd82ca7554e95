//! A pending secret, to be copied and looked at. A revealed one lives in this component only, and dies with it.

use crate::bridge::call;
use crate::curl_line::curl_line;
use crate::parts::SecretBox;
use crate::use_app::use_app;
use domain::call::{CopySecret, CopyText, RevealSecret};
use domain::{CreateId, Failure, Hidden, OrganizationRef, Scope};
use gloo_timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The create, and what its key is.
#[derive(Properties, PartialEq)]
pub(super) struct HandProps {
    /// The create.
    pub(super) create: CreateId,
    /// Where.
    pub(super) at: OrganizationRef,
    /// What the key may reach.
    pub(super) scope: Scope,
    /// The first characters of the secret.
    pub(super) prefix: AttrValue,
    /// Whether the secret survives a crash.
    pub(super) kept: bool,
    /// Whether copying is what matters most.
    #[prop_or_default]
    pub(super) large: bool,
}

/// The secret, with all that can be done with it.
#[component]
pub(super) fn Hand(props: &HandProps) -> Html {
    let app = use_app();
    let revealed = use_state(|| None::<Hidden>);
    let copied = use_state(|| None::<u32>);
    let line_copied = use_state(|| false);
    let failed = use_state(|| None::<Failure>);
    let create = props.create.clone();
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
    // It is said here: what the frame says lies behind a dialog.
    let oncopycurl = {
        let (line_copied, failed) = (line_copied.clone(), failed.clone());
        Callback::from(move |text: String| {
            let (line_copied, failed) = (line_copied.clone(), failed.clone());
            spawn_local(async move {
                let copied = call(CopyText { text }).await;
                line_copied.set(copied.is_ok());
                failed.set(copied.err());
            });
        })
    };
    let state = app.state();
    let view = state.boards.get(&props.at).and_then(|board| board.view.as_deref());
    let account = state.home.as_ref().and_then(|home| home.account(&props.at));
    let curl = account
        .map(|one| curl_line(one.account.edition, &one.account.address, &props.scope, view))
        .unwrap_or_default();
    html! {
        <SecretBox prefix={props.prefix.clone()} kept={props.kept} {curl} revealed={(*revealed).clone()} copied={*copied}
            large={props.large} failure={(*failed).clone()} line_copied={*line_copied} {oncopy} {onreveal} {oncopycurl} />
    }
}
