//! "Apa yang buka hari ini?": the public notice of one day, derived from the order alone, so that
//! it cannot be stale and is withdrawn when the order ends.

use jiff::civil::Date;

use super::headline::headline;
use super::letter::issuer;
use super::opening::{Opening, kind_of_place, openings};
use crate::city::{City, Presence, Service, ServiceIx};
use crate::diagnostic::{Lang, Text, day_name, short_date};
use crate::order::{Channel, Effect, Item, Known, Order, OrderKind, ServiceDay};
use crate::say;

pub use super::headline::between;

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
    /// Hours in words: "08.00-14.00", "24 jam"; empty if nobody said, or if it is closed.
    pub hours: String,
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
    /// True if the order names no end: `days` and the last day of `span` are only how far it was
    /// worked out.
    pub open_ended: bool,
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
    let day = effect.day(date)?;
    let (first, last) = (*effect.days.first()?, *effect.days.last()?);
    let mut entries: Vec<Entry> =
        openings(city, effect, day).map(|(state, opening)| entry(city, effect, state, &opening)).collect();
    let open_ended = order.is_open_ended();
    // Emergency first, then by how much of the service is there; the table's order within a group.
    entries.sort_by_key(|e| (!e.emergency, e.channel));
    Some(Notice {
        city: city.slug.clone(),
        date,
        day_number: day + 1,
        days: effect.days.len(),
        span: (first, last),
        open_ended,
        order: order.id.clone(),
        citation: citation(order, city),
        headline: headline(city, effect, day, &entries, open_ended),
        reopening: reopening(city, order, last),
        entries,
    })
}

/// "Instruksi Wali Kota Bogor Nomor 440/3286-Huk.HAM tanggal 28 Juni 2021", as a notice cites it.
#[must_use]
pub fn citation(order: &Order, city: &City) -> String {
    let mut kind = "Perintah".to_owned();
    let (mut number, mut issued) = (String::new(), String::new());
    for line in &order.items {
        match &line.item {
            Item::Kind(k) => {
                let noun = match k.value {
                    OrderKind::SuratEdaran => "Surat Edaran",
                    OrderKind::Keputusan => "Keputusan",
                    OrderKind::Lisan => "Perintah lisan",
                    OrderKind::Surat => "Surat",
                    _ => "Instruksi",
                };
                kind = format!("{noun} {}", issuer(order, city));
            }
            Item::Number(n) => {
                if let Known::Is(text) = &n.value {
                    number = format!(" Nomor {text}");
                }
            }
            Item::Issued(d) => {
                if let Known::Is(date) = d.value {
                    issued = format!(" tanggal {}", short_date(date, Lang::Id));
                }
            }
            _ => {}
        }
    }
    format!("{kind}{number}{issued}")
}

fn entry(city: &City, effect: &Effect, state: &ServiceDay, opening: &Opening) -> Entry {
    let data = &city.services[state.service.at()];
    Entry {
        service: state.service,
        name: data.name.clone(),
        summary: data.summary.clone(),
        channel: opening.channel,
        badge: badge(data, opening),
        place: place(opening),
        hours: opening.hours.clone(),
        phone: data.phone.clone(),
        emergency: data.emergency,
        icon: data.icon.clone(),
        clause: effect.label(state.clause).to_owned(),
    }
}

/// Where to go, with the one phrase that is not a name in both languages.
fn place(opening: &Opening) -> Text {
    match kind_of_place(&opening.place).map(crate::city::UnitKind::word) {
        Some(kind) => say!("setiap kantor {kind}", "every {kind} office"),
        None => Text::same(opening.place.clone()),
    }
}

/// The word on the badge, with the hours where they say more than the word alone.
fn badge(data: &Service, opening: &Opening) -> Text {
    let hours = opening.hours.replace('-', "–");
    let in_field = data.presence == Presence::Field;
    let word = match opening.channel {
        Channel::Open | Channel::Limited if hours.starts_with("24") => {
            return if in_field {
                Text::fixed("Siaga 24 jam", "On duty 24 hours")
            } else {
                Text::fixed("Buka 24 jam", "Open 24 hours")
            };
        }
        Channel::Open if in_field => return Text::fixed("Tetap berjalan", "Goes on"),
        Channel::Open => Text::fixed("Buka", "Open"),
        Channel::Limited if in_field => {
            return Text::fixed("Tetap berjalan, petugas terbatas", "Goes on, limited staff");
        }
        Channel::Limited => Text::fixed("Buka terbatas", "Open, limited staff"),
        Channel::Moved => {
            let Text { id, en } = place(opening);
            say!("Pindah ke {id}", "Moved to {en}")
        }
        Channel::Online => return Text::fixed("Daring", "Online"),
        Channel::Closed => return closed(opening),
    };
    if hours.is_empty() {
        return word;
    }
    let Text { id, en } = word;
    say!("{id} · {hours}", "{en} · {hours}")
}

fn closed(opening: &Opening) -> Text {
    let again = opening.again.map(jiff::civil::Date::weekday);
    match again.map(|day| (day_name(day, Lang::Id), day_name(day, Lang::En))) {
        Some((id, en)) => say!("Tutup hari ini, buka {id}", "Closed today, open {en}"),
        None if opening.day_off => Text::fixed("Tutup hari ini", "Closed today"),
        None => Text::fixed("Tutup sementara", "Temporarily closed"),
    }
}

/// The written day of return, else the first working day after the end; none for an open order.
fn reopening(city: &City, order: &Order, last: Date) -> Option<Date> {
    let written = order.items.iter().find_map(|l| match &l.item {
        Item::Return(d) => Some(d.value),
        _ => None,
    });
    if written.is_some() {
        return written;
    }
    let mut day = last.tomorrow().ok().filter(|_| !order.is_open_ended())?;
    while !city.is_working_day(day) {
        day = day.tomorrow().ok()?;
    }
    Some(day)
}
