//! The tree of an order: what the parser reads, the printer writes, programs exchange as JSON.
//!
//! Items keep the order in which they stand in the text, with their comments, so that text ->
//! tree -> text loses nothing. The words in `code` are the words of the language
//! (docs/order-language.md).

mod rule;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Span;
pub use rule::*;

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
    /// `dasar "..."`
    Basis(Sp<Known<String>>),
    /// `alasan "..."`
    Reason(Sp<String>),
    /// `kepada "...", "..."`
    Addressees(Vec<Sp<String>>),
    /// `tembusan "...", "..."`
    Copies(Vec<Sp<String>>),
    /// `menggantikan bandung-2021-06-28-lisan`
    Relation(Relation),
    /// `pilihan daftar-pengecualian = aktualitas`
    Flag(Flag),
    /// `golongan pelayanan-langsung { dinkes, rsud }`
    Set(SetDef),
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

/// Relation to an earlier order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// How.
    pub how: RelationKind,
    /// The other order's [`Order::id`].
    pub target: Sp<String>,
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

/// Who or what a rule speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Select {
    /// `semua pegawai`
    All,
    /// `semua unit`: the same people, where a unit answers as one (its picket report).
    EveryUnit,
    /// `dinkes`: the unit with everything below it; or a `golongan` of that name.
    Named(String),
    /// `kecamatan/*`: every unit of a kind; `dinkes/*`: every unit below one.
    Each(String),
    /// `di lokasi balai-kota`
    AtSite(String),
    /// `di luar lokasi balai-kota`
    OffSite(String),
    /// `berstatus ASN`, `PNS`, `PPPK`, `non-ASN`
    Staff(StaffGroup),
    /// `berjabatan lurah`
    Title(String),
    /// `bereselon II`
    Echelon(String),
    /// `bergolongan-kerja kritikal`: class of the unit.
    Class(String),
    /// `kerja digital`, `kerja di-tempat`, `kerja lapangan`
    Work(crate::city::Work),
    /// `bersif`: works in shifts.
    Shift,
    /// `di kecamatan "Bogor Tengah"`: the office lies there.
    District(String),
    /// `bertempat tinggal di "Bogor Barat"`
    HomeIn(String),
    /// `yang dijaga di rumah`: to be kept off site.
    Sheltered,
    /// `a, b dan c`
    Any(Vec<Sp<Select>>),
    /// `a yang b`, `a di lokasi b`
    Both(Box<Sp<Select>>, Box<Sp<Select>>),
    /// `a kecuali b`
    Except(Box<Sp<Select>>, Box<Sp<Select>>),
}

/// Groups of staff by employment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffGroup {
    /// PNS, CPNS and PPPK.
    Asn,
    /// PNS and CPNS.
    Pns,
    /// PPPK.
    Pppk,
    /// Contract staff.
    NonAsn,
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
