//! Letters of the real orders, read whole; every kind of rule gives a sentence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::*;
use crate::city::{load::load, staff};
use crate::diagnostic::Source;
use crate::order::{
    Act, BodyItem, Clause, DutyKind, Item, MeasureKind, Rule, Select, ServiceChange, ServiceSelect, Until,
    check, parse,
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn city(slug: &str) -> City {
    let folder = root().join("cities").join(slug);
    let read = |p: PathBuf| {
        Source::new(p.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(&p).unwrap())
    };
    let files: Vec<Source> = std::fs::read_dir(folder).unwrap().map(|e| read(e.unwrap().path())).collect();
    load(&files).0.unwrap()
}

const FOLDERS: [&str; 4] = ["orders", "orders/national", "orders/province", "orders/region"];

/// A real order, wherever it lies.
fn real(id: &str) -> Source {
    let name = format!("{id}.balai");
    let paths = FOLDERS.map(|folder| root().join(folder).join(&name));
    let path = paths.iter().find(|p| p.is_file()).unwrap_or_else(|| panic!("{name}"));
    Source::new(&*name, std::fs::read_to_string(path).unwrap())
}

/// Beside nothing but its address.
fn at(site: &str) -> Beside<'_> {
    Beside { site, ..Beside::default() }
}

/// The letter of a real order, with the annexes of what it gives.
fn of(id: &str, slug: &str) -> Letter {
    let (source, city) = (real(id), city(slug));
    let order = parse(&source).order;
    let people = staff::make(&city, 1);
    let checked = check(&order, &source, &city, &people, &[]);
    let others: Vec<Order> = ["bogor-2021-06-23", "bandung-2021-06-28-lisan", "mendagri-2026-3349"]
        .map(|id| parse(&real(id)).order)
        .into();
    let others: Vec<&Order> = others.iter().collect();
    let beside = Beside { effect: Some(&checked.effect), site: "https://balai.example", others: &others };
    letter(&order, &source.text, &city, beside)
}

/// Rows of an annex that a snapshot shows: the rest is the city's data.
const ROWS: usize = 8;

/// A letter as plain text, for reading.
fn plain(letter: &Letter) -> String {
    let mut out: Vec<String> = letter.head.clone();
    out.extend([
        letter.kind.clone(),
        letter.number.clone(),
        "TENTANG".into(),
        letter.title.clone(),
        String::new(),
    ]);
    out.extend(letter.opening.iter().map(|s| s.text.clone()));
    for (i, to) in letter.addressees.iter().enumerate() {
        out.push(format!("Kepada {}. {to}", i + 1));
    }
    for section in &letter.sections {
        out.push(String::new());
        out.extend(section.heading.clone());
        out.extend(section.paragraphs.iter().map(|s| s.text.clone()));
        for point in &section.points {
            print(point, 0, &mut out);
        }
    }
    out.push(String::new());
    out.extend(letter.closing.iter().map(|s| s.text.clone()));
    out.push(String::new());
    out.extend(letter.dated.iter().chain(&letter.office).cloned());
    out.push(letter.signer.clone());
    out.extend(letter.copies.iter().map(|c| format!("Tembusan: {c}")));
    for annex in &letter.annexes {
        out.push(String::new());
        out.push(format!("{}: {}", annex.label, annex.title));
        out.push(annex.columns.join(" | "));
        out.extend(annex.rows.iter().take(ROWS).map(|r| r.join(" | ")));
        if annex.rows.len() > ROWS {
            out.push(format!("... {} baris", annex.rows.len()));
        }
        out.extend(annex.note.clone());
    }
    out.push(letter.verify.rsplit_once('/').unwrap().0.to_owned());
    out.join("\n")
}

fn print(point: &Point, depth: usize, out: &mut Vec<String>) {
    let text: Vec<&str> = point.sentences.iter().map(|s| s.text.as_str()).collect();
    out.push(format!("{}{} {}", "   ".repeat(depth), point.label, text.join(" ")));
    for below in &point.points {
        print(below, depth + 1, out);
    }
}

