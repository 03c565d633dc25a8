//! Whom each duty and each kind of working hours of an order concerns, person by person.
//!
//! The effect says duties in words; who works by them (the day of a person, reports, reminders)
//! asks here. It reads the order exactly as the check does and finds nothing.

use super::{Case, Flat, case};
use crate::city::{City, Person};
use crate::order::effect::{Duty, Effect};
use crate::order::select::Resolved;
use crate::order::tree::{DutyKind, DutyRule, Force, Order, Rule, Select, Sp};

/// Whom the duties and the working hours of an order concern; positions are those of
/// [`super::Effect::duties`] and [`super::Effect::hours`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Owed {
    duties: Vec<Concerns>,
    hours: Vec<Concerns>,
}

/// Whom one rule concerns, and on which days of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Concerns {
    who: Option<Resolved>,
    on: Vec<bool>,
}

impl Concerns {
    fn holds(&self, person: &Person, (day, home): Day) -> bool {
        let speaks = self.on.get(day).copied().unwrap_or(false);
        speaks && self.who.as_ref().is_none_or(|who| who.holds_on(person, home))
    }
}

/// A day of somebody: its position in the order, and whether they work from home on it (`yang sedang
/// bekerja dari rumah` speaks of nobody else).
pub type Day = (usize, bool);

impl Owed {
    /// True if a duty is a person's on a day, by their positions.
    #[must_use]
    pub fn duty(&self, duty: usize, person: &Person, day: Day) -> bool {
        self.duties.get(duty).is_some_and(|of| of.holds(person, day))
    }

    /// True if working hours are a person's on a day, by their positions.
    #[must_use]
    pub fn hours(&self, hours: usize, person: &Person, day: Day) -> bool {
        self.hours.get(hours).is_some_and(|of| of.holds(person, day))
    }

    /// The duties of a kind that bind a person on a day, in the order of the text: what only permits
    /// or urges binds nobody. How often they fall due, each duty says itself.
    pub fn binding<'e>(
        &self,
        effect: &'e Effect,
        kind: &DutyKind,
        person: &Person,
        day: Day,
    ) -> impl Iterator<Item = &'e Duty> {
        let all = effect.duties.iter().enumerate();
        let of = move |(at, duty): &(usize, &Duty)| {
            duty.kind == *kind && duty.force == Force::Must && self.duty(*at, person, day)
        };
        all.filter(of).map(|(_, duty)| duty)
    }

    /// How many duties it knows of.
    #[must_use]
    pub fn duties(&self) -> usize {
        self.duties.len()
    }
}

/// Reads an order for a city; `others` as in [`super::check()`], for amendments.
#[must_use]
pub fn owed(order: &Order, city: &City, people: &[Person], others: &[&Order]) -> Owed {
    let whole = crate::order::whole(order, others);
    let case = case(whole.as_ref().unwrap_or(order), "", city, people);
    let mut owed = Owed::default();
    for flat in &case.clauses {
        for (rule, _) in &flat.rules {
            match rule {
                Rule::Duty(DutyRule { by_whom, .. }) => {
                    owed.duties.push(concerns(&case, flat, by_whom.as_ref()));
                }
                Rule::Measure(measure) => {
                    owed.duties.push(concerns(&case, flat, measure.by_whom.as_ref()));
                }
                Rule::Hours(_) => owed.hours.push(concerns(&case, flat, None)),
                _ => {}
            }
        }
    }
    owed
}

/// `oleh` with the name of a unit takes the place of whom the clause speaks of, within the scope of the
/// order; with a quality alone (`oleh yang memimpin unit`) it says who among those.
fn concerns(case: &Case<'_>, flat: &Flat<'_>, by: Option<&Sp<Select>>) -> Concerns {
    let by = by.map(|by| case.names.resolve(by, &mut Vec::new()));
    let around = match &by {
        Some(by) if by.names_units() => case.scope.as_ref(),
        _ => flat.who.as_ref(),
    };
    Concerns { who: super::within(around, by), on: flat.on.clone() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use jiff::civil::{date, time};

    use super::*;
    use crate::city::{load, staff};
    use crate::diagnostic::Source;
    use crate::order::{check, parse};

    const ORDER: &str = r#"perintah "LAPOR" {
  jenis instruksi-wali-kota
  nomor "1/2021"
  wilayah bogor
  tingkat kota
  penandatangan "Nama" selaku wali-kota
  tempat "Bogor"
  ditetapkan 2021-06-28
  berlaku 2021-06-29 sampai 2021-07-05

  KESATU semua pegawai {
    bekerja dari rumah
    laporan kegiatan oleh yang sedang bekerja dari rumah setiap hari sebelum 20.00 kepada atasan langsung
    diimbau laporan kegiatan setiap hari sebelum 21.00 kepada atasan langsung
  }
  KEDUA dinkes berstatus ASN {
    laporan kegiatan oleh yang memimpin unit setiap hari kerja sebelum 16.00 kepada "Sekretaris Daerah"
    laporan piket oleh bappeda setiap hari sebelum 17.00 kepada "Sekretaris Daerah"
  }
  KETIGA yang sedang bekerja dari rumah {
    siap dihubungi
  }
}
"#;

    #[test]
    fn a_duty_binds_whom_its_own_words_name_and_else_its_clause() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../cities/bogor");
        let files: Vec<Source> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                Source::new(name, std::fs::read_to_string(&path).unwrap())
            })
            .collect();
        let city = load::load(&files).0.unwrap();
        let people = staff::make(&city, 1);
        let source = Source::new("x.balai", ORDER);
        let parsed = parse(&source);
        assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
        let effect = check(&parsed.order, &source, &city, &people, &[]).effect;
        let owed = owed(&parsed.order, &city, &people, &[]);
        let day = effect.day(date(2021, 6, 30)).unwrap();
        let reports = |person: &Person, home: bool| -> Vec<_> {
            let all = owed.binding(&effect, &DutyKind::ActivityReport, person, (day, home));
            all.map(|duty| (effect.label(duty.clause), duty.before)).collect()
        };
        let (at_home, of_a_head) =
            (("Diktum KESATU", Some(time(20, 0, 0, 0))), ("Diktum KEDUA", Some(time(16, 0, 0, 0))));
        let (dinkes, mut heads) = (city.unit("dinkes").unwrap(), 0);
        for person in &people {
            let led = person.head && person.kind.is_asn() && city.is_within(person.unit, dinkes);
            let mut there: Vec<_> = [of_a_head].into_iter().filter(|_| led).collect();
            assert_eq!(reports(person, false), there, "{}", person.id);
            heads += usize::from(led);
            there.insert(0, at_home);
            assert_eq!(reports(person, true), there, "{}", person.id);
        }
        assert!(heads > 0);
        let phone = |home| owed.binding(&effect, &DutyKind::Phone, &people[0], (day, home)).count();
        assert_eq!((phone(true), phone(false)), (1, 0), "a clause that speaks of whoever is at home");
        let picket = |person: &&Person| {
            owed.binding(&effect, &DutyKind::PicketReport, person, (day, false)).count() == 1
        };
        let bappeda = city.unit("bappeda").unwrap();
        assert!(people.iter().any(|p| picket(&p)));
        assert!(
            people.iter().all(|p| picket(&p) == city.is_within(p.unit, bappeda)),
            "others than the clause's"
        );
        assert_eq!(owed.binding(&effect, &DutyKind::Attendance, &people[0], (day, true)).count(), 0);
    }
}
