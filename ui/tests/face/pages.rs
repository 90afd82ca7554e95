//! Each state of each screen, drawn.

use crate::sample::{at, draft, failure, home, keys, now, pending, rights, unfinished, view};
use domain::{
    CreateId, FailureKind, Field, Home, Key, KeyId, KeyManagement, KeychainState, Rights, ScopeKind, Session,
    Stage, View,
};
use ui::action::Action;
use ui::asking::Asking;
use ui::form::{Edit, LevelChoice, ScopeChoice};
use ui::pages::{
    Activity, Check, Dialogs, EditKey, Frame, Health, Keys, NewKey, Overhead, Rotate, Rotation, Rotations,
    Settings, Small, Starting, Usage, Welcome,
};
use ui::screen::{About, Destination, Page};
use ui::state::State;
use ui::use_app::App;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct StageProps {
    state: State,
}

/// What the root draws, from a state that is given.
#[component]
fn Window(props: &StageProps) -> Html {
    let state = use_reducer({
        let state = props.state.clone();
        move || state
    });
    let app = App::new(state);
    let screen = match &props.state.page {
        _ if props.state.small => html! { <Small /> },
        Page::Starting => html! { <Starting /> },
        Page::Welcome(account) => html! { <Welcome again={account.clone()} /> },
        Page::Keys => html! { <Frame><Keys /></Frame> },
        Page::NewKey(form) => html! { <Frame><NewKey form={(**form).clone()} /></Frame> },
        Page::EditKey(editing) => html! { <Frame><EditKey editing={(**editing).clone()} /></Frame> },
        Page::Usage(id) => html! { <Frame><Usage id={id.clone()} /></Frame> },
        Page::Activity => html! { <Frame><Activity /></Frame> },
        Page::Check => html! { <Frame><Check /></Frame> },
        Page::Rotate(beginning) => html! { <Frame><Rotate beginning={(**beginning).clone()} /></Frame> },
        Page::Rotation(id) => html! { <Frame><Rotation id={id.clone()} /></Frame> },
        Page::Rotations | Page::Next => html! { <Frame><Rotations /></Frame> },
        Page::Health => html! { <Frame><Health /></Frame> },
        Page::Settings => html! { <Frame><Settings /></Frame> },
    };
    html! { <ContextProvider<App> context={app}><Overhead dialog={html! { <Dialogs /> }}>{ screen }</Overhead></ContextProvider<App>> }
}

pub(crate) async fn drawn(make: impl FnOnce() -> State + Send + 'static) -> String {
    yew::ServerRenderer::<Window>::with_props(move || StageProps { state: make() })
        .hydratable(false)
        .render()
        .await
}

pub(crate) fn after(home: Home, view: Option<View>, actions: Vec<Action>) -> State {
    let mut state = State::new(now());
    state.apply(Action::Opened(Ok(home)));
    if let Some(view) = view {
        state.apply(Action::Refreshed(at(), Ok(view)));
    }
    for action in actions {
        state.apply(action);
    }
    state
}

fn keys_after(actions: Vec<Action>) -> State {
    after(home(), Some(view()), actions)
}

fn form_after(edits: Vec<Edit>) -> State {
    let edits = edits.into_iter().map(Action::Form);
    keys_after([Action::Go(Destination::NewKey(at(), None))].into_iter().chain(edits).collect())
}

pub(crate) fn has(html: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(html.contains(wanted), "{wanted:?} is missing in {html}");
    }
    assert!(!html.contains(" style="), "the policy of the window refuses style attributes");
}

/// The words directly in the element with this `id`.
pub(crate) fn words_at<'a>(html: &'a str, id: &str) -> &'a str {
    let from = html.split(&format!(" id=\"{id}\"")).nth(1).unwrap_or_default();
    let inside = from.split_once('>').map_or("", |(_, inside)| inside);
    inside.split('<').next().unwrap_or_default()
}

pub(crate) fn lacks(html: &str, unwanted: &[&str]) {
    for unwanted in unwanted {
        assert!(!html.contains(unwanted), "{unwanted:?} is in {html}");
    }
}

#[tokio::test]
async fn keys_with_their_marks() {
    let html = drawn(|| keys_after(vec![])).await;
    has(&html, &["4 of 10 used, 1 expires this week", "in 3 days", "23 days ago", "unused"]);
    has(
        &html,
        &[
            "id=\"new-key\"",
            "id=\"detail\"",
            "2 workspaces",
            "Finance, Claims",
            "2 of 3",
            "aria-selected=\"true\"",
        ],
    );
    has(&html, &["data-organization=\"organizations/acme\"", "Online, refreshed 12 s ago", "4/10"]);
    lacks(&html, &["id=\"sandbox-mark\"", "id=\"failure\"", "id=\"pending\""]);
}