/// The letters that were read beside the facts of their orders: docs/letters.md says what was found.
#[test]
fn letters_of_real_orders_are_read_whole() {
    const READ: [(&str, &str); 13] = [
        ("bogor-2021-06-29", "bogor"),
        ("bandung-443-2021", "bandung"),
        ("bandung-2021-06-28-lisan", "bandung"),
        ("kabupaten-bogor-843-2021", "kabupaten-bogor"),
        ("jatim-2020-04-06", "umum-provinsi"),
        ("sanggau-2021-04-26", "umum-kabupaten"),
        ("aceh-2024-08-28", "umum-provinsi"),
        ("dki-jakarta-2025-08-29", "umum-provinsi"),
        ("depok-2026-02-17", "umum-kota"),
        ("mendagri-2026-3349", "umum-kota"),
        ("menpanrb-2020-se19", "umum-kota"),
        ("kudus-2024-03-16", "umum-kabupaten"),
        ("denpasar-2022-10-25", "umum-kota"),
    ];
    for (id, slug) in READ {
        insta::assert_snapshot!(id, plain(&of(id, slug)));
    }
}

/// Prints the letters of all real orders where `BALAI_LOOK` says, for eyes.
#[test]
fn every_letter_can_be_looked_at() {
    let Ok(folder) = std::env::var("BALAI_LOOK") else { return };
    let files = FOLDERS.iter().flat_map(|f| std::fs::read_dir(root().join(f)).unwrap());
    let names = files.map(|f| f.unwrap().file_name().to_string_lossy().into_owned());
    for id in names.filter_map(|n| n.strip_suffix(".balai").map(str::to_owned)) {
        let order = parse(&real(&id)).order;
        let slug =
            order.items.iter().find_map(|l| if let Item::City(c) = &l.item { Some(&c.value) } else { None });
        std::fs::write(format!("{folder}/{id}.txt"), plain(&of(&id, slug.unwrap()))).unwrap();
    }
}

/// An order that says everything the language can say, once.
const EVERYTHING: &str = include_str!("everything.balai");

/// Which variant, in a match without a rest: a new one does not compile until it is told here, and
/// then fails until the order above says it.
fn rule_kind(rule: &Rule) -> usize {
    match rule {
        Rule::Mode(_) => 0,
        Rule::SiteClosed => 1,
        Rule::Picket(_) => 2,
        Rule::Duty(_) => 3,
        Rule::Service(_) => 4,
        Rule::Power(_) => 5,
        Rule::Delegation(_) => 6,
        Rule::Programmes => 7,
        Rule::Measure(_) => 8,
        Rule::Hours(_) => 9,
        Rule::Rotation(_) => 10,
        Rule::Trigger(_) => 11,
        Rule::Appeal(_) => 12,
    }
}

fn detail(rule: &Rule) -> Option<usize> {
    Some(match rule {
        Rule::Duty(d) => match d.kind.value {
            DutyKind::Attendance => 0,
            DutyKind::ActivityReport => 1,
            DutyKind::PicketReport => 2,
            DutyKind::StayHome => 3,
            DutyKind::NoTravel => 4,
            DutyKind::OnlineMeetings => 5,
            DutyKind::NoVisitors => 6,
            DutyKind::Supervise => 7,
            DutyKind::InformPublic => 8,
            DutyKind::ReportUp => 9,
            DutyKind::Task(_) => 10,
            DutyKind::Phone => 25,
            DutyKind::ShareLocation => 26,
            DutyKind::Uniform => 27,
            DutyKind::Recall => 28,
            DutyKind::Roster => 29,
            DutyKind::Verify => 30,
            DutyKind::NameList(_) => 31,
            DutyKind::LeaveLimit => 32,
            DutyKind::NoAssembly(_) => 33,
            DutyKind::MinHours(_) => 34,
            DutyKind::Inspect => 35,
            DutyKind::Complaints => 36,
            DutyKind::Vulnerable => 37,
            DutyKind::Restrict(..) => 38,
        },
        Rule::Service(s) => match (&s.which.value, &s.change.value) {
            (ServiceSelect::All, _) => 11,
            (ServiceSelect::WithOnline, _) => 12,
            (ServiceSelect::Emergency, _) => 13,
            (ServiceSelect::OfUnits, _) => 14,
            (ServiceSelect::Named(_), ServiceChange::Continue) => 15,
            (ServiceSelect::Named(_), ServiceChange::Moved(_)) => 16,
            (ServiceSelect::Named(_), ServiceChange::Stopped) => 17,
            (
                ServiceSelect::Named(_),
                ServiceChange::Limited | ServiceChange::Online | ServiceChange::CounterClosed,
            ) => {
                return None;
            }
        },
        Rule::Power(p) => match p.act.value {
            Act::CloseOffice => 18,
            Act::CallIn => 19,
            Act::SetRotation => 20,
            Act::Other(_) => 21,
            Act::Extend => 39,
            Act::Relax => 40,
            Act::End => 41,
            Act::SendHome => 42,
        },
        Rule::Measure(m) => match m.kind.value {
            MeasureKind::Disinfect => 22,
            MeasureKind::HealthProtocol => 23,
            MeasureKind::FacilityClosed(_) => 24,
            MeasureKind::TestAndTrace => 43,
            MeasureKind::Saving(..) => 44,
        },
        _ => return None,
    })
}

