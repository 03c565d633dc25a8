//! The tree of an order: what the parser reads, the printer writes, programs exchange as JSON.
//!
//! Items keep the order in which they stand in the text, with their comments, so that text ->
//! tree -> text loses nothing. The words in `code` are the words of the language
//! (docs/order-language.md).

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Span;

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

/// An item with the comments that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Comment lines before it, without `#`. An empty string is a blank line.
    pub before: Vec<String>,
    /// The item.
    pub item: Item,
    /// Comment on its last line.
    pub after: Option<String>,
    /// From its first to its last byte.
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
    /// `semua pegawai`, `semua unit`
    All,
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
    pub body: Vec<ClauseLine>,
    /// Comments before the closing brace.
    pub closing_comments: Vec<String>,
}

/// A line of a clause with its comments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseLine {
    /// Comment lines before it. An empty string is a blank line.
    pub before: Vec<String>,
    /// The rule or sub-clause.
    pub item: ClauseItem,
    /// Comment on its last line.
    pub after: Option<String>,
    /// From its first to its last byte.
    pub span: Span,
    /// `sumber` or `taksiran` at its end.
    pub origin: Option<Origin>,
}

/// What can stand in a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseItem {
    /// A rule.
    Rule(Rule),
    /// `huruf b ... { }`
    Sub(Clause),
    /// A line the parser could not read.
    Broken(Sp<String>),
}

/// How strongly a rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// No word, or `wajib`.
    #[default]
    Must,
    /// `dapat`
    May,
    /// `diimbau`
    Urged,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Where people work: `bekerja dari rumah`, `di kantor paling banyak 25% dari ...`
    Mode(ModeRule),
    /// `kantor ditutup`
    SiteClosed,
    /// `petugas piket setiap hari 1 orang di kantor`
    Picket(PicketRule),
    /// A duty.
    Duty(DutyRule),
    /// `layanan sampah, pemakaman tetap berjalan`
    Service(ServiceRule),
    /// `kepala unit dapat menutup kantor bila kasus positif di unit tidak diketahui`
    Power(PowerRule),
    /// `kepala unit mengatur giliran`
    Delegation(DelegationRule),
    /// `program prioritas tetap berjalan`
    Programmes,
    /// `disinfeksi semua kantor oleh bpbd`
    Measure(MeasureRule),
}

/// Where people work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// `bekerja dari rumah`
    Home,
    /// `di kantor`
    Office,
    /// `di lapangan`
    Field,
    /// `di kantor atau di lapangan`
    OfficeOrField,
    /// `bekerja di mana saja`
    Anywhere,
}

/// A mode, with its quota if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeRule {
    /// How strongly.
    pub force: Force,
    /// Where.
    pub place: Sp<Where>,
    /// How many at most, at least, exactly; `None`: everyone.
    pub quota: Option<QuotaRule>,
}

/// Direction of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// `paling banyak`
    AtMost,
    /// `paling sedikit`
    AtLeast,
    /// `tepat`
    Exactly,
}

/// An amount of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// Hundredths of a percent: 2500 is `25%`.
    Percent(u32),
    /// `3 orang`
    People(u32),
}

/// What a percentage is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// `dari ASN dan non-ASN`: all on the unit's list.
    AsnAndNonAsn,
    /// `dari ASN`
    Asn,
    /// `dari pegawai yang tersedia`: all but those away that day.
    Available,
}

/// How a fraction of a person is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// `dibulatkan ke bawah`
    Down,
    /// `dibulatkan ke atas`
    Up,
    /// `dibulatkan terdekat` (half up)
    Nearest,
}

/// What a quota is counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// `per hari`, and when nothing is said.
    #[default]
    Day,
    /// `per sif`
    Shift,
    /// `per saat`
    Moment,
}

/// A quota as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaRule {
    /// Direction.
    pub bound: Bound,
    /// How much.
    pub amount: Sp<Amount>,
    /// Base, if declared.
    pub base: Option<Sp<Base>>,
    /// Rounding, if declared.
    pub rounding: Option<Sp<Rounding>>,
    /// Counted over.
    pub per: Per,
    /// From first to last word.
    pub span: Span,
}

/// Picket officers (petugas piket).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PicketRule {
    /// How many each day in each unit.
    pub people: u32,
    /// Where they stand, if said.
    pub place: Option<Where>,
}

/// What a duty is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyKind {
    /// `presensi`
    Attendance,
    /// `laporan kegiatan`
    ActivityReport,
    /// `laporan piket`
    PicketReport,
    /// `tidak keluar rumah pada jam kerja`
    StayHome,
    /// `tidak bepergian ke luar daerah`
    NoTravel,
    /// `rapat daring`
    OnlineMeetings,
    /// `tidak menerima kunjungan dari luar daerah`
    NoVisitors,
    /// `atasan mengawasi pegawai`
    Supervise,
    /// `memberi tahu masyarakat`
    InformPublic,
    /// `melapor kepada ...`: upward report, coordination.
    ReportUp,
    /// `tugas "..."`: any other duty in words.
    Task(String),
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// `setiap hari`
    Daily,
    /// `setiap hari kerja`
    WorkingDays,
    /// `sekali`
    Once,
    /// `selama berlaku`: all the time.
    Throughout,
}

