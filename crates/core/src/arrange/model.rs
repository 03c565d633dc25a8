//! What a roster is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::city::{PersonIx, PostIx, UnitIx};
use crate::order::ClauseIx;

/// Where someone works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// Kantor.
    #[serde(rename = "K")]
    Office,
    /// Lapangan.
    #[serde(rename = "L")]
    Field,
    /// Rumah.
    #[serde(rename = "R")]
    Home,
    /// Tidak tersedia: leave, isolation, anything; the cause is not known here.
    #[serde(rename = "T")]
    Away,
    /// Libur: no working day for this person.
    #[serde(rename = "-")]
    Off,
}

impl Mode {
    /// The letter on the board: K, L, R, T, `-`.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Office => 'K',
            Self::Field => 'L',
            Self::Home => 'R',
            Self::Away => 'T',
            Self::Off => '-',
        }
    }

    /// The word in tables: `kantor`, `lapangan`, `rumah`, `tidak-tersedia`, `libur`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Office => "kantor",
            Self::Field => "lapangan",
            Self::Home => "rumah",
            Self::Away => "tidak-tersedia",
            Self::Off => "libur",
        }
    }

    /// True if the person counts against the cap.
    #[must_use]
    pub const fn on_site(self) -> bool {
        matches!(self, Self::Office | Self::Field)
    }
}

/// One person on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Where.
    #[serde(rename = "m")]
    pub mode: Mode,
    /// The post held, if any.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostIx>,
    /// Picket officer of the unit that day.
    #[serde(rename = "q", default, skip_serializing_if = "std::ops::Not::not")]
    pub picket: bool,
    /// The clause it comes from.
    #[serde(rename = "c")]
    pub clause: ClauseIx,
}

/// A post that could not be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uncovered {
    /// Position of the day.
    pub day: usize,
    /// Post.
    pub post: PostIx,
    /// People missing.
    pub short: u32,
}

/// The roster of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRoster {
    /// Unit.
    pub unit: UnitIx,
    /// Its people, in the order of the city's list.
    pub people: Vec<PersonIx>,
    /// Cohort of each person, if cohorts were asked for: 0, 1, 2...
    pub cohort: Option<Vec<u8>>,
    /// `person * days + day`.
    pub cells: Vec<Cell>,
    /// Posts left open.
    pub uncovered: Vec<Uncovered>,
    /// Value of the objective that was minimised.
    pub objective: i64,
    /// Proven lower bound of it; equal to the objective where the answer is proven best.
    pub bound: i64,
}

impl UnitRoster {
    /// Cell of the `i`-th person of the unit on a day.
    #[must_use]
    pub fn cell(&self, i: usize, day: usize, days: usize) -> Cell {
        self.cells[i * days + day]
    }

    /// People on site or in the field on a day.
    #[must_use]
    pub fn on_site(&self, day: usize, days: usize) -> u32 {
        let here = (0..self.people.len()).filter(|&i| self.cell(i, day, days).mode.on_site());
        u32::try_from(here.count()).unwrap_or(u32::MAX)
    }
}

/// What someone does on a day, as a person fixes it by hand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Duty {
    /// Is not called in.
    #[serde(rename = "rumah")]
    Home,
    /// Comes without a post.
    #[serde(rename = "hadir")]
    Site,
    /// Is picket officer, without a post.
    #[serde(rename = "piket")]
    Picket,
    /// Holds the post of this slug.
    #[serde(rename = "pos")]
    Post(String),
}

/// A day of someone that was fixed by hand (kunci). The planner keeps it as long as no rule forbids it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pin {
    /// [`crate::city::Person::id`].
    pub person: String,
    /// Day.
    pub date: Date,
    /// What they do.
    pub duty: Duty,
}

/// What to plan by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Breaks ties; the same seed gives the same roster on any machine and thread count.
    pub seed: u64,
    /// Split each unit into so many cohorts that never meet on site (2 to 4); `None`: no cohorts.
    pub cohorts: Option<u8>,
    /// Days fixed by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<Pin>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: 1, cohorts: None, pins: Vec::new() }
    }
}

/// What a plan stands on beside order and settings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ground<'a> {
    /// The roster published before, kept as far as rules and weightier goals let.
    pub parent: Option<&'a Roster>,
    /// Days before this one are past: they stay as the parent has them.
    pub from: Option<Date>,
    /// Days on which each person was called under earlier orders, by position in the list of
    /// people; shares are fair over these too. Empty: nobody was.
    pub ledger: &'a [u32],
    /// Units to plan; the others stay as the parent has them. `None`: all.
    pub units: Option<&'a [UnitIx]>,
}

impl<'a> From<Option<&'a Roster>> for Ground<'a> {
    fn from(parent: Option<&'a Roster>) -> Self {
        Self { parent, ..Self::default() }
    }
}

/// A roster (jadwal kerja) of a city for an order. Never changed after it was made: a new one has it as parent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// Hash of what it was made from, hexadecimal.
    pub id: String,
    /// The roster it replaces.
    pub parent: Option<String>,
    /// [`crate::order::Order::id`].
    pub order: String,
    /// City slug.
    pub city: String,
    /// What it was planned by.
    pub settings: Settings,
    /// Days.
    pub days: Vec<Date>,
    /// One for each unit of the city, in its order.
    pub units: Vec<UnitRoster>,
}
