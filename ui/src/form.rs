//! The form for a key. Pure: what was typed, and whether it can be sent.

mod found;
mod typed;

pub use found::{found, matches};
pub use typed::{LevelChoice, ScopeChoice, Typed, permitted};

use crate::attempt::Attempt;
use domain::{
    AgentId, Field, Key, KeyDraft, KeyName, Lifetime, Offer, OrganizationRef, PermissionId, Rights, View,
    WorkspaceId, selection,
};

/// The form for a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The organization of the key.
    pub at: OrganizationRef,
    /// What was typed and chosen.
    pub typed: Typed,
    /// What was there at first: leaving asks where it differs.
    pub start: Typed,
    /// The permission groups that are open.
    pub expanded: Vec<String>,
    /// What was typed to find a workspace or an agent.
    pub scope_query: String,
    /// Whether only the chosen workspaces are shown.
    pub chosen_only: bool,
    /// What was typed to find a permission.
    pub permission_query: String,
    /// Whether sending was tried: only then does the form point at what is missing.
    pub tried: bool,
    /// How sending goes.
    pub attempt: Attempt,
}

/// What the admin does to the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Types the name.
    Name(String),
    /// Chooses a lifetime.
    Lifetime(Lifetime),
    /// Chooses a kind of scope.
    Scope(ScopeChoice),
    /// Ticks a workspace, or unticks it.
    Workspace(WorkspaceId),
    /// Chooses exactly these workspaces.
    Workspaces(Vec<WorkspaceId>),
    /// Chooses an agent.
    Agent(AgentId),
    /// Searches the workspaces or agents.
    ScopeQuery(String),
    /// Shows only the chosen workspaces, or all again.
    ChosenOnly(bool),
    /// Chooses a level.
    Level(LevelChoice),
    /// Ticks a permission, or unticks it.
    Permission(PermissionId),
    /// Clicks the box of a group.
    Group(Vec<PermissionId>),
    /// Chooses exactly these permissions.
    Permissions(Vec<PermissionId>),
    /// Opens a group, or closes it.
    Expand(String),
    /// Searches the permissions.
    PermissionQuery(String),
    /// Takes over what a preset says of permissions and lifetime.
    Preset(LevelChoice, Vec<PermissionId>, Option<Lifetime>),
    /// Tried to send: from now on what is missing is pointed at.
    Tried,
}

/// What keeps the form from being sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field to mend.
    pub field: Field,
    /// What to do about it.
    pub advice: String,
}

impl Form {
    /// An empty form, or one filled from a draft: then leaving asks at once.
    pub fn new(at: OrganizationRef, draft: Option<&KeyDraft>, offered: Option<(&Offer, &Rights)>) -> Self {
        let mut form = Self::starting(at, Typed::default());
        if let Some((offer, rights)) = offered {
            form.learn(offer, rights);
        }
        if let Some(draft) = draft {
            form.typed = Typed::from_draft(draft);
        }
        form
    }

    /// A form with the settings of a key, for a new one like it.
    pub fn like(at: OrganizationRef, key: &Key, view: &View) -> Self {
        Self::starting(at, Typed::like(key, view))
    }

    /// A form that begins with this.
    pub(crate) fn starting(at: OrganizationRef, start: Typed) -> Self {
        Self {
            at,
            typed: start.clone(),
            start,
            expanded: Vec::new(),
            scope_query: String::new(),
            chosen_only: false,
            permission_query: String::new(),
            tried: false,
            attempt: Attempt::default(),
        }
    }

    /// Fills in what could not be suggested before the offer was read.
    pub fn learn(&mut self, offer: &Offer, rights: &Rights) {
        let nothing = ScopeChoice::Unknown(String::new());
        let narrowest = typed::narrowest(offer, rights).map(ScopeChoice::Kind);
        for typed in [&mut self.start, &mut self.typed] {
            typed.lifetime = typed.lifetime.or(offer.suggested_lifetime());
            if let (true, Some(narrowest)) = (typed.scope == nothing, &narrowest) {
                typed.scope = narrowest.clone();
            }
        }
    }

