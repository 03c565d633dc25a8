//! Whom a rule speaks of, in a city: names resolved once, then asked for units and people.
//!
//! A selector may speak of units (by name, kind, site), of people (by employment, post, home) or
//! of both. For a unit the answer is therefore yes, no, or "some of its people".

mod property;

use std::cell::Cell;

use jiff::civil::Date;

pub use property::Property;
use property::lowest_of_top;

use super::tree::{Flag, Item, Order, Rank, Select, SetDef, Sp};
use crate::city::{City, Person, UnitIx, UnitKind};
use crate::diagnostic::{Code, Finding, Text, nearest};
use crate::say;

/// How deep sets may name other sets.
const DEPTH: u32 = 8;

/// How often sets may be looked up in one order. Real orders do it a few dozen times; sets that name
/// each other many times over would multiply without end.
const LOOK_UPS: u32 = 2_000;

/// Answer of a selector for a whole unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// No one of the unit.
    None,
    /// It depends on the person.
    Some,
    /// Everyone of the unit.
    All,
}

/// A selector with its names resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// Exactly these units.
    Units(Vec<bool>),
    /// A property of people.
    People(Property),
    /// Any of them.
    Any(Vec<Self>),
    /// Both.
    Both(Box<Self>, Box<Self>),
    /// The first but not the second.
    Except(Box<Self>, Box<Self>),
}

impl Resolved {
    /// For a whole unit.
    pub fn reach(&self, unit: UnitIx) -> Reach {
        match self {
            Self::Units(units) => {
                if units[unit.at()] {
                    Reach::All
                } else {
                    Reach::None
                }
            }
            Self::People(_) => Reach::Some,
            Self::Any(all) => {
                all.iter().map(|r| r.reach(unit)).max_by_key(|r| *r as u8).unwrap_or(Reach::None)
            }
            Self::Both(a, b) => {
                let (a, b) = (a.reach(unit), b.reach(unit));
                if (a as u8) < (b as u8) { a } else { b }
            }
            Self::Except(a, b) => match (a.reach(unit), b.reach(unit)) {
                (Reach::None, _) | (_, Reach::All) => Reach::None,
                (a, Reach::None) => a,
                (_, Reach::Some) => Reach::Some,
            },
        }
    }

    /// True if it names units, and not the qualities of people alone.
    pub fn names_units(&self) -> bool {
        match self {
            Self::Units(_) => true,
            Self::People(_) => false,
            Self::Any(all) => all.iter().any(Self::names_units),
            Self::Both(a, b) | Self::Except(a, b) => a.names_units() || b.names_units(),
        }
    }

    /// For one person, before any roster: nobody is known to work from home.
    pub fn holds(&self, person: &Person) -> bool {
        self.holds_on(person, false)
    }

    /// For one person on a day on which they work from home, or do not.
    pub fn holds_on(&self, person: &Person, home: bool) -> bool {
        match self {
            Self::Units(units) => units[person.unit.at()],
            Self::People(property) => property.holds(person, home),
            Self::Any(all) => all.iter().any(|r| r.holds_on(person, home)),
            Self::Both(a, b) => a.holds_on(person, home) && b.holds_on(person, home),
            Self::Except(a, b) => a.holds_on(person, home) && !b.holds_on(person, home),
        }
    }
}

/// The names an order may use in a city.
pub struct Names<'a> {
    city: &'a City,
    people: &'a [Person],
    first_day: Date,
    source: &'a str,
    sets: Vec<&'a SetDef>,
    flags: Vec<&'a Flag>,
    /// True if the order is a higher one that is read for a region below its issuer's.
    below: bool,
    /// True if the units it addresses are not this city's either: those of a ministry are every region's.
    foreign_units: bool,
    look_ups: Cell<u32>,
}

impl<'a> Names<'a> {
    pub fn new(order: &'a Order, source: &'a str, city: &'a City, people: &'a [Person]) -> Self {
        let first = |i: &Item| match i {
            Item::Validity(all) => all.iter().map(|p| p.value.from.date()).min(),
            _ => None,
        };
        let items = || order.items.iter().map(|l| &l.item);
        let flags = items().filter_map(|i| if let Item::Flag(f) = i { Some(f) } else { None }).collect();
        let sets = items().filter_map(|i| if let Item::Set(s) = i { Some(s) } else { None }).collect();
        let first_day = items().filter_map(first).min().unwrap_or(Date::MIN);
        Self {
            city,
            people,
            first_day,
            source,
            sets,
            flags,
            below: false,
            foreign_units: false,
            look_ups: Cell::new(0),
        }
    }

