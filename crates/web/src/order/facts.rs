//! What a reader wants to know of an order before reading it: kind, number, days, and whether it
//! holds now.

use balai_core::diagnostic::{Lang, Text, long_date, short_date};
use balai_core::order::{Effect, Item, Known, Order, OrderKind, Signer, Until};
use balai_core::report::notice::between;
use jiff::civil::{Date, DateTime};

use super::text::Words;
use crate::report::card::Badge;

/// Kind of the instrument in words; Indonesian legal names stay as they are cited.
#[must_use]
pub fn kind_word(kind: OrderKind) -> Text {
    match kind {
        OrderKind::InstruksiWaliKota => Text::fixed("Instruksi Wali Kota", "Mayoral instruction"),
        OrderKind::InstruksiBupati => Text::fixed("Instruksi Bupati", "Regent's instruction"),
        OrderKind::InstruksiGubernur => Text::fixed("Instruksi Gubernur", "Governor's instruction"),
        OrderKind::InstruksiMenteri => Text::fixed("Instruksi Menteri", "Minister's instruction"),
        OrderKind::SuratEdaran => Text::fixed("Surat Edaran", "Circular letter"),
        OrderKind::Keputusan => Text::fixed("Keputusan", "Decree"),
        OrderKind::Lisan => Text::fixed("Perintah lisan", "Oral order"),
        OrderKind::Surat => Text::fixed("Surat", "Official letter"),
    }
}

/// The facts of one order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// "Instruksi Wali Kota".
    pub kind: String,
    /// "440/3286-Huk.HAM", or that it is not known.
    pub number: String,
    /// Who signs, and for which office.
    pub signer: String,
    /// Day of signature.
    pub issued: String,
    /// Days it holds.
    pub validity: String,
    /// Whether it holds now.
    pub state: Badge,
    /// Id of the order that supersedes it.
    pub superseded_by: Option<String>,
}

/// An order and when it holds, as the hall keeps it.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The tree.
    pub order: &'a Order,
    /// What it gives.
    pub effect: &'a Effect,
    /// First instant in force.
    pub from: DateTime,
    /// The order that supersedes it, and when.
    pub superseded_by: Option<(&'a str, DateTime)>,
}

/// The facts of an order, at a clock.
#[must_use]
pub fn facts(standing: Standing<'_>, now: DateTime, w: &Words, lang: Lang) -> Facts {
    let items = || standing.order.items.iter().map(|line| &line.item);
    let unknown = || w.unknown.to_owned();
    let kind = items().find_map(|i| if let Item::Kind(k) = i { Some(k.value) } else { None });
    let number = items().find_map(|i| if let Item::Number(n) = i { Some(&n.value) } else { None });
    let signer = items().find_map(|i| if let Item::Signer(s) = i { Some(s) } else { None });
    let signed = |s: &Signer| {
        let name = s.name.value.known().cloned().unwrap_or_else(unknown);
        format!("{name}, {}", s.office.value.replace('-', " "))
    };
    Facts {
        signer: signer.map_or_else(unknown, signed),
        id: standing.order.id.clone(),
        title: standing.order.title.value.clone(),
        kind: kind.map_or_else(String::new, |k| kind_word(k).get(lang).to_owned()),
        number: number.and_then(Known::known).cloned().unwrap_or_else(unknown),
        issued: issued(standing.order).map_or_else(unknown, |d| long_date(d, lang)),
        validity: validity(standing, w, lang),
        state: state(standing, now, w, lang),
        superseded_by: standing.superseded_by.map(|(id, _)| id.to_owned()),
    }
}

/// The day an order was signed, if its source gives it.
#[must_use]
pub fn issued(order: &Order) -> Option<Date> {
    order.items.iter().find_map(|line| match &line.item {
        Item::Issued(day) => day.value.known().copied(),
        _ => None,
    })
}

/// "Instruksi Wali Kota 440/3286-Huk.HAM", as far as the order says it.
#[must_use]
pub fn kind_and_number(order: &Order, lang: Lang) -> String {
    let items = || order.items.iter().map(|line| &line.item);
    let kind = items().find_map(|i| if let Item::Kind(k) = i { Some(kind_word(k.value)) } else { None });
    let number = items().find_map(|i| if let Item::Number(n) = i { n.value.known() } else { None });
    let kind = kind.map_or_else(String::new, |k| k.get(lang).to_owned());
    number.map_or_else(|| kind.clone(), |number| format!("{kind} {number}"))
}

fn validity(standing: Standing<'_>, w: &Words, lang: Lang) -> String {
    let periods = standing.order.items.iter().find_map(|line| match &line.item {
        Item::Validity(periods) => Some(periods),
        _ => None,
    });
    let spans = periods.into_iter().flatten().map(|period| {
        let from = period.value.from.date();
        let first = short_date(from, lang);
        match &period.value.until {
            Until::Day(last) => between(from, *last, lang),
            Until::Open => format!("{first}, {}", w.until_notice),
            Until::Status(status) => format!("{first}, {} {status}", w.while_status),
            Until::Unknown => format!("{first} – {}", w.unknown),
        }
    });
    spans.collect::<Vec<_>>().join("; ")
}

fn state(standing: Standing<'_>, now: DateTime, w: &Words, lang: Lang) -> Badge {
    if now < standing.from {
        return Badge::new(
            "daring",
            "jam",
            format!("{} {}", w.not_yet, short_date(standing.from.date(), lang)),
        );
    }
    if standing.superseded_by.is_some_and(|(_, from)| now >= from) {
        return Badge::new("diam", "silang", w.superseded);
    }
    if standing.order.is_open_ended() || standing.effect.days.last().is_none_or(|last| now.date() <= *last) {
        return Badge::new("buka", "cek", w.in_force);
    }
    Badge::new("diam", "jam", w.ended)
}

/// The day on which an order's arithmetic is shown: the clock's if the order holds then, else its first.
#[must_use]
pub fn day_shown(effect: &Effect, today: Date) -> usize {
    effect.day(today).unwrap_or(0)
}
