//! Everything that can happen next: the machines go on, the admins choose, faults strike, another admin meddles.

use crate::lab::Lab;
use crate::reduce::{can_lose, minds_its_own};
use crate::rules::Violation;
use crate::sight::{ShortStage, Sight};
use crate::world::{
    CREATES, Credential, Intent, Kept, Machine, NONE, Request, SLOTS, Slot, State, bit, slot_named, slot_of,
};
use domain::rotation::{Choice, Event, Next, Progress};

/// What makes a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A machine goes on by itself.
    Auto,
    /// An admin chooses, a consumer uses its key, a keychain is unlocked, a request arrives at last, a day passes.
    Free,
    /// Something goes wrong.
    Fault,
    /// Another admin does something.
    Foreign,
}

/// One thing that can happen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Move {
    pub(crate) who: u8,
    pub(crate) what: &'static str,
    pub(crate) kind: Kind,
    pub(crate) state: State,
}

/// All that can happen, as it is found.
pub(crate) struct Moves<'l, 'b> {
    pub(crate) lab: &'l mut Lab<'b>,
    pub(crate) found: Vec<Move>,
}

impl Moves<'_, '_> {
    pub(crate) fn add(&mut self, who: usize, what: &'static str, kind: Kind, state: State) {
        let who = u8::try_from(who).unwrap_or(u8::MAX);
        self.found.push(Move { who, what, kind, state });
    }

    /// Finds everything that can happen next.
    pub(crate) fn from(&mut self, state: &State) -> Result<(), Violation> {
        self.found.clear();
        let machines = 0..self.lab.setting.machines;
        let whole = self.lab.setting.whole;
        let alone = machines.clone().find(|who| !whole && minds_its_own(self.lab, state, *who));
        for who in alone.map_or(machines, |who| who..who + 1) {
            self.go_on(state, who)?;
            self.pass_time(state, who);
            if can_lose(self.lab, state, who) {
                self.kill(state, who, "is killed");
            }
        }
        if alone.is_none() {
            self.arrive(state)?;
            self.meddle(state);
        }
        Ok(())
    }

    fn go_on(&mut self, state: &State, who: usize) -> Result<(), Violation> {
        let sight = self.lab.sight(state, who);
        match &*self.lab.next(sight) {
            Next::Do(deed) => self.perform(state, who, deed),
            Next::Note(event) => {
                let mut after = *state;
                after.machines[who].rotation = self.event(sight.0, event.clone())?;
                self.note_left(state, &mut after, who);
                self.add(who, "notes what is seen", Kind::Auto, after);
                Ok(())
            }
            Next::Wait(wait) => {
                for (place, choice) in wait.choices.iter().enumerate() {
                    self.choose(state, who, sight, place, choice);
                }
                Ok(())
            }
            Next::Over(_) => Ok(()),
        }
    }

    pub(crate) fn event(&mut self, rotation: u16, event: Event) -> Result<u16, Violation> {
        self.lab.after(rotation, event).map_err(|_| Violation::OutOfPlace)
    }

    fn choose(&mut self, state: &State, who: usize, sight: Sight, place: usize, choice: &Choice) {
        let machine = &state.machines[who];
        let record = self.lab.record(machine.rotation);
        let (create, new) = (record.create, record.new);
        // Each machine has two creates: where both were used, no third one is chosen.
        let fresh = create.map_or(0, |create| create + 1);
        let makes_another = match choice {
            Choice::StartOver => true,
            Choice::TryAgain => {
                matches!(record.rotation.progress, Progress::Creating { .. })
                    && sight.2 == ShortStage::Nothing
            }
            _ => false,
        };
        if makes_another && fresh >= CREATES {
            return;
        }
        let mut after = *state;
        after.machines[who].rotation = self.lab.choose(sight, place, choice, fresh);
        after.machines[who].list = NONE;
        self.note_left(state, &mut after, who);
        let changed = &mut after.machines[who];
        let new = new.map_or(0, bit);
        match choice {
            Choice::HandOver => {
                changed.handed_over |= new;
                after.in_use = new;
            }
            Choice::AcceptUnproven => changed.proven |= new,
            Choice::Finish { .. } => changed.told = true,
            Choice::Leave => changed.left |= new,
            Choice::NoneOfThem => {
                if let Some(Intent::Sent { others, .. }) = create.map(|create| &mut changed.intents[create]) {
                    *others |= machine.candidates;
                }
                changed.candidates = 0;
            }
            Choice::ItIs(key) => {
                // Two things are written: the record, then the create.
                self.kill(&after, who, "is killed while it writes what was chosen");
                let create = create.expect("a create");
                let changed = &mut after.machines[who];
                if !changed.locked {
                    changed.candidates = 0;
                    found(changed, create, slot_named(key));
                }
            }
            Choice::TryAgain
            | Choice::StartOver
            | Choice::Undo
            | Choice::SkipSwap
            | Choice::Later
            | Choice::KeepBoth => {}
        }
        self.add(who, choice.title(), Kind::Free, after);
    }

