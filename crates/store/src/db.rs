//! The one place that knows which engine runs: SQLite in a file or in memory, or PostgreSQL.
//!
//! Everybody else writes one SQL text (docs/adr/0030) and async bodies over [`Tx`]. On PostgreSQL
//! such a body waits for the network. On SQLite nothing ever waits, so its future is driven by a
//! single poll: writes on one writer thread that puts all commands it finds into one transaction,
//! each in its own savepoint, and answers after COMMIT; reads where they are asked for.

mod postgres;
mod sqlite;
mod vitals;

use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use deadpool_postgres::{Object, Pool};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::de::DeserializeOwned;
use tokio_postgres::types::Json;

use self::sqlite::Sqlite;
use crate::schema::Kind;
use crate::{Fault, Value};

/// Prepared statements kept for each connection.
const STATEMENTS_KEPT: usize = 128;
/// Values in one multi-row INSERT: SQLite finds each `$n` by a linear search, so few are quicker there.
const VALUES_AT_ONCE: (usize, usize) = (1_000, 8_000);
/// Type words of our DDL, as SQLite and as PostgreSQL call them.
const TYPE_WORDS: [(&str, &str, &str); 7] = [
    ("INTEGER", "INTEGER", "BIGINT"),
    ("BOOLEAN", "INTEGER", "BOOLEAN"),
    ("INSTANT", "INTEGER", "TIMESTAMPTZ"),
    ("DATETIME", "TEXT", "TIMESTAMP"),
    ("DATE", "TEXT", "DATE"),
    ("JSON", "TEXT", "JSONB"),
    ("BYTES", "BLOB", "BYTEA"),
];

/// The body of a command or of a read: a boxed future that borrows its transaction.
pub type Work<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

/// A store, cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Engine>);

enum Engine {
    Sqlite(Sqlite),
    Postgres(Pool),
}

/// A transaction, or the connection it runs on.
pub struct Tx {
    link: Link,
    /// A statement failed since the command began. PostgreSQL then answers COMMIT with a silent
    /// ROLLBACK; so a failed statement fails its command on both engines, whatever the body says.
    failed: bool,
}

enum Link {
    Sqlite(rusqlite::Connection),
    /// `None` once the transaction has ended and the client is back in the pool.
    Postgres(Option<Object>),
}

impl Drop for Tx {
    /// A PostgreSQL transaction whose caller went away is not given back to the pool half open.
    fn drop(&mut self) {
        if let Link::Postgres(client) = &mut self.link
            && let Some(client) = client.take()
        {
            drop(Object::take(client));
        }
    }
}

