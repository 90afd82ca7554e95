//! Kinds of deeds: the chips over the table of what was done.

use super::{Act, What};
use crate::words::titles;
use serde::{Deserialize, Serialize};

/// A kind of deed: a chip over the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Keys were made, or it was settled whether they were.
    Created,
    /// Keys, or notes about them, were changed.
    Edited,
    /// Keys were deleted.
    Deleted,
    /// Steps of rotations.
    Rotations,
    /// Secrets were looked at, copied, stored or checked.
    Secrets,
    /// Accounts.
    Accounts,
    /// Keyward's own files.
    Files,
}

impl Kind {
    /// All of them, in the order to show them.
    pub const ALL: [Kind; 7] = [
        Kind::Created,
        Kind::Edited,
        Kind::Deleted,
        Kind::Rotations,
        Kind::Secrets,
        Kind::Accounts,
        Kind::Files,
    ];

    /// The word on the chip.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Created => titles::CREATED,
            Kind::Edited => titles::EDITED,
            Kind::Deleted => titles::DELETED,
            Kind::Rotations => titles::ROTATIONS,
            Kind::Secrets => titles::SECRETS,
            Kind::Accounts => titles::ACCOUNTS,
            Kind::Files => titles::FILES,
        }
    }

    /// Whether it lets a deed through. A step of a rotation may be of two kinds.
    pub fn admits(self, act: &Act) -> bool {
        match self {
            Kind::Rotations => act.rotation.is_some(),
            kind => kind.has(act.what),
        }
    }

    /// Whether a deed is of this kind by what was done. Nothing is of rotations by that alone: most steps of a rotation
    /// are also done without one.
    pub fn has(self, what: What) -> bool {
        match self {
            Kind::Created => matches!(what, What::Create | What::Settle | What::Choose | What::Dismiss),
            Kind::Edited => matches!(what, What::Edit | What::Rename | What::Note),
            Kind::Deleted => {
                matches!(what, What::Delete | What::DeleteLost | What::DeleteOld | What::DeleteNew)
            }
            Kind::Rotations => false,
            Kind::Secrets => matches!(what, What::Reveal | What::Copy | What::Store | What::Check),
            Kind::Accounts => matches!(
                what,
                What::SignIn | What::SignOut | What::RemoveAccount | What::RenameAccount | What::ResetSandbox
            ),
            Kind::Files => matches!(what, What::Export | What::AcceptJournal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::search::tests::act;
    use super::*;
    use crate::RotationId;

    #[test]
    fn every_deed_is_of_a_kind() {
        for what in What::ALL {
            let mut one = act(1, what, "CI");
            let of_rotations = matches!(
                what,
                What::Rotate
                    | What::Verify
                    | What::Swap
                    | What::CallOff
                    | What::KeepBoth
                    | What::StartOver
                    | What::AcceptUnproven
                    | What::SkipSwap
                    | What::LeaveNew
            );
            if of_rotations {
                one.rotation = Some(RotationId::new("r"));
            }
            assert!(Kind::ALL.iter().any(|kind| kind.admits(&one)), "{what:?}");
        }
    }
}
