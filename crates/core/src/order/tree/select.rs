//! Whom a rule speaks of.

use serde::{Deserialize, Serialize};

use super::Sp;

/// Who or what a rule speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Select {
    /// `semua pegawai`
    All,
    /// `pegawai sendiri`: the staff of the issuer's own government, and of no region below it.
    Own,
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
    /// `yang dijaga di rumah`: to be kept off site; the conditions the order names are printed, never matched.
    Sheltered(Option<String>),
    /// `berusia lebih dari 50 tahun`
    Age(Age),
    /// `yang memimpin unit`: heads of units.
    Head,
    /// `pada 2 jenjang tertinggi`: the highest levels of structural posts in each unit.
    TopRanks(u8),
    /// `yang sedang bekerja dari rumah`: whoever is at home that day; for duties.
    AtHome,
    /// `"Pejabat Pembina Kepegawaian"`: someone outside the city's tables; for duties.
    Body(String),
    /// `yang didata "terdampak banjir"`: people on a list the city does not hold; someone has to make it.
    Listed(String),
    /// `a, b dan c`
    Any(Vec<Sp<Select>>),
    /// `a yang b`, `a di lokasi b`
    Both(Box<Sp<Select>>, Box<Sp<Select>>),
    /// `a kecuali b`
    Except(Box<Sp<Select>>, Box<Sp<Select>>),
}

/// An age at the start of the order, in full years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Age {
    /// `berusia lebih dari 50 tahun`
    Over(u8),
    /// `berusia paling sedikit 50 tahun`
    AtLeast(u8),
    /// `berusia di bawah 50 tahun`
    Under(u8),
}

/// Groups of staff by employment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffGroup {
    /// PNS, CPNS and PPPK.
    Asn,
    /// PNS and CPNS.
    Pns,
    /// CPNS only.
    Cpns,
    /// PPPK.
    Pppk,
    /// Contract staff.
    NonAsn,
}
