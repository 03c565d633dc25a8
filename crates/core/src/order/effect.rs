//! What an order gives: every unit, person, day and service of a city, enumerated.
//!
//! Letters, notices, rosters and reports are derived from this value; each part of it names the
//! clause it comes from.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::tree::{
    Base, Bound, DutyKind, Force, Frequency, HoursRule, RotationKind, Rounding, Where, Window,
};
use crate::city::{PersonIx, ServiceIx, UnitIx};
use crate::diagnostic::{Lang, Span, Text, percent};

/// Position of a clause in [`Effect::clauses`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClauseIx(pub u16);

/// Position of a quota in [`Effect::quotas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuotaIx(pub u32);

/// A clause as others cite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseLine {
    /// "Diktum KEDUA huruf b", "Butir 2"; the same in both languages, as a lawyer cites it.
    pub label: String,
    /// Where it stands in the order's text.
    pub span: Span,
}

/// What the order says of where one person works on one day, before any roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standard {
    /// At home.
    Home,
    /// On site or in the field, everyone.
    OnSite,
    /// On site or in the field within the unit's quota, the rest at home.
    Quota(QuotaIx),
    /// The head of the unit decides by turns; no number is given.
    HeadDecides,
    /// Anywhere.
    Anywhere,
}

/// The standard of one person and day, and the clause it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Standing {
    /// What holds.
    pub standard: Standard,
    /// Where (only the places a quota or an on-site rule allows).
    pub place: Where,
    /// The clause.
    pub clause: ClauseIx,
}

/// The quota of one unit on one day, worked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// Unit.
    pub unit: UnitIx,
    /// Position of the day in [`Effect::days`].
    pub day: usize,
    /// True if the written number speaks of those at home, false if of those on site.
    pub of_home: bool,
    /// Direction as written.
    pub bound: Bound,
    /// Written percentage in hundredths of a percent; `None` if a head count is written.
    pub percent: Option<u32>,
    /// What the percentage is taken of.
    pub base: Base,
    /// Head count of the base.
    pub base_count: u32,
    /// How it was rounded.
    pub rounding: Rounding,
    /// The written number as people: of those at home if `of_home`.
    pub count: u32,
    /// At most so many may be on site or in the field.
    pub on_site_max: u32,
    /// At least so many must be on site or in the field.
    pub on_site_min: u32,
    /// The clause.
    pub clause: ClauseIx,
}

impl Quota {
    /// The arithmetic in words: "25% × 412 = 103,00 → 103".
    #[must_use]
    pub fn arithmetic(&self) -> Text {
        Text { id: self.arithmetic_in(Lang::Id), en: self.arithmetic_in(Lang::En) }
    }

    fn arithmetic_in(&self, lang: Lang) -> String {
        let (side, stays) = match lang {
            Lang::Id => ("di rumah", "di kantor atau lapangan"),
            Lang::En => ("at home", "on site or in the field"),
        };
        let Some(p) = self.percent else {
            return format!("{}", self.count);
        };
        let product = u64::from(p) * u64::from(self.base_count);
        let (whole, rest) = (product / 10_000, product % 10_000 / 100);
        let mark = if lang == Lang::Id { ',' } else { '.' };
        let mut line =
            format!("{} × {} = {whole}{mark}{rest:02} → {}", percent(p, lang), self.base_count, self.count);
        if self.of_home {
            let rest = self.base_count.saturating_sub(self.count);
            line += &format!(" {side}; {} − {} = {rest} {stays}", self.base_count, self.count);
        }
        line
    }
}

/// Picket officers of one unit on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picket {
    /// How many.
    pub people: u32,
    /// Where, if said: on site counts in the quota.
    pub place: Option<Where>,
    /// The clause.
    pub clause: ClauseIx,
}

/// How a service stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Berjalan: as on any day.
    Open,
    /// Buka terbatas: with limited staff.
    Limited,
    /// Pindah: at another place.
    Moved,
    /// Daring: online only.
    Online,
    /// Tutup.
    Closed,
}

impl Channel {
    /// The word in tables: `buka`, `terbatas`, `pindah`, `daring`, `tutup`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "buka",
            Self::Limited => "terbatas",
            Self::Moved => "pindah",
            Self::Online => "daring",
            Self::Closed => "tutup",
        }
    }

    /// The word in both languages.
    #[must_use]
    pub fn words(self) -> Text {
        let english = match self {
            Self::Open => "open",
            Self::Limited => "limited",
            Self::Moved => "moved",
            Self::Online => "online",
            Self::Closed => "closed",
        };
        Text::fixed(self.word(), english)
    }
}

/// How one service stands on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceDay {
    /// Service.
    pub service: ServiceIx,
    /// Position of the day in [`Effect::days`].
    pub day: usize,
    /// How it stands.
    pub channel: Channel,
    /// Where one goes or writes: address of the counter, the other place, the online channel.
    pub place: String,
    /// Hours, in words; empty if nobody said.
    pub hours: String,
    /// Applications a day, if the order limits them.
    pub quota: Option<u32>,
    /// True if no clause names the service and its state only follows from its unit's.
    pub inferred: bool,
    /// The clause that names it, or the clause that its unit's state comes from.
    pub clause: ClauseIx,
}

