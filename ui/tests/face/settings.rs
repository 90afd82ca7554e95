//! The settings, the accounts, and what is said of the keychain and the clock.

use crate::pages::{after, drawn, has, lacks, words_at};
use crate::sample::{account, at, failure, home, pending, unfinished, view};
use domain::{
    Account, AccountId, AccountSummary, CreateId, Edition, FailureKind, Field, Home, KeychainState,
    OrganizationId, OrganizationRef, OrganizationSummary, Places, Session, Settings, Stage, Theme,
};
use ui::action::Action;
use ui::asking::Asking;
use ui::renaming::Change;
use ui::screen::{About, Destination, Page};
use ui::state::State;

fn summary(id: &str, session: Session, change: impl FnOnce(&mut Account)) -> AccountSummary {
    let mut account = Account { id: AccountId::new(id), ..account() };
    change(&mut account);
    AccountSummary { account, session, skew_seconds: 0 }
}

/// Four accounts, each of which stands otherwise.
fn several() -> Home {
    let accounts = vec![
        summary("a", Session::Kept, |account| account.name = "Production".to_owned()),
        AccountSummary {
            skew_seconds: 3 * 86_400,
            ..summary("b", Session::ThisSession, |account| account.edition = Edition::KognitosClassic)
        },
        summary("c", Session::SignedOut, |account| account.address = "https://keys.example.com".to_owned()),
        summary("d", Session::ThisSession, |account| account.sandbox = true),
    ];
    let more = OrganizationSummary {
        at: OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("organizations/europe") },
        title: "Acme Europe".to_owned(),
        ..home().organizations[0].clone()
    };
    let places = Places { data: "/data/keyward".to_owned(), logs: "/logs/keyward".to_owned() };
    let organizations = vec![home().organizations[0].clone(), more];
    Home { accounts, organizations, places, requests: 1_204, ..home() }
}

fn setting(home: Home, actions: Vec<Action>) -> State {
    let first = Action::Go(Destination::Settings);
    after(home, Some(view()), std::iter::once(first).chain(actions).collect())
}

/// The card of an account.
fn card<'a>(html: &'a str, id: &str) -> &'a str {
    let from = html.split(&format!("data-account=\"{id}\"")).nth(1).unwrap_or_default();
    from.split("data-account=").next().unwrap_or_default()
}

fn chosen(html: &str, id: &str) -> bool {
    html.contains(&format!("<label class=\"segment chosen\"><input checked id=\"{id}\""))
}

#[tokio::test]
async fn accounts_say_how_they_stand() {
    let html = drawn(|| setting(several(), vec![])).await;
    has(
        card(&html, "a"),
        &["Production", "Kognitos · us-1", "2 organizations", "in your system's keychain", "sign-out"],
    );
    has(
        card(&html, "b"),
        &["for this session only", "gone when Keyward quits", "3 days behind this service"],
    );
    has(
        card(&html, "c"),
        &["Kognitos · keys.example.com", "Signed out", "no organizations", "sign-in-again"],
    );
    lacks(card(&html, "c"), &["sign-out\""]);
    has(card(&html, "d"), &["Sandbox", "Nothing in it is real", "button reset", "button remove"]);
    lacks(card(&html, "d"), &["sign-in-again", "sign-out"]);
    has(&html, &["id=\"add-another\"", "id=\"settings\"", "aria-current=\"page\""]);
}

#[tokio::test]
async fn what_can_be_set_and_looked_up() {
    let settings =
        Settings { theme: Theme::Dark, clipboard_seconds: 60, refresh_minutes: None, ..Settings::default() };
    let html = drawn(move || setting(Home { settings, ..several() }, vec![])).await;
    assert!(
        chosen(&html, "theme-dark") && chosen(&html, "clipboard-60") && chosen(&html, "refresh-asked"),
        "{html}"
    );
    assert!(!chosen(&html, "theme-light") && !chosen(&html, "refresh-15"), "{html}");
    has(&html, &["Only when I ask", "4 hours", "2 min", "may spend", "1,204 were sent"]);
    assert_eq!(
        (words_at(&html, "data-place"), words_at(&html, "logs-place")),
        ("/data/keyward", "/logs/keyward")
    );
    assert_eq!(words_at(&html, "version"), "0.1.0");
}

