//! How a mended roster is kept: with the absences it is mended for, in one transaction. Asked by the
//! acts that publish one unit or repair a city; whether it may be kept, they have decided.

use std::collections::BTreeMap;
use std::sync::Arc;

use balai_core::arrange::{Cell, Change, Roster};
use balai_core::city::{City, Person};
use balai_core::order::Effect;
use balai_store::absence::{Noted, note};
use balai_store::arrange::{Legend, save};
use balai_store::notice::{Telling, tell};
use balai_store::swap::{Moved, step};
use balai_store::{Done, Fault};
use serde_json::json;

use crate::access::{Act, Caller};
use crate::arrange::Published;
use crate::rosters::fresh;
use crate::{Hall, SignedOrder, Town, Trouble};

/// What is published.
pub(crate) struct Publication {
    pub town: Arc<Town>,
    pub signed: Arc<SignedOrder>,
    pub before: Arc<Roster>,
    pub whole: Roster,
    /// The people with the absences, if there are any.
    pub people: Option<Vec<Person>>,
    /// What the order gives with them, if that is otherwise.
    pub effect: Option<Effect>,
    /// Published days that are otherwise: whom they concern is told.
    pub changes: Vec<Change>,
    pub absences: Vec<Noted>,
    /// The request that is granted by it.
    pub granted: Option<Moved>,
    /// Nobody decided it: the heads of the units are told too.
    pub by_itself: bool,
}

impl Publication {
    /// Keeps it, and lets the hall know of the absences.
    pub async fn keep(self, hall: &Hall, caller: &Caller, act: Act, key: &str) -> Result<Published, Trouble> {
        let command = hall.command(caller, act, key);
        let (at, author, slug) = (command.at, command.actor.clone(), self.town.city.slug.clone());
        let recorded = hall.store().write(command, move |tx| {
            Box::pin(async move {
                let Self {
                    town,
                    signed,
                    before,
                    whole,
                    people,
                    effect,
                    changes,
                    absences,
                    granted,
                    by_itself,
                } = self;
                note(tx, (&town.city.slug, &author), &absences, at).await?;
                let people = people.as_deref().unwrap_or(&town.people);
                let effect = effect.as_ref().unwrap_or(&signed.effect);
                let legend = Legend { city: &town.city, people, effect };
                let units = fresh(&whole, Some(&before)).into_iter();
                let rows: Vec<_> = units.map(|unit| legend.pack(unit, whole.days.len())).collect();
                let head = save(tx, &whole, &rows, signed.revision, at).await?;
                if let Some(granted) = &granted {
                    step(tx, (&town.city.slug, &author), (granted, Some(&head.id)), at).await?;
                }
                let mut told = concerned(&changes, (&town.city, people), &whole);
                if by_itself {
                    told.extend(heads(&changes, (&town.city, people), &whole));
                }
                tell(tx, &town.city.slug, &told, at).await?;
                Ok::<_, Fault>(Done {
                    subject: format!("roster/{}/{}/{}", head.city, head.order, head.id),
                    payload: json!({ "roster": head.id, "parent": head.parent, "absences": absences }),
                    answer: Published { roster: head.id, sequence: head.sequence, changes: changes.len() },
                })
            })
        });
        let published = recorded.await?;
        hall.reload(&slug).await?;
        Ok(published)
    }
}

/// Whose days are otherwise, each told once, with the days. Why is not said: the board says it, and
/// never a cause.
fn concerned(changes: &[Change], (city, people): (&City, &[Person]), whole: &Roster) -> Vec<Telling> {
    let mut by_person: BTreeMap<usize, Vec<serde_json::Value>> = BTreeMap::new();
    for change in changes {
        let Some(date) = whole.days.get(change.day) else { continue };
        let from = change.from.map(|cell| cell_facts(city, cell));
        let day = json!({ "day": date, "from": from, "to": cell_facts(city, change.to) });
        by_person.entry(change.person.at()).or_default().push(day);
    }
    let telling = |(at, days): (usize, Vec<serde_json::Value>)| {
        let person = people.get(at)?;
        let unit = city.units.get(person.unit.at()).map(|unit| unit.slug.as_str());
        let facts = json!({ "order": whole.order, "unit": unit, "days": days });
        Some(Telling { person: person.id.clone(), kind: "roster-changed".into(), facts })
    };
    by_person.into_iter().filter_map(telling).collect()
}

fn cell_facts(city: &City, cell: Cell) -> serde_json::Value {
    let post = cell.post.and_then(|post| city.posts.get(post.at())).map(|post| post.slug.as_str());
    json!({ "mode": cell.mode, "post": post, "picket": cell.picket })
}

/// The heads of the units whose roster the hall published by itself, who can publish another.
fn heads(changes: &[Change], (city, people): (&City, &[Person]), whole: &Roster) -> Vec<Telling> {
    let mut days: BTreeMap<usize, usize> = BTreeMap::new();
    for change in changes {
        *days.entry(change.unit.at()).or_default() += 1;
    }
    let telling = |(unit, count): (usize, usize)| {
        let head = people.iter().find(|person| person.head && person.unit.at() == unit)?;
        let slug = &city.units.get(unit)?.slug;
        let facts = json!({ "order": whole.order, "unit": slug, "roster": whole.id, "changes": count });
        Some(Telling { person: head.id.clone(), kind: "unit-roster-mended".into(), facts })
    };
    days.into_iter().filter_map(telling).collect()
}
