//! What somebody reports, or a health officer records for them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What somebody is, as far as work is concerned. Suspected and confirmed are never counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Sehat.
    Well,
    /// Not available for another cause, which nobody asks for. It is kept like the others, so that
    /// an absence the hall notes by itself says nothing about health.
    Elsewhere,
    /// Bergejala, not yet judged by anyone.
    Symptoms,
    /// Kontak erat.
    CloseContact,
    /// Suspek or probable (KMK HK.01.07/Menkes/413/2020).
    Suspected,
    /// Terkonfirmasi positif.
    Confirmed,
    /// Tested negative, or isolation has ended.
    Released,
}

impl Status {
    /// All, in the order in which they outweigh each other.
    pub const ALL: [Self; 7] = [
        Self::Well,
        Self::Elsewhere,
        Self::Symptoms,
        Self::CloseContact,
        Self::Suspected,
        Self::Confirmed,
        Self::Released,
    ];

    /// The word of forms and tables: `kontak-erat`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Well => "sehat",
            Self::Elsewhere => "lain",
            Self::Symptoms => "gejala",
            Self::CloseContact => "kontak-erat",
            Self::Suspected => "suspek",
            Self::Confirmed => "positif",
            Self::Released => "selesai",
        }
    }

    /// The status of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// Suspected or confirmed: isolated and infectious until something says otherwise.
    #[must_use]
    pub const fn is_case(self) -> bool {
        matches!(self, Self::Suspected | Self::Confirmed)
    }
}

/// Why an earlier report is struck out. A fixed list: free words would carry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It was about another person.
    WrongPerson,
    /// The laboratory corrected its result.
    Laboratory,
    /// The same was recorded twice.
    Twice,
    /// A day was wrong.
    WrongDay,
    /// What was judged at first turned out otherwise.
    Judgement,
}

impl Reason {
    /// All.
    pub const ALL: [Self; 5] =
        [Self::Laboratory, Self::Judgement, Self::WrongDay, Self::Twice, Self::WrongPerson];

    /// The word of forms: `salah-orang`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::WrongPerson => "salah-orang",
            Self::Laboratory => "laboratorium",
            Self::Twice => "ganda",
            Self::WrongDay => "salah-hari",
            Self::Judgement => "penilaian",
        }
    }

    /// The reason of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// A report (lapor gejala). Rows of these are added and never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What they are.
    pub status: Status,
    /// The day it counts from: first day of symptoms, day of the sample, last day of contact; for
    /// [`Status::Released`] the day of the negative test or the last day of isolation; for
    /// [`Status::Elsewhere`] the last day of absence; else the day of the report.
    pub day: Date,
    /// A case with symptoms is isolated longer.
    pub symptoms: bool,
    /// Day of the report, by the clock of the city.
    pub reported: Date,
    /// A health officer recorded it: a letter or a laboratory stands behind it.
    pub official: bool,
    /// Number of the earlier report that it strikes out, and why.
    pub revises: Option<(i64, Reason)>,
}
