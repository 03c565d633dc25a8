//! Can this order be signed? Every unit, person, day and service of the city is enumerated, so a
//! gap or a clash is found by looking at every case and is shown with a witness.
//!
//! Asked by the command line, the editor and the acts. It never repairs an order and never knows
//! of rosters: whether posts fit under a quota is counted, not planned.

mod closure;
mod duty;
mod example;
mod exempt;
mod floor;
mod form;
mod higher;
mod mode;
mod owed;
mod post;
mod quota;
mod service;
mod table;
mod time;
mod trouble;
mod turns;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::effect::{ClauseIx, ClauseLine, Effect};
use super::select::{Names, Resolved};
use super::tree::*;
use crate::city::{City, Person, PersonIx, UnitIx};
use crate::diagnostic::{self, Code, Finding, Level, Source, Span};
use crate::say;

/// Days for which an open-ended order is enumerated.
pub const OPEN_DAYS: i64 = 14;
const OPEN_DAYS_AFTER_FIRST: i64 = OPEN_DAYS - 1;

/// Most days that are enumerated; a longer order is read to here and a note says so.
pub const MOST_DAYS: usize = 92;

/// What checking gives.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What the order gives; present even beside errors, as far as it could be worked out.
    pub effect: Effect,
    /// All findings, worst first.
    pub findings: Vec<Finding>,
}

/// A clause with everything it inherits from the clauses around it.
pub struct Flat<'a> {
    /// Position in [`Effect::clauses`].
    pub ix: ClauseIx,
    /// The label as written.
    pub label: &'a Sp<Label>,
    /// "Diktum KEDUA huruf b".
    pub cite: String,
    /// True if `kecuali` stands before its own selector.
    pub exception: bool,
    /// 0 for base rules, one more for each `kecuali` around it.
    pub tier: u32,
    /// Whom it speaks of, within the scope of the order; `None`: everyone.
    pub who: Option<Resolved>,
    /// The same without the scope.
    pub own: Option<Resolved>,
    /// The same as written.
    pub select: Option<&'a Sp<Select>>,
    /// Days of the order on which it speaks.
    pub on: Vec<bool>,
    /// Its rules.
    pub rules: Vec<(&'a Rule, Span)>,
}

/// Everything the parts of the check need.
pub struct Case<'a> {
    pub order: &'a Order,
    pub source: &'a str,
    pub city: &'a City,
    pub people: &'a [Person],
    /// People of each unit.
    pub staff: Vec<Vec<PersonIx>>,
    pub days: Vec<Date>,
    pub names: Names<'a>,
    /// Whom the order addresses; `None`: everyone.
    pub scope: Option<Resolved>,
    pub clauses: Vec<Flat<'a>>,
    pub precedence: Vec<(ClauseIx, ClauseIx)>,
    /// The order whose facts hold instead of this one's: the lower order that it is compared with.
    pub facts_of: Option<&'a Order>,
    /// What the parser could not read.
    pub unread: Unread,
    pub findings: Vec<Finding>,
}

/// Lines that the parser could not read and has told of: what they may have said is not told again.
#[derive(Default)]
pub struct Unread {
    /// First words of header lines.
    heads: Vec<String>,
    /// True if a clause or a line of a clause is among them: then gaps and examples cannot be judged.
    pub clauses: bool,
}

impl Unread {
    fn of(order: &Order) -> Self {
        let mut found = Self::default();
        for line in &order.items {
            match &line.item {
                Item::Broken(text) => {
                    let head = text.value.split_whitespace().next().unwrap_or_default();
                    found.clauses |= head.starts_with(char::is_uppercase);
                    found.heads.push(head.to_lowercase());
                }
                Item::Clause(clause) => found.clauses |= has_broken(clause),
                _ => {}
            }
        }
        found
    }

    /// True if a header line that begins so stands in the order but could not be read.
    pub fn head(&self, name: &str) -> bool {
        self.heads.iter().any(|h| Some(h.as_str()) == name.split(' ').next())
    }
}

fn has_broken(clause: &Clause) -> bool {
    clause.body.iter().any(|line| match &line.item {
        BodyItem::Broken(_) => true,
        BodyItem::Sub(sub) => has_broken(sub),
        BodyItem::Rule(_) => false,
    })
}

impl Case<'_> {
    /// A finding at a place of the order.
    pub fn finding(
        &self,
        code: u16,
        title: diagnostic::Text,
        span: Span,
        label: diagnostic::Text,
    ) -> Finding {
        Finding::new(Code(code), title).at(self.source, span, label)
    }

    pub fn unit_name(&self, unit: UnitIx) -> &str {
        &self.city.units[unit.at()].short
    }

    pub fn flat(&self, clause: ClauseIx) -> &Flat<'_> {
        &self.clauses[clause.0 as usize]
    }

    /// True if the order addresses this person.
    pub fn addresses(&self, person: PersonIx) -> bool {
        self.scope.as_ref().is_none_or(|scope| scope.holds(&self.people[person.at()]))
    }

    /// True if the order addresses someone of the unit.
    pub fn addresses_unit(&self, unit: UnitIx) -> bool {
        self.scope.as_ref().is_none_or(|scope| scope.reach(unit) != super::select::Reach::None)
    }

    /// True if the clause speaks of someone of the unit.
    pub fn touches(&self, clause: ClauseIx, unit: UnitIx) -> bool {
        let who = self.flat(clause).who.as_ref();
        who.is_none_or(|w| w.reach(unit) != super::select::Reach::None)
    }
}

