//! The database before the doctor: does it open, are its tables ours, is its journal whole, do the
//! clocks agree?

use balai_app::{Chain, MigrationState, Upkeep};
use balai_core::diagnostic::Text;
use balai_core::say;
use jiff::Timestamp;

use super::doctor::State::{self, Fail, Ok as Well, Warn};
use super::journal;

/// Lines of the journal that are followed.
const LINES: i64 = 1_000;
/// Seconds that two clocks may differ.
const CLOCKS_S: i64 = 2;

/// Whether it opens, and whether its tables are those of this program.
pub async fn database(address: &str, said: &mut Vec<(State, Text)>) {
    let shown = Upkeep::shown(address);
    let upkeep = match Upkeep::open(address).await {
        Ok(upkeep) => upkeep,
        Err(why) => {
            said.push((
                Fail,
                say!(
                    "basis data {shown} tidak terbuka: {why}; periksa alamat dan izinnya",
                    "the database {shown} does not open: {why}; look at its address and permissions"
                ),
            ));
            return;
        }
    };
    let engine = upkeep.engine();
    said.push((
        Well,
        say!("basis data {shown} menjawab ({engine})", "the database {shown} answers ({engine})"),
    ));
    said.push(match upkeep.migrations().await {
        Ok(steps) if steps.iter().all(|s| s.state == MigrationState::Applied) => {
            (Well, say!("tabelnya mutakhir", "its tables are up to date"))
        }
        Ok(steps)
            if steps.iter().any(|s| matches!(s.state, MigrationState::Edited | MigrationState::Unknown)) =>
        {
            (
                Fail,
                say!(
                    "basis data ditulis oleh program yang lebih baru; pasang program itu",
                    "the database was written by a newer program; install that one"
                ),
            )
        }
        _ => (
            Fail,
            say!(
                "tabelnya belum mutakhir; cadangkan, lalu balai migrate",
                "its tables are not up to date; back up, then balai migrate"
            ),
        ),
    });
    contents(&upkeep, said).await;
}

async fn contents(upkeep: &Upkeep, said: &mut Vec<(State, Text)>) {
    match upkeep.chain(None, Some(LINES)).await {
        Ok(chain) => {
            let whole = matches!(chain, Chain::Whole(..));
            let text = journal::sentence(&chain);
            let (id, en) = (text.id, text.en);
            said.push((
                if whole { Well } else { Fail },
                say!("jurnal, {LINES} baris terakhir: {id}", "journal, its last {LINES} lines: {en}"),
            ));
        }
        Err(why) => {
            said.push((Fail, say!("jurnal tidak terbaca: {why}", "the journal cannot be read: {why}")))
        }
    }
    if let Ok(Some(damage)) = upkeep.damage().await {
        said.push((
            Fail,
            say!(
                "berkas basis data rusak: {damage}; pulihkan cadangan terakhir",
                "the database file is damaged: {damage}; bring the last backup back"
            ),
        ));
    }
    if let Ok(Some(clock)) = upkeep.clock().await {
        let off = (clock.as_second() - Timestamp::now().as_second()).abs();
        let state = if off > CLOCKS_S { Warn } else { Well };
        said.push((
            state,
            say!(
                "jam mesin dan jam basis data berselisih {off} detik",
                "the clocks of machine and database differ by {off} s"
            ),
        ));
    }
}
