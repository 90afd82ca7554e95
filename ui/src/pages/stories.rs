//! What has to be said on any screen: unfinished creates, troubles, this machine's own state.

use super::machine::{Story, machine};
use crate::action::Action;
use crate::keyboard::hand_on;
use crate::landing;
use crate::parts::{FailureNotice, Glyph, Icon, Named, Notice, Tone, UnfinishedNotice};
use crate::screen::{About, Destination, Page};
use crate::state::State;
use crate::use_app::{App, use_app};
use crate::words::notices as words;
use domain::rotation::{Choice, RotationView, Standing};
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
            { for handing_over(state).into_iter().map(|one| rotation(&app, one)) }
            if let Some(failure) = &state.trouble {
                <FailureNotice failure={failure.clone()} {foremost} actions={close(state, seen)} />
            }
            { journal(&app) }
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
                <strong>{ words::ONE_SECRET_IS_WAITING_TO_BE_STORED }</strong>
                <span class="banner-name"><Named name={one.draft.name.as_str().to_owned()} /></span>
                <span class="banner-go">{ words::SHOW }<Icon glyph={Glyph::Arrow} /></span>
            </button>
        },
        many => html! {
            <section class="banners" aria-labelledby="pending-title">
                <p id="pending-title"><Icon glyph={Glyph::Key} /><strong>{ words::secrets_are_waiting_to_be_stored(many.len()) }</strong></p>
                { for many.iter().enumerate().map(|(place, one)| html! {
                    <button key={one.id.to_string()} id={(place == 0).then_some("pending")} type="button" class="banner" data-pending={one.id.to_string()} onclick={open(one)}>
                        <span class="banner-name"><Named name={one.draft.name.as_str().to_owned()} /></span>
                        <span class="banner-place"><Named name={one.organization_title.clone()} /></span>
                        <span class="banner-go">{ words::SHOW }<Icon glyph={Glyph::Arrow} /></span>
                    </button>
                }) }
            </section>
        },
    }
}

/// The rotations whose new secret waits to be stored, besides the one that is looked at.
fn handing_over(state: &State) -> Vec<&RotationView> {
    let looked_at = |one: &RotationView| match &state.page {
        Page::Rotation(id) => *id == one.rotation.id,
        page => *page == Page::Rotations,
    };
    let hands_over = |one: &&RotationView| match &one.now {
        Standing::Waiting(wait) => wait.choices.contains(&Choice::HandOver) && !looked_at(one),
        Standing::Working | Standing::Over(_) => false,
    };
    state.rotations().iter().filter(hands_over).collect()
}

fn rotation(app: &App, one: &RotationView) -> Html {
    let id = one.rotation.id.clone();
    let handle = id.to_string();
    html! {
        <button key={handle.clone()} type="button" class="banner" data-rotation-banner={handle}
            onclick={app.on(move |_: MouseEvent| Action::Go(Destination::Rotation(id.clone())))}>
            <Icon glyph={Glyph::Key} />
            <strong>{ words::NEW_SECRET_WAITS_TO_BE_STORED }</strong>
            <span class="banner-name"><Named name={one.rotation.old.name.clone()} /></span>
            <span class="banner-go">{ words::SHOW }<Icon glyph={Glyph::Arrow} /></span>
        </button>
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

/// The journal was damaged: the admin looks before any rotation begins.
fn journal(app: &App) -> Html {
    if !app.state().home.as_ref().is_some_and(|home| home.journal_damaged) {
        return html! {};
    }
    let looked = app.verb(|app, _: MouseEvent| app.accept_journal());
    let actions = html! { <button id="journal-seen" type="button" class="button" onclick={looked}>{ words::I_HAVE_LOOKED }</button> };
    html! {
        <div class="story" data-story="journal">
            <Notice tone={Tone::Amber} {actions}>
                <strong>{ words::KEYWARDS_JOURNAL_WAS_DAMAGED }</strong>
                { " " }{ words::LOOK_WHETHER_ACCOUNT_UNFINISHED_KEY }
            </Notice>
        </div>
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
                <button type="button" class="button look-again" onclick={app.verb(|app, _: MouseEvent| app.look_again())}>{ words::LOOK_AGAIN }</button>
            }
            { close(app.state(), dismiss) }
        </>
    };
    // The rest of the handle may be a name.
    let about = handle.split(' ').next().unwrap_or_default().to_owned();
    html! { <div key={handle} class="story" data-story={about}><Notice {tone} {actions}>{ words }</Notice></div> }
}

/// The button that puts a notice away. The keyboard goes on where the screen begins.
fn close(state: &State, onclick: Callback<MouseEvent>) -> Html {
    let first = landing::first(state);
    let onclick = onclick.reform(move |event| {
        hand_on(first);
        event
    });
    html! {
        <button type="button" class="icon-button" {onclick} aria-label={words::PUT_THIS_AWAY} title={words::PUT_THIS_AWAY}>
            <Icon glyph={Glyph::Close} />
        </button>
    }
}
