//! An organization to draw.

use domain::{
    Access, Account, AccountId, AccountSummary, Agent, AgentId, Catalogue, CreateId, Edition, Failure,
    FailureKind, Field, Home, Key, KeyDraft, KeyId, KeyManagement, KeyName, KeyState, KeychainState, Level,
    Lifetime, Offer, OrganizationId, OrganizationRef, OrganizationSummary, Permission, PermissionGroup,
    PermissionId, Person, Places, Reach, Rights, Scope, ScopeKind, Session, Settings, Stage, Timestamp,
    Unfinished, View, Workspace, WorkspaceId,
};
use std::collections::BTreeMap;

pub(crate) fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Sunday morning.
pub(crate) fn now() -> Timestamp {
    instant("2026-11-22T10:00:00Z")
}

pub(crate) fn at() -> OrganizationRef {
    OrganizationRef { account: AccountId::new("a"), id: OrganizationId::new("organizations/acme") }
}

pub(crate) fn account() -> Account {
    Account {
        id: AccountId::new("a"),
        edition: Edition::Kognitos,
        address: "https://app.us-1.kognitos.com".to_owned(),
        sandbox: false,
        name: String::new(),
    }
}

pub(crate) fn workspace(name: &str) -> WorkspaceId {
    WorkspaceId::new(format!("organizations/acme/workspaces/{name}"))
}

pub(crate) fn restricted(ids: &[&str]) -> Level {
    Level::Restricted(ids.iter().copied().map(PermissionId::new).collect())
}

pub(crate) fn catalogue() -> Catalogue {
    let permission = |id: &str, title: &str, access| Permission {
        id: PermissionId::new(id),
        title: title.to_owned(),
        access,
    };
    let runs = vec![
        permission("read:Run", "Read runs", Access::Read),
        permission("archive:Run", "Archive runs", Access::Write),
    ];
    let files = vec![permission("read:File", "Read files", Access::Read)];
    Catalogue {
        groups: vec![
            PermissionGroup { id: "runs".to_owned(), title: "Runs".to_owned(), permissions: runs },
            PermissionGroup { id: "files".to_owned(), title: "Files".to_owned(), permissions: files },
        ],
    }
}

pub(crate) fn offer() -> Offer {
    Offer {
        limit: 10,
        lifetimes: [7, 30, 60, 90, 180, 365].map(Lifetime::from_days).to_vec(),
        levels: true,
        catalogue: catalogue(),
        scopes: vec![ScopeKind::AllWorkspaces, ScopeKind::Workspaces],
        editable: vec![Field::Name, Field::Scope, Field::Permissions],
        usage: false,
    }
}

pub(crate) fn rights() -> Rights {
    Rights {
        can_manage: true,
        reach: Reach::Everything,
        email: "dana@acme.example".to_owned(),
        roles: vec!["org-admin".to_owned()],
    }
}

/// A calm key; what differs is said where it is used.
pub(crate) fn key(name: &str, expires: &str) -> Key {
    Key {
        id: KeyId::new(format!("organizations/acme/apiKeys/{}", name.to_lowercase().replace(' ', "-"))),
        name: name.to_owned(),
        prefix: "kgn_pat_7Qm2".to_owned(),
        level: Some(Level::ReadOnly),
        scope: Scope::Workspaces(vec![workspace("finance")]),
        state: KeyState::Active,
        creator: Some(Person { name: "Dana Whitfield".to_owned(), email: "dana@acme.example".to_owned() }),
        created: Some(instant("2026-10-01T08:00:00Z")),
        updated: None,
        expires: Some(instant(expires)),
        last_used: Some(instant("2026-11-22T09:56:00Z")),
        etag: Some("1".to_owned()),
    }
}

/// Four keys: one expiring, one broad, one unused, one expired.
pub(crate) fn keys() -> Vec<Key> {
    vec![
        Key {
            level: Some(restricted(&["read:Run", "archive:Run"])),
            scope: Scope::Workspaces(vec![workspace("finance"), workspace("claims")]),
            ..key("CI Pipeline", "2026-11-25T10:00:00Z")
        },
        Key {
            level: Some(Level::All),
            scope: Scope::AllWorkspaces,
            ..key("Zapier bridge", "2027-06-01T10:00:00Z")
        },
        Key {
            last_used: Some(instant("2026-07-05T10:00:00Z")),
            creator: Some(Person { name: "Robin".to_owned(), email: String::new() }),
            ..key("Partner portal", "2026-12-18T10:00:00Z")
        },
        Key { state: KeyState::Expired, ..key("Old importer", "2026-10-30T10:00:00Z") },
    ]
}

