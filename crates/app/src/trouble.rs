//! Why an act was not done, as the answer to "whose turn is it now?".
//!
//! Doors turn it into a status, a page or an exit code; nothing here knows which.

use balai_core::diagnostic::{Finding, Lang, Text};
use balai_core::say;
use balai_store::Fault;

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The rules do not allow it: mend what the findings say. All of them are here.
    Refused(Vec<Finding>),
    /// What was sent cannot be taken: says where and how to mend it.
    Unfit(Text),
    /// This caller may not do it.
    Forbidden,
    /// Nobody is signed in as who they say: name, password, code or link do not fit.
    Unknown(Text),
    /// Too many attempts: not before so many seconds.
    Wait(u32),
    /// There is no such thing.
    Missing(Text),
    /// Somebody was quicker or the key was used: look again, then decide.
    Stale(Text),
    /// Our fault. The details are in the log, not here.
    Broken(Text),
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(findings) => {
                let lines: Vec<_> =
                    findings.iter().map(|x| format!("{} {}", x.code, x.title.get(Lang::Id))).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::Forbidden => f.write_str("tidak berwenang"),
            Self::Wait(seconds) => write!(f, "tunggu {seconds} detik"),
            Self::Unknown(text)
            | Self::Unfit(text)
            | Self::Missing(text)
            | Self::Stale(text)
            | Self::Broken(text) => f.write_str(&text.id),
        }
    }
}

impl std::error::Error for Trouble {}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Conflict(what) => {
                tracing::info!(%what, "conflict");
                Self::Stale(say!(
                    "sudah ada yang mencatatnya lebih dulu; muat ulang lalu periksa kembali",
                    "somebody recorded it first; reload and look again"
                ))
            }
            Fault::Busy(what) => {
                tracing::warn!(%what, "database busy");
                Self::Stale(say!(
                    "basis data sedang sibuk; coba lagi sebentar lagi",
                    "the database is busy; try again in a moment"
                ))
            }
            Fault::KeyReused { key, act } => Self::Stale(say!(
                "kunci {key} sudah dipakai untuk tindakan {act}; pakai kunci baru",
                "key {key} was used for the act {act}; use a new key"
            )),
            Fault::Migration(what) => Self::Broken(say!(
                "basis data tidak cocok dengan program ini: {what}",
                "the database does not fit this program: {what}"
            )),
            Fault::Broken(what) => {
                tracing::error!(%what, "store");
                Self::Broken(say!("basis data bermasalah: {what}", "trouble with the database: {what}"))
            }
        }
    }
}

/// There is no city of that name.
pub(crate) fn no_city(slug: &str) -> Trouble {
    Trouble::Missing(say!(
        "tidak ada kota \"{slug}\" di balai ini",
        "there is no city \"{slug}\" in this hall"
    ))
}

/// There is no order of that name.
pub(crate) fn no_order(id: &str) -> Trouble {
    Trouble::Missing(say!("tidak ada perintah \"{id}\"", "there is no order \"{id}\""))
}
