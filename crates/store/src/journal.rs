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
    /// The first line that does not: its number.
    Torn(i64),
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

/// Follows the chain from the first line to the last.
///
/// # Errors
/// What the engine says.
pub async fn verify(tx: &mut Tx) -> Result<Verdict, Fault> {
    let (mut seq, mut hash) = (0, GENESIS.to_string());
    loop {
        let page = lines(tx, seq, PAGE).await?;
        if page.is_empty() {
            return Ok(Verdict::Whole(seq, hash));
        }
        for line in page {
            if line.seq != seq + 1 || line.prev_hash != hash || line.hash != line.seal() {
                return Ok(Verdict::Torn(seq + 1));
            }
            (seq, hash) = (line.seq, line.hash);
        }
    }
}
