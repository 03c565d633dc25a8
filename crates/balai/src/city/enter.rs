//! `balai city enter`: a city, and orders that were signed on paper, into the database of a hall.

use std::path::PathBuf;

use balai_app::arrange::{RosterPlan, plan_roster};
use balai_app::city::{CityImport, Imported, import_city};
use balai_app::order::sign_order;
use balai_app::{Caller, Hall, HallSettings, Upkeep, sha256};
use balai_core::arrange::Settings;
use balai_core::city::{load, staff};
use balai_core::diagnostic::{Source, count, has_errors};
use balai_core::say;
use clap::Args;

use super::people;
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::order::refuse;
use crate::server::{Database, ended, passing, wait};
use crate::{files, screen, shelf};

/// Which city.
#[derive(Debug, Args)]
pub struct Enter {
    /// City folder.
    #[arg(value_name = "DIR", help = t("Folder kota", "City folder"))]
    folder: PathBuf,
    /// Orders.
    #[arg(long, value_name = "FILE", num_args = 1.., help = t("Perintah yang sudah ditandatangani (*.balai), yang terdahulu lebih dahulu",
        "Orders that are signed (*.balai), the earlier first"))]
    orders: Vec<PathBuf>,
    /// Staff.
    #[arg(long, value_name = "FILE", help = t("Daftar pegawai sungguhan, CSV atau XLSX (bila tidak disebut: pegawai contoh)",
        "List of the real staff, CSV or XLSX (if not given: sample people)"))]
    staff: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
}

/// Records the city, then its orders, each with its roster. What is there already stays as it is.
pub fn enter(what: &Enter) -> Outcome {
    let tables = files::folder(&what.folder, &["csv", "toml"])?;
    let list = what.staff.as_deref().map(people::read).transpose()?;
    if let Some(list) = &list {
        fits(&tables, list)?;
    }
    wait(async {
        let database = what.database.address()?;
        Upkeep::make(&database).await.map_err(ended)?.migrate().await.map_err(ended)?;
        let hall = match &list {
            Some(_) => what.database.keyed().await?,
            None => unkeyed(database).await?,
        };
        let caller = Caller::operator();
        let texts: String = tables.iter().map(|f| f.text.as_str()).collect();
        // Nobody is made up in a hall that brings its own people.
        let import = CityImport { files: tables, sample_seed: list.is_none().then_some(1) };
        let key = format!("city/{}{}", sha256(&texts), if list.is_some() { "/staff" } else { "" });
        let done = import_city(&hall, &caller, &key, import).await.map_err(ended)?;
        screen::out(&entered(&done, list.is_some()));
        if let Some(list) = &list {
            people::take(&hall, &done.city, list, false).await?;
        }
        for path in &what.orders {
            let source = files::text(path)?;
            let key = format!("order/{}", sha256(&source.text));
            let signed = sign_order(&hall, &caller, &key, source).await.map_err(ended)?;
            let order = signed.order.clone();
            let plan = RosterPlan { city: signed.city, order: signed.order, settings: Settings::default() };
            plan_roster(&hall, &caller, &format!("roster/{order}"), plan).await.map_err(ended)?;
            screen::out(
                say!("{order}: dicatat, jadwalnya disusun\n", "{order}: recorded, its roster planned\n")
                    .get(lang()),
            );
        }
        Ok(())
    })
}

/// Whether a list can be the staff of a city: asked before anything is recorded.
fn fits(tables: &[Source], list: &Source) -> Outcome {
    let (Some(city), _) = load::load(tables) else { return Ok(()) };
    let found = staff::compare(&city, list, &[], false).findings;
    if has_errors(&found) { Err(refuse(&found, std::slice::from_ref(list))) } else { Ok(()) }
}

/// A hall that neither seals nor opens anything.
async fn unkeyed(database: String) -> Result<Hall, Stop> {
    let (public_site, above) = ("http://127.0.0.1".into(), shelf::national());
    let settings = HallSettings { database, at: None, public_site, above, keys: passing()?, demo: false };
    Hall::open(settings).await.map_err(ended)
}

fn entered(done: &Imported, list: bool) -> String {
    let (city, version) = (&done.city, done.version);
    let people = count(i64::try_from(done.people).unwrap_or(i64::MAX), lang());
    let text = if list {
        say!("{city}: data versi {version}\n", "{city}: data version {version}\n")
    } else if done.real {
        say!(
            "{city}: data versi {version}, {people} pegawai tetap seperti semula\n",
            "{city}: data version {version}, {people} people kept as they were\n"
        )
    } else {
        say!(
            "{city}: data versi {version}, {people} pegawai contoh (rekaan)\n",
            "{city}: data version {version}, {people} sample people (made up)\n"
        )
    };
    text.get(lang()).to_owned()
}
