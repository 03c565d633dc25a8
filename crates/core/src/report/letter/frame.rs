//! The frame around the clauses: head, opening, addressees, sections of a circular, signature.

use super::closing::{Closing, remark};
use super::list::letter;
use super::parts::Parts;
use super::wording::{DOTS, asn_in_full, capital, day, inner, listed};
use super::writer::Writer;
use super::{Layout, Point, Section, Sentence};
use crate::city::City;
use crate::diagnostic::{Lang, long_date};
use crate::order::{Capacity, Known, OrderKind, Rank, Rule};

/// What a decision says before what it decides.
const DECIDED: &str = "MEMUTUSKAN:";

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
        OrderKind::Keputusan => decision(parts, city),
        OrderKind::Lisan => vec![said(spoken(parts, city))],
        _ => vec![said(instruction(parts))],
    };
    if !matches!(parts.kind, OrderKind::SuratEdaran | OrderKind::Surat) {
        let last = |s: &Sentence| s.text == DECIDED || s.text.ends_with(':');
        let at = all.iter().position(last).unwrap_or(all.len());
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

/// Menimbang, Mengingat, MEMUTUSKAN, Menetapkan: each on a line of its own.
fn decision(parts: &Parts<'_>, city: &City) -> Vec<Sentence> {
    let name = format!("{} {} tentang {}", parts.noun(), parts.issuer(city), parts.title);
    let goal = listed(&purposes(parts), "serta");
    let goal = (!goal.is_empty()).then(|| format!("untuk {goal} perlu menetapkan {name}"));
    let reasons = parts.reasons.iter().map(|r| inner(r)).chain(goal);
    let reasons: Vec<String> = reasons.map(|r| format!("bahwa {r}")).collect();
    let lettered = |i: usize| format!("{}. ", letter(i));
    let numbered = |i: usize| format!("{}. ", i + 1);
    let weighed = considered("Menimbang", &reasons, &lettered);
    let minded = considered("Mengingat", &bases(parts), &numbered);
    let mut all: Vec<String> = weighed.into_iter().chain(minded).collect();
    all.push(DECIDED.to_owned());
    let kind = kind(parts, city);
    all.push(format!("Menetapkan: {kind} TENTANG {}.", parts.title.to_uppercase()));
    all.into_iter().map(said).collect()
}

/// "Menimbang: a. bahwa ...; b. bahwa ...;".
fn considered(word: &str, items: &[String], label: &dyn Fn(usize) -> String) -> Option<String> {
    let one = |(i, item): (usize, &String)| match items.len() {
        1 => item.clone(),
        _ => label(i) + item,
    };
    let all: Vec<String> = items.iter().enumerate().map(one).collect();
    (!all.is_empty()).then(|| format!("{word}: {};", all.join("; ")))
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

/// Body: the clauses alone and what closes them, or all within the sections of a circular.
pub fn sections(writer: &Writer<'_>, points: Vec<Point>, closing: Closing) -> (Vec<Section>, Vec<Sentence>) {
    let parts = &writer.parts;
    if !matches!(parts.kind, OrderKind::SuratEdaran | OrderKind::Surat) {
        let bare = |points| Section { heading: None, paragraphs: vec![], points };
        let mut all = vec![bare(points)];
        all.extend((!closing.points.is_empty()).then(|| bare(closing.points)));
        return (all, closing.paragraphs);
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
    let (basis, numbered) = legal(bases(parts));
    let all = [
        ("Latar Belakang", background, vec![]),
        ("Maksud dan Tujuan", text(goal), vec![]),
        ("Ruang Lingkup", text(std::iter::once(scope(writer)).chain(addressed(writer)).collect()), vec![]),
        ("Dasar", basis, numbered),
        ("Isi Edaran", vec![], points),
        ("Penutup", closing.paragraphs, vec![]),
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

/// Bases: a list, but one alone is a paragraph.
fn legal(mut bases: Vec<String>) -> (Vec<Sentence>, Vec<Point>) {
    let told = |text: &str| said(format!("{}.", capital(text)));
    if bases.len() == 1 {
        return (bases.drain(..).map(|b| told(&b)).collect(), vec![]);
    }
    let label = |i| format!("{}.", i + 1);
    let one =
        |(i, text): (usize, &String)| Point { label: label(i), sentences: vec![told(text)], points: vec![] };
    (vec![], bases.iter().enumerate().map(one).collect())
}

/// "Surat Edaran ini mengatur tempat kerja, kewajiban, ... di lingkungan Pemerintah Kota Bandung."
fn scope(writer: &Writer<'_>) -> String {
    let parts = &writer.parts;
    let rules = parts.rules();
    let any = |test: fn(&Rule) -> bool| rules.iter().any(|r| test(r));
    let topics: [(bool, &str); 8] = [
        (
            any(|r| matches!(r, Rule::Mode(_) | Rule::SiteClosed | Rule::Delegation(_))),
            "tempat pelaksanaan tugas",
        ),
        (any(|r| matches!(r, Rule::Rotation(_))), "giliran kerja"),
        (any(|r| matches!(r, Rule::Hours(_))), "jam kerja"),
        (any(|r| matches!(r, Rule::Duty(_) | Rule::Picket(_))), "kewajiban unit kerja dan pegawai"),
        (any(|r| matches!(r, Rule::Service(_))), "penyelenggaraan layanan publik"),
        (any(|r| matches!(r, Rule::Power(_) | Rule::Trigger(_))), "kewenangan dalam pelaksanaannya"),
        (any(|r| matches!(r, Rule::Programmes | Rule::Measure(_))), "program dan sarana"),
        (any(|r| matches!(r, Rule::Appeal(_))), "imbauan"),
    ];
    let named: Vec<String> = topics.iter().filter(|t| t.0).map(|t| t.1.to_owned()).collect();
    let topics = if named.is_empty() { "ketentuan".to_owned() } else { listed(&named, "serta") };
    format!("{} mengatur {topics} di lingkungan {}.", capital(parts.this()), parts.government(writer.city))
}

/// Whom the order addresses, where it says so: nobody else is bound by it.
pub fn addressed(writer: &Writer<'_>) -> Option<String> {
    let scope = writer.scope.as_ref()?;
    let full = asn_in_full(&scope.people).filter(|_| writer.addressed_before());
    let who = full.as_ref().unwrap_or(&scope.people);
    let end = if who.contains(", ") { ", serta" } else { " dan" };
    Some(format!("{} ditujukan kepada {who}{end} tidak mengatur pegawai lain.", capital(writer.parts.this())))
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
        // Whoever signs for the head of a region without being named is its secretary; for others, the
        // note of the draft asks for the office.
        Some(Capacity::AtasNama) if signs_for_head(parts) => {
            vec![format!("a.n. {issuer}"), "SEKRETARIS DAERAH,".to_owned()]
        }
        Some(Capacity::AtasNama) => vec![format!("a.n. {issuer},")],
        Some(Capacity::Plt) => vec![format!("Plt. {issuer},")],
        Some(Capacity::Plh) => vec![format!("Plh. {issuer},")],
        Some(Capacity::Pj) => vec![format!("Pj. {issuer},")],
    }
}

/// True if it is signed on behalf of the head of a region.
pub fn signs_for_head(parts: &Parts<'_>) -> bool {
    let head =
        |office: &str| matches!(office.replace(' ', "-").as_str(), "wali-kota" | "bupati" | "gubernur");
    parts.signer.is_some_and(|s| head(&s.office.value.to_lowercase()))
}

/// Name in capitals; dots if it is not known.
pub fn signer(parts: &Parts<'_>) -> String {
    let name = parts.signer.and_then(|s| s.name.value.known());
    name.map_or_else(|| DOTS.to_owned(), |n| n.to_uppercase())
}
