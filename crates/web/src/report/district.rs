//! The offices of one kecamatan and how each stands on a day.

use balai_core::city::{City, Person, PersonIx, Unit, UnitIx, UnitKind};
use balai_core::order::{Effect, Standard};
use jiff::civil::Date;

use super::card::Badge;
use super::text::Words;

/// One office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Name.
    pub name: String,
    /// Address; may be empty.
    pub address: String,
    /// How it stands.
    pub badge: Badge,
}

/// What a page says of a kecamatan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// Heading.
    pub heading: String,
    /// Offices: kecamatan, kelurahan, puskesmas.
    pub offices: Vec<Office>,
}

/// A tile of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// Kecamatan; empty for a gap.
    pub name: String,
    /// "11 kelurahan".
    pub wards: String,
    /// Address of its page.
    pub href: String,
}

/// The day a page speaks of: an order's effect and the position of the day in it, if one holds.
#[derive(Debug, Clone, Copy)]
pub struct Day<'a> {
    /// The day.
    pub date: Date,
    /// What holds.
    pub rule: Option<(&'a Effect, usize)>,
    /// The staff of the city.
    pub people: &'a [Person],
}

/// The offices of a kecamatan.
#[must_use]
pub fn district(city: &City, day: Day<'_>, name: &str, w: &Words) -> District {
    let kinds = [UnitKind::Kecamatan, UnitKind::Kelurahan, UnitKind::Puskesmas];
    let mut offices = Vec::new();
    for kind in kinds {
        let here =
            |u: &Unit| u.kind == kind && u.kecamatan.as_deref().is_some_and(|k| k.eq_ignore_ascii_case(name));
        for (position, unit) in city.units.iter().enumerate().filter(|(_, u)| here(u)) {
            offices.push(Office {
                name: unit.name.clone(),
                address: unit.address.clone(),
                badge: stands(city, day, UnitIx::of(position), w),
            });
        }
    }
    let heading = if offices.is_empty() { (w.district_unknown)(name) } else { (w.district)(name) };
    District { heading, offices }
}

/// How an office stands: closed by a clause, off, limited by its cap, at home, or open.
fn stands(city: &City, day: Day<'_>, unit: UnitIx, w: &Words) -> Badge {
    let holiday = city.holiday(day.date, day.date).is_some();
    let kept = city.posts.iter().any(|p| p.unit == unit && p.kept_on(day.date, holiday));
    if !city.is_working_day(day.date) && !kept {
        return Badge::new("diam", "silang", w.office_off);
    }
    let Some((effect, at)) = day.rule else { return Badge::new("buka", "cek", w.office_open) };
    if effect.closed(unit, at).is_some() {
        return Badge::new("gawat", "silang", w.office_closed);
    }
    if let Some(quota) = effect.quota(unit, at) {
        let text = (w.office_cap)(quota.on_site_max, quota.base_count);
        return if quota.on_site_max == 0 {
            Badge::new("gawat", "silang", w.office_closed)
        } else {
            Badge::new("buka", "orang", text)
        };
    }
    if all_home(day.people, effect, at, unit) {
        return Badge::new("daring", "rumah", w.office_home);
    }
    Badge::new("buka", "cek", w.office_open)
}

/// True if the unit has staff and every one of them is told to stay at home.
fn all_home(people: &[Person], effect: &Effect, at: usize, unit: UnitIx) -> bool {
    let staff = people.iter().enumerate().filter(|(_, p)| p.unit == unit).map(|(i, _)| PersonIx::of(i));
    let mut standing = staff.map(|p| effect.of(p, at).map(|s| s.standard)).peekable();
    standing.peek().is_some() && standing.all(|s| s == Some(Standard::Home))
}

/// The tiles of the city, gaps included, and how many stand in a row.
#[must_use]
pub fn tiles(city: &City, w: &Words, link: impl Fn(&str) -> String) -> (usize, Vec<Tile>) {
    let rows: Vec<Vec<String>> = if city.tiles.is_empty() {
        vec![city.kecamatan().into_iter().map(Into::into).collect()]
    } else {
        city.tiles.clone()
    };
    let columns = if rows.len() == 1 { 3 } else { rows.iter().map(Vec::len).max().unwrap_or(0) };
    let wards = |name: &str| {
        let here = |u: &&Unit| u.kind == UnitKind::Kelurahan && u.kecamatan.as_deref() == Some(name);
        city.units.iter().filter(here).count()
    };
    let tile = |name: &String| Tile { name: name.clone(), wards: (w.wards)(wards(name)), href: link(name) };
    let mut all: Vec<Tile> = Vec::new();
    for row in &rows {
        all.extend(row.iter().map(tile));
        if rows.len() > 1 {
            let gap = Tile { name: String::new(), wards: String::new(), href: String::new() };
            all.extend(std::iter::repeat_n(gap, columns - row.len()));
        }
    }
    (columns, all)
}
