//! The demo: two cities, their orders, made-up staff and rosters in one file, made by the acts.
//!
//! What is there already is recognised by its content and left alone, so a second start is quick.
//! The name of the file holds the hash of what the program carries: a newer program with other
//! cities or orders makes a new file, takes over the drafts of the one before, and changes no old one.

use std::path::Path;

use balai_core::arrange::Settings;
use balai_core::diagnostic::{Source, Text};
use balai_core::order::{Order, parse};
use balai_core::say;
use balai_store::city::package_hash;
use balai_store::{Fault, Store, migrate, sha256};
use jiff::{Timestamp, Zoned};

use crate::arrange::{RosterPlan, plan_roster};
use crate::city::{CityImport, import_city};
use crate::hall::{Hall, HallSettings};
use crate::order::sign_order;
use crate::town::{in_force_from, targets};
use crate::{Caller, Trouble, demo_drafts, keys_in};

/// The file of the keys, beside the databases.
const KEYS: &str = "kunci.txt";
/// Seed of the made-up staff and of the rosters.
const SEED: u64 = 1;

/// A city as the program carries it.
#[derive(Debug, Clone)]
pub struct CityFolder {
    /// `city.toml`, `units.csv` and the others.
    pub files: Vec<Source>,
    /// The orders of this city.
    pub orders: Vec<Source>,
}

/// How to open the demo.
#[derive(Debug, Clone)]
pub struct DemoSettings {
    /// The instant at which the clock stands; `None`: the real time.
    pub at: Option<Zoned>,
    /// Public address of the hall.
    pub public_site: String,
    /// Orders of the ranks above.
    pub above: Vec<Source>,
}

/// Opens the demo, and makes it first if it is not there: migrations, cities, orders, rosters.
/// `progress` is told each thing that is being made; nothing on a second start.
///
/// # Errors
/// What an act refuses: then the data the program carries are at fault.
pub async fn prepare_demo(
    data_dir: &Path,
    cities: &[CityFolder],
    settings: DemoSettings,
    progress: &(dyn Fn(Text) + Sync),
) -> Result<Hall, Trouble> {
    std::fs::create_dir_all(data_dir).map_err(|e| Fault::Broken(format!("{}: {e}", data_dir.display())))?;
    let content: Vec<_> =
        cities.iter().flat_map(|c| [package_hash(&c.files), package_hash(&c.orders)]).collect();
    let name = format!("demo-{}.db", &sha256(content.concat().as_bytes())[..12]);
    let file = data_dir.join(&name);
    let before = if file.exists() { None } else { demo_drafts::earlier(data_dir, &name) };
    let database = Store::in_file(&file);
    let store = Store::open(&database).await?;
    let now = settings.at.as_ref().map_or_else(Timestamp::now, Zoned::timestamp);
    migrate::apply(&store, now).await?;
    let DemoSettings { at, public_site, above } = settings;
    let keys = keys_in(&data_dir.join(KEYS))?;
    let settings = HallSettings { database, at, public_site, above, keys, demo: true };
    let hall = Hall::over(store, settings).await?;
    for folder in cities {
        furnish(&hall, folder, progress).await?;
    }
    if let Some(before) = before {
        demo_drafts::take_over(&hall, &before, progress).await?;
    }
    Ok(hall)
}

/// Brings one city in, as far as it is not there yet.
async fn furnish(hall: &Hall, folder: &CityFolder, progress: &(dyn Fn(Text) + Sync)) -> Result<(), Trouble> {
    let caller = Caller { name: "demo".into(), ..Caller::operator() };
    let package = package_hash(&folder.files);
    let known = hall.towns().into_iter().find(|t| t.package == package).map(|t| t.city.slug.clone());
    let slug = match known {
        Some(slug) => slug,
        None => {
            progress(say!(
                "memuat data kota dan membuat pegawai contoh",
                "loading a city and making sample staff"
            ));
            let import = CityImport { files: folder.files.clone(), sample_seed: Some(SEED) };
            import_city(hall, &caller, &format!("city/{package}"), import).await?.city
        }
    };
    for source in unsigned(hall, &slug, folder) {
        let name = &source.name;
        progress(say!("memeriksa dan mencatat {name}", "checking and recording {name}"));
        let key = format!("order/{}", sha256(source.text.as_bytes()));
        sign_order(hall, &caller, &key, source.clone()).await?;
    }
    let orders = hall.town(&slug).map(|t| t.orders.clone()).unwrap_or_default();
    for order in orders {
        let id = order.order.id.clone();
        if hall.roster(&slug, &id).await?.is_some_and(|head| head.days == order.effect.days) {
            continue;
        }
        progress(say!("menyusun jadwal {id}", "planning the roster of {id}"));
        let key = format!("roster/{}/{}", order.sha256, order.effect.days.len());
        let settings = Settings { seed: SEED, ..Settings::default() };
        plan_roster(hall, &caller, &key, RosterPlan { city: slug.clone(), order: id, settings }).await?;
    }
    Ok(())
}

