//! Whom a duty binds on a day: asked by the stages that follow up on duties (reports, permits). The
//! clause is read as [`super::check()`] reads it; what only permits or urges binds nobody.

use jiff::civil::Date;

use super::check;
use super::effect::Duty;
use super::tree::{DutyKind, Force, Order, Rule, Select, Sp};
use crate::city::{City, Person, PersonIx};

/// A duty of a day and those among the people asked about whom it binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The duty.
    pub duty: Duty,
    /// "Diktum KEDUA", as others cite it.
    pub clause: String,
    /// Whom it binds, in the order they were asked about.
    pub people: Vec<PersonIx>,
    /// It binds them only on days at home (`yang sedang bekerja dari rumah`).
    pub home: bool,
}

/// The duties of a kind that an order lays on some people on a day. An amending order is given as
/// its [`super::whole`].
#[must_use]
pub fn binding(
    order: &Order,
    (city, people): (&City, &[Person]),
    asked: &[PersonIx],
    (kind, date): (&DutyKind, Date),
) -> Vec<Binding> {
    let case = check::case(order, "", city, people);
    let Some(day) = case.days.iter().position(|d| *d == date) else { return vec![] };
    let at_home = |select: Option<&Sp<Select>>| select.is_some_and(|s| s.value == Select::AtHome);
    let mut all = Vec::new();
    for flat in case.clauses.iter().filter(|flat| flat.on[day]) {
        for (rule, _) in &flat.rules {
            let Rule::Duty(d) = rule else { continue };
            if d.kind.value != *kind || d.force != Force::Must {
                continue;
            }
            let (clause_home, by_home) = (at_home(flat.select), at_home(d.by_whom.as_ref()));
            let by = d.by_whom.as_ref().filter(|_| !by_home);
            let by = by.map(|who| case.names.resolve(who, &mut Vec::new()));
            let binds = |ix: &PersonIx| {
                let person = &people[ix.at()];
                case.addresses(*ix)
                    && (clause_home || flat.who.as_ref().is_none_or(|who| who.holds(person)))
                    && by.as_ref().is_none_or(|by| by.holds(person))
            };
            all.push(Binding {
                duty: check::duty(&case, flat, d),
                clause: flat.cite.clone(),
                people: asked.iter().copied().filter(binds).collect(),
                home: clause_home || by_home,
            });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use jiff::civil::{date, time};

    use super::*;
    use crate::city::{load, staff};
    use crate::diagnostic::Source;
    use crate::order::parse;

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
  }
}
"#;

    #[test]
    fn a_duty_binds_whom_its_clause_and_its_own_words_name() {
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
        let order = parse(&Source::new("x.balai", ORDER)).order;
        let all: Vec<PersonIx> = (0..people.len()).map(PersonIx::of).collect();
        let on = |day| binding(&order, (&city, &people), &all, (&DutyKind::ActivityReport, day));
        let found = on(date(2021, 6, 30));
        let [home, heads] = found.as_slice() else { panic!("{}", found.len()) };
        assert!(home.home && home.people.len() == people.len(), "whoever is at home that day");
        assert_eq!(home.duty.before, Some(time(20, 0, 0, 0)));
        assert_eq!((heads.clause.as_str(), heads.home), ("Diktum KEDUA", false));
        let dinkes = city.unit("dinkes").unwrap();
        let led = |ix: &PersonIx| {
            let person = &people[ix.at()];
            person.head && person.kind.is_asn() && city.is_within(person.unit, dinkes)
        };
        assert!(!heads.people.is_empty() && heads.people.iter().all(led));
        assert_eq!(heads.people.len(), all.iter().filter(|ix| led(ix)).count());
        assert!(on(date(2021, 7, 6)).is_empty(), "the order has ended");
        let other = binding(&order, (&city, &people), &all, (&DutyKind::Attendance, date(2021, 6, 30)));
        assert!(other.is_empty());
    }
}
