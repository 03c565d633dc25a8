//! The tree of a clause's body: modes, caps, duties, services, powers, examples.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{Known, Label, Select, Sp};
use crate::diagnostic::Span;

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
    /// `layanan berkanal daring`: every service that can be given wholly through its online channel.
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
    /// `diatur kepala unit`
    HeadDecides,
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
