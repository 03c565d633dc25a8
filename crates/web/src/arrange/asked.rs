//! What a reader asks of a board, and what is put beside it.

use jiff::civil::Date;
use serde::Deserialize;

use super::mend::past::PastLine;
use super::mend::view::{Changed, Part, StepLine};
use super::why::Panel;

/// What the reader asks of the board.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Order, if not the one in force.
    #[serde(default)]
    pub aturan: String,
    /// Filter of people.
    #[serde(default)]
    pub cari: String,
    /// Page, from 1.
    pub hal: Option<usize>,
    /// Person whose cell is explained.
    #[serde(default)]
    pub pegawai: String,
    /// Day of that cell, or the day phones show.
    #[serde(default)]
    pub hari: String,
    /// `semua`: the sums of all posts.
    #[serde(default)]
    pub pos: String,
    /// Steps of a proposal.
    #[serde(default)]
    pub usul: String,
    /// Comparison with the roster before: `induk` or a sequence.
    #[serde(default)]
    pub banding: String,
    /// Not empty: why posts of the day are open.
    #[serde(default)]
    pub lowong: String,
    /// Step that a form of the panel adds: `kunci`, `halangan`, `tukar`.
    #[serde(default)]
    pub langkah: String,
    /// Duty to fix.
    #[serde(default)]
    pub tugas: String,
    /// Last day of an absence.
    #[serde(default)]
    pub sampai: String,
    /// Colleague to swap with.
    #[serde(default)]
    pub dengan: String,
}

impl Asked {
    /// The day asked for, if it is one.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.hari.parse().ok()
    }
}

/// Which order the board follows.
#[derive(Debug, Clone, Copy)]
pub struct Rule<'a> {
    /// Order id.
    pub id: &'a str,
    /// Its citation.
    pub citation: &'a str,
    /// The day of the clock.
    pub today: Date,
    /// The people are made up.
    pub sample: bool,
}

/// What stands beside the board.
#[derive(Debug, Default)]
pub struct Extra {
    /// The panel.
    pub panel: Panel,
    /// Notes over the board.
    pub notes: Vec<String>,
    /// The proposal.
    pub part: Option<Part>,
    /// Steps that could not be worked out.
    pub loose: Vec<StepLine>,
    /// Changes in words.
    pub changed: Option<Changed>,
    /// What is compared, if it is a comparison.
    pub compared: Option<String>,
    /// History of the unit.
    pub history: Vec<PastLine>,
}