pub(crate) fn view() -> View {
    let title = |name: &str, title: &str| Workspace { id: workspace(name), title: title.to_owned() };
    View {
        at: at(),
        title: "Acme Corp".to_owned(),
        management: KeyManagement::Offered { offer: offer(), rights: rights() },
        workspaces: Some(vec![title("finance", "Finance"), title("claims", "Claims")]),
        agents: vec![],
        keys: keys(),
        used: 4,
        own: vec![],
        notes: BTreeMap::new(),
        news: vec![],
        settings_read: None,
        read: instant("2026-11-22T09:59:48Z"),
    }
}

pub(crate) fn home() -> Home {
    Home {
        accounts: vec![AccountSummary { account: account(), session: Session::Kept, skew_seconds: 0 }],
        organizations: vec![OrganizationSummary {
            at: at(),
            title: "Acme Corp".to_owned(),
            used: Some(4),
            limit: Some(10),
            read: Some(instant("2026-11-22T09:59:48Z")),
            news: 0,
            refreshing: false,
            trouble: None,
        }],
        unfinished: vec![],
        keychain: KeychainState::Ready,
        clipboard_seconds: 30,
        settings: Settings::default(),
        places: Places::default(),
        presence: domain::Presence::default(),
        hidden: false,
        requests: 3,
        progress: None,
        notices: vec![],
        journal_damaged: false,
        rotations: vec![],
        attention: domain::health::Attention::default(),
        version: "0.1.0".to_owned(),
    }
}

pub(crate) fn draft() -> KeyDraft {
    KeyDraft {
        name: KeyName::new("Nightly export").unwrap(),
        level: Some(restricted(&["read:Run"])),
        scope: Scope::Workspaces(vec![workspace("finance")]),
        lifetime: Some(Lifetime::from_days(30)),
    }
}

pub(crate) fn unfinished(id: &str, stage: Stage) -> Unfinished {
    Unfinished {
        id: CreateId::new(id),
        at: at(),
        organization_title: "Acme Corp".to_owned(),
        draft: draft(),
        since: instant("2026-11-22T09:50:00Z"),
        stage,
    }
}

pub(crate) fn pending() -> Stage {
    Stage::Pending { key: KeyId::new("k"), prefix: "kgn_pat_9Xy2".to_owned(), kept: true }
}

pub(crate) fn failure(kind: FailureKind) -> Failure {
    Failure { kind, message: "The service said no.".to_owned() }
}

/// A service with organization and agent keys, which never expire and have no permissions.
pub(crate) fn plain_offer() -> Offer {
    Offer {
        limit: 10,
        lifetimes: vec![],
        levels: false,
        catalogue: Catalogue::default(),
        scopes: vec![ScopeKind::Organization, ScopeKind::Agent],
        editable: vec![Field::Name],
        usage: true,
    }
}

pub(crate) fn agent(name: &str) -> AgentId {
    AgentId::new(format!("agt-{name}"))
}

/// A key of that service.
pub(crate) fn plain_key(name: &str, scope: Scope) -> Key {
    Key {
        level: None,
        expires: None,
        etag: None,
        prefix: "kgc_9f2a".to_owned(),
        scope,
        ..key(name, "2027-01-01T00:00:00Z")
    }
}

/// A full organization of that service: two of its ten keys are in sight.
pub(crate) fn plain_view(reach: Reach) -> View {
    let title = |name: &str, title: &str| Agent { id: agent(name), title: title.to_owned() };
    let keys = vec![
        plain_key("Console", Scope::Organization),
        plain_key("Invoice bot", Scope::Agent(agent("payables"))),
    ];
    View {
        title: "Legacy Ledger".to_owned(),
        management: KeyManagement::Offered { offer: plain_offer(), rights: Rights { reach, ..rights() } },
        workspaces: Some(vec![]),
        agents: vec![title("payables", "Payables"), title("claims", "Claims intake")],
        own: vec![keys[0].id.clone()],
        used: 10,
        keys,
        ..view()
    }
}
