//! Sessions, the browsers in which somebody is known, and attempts to sign in.
//!
//! Sessions are only ever added to: seen again and ended are rows of their own. Attempts are no
//! record but a brake: those that came to a good end and those older than a day are swept away.

use jiff::{SignedDuration, Timestamp};

use crate::{Fault, Row, Tx};

/// How a session was opened, if an outside provider of identities did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByProvider {
    /// The provider.
    pub issuer: String,
    /// It said that it saw two factors.
    pub two_factors: bool,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Id; not the token.
    pub id: String,
    /// Whose.
    pub account: String,
    /// What the browser calls itself.
    pub browser: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was last seen.
    pub seen_at: Timestamp,
    /// By which provider it was opened; `None`: here.
    pub provider: Option<ByProvider>,
}

const COLUMNS: &str = "id, account, browser, opened_at,
    (SELECT max(seen_at) FROM session_sight t WHERE t.session = s.id),
    (SELECT issuer FROM session_provider p WHERE p.session = s.id),
    (SELECT two_factors FROM session_provider p WHERE p.session = s.id)";
const OPEN: &str = "NOT EXISTS (SELECT 1 FROM session_end e WHERE e.session = s.id)";

impl Session {
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            browser: row.get(2)?,
            opened_at: row.instant(3)?,
            seen_at: row.instant(4)?,
            provider: match (row.get(5)?, row.get(6)?) {
                (Some(issuer), Some(two_factors)) => Some(ByProvider { issuer, two_factors }),
                _ => None,
            },
        })
    }
}

/// Opens a session.
///
/// # Errors
/// What the engine says.
pub async fn open(tx: &mut Tx, session: &Session, token_hash: &str) -> Result<(), Fault> {
    let Session { id, account, browser, opened_at, .. } = session;
    let values = [id.into(), account.into(), token_hash.into(), browser.into(), (*opened_at).into()];
    let sql = "INSERT INTO session (id, account, token_hash, browser, opened_at) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, &values).await?;
    if let Some(ByProvider { issuer, two_factors }) = &session.provider {
        let sql = "INSERT INTO session_provider (session, issuer, two_factors) VALUES ($1, $2, $3)";
        tx.run(sql, &[id.into(), issuer.into(), (*two_factors).into()]).await?;
    }
    see(tx, id, session.seen_at).await
}

/// Notes that a session was seen.
///
/// # Errors
/// What the engine says.
pub async fn see(tx: &mut Tx, session: &str, at: Timestamp) -> Result<(), Fault> {
    let sql = "INSERT INTO session_sight (session, seen_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    tx.run(sql, &[session.into(), at.into()]).await.map(drop)
}

/// Ends a session; one that has ended stays so.
///
/// # Errors
/// What the engine says.
pub async fn end(tx: &mut Tx, session: &str, at: Timestamp) -> Result<(), Fault> {
    let sql = "INSERT INTO session_end (session, ended_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    tx.run(sql, &[session.into(), at.into()]).await.map(drop)
}

/// The open session of a token.
///
/// # Errors
/// What the engine says.
pub async fn of_token(tx: &mut Tx, token_hash: &str) -> Result<Option<Session>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM session s WHERE token_hash = $1 AND {OPEN}");
    tx.first(&sql, &[token_hash.into()], Session::read).await
}

/// The open sessions of an account, the last opened first.
///
/// # Errors
/// What the engine says.
pub async fn of_account(tx: &mut Tx, account: &str) -> Result<Vec<Session>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM session s WHERE account = $1 AND {OPEN} ORDER BY opened_at DESC, id LIMIT 100"
    );
    tx.rows(&sql, &[account.into()], Session::read).await
}

/// Notes that somebody is known in a browser.
///
/// # Errors
/// What the engine says.
pub async fn know(tx: &mut Tx, account: &str, token_hash: &str, at: Timestamp) -> Result<(), Fault> {
    let sql = "INSERT INTO known_browser (account, token_hash, known_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    tx.run(sql, &[account.into(), token_hash.into(), at.into()]).await.map(drop)
}

/// True if somebody is known in a browser.
///
/// # Errors
/// What the engine says.
pub async fn knows(tx: &mut Tx, account: &str, token_hash: &str) -> Result<bool, Fault> {
    let sql = "SELECT 1 FROM known_browser WHERE account = $1 AND token_hash = $2";
    Ok(tx.first(sql, &[account.into(), token_hash.into()], |_| Ok(())).await?.is_some())
}

/// How long an attempt is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Attempts counted for a scope since an instant, and the last of them.
///
/// # Errors
/// What the engine says.
pub async fn attempts(tx: &mut Tx, scope: &str, since: Timestamp) -> Result<Option<(i64, Timestamp)>, Fault> {
    tx.lock(&format!("attempt/{scope}")).await?;
    let sql = "SELECT tried_at FROM attempt WHERE scope = $1 AND tried_at > $2 ORDER BY tried_at DESC";
    let found = tx.rows(sql, &[scope.into(), since.into()], |row| row.instant(0)).await?;
    Ok(found.first().map(|last| (i64::try_from(found.len()).unwrap_or(i64::MAX), *last)))
}

/// Counts an attempt for a scope and gives its number. Those older than a day go.
///
/// # Errors
/// What the engine says.
pub async fn attempt(tx: &mut Tx, scope: &str, at: Timestamp) -> Result<i64, Fault> {
    tx.lock(&format!("attempt/{scope}")).await?;
    let old = at.saturating_sub(KEPT).unwrap_or(at);
    tx.run("DELETE FROM attempt WHERE tried_at < $1", &[old.into()]).await?;
    let sql = "SELECT max(number) FROM attempt WHERE scope = $1";
    let last = tx.first(sql, &[scope.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    let number = last.unwrap_or(0) + 1;
    let sql = "INSERT INTO attempt (scope, number, tried_at) VALUES ($1, $2, $3)";
    tx.run(sql, &[scope.into(), number.into(), at.into()]).await?;
    Ok(number)
}

/// Takes an attempt back that came to a good end.
///
/// # Errors
/// What the engine says.
pub async fn forgive(tx: &mut Tx, scope: &str, number: i64) -> Result<(), Fault> {
    let sql = "DELETE FROM attempt WHERE scope = $1 AND number = $2";
    tx.run(sql, &[scope.into(), number.into()]).await.map(drop)
}
