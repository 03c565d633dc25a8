//! A city as the hall holds it: its data, its people, its signed orders with what they give.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use balai_core::city::{City, Person, PersonIx, UnitIx};
use balai_core::diagnostic::{Finding, Source, sort};
use balai_core::order::{
    Checked, Effect, Holding, Item, Order, Owed, RelationKind, check, holding, owed, parse,
};
use balai_core::report::letter::{Beside, Letter, letter};
use balai_core::report::outlook::{Outlook, outlook};
use balai_store::order::Instrument;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rayon::prelude::*;

/// A city with everything that pages and acts ask of it. Never changed: an act puts a new one in its place.
#[derive(Debug, Clone)]
pub struct Town {
    /// Its data.
    pub city: City,
    /// Its staff, by unit and number. Nobody has a NIK here, and no real person a NIP.
    pub people: Vec<Person>,
    /// Its signed orders, the earliest in force first.
    pub orders: Vec<Arc<SignedOrder>>,
    /// Hash of the files its data were imported from.
    pub package: String,
    /// True if the people are made up.
    pub sample: bool,
    units: Vec<Range<usize>>,
    /// Positions of the people in the order of their ids: each request asks who its caller is.
    by_id: Arc<[PersonIx]>,
    absences: Vec<(String, Date, Date)>,
    /// Number of the last line of the journal when it was read: what is later may not be in it.
    pub(crate) line: i64,
    /// Orders of the ranks above, which hold here too.
    above: Arc<[Order]>,
}

/// An order that nobody has signed: what checking says of it, what it would give, its letter.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The text.
    pub source: Source,
    /// The tree, as far as the text can be read.
    pub order: Order,
    /// What it would give.
    pub effect: Effect,
    /// What reading and checking say, worst first.
    pub findings: Vec<Finding>,
    /// The letter, as a draft.
    pub letter: Letter,
    /// What it would change against what holds without it.
    pub outlook: Outlook,
}

/// A signed order with everything derived from its text.
#[derive(Debug, Clone)]
pub struct SignedOrder {
    /// The text that was signed.
    pub source: Source,
    /// SHA-256 of the text.
    pub sha256: String,
    /// Revision of the text that was signed, as the store counts.
    pub revision: i64,
    /// The tree.
    pub order: Order,
    /// What it gives.
    pub effect: Effect,
    /// Whom its duties and working hours concern.
    pub owed: Owed,
    /// What the checker says, worst first. No errors: those are not signed.
    pub findings: Vec<Finding>,
    /// The letter.
    pub letter: Letter,
    /// First instant in force.
    pub from: DateTime,
    /// When it was recorded as signed.
    pub recorded_at: Timestamp,
    /// The order that took its place or ended it, and from when.
    pub superseded_by: Option<(String, DateTime)>,
}

impl SignedOrder {
    /// True if nothing has taken its place at that instant.
    fn stands(&self, at: DateTime) -> bool {
        self.superseded_by.as_ref().is_none_or(|(_, from)| *from > at)
    }
}

impl Town {
    /// A town without orders. People are put in order here.
    #[must_use]
    pub fn new(city: City, mut people: Vec<Person>, package: String, sample: bool) -> Self {
        people.sort_by(|a, b| (a.unit, &a.id).cmp(&(b.unit, &b.id)));
        let start = |unit: usize| people.partition_point(|p| p.unit.at() < unit);
        let units = (0..city.units.len()).map(|unit| start(unit)..start(unit + 1)).collect();
        let mut by_id: Vec<_> = (0..people.len()).map(PersonIx::of).collect();
        by_id.sort_by(|a, b| people[a.at()].id.cmp(&people[b.at()].id));
        let (orders, absences, above) = (Vec::new(), Vec::new(), Arc::default());
        Self { city, people, orders, package, sample, units, by_id: by_id.into(), above, absences, line: 0 }
    }

    /// Who has an id on the staff list.
    #[must_use]
    pub fn who(&self, id: &str) -> Option<PersonIx> {
        let at = self.by_id.binary_search_by(|ix| self.people[ix.at()].id.as_str().cmp(id)).ok()?;
        self.by_id.get(at).copied()
    }

