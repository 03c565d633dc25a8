//! The kinds of rows: what each asks, and where it may stand.
//!
//! The questions of a kind stand in the order of the words of its line; a kind whose words are all
//! fixed asks nothing.

mod header;
mod rule;

use super::question::{Control, Dress, Question, ask};
use crate::diagnostic::Text;

/// What a row of the form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowKind {
    /// The title, with the comments around the order.
    Title,
    /// `jenis`
    Kind,
    /// `nomor`
    Number,
    /// `wilayah`
    City,
    /// `tingkat`
    Rank,
    /// `penandatangan`
    Signer,
    /// `tempat`
    Place,
    /// `ditetapkan`
    Issued,
    /// `berlaku`
    Validity,
    /// `masuk kembali`
    Return,
    /// `tinjau`
    Review,
    /// `maksud`
    Purpose,
    /// `dasar`
    Basis,
    /// `alasan`
    Reason,
    /// `kepada`
    Addressees,
    /// `tembusan`
    Copies,
    /// `bagi`
    Scope,
    /// `menggantikan` and its like
    Relation,
    /// `pilihan`
    Flag,
    /// `golongan`
    Set,
    /// `tabel`
    Table,
    /// `keadaan`
    Fact,
    /// `KESATU`, `BUTIR 1`
    Clause,
    /// `KETIGA mengalahkan KEDUA`
    Precedence,
    /// `contoh`
    Example,
    /// `terima`
    Accept,
    /// `paragraf`
    Paragraph,
    /// `sumber` of the file
    Source,
    /// `huruf a`
    Sub,
    /// Where people work.
    Mode,
    /// `kantor ditutup`
    SiteClosed,
    /// `petugas piket`
    Picket,
    /// A duty of fixed words: `presensi`, `laporan piket`.
    Duty,
    /// `tugas "..."`
    Task,
    /// `mendata pegawai "..."`
    NameList,
    /// `membatasi "..."`
    Restrict,
    /// `tidak berkumpul lebih dari 5 orang`
    NoAssembly,
    /// `bekerja paling sedikit 7 jam`
    MinHours,
    /// `layanan`
    Service,
    /// `kepala unit dapat ...`
    Power,
    /// `kepala unit mengatur ...`
    Delegation,
    /// `usulkan`
    Trigger,
    /// `imbauan`
    Appeal,
    /// `program prioritas tetap berjalan`
    Programmes,
    /// `disinfeksi semua kantor` and its like
    Measure,
    /// `fasilitas "..." ditutup`
    Facility,
    /// `penghematan`
    Saving,
    /// `jam kerja`
    Hours,
    /// `bergiliran`
    Rotation,
    /// `tidak di rumah lebih dari 1 hari berturut-turut`
    MostHome,
    /// `dibagi 2 kelompok yang tidak bertemu`
    Cohorts,
    /// A line as text: it could not be read.
    Text,
}

/// Where a kind of row may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// At the head.
    First,
    /// Between the braces of the order, once.
    Once,
    /// Between the braces of the order.
    Often,
    /// In a clause.
    Within,
    /// Wherever it was found; it is never offered.
    Found,
}

/// A kind of row.
pub(super) struct Shape {
    pub kind: RowKind,
    pub key: &'static str,
    label: (&'static str, &'static str),
    /// The fixed words at the head of its line.
    pub head: &'static str,
    groups: &'static [&'static [Question]],
    pub stands: Stands,
}

/// A kind of row with its key, label, first words and questions.
const fn shape(
    kind: RowKind,
    (key, head): (&'static str, &'static str),
    (id, en): (&'static str, &'static str),
    groups: &'static [&'static [Question]],
    stands: Stands,
) -> Shape {
    Shape { kind, key, label: (id, en), head, groups, stands }
}

/// What every row may carry.
const MARGIN: &[Question] = &[
    ask("sumber", "Sumber baris ini", "Source of this line").worn(Dress::Beside).detail(),
    ask("taksiran", "Taksiran: mengapa diisi demikian", "Estimate: why it was put so")
        .worn(Dress::Beside)
        .detail(),
    BEFORE,
    ask("catatan-akhir", "Catatan di akhir baris", "Comment at the end of the line")
        .worn(Dress::Beside)
        .detail(),
];