#[tokio::test]
async fn loading_empty_and_failed() {
    let html = drawn(|| after(home(), None, vec![Action::RefreshSent(at())])).await;
    has(&html, &["aria-busy=\"true\"", "ghost", "Refreshing…"]);
    let html = drawn(|| after(home(), Some(View { keys: vec![], used: 0, ..view() }), vec![])).await;
    has(&html, &["No keys yet", "0 of 10 used"]);
    let html =
        drawn(|| after(home(), None, vec![Action::Refreshed(at(), Err(failure(FailureKind::Offline)))]))
            .await;
    has(&html, &["The keys could not be read", "id=\"failure\"", "The service said no.", "Try again"]);
    let html = drawn(|| keys_after(vec![Action::Refreshed(at(), Err(failure(FailureKind::Offline)))])).await;
    has(&html, &["id=\"failure\"", "CI Pipeline", "Offline, showing what was read 12 s ago", "Try again"]);
    let offline = || Action::Refreshed(at(), Err(failure(FailureKind::Offline)));
    let html = drawn(move || keys_after(vec![offline(), Action::RefreshSent(at())])).await;
    // It is tried again where that is said; nothing else changes, so nothing moves.
    has(&html, &["id=\"failure\"", "Offline, showing what was read 12 s ago.", "Trying again…"]);
    lacks(&html, &["Refreshing…"]);
}

#[tokio::test]
async fn denied_not_offered_and_signed_out() {
    let denied = || {
        let rights = Rights { can_manage: false, roles: vec!["editor".to_owned()], ..rights() };
        let management = KeyManagement::Offered { offer: crate::sample::offer(), rights };
        after(home(), Some(View { management, keys: vec![], ..view() }), vec![])
    };
    let html = drawn(denied).await;
    has(&html, &["id=\"denied\"", "dana@acme.example", "editor", "Ask an organization admin"]);
    lacks(&html, &["id=\"new-key\""]);
    let bare = || {
        after(home(), Some(View { management: KeyManagement::NotOffered, keys: vec![], ..view() }), vec![])
    };
    let html = drawn(bare).await;
    has(&html, &["id=\"not-offered\"", "does not offer key management", "Finance", "Claims"]);
    let html = drawn(|| {
        let mut home = home();
        home.accounts[0].session = Session::SignedOut;
        after(home, Some(view()), vec![])
    })
    .await;
    has(&html, &["Sign in again", "CI Pipeline", "Signed out, showing what was read"]);
}

#[tokio::test]
async fn a_sandbox_is_marked_on_every_screen() {
    let sandbox = || {
        let mut home = home();
        home.accounts[0].account.sandbox = true;
        home
    };
    has(
        &drawn(move || after(sandbox(), Some(view()), vec![])).await,
        &["id=\"sandbox-mark\"", "id=\"reset-sandbox\""],
    );
    let form = move || after(sandbox(), Some(view()), vec![Action::Go(Destination::NewKey(at(), None))]);
    has(&drawn(form).await, &["id=\"sandbox-mark\"", "id=\"key-name\""]);
}

#[tokio::test]
async fn the_form_for_a_new_key() {
    let html = drawn(|| form_after(vec![])).await;
    has(&html, &["data-lifetime=\"2592000\"", "22 Dec 2026", "id=\"scope-all\"", "id=\"level-restricted\""]);
    has(
        &html,
        &["data-workspace=\"organizations/acme/workspaces/finance\"", "0 of 2 chosen", "Choose a workspace"],
    );
    lacks(&html, &["id=\"broad-warning\"", "id=\"select-all-read\""]);
    let restricted = || vec![Edit::Level(LevelChoice::Restricted), Edit::Expand("runs".to_owned())];
    let html = drawn(move || form_after(restricted())).await;
    has(
        &html,
        &[
            "data-group=\"runs\"",
            "data-expand=\"files\"",
            "data-permission=\"archive:Run\"",
            "id=\"select-all-read\"",
        ],
    );
    lacks(&html, &["data-permission=\"read:File\""]);
    let html = drawn(|| {
        form_after(vec![
            Edit::Level(LevelChoice::All),
            Edit::Scope(ScopeChoice::Kind(ScopeKind::AllWorkspaces)),
            Edit::Tried,
        ])
    })
    .await;
    has(&html, &["id=\"broad-warning\"", "Give the key a name."]);
}

