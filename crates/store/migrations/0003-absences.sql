-- Days on which people are not available, as whoever plans a roster noted them; never a cause. Rows
-- are added and never changed: the last row of a person and a span says whether it stands.

CREATE TABLE absence (
    city TEXT NOT NULL,
    number INTEGER NOT NULL,
    person TEXT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    author TEXT NOT NULL,
    noted_at INSTANT NOT NULL,
    PRIMARY KEY (city, number),
    FOREIGN KEY (city, person) REFERENCES person (city, id)
) STRICT;

-- Who published a roster is asked of the journal by its subject.
CREATE INDEX journal_subject ON journal (subject);
