//! Rename account: the admin's own name for it, on this machine only.

use crate::journal::NewAct;
use crate::words::accounts as words;
use crate::words::keys::ON_THIS_MACHINE_ONLY;
use crate::{App, Error};
use domain::account::LONGEST_ACCOUNT_NAME;
use domain::activity::What;
use domain::call::{RenameAccount, Topic};
use domain::{Field, NameProblem};

impl App {
    /// Gives an account a name; an empty one takes it away.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name that is too long or can't be shown; [`Error::Disk`].
    pub fn rename_account(&self, request: &RenameAccount) -> Result<(), Error> {
        // It is told by the name that it had.
        let act = self.act_of(What::RenameAccount, &request.account)?;
        let name = request.name.trim();
        let length = name.chars().count();
        if length > LONGEST_ACCOUNT_NAME {
            let advice = words::name_has_at_most_characters(LONGEST_ACCOUNT_NAME, length);
            return Err(Error::invalid(Field::Name, advice));
        }
        if let Some(found) = name.chars().find(|c| c.is_control()) {
            return Err(Error::invalid(Field::Name, NameProblem::ControlCharacter(found).to_string()));
        }
        let act = NewAct { reason: ON_THIS_MACHINE_ONLY.to_owned(), ..act };
        self.record_here(&act, || self.journal.set_name(&request.account, name))?;
        self.changed(Topic::Home);
        Ok(())
    }
}
