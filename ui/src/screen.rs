//! What the window shows: a screen, and maybe a dialog over it.

use crate::attempt::Attempt;
use crate::beginning::Beginning;
use crate::editing::Editing;
use crate::form::Form;
use crate::pruning::Pruning;
use crate::state::Leaving;
use domain::{Account, Arrangement, CreateId, Key, KeyChanges, KeyDraft, KeyId, OrganizationRef, RotationId};

/// A screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    /// Nothing yet: the core has not answered.
    Starting,
    /// Sandbox or sign in; where to, when an account has to sign in again.
    Welcome(Option<Account>),
    /// The keys of the organization, or of all.
    Keys,
    /// The form for a new key.
    NewKey(Box<Form>),
    /// The form that changes a key.
    EditKey(Box<Editing>),
    /// How much a key was used.
    Usage(KeyId),
    /// What was done from this machine.
    Activity,
    /// Whether a pasted key is alive.
    Check,
    /// What is chosen before a rotation begins.
    Rotate(Box<Beginning>),
    /// A rotation.
    Rotation(RotationId),
    /// All rotations.
    Rotations,
    /// What should be seen to.
    Health,
    /// What is due next, in the small window.
    Next,
    /// What the admin sets, and the accounts.
    Settings,
}

/// A dialog over the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    /// What it is about.
    pub about: About,
    /// How what it does goes.
    pub attempt: Attempt,
}

/// What a dialog is about.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// The secret of a pending create.
    Secret(CreateId),
    /// Deleting a key, as the admin sees it.
    Delete(OrganizationRef, Box<Key>),
    /// Deleting several keys.
    Prune(Box<Pruning>),
    /// Making a key that may do a lot.
    Broad(Box<KeyDraft>),
    /// What will change of the key that is being edited.
    Difference(Box<KeyChanges>),
    /// Somebody else changed that key meanwhile: ours, and the key as it is now.
    Conflict(Box<KeyChanges>, Box<Key>),
    /// Any action, organization or key: the palette.
    Palette,
    /// All shortcuts.
    Shortcuts,
    /// In which organization to make a key.
    Whither,
    /// Which organization to look at for what should be seen to.
    Examine,
    /// Leaving the form although something was typed.
    Leave(Box<Destination>),
    /// Closing the window, or quitting, although something was typed.
    Discard(Leaving),
    /// Quitting while a secret is in memory only.
    Losing,
    /// Closing the window for the first time: Keyward stays in the tray.
    Tray,
    /// Calling a rotation off: its new key goes.
    CallOff(RotationId),
    /// Putting the sandbox back to what it was.
    ResetSandbox,
    /// Signing out.
    SignOut(Account),
    /// Removing an account.
    RemoveAccount(Account),
}

impl About {
    /// Whether this is the question about calling this rotation off.
    pub fn is_call_off(&self, rotation: &RotationId) -> bool {
        matches!(self, About::CallOff(asked) if asked == rotation)
    }
}

/// Where to go.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// Sandbox or sign in.
    Welcome(Option<Account>),
    /// The keys of all organizations.
    All,
    /// An organization's keys.
    Keys(OrganizationRef),
    /// Those keys of an organization, or of all, that are looked for so.
    Found(Option<OrganizationRef>, Box<Arrangement>),
    /// The keys that were looked at last, with the focus in their search.
    Search,
    /// A new key in an organization, filled from a draft.
    NewKey(OrganizationRef, Option<KeyDraft>),
    /// A new key with the settings of this one.
    Like(OrganizationRef, Box<Key>),
    /// One key among the others.
    Key(OrganizationRef, KeyId),
    /// Changing a key.
    Edit(OrganizationRef, Box<Key>),
    /// How much a key was used.
    Usage(OrganizationRef, KeyId),
    /// What was done from this machine.
    Activity,
    /// Whether a pasted key is alive.
    Check,
    /// The beginning of a rotation of a key.
    Rotate(OrganizationRef, KeyId),
    /// A rotation.
    Rotation(RotationId),
    /// All rotations.
    Rotations,
    /// What should be seen to, in one organization or in all.
    Health(Option<OrganizationRef>),
    /// What is due next, in the small window.
    Next,
    /// What the admin sets, and the accounts.
    Settings,
}

/// What was just done, or why not, said for a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// The words.
    pub text: String,
    /// Whether they say that something was done.
    pub done: bool,
    /// Tells one toast from the next.
    pub number: u32,
}
