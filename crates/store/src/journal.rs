//! The journal: one line for each act, never changed, each line sealed with the hash of the one
//! before it, so that a line that was edited, removed or slipped in is found.

use jiff::Timestamp;

use crate::command::Command;
use crate::{Fault, Row, Tx, sha256};

/// The hash before the first line.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";
const COLUMNS: &str = "seq, at, act, actor, subject, payload_hash, prev_hash, hash";
/// Lines read at a time when the chain is followed.
const PAGE: i64 = 10_000;

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1, with no gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Name of the act.
    pub act: String,
    /// Who.
    pub actor: String,
    /// What was changed.
    pub subject: String,
    /// SHA-256 of what was recorded.
    pub payload_hash: String,
    /// [`Line::hash`] of the line before.
    pub prev_hash: String,
    /// The seal over everything above.
    pub hash: String,
}

impl Line {
    /// The seal that belongs to this line. Fields are joined with their lengths, so that no two
    /// different lines can read the same.
    fn seal(&self) -> String {
        let at = self.at.as_microsecond().to_string();
        let seq = self.seq.to_string();
        let fields = [&seq, &at, &self.act, &self.actor, &self.subject, &self.payload_hash, &self.prev_hash];
        let text: String = fields.iter().map(|field| format!("{}:{field}\n", field.len())).collect();
        sha256(text.as_bytes())
    }

    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        Ok(Self {
            seq: row.get(0)?,
            at: row.instant(1)?,
            act: row.get(2)?,
            actor: row.get(3)?,
            subject: row.get(4)?,
            payload_hash: row.get(5)?,
            prev_hash: row.get(6)?,
            hash: row.get(7)?,
        })
    }
}

/// What following the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every line follows from the one before: their number and the last hash, to be kept elsewhere.
    Whole(i64, String),
    /// The number of the first line that does not, and how.
    Torn(i64, Tear),
    /// Every line follows from the one before, but the hash that was kept elsewhere is not among
    /// theirs: the end was cut off, or all was written anew. Their number.
    Foreign(i64),
}

/// How a line does not follow from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tear {
    /// It is not there, or one with another number stands in its place.
    Missing,
    /// It names another line as the one before.
    Link,
    /// Its seal is not that of what it says.
    Seal,
    /// It cannot be read.
    Unreadable,
}

/// Writes the line of a command.
pub(crate) async fn append(
    tx: &mut Tx,
    command: &Command,
    subject: &str,
    payload_hash: &str,
) -> Result<(), Fault> {
    tx.lock("journal").await?;
    let sql = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
    let last = tx.first(sql, &[], |r| Ok((r.get::<i64>(0)?, r.get::<String>(1)?))).await?;
    let (seq, prev_hash) = last.unwrap_or_else(|| (0, GENESIS.into()));
    let mut line = Line {
        seq: seq + 1,
        at: command.at,
        act: command.act.into(),
        actor: command.actor.clone(),
        subject: subject.into(),
        payload_hash: payload_hash.into(),
        prev_hash,
        hash: String::new(),
    };
    line.hash = line.seal();
    let Line { seq, at, act, actor, subject, payload_hash, prev_hash, hash } = line;
    let values = [
        seq.into(),
        at.into(),
        act.into(),
        actor.into(),
        subject.into(),
        payload_hash.into(),
        prev_hash.into(),
        hash.into(),
    ];
    tx.run(&format!("INSERT INTO journal ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"), &values)
        .await?;
    Ok(())
}

/// Lines after a number, oldest first, at most `limit`.
///
/// # Errors
/// What the engine says.
pub async fn lines(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Line>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2");
    tx.rows(&sql, &[after.into(), limit.into()], Line::read).await
}

/// The number of the last line; 0 before the first.
///
/// # Errors
/// What the engine says.
pub async fn last_number(tx: &mut Tx) -> Result<i64, Fault> {
    Ok(last(tx).await?.map_or(0, |line| line.seq))
}

/// Lines after a number whose subject begins with one of these words and a stroke: the number of each,
/// and its subject.
///
/// # Errors
/// What the engine says.
pub async fn about(tx: &mut Tx, words: &[&str], after: i64) -> Result<Vec<(i64, String)>, Fault> {
    let sql = "SELECT seq, subject FROM journal WHERE seq > $1 ORDER BY seq";
    let read = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<String>(1)?));
    let lines = tx.rows(sql, &[after.into()], read).await?;
    let begins = |subject: &str| subject.split_once('/').is_some_and(|(word, _)| words.contains(&word));
    Ok(lines.into_iter().filter(|(_, subject)| begins(subject)).collect())
}

/// The last line, if there is one.
///
/// # Errors
/// What the engine says.
pub async fn last(tx: &mut Tx) -> Result<Option<Line>, Fault> {
    tx.first(&format!("SELECT {COLUMNS} FROM journal ORDER BY seq DESC LIMIT 1"), &[], Line::read).await
}

/// Follows the chain from the first line to the last, a page at a time. `known` is a hash that was
/// kept elsewhere: it has to be among those of the lines.
///
/// # Errors
/// What the engine says.
pub async fn verify(tx: &mut Tx, known: Option<&str>) -> Result<Verdict, Fault> {
    follow(tx, (0, GENESIS.to_string()), known).await
}

/// Follows the last lines of the chain only; the one before them is taken at its word.
///
/// # Errors
/// What the engine says.
pub async fn verify_last(tx: &mut Tx, lines: i64) -> Result<Verdict, Fault> {
    let sql = "SELECT seq, hash FROM journal WHERE seq = (SELECT max(seq) FROM journal) - $1";
    let from = tx.first(sql, &[lines.into()], |r| Ok((r.get::<i64>(0)?, r.get::<String>(1)?))).await?;
    match from {
        Some(from) => follow(tx, from, None).await,
        None => verify(tx, None).await,
    }
}

async fn follow(
    tx: &mut Tx,
    (mut seq, mut hash): (i64, String),
    known: Option<&str>,
) -> Result<Verdict, Fault> {
    let mut seen = known.is_none_or(|known| known == hash);
    let sql = format!("SELECT {COLUMNS} FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2");
    // Lines with numbers below the first one were slipped in: they are asked for too.
    let mut after = if seq == 0 { i64::MIN } else { seq };
    loop {
        let page = tx.rows(&sql, &[after.into(), PAGE.into()], |row| Ok(Line::read(row).ok())).await?;
        if page.is_empty() {
            return Ok(if seen { Verdict::Whole(seq, hash) } else { Verdict::Foreign(seq) });
        }
        for line in page {
            let Some(line) = line else { return Ok(Verdict::Torn(seq + 1, Tear::Unreadable)) };
            if line.seq != seq + 1 {
                return Ok(Verdict::Torn(seq + 1, Tear::Missing));
            }
            if line.prev_hash != hash {
                return Ok(Verdict::Torn(seq + 1, Tear::Link));
            }
            if line.hash != line.seal() {
                return Ok(Verdict::Torn(seq + 1, Tear::Seal));
            }
            (seq, hash) = (line.seq, line.hash);
            seen |= known == Some(hash.as_str());
        }
        after = seq;
    }
}