fn select_kinds(select: &Select, seen: &mut BTreeSet<usize>) {
    seen.insert(match select {
        Select::All | Select::Own | Select::EveryUnit => 0,
        Select::Named(_) => 1,
        Select::Each(_) => 2,
        Select::AtSite(_) => 3,
        Select::OffSite(_) => 4,
        Select::Staff(_) => 5,
        Select::Title(_) => 6,
        Select::Echelon(_) => 7,
        Select::Class(_) => 8,
        Select::Work(_) => 9,
        Select::Shift => 10,
        Select::District(_) => 11,
        Select::HomeIn(_) => 12,
        Select::Sheltered(_) => 13,
        Select::Any(_) => 14,
        Select::Both(..) => 15,
        Select::Except(..) => 16,
        Select::Age(_) => 17,
        Select::Head => 18,
        Select::TopRanks(_) => 19,
        Select::Listed(_) => 20,
        Select::AtHome => 21,
        Select::Body(_) => 22,
    });
    match select {
        Select::Any(all) => all.iter().for_each(|s| select_kinds(&s.value, seen)),
        Select::Both(a, b) | Select::Except(a, b) => {
            select_kinds(&a.value, seen);
            select_kinds(&b.value, seen);
        }
        _ => {}
    }
}

#[derive(Default)]
struct Seen {
    rules: BTreeSet<usize>,
    details: BTreeSet<usize>,
    selects: BTreeSet<usize>,
    untils: BTreeSet<usize>,
}

impl Seen {
    fn clause(&mut self, clause: &Clause) {
        if let Some(who) = &clause.who {
            select_kinds(&who.value, &mut self.selects);
        }
        for line in &clause.body {
            match &line.item {
                BodyItem::Rule(rule) => {
                    self.rules.insert(rule_kind(rule));
                    self.details.extend(detail(rule));
                }
                BodyItem::Sub(sub) => self.clause(sub),
                BodyItem::Broken(text) => panic!("not read: {}", text.value),
            }
        }
    }
}

#[test]
fn everything_the_language_can_say_is_said() {
    let source = Source::new("segala.balai", EVERYTHING);
    let parsed = parse(&source);
    assert!(parsed.findings.is_empty(), "{:#?}", parsed.findings);
    let mut seen = Seen::default();
    for line in &parsed.order.items {
        match &line.item {
            Item::Clause(clause) => seen.clause(clause),
            Item::Set(set) => select_kinds(&set.members.value, &mut seen.selects),
            Item::Validity(periods) => seen.untils.extend(periods.iter().map(|p| match p.value.until {
                Until::Day(_) => 0,
                Until::Open => 1,
                Until::Status(_) => 2,
                Until::Unknown => 3,
            })),
            Item::Broken(text) => panic!("not read: {}", text.value),
            _ => {}
        }
    }
    let all = |n: usize| (0..n).collect::<BTreeSet<_>>();
    assert_eq!(seen.rules, all(13));
    assert_eq!(seen.details, all(45));
    assert_eq!(seen.selects, all(23));
    assert_eq!(seen.untils, all(4));
    let letter = letter(&parsed.order, EVERYTHING, &city("bogor"), at("https://balai.example/"));
    let mut points = Vec::new();
    // The first section is the clauses; the second closes the decision.
    flat(&letter.sections[0].points, &mut points);
    assert_eq!(points.len(), 85, "{points:#?}");
    for point in points {
        for sentence in &point.sentences {
            let text = &sentence.text;
            assert!(sentence.clause.as_deref().is_some_and(|c| c.starts_with("Diktum ")), "{text}");
            assert!(text.ends_with(['.', ':', ';']) || text.ends_with("; dan"), "{text}");
            assert!(!text.contains("  ") && !text.contains(" ,") && !text.contains(",,"), "{text}");
            assert_eq!(text.trim(), text);
        }
        assert!(!point.sentences.is_empty());
    }
    insta::assert_snapshot!(plain(&letter));
}

