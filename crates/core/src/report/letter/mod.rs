//! The letter of an order (naskah dinas) as a document: generated from the rules, so that what is
//! signed and what the system does cannot differ.

mod annex;
mod band;
mod closing;
mod duty;
mod frame;
mod list;
mod parts;
mod power;
mod quota;
mod rule;
#[cfg(test)]
mod sentences;
mod span;
#[cfg(test)]
mod tests;
mod who;
mod wording;
mod writer;

use sha2::{Digest, Sha256};

use crate::city::City;
use crate::order::{Effect, Order, exemptions};
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

/// A section of a circular (A. Latar Belakang ...). An Instruksi has two with no heading: its clauses, and
/// the diktums that close it.
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
    /// True if it belongs to the draft only: what is still open, chosen or estimated. It is not printed
    /// with the signed letter, and has no number.
    pub draft_only: bool,
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
    /// Annexes; those of the draft only stand last.
    pub annexes: Vec<Annex>,
    /// Lines over each annex, under its own label: kind, number, day, TENTANG, title. The signature of
    /// the letter ([`Letter::office`], [`Letter::signer`]) closes each of them.
    pub annex_head: Vec<String>,
    /// Address of the verification page, drawn as QR.
    pub verify: String,
    /// SHA-256 of the order's text, hexadecimal.
    pub hash: String,
}

/// What a letter needs beside its order.
#[derive(Debug, Default, Clone, Copy)]
pub struct Beside<'a> {
    /// What the order gives; adds the annexes. Without it there are none but those the clauses need.
    pub effect: Option<&'a Effect>,
    /// Public address of the hall, for the verification link.
    pub site: &'a str,
    /// Earlier and higher orders: those it amends, extends or revokes are cited by kind, number and
    /// title.
    pub others: &'a [&'a Order],
}

impl Letter {
    /// The letter as it is once signed: no longer a draft, and without what only drafters read.
    #[must_use]
    pub fn signed(mut self) -> Self {
        self.draft = false;
        self.annexes.retain(|annex| !annex.draft_only);
        self
    }
}

/// Office whose authority an order has: "Wali Kota Bogor", a minister's whole name.
#[must_use]
pub fn issuer(order: &Order, city: &City) -> String {
    Parts::of(order).issuer(city)
}

/// The letter of an order. It starts as a draft: see [`Letter::signed`].
#[must_use]
pub fn letter(order: &Order, text: &str, city: &City, beside: Beside<'_>) -> Letter {
    let mut writer = Writer::new(Parts::of(order), city, exemptions(order, city));
    let points = writer.points();
    let (annexes, counted) = annex::all(&mut writer, text, beside.effect);
    let closing = closing::closing(&writer, counted, beside.others);
    let (sections, closing) = frame::sections(&writer, points, closing);
    let parts = &writer.parts;
    let hash = fingerprint(text);
    let title = order.title.value.to_uppercase();
    Letter {
        layout: frame::layout(parts.kind),
        draft: true,
        head: frame::head(parts, city),
        kind: frame::kind(parts, city),
        number: frame::number(parts),
        opening: frame::opening(parts, city),
        addressees: frame::addressees(&writer, city),
        sections,
        closing,
        dated: frame::dated(parts, city),
        office: frame::office_lines(parts, city),
        signer: frame::signer(parts),
        copies: parts.copies.clone(),
        annexes,
        annex_head: frame::annex_head(parts, city, &title),
        title,
        verify: format!("{}/{}/verifikasi/{}", beside.site.trim_end_matches('/'), city.slug, &hash[..16]),
        hash,
    }
}

/// SHA-256 of a text, hexadecimal.
fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
