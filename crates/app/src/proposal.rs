//! What a published roster would become: steps taken on it by hand, and everything they lead to.
//!
//! Asked by the acts that propose and publish, so that what is published is what was shown. It
//! writes nothing and keeps nothing: a proposal is its base and its steps.

use std::sync::Arc;

use balai_core::arrange::{
    Cell, Change, Conflict, Duty, Ground, Mode, Pin, Roster, Settings, UnitRoster, arrange, audit, changes,
    conflict,
};
use balai_core::city::{City, Person, PersonIx, UnitIx};
use balai_core::diagnostic::Finding;
use balai_core::order::Effect;
use balai_core::say;
use balai_store::Fault;
use balai_store::arrange::RosterHead;
use jiff::civil::Date;

use crate::rosters::no_roster;
use crate::start::{CENSUS, Start, span};
use crate::{Hall, SignedOrder, Town, Trouble};

/// Most steps of one proposal.
pub const MOST_STEPS: usize = 40;

/// One thing that someone changes on a roster.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Fixes what someone does on a day.
    Pin(Pin),
    /// Lets a day of someone free again.
    Unpin(String, Date),
    /// Someone is not available, from a day to a day. No cause.
    Absent(String, Date, Date),
    /// An absence that was noted does not hold any more: who, first day, last day.
    Present(String, Date, Date),
    /// Two people exchange what they do on a day.
    Swap(String, String, Date),
}

/// What to change on which roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterWish {
    /// City slug.
    pub city: String,
    /// Order id.
    pub order: String,
    /// Unit slug.
    pub unit: String,
    /// Id of the roster that is changed; `None`: the newest.
    pub base: Option<String>,
    /// In the order they were taken.
    pub steps: Vec<Step>,
}

/// The roster of a unit as it would be, and what has to be said of it.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The roster that is changed.
    pub base: RosterHead,
    /// The unit in it.
    pub parent: UnitRoster,
    /// The unit as it would be.
    pub roster: UnitRoster,
    /// First day that can be changed.
    pub from: Date,
    /// What is published otherwise, with the reasons.
    pub changes: Vec<Change>,
    /// What the audit says of the unit, worst first.
    pub findings: Vec<Finding>,
    /// Days fixed by hand that the rules do not allow.
    pub unkept: Vec<Pin>,
    /// Days with open posts of which it can be said why.
    pub conflicts: Vec<(usize, Conflict)>,
    /// Days fixed by hand, those of the base and those of the steps.
    pub settings: Settings,
    pub(crate) people: Option<Vec<Person>>,
    pub(crate) effect: Option<Effect>,
}

impl Proposal {
    /// The people of the town, with the absences of the proposal.
    #[must_use]
    pub fn people<'a>(&'a self, town: &'a Town) -> &'a [Person] {
        self.people.as_deref().unwrap_or(&town.people)
    }

    /// What the order gives with these absences.
    #[must_use]
    pub fn effect<'a>(&'a self, signed: &'a SignedOrder) -> &'a Effect {
        self.effect.as_ref().unwrap_or(&signed.effect)
    }
}

/// A proposal with the whole roster it is a part of.
pub(crate) struct Drawn {
    pub proposal: Proposal,
    pub whole: Roster,
    pub before: Arc<Roster>,
    pub town: Arc<Town>,
    pub signed: Arc<SignedOrder>,
}

/// Works a wish out.
pub(crate) async fn draw(hall: &Hall, wish: RosterWish) -> Result<Drawn, Trouble> {
    let start = Start::read(hall, (&wish.city, &wish.order), wish.base.as_deref()).await?;
    let unit = start.town.city.unit(&wish.unit).ok_or_else(|| no_roster(&wish.order))?;
    let work = tokio::task::spawn_blocking(move || {
        let (proposal, whole) = Desk { start: &start, unit }.work(&wish.steps)?;
        let Start { before, town, signed, .. } = start;
        Ok(Drawn { proposal, whole, before, town, signed })
    });
    work.await.map_err(|e| Fault::Broken(e.to_string()))?
}

/// What a wish is worked out from.
struct Desk<'a> {
    start: &'a Start,
    unit: UnitIx,
}

