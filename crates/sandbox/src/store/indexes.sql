-- What keeps lists quick where there are a thousand organizations.
BEGIN;
CREATE INDEX grants_of_person ON grants (email, organization);
CREATE INDEX workspaces_of_organization ON workspaces (organization, created, name) WHERE deleted IS NULL;
PRAGMA user_version = 3;
COMMIT;
