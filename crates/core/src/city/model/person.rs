//! The people of a city.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::UnitIx;

/// Sex as a record has it (the structure of NIK and NIP needs it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Laki-laki.
    Male,
    /// Perempuan.
    Female,
}

/// Kind of employment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffKind {
    /// Pegawai negeri sipil.
    Pns,
    /// Calon PNS, in the first year.
    Cpns,
    /// Pegawai pemerintah dengan perjanjian kerja.
    Pppk,
    /// Non-ASN: TKK, PKWT, THL, outsourcing.
    NonAsn,
}

impl StaffKind {
    /// True for PNS, CPNS and PPPK (UU 5/2014).
    #[must_use]
    pub const fn is_asn(self) -> bool {
        !matches!(self, Self::NonAsn)
    }

    /// `PNS`, `non-ASN`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pns => "PNS",
            Self::Cpns => "CPNS",
            Self::Pppk => "PPPK",
            Self::NonAsn => "non-ASN",
        }
    }
}

/// What kind of work someone does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// Can be done at a distance.
    Digital,
    /// Must be done in the building: counter, ward, archive.
    OnSite,
    /// Done in the field: crews, patrols.
    Field,
}

/// A person on the staff. All people in this repository are made up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Local number, unique in the city: `BGR-00001`.
    pub id: String,
    /// Name with no titles.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Birth date.
    pub born: Date,
    /// NIP or NI PPPK, 18 digits; empty for non-ASN.
    pub nip: String,
    /// NIK, 16 digits. Kept encrypted wherever it is stored.
    pub nik: String,
    /// Kind of employment.
    pub kind: StaffKind,
    /// Golongan/ruang `III/c`, PPPK `IX`; empty for non-ASN.
    pub rank: String,
    /// Eselon `II.b` to `IV.b`; empty if none.
    pub echelon: String,
    /// Jabatan: "Lurah", "Perawat", "Petugas kebersihan".
    pub title: String,
    /// Heads the unit (kepala, camat, lurah, direktur). At most one in a unit.
    pub head: bool,
    /// Unit.
    pub unit: UnitIx,
    /// Skills that posts ask for, sorted.
    pub skills: Vec<String>,
    /// Works in shifts, weekends too.
    pub shift: bool,
    /// Kind of work.
    pub work: Work,
    /// Kecamatan of the home.
    pub home: String,
    /// To be kept off site (by age, pregnancy, illness): availability only, the cause is never here.
    pub home_only: bool,
    /// Not available at all on these days, inclusive: (first, last). No cause.
    pub away: Vec<(Date, Date)>,
}

impl Person {
    /// True if the person cannot work at all that day.
    #[must_use]
    pub fn is_away(&self, date: Date) -> bool {
        self.away.iter().any(|&(first, last)| first <= date && date <= last)
    }
}