#[test]
fn a_setting_shows_at_once_and_goes_back_where_it_is_not_kept() {
    let dark = Settings { theme: Theme::Dark, ..Settings::default() };
    let later = Settings { clipboard_seconds: 60, ..dark.clone() };
    let mut state = setting(home(), vec![Action::SettingsWanted(dark.clone())]);
    let theme = |state: &State| state.theme();
    assert_eq!(theme(&state), Some(Theme::Dark));
    state.apply(Action::Opened(Ok(home())));
    assert_eq!(theme(&state), Some(Theme::Dark), "an answer from before does not undo it");

    let mut refused = state.clone();
    refused.apply(Action::SettingsKept(dark.clone(), Err(failure(FailureKind::Refused))));
    assert_eq!(theme(&refused), Some(Theme::System));
    assert!(refused.setting.refused.is_some());

    // Two changes, of which only the first is kept.
    state.apply(Action::SettingsWanted(later.clone()));
    state.apply(Action::SettingsKept(dark.clone(), Ok(())));
    assert_eq!(state.home.as_ref().unwrap().settings, later);
    state.apply(Action::SettingsKept(later, Err(failure(FailureKind::Refused))));
    assert_eq!(state.home.as_ref().unwrap().settings, dark);
    assert_eq!(state.setting.kept, None);
}

/// Two changes at once: the core is told one after the other, and the latest last.
#[test]
fn the_core_is_told_one_setting_after_the_other() {
    let dark = Settings { theme: Theme::Dark, ..Settings::default() };
    let later = Settings { theme: Theme::Light, ..Settings::default() };
    let mut state = setting(home(), vec![]);
    assert_eq!(state.next_settings(), None);
    let mut apply = |action: Action| {
        state.apply(action);
        state.next_settings()
    };
    assert_eq!(apply(Action::SettingsWanted(dark.clone())), Some(dark.clone()));
    assert_eq!(apply(Action::SettingsSent(dark.clone())), None);
    assert_eq!(apply(Action::SettingsWanted(later.clone())), None, "one at a time");
    assert_eq!(apply(Action::SettingsKept(dark.clone(), Ok(()))), Some(later.clone()));
    assert_eq!(apply(Action::SettingsSent(later.clone())), None);
    assert_eq!(apply(Action::SettingsKept(later, Ok(()))), None);
    // From now on it is the core that says what is set.
    let elsewhere = Home { settings: dark, ..home() };
    apply(Action::Opened(Ok(elsewhere)));
    assert_eq!((state.theme(), &state.setting.kept), (Some(Theme::Dark), &None));
}

/// Back to what it was before the core has answered: that is wanted, too, unless the core refused the change anyway.
#[test]
fn a_setting_that_is_taken_back_is_taken_back_in_the_core() {
    let (before, dark) = (Settings::default(), Settings { theme: Theme::Dark, ..Settings::default() });
    let back = || {
        let wanted = [dark.clone(), before.clone()].map(Action::SettingsWanted);
        let [first, second] = wanted;
        setting(home(), vec![first, Action::SettingsSent(dark.clone()), second])
    };
    let mut kept = back();
    kept.apply(Action::SettingsKept(dark.clone(), Ok(())));
    assert_eq!(kept.next_settings(), Some(before.clone()));
    let mut refused = back();
    refused.apply(Action::SettingsKept(dark.clone(), Err(failure(FailureKind::Refused))));
    assert_eq!((refused.next_settings(), &refused.setting.kept), (None, &None));
}

