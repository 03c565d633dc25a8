-- Reports whose absence the rosters bear, or whose heads of unit were told that they cannot. A report that
-- is not among them was kept by a hall that was stopped right afterwards: its clock goes on there.
CREATE TABLE health_followed (
    city TEXT NOT NULL,
    number INTEGER NOT NULL,
    followed_at INSTANT NOT NULL,
    PRIMARY KEY (city, number),
    FOREIGN KEY (city, number) REFERENCES health_report (city, number)
) STRICT;
