//! Calls about what was done from this machine.

use super::call;
use crate::activity::{ActSearch, Acts};
use crate::{Format, Saved};
use serde::{Deserialize, Serialize};

/// Reads a stretch of what was done from this machine, the newest first. Asks no service.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListActivity {
    /// What to look for.
    pub by: ActSearch,
    /// The place of the first row wanted.
    pub from: usize,
    /// How many rows are wanted; at most [`super::MOST_ROWS`] are given.
    pub count: usize,
}
call!(ListActivity = "list_activity" -> Acts);

/// Saves what was done from this machine as a new file in the folder for downloads.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExportActivity {
    /// What to look for.
    pub by: ActSearch,
    /// The form of the file.
    pub format: Format,
}
call!(ExportActivity = "export_activity" -> Saved);
