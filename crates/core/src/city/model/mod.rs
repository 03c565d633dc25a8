//! The nouns of a city. Indices are positions in the vectors of [`City`] and of the people list.

mod person;

use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Text;
pub use person::*;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);
        impl $name {
            /// As a vector position.
            #[must_use]
            pub const fn at(self) -> usize { self.0 as usize }
            /// From a vector position.
            #[must_use]
            #[allow(clippy::cast_possible_truncation)]
            pub const fn of(position: usize) -> Self { Self(position as u32) }
        }
    };
}

index!(
    /// Position of a unit in [`City::units`].
    UnitIx
);
index!(
    /// Position of a service in [`City::services`].
    ServiceIx
);
index!(
    /// Position of a post in [`City::posts`].
    PostIx
);
index!(
    /// Position of a person in the people list of the city.
    PersonIx
);

/// Where a figure comes from, and whether it is only an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Provenance {
    /// Press page, data set, law: as the row of the table names it. Never empty after loading.
    pub source: String,
    /// True if the figure is our estimate (taksiran) and not in the source.
    pub estimate: bool,
}

/// Kind of a unit (perangkat daerah and below), PP 18/2016.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// Kepala daerah: the mayor's own office.
    KepalaDaerah,
    /// Sekretariat daerah.
    Setda,
    /// Bagian (or asisten) of the secretariat.
    Bagian,
    /// Biro of a province's secretariat.
    Biro,
    /// Sekretariat DPRD.
    Setwan,
    /// Inspektorat.
    Inspektorat,
    /// Badan.
    Badan,
    /// Dinas.
    Dinas,
    /// Cabang dinas of a province in a region.
    CabangDinas,
    /// Satuan Polisi Pamong Praja.
    Satpol,
    /// Rumah sakit umum or khusus of the city.
    Rsud,
    /// Puskesmas.
    Puskesmas,
    /// Other UPTD.
    Uptd,
    /// Kecamatan office.
    Kecamatan,
    /// Kelurahan office.
    Kelurahan,
    /// School (satuan pendidikan), as one unit for each kecamatan and level where no list exists.
    Sekolah,
    /// City-owned company (BUMD).
    Bumd,
}

impl UnitKind {
    /// All kinds, in the order of the enumeration.
    pub const ALL: [Self; 17] = [
        Self::KepalaDaerah,
        Self::Setda,
        Self::Bagian,
        Self::Biro,
        Self::Setwan,
        Self::Inspektorat,
        Self::Badan,
        Self::Dinas,
        Self::CabangDinas,
        Self::Satpol,
        Self::Rsud,
        Self::Puskesmas,
        Self::Uptd,
        Self::Kecamatan,
        Self::Kelurahan,
        Self::Sekolah,
        Self::Bumd,
    ];

    /// The word used in tables and orders: `kecamatan`, `kepala-daerah`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::KepalaDaerah => "kepala-daerah",
            Self::Setda => "setda",
            Self::Bagian => "bagian",
            Self::Biro => "biro",
            Self::Setwan => "setwan",
            Self::Inspektorat => "inspektorat",
            Self::Badan => "badan",
            Self::Dinas => "dinas",
            Self::CabangDinas => "cabang-dinas",
            Self::Satpol => "satpol",
            Self::Rsud => "rsud",
            Self::Puskesmas => "puskesmas",
            Self::Uptd => "uptd",
            Self::Kecamatan => "kecamatan",
            Self::Kelurahan => "kelurahan",
            Self::Sekolah => "sekolah",
            Self::Bumd => "bumd",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// A unit (unit kerja).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The name orders use: `dinkes`, `kelurahan-pabaton`. Unique, lower case, words joined by `-`.
    pub slug: String,
    /// The city's own code: `3271-DINKES`.
    pub code: String,
    /// Full official name.
    pub name: String,
    /// Short form: `Dinkes`, `Kec. Bogor Tengah`.
    pub short: String,
    /// Kind.
    pub kind: UnitKind,
    /// Class of work in the sense of the 2021 rules: `kritikal`, `esensial`, `non-esensial`.
    pub class: String,
    /// The unit it belongs to.
    pub parent: Option<UnitIx>,
    /// Site slug, `balai-kota` for the city-hall compound, else `luar`.
    pub site: String,
    /// Address as printed on notices; may be empty.
    pub address: String,
    /// Kecamatan the office lies in, if known.
    pub kecamatan: Option<String>,
    /// Civil servants (PNS, CPNS, PPPK), head count.
    pub asn: u32,
    /// Contract staff (non-ASN), head count.
    pub non_asn: u32,
    /// Remark shown to the operator.
    pub note: String,
    /// Source of the row; `estimate` speaks of the head counts.
    pub provenance: Provenance,
}

