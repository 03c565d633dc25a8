//! Layers: several orders that hold at once, from the nation down to a unit.
//!
//! The stricter order wins: the one that leaves fewer people on site. A higher order may forbid
//! that with `tidak bekerja dari rumah` or a floor. Which order holds for someone now has one
//! answer, with the chain it comes from. Asked by the check, by `balai order holds` and the page of it.

use std::borrow::Cow;

use jiff::civil::DateTime;

use super::check::{standard_words, under};
use super::effect::{Effect, Standard, Standing};
use super::tree::{Item, Order, Rank, RelationKind, Sp, Until, Where};
use crate::city::{City, Person, PersonIx, UnitIx};
use crate::diagnostic::{Span, Text};

impl Order {
    /// Rank of its issuer; a city's if none is written.
    #[must_use]
    pub fn rank(&self) -> Rank {
        let written = self.items.iter().find_map(|l| match &l.item {
            Item::Rank(rank) => Some(rank.value),
            _ => None,
        });
        written.unwrap_or(Rank::City)
    }

    /// First instant in force.
    #[must_use]
    pub fn begins(&self) -> Option<DateTime> {
        let periods = self.items.iter().filter_map(|l| match &l.item {
            Item::Validity(all) => Some(all),
            _ => None,
        });
        periods.flatten().map(|p| p.value.from).min()
    }

    /// True if a span of it holds the instant.
    pub(super) fn spans(&self, at: DateTime) -> bool {
        self.items.iter().any(|l| match &l.item {
            Item::Validity(all) => all.iter().any(|p| {
                let p = &p.value;
                let ended = matches!(p.until, Until::Day(last) if at.date() > last);
                let weekday = p.weekdays.is_none_or(|w| w[crate::city::weekday_index(at.weekday())]);
                p.from <= at && !ended && weekday
            }),
            _ => false,
        })
    }
}

/// The orders that hold at an instant, from the nation down, older first. An order that a later one
/// confirms, supersedes or ends holds until that one enters into force; an order that a later one
/// amends holds as the later one makes it ([`super::whole`]), while that one holds.
#[must_use]
pub fn in_force<'a>(orders: &[&'a Order], at: DateTime) -> Vec<&'a Order> {
    let ends = |kind: RelationKind| {
        matches!(kind, RelationKind::Supersedes | RelationKind::Confirms | RelationKind::Ends)
    };
    let replaced = |id: &str| {
        orders.iter().any(|other| {
            other.begins().is_some_and(|from| from <= at)
                && other.items.iter().any(|l| match &l.item {
                    Item::Relation(r) => ends(r.how) && r.clause.is_none() && r.target.value == id,
                    _ => false,
                })
        })
    };
    let amended = |o: &Order| super::amend::is_amended_at(o, orders, at);
    let holds = |o: &&Order| o.spans(at) && !replaced(&o.id) && !amended(o);
    let mut all: Vec<&Order> = orders.iter().copied().filter(holds).collect();
    all.sort_by_key(|o| (o.rank(), o.begins()));
    all
}

/// One order in the chain that leads to an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// [`Order::id`].
    pub order: String,
    /// Rank of its issuer.
    pub rank: Rank,
    /// "Diktum KEDUA"; empty if no clause speaks of the person.
    pub clause: String,
    /// What it gives.
    pub gives: Text,
    /// True for the one that holds.
    pub holds: bool,
}

/// People for whom the same holds, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// From the nation down; empty if no order is in force.
    pub links: Vec<Link>,
    /// Whom it is about.
    pub people: Vec<PersonIx>,
}

/// Which order holds for some people of a city at an instant, the largest group first. Circumstances
/// such as the level of the day are an order's own within the city; for one from above they are
/// those of the lowest order in force that states any.
#[must_use]
pub fn holding<'a>(
    orders: &[&'a Order],
    (city, people): (&City, &[Person]),
    who: &[PersonIx],
    at: DateTime,
) -> Vec<Holding> {
    // An order that amends is read with what it leaves standing.
    let read = |o: &&'a Order| super::amend::whole(o, orders).map_or(Cow::Borrowed(*o), Cow::Owned);
    let held: Vec<Cow<'_, Order>> = in_force(orders, at).iter().map(read).collect();
    let states = |o: &Order| o.items.iter().any(|l| matches!(l.item, Item::Fact(_)));
    let local = |o: &Order| o.rank() >= Rank::City;
    let facts = held.iter().rev().map(AsRef::as_ref).find(|o: &&Order| local(o) && states(o));
    let none = stating_nothing();
    let layer = |order| {
        let order = <Cow<'_, Order> as AsRef<Order>>::as_ref(order);
        let own = Some(order).filter(|o| local(o) && states(o));
        let under = under(order, (own.or(facts).unwrap_or(&none), vec![at.date()]), city, people);
        Layer { order, unset: under.unset, effect: under.effect() }
    };
    let layers: Vec<Layer<'_>> = held.iter().map(layer).collect();
    let mut groups: Vec<Holding> = Vec::new();
    for &person in who {
        let links = chain(&layers, person);
        match groups.iter_mut().find(|group| group.links == links) {
            Some(group) => group.people.push(person),
            None => groups.push(Holding { links, people: vec![person] }),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.people.len()));
    groups
}

