//! Orders being written: every save kept, none changed.
//!
//! Who saves says which version he changed. If somebody saved in between, nothing is written: two
//! people on one draft never lose each other's words.

use jiff::Timestamp;

use crate::{Fault, Row, Tx, sha256};

/// Whether a draft is being worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It is.
    Open,
    /// It was put away; saving it again takes it back.
    SetAside,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::SetAside => "set-aside",
        }
    }
}

/// A save to record.
#[derive(Debug, Clone, Copy)]
pub struct Saving<'a> {
    /// City slug.
    pub city: &'a str,
    /// Id of the draft: the id of the order it becomes.
    pub id: &'a str,
    /// Version that was changed; 0 for a new draft.
    pub base: i64,
    /// Text.
    pub body: &'a str,
    /// State after it.
    pub state: State,
    /// Who saves.
    pub author: &'a str,
}

/// One version of a draft, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Id of the draft.
    pub id: String,
    /// Its number, from 1.
    pub revision: i64,
    /// State.
    pub state: State,
    /// SHA-256 of the text.
    pub sha256: String,
    /// Who saved it.
    pub author: String,
    /// When.
    pub saved_at: Timestamp,
}

const COLUMNS: &str = "id, revision, state, sha256, author, saved_at";

impl Version {
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let state = if row.get::<String>(2)? == State::Open.word() { State::Open } else { State::SetAside };
        Ok(Self {
            id: row.get(0)?,
            revision: row.get(1)?,
            state,
            sha256: row.get(3)?,
            author: row.get(4)?,
            saved_at: row.instant(5)?,
        })
    }
}

/// Records a save and gives the number of its version. What says nothing new is not recorded.
///
/// # Errors
/// [`Fault::Conflict`] if the draft has another version than the one that was changed, else what
/// the engine says.
pub async fn save(tx: &mut Tx, saving: Saving<'_>, at: Timestamp) -> Result<i64, Fault> {
    let Saving { city, id, base, body, state, author } = saving;
    tx.lock(&format!("draft/{city}/{id}")).await?;
    let hash = sha256(body.as_bytes());
    let known = versions(tx, city, id).await?.into_iter().next();
    if let Some(last) = known.as_ref().filter(|last| last.sha256 == hash && last.state == state) {
        return Ok(last.revision);
    }
    let last = known.map_or(0, |last| last.revision);
    if last != base {
        return Err(Fault::Conflict(format!("draft {city}/{id} has version {last}, not {base}")));
    }
    let revision = last + 1;
    let values = [
        city.into(),
        id.into(),
        revision.into(),
        state.word().into(),
        body.into(),
        hash.into(),
        author.into(),
        at.into(),
    ];
    let sql = "INSERT INTO draft (city, id, revision, state, body, sha256, author, saved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await?;
    Ok(revision)
}

/// The drafts of a city by their last version, the last saved first.
///
/// # Errors
/// What the engine says.
pub async fn drafts(tx: &mut Tx, city: &str) -> Result<Vec<Version>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM draft d WHERE city = $1 AND revision =
        (SELECT max(revision) FROM draft e WHERE e.city = d.city AND e.id = d.id)
        ORDER BY saved_at DESC, id"
    );
    tx.rows(&sql, &[city.into()], Version::read).await
}

/// The versions of a draft, the last first; none if there is no such draft.
///
/// # Errors
/// What the engine says.
pub async fn versions(tx: &mut Tx, city: &str, id: &str) -> Result<Vec<Version>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM draft WHERE city = $1 AND id = $2 ORDER BY revision DESC");
    tx.rows(&sql, &[city.into(), id.into()], Version::read).await
}

/// The text of a version.
///
/// # Errors
/// What the engine says.
pub async fn body(tx: &mut Tx, city: &str, id: &str, revision: i64) -> Result<Option<String>, Fault> {
    let sql = "SELECT body FROM draft WHERE city = $1 AND id = $2 AND revision = $3";
    tx.first(sql, &[city.into(), id.into(), revision.into()], |row| row.get::<String>(0)).await
}
