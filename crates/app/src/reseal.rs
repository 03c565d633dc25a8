//! A rotation of keys: what hangs on which key, and everything kept anew under the newest.
//!
//! Asked by `balai keys`, which holds the database and the key file; no act of the hall. A batch is
//! one transaction with one line in the journal, so whoever is cut off goes on by asking again, and
//! in between every key of the ring still opens and finds (docs/adr/0120).

use std::collections::HashMap;

use balai_store::reseal::{self, Behind, COLUMNS, Column};
use balai_store::seal::{KeyRing, random};
use balai_store::staff::{nik_place, nip_place};
use balai_store::{Command, Done, Fault, Value, hex};
use jiff::Timestamp;
use serde_json::json;

use crate::case_file::{Entry, mark, marks, place};
use crate::proof::{identity_place, login_place, totp_place};
use crate::{Trouble, Upkeep};

/// Rows that are kept anew in one transaction: others who write wait that long, some milliseconds.
const BATCH: usize = 200;

/// Rows of a column that hang on a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hanging {
    /// `table.column`.
    pub column: String,
    /// Name of the key; `None`: on none of the ring, so that nobody can open them.
    pub key: Option<String>,
    /// How many.
    pub rows: i64,
}

/// Who a keyed hash of health stands for: hash to city and person.
type Known = HashMap<String, (String, String)>;

impl Upkeep {
    /// How many rows of each column hang on each key; what has none is left out.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn hanging(&self, ring: &KeyRing) -> Result<Vec<Hanging>, Trouble> {
        let names: Vec<String> = ring.names().map(str::to_owned).collect();
        let keys = names.clone();
        let read = self.store.read(move |tx| {
            Box::pin(async move {
                let mut all = Vec::new();
                for of in COLUMNS {
                    all.push((of, reseal::count(tx, of, &keys).await?));
                }
                Ok::<_, Fault>(all)
            })
        });
        let mut found = Vec::new();
        for (of, (total, each)) in read.await? {
            let column = format!("{}.{}", of.table, of.column);
            let lost = total - each.iter().sum::<i64>();
            let known = names.iter().cloned().map(Some).zip(each);
            let rows = known.chain([(None, lost)]).filter(|(_, rows)| *rows > 0);
            found.extend(rows.map(|(key, rows)| Hanging { column: column.clone(), key, rows }));
        }
        Ok(found)
    }

    /// Keeps a batch of what hangs on older keys under the newest; gives the column and how many rows,
    /// `None` once nothing is left.
    ///
    /// # Errors
    /// What the engine says, or that a text does not open; then this batch is as it was.
    pub async fn reseal(&self, ring: &KeyRing) -> Result<Option<(String, usize)>, Trouble> {
        let mut older: Vec<String> = ring.names().map(str::to_owned).collect();
        let newest = older.pop().unwrap_or_default();
        for of in COLUMNS {
            let (ring, older, column) = (ring.clone(), older.clone(), format!("{}.{}", of.table, of.column));
            let looked = older.clone();
            let left = self.store.read(move |tx| {
                Box::pin(async move { Ok::<_, Fault>(reseal::behind(tx, of, &looked, 1).await?.len()) })
            });
            if left.await? == 0 {
                continue;
            }
            let command = Command {
                key: format!("reseal/{}", hex(&random::<16>()?)),
                act: "reseal-keys",
                actor: "operator".into(),
                at: Timestamp::now(),
            };
            let subject = format!("keys/{newest}/{column}");
            let written = self.store.write(command, move |tx| {
                Box::pin(async move {
                    let known = if of.table == "health_look" {
                        known(&ring, reseal::everybody(tx).await?)
                    } else {
                        Known::new()
                    };
                    let batch = reseal::behind(tx, of, &older, BATCH).await?;
                    for behind in &batch {
                        let anew = anew(&ring, of, behind, &known)?;
                        reseal::replace(tx, of, behind, &anew).await?;
                    }
                    let payload = json!({ "rows": batch.len() });
                    Ok::<_, Fault>(Done { answer: batch.len(), subject, payload })
                })
            });
            return Ok(Some((column, written.await?)));
        }
        Ok(None)
    }
}

