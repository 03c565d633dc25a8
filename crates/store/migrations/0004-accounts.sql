-- Accounts and rights. Rows are added and never changed: the newest password holds, a right ends by a
-- row of its own, a session too. Secrets are sealed (src/seal.rs) or hashed; nothing here can be used
-- to sign in. Attempts alone are swept away after a day: they are no record, only a brake.

-- Somebody who can sign in: a person on the staff of a city, or someone who stands alone. The name
-- for signing in is the NIP of staff; it is searched by a keyed hash and read back only when unsealed.
-- city NULL: of the hall itself. subject: at an outside provider of identities, when there is one.
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    city TEXT REFERENCES city (slug),
    person TEXT,
    name TEXT NOT NULL,
    login_key TEXT NOT NULL UNIQUE,
    login_sealed TEXT NOT NULL,
    subject TEXT UNIQUE,
    sample BOOLEAN NOT NULL,
    created_by TEXT NOT NULL,
    created_at INSTANT NOT NULL,
    FOREIGN KEY (city, person) REFERENCES person (city, id)
) STRICT;

-- Hashes of passwords (argon2id). The newest holds.
CREATE TABLE account_password (
    account TEXT NOT NULL REFERENCES account (id),
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    set_at INSTANT NOT NULL,
    PRIMARY KEY (account, number)
) STRICT;

-- Keys for one-time codes, sealed. The newest holds; one without a secret says that codes are off.
CREATE TABLE account_totp (
    account TEXT NOT NULL REFERENCES account (id),
    number INTEGER NOT NULL,
    secret_sealed TEXT,
    set_at INSTANT NOT NULL,
    PRIMARY KEY (account, number)
) STRICT;

-- Codes that were taken, by their half minute: each is taken once.
CREATE TABLE account_code (
    account TEXT NOT NULL REFERENCES account (id),
    step INTEGER NOT NULL,
    PRIMARY KEY (account, step)
) STRICT;

-- What somebody is: a role in a city (NULL: in all) or in one unit of it, in their own right or as a
-- deputy, from a day to a day.
CREATE TABLE role_grant (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    city TEXT REFERENCES city (slug),
    unit TEXT,
    capacity TEXT NOT NULL CHECK (capacity IN ('definitif', 'plt', 'plh')),
    first_day DATE NOT NULL,
    last_day DATE,
    granted_by TEXT NOT NULL,
    granted_at INSTANT NOT NULL
) STRICT;

CREATE INDEX role_grant_account ON role_grant (account);

-- Roles that were withdrawn before their last day, and why.
CREATE TABLE role_withdrawal (
    role_grant TEXT NOT NULL PRIMARY KEY REFERENCES role_grant (id),
    reason TEXT NOT NULL,
    withdrawn_by TEXT NOT NULL,
    withdrawn_at INSTANT NOT NULL
) STRICT;

-- Links that set a password once. The newest of an account holds.
CREATE TABLE invitation (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    number INTEGER NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    resets_totp BOOLEAN NOT NULL,
    issued_by TEXT NOT NULL,
    issued_at INSTANT NOT NULL,
    expires_at INSTANT NOT NULL,
    UNIQUE (account, number)
) STRICT;

CREATE TABLE invitation_use (
    invitation TEXT NOT NULL PRIMARY KEY REFERENCES invitation (id),
    used_at INSTANT NOT NULL
) STRICT;

-- Sessions: the hash of the token, and what the browser calls itself.
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    token_hash TEXT NOT NULL UNIQUE,
    browser TEXT NOT NULL,
    opened_at INSTANT NOT NULL
) STRICT;

CREATE INDEX session_account ON session (account);

-- When a session was seen again, at most once in ten minutes.
CREATE TABLE session_sight (
    session TEXT NOT NULL REFERENCES session (id),
    seen_at INSTANT NOT NULL,
    PRIMARY KEY (session, seen_at)
) STRICT;

CREATE TABLE session_end (
    session TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
    ended_at INSTANT NOT NULL
) STRICT;

-- Browsers in which somebody has signed in: strangers' attempts do not slow these down.
CREATE TABLE known_browser (
    account TEXT NOT NULL REFERENCES account (id),
    token_hash TEXT NOT NULL,
    known_at INSTANT NOT NULL,
    PRIMARY KEY (account, token_hash)
) STRICT;

-- Attempts that failed, or whose answer is still being worked out, by what they are counted for.
CREATE TABLE attempt (
    scope TEXT NOT NULL,
    number INTEGER NOT NULL,
    tried_at INSTANT NOT NULL,
    PRIMARY KEY (scope, number)
) STRICT;
