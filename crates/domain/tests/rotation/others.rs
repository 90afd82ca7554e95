//! What happens without the machines: late requests arrive, the new key is used, another admin meddles.

use crate::moves::{Kind, Moves};
use crate::rules::Violation;
use crate::setting::Edition;
use crate::world::{Created, FOREIGN, ModelKey, Name, OLD, Request, Slot, State, bit};

impl Moves<'_, '_> {
    pub(crate) fn arrive(&mut self, state: &State) -> Result<(), Violation> {
        for place in 0..state.late.len() {
            let Some(request) = state.late[place] else { continue };
            let mut after = *state;
            after.late[place] = None;
            after.late.sort_unstable();
            match request {
                Request::Create { slot } => {
                    if after.serve_create(&self.lab.setting, slot) == Created::Twice {
                        return Err(Violation::TwoKeysForOneCreate);
                    }
                }
                Request::Delete { slot, etag } => {
                    after.serve_delete(slot, etag);
                }
            }
            self.add(0, "a late request arrives", Kind::Free, after);
        }
        let used = state.in_use.trailing_zeros() as Slot;
        if state.in_use != 0
            && let Some(key) = state.keys[used].filter(|key| key.used < 2)
        {
            let mut after = *state;
            after.keys[used] = Some(ModelKey { used: 2, ..key });
            self.add(0, "the new key is used", Kind::Free, after);
        }
        Ok(())
    }

    /// Another admin does one thing.
    pub(crate) fn meddle(&mut self, state: &State) {
        if !state.foreign {
            return;
        }
        let spent = State { foreign: false, ..*state };
        let setting = self.lab.setting;
        for slot in 0..FOREIGN {
            let Some(key) = state.keys[slot] else { continue };
            let mut after = spent;
            after.serve_delete(slot, None);
            after.taken_away |= bit(slot);
            self.add(
                2,
                if slot == OLD { "deletes the old key" } else { "deletes a new key" },
                Kind::Foreign,
                after,
            );
            let mut after = spent;
            let renamed = ModelKey { name: Name::Changed, etag: key.etag + 1, ..key };
            after.keys[slot] = Some(renamed);
            self.add(
                2,
                if slot == OLD { "renames the old key" } else { "renames a new key" },
                Kind::Foreign,
                after,
            );
            if setting.edition == Edition::ByNumber {
                let mut after = spent;
                after.keys[slot] = Some(ModelKey { edited: true, etag: key.etag + 1, ..key });
                self.add(
                    2,
                    if slot == OLD { "edits the old key" } else { "edits a new key" },
                    Kind::Foreign,
                    after,
                );
            }
        }
        if let Some(key) = state.keys[OLD].filter(|key| key.used < 2) {
            let mut after = spent;
            after.keys[OLD] = Some(ModelKey { used: 2, ..key });
            self.add(2, "uses the old key", Kind::Foreign, after);
        }
        if let Some(key) = state.keys[OLD].filter(|_| setting.edition == Edition::ByNumber) {
            let mut after = spent;
            after.keys[OLD] = Some(ModelKey { hidden: true, etag: key.etag + 1, ..key });
            self.add(2, "moves the old key out of sight", Kind::Foreign, after);
        }
        if state.count() < setting.limit {
            let mut after = spent;
            after.add(FOREIGN, Name::Plain);
            self.add(2, "makes a key", Kind::Foreign, after);
        }
    }
}
