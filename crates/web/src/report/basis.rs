//! What a notice rests on: the order, its letter and the forms for programs, for the foot of the
//! page of a day; the size of a letter for the page of an order too.

use balai_core::diagnostic::{Lang, long_date};
use balai_core::report::notice::Notice;

use super::notice::View;
use super::text::Words;
use crate::frame::Frame;

/// What the notice rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Citation.
    pub citation: String,
    /// Page of the order.
    pub order: String,
    /// The letter.
    pub pdf: String,
    /// Words of the link to it.
    pub pdf_label: String,
    /// The poster.
    pub poster: String,
    /// Forms for programs: label, address.
    pub machine: Vec<(&'static str, String)>,
    /// When it was worked out and when it ends.
    pub fresh: String,
}

/// What the notice of the day shown rests on.
#[must_use]
pub fn basis(frame: &Frame, view: View<'_>, notice: &Notice, w: &'static Words) -> Basis {
    let order = frame.town(&format!("/aturan/{}", notice.order));
    let day = frame.town(&format!("/hari/{}", view.date));
    Basis {
        citation: notice.citation.clone(),
        pdf: format!("{order}/naskah.pdf"),
        pdf_label: view.pdf.map_or_else(|| w.pdf_plain.to_owned(), |bytes| (w.pdf)(&size(bytes, frame.lang))),
        poster: format!("{day}/poster"),
        machine: vec![
            (w.plain, format!("{day}/teks")),
            ("JSON-LD", format!("{day}/jsonld")),
            ("CAP", format!("{day}/cap.xml")),
        ],
        fresh: (w.fresh)(&frame.clock, &long_date(notice.span.1, frame.lang)),
        order,
    }
}

/// "84 kB", "1,2 MB": size of a file as readers with dear data want to know it.
#[must_use]
pub fn size(bytes: usize, lang: Lang) -> String {
    let kilo = bytes.div_ceil(1024);
    if kilo < 1000 {
        return format!("{kilo} kB");
    }
    let tenths = bytes.div_ceil(1024 * 1024 / 10);
    let mark = if lang == Lang::Id { ',' } else { '.' };
    format!("{}{mark}{} MB", tenths / 10, tenths % 10)
}