fn known(ring: &KeyRing, everybody: Vec<(String, String)>) -> Known {
    let mut known = Known::new();
    for (city, person) in everybody {
        for mark in marks(ring, &city, &person) {
            known.insert(mark, (city.clone(), person.clone()));
        }
    }
    known
}

/// What a row says, under the newest key.
fn anew(ring: &KeyRing, of: Column, behind: &Behind, known: &Known) -> Result<String, Fault> {
    let lost = || Fault::Broken(format!("{}.{}: a row does not fit its table", of.table, of.column));
    let sealed = behind.beside.as_ref().unwrap_or(&behind.kept);
    let again = |place: &str| ring.seal(place, &ring.unseal(place, sealed)?);
    match (of.table, of.column, behind.row.as_slice()) {
        ("account", "login_key", [Value::Text(id)]) => {
            Ok(ring.mark("login", &ring.unseal(&login_place(id), sealed)?))
        }
        ("account", "login_sealed", [Value::Text(id)]) => again(&login_place(id)),
        ("account_identity", "subject_mark", [Value::Text(account), Value::Text(issuer), _]) => {
            Ok(ring.mark("subject", &ring.unseal(&identity_place(account, issuer), sealed)?))
        }
        ("account_identity", "subject_sealed", [Value::Text(account), Value::Text(issuer), _]) => {
            again(&identity_place(account, issuer))
        }
        ("account_totp", "secret_sealed", [Value::Text(account), _]) => again(&totp_place(account)),
        ("health_report", "person_mark", [Value::Text(city), Value::Int(number)]) => {
            let entry: Entry = serde_json::from_str(&ring.unseal(&place(city, *number), sealed)?)?;
            Ok(mark(ring, city, &entry.person))
        }
        ("health_report", "sealed", [Value::Text(city), Value::Int(number)]) => again(&place(city, *number)),
        ("person", "nip_sealed", [Value::Text(city), Value::Text(id)]) => again(&nip_place(city, id)),
        ("person", "nik_sealed", [Value::Text(city), Value::Text(id)]) => again(&nik_place(city, id)),
        ("health_look", "person_mark", _) => {
            let (city, person) = known.get(&behind.kept).ok_or_else(lost)?;
            Ok(mark(ring, city, person))
        }
        _ => Err(lost()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::health::Status;
    use balai_store::account;
    use balai_store::identity::{self, Identity};
    use balai_store::staff::record;
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{colleague, for_each_engine, journalled, keyed, planned, settled};
    use crate::health::{OwnReport, read_health, read_own_health, report_health};
    use crate::{Caller, Hall, Role};

    const ISSUER: &str = "https://sso.example";
    const SUBJECT: &str = "https://sso.example\nu1";

    fn ring(names: &[&str]) -> KeyRing {
        let key = |name: &str| if name == "k1" { "5a".repeat(32) } else { "3c".repeat(32) };
        let lines: String = names.iter().map(|name| format!("{name} {}\n", key(name))).collect();
        KeyRing::read(&lines).unwrap()
    }

    /// All that was sealed and all that was hashed is found and opens with these keys.
    async fn all_is_there(hall: &Hall, id: &str, secret: &str) {
        let marks = hall.keys().marks("login", "budi1");
        let subjects = hall.keys().marks("subject", SUBJECT);
        let wanted = id.to_owned();
        let read = hall.store().read(move |tx| {
            Box::pin(async move {
                let found = account::by_login(tx, &marks).await?;
                assert_eq!(identity::owner(tx, ISSUER, &subjects).await?.as_ref(), Some(&wanted));
                Ok::<_, Fault>((found, account::totp(tx, &wanted).await?))
            })
        });
        let (found, totp) = read.await.unwrap();
        let found = found.unwrap();
        assert_eq!(found.id, id);
        assert_eq!(hall.keys().unseal(&login_place(id), &found.login_sealed).unwrap(), "budi1");
        assert_eq!(hall.keys().unseal(&totp_place(id), &totp.unwrap()).unwrap(), secret);
        let own = read_own_health(hall, &colleague("MIN-00003"), "mini").await.unwrap();
        assert_eq!((own.reports.len(), own.looks.len()), (1, 1));
        let (keys, city) = (hall.keys().clone(), crate::fixture::city());
        let read = hall.store().read(move |tx| Box::pin(async move { record(tx, &city, &keys).await }));
        let record: Result<Vec<_>, Fault> = read.await;
        let person = record.unwrap().into_iter().find(|k| k.person.id == "MIN-00006").unwrap().person;
        assert_eq!((person.nip.as_str(), person.nik.as_str()), ("NIP", "NIK"));
    }

    #[tokio::test]
    async fn everything_goes_over_to_the_newest_key_batch_by_batch_and_is_readable_all_the_time() {
        for_each_engine(async |store| {
            let hall = planned(store.clone()).await;
            let (id, secret) = settled(&hall, "budi1", Role::LegalBureau, true).await;
            let secret = secret.unwrap();
            let day = date(2021, 6, 29);
            let wish = OwnReport { city: "mini".into(), status: Status::Symptoms, day, symptoms: true };
            report_health(&hall, &colleague("MIN-00003"), "k", wish).await.unwrap();
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            read_health(&hall, &officer, ("mini", Some("MIN-00003"))).await.unwrap();

            let (account, keys) = (id.clone(), hall.keys().clone());
            let linked = hall.store().jot(move |tx| {
                Box::pin(async move {
                    let subject_sealed = keys.seal(&identity_place(&account, ISSUER), SUBJECT)?;
                    let subject_marks = keys.marks("subject", SUBJECT);
                    let who = Identity { issuer: ISSUER.into(), subject_marks, subject_sealed };
                    identity::link(tx, &account, &who, Timestamp::UNIX_EPOCH).await
                })
            });
            linked.await.unwrap();

            let keys = hall.keys().clone();
            let real = hall.store().jot(move |tx| {
                Box::pin(async move {
                    let (nip, nik) = (nip_place("mini", "MIN-00006"), nik_place("mini", "MIN-00006"));
                    let values = [keys.seal(&nip, "NIP")?.into(), keys.seal(&nik, "NIK")?.into()];
                    let sql = "UPDATE person SET nip_sealed = $1, nik_sealed = $2 WHERE id = 'MIN-00006'";
                    tx.run(sql, &values).await
                })
            });
            assert_eq!(real.await, Ok::<_, Fault>(1));

            let (both, upkeep) = (ring(&["k1", "k2"]), Upkeep { store });
            let before = upkeep.hanging(&both).await.unwrap();
            assert_eq!(before.len(), COLUMNS.len(), "the test has a row in every column: {before:?}");
            assert!(before.iter().all(|h| h.key.as_deref() == Some("k1") && h.rows == 1), "{before:?}");
            let lost = upkeep.hanging(&ring(&["k2"])).await.unwrap();
            assert!(lost.iter().all(|h| h.key.is_none()), "what nobody can open is shown: {lost:?}");

            // Cut off after any batch, a hall with both keys goes on.
            let (mut steps, old) = (vec![], journalled(&hall).await.len());
            while let Some((column, rows)) = upkeep.reseal(&both).await.unwrap() {
                assert_eq!(rows, 1);
                steps.push(format!("reseal-keys operator keys/k2/{column}"));
                all_is_there(&keyed(&hall, both.clone()).await, &id, &secret).await;
            }
            assert_eq!(journalled(&hall).await[old..], steps, "a line for each batch, with nobody in it");
            let after = upkeep.hanging(&both).await.unwrap();
            assert!(
                after.len() == COLUMNS.len() && after.iter().all(|h| h.key.as_deref() == Some("k2")),
                "{after:?}"
            );
            all_is_there(&keyed(&hall, ring(&["k2"])).await, &id, &secret).await;
        })
        .await;
    }
}
