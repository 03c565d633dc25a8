//! Whom a clause speaks of, in words.
//!
//! Units by their full names from the city, groups of the order by name and list; a long list
//! goes to an annex. It never decides who is meant: that is the order stage's.

use super::wording::{counted, listed, spaced, terms};
use super::writer::Writer;
use crate::city::{UnitKind, Work};
use crate::order::{Age, Select, Sp, StaffGroup};

/// From so many names on, a list goes to an annex.
const LONG_LIST: usize = 12;

/// The group of units that serve people directly, which letters call so.
const DIRECT: &str = "pelayanan-langsung";

/// How deep groups may name groups.
const DEPTH: u8 = 4;

/// So long may the name of some units be that is said again in each clause inside theirs.
const SHORT_NAME: usize = 60;

/// Whom a rule speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The people: "seluruh pegawai pada Dinas Kesehatan".
    pub people: String,
    /// The units: "Dinas Kesehatan"; `None` if the selector speaks of people.
    pub units: Option<String>,
    /// True if nobody is left out.
    pub all: bool,
}

/// The people of a head, in its points; see [`Who::short`].
pub const PEOPLE: char = '\u{1}';

/// Each unit, where the head speaks of people.
pub const UNITS: char = '\u{2}';

/// Each unit that the head names.
pub const OWN_UNITS: char = '\u{3}';

/// How those whom the sentence before spoke of are named again.
pub const SAME_POINT: &str = "tersebut";

impl Who {
    /// In the points of a clause whose head speaks of `head`; `None`: it names nobody. Signs stand for them
    /// until all points are worded, and the head is known.
    pub fn short(head: Option<&Self>) -> Self {
        let own = head.is_some_and(|head| !head.all && head.units.is_some());
        let units = if own { OWN_UNITS } else { UNITS };
        Self { people: PEOPLE.into(), units: Some(units.into()), all: true }
    }

    /// Those whom the sentence before spoke of.
    pub fn again(&self) -> Self {
        match &self.units {
            _ if self.all => self.clone(),
            Some(_) => Self::of_units(format!("unit kerja {SAME_POINT}")),
            None => Self::of_people(format!("pegawai {SAME_POINT}")),
        }
    }

    /// The units, or "setiap unit kerja" where people are named.
    pub fn units(&self) -> String {
        self.units.clone().unwrap_or_else(|| "setiap unit kerja".to_owned())
    }

    /// How the head of a clause names them: units where units are meant.
    pub fn named(&self) -> &str {
        if self.all && self.units.as_deref() != Some("\u{3}") {
            &self.people
        } else {
            self.units.as_deref().unwrap_or(&self.people)
        }
    }

    /// " pada Dinas Kesehatan", " bagi pejabat eselon II", or nothing if all are meant.
    pub fn scope(&self) -> String {
        match (&self.units, self.all) {
            (_, true) => String::new(),
            (Some(units), _) => format!(" pada {units}"),
            (None, _) => format!(" bagi {}", self.people),
        }
    }

    /// Those of them who are also of the clause around it; `again` refers to a clause whose words are
    /// too long to be said again.
    pub fn within(self, around: &Self, again: &str) -> Self {
        if around.all {
            return self;
        }
        if self.all {
            return around.clone();
        }
        let name = |words: &str, noun: &str| {
            let short = words.len() <= SHORT_NAME && !words.contains(", ") && again != SAME_POINT;
            if short || again.is_empty() { words.to_owned() } else { format!("{noun} {again}") }
        };
        match (&self.units, &around.units) {
            (Some(own), Some(units)) => {
                Self::of_units(format!("{} yang termasuk {}", subject(own), name(units, "unit kerja")))
            }
            (None, Some(units)) => {
                Self::of_people(format!("{} pada {}", subject(&self.people), name(units, "unit kerja")))
            }
            (Some(own), None) => {
                Self::of_people(format!("{} pada {own}", subject(&name(&around.people, "pegawai"))))
            }
            (None, None) => {
                let group = name(&around.people, "pegawai");
                Self::of_people(format!("{} yang termasuk {group}", subject(&self.people)))
            }
        }
    }

