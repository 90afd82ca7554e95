//! What can happen to the state.

use crate::asking::Asking;
use crate::batch;
use crate::beginning;
use crate::form::Edit;
use crate::ledger;
use crate::list::Change;
use crate::overview::Ask;
use crate::pruning;
use crate::renaming;
use crate::screen::{About, Destination};
use crate::sight::Stretch;
use domain::call::{Deleted, ReadHealth};
use domain::health::Matter;
use domain::list::{Arrangement, Listing};
use domain::query::Known;
use domain::rotation::{Obstacle, Plan, RotationView};
use domain::{
    AccountId, Checked, CreateId, Errand, Failure, Health, Home, Key, KeyDraft, KeyId, KeyPlace,
    OrganizationRef, RotationId, Settings, Timestamp, Unfinished, Usage, View,
};

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The clock moved on.
    Ticked(Timestamp),
    /// The core said how things are, or failed to.
    Opened(Result<Home, Failure>),
    /// Goes there; asks first where something typed would be lost.
    Go(Destination),
    /// Goes where the question about leaving points.
    Left,
    /// An answer leads there: followed where nothing is typed and no dialog is open.
    Led(Destination),
    /// The service is being asked.
    RefreshSent(OrganizationRef),
    /// The cache answered.
    Read(OrganizationRef, Option<View>),
    /// The service answered, or failed to.
    Refreshed(OrganizationRef, Result<View, Failure>),
    /// Signing in is under way.
    SignInSent,
    /// Signing in failed.
    SignInFailed(Failure),
    /// An account is being named.
    Renaming(renaming::Change),
    /// An account was removed.
    Removed(AccountId),
    /// A setting was changed.
    SettingsWanted(Settings),
    /// The core is told.
    SettingsSent(Settings),
    /// It is kept, or was not.
    SettingsKept(Settings, Result<(), Failure>),
    /// Names are to be hidden, or shown.
    HidingSent(bool),
    /// The core knows, or could not do it.
    HidingKept(bool, Result<(), Failure>),
    /// The keychain is waited for no longer.
    StopSent,
    /// It is waited for still.
    StopFailed(Failure),
    /// The table changes.
    List(Change),
    /// A row is selected: the one at a place, and its key where that is known; its detail is opened too, or not.
    Picked {
        /// The place of the row.
        place: usize,
        /// Which key it is, where the row is at hand.
        key: Option<(OrganizationRef, KeyId)>,
        /// Whether its detail opens, where the window is narrow.
        open: bool,
    },
    /// Other keys are selected together.
    Batch(batch::Change),
    /// The core gave the rows of the table over all organizations that are to be selected together.
    SelectFound {
        /// What was set for the table when it was asked.
        by: Arrangement,
        /// The keys.
        keys: Vec<KeyPlace>,
        /// How many were meant.
        total: usize,
    },
    /// These rows of the table over all organizations are drawn.
    Drawn(Stretch),
    /// The core is asked for rows of it.
    ListSent(Ask),
    /// It gave them, or failed to.
    Listed(Ask, Result<Listing, Failure>),
    /// Those at hand may be old.
    Outdated,
    /// The core told how things are called over all organizations.
    Named(Known),
    /// The core is asked what should be seen to.
    HealthSent(ReadHealth),
    /// It said so, or failed to.
    HealthRead(ReadHealth, Result<Health, Failure>),
    /// More of a matter is to be shown, or less.
    Unfolded(Matter),
    /// A key of this organization is looked at, wherever that is.
    LookedAt(OrganizationRef),
    /// Something happens to the table of what was done.
    Activity(ledger::Change),
    /// The news of an organization were looked at, or of all.
    NewsSeen(Option<OrganizationRef>),
    /// The form changes.
    Form(Edit),
    /// The draft was sent.
    CreateSent(Asking),
    /// No key was made, or nobody knows.
    CreateFailed(Asking, KeyDraft, Failure),
    /// The key was made.
    Created(Asking, Unfinished),
    /// A dialog opens.
    Asked(About),
    /// The dialog closes.
    Closed,
    /// What the dialog does is under way.
    DialogSent(Asking),
    /// It failed.
    DialogFailed(Asking, Failure),
    /// It is done: the dialog closes.
    DialogDone(Asking),
    /// A key is changed.
    Edited(Asking, OrganizationRef, Box<Key>),
    /// Somebody else had changed it: the key as it is now, and the failure that said so.
    Conflicted(Asking, Box<Key>, Failure),
    /// The admin drops their own changes for the key as it is now.
    TheirsTaken,
    /// A note about a key is on its way.
    NoteSent(OrganizationRef, KeyId),
    /// It is kept, or was not.
    Noted(OrganizationRef, KeyId, Result<String, Failure>),
    /// The service is asked how much a key was used.
    UsageSent(OrganizationRef, KeyId),
    /// It said so, or failed to.
    UsageRead(OrganizationRef, KeyId, Result<Usage, Failure>),
    /// A pasted key is being checked.
    CheckSent,
    /// What was found out.
    Checked(Result<Checked, Failure>),
    /// A key is gone.
    Deleted(OrganizationRef, KeyId, Deleted),
    /// Several keys are being deleted.
    Prune(pruning::Change),
    /// A secret is stored: its create is finished.
    Stored(CreateId),
    /// Something about an unfinished create is under way.
    SettleSent(CreateId),
    /// It failed.
    SettleFailed(CreateId, Failure),
    /// What is known of an unfinished create now; nothing more to finish where `None`.
    Settled(CreateId, Option<Unfinished>),
    /// What begins with a rotation changes.
    Begin(beginning::Change),
    /// The core said what is in the way of a plan.
    Planned(Plan, Result<Vec<Obstacle>, Failure>),
    /// A rotation is to begin.
    BeginSent(Asking),
    /// It did not.
    BeginFailed(Asking, Failure),
    /// It did.
    Begun(Box<RotationView>),
    /// A choice is on its way.
    ChoiceSent(RotationId),
    /// It was taken, or refused.
    Chosen(RotationId, Result<(), Failure>),
    /// A rotation that ended is put away.
    PutAway(RotationId),
    /// What the small window is for.
    ErrandRead(Errand),
    /// The small window asks for the keys that expire next.
    DueSent,
    /// Which they are.
    DueListed(Result<Listing, Failure>),
    /// Something failed that has no place of its own.
    Troubled(Failure),
    /// Says what was done.
    Said(String),
    /// Says why something can't be done now.
    Refused(String),
    /// A toast has been there long enough.
    Unsaid(u32),
    /// The admin has put a notice away.
    Dismissed(String),
    /// The admin has read what failed.
    TroubleSeen,
}
