//! Words for what was done, and how it ended.

use super::{Outcome, What};
use crate::{FailureKind, Field};

impl What {
    /// All of them.
    pub const ALL: [What; 31] = [
        What::Create,
        What::Settle,
        What::Reveal,
        What::Copy,
        What::Store,
        What::Edit,
        What::Delete,
        What::DeleteLost,
        What::Rotate,
        What::Verify,
        What::Swap,
        What::DeleteOld,
        What::Rename,
        What::DeleteNew,
        What::SignIn,
        What::SignOut,
        What::RemoveAccount,
        What::Choose,
        What::Dismiss,
        What::CallOff,
        What::KeepBoth,
        What::StartOver,
        What::AcceptUnproven,
        What::SkipSwap,
        What::LeaveNew,
        What::Note,
        What::RenameAccount,
        What::ResetSandbox,
        What::Check,
        What::Export,
        What::AcceptJournal,
    ];

    /// Its word, in the journal and in what is exported.
    pub fn word(self) -> &'static str {
        match self {
            What::Create => "create",
            What::Settle => "settle",
            What::Reveal => "reveal",
            What::Copy => "copy",
            What::Store => "store",
            What::Edit => "edit",
            What::Delete => "delete",
            What::DeleteLost => "delete_lost",
            What::Rotate => "rotate",
            What::Verify => "verify",
            What::Swap => "swap",
            What::DeleteOld => "delete_old",
            What::Rename => "rename",
            What::DeleteNew => "delete_new",
            What::SignIn => "sign_in",
            What::SignOut => "sign_out",
            What::RemoveAccount => "remove_account",
            What::Choose => "choose",
            What::Dismiss => "dismiss",
            What::CallOff => "call_off",
            What::KeepBoth => "keep_both",
            What::StartOver => "start_over",
            What::AcceptUnproven => "accept_unproven",
            What::SkipSwap => "skip_swap",
            What::LeaveNew => "leave_new",
            What::Note => "note",
            What::RenameAccount => "rename_account",
            What::ResetSandbox => "reset_sandbox",
            What::Check => "check",
            What::Export => "export",
            What::AcceptJournal => "accept_journal",
        }
    }

    /// What was done, for people.
    pub fn title(self) -> &'static str {
        match self {
            What::Create => "Create key",
            What::Settle => "Find out about a key",
            What::Reveal => "Reveal secret",
            What::Copy => "Copy secret",
            What::Store => "Secret stored",
            What::Edit => "Edit key",
            What::Delete => "Delete key",
            What::DeleteLost => "Delete lost key",
            What::Rotate => "Begin rotation",
            What::Verify => "Verify new secret",
            What::Swap => "Sign in with new key",
            What::DeleteOld => "Delete old key",
            What::Rename => "Name new key",
            What::DeleteNew => "Delete new key",
            What::SignIn => "Sign in",
            What::SignOut => "Sign out",
            What::RemoveAccount => "Remove account",
            What::Choose => "Choose key of a create",
            What::Dismiss => "Leave unfinished key",
            What::CallOff => "Call off rotation",
            What::KeepBoth => "Keep both keys",
            What::StartOver => "Make another new key",
            What::AcceptUnproven => "Accept unverified secret",
            What::SkipSwap => "Stay signed in with old key",
            What::LeaveNew => "Leave new key",
            What::Note => "Edit note",
            What::RenameAccount => "Rename account",
            What::ResetSandbox => "Reset sandbox",
            What::Check => "Check key",
            What::Export => "Export",
            What::AcceptJournal => "Accept damaged journal",
        }
    }
}

impl Outcome {
    /// All of them, in the order to show them.
    pub const ALL: [Outcome; 4] = [Outcome::Done, Outcome::Failed, Outcome::Unsure, Outcome::UnderWay];

    /// Its word, in the journal and in what is exported.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::UnderWay => "under_way",
            Outcome::Done => "done",
            Outcome::Failed => "failed",
            Outcome::Unsure => "unsure",
        }
    }

    /// How it ended, for people.
    pub fn title(self) -> &'static str {
        match self {
            Outcome::UnderWay => "Under way",
            Outcome::Done => "Done",
            Outcome::Failed => "Failed",
            Outcome::Unsure => "Not known",
        }
    }
}

/// Why something did not succeed, in words of Keyward's own: what a service said may hold anything.
pub fn reason(kind: &FailureKind) -> &'static str {
    match kind {
        FailureKind::Offline => "The service could not be reached, or gave no answer.",
        FailureKind::Unsure { .. } => "The answer was lost.",
        FailureKind::SecretLost { .. } => "The key was created, but its secret was lost on the way.",
        FailureKind::SignedOut => "The service does not accept the credential.",
        FailureKind::Invalid { field } => match field {
            Field::Name => "The name was not accepted.",
            Field::Scope => "The scope was not accepted.",
            Field::Permissions => "The permissions were not accepted.",
            Field::Expiration => "The expiration was not accepted.",
            Field::Address => "The address was not accepted.",
            Field::Credential | Field::Secret => "The credential was not accepted.",
            Field::Note | Field::ConfirmWord => "What was typed was not accepted.",
        },
        FailureKind::Refused => "It was refused.",
        FailureKind::Conflict => "Somebody else changed the key meanwhile.",
        FailureKind::LimitReached => "The organization has as many keys as it may have.",
        FailureKind::RateLimited { .. } => "The service asked to wait: too many requests were made.",
        FailureKind::Gone => "It was not there any more.",
        FailureKind::KeychainLocked => "The keychain is locked.",
        FailureKind::KeychainAbsent => "There is no keychain.",
        FailureKind::KeychainBusy => "The keychain did not answer in time.",
        FailureKind::KeychainRefused => "The keychain refused it.",
        FailureKind::Unsupported => "The service does not offer key management.",
        FailureKind::Unexpected { .. } => "Something unexpected happened: the log says more.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_calls_and_are_there_once() {
        let mut words: Vec<&str> = What::ALL.iter().map(|what| what.word()).collect();
        for (what, word) in What::ALL.iter().zip(&words) {
            assert_eq!(serde_json::to_string(what).unwrap(), format!("{word:?}"));
        }
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), What::ALL.len());
        for outcome in Outcome::ALL {
            assert_eq!(serde_json::to_string(&outcome).unwrap(), format!("{:?}", outcome.word()));
        }
    }
}