impl Desk<'_> {
    fn work(&self, steps: &[Step]) -> Result<(Proposal, Roster), Trouble> {
        let Start { town, signed, base, before, ledger, from } = self.start;
        let parent = before.units.iter().find(|u| u.unit == self.unit);
        let parent = parent.ok_or_else(|| no_roster(&base.order))?.clone();
        let (settings, people) = self.applied(&parent, steps)?;
        let effect = people.as_ref().and_then(|all| self.start.counted(all, |unit| unit == self.unit));
        let all = people.as_deref().unwrap_or(&town.people);
        let ordered = effect.as_ref().unwrap_or(&signed.effect);
        let ground = Ground { parent: Some(before), from: Some(*from), ledger, units: Some(&[self.unit]) };
        let whole = arrange(&town.city, all, ordered, settings.clone(), ground);
        let roster = whole.units.iter().find(|u| u.unit == self.unit).cloned();
        let roster = roster.ok_or_else(|| no_roster(&base.order))?;
        let changes = changes(&town.city, all, ordered, (before, &whole));
        let alone = Roster { units: vec![roster.clone()], ..head_of(&whole) };
        let mut findings = audit(&town.city, all, ordered, (&alone, Some(*from)));
        findings.retain(|finding| finding.code != CENSUS);
        balai_core::diagnostic::sort(&mut findings);
        let open: std::collections::BTreeSet<usize> = roster.uncovered.iter().map(|u| u.day).collect();
        let told = |day: usize| Some((day, conflict((&town.city, all, ordered), &roster, day)?));
        let conflicts = open.into_iter().filter_map(told).collect();
        let fixed = settings.pins.iter().filter(|pin| pin.date >= *from);
        let unkept = fixed.filter(|pin| !self.keeps(&roster, pin)).cloned().collect();
        let proposal = Proposal {
            base: base.clone(),
            parent,
            roster,
            from: *from,
            changes,
            findings,
            unkept,
            conflicts,
            settings,
            people,
            effect,
        };
        Ok((proposal, whole))
    }

    /// Settings and people after the steps; people only if someone is absent.
    fn applied(
        &self,
        parent: &UnitRoster,
        steps: &[Step],
    ) -> Result<(Settings, Option<Vec<Person>>), Trouble> {
        if steps.len() > MOST_STEPS {
            return Err(Trouble::Unfit(say!(
                "satu usulan paling banyak {MOST_STEPS} langkah; terbitkan dahulu yang sudah ada",
                "a proposal has at most {MOST_STEPS} steps; publish what is there first"
            )));
        }
        let mut settings = self.start.before.settings.clone();
        let mut people: Option<Vec<Person>> = None;
        for step in steps {
            match step {
                Step::Pin(pin) => {
                    self.row(parent, &pin.person, pin.date)?;
                    fix(&mut settings, pin.clone());
                }
                Step::Unpin(person, date) => {
                    self.row(parent, person, *date)?;
                    settings.pins.retain(|pin| (&pin.person, &pin.date) != (person, date));
                }
                Step::Absent(person, first, last) => {
                    let row = self.row(parent, person, *first)?;
                    span(*first, *last)?;
                    settings.pins.retain(|p| p.person != *person || p.date < *first || p.date > *last);
                    let people = people.get_or_insert_with(|| self.start.town.people.clone());
                    if let Some(person) = people.get_mut(parent.people[row].at()) {
                        person.away.push((*first, *last));
                    }
                }
                Step::Present(person, first, last) => {
                    let row = self.row(parent, person, self.start.from.max(*first))?;
                    if !self.start.town.absences_of(person).any(|span| span == (*first, *last)) {
                        return Err(not_noted(*first, *last));
                    }
                    let people = people.get_or_insert_with(|| self.start.town.people.clone());
                    if let Some(person) = people.get_mut(parent.people[row].at()) {
                        let at = person.away.iter().rposition(|span| *span == (*first, *last));
                        at.map(|at| person.away.remove(at));
                    }
                }
                Step::Swap(one, other, date) => self.swap(parent, &mut settings, (one, other, *date))?,
            }
        }
        settings.pins.sort();
        Ok((settings, people))
    }

    fn swap(
        &self,
        parent: &UnitRoster,
        settings: &mut Settings,
        (one, other, date): (&str, &str, Date),
    ) -> Result<(), Trouble> {
        let duty = |id: &str| {
            let row = self.row(parent, id, date)?;
            let fixed = settings.pins.iter().find(|pin| pin.person == id && pin.date == date);
            let day = self.start.signed.effect.day(date).unwrap_or_default();
            let cell = parent.cell(row, day, self.start.before.days.len());
            let held = fixed.map(|pin| pin.duty.clone()).or_else(|| duty_of(&self.start.town.city, cell));
            held.ok_or_else(|| self.gone(parent.people[row], date))
        };
        let (ones, others) = (duty(one)?, duty(other)?);
        fix(settings, Pin { person: one.to_owned(), date, duty: others });
        fix(settings, Pin { person: other.to_owned(), date, duty: ones });
        Ok(())
    }

    /// Row of someone of this unit, on a day that can be changed.
    fn row(&self, parent: &UnitRoster, person: &str, date: Date) -> Result<usize, Trouble> {
        if self.start.signed.effect.day(date).is_none() || date < self.start.from {
            return Err(Trouble::Unfit(say!(
                "{date} sudah lewat atau di luar masa perintah; jadwalnya tidak dapat diubah",
                "{date} is past or outside the days of the order; its roster cannot be changed"
            )));
        }
        let named = |ix: &PersonIx| self.start.town.people.get(ix.at()).is_some_and(|p| p.id == person);
        parent.people.iter().position(named).ok_or_else(|| {
            Trouble::Unfit(say!("{person} tidak ada di unit ini", "{person} is not in this unit"))
        })
    }

    fn gone(&self, person: PersonIx, date: Date) -> Trouble {
        let name = self.start.town.people.get(person.at()).map_or("", |p| p.name.as_str());
        Trouble::Unfit(say!(
            "{name} tidak tersedia pada {date}, jadi tidak dapat bertukar",
            "{name} is not available on {date} and cannot swap"
        ))
    }

    fn keeps(&self, roster: &UnitRoster, pin: &Pin) -> bool {
        let named = |ix: &PersonIx| self.start.town.people.get(ix.at()).is_some_and(|p| p.id == pin.person);
        let row = roster.people.iter().position(named);
        let Some((row, day)) = row.zip(self.start.signed.effect.day(pin.date)) else { return true };
        let cell = roster.cell(row, day, self.start.before.days.len());
        match &pin.duty {
            Duty::Home => !cell.mode.on_site(),
            Duty::Picket => cell.picket,
            Duty::Site | Duty::Post(_) => duty_of(&self.start.town.city, Cell { picket: false, ..cell })
                .is_some_and(|held| held == pin.duty),
        }
    }
}

