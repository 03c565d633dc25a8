//! What an order may ask of a person.

use jiff::civil::Date;

use crate::city::{City, Person, StaffKind, Work};
use crate::order::tree::{Age, StaffGroup};

/// A property of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Property {
    /// Employment.
    Staff(StaffGroup),
    /// Jabatan begins with these words.
    Title(String),
    /// Eselon begins so: `II`.
    Echelon(String),
    /// Kind of work.
    Work(Work),
    /// Works in shifts.
    Shift,
    /// Lives in the kecamatan.
    HomeIn(String),
    /// To be kept off site.
    Sheltered,
    /// Of an age, in full years on that day.
    Age(Age, Date),
    /// Heads a unit.
    Head,
    /// Works from home on the day asked about: known of a day only, so of nobody before there is a roster.
    AtHome,
    /// On one of the highest levels of structural posts: the lowest level of each unit that counts.
    TopRanks(Vec<u8>),
    /// On a list that the city does not hold: nobody, until someone makes it.
    Listed,
}

impl Property {
    pub(super) fn holds(&self, person: &Person, home: bool) -> bool {
        match self {
            Self::Staff(StaffGroup::Asn) => person.kind.is_asn(),
            Self::Staff(StaffGroup::Pns) => matches!(person.kind, StaffKind::Pns | StaffKind::Cpns),
            Self::Staff(StaffGroup::Cpns) => person.kind == StaffKind::Cpns,
            Self::Staff(StaffGroup::Pppk) => person.kind == StaffKind::Pppk,
            Self::Staff(StaffGroup::NonAsn) => person.kind == StaffKind::NonAsn,
            Self::Title(words) => person.title.to_lowercase().starts_with(words.as_str()),
            Self::Echelon(prefix) => {
                let level = person.echelon.split('.').next().unwrap_or_default();
                !level.is_empty() && (level == prefix || person.echelon == *prefix)
            }
            Self::Work(work) => person.work == *work,
            Self::Shift => person.shift,
            Self::HomeIn(kecamatan) => person.home.eq_ignore_ascii_case(kecamatan),
            Self::Sheltered => person.home_only,
            Self::Age(age, on) => {
                let years = full_years(person.born, *on);
                match age {
                    Age::Over(limit) => years > i16::from(*limit),
                    Age::AtLeast(limit) => years >= i16::from(*limit),
                    Age::Under(limit) => years < i16::from(*limit),
                }
            }
            Self::Head => person.head,
            Self::AtHome => home,
            Self::TopRanks(lowest) => level(&person.echelon).is_some_and(|l| l <= lowest[person.unit.at()]),
            Self::Listed => false,
        }
    }
}

/// Full years from a birth to a day.
fn full_years(born: Date, on: Date) -> i16 {
    let before_birthday = (on.month(), on.day()) < (born.month(), born.day());
    on.year() - born.year() - i16::from(before_birthday)
}

/// Level of a structural post: 1 for eselon I.
fn level(echelon: &str) -> Option<u8> {
    let roman = echelon.split('.').next().unwrap_or_default();
    ["I", "II", "III", "IV", "V"].iter().position(|r| *r == roman).and_then(|i| u8::try_from(i + 1).ok())
}

/// The lowest of the `count` highest levels that each unit has; 0 where it has none.
pub(super) fn lowest_of_top(city: &City, people: &[Person], count: u8) -> Vec<u8> {
    let mut levels = vec![std::collections::BTreeSet::new(); city.units.len()];
    for person in people {
        levels[person.unit.at()].extend(level(&person.echelon));
    }
    levels.iter().map(|l| l.iter().nth(usize::from(count) - 1).or(l.last()).copied().unwrap_or(0)).collect()
}
