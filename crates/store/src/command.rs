//! What every writing act shares: the caller's key, one transaction, one journal line.
//!
//! An act gives [`Store::write`] a body that changes tables and says in [`Done`] what the journal
//! should keep. The same key a second time does nothing and gives the first answer again, so a
//! retry after a lost connection is harmless.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Fault, Row, Store, Tx, Work, journal, sha256};

/// Who asks for what, and when.
#[derive(Debug, Clone)]
pub struct Command {
    /// The caller's key: the same for a retry, never the same for another wish.
    pub key: String,
    /// Name of the act, as in the access table.
    pub act: &'static str,
    /// Who asks.
    pub actor: String,
    /// When it was asked, by the clock of the hall.
    pub at: Timestamp,
}

/// What a body has done.
#[derive(Debug, Clone)]
pub struct Done<T> {
    /// The answer to the caller; kept with the key.
    pub answer: T,
    /// What was changed: `order/bogor/bogor-2021-06-29`.
    pub subject: String,
    /// What the journal vouches for; only its hash is kept there.
    pub payload: serde_json::Value,
}

impl Store {
    /// Runs a writing act: looks for the key, runs the body, writes the journal line, keeps the
    /// answer with the key, all in one transaction. Returns after COMMIT.
    ///
    /// # Errors
    /// What the body says, [`Fault::KeyReused`], or a fault of the engine; then nothing was written.
    pub async fn write<T, E, F>(&self, command: Command, body: F) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
        E: From<Fault> + Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, Done<T>, E> + Send + 'static,
    {
        self.transact(move |tx| {
            Box::pin(async move {
                tx.lock(&command.key).await?;
                if let Some(answer) = earlier(tx, &command).await? {
                    return Ok(answer);
                }
                let done = body(tx).await?;
                let payload = sha256(done.payload.to_string().as_bytes());
                keep(tx, &command, &done.answer).await?;
                // Last, because on PostgreSQL others wait from here until COMMIT.
                journal::append(tx, &command, &done.subject, &payload).await?;
                Ok(done.answer)
            })
        })
        .await
    }
}

impl Store {
    /// Runs a body that changes nothing but notes that somebody looked: one transaction, one journal
    /// line, no key. What it found is given back and kept nowhere.
    ///
    /// # Errors
    /// What the body says, or a fault of the engine; then nobody has seen anything.
    pub async fn look<T, E, F>(&self, command: Command, body: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, Done<T>, E> + Send + 'static,
    {
        self.transact(move |tx| {
            Box::pin(async move {
                let done = body(tx).await?;
                let payload = sha256(done.payload.to_string().as_bytes());
                journal::append(tx, &command, &done.subject, &payload).await?;
                Ok(done.answer)
            })
        })
        .await
    }
}

async fn earlier<T: DeserializeOwned>(tx: &mut Tx, command: &Command) -> Result<Option<T>, Fault> {
    let sql = "SELECT act, answer FROM command_key WHERE key = $1";
    let read = |r: &Row<'_>| Ok((r.get::<String>(0)?, r.get::<String>(1)?));
    let Some((act, answer)) = tx.first(sql, &[(&command.key).into()], read).await? else { return Ok(None) };
    if act != command.act {
        return Err(Fault::KeyReused { key: command.key.clone(), act });
    }
    Ok(Some(serde_json::from_str(&answer)?))
}

async fn keep<T: Serialize + Sync>(tx: &mut Tx, command: &Command, answer: &T) -> Result<(), Fault> {
    let answer = serde_json::to_string(answer)?;
    let values = [(&command.key).into(), command.act.into(), command.at.into(), answer.into()];
    tx.run("INSERT INTO command_key (key, act, at, answer) VALUES ($1, $2, $3, $4)", &values).await?;
    Ok(())
}
