//! For every code an order that raises it and its mended twin; the whole answers as snapshots.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::hall::{Town, examine, files, real_orders, town};
use balai_core::diagnostic::{Code, Finding, Lang, Level, Source, catalogue, frame, json};
use balai_core::order::{Order, parse};

fn texts(kind: &str) -> Vec<Source> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/orders").join(kind);
    files(&folder, &["balai"])
}

/// The code a file is named after.
fn code(source: &Source) -> Code {
    Code::try_from(source.name[..5].to_owned()).unwrap()
}

fn others() -> Vec<Order> {
    let above = texts("above");
    real_orders().iter().chain(&above).map(|s| parse(s).order).collect()
}

fn found(source: &Source, town: &Town) -> Vec<Finding> {
    let others = others();
    examine(source, town, &others.iter().collect::<Vec<_>>()).findings
}

fn frames(findings: &[Finding], source: &Source, lang: Lang) -> String {
    frame::frames(findings, std::slice::from_ref(source), lang, false)
}

fn order_codes() -> BTreeSet<Code> {
    let all = catalogue::all().map(|e| e.code);
    all.filter(|c| (100..600).contains(&c.0)).collect()
}

#[test]
fn every_code_has_a_page_in_both_languages() {
    for entry in catalogue::all().filter(|e| (100..600).contains(&e.code.0)) {
        for (id, en) in [entry.title, entry.wrote, entry.wrong, entry.mend] {
            assert!(!id.is_empty() && !en.is_empty() && id != en, "{}: {id} / {en}", entry.code);
        }
    }
}

#[test]
fn every_code_has_a_bad_order_and_a_good_one() {
    for kind in ["bad", "good"] {
        let there: BTreeSet<Code> = texts(kind).iter().map(code).collect();
        assert_eq!(there, order_codes(), "tests/orders/{kind}");
    }
}

#[test]
fn bad_orders_raise_their_code_and_no_other_error() {
    let bogor = town("bogor");
    let (mut id, mut en, mut programs) = (String::new(), String::new(), String::new());
    for source in texts("bad") {
        let code = code(&source);
        let findings = found(&source, bogor);
        let told = frames(&findings, &source, Lang::Id);
        assert!(findings.iter().any(|f| f.code == code), "{}\n{told}", source.name);
        let stray = findings.iter().find(|f| f.level == Level::Error && f.code != code);
        assert!(stray.is_none(), "{}\n{told}", source.name);
        let rule = "-".repeat(100);
        id += &format!("{rule}\n{told}\n");
        en += &format!("{rule}\n{}\n", frames(&findings, &source, Lang::En));
        if [Code(108), Code(203), Code(302)].contains(&code) {
            programs += &json::json(&findings, &[source], Lang::Id);
        }
    }
    insta::assert_snapshot!("bad_orders_id", id);
    insta::assert_snapshot!("bad_orders_en", en);
    insta::assert_snapshot!("bad_orders_json", programs);
}

#[test]
fn good_orders_are_free_of_their_code() {
    let bogor = town("bogor");
    for source in texts("good") {
        let findings = found(&source, bogor);
        let told = frames(&findings, &source, Lang::Id);
        assert!(findings.iter().all(|f| f.code != code(&source)), "{}\n{told}", source.name);
        assert!(findings.iter().all(|f| f.level != Level::Error), "{}\n{told}", source.name);
    }
}

/// Bogor's second closing, with one slip of the pen.
fn slipped(from: &str, to: &str) -> Source {
    let real = real_orders().into_iter().find(|s| s.name == "bogor-2021-06-29.balai").unwrap();
    assert_eq!(real.text.matches(from).count(), 1, "{from}");
    Source::new(real.name, real.text.replace(from, to))
}

/// What a slip adds to the findings of the order as it stands.
fn new_findings(source: &Source, bogor: &Town) -> String {
    let real = slipped("KESATU semua pegawai", "KESATU semua pegawai");
    let before: BTreeSet<(Code, String)> =
        found(&real, bogor).into_iter().map(|f| (f.code, f.title.id)).collect();
    let after: Vec<Finding> = found(source, bogor)
        .into_iter()
        .filter(|f| !before.contains(&(f.code, f.title.id.clone())))
        .collect();
    for finding in &after {
        assert!(finding.at.is_some() && !finding.help.is_empty(), "{finding:?}");
    }
    frames(&after, source, Lang::Id)
}

#[test]
fn slips_in_the_real_order_are_told_with_place_witness_and_help() {
    let bogor = town("bogor");
    for (name, from, to) in [
        (
            "slip_unit_removed",
            "dinkes, satpol-pp, rsud, bpbd, dishub, setwan,",
            "dinkes, satpol-pp, rsud, bpbd, setwan,",
        ),
        (
            "slip_rsud_removed",
            "dinkes, satpol-pp, rsud, bpbd, dishub, setwan,",
            "dinkes, satpol-pp, bpbd, dishub, setwan,",
        ),
        ("slip_250_percent", "paling banyak 25% dari ASN", "paling banyak 250% dari ASN"),
        (
            "slip_dinkess",
            "dinkes, satpol-pp, rsud, bpbd, dishub, setwan,",
            "dinkess, satpol-pp, rsud, bpbd, dishub, setwan,",
        ),
        (
            "slip_no_review",
            "  tinjau 2021-07-04,\n    taksiran \"sumber hanya menyebut 'sambil melihat perkembangan'; sehari sebelum berakhir\"\n",
            "",
        ),
    ] {
        insta::assert_snapshot!(name, new_findings(&slipped(from, to), bogor));
    }
}

#[test]
fn the_real_orders_end_in_these_findings() {
    let others = others();
    let others: Vec<&Order> = others.iter().collect();
    let mut told = String::new();
    for source in real_orders() {
        let slug = match source.name.as_str() {
            name if name.starts_with("bandung") => "bandung",
            name if name.starts_with("kabupaten-bogor") => "kabupaten-bogor",
            _ => "bogor",
        };
        let town = town(slug);
        let checked = examine(&source, town, &others);
        let frames = frames(&checked.findings, &source, Lang::Id);
        assert!(checked.findings.iter().all(|f| f.level != Level::Error), "{}\n{frames}", source.name);
        told += &format!("{}\n{frames}\n\n", "-".repeat(100));
    }
    insta::assert_snapshot!("real_orders_id", told);
}
