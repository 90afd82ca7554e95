//! What has to be said on any screen: unfinished creates, troubles, this machine's own state.

use super::machine::{Story, machine};
use crate::action::Action;
use crate::parts::{FailureNotice, Glyph, Icon, Named, Notice, UnfinishedNotice};
use crate::screen::{About, Page};
use crate::use_app::{App, use_app};
use domain::{KeyId, Stage, Unfinished};
use yew::prelude::*;

/// The stack of notices over a screen; empty most of the time.
#[component]
pub fn Stories() -> Html {
    let app = use_app();
    let state = app.state();
    let foremost = state.dialog.is_none() && !matches!(state.page, Page::Welcome(_));
    let seen = app.on(|_: MouseEvent| Action::TroubleSeen);
    let pending: Vec<&Unfinished> =
        state.unfinished().iter().filter(|one| matches!(one.stage, Stage::Pending { .. })).collect();
    let others = state.unfinished().iter().filter(|one| !matches!(one.stage, Stage::Pending { .. }));
    html! {
        <div class="stories">
            { banner(&app, &pending) }
            if let Some(failure) = &state.trouble {
                <FailureNotice failure={failure.clone()} {foremost} actions={close(seen)} />
            }
            { for others.map(|one| unfinished(&app, one, foremost)) }
            { for machine(state).into_iter().map(|story| tell(&app, story)) }
        </div>
    }
}

fn banner(app: &App, pending: &[&Unfinished]) -> Html {
    let open = |one: &Unfinished| {
        let create = one.id.clone();
        app.on(move |_: MouseEvent| Action::Asked(About::Secret(create.clone())))
    };
    match pending {
        [] => html! {},
        [one] => html! {
            <button id="pending" type="button" class="banner" data-pending={one.id.to_string()} onclick={open(one)}>
                <Icon glyph={Glyph::Key} />
                <strong>{ "1 secret is waiting to be stored" }</strong>
                <span class="banner-name"><Named name={one.draft.name.as_str().to_owned()} /></span>
                <span class="banner-go">{ "Show" }<Icon glyph={Glyph::Arrow} /></span>
            </button>
        },
        many => html! {
            <section class="banners" aria-labelledby="pending-title">
                <p id="pending-title"><Icon glyph={Glyph::Key} /><strong>{ format!("{} secrets are waiting to be stored", many.len()) }</strong></p>
                { for many.iter().enumerate().map(|(place, one)| html! {
                    <button key={one.id.to_string()} id={(place == 0).then_some("pending")} type="button" class="banner" data-pending={one.id.to_string()} onclick={open(one)}>
                        <span class="banner-name"><Named name={one.draft.name.as_str().to_owned()} /></span>
                        <span class="banner-place"><Named name={one.organization_title.clone()} /></span>
                        <span class="banner-go">{ "Show" }<Icon glyph={Glyph::Arrow} /></span>
                    </button>
                }) }
            </section>
        },
    }
}

fn unfinished(app: &App, one: &Unfinished, foremost: bool) -> Html {
    html! {
        <UnfinishedNotice key={one.id.to_string()} unfinished={one.clone()} now={app.state().now} {foremost}
            attempt={app.state().settling.get(&one.id).cloned().unwrap_or_default()}
            onfindout={app.verb(|app, one| app.settle(one))}
            onremake={app.verb(|app, one| app.delete_and_remake(one))}
            onchoose={app.verb(|app, (one, key): (Unfinished, Option<KeyId>)| app.choose(&one, key))}
            onleave={app.verb(|app, one: Unfinished| app.leave_unfinished(one.id))}
            onretry={app.verb(|app, ()| app.look_again())} />
    }
}

fn tell(app: &App, story: Story) -> Html {
    let Story { handle, tone, words, retry } = story;
    let dismiss = {
        let handle = handle.clone();
        app.on(move |_: MouseEvent| Action::Dismissed(handle.clone()))
    };
    let actions = html! {
        <>
            if retry {
                <button type="button" class="button look-again" onclick={app.verb(|app, _: MouseEvent| app.look_again())}>{ "Look again" }</button>
            }
            { close(dismiss) }
        </>
    };
    // The rest of the handle may be a name.
    let about = handle.split(' ').next().unwrap_or_default().to_owned();
    html! { <div key={handle} class="story" data-story={about}><Notice {tone} {actions}>{ words }</Notice></div> }
}

fn close(onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="icon-button" {onclick} aria-label="Put this away" title="Put this away">
            <Icon glyph={Glyph::Close} />
        </button>
    }
}