/// Checks an order against a city and its people. `others` are the earlier orders of the city, for
/// relations. Findings of the parser are not repeated here.
#[must_use]
pub fn check(order: &Order, source: &Source, city: &City, people: &[Person], others: &[&Order]) -> Checked {
    // An amending order is read with what it leaves standing of the order it amends.
    let whole = super::amend::whole(order, others);
    let mut case = case(whole.as_ref().unwrap_or(order), &source.name, city, people);
    time::check(&mut case, others);
    time::amendments(&mut case, order, others);
    form::check(&mut case);
    table::check(&mut case);
    let (order, days, staff) = (case.order, case.days.clone(), case.staff.clone());
    let (effect, above) = rayon::join(
        || enumerate(&mut case),
        || higher::above(order, (&days, &staff), (city, people), others),
    );
    higher::check(&mut case, &effect, &above);
    let mut findings = std::mem::take(&mut case.findings);
    if findings.iter().any(|f| f.code == Code(215)) {
        // The choice is misspelled: that its sets are not defined follows from it.
        findings.retain(|f| f.code != Code(213));
    }
    form::accept(&case, &mut findings);
    diagnostic::sort(&mut findings);
    // A set that several clauses use is resolved for each of them.
    findings.dedup_by(|a, b| a.code == b.code && a.at == b.at && a.title == b.title);
    Checked { effect, findings }
}

/// What the order gives everyone on each of its days; what does not hold together is reported.
fn enumerate(case: &mut Case<'_>) -> Effect {
    let mut effect = empty_effect(case);
    mode::enumerate(case, &mut effect);
    floor::enumerate(case, &mut effect);
    turns::enumerate(case, &mut effect);
    service::enumerate(case, &mut effect);
    duty::enumerate(case, &mut effect);
    post::check(case, &effect);
    example::check(case, &effect);
    effect
}

/// An order of another rank in a city.
pub(super) struct Under<'a> {
    case: Case<'a>,
    /// True if it rests on a circumstance that is not set for this city.
    pub unset: bool,
}

impl Under<'_> {
    /// Where it has people work on the days asked for.
    pub fn effect(mut self) -> Effect {
        let mut effect = empty_effect(&self.case);
        mode::enumerate(&mut self.case, &mut effect);
        floor::enumerate(&mut self.case, &mut effect);
        effect
    }
}

/// Reads an order for a city on some days, with the dated facts of `facts_of`: of the lower order that
/// it is held against. What it names and this city does not have selects nobody; that is told where it
/// is checked.
pub(super) fn under<'a>(
    order: &'a Order,
    (facts_of, on): (&'a Order, Vec<Date>),
    city: &'a City,
    people: &'a [Person],
) -> Under<'a> {
    let mut case = case_on(order, (Some(facts_of), on), "", city, people);
    case.findings.clear();
    table::check(&mut case);
    let unset = case.findings.iter().any(|f| [Code(219), Code(220)].contains(&f.code));
    Under { case, unset }
}

/// Resolves names, clauses and days of an order in a city; what is not known is reported.
pub fn case<'a>(order: &'a Order, source: &'a str, city: &'a City, people: &'a [Person]) -> Case<'a> {
    case_on(order, (None, days(order)), source, city, people)
}

/// The same on some days, and with the dated facts of another order: of the lower one that it is
/// held against.
fn case_on<'a>(
    order: &'a Order,
    (facts_of, days): (Option<&'a Order>, Vec<Date>),
    source: &'a str,
    city: &'a City,
    people: &'a [Person],
) -> Case<'a> {
    let mut staff = vec![Vec::new(); city.units.len()];
    for (i, person) in people.iter().enumerate() {
        staff[person.unit.at()].push(PersonIx::of(i));
    }
    let names = Names::new(order, source, city, people).held_against(order, facts_of);
    let mut findings = Vec::new();
    let mut clauses = Vec::new();
    let scope = order.scope().map(|who| names.scope(who, &mut findings));
    for line in &order.items {
        if let Item::Clause(clause) = &line.item {
            let on = vec![true; days.len()];
            let around = Around { who: scope.as_ref(), own: None, select: order.scope(), tier: 0, on: &on };
            flatten(clause, around, (&names, &days, facts_of.unwrap_or(order)), &mut clauses, &mut findings);
        }
    }
    let mut case = Case {
        order,
        source,
        city,
        people,
        staff,
        days,
        names,
        scope,
        clauses,
        precedence: Vec::new(),
        facts_of,
        unread: Unread::of(order),
        findings,
    };
    precedence(&mut case);
    case
}

/// What a clause hands down to the clauses inside it.
#[derive(Clone, Copy)]
struct Around<'a, 'r> {
    who: Option<&'r Resolved>,
    own: Option<&'r Resolved>,
    select: Option<&'a Sp<Select>>,
    tier: u32,
    on: &'r [bool],
}

