//! What holds on a day, in two plain sentences: how much of the hall is closed, and how service goes on.

use jiff::civil::Date;

use super::notice::Entry;
use crate::city::{City, UnitIx};
use crate::diagnostic::{Lang, Text, day_name, month_name, percent, short_date};
use crate::order::{Channel, Effect, Standard};
use crate::say;

/// Site that a city's hall stands on, as the unit tables name it.
const CITY_HALL: &str = "balai-kota";

/// The two sentences for a day of the order.
pub(super) fn headline(
    city: &City,
    effect: &Effect,
    day: usize,
    entries: &[Entry],
    open_ended: bool,
) -> Text {
    let share = common_share(effect, day);
    let (first, second) =
        (offices(city, effect, day, open_ended), services(city, effect.days[day], entries, share));
    Text { id: format!("{} {}", first.id, second.id), en: format!("{} {}", first.en, second.en) }
}

/// How much of the hall is closed.
enum Reach {
    /// Nearly everyone is at home.
    All,
    /// The city hall, and nothing else.
    CityHall,
    /// Some offices.
    Some,
    /// None, but with a cap.
    Capped,
    /// None, and no cap: heads of units decide.
    Free,
}

fn reach(city: &City, effect: &Effect, day: usize) -> Reach {
    let all = || (0..effect.units).map(UnitIx::of);
    let closed = |unit: &UnitIx| effect.closed(*unit, day).is_some();
    let hall = |unit: &UnitIx| city.units[unit.at()].site == CITY_HALL;
    if mostly_home(effect, day) {
        Reach::All
    } else if all().any(|u| closed(&u)) {
        if all().all(|u| !closed(&u) || hall(&u)) { Reach::CityHall } else { Reach::Some }
    } else if effect.quotas.iter().any(|q| q.day == day) {
        Reach::Capped
    } else {
        Reach::Free
    }
}

fn offices(city: &City, effect: &Effect, day: usize, open_ended: bool) -> Text {
    let (government, town) = (&city.government, &city.town);
    let place = name_en(city);
    let Text { id, en } = when(effect, open_ended);
    match reach(city, effect, day) {
        Reach::All => say!(
            "Kantor {government} ditutup sementara {id}.",
            "The offices of {place} are closed for now, {en}."
        ),
        Reach::CityHall => say!(
            "Balai Kota {town} ditutup sementara {id}; kantor lain buka dengan petugas terbatas.",
            "The city hall of {town} is closed for now, {en}; other offices are open with limited staff."
        ),
        Reach::Some => say!(
            "Sebagian kantor {government} ditutup sementara {id}; kantor lain buka dengan petugas terbatas.",
            "Some offices of {place} are closed for now, {en}; the others are open with limited staff."
        ),
        Reach::Capped => say!(
            "Kantor {government} buka dengan petugas terbatas {id}.",
            "The offices of {place} are open with limited staff {en}."
        ),
        Reach::Free => say!(
            "Pegawai {government} bekerja bergiliran dari rumah {id}.",
            "The staff of {place} work from home by turns {en}."
        ),
    }
}

/// How service goes on. Says only what the entries show; never a number of people.
fn services(city: &City, date: Date, entries: &[Entry], share: Option<u32>) -> Text {
    let has = |channel| entries.iter().any(|e| !e.emergency && e.channel == channel);
    if !city.is_working_day(date) {
        return day_off(has(Channel::Online));
    }
    let mut ways: Vec<Text> = vec![];
    if has(Channel::Limited) {
        ways.push(match share.map(|p| (percent(p, Lang::Id), percent(p, Lang::En))) {
            Some((id, en)) => {
                say!("dengan petugas terbatas (paling banyak {id})", "with limited staff ({en} at most)")
            }
            None => Text::fixed("dengan petugas terbatas", "with limited staff"),
        });
    }
    if has(Channel::Moved) {
        ways.push(Text::fixed("di tempat lain", "at another place"));
    }
    if has(Channel::Online) {
        ways.push(Text::fixed("lewat daring", "online"));
    }
    let closed = has(Channel::Closed);
    let (id, en) = (joined(&ways, closed, Lang::Id), joined(&ways, closed, Lang::En));
    match (ways.is_empty(), closed) {
        (false, false) if ways.len() == 1 => say!("Pelayanan tetap berjalan {id}.", "Service goes on {en}."),
        (false, false) => say!("Pelayanan tetap berjalan: {id}.", "Service goes on: {en}."),
        (false, true) => say!(
            "Pelayanan tetap berjalan: {id}; beberapa layanan tutup sementara.",
            "Service goes on: {en}; some services are closed for now."
        ),
        (true, false) => Text::fixed("Pelayanan berjalan seperti biasa.", "Service goes on as usual."),
        (true, true) => Text::fixed("Beberapa layanan tutup sementara.", "Some services are closed for now."),
    }
}

