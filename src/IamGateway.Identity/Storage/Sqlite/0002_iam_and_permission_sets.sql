-- IAM users, IAM groups and roles of accounts, permission sets, and the policies of all of them.
-- What is part of a row, or speaks of that row only, goes with it (CASCADE); what somebody else would miss stays in the way (RESTRICT).

CREATE TABLE permission_sets (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 32 AND name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'),
  description TEXT NULL,
  session_duration INTEGER NOT NULL
    CHECK (session_duration BETWEEN 3600 AND 43200),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_permission_sets_name ON permission_sets (name);

-- The default version is checked at the end of the transaction, because a policy and its first version are written together.
CREATE TABLE managed_policies (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  path TEXT NOT NULL
    CHECK (path = '/' OR (length(path) BETWEEN 3 AND 512 AND path GLOB '/*/' AND path NOT GLOB '*[^!-~]*')),
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 128 AND name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'),
  description TEXT NULL,
  default_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  FOREIGN KEY (id, default_version) REFERENCES policy_versions (policy_id, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX ix_managed_policies_account_id_name ON managed_policies (account_id, name);
CREATE UNIQUE INDEX ix_managed_policies_name ON managed_policies (name) WHERE account_id IS NULL;

CREATE TRIGGER managed_policies_stay_in_account BEFORE UPDATE OF account_id ON managed_policies
WHEN NEW.account_id IS NOT OLD.account_id
BEGIN
  SELECT RAISE(ABORT, 'managed_policies: the account never changes');
END;

CREATE TABLE policy_versions (
  policy_id TEXT NOT NULL REFERENCES managed_policies (id) ON DELETE CASCADE,
  number INTEGER NOT NULL
    CHECK (number >= 1),
  document TEXT NOT NULL
    CHECK (json_valid(document)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (policy_id, number)
) STRICT;

CREATE TRIGGER policy_versions_five BEFORE INSERT ON policy_versions
WHEN (SELECT count(*) FROM policy_versions WHERE policy_id = NEW.policy_id) >= 5
BEGIN
  SELECT RAISE(ABORT, 'policy_versions: a policy has at most five versions');
END;

CREATE TRIGGER policy_versions_immutable BEFORE UPDATE ON policy_versions
BEGIN
  SELECT RAISE(ABORT, 'policy_versions: a version never changes');
END;

CREATE TABLE iam_users (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  path TEXT NOT NULL
    CHECK (path = '/' OR (length(path) BETWEEN 3 AND 512 AND path GLOB '/*/' AND path NOT GLOB '*[^!-~]*')),
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 64 AND name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'),
  password_hash TEXT NULL
    CHECK (password_hash <> ''),
  permissions_boundary_id TEXT NULL REFERENCES managed_policies (id) ON DELETE RESTRICT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_iam_users_account_id_name ON iam_users (account_id, name);
CREATE INDEX ix_iam_users_permissions_boundary_id ON iam_users (permissions_boundary_id);

CREATE TRIGGER iam_users_stay_in_account BEFORE UPDATE OF account_id ON iam_users
WHEN NEW.account_id IS NOT OLD.account_id
BEGIN
  SELECT RAISE(ABORT, 'iam_users: the account never changes');
END;

CREATE TRIGGER iam_users_boundary_of_account_at_insert BEFORE INSERT ON iam_users
WHEN (SELECT account_id FROM managed_policies WHERE id = NEW.permissions_boundary_id) <> NEW.account_id
BEGIN
  SELECT RAISE(ABORT, 'iam_users: the permissions boundary belongs to another account');
END;

CREATE TRIGGER iam_users_boundary_of_account_at_update BEFORE UPDATE OF permissions_boundary_id ON iam_users
WHEN (SELECT account_id FROM managed_policies WHERE id = NEW.permissions_boundary_id) <> NEW.account_id
BEGIN
  SELECT RAISE(ABORT, 'iam_users: the permissions boundary belongs to another account');
END;

CREATE TABLE iam_groups (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  path TEXT NOT NULL
    CHECK (path = '/' OR (length(path) BETWEEN 3 AND 512 AND path GLOB '/*/' AND path NOT GLOB '*[^!-~]*')),
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 128 AND name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_iam_groups_account_id_name ON iam_groups (account_id, name);

CREATE TRIGGER iam_groups_stay_in_account BEFORE UPDATE OF account_id ON iam_groups
WHEN NEW.account_id IS NOT OLD.account_id
BEGIN
  SELECT RAISE(ABORT, 'iam_groups: the account never changes');
END;

CREATE TABLE iam_group_members (
  group_id TEXT NOT NULL REFERENCES iam_groups (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  PRIMARY KEY (group_id, user_id)
) STRICT;

CREATE INDEX ix_iam_group_members_user_id ON iam_group_members (user_id);

CREATE TRIGGER iam_group_members_of_one_account BEFORE INSERT ON iam_group_members
WHEN (SELECT account_id FROM iam_groups WHERE id = NEW.group_id) IS NOT (SELECT account_id FROM iam_users WHERE id = NEW.user_id)
BEGIN
  SELECT RAISE(ABORT, 'iam_group_members: the user and the group belong to different accounts');
END;

CREATE TRIGGER iam_group_members_immutable BEFORE UPDATE ON iam_group_members
BEGIN
  SELECT RAISE(ABORT, 'iam_group_members: a membership is added and removed, never changed');
END;

CREATE TABLE roles (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  path TEXT NOT NULL
    CHECK (path = '/' OR (length(path) BETWEEN 3 AND 512 AND path GLOB '/*/' AND path NOT GLOB '*[^!-~]*')),
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 64 AND name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'),
  trust_policy TEXT NOT NULL
    CHECK (json_valid(trust_policy)),
  max_session_duration INTEGER NOT NULL
    CHECK (max_session_duration BETWEEN 3600 AND 43200),
  permission_set_id TEXT NULL REFERENCES permission_sets (id) ON DELETE RESTRICT,
  permissions_boundary_id TEXT NULL REFERENCES managed_policies (id) ON DELETE RESTRICT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_roles_account_id_name ON roles (account_id, name);
CREATE UNIQUE INDEX ix_roles_permission_set_id_account_id ON roles (permission_set_id, account_id);
CREATE INDEX ix_roles_permissions_boundary_id ON roles (permissions_boundary_id);

CREATE TRIGGER roles_stay_in_account BEFORE UPDATE OF account_id ON roles
WHEN NEW.account_id IS NOT OLD.account_id
BEGIN
  SELECT RAISE(ABORT, 'roles: the account never changes');
END;

CREATE TRIGGER roles_boundary_of_account_at_insert BEFORE INSERT ON roles
WHEN (SELECT account_id FROM managed_policies WHERE id = NEW.permissions_boundary_id) <> NEW.account_id
BEGIN
  SELECT RAISE(ABORT, 'roles: the permissions boundary belongs to another account');
END;

CREATE TRIGGER roles_boundary_of_account_at_update BEFORE UPDATE OF permissions_boundary_id ON roles
WHEN (SELECT account_id FROM managed_policies WHERE id = NEW.permissions_boundary_id) <> NEW.account_id
BEGIN
  SELECT RAISE(ABORT, 'roles: the permissions boundary belongs to another account');
END;

CREATE TABLE policy_attachments (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  policy_id TEXT NOT NULL REFERENCES managed_policies (id) ON DELETE RESTRICT,
  user_id TEXT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  group_id TEXT NULL REFERENCES iam_groups (id) ON DELETE CASCADE,
  role_id TEXT NULL REFERENCES roles (id) ON DELETE CASCADE,
  permission_set_id TEXT NULL REFERENCES permission_sets (id) ON DELETE CASCADE,
  CHECK ((user_id IS NOT NULL) + (group_id IS NOT NULL) + (role_id IS NOT NULL) + (permission_set_id IS NOT NULL) = 1)
) STRICT;

CREATE UNIQUE INDEX ix_policy_attachments_user_id_policy_id ON policy_attachments (user_id, policy_id);
CREATE UNIQUE INDEX ix_policy_attachments_group_id_policy_id ON policy_attachments (group_id, policy_id);
CREATE UNIQUE INDEX ix_policy_attachments_role_id_policy_id ON policy_attachments (role_id, policy_id);
CREATE UNIQUE INDEX ix_policy_attachments_permission_set_id_policy_id ON policy_attachments (permission_set_id, policy_id);
CREATE INDEX ix_policy_attachments_policy_id ON policy_attachments (policy_id);

-- A null on either side (a policy that ships with the gateway, a permission set) is no conflict.
CREATE TRIGGER policy_attachments_of_one_account BEFORE INSERT ON policy_attachments
WHEN (SELECT account_id FROM managed_policies WHERE id = NEW.policy_id) <> coalesce(
  (SELECT account_id FROM iam_users WHERE id = NEW.user_id),
  (SELECT account_id FROM iam_groups WHERE id = NEW.group_id),
  (SELECT account_id FROM roles WHERE id = NEW.role_id))
BEGIN
  SELECT RAISE(ABORT, 'policy_attachments: the policy belongs to another account');
END;

CREATE TRIGGER policy_attachments_immutable BEFORE UPDATE ON policy_attachments
BEGIN
  SELECT RAISE(ABORT, 'policy_attachments: an attachment is added and removed, never changed');
END;

CREATE TABLE inline_policies (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 128 AND name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'),
  document TEXT NOT NULL
    CHECK (json_valid(document)),
  user_id TEXT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  group_id TEXT NULL REFERENCES iam_groups (id) ON DELETE CASCADE,
  role_id TEXT NULL REFERENCES roles (id) ON DELETE CASCADE,
  permission_set_id TEXT NULL REFERENCES permission_sets (id) ON DELETE CASCADE,
  CHECK ((user_id IS NOT NULL) + (group_id IS NOT NULL) + (role_id IS NOT NULL) + (permission_set_id IS NOT NULL) = 1)
) STRICT;

CREATE UNIQUE INDEX ix_inline_policies_user_id_name ON inline_policies (user_id, name);
CREATE UNIQUE INDEX ix_inline_policies_group_id_name ON inline_policies (group_id, name);
CREATE UNIQUE INDEX ix_inline_policies_role_id_name ON inline_policies (role_id, name);
CREATE UNIQUE INDEX ix_inline_policies_permission_set_id_name ON inline_policies (permission_set_id, name);

CREATE TABLE assignments (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  permission_set_id TEXT NOT NULL REFERENCES permission_sets (id) ON DELETE RESTRICT,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  person_id TEXT NULL REFERENCES people (id) ON DELETE CASCADE,
  group_id TEXT NULL REFERENCES people_groups (id) ON DELETE CASCADE,
  CHECK ((person_id IS NOT NULL) + (group_id IS NOT NULL) = 1)
) STRICT;

CREATE UNIQUE INDEX ix_assignments_person_id_account_id_permission_set_id ON assignments (person_id, account_id, permission_set_id);
CREATE UNIQUE INDEX ix_assignments_group_id_account_id_permission_set_id ON assignments (group_id, account_id, permission_set_id);
CREATE INDEX ix_assignments_account_id ON assignments (account_id);
CREATE INDEX ix_assignments_permission_set_id ON assignments (permission_set_id);
