//! `balai doctor`: is this server well, and if not, how is it mended? One sentence for each thing.

use std::path::{Path, PathBuf};

use balai_app::Upkeep;
use balai_core::say;
use clap::Args;

use super::config::Config;
use super::{keys, machine, oidc, patient, wait};
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::screen;

/// Which server.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Configuration.
    #[arg(long, value_name = "FILE", help = t("Berkas konfigurasi (juga lewat BALAI_CONFIG)", "Configuration file (also by BALAI_CONFIG)"))]
    config: Option<PathBuf>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing to do.
    Ok,
    /// Soon.
    Warn,
    /// Now.
    Fail,
}
use State::{Fail, Ok as Well, Warn};

/// Looks at everything, says a sentence about each, and refuses if one of them is broken.
pub fn doctor(what: &Doctor) -> Outcome {
    let config = Config::read(what.config.as_deref())?;
    let mut said = vec![(Well, say!("konfigurasi dapat dipakai", "the configuration can be used"))];
    let keys = keys::file(config.key_file.as_deref(), &config.database);
    said.extend(keys.ok().as_deref().map(machine::key_file));
    said.extend(config.tls.cert.as_deref().map(machine::certificate));
    wait(async {
        patient::database(&config.database, &mut said).await;
        if let Some(provider) = oidc::provider(&config)? {
            said.push(oidc::examined(&provider).await);
        }
        Ok(())
    })?;
    let folder = Upkeep::file_of(&config.database).and_then(|file| file.parent().map(Path::to_path_buf));
    if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
        said.push(machine::room(&folder));
        said.push(machine::sync(&folder));
    }
    for (state, text) in &said {
        let mark = match state {
            Well => "OK  ",
            Warn => "WARN",
            Fail => "FAIL",
        };
        screen::out(&format!("{mark}  {}\n", text.get(lang())));
    }
    if said.iter().any(|(state, _)| *state == Fail) { Err(Stop::Refused) } else { Ok(()) }
}
