-- Orders being written. Every save is a row and no row is changed: the last one is the draft, the
-- earlier ones are its versions. A draft may be anything, also a text that cannot be read.

CREATE TABLE draft (
    city TEXT NOT NULL REFERENCES city (slug),
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'set-aside')),
    body TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    author TEXT NOT NULL,
    saved_at INSTANT NOT NULL,
    PRIMARY KEY (city, id, revision)
) STRICT;
