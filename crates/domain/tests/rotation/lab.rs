//! The lab keeps each record, each list and each decision once, so that a state is small and a decision is taken
//! once for all states in which it is the same.

use crate::brain::Brain;
use crate::quick::QuickMap;
use crate::setting::Setting;
use crate::world::{
    Credential, Intent, Keys, Machine, ModelKey, NONE, Name, OLD, SLOTS, Slot, State, bit, create_id,
    create_named, key_id, slot_named,
};
use domain::rotation::{Choice, Deed, Event, Next, Progress, Receipt, Refusal, Seen};
use domain::{Key, Rotation, Stage};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What a rotation's create looks like from outside, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ShortStage {
    Nothing,
    Unsure { can_settle: bool },
    Ask { candidates: u8 },
    Pending { slot: Slot },
    Lost { slot: Slot },
    Waiting,
}

/// All that `next` depends on.
pub(crate) type Sight = (u16, u16, ShortStage, bool);

/// A record, and what is often asked of it.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) rotation: Rotation,
    /// The create that it is about, and the slot of the new key.
    pub(crate) create: Option<usize>,
    pub(crate) new: Option<Slot>,
    befores: Vec<(Deed, u16)>,
    afters: Vec<(Event, Result<u16, Refusal>)>,
}

/// Records, lists and decisions.
pub(crate) struct Lab<'a> {
    pub(crate) brain: &'a dyn Brain,
    pub(crate) setting: Setting,
    pub(crate) records: Vec<Record>,
    record_numbers: QuickMap<String, u16>,
    lists: Vec<Rc<Vec<Key>>>,
    list_numbers: QuickMap<Keys, u16>,
    decisions: QuickMap<Sight, Rc<Next>>,
    choices: QuickMap<(Sight, usize), u16>,
    likes: QuickMap<Sight, u16>,
    kinds: QuickMap<(u16, ShortStage, bool, String), u16>,
}

impl Record {
    pub(crate) fn is_over(&self) -> bool {
        self.rotation.is_over()
    }
}

impl<'a> Lab<'a> {
    pub(crate) fn new(brain: &'a dyn Brain, setting: Setting) -> Self {
        Self {
            brain,
            setting,
            records: Vec::new(),
            record_numbers: QuickMap::default(),
            lists: Vec::new(),
            list_numbers: QuickMap::default(),
            decisions: QuickMap::default(),
            choices: QuickMap::default(),
            likes: QuickMap::default(),
            kinds: QuickMap::default(),
        }
    }

    /// The number of a record. The receipt decides nothing, and is left out. What is kept went through the
    /// journal's form.
    pub(crate) fn keep(&mut self, rotation: Rotation) -> u16 {
        let written = serde_json::to_string(&Rotation { receipt: Receipt::default(), ..rotation })
            .expect("a record can be written");
        if let Some(number) = self.record_numbers.get(&written) {
            return *number;
        }
        let rotation: Rotation = serde_json::from_str(&written).expect("a record can be read");
        let number = u16::try_from(self.records.len()).expect("few records");
        self.records.push(Record {
            create: rotation.progress.create().map(create_named),
            new: rotation.progress.new_key().map(|new| slot_named(&new.key)),
            rotation,
            befores: Vec::new(),
            afters: Vec::new(),
        });
        self.record_numbers.insert(written, number);
        number
    }

    pub(crate) fn record(&self, number: u16) -> &Record {
        &self.records[usize::from(number)]
    }

    pub(crate) fn progress(&self, number: u16) -> &Progress {
        &self.record(number).rotation.progress
    }

    pub(crate) fn keep_list(&mut self, keys: Keys) -> u16 {
        if let Some(number) = self.list_numbers.get(&keys) {
            return *number;
        }
        let number = u16::try_from(self.lists.len()).expect("few lists");
        self.lists.push(Rc::new(self.setting.list(&keys)));
        self.list_numbers.insert(keys, number);
        number
    }

    pub(crate) fn list(&self, number: u16) -> Option<Rc<Vec<Key>>> {
        (number != NONE).then(|| Rc::clone(&self.lists[usize::from(number)]))
    }

    /// What a machine sees.
    pub(crate) fn sight(&self, state: &State, who: usize) -> Sight {
        let machine = &state.machines[who];
        let create = self.record(machine.rotation).create;
        let stage = create.map_or(ShortStage::Nothing, |create| stage(machine, create));
        (machine.rotation, machine.list, stage, machine.credential == Credential::KeyOf(OLD))
    }