    /// The person with an id.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(self.who(id)?.at())
    }

    /// The town with the absences that were noted in the hall; its people have them already.
    #[must_use]
    pub(crate) fn noting(mut self, absences: Vec<(String, Date, Date)>) -> Self {
        self.absences = absences;
        self
    }

    /// The absences of someone that were noted in the hall and stand: first and last day.
    pub fn absences_of(&self, person: &str) -> impl Iterator<Item = (Date, Date)> {
        self.absences.iter().filter(move |(id, ..)| id == person).map(|(_, first, last)| (*first, *last))
    }

    /// The town below orders of higher ranks.
    #[must_use]
    pub(crate) fn below(mut self, above: Arc<[Order]>) -> Self {
        self.above = above;
        self
    }

    /// What an order is checked against: the town's other orders and those of the ranks above.
    pub(crate) fn others(&self, id: &str) -> Vec<&Order> {
        let own = self.orders.iter().map(|signed| &signed.order).filter(|order| order.id != id);
        own.chain(self.above.iter()).collect()
    }

    /// Reads and checks a text that nobody has signed, and writes its letter; `now` by the clock on the wall.
    #[must_use]
    pub fn judge(&self, source: Source, site: &str, now: DateTime) -> Judged {
        let parsed = parse(&source);
        let others = self.others(&parsed.order.id);
        let Checked { effect, mut findings } =
            check(&parsed.order, &source, &self.city, &self.people, &others);
        findings.extend(parsed.findings);
        sort(&mut findings);
        let beside = Beside { effect: Some(&effect), site, others: &others };
        let letter = letter(&parsed.order, &source.text, &self.city, beside);
        let holds = |date| self.order_on(date).map(|signed| &signed.effect);
        let current = self.in_force(now).map(|signed| &signed.effect);
        let outlook = outlook(&self.city, &self.people, &effect, (&holds, current));
        Judged { source, order: parsed.order, effect, findings, letter, outlook }
    }

    /// The order of that id.
    #[must_use]
    pub fn order(&self, id: &str) -> Option<&Arc<SignedOrder>> {
        self.orders.iter().find(|o| o.order.id == id)
    }

    /// The order that holds at an instant of the city's clock: of those that have begun, that hold
    /// on the day and whose place nobody has taken, the one that began last.
    #[must_use]
    pub fn in_force(&self, at: DateTime) -> Option<&Arc<SignedOrder>> {
        self.orders.iter().rev().find(|o| o.from <= at && o.stands(at) && o.effect.day(at.date()).is_some())
    }

    /// The order that a page about a day speaks of: the one that holds at the end of that day.
    #[must_use]
    pub fn order_on(&self, date: Date) -> Option<&Arc<SignedOrder>> {
        self.in_force(date.at(23, 59, 59, 999_999_999))
    }

    /// The people of a unit, without those of the units below it.
    pub fn people_of(&self, unit: UnitIx) -> impl ExactSizeIterator<Item = PersonIx> + Clone + use<> {
        self.units.get(unit.at()).cloned().unwrap_or_default().map(PersonIx::of)
    }

    /// Which order holds for the people of a unit at an instant, from the nation down.
    #[must_use]
    pub fn holding(&self, unit: UnitIx, at: DateTime) -> Vec<Holding> {
        let own = self.orders.iter().map(|signed| &signed.order);
        let orders: Vec<&Order> = own.chain(self.above.iter()).collect();
        let who: Vec<PersonIx> = self.people_of(unit).collect();
        holding(&orders, (&self.city, &self.people), &who, at)
    }

    /// An order from above that holds here too.
    #[must_use]
    pub fn order_above(&self, id: &str) -> Option<&Order> {
        self.above.iter().find(|order| order.id == id)
    }

    /// What the clock on the wall of the city shows at an instant.
    #[must_use]
    pub fn wall(&self, now: &Zoned) -> DateTime {
        now.with_time_zone(self.zone()).datetime()
    }

    /// The zone of its clocks.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.city.zone).unwrap_or(TimeZone::UTC)
    }

    /// The town with these orders, their effects worked out side by side.
    pub(crate) fn with_orders(mut self, instruments: Vec<Instrument>, site: &str) -> Self {
        let parsed: Vec<_> = instruments.iter().map(|i| parse(&i.source)).collect();
        let trees: Vec<&Order> = parsed.iter().map(|p| &p.order).collect();
        let judged: Vec<_> = (0..trees.len())
            .into_par_iter()
            .map(|i| {
                let own = trees.iter().copied().filter(|other| other.id != trees[i].id);
                let others: Vec<_> = own.chain(self.above.iter()).collect();
                check(trees[i], &instruments[i].source, &self.city, &self.people, &others)
            })
            .collect();
        let others: Vec<&Order> = trees.iter().copied().chain(self.above.iter()).collect();
        let mut orders = Vec::new();
        for ((instrument, parsed), mut checked) in instruments.into_iter().zip(&parsed).zip(judged) {
            checked.findings.extend(parsed.findings.iter().cloned());
            let order = (parsed.order.clone(), others.as_slice());
            orders.push(Arc::new(self.signed(instrument, order, checked, site)));
        }
        self.orders.extend(orders);
        self.settle();
        self
    }

    /// The town with one order more, which was checked already.
    pub(crate) fn with_order(
        &self,
        instrument: Instrument,
        order: Order,
        checked: Checked,
        site: &str,
    ) -> Self {
        let mut town = self.clone();
        let others = self.others(&order.id);
        town.orders.push(Arc::new(self.signed(instrument, (order, &others), checked, site)));
        town.orders.sort_by(|a, b| (a.from, &a.order.id).cmp(&(b.from, &b.order.id)));
        town.settle();
        town
    }

    /// The order as it was signed; `others` are those it may speak of.
    fn signed(
        &self,
        instrument: Instrument,
        (order, others): (Order, &[&Order]),
        checked: Checked,
        site: &str,
    ) -> SignedOrder {
        let Checked { effect, mut findings } = checked;
        sort(&mut findings);
        let beside = Beside { effect: Some(&effect), site, others };
        let letter = letter(&order, &instrument.source.text, &self.city, beside).signed();
        let owed = owed(&order, &self.city, &self.people, others);
        let Instrument { source, sha256, revision, in_force_from: from, recorded_at, .. } = instrument;
        let superseded_by = None;
        SignedOrder {
            source,
            sha256,
            revision,
            order,
            effect,
            owed,
            findings,
            letter,
            from,
            recorded_at,
            superseded_by,
        }
    }

    /// Works out which order has taken the place of which.
    fn settle(&mut self) {
        let mut taken: HashMap<String, (String, DateTime)> = HashMap::new();
        for order in &self.orders {
            for target in ended_by(&order.order) {
                taken.entry(target.to_string()).or_insert_with(|| (order.order.id.clone(), order.from));
            }
        }
        for order in &mut self.orders {
            let by = taken.remove(&order.order.id);
            if order.superseded_by != by {
                Arc::make_mut(order).superseded_by = by;
            }
        }
    }
}

