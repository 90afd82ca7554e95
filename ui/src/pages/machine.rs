//! What is to be said about this machine: its keychain, its clock, its own files.

use crate::hiding::Hiding;
use crate::parts::Tone;
use crate::state::State;
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
        let words = format!(
            "This computer's clock is {off} {}. Keyward goes by the service's clock; set yours right.",
            hiding.host(&one.account)
        );
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
        KeychainState::Locked => (
            "keychain-locked",
            "Your keychain is locked. Keyward asks for it when a credential or a new secret has to be kept.".to_owned(),
        ),
        KeychainState::Forgets => (
            "keychain-forgets",
            "Your keychain takes what it is given and forgets it, so nothing can be kept: credentials last until Keyward \
             quits, and a new secret would not survive a crash."
                .to_owned(),
        ),
        KeychainState::Absent(why) => (
            "keychain-absent",
            format!(
                "There is no keychain on this computer ({}). Credentials are kept until Keyward quits, and a new secret \
                 would not survive a crash.",
                text::harmless(why)
            ),
        ),
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
        words:
            "Signed in for this session only: the credential is kept nowhere, and gone when Keyward quits."
                .to_owned(),
        retry: false,
    })
}

/// What happened to Keyward's own files. Their folder may have a person's name.
fn files(words: &str, hiding: Hiding) -> Story {
    let handle = format!("files {words}");
    let words = match hiding.is_on() {
        true => "Something is to be said about Keyward's own files. Show the names to read it.".to_owned(),
        false => text::harmless(words),
    };
    Story { handle, tone: Tone::Grey, words, retry: false }
}
