//! The create within a rotation, as the app does it: written down, a placeholder in the keychain, sent, and settled
//! by its number or by the list.

use crate::moves::{Kind, Moves, found};
use crate::rules::Violation;
use crate::setting::Edition;
use crate::world::{
    Created, Intent, Kept, Request, SLOTS, State, bit, create_id, key_id, slot_named, slot_of,
};
use domain::rotation::Event;
use domain::{Adoption, Search};

impl Moves<'_, '_> {
    pub(crate) fn create(
        &mut self,
        state: &State,
        before: &State,
        who: usize,
        create: usize,
    ) -> Result<(), Violation> {
        let machine = &before.machines[who];
        let unsure = |other: usize| {
            matches!(machine.intents[other], Intent::Sent { .. }) && machine.a_day_later & bit(other) == 0
        };
        if (0..machine.intents.len()).any(unsure) {
            return Err(Violation::CreatesWhileUnsure);
        }
        self.kill(before, who, "is killed before the create is written down");
        if machine.locked {
            return self.fails(before, who, "can't put a placeholder into the locked keychain", Kind::Auto);
        }
        let mut sent = *before;
        sent.machines[who].intents[create] = Intent::Sent { before: state.taken(), others: 0 };
        sent.machines[who].keychain[create] = Kept::Placeholder;
        self.kill(&sent, who, "is killed before the create is sent");
        self.down(before, who)?;
        self.ask_for_key(&sent, who, create, false)
    }

    /// Sends a create, for the first time or with its number again.
    fn ask_for_key(&mut self, sent: &State, who: usize, create: usize, again: bool) -> Result<(), Violation> {
        let slot = slot_of(who, create);
        let mut served = *sent;
        let answer = served.serve_create(&self.lab.setting, slot);
        self.fault(sent, who, "loses the create")?;
        self.fault(&served, who, "loses the answer to the create")?;
        self.late(sent, who, Request::Create { slot })?;
        self.kill(&served, who, "is killed before the answer to the create");
        let mut after = served;
        let machine = &mut after.machines[who];
        match answer {
            Created::Twice => Err(Violation::TwoKeysForOneCreate),
            Created::Made => {
                machine.secrets |= bit(create);
                machine.intents[create] = Intent::Pending { slot };
                let mut forgetful = after;
                after.machines[who].keychain[create] = Kept::Secret;
                let mut kept = served;
                kept.machines[who].keychain[create] = Kept::Secret;
                self.kill(&kept, who, "is killed between the keychain and the journal");
                if let Some(faults) = forgetful.faults.checked_sub(1) {
                    forgetful.faults = faults;
                    let what = "has the new key, and a keychain that keeps nothing";
                    self.event_is(&forgetful, who, what, Kind::Fault, Event::Looked)?;
                }
                self.event_is(&after, who, "has the new key", Kind::Auto, Event::Looked)
            }
            Created::Known if machine.locked && machine.secrets & bit(create) == 0 => {
                self.fails(&served, who, "can't look into the locked keychain", Kind::Auto)
            }
            Created::Known => {
                found(machine, create, slot);
                self.event_is(&after, who, "hears that the new key exists", Kind::Auto, Event::Looked)
            }
            Created::Deleted => {
                drop_create(&mut after, who, create);
                self.event_is(&after, who, "hears that the new key was deleted", Kind::Auto, Event::Looked)
            }
            Created::Full => {
                // Where this was sent before, the earlier request may still arrive.
                if !again {
                    drop_create(&mut after, who, create);
                }
                self.fails(&after, who, "hears that there is no room", Kind::Auto)
            }
        }
    }

    pub(crate) fn settle(&mut self, before: &State, who: usize, create: usize) -> Result<(), Violation> {
        self.down(before, who)?;
        let too_late = before.machines[who].a_day_later & bit(create) != 0;
        if self.lab.setting.edition == Edition::ByNumber && !too_late {
            return self.ask_for_key(before, who, create, true);
        }
        let Intent::Sent { before: there, others } = before.machines[who].intents[create] else {
            return self.event_is(before, who, "has nothing to settle", Kind::Auto, Event::Looked);
        };
        if before.machines[who].locked && before.machines[who].secrets & bit(create) == 0 {
            return self.fails(before, who, "can't look into the locked keychain", Kind::Auto);
        }
        let at_hand = before.machines[who].keychain[create] == Kept::Secret
            || before.machines[who].secrets & bit(create) != 0;
        let begins = |prefix: &str| prefix == format!("prefix{}", slot_of(who, create));
        let ids =
            |slots: u8| (0..SLOTS).filter(|slot| slots & bit(*slot) != 0).map(key_id).collect::<Vec<_>>();
        let rotation = &self.lab.record(before.machines[who].rotation).rotation;
        let tag = rotation.tag(&create_id(who, create));
        let search = Search {
            before: &ids(there),
            others: &ids(others),
            caller: "ada@acme.example",
            scope: &rotation.draft.scope.clone(),
            tag: &tag,
            secret_begins: if at_hand { Some(&begins) } else { None },
        };
        let list = self.lab.setting.list(&before.keys);
        let mut after = *before;
        let machine = &mut after.machines[who];
        match self.lab.brain.adopt(&search, &list) {
            Adoption::Ours(key) => {
                let slot = slot_named(&key.id);
                found(machine, create, slot);
                self.event_is(&after, who, "finds the new key in the list", Kind::Auto, Event::Looked)
            }
            Adoption::Ask(candidates) => {
                machine.candidates = candidates.iter().map(|key| bit(slot_named(&key.id))).sum();
                self.event_is(&after, who, "finds keys that may be the new one", Kind::Auto, Event::Looked)
            }
            Adoption::NotSeen => self.fails(before, who, "does not find the new key", Kind::Auto),
        }
    }
}

/// Nothing is left of a create: neither in the journal, nor in the keychain or in memory.
pub(crate) fn drop_create(state: &mut State, who: usize, create: usize) {
    let machine = &mut state.machines[who];
    machine.intents[create] = Intent::None;
    machine.keychain[create] = Kept::Nothing;
    machine.secrets &= !bit(create);
}
