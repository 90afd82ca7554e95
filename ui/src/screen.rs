//! What the window shows: a screen, and maybe a dialog over it.

use crate::attempt::Attempt;
use crate::form::Form;
use domain::{Account, CreateId, Key, KeyDraft, OrganizationRef};

/// A screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    /// Nothing yet: the core has not answered.
    Starting,
    /// Sandbox or sign in; where to, when an account has to sign in again.
    Welcome(Option<Account>),
    /// The keys of the organization.
    Keys,
    /// The form for a new key.
    NewKey(Box<Form>),
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
    /// Deleting a key.
    Delete(Box<Key>),
    /// Leaving the form although something was typed.
    Leave(Box<Destination>),
    /// Putting the sandbox back to what it was.
    ResetSandbox,
    /// Signing out.
    SignOut(Account),
}

/// Where to go.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// Sandbox or sign in.
    Welcome(Option<Account>),
    /// An organization's keys.
    Keys(OrganizationRef),
    /// A new key in an organization, filled from a draft.
    NewKey(OrganizationRef, Option<KeyDraft>),
}

/// What was just done, said for a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// The words.
    pub text: String,
    /// Tells one toast from the next.
    pub number: u32,
}
