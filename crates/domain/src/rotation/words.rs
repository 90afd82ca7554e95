//! The words for all of it, the same in the window and in the tray.

use super::{
    By, Choice, Deed, Ending, Fate, Mode, Objection, Obstacle, Progress, Reason, Rotation, Step, Stop,
};
use crate::{Field, Verdict, text};

impl Mode {
    /// The name of this way to rotate.
    pub fn title(self) -> &'static str {
        match self {
            Mode::Overlap => "New key first",
            Mode::Leaked => "Leaked: old key first",
            Mode::InPlace => "Replace in place",
        }
    }
}

impl Stop {
    /// The name of the stop.
    pub fn title(self) -> &'static str {
        match self {
            Stop::Created => "Created",
            Stop::Verified => "Verified",
            Stop::HandedOver => "Handed over",
            Stop::Waiting => "Waiting",
            Stop::OldDeleted => "Old key deleted",
        }
    }
}

impl Deed {
    /// What is being done.
    pub fn title(&self) -> &'static str {
        match self {
            Deed::Look => "Reading the list of keys",
            Deed::Create { .. } => "Creating the new key",
            Deed::Settle { .. } => "Finding out whether the new key exists",
            Deed::Prove => "Verifying the new secret",
            Deed::Swap => "Signing in with the new key",
            Deed::ForgetSecret => "Wiping the new secret from this computer",
            Deed::DeleteOld { .. } => "Deleting the old key",
            Deed::LookWhetherGone => "Making sure that the old key is gone",
            Deed::Rename { .. } => "Giving the new key its final name",
            Deed::DeleteNew { .. } => "Deleting the new key",
        }
    }
}

impl Rotation {
    /// What it does while it is at work.
    pub fn doing(&self) -> &'static str {
        match &self.progress {
            Progress::OldFirst { .. } | Progress::Finishing { .. } => "Deleting the old key",
            Progress::Planned { .. } | Progress::Creating { .. } => "Creating the new key",
            Progress::Created { .. } => "Verifying the new secret",
            Progress::Proven { .. } | Progress::Lost { .. } => "Reading the list of keys",
            Progress::Swapping { .. } => "Signing in with the new key",
            Progress::HandedOver { .. } => "Wiping the new secret from this computer",
            Progress::Renaming { .. } => "Giving the new key its final name",
            Progress::Undoing { .. } => "Deleting the new key",
            Progress::Ended { ending } => ending.sentence(),
        }
    }
}

impl Step {
    /// What was done.
    pub fn sentence(&self) -> String {
        match self {
            Step::Began => "The rotation began.".to_owned(),
            Step::Asked => "Keyward set out to make the new key.".to_owned(),
            Step::Created { prefix } => format!("The new key {} was created.", shown(prefix)),
            Step::SecretLost { prefix } => {
                format!("The secret of the new key {} is lost: its answer never arrived.", shown(prefix))
            }
            Step::Verified => "The service accepts the new secret.".to_owned(),
            Step::AcceptedUnproven => {
                "It could not be found out whether the service accepts the new secret; you went on."
                    .to_owned()
            }
            Step::Overtaken { .. } => "Another machine was rotating this key, and was earlier.".to_owned(),
            Step::HandedOver => "You stored the new secret.".to_owned(),
            Step::Swapped => "Keyward signs in with the new key.".to_owned(),
            Step::OldDeleteSent => "The service was asked to delete the old key.".to_owned(),
            Step::OldGone(By::Us) => "The old key is gone.".to_owned(),
            Step::OldGone(By::Others) => "The old key is gone: somebody else deleted it.".to_owned(),
            Step::OldGone(By::Unknown) => "The old key is gone.".to_owned(),
            Step::NewDeleted => "The new key was deleted.".to_owned(),
            Step::NewLeft { key } => format!("The key {} was left as it is.", text::harmless(key.as_str())),
            Step::NewVanished => "Somebody else deleted the new key.".to_owned(),
            Step::Renamed => "The new key has its final name.".to_owned(),
            Step::Ended(ending) => ending.sentence().to_owned(),
        }
    }
}

impl Rotation {
    /// How the rotation ended, with what is not known of the old key.
    pub fn ending_sentence(&self, ending: Ending) -> &'static str {
        // With its last name given, the old key was seen in the list just before.
        let unseen = self.receipt.when(&Step::Renamed).is_none();
        match (ending, self.fate) {
            (Ending::KeptBoth, Fate::Sent { .. }) if unseen => {
                "The new key stays. Whether the old one does is not known: its deletion was sent, and no answer confirmed it."
            }
            (ending, _) => ending.sentence(),
        }
    }
}

impl Ending {
    /// How the rotation ended.
    pub fn sentence(self) -> &'static str {
        match self {
            Ending::Done => "The key was rotated.",
            Ending::KeptBoth => "Both keys stay.",
            Ending::Undone => "The rotation was called off.",
            Ending::Withdrew => "Another machine rotates this key. The rotation here withdrew.",
        }
    }
}

