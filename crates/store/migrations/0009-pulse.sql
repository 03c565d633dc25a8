-- When the hall was at work, by its own clock: a row each minute, kept for a day. What lies between two of
-- them that are too far apart was an outage (gangguan) of the hall itself.
CREATE TABLE pulse (
    at INSTANT NOT NULL PRIMARY KEY
) STRICT;
