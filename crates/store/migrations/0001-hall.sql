-- The hall: cities and their people, signed orders, rosters, the journal.
-- Type words: TEXT, INTEGER (64 bits), BOOLEAN, DATE, DATETIME (wall clock), INSTANT (point in
-- time), JSON. src/db.rs says what each engine calls them.

-- A city by the name that orders use.
CREATE TABLE city (
    slug TEXT NOT NULL PRIMARY KEY,
    recorded_at INSTANT NOT NULL
) STRICT;

-- The data of a city: its files as they were imported. The latest version holds.
CREATE TABLE city_package (
    city TEXT NOT NULL REFERENCES city (slug),
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    files TEXT NOT NULL,
    recorded_at INSTANT NOT NULL,
    PRIMARY KEY (city, version)
) STRICT;

-- People on the staff. There is no NIK here: it comes with encrypted columns.
CREATE TABLE person (
    city TEXT NOT NULL REFERENCES city (slug),
    id TEXT NOT NULL,
    unit TEXT NOT NULL,
    name TEXT NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('male', 'female')),
    born DATE NOT NULL,
    nip TEXT NOT NULL,
    kind TEXT NOT NULL,
    rank TEXT NOT NULL,
    echelon TEXT NOT NULL,
    title TEXT NOT NULL,
    head BOOLEAN NOT NULL,
    skills JSON NOT NULL,
    shift BOOLEAN NOT NULL,
    work TEXT NOT NULL,
    home TEXT NOT NULL,
    home_only BOOLEAN NOT NULL,
    away JSON NOT NULL,
    sample BOOLEAN NOT NULL,
    left_at INSTANT,
    PRIMARY KEY (city, id)
) STRICT;

-- Texts of orders, with their revisions. A signed text is the last of its id.
CREATE TABLE instrument (
    city TEXT NOT NULL REFERENCES city (slug),
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'signed')),
    source TEXT NOT NULL,
    body TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    in_force_from DATETIME NOT NULL,
    recorded_at INSTANT NOT NULL,
    PRIMARY KEY (city, id, revision)
) STRICT;

CREATE UNIQUE INDEX instrument_signed_once ON instrument (city, id) WHERE status = 'signed';

-- What a signed order does to earlier ones. The other order may be of another hall: no reference.
CREATE TABLE relation (
    city TEXT NOT NULL,
    instrument TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    how TEXT NOT NULL,
    target TEXT NOT NULL,
    clause TEXT,
    PRIMARY KEY (city, instrument, revision, position),
    FOREIGN KEY (city, instrument, revision) REFERENCES instrument (city, id, revision)
) STRICT;

-- Rosters of an order, in the order they were planned. The latest holds.
CREATE TABLE roster (
    id TEXT NOT NULL PRIMARY KEY,
    city TEXT NOT NULL,
    instrument TEXT NOT NULL,
    revision INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    parent TEXT REFERENCES roster (id),
    settings JSON NOT NULL,
    days JSON NOT NULL,
    planned_at INSTANT NOT NULL,
    objective INTEGER NOT NULL,
    bound INTEGER NOT NULL,
    UNIQUE (city, instrument, sequence),
    FOREIGN KEY (city, instrument, revision) REFERENCES instrument (city, id, revision)
) STRICT;

-- One unit of a roster. People, posts and clauses are kept by name, so that the row still says the
-- same when lists have changed; cells: one line for each person, one word for each day (src/arrange.rs).
CREATE TABLE roster_unit (
    roster TEXT NOT NULL REFERENCES roster (id),
    unit TEXT NOT NULL,
    people JSON NOT NULL,
    cohort JSON,
    posts JSON NOT NULL,
    clauses JSON NOT NULL,
    cells TEXT NOT NULL,
    uncovered JSON NOT NULL,
    objective INTEGER NOT NULL,
    bound INTEGER NOT NULL,
    PRIMARY KEY (roster, unit)
) STRICT;

-- One line for each act, chained by hashes.
CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY,
    at INSTANT NOT NULL,
    act TEXT NOT NULL,
    actor TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

-- Keys of callers and the answers they got.
CREATE TABLE command_key (
    key TEXT NOT NULL PRIMARY KEY,
    act TEXT NOT NULL,
    at INSTANT NOT NULL,
    answer TEXT NOT NULL
) STRICT;
