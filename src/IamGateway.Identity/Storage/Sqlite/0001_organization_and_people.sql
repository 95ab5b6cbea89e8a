-- The organization, its accounts, and the people of its identity store.
-- Times are whole milliseconds since 1970, durations whole seconds, truth values 0 or 1.

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY
    CHECK (length(id) = 12 AND id NOT GLOB '*[^0-9]*'),
  name TEXT NOT NULL
    CHECK (length(name) BETWEEN 1 AND 50),
  -- An alias of twelve digits would take the place of an account's id at sign-in.
  alias TEXT COLLATE NOCASE NULL
    CHECK (length(alias) BETWEEN 3 AND 63 AND alias NOT GLOB '*[^a-z0-9-]*' AND alias NOT GLOB '-*'
      AND alias NOT GLOB '*-' AND alias NOT GLOB '*--*' AND (length(alias) <> 12 OR alias GLOB '*[^0-9]*')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_accounts_alias ON accounts (alias);

CREATE TABLE organizations (
  id TEXT NOT NULL PRIMARY KEY
    CHECK (length(id) = 12 AND id GLOB 'o-*' AND substr(id, 3) NOT GLOB '*[^a-z0-9]*'),
  management_account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX ix_organizations_management_account_id ON organizations (management_account_id);

CREATE TRIGGER organizations_one BEFORE INSERT ON organizations
WHEN EXISTS (SELECT 1 FROM organizations)
BEGIN
  SELECT RAISE(ABORT, 'organizations: an installation has one organization');
END;

CREATE TABLE root_users (
  account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  email TEXT COLLATE NOCASE NOT NULL
    CHECK (length(email) BETWEEN 3 AND 254 AND email LIKE '%_@_%'),
  password_hash TEXT NULL
    CHECK (password_hash <> '')
) STRICT;

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  user_name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(user_name) BETWEEN 1 AND 128 AND user_name = trim(user_name) AND user_name NOT GLOB '*[' || char(1) || '-' || char(31) || ']*'),
  display_name TEXT NOT NULL
    CHECK (length(display_name) BETWEEN 1 AND 1024),
  email TEXT NULL,
  password_hash TEXT NULL
    CHECK (password_hash <> ''),
  is_active INTEGER NOT NULL
    CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_people_user_name ON people (user_name);

CREATE TABLE person_tags (
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  key TEXT COLLATE NOCASE NOT NULL
    CHECK (length(key) BETWEEN 1 AND 128),
  value TEXT NOT NULL
    CHECK (length(value) <= 256),
  PRIMARY KEY (person_id, key)
) STRICT;

CREATE TABLE people_groups (
  id TEXT NOT NULL PRIMARY KEY,
  display_name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(display_name) BETWEEN 1 AND 1024),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_people_groups_display_name ON people_groups (display_name);

CREATE TABLE people_group_members (
  group_id TEXT NOT NULL REFERENCES people_groups (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  provider TEXT NULL
    CHECK (provider <> ''),
  PRIMARY KEY (group_id, person_id)
) STRICT;

CREATE INDEX ix_people_group_members_person_id ON people_group_members (person_id);

-- Issuer and subject are compared exactly: an identity that differs in case is another identity.
CREATE TABLE identity_provider_links (
  issuer TEXT NOT NULL
    CHECK (issuer <> ''),
  subject TEXT NOT NULL
    CHECK (subject <> ''),
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT;

CREATE INDEX ix_identity_provider_links_person_id ON identity_provider_links (person_id);