impl Store {
    /// Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://...`. A PostgreSQL address may end in
    /// `schema=NAME`, so that several halls share one database.
    ///
    /// # Errors
    /// [`Fault::Broken`] if the address is not understood or the database cannot be opened.
    pub async fn open(url: &str) -> Result<Self, Fault> {
        let engine = match url.strip_prefix("sqlite:") {
            Some(":memory:") => Engine::Sqlite(Sqlite::open(None)?),
            Some(path) => Engine::Sqlite(Sqlite::open(Some(Path::new(path)))?),
            None if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Engine::Postgres(postgres::pool(url).await?)
            }
            None => return Err(Fault::Broken(format!("not sqlite:PATH or postgres://...: {url}"))),
        };
        Ok(Self(Arc::new(engine)))
    }

    /// The address of a store in one file.
    #[must_use]
    pub fn in_file(path: &Path) -> String {
        format!("sqlite:{}", path.display())
    }

    /// Name of the engine, for people.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match &*self.0 {
            Engine::Sqlite(_) => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    /// Runs a body that only reads, on one consistent state of the database.
    ///
    /// # Errors
    /// What the body says, or a fault of the engine.
    pub async fn read<T, E, F>(&self, body: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E> + Send + 'static,
    {
        match &*self.0 {
            Engine::Sqlite(sqlite) if sqlite.path.is_none() => sqlite.submit(body).await,
            Engine::Sqlite(sqlite) => sqlite.read(body),
            Engine::Postgres(pool) => {
                postgres::transact(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", body).await
            }
        }
    }

    /// Runs a body that writes what is no act: that a session was seen, that an attempt failed. No key,
    /// no journal line, all or nothing.
    ///
    /// # Errors
    /// What the body says, or a fault of the engine; then nothing was written.
    pub async fn jot<T, E, F>(&self, body: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E> + Send + 'static,
    {
        self.transact(body).await
    }

    /// Runs a body that writes, all or nothing. Acts use [`Store::write`], which also keeps the
    /// caller's key and the journal; this one is for the migrations.
    pub(crate) async fn transact<T, E, F>(&self, body: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E> + Send + 'static,
    {
        match &*self.0 {
            Engine::Sqlite(sqlite) => sqlite.submit(body).await,
            Engine::Postgres(pool) => postgres::transact(pool, "BEGIN", body).await,
        }
    }
}

fn swallowed() -> Fault {
    Fault::Broken("a statement failed and the body went on".into())
}

impl Tx {
    /// Runs a statement; `$1`, `$2`... stand in order. Gives the number of rows it touched.
    ///
    /// # Errors
    /// [`Fault::Conflict`] if a key is taken, else what the engine says.
    pub async fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Fault> {
        let outcome = match &self.link {
            Link::Sqlite(db) => sqlite::run(db, sql, values).map_err(Fault::from),
            Link::Postgres(client) => postgres::run(client.as_ref(), sql, values).await,
        };
        self.note(outcome)
    }

    /// Runs a query and reads each row.
    ///
    /// # Errors
    /// What the engine says, or the reader of the rows.
    pub async fn rows<T, R>(&mut self, sql: &str, values: &[Value], read: R) -> Result<Vec<T>, Fault>
    where
        R: FnMut(&Row<'_>) -> Result<T, Fault> + Send,
    {
        let outcome = match &self.link {
            Link::Sqlite(db) => sqlite::rows(db, sql, values, read),
            Link::Postgres(client) => {
                let found = postgres::rows(client.as_ref(), sql, values).await;
                let mut read = read;
                found.and_then(|rows| rows.iter().map(|row| read(&Row(RowOf::Postgres(row)))).collect())
            }
        };
        self.note(outcome)
    }

    /// The first row of a query, if there is one.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub async fn first<T, R>(&mut self, sql: &str, values: &[Value], read: R) -> Result<Option<T>, Fault>
    where
        R: FnMut(&Row<'_>) -> Result<T, Fault> + Send,
        T: Send,
    {
        Ok(self.rows(sql, values, read).await?.into_iter().next())
    }

    /// Inserts many rows: `head` is `INSERT INTO t (a, b)`, `tail` an `ON CONFLICT` clause or
    /// nothing, each row as long as the list of columns.
    ///
    /// # Errors
    /// As [`Tx::run`].
    pub async fn insert(&mut self, head: &str, tail: &str, rows: &[Vec<Value>]) -> Result<(), Fault> {
        let limit = match self.link {
            Link::Sqlite(_) => VALUES_AT_ONCE.0,
            Link::Postgres(_) => VALUES_AT_ONCE.1,
        };
        let width = rows.first().map_or(1, Vec::len).max(1);
        for chunk in rows.chunks((limit / width).max(1)) {
            let places =
                |row: usize| (1..=width).map(|i| format!("${}", row * width + i)).collect::<Vec<_>>();
            let tuples: Vec<_> = (0..chunk.len()).map(|row| format!("({})", places(row).join(","))).collect();
            self.run(&format!("{head} VALUES {} {tail}", tuples.join(",")), &chunk.concat()).await?;
        }
        Ok(())
    }

    /// Runs statements that take no values.
    ///
    /// # Errors
    /// As [`Tx::run`].
    pub(crate) async fn script(&mut self, sql: &str) -> Result<(), Fault> {
        let outcome = match &self.link {
            Link::Sqlite(db) => db.execute_batch(sql).map_err(Fault::from),
            Link::Postgres(client) => {
                postgres::open(client.as_ref())?.batch_execute(sql).await.map_err(Fault::from)
            }
        };
        self.note(outcome)
    }

    /// Runs DDL written with our own type words.
    pub(crate) async fn define(&mut self, ddl: &str) -> Result<(), Fault> {
        let ddl = self.dialect(ddl);
        self.script(&ddl).await
    }

    /// Our DDL in the words of the engine.
    pub(crate) fn dialect(&self, ddl: &str) -> String {
        // A table whose rows lie in the order of their key, where the engine can do that.
        let (strict, clustered) =
            if self.is_sqlite() { (") STRICT;", ") STRICT, WITHOUT ROWID;") } else { (");", ");") };
        let strict = ddl.replace(") STRICT;", strict).replace(") CLUSTERED;", clustered);
        let word = |token: &str| {
            let found = TYPE_WORDS.iter().find(|(ours, ..)| *ours == token);
            found.map(|(_, sqlite, postgres)| if self.is_sqlite() { *sqlite } else { *postgres })
        };
        let tokens = strict.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let mapped = tokens.map(|token| {
            let bare = token.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            word(bare).map_or_else(|| token.to_string(), |w| format!("{w}{}", &token[bare.len()..]))
        });
        mapped.collect()
    }

    /// Makes others who ask for the same name wait until this transaction ends. SQLite has one
    /// writer, so nobody has to be told.
    pub(crate) async fn lock(&mut self, name: &str) -> Result<(), Fault> {
        if self.is_sqlite() {
            return Ok(());
        }
        self.rows("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1, 0))", &[name.into()], |_| Ok(()))
            .await
            .map(drop)
    }

    /// True if there is a table of that name.
    pub(crate) async fn has_table(&mut self, name: &str) -> Result<bool, Fault> {
        let sql = if self.is_sqlite() {
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1"
        } else {
            "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1"
        };
        Ok(self.first(sql, &[name.into()], |_| Ok(())).await?.is_some())
    }

    const fn is_sqlite(&self) -> bool {
        matches!(self.link, Link::Sqlite(_))
    }

    fn in_transaction(&self) -> bool {
        matches!(&self.link, Link::Sqlite(db) if !db.is_autocommit())
    }

    /// Runs a statement of the transaction frame, which has no values and does not wait.
    fn now(&self, sql: &str) -> Result<(), Fault> {
        let Link::Sqlite(db) = &self.link else { return Ok(()) };
        db.prepare_cached(sql)?.raw_execute()?;
        Ok(())
    }

    fn note<T>(&mut self, outcome: Result<T, Fault>) -> Result<T, Fault> {
        self.failed |= outcome.is_err();
        outcome
    }
}

/// A row of an answer.
pub struct Row<'a>(RowOf<'a>);

enum RowOf<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// A column whose type both drivers read: text, 64-bit integers, flags, bytes, and options of them.
    ///
    /// # Errors
    /// If the column has another type.
    pub fn get<T>(&self, column: usize) -> Result<T, Fault>
    where
        T: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a>,
    {
        match self.0 {
            RowOf::Sqlite(row) => Ok(row.get(column)?),
            RowOf::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// A DATE.
    ///
    /// # Errors
    /// If the column has another type.
    pub fn day(&self, column: usize) -> Result<Date, Fault> {
        match self.0 {
            RowOf::Sqlite(row) => row.get_ref(column)?.as_str().map_err(broken)?.parse().map_err(broken),
            RowOf::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// A DATE that may be missing.
    ///
    /// # Errors
    /// If the column has another type.
    pub fn day_if_any(&self, column: usize) -> Result<Option<Date>, Fault> {
        match self.0 {
            RowOf::Sqlite(row) => {
                let text = row.get_ref(column)?.as_str_or_null().map_err(broken)?;
                text.map(|day| day.parse().map_err(broken)).transpose()
            }
            RowOf::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// An INSTANT.
    ///
    /// # Errors
    /// If the column has another type.
    pub fn instant(&self, column: usize) -> Result<Timestamp, Fault> {
        match self.0 {
            RowOf::Sqlite(row) => Timestamp::from_microsecond(row.get(column)?).map_err(broken),
            RowOf::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// An INSTANT that may be missing.
    ///
    /// # Errors
    /// If the column has another type.
    pub fn instant_if_any(&self, column: usize) -> Result<Option<Timestamp>, Fault> {
        match self.0 {
            RowOf::Sqlite(row) => {
                let micros: Option<i64> = row.get(column)?;
                micros.map(|at| Timestamp::from_microsecond(at).map_err(broken)).transpose()
            }
            RowOf::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// A DATETIME.
    ///
    /// # Errors
    /// If the column has another type.
    pub fn wall(&self, column: usize) -> Result<DateTime, Fault> {
        match self.0 {
            RowOf::Sqlite(row) => row.get_ref(column)?.as_str().map_err(broken)?.parse().map_err(broken),
            RowOf::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// A column of a kind, or nothing.
    ///
    /// # Errors
    /// If the column has another type.
    pub(crate) fn value(&self, column: usize, kind: Kind) -> Result<Value, Fault> {
        let empty = match self.0 {
            RowOf::Sqlite(row) => row.get_ref(column)? == rusqlite::types::ValueRef::Null,
            RowOf::Postgres(row) => postgres::is_null(row, column)?,
        };
        Ok(match kind {
            _ if empty => Value::Null,
            Kind::Text => Value::Text(self.get(column)?),
            Kind::Int => Value::Int(self.get(column)?),
            Kind::Flag => Value::Flag(self.get(column)?),
            Kind::Day => Value::Day(self.day(column)?),
            Kind::Instant => Value::Instant(self.instant(column)?),
            Kind::Wall => Value::Wall(self.wall(column)?),
            Kind::Json => Value::Json(self.json(column)?),
            Kind::Bytes => Value::Bytes(self.get(column)?),
        })
    }

    /// A JSON column, read as a value.
    ///
    /// # Errors
    /// If the column has another type or shape.
    pub fn json<T: DeserializeOwned>(&self, column: usize) -> Result<T, Fault> {
        match self.0 {
            RowOf::Sqlite(row) => Ok(serde_json::from_str(row.get_ref(column)?.as_str().map_err(broken)?)?),
            RowOf::Postgres(row) => Ok(row.try_get::<_, Json<T>>(column)?.0),
        }
    }
}

fn broken(error: impl std::fmt::Display) -> Fault {
    Fault::Broken(error.to_string())
}
