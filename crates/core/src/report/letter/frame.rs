//! The frame around the clauses: head, opening, addressees, sections of a circular, closing,
//! signature.

use super::parts::Parts;
use super::span::{each, joined};
use super::wording::{DOTS, capital, clock, day, inner, listed, roman, terms};
use super::writer::Writer;
use super::{Layout, Point, Section, Sentence};
use crate::city::City;
use crate::diagnostic::{Lang, long_date};
use crate::order::{Capacity, Known, Order, OrderKind, Period, Rank, Relation, RelationKind, Rule, Until};

/// A sentence of the frame.
pub fn said(text: impl Into<String>) -> Sentence {
    Sentence { text: text.into(), clause: None }
}

/// Layout of a kind.
pub const fn layout(kind: OrderKind) -> Layout {
    match kind {
        OrderKind::SuratEdaran | OrderKind::Surat => Layout::SuratEdaran,
        OrderKind::Lisan => Layout::Lisan,
        _ => Layout::Instruksi,
    }
}

/// Letterhead: the office, and what it lies in.
pub fn head(parts: &Parts<'_>, city: &City) -> Vec<String> {
    let issuer = parts.issuer(city).to_uppercase();
    let below = match parts.rank {
        Rank::Nation => Some("REPUBLIK INDONESIA".to_owned()),
        Rank::City | Rank::Unit if !issuer.starts_with("GUBERNUR ") => {
            parts.region(city).province.map(|p| format!("PROVINSI {}", p.to_uppercase()))
        }
        _ => None,
    };
    std::iter::once(issuer).chain(below).collect()
}

/// "INSTRUKSI WALI KOTA BOGOR", "SURAT EDARAN".
pub fn kind(parts: &Parts<'_>, city: &City) -> String {
    let issuer = parts.issuer(city).to_uppercase();
    match parts.kind {
        OrderKind::SuratEdaran if parts.rank == Rank::Nation => format!("SURAT EDARAN {issuer}"),
        OrderKind::SuratEdaran => "SURAT EDARAN".to_owned(),
        OrderKind::Surat => "SURAT".to_owned(),
        OrderKind::Keputusan => format!("KEPUTUSAN {issuer}"),
        OrderKind::Lisan => format!("CATATAN PERINTAH LISAN {issuer}"),
        _ => format!("INSTRUKSI {issuer}"),
    }
}

/// "NOMOR 440/3286-Huk.HAM", with dots where the number is not known.
pub fn number(parts: &Parts<'_>) -> String {
    match (parts.kind, parts.number) {
        (OrderKind::Lisan, None) => "TANPA NOMOR".to_owned(),
        (_, number) => format!("NOMOR {}", number.unwrap_or(DOTS).replace(" Tahun ", " TAHUN ")),
    }
}

/// What stands over each annex: the instrument it belongs to.
pub fn annex_head(parts: &Parts<'_>, city: &City, title: &str) -> Vec<String> {
    let issuer = parts.issuer(city).to_uppercase();
    let kind = kind(parts, city);
    let whole = if kind.contains(&issuer) { kind } else { format!("{kind} {issuer}") };
    let on = parts.issued.map_or_else(|| DOTS.to_owned(), day);
    let mut lines = vec![whole, number(parts), format!("TANGGAL {}", on.to_uppercase())];
    lines.extend(["TENTANG".to_owned(), title.to_owned()]);
    lines
}

fn bases(parts: &Parts<'_>) -> Vec<String> {
    let one = |basis: &&Known<String>| match basis {
        Known::Is(text) => inner(text),
        Known::Unknown => DOTS.to_owned(),
    };
    parts.bases.iter().map(one).collect()
}

fn purposes(parts: &Parts<'_>) -> Vec<String> {
    let one = |text: &&str| {
        let text = inner(text);
        text.strip_prefix("untuk ").map_or_else(|| text.clone(), str::to_owned)
    };
    parts.purposes.iter().map(one).collect()
}

