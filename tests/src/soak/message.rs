//! What parent and child say to each other: one line of JSON each, over the child's standard input and output.

use crate::soak::plan::Plan;
use domain::rotation::RotationView;
use domain::{Hidden, KeyId, Unfinished};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The first line to a child: what it is to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    /// For the admin's choices.
    pub seed: u64,
    /// What the run is.
    pub plan: Plan,
    /// Where the service answers.
    pub address: String,
    /// The credential to sign in with.
    pub credential: Hidden,
    /// The credential to sign in with where the first one is the old key and was not swapped.
    pub spare_credential: Hidden,
    /// The run's directory.
    pub directory: PathBuf,
    /// The key to rotate.
    pub old: KeyId,
    /// What earlier children did.
    pub so_far: SoFar,
    /// Only look how everything stands, and report.
    pub look: bool,
}

/// What is known of the consumer, by the first characters of the secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoFar {
    /// The secrets that were handed over.
    pub given: BTreeSet<String>,
    /// Those that the consumer used since.
    pub used: BTreeSet<String>,
    /// Whether nothing goes wrong any more.
    pub calm: bool,
}

/// A line from a child.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Said {
    /// Something changed that a window would show.
    Stirred,
    /// The admin chose.
    Chose {
        /// What the rotation waited for.
        reason: String,
        /// The choice.
        choice: String,
    },
    /// The admin puts the secret to where it is used.
    Give {
        /// Its first characters.
        prefix: String,
        /// All of it.
        secret: Hidden,
    },
    /// The admin puts the old secret back, since the new one is not to be had again.
    TakeBack {
        /// The first characters of the new one.
        prefix: String,
    },
    /// Nothing more is to be done.
    Over(Box<Report>),
    /// It does not go on.
    Stuck(String),
}

/// How everything stands, as Keyward shows it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// The rotations.
    pub rotations: Vec<RotationView>,
    /// The creates that are not finished.
    pub unfinished: Vec<Unfinished>,
    /// The first characters of the secrets that are at hand to be stored.
    pub at_hand: BTreeSet<String>,
    /// What Keyward says of itself.
    pub notices: Vec<String>,
}
