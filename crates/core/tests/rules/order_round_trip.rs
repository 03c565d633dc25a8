//! Text -> tree -> text -> tree over the real orders; JSON -> tree; any bytes give a tree.

use std::path::PathBuf;

use balai_core::diagnostic::Source;
use balai_core::order::{Order, parse, print};

fn orders() -> Vec<Source> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../orders");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "balai"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
        .into_iter()
        .map(|p| {
            let text = std::fs::read_to_string(&p).unwrap();
            Source::new(p.file_name().unwrap().to_string_lossy(), text)
        })
        .collect()
}

/// The tree as JSON without places, which differ between two spellings of the same order.
fn shape(order: &Order) -> String {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                map.remove("span");
                map.values_mut().for_each(strip);
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(order).unwrap();
    strip(&mut value);
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn real_orders_are_read_without_findings() {
    for source in orders() {
        let parsed = parse(&source);
        let frames = balai_core::diagnostic::frame::frames(
            &parsed.findings,
            std::slice::from_ref(&source),
            balai_core::diagnostic::Lang::Id,
            false,
        );
        assert!(parsed.findings.is_empty(), "{frames}");
    }
}

#[test]
fn text_to_tree_to_text_loses_nothing() {
    for source in orders() {
        let first = parse(&source).order;
        let printed = print(&first);
        let again = parse(&Source::new(source.name.clone(), printed.clone()));
        assert!(again.findings.is_empty(), "{}\n{printed}\n{:?}", source.name, again.findings);
        similar(&shape(&first), &shape(&again.order), &source.name);
        assert_eq!(printed, print(&again.order), "{}: printing is not stable", source.name);
    }
}

fn similar(a: &str, b: &str, name: &str) {
    for (i, (x, y)) in a.lines().zip(b.lines()).enumerate() {
        assert_eq!(x, y, "{name}: line {i} of the tree differs");
    }
    assert_eq!(a.lines().count(), b.lines().count(), "{name}");
}

#[test]
fn json_to_tree_loses_nothing() {
    for source in orders() {
        let order = parse(&source).order;
        let json = serde_json::to_string(&order).unwrap();
        assert_eq!(serde_json::from_str::<Order>(&json).unwrap(), order, "{}", source.name);
    }
}

#[test]
fn comments_survive() {
    for source in orders() {
        let comments = |text: &str| text.lines().filter(|l| l.trim_start().starts_with('#')).count();
        assert_eq!(comments(&source.text), comments(&print(&parse(&source).order)), "{}", source.name);
    }
}

/// Each line is a clause body or a header line that once came back from its printed form as something else.
#[test]
fn what_is_printed_says_the_same() {
    let clause = |body: &str| format!("perintah \"x\" {{\n  KEDUA semua pegawai {{\n    {body}\n  }}\n}}\n");
    let header = |line: &str| format!("perintah \"x\" {{\n  {line}\n}}\n");
    for (text, printed) in [
        (clause("huruf a dinkes {\n      bekerja dari rumah\n    }"), "huruf a dinkes {"),
        (
            clause("presensi pukul 07.30 dan 16.00, melalui \"E-RK\""),
            "pukul 07.30 dan 16.00 melalui \"E-RK\"",
        ),
        (
            clause("presensi melalui \"E-RK\", bila lalai \"ditegur\""),
            "melalui \"E-RK\" bila lalai \"ditegur\"",
        ),
        (clause("layanan sampah, dilayani terbatas"), "layanan sampah dilayani terbatas"),
        (clause("layanan sampah pindah ke \"Mal /*\""), "pindah ke \"Mal /*\""),
        (header("penandatangan \"A\" selaku \"Camat\""), "selaku \"Camat\""),
        (header("tingkat kabupaten\n  jenis instruksi-bupati"), "tingkat kabupaten"),
        (
            header("berlaku 2021-06-01 sampai 2021-06-30 setiap jumat, selama 4 hari"),
            "sampai 2021-06-30 setiap jumat, selama 4 hari",
        ),
        (
            header("berlaku 2021-06-01 sampai 2021-06-30 setiap jumat, 2021-07-05 sampai 2021-07-06"),
            "setiap jumat, 2021-07-05 sampai",
        ),
        (header("KEDUA huruf b mengalahkan KEDUA huruf a"), "KEDUA huruf b mengalahkan KEDUA huruf a"),
        (header("mengubah bogor-2021-06-23 KEDUA huruf b"), "mengubah bogor-2021-06-23 KEDUA huruf b"),
        (clause("bekerja dari rumah  # sebab"), "bekerja dari rumah  # sebab"),
    ] {
        let first = parse(&Source::new("x.balai", text.clone()));
        assert!(first.findings.is_empty(), "{text}\n{:?}", first.findings);
        let again = print(&first.order);
        assert!(again.contains(printed), "{text}\nprinted as\n{again}");
        assert_eq!(again, print(&parse(&Source::new("x.balai", again.clone())).order));
    }
}

/// A line that cannot be read costs one finding, and the lines after it are still read.
#[test]
fn one_mistake_is_told_once() {
    for (line, code) in [
        ("golongan langsung {\n    dinkes rsud\n  }", "B0103"),
        ("KETIGA dinkes dan {\n    bekerja dari rumah\n  }", "B0103"),
        ("berlaku 2021-06-31 sampai 2021-07-05", "B0104"),
        ("tinjauan 2021-07-04", "B0102"),
        ("tinjau 2021-07-04 malam", "B0106"),
        (
            "KEDUA {\n    huruf a {\n      huruf b {\n        huruf c {\n        }\n      }\n    }\n  }",
            "B0103",
        ),
    ] {
        let text = format!("perintah \"x\" {{\n  {line}\n  tempat \"Bogor\"\n}}\n");
        let parsed = parse(&Source::new("x.balai", text.clone()));
        let codes: Vec<String> = parsed.findings.iter().map(|f| f.code.to_string()).collect();
        assert_eq!(codes, [code], "{text}");
        assert_eq!(parsed.order.items.len(), 2, "{text}");
    }
}

/// A text that no program may smuggle a line into the order with.
#[test]
fn a_quote_inside_a_text_does_not_end_it() {
    let mut order = parse(&Source::new("x.balai", "perintah \"x\" {\n}\n")).order;
    order.title.value = "a\" {\n jenis keputusan".into();
    let printed = print(&order);
    let again = parse(&Source::new("x.balai", printed.clone()));
    assert!(again.findings.is_empty(), "{printed}");
    assert_eq!(again.order.title.value, "a' {  jenis keputusan");
    assert!(again.order.items.is_empty());
}

#[test]
fn the_real_orders_stand_in_the_canonical_form() {
    for source in super::hall::real_orders() {
        assert!(print(&parse(&source).order) == source.text, "balai order fmt orders/{}", source.name);
    }
}
