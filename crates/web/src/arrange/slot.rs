//! What one day and one cell of a board say: filled by the table, printed by the template.

use jiff::civil::Date;

/// A day of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Position in the days of the order.
    pub day: usize,
    /// The day.
    pub date: Date,
    /// "Rab".
    pub name: &'static str,
    /// 30.
    pub number: i8,
    /// "30 Jun".
    pub label: String,
    /// The day of the clock.
    pub today: bool,
}

/// A cell of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// K, L, R, T; `-` is no working day.
    pub letter: char,
    /// "Kantor".
    pub word: &'static str,
    /// Post held, in words.
    pub post: String,
    /// Picket officer.
    pub picket: bool,
    /// "Sel 29 Jun".
    pub day: String,
    /// Address that opens its reason.
    pub href: String,
    /// The panel shows it.
    pub open: bool,
    /// What it was, if it was changed.
    pub was: Option<Was>,
    /// Fixed by hand.
    pub pinned: bool,
}

/// What a changed cell was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// Its letter.
    pub letter: char,
    /// In words; empty if the person was not on the roster.
    pub words: String,
}

impl Slot {
    /// No working day for this person.
    #[must_use]
    pub const fn is_off(&self) -> bool {
        self.letter == '-' && self.was.is_none()
    }
}