/// Paragraphs that open the letter, and what stands in front of the clauses.
pub fn opening(parts: &Parts<'_>, city: &City) -> Vec<Sentence> {
    let mut all = match parts.kind {
        OrderKind::SuratEdaran | OrderKind::Surat => vec![],
        OrderKind::Keputusan => decision(parts),
        OrderKind::Lisan => vec![said(spoken(parts, city))],
        _ => vec![said(instruction(parts))],
    };
    if !matches!(parts.kind, OrderKind::SuratEdaran | OrderKind::Surat) {
        let at = all.len().saturating_sub(1);
        let free = parts.preface.iter().map(|p| said(remark(p)));
        all.splice(at..at, free.collect::<Vec<_>>());
    }
    all
}

fn instruction(parts: &Parts<'_>) -> String {
    let mut text = String::new();
    let reasons: Vec<String> = parts.reasons.iter().map(|r| format!("bahwa {}", inner(r))).collect();
    if !reasons.is_empty() {
        text = format!("memperhatikan {}, ", listed(&reasons, "serta"));
    }
    let purposes = purposes(parts);
    if !purposes.is_empty() {
        text += &format!("dalam rangka {}, ", listed(&purposes, "serta"));
    }
    let bases = bases(parts);
    if !bases.is_empty() {
        let and = if text.is_empty() { "" } else { "serta " };
        text += &format!("{and}berdasarkan {}, ", listed(&bases, "serta"));
    }
    capital(&format!("{text}dengan ini menginstruksikan:"))
}

fn decision(parts: &Parts<'_>) -> Vec<Sentence> {
    let mut all = Vec::new();
    let reasons: Vec<String> = parts
        .reasons
        .iter()
        .map(|r| inner(r))
        .chain(purposes(parts).into_iter().map(|p| format!("untuk {p}")))
        .collect();
    if !reasons.is_empty() {
        let each: Vec<String> = reasons.iter().map(|r| format!("bahwa {r}")).collect();
        all.push(said(format!("Menimbang: {};", each.join("; "))));
    }
    let bases = bases(parts);
    if !bases.is_empty() {
        all.push(said(format!("Mengingat: {};", bases.join("; "))));
    }
    all.push(said("MEMUTUSKAN, menetapkan:"));
    all
}

fn spoken(parts: &Parts<'_>, city: &City) -> String {
    let issuer = parts.issuer(city);
    let by = parts.signer.and_then(|s| s.passed_on_by.as_ref());
    let by = by.map(|b| (&b.value, if b.value.contains(", ") { "," } else { "" }));
    let by = by.map(|(name, end)| format!(" yang disampaikan oleh {name}{end}")).unwrap_or_default();
    let on = parts.issued.or_else(|| parts.validity.first().map(|p| p.from.date()));
    let on = on.map(|d| format!(" pada hari {}", long_date(d, Lang::Id))).unwrap_or_default();
    let purposes = purposes(parts);
    let goal = if purposes.is_empty() {
        String::new()
    } else {
        format!(" dalam rangka {}", listed(&purposes, "serta"))
    };
    let reasons: Vec<String> = parts.reasons.iter().map(|r| inner(r)).collect();
    let why =
        if reasons.is_empty() { String::new() } else { format!(", karena {}", listed(&reasons, "serta")) };
    format!("Catatan ini memuat perintah lisan {issuer}{by}{on}{goal}{why}, sebagai berikut:")
}

/// Kepada: as the order names them, else the heads of units and their staff.
pub fn addressees(writer: &Writer<'_>, city: &City) -> Vec<String> {
    let parts = &writer.parts;
    if !parts.addressees.is_empty() || matches!(parts.kind, OrderKind::Keputusan | OrderKind::Lisan) {
        return parts.addressees.clone();
    }
    if let Some(scope) = writer.scope.as_ref().filter(|_| !parts.for_all_own()) {
        return vec![capital(&scope.people)];
    }
    let government = parts.government(city);
    vec![
        format!("Kepala perangkat daerah dan kepala unit kerja di lingkungan {government}"),
        format!("Seluruh pegawai di lingkungan {government}"),
    ]
}

