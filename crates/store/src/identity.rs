//! Who an account is at an outside provider of identities.
//!
//! Append-only: the newest row of an account and an issuer holds; one without a hash says that the
//! link was released. A subject stands here as a keyed hash, never in clear.

use jiff::Timestamp;

use crate::{Fault, Row, Tx};

/// An account at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// Keyed hashes of issuer and subject, the newest first: it is kept by that one, and found by any.
    pub subject_marks: Vec<String>,
    /// The two, sealed.
    pub subject_sealed: String,
}

const NEWEST: &str = "i.number = (SELECT max(j.number) FROM account_identity j
        WHERE j.account = i.account AND j.issuer = i.issuer)";

/// The hash under which an account is linked at a provider; `None` if it is not.
///
/// # Errors
/// What the engine says.
pub async fn of_account(tx: &mut Tx, account: &str, issuer: &str) -> Result<Option<String>, Fault> {
    let sql = format!(
        "SELECT subject_mark FROM account_identity i WHERE account = $1 AND issuer = $2 AND {NEWEST}"
    );
    Ok(tx.first(&sql, &[account.into(), issuer.into()], |row| row.get(0)).await?.flatten())
}

/// The account that is linked under one of these hashes.
///
/// # Errors
/// What the engine says.
pub async fn owner(tx: &mut Tx, issuer: &str, marks: &[String]) -> Result<Option<String>, Fault> {
    let sql = format!(
        "SELECT account FROM account_identity i WHERE subject_mark = $1 AND issuer = $2 AND {NEWEST}"
    );
    for mark in marks {
        if let Some(found) = tx.first(&sql, &[mark.into(), issuer.into()], |row| row.get(0)).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Links an account, or does nothing if it is linked so already.
///
/// # Errors
/// [`Fault::Conflict`] if either is linked to another.
pub async fn link(tx: &mut Tx, account: &str, identity: &Identity, at: Timestamp) -> Result<(), Fault> {
    let Identity { issuer, subject_marks, subject_sealed } = identity;
    for name in subject_marks.iter().map(String::as_str).chain([account]) {
        tx.lock(&format!("account_identity/{name}")).await?;
    }
    let owner = owner(tx, issuer, subject_marks).await?;
    match (of_account(tx, account, issuer).await?, owner) {
        (Some(held), _) if subject_marks.contains(&held) => Ok(()),
        (None, None) => {
            let kept = (subject_marks.first().cloned(), Some(subject_sealed.clone()));
            add(tx, (account, issuer), kept, at).await
        }
        _ => Err(Fault::Conflict("account_identity".into())),
    }
}

/// Releases every link of an account; gives how many there were.
///
/// # Errors
/// What the engine says.
pub async fn release(tx: &mut Tx, account: &str, at: Timestamp) -> Result<usize, Fault> {
    tx.lock(&format!("account_identity/{account}")).await?;
    let sql = format!(
        "SELECT issuer FROM account_identity i WHERE account = $1 AND subject_mark IS NOT NULL AND {NEWEST}"
    );
    let issuers: Vec<String> = tx.rows(&sql, &[account.into()], |row: &Row<'_>| row.get(0)).await?;
    for issuer in &issuers {
        add(tx, (account, issuer), (None, None), at).await?;
    }
    Ok(issuers.len())
}

async fn add(
    tx: &mut Tx,
    (account, issuer): (&str, &str),
    (mark, sealed): (Option<String>, Option<String>),
    at: Timestamp,
) -> Result<(), Fault> {
    let sql = "SELECT max(number) FROM account_identity WHERE account = $1 AND issuer = $2";
    let values = [account.into(), issuer.into()];
    let last = tx.first(sql, &values, |row| row.get::<Option<i64>>(0)).await?.flatten();
    let number = last.unwrap_or(0) + 1;
    let values = [account.into(), issuer.into(), number.into(), mark.into(), sealed.into(), at.into()];
    let sql =
        "INSERT INTO account_identity (account, issuer, number, subject_mark, subject_sealed, linked_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, &values).await.map(drop)
}
