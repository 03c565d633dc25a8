//! "Apa yang buka hari ini?": the public notice of one day, derived from the order alone, so that
//! it cannot be stale and is withdrawn when the order ends.

use jiff::civil::Date;

use crate::city::{City, ServiceIx};
use crate::diagnostic::Text;
use crate::order::{Channel, Effect, Order};

/// One service on the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Service.
    pub service: ServiceIx,
    /// What it is called.
    pub name: Text,
    /// One sentence.
    pub summary: Text,
    /// How it stands.
    pub channel: Channel,
    /// Word on the badge: "Buka · 08.00-14.00", "Daring", "Pindah ke kecamatan".
    pub badge: Text,
    /// Where to go or write.
    pub place: Text,
    /// Telephone.
    pub phone: Option<String>,
    /// Emergency service.
    pub emergency: bool,
    /// Icon name.
    pub icon: String,
    /// Label of the clause.
    pub clause: String,
}

/// The notice of one city and day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// City slug.
    pub city: String,
    /// The day.
    pub date: Date,
    /// Position in the order, from 1: "hari ke-2 dari 7".
    pub day_number: usize,
    /// Number of days of the order.
    pub days: usize,
    /// First and last day of the order.
    pub span: (Date, Date),
    /// Order id.
    pub order: String,
    /// "Instruksi Wali Kota Bogor Nomor 440/3286-Huk.HAM tanggal 28 Juni 2021".
    pub citation: String,
    /// What holds, in one or two sentences.
    pub headline: Text,
    /// First day back, if the order says or implies one.
    pub reopening: Option<Date>,
    /// Entries, in the order they are shown: emergency, open, limited, moved, online, closed.
    pub entries: Vec<Entry>,
}

/// The notice of one day; `None` if the order does not hold on it.
#[must_use]
pub fn notice(city: &City, order: &Order, effect: &Effect, date: Date) -> Option<Notice> {
    let _ = (city, order, effect, date);
    None
}