/// The orders of a folder that are not signed yet: the earliest first, but none before an order
/// that it speaks of.
fn unsigned<'a>(hall: &Hall, city: &str, folder: &'a CityFolder) -> Vec<&'a Source> {
    let signed = hall.town(city).map(|town| town.orders.clone()).unwrap_or_default();
    let known = |source: &Source| signed.iter().any(|o| o.source.text == source.text);
    let fresh = folder.orders.iter().filter(|source| !known(source));
    let mut waiting: Vec<(Order, &Source)> = fresh.map(|source| (parse(source).order, source)).collect();
    waiting.sort_by_cached_key(|(order, _)| in_force_from(order));
    let mut ready = Vec::new();
    while !waiting.is_empty() {
        let speaks_of = |order: &Order, id: &str| targets(order).any(|target| target == id);
        let free = waiting.iter().position(|(o, _)| waiting.iter().all(|(w, _)| !speaks_of(o, &w.id)));
        ready.push(waiting.remove(free.unwrap_or(0)).1);
    }
    ready
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Mutex;

    use balai_store::draft::State;

    use super::*;
    use crate::access::Role;
    use crate::fixture::{FIRST, Folder, SECOND, files, journalled, order};
    use crate::order::{DraftSave, save_draft};

    async fn open(folder: &Folder, cities: &[CityFolder]) -> (Hall, Vec<String>) {
        let told = Mutex::new(Vec::new());
        let settings = DemoSettings { at: None, public_site: "https://balai.test".into(), above: vec![] };
        let progress = |text: Text| told.lock().unwrap().push(text.id);
        let hall = prepare_demo(&folder.0, cities, settings, &progress).await.unwrap();
        (hall, told.into_inner().unwrap())
    }

    #[tokio::test]
    async fn a_second_start_makes_nothing_and_a_new_order_makes_only_itself() {
        let folder = Folder::new();
        // The second begins before the first, whose place it takes; it is signed after it all the same.
        let second = SECOND.replace("berlaku 2021-07-02", "berlaku 2021-06-28");
        let orders = vec![order("a/mini-2", &second), order("a/mini-1", FIRST)];
        let demo = [CityFolder { files: files(), orders }];
        let (hall, told) = open(&folder, &demo).await;
        assert_eq!(told.len(), 5, "{told:?}");
        let first = journalled(&hall).await;
        let acts: Vec<_> = first.iter().map(|line| line.split(' ').next().unwrap()).collect();
        assert_eq!(acts, ["import-city", "sign-order", "sign-order", "plan-roster", "plan-roster"]);
        assert!(first[1].ends_with("mini-1"), "first the order that the other speaks of");
        drop(hall);
        let (hall, told) = open(&folder, &demo).await;
        assert!(told.is_empty(), "{told:?}");
        assert_eq!(journalled(&hall).await, first);
        let town = hall.town("mini").unwrap();
        assert_eq!(town.orders.len(), 2);
        assert!(hall.board(&town, "mini-1", balai_core::city::UnitIx(1)).await.is_ok());
        let before = std::fs::read_dir(&folder.0).unwrap().count();
        let drafter = Caller::of(Role::LegalBureau, "Sekar");
        for (id, state) in [("mini-3", State::Open), ("mini-4", State::SetAside)] {
            let (city, id, body) = ("mini".into(), id.into(), format!("perintah \"{id}\" {{"));
            let what = DraftSave { city, id, base: 0, body, state };
            save_draft(&hall, &drafter, &format!("key-{}", what.id), what).await.unwrap();
        }
        drop(hall);
        let mut other = demo.clone();
        other[0].orders.pop();
        let (hall, told) = open(&folder, &other).await;
        assert!(std::fs::read_dir(&folder.0).unwrap().count() > before, "other contents, another file");
        assert!(told.last().unwrap().ends_with("mini-3"), "{told:?}");
        let there = hall.drafts(&drafter, "mini").await.unwrap();
        let there: Vec<_> = there.iter().map(|d| (d.id.as_str(), d.author.as_str())).collect();
        assert_eq!(there, [("mini-3", "Sekar")], "open drafts come along");
        drop(hall);
        assert!(open(&folder, &other).await.1.is_empty(), "once");
    }
}
