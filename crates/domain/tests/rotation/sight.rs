//! What a machine sees when it decides, and which lists make no difference to it.

use crate::lab::Lab;
use crate::world::{Credential, Intent, Machine, ModelKey, NONE, Name, OLD, SLOTS, Slot, State, bit, key_id};
use domain::Stage;
use domain::rotation::{Next, Progress, Seen};

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

impl Lab<'_> {
    /// What a machine sees.
    pub(crate) fn sight(&self, state: &State, who: usize) -> Sight {
        let machine = &state.machines[who];
        let create = self.record(machine.rotation).create;
        let stage = create.map_or(ShortStage::Nothing, |create| stage(machine, create));
        (machine.rotation, machine.list, stage, machine.credential == Credential::KeyOf(OLD))
    }

    /// The first list that leads to the same as this one, now and after whatever is chosen: none at all where that
    /// does, since a list can be read again at any time.
    pub(crate) fn like(&mut self, sight: Sight) -> u16 {
        if let Some(known) = self.likes.get(&sight) {
            return *known;
        }
        let (rotation, list, stage, own) = sight;
        let none = self.kind(&(rotation, NONE, stage, own));
        let kind = self.kind(&sight);
        let like =
            if kind == none { NONE } else { *self.kinds.entry((rotation, stage, own, kind)).or_insert(list) };
        self.likes.insert(sight, like);
        like
    }

    /// What a list leads to: the reason to wait is told and changes nothing, the choices do; and when both keys were
    /// used is written down at the hand-over.
    fn kind(&self, sight: &Sight) -> String {
        let next = match self.decide(sight) {
            Next::Wait(wait) => format!("{:?}", wait.choices),
            next => format!("{next:?}"),
        };
        let rotation = &self.record(sight.0).rotation;
        let used = match (&rotation.progress, self.list(sight.1)) {
            (Progress::Proven { new }, Some(keys)) => {
                let both = keys.iter().filter(|key| key.id == new.key || key.id == rotation.old.id);
                both.map(|key| (key.id.clone(), key.last_used)).collect()
            }
            _ => vec![],
        };
        format!("{next} {used:?}")
    }

    pub(crate) fn seen(&self, sight: &Sight) -> Seen {
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
