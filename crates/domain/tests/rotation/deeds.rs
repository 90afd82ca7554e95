//! The deeds, each as it goes well, as it is killed in the middle, and as it goes wrong. A deed is one move from the
//! decision to the record of what it led to: what others do meanwhile could as well be done before or after.

use crate::moves::{Kind, Moves, found};
use crate::rules::Violation;
use crate::world::{
    Answer, Created, Credential, Edition, Intent, Kept, NONE, Name, OLD, Request, SLOTS, Slot, State, bit,
    create_named, key_id, maker_of, slot_named, slot_of,
};
use domain::rotation::{Deed, Event};
use domain::{Adoption, Failure, FailureKind, Key, KeyId, Search, Verdict};

impl Moves<'_, '_> {
    pub(crate) fn perform(&mut self, state: &State, who: usize, deed: &Deed) -> Result<(), Violation> {
        let mut before = *state;
        before.machines[who].rotation = self.lab.before(state.machines[who].rotation, deed);
        before.machines[who].list = NONE;
        let signed_in = match state.machines[who].credential {
            Credential::Session => true,
            Credential::KeyOf(slot) => state.keys[slot].is_some(),
        };
        match deed {
            Deed::ForgetSecret => {
                let create = self.lab.record(before.machines[who].rotation).create.expect("a create");
                drop_create(&mut before, who, create);
                self.event_is(&before, who, "wipes the secret", Kind::Auto, Event::Looked)
            }
            Deed::Swap => self.swap(&before, who),
            Deed::Prove => self.prove(&before, who),
            _ if !signed_in => self.fails(&before, who, "is signed out", Kind::Auto),
            Deed::Create { create } => self.create(state, &before, who, create_named(create)),
            Deed::Look => {
                let mut after = before;
                after.machines[who].rotation = self.event(before.machines[who].rotation, Event::Looked)?;
                after.machines[who].list = self.lab.keep_list(state.keys);
                self.add(who, "reads the list", Kind::Auto, after);
                self.down(&before, who)
            }
            Deed::Settle { create } => self.settle(&before, who, create_named(create)),
            Deed::LookWhetherGone => {
                match state.keys[OLD] {
                    None => self.event_is(
                        &before,
                        who,
                        "sees that the old key is gone",
                        Kind::Auto,
                        Event::OldGone,
                    )?,
                    Some(_) => self.fails(&before, who, "sees that the old key is not gone", Kind::Auto)?,
                }
                self.down(&before, who)
            }
            Deed::Rename { .. } => self.rename(&before, who),
            Deed::DeleteOld { etag } => {
                let etag = etag.as_ref().and_then(|etag| etag.parse().ok());
                let seen = self.lab.list(state.machines[who].list);
                self.delete_old(&before, who, etag, seen.as_deref())
            }
            Deed::DeleteNew { key } => self.delete_new(&before, who, slot_named(key)),
        }
    }

    fn event_is(
        &mut self,
        before: &State,
        who: usize,
        what: &'static str,
        kind: Kind,
        event: Event,
    ) -> Result<(), Violation> {
        let mut after = *before;
        after.machines[who].rotation = self.event(before.machines[who].rotation, event)?;
        self.add(who, what, kind, after);
        Ok(())
    }

    fn fails(&mut self, before: &State, who: usize, what: &'static str, kind: Kind) -> Result<(), Violation> {
        let failure = Failure { kind: FailureKind::Offline, message: String::new() };
        self.event_is(before, who, what, kind, Event::Failed(failure))
    }

    /// A fault, and what the machine hears of it: nothing that it could tell apart.
    fn fault(&mut self, state: &State, who: usize, what: &'static str) -> Result<(), Violation> {
        match state.faults {
            0 => Ok(()),
            faults => self.fails(&State { faults: faults - 1, ..*state }, who, what, Kind::Fault),
        }
    }

    fn down(&mut self, before: &State, who: usize) -> Result<(), Violation> {
        self.fault(before, who, "does not reach the service")
    }

    fn late(&mut self, before: &State, who: usize, request: Request) -> Result<(), Violation> {
        let mut after = *before;
        if after.late.contains(&Some(request)) {
            return Ok(());
        }
        let Some(free) = after.late.iter().position(Option::is_none) else { return Ok(()) };
        after.late[free] = Some(request);
        after.late.sort_unstable();
        self.fault(&after, who, "gives up on a request that is late")
    }

