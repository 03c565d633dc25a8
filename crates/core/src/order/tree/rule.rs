//! The tree of a clause's body: modes, caps, duties, services, powers, examples.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{DutyRule, Frequency, Known, Label, Select, Sp};
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
    /// `jam kerja senin sampai kamis 07.30 sampai 15.30`
    Hours(HoursRule),
    /// `bergiliran setiap 2 hari`
    Rotation(RotationRule),
    /// `usulkan menutup kantor bila ... kepada wali kota`
    Trigger(TriggerRule),
    /// `imbauan kepada "perkantoran swasta" agar "..."`
    Appeal(AppealRule),
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
    /// `tidak bekerja dari rumah`: home work is refused.
    NotHome,
    /// `di tempat pengganti "..."`: at another site than the unit's own.
    Substitute,
}

/// A mode, with its quota if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeRule {
    /// How strongly.
    pub force: Force,
    /// Where.
    pub place: Sp<Where>,
    /// The substitute site, if that is where.
    pub site: Option<String>,
    /// How many at most, at least, exactly; `None`: everyone.
    pub quota: Option<QuotaRule>,
    /// `dengan izin kepala unit`: by whose leave, for what is offered.
    pub permission: Option<String>,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// Hundredths of a percent: 2500 is `25%`.
    Percent(u32),
    /// `3 orang`
    People(u32),
    /// `menurut tabel masuk`: the percentage of the table's row that fits the day.
    Table(String),
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
    /// `per bagian terkecil`: in every smallest box of the organisation too.
    Section,
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
    /// How many each day in each unit, if said; one is reckoned with otherwise.
    pub people: Option<u32>,
    /// Where they stand, if said.
    pub place: Option<Where>,
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
    /// `dalam 14 hari`: counted over so many days.
    pub window: Option<u32>,
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
    /// `memperpanjang perintah`
    Extend,
    /// `melonggarkan perintah`
    Relax,
    /// `mengakhiri perintah`
    End,
    /// `memulangkan pegawai`: those on site go home and continue there.
    SendHome,
    /// `"..."`: in other words.
    Other(String),
}

/// A conditional power: a trigger that lets a person decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PowerRule {
    /// Who: `kepala unit`, `wali-kota`.
    pub actor: Sp<String>,
    /// What.
    pub act: Sp<Act>,
    /// `selama 5 hari`
    pub days: Option<u32>,
    /// When; `None`: at any time.
    pub when: Option<Condition>,
    /// `memberi tahu bkpsdm`
    pub tell: Option<String>,
}

/// A trigger (pemicu): it proposes, a person decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriggerRule {
    /// What is proposed.
    pub act: Sp<Act>,
    /// `selama 5 hari`
    pub days: Option<u32>,
    /// When.
    pub when: Condition,
    /// `kepada wali kota`: who decides.
    pub to: Option<Sp<String>>,
}

/// A request to bodies the issuer cannot command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealRule {
    /// To whom.
    pub to: Vec<Sp<String>>,
    /// What is asked.
    pub what: Sp<String>,
}

/// Working hours other than the ordinary ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursRule {
    /// How they are meant.
    pub kind: Sp<HoursKind>,
    /// On which weekdays, Monday first; `None`: all.
    pub weekdays: Option<[bool; 7]>,
    /// From and to; several for shifts.
    pub spans: Vec<(Time, Time)>,
}

/// How working hours are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoursKind {
    /// `jam kerja 07.30 sampai 12.00`
    Fixed,
    /// `jam kerja lentur 06.00 sampai 18.00`: within these bounds.
    Flexible,
    /// `jam kerja bersif 07.30 sampai 12.00 dan 12.00 sampai 16.00`
    Shifts,
}

/// How those who take turns take them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotationRule {
    /// How.
    pub kind: Sp<RotationKind>,
    /// `menurut jadwal kepala unit`, `menurut "..."`
    pub according_to: Option<String>,
}

/// A pattern of turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RotationKind {
    /// `bergiliran`: by turns, no pattern given.
    Turns,
    /// `bergiliran setiap 2 hari`: so many days on site, then as many at home.
    Every(u8),
    /// `bergiliran 2 hari di kantor 1 hari di rumah`
    Pattern(u8, u8),
    /// `tidak di rumah lebih dari 1 hari berturut-turut`
    MostHome(u8),
    /// `dibagi 2 kelompok yang tidak bertemu`: cohorts.
    Cohorts(u8),
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
    /// `dalam batas di kantor paling banyak 25% dari ...`: the frame.
    pub bounds: Option<Box<ModeRule>>,
    /// `paling lambat 2021-06-30`, `paling lambat tidak diketahui`: to be decided by then.
    pub by: Option<Known<Date>>,
    /// `setiap bulan`: to be decided anew so often.
    pub frequency: Option<Frequency>,
    /// `memberi tahu bkpsdm`
    pub tell: Option<String>,
    /// `bila tidak diputuskan bekerja dari rumah`: what holds otherwise.
    pub otherwise: Option<Box<ModeRule>>,
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
    /// `tes dan pelacakan`
    TestAndTrace,
    /// `penghematan "listrik" 20%`: hundredths of a percent.
    Saving(String, Option<u32>),
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
    /// Staff: `rsud berjabatan perawat`.
    Staff(Select),
    /// A service.
    Service(String),
}

/// What an example expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expect {
    /// A mode for everyone of the unit.
    Mode(ModeRule),
    /// `kantor ditutup`
    Closed,
    /// `diatur kepala unit`
    HeadDecides,
    /// `tidak dituju`: the order does not address them.
    NotAddressed,
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
