//! Accounts, their passwords and one-time codes, and the links that set a password once.
//!
//! Append-only: the newest password holds, the newest link, the newest key for codes. Secrets come
//! hashed or sealed; nothing that is read here can be used to sign in.

use jiff::Timestamp;

use crate::{Fault, Row, Tx, Value};

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Id.
    pub id: String,
    /// City; `None`: of the hall itself.
    pub city: Option<String>,
    /// Person of the city's staff list; `None`: stands alone.
    pub person: Option<String>,
    /// Name, for pages and the journal.
    pub name: String,
    /// NIP or name for signing in, sealed.
    pub login_sealed: String,
    /// True if the person is made up.
    pub sample: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

const COLUMNS: &str = "id, city, person, name, login_sealed, sample, created_at";

impl Account {
    fn read(row: &Row<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: row.get(0)?,
            city: row.get(1)?,
            person: row.get(2)?,
            name: row.get(3)?,
            login_sealed: row.get(4)?,
            sample: row.get(5)?,
            created_at: row.instant(6)?,
        })
    }
}

/// Records an account. `login_key` is the keyed hash of its name for signing in; `by` makes it.
///
/// # Errors
/// [`Fault::Conflict`] if the name for signing in is taken.
pub async fn open(tx: &mut Tx, account: &Account, login_key: &str, by: &str) -> Result<(), Fault> {
    let values = [
        (&account.id).into(),
        account.city.clone().into(),
        account.person.clone().into(),
        (&account.name).into(),
        login_key.into(),
        (&account.login_sealed).into(),
        account.sample.into(),
        by.into(),
        account.created_at.into(),
    ];
    let sql = "INSERT INTO account (id, city, person, name, login_key, login_sealed, sample, created_by,
        created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.run(sql, &values).await.map(drop)
}

/// The account with one of these keyed hashes of a name.
///
/// # Errors
/// What the engine says.
pub async fn by_login(tx: &mut Tx, keys: &[String]) -> Result<Option<Account>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE login_key = $1");
    for key in keys {
        if let Some(found) = tx.first(&sql, &[key.into()], Account::read).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The account of that id.
///
/// # Errors
/// What the engine says.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Account>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE id = $1");
    tx.first(&sql, &[id.into()], Account::read).await
}

/// The accounts of a city and those of the hall itself, by name.
///
/// # Errors
/// What the engine says.
pub async fn of_city(tx: &mut Tx, city: &str) -> Result<Vec<Account>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE city = $1 OR city IS NULL ORDER BY name, id");
    tx.rows(&sql, &[city.into()], Account::read).await
}

