//! The calls that the window makes to the core: one request struct a command, named once for both sides.

mod accounts;
mod activity;
mod errands;
mod health;
mod keys;
mod look;
mod rotations;
mod secrets;
mod stopped;

pub use accounts::{
    Attend, ChangeSettings, ExploreSandbox, HideNames, LookAgain, Open, Ready, RemoveAccount, RenameAccount,
    ResetSandbox, SignIn, SignOut, StopWaiting,
};
pub use activity::{ExportActivity, ListActivity};
pub use errands::{CloseWindow, EndErrand, ListDue, OpenWindow, ReadErrand, ReadGoal};
pub use health::ReadHealth;
pub use keys::{
    CreateKey, DeleteKey, Deleted, EditKey, ExportKeys, FindKeys, ListKeys, MOST_NAMES, MOST_ROWS, NoteKey,
    ReadKeys, ReadNames, RefreshAll, RefreshKeys, SeeNews,
};
pub use look::{CheckKey, ReadUsage};
pub use rotations::{AcceptJournal, ChooseRotation, PlanRotation, PutRotationAway, Rotate};
pub use secrets::{
    ChooseCandidate, ConfirmStored, Copied, CopySecret, CopyText, DeleteLost, DismissUnfinished,
    RevealSecret, SettleCreate,
};
pub use stopped::Stopped;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A call from the window to the core. The request is sent as the one argument `request` of the
/// command [`Call::NAME`]; a failed call answers a [`crate::Failure`].
pub trait Call: Serialize + DeserializeOwned {
    /// The name of the command, in snake case.
    const NAME: &'static str;
    /// What the core answers.
    type Reply: Serialize + DeserializeOwned;
}

/// Says that a request struct is a [`Call`].
macro_rules! call {
    ($request:ident = $name:literal -> $reply:ty) => {
        impl $crate::call::Call for $request {
            const NAME: &'static str = $name;
            type Reply = $reply;
        }
    };
}
pub(crate) use call;

/// The names of all calls. `src-tauri` declares exactly these commands, and a test walks them.
pub const NAMES: &[&str] = &[
    Open::NAME,
    ExploreSandbox::NAME,
    ResetSandbox::NAME,
    SignIn::NAME,
    SignOut::NAME,
    ReadKeys::NAME,
    RefreshKeys::NAME,
    CreateKey::NAME,
    EditKey::NAME,
    DeleteKey::NAME,
    NoteKey::NAME,
    ReadUsage::NAME,
    CheckKey::NAME,
    SettleCreate::NAME,
    ChooseCandidate::NAME,
    RevealSecret::NAME,
    CopySecret::NAME,
    ConfirmStored::NAME,
    DeleteLost::NAME,
    DismissUnfinished::NAME,
    CopyText::NAME,
    RenameAccount::NAME,
    RemoveAccount::NAME,
    ChangeSettings::NAME,
    HideNames::NAME,
    StopWaiting::NAME,
    LookAgain::NAME,
    Attend::NAME,
    Ready::NAME,
    RefreshAll::NAME,
    ListKeys::NAME,
    FindKeys::NAME,
    ReadNames::NAME,
    ExportKeys::NAME,
    SeeNews::NAME,
    ReadHealth::NAME,
    PlanRotation::NAME,
    Rotate::NAME,
    ChooseRotation::NAME,
    PutRotationAway::NAME,
    AcceptJournal::NAME,
    ReadErrand::NAME,
    EndErrand::NAME,
    ListDue::NAME,
    OpenWindow::NAME,
    ReadGoal::NAME,
    CloseWindow::NAME,
    ListActivity::NAME,
    ExportActivity::NAME,
    Stopped::NAME,
];

/// The name of the one event from the core to the window.
pub const CHANGED: &str = "changed";

/// Says that something changed, without saying how: the window asks again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// What changed.
    pub topic: Topic,
    /// Counts up with every change, so that an older answer can be told from a newer one.
    pub revision: u64,
}

/// What can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// What [`Open`] answers.
    Home,
    /// What [`ReadKeys`] answers.
    Keys,
    /// What [`ListActivity`] answers.
    Activity,
    /// The keychain keeps the core waiting, or no longer does.
    Keychain,
    /// What [`ReadErrand`] or [`ReadGoal`] answers.
    Errand,
    /// The window is asked to close: it answers with [`CloseWindow`].
    Closing,
    /// Keyward is asked to quit: the window answers with [`CloseWindow`].
    Quitting,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_there_once() {
        let mut names = NAMES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
    }
}
