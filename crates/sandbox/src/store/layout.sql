-- Times are milliseconds since 1970, lists are JSON.
BEGIN;
CREATE TABLE organizations (
    name TEXT PRIMARY KEY, -- organizations/{o}
    title TEXT NOT NULL,
    owner TEXT NOT NULL, -- an email of people
    created INTEGER NOT NULL
) STRICT;
CREATE TABLE workspaces (
    name TEXT PRIMARY KEY, -- organizations/{o}/workspaces/{w}
    organization TEXT NOT NULL REFERENCES organizations (name),
    title TEXT NOT NULL,
    created INTEGER NOT NULL,
    deleted INTEGER
) STRICT;
CREATE TABLE people (
    email TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
CREATE TABLE grants (
    organization TEXT NOT NULL REFERENCES organizations (name),
    email TEXT NOT NULL REFERENCES people (email),
    role TEXT NOT NULL,
    workspaces TEXT, -- NULL: all of them
    PRIMARY KEY (organization, email)
) STRICT;
CREATE TABLE keys (
    name TEXT PRIMARY KEY, -- organizations/{o}/apiKeys/{k}
    organization TEXT NOT NULL REFERENCES organizations (name),
    display_name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    level TEXT NOT NULL,
    permissions TEXT NOT NULL,
    workspaces TEXT, -- NULL: all of them
    creator_name TEXT NOT NULL,
    creator_email TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    last_used INTEGER,
    etag TEXT NOT NULL,
    deleted INTEGER -- kept: a deletion may take a while to reach every node, and request ids outlive keys
) STRICT;
CREATE INDEX keys_of_organization ON keys (organization, created, name) WHERE deleted IS NULL;
CREATE TABLE creates (
    organization TEXT NOT NULL REFERENCES organizations (name),
    request_id TEXT NOT NULL,
    body TEXT NOT NULL,
    key TEXT NOT NULL REFERENCES keys (name),
    created INTEGER NOT NULL,
    PRIMARY KEY (organization, request_id)
) STRICT;
CREATE TABLE retired_permissions (
    id TEXT PRIMARY KEY
) STRICT;
CREATE TABLE sessions (
    hash BLOB PRIMARY KEY,
    email TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;
PRAGMA user_version = 1;
COMMIT;
