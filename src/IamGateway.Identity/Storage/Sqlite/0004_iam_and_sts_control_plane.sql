-- What the IAM and STS control plane keeps: tags, passwords' ages, devices of accounts, identity providers, revocations, and notes of use.
-- Tags are a JSON array of {"Key","Value"} in the order in which they were given.

ALTER TABLE root_users ADD COLUMN password_last_used_at INTEGER NULL;

ALTER TABLE iam_users ADD COLUMN password_set_at INTEGER NULL;
ALTER TABLE iam_users ADD COLUMN password_reset_required INTEGER NOT NULL DEFAULT 0
  CHECK (password_reset_required IN (0, 1));
ALTER TABLE iam_users ADD COLUMN password_last_used_at INTEGER NULL;
ALTER TABLE iam_users ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'
  CHECK (json_valid(tags) AND json_type(tags) = 'array');

-- Nobody wrote down when; not before the user was made.
UPDATE iam_users SET password_set_at = created_at WHERE password_hash IS NOT NULL;

CREATE TABLE password_history (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  user_id TEXT NOT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  hash TEXT NOT NULL
    CHECK (hash <> ''),
  set_at INTEGER NOT NULL
) STRICT;

CREATE INDEX ix_password_history_user_id ON password_history (user_id);

CREATE TRIGGER password_history_twenty_four AFTER INSERT ON password_history
BEGIN
  DELETE FROM password_history WHERE user_id = NEW.user_id AND id NOT IN
    (SELECT id FROM password_history WHERE user_id = NEW.user_id ORDER BY id DESC LIMIT 24);
END;

INSERT INTO password_history (user_id, hash, set_at) SELECT id, password_hash, created_at FROM iam_users WHERE password_hash IS NOT NULL;

CREATE TABLE password_policies (
  account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  minimum_length INTEGER NOT NULL
    CHECK (minimum_length BETWEEN 6 AND 128),
  require_symbols INTEGER NOT NULL
    CHECK (require_symbols IN (0, 1)),
  require_numbers INTEGER NOT NULL
    CHECK (require_numbers IN (0, 1)),
  require_uppercase INTEGER NOT NULL
    CHECK (require_uppercase IN (0, 1)),
  require_lowercase INTEGER NOT NULL
    CHECK (require_lowercase IN (0, 1)),
  users_may_change INTEGER NOT NULL
    CHECK (users_may_change IN (0, 1)),
  max_age_days INTEGER NULL
    CHECK (max_age_days BETWEEN 1 AND 1095),
  reuse_prevention INTEGER NULL
    CHECK (reuse_prevention BETWEEN 1 AND 24),
  hard_expiry INTEGER NOT NULL
    CHECK (hard_expiry IN (0, 1))
) STRICT;

ALTER TABLE roles ADD COLUMN description TEXT NULL
  CHECK (length(description) <= 1000);
ALTER TABLE roles ADD COLUMN service TEXT NULL
  CHECK (length(service) BETWEEN 1 AND 128);
ALTER TABLE roles ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'
  CHECK (json_valid(tags) AND json_type(tags) = 'array');
ALTER TABLE roles ADD COLUMN last_used_at INTEGER NULL;
ALTER TABLE roles ADD COLUMN last_used_region TEXT NULL;

ALTER TABLE managed_policies ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'
  CHECK (json_valid(tags) AND json_type(tags) = 'array');
ALTER TABLE managed_policies ADD COLUMN updated_at INTEGER NULL;
ALTER TABLE managed_policies ADD COLUMN last_version INTEGER NOT NULL DEFAULT 1;

UPDATE managed_policies SET last_version = (SELECT max(number) FROM policy_versions WHERE policy_id = managed_policies.id);

CREATE TRIGGER managed_policies_numbers_rise BEFORE UPDATE OF last_version ON managed_policies
WHEN NEW.last_version < OLD.last_version
BEGIN
  SELECT RAISE(ABORT, 'managed_policies: a number of a version is given once');
END;

-- The policy's last_version is written before or after the version, in the same transaction.
CREATE TRIGGER policy_versions_numbers_rise BEFORE INSERT ON policy_versions
WHEN NEW.number < (SELECT last_version FROM managed_policies WHERE id = NEW.policy_id)
BEGIN
  SELECT RAISE(ABORT, 'policy_versions: a number of a version is given once');
END;

ALTER TABLE access_keys ADD COLUMN last_used_service TEXT NULL;
ALTER TABLE access_keys ADD COLUMN last_used_region TEXT NULL;

