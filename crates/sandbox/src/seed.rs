//! Filling a database: of each edition, where it is empty.

use crate::service::SandboxError;
use crate::store::Store;
use crate::{classic, kognitos};
use jiff::Timestamp;

/// Plants what is missing: all of it in a new database, the Classic edition in one from before there was any.
pub(crate) fn plant_missing(store: &Store, now: Timestamp) -> Result<(), SandboxError> {
    if store.is_empty()? {
        kognitos::seed::plant(store, now)?;
    }
    if store.classic().is_empty()? {
        classic::seed::plant(store, now)?;
    }
    Ok(())
}
