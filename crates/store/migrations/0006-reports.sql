-- Daily activity reports and exit permits. Rows are added and never changed: a correction is a report
-- of its own that names the one it corrects, a decision is a row, and the last of them holds.

-- Photos, without what the camera wrote beside the picture; named by the SHA-256 of what is kept.
CREATE TABLE activity_photo (
    sha256 TEXT NOT NULL PRIMARY KEY,
    media TEXT NOT NULL,
    bytes BYTES NOT NULL,
    kept_at INSTANT NOT NULL
) STRICT;

-- Reports. unit: of the people; desk: whose superior verifies; clause: the duty, none for routine work.
-- pressed_at: what the phone said.
CREATE TABLE activity (
    id TEXT NOT NULL PRIMARY KEY,
    city TEXT NOT NULL REFERENCES city (slug),
    unit TEXT NOT NULL,
    desk TEXT NOT NULL,
    author TEXT NOT NULL,
    day DATE NOT NULL,
    line TEXT NOT NULL,
    link TEXT,
    clause TEXT,
    photo TEXT REFERENCES activity_photo (sha256),
    corrects TEXT,
    reason TEXT,
    pressed_at INSTANT,
    received_at INSTANT NOT NULL,
    FOREIGN KEY (city, author) REFERENCES person (city, id)
) STRICT;

CREATE INDEX activity_unit ON activity (city, unit, day);
CREATE INDEX activity_desk ON activity (city, desk, day);

-- For whom a report is.
CREATE TABLE activity_person (
    activity TEXT NOT NULL REFERENCES activity (id),
    city TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (activity, person),
    FOREIGN KEY (city, person) REFERENCES person (city, id)
) STRICT;

CREATE INDEX activity_person_person ON activity_person (city, person);

CREATE TABLE activity_verdict (
    activity TEXT NOT NULL REFERENCES activity (id),
    number INTEGER NOT NULL,
    accepted BOOLEAN NOT NULL,
    reason TEXT,
    decided_by TEXT NOT NULL,
    name TEXT NOT NULL,
    decided_at INSTANT NOT NULL,
    PRIMARY KEY (activity, number)
) STRICT;

-- Who was reminded of the report of a day: once.
CREATE TABLE activity_reminder (
    city TEXT NOT NULL,
    person TEXT NOT NULL,
    day DATE NOT NULL,
    unit TEXT NOT NULL,
    clause TEXT NOT NULL,
    due DATETIME NOT NULL,
    reminded_at INSTANT NOT NULL,
    PRIMARY KEY (city, person, day),
    FOREIGN KEY (city, person) REFERENCES person (city, id)
) STRICT;

CREATE INDEX activity_reminder_day ON activity_reminder (city, day);

-- Exit permits as they were asked for. afterwards: urgent, and reported after leaving.
CREATE TABLE permit (
    id TEXT NOT NULL PRIMARY KEY,
    city TEXT NOT NULL REFERENCES city (slug),
    desk TEXT NOT NULL,
    person TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    place TEXT NOT NULL,
    leaves DATETIME NOT NULL,
    back_by DATETIME NOT NULL,
    afterwards BOOLEAN NOT NULL,
    answer_by DATETIME NOT NULL,
    by_order BOOLEAN NOT NULL,
    pressed_at INSTANT,
    asked_at INSTANT NOT NULL,
    FOREIGN KEY (city, person) REFERENCES person (city, id)
) STRICT;

CREATE INDEX permit_person ON permit (city, person, leaves);
CREATE INDEX permit_desk ON permit (city, desk, leaves);

-- What was done with a permit; at is when it was so: the time of return may have been hours before.
CREATE TABLE permit_step (
    permit TEXT NOT NULL REFERENCES permit (id),
    number INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('izinkan', 'tolak', 'tarik', 'kembali')),
    reason TEXT,
    done_by TEXT NOT NULL,
    name TEXT NOT NULL,
    at INSTANT NOT NULL,
    noted_at INSTANT NOT NULL,
    PRIMARY KEY (permit, number)
) STRICT;
