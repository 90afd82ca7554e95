//! The palette and the list of shortcuts: what is offered, when, and how it is drawn.

use crate::many::many;
use crate::pages::{after, drawn, has, lacks};
use crate::sample::{at, failure, home, keys, now, view};
use domain::{Arrangement, FailureKind, SavedView, Theme, View};
use ui::action::Action;
use ui::list::Change;
use ui::palette::actions;
use ui::screen::{About, Destination, Page};
use ui::shortcut::TABLE;
use ui::state::State;

fn opened(state: State) -> State {
    let mut state = state;
    state.apply(Action::Asked(About::Palette));
    state
}

fn titles(state: &State) -> Vec<&'static str> {
    actions(state).into_iter().map(|one| one.title).collect()
}

#[tokio::test]
async fn the_selected_key_comes_first_then_actions_and_organizations() {
    let html = drawn(|| opened(after(home(), Some(view()), vec![]))).await;
    has(&html, &["id=\"palette\"", "role=\"combobox\"", "aria-controls=\"matches\"", "role=\"listbox\""]);
    has(
        &html,
        &[
            "aria-activedescendant=\"match-0\"",
            "data-match=\"selected Rotate\"",
            "data-match=\"do New key\"",
            "4/10",
        ],
    );
    let place = |what: &str| html.find(what).unwrap_or_else(|| panic!("{what} is missing"));
    assert!(place("data-match=\"selected Rotate\"") < place("data-match=\"do New key\""));
    assert!(place("data-match=\"do New key\"") < place("data-match=\"at a organizations/acme\""));
    assert_eq!(html.matches("aria-selected=\"true\"").count(), 2, "one row of the table, one of the palette");
    has(&html, &["Ctrl N", "Selected key"]);
    // Not offered here: the sample can't tell how much a key was used, and there is one organization.
    lacks(&html, &["data-match=\"selected Show the usage\"", "data-match=\"do All organizations\""]);
}

#[tokio::test]
async fn what_can_not_be_done_is_not_offered() {
    let html = drawn(|| {
        let mut home = home();
        home.organizations[0].trouble = Some(failure(FailureKind::Offline));
        let own = View { own: vec![keys()[0].id.clone()], ..view() };
        let mut state = after(home, Some(own), vec![]);
        state.apply(Action::Refreshed(at(), Err(failure(FailureKind::Offline))));
        opened(state)
    })
    .await;
    has(&html, &["data-match=\"selected Copy the prefix\"", "data-match=\"do Settings\""]);
    lacks(
        &html,
        &[
            "data-match=\"selected Edit\"",
            "data-match=\"selected Rotate\"",
            "data-match=\"selected Delete\"",
            "data-match=\"do New key\"",
        ],
    );
}

#[test]
fn actions_fit_the_screen() {
    let mut state = after(home(), Some(view()), vec![]);
    assert!(titles(&state).contains(&"Settings") && titles(&state).contains(&"Dark theme"));
    assert!(titles(&state).contains(&"Theme of the system") != (home().settings.theme == Theme::System));
    state.apply(Action::Go(Destination::Settings));
    assert!(!titles(&state).contains(&"Settings") && titles(&state).contains(&"New key"), "from any screen");
    state.apply(Action::HidingSent(true));
    assert!(titles(&state).contains(&"Show names") && !titles(&state).contains(&"Hide names"));
    state.apply(Action::Go(Destination::NewKey(at(), None)));
    assert!(!titles(&state).contains(&"New key"));

    let mut state = State::new(now());
    state.apply(Action::Opened(Ok(many(3))));
    assert!(!titles(&state).contains(&"All organizations"), "they are looked at");
    state.apply(Action::Go(Destination::Keys(crate::many::place(1))));
    assert!(titles(&state).contains(&"All organizations"));

    let mut home = home();
    (home.organizations, home.accounts) = (vec![], vec![]);
    let state = after(home, None, vec![]);
    assert!(matches!(state.page, Page::Welcome(_)));
    assert!(titles(&state).contains(&"Explore with a sandbox organization"));
    for title in ["New key", "Refresh", "Check a key", "Rotations", "Reset the sandbox", "Sign out"] {
        assert!(!titles(&state).contains(&title), "{title} makes no sense before the first account");
    }
}

#[tokio::test]
async fn saved_views_are_found_and_what_is_shown_can_be_exported() {
    let with_view = |hidden: bool| {
        let mut home = home();
        let by = Arrangement { query: "unused>90d".to_owned(), ..Arrangement::default() };
        home.settings.views = vec![SavedView { name: "Nobody needs these".to_owned(), by }];
        home.hidden = hidden;
        home
    };
    let html = drawn(move || opened(after(with_view(false), Some(view()), vec![]))).await;
    has(&html, &["data-match=\"view 0\"", "Nobody needs these", "Export the keys shown as CSV"]);
    let html = drawn(move || opened(after(with_view(true), Some(view()), vec![]))).await;
    lacks(&html, &["data-match=\"view 0\"", "Nobody needs these", "Export the keys shown"]);
    let nowhere = move || {
        let mut home = with_view(false);
        (home.organizations, home.accounts) = (vec![], vec![]);
        home
    };
    let html = drawn(move || opened(after(nowhere(), None, vec![]))).await;
    lacks(&html, &["data-match=\"view 0\""]);

    let mut state = after(with_view(false), Some(view()), vec![]);
    assert!(titles(&state).contains(&"Export the keys shown as JSON"));
    let nobody = Change::Query("nobody is called that".to_owned());
    state.apply(Action::List(nobody));
    assert!(!titles(&state).contains(&"Export the keys shown as JSON"), "none is shown");
    state.apply(Action::Go(Destination::Settings));
    assert!(!titles(&state).contains(&"Export the keys shown as CSV"), "there is no table");
}

#[tokio::test]
async fn hidden_names_are_not_found() {
    let html = drawn(|| {
        let mut home = home();
        home.hidden = true;
        opened(after(home, Some(view()), vec![]))
    })
    .await;
    has(&html, &["Names are hidden: only actions are found.", "data-match=\"do Show names\""]);
    lacks(&html, &["data-match=\"at ", "Acme", "CI Pipeline"]);
}

#[tokio::test]
async fn the_list_of_shortcuts_is_the_table() {
    let html = drawn(|| after(home(), Some(view()), vec![Action::Asked(About::Shortcuts)])).await;
    has(
        &html,
        &[
            "id=\"shortcuts\"",
            "Anywhere",
            "In the list of keys",
            "<kbd class=\"keycap\">Ctrl</kbd><kbd class=\"keycap\">K</kbd>",
        ],
    );
    assert_eq!(html.matches("class=\"shortcut\"").count(), TABLE.len());
    for line in TABLE {
        has(&html, &[line.words]);
    }
}

#[test]
fn each_screen_begins_with_the_focus_and_a_question_does_not() {
    let mut state = after(home(), Some(view()), vec![]);
    let mut last = state.arrivals;
    for destination in
        [Destination::Settings, Destination::Check, Destination::Keys(at()), Destination::NewKey(at(), None)]
    {
        state.apply(Action::Go(destination.clone()));
        assert_ne!(state.arrivals, last, "{destination:?}");
        last = state.arrivals;
    }
    state.apply(Action::Form(ui::form::Edit::Name("Half a key".to_owned())));
    state.apply(Action::Go(Destination::Settings));
    assert!(matches!(state.dialog.as_ref().unwrap().about, About::Leave(_)));
    assert_eq!(state.arrivals, last, "it is asked first");
}
