//! What the admin chooses before a rotation begins. Pure.

use crate::attempt::Attempt;
use domain::rotation::{Obstacle, Plan};
use domain::{Key, KeyDraft, KeyId, Lifetime, Mode, NameProblem, OrganizationRef, View};

/// What the admin chooses before a rotation begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Beginning {
    /// Where.
    pub at: OrganizationRef,
    /// The key to rotate.
    pub key: KeyId,
    /// The chosen lifetime of the new key; `None` while the admin leaves it as it is suggested.
    pub lifetime: Option<Lifetime>,
    /// Which key goes first.
    pub mode: Mode,
    /// Whether the other ways are shown.
    pub ways: bool,
    /// What was typed, where the old key goes first.
    pub typed: String,
    /// Whether to go on where the keychain can't keep the new secret.
    pub consent: bool,
    /// What is in the way, as the core said of the plan.
    pub obstacles: Vec<Obstacle>,
    /// How beginning goes.
    pub attempt: Attempt,
}

/// What the admin changes of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Chooses a lifetime.
    Lifetime(Lifetime),
    /// Chooses which key goes first.
    Mode(Mode),
    /// Shows the other ways, or puts them away.
    Ways(bool),
    /// Types.
    Typed(String),
    /// Goes on without a keychain, or does not.
    Consent(bool),
}

impl Beginning {
    /// A rotation of this key, as it is suggested.
    pub fn new(at: OrganizationRef, key: KeyId) -> Self {
        Self {
            at,
            key,
            lifetime: None,
            mode: Mode::Overlap,
            ways: false,
            typed: String::new(),
            consent: false,
            obstacles: Vec::new(),
            attempt: Attempt::default(),
        }
    }

    /// Applies a change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Lifetime(lifetime) => self.lifetime = Some(lifetime),
            Change::Mode(mode) => {
                self.mode = mode;
                self.ways |= mode.old_first();
                // What was typed was meant for the way that it was typed for.
                self.typed.clear();
                self.attempt = Attempt::default();
            }
            Change::Ways(shown) => self.ways = shown || self.mode.old_first(),
            Change::Typed(typed) => self.typed = typed,
            Change::Consent(consent) => self.consent = consent,
        }
    }

    /// The key to rotate, where it is in the list.
    pub fn old<'a>(&self, view: &'a View) -> Option<&'a Key> {
        view.keys.iter().find(|key| key.id == self.key)
    }

    /// The lifetime of the new key: the chosen one, else that of the old key where it is offered.
    pub fn lifetime(&self, view: &View) -> Option<Lifetime> {
        let (offer, _) = view.offered()?;
        let like = || self.old(view).and_then(|old| offer.lifetime_like(old));
        self.lifetime.filter(|chosen| offer.lifetimes.contains(chosen)).or_else(like)
    }

    /// What is asked for; `None` where the key is not in the list.
    ///
    /// # Errors
    /// Where the old key has a name that could not be given today.
    pub fn plan(&self, view: &View) -> Option<Result<Plan, NameProblem>> {
        let old = self.old(view)?;
        let draft = KeyDraft::like(old, self.lifetime(view));
        let (mode, typed) = (self.mode, self.typed.clone());
        Some(draft.map(|draft| Plan { old: old.id.clone(), draft, mode, typed }))
    }

    /// What is in the way, besides the word that is being typed.
    pub fn in_the_way(&self) -> impl Iterator<Item = &Obstacle> {
        self.obstacles.iter().filter(|one| !matches!(one, Obstacle::NotTyped(_)))
    }

    /// Whether all that has to be typed is typed.
    pub fn is_typed(&self, old: &Key) -> bool {
        !self.mode.old_first() || self.typed.trim() == old.confirm_word()
    }
}
