//! Settings: what the admin sets for Keyward on this machine.

use crate::journal::NewAct;
use crate::words::keys as words;
use crate::{App, Error};
use domain::activity::What;
use domain::call::{AcceptJournal, ChangeSettings, Topic};
use domain::{Places, Settings};

impl App {
    /// Changes what the admin sets.
    ///
    /// # Errors
    /// [`Error::Refused`] for a value that can't be chosen; [`Error::Disk`].
    pub fn change_settings(&self, request: &ChangeSettings) -> Result<(), Error> {
        if !request.settings.is_usable() {
            return Err(Error::Refused(words::CHOOSE_ONE_OF_VALUES_THAT_ARE_OFFERED.to_owned()));
        }
        self.journal.put_settings(&request.settings)?;
        // What is due may be another now.
        self.freshness.bell.notify_one();
        self.changed(Topic::Home);
        Ok(())
    }

    /// What the admin set.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn settings(&self) -> Result<Settings, Error> {
        self.journal.settings()
    }

    /// The admin has looked at what a damaged journal may have lost: rotations may begin again.
    ///
    /// # Errors
    /// [`Error::Disk`].
    pub fn accept_journal(&self, _request: &AcceptJournal) -> Result<(), Error> {
        self.record_here(&NewAct::here(What::AcceptJournal), || self.journal.put_damage_open(false))?;
        self.changed(Topic::Home);
        Ok(())
    }

    /// The admin waits no longer for the keychain.
    pub fn stop_waiting(&self) {
        self.doors.keychain.stop_waiting();
    }

    /// Where Keyward's files are.
    pub(crate) fn places(&self) -> Places {
        let directory = &self.doors.directory;
        Places { data: directory.display().to_string(), logs: directory.join("logs").display().to_string() }
    }
}