/// An order that states no circumstances.
fn stating_nothing() -> Order {
    let title = Sp::new(String::new(), Span::default());
    Order { id: String::new(), title, items: Vec::new(), closing_comments: Vec::new() }
}

/// An order in force and what it gives on the one day asked for.
struct Layer<'a> {
    order: &'a Order,
    /// True if it rests on a circumstance that is not set here.
    unset: bool,
    effect: Effect,
}

/// What holds for a person on the one day of the layers, and the chain it comes from. What rests on a
/// circumstance that nobody has set cannot be the answer.
fn chain(layers: &[Layer<'_>], person: PersonIx) -> Vec<Link> {
    let standings: Vec<Option<Standing>> =
        layers.iter().map(|layer| layer.effect.of(person, 0).filter(|_| !layer.unset)).collect();
    let winner = winner(layers, &standings);
    let link = |(i, Layer { order, unset, effect }): (usize, &Layer<'_>)| {
        let (clause, gives) = match effect.of(person, 0) {
            Some(_) if *unset => (String::new(), unset_words()),
            Some(s) => (effect.label(s.clause).to_owned(), standard_words(effect, s.standard)),
            None => (String::new(), Text::fixed("tidak mengatur orang ini", "says nothing of this person")),
        };
        Link { order: order.id.clone(), rank: order.rank(), clause, gives, holds: Some(i) == winner }
    };
    layers.iter().enumerate().map(link).collect()
}

fn unset_words() -> Text {
    Text::fixed(
        "bergantung pada keadaan yang belum ditetapkan di sini",
        "depends on circumstances that are not set here",
    )
}

/// The stricter wins; of equals the lower, which says more. Presence that a higher order insists on
/// beats every lower one.
fn winner(layers: &[Layer<'_>], standings: &[Option<Standing>]) -> Option<usize> {
    let insists = |s: &Standing| s.place == Where::NotHome && s.standard == Standard::OnSite;
    if let Some(i) = standings.iter().position(|s| s.as_ref().is_some_and(insists)) {
        return Some(i);
    }
    let share = |i: &usize| standings[*i].map_or(u32::MAX, |s| on_site_share(&layers[*i].effect, s.standard));
    let speaking = (0..layers.len()).filter(|i| standings[*i].is_some());
    speaking.rev().min_by_key(share)
}

/// How many of ten thousand a standard lets on site.
fn on_site_share(effect: &Effect, standard: Standard) -> u32 {
    match standard {
        Standard::Home => 0,
        Standard::Quota(q) => {
            let quota = &effect.quotas[q.0 as usize];
            let all = u64::from(quota.base_count.max(1));
            u32::try_from(u64::from(quota.on_site_max) * 10_000 / all).unwrap_or(10_000).min(10_000)
        }
        Standard::OnSite | Standard::HeadDecides | Standard::Anywhere => 10_000,
    }
}

/// How many of a unit an order lets on site on a day, and how many it insists on; `None` where it
/// leaves that open or says nothing.
#[must_use]
pub fn bounds(effect: &Effect, staff: &[PersonIx], unit: UnitIx, day: usize) -> Option<(u32, u32)> {
    if effect.closed(unit, day).is_some() {
        return Some((0, 0));
    }
    let (mut most, mut least, mut quotas) = (0, 0, Vec::new());
    for person in staff {
        let standing = effect.of(*person, day)?;
        match standing.standard {
            Standard::Home => {}
            Standard::OnSite => {
                most += 1;
                least += u32::from(standing.place == Where::NotHome);
            }
            Standard::Quota(q) if quotas.contains(&q) => {}
            Standard::Quota(q) => {
                quotas.push(q);
                let quota = &effect.quotas[q.0 as usize];
                most += quota.on_site_max;
                least += quota.on_site_min;
            }
            Standard::HeadDecides | Standard::Anywhere => return None,
        }
    }
    Some((most, least))
}
