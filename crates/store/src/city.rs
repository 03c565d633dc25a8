//! Cities and the versions of their data.

use balai_core::diagnostic::Source;
use jiff::Timestamp;

use crate::{Fault, Row, Tx, sha256};

/// The data of a city as it was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// City slug.
    pub city: String,
    /// From 1.
    pub version: i64,
    /// [`package_hash`] of the files.
    pub sha256: String,
    /// `city.toml`, `units.csv` and the others.
    pub files: Vec<Source>,
}

/// Hash of the files of a city: the same for the same names and texts in the same order.
#[must_use]
pub fn package_hash(files: &[Source]) -> String {
    let parts = files.iter().map(|f| format!("{}:{}\n{}:{}\n", f.name.len(), f.name, f.text.len(), f.text));
    sha256(parts.collect::<String>().as_bytes())
}

/// Records the data of a city as its newest version and gives the number of that version. The city
/// itself is entered when it is new.
///
/// # Errors
/// What the engine says.
pub async fn save_package(tx: &mut Tx, city: &str, files: &[Source], at: Timestamp) -> Result<i64, Fault> {
    let known = "SELECT max(version) FROM city_package WHERE city = $1";
    let last = tx.first(known, &[city.into()], |r| r.get::<Option<i64>>(0)).await?.flatten();
    if last.is_none() {
        tx.run("INSERT INTO city (slug, recorded_at) VALUES ($1, $2)", &[city.into(), at.into()]).await?;
    }
    let version = last.unwrap_or(0) + 1;
    let pairs: Vec<_> = files.iter().map(|f| (&f.name, &f.text)).collect();
    let files_text = serde_json::to_string(&pairs)?;
    let sql =
        "INSERT INTO city_package (city, version, sha256, files, recorded_at) VALUES ($1, $2, $3, $4, $5)";
    let values = [city.into(), version.into(), package_hash(files).into(), files_text.into(), at.into()];
    tx.run(sql, &values).await?;
    Ok(version)
}

/// The newest data of every city, by slug.
///
/// # Errors
/// What the engine says.
pub async fn packages(tx: &mut Tx) -> Result<Vec<Package>, Fault> {
    let sql = "SELECT city, version, sha256, files FROM city_package p
        WHERE version = (SELECT max(version) FROM city_package q WHERE q.city = p.city) ORDER BY city";
    tx.rows(sql, &[], Package::read).await
}

impl Package {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let pairs: Vec<(String, String)> = serde_json::from_str(&row.get::<String>(3)?)?;
        Ok(Self {
            city: row.get(0)?,
            version: row.get(1)?,
            sha256: row.get(2)?,
            files: pairs.into_iter().map(|(name, text)| Source { name, text }).collect(),
        })
    }
}
