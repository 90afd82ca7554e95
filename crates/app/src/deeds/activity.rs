//! Activity: what was done from this machine, to be looked at and taken along.

use crate::{App, Error, database};
use domain::activity::{Acts, csv};
use domain::call::{ExportActivity, ListActivity, MOST_ROWS};
use domain::{Format, Saved};
use serde::Serialize;

impl App {
    /// A stretch of what was done, the newest first. Asks nobody.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn list_activity(&self, request: &ListActivity) -> Result<Acts, Error> {
        let ListActivity { by, from, count } = request;
        self.journal.list_acts(by, *from..from.saturating_add((*count).min(MOST_ROWS)))
    }

    /// Saves what is looked for as a new file.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn export_activity(&self, request: &ExportActivity) -> Result<Saved, Error> {
        let acts = self.journal.find_acts(&request.by)?;
        let content = match request.format {
            Format::Csv => csv(&acts),
            Format::Json => self.json(&acts)?,
        };
        self.save_export("activity", request.format, &content, acts.len())
    }

    pub(crate) fn json(&self, rows: &impl Serialize) -> Result<String, Error> {
        let folder = &self.doors.exports;
        serde_json::to_string_pretty(rows).map_err(|error| database::disk(folder, &error))
    }
}
