//! `mengubah`: an order as it stands once another has changed it.

use super::hall::{examine, town};
use balai_core::city::PersonIx;
use balai_core::diagnostic::{Code, Level, Source};
use balai_core::order::{Order, Standard, holding, in_force, parse};
use jiff::civil::date;

fn text(id: &str, rank: &str, from: &str, body: &str) -> Source {
    let text = format!(
        "perintah \"{id}\" {{\n  jenis surat-edaran\n  wilayah bogor\n  tingkat {rank}\n  \
         berlaku {from} sampai 2021-07-12\n{body}}}\n"
    );
    Source::new(format!("{id}.balai"), text)
}

fn order(source: &Source) -> Order {
    let parsed = parse(source);
    assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
    parsed.order
}

const FIRST: &str = "  keadaan ppkm = level-3 sejak 2021-06-01\n  tabel masuk menurut ppkm {\n    level-3: 75%\n  }\n  \
     BUTIR 1 semua pegawai {\n    di kantor paling banyak menurut tabel masuk dari ASN dan non-ASN, dibulatkan ke bawah\n  }\n";
const SECOND: &str = "  mengubah induk\n  tabel masuk menurut ppkm {\n    level-3: 25%\n  }\n";

/// The written percentage of the first person's quota.
fn percent(source: &Source, others: &[&Order]) -> Option<u32> {
    let checked = examine(source, town("bogor"), others);
    let errors: Vec<_> = checked.findings.iter().filter(|f| f.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    match checked.effect.of(PersonIx::of(0), 0)?.standard {
        Standard::Quota(q) => checked.effect.quotas[q.0 as usize].percent,
        _ => None,
    }
}

#[test]
fn an_amendment_holds_with_the_order_it_amends() {
    let first = text("induk", "kota", "2021-06-29", FIRST);
    let second = text("perubahan", "kota", "2021-07-06", SECOND);
    let parent = order(&first);
    assert_eq!(percent(&first, &[]), Some(7_500));
    assert_eq!(percent(&second, &[&parent]), Some(2_500));
}

#[test]
fn from_its_first_instant_only_the_whole_is_in_force() {
    let (first, second) = (
        order(&text("induk", "kota", "2021-06-29", FIRST)),
        order(&text("perubahan", "kota", "2021-07-06 pukul 12.00", SECOND)),
    );
    let all = [&first, &second];
    for (day, hour, holds) in [(5, 9, "induk"), (6, 11, "induk"), (6, 12, "perubahan"), (7, 9, "perubahan")] {
        let ids: Vec<&str> =
            in_force(&all, date(2021, 7, day).at(hour, 0, 0, 0)).iter().map(|o| o.id.as_str()).collect();
        assert_eq!(ids, [holds], "{day} {hour}");
    }
}

/// As `balai order holds` works the layers out.
#[test]
fn a_layer_that_amends_is_worked_out_whole() {
    let (first, second) = (
        order(&text("induk", "kota", "2021-06-29", FIRST)),
        order(&text("perubahan", "kota", "2021-07-06", SECOND)),
    );
    let (all, bogor) = ([&first, &second], town("bogor"));
    let at = date(2021, 7, 7).at(9, 0, 0, 0);
    let held = holding(&all, (&bogor.city, &bogor.people), &[PersonIx::of(0)], at);
    assert_eq!(held[0].links.len(), 1);
    assert!(held[0].links[0].gives.id.contains("25% ×"), "{held:?}");
}

/// A city held against a ministry's order that was amended: to the old table before, to the new after.
#[test]
fn a_higher_order_is_held_against_as_amended() {
    let first = order(&text("induk", "nasional", "2021-06-29", FIRST));
    let second = order(&text("perubahan", "nasional", "2021-07-06", SECOND));
    let own = |from: &str| {
        let body = "  keadaan ppkm = level-3 sejak 2021-06-01\n  BUTIR 1 semua pegawai {\n    di kantor paling banyak 50% dari ASN dan non-ASN, dibulatkan ke bawah\n  }\n";
        let text = text("kota", "kota", from, body);
        Source::new("kota.balai", text.text.replace("sampai 2021-07-12", &format!("sampai {from}")))
    };
    for (day, looser) in [("2021-06-30", false), ("2021-07-07", true)] {
        let found = examine(&own(day), town("bogor"), &[&first, &second]).findings;
        assert_eq!(found.iter().any(|f| f.code == Code(520)), looser, "{day}: {found:?}");
    }
}
