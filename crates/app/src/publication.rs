//! How a mended roster is kept: with the absences it is mended for, in one transaction. Asked by the
//! acts that publish one unit or repair a city; whether it may be kept, they have decided.

use std::sync::Arc;

use balai_core::arrange::Roster;
use balai_core::city::Person;
use balai_core::order::Effect;
use balai_store::absence::{Noted, note};
use balai_store::arrange::{Legend, save};
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
    /// Published days that are otherwise.
    pub changes: usize,
    pub absences: Vec<Noted>,
    /// The request that is granted by it.
    pub granted: Option<Moved>,
}

impl Publication {
    /// Keeps it, and lets the hall know of the absences.
    pub async fn keep(self, hall: &Hall, caller: &Caller, act: Act, key: &str) -> Result<Published, Trouble> {
        let command = hall.command(caller, act, key);
        let (at, author, slug) = (command.at, command.actor.clone(), self.town.city.slug.clone());
        let recorded = hall.store().write(command, move |tx| {
            Box::pin(async move {
                let Self { town, signed, before, whole, people, effect, changes, absences, granted } = self;
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
                Ok::<_, Fault>(Done {
                    subject: format!("roster/{}/{}/{}", head.city, head.order, head.id),
                    payload: json!({ "roster": head.id, "parent": head.parent, "absences": absences }),
                    answer: Published { roster: head.id, sequence: head.sequence, changes },
                })
            })
        });
        let published = recorded.await?;
        hall.reload(&slug).await?;
        Ok(published)
    }
}