    /// A key that the admin had to point out is left behind rather than deleted.
    fn note_left(&self, before: &State, after: &mut State, who: usize) {
        let (before, after) = (&before.machines[who], &mut after.machines[who]);
        let gone = self.lab.record(after.rotation).new.is_none();
        let chosen = self.lab.progress(before.rotation).new_key().filter(|new| new.chosen);
        if let Some(new) = chosen.filter(|_| gone) {
            after.left |= bit(slot_named(&new.key));
        }
    }

    /// A kill: what was in memory is gone. The keychain may be locked when the machine comes up again.
    pub(crate) fn kill(&mut self, state: &State, who: usize, what: &'static str) {
        if state.faults == 0 {
            return;
        }
        for locked in [false, true] {
            let mut after = State { faults: state.faults - 1, ..*state };
            let machine = &mut after.machines[who];
            (machine.secrets, machine.candidates, machine.list, machine.locked) = (0, 0, NONE, locked);
            recover(machine);
            self.add(who, what, Kind::Fault, after);
        }
    }

    fn pass_time(&mut self, state: &State, who: usize) {
        let machine = &state.machines[who];
        if machine.locked {
            let mut after = *state;
            let unlocked = &mut after.machines[who];
            unlocked.locked = false;
            if unlocked.awaits_a_secret() {
                unlocked.list = NONE;
            }
            recover(unlocked);
            self.add(who, "unlocks the keychain", Kind::Free, after);
        }
        let record = self.lab.record(machine.rotation);
        if matches!(record.rotation.progress, Progress::HandedOver { .. })
            && record.rotation.trouble.is_none()
        {
            let mut after = *state;
            after.machines[who].list = self.lab.keep_list(state.keys);
            self.add(who, "refreshes the list", Kind::Free, after);
        }
        if let Credential::KeyOf(slot) = machine.credential
            && state.keys[slot].is_none()
        {
            let mut after = *state;
            (after.machines[who].credential, after.machines[who].list) = (Credential::Session, NONE);
            self.add(who, "signs in with another credential", Kind::Free, after);
        }
        for create in 0..CREATES {
            let slot = slot_of(who, create);
            let on_its_way =
                state.made & bit(slot) == 0 && state.late.contains(&Some(Request::Create { slot }));
            let unsure = matches!(machine.intents[create], Intent::Sent { .. });
            if unsure && !on_its_way && machine.a_day_later & bit(create) == 0 {
                let mut after = *state;
                after.machines[who].a_day_later |= bit(create);
                self.add(who, "waits for a day", Kind::Free, after);
            }
        }
    }
}

/// After a start, and when the keychain is unlocked: the secrets are read, or they are lost.
fn recover(machine: &mut Machine) {
    if machine.locked {
        return;
    }
    for create in 0..CREATES {
        if let Intent::Pending { slot } = machine.intents[create]
            && machine.secrets & bit(create) == 0
        {
            found(machine, create, slot);
        }
    }
}

/// The key of a create is found; its secret may be in the keychain.
pub(crate) fn found(machine: &mut Machine, create: usize, slot: Slot) {
    if machine.keychain[create] == Kept::Secret || machine.secrets & bit(create) != 0 {
        machine.secrets |= bit(create);
        machine.intents[create] = Intent::Pending { slot };
    } else {
        machine.intents[create] = Intent::Lost { slot };
    }
}

const _: () = assert!(SLOTS <= 8, "a slot has to fit into the bits of a byte");
