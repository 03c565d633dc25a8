//! Act: record the data of a city, and make up its staff if it has no real one. The newest version
//! holds; older ones are kept. Real people are never replaced by made-up ones: their list comes by an
//! act of its own ([`super::import_staff`]).

use std::sync::Arc;

use balai_core::city::{load, staff};
use balai_core::diagnostic::{Source, has_errors};
use balai_store::Done;
use balai_store::city::{package_hash, save_package};
use balai_store::staff::{Staff, real, save_staff};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::{Hall, Trouble};

/// What to record.
#[derive(Debug, Clone)]
pub struct CityImport {
    /// `city.toml`, `units.csv` and the others.
    pub files: Vec<Source>,
    /// Seed of the made-up staff of a city that has no real one; `None`: nobody is made up, and the city
    /// is without staff until its list comes.
    pub sample_seed: Option<u64>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// City slug.
    pub city: String,
    /// Version of its data, from 1.
    pub version: i64,
    /// Hash of the files.
    pub package: String,
    /// People on its staff.
    pub people: usize,
    /// They are real: kept as they were.
    #[serde(default)]
    pub real: bool,
}

/// Records the data of a city, and makes up its staff if it has no real one.
///
/// # Errors
/// [`Trouble::Refused`] with everything that is wrong in the files, or everybody real whose unit is gone.
pub async fn import_city(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    import: CityImport,
) -> Result<Imported, Trouble> {
    require(caller, Act::ImportCity)?;
    let (city, findings) = load::load(&import.files);
    let Some(city) = city.filter(|_| !has_errors(&findings)) else { return Err(Trouble::Refused(findings)) };
    let city = Arc::new(city);
    let made = import.sample_seed.map_or_else(Vec::new, |seed| staff::make(&city, seed));
    let (slug, command) = (city.slug.clone(), hall.command(caller, Act::ImportCity, key));
    let at = command.at;
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let known = real(tx, &city.slug).await?;
            let stranded = staff::stranded(&city, &known);
            if !stranded.is_empty() {
                return Err(Trouble::Refused(stranded));
            }
            let version = save_package(tx, &city.slug, &import.files, at).await?;
            let real = !known.is_empty();
            let people = if real { known.len() } else { made.len() };
            if !real {
                save_staff(tx, Staff { city: &city, people: &made, keys: None }, at).await?;
            }
            let package = package_hash(&import.files);
            Ok(Done {
                subject: format!("city/{}", city.slug),
                payload: json!({ "package": package, "people": people, "seed": import.sample_seed }),
                answer: Imported { city: city.slug.clone(), version, package, people, real },
            })
        })
    });
    let imported: Result<Imported, Trouble> = recorded.await;
    let imported = imported?;
    hall.reload(&slug).await?;
    Ok(imported)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::arrange::{RosterPlan, plan_roster};
    use crate::fixture::{CAPPED, files, for_each_engine, hall, journalled, order};
    use crate::order::sign_order;
    use balai_core::arrange::Settings;
    use balai_core::city::UnitIx;

    fn import(files: Vec<Source>) -> CityImport {
        CityImport { files, sample_seed: Some(1) }
    }

    #[tokio::test]
    async fn a_city_comes_in_with_its_staff_and_without_a_nik() {
        for_each_engine(async |store| {
            let hall = hall(store).await;
            let imported = import_city(&hall, &Caller::operator(), "k", import(files())).await.unwrap();
            assert_eq!((imported.city.as_str(), imported.version, imported.people), ("mini", 1, 6));
            let town = hall.town("mini").unwrap();
            let mut made = staff::make(&town.city, 1);
            assert!(made.iter().all(|p| p.nik.len() == 16), "they have one while they are made");
            made.iter_mut().for_each(|p| p.nik.clear());
            made.sort_by(|a, b| (a.unit, &a.id).cmp(&(b.unit, &b.id)));
            assert_eq!(town.people, made, "everything else comes back as it was made");
            assert_eq!(journalled(&hall).await, ["import-city operator city/mini"]);
        })
        .await;
    }

    #[tokio::test]
    async fn a_newer_version_takes_the_place_of_the_older_and_orders_stay() {
        for_each_engine(async |store| {
            let hall = hall(store).await;
            let operator = Caller::operator();
            let mut first = files();
            let posts = first.iter_mut().find(|file| file.name == "posts.csv").unwrap();
            posts.text += "loket,dinkes,Loket,Counter,kantor,,08.00,16.00,sen-jum,tidak,2,contoh,ya\n";
            import_city(&hall, &operator, "1", import(first.clone())).await.unwrap();
            sign_order(&hall, &operator, "order", order("mini-1", CAPPED)).await.unwrap();
            let plan =
                RosterPlan { city: "mini".into(), order: "mini-1".into(), settings: Settings::default() };
            plan_roster(&hall, &operator, "plan", plan).await.unwrap();
            let posts = async || {
                let town = hall.town("mini").unwrap();
                let (mut held, mut open) = (0, 0);
                for unit in (0..town.city.units.len()).map(UnitIx::of) {
                    let board = hall.board(&town, "mini-1", unit).await.unwrap();
                    assert_eq!(board.1.people, town.people_of(unit).collect::<Vec<_>>());
                    held += board.1.cells.iter().filter(|cell| cell.post.is_some()).count();
                    open += board.1.uncovered.iter().map(|open| open.short as usize).sum::<usize>();
                }
                (held, open)
            };
            let (held, open) = posts().await;
            assert!(held > 0);
            let mut newer = first;
            newer[0].text = newer[0].text.replace("asn = 6", "asn = 5");
            newer[1].text = newer[1].text.replace("Contoh 2,,4,0", "Contoh 2,,3,0");
            let again = import_city(&hall, &operator, "2", import(newer.clone())).await.unwrap();
            assert_eq!((again.version, again.people), (2, 5));
            let town = hall.town("mini").unwrap();
            assert_eq!((town.people.len(), town.orders.len()), (5, 1), "who left is not on the staff");
            let after = posts().await;
            assert_eq!(after.0 + after.1, held + open, "the boards open, and what they held is");
            assert_eq!(import_city(&hall, &operator, "2", import(newer)).await.unwrap(), again);
            assert_eq!(hall.towns().len(), 1);
        })
        .await;
    }

    #[tokio::test]
    async fn tables_with_faults_are_refused_with_all_of_them_and_the_public_imports_nothing() {
        for_each_engine(async |store| {
            let hall = hall(store).await;
            let mut faulty = files();
            faulty[1].text = faulty[1].text.replace("dinas,kritikal,setda", "dinass,kritikal,setdaa");
            let refused = import_city(&hall, &Caller::operator(), "k", import(faulty)).await;
            let Err(Trouble::Refused(findings)) = refused else { panic!("{refused:?}") };
            assert!(findings.len() >= 2, "{findings:?}");
            assert_eq!(
                import_city(&hall, &Caller::public(), "k", import(files())).await,
                Err(Trouble::Forbidden)
            );
            assert!(hall.towns().is_empty() && journalled(&hall).await.is_empty());
        })
        .await;
    }
}
