//! What can be wrong with an instance file, and how that is said.

use super::{FORMAT, Instance, Unit};
use crate::arrange::optimum::problem::{MOST_CELLS, MOST_DAYS, MOST_TASKS};
use crate::diagnostic::{Code, Finding, Source, Span, Text};
use crate::say;

/// Largest number anywhere in a file: sums of squares and products stay far inside an `i64`.
const MOST: u64 = 1_000_000;
/// Flaws that are listed before reading ends.
const MOST_FLAWS: usize = 20;

/// Something in a file that is not as the format says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Place in the document, like `units[3].people[17].off`; empty if the text is no JSON.
    pub place: String,
    /// What stands there: a number that is out of range, or the parser's words.
    pub found: String,
    /// What may stand there.
    pub wanted: Wanted,
    /// Line and column of the text, from 1, where it is known.
    pub at: Option<(usize, usize)>,
}

/// What may stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// JSON with the fields of the format.
    Json,
    /// The name of the format.
    Format,
    /// A number from the first to the second.
    Between(u64, u64),
    /// A list of so many.
    Length(usize),
    /// A name that no other unit has.
    OwnName,
}

/// Collects what is wrong.
#[derive(Default)]
pub struct Flaws(Vec<Flaw>);

impl Flaws {
    /// All flaws in the order of the document.
    pub fn all(self) -> Vec<Flaw> {
        self.0
    }

    fn add(&mut self, place: impl FnOnce() -> String, found: impl ToString, wanted: Wanted) {
        if self.0.len() < MOST_FLAWS {
            let found = found.to_string();
            self.0.push(Flaw { place: place(), found, wanted, at: None });
        }
    }

    fn range(&mut self, place: impl FnOnce() -> String, found: u64, least: u64, most: u64) {
        if !(least..=most).contains(&found) {
            self.add(place, found, Wanted::Between(least, most));
        }
    }

    fn length(&mut self, place: impl FnOnce() -> String, found: usize, wanted: usize) {
        if found != wanted {
            self.add(place, found, Wanted::Length(wanted));
        }
    }

    /// Looks at a whole instance.
    pub fn instance(&mut self, instance: &Instance) {
        if instance.format != FORMAT {
            self.add(|| "format".into(), &instance.format, Wanted::Format);
        }
        self.range(|| "days".into(), instance.days as u64, 1, MOST_DAYS as u64);
        self.range(|| "roles".into(), instance.roles.len() as u64, 1, MOST_TASKS as u64 - 1);
        let mut names: Vec<&str> = instance.units.iter().map(|u| u.unit.as_str()).collect();
        names.sort_unstable();
        names.windows(2).filter(|w| w[0] == w[1]).for_each(|w| {
            self.add(|| "units".into(), w[0], Wanted::OwnName);
        });
        for (u, unit) in instance.units.iter().enumerate() {
            self.unit(&format!("units[{u}]"), unit, instance.days, instance.roles.len());
            if self.0.len() >= MOST_FLAWS {
                return;
            }
        }
    }

    fn unit(&mut self, place: &str, unit: &Unit, days: usize, roles: usize) {
        let last = (days as u64).saturating_sub(1);
        let most = MOST_CELLS / (days * roles).max(1);
        self.range(|| format!("{place}.n"), unit.n as u64, 0, most as u64);
        self.range(|| format!("{place}.cap"), u64::from(unit.cap), 0, MOST);
        self.length(|| format!("{place}.people"), unit.people.len(), unit.n);
        self.length(|| format!("{place}.demand"), unit.demand.len(), days);
        for &day in &unit.work_days {
            self.range(|| format!("{place}.work_days"), day as u64, 0, last);
        }
        for (d, demand) in unit.demand.iter().enumerate() {
            self.length(|| format!("{place}.demand[{d}]"), demand.len(), roles);
            for &n in demand {
                self.range(|| format!("{place}.demand[{d}]"), u64::from(n), 0, MOST);
            }
        }
        for (i, person) in unit.people.iter().enumerate() {
            let place = |field| format!("{place}.people[{i}].{field}");
            for &role in &person.roles {
                self.range(|| place("roles"), role as u64, 0, (roles as u64).saturating_sub(1));
            }
            for &day in person.off.iter().chain(person.pref.iter().map(|(day, _)| day)) {
                self.range(|| place("off, pref"), day as u64, 0, last);
            }
            for &(_, cost) in &person.pref {
                if u64::from(cost.unsigned_abs()) > MOST {
                    self.add(|| place("pref"), cost, Wanted::Between(0, MOST));
                }
            }
            self.range(|| place("hist"), u64::from(person.hist), 0, MOST);
        }
    }
}

/// Flaws as findings: where, what, how to mend it.
#[must_use]
pub fn findings(flaws: &[Flaw], source: &Source) -> Vec<Finding> {
    flaws.iter().map(|flaw| finding(flaw, source)).collect()
}

fn finding(flaw: &Flaw, source: &Source) -> Finding {
    let (place, found) = (&flaw.place, &flaw.found);
    let code = if flaw.wanted == Wanted::Json { Code(731) } else { Code(732) };
    let title = match flaw.wanted {
        Wanted::Json => {
            say!("berkas soal tidak dapat dibaca: {found}", "the instance cannot be read: {found}")
        }
        _ => say!("{place}: {found} tidak mungkin di sini", "{place}: {found} cannot stand here"),
    };
    let help = match flaw.wanted {
        Wanted::Json => say!(
            "tulis berkas dalam bentuk {FORMAT} (bench/roster/README.md)",
            "write the file in the format {FORMAT} (bench/roster/README.md)"
        ),
        Wanted::Format => say!("tulis \"format\": \"{FORMAT}\"", "write \"format\": \"{FORMAT}\""),
        Wanted::Between(least, most) => {
            say!("tulis bilangan dari {least} sampai {most}", "write a number from {least} to {most}")
        }
        Wanted::Length(n) => say!("daftar ini harus berisi {n}", "this list must hold {n}"),
        Wanted::OwnName => say!("beri setiap unit nama sendiri", "give each unit a name of its own"),
    };
    let finding = Finding::new(code, title).help(help);
    match flaw.at {
        None => finding.witness(Text::same(source.name.clone())),
        Some((line, column)) => {
            let before: usize =
                source.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
            let end = source.text.len();
            let mut at = (before + column.saturating_sub(1)).min(end);
            while !source.text.is_char_boundary(at) {
                at -= 1;
            }
            let width = source.text[at..].chars().next().map_or(0, char::len_utf8);
            finding.at(&source.name, Span::new(at, at + width), Text::default())
        }
    }
}
