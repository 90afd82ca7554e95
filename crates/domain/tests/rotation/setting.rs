//! One world to walk through: which service, how many machines, what may go wrong; and what its keys look like to
//! the app.

use crate::world::{Keys, ModelKey, Name, OLD, Slot, create_id, key_id, maker_of};
use domain::rotation::{Mode, Plan};
use domain::{
    AccountId, Catalogue, Field, Key, KeyDraft, KeyManagement, KeyName, KeyState, Level, Lifetime, Offer,
    OrganizationId, OrganizationRef, Person, Reach, Rights, Rotation, RotationId, Scope, ScopeKind, Tag,
    Timestamp, View,
};
use jiff::SignedDuration;

/// How a create is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edition {
    ByNumber,
    ByList,
}

/// One world to walk through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) edition: Edition,
    pub(crate) mode: Mode,
    pub(crate) machines: usize,
    /// How many keys there may be.
    pub(crate) limit: usize,
    pub(crate) faults: u8,
    /// Whether another admin does one thing.
    pub(crate) foreign: bool,
    /// Whether the service tells when a key was last used.
    pub(crate) tells_use: bool,
    /// Whether Keyward signs in with the old key.
    pub(crate) own: bool,
    /// Whether all keys are made at the same instant, as far as the service tells.
    pub(crate) same_instant: bool,
    /// Whether nothing is left out: nothing forgotten, no machine mirrored, nobody waits for another.
    pub(crate) whole: bool,
}

impl Setting {
    pub(crate) fn now() -> Timestamp {
        Timestamp::UNIX_EPOCH
    }

    fn scope(&self) -> Scope {
        match self.edition {
            Edition::ByNumber => Scope::AllWorkspaces,
            Edition::ByList => Scope::Organization,
        }
    }

    fn draft(&self) -> KeyDraft {
        let by_number = self.edition == Edition::ByNumber;
        KeyDraft {
            name: KeyName::new("CI").expect("a name"),
            level: by_number.then_some(Level::ReadOnly),
            scope: self.scope(),
            lifetime: by_number.then(|| Lifetime::from_days(90)),
        }
    }

    /// The list as the app reads it.
    pub(crate) fn list(&self, keys: &Keys) -> Vec<Key> {
        let listed = keys.there().filter(|(_, key)| !key.hidden);
        listed.map(|(slot, key)| self.key(slot, key)).collect()
    }

    pub(crate) fn key(&self, slot: Slot, key: ModelKey) -> Key {
        let draft = self.draft();
        let name = match (key.name, maker_of(slot)) {
            (Name::Changed, _) => "Changed".to_owned(),
            (Name::Tagged, Some((machine, create))) => {
                let tag = Tag::of_rotation(&create_id(machine, create), &key_id(OLD));
                String::from(tag.on(&draft.name))
            }
            (Name::Tagged, None) | (Name::Plain, _) => String::from(draft.name),
        };
        let order = if self.same_instant { 0 } else { i64::from(key.order) };
        let created = Self::now() + SignedDuration::from_secs(order);
        let used = (self.tells_use && key.used > 0).then(|| SignedDuration::from_hours(i64::from(key.used)));
        Key {
            id: key_id(slot),
            name,
            prefix: format!("prefix{slot}"),
            level: draft.level.map(|level| if key.edited { Level::All } else { level }),
            scope: draft.scope,
            state: KeyState::Active,
            // The other admin has the same account: nothing but a tag tells one from the other.
            creator: Some(Person { name: String::new(), email: "ada@acme.example".to_owned() }),
            created: Some(created),
            updated: None,
            expires: draft.lifetime.map(|lifetime| lifetime.end(created)),
            last_used: used.map(|used| Self::now() + used),
            etag: (self.edition == Edition::ByNumber).then(|| key.etag.to_string()),
        }
    }

    /// A rotation that was just begun.
    pub(crate) fn begun(&self, machine: usize, keys: &Keys) -> Rotation {
        let by_number = self.edition == Edition::ByNumber;
        let offer = Offer {
            limit: u32::try_from(self.limit).unwrap_or(u32::MAX),
            lifetimes: if by_number { vec![Lifetime::from_days(90)] } else { vec![] },
            levels: by_number,
            catalogue: Catalogue::default(),
            scopes: vec![ScopeKind::AllWorkspaces, ScopeKind::Organization],
            editable: vec![Field::Name],
            usage: !by_number,
        };
        let rights =
            Rights { can_manage: true, reach: Reach::Everything, email: String::new(), roles: vec![] };
        let view = View {
            at: OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("acme") },
            title: "Acme".to_owned(),
            management: KeyManagement::Offered { offer, rights },
            workspaces: Some(vec![]),
            agents: vec![],
            keys: self.list(keys),
            used: 1,
            own: if self.own { vec![key_id(OLD)] } else { vec![] },
            notes: std::collections::BTreeMap::new(),
            news: vec![],
            settings_read: None,
            read: Self::now(),
        };
        let plan = Plan { old: key_id(OLD), draft: self.draft(), mode: self.mode, typed: "CI".to_owned() };
        let id = RotationId::new(format!("rotation{machine}"));
        Rotation::begin(id, &plan, create_id(machine, 0), &view, &[], Self::now())
            .expect("nothing in the way")
    }
}
