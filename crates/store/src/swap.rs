//! Requests to exchange a day, and how they went on. Append-only: the last step says where one stands.

use balai_core::work::swap::SwapState;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Fault, Row, Tx, Value};

/// A request with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Id.
    pub id: String,
    /// The order whose roster it is about.
    pub order: String,
    /// Unit slug.
    pub unit: String,
    /// The day that is exchanged.
    pub day: Date,
    /// Who asks.
    pub asker: String,
    /// With whom.
    pub colleague: String,
    /// What the asker writes beside it.
    pub note: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Where it stands.
    pub state: SwapState,
    /// Why, if the last step says so.
    pub reason: String,
    /// When it came to stand so.
    pub moved_at: Timestamp,
}

/// One step of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Request id.
    pub request: String,
    /// Where it stood when somebody decided; `None`: it is new.
    pub from: Option<SwapState>,
    /// Where it stands then.
    pub state: SwapState,
    /// Why; may be empty.
    pub reason: String,
}

const SELECT: &str = "SELECT r.id, r.instrument, r.unit, r.day, r.asker, r.colleague, r.note, r.asked_at,
    s.state, s.reason, s.moved_at FROM swap_request r
    JOIN swap_step s ON s.city = r.city AND s.request = r.id AND s.number =
    (SELECT max(number) FROM swap_step t WHERE t.city = r.city AND t.request = r.id)";

impl Request {
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let state: String = row.get(8)?;
        Ok(Self {
            id: row.get(0)?,
            order: row.get(1)?,
            unit: row.get(2)?,
            day: row.day(3)?,
            asker: row.get(4)?,
            colleague: row.get(5)?,
            note: row.get(6)?,
            asked_at: row.instant(7)?,
            state: SwapState::of_word(&state)
                .ok_or_else(|| Fault::Broken(format!("not a word of this table: {state}")))?,
            reason: row.get(9)?,
            moved_at: row.instant(10)?,
        })
    }
}

/// Records a request with its first step.
///
/// # Errors
/// [`Fault::Conflict`] if the id is taken.
pub async fn ask(tx: &mut Tx, (city, author): (&str, &str), request: &Request) -> Result<(), Fault> {
    let values: [Value; 9] = [
        city.into(),
        (&request.id).into(),
        (&request.order).into(),
        (&request.unit).into(),
        request.day.into(),
        (&request.asker).into(),
        (&request.colleague).into(),
        (&request.note).into(),
        request.asked_at.into(),
    ];
    let sql = "INSERT INTO swap_request (city, id, instrument, unit, day, asker, colleague, note, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.run(sql, &values).await?;
    let first =
        Moved { request: request.id.clone(), from: None, state: request.state, reason: String::new() };
    step(tx, (city, author), (&first, None), request.asked_at).await
}

/// Records a step; `roster`: the one that was published with it.
///
/// # Errors
/// [`Fault::Conflict`] if it does not stand any more where it stood when somebody decided.
pub async fn step(
    tx: &mut Tx,
    (city, author): (&str, &str),
    (moved, roster): (&Moved, Option<&str>),
    at: Timestamp,
) -> Result<(), Fault> {
    tx.lock(&format!("swap/{city}/{}", moved.request)).await?;
    let sql = "SELECT number, state FROM swap_step WHERE city = $1 AND request = $2
        ORDER BY number DESC LIMIT 1";
    let key: [Value; 2] = [city.into(), (&moved.request).into()];
    let last = tx.first(sql, &key, |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?))).await?;
    let stands = last.as_ref().and_then(|(_, word)| SwapState::of_word(word));
    if stands != moved.from {
        return Err(Fault::Conflict(format!("swap {} stands at {stands:?}", moved.request)));
    }
    let values: [Value; 8] = [
        city.into(),
        (&moved.request).into(),
        (last.map_or(0, |(number, _)| number) + 1).into(),
        moved.state.word().into(),
        author.into(),
        (&moved.reason).into(),
        roster.map(str::to_owned).into(),
        at.into(),
    ];
    let sql = "INSERT INTO swap_step (city, request, number, state, author, reason, roster, moved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await.map(drop)
}

/// A request by its id.
///
/// # Errors
/// What the engine says.
pub async fn by_id(tx: &mut Tx, city: &str, id: &str) -> Result<Option<Request>, Fault> {
    tx.first(&format!("{SELECT} WHERE r.city = $1 AND r.id = $2"), &[city.into(), id.into()], Request::read)
        .await
}

/// The requests of a unit about a day or a later one, by day.
///
/// # Errors
/// What the engine says.
pub async fn of_unit(tx: &mut Tx, city: &str, unit: &str, from: Date) -> Result<Vec<Request>, Fault> {
    let sql = format!(
        "{SELECT} WHERE r.city = $1 AND r.unit = $2 AND r.day >= $3 ORDER BY r.day, r.asked_at, r.id"
    );
    tx.rows(&sql, &[city.into(), unit.into(), from.into()], Request::read).await
}