fn day_off(online: bool) -> Text {
    if online {
        Text::fixed(
            "Hari ini bukan hari kerja: yang melayani hanya layanan yang tertulis buka; permohonan daring tetap dapat diajukan.",
            "Today is not a working day: only services shown as open are running; online applications can still be sent.",
        )
    } else {
        Text::fixed(
            "Hari ini bukan hari kerja: yang melayani hanya layanan yang tertulis buka.",
            "Today is not a working day: only services shown as open are running.",
        )
    }
}

/// "sebagian A, sebagian B, sisanya C"; without "sisanya" where something is closed besides.
fn joined(ways: &[Text], closed: bool, lang: Lang) -> String {
    let (part, rest) = if lang == Lang::Id { ("sebagian", "sisanya") } else { ("part", "the rest") };
    let word = |i: usize| if i > 0 && i + 1 == ways.len() && !closed { rest } else { part };
    let said = ways.iter().enumerate().map(|(i, way)| match (ways.len(), closed) {
        (1, false) => way.get(lang).to_owned(),
        _ => format!("{} {}", word(i), way.get(lang)),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// True if most of the staff are at home without a quota.
fn mostly_home(effect: &Effect, day: usize) -> bool {
    let days = effect.days.len();
    let home = (0..effect.people)
        .filter(|p| effect.standing[p * days + day].is_some_and(|s| s.standard == Standard::Home))
        .count();
    home * 2 > effect.people
}

/// The share that may be on site, if all quotas of the day allow the same.
fn common_share(effect: &Effect, day: usize) -> Option<u32> {
    let mut shares = effect
        .quotas
        .iter()
        .filter(|q| q.day == day)
        .map(|q| q.percent.map(|p| if q.of_home { 10_000_u32.saturating_sub(p) } else { p }));
    let first = shares.next()??;
    shares.all(|s| s == Some(first)).then_some(first)
}

/// "Bogor Regency", "the city of Bogor".
fn name_en(city: &City) -> String {
    match city.name.strip_prefix("Kabupaten ") {
        Some(name) => format!("{name} Regency"),
        None => format!("the city of {}", city.name.strip_prefix("Kota ").unwrap_or(&city.name)),
    }
}

/// The span of an order within a sentence: "29 Juni–5 Juli 2021", "setiap Jumat, 3–24 April 2026",
/// "mulai 28 Juni 2021 sampai pemberitahuan lebih lanjut".
fn when(effect: &Effect, open_ended: bool) -> Text {
    let (Some(&first), Some(&last)) = (effect.days.first(), effect.days.last()) else {
        return Text::default();
    };
    let on = |lang| short_date(first, lang);
    let (id, en) = (on(Lang::Id), on(Lang::En));
    if open_ended {
        return say!("mulai {id} sampai pemberitahuan lebih lanjut", "from {en} until further notice");
    }
    if first == last {
        return say!("pada {id}", "on {en}");
    }
    let id = between(first, last, Lang::Id);
    let (en, end) = (start(first, last, Lang::En), short_date(last, Lang::En));
    let weekday = first.weekday();
    if effect.days.len() > 1 && effect.days.iter().all(|d| d.weekday() == weekday) {
        let (hari, day) = (day_name(weekday, Lang::Id), day_name(weekday, Lang::En));
        return say!("setiap {hari}, {id}", "every {day} from {en} to {end}");
    }
    say!("{id}", "from {en} to {end}")
}

/// "29 Juni–5 Juli 2021", "23–28 Juni 2021".
#[must_use]
pub fn between(first: Date, last: Date, lang: Lang) -> String {
    let end = short_date(last, lang);
    if first == last {
        return end;
    }
    let from = match (first.year(), first.month()) == (last.year(), last.month()) {
        true => first.day().to_string(),
        false => start(first, last, lang),
    };
    format!("{from}–{end}")
}

/// "29 Juni", with its year only if the last day has another.
fn start(first: Date, last: Date, lang: Lang) -> String {
    if first.year() == last.year() {
        format!("{} {}", first.day(), month_name(first.month(), lang))
    } else {
        short_date(first, lang)
    }
}
