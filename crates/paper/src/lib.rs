//! Paper: letters as archival PDF, tables as spreadsheets.
//!
//! [`pdf`] lays a letter out; [`to_xlsx`] and [`from_xlsx`] write and read tables. The same input
//! gives the same bytes. Nothing here decides what a letter says, reads a file or asks for the time:
//! fonts and templates are part of the program, the stamp is an argument.

mod data;
mod layout;
mod sheet;
#[cfg(test)]
mod tests;
mod world;

pub use layout::{Sheet, pdf, pdf_on};
pub use sheet::{Row, from_xlsx, rows_of_xlsx, to_xlsx};

/// Why no paper came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperError {
    /// A template did not compile, or the PDF would break a standard it promises: our mistake.
    Layout(String),
    /// A spreadsheet could not be written: a name or a cell is longer than the format allows.
    Write(String),
    /// These bytes are no spreadsheet that can be read.
    Read(String),
}

impl std::fmt::Display for PaperError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Layout(why) => write!(f, "naskah tidak dapat disusun: {why}"),
            Self::Write(why) => write!(f, "lembar kerja tidak dapat ditulis: {why}"),
            Self::Read(why) => write!(f, "lembar kerja tidak dapat dibaca: {why}"),
        }
    }
}

impl std::error::Error for PaperError {}
