//! Reads the lines of the header: kind, number, validity, reasons, relations, sets, examples.

use jiff::civil::{DateTime, Time};

use super::clause::cited;
use super::cursor::{Cursor, Read};
use super::mode::{mode, place};
use super::select::select;
use super::service::{service_change, service_select};
use super::table::{fact, table};
use crate::diagnostic::Text;
use crate::order::lexer::Tok;
use crate::order::tree::*;
use crate::say;

/// Words that begin a header line; also what a misspelled line is compared with.
pub const HEADS: [&str; 30] = [
    "jenis",
    "nomor",
    "wilayah",
    "tingkat",
    "penandatangan",
    "tempat",
    "ditetapkan",
    "berlaku",
    "masuk",
    "tinjau",
    "maksud",
    "dasar",
    "alasan",
    "kepada",
    "tembusan",
    "bagi",
    "menggantikan",
    "mengukuhkan",
    "mengubah",
    "memperpanjang",
    "mengakhiri",
    "pilihan",
    "golongan",
    "tabel",
    "keadaan",
    "contoh",
    "terima",
    "paragraf",
    "sumber",
    "butir",
];

/// Kinds of instruments by their words.
pub const KINDS: [(&str, OrderKind); 8] = [
    ("instruksi-wali-kota", OrderKind::InstruksiWaliKota),
    ("instruksi-bupati", OrderKind::InstruksiBupati),
    ("instruksi-gubernur", OrderKind::InstruksiGubernur),
    ("instruksi-menteri", OrderKind::InstruksiMenteri),
    ("surat-edaran", OrderKind::SuratEdaran),
    ("keputusan", OrderKind::Keputusan),
    ("surat", OrderKind::Surat),
    ("perintah-lisan", OrderKind::Lisan),
];

/// Ranks by their words; the first of a rank is the one that is printed.
pub const RANKS: [(&str, Rank); 5] = [
    ("nasional", Rank::Nation),
    ("provinsi", Rank::Province),
    ("kota", Rank::City),
    ("kabupaten", Rank::City),
    ("unit", Rank::Unit),
];

/// Capacities by their words.
pub const CAPACITIES: [(&str, Capacity); 4] =
    [("atas-nama", Capacity::AtasNama), ("plt", Capacity::Plt), ("plh", Capacity::Plh), ("pj", Capacity::Pj)];

/// Relations by their words.
pub const RELATIONS: [(&str, RelationKind); 5] = [
    ("menggantikan", RelationKind::Supersedes),
    ("mengukuhkan", RelationKind::Confirms),
    ("mengubah", RelationKind::Amends),
    ("memperpanjang", RelationKind::Extends),
    ("mengakhiri", RelationKind::Ends),
];

/// Weekdays by their words, Monday first.
pub const WEEKDAYS: [&str; 7] = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"];

/// One header line; `None` if the word here begins none.
pub fn item(c: &mut Cursor<'_>) -> Read<Option<Item>> {
    let word = c.word();
    if let Some((_, how)) = RELATIONS.iter().find(|(w, _)| *w == word) {
        c.bump();
        return relation(c, *how).map(Some);
    }
    if !HEADS.contains(&word.as_str()) || word == "butir" {
        return Ok(None);
    }
    c.bump();
    let item = match word.as_str() {
        "jenis" => Item::Kind(choice(c, &KINDS)?),
        "nomor" => Item::Number(spanned(c, |c| c.known(|c| Ok(c.text()?.0)))?),
        "wilayah" => Item::City(spanned(c, |c| Ok(c.name()?.0))?),
        "tingkat" => Item::Rank(choice(c, &RANKS)?),
        "penandatangan" => Item::Signer(signer(c)?),
        "tempat" => Item::Place(quoted(c)?),
        "ditetapkan" => Item::Issued(spanned(c, |c| c.known(|c| Ok(c.date()?.0)))?),
        "berlaku" => Item::Validity(c.list(|c| spanned(c, period))?),
        "masuk" => {
            if !c.takes("kembali") {
                return c.fail(say!("kata kembali: masuk kembali 2021-07-06", "the word kembali"));
            }
            Item::Return(spanned(c, |c| Ok(c.date()?.0))?)
        }
        "tinjau" => Item::Review(spanned(c, |c| c.known(|c| Ok(c.date()?.0)))?),
        "maksud" => Item::Purpose(quoted(c)?),
        "dasar" => Item::Basis(basis(c)?),
        "alasan" => Item::Reason(quoted(c)?),
        "kepada" => Item::Addressees(c.list(quoted)?),
        "tembusan" => Item::Copies(c.list(quoted)?),
        "bagi" => Item::Scope(select(c)?),
        "pilihan" => Item::Flag(flag(c)?),
        "golongan" => Item::Set(set(c)?),
        "tabel" => Item::Table(table(c)?),
        "keadaan" => Item::Fact(fact(c)?),
        "contoh" => Item::Example(example(c)?),
        "terima" => Item::Accept(accept(c)?),
        "paragraf" => Item::Paragraph(quoted(c)?),
        _ => Item::Source(quoted(c)?),
    };
    Ok(Some(item))
}

