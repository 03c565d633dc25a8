//! PostgreSQL: a pool of connections; the server groups commits itself.

use deadpool_postgres::{Manager, Object, Pool};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type};

use super::{Link, Tx, Work, broken, swallowed};
use crate::{Fault, Value};

/// Connections to the server.
const POOL_SIZE: usize = 16;

pub async fn pool(url: &str) -> Result<Pool, Fault> {
    let (url, schema) = match url.rsplit_once("schema=") {
        Some((url, schema)) => (url.trim_end_matches(['?', '&']), Some(schema)),
        None => (url, None),
    };
    let mut config: tokio_postgres::Config = url.parse().map_err(broken)?;
    if let Some(schema) = schema {
        if schema.is_empty()
            || !schema.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        {
            return Err(Fault::Broken(format!("not a schema name: {schema}")));
        }
        config.options(format!("-c search_path={schema}"));
    }
    let manager = Manager::new(config, tokio_postgres::NoTls);
    let pool = Pool::builder(manager).max_size(POOL_SIZE).build().map_err(broken)?;
    let client = pool.get().await.map_err(broken)?;
    if let Some(schema) = schema {
        client.batch_execute(&format!("CREATE SCHEMA IF NOT EXISTS {schema}")).await?;
    }
    drop(client);
    Ok(pool)
}

pub fn open(client: Option<&Object>) -> Result<&Object, Fault> {
    client.ok_or_else(|| Fault::Broken("the transaction has ended".into()))
}

fn sql_values(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(Value::for_postgres).collect()
}

pub async fn run(client: Option<&Object>, sql: &str, values: &[Value]) -> Result<u64, Fault> {
    let client = open(client)?;
    let statement = client.prepare_cached(sql).await?;
    Ok(client.execute(&statement, &sql_values(values)).await?)
}

pub async fn rows(
    client: Option<&Object>,
    sql: &str,
    values: &[Value],
) -> Result<Vec<tokio_postgres::Row>, Fault> {
    let client = open(client)?;
    let statement = client.prepare_cached(sql).await?;
    Ok(client.query(&statement, &sql_values(values)).await?)
}

/// One PostgreSQL transaction on a client of the pool.
pub async fn transact<T, E, F>(pool: &Pool, begin: &str, body: F) -> Result<T, E>
where
    E: From<Fault>,
    F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, E>,
{
    let client = pool.get().await.map_err(|e| Fault::Busy(e.to_string()))?;
    let mut tx = Tx { link: Link::Postgres(Some(client)), failed: false };
    tx.script(begin).await?;
    let outcome = body(&mut tx).await;
    let outcome = outcome.and_then(|value| if tx.failed { Err(swallowed().into()) } else { Ok(value) });
    tx.script(if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" }).await?;
    if let Link::Postgres(client) = &mut tx.link {
        client.take();
    }
    outcome
}

impl Value {
    fn for_postgres(&self) -> &(dyn ToSql + Sync) {
        match self {
            Self::Null => &AnyNull,
            Self::Text(text) => text,
            Self::Int(number) => number,
            Self::Flag(flag) => flag,
            Self::Day(day) => day,
            Self::Instant(at) => at,
            Self::Wall(clock) => clock,
            Self::Json(json) => json,
            Self::Bytes(bytes) => bytes,
        }
    }
}

/// True if a column of any type is NULL.
pub fn is_null(row: &tokio_postgres::Row, column: usize) -> Result<bool, Fault> {
    Ok(row.try_get::<_, Option<Anything>>(column)?.is_none())
}

/// A value of any type, unread.
struct Anything;

impl<'a> FromSql<'a> for Anything {
    fn from_sql(_: &Type, _: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// NULL for a column of any type.
#[derive(Debug)]
struct AnyNull;

impl ToSql for AnyNull {
    fn to_sql(&self, _: &Type, _: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        Ok(IsNull::Yes)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Self {
        // The details of the server quote values: names must not reach a log.
        let plain = |e: &tokio_postgres::error::DbError| format!("{}: {}", e.severity(), e.message());
        let said = error.as_db_error().map_or_else(|| error.to_string(), plain);
        match error.code() {
            Some(code) if *code == SqlState::UNIQUE_VIOLATION => Self::Conflict(said),
            Some(code) if *code == SqlState::T_R_DEADLOCK_DETECTED => Self::Busy(said),
            _ => Self::Broken(said),
        }
    }
}
