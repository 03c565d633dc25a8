//! Signs of faked places (tanda lokasi tidak wajar): patterns in the places of taps, each with what it
//! rests on, for a person to look at. Never a verdict: every sign has innocent explanations, and says one.
//!
//! Asked by the page of signs alone. It sees only places that an order asked for.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use crate::arrange::Mode;
use crate::diagnostic::Text;
use crate::say;

/// Days on which the very same point is a sign. Places of a real phone scatter by metres from day to
/// day; the cases of Cirebon regency (1,329 people) were found by equal coordinates over long spans.
pub const SAME_POINT_DAYS: usize = 5;

/// Kilometres an hour above which a way between two taps is a sign: faster than any road or rail of
/// West Java in 2021.
pub const JUMP_KMH: f64 = 250.0;

/// Metres below which a jump is not looked at: two masts may disagree by as much.
pub const JUMP_METRES: f64 = 20_000.0;

/// People at home on the very same point on one day. One family rarely has so many civil servants of
/// one unit; at an office a shared network gives many phones one point, so offices do not count.
pub const CROWD_PEOPLE: usize = 4;

/// Radius of the earth, metres.
const EARTH: f64 = 6_371_000.0;

/// A tap with a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Who.
    pub person: String,
    /// The working day.
    pub day: Date,
    /// When, wall time of the city.
    pub at: DateTime,
    /// Where they say they work.
    pub mode: Mode,
    /// Latitude and longitude, millionths of a degree.
    pub point: (i64, i64),
    /// How exact the phone says it is, metres.
    pub accuracy: i64,
}

/// A sign, with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub enum Sign {
    /// One person on the very same point: days.
    SamePoint(String, Vec<Date>),
    /// One person too far in too short a time: from, to, metres.
    Jump(String, DateTime, DateTime, f64),
    /// Several people at home on the very same point on a day.
    Crowd(Date, Vec<String>),
}

impl Sign {
    /// Whom it is about.
    #[must_use]
    pub fn people(&self) -> Vec<&str> {
        match self {
            Self::SamePoint(person, _) | Self::Jump(person, ..) => vec![person],
            Self::Crowd(_, people) => people.iter().map(String::as_str).collect(),
        }
    }

    /// What was seen, and what may innocently explain it.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::SamePoint(_, days) => {
                let n = days.len();
                say!(
                    "koordinat yang persis sama pada {n} hari; bisa juga ponsel tanpa GPS yang memakai titik jaringan",
                    "the very same coordinates on {n} days; a phone without GPS that takes a point of the network does this too"
                )
            }
            Self::Jump(_, from, to, metres) => {
                let km = (metres / 1_000.0).round();
                let minutes = to.duration_since(*from).as_secs() / 60;
                say!(
                    "berpindah {km} km dalam {minutes} menit; bisa juga satu titik yang salah dibaca ponsel",
                    "{km} km in {minutes} minutes; one point that the phone read wrongly does this too"
                )
            }
            Self::Crowd(_, people) => {
                let n = people.len();
                say!(
                    "{n} orang yang bekerja dari rumah pada satu titik; bisa juga serumah atau satu jaringan",
                    "{n} people who work from home on one point; one household or one network does this too"
                )
            }
        }
    }
}

/// The signs in some taps, the most days or people first.
#[must_use]
pub fn signs(taps: &[Located]) -> Vec<Sign> {
    let mut all = crowds(taps);
    let mut people: BTreeMap<&str, Vec<&Located>> = BTreeMap::new();
    for tap in taps {
        people.entry(&tap.person).or_default().push(tap);
    }
    for (person, mut mine) in people {
        mine.sort_by_key(|tap| tap.at);
        all.extend(same_points(person, &mine));
        all.extend(jumps(person, &mine));
    }
    all
}

fn same_points(person: &str, mine: &[&Located]) -> Vec<Sign> {
    let mut days: BTreeMap<(i64, i64), Vec<Date>> = BTreeMap::new();
    for tap in mine {
        let seen = days.entry(tap.point).or_default();
        if seen.last() != Some(&tap.day) {
            seen.push(tap.day);
        }
    }
    let long = days.into_values().filter(|days| days.len() >= SAME_POINT_DAYS);
    long.map(|days| Sign::SamePoint(person.to_owned(), days)).collect()
}

fn jumps(person: &str, mine: &[&Located]) -> Vec<Sign> {
    let jump = |pair: &[&Located]| {
        let [one, other] = pair else { return None };
        // What both phones are unsure of is not held against anybody.
        #[expect(clippy::cast_precision_loss, reason = "metres on the earth are exact in a float")]
        let unsure = (one.accuracy + other.accuracy) as f64;
        let metres = distance(one.point, other.point) - unsure;
        let hours = other.at.duration_since(one.at).as_secs_f64() / 3_600.0;
        (metres >= JUMP_METRES && metres / 1_000.0 > JUMP_KMH * hours)
            .then(|| Sign::Jump(person.to_owned(), one.at, other.at, metres))
    };
    mine.windows(2).filter_map(jump).collect()
}

