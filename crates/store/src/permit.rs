//! Exit permits: as they were asked for, and what was done with them. Append-only: where one stands
//! is worked out from its steps (core, `work::permit`).

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::{Fault, Row, Tx, Value};

/// A permit as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    /// Id.
    pub id: String,
    /// Unit whose superior decides.
    pub desk: String,
    /// Who.
    pub person: String,
    /// Word of the reason.
    pub reason: String,
    /// More about it; may be empty.
    pub note: String,
    /// Where to; may be empty.
    pub place: String,
    /// Leaves, by the clock on the wall.
    pub leaves: DateTime,
    /// Is back, as planned.
    pub back_by: DateTime,
    /// Urgent, and reported after leaving.
    pub afterwards: bool,
    /// Until when it is to be answered.
    pub answer_by: DateTime,
    /// The order sets that time.
    pub by_order: bool,
    /// What the phone said when it was pressed.
    pub pressed_at: Option<Timestamp>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// What was done with it, the oldest first.
    pub steps: Vec<Step>,
}

/// What was done with a permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Word of the step.
    pub step: String,
    /// Why.
    pub reason: Option<String>,
    /// Who, as the journal calls them.
    pub by: String,
    /// Who, for people.
    pub name: String,
    /// When it was so.
    pub at: Timestamp,
    /// When it was recorded.
    pub noted_at: Timestamp,
}

/// Which permits are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// That a unit's superior decides.
    Desk(String),
    /// Of a person.
    Person(String),
    /// That one.
    Id(String),
}

/// Records a permit as it was asked for.
///
/// # Errors
/// [`Fault::Conflict`] if its id is taken.
pub async fn ask(tx: &mut Tx, city: &str, permit: &Permit) -> Result<(), Fault> {
    let values: [Value; 14] = [
        (&permit.id).into(),
        city.into(),
        (&permit.desk).into(),
        (&permit.person).into(),
        (&permit.reason).into(),
        (&permit.note).into(),
        (&permit.place).into(),
        permit.leaves.into(),
        permit.back_by.into(),
        permit.afterwards.into(),
        permit.answer_by.into(),
        permit.by_order.into(),
        permit.pressed_at.into(),
        permit.asked_at.into(),
    ];
    let sql = "INSERT INTO permit (id, city, desk, person, reason, note, place, leaves, back_by, afterwards,
        answer_by, by_order, pressed_at, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    tx.run(sql, &values).await.map(drop)
}

/// Makes others who take a step with the same permit wait.
///
/// # Errors
/// What the engine says.
pub async fn hold(tx: &mut Tx, id: &str) -> Result<(), Fault> {
    tx.lock(&format!("permit/{id}")).await
}

/// Records a step with a permit.
///
/// # Errors
/// [`Fault::Conflict`] if another step was recorded meanwhile.
pub async fn step(tx: &mut Tx, permit: &Permit, step: &Step) -> Result<(), Fault> {
    let number = i64::try_from(permit.steps.len()).unwrap_or(i64::MAX);
    let values: [Value; 8] = [
        (&permit.id).into(),
        (number + 1).into(),
        (&step.step).into(),
        step.reason.clone().into(),
        (&step.by).into(),
        (&step.name).into(),
        step.at.into(),
        step.noted_at.into(),
    ];
    let sql = "INSERT INTO permit_step (permit, number, step, reason, done_by, name, at, noted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await.map(drop)
}

/// Permits of a city that begin on some days, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn permits(
    tx: &mut Tx,
    city: &str,
    which: &Which,
    (first, last): (Date, Date),
) -> Result<Vec<Permit>, Fault> {
    let (condition, value) = match which {
        Which::Desk(desk) => ("p.desk = $4", desk),
        Which::Person(person) => ("p.person = $4", person),
        Which::Id(id) => ("p.id = $4", id),
    };
    let from =
        format!("FROM permit p WHERE p.city = $1 AND p.leaves >= $2 AND p.leaves <= $3 AND {condition}");
    let values: [Value; 4] =
        [city.into(), first.at(0, 0, 0, 0).into(), last.at(23, 59, 59, 0).into(), value.into()];
    let sql = format!(
        "SELECT p.id, p.desk, p.person, p.reason, p.note, p.place, p.leaves, p.back_by, p.afterwards,
        p.answer_by, p.by_order, p.pressed_at, p.asked_at {from} ORDER BY p.leaves DESC, p.id"
    );
    let mut permits = tx.rows(&sql, &values, read).await?;
    let place: HashMap<String, usize> =
        permits.iter().enumerate().map(|(at, permit)| (permit.id.clone(), at)).collect();
    let sql = format!(
        "SELECT permit, step, reason, done_by, name, at, noted_at FROM permit_step
        WHERE permit IN (SELECT p.id {from}) ORDER BY permit, number"
    );
    let one = |r: &Row<'_>| {
        let (step, reason, by, name) = (r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?);
        let (at, noted_at) = (r.instant(5)?, r.instant(6)?);
        Ok((r.get::<String>(0)?, Step { step, reason, by, name, at, noted_at }))
    };
    for (id, step) in tx.rows(&sql, &values, one).await? {
        if let Some(permit) = place.get(&id).and_then(|at| permits.get_mut(*at)) {
            permit.steps.push(step);
        }
    }
    Ok(permits)
}

fn read(row: &Row<'_>) -> Result<Permit, Fault> {
    Ok(Permit {
        id: row.get(0)?,
        desk: row.get(1)?,
        person: row.get(2)?,
        reason: row.get(3)?,
        note: row.get(4)?,
        place: row.get(5)?,
        leaves: row.wall(6)?,
        back_by: row.wall(7)?,
        afterwards: row.get(8)?,
        answer_by: row.wall(9)?,
        by_order: row.get(10)?,
        pressed_at: row.instant_if_any(11)?,
        asked_at: row.instant(12)?,
        steps: Vec::new(),
    })
}
