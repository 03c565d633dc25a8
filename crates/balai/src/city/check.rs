//! `balai city check`: file, line, column, what, how to mend it; all of them at once.

use std::path::PathBuf;

use balai_core::city::load;
use balai_core::say;
use clap::Args;

use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::{files, screen};

/// Which city.
#[derive(Debug, Args)]
pub struct Check {
    /// City folder.
    #[arg(value_name = "DIR", help = t("Folder kota (city.toml, units.csv, ...)", "City folder (city.toml, units.csv, ...)"))]
    folder: PathBuf,
}

/// Loads the tables and says what they hold, or everything that is wrong.
pub fn check(what: &Check) -> Outcome {
    let tables = files::folder(&what.folder, &["csv", "toml"])?;
    let (city, findings) = load::load(&tables);
    screen::findings(&findings, &tables);
    let Some(city) = city else {
        let n = findings.len();
        screen::err(
            say!(
                "{n} temuan: kota ini belum dapat dimuat\n",
                "{n} findings: this city cannot be loaded yet\n"
            )
            .get(lang()),
        );
        return Err(Stop::Refused);
    };
    let name = &city.name;
    let (units, services, posts) = (city.units.len(), city.services.len(), city.posts.len());
    let line = say!(
        "{name}: {units} unit, {services} layanan, {posts} pos jaga. Dapat dimuat.\n",
        "{name}: {units} units, {services} services, {posts} posts. It loads.\n"
    );
    screen::out(line.get(lang()));
    Ok(())
}