/// Fixes a day of someone, in the place of what was fixed before.
fn fix(settings: &mut Settings, pin: Pin) {
    settings.pins.retain(|p| (&p.person, p.date) != (&pin.person, pin.date));
    settings.pins.push(pin);
}

/// What a cell says someone does; `None` if they are not available.
fn duty_of(city: &City, cell: Cell) -> Option<Duty> {
    match (cell.post.and_then(|p| city.posts.get(p.at())), cell.mode) {
        (Some(post), _) => Some(Duty::Post(post.slug.clone())),
        (None, Mode::Away) => None,
        (None, _) if cell.picket => Some(Duty::Picket),
        (None, mode) => Some(if mode.on_site() { Duty::Site } else { Duty::Home }),
    }
}

fn head_of(whole: &Roster) -> Roster {
    let Roster { id, parent, order, city, settings, days, .. } = whole;
    Roster {
        id: id.clone(),
        parent: parent.clone(),
        order: order.clone(),
        city: city.clone(),
        settings: settings.clone(),
        days: days.clone(),
        units: vec![],
    }
}

fn not_noted(first: Date, last: Date) -> Trouble {
    Trouble::Unfit(say!(
        "tidak ada halangan {first} sampai {last} yang dicatat di balai; yang dari daftar pegawai diubah di sana",
        "no absence from {first} to {last} was noted in the hall; one of the staff list is changed there"
    ))
}