    fn of_units(units: String) -> Self {
        Self { people: format!("seluruh pegawai pada {units}"), units: Some(units), all: false }
    }

    fn of_people(people: impl Into<String>) -> Self {
        Self { people: people.into(), units: None, all: false }
    }
}

/// As a subject before its verb: closes with a comma what was set off by one.
pub fn subject(words: &str) -> String {
    let open = [", yaitu ", ", kecuali ", ", sebagaimana "].iter().any(|mark| words.contains(mark));
    if open { format!("{words},") } else { words.to_owned() }
}

/// Units of a kind, all of them: "seluruh kecamatan".
fn kind_words(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::KepalaDaerah => "kepala daerah",
        UnitKind::Setda => "sekretariat daerah",
        UnitKind::Bagian => "bagian pada sekretariat daerah",
        UnitKind::Biro => "biro pada sekretariat daerah",
        UnitKind::Setwan => "sekretariat dewan perwakilan rakyat daerah",
        UnitKind::Inspektorat => "inspektorat",
        UnitKind::Badan => "badan",
        UnitKind::Dinas => "dinas",
        UnitKind::CabangDinas => "cabang dinas",
        UnitKind::Satpol => "satuan polisi pamong praja",
        UnitKind::Rsud => "rumah sakit daerah",
        UnitKind::Puskesmas => "puskesmas",
        UnitKind::Uptd => "unit pelaksana teknis daerah",
        UnitKind::Kecamatan => "kecamatan",
        UnitKind::Kelurahan => "kelurahan",
        UnitKind::Sekolah => "satuan pendidikan",
        UnitKind::Bumd => "badan usaha milik daerah",
    }
}

const fn staff_words(group: StaffGroup) -> &'static str {
    match group {
        StaffGroup::Asn => "ASN",
        StaffGroup::Pns => "PNS",
        StaffGroup::Cpns => "CPNS",
        StaffGroup::Pppk => "PPPK",
        StaffGroup::NonAsn => "non-ASN",
    }
}

const fn work_words(work: Work) -> &'static str {
    match work {
        Work::Digital => "yang pekerjaannya dapat dilaksanakan secara jarak jauh",
        Work::OnSite => "yang pekerjaannya harus dilaksanakan di tempat",
        Work::Field => "yang bertugas di lapangan",
    }
}