impl Reason {
    /// What the rotation waits for, in a few words.
    pub fn title(&self) -> &'static str {
        match self {
            Reason::Trouble => "It could not go on",
            Reason::Keychain => "The keychain is locked",
            Reason::NotCreated => "No new key was made",
            Reason::NeverAnswered => "Nobody knows whether the new key exists",
            Reason::Which(_) => "Which of these keys is it?",
            Reason::Verdict(Verdict::Unproven(_)) => "The new secret could not be verified",
            Reason::Verdict(Verdict::Dead(_) | Verdict::Alive) => "The new secret is not accepted",
            Reason::HandOver => "A new secret waits to be stored",
            Reason::NewMissing => "The new key is missing",
            Reason::SecretLost => "The new secret is lost",
            Reason::Finish(_) => "The old key can go when you say so",
            Reason::Objections(_) => "Something speaks against deleting the old key",
        }
    }

    /// What the rotation waits for, and what to do.
    pub fn sentence(&self, rotation: &Rotation) -> String {
        match self {
            Reason::Trouble => match &rotation.trouble {
                Some(failure) => failure.message.clone(),
                None => "Try again.".to_owned(),
            },
            Reason::Keychain => "The keychain is locked. Unlock it: the new secret is in there.".to_owned(),
            Reason::NotCreated => match &rotation.trouble {
                Some(failure) => failure.message.clone(),
                None => "No new key was made. Make it now, or call the rotation off.".to_owned(),
            },
            Reason::NeverAnswered => "The service never said whether it made the new key, and its list does not show \
                                      it. Make another, or call the rotation off."
                .to_owned(),
            Reason::Which(_) => "The answer was lost, and the new key does not carry its mark. Say which of these \
                                 keys it is, if any."
                .to_owned(),
            Reason::Verdict(Verdict::Unproven(why)) => {
                format!("It could not be found out whether the service accepts the new secret: {}", shown(why))
            }
            Reason::Verdict(Verdict::Dead(_) | Verdict::Alive) => {
                "The service does not accept the new secret. A new key can take a minute to be known everywhere."
                    .to_owned()
            }
            Reason::HandOver => match rotation.fate {
                Fate::Kept | Fate::Sent { .. } => {
                    "Store the new secret where the old one is used. The old key works until you delete it.".to_owned()
                }
                Fate::Gone(_) => "Store the new secret where the old one was used. The old key is gone.".to_owned(),
            },
            Reason::NewMissing => {
                "The new key is not in the list any more. Make another, or call the rotation off.".to_owned()
            }
            Reason::SecretLost => {
                "The new key exists, and its secret is lost. Delete it and make another, or call the rotation off."
                    .to_owned()
            }
            Reason::Finish(_) => {
                "The new secret is stored. Delete the old key when nothing uses it any more; there is no hurry."
                    .to_owned()
            }
            Reason::Objections(objections) => sentences(objections),
        }
    }
}

impl Objection {
    /// What speaks against deleting the old key.
    pub fn sentence(&self) -> String {
        match self {
            Objection::SignsInWithOld => {
                "Keyward signs in with the old key. Sign in with another credential first.".to_owned()
            }
            Objection::NewMissing => "The new key is not in the list any more.".to_owned(),
            Objection::NewNotActive => "The new key is not active.".to_owned(),
            Objection::NewDiffers(fields) => format!("The new key was changed: {}.", names(fields)),
            Objection::NewNotUsed => "The new key was not used since you stored it.".to_owned(),
            Objection::UseUnknown => {
                "The service does not tell whether the new key is used. Make sure of it.".to_owned()
            }
            Objection::OldStillUsed => "The old key was used since you stored the new one.".to_owned(),
            Objection::OldChanged { fields, .. } if fields.is_empty() => {
                "Somebody changed the old key since the rotation began.".to_owned()
            }
            Objection::OldChanged { fields, .. } => {
                format!("Somebody changed the old key since the rotation began: {}.", names(fields))
            }
            Objection::Rival(_) => {
                "Another machine rotates this key, too. Its new key stays as well.".to_owned()
            }
        }
    }
}

impl Choice {
    /// What to write on its button.
    pub fn title(&self) -> &'static str {
        match self {
            Choice::TryAgain => "Try again",
            Choice::StartOver => "Make another key",
            Choice::Undo => "Call off",
            Choice::ItIs(_) => "It is this one",
            Choice::NoneOfThem => "None of these",
            Choice::AcceptUnproven => "Go on unverified",
            Choice::HandOver => "I have stored it",
            Choice::SkipSwap => "Sign in later",
            Choice::Finish { despite } if despite.is_empty() => "Delete the old key",
            Choice::Finish { .. } => "Delete the old key all the same",
            Choice::Later => "Not yet",
            Choice::KeepBoth => "Keep both keys",
            Choice::Leave => "Leave it as it is",
        }
    }
}

impl Obstacle {
    /// What is in the way, and what to do.
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::NotOffered => "This service does not offer key management over its API.".to_owned(),
            Obstacle::NoRight => "You can't manage the keys of this organization.".to_owned(),
            Obstacle::OldMissing => "The key is not in the list any more. Refresh the list.".to_owned(),
            Obstacle::AlreadyOpen(_) => {
                "This key is being rotated already. Go on with that rotation.".to_owned()
            }
            Obstacle::Elsewhere(_) => {
                "Another machine rotates this key, or left a new key behind. Finish it there, or \
                                       give that key another name first."
                    .to_owned()
            }
            Obstacle::Unfit { advice, .. } => advice.clone(),
            Obstacle::NoRoom { .. } => {
                "There is no room for a second key. Delete one that can go, or replace this one in place."
                    .to_owned()
            }
            Obstacle::SignsInWithOld => {
                "Keyward signs in with this key, so it can't go first. Make the new key first.".to_owned()
            }
            Obstacle::NotTyped(word) => {
                format!("Type {} to delete the old key before there is a new one.", text::harmless(word))
            }
        }
    }
}

fn sentences(objections: &[Objection]) -> String {
    objections.iter().map(Objection::sentence).collect::<Vec<_>>().join(" ")
}

fn names(fields: &[Field]) -> String {
    let name = |field: &Field| match field {
        Field::Name => "name",
        Field::Scope => "scope",
        Field::Permissions => "permissions",
        Field::Expiration => "expiration",
        Field::Address | Field::Credential | Field::Secret | Field::Note | Field::ConfirmWord => "settings",
    };
    fields.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn shown(text: &str) -> String {
    text::harmless(text)
}
