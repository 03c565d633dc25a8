//! How a store is: what a health check, the metrics and the doctor ask of it.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use jiff::Timestamp;

use super::{Engine, Link, Store};
use crate::Fault;

impl Store {
    /// How an address is written, for help texts: it is the same in every language.
    pub const ADDRESSES: &'static str = "sqlite:FILE | postgres://...";

    /// The file of an address, if it is one.
    #[must_use]
    pub fn file_of(url: &str) -> Option<PathBuf> {
        url.strip_prefix("sqlite:").filter(|path| *path != ":memory:").map(PathBuf::from)
    }

    /// An address without its password, as it may be shown.
    #[must_use]
    pub fn shown(url: &str) -> String {
        let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
        let (rest, asked) = rest.split_once('?').map_or((rest, None), |(rest, asked)| (rest, Some(asked)));
        let rest = match rest.rsplit_once('@') {
            Some((user, place)) => format!("{}@{place}", user.split(':').next().unwrap_or_default()),
            None => rest.to_owned(),
        };
        let plain = |pair: &&str| !pair.starts_with("password=");
        let asked = asked.map(|asked| asked.split('&').filter(plain).collect::<Vec<_>>().join("&"));
        format!("{scheme}://{rest}{}", asked.map_or_else(String::new, |asked| format!("?{asked}")))
    }

    /// The file, if the store is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &*self.0 {
            Engine::Sqlite(sqlite) => sqlite.path.as_deref(),
            Engine::Postgres(_) => None,
        }
    }

    /// Callers that wait: for the writer, or for a connection.
    #[must_use]
    pub fn queued(&self) -> usize {
        match &*self.0 {
            Engine::Sqlite(sqlite) => sqlite.queued.load(Ordering::Relaxed),
            Engine::Postgres(pool) => pool.status().waiting,
        }
    }

    /// Bytes the database takes.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn bytes(&self) -> Result<i64, Fault> {
        self.read(|tx| {
            Box::pin(async move {
                let sql = match tx.link {
                    Link::Sqlite(_) => {
                        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
                    }
                    Link::Postgres(_) => "SELECT pg_database_size(current_database())",
                };
                Ok(tx.first(sql, &[], |row| row.get::<i64>(0)).await?.unwrap_or_default())
            })
        })
        .await
    }

    /// What the clock of the database says, if it has one of its own.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn clock(&self) -> Result<Option<Timestamp>, Fault> {
        if matches!(&*self.0, Engine::Sqlite(_)) {
            return Ok(None);
        }
        self.read(|tx| {
            Box::pin(async move { tx.first("SELECT clock_timestamp()", &[], |row| row.instant(0)).await })
        })
        .await
    }

    /// What the engine's own check of its pages says; `None` if it is well, or has none.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn damage(&self) -> Result<Option<String>, Fault> {
        if matches!(&*self.0, Engine::Postgres(_)) {
            return Ok(None);
        }
        let sql = "PRAGMA quick_check";
        let said = self
            .read(move |tx| Box::pin(async move { tx.first(sql, &[], |row| row.get::<String>(0)).await }));
        let said: Result<Option<String>, Fault> = said.await;
        let said = said?;
        Ok(said.filter(|said| said != "ok"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        let rows = [
            ("sqlite:data/hall.db", "sqlite:data/hall.db"),
            ("postgres://balai:rahasia@db/hall", "postgres://balai@db/hall"),
            ("postgres://balai:p@ss@db/hall?schema=a", "postgres://balai@db/hall?schema=a"),
            ("postgres://db/hall?password=x&user=b", "postgres://db/hall?user=b"),
        ];
        for (url, shown) in rows {
            assert_eq!(Store::shown(url), shown);
        }
    }
}
