-- The Classic edition. Times are milliseconds since 1970, dates are days in UTC, lists are JSON.
BEGIN;
CREATE TABLE classic_organizations (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    quota_day INTEGER NOT NULL -- the day of the month, 1 to 28, on which quotas start afresh
) STRICT;
CREATE TABLE classic_agents (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES classic_organizations (id),
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    deleted INTEGER
) STRICT;
CREATE TABLE classic_admins (
    organization TEXT NOT NULL REFERENCES classic_organizations (id),
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    agents TEXT, -- NULL: the whole organization
    PRIMARY KEY (organization, email)
) STRICT;
CREATE TABLE classic_keys (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES classic_organizations (id),
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    agent TEXT, -- NULL: the whole organization
    creator_name TEXT NOT NULL,
    creator_email TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_used INTEGER,
    quota INTEGER NOT NULL,
    deleted INTEGER -- kept: a deletion may take a while to reach every node
) STRICT;
CREATE INDEX classic_keys_of_organization ON classic_keys (organization, created, id) WHERE deleted IS NULL;
CREATE TABLE classic_usage (
    key TEXT NOT NULL REFERENCES classic_keys (id),
    date TEXT NOT NULL,
    requests INTEGER NOT NULL,
    throttled INTEGER NOT NULL, -- of the requests
    PRIMARY KEY (key, date)
) STRICT, WITHOUT ROWID;
CREATE TABLE classic_sessions (
    hash BLOB PRIMARY KEY,
    organization TEXT NOT NULL,
    email TEXT NOT NULL,
    label TEXT NOT NULL
) STRICT;
PRAGMA user_version = 2;
COMMIT;
