-- Every row has a tenant, and every question names it. Documents are JSON as the core reads and
-- writes them; beside them stand only the columns that questions need.
-- Times are milliseconds since 1970. The same text runs in SQLite and in PostgreSQL.

CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE tenants (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- grows with every change of frameworks, roles, paths and resources
    catalogue BIGINT NOT NULL,
    -- grows with every change of people and evidence
    people BIGINT NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE users (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT,
    person TEXT,
    grants TEXT NOT NULL,
    status TEXT NOT NULL,
    state TEXT NOT NULL,
    password TEXT,
    totp TEXT,
    lockout TEXT NOT NULL,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE families (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    data TEXT NOT NULL,
    version BIGINT NOT NULL,
    agent TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE refresh_tokens (hash TEXT PRIMARY KEY, tenant TEXT NOT NULL, family TEXT NOT NULL, expires BIGINT NOT NULL);

CREATE TABLE sessions (
    id_hash TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    user_id TEXT NOT NULL,
    family TEXT NOT NULL,
    data TEXT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX sessions_of_user ON sessions (tenant, user_id);

CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    user_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    data TEXT NOT NULL,
    version BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX tokens_of_user ON tokens (tenant, user_id);

CREATE TABLE documents (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    data TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, kind, id)
);

CREATE TABLE people (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    manager TEXT,
    target_role TEXT,
    groups TEXT NOT NULL,
    -- the revision of the tenant at which something of the person changed last
    changed BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX people_of_manager ON people (tenant, manager);
CREATE INDEX people_changed ON people (tenant, changed);

CREATE TABLE entries (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    competency TEXT NOT NULL,
    kind TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX entries_of_person ON entries (tenant, person, id);

CREATE TABLE decisions (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    entry TEXT NOT NULL,
    person TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX decisions_of_person ON decisions (tenant, person);

CREATE TABLE files (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    entry TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX files_of_entry ON files (tenant, entry);

CREATE TABLE answers (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status BIGINT NOT NULL,
    etag TEXT,
    location TEXT,
    body TEXT NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX answers_created ON answers (created);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created BIGINT NOT NULL,
    sent BIGINT,
    attempts BIGINT NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (sent, created);

CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT,
    request TEXT NOT NULL
);
CREATE INDEX audit_of_tenant ON audit (tenant, at);
