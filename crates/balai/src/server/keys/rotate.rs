//! `balai keys reseal` and `balai keys drop`: everything kept anew under the newest key, and an old
//! one taken out once nothing hangs on it.

use balai_app::{Hanging, KeyRing, Upkeep, keys};
use balai_core::say;
use clap::Args;

use super::super::config::Config;
use super::super::{ended, wait};
use super::file;
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::screen;

/// Which hall, and how.
#[derive(Debug, Args)]
pub struct Reseal {
    /// Only show.
    #[arg(long, help = t("Tunjukkan saja, jangan ubah apa pun", "Only show, change nothing"))]
    dry_run: bool,
    /// All halls know the newest key.
    #[arg(long, help = t("Setiap balai pada basis data ini sudah dimulai ulang sejak kunci terbaru dibuat, atau berhenti",
        "Every hall on this database was restarted since the newest key was made, or is stopped"))]
    restarted: bool,
    /// Configuration.
    #[arg(long, value_name = "FILE", help = t("Berkas konfigurasi (juga lewat BALAI_CONFIG)", "Configuration file (also by BALAI_CONFIG)"))]
    config: Option<std::path::PathBuf>,
}

/// Which key.
#[derive(Debug, Args)]
pub struct Drop {
    /// Name.
    #[arg(help = t("Nama kunci, seperti k1", "Name of the key, like k1"))]
    name: String,
    /// Configuration.
    #[arg(long, value_name = "FILE", help = t("Berkas konfigurasi (juga lewat BALAI_CONFIG)", "Configuration file (also by BALAI_CONFIG)"))]
    config: Option<std::path::PathBuf>,
}

/// What hangs on which key, a column and key a line.
pub fn hanging(found: &[Hanging]) -> String {
    let row = |Hanging { column, key, rows }: &Hanging| {
        let key = key.as_deref().unwrap_or_else(|| t("TANPA KUNCI", "NO KEY"));
        format!("{key:<12} {column:<28} {rows:>8}\n")
    };
    found.iter().map(row).collect()
}

fn ring(path: &std::path::Path) -> Result<KeyRing, Stop> {
    let shown = path.display();
    keys::read(path).map_err(ended)?.ok_or_else(|| {
        Stop::Misuse(say!("{shown}: belum ada; balai keys new", "{shown}: not there yet; balai keys new"))
    })
}

/// Keeps everything under the newest key.
pub fn reseal(what: &Reseal) -> Outcome {
    let config = Config::read(what.config.as_deref())?;
    let ring = ring(&file(config.key_file.as_deref(), &config.database)?)?;
    if !what.dry_run && !what.restarted {
        return Err(Stop::Misuse(say!(
            "balai yang belum dimulai ulang sejak kunci terbaru dibuat tidak dapat membuka baris yang disegel ulang; mulai ulang atau hentikan dahulu, lalu tambahkan --restarted",
            "a hall that was not restarted since the newest key was made cannot open what is sealed again; restart or stop it first, then add --restarted"
        )));
    }
    wait(async {
        let upkeep = Upkeep::open(&config.database).await.map_err(ended)?;
        let mut done = 0;
        while !what.dry_run
            && let Some((column, rows)) = upkeep.reseal(&ring).await.map_err(ended)?
        {
            done += rows;
            screen::err(
                say!("{column}: {rows} baris (jumlah {done})\n", "{column}: {rows} rows ({done} in all)\n")
                    .get(lang()),
            );
        }
        screen::out(&hanging(&upkeep.hanging(&ring).await.map_err(ended)?));
        Ok(())
    })
}

/// Takes a key out of the file if nothing hangs on it.
pub fn drop(what: &Drop) -> Outcome {
    let config = Config::read(what.config.as_deref())?;
    let path = file(config.key_file.as_deref(), &config.database)?;
    let (ring, name) = (ring(&path)?, &what.name);
    let found = wait(async {
        let upkeep = Upkeep::open(&config.database).await.map_err(ended)?;
        upkeep.hanging(&ring).await.map_err(ended)
    })?;
    let left: Vec<Hanging> = found.into_iter().filter(|h| h.key.as_ref() == Some(name)).collect();
    if !left.is_empty() {
        screen::out(&hanging(&left));
        screen::err(
            say!(
                "kunci {name} masih dipakai; balai keys reseal\n",
                "key {name} is still in use; balai keys reseal\n"
            )
            .get(lang()),
        );
        return Err(Stop::Refused);
    }
    keys::drop(&path, name).map_err(ended)?;
    screen::out(
        say!(
            "kunci {name} dikeluarkan dari berkas. Cadangan yang lebih tua masih membutuhkannya: simpan salinannya selama cadangan itu disimpan.\n",
            "key {name} was taken out of the file. Older backups still need it: keep a copy as long as you keep them.\n"
        )
        .get(lang()),
    );
    Ok(())
}