    /// The same for a city below the issuer's region, where the issuer has no staff of its own.
    pub fn held_against(mut self, order: &Order, lower: Option<&Order>) -> Self {
        let elsewhere = order.region().is_some_and(|slug| slug != self.city.slug);
        let nation = order.rank() == Rank::Nation;
        self.below = order.rank() < Rank::City && (elsewhere || (nation && lower.is_some()));
        self.foreign_units = self.below && !nation;
        self
    }

    /// Whom the header addresses. Units and sites that a governor addresses are the province's own,
    /// even where a city has some of the same name.
    pub fn scope(&self, who: &Sp<Select>, findings: &mut Vec<Finding>) -> Resolved {
        if self.foreign_units && self.names_units(&who.value, 0) {
            return self.units(|_| false);
        }
        self.resolve(who, findings)
    }

    /// True if a selector names a unit or a place of one region.
    fn names_units(&self, select: &Select, depth: u32) -> bool {
        let inside = |s: &Sp<Select>| depth < DEPTH && self.names_units(&s.value, depth + 1);
        match select {
            Select::Named(name) => self.set(name).is_none_or(|set| inside(&set.members)),
            Select::AtSite(_) | Select::OffSite(_) | Select::District(_) => true,
            Select::Any(all) => all.iter().any(inside),
            Select::Both(a, b) | Select::Except(a, b) => inside(a) || inside(b),
            _ => false,
        }
    }

    /// True if the set is defined under the choices of the file.
    pub fn chosen(&self, set: &SetDef) -> bool {
        set.when.as_ref().is_none_or(|when| {
            self.flags.iter().any(|f| f.name.value == when.name.value && f.value.value == when.value.value)
        })
    }

