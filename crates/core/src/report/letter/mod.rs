//! The letter of an order (naskah dinas) as a document: generated from the rules, so that what is
//! signed and what the system does cannot differ.

mod annex;
mod duty;
mod frame;
mod parts;
mod power;
mod rule;
#[cfg(test)]
mod tests;
mod who;
mod wording;
mod writer;

use sha2::{Digest, Sha256};

use crate::city::City;
use crate::order::{Effect, Order};
use parts::Parts;
use writer::Writer;

/// Which layout a letter has (Permendagri 54/2009 and 1/2023).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Instruksi: Kepada, Untuk, diktum KESATU ...
    Instruksi,
    /// Surat edaran: letterhead, numbered points.
    SuratEdaran,
    /// Record of an oral order, numbered points, marked as such.
    Lisan,
}

/// A sentence and the clause it comes from; `None` for the frame of the letter and free paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Formal Indonesian prose.
    pub text: String,
    /// "Diktum KEDUA".
    pub clause: Option<String>,
}

/// A numbered point (diktum, butir, huruf).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// `KESATU`, `1.`, `a.`
    pub label: String,
    /// What it says.
    pub sentences: Vec<Sentence>,
    /// Points below it.
    pub points: Vec<Point>,
}

/// A section of a circular (A. Latar Belakang ...); an Instruksi has one with no heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Heading, if it has one.
    pub heading: Option<String>,
    /// Paragraphs before the points.
    pub paragraphs: Vec<Sentence>,
    /// Points.
    pub points: Vec<Point>,
}

/// A table of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// "LAMPIRAN I".
    pub label: String,
    /// What it lists.
    pub title: String,
    /// Column heads.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<String>>,
    /// Remark under the table.
    pub note: Option<String>,
}

/// A letter, ready to be laid out on paper or on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Layout.
    pub layout: Layout,
    /// True while it is unsigned: RANCANGAN is printed across it.
    pub draft: bool,
    /// Letterhead lines: "WALI KOTA BOGOR", "PROVINSI JAWA BARAT".
    pub head: Vec<String>,
    /// "INSTRUKSI WALI KOTA BOGOR".
    pub kind: String,
    /// "NOMOR 440/3286-Huk.HAM"; dots where the number is not known yet.
    pub number: String,
    /// Title after TENTANG, in capitals.
    pub title: String,
    /// Paragraph that opens it ("Dalam rangka ... dengan ini menginstruksikan:").
    pub opening: Vec<Sentence>,
    /// Kepada.
    pub addressees: Vec<String>,
    /// The body.
    pub sections: Vec<Section>,
    /// Paragraphs after the body.
    pub closing: Vec<Sentence>,
    /// "Ditetapkan di Bogor", "pada tanggal 28 Juni 2021".
    pub dated: Vec<String>,
    /// "WALI KOTA BOGOR," and other lines above the signature.
    pub office: Vec<String>,
    /// Name in capitals.
    pub signer: String,
    /// Tembusan.
    pub copies: Vec<String>,
    /// Annexes.
    pub annexes: Vec<Annex>,
    /// Address of the verification page, drawn as QR.
    pub verify: String,
    /// SHA-256 of the order's text, hexadecimal.
    pub hash: String,
}

/// The letter of an order. `effect` adds the annexes; without it there are none but those the
/// clauses themselves need. `site` is the public address of the hall, for the verification link.
/// It starts as a draft: whoever signs it sets [`Letter::draft`] to false.
#[must_use]
pub fn letter(order: &Order, text: &str, city: &City, effect: Option<&Effect>, site: &str) -> Letter {
    let mut writer = Writer::new(Parts::of(order), city);
    let points = writer.points();
    let (annexes, binding) = annex::all(&mut writer, text, effect);
    let closing = frame::closing(&writer, binding);
    let (sections, closing) = frame::sections(&writer, points, closing);
    let parts = &writer.parts;
    let hash = fingerprint(text);
    Letter {
        layout: frame::layout(parts.kind),
        draft: true,
        head: frame::head(parts, city),
        kind: frame::kind(parts, city),
        number: frame::number(parts),
        title: order.title.value.to_uppercase(),
        opening: frame::opening(parts, city),
        addressees: frame::addressees(parts, city),
        sections,
        closing,
        dated: frame::dated(parts, city),
        office: frame::office_lines(parts, city),
        signer: frame::signer(parts),
        copies: parts.copies.clone(),
        annexes,
        verify: format!("{}/{}/verifikasi/{}", site.trim_end_matches('/'), city.slug, &hash[..16]),
        hash,
    }
}

/// SHA-256 of a text, hexadecimal.
fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
