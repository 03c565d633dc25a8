//! `balai city enter`: a city, and orders that were signed on paper, into the database of a hall.

use std::path::PathBuf;

use balai_app::arrange::{RosterPlan, plan_roster};
use balai_app::city::{CityImport, import_city};
use balai_app::order::sign_order;
use balai_app::{Caller, Hall, HallSettings, Upkeep, sha256};
use balai_core::arrange::Settings;
use balai_core::diagnostic::count;
use balai_core::say;
use clap::Args;

use crate::args::{lang, t};
use crate::ending::Outcome;
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
    #[command(flatten)]
    database: Database,
}

/// Records the city, then its orders, each with its roster. What is there already stays as it is.
pub fn enter(what: &Enter) -> Outcome {
    let tables = files::folder(&what.folder, &["csv", "toml"])?;
    wait(async {
        let database = what.database.address()?;
        Upkeep::make(&database).await.map_err(ended)?.migrate().await.map_err(ended)?;
        let (public_site, above) = ("http://127.0.0.1".into(), shelf::national());
        let settings = HallSettings { database, at: None, public_site, above, keys: passing()?, demo: false };
        let hall = Hall::open(settings).await.map_err(ended)?;
        let caller = Caller::operator();
        let texts: String = tables.iter().map(|f| f.text.as_str()).collect();
        let import = CityImport { files: tables, sample_seed: 1 };
        let key = format!("city/{}", sha256(&texts));
        let done = import_city(&hall, &caller, &key, import).await.map_err(ended)?;
        let (city, version) = (done.city, done.version);
        let people = count(i64::try_from(done.people).unwrap_or(i64::MAX), lang());
        screen::out(
            say!(
                "{city}: data versi {version}, {people} pegawai contoh (rekaan)\n",
                "{city}: data version {version}, {people} sample people (made up)\n"
            )
            .get(lang()),
        );
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
