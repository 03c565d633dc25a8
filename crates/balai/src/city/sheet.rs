//! Workbooks on the way in and out: which file is one, and what is said if it cannot be read.

use std::path::Path;

use balai_core::city::Table;
use balai_core::diagnostic::Text;
use balai_core::say;

use crate::ending::{Stop, unreadable};

/// True if the name says XLSX.
pub fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"))
}

/// Tables as the bytes of a workbook.
pub fn to_bytes(tables: &[Table]) -> Result<Vec<u8>, Stop> {
    balai_app::to_xlsx(tables).map_err(|e| Stop::Broken(Text::same(e.to_string())))
}

/// The sheets of a workbook as tables.
pub fn read(path: &Path) -> Result<Vec<Table>, Stop> {
    let bytes = std::fs::read(path).map_err(|e| unreadable(path, &e))?;
    balai_app::from_xlsx(&bytes).map_err(|_| {
        let path = path.display();
        Stop::Misuse(say!(
            "{path} bukan buku kerja XLSX yang dapat dibaca",
            "{path} is no XLSX workbook that can be read"
        ))
    })
}
