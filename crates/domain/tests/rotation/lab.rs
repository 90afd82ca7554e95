//! The lab keeps each record, each list and each decision once, so that a state is small and a decision is taken
//! once for all states in which it is the same.

use crate::brain::Brain;
use crate::forget::plain;
use crate::mirror::{mirror_keys, mirror_record};
use crate::quick::QuickMap;
use crate::setting::Setting;
use crate::sight::{ShortStage, Sight};
use crate::world::{Keys, NONE, Slot, create_id, create_named, slot_named};
use domain::rotation::{Choice, Deed, Event, Next, Progress, Receipt, Refusal};
use domain::{Key, Rotation};
use std::collections::BTreeSet;
use std::rc::Rc;

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
    plain: QuickMap<u16, u16>,
    mirrored: QuickMap<u16, u16>,
    lists: Vec<(Keys, Rc<Vec<Key>>)>,
    mirrored_lists: QuickMap<u16, u16>,
    list_numbers: QuickMap<Keys, u16>,
    decisions: QuickMap<Sight, Rc<Next>>,
    choices: QuickMap<(Sight, usize), u16>,
    pub(crate) likes: QuickMap<Sight, u16>,
    pub(crate) kinds: QuickMap<(u16, ShortStage, bool, String), u16>,
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
            plain: QuickMap::default(),
            mirrored: QuickMap::default(),
            lists: Vec::new(),
            mirrored_lists: QuickMap::default(),
            list_numbers: QuickMap::default(),
            decisions: QuickMap::default(),
            choices: QuickMap::default(),
            likes: QuickMap::default(),
            kinds: QuickMap::default(),
        }
    }

    /// The number of a record. The receipt decides nothing, and is left out. What is kept went through the
    /// journal's form.
    pub(crate) fn keep(&mut self, rotation: &Rotation) -> u16 {
        let bare = Rotation { receipt: Receipt::default(), ..rotation.clone() };
        let written = serde_json::to_string(&bare).expect("a record can be written");
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
        self.lists.push((keys, Rc::new(self.setting.list(&keys))));
        self.list_numbers.insert(keys, number);
        number
    }

    pub(crate) fn list(&self, number: u16) -> Option<Rc<Vec<Key>>> {
        (number != NONE).then(|| Rc::clone(&self.lists[usize::from(number)].1))
    }

    /// What a record decides by.
    pub(crate) fn plain(&mut self, number: u16) -> u16 {
        if let Some(known) = self.plain.get(&number) {
            return *known;
        }
        let plain = self.keep(&plain(&self.record(number).rotation));
        self.plain.insert(number, plain);
        plain
    }

    /// The record as the other machine would have written it.
    pub(crate) fn mirrored(&mut self, number: u16) -> u16 {
        if let Some(known) = self.mirrored.get(&number) {
            return *known;
        }
        let mirrored = self.keep(&mirror_record(&self.record(number).rotation));
        self.mirrored.insert(number, mirrored);
        mirrored
    }

    /// The list with the other machine's keys in the place of this one's.
    pub(crate) fn mirrored_list(&mut self, number: u16) -> u16 {
        if let Some(known) = self.mirrored_lists.get(&number) {
            return *known;
        }
        let mirrored = self.keep_list(mirror_keys(&self.lists[usize::from(number)].0));
        self.mirrored_lists.insert(number, mirrored);
        mirrored
    }

    /// What a machine does next.
    pub(crate) fn next(&mut self, sight: Sight) -> Rc<Next> {
        if let Some(next) = self.decisions.get(&sight) {
            return Rc::clone(next);
        }
        let next = Rc::new(self.decide(&sight));
        self.decisions.insert(sight, Rc::clone(&next));
        next
    }

    pub(crate) fn decide(&self, sight: &Sight) -> Next {
        self.brain.next(&self.record(sight.0).rotation, &self.seen(sight))
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
        let before = self.keep(&written);
        self.records[usize::from(number)].befores.push((deed.clone(), before));
        before
    }

    pub(crate) fn after(&mut self, number: u16, event: Event) -> Result<u16, Refusal> {
        if let Some((_, known)) = self.record(number).afters.iter().find(|(known, _)| *known == event) {
            return *known;
        }
        let written = self.brain.after(&self.record(number).rotation, event.clone(), Setting::now());
        let after = written.map(|rotation| self.keep(&rotation));
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
        let after = self.keep(&chosen.expect("what is offered is accepted"));
        self.choices.insert((sight, place), after);
        after
    }
}
