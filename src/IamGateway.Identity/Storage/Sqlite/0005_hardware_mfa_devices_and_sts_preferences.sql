-- How an authenticator makes its codes: hardware devices differ. Those that there are make them as apps do.
ALTER TABLE mfa_devices ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'SHA1' CHECK (algorithm IN ('SHA1', 'SHA256', 'SHA512'));
ALTER TABLE mfa_devices ADD COLUMN digits INTEGER NOT NULL DEFAULT 6 CHECK (digits IN (6, 8));
ALTER TABLE mfa_devices ADD COLUMN period INTEGER NOT NULL DEFAULT 30 CHECK (period IN (30, 60));

-- Version of the tokens of STS's global endpoint: what an account prefers is kept, though all tokens here are of one kind.
ALTER TABLE accounts ADD COLUMN token_version INTEGER NOT NULL DEFAULT 1 CHECK (token_version IN (1, 2));
