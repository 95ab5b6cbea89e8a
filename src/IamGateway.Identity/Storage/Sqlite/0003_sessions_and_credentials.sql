-- Sign-ins, the principal sessions made from them, credentials, and the outbox of changes.
-- Secrets are kept as SHA-256 (64 hexadecimal digits) or sealed by the key ring ("v1.KEYID.…").

CREATE TABLE sign_in_sessions (
  id TEXT NOT NULL PRIMARY KEY,
  secret_hash TEXT NOT NULL
    CHECK (length(secret_hash) = 64 AND secret_hash NOT GLOB '*[^0-9a-f]*'),
  person_id TEXT NULL REFERENCES people (id) ON DELETE CASCADE,
  user_id TEXT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  root_account_id TEXT NULL REFERENCES root_users (account_id) ON DELETE CASCADE,
  method TEXT NOT NULL
    CHECK (method <> ''),
  signed_in_at INTEGER NOT NULL,
  mfa_at INTEGER NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
    CHECK (expires_at > signed_in_at),
  -- Checked at the end of the transaction, because both rows are written together.
  active_session_id TEXT NULL REFERENCES principal_sessions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  source_ip TEXT NULL,
  user_agent TEXT NULL,
  ended_at INTEGER NULL,
  CHECK ((person_id IS NOT NULL) + (user_id IS NOT NULL) + (root_account_id IS NOT NULL) = 1)
) STRICT;

CREATE UNIQUE INDEX ix_sign_in_sessions_secret_hash ON sign_in_sessions (secret_hash);
CREATE INDEX ix_sign_in_sessions_expires_at ON sign_in_sessions (expires_at);
CREATE INDEX ix_sign_in_sessions_person_id ON sign_in_sessions (person_id);
CREATE INDEX ix_sign_in_sessions_user_id ON sign_in_sessions (user_id);
CREATE INDEX ix_sign_in_sessions_root_account_id ON sign_in_sessions (root_account_id);
CREATE INDEX ix_sign_in_sessions_active_session_id ON sign_in_sessions (active_session_id);

CREATE TABLE principal_sessions (
  id TEXT NOT NULL PRIMARY KEY,
  sign_in_session_id TEXT NOT NULL REFERENCES sign_in_sessions (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  role_id TEXT NULL REFERENCES roles (id) ON DELETE CASCADE,
  user_id TEXT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  session_name TEXT NULL
    CHECK (length(session_name) BETWEEN 2 AND 64 AND session_name NOT GLOB '*[^A-Za-z0-9_+=,.@-]*'),
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
    CHECK (expires_at > issued_at),
  mfa_at INTEGER NULL,
  ended_at INTEGER NULL,
  CHECK (role_id IS NULL OR user_id IS NULL),
  CHECK ((role_id IS NULL) = (session_name IS NULL))
) STRICT;

CREATE INDEX ix_principal_sessions_sign_in_session_id ON principal_sessions (sign_in_session_id);
CREATE INDEX ix_principal_sessions_account_id ON principal_sessions (account_id);
CREATE INDEX ix_principal_sessions_role_id ON principal_sessions (role_id);
CREATE INDEX ix_principal_sessions_user_id ON principal_sessions (user_id);
CREATE INDEX ix_principal_sessions_expires_at ON principal_sessions (expires_at);

-- An ended session stays ended, and a session keeps the second factor that it was made with.
CREATE TRIGGER sign_in_sessions_stay_ended BEFORE UPDATE OF ended_at ON sign_in_sessions
WHEN OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'sign_in_sessions: what has ended does not live again');
END;

CREATE TRIGGER principal_sessions_stay_ended BEFORE UPDATE OF ended_at ON principal_sessions
WHEN OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'principal_sessions: what has ended does not live again');
END;

CREATE TRIGGER principal_sessions_keep_mfa BEFORE UPDATE OF mfa_at ON principal_sessions
WHEN NEW.mfa_at IS NOT OLD.mfa_at
BEGIN
  SELECT RAISE(ABORT, 'principal_sessions: the second factor of a session never changes');