impl Unit {
    /// ASN and non-ASN together, head count.
    #[must_use]
    pub const fn staff(&self) -> u32 {
        self.asn + self.non_asn
    }
}

/// What a service needs of the citizen or of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Tidak perlu datang: can be done wholly at a distance.
    None,
    /// Ringan: a visit is usual but a message or courier can replace it.
    Light,
    /// Wajib: the person or thing must come (biometrics, vehicle test, hospital).
    Essential,
    /// Lapangan: the city must come (fire, waste, verification at home).
    Field,
}

/// Who gives a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// One unit.
    Unit(UnitIx),
    /// Each unit of a kind: every kelurahan gives its own letters.
    Each(UnitKind),
}

/// A public service (pelayanan publik), UU 25/2009.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The name orders use: `kartu-keluarga`.
    pub slug: String,
    /// The city's own code: `BGR-DUK-KK`.
    pub code: String,
    /// What it is called.
    pub name: Text,
    /// One sentence for the public.
    pub summary: Text,
    /// Who gives it.
    pub owner: Owner,
    /// Where one goes on an ordinary day.
    pub counter: String,
    /// The online channel, if there is one: site, app, number.
    pub online: Option<String>,
    /// Telephone for this service, if there is one (`119`).
    pub phone: Option<String>,
    /// Documents to bring.
    pub documents: String,
    /// Promised time (janji layanan), in words.
    pub promise: Text,
    /// What it needs.
    pub presence: Presence,
    /// Ordinary hours, in words: `24 jam`, `08.00-15.00`. Empty if not known.
    pub hours: String,
    /// Emergency service: shown first, never searched for.
    pub emergency: bool,
    /// Words citizens use for it, lower case.
    pub keywords: Vec<String>,
    /// Icon name of the look.
    pub icon: String,
    /// Source of the row.
    pub provenance: Provenance,
}

/// Where a post is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Kantor: in the unit's own building.
    Office,
    /// Lapangan: in the field.
    Field,
}

/// A post (pos jaga) that must be staffed at a unit on given weekdays, in one shift.
///
/// A post kept round the clock is three rows: pagi, siang, malam.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Unique within the unit: `igd-pagi`.
    pub slug: String,
    /// Unit that keeps it.
    pub unit: UnitIx,
    /// What it is called: "IGD, sif pagi".
    pub name: Text,
    /// Office or field.
    pub place: Place,
    /// Skill a holder must have; `None` if anyone of the unit can hold it.
    pub skill: Option<String>,
    /// Start of the shift, local time.
    pub start: Time,
    /// End of the shift; earlier than `start` if it ends the next day.
    pub end: Time,
    /// Days it is kept, Monday first.
    pub weekdays: [bool; 7],
    /// Kept on public holidays too.
    pub holidays: bool,
    /// People needed in this shift on each such day.
    pub need: u32,
    /// Source of the row.
    pub provenance: Provenance,
}

impl Post {
    /// True if the post is kept on a day.
    #[must_use]
    pub fn kept_on(&self, date: Date, holiday: bool) -> bool {
        (self.holidays || !holiday) && self.weekdays[weekday_index(date.weekday())]
    }
}

/// Monday 0 to Sunday 6.
#[must_use]
pub fn weekday_index(day: Weekday) -> usize {
    day.to_monday_zero_offset().unsigned_abs().into()
}

/// A priority programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// Short name, unique.
    pub slug: String,
    /// Official name.
    pub name: String,
    /// Unit that runs it, if it is a unit of this city.
    pub owner: Option<UnitIx>,
    /// Value in rupiah, if known.
    pub value: Option<u64>,
    /// Start and end as the source gives them (a year, a month or a day).
    pub start: String,
    /// Planned end.
    pub end: String,
    /// What holds for it during the closure.
    pub status: String,
    /// Source of the row.
    pub provenance: Provenance,
}

/// Kind of a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HolidayKind {
    /// Libur nasional.
    National,
    /// Cuti bersama.
    CollectiveLeave,
}

/// A holiday, with the days between which it stood in force as planned (SKB 3 Menteri change within a year).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// The day off.
    pub date: Date,
    /// Its name.
    pub name: String,
    /// Kind.
    pub kind: HolidayKind,
    /// Day from which this row was known.
    pub decided: Date,
    /// Day on which the row was withdrawn, if it was.
    pub withdrawn: Option<Date>,
    /// Source of the row.
    pub provenance: Provenance,
}