    /// The definition of a set under the choices of the file.
    pub fn set(&self, name: &str) -> Option<&'a SetDef> {
        self.sets.iter().copied().find(|s| s.name.value == name && self.chosen(s))
    }

    /// Resolves a selector; unknown names are reported and select nobody.
    pub fn resolve(&self, select: &Sp<Select>, findings: &mut Vec<Finding>) -> Resolved {
        self.resolve_at(select, findings, 0)
    }

    fn resolve_at(&self, select: &Sp<Select>, findings: &mut Vec<Finding>, depth: u32) -> Resolved {
        match &select.value {
            Select::All | Select::EveryUnit => self.units(|_| true),
            Select::Own => self.units(|_| !self.below),
            Select::Named(name) => self.named(name, select, findings, depth),
            Select::Each(name) => self.each(name, select, findings),
            Select::AtSite(site) => self.site(site, select, findings, true),
            Select::OffSite(site) => self.site(site, select, findings, false),
            Select::District(name) => self.district(name, select, findings),
            Select::Class(class) => {
                let found = self.units(|u| self.city.units[u.at()].class == *class);
                let classes = self.city.units.iter().map(|u| u.class.as_str());
                self.known(found, (class, classes), select, findings)
            }
            Select::Staff(g) => Resolved::People(Property::Staff(*g)),
            Select::Title(t) => Resolved::People(Property::Title(t.to_lowercase())),
            Select::Echelon(e) => Resolved::People(Property::Echelon(e.clone())),
            Select::Work(w) => Resolved::People(Property::Work(*w)),
            Select::Shift => Resolved::People(Property::Shift),
            Select::HomeIn(k) => Resolved::People(Property::HomeIn(k.clone())),
            Select::Sheltered(_) => Resolved::People(Property::Sheltered),
            Select::Age(age) => Resolved::People(Property::Age(*age, self.first_day)),
            Select::Head => Resolved::People(Property::Head),
            Select::TopRanks(count) => {
                Resolved::People(Property::TopRanks(lowest_of_top(self.city, self.people, *count)))
            }
            Select::AtHome => Resolved::People(Property::AtHome),
            Select::Body(_) | Select::Listed(_) => Resolved::People(Property::Listed),
            Select::Any(all) => {
                Resolved::Any(all.iter().map(|s| self.resolve_at(s, findings, depth)).collect())
            }
            Select::Both(a, b) => {
                let (a, b) = (self.resolve_at(a, findings, depth), self.resolve_at(b, findings, depth));
                Resolved::Both(Box::new(a), Box::new(b))
            }
            Select::Except(a, b) => {
                let (a, b) = (self.resolve_at(a, findings, depth), self.resolve_at(b, findings, depth));
                Resolved::Except(Box::new(a), Box::new(b))
            }
        }
    }

    fn units(&self, keep: impl Fn(UnitIx) -> bool) -> Resolved {
        Resolved::Units((0..self.city.units.len()).map(|i| keep(UnitIx::of(i))).collect())
    }

    /// A set of the order, or a unit with everything below it (PP 18/2016: a UPTD is part of its dinas).
    fn named(&self, name: &str, select: &Sp<Select>, findings: &mut Vec<Finding>, depth: u32) -> Resolved {
        if let Some(set) = self.set(name) {
            self.look_ups.set(self.look_ups.get() + 1);
            if depth < DEPTH && self.look_ups.get() <= LOOK_UPS {
                return self.resolve_at(&set.members, findings, depth + 1);
            }
            if !findings.iter().any(|f| f.code == Code(213)) {
                findings.push(self.endless_set(name, select));
            }
            return self.units(|_| false);
        }
        if let Some(unit) = self.city.unit(name) {
            return self.units(|u| self.city.is_within(u, unit));
        }
        if let Some(other) = self.sets.iter().find(|s| s.name.value == name) {
            findings.push(self.undefined_set(name, select));
            // Another definition stands for it in the rest of the check: one slip, one finding.
            return match depth < DEPTH {
                true => self.resolve_at(&other.members, findings, depth + 1),
                false => self.units(|_| false),
            };
        }
        let units = self.city.units.iter().map(|u| u.slug.as_str());
        let names: Vec<&str> = self.sets.iter().map(|s| s.name.value.as_str()).chain(units).collect();
        findings.push(self.unknown_unit(name, names.iter().copied(), select));
        // What was most likely meant stands for it in the rest of the check: one slip, one finding.
        match nearest(name, names).filter(|_| depth < DEPTH) {
            Some(near) => self.named(near, select, findings, depth + 1),
            None => self.units(|_| false),
        }
    }

    fn each(&self, name: &str, select: &Sp<Select>, findings: &mut Vec<Finding>) -> Resolved {
        if let Some(kind) = UnitKind::from_word(name) {
            let found = self.units(|u| self.city.units[u.at()].kind == kind);
            return self.known(found, (name, std::iter::empty()), select, findings);
        }
        if let Some(unit) = self.city.unit(name) {
            return self.units(|u| u != unit && self.city.is_within(u, unit));
        }
        let kinds = || UnitKind::ALL.iter().map(|k| k.word());
        findings.push(self.unknown_unit(name, kinds(), select));
        let near = nearest(name, kinds()).and_then(UnitKind::from_word);
        self.units(|u| Some(self.city.units[u.at()].kind) == near)
    }

    fn site(&self, site: &str, select: &Sp<Select>, findings: &mut Vec<Finding>, at: bool) -> Resolved {
        let there = self.units(|u| self.city.units[u.at()].site == site);
        let sites = self.city.units.iter().map(|u| u.site.as_str());
        let there = match self.known(there, (site, sites.clone()), select, findings) {
            Resolved::Units(units) if !units.contains(&true) => {
                let near = nearest(site, sites);
                self.units(|u| Some(self.city.units[u.at()].site.as_str()) == near)
            }
            there => there,
        };
        if at { there } else { Resolved::Except(Box::new(self.units(|_| true)), Box::new(there)) }
    }

    fn district(&self, name: &str, select: &Sp<Select>, findings: &mut Vec<Finding>) -> Resolved {
        let same = |u: UnitIx| self.city.units[u.at()].kecamatan.as_deref();
        let found = self.units(|u| same(u).is_some_and(|k| k.eq_ignore_ascii_case(name)));
        self.known(found, (name, self.city.kecamatan()), select, findings)
    }

    /// A name that selects no unit at all is unknown.
    fn known<'n>(
        &self,
        found: Resolved,
        (name, names): (&str, impl IntoIterator<Item = &'n str>),
        select: &Sp<Select>,
        findings: &mut Vec<Finding>,
    ) -> Resolved {
        if matches!(&found, Resolved::Units(u) if !u.contains(&true)) {
            let city = &self.city.name;
            let title =
                say!("\"{name}\" tidak ada di data {city}", "\"{name}\" is not in the data of {city}");
            let finding = Finding::new(Code(202), title).at(
                self.source,
                select.span,
                say!("tidak memilih satu unit pun", "selects no unit"),
            );
            findings.push(did_you_mean(finding, name, names, select));
        }
        found
    }

    fn unknown_unit<'n>(
        &self,
        name: &str,
        names: impl IntoIterator<Item = &'n str>,
        select: &Sp<Select>,
    ) -> Finding {
        let city = &self.city.name;
        let title = say!(
            "unit atau golongan \"{name}\" tidak dikenal di {city}",
            "unit or set \"{name}\" is not known in {city}"
        );
        let label = say!("tidak ada unit bernama ini", "no unit has this name");
        let finding = Finding::new(Code(201), title).at(self.source, select.span, label);
        did_you_mean(finding, name, names, select)
    }

    fn endless_set(&self, name: &str, select: &Sp<Select>) -> Finding {
        let title = say!(
            "golongan \"{name}\" memuat dirinya sendiri atau terlalu banyak golongan lain",
            "set \"{name}\" contains itself or too many other sets"
        );
        Finding::new(Code(213), title)
            .at(self.source, select.span, say!("tidak ada habisnya", "this never ends"))
            .help(say!(
                "tulis unit-unitnya langsung, tanpa golongan di dalam golongan",
                "write the units themselves, without sets in sets"
            ))
    }

    fn undefined_set(&self, name: &str, select: &Sp<Select>) -> Finding {
        let title = say!(
            "golongan \"{name}\" tidak terdefinisi di bawah pilihan berkas ini",
            "set \"{name}\" is not defined under the choices of this file"
        );
        let finding =
            Finding::new(Code(213), title).at(self.source, select.span, say!("dipakai di sini", "used here"));
        let choices: Vec<String> = self
            .sets
            .iter()
            .filter(|s| s.name.value == name)
            .filter_map(|s| s.when.as_ref())
            .map(|w| format!("{} = {}", w.name.value, w.value.value))
            .collect();
        let choices = choices.join("; ");
        finding.help(say!("tulis salah satu pilihan: {choices}", "write one of the choices: {choices}"))
    }
}

