//! What is written down before a deed is done, so that after a crash it is known that it may have been.

use super::{Deed, Fate, Progress, Rotation, Step};
use crate::Timestamp;

impl Rotation {
    /// The record to write down before a deed of [`Rotation::next`] is done.
    #[must_use]
    pub fn before(&self, deed: &Deed, now: Timestamp) -> Self {
        let mut written = self.clone();
        match deed {
            Deed::Create { create } => {
                written.progress = Progress::Creating { create: create.clone(), chosen: false };
                written.receipt.add(Step::Asked, now);
            }
            Deed::DeleteOld { .. } => {
                written.fate = Fate::Sent { answered: false };
                written.receipt.add(Step::OldDeleteSent, now);
            }
            // These change nothing, or it is written down already that they may have been done.
            Deed::Look
            | Deed::Settle { .. }
            | Deed::Prove
            | Deed::Swap
            | Deed::ForgetSecret
            | Deed::LookWhetherGone
            | Deed::Rename { .. }
            | Deed::DeleteNew { .. } => {}
        }
        written
    }
}
