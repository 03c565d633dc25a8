//! The tree of an order: what the parser reads, the printer writes, programs exchange as JSON.
//!
//! Items keep the order in which they stand in the text, with their comments, so that text ->
//! tree -> text loses nothing. The words in `code` are the words of the language
//! (docs/order-language.md).

mod duty;
mod rule;
mod select;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Span;
pub use duty::*;
pub use rule::*;
pub use select::*;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sp<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Sp<T> {
    /// A value at a place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A value that the source of the order may not give: `tidak diketahui`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known<T> {
    /// Given.
    Is(T),
    /// `tidak diketahui`: allowed, and reported.
    Unknown,
}

impl<T> Known<T> {
    /// The value, if it is given.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Unknown => None,
        }
    }
}

/// A whole order file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// File name without directory and `.balai`: `bogor-2021-06-29`. The name other orders cite.
    pub id: String,
    /// Title (TENTANG).
    pub title: Sp<String>,
    /// Everything between the braces.
    pub items: Vec<Line>,
    /// Comments after the last item or after the closing brace.
    pub closing_comments: Vec<String>,
}

impl Order {
    /// True if it has a clause of that number, at any depth.
    #[must_use]
    pub fn has_clause(&self, label: &Label) -> bool {
        fn within(clause: &Clause, label: &Label) -> bool {
            let of = |l: &BodyLine| matches!(&l.item, BodyItem::Sub(sub) if within(sub, label));
            clause.label.value == *label || clause.body.iter().any(of)
        }
        self.items.iter().any(|l| matches!(&l.item, Item::Clause(c) if within(c, label)))
    }

    /// Whom it addresses, if it says so.
    #[must_use]
    pub fn scope(&self) -> Option<&Sp<Select>> {
        self.items.iter().find_map(|l| if let Item::Scope(who) = &l.item { Some(who) } else { None })
    }

    /// `wilayah`: the region whose units it names.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.items
            .iter()
            .find_map(|l| if let Item::City(c) = &l.item { Some(c.value.as_str()) } else { None })
    }

    /// True if no last day is written: it holds until further notice, while a status holds, or the
    /// source does not say how long.
    #[must_use]
    pub fn is_open_ended(&self) -> bool {
        !self.items.iter().any(|line| match &line.item {
            Item::Validity(all) => all.iter().all(|p| matches!(p.value.until, Until::Day(_))),
            _ => false,
        })
    }
}

/// An item with the comments that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Comment lines before it, without `#`. An empty string is a blank line.
    pub before: Vec<String>,
    /// The item.
    pub item: Item,
    /// Comment on its last line.
    pub after: Option<String>,
    /// From its first to its last byte, without its origin.
    pub span: Span,
    /// `sumber "..."` or `taksiran "..."` at its end.
    pub origin: Option<Origin>,
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// `sumber "..."`: a page, a document.
    Source(String),
    /// `taksiran "..."`: not in the source; why this value was put.
    Estimate(String),
}

