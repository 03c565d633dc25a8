//! What the main job promises, asked from outside: the files of both cities are read as anyone
//! would read them, and the orders' numbers are worked out again by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FILES: [&str; 13] = [
    "letter.pdf",
    "notice.html",
    "notice.txt",
    "notice.jsonld",
    "notice.cap.xml",
    "arrangement.csv",
    "quotas.csv",
    "duties.csv",
    "services.csv",
    "roster.xlsx",
    "staff.csv",
    "summary.json",
    "ics",
];

type Row = HashMap<String, String>;

/// A folder that goes away with the test.
struct Dossier(PathBuf);

impl Dossier {
    fn of(order: &str, city: &str) -> Self {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
        let out = std::env::temp_dir().join(format!("balai-dossier-{order}-{}", std::process::id()));
        let (order, folder) = (format!("orders/{order}.balai"), format!("cities/{city}"));
        let mut run = Command::new(env!("CARGO_BIN_EXE_balai"));
        run.current_dir(top).args(["run", &order, "--city", &folder, "--out"]).arg(&out);
        let said = run.output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        Self(out)
    }

    fn table(&self, name: &str) -> Vec<Row> {
        csv::Reader::from_path(self.0.join(name)).unwrap().deserialize().map(|row| row.unwrap()).collect()
    }

    fn summary(&self) -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(self.0.join("summary.json")).unwrap()).unwrap()
    }
}

impl Drop for Dossier {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn number(row: &Row, column: &str) -> u64 {
    row[column].parse().unwrap()
}

/// Every output, a mode and a clause for every person and day, no cap passed, the audit silent.
fn holds_together(made: &Dossier, people: usize, days: usize) {
    for name in FILES {
        let path = made.0.join(name);
        assert!(path.is_dir() || path.metadata().is_ok_and(|m| m.len() > 0), "{name} is missing or empty");
    }
    assert_eq!(&fs::read(made.0.join("letter.pdf")).unwrap()[..5], b"%PDF-");
    let cells = made.table("arrangement.csv");
    assert_eq!(cells.len(), people * days, "one row for every person and day");
    let seen: HashSet<_> = cells.iter().map(|c| (&c["person"], &c["date"])).collect();
    assert_eq!(seen.len(), cells.len(), "nobody has two rows for a day");
    let modes = ["kantor", "lapangan", "rumah", "tidak-tersedia", "libur"];
    let mut on_site: HashMap<(&str, &str), u64> = HashMap::new();
    for cell in &cells {
        assert!(modes.contains(&cell["mode"].as_str()), "{cell:?}");
        assert!(!cell["clause"].is_empty() && cell["sample"] == "ya", "{cell:?}");
        if ["kantor", "lapangan"].contains(&cell["mode"].as_str()) {
            *on_site.entry((&cell["unit"], &cell["date"])).or_default() += 1;
        }
    }
    for quota in &made.table("quotas.csv") {
        let here = on_site.get(&(&quota["unit"], &quota["date"])).copied().unwrap_or(0);
        assert_eq!(number(quota, "planned"), here, "{quota:?}");
        assert!(here <= number(quota, "cap"), "{quota:?}");
    }
    let summary = made.summary();
    assert_eq!(summary["findings"]["errors"], 0, "the audit and the check report no error");
    assert_eq!(summary["sample_people"], true);
}

#[test]
fn bogor_keeps_a_quarter_of_every_exempt_unit_at_most() {
    let made = Dossier::of("bogor-2021-06-29", "bogor");
    holds_together(&made, 13_362, 7);
    let quotas = made.table("quotas.csv");
    for quota in &quotas {
        assert_eq!(number(quota, "cap"), number(quota, "base") / 4, "25%, rounded down: {quota:?}");
        assert!(quota["arithmetic"].contains("25% × "), "the rounding is shown: {quota:?}");
    }
    // The exempt units of the order: the hospital may bring 250 of 1,000, a planning board nobody.
    let capped: HashSet<_> = quotas.iter().map(|q| q["unit"].as_str()).collect();
    assert!(capped.contains("rsud") && capped.contains("dinkes") && !capped.contains("bappeda"));
    let elsewhere =
        made.table("arrangement.csv").into_iter().filter(|c| !capped.contains(c["unit"].as_str()));
    let at_work: Vec<_> =
        elsewhere.filter(|c| ["kantor", "lapangan"].contains(&c["mode"].as_str())).collect();
    assert!(at_work.is_empty(), "everyone else works from home: {:?}", at_work.first());
}

#[test]
fn bandung_empties_its_compound_and_keeps_three_quarters_of_the_others_home() {
    let made = Dossier::of("bandung-443-2021", "bandung");
    holds_together(&made, 32_275, 8);
    let units = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cities/bandung/units.csv");
    let units: Vec<Row> = csv::Reader::from_path(units).unwrap().deserialize().map(|r| r.unwrap()).collect();
    let compound: HashSet<_> =
        units.iter().filter(|u| u["site"] == "balai-kota").map(|u| u["slug"].as_str()).collect();
    assert!(compound.len() > 3, "the compound holds some units");
    let cells = made.table("arrangement.csv");
    let inside = cells.iter().filter(|c| compound.contains(c["unit"].as_str()));
    let there: Vec<_> = inside.filter(|c| c["mode"] == "kantor").collect();
    assert!(there.is_empty(), "nobody is at the office in the compound: {:?}", there.first());
    for quota in made.table("quotas.csv") {
        let base = number(&quota, "base");
        assert!(!compound.contains(quota["unit"].as_str()), "{quota:?}");
        assert_eq!(
            number(&quota, "cap"),
            base - (base * 3).div_ceil(4),
            "75% at home, rounded up: {quota:?}"
        );
    }
}
