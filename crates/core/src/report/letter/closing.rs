//! What stands behind the clauses: which of them holds, whom they reach, earlier orders, return,
//! review, annexes, and from when to when.
//!
//! An instruction and a decision number it on as diktums, the day on which they begin to hold last; a
//! circular and the record of an oral order say it in paragraphs.

use super::frame::{addressed, said};
use super::parts::Parts;
use super::span::{each, joined};
use super::wording::{DOTS, capital, clock, day, listed, roman, terms};
use super::writer::Writer;
use super::{Point, Sentence};
use crate::city::City;
use crate::diagnostic::{Lang, long_date};
use crate::order::{Label, Order, OrderKind, Period, Relation, RelationKind, Until};

/// The end of a letter.
pub struct Closing {
    /// Numbered behind the clauses.
    pub points: Vec<Point>,
    /// Not numbered.
    pub paragraphs: Vec<Sentence>,
}

/// How many annexes a letter has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Annexed {
    /// The first so many are part of what is ordered.
    pub binding: usize,
    /// All that have a number.
    pub numbered: usize,
}

/// What stands after the clauses.
pub fn closing(writer: &Writer<'_>, annexes: Annexed, others: &[&Order]) -> Closing {
    let parts = &writer.parts;
    // A circular says it in its Ruang Lingkup.
    let circular = matches!(parts.kind, OrderKind::SuratEdaran | OrderKind::Surat);
    let mut all: Vec<String> = addressed(writer).filter(|_| !circular).into_iter().collect();
    all.extend(scope(writer));
    let relations: Vec<String> =
        parts.relations.iter().map(|r| relation(r, parts, &target(r, writer.city, others), others)).collect();
    let annexed = annexed(parts, annexes).into_iter().collect();
    let rest = [relations, dates(parts), annexed].concat();
    let remarks: Vec<String> = parts.remarks.iter().map(|p| remark(p)).collect();
    let holds = validity(parts, writer.city);
    let this = parts.this();
    match parts.kind {
        OrderKind::SuratEdaran | OrderKind::Surat => {
            let last = format!("Demikian {this} untuk dilaksanakan dengan penuh tanggung jawab.");
            unnumbered([all, vec![holds], rest, remarks, vec![last]].concat())
        }
        OrderKind::Lisan => {
            const LAST: &str = "Catatan ini dibuat untuk tertib administrasi; perintah lisan dikukuhkan atau digantikan dengan naskah tertulis.";
            unnumbered([all, vec![holds], rest, remarks, vec![LAST.to_owned()]].concat())
        }
        kind => {
            all.extend(rest);
            if kind != OrderKind::Keputusan {
                all.push(format!("{} dilaksanakan dengan penuh tanggung jawab.", capital(this)));
            }
            all.push(holds);
            let points = numbered(parts, all);
            Closing { points, paragraphs: remarks.into_iter().map(said).collect() }
        }
    }
}

fn unnumbered(all: Vec<String>) -> Closing {
    Closing { points: vec![], paragraphs: all.into_iter().map(said).collect() }
}

/// Sentences as the diktums that follow those of the order.
fn numbered(parts: &Parts<'_>, all: Vec<String>) -> Vec<Point> {
    let last = parts.clauses.iter().map(|c| &c.label.value).max_by_key(|l| place(l));
    let label = |i: usize| match last {
        Some(Label::Butir(n)) => Label::Butir(after(*n, i)),
        Some(Label::Diktum(n)) => Label::Diktum(after(*n, i)),
        _ => Label::Diktum(after(0, i)),
    };
    let point = |(i, text)| Point { label: label(i).head(), sentences: vec![said(text)], points: vec![] };
    all.into_iter().enumerate().map(point).collect()
}

const fn place(label: &Label) -> u8 {
    match label {
        Label::Diktum(n) | Label::Butir(n) => *n,
        Label::Huruf(..) => 0,
    }
}

fn after(n: u8, i: usize) -> u8 {
    n.saturating_add(u8::try_from(i + 1).unwrap_or(u8::MAX))
}

/// Which of two clauses holds, and what the name of a unit covers.
fn scope(writer: &Writer<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for p in &writer.parts.precedences {
        let (over, under) = (writer.cited(&p.over.value.cite()), writer.cited(&p.under.value.cite()));
        let (first, second) =
            if place(&p.over.value) < place(&p.under.value) { (&over, &under) } else { (&under, &over) };
        all.push(format!(
            "Dalam hal {first} dan {second} mengatur pegawai yang sama pada hari yang sama, berlaku ketentuan dalam {over}."
        ));
    }
    if writer.parents {
        all.push(format!(
            "Penyebutan perangkat daerah dalam {} mencakup unit kerja di bawahnya, kecuali ditentukan lain.",
            writer.parts.this()
        ));
    }
    all
}

/// When people are back, and when the order is looked at again.
fn dates(parts: &Parts<'_>) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(back) = parts.back {
        let back = long_date(back, Lang::Id);
        all.push(format!("Pegawai masuk kerja kembali sebagaimana biasa pada hari {back}."));
    }
    if let Some(review) = parts.review {
        let on = review.known().map_or_else(|| DOTS.to_owned(), |date| day(*date));
        all.push(format!("Pelaksanaan {} ditinjau kembali pada tanggal {on}.", parts.this()));
    }
    all
}