fn spanned<T>(c: &mut Cursor<'_>, read: impl FnOnce(&mut Cursor<'_>) -> Read<T>) -> Read<Sp<T>> {
    let start = c.span();
    let value = read(c)?;
    Ok(Sp::new(value, start.to(c.last_span())))
}

fn quoted(c: &mut Cursor<'_>) -> Read<Sp<String>> {
    c.text().map(|(value, span)| Sp::new(value, span))
}

/// One of a table of words.
fn choice<T: Copy>(c: &mut Cursor<'_>, table: &[(&str, T)]) -> Read<Sp<T>> {
    let word = c.word();
    if let Some((_, value)) = table.iter().find(|(w, _)| *w == word) {
        return Ok(Sp::new(*value, c.bump().span));
    }
    let words: Vec<&str> = table.iter().map(|(w, _)| *w).collect();
    let words = words.join(", ");
    c.fail(say!("salah satu dari: {words}", "one of: {words}"))
}

/// `"Inmendagri 15/2021", sejak 2021-07-03`
fn basis(c: &mut Cursor<'_>) -> Read<Basis> {
    let text = spanned(c, |c| c.known(|c| Ok(c.text()?.0)))?;
    let mark = c.mark();
    c.takes_mark(',');
    let since = if c.takes("sejak") { Some(c.date().map(|(v, s)| Sp::new(v, s))?) } else { None };
    if since.is_none() {
        c.rewind(mark);
    }
    Ok(Basis { text, since })
}

fn signer(c: &mut Cursor<'_>) -> Read<Signer> {
    let name = spanned(c, |c| c.known(|c| Ok(c.text()?.0)))?;
    if !c.takes("selaku") {
        return c.fail(say!(
            "kata selaku dan jabatan: selaku wali-kota",
            "the word selaku and the office: selaku wali-kota"
        ));
    }
    let office =
        spanned(c, |c| if matches!(c.tok(), Tok::Text(..)) { Ok(c.text()?.0) } else { Ok(c.name()?.0) })?;
    let word = c.word();
    let capacity = CAPACITIES.iter().find(|(w, _)| *w == word).map(|(_, v)| Sp::new(*v, c.bump().span));
    c.takes_mark(',');
    let passed_on_by = if c.takes("disampaikan oleh") { Some(quoted(c)?) } else { None };
    Ok(Signer { name, office, capacity, passed_on_by })
}

/// `2021-06-29 [pukul 12.00] sampai 2021-07-05 [setiap jumat], selama 7 hari`
fn period(c: &mut Cursor<'_>) -> Read<Period> {
    let (day, _) = c.date()?;
    let time = if c.takes("pukul") { c.time()? } else { Time::midnight() };
    let from = DateTime::from_parts(day, time);
    let until = if c.takes("sampai pemberitahuan lebih lanjut") {
        Until::Open
    } else if c.takes("sampai tidak diketahui") {
        Until::Unknown
    } else if c.takes("sampai") {
        Until::Day(c.date()?.0)
    } else if c.takes("selama") {
        Until::Status(c.text()?.0)
    } else {
        return c.fail(say!(
            "kapan berakhir: sampai 2021-07-05, sampai pemberitahuan lebih lanjut, atau selama \"...\"",
            "how it ends: sampai 2021-07-05, sampai pemberitahuan lebih lanjut, or selama \"...\""
        ));
    };
    let weekdays = if c.takes("setiap") { Some(weekdays(c)?) } else { None };
    let mark = c.mark();
    c.takes_mark(',');
    let mut stated_days = None;
    if c.takes("selama") {
        stated_days = Some(c.number()?);
        c.takes("hari");
    } else {
        c.rewind(mark);
    }
    Ok(Period { from, until, weekdays, stated_days })
}

/// `senin dan rabu`, `senin sampai kamis`: Monday first.
pub fn weekdays(c: &mut Cursor<'_>) -> Read<[bool; 7]> {
    let mut days = [false; 7];
    loop {
        let word = c.word();
        let Some(i) = WEEKDAYS.iter().position(|d| *d == word) else {
            return c.fail(say!("nama hari: senin ... minggu", "a weekday: senin ... minggu"));
        };
        c.bump();
        days[i] = true;
        if c.sees("sampai") && c.weekday(1).is_some() {
            c.takes("sampai");
            let last = c.weekday(0).unwrap_or(i);
            c.bump();
            // "sabtu sampai senin" goes round the end of the week.
            (0..=(last + 7 - i) % 7).for_each(|d| days[(i + d) % 7] = true);
        }
        let mark = c.mark();
        let divided = c.takes_mark(',') | c.takes("dan");
        if !divided || c.weekday(0).is_none() {
            c.rewind(mark);
            return Ok(days);
        }
    }
}