END;

CREATE TABLE mfa_devices (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NULL REFERENCES people (id) ON DELETE CASCADE,
  user_id TEXT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  root_account_id TEXT NULL REFERENCES root_users (account_id) ON DELETE CASCADE,
  name TEXT COLLATE NOCASE NOT NULL
    CHECK (length(name) BETWEEN 1 AND 128),
  sealed_seed TEXT NOT NULL
    CHECK (sealed_seed GLOB 'v1.?*.?*'),
  last_used_step INTEGER NOT NULL,
  enrolled_at INTEGER NOT NULL,
  CHECK ((person_id IS NOT NULL) + (user_id IS NOT NULL) + (root_account_id IS NOT NULL) = 1)
) STRICT;

CREATE UNIQUE INDEX ix_mfa_devices_person_id_name ON mfa_devices (person_id, name);
CREATE UNIQUE INDEX ix_mfa_devices_user_id_name ON mfa_devices (user_id, name);
CREATE UNIQUE INDEX ix_mfa_devices_root_account_id_name ON mfa_devices (root_account_id, name);

CREATE TRIGGER mfa_devices_codes_once BEFORE UPDATE OF last_used_step ON mfa_devices
WHEN NEW.last_used_step <= OLD.last_used_step
BEGIN
  SELECT RAISE(ABORT, 'mfa_devices: a code is accepted once');
END;

CREATE TABLE access_keys (
  id TEXT NOT NULL PRIMARY KEY
    CHECK (length(id) BETWEEN 16 AND 128),
  user_id TEXT NOT NULL REFERENCES iam_users (id) ON DELETE CASCADE,
  sealed_secret TEXT NOT NULL
    CHECK (sealed_secret GLOB 'v1.?*.?*'),
  is_active INTEGER NOT NULL
    CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NULL
) STRICT;

CREATE INDEX ix_access_keys_user_id ON access_keys (user_id);

CREATE TRIGGER access_keys_two BEFORE INSERT ON access_keys
WHEN (SELECT count(*) FROM access_keys WHERE user_id = NEW.user_id) >= 2
BEGIN
  SELECT RAISE(ABORT, 'access_keys: a user has at most two access keys');
END;

CREATE TABLE signing_keys (
  id TEXT NOT NULL PRIMARY KEY,
  sealed_private_key TEXT NOT NULL
    CHECK (sealed_private_key GLOB 'v1.?*.?*'),
  created_at INTEGER NOT NULL,
  retires_at INTEGER NOT NULL
    CHECK (retires_at > created_at),
  expires_at INTEGER NOT NULL
    CHECK (expires_at >= retires_at)
) STRICT;

CREATE TABLE one_time_links (
  secret_hash TEXT NOT NULL PRIMARY KEY
    CHECK (length(secret_hash) = 64 AND secret_hash NOT GLOB '*[^0-9a-f]*'),
  person_id TEXT NULL REFERENCES people (id) ON DELETE CASCADE,
  root_account_id TEXT NULL REFERENCES root_users (account_id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL,
  used_at INTEGER NULL,
  CHECK ((person_id IS NOT NULL) + (root_account_id IS NOT NULL) = 1)
) STRICT;

CREATE INDEX ix_one_time_links_person_id ON one_time_links (person_id);
CREATE INDEX ix_one_time_links_root_account_id ON one_time_links (root_account_id);

CREATE TRIGGER one_time_links_once BEFORE UPDATE OF used_at ON one_time_links
WHEN OLD.used_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'one_time_links: a link works once');
END;

CREATE TABLE sign_in_failures (
  key TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL
    CHECK (count >= 0),
  locks INTEGER NOT NULL
    CHECK (locks >= 0),
  window_started_at INTEGER NOT NULL,
  locked_until INTEGER NULL
) STRICT;

-- AUTOINCREMENT: a number is never used again, even when the newest rows were cleaned away.
CREATE TABLE changes (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('added', 'changed', 'removed'))
) STRICT;