/// Ids of the orders that an order speaks of.
pub(crate) fn targets(order: &Order) -> impl Iterator<Item = &str> {
    order.items.iter().filter_map(|line| match &line.item {
        Item::Relation(relation) => Some(relation.target.value.as_str()),
        _ => None,
    })
}

/// Ids of the orders whose place an order takes, or which it ends.
fn ended_by(order: &Order) -> impl Iterator<Item = &str> {
    order.items.iter().filter_map(|line| match &line.item {
        Item::Relation(r) if r.clause.is_none() => match r.how {
            RelationKind::Supersedes | RelationKind::Ends => Some(r.target.value.as_str()),
            RelationKind::Confirms | RelationKind::Amends | RelationKind::Extends => None,
        },
        _ => None,
    })
}

/// The first instant an order is in force; `None` if it does not say.
pub(crate) fn in_force_from(order: &Order) -> Option<DateTime> {
    let periods = order.items.iter().filter_map(|line| match &line.item {
        Item::Validity(periods) => Some(periods),
        _ => None,
    });
    periods.flatten().map(|period| period.value.from).min()
}

/// The city an order names with `wilayah`.
pub(crate) fn city_of(order: &Order) -> Option<&str> {
    order.items.iter().find_map(|line| match &line.item {
        Item::City(slug) => Some(slug.value.as_str()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{FIRST, SECOND, city, order, people};

    fn instrument(id: &str, text: &str, from: DateTime) -> Instrument {
        let source = order(id, text);
        let recorded_at = jiff::Timestamp::UNIX_EPOCH;
        Instrument {
            id: id.into(),
            revision: 1,
            sha256: String::new(),
            source,
            in_force_from: from,
            recorded_at,
        }
    }

    /// The town with both orders; the second begins at noon of 2 July.
    fn town() -> Town {
        let first = instrument("mini-1", FIRST, date(2021, 6, 29).at(0, 0, 0, 0));
        let second = instrument("mini-2", SECOND, date(2021, 7, 2).at(12, 0, 0, 0));
        let town = Town::new(city(), people(), "x".into(), true);
        let mut town = town.with_orders(vec![first, second], "https://balai.test");
        for (order, start) in town.orders.iter_mut().zip([date(2021, 6, 29), date(2021, 7, 2)]) {
            let days = start.series(jiff::ToSpan::days(1)).take(7).collect();
            Arc::make_mut(order).effect.days = days;
        }
        town
    }

    #[test]
    fn the_order_that_holds() {
        let town = town();
        let cases = [
            (date(2021, 6, 28).at(23, 59, 0, 0), None, "before the first"),
            (date(2021, 6, 29).at(0, 0, 0, 0), Some("mini-1"), "its first instant"),
            (date(2021, 7, 2).at(11, 59, 59, 0), Some("mini-1"), "the second has not begun"),
            (date(2021, 7, 2).at(12, 0, 0, 0), Some("mini-2"), "the second takes its place"),
            (date(2021, 7, 4).at(9, 0, 0, 0), Some("mini-2"), "a day of both"),
            (date(2021, 7, 8).at(23, 59, 0, 0), Some("mini-2"), "its last day"),
            (date(2021, 7, 9).at(0, 0, 0, 0), None, "after the last"),
        ];
        for (at, expected, why) in cases {
            let found = town.in_force(at).map(|o| o.order.id.as_str());
            assert_eq!(found, expected, "{at}: {why}");
        }
        assert_eq!(town.order_on(date(2021, 7, 2)).map(|o| o.order.id.as_str()), Some("mini-2"));
        assert_eq!(town.order_on(date(2021, 7, 1)).map(|o| o.order.id.as_str()), Some("mini-1"));
    }

    #[test]
    fn an_order_that_was_superseded_does_not_come_back_when_its_successor_ends() {
        let mut town = town();
        Arc::make_mut(&mut town.orders[0]).effect.days.extend((9..20).map(|day| date(2021, 7, day)));
        assert!(town.in_force(date(2021, 7, 10).at(9, 0, 0, 0)).is_none());
        assert_eq!(town.orders[0].superseded_by, Some(("mini-2".into(), date(2021, 7, 2).at(12, 0, 0, 0))));
    }

    #[test]
    fn people_stand_by_unit_and_number() {
        let town = town();
        let ids: Vec<_> = town.people.iter().map(|p| p.id.as_str()).collect();
        assert!(ids.is_sorted());
        let of = |unit| town.people_of(UnitIx(unit)).map(|p| p.0).collect::<Vec<_>>();
        assert_eq!((of(0), of(1), of(9)), (vec![0, 1], vec![2, 3, 4, 5], vec![]));
    }

    #[test]
    fn the_clock_on_the_wall_is_the_citys() {
        let now: Zoned = "2021-06-29T22:30:00[UTC]".parse().unwrap();
        assert_eq!(town().wall(&now), date(2021, 6, 30).at(5, 30, 0, 0));
    }
}
