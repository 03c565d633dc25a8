//! `bagi`: whom an order addresses, and that it says nothing of anyone else.

use super::hall::{examine, town};
use balai_core::city::PersonIx;
use balai_core::diagnostic::{Code, Level, Source};
use balai_core::order::{Order, parse, why_person, why_unit};
use balai_core::report::letter::{Beside, Letter, letter};

fn text(rank: &str, region: &str, rest: &str) -> Source {
    let text = format!(
        "perintah \"Pengaturan kerja\" {{\n  jenis surat-edaran\n  wilayah {region}\n  tingkat {rank}\n  \
         berlaku 2021-06-29 sampai 2021-07-05\n{rest}}}\n"
    );
    Source::new(format!("{rank}.balai"), text)
}

fn order(source: &Source) -> Order {
    let parsed = parse(source);
    assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
    parsed.order
}

fn prose(letter: &Letter) -> String {
    let sections = letter.sections.iter();
    let points = sections.clone().flat_map(|s| &s.points).flat_map(|p| &p.sentences);
    let all = sections.flat_map(|s| &s.paragraphs).chain(points).chain(&letter.closing);
    all.map(|s| s.text.clone() + "\n").collect()
}

/// Codes of the errors and of what is found against higher orders.
fn errors(source: &Source, others: &[&Order]) -> Vec<Code> {
    let found = examine(source, town("bogor"), others).findings;
    let kept = |f: &&balai_core::diagnostic::Finding| f.level == Level::Error || f.code.0 >= 520;
    found.iter().filter(kept).map(|f| f.code).collect()
}

#[test]
fn whom_an_order_does_not_address_it_does_not_arrange() {
    let bogor = town("bogor");
    let source = text("kota", "bogor", "  bagi kelurahan/*\n  BUTIR 1 {\n    bekerja dari rumah\n  }\n");
    let checked = examine(&source, bogor, &[]);
    assert!(checked.findings.iter().all(|f| f.level != Level::Error), "{:?}", checked.findings);
    let order = order(&source);
    let first_day = checked.effect.days[0];
    let dinkes = bogor.city.unit("dinkes").unwrap();
    let told = why_unit(&order, &bogor.city, &bogor.people, &checked.effect, (dinkes, first_day));
    assert_eq!(told.len(), 1);
    assert_eq!(
        told[0].text.id,
        "di luar perintah ini, yang ditujukan kepada setiap kelurahan; perintah lain dan kerja biasa tetap berlaku"
    );
    for (p, person) in bogor.people.iter().enumerate().step_by(97) {
        let p = PersonIx::of(p);
        let inside = bogor.city.units[person.unit.at()].kind == balai_core::city::UnitKind::Kelurahan;
        assert_eq!(checked.effect.of(p, 0).is_some(), inside);
        let told = why_person(&order, &bogor.city, &bogor.people, &checked.effect, (p, first_day));
        assert_eq!(told.iter().any(|t| t.text.id.starts_with("di luar perintah ini")), !inside);
    }
}

#[test]
fn the_letter_says_whom_it_addresses() {
    let city = &town("bogor").city;
    let cases = [
        ("kelurahan/*", "seluruh pegawai pada seluruh kelurahan"),
        ("setda berstatus ASN", "pegawai Aparatur Sipil Negara (ASN) pada Sekretariat Daerah Kota Bogor"),
        ("pegawai sendiri", "seluruh pegawai di lingkungan Pemerintah Kota Bogor"),
    ];
    for (scope, words) in cases {
        let rest = format!("  bagi {scope}\n  BUTIR 1 {{\n    bekerja dari rumah\n  }}\n");
        let source = text("kota", "bogor", &rest);
        let letter = letter(&order(&source), &source.text, city, Beside::default());
        let prose = prose(&letter);
        let said = format!("Surat Edaran ini ditujukan kepada {words} dan tidak mengatur pegawai lain.");
        assert!(prose.contains(&said), "{prose}");
        let again = words.replace("Aparatur Sipil Negara (ASN)", "ASN").to_lowercase();
        assert!(
            prose.to_lowercase().matches(&again).count() + usize::from(words.contains('(')) > 1,
            "{prose}"
        );
    }
}

/// What a governor orders for the staff of the province does not bind a city; what a ministry or a
/// governor orders for all does.
#[test]
fn a_higher_order_binds_whom_it_addresses() {
    let stricter = |scope: &str| format!("{scope}  BUTIR 1 {{\n    bekerja dari rumah\n  }}\n");
    let own = text("kota", "bogor", "  BUTIR 1 semua pegawai {\n    di kantor atau di lapangan\n  }\n");
    let cases = [
        ("provinsi", "umum-provinsi", "", true),
        ("provinsi", "umum-provinsi", "  bagi semua pegawai\n", true),
        ("provinsi", "umum-provinsi", "  bagi pegawai sendiri\n", false),
        ("provinsi", "umum-provinsi", "  bagi setda\n", false),
        ("provinsi", "umum-provinsi", "  bagi di lokasi balai-kota\n", false),
        ("provinsi", "umum-provinsi", "  bagi kelurahan/*\n", true),
        ("nasional", "umum-kota", "  bagi setda\n", true),
        ("nasional", "umum-kota", "  bagi pegawai sendiri\n", false),
    ];
    for (rank, region, scope, binds) in cases {
        let higher = order(&text(rank, region, &stricter(scope)));
        let codes = errors(&own, &[&higher]);
        assert_eq!(codes.contains(&Code(520)), binds, "{rank} {scope}: {codes:?}");
    }
}