#[tokio::test]
async fn a_refused_create_says_where_and_what() {
    let failing = |kind: FailureKind| {
        let mut state = form_after(vec![Edit::Name("Nightly export".to_owned())]);
        let asking = Asking::next();
        state.apply(Action::CreateSent(asking));
        state.apply(Action::CreateFailed(asking, draft(), failure(kind)));
        state
    };
    let html = drawn(move || failing(FailureKind::Invalid { field: Field::Name })).await;
    has(&html, &["value=\"Nightly export\""]);
    assert_eq!(words_at(&html, "name-advice"), "The service said no.");
    let html = drawn(move || failing(FailureKind::KeychainAbsent)).await;
    has(&html, &["id=\"create-anyway\"", "No recovery after a crash", "id=\"failure\""]);
    let html = drawn(move || failing(FailureKind::LimitReached)).await;
    has(&html, &["id=\"limit-guidance\"", "Old importer", "value=\"Nightly export\""]);
}

#[tokio::test]
async fn a_full_organization_offers_what_could_go() {
    let full = || {
        after(home(), Some(View { used: 10, ..view() }), vec![Action::Go(Destination::NewKey(at(), None))])
    };
    let html = drawn(full).await;
    has(&html, &["id=\"limit-guidance\"", "All 10 keys are in use", "data-delete="]);
    lacks(&html, &["id=\"key-name\"", "CI Pipeline"]);
}

#[tokio::test]
async fn unfinished_creates_are_named() {
    let html = drawn(|| {
        let lost = Stage::Lost { key: KeyId::new("k"), prefix: "kgn_pat_9Xy2".to_owned() };
        let unfinished = vec![
            unfinished("u1", pending()),
            unfinished("u2", lost),
            unfinished("u3", Stage::Unsure { can_settle: true }),
            unfinished("u4", Stage::Unsure { can_settle: false }),
            unfinished("u5", Stage::Waiting),
        ];
        after(Home { unfinished, ..home() }, Some(view()), vec![])
    })
    .await;
    has(
        &html,
        &[
            "id=\"pending\"",
            "1 secret is waiting to be stored",
            "data-unfinished=\"u2\"",
            "delete-and-remake",
        ],
    );
    has(&html, &["data-unfinished=\"u3\"", "find-out", "data-unfinished=\"u4\"", "waiting for the keychain"]);
    lacks(&html, &["data-unfinished=\"u1\""]);
}

#[tokio::test]
async fn dialogs_over_the_keys() {
    let secret = || {
        let home = Home { unfinished: vec![unfinished("u1", pending())], ..home() };
        after(home, Some(view()), vec![Action::Asked(About::Secret(CreateId::new("u1")))])
    };
    has(
        &drawn(secret).await,
        &["id=\"secret\"", "id=\"stored\"", "https://app.us-1.kognitos.com/api/v1/me/organizations"],
    );
    let delete = || keys_after(vec![Action::Asked(About::Delete(at(), Box::new(keys()[0].clone())))]);
    has(&drawn(delete).await, &["id=\"confirm-word\"", "https://app.us-1.kognitos.com", "Acme Corp"]);
    let reset = || keys_after(vec![Action::Asked(About::ResetSandbox)]);
    has(&drawn(reset).await, &["Reset the sandbox?", "id=\"confirm\""]);
    let leave = || {
        let mut state = form_after(vec![Edit::Name("x".to_owned())]);
        state.apply(Action::Go(Destination::Keys(at())));
        state
    };
    has(&drawn(leave).await, &["id=\"discard\"", "id=\"keep-editing\""]);
}

#[tokio::test]
async fn welcome_and_its_failures() {
    let nobody = || Home { accounts: vec![], organizations: vec![], ..home() };
    let html = drawn(move || after(nobody(), None, vec![])).await;
    has(
        &html,
        &["id=\"explore-sandbox\"", "id=\"region-us-1\"", "id=\"region-eu-1\"", "id=\"region-other\""],
    );
    has(&html, &["id=\"edition-kognitos\"", "id=\"edition-classic\""]);
    has(&html, &["type=\"password\"", "id=\"sign-in\"", "keychain"]);
    let invalid = Action::SignInFailed(failure(FailureKind::Invalid { field: Field::Credential }));
    let html = drawn(move || after(nobody(), None, vec![invalid])).await;
    assert_eq!(words_at(&html, "credential-advice"), "The service said no.");
    let absent = move || {
        let home = Home { keychain: KeychainState::Absent("none".to_owned()), ..nobody() };
        after(home, None, vec![Action::SignInFailed(failure(FailureKind::KeychainAbsent))])
    };
    has(
        &drawn(absent).await,
        &["id=\"session-only\"", "id=\"failure\"", "There is no keychain on this computer"],
    );
}

#[tokio::test]
async fn hostile_names_are_only_text() {
    let html = drawn(|| {
        let evil = Key { name: "<img src=x> inv\u{202e}oice".to_owned(), ..keys()[0].clone() };
        after(home(), Some(View { keys: vec![evil], ..view() }), vec![])
    })
    .await;
    has(&html, &["&lt;img src=x&gt; inv⟨202E⟩oice"]);
    lacks(&html, &["<img", "\u{202e}"]);
}
