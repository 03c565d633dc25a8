-- Health reports, and what people are told. Rows are added and never changed.

-- A report about somebody's health, sealed whole (src/seal.rs): who, what, when, by whom. In clear
-- stand the city, a number, and a keyed hash of the person, by which their own reports are found. The
-- sealed text is padded to one of a few lengths. What leaks by shape: docs/health.md.
CREATE TABLE health_report (
    city TEXT NOT NULL REFERENCES city (slug),
    number INTEGER NOT NULL,
    person_mark TEXT NOT NULL,
    sealed TEXT NOT NULL,
    PRIMARY KEY (city, number)
) STRICT;

CREATE INDEX health_report_person ON health_report (city, person_mark);

-- Who looked at whose reports, when, and what for. One look may be at several people: they share a
-- number, which the line in the journal names.
CREATE TABLE health_look (
    city TEXT NOT NULL REFERENCES city (slug),
    number INTEGER NOT NULL,
    person_mark TEXT NOT NULL,
    actor TEXT NOT NULL,
    purpose TEXT NOT NULL,
    looked_at INSTANT NOT NULL,
    PRIMARY KEY (city, number, person_mark)
) STRICT;

CREATE INDEX health_look_person ON health_look (city, person_mark);

-- What somebody is told: a kind, whose words the pages have, and facts. Never a cause.
CREATE TABLE notice (
    city TEXT NOT NULL,
    number INTEGER NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    facts JSON NOT NULL,
    told_at INSTANT NOT NULL,
    PRIMARY KEY (city, number),
    FOREIGN KEY (city, person) REFERENCES person (city, id)
) STRICT;

CREATE INDEX notice_person ON notice (city, person);

-- Up to which number somebody has read what they were told.
CREATE TABLE notice_read (
    city TEXT NOT NULL,
    person TEXT NOT NULL,
    up_to INTEGER NOT NULL,
    read_at INSTANT NOT NULL,
    PRIMARY KEY (city, person, up_to),
    FOREIGN KEY (city, person) REFERENCES person (city, id)
) STRICT;