/// Isolation and quarantine rules in force from a day (Keputusan Menteri Kesehatan).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthProfile {
    /// First day in force.
    pub from: Date,
    /// The instrument: "KMK HK.01.07/Menkes/4641/2021".
    pub instrument: String,
    /// Isolation of a case without symptoms, days from sampling.
    pub isolation_days: u32,
    /// Isolation of a case whose test is negative from this day on, days; 0: no test ends it.
    pub isolation_tested_days: u32,
    /// Days free of symptoms to add for a case with symptoms.
    pub symptom_free_days: u32,
    /// Quarantine of a close contact with negative entry and exit test, days.
    pub quarantine_days: u32,
    /// Quarantine without exit test, days.
    pub quarantine_untested_days: u32,
    /// Days before onset that count as infectious.
    pub lookback_days: u32,
    /// Source of the row.
    pub provenance: Provenance,
}

/// Colours of a city: three tokens, proposals and not official.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// `#0b5d45`
    pub main: String,
    /// Dark variant.
    pub dark: String,
    /// Light variant.
    pub light: String,
}

/// What making up the people of a city needs to know beyond the head counts of its units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staffing {
    /// Capitals before the local number: `BGR` gives `BGR-00001`.
    pub prefix: String,
    /// PPPK among the ASN, head count, about.
    pub pppk: u32,
}

/// A city or regency with everything the stages ask of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct City {
    /// `bogor`, as orders name it with `wilayah`.
    pub slug: String,
    /// Kemendagri code: `32.71`.
    pub code: String,
    /// "Kota Bogor".
    pub name: String,
    /// "Pemerintah Kota Bogor".
    pub government: String,
    /// Office of its head: "Wali Kota Bogor".
    pub head: String,
    /// "Jawa Barat".
    pub province: String,
    /// Town that stands at the foot of letters: "Bogor".
    pub town: String,
    /// IANA zone: "Asia/Jakarta".
    pub zone: String,
    /// Abbreviation of the zone: "WIB".
    pub zone_short: String,
    /// Address of the city hall.
    pub address: String,
    /// Emergency numbers, most general first: (`112`, what).
    pub phones: Vec<(String, Text)>,
    /// Colours.
    pub theme: Theme,
    /// Kecamatan on a grid of tiles, row by row; empty string for an empty tile.
    pub tiles: Vec<Vec<String>>,
    /// Sourced totals of staff: ASN.
    pub total_asn: u32,
    /// Sourced totals of staff: non-ASN.
    pub total_non_asn: u32,
    /// Where the totals come from.
    pub total_source: String,
    /// Office hours of an ordinary working day.
    pub hours: (Time, Time),
    /// Where the office hours come from; `estimate` if nobody published them.
    pub hours_provenance: Provenance,
    /// What making up people needs to know of the city.
    pub staffing: Staffing,
    /// Units; the root first, each after its parent.
    pub units: Vec<Unit>,
    /// Services.
    pub services: Vec<Service>,
    /// Posts, grouped by unit.
    pub posts: Vec<Post>,
    /// Programmes.
    pub programmes: Vec<Programme>,
    /// Holidays with versions.
    pub holidays: Vec<Holiday>,
    /// Health profiles, oldest first.
    pub health: Vec<HealthProfile>,
}

impl City {
    /// The unit with this slug.
    #[must_use]
    pub fn unit(&self, slug: &str) -> Option<UnitIx> {
        self.units.iter().position(|u| u.slug == slug).map(UnitIx::of)
    }

    /// The service with this slug.
    #[must_use]
    pub fn service(&self, slug: &str) -> Option<ServiceIx> {
        self.services.iter().position(|s| s.slug == slug).map(ServiceIx::of)
    }

    /// The holiday on a day, as it was known on `as_of`.
    #[must_use]
    pub fn holiday(&self, date: Date, as_of: Date) -> Option<&Holiday> {
        self.holidays
            .iter()
            .find(|h| h.date == date && h.decided <= as_of && h.withdrawn.is_none_or(|w| w > as_of))
    }

    /// True on Monday to Friday that are no holiday, as known on the day itself.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        weekday_index(date.weekday()) < 5 && self.holiday(date, date).is_none()
    }

    /// True if `unit` is `ancestor` or lies below it.
    #[must_use]
    pub fn is_within(&self, unit: UnitIx, ancestor: UnitIx) -> bool {
        let mut at = Some(unit);
        while let Some(ix) = at {
            if ix == ancestor {
                return true;
            }
            at = self.units[ix.at()].parent;
        }
        false
    }

    /// Names of the kecamatan, in the order of the unit table.
    #[must_use]
    pub fn kecamatan(&self) -> Vec<&str> {
        let of_kind = self.units.iter().filter(|u| u.kind == UnitKind::Kecamatan);
        of_kind.filter_map(|u| u.kecamatan.as_deref()).collect()
    }
}
