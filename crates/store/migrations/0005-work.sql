-- Work: attendance, outages, swap requests, calendar links. Rows are added and never changed.

-- Taps (presensi), clustered by city, day and unit, because a whole unit is read at once and a morning
-- writes tens of thousands of rows: no other index stands on this table. day: the working day it belongs
-- to. at: when it was tapped, by the phone; received_at: when the hall got it; skew_seconds: the phone's
-- clock minus the hall's at sending, NULL if the hall's own clock was used. A place is kept only if the
-- order asks for it, in millionths of a degree and metres. corrects: the number of the row it takes the
-- place of; both stay.
CREATE TABLE attendance (
    city TEXT NOT NULL,
    day DATE NOT NULL,
    unit TEXT NOT NULL,
    person TEXT NOT NULL,
    number INTEGER NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('masuk', 'pulang')),
    at INSTANT NOT NULL,
    received_at INSTANT NOT NULL,
    skew_seconds INTEGER,
    mode TEXT NOT NULL CHECK (mode IN ('kantor', 'lapangan', 'rumah')),
    latitude INTEGER,
    longitude INTEGER,
    accuracy INTEGER,
    origin TEXT NOT NULL CHECK (origin IN ('self', 'superior', 'import')),
    author TEXT NOT NULL,
    reason TEXT,
    corrects INTEGER,
    PRIMARY KEY (city, day, unit, person, number)
) CLUSTERED;

-- Outages (gangguan): from when to when, and why. They excuse every window they touch. A row with
-- withdrawn set takes back the one it names.
CREATE TABLE outage (
    city TEXT NOT NULL,
    number INTEGER NOT NULL,
    from_at INSTANT NOT NULL,
    to_at INSTANT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    noted_at INSTANT NOT NULL,
    withdraws INTEGER,
    PRIMARY KEY (city, number)
) STRICT;

-- Requests to exchange a day with a colleague of the unit.
CREATE TABLE swap_request (
    city TEXT NOT NULL,
    id TEXT NOT NULL,
    instrument TEXT NOT NULL,
    unit TEXT NOT NULL,
    day DATE NOT NULL,
    asker TEXT NOT NULL,
    colleague TEXT NOT NULL,
    note TEXT NOT NULL,
    asked_at INSTANT NOT NULL,
    PRIMARY KEY (city, id)
) STRICT;

CREATE INDEX swap_request_unit ON swap_request (city, unit);

-- How a request went on: the row with the highest number says where it stands.
CREATE TABLE swap_step (
    city TEXT NOT NULL,
    request TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    roster TEXT,
    moved_at INSTANT NOT NULL,
    PRIMARY KEY (city, request, number),
    FOREIGN KEY (city, request) REFERENCES swap_request (city, id)
) STRICT;

-- Secret links to one's own calendar, as hashes. The newest of a person holds, the others are dead.
CREATE TABLE calendar_link (
    city TEXT NOT NULL,
    person TEXT NOT NULL,
    number INTEGER NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    made_at INSTANT NOT NULL,
    PRIMARY KEY (city, person, number)
) STRICT;
