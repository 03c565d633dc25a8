//! Answers of the rows between the braces of an order.

use super::{Filled, broken, closing, days, lines, maybe, rule, tick, words};
use crate::order::form::RowKind as K;
use crate::order::form::question::is_id;
use crate::order::parser::{CAPACITIES, KINDS, RANKS, RELATIONS};
use crate::order::print::{self, select, word};
use crate::order::tree::*;

/// An item that is no clause; a clause without its body otherwise.
pub fn item(item: &Item, regency: bool) -> Filled {
    let isi = |value: String| vec![("isi", value)];
    let rank = |r: Rank| if regency && r == Rank::City { "kabupaten" } else { word(&RANKS, &r) };
    match item {
        Item::Kind(k) => (K::Kind, isi(word(&KINDS, &k.value).into())),
        Item::Number(n) => (K::Number, known(&n.value, "isi", |t| words(t))),
        Item::City(c) => (K::City, isi(c.value.clone())),
        Item::Rank(r) => (K::Rank, isi(rank(r.value).into())),
        Item::Signer(s) => (K::Signer, signer(s)),
        Item::Place(t) => (K::Place, isi(words(&t.value))),
        Item::Issued(d) => (K::Issued, known(&d.value, "tanggal", ToString::to_string)),
        Item::Validity(all) => (K::Validity, validity(all)),
        Item::Return(d) => (K::Return, vec![("tanggal", d.value.to_string())]),
        Item::Review(d) => (K::Review, known(&d.value, "tanggal", ToString::to_string)),
        Item::Purpose(t) => (K::Purpose, isi(words(&t.value))),
        Item::Basis(b) => {
            let mut all = known(&b.text.value, "isi", |t| words(t));
            all.push(("sejak", maybe(b.since.as_ref(), |d| d.value.to_string())));
            (K::Basis, all)
        }
        Item::Reason(t) => (K::Reason, isi(words(&t.value))),
        Item::Addressees(all) => (K::Addressees, isi(lines(all.iter().map(|t| &t.value)))),
        Item::Copies(all) => (K::Copies, isi(lines(all.iter().map(|t| &t.value)))),
        Item::Scope(who) => (K::Scope, vec![("siapa", select(&who.value))]),
        Item::Relation(r) => (K::Relation, relation(r)),
        Item::Flag(f) => (K::Flag, vec![("nama", f.name.value.clone()), ("nilai", f.value.value.clone())]),
        Item::Set(s) => {
            let when = maybe(s.when.as_ref(), print::flag);
            (
                K::Set,
                vec![("nama", s.name.value.clone()), ("bila", when), ("anggota", select(&s.members.value))],
            )
        }
        Item::Table(t) => (K::Table, table(t)),
        Item::Fact(f) => (K::Fact, fact(f)),
        Item::Clause(c) => clause(c),
        Item::Precedence(p) => (
            K::Precedence,
            vec![("atas", print::cited(&p.over.value)), ("bawah", print::cited(&p.under.value))],
        ),
        Item::Example(e) => (K::Example, example(e)),
        Item::Accept(a) => {
            (K::Accept, vec![("kode", a.code.value.clone()), ("alasan", words(&a.reason.value))])
        }
        Item::Paragraph(t) => (K::Paragraph, isi(words(&t.value))),
        Item::Source(t) => (K::Source, isi(words(&t.value))),
        Item::Broken(t) => broken(&t.value),
    }
}

/// The head of a clause or sub-clause.
pub fn clause(c: &Clause) -> Filled {
    let number = print::label(&c.label.value);
    let (kind, first) = match number.strip_prefix("huruf ") {
        Some(letter) => (K::Sub, ("huruf", letter.to_owned())),
        None => (K::Clause, ("nomor", number)),
    };
    let when = c.when.as_ref().map(|w| &w.value);
    let under: Vec<String> = c.under.iter().map(print::flag).collect();
    let values = vec![
        first,
        ("pengecualian", tick(c.exception)),
        ("siapa", maybe(c.who.as_ref(), |w| select(&w.value))),
        ("pada", maybe(when, |w| print::spans(&w.spans))),
        ("hari", days(when.and_then(|w| w.weekdays))),
        ("bila", under.join(" dan ")),
        ("penutup", closing(&c.closing_comments)),
    ];
    (kind, values)
}

