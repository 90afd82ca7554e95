//! How much a key was used.

use crate::filled::{filled, titled};
use crate::parts::{FailureNotice, Glyph, Icon, Named, Prefix, Style, UsageCard, When};
use crate::use_app::{App, use_app};
use crate::words::usage as words;
use domain::KeyId;
use yew::prelude::*;

/// Which key.
#[derive(Properties, PartialEq)]
pub struct UsageProps {
    /// The key.
    pub id: KeyId,
}

/// The screen. The service is asked once, when it is opened.
#[component]
pub fn Usage(props: &UsageProps) -> Html {
    let app = use_app();
    let state = app.state();
    use_effect_with((props.id.clone(), state.at.clone()), {
        let app = app.clone();
        move |(id, at)| {
            if let Some(at) = at.clone() {
                app.read_usage(at, id.clone());
            }
        }
    });
    let reading = state
        .at
        .clone()
        .and_then(|at| state.usages.get(&(at, props.id.clone())).cloned())
        .unwrap_or_default();
    let key = state.view().and_then(|view| view.keys.iter().find(|key| key.id == props.id));
    let busy = reading.attempt.busy;
    html! {
        <section id="usage-page" class="usage-page" aria-labelledby="usage-title" aria-busy={busy.to_string()}>
            <header class="page-head">
                <div class="page-head-words">
                    <h1 id="usage-title">{ titled(words::USAGE_OF, html! { <Named name={key.map(|key| key.name.clone()).unwrap_or_default()} /> }) }</h1>
                    <p class="hint">
                        if let Some(key) = key {
                            <Prefix prefix={key.prefix.clone()} />
                        }
                        if let Some(usage) = &reading.answer {
                            { " · " }{ filled(words::READ, [("when", html! { <When at={usage.read} now={state.present()} style={Style::Ago} /> })]) }
                        }
                    </p>
                </div>
                <div class="page-head-actions">
                    <button id="usage-again" type="button" class="button" disabled={busy} onclick={again(&app, &props.id)}>
                        { if busy { words::READING } else { words::READ_AGAIN } }
                    </button>
                    <button id="back" type="button" class="button" onclick={app.verb(|app, _: MouseEvent| app.back())}>
                        <Icon glyph={Glyph::Back} />{ words::KEYS }
                    </button>
                </div>
            </header>
            <div class="usage-scroll">
                if let Some(failure) = &reading.attempt.failure {
                    <FailureNotice failure={failure.clone()} foremost={state.dialog.is_none() && state.trouble.is_none()}
                        lead={reading.answer.is_some().then_some(words::WHAT_WAS_READ_BEFORE_IS_STILL)} />
                }
                if let Some(usage) = &reading.answer {
                    <UsageCard usage={usage.clone()} now={state.present()} />
                } else if busy || reading.attempt.failure.is_none() {
                    { loading() }
                }
            </div>
        </section>
    }
}

fn again(app: &App, id: &KeyId) -> Callback<MouseEvent> {
    let id = id.clone();
    app.verb(move |app, _: MouseEvent| {
        if let Some(at) = app.state().at.clone() {
            app.read_usage(at, id.clone());
        }
    })
}

/// The tiles and the plot in their places, with nothing in them yet.
fn loading() -> Html {
    html! {
        <div class="usage" aria-label={words::READING_USAGE}>
            <div class="usage-tiles">
                <div class="usage-tile ghost-tile"><span class="ghost-bar"></span></div>
                <div class="usage-tile ghost-tile"><span class="ghost-bar"></span></div>
            </div>
            <span class="ghost-bar ghost-plot"></span>
        </div>
    }
}