#[tokio::test]
async fn a_refused_setting_is_said_where_it_is() {
    let html = drawn(|| {
        let dark = Settings { theme: Theme::Dark, ..Settings::default() };
        setting(
            home(),
            vec![
                Action::SettingsWanted(dark.clone()),
                Action::SettingsKept(dark, Err(failure(FailureKind::Refused))),
            ],
        )
    })
    .await;
    assert!(chosen(&html, "theme-system"), "{html}");
    assert_eq!(html.matches("The service said no.").count(), 1, "{html}");
    has(&html, &["It could not be kept, so it is as it was."]);
}

#[tokio::test]
async fn an_account_is_named_in_its_place() {
    let open = || Action::Renaming(Change::Open(several().accounts[0].account.clone()));
    let html = drawn(move || setting(several(), vec![open()])).await;
    has(card(&html, "a"), &["id=\"account-name\"", "value=\"Production\"", "id=\"save-account-name\""]);
    lacks(card(&html, "b"), &["rename-form"]);
    let html = drawn(move || {
        let long = Action::Renaming(Change::Type("x".repeat(61)));
        setting(several(), vec![open(), long])
    })
    .await;
    assert!(words_at(&html, "account-name-advice").contains("at most 60"), "{html}");
    let one = Asking::next();
    let state = setting(
        several(),
        vec![open(), Action::Renaming(Change::Sent(one)), Action::Renaming(Change::Kept(one))],
    );
    assert_eq!(state.renaming, None);
    let elsewhere = setting(several(), vec![open(), Action::Go(Destination::Keys(at()))]);
    assert_eq!(elsewhere.renaming, None);
}

#[tokio::test]
async fn removing_says_what_goes_and_what_is_in_the_way() {
    let ask = || Action::Asked(About::RemoveAccount(several().accounts[0].account.clone()));
    let html = drawn(move || setting(several(), vec![ask()])).await;
    has(
        &html,
        &[
            "id=\"remove-account\"",
            "Production",
            "the credential, everything read of its 2 organizations, and your notes",
        ],
    );
    lacks(&html, &["id=\"way-out\""]);
    let asking = Asking::next();
    let refused = move |stage: Stage| {
        let home = Home { unfinished: vec![unfinished("u1", stage)], ..several() };
        setting(
            home,
            vec![
                ask(),
                Action::DialogSent(asking),
                Action::DialogFailed(asking, failure(FailureKind::Refused)),
            ],
        )
    };
    let html = drawn(move || refused(pending())).await;
    has(&html, &["id=\"way-out\"", "Show the secret of", "The service said no."]);
    let html = drawn(move || refused(Stage::Unsure { can_settle: true })).await;
    has(&html, &["id=\"way-out\"", "Show what is open about"]);
    let html = drawn(|| {
        setting(several(), vec![Action::Asked(About::SignOut(several().accounts[0].account.clone()))])
    })
    .await;
    has(&html, &["id=\"sign-out-account\"", "wipes the credential", "can't be reached"]);
}

#[test]
fn what_was_read_goes_with_the_account() {
    let mut state =
        setting(several(), vec![Action::Asked(About::RemoveAccount(several().accounts[0].account.clone()))]);
    state.apply(Action::Removed(AccountId::new("a")));
    assert!(state.boards.is_empty() && state.dialog.is_none() && state.toast.is_some());
    state.apply(Action::Opened(Ok(Home { accounts: vec![], organizations: vec![], ..home() })));
    assert_eq!((state.page, state.at), (Page::Settings, None), "the last one may go without being sent away");
}

#[tokio::test]
async fn each_state_of_the_keychain_has_words() {
    let table = [
        (KeychainState::Ready, None),
        (KeychainState::Unknown, None),
        (KeychainState::Locked, Some("Your keychain is locked.")),
        (KeychainState::Forgets, Some("takes what it is given and forgets it, so nothing can be kept:")),
        (KeychainState::Absent("no bus".to_owned()), Some("There is no keychain on this computer (no bus).")),
    ];
    for (keychain, expected) in table {
        let html = drawn(move || after(Home { keychain, ..home() }, Some(view()), vec![])).await;
        lacks(&html, &["id=\"keychain-waiting\""]);
        match expected {
            Some(words) => has(&html, &[words, "data-story=\"keychain-", "Look again"]),
            None => lacks(&html, &["data-story="]),
        }
    }
}

