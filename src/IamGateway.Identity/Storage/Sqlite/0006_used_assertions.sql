-- Which assertions of SAML identity providers were used. Each works once, on whatever node.

CREATE TABLE used_assertions (
  provider TEXT NOT NULL
    CHECK (provider <> ''),
  assertion_id TEXT NOT NULL
    CHECK (length(assertion_id) BETWEEN 1 AND 256),
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (provider, assertion_id)
) STRICT;

CREATE INDEX ix_used_assertions_expires_at ON used_assertions (expires_at);