    /// The first list that leads to the same as this one, now and after whatever is chosen.
    pub(crate) fn like(&mut self, sight: Sight) -> u16 {
        if let Some(known) = self.likes.get(&sight) {
            return *known;
        }
        let (rotation, list, stage, own) = sight;
        let next = self.next(sight);
        let used = self.list(list).map(|keys| keys.iter().map(|key| key.last_used).collect::<Vec<_>>());
        let waits = matches!(self.progress(rotation), Progress::Proven { .. });
        let used = used.filter(|_| waits);
        let kind = (rotation, stage, own, format!("{next:?} {used:?}"));
        let like = *self.kinds.entry(kind).or_insert(list);
        self.likes.insert(sight, like);
        like
    }

    fn seen(&self, sight: &Sight) -> Seen {
        let (_, list, stage, signs_in_with_old) = *sight;
        let prefix = |slot: Slot| format!("prefix{slot}");
        let create = match stage {
            ShortStage::Nothing => None,
            ShortStage::Unsure { can_settle } => Some(Stage::Unsure { can_settle }),
            ShortStage::Ask { candidates } => {
                let key =
                    ModelKey { name: Name::Plain, edited: false, hidden: false, used: 0, etag: 0, order: 0 };
                let slots = (0..SLOTS).filter(|slot| candidates & bit(*slot) != 0);
                Some(Stage::Ask { candidates: slots.map(|slot| self.setting.key(slot, key)).collect() })
            }
            ShortStage::Pending { slot } => {
                Some(Stage::Pending { key: key_id(slot), prefix: prefix(slot), kept: true })
            }
            ShortStage::Lost { slot } => Some(Stage::Lost { key: key_id(slot), prefix: prefix(slot) }),
            ShortStage::Waiting => Some(Stage::Waiting),
        };
        Seen { keys: self.list(list).map(|list| list.to_vec()), create, signs_in_with_old }
    }

    /// What a machine does next.
    pub(crate) fn next(&mut self, sight: Sight) -> Rc<Next> {
        if let Some(next) = self.decisions.get(&sight) {
            return Rc::clone(next);
        }
        let next = Rc::new(self.brain.next(&self.record(sight.0).rotation, &self.seen(&sight)));
        self.decisions.insert(sight, Rc::clone(&next));
        next
    }

    /// The names of all that was decided: deeds, reasons to wait, choices, endings.
    pub(crate) fn decided(&self) -> BTreeSet<String> {
        let word = |value: &dyn std::fmt::Debug| {
            let text = format!("{value:?}");
            text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
        };
        let words = |next: &Rc<Next>| match &**next {
            Next::Do(deed) => vec![word(deed)],
            Next::Note(event) => vec![word(event)],
            Next::Wait(wait) => {
                let choices = wait.choices.iter().map(|choice| word(choice));
                choices.chain([word(&wait.reason)]).collect()
            }
            Next::Over(ending) => vec![word(ending)],
        };
        self.decisions.values().flat_map(words).collect()
    }

    pub(crate) fn before(&mut self, number: u16, deed: &Deed) -> u16 {
        if let Some((_, known)) = self.record(number).befores.iter().find(|(known, _)| known == deed) {
            return *known;
        }
        let written = self.brain.before(&self.record(number).rotation, deed, Setting::now());
        let before = self.keep(written);
        self.records[usize::from(number)].befores.push((deed.clone(), before));
        before
    }

    pub(crate) fn after(&mut self, number: u16, event: Event) -> Result<u16, Refusal> {
        if let Some((_, known)) = self.record(number).afters.iter().find(|(known, _)| *known == event) {
            return *known;
        }
        let written = self.brain.after(&self.record(number).rotation, event.clone(), Setting::now());
        let after = written.map(|rotation| self.keep(rotation));
        self.records[usize::from(number)].afters.push((event, after));
        after
    }

    /// The record after one of the choices that are offered; `fresh` is the create to use for another key.
    pub(crate) fn choose(&mut self, sight: Sight, place: usize, choice: &Choice, fresh: usize) -> u16 {
        if let Some(known) = self.choices.get(&(sight, place)) {
            return *known;
        }
        let rotation = &self.record(sight.0).rotation;
        let machine = usize::from(rotation.id.as_str() == "rotation1");
        let fresh = create_id(machine, fresh);
        let chosen = self.brain.choose(rotation, choice, &self.seen(&sight), fresh, Setting::now());
        let after = self.keep(chosen.expect("what is offered is accepted"));
        self.choices.insert((sight, place), after);
        after
    }
}

fn stage(machine: &Machine, create: usize) -> ShortStage {
    match machine.intents[create] {
        Intent::None => ShortStage::Nothing,
        Intent::Sent { .. } if machine.candidates != 0 => ShortStage::Ask { candidates: machine.candidates },
        Intent::Sent { .. } => ShortStage::Unsure { can_settle: machine.a_day_later & bit(create) == 0 },
        Intent::Lost { slot } => ShortStage::Lost { slot },
        Intent::Pending { slot } if machine.secrets & bit(create) != 0 => ShortStage::Pending { slot },
        Intent::Pending { .. } => ShortStage::Waiting,
    }
}