    fn create(&mut self, state: &State, before: &State, who: usize, create: usize) -> Result<(), Violation> {
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
            Created::Twice => return Err(Violation::TwoKeysForOneCreate),
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

    fn settle(&mut self, before: &State, who: usize, create: usize) -> Result<(), Violation> {
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
        let tag = rotation.tag(&crate::world::create_id(who, create));
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

    fn prove(&mut self, before: &State, who: usize) -> Result<(), Violation> {
        let slot = self.lab.record(before.machines[who].rotation).new.expect("a new key");
        let mut after = *before;
        match &mut after.keys[slot] {
            Some(key) => {
                key.used = key.used.max(1);
                after.machines[who].proven |= bit(slot);
                self.event_is(&after, who, "proves the secret", Kind::Auto, Event::Proved(Verdict::Alive))?;
            }
            None => {
                let dead = Event::Proved(Verdict::Dead(String::new()));
                self.event_is(&after, who, "hears that the secret is dead", Kind::Auto, dead)?;
            }
        }
        if let Some(faults) = before.faults.checked_sub(1) {
            let unproven = Event::Proved(Verdict::Unproven(String::new()));
            let before = State { faults, ..*before };
            self.event_is(&before, who, "can't prove the secret", Kind::Fault, unproven)?;
        }
        Ok(())
    }

    fn swap(&mut self, before: &State, who: usize) -> Result<(), Violation> {
        let slot = self.lab.record(before.machines[who].rotation).new.expect("a new key");
        if before.keys[slot].is_none() {
            return self.fails(before, who, "can't sign in with the new key", Kind::Auto);
        }
        let mut after = *before;
        after.machines[who].credential = Credential::KeyOf(slot);
        self.kill(&after, who, "is killed after it signed in with the new key");
        self.event_is(&after, who, "signs in with the new key", Kind::Auto, Event::Swapped)?;
        self.down(before, who)
    }

    fn rename(&mut self, before: &State, who: usize) -> Result<(), Violation> {
        let slot = self.lab.record(before.machines[who].rotation).new.expect("a new key");
        self.fault(before, who, "loses the renaming")?;
        let mut after = *before;
        let Some(key) = &mut after.keys[slot] else {
            return self.fails(before, who, "finds no key to rename", Kind::Auto);
        };
        (key.name, key.etag) = (Name::Plain, key.etag + 1);
        self.fault(&after, who, "loses the answer to the renaming")?;
        self.kill(&after, who, "is killed after the renaming");
        self.event_is(&after, who, "renames the new key", Kind::Auto, Event::Renamed)
    }

    fn delete_old(
        &mut self,
        before: &State,
        who: usize,
        etag: Option<u8>,
        seen: Option<&Vec<Key>>,
    ) -> Result<(), Violation> {
        let machine = &before.machines[who];
        let rotation = &self.lab.record(machine.rotation).rotation;
        if !rotation.mode.old_first() {
            let new = rotation.progress.new_key().map_or(0, |new| bit(slot_named(&new.key)));
            if machine.proven & new == 0 {
                return Err(Violation::OldDeletedUnproven);
            }
            if machine.handed_over & new == 0 {
                return Err(Violation::OldDeletedBeforeHandOver);
            }
        }
        if !machine.told {
            return Err(Violation::DeletedUntold);
        }
        if machine.credential == Credential::KeyOf(OLD) {
            return Err(Violation::CredentialDeleted);
        }
        let new = rotation.progress.new_key().map(|new| &new.key);
        let is_there = |key: &KeyId| seen.as_ref().is_some_and(|keys| keys.iter().any(|one| one.id == *key));
        if !is_there(&rotation.old.id) || !new.is_none_or(is_there) {
            return Err(Violation::DeletedUnseen);
        }
        let mut served = *before;
        let event = match served.serve_delete(OLD, etag) {
            Answer::Deleted(deleted) => Event::OldDeleted(deleted),
            Answer::Changed => Event::OldChanged,
            Answer::Refused => return self.fails(before, who, "may not delete the old key", Kind::Auto),
        };
        self.kill(before, who, "is killed before it deletes the old key");
        self.kill(&served, who, "is killed before the answer to the deletion");
        self.fault(before, who, "loses the deletion of the old key")?;
        self.fault(&served, who, "loses the answer to the deletion of the old key")?;
        self.late(before, who, Request::Delete { slot: OLD, etag })?;
        self.event_is(&served, who, "deletes the old key", Kind::Auto, event)
    }

    fn delete_new(&mut self, before: &State, who: usize, slot: Slot) -> Result<(), Violation> {
        let machine = &before.machines[who];
        let Some((_, create)) = maker_of(slot).filter(|(maker, _)| *maker == who) else {
            return Err(Violation::AnothersKeyDeleted);
        };
        if machine.handed_over & bit(slot) != 0 {
            return Err(Violation::HandedOverDeleted);
        }
        let mut served = *before;
        served.serve_delete(slot, None);
        self.kill(&served, who, "is killed before the answer to the deletion");
        self.fault(before, who, "loses the deletion of the new key")?;
        self.fault(&served, who, "loses the answer to the deletion of the new key")?;
        self.late(before, who, Request::Delete { slot, etag: None })?;
        drop_create(&mut served, who, create);
        self.kill(&served, who, "is killed before it writes that the new key is gone");
        self.event_is(&served, who, "deletes the new key", Kind::Auto, Event::NewGone)
    }
}

/// Nothing is left of a create: neither in the journal, nor in the keychain or in memory.
fn drop_create(state: &mut State, who: usize, create: usize) {
    let machine = &mut state.machines[who];
    machine.intents[create] = Intent::None;
    machine.keychain[create] = Kept::Nothing;
    machine.secrets &= !bit(create);
}