/// Whom a clause names among those it may speak of.
fn within(outer: Option<&Resolved>, own: Option<Resolved>) -> Option<Resolved> {
    match (outer.cloned(), own) {
        (Some(outer), Some(own)) => Some(Resolved::Both(Box::new(outer), Box::new(own))),
        (outer, own) => own.or(outer),
    }
}

fn flatten<'a>(
    clause: &'a Clause,
    around: Around<'a, '_>,
    (names, days, facts): (&Names<'a>, &[Date], &Order),
    all: &mut Vec<Flat<'a>>,
    findings: &mut Vec<Finding>,
) {
    let said = clause.who.as_ref().map(|s| names.resolve(s, findings));
    let (who, own) = (within(around.who, said.clone()), within(around.own, said));
    let select = clause.who.as_ref().or(around.select);
    let tier = around.tier + u32::from(clause.exception);
    let when = clause.when.as_ref().map(|w| &w.value);
    let on: Vec<bool> =
        days.iter().zip(around.on).map(|(d, on)| *on && when.is_none_or(|w| w.holds(*d))).collect();
    let on: Vec<bool> = days
        .iter()
        .zip(on)
        .map(|(d, on)| on && clause.under.iter().all(|f| table::holds(facts, f, *d)))
        .collect();
    let at = all.len();
    all.push(Flat {
        ix: ClauseIx(u16::try_from(at).unwrap_or(u16::MAX)),
        label: &clause.label,
        cite: clause.label.value.cite(),
        exception: clause.exception,
        tier,
        who: who.clone(),
        own: own.clone(),
        select,
        on: on.clone(),
        rules: Vec::new(),
    });
    for line in &clause.body {
        match &line.item {
            BodyItem::Rule(rule) => all[at].rules.push((rule, line.span)),
            BodyItem::Sub(sub) => {
                let inside = Around { who: who.as_ref(), own: own.as_ref(), select, tier, on: &on };
                flatten(sub, inside, (names, days, facts), all, findings);
            }
            BodyItem::Broken(_) => {}
        }
    }
}

/// `KETIGA mengalahkan KEDUA`, as positions.
fn precedence(case: &mut Case<'_>) {
    let order = case.order;
    for line in &order.items {
        let Item::Precedence(p) = &line.item else { continue };
        let find = |l: &Label| case.clauses.iter().find(|f| f.label.value == *l).map(|f| f.ix);
        match (find(&p.over.value), find(&p.under.value)) {
            (Some(over), Some(under)) => case.precedence.push((over, under)),
            (over, _) => {
                let missing = if over.is_none() { &p.over } else { &p.under };
                let label = missing.value.cite();
                let there: Vec<&str> = case.clauses.iter().map(|f| f.cite.as_str()).collect();
                let there = there.join(", ");
                let finding = case
                    .finding(
                        107,
                        say!("{label} tidak ada dalam perintah ini", "there is no {label} in this order"),
                        missing.span,
                        say!("dirujuk di sini", "cited here"),
                    )
                    .help(say!("yang ada: {there}", "there are: {there}"));
                case.findings.push(finding);
            }
        }
    }
}

/// The days an order holds, in order, without doubles.
fn days(order: &Order) -> Vec<Date> {
    let mut all = Vec::new();
    for line in &order.items {
        let Item::Validity(periods) = &line.item else { continue };
        for period in periods {
            let p = &period.value;
            let first = p.from.date();
            let last = match p.until {
                Until::Day(day) => day,
                _ => first.saturating_add(OPEN_DAYS_AFTER_FIRST.days()),
            };
            let on = |d: &Date| p.weekdays.is_none_or(|w| w[crate::city::weekday_index(d.weekday())]);
            let span = first.series(1.day()).take_while(|d| *d <= last).filter(on);
            all.extend(span.take(MOST_DAYS));
        }
    }
    all.sort_unstable();
    all.dedup();
    all.truncate(MOST_DAYS);
    all
}

fn empty_effect(case: &Case<'_>) -> Effect {
    let (units, days) = (case.city.units.len(), case.days.len());
    Effect {
        order: case.order.id.clone(),
        days: case.days.clone(),
        clauses: case
            .clauses
            .iter()
            .map(|f| ClauseLine { label: f.cite.clone(), span: f.label.span })
            .collect(),
        people: case.people.len(),
        units,
        standing: vec![None; case.people.len() * days],
        quotas: Vec::new(),
        unit_quota: vec![None; units * days],
        closed: vec![None; units * days],
        picket: vec![None; units * days],
        services: Vec::new(),
        duties: Vec::new(),
        powers: Vec::new(),
        floors: Vec::new(),
        rotations: Vec::new(),
        hours: Vec::new(),
        programmes: None,
    }
}

pub(super) use example::words as standard_words;
pub use exempt::{Exempt, Lifted, exemptions};
pub(super) use floor::is_floor;
pub use owed::{Owed, owed};

/// Level of a finding that was accepted in the order: it is still shown, as a note.
pub(super) const ACCEPTED: Level = Level::Note;
