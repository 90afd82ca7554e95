//! What is to be said about this machine: its keychain, its clock, its own files.

use crate::hiding::Hiding;
use crate::parts::Tone;
use crate::state::State;
use crate::words::notices as words;
use domain::{Home, KeychainState, Session, skew, text};

/// Something to be said, which the admin can put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Story {
    /// What it is about, and after a space, which one of those. What was put away is not said again.
    pub(super) handle: String,
    /// How loud it is.
    pub(super) tone: Tone,
    /// What is said.
    pub(super) words: String,
    /// Whether looking again may help.
    pub(super) retry: bool,
}

/// What the admin should know about this machine, and has not put away.
pub(super) fn machine(state: &State) -> Vec<Story> {
    let Some(home) = &state.home else {
        return Vec::new();
    };
    let mut stories = clocks(home, state.hiding());
    // At the first start the form to sign in says it.
    stories.extend(keychain(&home.keychain).filter(|_| !home.organizations.is_empty()));
    stories.extend(for_the_session(state, home));
    stories.extend(home.notices.iter().map(|words| files(words, state.hiding())));
    stories.retain(|story| !state.dismissed.contains(&story.handle));
    stories
}

/// How far this computer's clock is off, a host at a time.
fn clocks(home: &Home, hiding: Hiding) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    for one in &home.accounts {
        let Some(off) = skew::words(one.skew_seconds) else { continue };
        let handle = format!("clock {}", one.account.host());
        let words = words::this_computers_clock_is_keyward_goes(off, hiding.host(&one.account));
        if !stories.iter().any(|story| story.handle == handle) {
            stories.push(Story { handle, tone: Tone::Amber, words, retry: false });
        }
    }
    stories
}

/// What the keychain can't do. That it is waited for is said above everything, not here.
fn keychain(state: &KeychainState) -> Option<Story> {
    let (handle, words) = match state {
        KeychainState::Ready | KeychainState::Unknown | KeychainState::Waiting => return None,
        KeychainState::Locked => ("keychain-locked", words::YOUR_KEYCHAIN_IS_LOCKED_KEYWARD_ASKS.to_owned()),
        KeychainState::Forgets => {
            ("keychain-forgets", words::YOUR_KEYCHAIN_TAKES_WHAT_IT_IS_GIVEN.to_owned())
        }
        KeychainState::Absent(why) => {
            ("keychain-absent", words::there_is_no_keychain_on_this_computer(text::harmless(why)))
        }
    };
    Some(Story { handle: handle.to_owned(), tone: Tone::Grey, words, retry: true })
}

/// That the account which is looked at is not kept; said by the keychain's own story where it is the reason.
fn for_the_session(state: &State, home: &Home) -> Option<Story> {
    let account =
        state.account().filter(|one| one.session == Session::ThisSession && !one.account.sandbox)?;
    let kept = !matches!(home.keychain, KeychainState::Absent(_) | KeychainState::Forgets);
    kept.then(|| Story {
        handle: format!("this-session {}", account.account.id),
        tone: Tone::Grey,
        words: words::SIGNED_IN_FOR_THIS_SESSION.to_owned(),
        retry: false,
    })
}

/// What happened to Keyward's own files. Their folder may have a person's name.
fn files(words: &str, hiding: Hiding) -> Story {
    let handle = format!("files {words}");
    let words = match hiding.is_on() {
        true => words::SOMETHING_IS_TO_BE_SAID.to_owned(),
        false => text::harmless(words),
    };
    Story { handle, tone: Tone::Grey, words, retry: false }
}
