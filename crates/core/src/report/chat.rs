//! The notice as plain text for chat groups: short, with the marks that chat programs show as bold.

use super::notice::{Entry, Notice};
use crate::city::{City, Presence};
use crate::diagnostic::{Lang, long_date};
use crate::order::Channel;

/// Longest text that chat programs show without folding, in characters.
pub const LIMIT: usize = 3_500;

/// The notice as text. `site` is the public address of the hall. Places of counters are left out
/// where the text would grow too long with them.
#[must_use]
pub fn notice_text(notice: &Notice, city: &City, lang: Lang, site: &str) -> String {
    let whole = written(notice, city, lang, site, true);
    if whole.chars().count() < LIMIT { whole } else { written(notice, city, lang, site, false) }
}

fn written(notice: &Notice, city: &City, lang: Lang, site: &str, places: bool) -> String {
    let id = lang == Lang::Id;
    let question = if id { "Apa yang buka hari ini?" } else { "What is open today?" };
    let mut out = format!(
        "*{question}*\n{}, {}\n_{}_\n\n{}\n",
        city.name,
        long_date(notice.date, lang),
        position(notice, id),
        notice.headline.get(lang)
    );
    for (title, keep) in groups(id) {
        let mut entries = notice.entries.iter().filter(|e| keep(e)).peekable();
        if entries.peek().is_some() {
            out += &format!("\n*{title}*\n");
        }
        for entry in entries {
            let in_field = city.services[entry.service.at()].presence == Presence::Field;
            out += &line(entry, lang, places && !in_field);
        }
    }
    out + &foot(notice, lang, site)
}

fn position(notice: &Notice, id: bool) -> String {
    let (day, days) = (notice.day_number, notice.days);
    match (id, notice.open_ended) {
        (true, false) => format!("hari ke-{day} dari {days}"),
        (true, true) => format!("hari ke-{day}"),
        (false, false) => format!("day {day} of {days}"),
        (false, true) => format!("day {day}"),
    }
}

fn foot(notice: &Notice, lang: Lang, site: &str) -> String {
    let id = lang == Lang::Id;
    let mut out = String::new();
    if let Some(day) = notice.reopening {
        let (before, after) = if id {
            ("Direncanakan buka kembali", "sambil melihat perkembangan keadaan")
        } else {
            ("Planned to reopen on", "depending on how things develop")
        };
        out += &format!("\n{before} {}, {after}.\n", long_date(day, lang));
    }
    let (basis, more, prefix) = if id { ("Dasar", "Selengkapnya", "") } else { ("Basis", "More", "/en") };
    let (citation, city, date) = (&notice.citation, &notice.city, notice.date);
    out + &format!("\n{basis}: {citation}\n{more}: {site}{prefix}/{city}/hari/{date}\n")
}

type Group = (&'static str, fn(&Entry) -> bool);

fn groups(id: bool) -> [Group; 5] {
    let name = |a: &'static str, b: &'static str| if id { a } else { b };
    [
        (name("Keadaan darurat", "Emergency"), |e| e.emergency),
        (name("Buka", "Open"), |e| !e.emergency && matches!(e.channel, Channel::Open | Channel::Limited)),
        (name("Pindah tempat", "Moved"), |e| !e.emergency && e.channel == Channel::Moved),
        (name("Lewat daring", "Online"), |e| !e.emergency && e.channel == Channel::Online),
        (name("Tutup", "Closed"), |e| !e.emergency && e.channel == Channel::Closed),
    ]
}

fn line(entry: &Entry, lang: Lang, with_place: bool) -> String {
    let name = entry.name.get(lang);
    let (badge, place) = (entry.badge.get(lang), entry.place.get(lang));
    let more = match (&entry.phone, entry.channel) {
        (Some(phone), _) if entry.emergency => phone.clone(),
        (_, Channel::Closed) if entry.badge.id == "Tutup sementara" => return format!("- {name}\n"),
        (_, Channel::Online) if !place.is_empty() => place.to_owned(),
        // The badge of a moved service is its place.
        (_, Channel::Open | Channel::Limited) if with_place && !place.is_empty() => {
            format!("{badge}, {place}")
        }
        _ => badge.to_owned(),
    };
    format!("- {name}: {more}\n")
}