/// The next number of a row that is only ever added, for an account.
async fn next(tx: &mut Tx, table: &str, account: &str) -> Result<i64, Fault> {
    tx.lock(&format!("{table}/{account}")).await?;
    let sql = format!("SELECT max(number) FROM {table} WHERE account = $1");
    let last = tx.first(&sql, &[account.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    Ok(last.unwrap_or(0) + 1)
}

/// Keeps the hash of a new password.
///
/// # Errors
/// What the engine says.
pub async fn set_password(tx: &mut Tx, account: &str, hash: &str, at: Timestamp) -> Result<(), Fault> {
    let number = next(tx, "account_password", account).await?;
    let sql = "INSERT INTO account_password (account, number, hash, set_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, &[account.into(), number.into(), hash.into(), at.into()]).await.map(drop)
}

/// The hash that holds; `None` if no password was ever set.
///
/// # Errors
/// What the engine says.
pub async fn password(tx: &mut Tx, account: &str) -> Result<Option<String>, Fault> {
    let sql = "SELECT hash FROM account_password WHERE account = $1 ORDER BY number DESC LIMIT 1";
    tx.first(sql, &[account.into()], |row| row.get(0)).await
}

/// Keeps a new sealed key for codes; `None` switches codes off.
///
/// # Errors
/// What the engine says.
pub async fn set_totp(
    tx: &mut Tx,
    account: &str,
    sealed: Option<String>,
    at: Timestamp,
) -> Result<(), Fault> {
    let number = next(tx, "account_totp", account).await?;
    let sql = "INSERT INTO account_totp (account, number, secret_sealed, set_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, &[account.into(), number.into(), sealed.into(), at.into()]).await.map(drop)
}

/// The sealed key for codes, if codes are on.
///
/// # Errors
/// What the engine says.
pub async fn totp(tx: &mut Tx, account: &str) -> Result<Option<String>, Fault> {
    let sql = "SELECT secret_sealed FROM account_totp WHERE account = $1 ORDER BY number DESC LIMIT 1";
    Ok(tx.first(sql, &[account.into()], |row| row.get(0)).await?.flatten())
}

/// Takes the code of a half minute; `false` if it, or a later one, was taken before.
///
/// # Errors
/// What the engine says.
pub async fn take_code(tx: &mut Tx, account: &str, step: i64) -> Result<bool, Fault> {
    tx.lock(&format!("account_code/{account}")).await?;
    let sql = "SELECT max(step) FROM account_code WHERE account = $1";
    let last = tx.first(sql, &[account.into()], |row| row.get::<Option<i64>>(0)).await?.flatten();
    if last.is_some_and(|last| last >= step) {
        return Ok(false);
    }
    let sql = "INSERT INTO account_code (account, step) VALUES ($1, $2)";
    tx.run(sql, &[account.into(), step.into()]).await?;
    Ok(true)
}

/// A link that sets a password once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Id.
    pub id: String,
    /// For whom.
    pub account: String,
    /// It also switches codes off: their device is lost.
    pub resets_totp: bool,
    /// Until when it holds.
    pub expires_at: Timestamp,
}

/// Issues a link; earlier ones of the account hold no more. `(by, at)`: who issues it and when.
///
/// # Errors
/// What the engine says.
pub async fn invite(
    tx: &mut Tx,
    invitation: &Invitation,
    token_hash: &str,
    (by, at): (&str, Timestamp),
) -> Result<(), Fault> {
    let number = next(tx, "invitation", &invitation.account).await?;
    let values: [Value; 8] = [
        (&invitation.id).into(),
        (&invitation.account).into(),
        number.into(),
        token_hash.into(),
        invitation.resets_totp.into(),
        by.into(),
        at.into(),
        invitation.expires_at.into(),
    ];
    let sql = "INSERT INTO invitation (id, account, number, token_hash, resets_totp, issued_by, issued_at,
        expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, &values).await.map(drop)
}

/// The link with that hash, if it is the newest of its account, unused, and holds at that instant.
///
/// # Errors
/// What the engine says.
pub async fn invitation(tx: &mut Tx, token_hash: &str, at: Timestamp) -> Result<Option<Invitation>, Fault> {
    let sql = "SELECT id, account, resets_totp, expires_at FROM invitation i WHERE token_hash = $1
        AND expires_at > $2 AND number = (SELECT max(number) FROM invitation j WHERE j.account = i.account)
        AND NOT EXISTS (SELECT 1 FROM invitation_use u WHERE u.invitation = i.id)";
    tx.first(sql, &[token_hash.into(), at.into()], |row| {
        Ok(Invitation {
            id: row.get(0)?,
            account: row.get(1)?,
            resets_totp: row.get(2)?,
            expires_at: row.instant(3)?,
        })
    })
    .await
}

/// Uses a link up.
///
/// # Errors
/// [`Fault::Conflict`] if it was used.
pub async fn use_invitation(tx: &mut Tx, id: &str, at: Timestamp) -> Result<(), Fault> {
    let sql = "INSERT INTO invitation_use (invitation, used_at) VALUES ($1, $2)";
    tx.run(sql, &[id.into(), at.into()]).await.map(drop)
}
