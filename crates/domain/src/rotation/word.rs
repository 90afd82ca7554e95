//! One word for each state and choice, by which the page marks them.

use super::{Choice, Mode, Obstacle, Reason, Standing, Stop};

impl Mode {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Overlap => "overlap",
            Mode::Leaked => "leaked",
            Mode::InPlace => "in_place",
        }
    }
}

impl Stop {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Stop::Created => "created",
            Stop::Verified => "verified",
            Stop::HandedOver => "handed_over",
            Stop::Waiting => "waiting",
            Stop::OldDeleted => "old_deleted",
        }
    }
}

impl Standing {
    /// Its word.
    pub fn word(&self) -> &'static str {
        match self {
            Standing::Working => "working",
            Standing::Waiting(_) => "waiting",
            Standing::Over(_) => "over",
        }
    }
}

impl Reason {
    /// Its word.
    pub fn word(&self) -> &'static str {
        match self {
            Reason::Trouble => "trouble",
            Reason::Keychain => "keychain",
            Reason::NotCreated => "not_created",
            Reason::NeverAnswered => "never_answered",
            Reason::Which(_) => "which",
            Reason::Verdict(_) => "verdict",
            Reason::HandOver => "hand_over",
            Reason::NewMissing => "new_missing",
            Reason::SecretLost => "secret_lost",
            Reason::Finish(_) => "finish",
            Reason::Objections(_) => "objections",
        }
    }
}

impl Choice {
    /// Its word.
    pub fn word(&self) -> &'static str {
        match self {
            Choice::TryAgain => "try_again",
            Choice::StartOver => "start_over",
            Choice::Undo => "undo",
            Choice::ItIs(_) => "it_is",
            Choice::NoneOfThem => "none_of_them",
            Choice::AcceptUnproven => "accept_unproven",
            Choice::HandOver => "hand_over",
            Choice::SkipSwap => "skip_swap",
            Choice::Finish { .. } => "finish",
            Choice::Later => "later",
            Choice::KeepBoth => "keep_both",
            Choice::Leave => "leave",
        }
    }
}

impl Obstacle {
    /// Its word.
    pub fn word(&self) -> &'static str {
        match self {
            Obstacle::NotOffered => "not_offered",
            Obstacle::NoRight => "no_right",
            Obstacle::OldMissing => "old_missing",
            Obstacle::AlreadyOpen(_) => "already_open",
            Obstacle::Elsewhere(_) => "elsewhere",
            Obstacle::Unfit { .. } => "unfit",
            Obstacle::NoRoom { .. } => "no_room",
            Obstacle::SignsInWithOld => "signs_in_with_old",
            Obstacle::NotTyped(_) => "not_typed",
        }
    }
}
