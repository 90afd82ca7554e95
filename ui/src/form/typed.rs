//! What is typed and chosen in a form, and what it means.

use domain::{
    AgentId, Key, KeyDraft, Level, Lifetime, Offer, PermissionId, Reach, Rights, Scope, ScopeKind, View,
    WorkspaceId,
};

/// What was typed and chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The name, as typed.
    pub name: String,
    /// How long the key lives.
    pub lifetime: Option<Lifetime>,
    /// What kind of thing it reaches.
    pub scope: ScopeChoice,
    /// The chosen workspaces, kept while another kind of scope is chosen.
    pub workspaces: Vec<WorkspaceId>,
    /// The chosen agent, kept likewise.
    pub agent: Option<AgentId>,
    /// How much the key may do.
    pub level: LevelChoice,
    /// The chosen permissions, kept while another level is set.
    pub permissions: Vec<PermissionId>,
}

/// The kind of scope that is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScopeChoice {
    /// One that the service offers.
    Kind(ScopeKind),
    /// The key's own, which Keyward does not know; nothing yet where the word is empty.
    Unknown(String),
}

/// The level that is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelChoice {
    /// Full read and write.
    All,
    /// List, get and query.
    ReadOnly,
    /// Chosen permissions.
    Restricted,
    /// The key's own, which Keyward does not know.
    Unknown(String),
}

impl Default for Typed {
    /// The least that is useful: reading, in a scope that is still to be chosen.
    fn default() -> Self {
        Self {
            name: String::new(),
            lifetime: None,
            scope: ScopeChoice::Unknown(String::new()),
            workspaces: Vec::new(),
            agent: None,
            level: LevelChoice::ReadOnly,
            permissions: Vec::new(),
        }
    }
}

impl Typed {
    /// The scope that is chosen.
    pub fn scope(&self) -> Scope {
        match &self.scope {
            ScopeChoice::Kind(ScopeKind::AllWorkspaces) => Scope::AllWorkspaces,
            ScopeChoice::Kind(ScopeKind::Workspaces) => Scope::Workspaces(self.workspaces.clone()),
            ScopeChoice::Kind(ScopeKind::Organization) => Scope::Organization,
            ScopeChoice::Kind(ScopeKind::Agent) => {
                Scope::Agent(self.agent.clone().unwrap_or_else(|| AgentId::new("")))
            }
            ScopeChoice::Unknown(word) => Scope::Unknown(word.clone()),
        }
    }

    /// The level that is chosen; `None` where the service has none.
    pub fn level(&self, offer: &Offer) -> Option<Level> {
        offer.levels.then(|| self.chosen_level())
    }

    /// The level that is chosen, whether or not the service has levels.
    pub(crate) fn chosen_level(&self) -> Level {
        match &self.level {
            LevelChoice::All => Level::All,
            LevelChoice::ReadOnly => Level::ReadOnly,
            LevelChoice::Restricted => Level::Restricted(self.permissions.clone()),
            LevelChoice::Unknown(word) => Level::Unknown(word.clone()),
        }
    }

    /// What a draft asks for.
    pub(super) fn from_draft(draft: &KeyDraft) -> Self {
        let typed =
            Self { name: draft.name.as_str().to_owned(), lifetime: draft.lifetime, ..Self::default() };
        typed.with(draft.level.as_ref(), &draft.scope)
    }

    /// A key as it is.
    pub(crate) fn from_key(key: &Key) -> Self {
        Self { name: key.name.clone(), ..Self::default() }.with(key.level.as_ref(), &key.scope)
    }

    /// What a new key like this one would be given: everything but the name, and nothing that no longer exists.
    pub(super) fn like(key: &Key, view: &View) -> Self {
        let mut typed = Self { name: String::new(), ..Self::from_key(key) };
        typed.workspaces.retain(|id| view.workspace_title(id).is_some());
        typed.agent = typed.agent.filter(|id| view.agents.iter().any(|agent| agent.id == *id));
        if let LevelChoice::Unknown(_) = typed.level {
            typed.level = LevelChoice::ReadOnly;
        }
        if let ScopeChoice::Unknown(_) = typed.scope {
            typed.scope = ScopeChoice::Unknown(String::new());
        }
        if let Some((offer, _)) = view.offered() {
            typed.permissions.retain(|id| offer.catalogue.find(id).is_some());
            typed.lifetime = offer.lifetime_like(key);
        }
        typed
    }

    fn with(mut self, level: Option<&Level>, scope: &Scope) -> Self {
        self.level = match level {
            Some(Level::All) => LevelChoice::All,
            Some(Level::Restricted(ids)) => {
                self.permissions.clone_from(ids);
                LevelChoice::Restricted
            }
            Some(Level::Unknown(word)) => LevelChoice::Unknown(word.clone()),
            Some(Level::ReadOnly) | None => LevelChoice::ReadOnly,
        };
        self.scope = match scope {
            Scope::AllWorkspaces => ScopeChoice::Kind(ScopeKind::AllWorkspaces),
            Scope::Workspaces(ids) => {
                self.workspaces.clone_from(ids);
                ScopeChoice::Kind(ScopeKind::Workspaces)
            }
            Scope::Organization => ScopeChoice::Kind(ScopeKind::Organization),
            Scope::Agent(id) => {
                self.agent = Some(id.clone());
                ScopeChoice::Kind(ScopeKind::Agent)
            }
            Scope::Unknown(word) => ScopeChoice::Unknown(word.clone()),
        };
        self
    }
}

/// The kinds of scope that the service offers and this admin may give, in the service's order.
pub fn permitted(offered: &[ScopeKind], reach: &Reach) -> Vec<ScopeKind> {
    let may = |kind: &ScopeKind| match kind {
        ScopeKind::AllWorkspaces | ScopeKind::Organization => *reach == Reach::Everything,
        ScopeKind::Workspaces => !matches!(reach, Reach::Agents(_)),
        ScopeKind::Agent => !matches!(reach, Reach::Workspaces(_)),
    };
    offered.iter().copied().filter(may).collect()
}

/// The narrowest kind of scope that may be given: what a new form begins with.
pub(super) fn narrowest(offer: &Offer, rights: &Rights) -> Option<ScopeKind> {
    let permitted = permitted(&offer.scopes, &rights.reach);
    let order = [ScopeKind::Agent, ScopeKind::Workspaces, ScopeKind::AllWorkspaces, ScopeKind::Organization];
    order.into_iter().find(|kind| permitted.contains(kind))
}
