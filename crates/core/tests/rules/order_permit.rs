//! `dapat`: an offer beside what binds, but a release where it is written as an exception.

use super::hall::{examine, town};
use balai_core::city::PersonIx;
use balai_core::diagnostic::{Level, Source};
use balai_core::order::{Standard, parse, why_person};
use balai_core::report::letter::{Beside, letter};

fn source(second: &str, rule: &str) -> Source {
    let text = format!(
        "perintah \"Bekerja dari rumah\" {{\n  jenis surat-edaran\n  wilayah bogor\n  \
         berlaku 2021-06-29 sampai 2021-07-05\n  BUTIR 1 semua pegawai {{\n    {rule}\n  }}\n  \
         BUTIR 2 {second} {{\n    dapat bekerja dari rumah\n  }}\n}}\n"
    );
    Source::new("izin.balai", text)
}

#[test]
fn an_exception_that_permits_lifts_the_base() {
    let bogor = town("bogor");
    let over = |p: &balai_core::city::Person| bogor.city.units[p.unit.at()].slug == "bappeda";
    let person = PersonIx::of(bogor.people.iter().position(over).unwrap());
    let cases = [
        ("bappeda", "di kantor", Standard::OnSite, "mengenai: dapat bekerja dari rumah"),
        ("kecuali bappeda", "di kantor", Standard::Anywhere, "berlaku: dapat bekerja dari rumah"),
    ];
    for (second, rule, standard, told) in cases {
        let source = source(second, rule);
        let checked = examine(&source, bogor, &[]);
        assert!(checked.findings.iter().all(|f| f.level != Level::Error), "{:?}", checked.findings);
        assert_eq!(checked.effect.of(person, 0).unwrap().standard, standard, "{second}");
        let order = parse(&source).order;
        let day = checked.effect.days[0];
        let why = why_person(&order, &bogor.city, &bogor.people, &checked.effect, (person, day));
        assert!(why.iter().any(|t| t.text.id == told), "{why:?}");
    }
}

/// The building stays closed for those who may stay at home, and opens for those who may come.
#[test]
fn an_exception_that_lets_people_come_needs_their_office() {
    let bogor = town("bogor");
    let bappeda = bogor.city.unit("bappeda").unwrap();
    for (offer, closed) in [("dapat bekerja dari rumah", true), ("dapat di kantor", false)] {
        let made = source("kecuali bappeda", "bekerja dari rumah; kantor ditutup");
        let made = Source::new("izin.balai", made.text.replace("dapat bekerja dari rumah", offer));
        let checked = examine(&made, bogor, &[]);
        assert!(checked.findings.iter().all(|f| f.level != Level::Error), "{:?}", checked.findings);
        assert_eq!(checked.effect.closed(bappeda, 0).is_some(), closed, "{offer}");
    }
}

#[test]
fn the_letter_excepts_whom_it_permits() {
    let made = source("kecuali bappeda", "di kantor");
    let letter = letter(&parse(&made).order, &made.text, &town("bogor").city, Beside::default());
    let points = letter.sections.iter().flat_map(|s| &s.points).flat_map(|p| &p.sentences);
    let said: Vec<&str> = points.map(|s| s.text.as_str()).collect();
    insta::assert_snapshot!(said.join("\n"));
}