/// Body: the clauses alone, or within the sections of a circular.
pub fn sections(
    writer: &Writer<'_>,
    points: Vec<Point>,
    closing: Vec<Sentence>,
) -> (Vec<Section>, Vec<Sentence>) {
    let parts = &writer.parts;
    if !matches!(parts.kind, OrderKind::SuratEdaran | OrderKind::Surat) {
        return (vec![Section { heading: None, paragraphs: vec![], points }], closing);
    }
    let text = |items: Vec<String>| items.into_iter().map(said).collect::<Vec<_>>();
    // A sentence does not begin with a figure.
    let sentence = |words: &str| match words.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("Sebanyak {}.", inner(words)),
        false => format!("{}.", capital(&inner(words))),
    };
    let mut background = text(parts.reasons.iter().map(|r| sentence(r)).collect());
    background.extend(parts.preface.iter().map(|p| said(remark(p))));
    let this = capital(parts.this());
    let goal = match purposes(parts).as_slice() {
        [] => vec![],
        some => vec![format!("{this} dimaksudkan untuk {}.", listed(some, "serta"))],
    };
    let numbered = |items: Vec<String>| {
        let one = |(i, t): (usize, String)| Point {
            label: format!("{}.", i + 1),
            sentences: vec![said(format!("{}.", capital(&t)))],
            points: vec![],
        };
        items.into_iter().enumerate().map(one).collect::<Vec<_>>()
    };
    let all = [
        ("Latar Belakang", background, vec![]),
        ("Maksud dan Tujuan", text(goal), vec![]),
        ("Ruang Lingkup", text(std::iter::once(scope(writer)).chain(addressed(writer)).collect()), vec![]),
        ("Dasar", vec![], numbered(bases(parts))),
        ("Isi Edaran", vec![], points),
        ("Penutup", closing, vec![]),
    ];
    let present =
        all.into_iter().filter(|(_, paragraphs, points)| !paragraphs.is_empty() || !points.is_empty());
    let section = |(i, (name, paragraphs, points)): (usize, (&str, Vec<Sentence>, Vec<Point>))| Section {
        heading: Some(format!("{}. {name}", char::from(b'A' + u8::try_from(i).unwrap_or(0)))),
        paragraphs,
        points,
    };
    (present.enumerate().map(section).collect(), vec![])
}

/// "Surat Edaran ini mengatur tempat kerja, kewajiban, ... di lingkungan Pemerintah Kota Bandung."
fn scope(writer: &Writer<'_>) -> String {
    let parts = &writer.parts;
    let mut rules = Vec::new();
    for clause in &parts.clauses {
        collect(clause, &mut rules);
    }
    let any = |test: fn(&Rule) -> bool| rules.iter().any(|r| test(r));
    let topics: [(bool, &str); 5] = [
        (
            any(|r| matches!(r, Rule::Mode(_) | Rule::SiteClosed | Rule::Delegation(_))),
            "tempat pelaksanaan tugas",
        ),
        (any(|r| matches!(r, Rule::Duty(_) | Rule::Picket(_))), "kewajiban unit kerja dan pegawai"),
        (any(|r| matches!(r, Rule::Service(_))), "penyelenggaraan layanan publik"),
        (any(|r| matches!(r, Rule::Power(_))), "kewenangan dalam pelaksanaannya"),
        (any(|r| matches!(r, Rule::Programmes | Rule::Measure(_))), "program dan sarana"),
    ];
    let named: Vec<String> = topics.iter().filter(|t| t.0).map(|t| t.1.to_owned()).collect();
    let topics = if named.is_empty() { "ketentuan".to_owned() } else { listed(&named, "serta") };
    format!("{} mengatur {topics} di lingkungan {}.", capital(parts.this()), parts.government(writer.city))
}

/// Whom the order addresses, where it says so: nobody else is bound by it.
fn addressed(writer: &Writer<'_>) -> Option<String> {
    let scope = writer.scope.as_ref()?;
    let who = &scope.people;
    let end = if who.contains(", ") { ", serta" } else { " dan" };
    Some(format!("{} ditujukan kepada {who}{end} tidak mengatur pegawai lain.", capital(writer.parts.this())))
}

fn collect<'a>(clause: &'a crate::order::Clause, rules: &mut Vec<&'a Rule>) {
    for line in &clause.body {
        match &line.item {
            crate::order::BodyItem::Rule(rule) => rules.push(rule),
            crate::order::BodyItem::Sub(sub) => collect(sub, rules),
            crate::order::BodyItem::Broken(_) => {}
        }
    }
}

