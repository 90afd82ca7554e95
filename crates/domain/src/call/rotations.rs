//! Calls about rotations.

use super::call;
use crate::rotation::{Choice, Obstacle, Plan, RotationView};
use crate::{OrganizationRef, RotationId};
use serde::{Deserialize, Serialize};

/// Tells what is in the way of a rotation, by what was last read. Asks no service and begins nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanRotation {
    /// Where.
    pub at: OrganizationRef,
    /// What is asked for.
    pub plan: Plan,
}
call!(PlanRotation = "plan_rotation" -> Vec<Obstacle>);

/// Begins a rotation, after the service was asked how everything stands. It goes on by itself up to the admin's next
/// choice; [`crate::Home::rotations`] tells how far it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rotate {
    /// Where.
    pub at: OrganizationRef,
    /// What is asked for.
    pub plan: Plan,
    /// The admin's consent to go on where the keychain can't keep the new secret.
    pub without_recovery: bool,
}
call!(Rotate = "rotate" -> RotationView);

/// The admin chooses how a rotation goes on: one of the choices that it waits for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChooseRotation {
    /// The rotation.
    pub rotation: RotationId,
    /// What was chosen.
    pub choice: Choice,
    /// What was typed, where a word has to be ([`crate::Rotation::word_to_type`]).
    pub typed: String,
    /// The admin's consent to go on where the keychain can't keep the new secret.
    pub without_recovery: bool,
}
call!(ChooseRotation = "choose_rotation" -> RotationView);

/// Speaks no more of a rotation that ended. Refused for one that did not.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PutRotationAway {
    /// The rotation.
    pub rotation: RotationId,
}
call!(PutRotationAway = "put_rotation_away" -> ());

/// The admin has looked whether something is missing since the journal was damaged: rotations may begin again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AcceptJournal {}
call!(AcceptJournal = "accept_journal" -> ());