fn crowds(taps: &[Located]) -> Vec<Sign> {
    let mut places: BTreeMap<(Date, (i64, i64)), Vec<&str>> = BTreeMap::new();
    for tap in taps.iter().filter(|tap| tap.mode == Mode::Home) {
        let here = places.entry((tap.day, tap.point)).or_default();
        if !here.contains(&tap.person.as_str()) {
            here.push(&tap.person);
        }
    }
    let many = places.into_iter().filter(|(_, people)| people.len() >= CROWD_PEOPLE);
    many.map(|((day, _), people)| Sign::Crowd(day, people.into_iter().map(str::to_owned).collect())).collect()
}

/// Metres between two points on the sphere (haversine formula).
fn distance(one: (i64, i64), other: (i64, i64)) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "millionths of a degree are exact in a float")]
    let radians = |millionths: i64| (millionths as f64 / 1_000_000.0).to_radians();
    let (a, b) = (radians(one.0), radians(other.0));
    let (south, east) = ((b - a) / 2.0, (radians(other.1) - radians(one.1)) / 2.0);
    let h = south.sin().powi(2) + a.cos() * b.cos() * east.sin().powi(2);
    2.0 * EARTH * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const BOGOR: (i64, i64) = (-6_595_038, 106_816_635);
    const BANDUNG: (i64, i64) = (-6_917_464, 107_619_123);

    fn tap(person: &str, day: i8, hour: i8, point: (i64, i64), mode: Mode) -> Located {
        let day = date(2021, 7, day);
        Located { person: person.into(), day, at: day.at(hour, 0, 0, 0), mode, point, accuracy: 20 }
    }

    #[test]
    fn a_degree_is_as_long_as_it_is() {
        let km = distance(BOGOR, BANDUNG) / 1_000.0;
        assert!((95.0..97.0).contains(&km), "{km}");
        assert!((distance((0, 0), (1_000_000, 0)) - 111_195.0).abs() < 1.0);
    }

    #[test]
    fn the_same_point_over_days_is_a_sign_and_the_scatter_of_a_phone_is_none() {
        let exact: Vec<_> = (1..=5).map(|day| tap("P1", day, 7, BOGOR, Mode::Home)).collect();
        let days: Vec<_> = (1..=5).map(|day| date(2021, 7, day)).collect();
        assert_eq!(signs(&exact), [Sign::SamePoint("P1".into(), days)]);
        assert!(signs(&exact[..4]).is_empty());
        let scattered: Vec<_> = (1..=5)
            .map(|day| tap("P1", day, 7, (BOGOR.0 + i64::from(day) * 30, BOGOR.1), Mode::Home))
            .collect();
        assert!(signs(&scattered).is_empty());
        let often: Vec<_> = (7..12).map(|hour| tap("P1", 1, hour, BOGOR, Mode::Home)).collect();
        assert!(signs(&often).is_empty(), "one day is one day");
    }

    #[test]
    fn nobody_is_in_two_cities_at_once_and_a_drive_is_no_sign() {
        let way =
            |hours: i8| [tap("P1", 1, 7, BOGOR, Mode::Home), tap("P1", 1, 7 + hours, BANDUNG, Mode::Home)];
        assert!(signs(&way(1)).is_empty(), "96 km in an hour");
        let mut quick = way(1);
        quick[1].at = date(2021, 7, 1).at(7, 10, 0, 0);
        let found = signs(&quick);
        assert!(matches!(&found[..], [Sign::Jump(person, ..)] if person == "P1"), "{found:?}");
        assert_eq!(found[0].text().id.split(';').next(), Some("berpindah 96 km dalam 10 menit"));
        quick[1].accuracy = 90_000;
        assert!(signs(&quick).is_empty(), "the phone itself is unsure");
    }

    #[test]
    fn many_at_home_on_one_point_is_a_sign_and_at_an_office_it_is_not() {
        let many =
            |mode, n: usize| (0..n).map(|i| tap(&format!("P{i}"), 1, 7, BOGOR, mode)).collect::<Vec<_>>();
        let found = signs(&many(Mode::Home, CROWD_PEOPLE));
        assert!(matches!(&found[..], [Sign::Crowd(_, people)] if people.len() == CROWD_PEOPLE));
        assert!(found[0].people().contains(&"P3"));
        assert!(signs(&many(Mode::Home, CROWD_PEOPLE - 1)).is_empty());
        assert!(signs(&many(Mode::Office, 30)).is_empty());
    }
}