/// What stands after the clauses. `annexes`: how many of them are part of what is ordered.
pub fn closing(writer: &Writer<'_>, annexes: usize, others: &[&Order]) -> Vec<Sentence> {
    let parts = &writer.parts;
    let this = capital(parts.this());
    let mut all = Vec::new();
    // A circular says it in its Ruang Lingkup.
    if !matches!(parts.kind, OrderKind::SuratEdaran | OrderKind::Surat) {
        all.extend(addressed(writer));
    }
    for p in &parts.precedences {
        let (over, under) = (writer.cited(&p.over.value.cite()), writer.cited(&p.under.value.cite()));
        all.push(format!(
            "Dalam hal {over} dan {under} mengatur pegawai yang sama pada hari yang sama, berlaku ketentuan dalam {over}."
        ));
    }
    if writer.parents {
        all.push(format!(
            "Penyebutan perangkat daerah dalam {} mencakup unit kerja di bawahnya, kecuali ditentukan lain.",
            parts.this()
        ));
    }
    all.push(validity(parts, writer.city));
    all.extend(parts.relations.iter().map(|r| relation(r, parts, &target(r, writer.city, others), others)));
    if let Some(back) = parts.back {
        all.push(format!(
            "Pegawai masuk kerja kembali sebagaimana biasa pada hari {}.",
            long_date(back, Lang::Id)
        ));
    }
    match parts.review {
        Some(Known::Is(date)) => {
            all.push(format!("Pelaksanaan {} ditinjau kembali pada tanggal {}.", parts.this(), day(*date)))
        }
        Some(Known::Unknown) => {
            all.push(format!("Pelaksanaan {} ditinjau kembali pada tanggal {DOTS}.", parts.this()));
        }
        None => {}
    }
    let whole = if parts.kind == OrderKind::Lisan { "catatan ini" } else { parts.this() };
    match annexes {
        0 => {}
        1 => all.push(format!("Lampiran I merupakan bagian yang tidak terpisahkan dari {whole}.")),
        2 => all.push(format!(
            "Lampiran I dan Lampiran II merupakan bagian yang tidak terpisahkan dari {whole}."
        )),
        n => all.push(format!(
            "Lampiran I sampai dengan Lampiran {} merupakan bagian yang tidak terpisahkan dari {whole}.",
            roman(n)
        )),
    }
    all.extend(parts.remarks.iter().map(|p| remark(p)));
    match parts.kind {
        OrderKind::SuratEdaran | OrderKind::Surat => all.push(format!("Demikian {} untuk dilaksanakan dengan penuh tanggung jawab.", parts.this())),
        OrderKind::Lisan => all.push("Catatan ini dibuat untuk tertib administrasi; perintah lisan dikukuhkan atau digantikan dengan naskah tertulis.".to_owned()),
        OrderKind::Keputusan => {}
        _ => all.push(format!("{this} dilaksanakan dengan penuh tanggung jawab.")),
    }
    all.into_iter().map(said).collect()
}

/// A free paragraph, marked as having no effect.
fn remark(text: &str) -> String {
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

/// "Ditetapkan di Bogor", "pada tanggal 28 Juni 2021".
pub fn dated(parts: &Parts<'_>, city: &City) -> Vec<String> {
    let town = parts.region(city).town;
    let place = parts.place.unwrap_or(&town);
    let on = parts.issued.map_or_else(|| DOTS.to_owned(), day);
    let verb = if parts.kind == OrderKind::Lisan { "Disampaikan" } else { "Ditetapkan" };
    vec![format!("{verb} di {place}"), format!("pada tanggal {on}")]
}

/// Lines above the signature.
pub fn office_lines(parts: &Parts<'_>, city: &City) -> Vec<String> {
    let issuer = parts.issuer(city).to_uppercase();
    let capacity = parts.signer.and_then(|s| s.capacity.as_ref()).map(|c| c.value);
    match capacity {
        None => vec![format!("{issuer},")],
        Some(Capacity::AtasNama) => vec![format!("a.n. {issuer},"), DOTS.to_owned()],
        Some(Capacity::Plt) => vec![format!("Plt. {issuer},")],
        Some(Capacity::Plh) => vec![format!("Plh. {issuer},")],
        Some(Capacity::Pj) => vec![format!("Pj. {issuer},")],
    }
}

/// Name in capitals; dots if it is not known.
pub fn signer(parts: &Parts<'_>) -> String {
    let name = parts.signer.and_then(|s| s.name.value.known());
    name.map_or_else(|| DOTS.to_owned(), |n| n.to_uppercase())
}