fn known<T>(value: &Known<T>, key: &'static str, say: impl Fn(&T) -> String) -> Vec<(&'static str, String)> {
    vec![(key, maybe(value.known(), say)), ("tidak-diketahui", tick(value.known().is_none()))]
}

fn signer(s: &Signer) -> Vec<(&'static str, String)> {
    let mut all = known(&s.name.value, "nama", |t| words(t));
    all.extend([
        ("jabatan", words(&s.office.value)),
        ("kedudukan", maybe(s.capacity.as_ref(), |c| word(&CAPACITIES, &c.value).into())),
        ("penyampai", maybe(s.passed_on_by.as_ref(), |t| words(&t.value))),
    ]);
    all
}

fn validity(all: &[Sp<Period>]) -> Vec<(&'static str, String)> {
    let Some((first, rest)) = all.split_first() else { return Vec::new() };
    let p = &first.value;
    let (mut until, mut open, mut status) = (String::new(), "", String::new());
    match &p.until {
        Until::Day(d) => until = d.to_string(),
        Until::Open => open = "sampai pemberitahuan lebih lanjut",
        Until::Unknown => open = "sampai tidak diketahui",
        Until::Status(s) => status = words(s),
    }
    let time = Some(p.from.time()).filter(|t| *t != jiff::civil::Time::midnight());
    let rest: Vec<String> = rest.iter().map(|p| print::period(&p.value)).collect();
    vec![
        ("mulai", p.from.date().to_string()),
        ("pukul", maybe(time, print::time)),
        ("sampai", until),
        ("akhir", open.into()),
        ("selama", status),
        ("hari", days(p.weekdays)),
        ("jumlah-hari", maybe(p.stated_days, |n| n.to_string())),
        ("masa-lain", rest.join("\n")),
    ]
}

fn relation(r: &Relation) -> Vec<(&'static str, String)> {
    let target = &r.target.value;
    let target = if r.outside && is_id(target) { print::quote(target) } else { words(target) };
    vec![
        ("cara", word(&RELATIONS, &r.how).into()),
        ("naskah", target),
        ("diktum", maybe(r.clause.as_ref(), |l| print::cited(&l.value))),
    ]
}

fn table(t: &TableDef) -> Vec<(&'static str, String)> {
    let by: Vec<&str> = t.by.iter().map(|n| n.value.as_str()).collect();
    let rows: Vec<String> = t.rows.iter().map(print::table_row).collect();
    vec![
        ("nama", t.name.value.clone()),
        ("sejak", maybe(t.since.as_ref(), |d| d.value.to_string())),
        ("menurut", by.join(", ")),
        ("isi", rows.join("\n")),
    ]
}

fn fact(f: &Fact) -> Vec<(&'static str, String)> {
    vec![
        ("nama", f.name.value.clone()),
        ("nilai", f.value.value.clone()),
        ("sejak", f.since.value.to_string()),
        ("sampai", maybe(f.until.as_ref(), |d| d.value.to_string())),
        ("kecamatan", maybe(f.district.as_ref(), |t| words(&t.value))),
    ]
}

fn example(e: &Example) -> Vec<(&'static str, String)> {
    let subject = match &e.subject.value {
        ExampleSubject::Unit(u) => ("siapa", u.clone()),
        ExampleSubject::Staff(s) => ("siapa", select(s)),
        ExampleSubject::Service(s) => ("layanan", s.clone()),
    };
    let mut all = vec![subject, ("tanggal", e.day.value.to_string())];
    match &e.expect.value {
        Expect::Mode(m) => all.extend(rule::mode(m, "hasil")),
        Expect::Closed => all.push(("hasil", "kantor ditutup".into())),
        Expect::HeadDecides => all.push(("hasil", "diatur kepala unit".into())),
        Expect::NotAddressed => all.push(("hasil", "tidak dituju".into())),
        Expect::Service(change) => all.extend(rule::change(change, "hasil")),
    }
    all
}