fn did_you_mean<'n>(
    finding: Finding,
    name: &str,
    names: impl IntoIterator<Item = &'n str>,
    select: &Sp<Select>,
) -> Finding {
    match nearest(name, names) {
        Some(near) => {
            let near = near.to_owned();
            let meant = match &select.value {
                Select::Each(_) => Select::Each(near),
                Select::AtSite(_) => Select::AtSite(near),
                Select::OffSite(_) => Select::OffSite(near),
                Select::District(_) => Select::District(near),
                Select::Class(_) => Select::Class(near),
                _ => Select::Named(near),
            };
            let meant = super::print::select(&meant);
            let quoted = meant.replace('"', "");
            finding.help(say!("maksud Anda \"{quoted}\"?", "did you mean \"{quoted}\"?")).suggest(
                select.span,
                meant,
                false,
            )
        }
        None => finding.help(say!(
            "lihat nama unit dengan perintah: balai city check",
            "see the names of units with: balai city check"
        )),
    }
}

/// A short description for tables: "semua pegawai", or up to four names and how many more.
pub fn describe(select: Option<&Select>, city: &City) -> Text {
    match select {
        None | Some(Select::All) => Text::fixed("semua pegawai", "all staff"),
        Some(Select::Own) => Text::fixed("pegawai sendiri", "the issuer's own staff"),
        Some(Select::EveryUnit) => Text::fixed("semua unit", "all units"),
        Some(Select::Named(name)) => match city.unit(name) {
            Some(unit) => Text::same(city.units[unit.at()].short.clone()),
            None => Text::same(name.replace('-', " ")),
        },
        Some(Select::Each(name)) => say!("setiap {name}", "each {name}"),
        Some(Select::AtSite(site)) => {
            let site = site.replace('-', " ");
            say!("pegawai di lokasi {site}", "staff at site {site}")
        }
        Some(Select::OffSite(site)) => {
            let site = site.replace('-', " ");
            say!("pegawai di luar lokasi {site}", "staff outside site {site}")
        }
        Some(Select::Any(all)) => {
            let parts: Vec<Text> = all.iter().map(|s| describe(Some(&s.value), city)).collect();
            let join = |get: fn(&Text) -> &String, more: &str| {
                let first: Vec<&str> = parts.iter().take(4).map(|t| get(t).as_str()).collect();
                let rest = parts.len().saturating_sub(4);
                let tail = if rest > 0 { format!(", {rest} {more}") } else { String::new() };
                first.join(", ") + &tail
            };
            Text { id: join(|t| &t.id, "lainnya"), en: join(|t| &t.en, "more") }
        }
        Some(Select::Except(a, b)) => {
            let (a, b) = (describe(Some(&a.value), city), describe(Some(&b.value), city));
            Text { id: format!("{} kecuali {}", a.id, b.id), en: format!("{} except {}", a.en, b.en) }
        }
        Some(other) => Text::same(super::print::select(other)),
    }
}
