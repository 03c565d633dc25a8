-- Single sign-on. Rows are added and never changed.

-- Who an account is at an outside provider of identities: the keyed hash (src/seal.rs) of issuer and
-- subject, because some providers use a NIK as the subject, and the two sealed, so that the hash can be
-- worked out under another key. The newest of an account and an issuer
-- holds; one without a hash says that the link was released. account.subject of 0004 stays empty.
CREATE TABLE account_identity (
    account TEXT NOT NULL REFERENCES account (id),
    issuer TEXT NOT NULL,
    number INTEGER NOT NULL,
    subject_mark TEXT,
    subject_sealed TEXT,
    linked_at INSTANT NOT NULL,
    PRIMARY KEY (account, issuer, number)
) STRICT;

CREATE INDEX account_identity_subject ON account_identity (subject_mark);

-- Sessions that were opened by a provider, and whether it said that it saw two factors. A session
-- without a row here was opened by password, or by the button of a sample person.
CREATE TABLE session_provider (
    session TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
    issuer TEXT NOT NULL,
    two_factors BOOLEAN NOT NULL
) STRICT;