#[tokio::test]
async fn a_keychain_that_is_waited_for_is_said_over_everything() {
    let waiting =
        || Home { keychain: KeychainState::Waiting, unfinished: vec![unfinished("u1", pending())], ..home() };
    let words = "Your keychain has not answered yet.";
    let html = drawn(move || after(waiting(), Some(view()), vec![])).await;
    has(&html, &[words, "Its window may be behind this one.", "id=\"stop-waiting\""]);
    // On the screen before any account, too, while signing in.
    let html = drawn(move || {
        let home = Home { accounts: vec![], organizations: vec![], ..waiting() };
        after(home, None, vec![Action::SignInSent])
    })
    .await;
    has(&html, &[words, "id=\"explore-sandbox\"", "Signing in…"]);
    // In a dialog, because it makes everything else inert; and once only.
    let html = drawn(move || {
        after(waiting(), Some(view()), vec![Action::Asked(About::Secret(CreateId::new("u1")))])
    })
    .await;
    assert_eq!(html.matches(words).count(), 1, "{html}");
    let dialog =
        html.split("<dialog").nth(1).and_then(|rest| rest.split("</dialog>").next()).unwrap_or_default();
    assert!(dialog.contains(words), "{html}");
    let html = drawn(move || after(waiting(), Some(view()), vec![Action::StopSent])).await;
    has(&html, &["Stopping…"]);
    let mut state = after(waiting(), Some(view()), vec![Action::StopSent]);
    state.apply(Action::Opened(Ok(home())));
    assert!(!state.stopping.busy);
}

#[tokio::test]
async fn a_keychain_that_fails_leaves_two_ways_to_sign_in() {
    let kinds = [
        FailureKind::KeychainLocked,
        FailureKind::KeychainAbsent,
        FailureKind::KeychainBusy,
        FailureKind::KeychainRefused,
    ];
    for kind in kinds {
        let nobody = Home { accounts: vec![], organizations: vec![], ..home() };
        let html = drawn(move || after(nobody, None, vec![Action::SignInFailed(failure(kind))])).await;
        has(
            &html,
            &["id=\"failure\"", "id=\"try-again\"", "id=\"session-only\"", "Sign in for this session only"],
        );
    }
    let nobody = Home { accounts: vec![], organizations: vec![], ..home() };
    let html =
        drawn(move || after(nobody, None, vec![Action::SignInFailed(failure(FailureKind::Offline))])).await;
    lacks(&html, &["id=\"session-only\""]);
    let again = account();
    let invalid = Action::SignInFailed(failure(FailureKind::Invalid { field: Field::Credential }));
    let html =
        drawn(move || setting(home(), vec![Action::Go(Destination::Welcome(Some(again))), invalid])).await;
    has(&html, &["Sign in to <bdi>Kognitos · us-1"]);
}

#[tokio::test]
async fn a_clock_that_is_off_is_said_once_a_host() {
    let off = || {
        let mut home = several();
        for one in &mut home.accounts {
            one.skew_seconds = 3 * 86_400;
        }
        home
    };
    let words = "This computer's clock is 3 days behind app.us-1.kognitos.com. Keyward goes by the service's clock; set yours right.";
    let html = drawn(move || after(off(), Some(view()), vec![])).await;
    assert_eq!(html.matches(words).count(), 1, "{html}");
    assert_eq!(html.matches("data-story=\"clock\"").count(), 2, "two hosts: {html}");
    let dismissed = Action::Dismissed("clock app.us-1.kognitos.com".to_owned());
    lacks(&drawn(move || after(off(), Some(view()), vec![dismissed])).await, &[words]);
}