CREATE TABLE signing_certificates (
  id TEXT NOT NULL PRIMARY KEY
    CHECK (length(id) BETWEEN 24 AND 128),
  user_id TEXT NOT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  body TEXT NOT NULL
    CHECK (length(body) BETWEEN 1 AND 16384),
  is_active INTEGER NOT NULL
    CHECK (is_active IN (0, 1)),
  uploaded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX ix_signing_certificates_user_id ON signing_certificates (user_id);

CREATE TRIGGER signing_certificates_two BEFORE INSERT ON signing_certificates
WHEN (SELECT count(*) FROM signing_certificates WHERE user_id = NEW.user_id) >= 2
BEGIN
  SELECT RAISE(ABORT, 'signing_certificates: a user has at most two signing certificates');
END;

-- An authenticator belongs to a person, or to an account. One of an account is assigned to an IAM user, to the root user, or to nobody yet.
CREATE TABLE mfa_devices_of_people_and_accounts (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NULL REFERENCES people (id) ON DELETE CASCADE,
  account_id TEXT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  user_id TEXT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  root_account_id TEXT NULL REFERENCES root_users (account_id) ON DELETE CASCADE,
  path TEXT NOT NULL
    CHECK (path = '/' OR (length(path) BETWEEN 3 AND 512 AND path GLOB '/*/' AND path NOT GLOB '*[^!-~]*')),
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 128 AND (account_id IS NULL OR name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*')),
  -- Of a hardware device. It cannot look like the ARN of another device.
  serial TEXT NULL
    CHECK (length(serial) BETWEEN 9 AND 256 AND serial NOT GLOB '*[^A-Za-z0-9_+=/:,.@-]*' AND serial NOT LIKE 'arn:%'),
  sealed_seed TEXT NOT NULL
    CHECK (sealed_seed GLOB 'v1.?*.?*'),
  last_used_step INTEGER NOT NULL,
  drift INTEGER NOT NULL,
  tags TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(tags) AND json_type(tags) = 'array'),
  created_at INTEGER NOT NULL,
  enabled_at INTEGER NULL,
  CHECK ((person_id IS NULL) <> (account_id IS NULL)),
  CHECK ((person_id IS NOT NULL) + (user_id IS NOT NULL) + (root_account_id IS NOT NULL) = (enabled_at IS NOT NULL)),
  CHECK (root_account_id IS NULL OR root_account_id = account_id),
  CHECK (serial IS NULL OR account_id IS NOT NULL)
) STRICT;

-- A device keeps its name where it can be part of an ARN and no older device of the account has it.
INSERT INTO mfa_devices_of_people_and_accounts
  (id, person_id, account_id, user_id, root_account_id, path, name, sealed_seed, last_used_step, drift, created_at, enabled_at)
SELECT id, person_id, account_id, user_id, root_account_id, '/',
  iif(account_id IS NULL OR (turn = 1 AND name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'), name, 'authenticator-' || id),
  sealed_seed, last_used_step, 0, enrolled_at, enrolled_at
FROM (
  SELECT owned.*, row_number() OVER (PARTITION BY account_id, name ORDER BY enrolled_at, id) AS turn
  FROM (
    SELECT mfa_devices.*, coalesce(mfa_devices.root_account_id, iam_users.account_id) AS account_id
    FROM mfa_devices LEFT JOIN iam_users ON iam_users.id = mfa_devices.user_id
  ) AS owned
);

DROP TABLE mfa_devices;
ALTER TABLE mfa_devices_of_people_and_accounts RENAME TO mfa_devices;

CREATE UNIQUE INDEX ix_mfa_devices_person_id_name ON mfa_devices (person_id, name);
CREATE UNIQUE INDEX ix_mfa_devices_account_id_name ON mfa_devices (account_id, name);
CREATE UNIQUE INDEX ix_mfa_devices_account_id_serial ON mfa_devices (account_id, serial);
CREATE INDEX ix_mfa_devices_user_id ON mfa_devices (user_id);
CREATE INDEX ix_mfa_devices_root_account_id ON mfa_devices (root_account_id);

CREATE TRIGGER mfa_devices_codes_once BEFORE UPDATE OF last_used_step ON mfa_devices
WHEN NEW.last_used_step <= OLD.last_used_step
BEGIN
  SELECT RAISE(ABORT, 'mfa_devices: a code is accepted once');
END;

CREATE TRIGGER mfa_devices_stay BEFORE UPDATE OF person_id, account_id ON mfa_devices
WHEN NEW.person_id IS NOT OLD.person_id OR NEW.account_id IS NOT OLD.account_id
BEGIN
  SELECT RAISE(ABORT, 'mfa_devices: the person or account never changes');
END;

CREATE TRIGGER mfa_devices_of_one_account_at_insert BEFORE INSERT ON mfa_devices
WHEN NEW.user_id IS NOT NULL AND (SELECT account_id FROM iam_users WHERE id = NEW.user_id) IS NOT NEW.account_id
BEGIN
  SELECT RAISE(ABORT, 'mfa_devices: the user and the device belong to different accounts');
END;

CREATE TRIGGER mfa_devices_of_one_account_at_update BEFORE UPDATE OF user_id ON mfa_devices
WHEN NEW.user_id IS NOT NULL AND (SELECT account_id FROM iam_users WHERE id = NEW.user_id) IS NOT NEW.account_id
BEGIN
  SELECT RAISE(ABORT, 'mfa_devices: the user and the device belong to different accounts');
END;

CREATE TRIGGER mfa_devices_eight_at_insert BEFORE INSERT ON mfa_devices
WHEN (SELECT count(*) FROM mfa_devices WHERE person_id = NEW.person_id OR user_id = NEW.user_id OR root_account_id = NEW.root_account_id) >= 8
BEGIN
  SELECT RAISE(ABORT, 'mfa_devices: a user has at most eight devices');
END;

CREATE TRIGGER mfa_devices_eight_at_update BEFORE UPDATE OF user_id, root_account_id ON mfa_devices
WHEN (SELECT count(*) FROM mfa_devices WHERE id <> NEW.id AND (user_id = NEW.user_id OR root_account_id = NEW.root_account_id)) >= 8
BEGIN
  SELECT RAISE(ABORT, 'mfa_devices: a user has at most eight devices');
END;

CREATE TABLE saml_providers (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 128 AND name NOT GLOB '*[^A-Za-z0-9_.-]*'),
  metadata TEXT NOT NULL
    CHECK (length(metadata) BETWEEN 1 AND 10000000),
  valid_until INTEGER NULL,
  tags TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(tags) AND json_type(tags) = 'array'),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_saml_providers_account_id_name ON saml_providers (account_id, name);

CREATE TABLE oidc_providers (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  url TEXT NOT NULL
    CHECK (length(url) BETWEEN 1 AND 255 AND instr(url, '://') = 0),
  client_ids TEXT NOT NULL
    CHECK (json_valid(client_ids) AND json_type(client_ids) = 'array'),
  thumbprints TEXT NOT NULL
    CHECK (json_valid(thumbprints) AND json_type(thumbprints) = 'array'),
  tags TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(tags) AND json_type(tags) = 'array'),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_oidc_providers_account_id_url ON oidc_providers (account_id, url);

CREATE TABLE instance_profiles (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  path TEXT NOT NULL
    CHECK (path = '/' OR (length(path) BETWEEN 3 AND 512 AND path GLOB '/*/' AND path NOT GLOB '*[^!-~]*')),
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 128 AND name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'),
  role_id TEXT NULL REFERENCES roles (id) ON DELETE RESTRICT,
  tags TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(tags) AND json_type(tags) = 'array'),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ix_instance_profiles_account_id_name ON instance_profiles (account_id, name);
CREATE INDEX ix_instance_profiles_role_id ON instance_profiles (role_id);

CREATE TRIGGER instance_profiles_role_of_account_at_insert BEFORE INSERT ON instance_profiles
WHEN (SELECT account_id FROM roles WHERE id = NEW.role_id) <> NEW.account_id
BEGIN
  SELECT RAISE(ABORT, 'instance_profiles: the role belongs to another account');
END;

CREATE TRIGGER instance_profiles_role_of_account_at_update BEFORE UPDATE OF role_id, account_id ON instance_profiles
WHEN (SELECT account_id FROM roles WHERE id = NEW.role_id) <> NEW.account_id
BEGIN
  SELECT RAISE(ABORT, 'instance_profiles: the role belongs to another account');
END;

-- The subject is a session or a principal; a principal may be gone while its sessions would still live.
CREATE TABLE revocations (
  subject_id TEXT NOT NULL PRIMARY KEY
    CHECK (subject_id <> ''),
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  issued_before INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX ix_revocations_account_id ON revocations (account_id);

CREATE TRIGGER revocations_stand BEFORE UPDATE OF issued_before ON revocations
WHEN NEW.issued_before < OLD.issued_before
BEGIN
  SELECT RAISE(ABORT, 'revocations: what was revoked does not live again');
END;

-- An empty action stands for the service as a whole.
CREATE TABLE service_last_accessed (
  principal_id TEXT NOT NULL,
  service TEXT NOT NULL
    CHECK (service <> ''),
  action TEXT NOT NULL,
  last_at INTEGER NOT NULL,
  region TEXT NULL,
  PRIMARY KEY (principal_id, service, action)
) STRICT;
