//! Lays a letter out as PDF/A-2a and PDF/UA-1: for archives, for screen readers, ready for a PAdES
//! signature.

use balai_core::report::letter::Letter;
use jiff::Zoned;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::Desk;
use crate::{PaperError, data};

/// Size of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheet {
    /// 210 by 297 mm: what every printer has.
    #[default]
    A4,
    /// Folio, 215 by 330 mm: what registries of letters are used to.
    F4,
}

/// A memoised part that went unused for so many documents is forgotten. Measured: forgetting at once
/// doubles the time of the next letter, never forgetting grows without limit.
const KEEP_FOR: usize = 10;

/// The letter on A4. `stamp`: the moment that the file names as its making.
///
/// # Errors
/// [`PaperError::Layout`] if the template or the standards refuse the letter.
pub fn pdf(letter: &Letter, stamp: &Zoned) -> Result<Vec<u8>, PaperError> {
    pdf_on(letter, stamp, Sheet::A4)
}

/// The letter on a sheet of a size.
///
/// # Errors
/// [`PaperError::Layout`] if the template or the standards refuse the letter.
pub fn pdf_on(letter: &Letter, stamp: &Zoned, sheet: Sheet) -> Result<Vec<u8>, PaperError> {
    let json =
        serde_json::to_vec(&data::letter(letter, sheet)).map_err(|e| PaperError::Layout(e.to_string()))?;
    let desk = Desk::new(json)?;
    let compiled = typst::compile::<PagedDocument>(&desk);
    let document = compiled.output.map_err(|all| refused(&all))?;
    let bytes = typst_pdf::pdf(&document, &options(letter, stamp)?).map_err(|all| refused(&all));
    comemo::evict(KEEP_FOR);
    bytes
}

fn options(letter: &Letter, stamp: &Zoned) -> Result<PdfOptions, PaperError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|e| PaperError::Layout(e.message().to_string()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(format!("balai {} {}", letter.verify, letter.hash)),
        creator: Smart::Custom(Some("Balai".to_owned())),
        timestamp: timestamp(stamp),
        standards,
        ..PdfOptions::default()
    })
}

fn timestamp(stamp: &Zoned) -> Option<Timestamp> {
    let part = |n: i8| u8::try_from(n).ok();
    let moment = Datetime::from_ymd_hms(
        stamp.year().into(),
        part(stamp.month())?,
        part(stamp.day())?,
        part(stamp.hour())?,
        part(stamp.minute())?,
        part(stamp.second())?,
    )?;
    Timestamp::new_local(moment, stamp.offset().seconds() / 60)
}

fn refused(all: &[SourceDiagnostic]) -> PaperError {
    let each: Vec<String> = all.iter().map(|d| d.message.to_string()).collect();
    PaperError::Layout(each.join("; "))
}