/// What can stand between the braces of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// `jenis instruksi-wali-kota`
    Kind(Sp<OrderKind>),
    /// `nomor "440/3286-Huk.HAM"`, `nomor tidak diketahui`
    Number(Sp<Known<String>>),
    /// `wilayah bogor`: the city folder whose data it is checked against.
    City(Sp<String>),
    /// `tingkat kota`
    Rank(Sp<Rank>),
    /// `penandatangan "Bima Arya" selaku wali-kota`
    Signer(Signer),
    /// `tempat "Bogor"`
    Place(Sp<String>),
    /// `ditetapkan 2021-06-28`
    Issued(Sp<Known<Date>>),
    /// `berlaku 2021-06-29 sampai 2021-07-05`
    Validity(Vec<Sp<Period>>),
    /// `masuk kembali 2021-07-06`: first day back.
    Return(Sp<Date>),
    /// `tinjau 2021-07-04`
    Review(Sp<Known<Date>>),
    /// `maksud "..."`
    Purpose(Sp<String>),
    /// `dasar "...", sejak 2021-07-03`
    Basis(Basis),
    /// `alasan "..."`
    Reason(Sp<String>),
    /// `kepada "...", "..."`
    Addressees(Vec<Sp<String>>),
    /// `tembusan "...", "..."`
    Copies(Vec<Sp<String>>),
    /// `bagi setda`: whom the order addresses; it says nothing of anyone else.
    Scope(Sp<Select>),
    /// `menggantikan bandung-2021-06-28-lisan`
    Relation(Relation),
    /// `pilihan daftar-pengecualian = aktualitas`
    Flag(Flag),
    /// `golongan pelayanan-langsung { dinkes, rsud }`
    Set(SetDef),
    /// `tabel masuk menurut ppkm, pulau { ... }`
    Table(TableDef),
    /// `keadaan ppkm = level-3 sejak 2021-07-06`
    Fact(Fact),
    /// `KESATU semua pegawai { ... }`
    Clause(Clause),
    /// `KETIGA mengalahkan KEDUA`
    Precedence(Precedence),
    /// `contoh dinkes pada 2021-06-30: di kantor atau di lapangan paling banyak 25%`
    Example(Example),
    /// `terima B0405 karena "..."`
    Accept(Accept),
    /// `paragraf "..."`: printed, marked as having no effect.
    Paragraph(Sp<String>),
    /// `sumber "..."`: a source of the whole file.
    Source(Sp<String>),
    /// A line the parser could not read; its text is kept, a finding speaks of it.
    Broken(Sp<String>),
}

/// Kind of the instrument (naskah dinas).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderKind {
    /// `instruksi-wali-kota`
    InstruksiWaliKota,
    /// `instruksi-bupati`
    InstruksiBupati,
    /// `instruksi-gubernur`
    InstruksiGubernur,
    /// `instruksi-menteri`
    InstruksiMenteri,
    /// `surat-edaran`
    SuratEdaran,
    /// `keputusan`
    Keputusan,
    /// `surat`: an official letter (surat dinas).
    Surat,
    /// `perintah-lisan`: real from the hour it is spoken; a written order confirms or supersedes it.
    Lisan,
}

/// Rank of the issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// `nasional`
    Nation,
    /// `provinsi`
    Province,
    /// `kota` (and `kabupaten`)
    City,
    /// `unit`
    Unit,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// Name without titles.
    pub name: Sp<Known<String>>,
    /// `selaku wali-kota`: the office whose authority it is.
    pub office: Sp<String>,
    /// `atas-nama`, `plt`, `plh`, `pj`, with the office that really signs.
    pub capacity: Option<Sp<Capacity>>,
    /// `disampaikan oleh "Ema Sumarna" sekda`: who passed an oral order on.
    pub passed_on_by: Option<Sp<String>>,
}

/// In which capacity someone signs for an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capacity {
    /// a.n.
    AtasNama,
    /// Plt.
    Plt,
    /// Plh.
    Plh,
    /// Pj.
    Pj,
}

/// One span of validity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First instant in force.
    pub from: DateTime,
    /// Last day in force, or how it ends.
    pub until: Until,
    /// `setiap jumat`: only on these weekdays, Monday first; `None` for every day.
    pub weekdays: Option<[bool; 7]>,
    /// `selama 7 hari`: the number of days as the order's own words count them; checked.
    pub stated_days: Option<u32>,
}

/// How a period ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Until {
    /// `sampai 2021-07-05`, inclusive.
    Day(Date),
    /// `sampai pemberitahuan lebih lanjut`
    Open,
    /// `selama "PPKM level 3"`: while a dated status holds.
    Status(String),
    /// `sampai tidak diketahui`
    Unknown,
}

/// A legal basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// What it is, as the order cites it.
    pub text: Sp<Known<String>>,
    /// `sejak 2021-07-03`: the day it entered into force, if written; checked against this order.
    pub since: Option<Sp<Date>>,
}

/// A table of percentages by dated circumstances: level, island, sector, zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableDef {
    /// Its name.
    pub name: Sp<String>,
    /// `sejak 2021-10-22`: this version holds from that day on.
    pub since: Option<Sp<Date>>,
    /// `menurut ppkm, pulau`: the circumstances it depends on, in the order of the row keys.
    pub by: Vec<Sp<String>>,
    /// `level-1, jawa-bali: 75%`; the key `*` fits every value.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// Values of the circumstances; `*` fits every one.
    pub keys: Vec<String>,
    /// Hundredths of a percent.
    pub percent: u32,
    /// From first to last word.
    pub span: Span,
}

