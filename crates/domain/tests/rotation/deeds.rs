//! The deeds, each as it goes well, as it is killed in the middle, and as it goes wrong. A deed is one move from the
//! decision to the record of what it led to: what others do meanwhile could as well be done before or after.

use crate::creating::drop_create;
use crate::moves::{Kind, Moves};
use crate::rules::Violation;
use crate::world::{
    Answer, Credential, NONE, Name, OLD, Request, Slot, State, bit, create_named, maker_of, slot_named,
};
use domain::rotation::{Deed, Event};
use domain::{Failure, FailureKind, Key, KeyId, Verdict};

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

    pub(crate) fn event_is(
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

    pub(crate) fn fails(
        &mut self,
        before: &State,
        who: usize,
        what: &'static str,
        kind: Kind,
    ) -> Result<(), Violation> {
        let failure = Failure { kind: FailureKind::Offline, message: String::new() };
        self.event_is(before, who, what, kind, Event::Failed(failure))
    }

    /// A fault, and what the machine hears of it: nothing that it could tell apart.
    pub(crate) fn fault(&mut self, state: &State, who: usize, what: &'static str) -> Result<(), Violation> {
        match state.faults {
            0 => Ok(()),
            faults => self.fails(&State { faults: faults - 1, ..*state }, who, what, Kind::Fault),
        }
    }

    pub(crate) fn down(&mut self, before: &State, who: usize) -> Result<(), Violation> {
        self.fault(before, who, "does not reach the service")
    }

    pub(crate) fn late(&mut self, before: &State, who: usize, request: Request) -> Result<(), Violation> {
        let mut after = *before;
        if after.late.contains(&Some(request)) {
            return Ok(());
        }
        let Some(free) = after.late.iter().position(Option::is_none) else { return Ok(()) };
        after.late[free] = Some(request);
        after.late.sort_unstable();
        self.fault(&after, who, "gives up on a request that is late")
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