fn relation(c: &mut Cursor<'_>, how: RelationKind) -> Read<Item> {
    let outside = matches!(c.tok(), Tok::Text(..));
    let target = if outside { c.text()? } else { c.id()? };
    let target = Sp::new(target.0, target.1);
    let clause = cited(c)?;
    Ok(Item::Relation(Relation { how, target, outside, clause }))
}

/// `daftar-pengecualian = aktualitas`
pub fn flag(c: &mut Cursor<'_>) -> Read<Flag> {
    let name = c.name().map(|(v, s)| Sp::new(v, s))?;
    if !c.takes_mark('=') {
        return c.fail(say!("tanda = dan nilai pilihan", "the sign = and the chosen value"));
    }
    let value = c.id().map(|(v, s)| Sp::new(v, s))?;
    Ok(Flag { name, value })
}

fn set(c: &mut Cursor<'_>) -> Read<SetDef> {
    let name = c.name().map(|(v, s)| Sp::new(v, s))?;
    let when = if c.takes("bila") { Some(flag(c)?) } else { None };
    if !c.takes_mark('{') {
        return c
            .fail(say!("kurung kurawal {{ lalu anggota golongan", "an opening brace {{ and the members"));
    }
    while matches!(c.tok(), Tok::Newline) {
        c.bump();
    }
    let members = select(c)?;
    while matches!(c.tok(), Tok::Newline) {
        c.bump();
    }
    if !c.takes_mark('}') {
        return c
            .fail(say!("kurung kurawal tutup }} sesudah anggota", "a closing brace }} after the members"));
    }
    Ok(SetDef { name, when, members })
}

fn example(c: &mut Cursor<'_>) -> Read<Example> {
    let start = c.span();
    let subject = match service_select(c)?.map(|s| s.value) {
        Some(ServiceSelect::Named(mut names)) if names.len() == 1 => {
            ExampleSubject::Service(names.swap_remove(0).value)
        }
        Some(_) => return c.fail(say!("satu layanan saja", "one service only")),
        None => match select(c)?.value {
            Select::Named(unit) => ExampleSubject::Unit(unit),
            staff => ExampleSubject::Staff(staff),
        },
    };
    let subject = Sp::new(subject, start.to(c.last_span()));
    if !c.takes("pada") {
        return c.fail(say!(
            "kata pada dan tanggal: pada 2021-06-30",
            "the word pada and a date: pada 2021-06-30"
        ));
    }
    let day = c.date().map(|(v, s)| Sp::new(v, s))?;
    if !c.takes_mark(':') {
        return c.fail(say!("titik dua, lalu hasil yang diharapkan", "a colon, then what is expected"));
    }
    let at = c.span();
    let expect = if let Some(place) = place(c) {
        Expect::Mode(mode(c, Force::Must, place)?)
    } else if c.takes("kantor ditutup") {
        Expect::Closed
    } else if c.takes("diatur kepala unit") {
        Expect::HeadDecides
    } else if c.takes("tidak dituju") {
        Expect::NotAddressed
    } else {
        Expect::Service(service_change(c)?.value)
    };
    Ok(Example { subject, day, expect: Sp::new(expect, at.to(c.last_span())) })
}

fn accept(c: &mut Cursor<'_>) -> Read<Accept> {
    let code = if *c.tok() == Tok::Word {
        let (word, span) = c.name()?;
        Sp::new(word.to_uppercase(), span)
    } else {
        return c.fail(say!("kode temuan, misalnya B0402", "the code of a finding, for instance B0402"));
    };
    if !c.takes("karena") {
        return c.fail(say!("kata karena dan alasannya", "the word karena and the reason"));
    }
    Ok(Accept { code, reason: quoted(c)? })
}

/// `sumber "..."` or `taksiran "..."` at the end of any line.
pub fn origin(c: &mut Cursor<'_>) -> Read<Option<Origin>> {
    let mark = c.mark();
    c.takes_mark(',');
    if c.takes("sumber") {
        return Ok(Some(Origin::Source(c.text()?.0)));
    }
    if c.takes("taksiran") {
        return Ok(Some(Origin::Estimate(c.text()?.0)));
    }
    c.rewind(mark);
    Ok(None)
}

/// What to say of a line that begins like nothing known.
pub fn expected() -> Text {
    say!("baris kepala perintah atau sebuah diktum", "a header line or a clause")
}
