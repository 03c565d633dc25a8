//! What it takes when many fall out at once: a positive test in an office, a flood, a haze. Asked by
//! the acts that propose and keep the repair of a city's roster; it writes nothing.

use std::collections::HashMap;
use std::sync::Arc;

use balai_core::arrange::{Change, Repair, Roster, Uncovered, audit, repair};
use balai_core::city::{Person, UnitIx};
use balai_core::diagnostic::{Finding, Text, sort};
use balai_core::order::Effect;
use balai_core::say;
use balai_store::Fault;
use balai_store::absence::Noted;
use balai_store::arrange::RosterHead;
use jiff::civil::Date;

use crate::rosters::fresh;
use crate::start::{CENSUS, Start, span};
use crate::{Hall, SignedOrder, Town, Trouble};

/// Most absences that are noted at once.
pub const MOST_ABSENCES: usize = 5_000;
/// Faults of a list that are told one by one.
const MOST_TOLD: usize = 12;

/// Someone who is not available from a day to a day. No cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Person id.
    pub person: String,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

/// Who falls out, and of which roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fallout {
    /// City slug.
    pub city: String,
    /// Order id.
    pub order: String,
    /// Id of the roster that is mended; `None`: the newest.
    pub base: Option<String>,
    /// Who is absent when, at most [`MOST_ABSENCES`].
    pub absences: Vec<Absence>,
}

/// The smallest change of published days that bears the absences.
#[derive(Debug, Clone)]
pub struct Mended {
    /// The roster that is mended.
    pub base: RosterHead,
    /// First day that can be changed.
    pub from: Date,
    /// What is published otherwise, with the reasons.
    pub changes: Vec<Change>,
    /// Posts that stay open and were not before.
    pub open: Vec<(UnitIx, Uncovered)>,
    /// What the audit says of the units that change, worst first.
    pub findings: Vec<Finding>,
    /// The people of the city with the absences.
    pub people: Vec<Person>,
    pub(crate) effect: Option<Effect>,
}

impl Mended {
    /// What the order gives with these absences.
    #[must_use]
    pub fn effect<'a>(&'a self, signed: &'a SignedOrder) -> &'a Effect {
        self.effect.as_ref().unwrap_or(&signed.effect)
    }
}

/// A repair with the rosters before and after.
pub(crate) struct Drawn {
    pub mended: Mended,
    pub whole: Roster,
    pub before: Arc<Roster>,
    pub town: Arc<Town>,
    pub signed: Arc<SignedOrder>,
}

impl Absence {
    /// As it is noted.
    pub(crate) fn noted(&self) -> Noted {
        Noted { person: self.person.clone(), days: (self.first, self.last), withdrawn: false }
    }
}

/// Works out what the absences lead to.
pub(crate) async fn draw(hall: &Hall, fallout: &Fallout) -> Result<Drawn, Trouble> {
    let absences = fallout.absences.iter().map(Absence::noted).collect();
    draw_noted(hall, (&fallout.city, &fallout.order), fallout.base.as_deref(), absences).await
}

/// Works out what absences that are noted or withdrawn lead to.
pub(crate) async fn draw_noted(
    hall: &Hall,
    order: (&str, &str),
    base: Option<&str>,
    absences: Vec<Noted>,
) -> Result<Drawn, Trouble> {
    let start = Start::read(hall, order, base).await?;
    let work = tokio::task::spawn_blocking(move || work(start, &absences));
    work.await.map_err(|e| Fault::Broken(e.to_string()))?
}

fn work(start: Start, absences: &[Noted]) -> Result<Drawn, Trouble> {
    let people = without(&start, absences)?;
    let effect = start.counted(&people, |_| true);
    let Start { town, signed, base, before, ledger, from } = start;
    let ordered = effect.as_ref().unwrap_or(&signed.effect);
    let mut settings = before.settings.clone();
    // Whoever is absent cannot be held to a day that was fixed.
    settings.pins.retain(|pin| {
        let of = |a: &Noted| {
            !a.withdrawn && a.person == pin.person && a.days.0 <= pin.date && pin.date <= a.days.1
        };
        !absences.iter().any(of)
    });
    let ground = (&*before, from, ledger.as_slice());
    let Repair { roster: whole, changes } = repair(&town.city, &people, ordered, settings, ground);
    let units: Vec<_> = fresh(&whole, Some(&before)).into_iter().cloned().collect();
    let new = |unit: &balai_core::arrange::UnitRoster, open: &Uncovered| {
        before.units.iter().find(|u| u.unit == unit.unit).is_none_or(|old| !old.uncovered.contains(open))
    };
    let open =
        units.iter().flat_map(|u| u.uncovered.iter().filter(|open| new(u, open)).map(|open| (u.unit, *open)));
    let open = open.collect();
    let changed = Roster { units, ..whole.clone() };
    let mut findings = audit(&town.city, &people, ordered, (&changed, Some(from)));
    findings.retain(|finding| finding.code != CENSUS);
    sort(&mut findings);
    let mended = Mended { base, from, changes, open, findings, people, effect };
    Ok(Drawn { mended, whole, before, town, signed })
}

/// The people of the town with the absences; everything that is wrong with the list is told at once.
fn without(start: &Start, absences: &[Noted]) -> Result<Vec<Person>, Trouble> {
    let mut faults: Vec<Text> = vec![];
    if absences.is_empty() || absences.len() > MOST_ABSENCES {
        let n = absences.len();
        faults.push(say!(
            "sebut 1 sampai {MOST_ABSENCES} halangan; ada {n}",
            "name 1 to {MOST_ABSENCES} absences; there are {n}"
        ));
    }
    let mut people = start.town.people.clone();
    let place: HashMap<String, usize> = people.iter().enumerate().map(|(i, p)| (p.id.clone(), i)).collect();
    for absence in absences.iter().take(MOST_ABSENCES) {
        let Noted { person: id, days: (first, last), withdrawn } = absence;
        if let Err(Trouble::Unfit(text)) = span(*first, *last) {
            let Text { id: said, en } = text;
            faults.push(say!("{id}: {said}", "{id}: {en}"));
        }
        let Some(person) = place.get(id).and_then(|at| people.get_mut(*at)) else {
            faults.push(say!("tidak ada pegawai {id}", "there is no person {id}"));
            continue;
        };
        let at = person.away.iter().rposition(|span| *span == (*first, *last));
        match at {
            Some(at) if *withdrawn => {
                person.away.remove(at);
            }
            None if !withdrawn => person.away.push((*first, *last)),
            _ => {}
        }
    }
    if faults.is_empty() { Ok(people) } else { Err(Trouble::Unfit(told(&faults))) }
}

/// The faults of a list in one text.
fn told(faults: &[Text]) -> Text {
    let join =
        |part: fn(&Text) -> &str| faults.iter().take(MOST_TOLD).map(part).collect::<Vec<_>>().join("; ");
    let (id, en) = (join(|t| &t.id), join(|t| &t.en));
    match faults.len().saturating_sub(MOST_TOLD) {
        0 => say!("{id}", "{en}"),
        more => say!("{id}; dan {more} lagi", "{en}; and {more} more"),
    }
}
