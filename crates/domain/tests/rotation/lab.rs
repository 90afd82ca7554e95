//! The lab keeps each record, each list and each decision once, so that a state is small and a decision is taken
//! once for all states in which it is the same.

use crate::brain::Brain;
use crate::world::{
    Keys, ModelKey, NONE, Name, SLOTS, Setting, bit, create_id, create_named, key_id, slot_named,
};
use domain::rotation::{Choice, Deed, Event, Next, Progress, Receipt, Refusal, Seen};
use domain::{Key, Rotation, Stage};
use std::collections::HashMap;
use std::rc::Rc;

/// What a rotation's create looks like from outside, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ShortStage {
    Nothing,
    Unsure { can_settle: bool },
    Ask { candidates: u8 },
    Pending { slot: usize },
    Lost { slot: usize },
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
    pub(crate) new: Option<usize>,
    befores: Vec<(Deed, u16)>,
    afters: Vec<(Event, Result<u16, Refusal>)>,
}

/// Records, lists and decisions.
pub(crate) struct Lab<'a> {
    pub(crate) brain: &'a dyn Brain,
    pub(crate) setting: Setting,
    pub(crate) records: Vec<Record>,
    record_numbers: HashMap<String, u16>,
    lists: Vec<Rc<Vec<Key>>>,
    list_numbers: HashMap<Keys, u16>,
    decisions: HashMap<Sight, Rc<Next>>,
    choices: HashMap<(Sight, usize), u16>,
}

impl<'a> Lab<'a> {
    pub(crate) fn new(brain: &'a dyn Brain, setting: Setting) -> Self {
        Self {
            brain,
            setting,
            records: Vec::new(),
            record_numbers: HashMap::new(),
            lists: Vec::new(),
            list_numbers: HashMap::new(),
            decisions: HashMap::new(),
            choices: HashMap::new(),
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

    fn seen(&self, sight: &Sight) -> Seen {
        let (_, list, stage, signs_in_with_old) = *sight;
        let prefix = |slot: usize| format!("prefix{slot}");
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