const BEFORE: Question = ask("catatan", "Catatan di atasnya", "Comments above")
    .worn(Dress::Beside)
    .with(Control::Long)
    .note("tidak dicetak dalam surat", "not printed in the letter")
    .detail();

const CLOSING: Question = ask("penutup", "Catatan di akhir bagian", "Comments at the end of the part")
    .worn(Dress::Beside)
    .with(Control::Long)
    .detail();

const TITLE: &[Question] = &[
    ask("judul", "Judul (TENTANG)", "Title").quoted().needed().eg("Pembatasan kegiatan perkantoran"),
    BEFORE,
    CLOSING,
];

const TEXT: Shape = shape(
    RowKind::Text,
    ("teks", ""),
    ("Baris yang belum terbaca", "Line that could not be read"),
    &[&[ask("isi", "Baris", "Line").worn(Dress::Raw).with(Control::Long).needed()]],
    Stands::Found,
);

const HEAD: Shape = shape(RowKind::Title, ("judul", "perintah"), ("Judul", "Title"), &[TITLE], Stands::First);

/// All kinds in the order in which a page offers them.
pub(super) fn shapes() -> impl Iterator<Item = &'static Shape> {
    static ENDS: [Shape; 2] = [HEAD, TEXT];
    let (first, last) = ENDS.split_at(1);
    first.iter().chain(header::SHAPES).chain(rule::SHAPES).chain(last)
}

impl Shape {
    pub fn questions(&self) -> impl Iterator<Item = &'static Question> {
        let margin = if self.kind == RowKind::Title { &[] } else { MARGIN };
        self.groups.iter().copied().chain([margin]).flatten()
    }
}

impl RowKind {
    pub(super) fn shape(self) -> &'static Shape {
        static FALLBACK: Shape = TEXT;
        shapes().find(|s| s.kind == self).unwrap_or(&FALLBACK)
    }

    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        shapes().map(|s| s.kind)
    }

    /// Its key for HTML, the same for ever.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.shape().key
    }

    /// The kind of a key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        shapes().find(|s| s.key == key).map(|s| s.kind)
    }

    /// What people call it.
    #[must_use]
    pub fn label(self) -> Text {
        let (id, en) = self.shape().label;
        Text::fixed(id, en)
    }

    /// True if other rows may stand in it.
    #[must_use]
    pub const fn opens(self) -> bool {
        matches!(self, Self::Clause | Self::Sub)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn is_key(key: &str) -> bool {
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    }

    #[test]
    fn every_kind_and_question_has_a_key_of_its_own_and_both_languages() {
        let mut kinds = BTreeSet::new();
        for kind in RowKind::all() {
            assert!(is_key(kind.key()) && kinds.insert(kind.key()), "{kind:?}");
            assert_eq!(RowKind::from_key(kind.key()), Some(kind));
            assert_eq!(kind.shape().kind, kind);
            assert!(!kind.label().id.is_empty() && !kind.label().en.is_empty());
            let mut keys = BTreeSet::new();
            for q in kind.shape().questions() {
                assert!(is_key(q.key) && keys.insert(q.key), "{kind:?} {}", q.key);
                assert!(!q.label().id.is_empty() && !q.label().en.is_empty(), "{kind:?} {}", q.key);
                if let Control::Choice(all) = q.control {
                    assert_eq!(all[0].value, "", "{kind:?} {}: a choice begins with no answer", q.key);
                }
            }
        }
        assert_eq!(RowKind::from_key("apa"), None);
    }

    #[test]
    fn hints_are_said_in_both_languages() {
        let row =
            |kind: RowKind, key| kind.shape().questions().find(|q| q.key == key).and_then(Question::hint);
        let both = |hint: Option<Text>| hint.map(|t| (t.id, t.en));
        let said = |id: &str, en: &str| Some((id.to_owned(), en.to_owned()));
        assert_eq!(both(row(RowKind::City, "isi")), said("misalnya bogor", "for instance bogor"));
        assert_eq!(both(row(RowKind::Clause, "penutup")), None);
        assert_eq!(
            both(row(RowKind::Addressees, "isi")),
            said(
                "satu tiap baris; misalnya Kepala Dinas Kesehatan",
                "one a line; for instance Kepala Dinas Kesehatan"
            )
        );
    }
}