/// A duty as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRule {
    /// What.
    pub kind: Sp<DutyKind>,
    /// How strongly.
    pub force: Force,
    /// How often, if said.
    pub frequency: Option<Frequency>,
    /// `pukul 07.30 dan 16.00`: at these times.
    pub times: Vec<Time>,
    /// `sebelum 16.00`
    pub before: Option<Known<Time>>,
    /// `paling lambat 2021-06-30`
    pub by: Option<Date>,
    /// `kepada atasan langsung`, `kepada "Sekretaris Daerah"`
    pub receiver: Option<Known<String>>,
    /// `oleh diskominfo`: who has it, if not everyone the clause names.
    pub by_whom: Option<Sp<Select>>,
    /// `melalui "E-RK"`
    pub through: Vec<String>,
    /// `dengan bukti "foto"`
    pub evidence: Option<String>,
    /// `kecuali mendesak`, `kecuali "..."`
    pub except: Option<String>,
    /// `dengan izin atasan langsung`
    pub permission: Option<String>,
    /// `toleransi "jaringan terputus"`
    pub tolerance: Option<String>,
    /// `bila lalai "..."`
    pub otherwise: Option<String>,
}

/// Which services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceSelect {
    /// `layanan kartu-keluarga, akta-kelahiran`
    Named(Vec<Sp<String>>),
    /// `semua layanan`
    All,
    /// `layanan berkanal daring`: every service with an online channel.
    WithOnline,
    /// `layanan darurat`
    Emergency,
    /// `layanan unit ini`: services of the units the clause names.
    OfUnits,
}

/// What happens to services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceChange {
    /// `tetap berjalan`
    Continue,
    /// `dilayani terbatas`
    Limited,
    /// `dilayani daring`
    Online,
    /// `loket ditutup`: the counter is closed, other channels as they are.
    CounterClosed,
    /// `pindah ke kecamatan/*`, `pindah ke "Mal Pelayanan Publik"`
    Moved(String),
    /// `dihentikan`
    Stopped,
}

/// A service rule as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRule {
    /// Which.
    pub which: Sp<ServiceSelect>,
    /// What happens.
    pub change: Sp<ServiceChange>,
    /// `pukul 08.00 sampai 12.00`
    pub hours: Option<(Time, Time)>,
    /// `kuota 50 per hari`
    pub quota: Option<u32>,
}

/// What a measure is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// `kasus positif di unit`: free words between `bila` and the threshold.
    pub measure: String,
    /// `paling sedikit 3 orang`; unknown if the order gives none.
    pub threshold: Known<(Bound, Amount)>,
    /// From `bila` on.
    pub span: Span,
}

/// A permitted act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// `menutup kantor`: everyone home.
    CloseOffice,
    /// `menambah pegawai di kantor`
    CallIn,
    /// `mengatur giliran`
    SetRotation,
    /// `mengatur pekerjaan` in other words.
    Other(String),
}

/// A conditional power: a trigger that lets a person decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PowerRule {
    /// Who: `kepala unit`, `wali-kota`.
    pub actor: Sp<String>,
    /// What.
    pub act: Sp<Act>,
    /// When; `None`: at any time.
    pub when: Option<Condition>,
    /// `memberi tahu bkpsdm`
    pub tell: Option<String>,
}

/// A frame within which someone decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationRule {
    /// Who: `kepala unit`.
    pub actor: Sp<String>,
    /// What: `giliran`, `jam kerja`, `pekerjaan`.
    pub what: Sp<String>,
    /// `menurut "zona wilayahnya"`
    pub according_to: Option<String>,
    /// `bila tidak diputuskan bekerja dari rumah`: what holds otherwise.
    pub otherwise: Option<ModeRule>,
}

/// A site or work measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureRule {
    /// Kind.
    pub kind: Sp<MeasureKind>,
    /// `oleh bpbd`
    pub by_whom: Option<Sp<Select>>,
}

/// Kind of a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureKind {
    /// `disinfeksi semua kantor`
    Disinfect,
    /// `protokol kesehatan`
    HealthProtocol,
    /// `fasilitas "masjid" ditutup`
    FacilityClosed(String),
}

/// Which clause beats which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Precedence {
    /// The stronger.
    pub over: Sp<Label>,
    /// The weaker.
    pub under: Sp<Label>,
}

/// An example inside the order, checked on every compile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// `dinkes`, or `layanan kartu-keluarga`.
    pub subject: Sp<ExampleSubject>,
    /// The day.
    pub day: Sp<Date>,
    /// What has to come out.
    pub expect: Sp<Expect>,
}

/// Whom an example speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExampleSubject {
    /// A unit.
    Unit(String),
    /// A service.
    Service(String),
}

/// What an example expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expect {
    /// A mode for everyone of the unit.
    Mode(ModeRule),
    /// A state of a service.
    Service(ServiceChange),
}

/// An accepted warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    /// Its code.
    pub code: Sp<String>,
    /// Why it is accepted.
    pub reason: Sp<String>,
}