impl Writer<'_> {
    /// The words for a selector; `None` is everyone.
    pub fn who(&mut self, select: Option<&Sp<Select>>) -> Who {
        match select {
            None => self.everyone(),
            Some(select) => self.whom(&select.value),
        }
    }

    /// Finds the words for whom the order addresses, before its clauses are written. Groups that it
    /// names are listed in the clauses.
    pub fn settle_scope(&mut self) {
        let Some(select) = self.parts.scope else { return };
        let (groups, parents) = (self.said_groups.clone(), self.parents);
        let who = self.whom(&select.value);
        (self.said_groups, self.parents) = (groups, parents);
        self.scope = Some(who);
    }

    /// All whom the order addresses; a long list of them is not said again in each clause.
    fn everyone(&self) -> Who {
        if let Some(scope) = &self.scope {
            let this = self.parts.this();
            let again = |words: &str, noun: &str| match words.len() > SHORT_NAME || words.contains(", ") {
                true => format!("{noun} yang dituju {this}"),
                false => words.to_owned(),
            };
            let units = scope.units.as_deref().unwrap_or("setiap unit kerja");
            return Who {
                people: again(&scope.people, "seluruh pegawai"),
                units: Some(again(units, "setiap unit kerja")),
                all: true,
            };
        }
        let government = self.parts.government(self.city);
        Who {
            people: format!("seluruh pegawai di lingkungan {government}"),
            units: Some(format!("setiap unit kerja di lingkungan {government}")),
            all: true,
        }
    }

    fn whom(&mut self, select: &Select) -> Who {
        match select {
            Select::All | Select::EveryUnit | Select::Own => self.everyone(),
            Select::Named(name) => self.named(name),
            Select::Each(name) => Who::of_units(self.each(name)),
            Select::Any(all) => self.any(all),
            Select::Both(a, b) => self.both(a, b),
            Select::Except(a, b) => {
                let (base, but) = (self.whom(&a.value), self.whom(&b.value));
                let less = |words: String, but: &str| {
                    let but =
                        but.strip_prefix("seluruh ").filter(|b| b.starts_with("pegawai ")).unwrap_or(but);
                    format!("{words}, kecuali {but}")
                };
                let units = base.units.zip(but.units.as_deref()).map(|(words, but)| less(words, but));
                Who { people: less(base.people, &but.people), units, all: false }
            }
            Select::AtSite(_) | Select::OffSite(_) | Select::Class(_) | Select::District(_) => {
                Who::of_units(format!("unit kerja {}", self.relative(select)))
            }
            // The letters of the others already say "pegawai".
            Select::Staff(group @ (StaffGroup::Asn | StaffGroup::NonAsn)) => {
                Who::of_people(format!("pegawai {}", staff_words(*group)))
            }
            Select::Staff(group) => Who::of_people(staff_words(*group)),
            Select::Echelon(rank) => Who::of_people(format!("pejabat eselon {}", rank.to_uppercase())),
            Select::Head => Who::of_people("kepala unit kerja"),
            Select::Body(name) => Who::of_people(name.clone()),
            Select::TopRanks(n) => {
                Who::of_people(format!("pejabat pada {} jenjang jabatan tertinggi", counted((*n).into())))
            }
            Select::Title(_)
            | Select::Work(_)
            | Select::Shift
            | Select::HomeIn(_)
            | Select::Sheltered(_)
            | Select::Age(_)
            | Select::AtHome
            | Select::Listed(_) => Who::of_people(format!("pegawai {}", self.relative(select))),
        }
    }

    /// People first, then the units, so that "seluruh pegawai pada" is said once.
    fn any(&mut self, all: &[Sp<Select>]) -> Who {
        let each: Vec<Who> = all.iter().map(|s| self.whom(&s.value)).collect();
        let units: Vec<String> = each.iter().filter_map(|w| w.units.clone()).collect();
        let of_units = Who::of_units(listed(&units, joiner(&units)));
        if units.len() == each.len() {
            return of_units;
        }
        let mut people: Vec<String> =
            each.into_iter().filter(|w| w.units.is_none()).map(|w| w.people).collect();
        let last = if units.len() > 1 { "serta" } else { joiner(&people) };
        if !units.is_empty() {
            people.push(of_units.people);
        }
        match people.as_slice() {
            [a, b] if a.contains(", ") => Who::of_people(format!("{a}, serta {b}")),
            [a, b] if a.contains(" dan ") => Who::of_people(format!("{a} serta {b}")),
            _ => Who::of_people(listed(&people, last)),
        }
    }

    /// Several properties at once: "pegawai yang menjabat perawat dan yang berusia lebih dari 50 (lima
    /// puluh) tahun pada seluruh puskesmas".
    fn both(&mut self, a: &Sp<Select>, b: &Sp<Select>) -> Who {
        if let Select::Except(x, y) = &b.value {
            let narrow = Select::Both(Box::new(a.clone()), x.clone());
            return self.whom(&Select::Except(Box::new(Sp::new(narrow, a.span)), y.clone()));
        }
        let mut all = Vec::new();
        chain(a, &mut all);
        chain(b, &mut all);
        all.retain(|s| !matches!(s, Select::All | Select::EveryUnit | Select::Own));
        let (mut units, people): (Vec<&Select>, Vec<&Select>) =
            all.into_iter().partition(|s| self.speaks_of_units(s, 0));
        // What names units stands before what narrows them.
        units.sort_by_key(|s| !matches!(s, Select::Named(_) | Select::Each(_) | Select::Any(_)));
        let mut at = units.split_first().map(|(first, _)| self.whom(first).units.unwrap_or_default());
        for narrower in units.iter().skip(1) {
            at = at.map(|words| format!("{words} {}", self.relative(narrower)));
        }
        let Some((first, rest)) = people.split_first() else {
            return at.map_or_else(|| self.everyone(), Who::of_units);
        };
        let mut words = self.whom(first).people;
        for narrower in rest {
            let narrower = self.relative(narrower);
            let and = if words.contains(" yang ") && narrower.starts_with("yang ") { "dan " } else { "" };
            words = format!("{words} {and}{narrower}");
        }
        Who::of_people(at.map_or_else(|| words.clone(), |at| format!("{} pada {at}", subject(&words))))
    }

    /// True if a selector names units, not people.
    fn speaks_of_units(&self, select: &Select, depth: u8) -> bool {
        let inside = |s: &Sp<Select>| depth < DEPTH && self.speaks_of_units(&s.value, depth + 1);
        match select {
            Select::Named(name) => self.parts.groups.get(name.as_str()).is_none_or(|s| inside(s)),
            Select::Any(all) => all.iter().all(inside),
            Select::Both(a, b) => inside(a) && inside(b),
            Select::Except(a, _) => inside(a),
            Select::AtSite(_)
            | Select::OffSite(_)
            | Select::Class(_)
            | Select::District(_)
            | Select::Each(_)
            | Select::All
            | Select::Own
            | Select::EveryUnit => true,
            _ => false,
        }
    }

    /// A selector as what narrows another: "yang berstatus ASN".
    fn relative(&mut self, select: &Select) -> String {
        match select {
            Select::AtSite(site) => format!("yang berkantor di {}", self.site(site)),
            Select::OffSite(site) => format!("yang berkantor di luar {}", self.site(site)),
            Select::Staff(group) => format!("yang berstatus {}", staff_words(*group)),
            Select::Title(title) => format!("yang menjabat {}", spaced(title)),
            Select::Echelon(rank) => format!("yang menduduki jabatan eselon {}", rank.to_uppercase()),
            Select::Class(class) => format!("yang termasuk golongan kerja {}", terms(class)),
            Select::Work(work) => work_words(*work).to_owned(),
            Select::Shift => "yang bekerja secara sif".to_owned(),
            Select::District(name) => format!("yang berkantor di Kecamatan {name}"),
            Select::HomeIn(name) if name.starts_with("Kecamatan ") => {
                format!("yang bertempat tinggal di {name}")
            }
            Select::HomeIn(name) => format!("yang bertempat tinggal di Kecamatan {name}"),
            Select::Sheltered(None) => "yang dijaga untuk tetap bekerja dari rumah".to_owned(),
            Select::Sheltered(Some(why)) => format!("dengan kondisi {why}"),
            Select::Age(age) => match age {
                Age::Over(y) => format!("yang berusia lebih dari {} tahun", counted((*y).into())),
                Age::AtLeast(y) => format!("yang berusia paling sedikit {} tahun", counted((*y).into())),
                Age::Under(y) => format!("yang berusia di bawah {} tahun", counted((*y).into())),
            },
            Select::Head => "yang memimpin unit kerja".to_owned(),
            Select::TopRanks(n) => format!("pada {} jenjang jabatan tertinggi", counted((*n).into())),
            Select::AtHome => "yang sedang melaksanakan tugas kedinasan dari rumah".to_owned(),
            Select::Listed(what) if what.contains("yang ") => what.clone(),
            Select::Listed(what) => format!("yang {what}"),
            Select::Both(a, b) => format!("{} dan {}", self.relative(&a.value), self.relative(&b.value)),
            Select::Any(all) if !all.iter().any(|s| self.speaks_of_units(&s.value, 0)) => {
                let each: Vec<String> = all.iter().map(|s| self.relative(&s.value)).collect();
                listed(&each, "atau")
            }
            Select::Except(a, b) => {
                let but = self.whom(&b.value).people;
                format!("{}, kecuali {but}", self.relative(&a.value))
            }
            Select::All
            | Select::EveryUnit
            | Select::Own
            | Select::Body(_)
            | Select::Named(_)
            | Select::Each(_)
            | Select::Any(_) => {
                let who = self.whom(select);
                who.units.map_or_else(
                    || format!("yang termasuk {}", who.people),
                    |units| format!("yang bekerja pada {units}"),
                )
            }
        }
    }

    /// `balai-kota` as "kompleks Balai Kota".
    fn site(&self, site: &str) -> String {
        let words: Vec<String> = site.split('-').map(super::wording::capital).collect();
        format!("kompleks {}", words.join(" "))
    }

    /// `kecamatan/*` as "seluruh kecamatan", `dinkes/*` as "seluruh unit kerja di bawah Dinas Kesehatan".
    fn each(&self, name: &str) -> String {
        if let Some(kind) = UnitKind::from_word(name) {
            return format!("seluruh {}", kind_words(kind));
        }
        format!("seluruh unit kerja di bawah {}", self.unit_name(name))
    }

    /// Full name of a unit; a unit the city does not have keeps the order's word in quotes.
    pub fn unit_name(&self, slug: &str) -> String {
        self.city.unit(slug).map_or_else(|| format!("“{slug}”"), |ix| self.city.units[ix.at()].name.clone())
    }

    fn named(&mut self, name: &str) -> Who {
        let group = self.parts.groups.get(name).copied();
        let Some(members) = group else {
            let unit = self.city.unit(name);
            self.parents |= unit.is_some_and(|ix| self.city.units.iter().any(|u| u.parent == Some(ix)));
            return Who::of_units(self.unit_name(name));
        };
        let open = self.open_groups.iter().any(|open| open == name);
        if !open && self.parts.mentions(name) < 2 && names(members) < LONG_LIST && name != DIRECT {
            // A name that is used once names nothing: whom it stands for is written.
            self.open_groups.push(name.to_owned());
            let inside = self.whom(&members.value);
            self.open_groups.pop();
            return inside;
        }
        if open {
            return Who::of_people(format!("golongan {}", terms(name)));
        }
        let said = self.said_groups.get(name).cloned();
        self.open_groups.push(name.to_owned());
        let inside = self.whom(&members.value);
        self.open_groups.pop();
        let head = match (name, &inside.units) {
            (DIRECT, Some(_)) => "perangkat daerah yang melayani masyarakat secara langsung".into(),
            (_, Some(_)) => format!("unit kerja golongan “{}”", terms(name)),
            (_, None) => format!("pegawai golongan “{}”", terms(name)),
        };
        let tail = match said {
            Some(clause) if clause == self.here => String::new(),
            Some(clause) => format!(" sebagaimana dimaksud dalam {clause}"),
            None if names(members) >= LONG_LIST => {
                format!(" sebagaimana tercantum dalam {}", self.group_annex(name, members))
            }
            None => format!(", yaitu {}", inside.named()),
        };
        self.said_groups.entry(name.to_owned()).or_insert_with(|| self.here.clone());
        let words = format!("{head}{tail}");
        if inside.units.is_some() { Who::of_units(words) } else { Who::of_people(words) }
    }

    /// Members of a group one by one, for its annex.
    pub fn members(&mut self, select: &Sp<Select>) -> Vec<String> {
        match &select.value {
            Select::Any(all) => all.iter().flat_map(|s| self.members(s)).collect(),
            other => vec![super::wording::capital(self.whom(other).named())],
        }
    }
}

/// The parts of nested narrowings.
fn chain<'s>(select: &'s Sp<Select>, all: &mut Vec<&'s Select>) {
    match &select.value {
        Select::Both(a, b) => {
            chain(a, all);
            chain(b, all);
        }
        other => all.push(other),
    }
}

/// "serta" where a part of the list has a list of its own.
fn joiner(all: &[String]) -> &'static str {
    if all.iter().any(|words| words.contains(", ")) { "serta" } else { "dan" }
}

/// How many names a selector lists.
fn names(select: &Sp<Select>) -> usize {
    match &select.value {
        Select::Any(all) => all.iter().map(names).sum(),
        Select::Both(a, b) | Select::Except(a, b) => names(a) + names(b),
        _ => 1,
    }
}
