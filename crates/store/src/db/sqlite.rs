//! SQLite: one writer thread with group commit, readers where they are asked for.
//!
//! Measured: connections that write side by side fight over the lock and get slower; one writer
//! that commits what waits is 11 to 114 times quicker, and then an fsync for each batch
//! (`synchronous = FULL`) costs nothing that matters.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::task::{Context, Poll, Waker};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSql, ToSqlOutput, Value as Kept, ValueRef};
use tokio::sync::oneshot;

use super::{Link, Row, RowOf, STATEMENTS_KEPT, Tx, Work, broken};
use crate::{Fault, Value};

/// Commands that share one COMMIT at most. More would make the first of them wait for the last.
const BATCH_LIMIT: usize = 256;
/// How long we wait for another process that writes to the same file.
const BUSY_WAIT: Duration = Duration::from_secs(5);

type Settle = Box<dyn FnOnce(Result<(), Fault>) + Send>;
type Job = Box<dyn FnOnce(Result<&mut Tx, Fault>) -> Settle + Send>;

/// A SQLite database: the way to its writer thread, and idle connections for readers.
pub struct Sqlite {
    /// `None` for a database in memory: its readers go through the writer.
    pub path: Option<PathBuf>,
    /// Commands that were handed in and are not answered yet.
    pub queued: AtomicUsize,
    readers: Mutex<Vec<Tx>>,
    jobs: Option<mpsc::Sender<Job>>,
    writer: Option<JoinHandle<()>>,
}

impl Drop for Sqlite {
    /// Waits until what was acknowledged is on the disk and the file is closed.
    fn drop(&mut self) {
        self.jobs.take();
        if let Some(writer) = self.writer.take().filter(|w| w.thread().id() != thread::current().id()) {
            let _ = writer.join();
        }
    }
}

impl Sqlite {
    pub fn open(path: Option<&Path>) -> Result<Self, Fault> {
        let writer = connect(path, "OFF")?;
        writer.roomy()?;
        let (jobs, queue) = mpsc::channel();
        let thread = thread::Builder::new().name("store-writer".into());
        let thread = thread.spawn(move || write_batches(writer, &queue)).map_err(broken)?;
        let path = path.map(Path::to_path_buf);
        Ok(Self {
            path,
            queued: AtomicUsize::new(0),
            readers: Mutex::new(Vec::new()),
            jobs: Some(jobs),
            writer: Some(thread),
        })
    }

    /// Reads here and now: a hop to another thread would cost two to three times the query.
    pub fn read<T, E, F>(&self, body: F) -> Result<T, E>
    where
        E: From<Fault>,
        F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E>,
    {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut tx = idle.map_or_else(|| connect(self.path.as_deref(), "ON"), Ok)?;
        tx.now("BEGIN")?;
        tx.failed = false;
        let outcome = drive(body(&mut tx));
        tx.now("ROLLBACK")?;
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(tx);
        outcome
    }

    /// Hands a body to the writer thread and waits for the COMMIT of its batch.
    pub async fn submit<T, E, F>(&self, body: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E> + Send + 'static,
    {
        let gone = || E::from(Fault::Broken("the writer thread has ended".into()));
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |tx| {
            let outcome = tx.map_err(E::from).and_then(|tx| in_savepoint(tx, body));
            Box::new(move |committed| {
                let _ = answer.send(outcome.and_then(|value| committed.map(|()| value).map_err(E::from)));
            })
        });
        let _waits = Waiting::enter(&self.queued);
        self.jobs.as_ref().and_then(|jobs| jobs.send(job).ok()).ok_or_else(gone)?;
        answered.await.unwrap_or_else(|_| Err(gone()))
    }
}

/// Counts a caller as waiting for as long as it does, also if it goes away.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn enter(queued: &'a AtomicUsize) -> Self {
        queued.fetch_add(1, Ordering::Relaxed);
        Self(queued)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The writer thread: takes every command that waits, commits them together, then answers each.
fn write_batches(mut tx: Tx, queue: &mpsc::Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        if let Err(fault) = tx.now("BEGIN IMMEDIATE") {
            first(Err(fault))(Ok(()));
            continue;
        }
        let mut settles = Vec::new();
        let mut next = Some(first);
        while let Some(job) = next.take() {
            settles.push(job(Ok(&mut tx)));
            // A full disk makes SQLite roll the whole transaction back by itself: then nothing of
            // this batch may be acknowledged, and nothing more may run outside a transaction.
            if settles.len() < BATCH_LIMIT && tx.in_transaction() {
                next = queue.try_recv().ok();
            }
        }
        let committed = tx.now("COMMIT");
        if committed.is_err() && tx.in_transaction() {
            let _ = tx.now("ROLLBACK");
        }
        for settle in settles {
            settle(committed.clone());
        }
    }
}

