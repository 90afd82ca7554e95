//! The form for a new key. Pure: what was typed, and whether it can be sent.

use crate::attempt::Attempt;
use domain::{
    Field, KeyDraft, KeyName, Level, Lifetime, Offer, OrganizationRef, PermissionGroup, PermissionId, Rights,
    Scope, WorkspaceId, selection,
};

/// The form for a new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where the key is to be made.
    pub at: OrganizationRef,
    /// What was typed and chosen.
    pub typed: Typed,
    /// What was there at first: leaving asks where it differs.
    pub start: Typed,
    /// The permission groups that are open.
    pub expanded: Vec<String>,
    /// What was typed to find a workspace.
    pub workspace_query: String,
    /// What was typed to find a permission.
    pub permission_query: String,
    /// Whether sending was tried: only then does the form point at what is missing.
    pub tried: bool,
    /// How sending goes.
    pub attempt: Attempt,
}

/// What was typed and chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The name, as typed.
    pub name: String,
    /// How long the key lives.
    pub lifetime: Option<Lifetime>,
    /// Whether it reaches all workspaces; else `workspaces`.
    pub everywhere: bool,
    /// The chosen workspaces, kept while `everywhere` is set.
    pub workspaces: Vec<WorkspaceId>,
    /// How much the key may do.
    pub level: LevelChoice,
    /// The chosen permissions, kept while another level is set.
    pub permissions: Vec<PermissionId>,
}

impl Default for Typed {
    /// The least that is useful: reading, in workspaces that are still to be chosen.
    fn default() -> Self {
        Self {
            name: String::new(),
            lifetime: None,
            everywhere: false,
            workspaces: Vec::new(),
            level: LevelChoice::ReadOnly,
            permissions: Vec::new(),
        }
    }
}

/// The three levels to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelChoice {
    /// Full read and write.
    All,
    /// List, get and query.
    ReadOnly,
    /// Chosen permissions.
    Restricted,
}

/// What the admin does to the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Types the name.
    Name(String),
    /// Chooses a lifetime.
    Lifetime(Lifetime),
    /// Chooses all workspaces, or some.
    Everywhere(bool),
    /// Ticks a workspace, or unticks it.
    Workspace(WorkspaceId),
    /// Chooses exactly these workspaces.
    Workspaces(Vec<WorkspaceId>),
    /// Searches the workspaces.
    WorkspaceQuery(String),
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
    pub fn new(at: OrganizationRef, draft: Option<&KeyDraft>, offer: Option<&Offer>) -> Self {
        let suggested = offer.and_then(Offer::suggested_lifetime);
        let start = Typed { lifetime: suggested, ..Typed::default() };
        let typed = draft.map_or_else(|| start.clone(), Typed::from_draft);
        Self {
            at,
            typed,
            start,
            expanded: Vec::new(),
            workspace_query: String::new(),
            permission_query: String::new(),
            tried: false,
            attempt: Attempt::default(),
        }
    }

    /// Fills in what could not be suggested before the offer was read.
    pub fn learn(&mut self, offer: &Offer) {
        let suggested = offer.suggested_lifetime();
        self.start.lifetime = self.start.lifetime.or(suggested);
        self.typed.lifetime = self.typed.lifetime.or(suggested);
    }

    /// True where leaving would lose something.
    pub fn is_dirty(&self) -> bool {
        self.typed != self.start
    }

    /// Applies an edit. What was said about the last attempt stays until the next one,
    /// except about the field that is being mended.
    pub fn apply(&mut self, edit: Edit) {
        let typed = &mut self.typed;
        let mended = match edit {
            Edit::Name(name) => {
                typed.name = name;
                Some(Field::Name)
            }
            Edit::Lifetime(lifetime) => {
                typed.lifetime = Some(lifetime);
                Some(Field::Expiration)
            }
            Edit::Everywhere(everywhere) => {
                typed.everywhere = everywhere;
                Some(Field::Scope)
            }
            Edit::Workspace(id) => {
                selection::toggle(&mut typed.workspaces, id);
                Some(Field::Scope)
            }
            Edit::Workspaces(ids) => {
                typed.workspaces = ids;
                Some(Field::Scope)
            }
            Edit::Level(level) => {
                typed.level = level;
                Some(Field::Permissions)
            }
            Edit::Permission(id) => {
                selection::toggle(&mut typed.permissions, id);
                Some(Field::Permissions)
            }
            Edit::Group(ids) => {
                selection::toggle_group(&mut typed.permissions, &ids);
                Some(Field::Permissions)
            }
            Edit::Permissions(ids) => {
                typed.permissions = ids;
                Some(Field::Permissions)
            }
            Edit::Expand(group) => {
                selection::toggle(&mut self.expanded, group);
                None
            }
            Edit::WorkspaceQuery(query) => {
                self.workspace_query = query;
                None
            }
            Edit::PermissionQuery(query) => {
                self.permission_query = query;
                None
            }
            Edit::Tried => {
                self.tried = true;
                None
            }
        };
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
    pub fn advice(&self, field: Field, offer: &Offer, rights: &Rights) -> Option<String> {
        if let Some(message) = self.attempt.about(field) {
            return Some(message.to_owned());
        }
        let problem = self.draft(offer, rights).err().filter(|problem| problem.field == field)?;
        // A name is checked while it is typed; only an empty one waits for the first try.
        let early = field == Field::Name && !self.typed.name.trim().is_empty();
        (self.tried || early).then_some(problem.advice)
    }
}

impl Typed {
    /// The scope that is chosen.
    pub fn scope(&self) -> Scope {
        if self.everywhere { Scope::AllWorkspaces } else { Scope::Workspaces(self.workspaces.clone()) }
    }

    /// The level that is chosen; `None` where the service has none.
    pub fn level(&self, offer: &Offer) -> Option<Level> {
        offer.levels.then(|| match self.level {
            LevelChoice::All => Level::All,
            LevelChoice::ReadOnly => Level::ReadOnly,
            LevelChoice::Restricted => Level::Restricted(self.permissions.clone()),
        })
    }

    fn from_draft(draft: &KeyDraft) -> Self {
        let (level, permissions) = match &draft.level {
            Some(Level::All) => (LevelChoice::All, Vec::new()),
            Some(Level::Restricted(ids)) => (LevelChoice::Restricted, ids.clone()),
            Some(Level::ReadOnly | Level::Unknown(_)) | None => (LevelChoice::ReadOnly, Vec::new()),
        };
        let (everywhere, workspaces) = match &draft.scope {
            Scope::AllWorkspaces => (true, Vec::new()),
            Scope::Workspaces(ids) => (false, ids.clone()),
            Scope::Unknown(_) => (false, Vec::new()),
        };
        Self {
            name: draft.name.as_str().to_owned(),
            lifetime: draft.lifetime,
            everywhere,
            workspaces,
            level,
            permissions,
        }
    }
}

/// The permissions of a group that `query` finds, by their own title or the group's.
pub fn found<'a>(group: &'a PermissionGroup, query: &str) -> Vec<&'a domain::Permission> {
    let query = query.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&query);
    let whole_group = has(&group.title);
    let wanted = |one: &&domain::Permission| whole_group || has(&one.title) || has(one.id.as_str());
    group.permissions.iter().filter(wanted).collect()
}
