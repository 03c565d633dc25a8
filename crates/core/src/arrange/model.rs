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

/// What to plan by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Breaks ties; the same seed gives the same roster on any machine and thread count.
    pub seed: u64,
    /// Split each unit into so many cohorts that never meet on site (2 to 4); `None`: no cohorts.
    pub cohorts: Option<u8>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: 1, cohorts: None }
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