/// A dated fact that someone sets: a level, a zone, an emergency. It never changes silently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Which circumstance: `ppkm`, `zona`, `darurat-banjir`.
    pub name: Sp<String>,
    /// Its value: `level-3`, `merah`, `ya`.
    pub value: Sp<String>,
    /// First day.
    pub since: Sp<Date>,
    /// Last day, if known.
    pub until: Option<Sp<Date>>,
    /// `di kecamatan "..."`: only there.
    pub district: Option<Sp<String>>,
}

/// Days on which a clause speaks, within the validity of its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// `pada 2024-09-02 sampai 2024-09-06, 2024-09-10`: first and last day of each span; empty: all days.
    pub spans: Vec<(Date, Date)>,
    /// `setiap jumat`: Monday first.
    pub weekdays: Option<[bool; 7]>,
}

impl When {
    /// True if the clause speaks on that day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        let in_span = self.spans.is_empty() || self.spans.iter().any(|(a, b)| (*a..=*b).contains(&day));
        in_span && self.weekdays.is_none_or(|w| w[crate::city::weekday_index(day.weekday())])
    }
}

/// Relation to an earlier order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// How.
    pub how: RelationKind,
    /// The other order's [`Order::id`], or its citation if it stands in no file.
    pub target: Sp<String>,
    /// True if the target is a citation between quotes.
    pub outside: bool,
    /// The clause that is amended, if only one is.
    pub clause: Option<Sp<Label>>,
}

/// How an order relates to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// `menggantikan`: supersedes.
    Supersedes,
    /// `mengukuhkan`: confirms in writing.
    Confirms,
    /// `mengubah`: amends.
    Amends,
    /// `memperpanjang`: extends.
    Extends,
    /// `mengakhiri`: ends early.
    Ends,
}

/// A choice of the file: which of several sourced lists holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Its name.
    pub name: Sp<String>,
    /// The chosen value.
    pub value: Sp<String>,
}

/// A named set of units or staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDef {
    /// Its name.
    pub name: Sp<String>,
    /// `bila daftar-pengecualian = aktualitas`: defined so only under this choice.
    pub when: Option<Flag>,
    /// Its members.
    pub members: Sp<Select>,
}

/// Number of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// `KESATU` (1) to `KEDUA PULUH`: diktum of an Instruksi or Keputusan.
    Diktum(u8),
    /// `BUTIR 3`: point of a circular or of an oral order.
    Butir(u8),
    /// A sub-clause: `huruf b` of its parent.
    Huruf(Box<Label>, u8),
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Its number.
    pub label: Sp<Label>,
    /// `kecuali` before the selector: an exception, which beats the base rules for whom it names.
    pub exception: bool,
    /// Whom it speaks of; `None`: all.
    pub who: Option<Sp<Select>>,
    /// `pada 2024-09-02 sampai 2024-09-06`: only on these days; `None`: on every day of the order.
    pub when: Option<Sp<When>>,
    /// `bila ppkm = level-4 dan pulau = jawa-bali`: only while these circumstances hold in the region.
    pub under: Vec<Flag>,
    /// What it says.
    pub body: Vec<BodyLine>,
    /// Comments before the closing brace.
    pub closing_comments: Vec<String>,
}

/// A line of a clause with its comments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyLine {
    /// Comment lines before it. An empty string is a blank line.
    pub before: Vec<String>,
    /// The rule or sub-clause.
    pub item: BodyItem,
    /// Comment on its last line.
    pub after: Option<String>,
    /// From its first to its last byte, without its origin.
    pub span: Span,
    /// `sumber` or `taksiran` at its end.
    pub origin: Option<Origin>,
}

/// What can stand in a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyItem {
    /// A rule.
    Rule(Rule),
    /// `huruf b ... { }`
    Sub(Clause),
    /// A line the parser could not read.
    Broken(Sp<String>),
}
