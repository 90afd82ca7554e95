//! Note: who uses a key, and where. Kept on this machine, sent nowhere.

use crate::journal::NewAct;
use crate::words::keys as words;
use crate::{App, Error};
use domain::Field;
use domain::activity::What;
use domain::call::{NoteKey, Topic};
use domain::edit::LONGEST_NOTE;

impl App {
    /// Keeps a note about a key; an empty one is removed.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it is too long; [`Error::Disk`].
    pub fn note_key(&self, request: &NoteKey) -> Result<(), Error> {
        let note = request.note.trim();
        let length = note.chars().count();
        if length > LONGEST_NOTE {
            let advice = words::note_has_at_most_characters(LONGEST_NOTE, length);
            return Err(Error::invalid(Field::Note, advice));
        }
        if self.journal.notes(&request.at)?.get(&request.key).map_or("", String::as_str) == note {
            return Ok(());
        }
        let view = self.cache.view(&request.at)?;
        let act = match view.iter().flat_map(|view| &view.keys).find(|key| key.id == request.key) {
            Some(key) => self.act_on(What::Note, &request.at, key)?,
            None => self.act_at(What::Note, &request.at)?.on(&request.key, "", ""),
        };
        // What the note says is nobody else's business.
        let act = NewAct { reason: words::ON_THIS_MACHINE_ONLY.to_owned(), ..act };
        self.record_here(&act, || self.journal.put_note(&request.at, &request.key, note))?;
        // The search looks at notes too.
        self.cache.touch_view(&request.at, |view| {
            if note.is_empty() {
                view.notes.remove(&request.key);
            } else {
                view.notes.insert(request.key.clone(), note.to_owned());
            }
        })?;
        self.changed(Topic::Keys);
        Ok(())
    }
}