/// Which annexes are ordered, and that the others only explain: one point.
fn annexed(parts: &Parts<'_>, annexes: Annexed) -> Option<String> {
    let whole = if parts.kind == OrderKind::Lisan { "catatan ini" } else { parts.this() };
    let named = |from: usize, to: usize| match to - from {
        0 if annexes.numbered == 1 && annexes.binding == 0 => "Lampiran".to_owned(),
        0 => format!("Lampiran {}", roman(to)),
        1 => format!("Lampiran {} dan Lampiran {}", roman(from), roman(to)),
        _ => format!("Lampiran {} sampai dengan Lampiran {}", roman(from), roman(to)),
    };
    let mut all = Vec::new();
    if annexes.binding > 0 {
        let which = named(1, annexes.binding);
        all.push(format!("{which} merupakan bagian yang tidak terpisahkan dari {whole}."));
    }
    if annexes.numbered > annexes.binding {
        let which = named(annexes.binding + 1, annexes.numbered);
        all.push(format!("{which} memuat penjelasan dan tidak menambah ketentuan."));
    }
    (!all.is_empty()).then(|| all.join(" "))
}

/// A free paragraph, marked as having no effect.
pub fn remark(text: &str) -> String {
    format!("Penjelasan (tidak mempunyai akibat hukum): {}", text.trim())
}

/// What an order does to an earlier one.
fn relation(relation: &Relation, parts: &Parts<'_>, target: &str, others: &[&Order]) -> String {
    let of = relation.clause.as_ref().map(|c| format!("{} ", c.value.cite())).unwrap_or_default();
    let this = capital(parts.this());
    let begins = format!("Pada saat {} mulai berlaku, {of}{target}", parts.this());
    match relation.how {
        RelationKind::Supersedes => format!("{begins} dicabut dan dinyatakan tidak berlaku."),
        RelationKind::Ends => format!("{begins} dinyatakan berakhir."),
        RelationKind::Confirms => format!("{this} mengukuhkan secara tertulis {of}{target}."),
        RelationKind::Amends => {
            format!("{this} mengubah {of}{target}{}.", replaced_tables(relation, parts, others))
        }
        RelationKind::Extends => format!("{this} memperpanjang masa berlaku {of}{target}."),
    }
}

/// Said where an order replaces a table of the one it amends: the new one stands in an annex.
fn replaced_tables(relation: &Relation, parts: &Parts<'_>, others: &[&Order]) -> String {
    let Some(other) = others.iter().find(|o| o.id == relation.target.value) else { return String::new() };
    let old = Parts::of(other).tables;
    let again = |new: &&crate::order::TableDef| old.iter().any(|t| t.name.value == new.name.value);
    match parts.tables.iter().any(again) {
        true => format!(" dan mengganti tabelnya dengan tabel dalam lampiran {}", parts.this()),
        false => String::new(),
    }
}

/// The other order as a reader knows it: its kind, number, day and title. What is not at hand is
/// named by its day.
fn target(relation: &Relation, city: &City, others: &[&Order]) -> String {
    let id = &relation.target.value;
    if relation.outside {
        return id.clone();
    }
    if let Some(order) = others.iter().find(|o| o.id == *id) {
        let parts = Parts::of(order);
        let number = parts.number.map(|n| format!(" Nomor {n}")).unwrap_or_default();
        let on = parts.issued.filter(|_| !number.contains(" Tahun ")).map(|d| format!(" tanggal {}", day(d)));
        let name = format!("{} {}{number}{}", parts.noun(), parts.issuer(city), on.unwrap_or_default());
        return format!("{name} tentang {}", order.title.value);
    }
    let oral = if id.contains("lisan") { "perintah lisan" } else { "perintah terdahulu" };
    let dated = (0..id.len()).find_map(|i| id.get(i..i + 10)?.parse::<jiff::civil::Date>().ok());
    let on = dated.map(|d| format!(" tanggal {}", day(d))).unwrap_or_default();
    format!("{oral}{on}")
}

fn validity(parts: &Parts<'_>, city: &City) -> String {
    let this = capital(parts.this());
    let spans: Vec<String> = joined(&parts.validity).iter().map(|p| period(p, city)).collect();
    if spans.is_empty() {
        return format!("{this} berlaku mulai tanggal {DOTS}.");
    }
    format!("{this} berlaku {}.", listed(&spans, "serta"))
}

fn period(period: &Period, city: &City) -> String {
    let start = period.from.date();
    let midnight = period.from.time() == jiff::civil::Time::midnight();
    let every = period.weekdays.map(|on| format!("{} ", each(on))).unwrap_or_default();
    let mut text = format!("{every}mulai tanggal {}", day(start));
    if !midnight {
        text += &format!(" {}", clock(period.from.time(), city));
    }
    match &period.until {
        Until::Day(end) if *end == start => {
            let hour =
                if midnight { String::new() } else { format!(" mulai {}", clock(period.from.time(), city)) };
            format!("pada tanggal {}{hour}", day(start))
        }
        Until::Day(end) => format!("{text} sampai dengan tanggal {}", day(*end)),
        Until::Open => text + " sampai dengan pemberitahuan lebih lanjut",
        Until::Status(status) => format!("{text} selama {} masih ditetapkan", terms(status)),
        Until::Unknown => format!("{text} sampai dengan tanggal {DOTS}"),
    }
}