    /// True where leaving would lose something.
    pub fn is_dirty(&self) -> bool {
        self.typed != self.start
    }

    /// Applies an edit. What was said about the last attempt stays until the next one,
    /// except about the field that is being mended.
    pub fn apply(&mut self, edit: Edit) {
        let mended = match &edit {
            Edit::Name(_) => Some(Field::Name),
            Edit::Lifetime(_) => Some(Field::Expiration),
            Edit::Scope(_) | Edit::Workspace(_) | Edit::Workspaces(_) | Edit::Agent(_) => Some(Field::Scope),
            Edit::Level(_)
            | Edit::Permission(_)
            | Edit::Group(_)
            | Edit::Permissions(_)
            | Edit::Preset(..) => Some(Field::Permissions),
            Edit::ScopeQuery(_)
            | Edit::ChosenOnly(_)
            | Edit::Expand(_)
            | Edit::PermissionQuery(_)
            | Edit::Tried => None,
        };
        let typed = &mut self.typed;
        match edit {
            Edit::Name(name) => typed.name = name,
            Edit::Lifetime(lifetime) => typed.lifetime = Some(lifetime),
            Edit::Scope(choice) => {
                typed.scope = choice;
                self.scope_query.clear();
            }
            Edit::Workspace(id) => selection::toggle(&mut typed.workspaces, id),
            Edit::Workspaces(ids) => typed.workspaces = ids,
            Edit::Agent(id) => typed.agent = Some(id),
            Edit::ScopeQuery(query) => self.scope_query = query,
            Edit::ChosenOnly(only) => self.chosen_only = only,
            Edit::Level(level) => typed.level = level,
            Edit::Permission(id) => selection::toggle(&mut typed.permissions, id),
            Edit::Group(ids) => selection::toggle_group(&mut typed.permissions, &ids),
            Edit::Permissions(ids) => typed.permissions = ids,
            Edit::Expand(group) => selection::toggle(&mut self.expanded, group),
            Edit::PermissionQuery(query) => self.permission_query = query,
            Edit::Preset(level, permissions, lifetime) => {
                typed.level = level;
                typed.permissions = permissions;
                typed.lifetime = lifetime.or(typed.lifetime);
            }
            Edit::Tried => self.tried = true,
        }
        if mended.is_some_and(|field| self.attempt.about(field).is_some()) {
            self.attempt.failure = None;
        }
    }

    /// The draft to send.
    ///
    /// # Errors
    /// Says what keeps it from being sent, the first field first.
    pub fn draft(&self, offer: &Offer, rights: &Rights) -> Result<KeyDraft, Problem> {
        let name = KeyName::new(&self.typed.name)
            .map_err(|problem| Problem { field: Field::Name, advice: problem.to_string() })?;
        let draft = KeyDraft {
            name,
            level: self.typed.level(offer),
            scope: self.typed.scope(),
            lifetime: self.typed.lifetime.filter(|_| !offer.lifetimes.is_empty()),
        };
        match draft.problem(offer, rights) {
            Some(problem) => Err(Problem { field: problem.field, advice: problem.advice.to_owned() }),
            None => Ok(draft),
        }
    }

    /// The advice to show at `field`: what the service said, or what is missing once sending was tried.
    /// `problem` is what keeps the form from being sent.
    pub fn advice(&self, field: Field, problem: Option<&Problem>) -> Option<String> {
        if let Some(message) = self.attempt.about(field) {
            return Some(message.to_owned());
        }
        let problem = problem.filter(|problem| problem.field == field)?;
        // A name is checked while it is typed; only an empty one waits for the first try.
        let early = field == Field::Name && !self.typed.name.trim().is_empty();
        (self.tried || early).then(|| problem.advice.clone())
    }
}
