//! Daily activity reports (laporan kegiatan harian): one's own, those a superior verifies, and the
//! recap for the allowance.

mod own;
mod recap;
pub mod serve;
mod team;
pub mod text;

use balai_core::diagnostic::Lang;

pub use text::{Badge, span};

/// "Pengingat: laporan untuk Selasa, 29 Juni 2021 belum ada."
#[must_use]
pub const fn reminder(lang: Lang) -> fn(&str) -> String {
    text::words(lang).reminder
}

/// "Unit", "Tampilkan": the words of a choice among units.
#[must_use]
pub const fn choose(lang: Lang) -> [&'static str; 2] {
    text::words(lang).choose
}
