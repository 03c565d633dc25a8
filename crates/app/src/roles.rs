//! What somebody is to the hall, and where: roles as they are granted to accounts (`role_grant`), for the
//! days they were granted for. A caller is made anew for every request, so a deputy of yesterday is
//! nobody's deputy today.

use crate::Capacity;

/// What someone is to the hall (the roles of the pages: W, P, A, T, K, H, S, D, I, O, X).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Anyone who reads the public pages.
    Public,
    /// Pegawai: on the staff of a city.
    Employee,
    /// Atasan langsung, of a unit.
    Superior,
    /// Petugas piket, of a unit.
    PicketOfficer,
    /// Kepala unit / pengelola jadwal: mends and publishes the roster of a unit.
    UnitHead,
    /// Bagian Hukum: drafts orders, signs none.
    LegalBureau,
    /// Wali Kota, Sekda, satgas.
    Leadership,
    /// Petugas kesehatan: alone sees why somebody is not available.
    HealthOfficer,
    /// Inspektorat: reads all but health.
    Inspectorate,
    /// The operator of the hall.
    Operator,
    /// Provinsi, pusat: reads reports.
    Province,
}

const WORDS: [(Role, &str); 11] = [
    (Role::Public, "public"),
    (Role::Employee, "employee"),
    (Role::Superior, "superior"),
    (Role::PicketOfficer, "picket-officer"),
    (Role::UnitHead, "unit-head"),
    (Role::LegalBureau, "legal-bureau"),
    (Role::Leadership, "leadership"),
    (Role::HealthOfficer, "health-officer"),
    (Role::Inspectorate, "inspectorate"),
    (Role::Operator, "operator"),
    (Role::Province, "province"),
];

impl Role {
    /// The roles that an account can be granted.
    pub const GRANTED: [Self; 10] = [
        Self::Employee,
        Self::Superior,
        Self::PicketOfficer,
        Self::UnitHead,
        Self::LegalBureau,
        Self::Leadership,
        Self::HealthOfficer,
        Self::Inspectorate,
        Self::Operator,
        Self::Province,
    ];

    /// The word of the tables and addresses: `unit-head`.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(role, _)| *role == self).map_or("", |(_, word)| *word)
    }

    /// The role of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, w)| *w == word).map(|(role, _)| *role)
    }

    /// True if one is this in a unit and not in a whole city.
    #[must_use]
    pub const fn is_of_a_unit(self) -> bool {
        matches!(self, Self::Employee | Self::Superior | Self::PicketOfficer | Self::UnitHead)
    }
}

/// A role that somebody holds today, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// City slug; `None`: every city of the hall.
    pub city: Option<String>,
    /// Unit slug; `None`: every unit of the city.
    pub unit: Option<String>,
    /// In their own right or as a deputy.
    pub capacity: Capacity,
}

impl Held {
    /// A role in every place.
    #[must_use]
    pub const fn everywhere(role: Role) -> Self {
        Self { role, city: None, unit: None, capacity: Capacity::Definitive }
    }

    /// True if it is held in a unit, or in a whole city if no unit is named; an empty city is the
    /// hall itself.
    #[must_use]
    pub fn covers(&self, city: &str, unit: Option<&str>) -> bool {
        self.city.as_deref().is_none_or(|mine| mine == city)
            && self.unit.as_deref().is_none_or(|mine| Some(mine) == unit)
    }
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Their name; the journal keeps it as [`Caller::actor`] says it.
    pub name: String,
    /// Their account; `None`: at the command line, or anyone.
    pub account: Option<String>,
    /// Who they are on the staff list.
    pub person: Option<String>,
    /// What they are today.
    pub held: Vec<Held>,
}

impl Caller {
    /// Somebody without an account who is something in every place: the command line, the demo.
    pub fn of(role: Role, name: impl Into<String>) -> Self {
        Self { name: name.into(), account: None, person: None, held: vec![Held::everywhere(role)] }
    }

    /// The operator at the command line.
    #[must_use]
    pub fn operator() -> Self {
        Self::of(Role::Operator, "operator")
    }

    /// The hall itself, where it acts without waiting for anybody. The journal calls it `balai`.
    #[must_use]
    pub(crate) fn hall() -> Self {
        Self::of(Role::Operator, "balai")
    }

    /// Anyone.
    #[must_use]
    pub fn public() -> Self {
        Self::of(Role::Public, "public")
    }

    /// What the journal calls them. Who names himself cannot pass for another: an account is named
    /// with its id, everyone without one with what they are.
    #[must_use]
    pub fn actor(&self) -> String {
        let role = self.held.first().map_or(Role::Public, |held| held.role);
        match (&self.account, role) {
            (Some(account), _) => format!("account/{account}/{}", self.name),
            (None, Role::Public | Role::Operator) => self.name.clone(),
            (None, role) => format!("{}/{}", role.word(), self.name),
        }
    }

    /// True if they are that, in any place.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.held.iter().any(|held| held.role == role)
    }

    /// The units in which they hold a role, with the city.
    pub fn units(&self, role: Role) -> impl Iterator<Item = (&str, &str)> {
        let of = move |held: &&Held| held.role == role;
        self.held.iter().filter(of).filter_map(|held| Some((held.city.as_deref()?, held.unit.as_deref()?)))
    }
}