/// Runs one command of a batch. What it did is undone if it fails or panics; its neighbours live on.
fn in_savepoint<T, E, F>(tx: &mut Tx, body: F) -> Result<T, E>
where
    E: From<Fault>,
    F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E>,
{
    tx.now("SAVEPOINT command")?;
    tx.failed = false;
    let outcome = catch_unwind(AssertUnwindSafe(|| drive(body(tx))));
    let outcome = outcome.unwrap_or_else(|_| Err(Fault::Broken("the act panicked".into()).into()));
    let outcome =
        outcome.and_then(|value| if tx.failed { Err(super::swallowed().into()) } else { Ok(value) });
    if outcome.is_err() && tx.in_transaction() {
        tx.now("ROLLBACK TO command")?;
    }
    if tx.in_transaction() {
        tx.now("RELEASE command")?;
    }
    outcome
}

/// Drives a body whose statements never wait.
fn drive<T, E: From<Fault>>(mut work: Work<'_, T, E>) -> Result<T, E> {
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => {
            Err(Fault::Broken("a body waited for something that is not the store".into()).into())
        }
    }
}

impl Tx {
    /// Room for the writer: a batch of a morning touches more pages than SQLite keeps by itself (2 MB),
    /// and what is copied into the file less often is copied less (4,000 pages: a log of 16 MB).
    fn roomy(&self) -> Result<(), Fault> {
        let Link::Sqlite(db) = &self.link else { return Ok(()) };
        Ok(db.execute_batch("PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 4000;")?)
    }
}

fn connect(path: Option<&Path>, query_only: &str) -> Result<Tx, Fault> {
    let db = match path {
        Some(path) => Connection::open(path)?,
        None => Connection::open_in_memory()?,
    };
    db.busy_timeout(BUSY_WAIT)?;
    db.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF; PRAGMA query_only = {query_only};"
    ))?;
    // Else SQLite, built with statistics of values (STAT4), would plan a kept statement anew for each
    // value that is bound to it: a third of the time of a check-in.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(Tx { link: Link::Sqlite(db), failed: false })
}

pub fn run(db: &Connection, sql: &str, values: &[Value]) -> rusqlite::Result<u64> {
    db.prepare_cached(sql)?.execute(rusqlite::params_from_iter(values)).map(|n| n as u64)
}

pub fn rows<T>(
    db: &Connection,
    sql: &str,
    values: &[Value],
    mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(&Row(RowOf::Sqlite(row)))?);
    }
    Ok(found)
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Int(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Self::Flag(flag) => ToSqlOutput::Borrowed(ValueRef::Integer((*flag).into())),
            Self::Instant(at) => ToSqlOutput::Borrowed(ValueRef::Integer(at.as_microsecond())),
            Self::Day(day) => ToSqlOutput::Owned(Kept::Text(day.to_string())),
            Self::Wall(clock) => ToSqlOutput::Owned(Kept::Text(clock.to_string())),
            Self::Json(json) => ToSqlOutput::Owned(Kept::Text(json.to_string())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
        let said = error.to_string();
        match error.sqlite_error() {
            Some(e) if e.extended_code == SQLITE_CONSTRAINT_UNIQUE => Self::Conflict(said),
            Some(e) if e.extended_code == SQLITE_CONSTRAINT_PRIMARYKEY => Self::Conflict(said),
            Some(e) if matches!(e.code, DatabaseBusy | DatabaseLocked) => Self::Busy(said),
            _ => Self::Broken(said),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_kept_statement_is_planned_once_whatever_is_bound_to_it() {
        let Tx { link: Link::Sqlite(db), .. } = &connect(None, "OFF").unwrap() else { unreachable!() };
        let tables =
            "CREATE TABLE t (a TEXT, b TEXT); CREATE INDEX t_a ON t (a); INSERT INTO t VALUES ('x', 'y');
            CREATE TABLE e (a TEXT PRIMARY KEY);";
        db.execute_batch(tables).unwrap();
        let sql = "SELECT b FROM t WHERE a = $1 AND NOT EXISTS (SELECT 1 FROM e WHERE e.a = t.b) ORDER BY a";
        for value in ["x", "y", "z"] {
            rows(db, sql, &[value.into()], |_| Ok(())).unwrap();
        }
        assert_eq!(db.prepare_cached(sql).unwrap().get_status(StatementStatus::RePrepare), 0);
    }
}