pub fn flat<'a>(points: &'a [Point], out: &mut Vec<&'a Point>) {
    for point in points {
        out.push(point);
        flat(&point.points, out);
    }
}

/// Each layout has the parts its instrument is known by.
#[test]
fn kinds_have_their_layouts() {
    let cases = [
        ("instruksi-wali-kota", Layout::Instruksi, "INSTRUKSI WALI KOTA BOGOR", 2),
        ("instruksi-bupati", Layout::Instruksi, "INSTRUKSI BUPATI BOGOR", 2),
        ("instruksi-gubernur", Layout::Instruksi, "INSTRUKSI GUBERNUR JAWA BARAT", 2),
        ("instruksi-menteri", Layout::Instruksi, "INSTRUKSI MENTERI", 2),
        ("keputusan", Layout::Instruksi, "KEPUTUSAN WALI KOTA BOGOR", 0),
        ("surat-edaran", Layout::SuratEdaran, "SURAT EDARAN", 2),
        ("perintah-lisan", Layout::Lisan, "CATATAN PERINTAH LISAN WALI KOTA BOGOR", 0),
    ];
    for (kind, layout, name, addressees) in cases {
        let city = city(if kind == "instruksi-bupati" { "kabupaten-bogor" } else { "bogor" });
        let text =
            format!("perintah \"A\" {{\n  jenis {kind}\n  KESATU {{\n    bekerja dari rumah\n  }}\n}}\n");
        let letter =
            letter(&parse(&Source::new("a.balai", &*text)).order, &text, &city, at("https://a.example"));
        assert_eq!((letter.layout, letter.kind.as_str()), (layout, name), "{kind}");
        assert_eq!(letter.addressees.len(), addressees, "{kind}");
        assert!(letter.draft, "{kind}");
    }
}

#[test]
fn capacities_stand_before_the_office() {
    let office = |capacity: &str| {
        let text = format!(
            "perintah \"A\" {{\n  jenis surat-edaran\n  penandatangan \"Siti Contoh\" selaku sekda {capacity}\n}}\n"
        );
        let order = parse(&Source::new("a.balai", &*text)).order;
        letter(&order, &text, &city("bogor"), at("https://a.example")).office
    };
    assert_eq!(office(""), ["SEKRETARIS DAERAH KOTA BOGOR,"]);
    assert_eq!(office("plt"), ["Plt. SEKRETARIS DAERAH KOTA BOGOR,"]);
    assert_eq!(office("plh"), ["Plh. SEKRETARIS DAERAH KOTA BOGOR,"]);
    assert_eq!(office("pj"), ["Pj. SEKRETARIS DAERAH KOTA BOGOR,"]);
    assert_eq!(office("atas-nama"), ["a.n. SEKRETARIS DAERAH KOTA BOGOR,"]);
    // For the head of a region signs its secretary: no dots.
    let text = "perintah \"A\" {\n  jenis surat-edaran\n  penandatangan \"Siti Contoh\" selaku wali-kota atas-nama\n}\n";
    let order = parse(&Source::new("a.balai", text)).order;
    let made = letter(&order, text, &city("bogor"), at("https://a.example"));
    assert_eq!(made.office, ["a.n. WALI KOTA BOGOR", "SEKRETARIS DAERAH,"]);
    let note = made.annexes.iter().find(|a| a.draft_only).unwrap();
    assert!(note.rows.iter().any(|r| r[2] == "Jabatan penanda tangan yang bertindak atas nama"));
}

/// The hash is that of the text: a changed text gives another letter.
#[test]
fn the_link_carries_the_print_of_the_text() {
    let source = real("bogor-2021-06-29");
    let order = parse(&source).order;
    let of = |text: &str| letter(&order, text, &city("bogor"), at("https://a.example/"));
    assert_eq!(of("abc").hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(of("abc").verify, "https://a.example/bogor/verifikasi/ba7816bf8f01cfea");
    assert_ne!(of("abd").verify, of("abc").verify);
}