/// A duty as an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The clause.
    pub clause: ClauseIx,
    /// Kind.
    pub kind: DutyKind,
    /// How strongly.
    pub force: Force,
    /// Who has it, in words.
    pub who: Text,
    /// What, in words.
    pub what: Text,
    /// How often.
    pub frequency: Frequency,
    /// At these times.
    pub times: Vec<Window>,
    /// Before this time of the day, if given.
    pub before: Option<Time>,
    /// That time lies on the day after.
    pub next_day: bool,
    /// To be answered within so many minutes.
    pub within: Option<u32>,
    /// By this day, if given.
    pub by: Option<Date>,
    /// To whom, if given.
    pub receiver: Option<String>,
    /// Through which channels.
    pub through: Vec<String>,
    /// With what evidence.
    pub evidence: Option<String>,
    /// What is tolerated, or excepted.
    pub except: Option<String>,
    /// Or else what, mildest first.
    pub otherwise: Vec<String>,
}

/// A conditional power as an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Power {
    /// The clause.
    pub clause: ClauseIx,
    /// Who may decide.
    pub actor: Text,
    /// What.
    pub act: Text,
    /// When, in words; says so if the order gives no threshold.
    pub when: Option<Text>,
}

/// At least so many of some people of a unit have to be on site, whatever else holds for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Unit.
    pub unit: UnitIx,
    /// Position of the day in [`Effect::days`].
    pub day: usize,
    /// Those the floor counts.
    pub people: Vec<PersonIx>,
    /// How many of them.
    pub min: u32,
    /// The clause.
    pub clause: ClauseIx,
}

/// A pattern of turns and the units whose people take them so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turns {
    /// The clause.
    pub clause: ClauseIx,
    /// The pattern.
    pub kind: RotationKind,
    /// Units of which it speaks, whole or in part.
    pub units: Vec<UnitIx>,
}

/// Everything an order gives to a city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// [`super::Order::id`].
    pub order: String,
    /// The days it holds, in order. An open-ended order is enumerated for 14 days.
    pub days: Vec<Date>,
    /// Its clauses.
    pub clauses: Vec<ClauseLine>,
    /// Number of people it was enumerated over.
    pub people: usize,
    /// Number of units.
    pub units: usize,
    /// Standing of each person and day: `person * days.len() + day`. `None`: no clause covers it (an error).
    pub standing: Vec<Option<Standing>>,
    /// All quotas.
    pub quotas: Vec<Quota>,
    /// Quota of each unit and day: `unit * days.len() + day`.
    pub unit_quota: Vec<Option<QuotaIx>>,
    /// Clause that closes the unit's office that day, if one does.
    pub closed: Vec<Option<ClauseIx>>,
    /// Picket of each unit and day.
    pub picket: Vec<Option<Picket>>,
    /// Services: `service * days.len() + day`.
    pub services: Vec<ServiceDay>,
    /// Duties.
    pub duties: Vec<Duty>,
    /// Powers.
    pub powers: Vec<Power>,
    /// Floors for some people of a unit, beside the quotas.
    pub floors: Vec<Floor>,
    /// Patterns of turns.
    pub rotations: Vec<Turns>,
    /// Working hours other than the ordinary ones, with their clause.
    pub hours: Vec<(ClauseIx, HoursRule)>,
    /// Clause that keeps priority programmes going, if one does.
    pub programmes: Option<ClauseIx>,
}

impl Effect {
    /// Standing of a person on a day.
    #[must_use]
    pub fn of(&self, person: PersonIx, day: usize) -> Option<Standing> {
        self.standing[person.at() * self.days.len() + day]
    }

    /// Quota of a unit on a day.
    #[must_use]
    pub fn quota(&self, unit: UnitIx, day: usize) -> Option<&Quota> {
        self.unit_quota[unit.at() * self.days.len() + day].map(|q| &self.quotas[q.0 as usize])
    }

    /// Clause that closes a unit's office on a day.
    #[must_use]
    pub fn closed(&self, unit: UnitIx, day: usize) -> Option<ClauseIx> {
        self.closed[unit.at() * self.days.len() + day]
    }

    /// Picket of a unit on a day.
    #[must_use]
    pub fn picket(&self, unit: UnitIx, day: usize) -> Option<Picket> {
        self.picket[unit.at() * self.days.len() + day]
    }

    /// State of a service on a day.
    #[must_use]
    pub fn service(&self, service: ServiceIx, day: usize) -> &ServiceDay {
        &self.services[service.at() * self.days.len() + day]
    }

    /// Label of a clause; empty where an order has no clause at all.
    #[must_use]
    pub fn label(&self, clause: ClauseIx) -> &str {
        self.clauses.get(clause.0 as usize).map_or("", |c| &c.label)
    }

    /// Position of a date, if the order holds on it.
    #[must_use]
    pub fn day(&self, date: Date) -> Option<usize> {
        self.days.binary_search(&date).ok()
    }
}
