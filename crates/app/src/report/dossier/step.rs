//! The steps of the main job, for a progress display.

use balai_core::diagnostic::Lang;

/// A step of the job, for a progress display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading the order.
    Read,
    /// Checking it against the city.
    Check,
    /// Planning the roster.
    Arrange,
    /// Judging the roster.
    Audit,
    /// Laying out the letter.
    Letter,
    /// Writing notices and tables.
    Tables,
    /// Writing calendars.
    Calendars,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 7] =
        [Self::Read, Self::Check, Self::Arrange, Self::Audit, Self::Letter, Self::Tables, Self::Calendars];

    /// What the step does, for a reader.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        let (id, en) = match self {
            Self::Read => ("Membaca perintah", "Reading the order"),
            Self::Check => ("Memeriksa perintah terhadap kota", "Checking the order against the city"),
            Self::Arrange => ("Menyusun jadwal semua unit", "Planning the roster of every unit"),
            Self::Audit => ("Mengaudit jadwal", "Auditing the roster"),
            Self::Letter => ("Menata naskah", "Laying out the letter"),
            Self::Tables => ("Menulis pengumuman dan tabel", "Writing notices and tables"),
            Self::Calendars => ("Menulis kalender", "Writing calendars"),
        };
        match lang {
            Lang::Id => id,
            Lang::En => en,
        }
    }
}
