//! A small city hall made by hand, for the tests of this stage.

use jiff::civil::{Date, Time, date, time};

use crate::city::{
    City, HealthProfile, Holiday, Person, PersonIx, Place, Post, PostIx, Provenance, Sex, StaffKind,
    Staffing, Theme, Unit, UnitIx, UnitKind, Work,
};
use crate::diagnostic::{Span, Text};
use crate::order::{
    Base, Bound, ClauseIx, ClauseLine, Effect, Picket, Quota, QuotaIx, Rounding, Standard, Standing, Where,
};

/// Clauses of the sample order, as positions.
pub const RULE: ClauseIx = ClauseIx(0);
pub const CLOSING: ClauseIx = ClauseIx(1);
pub const PICKET: ClauseIx = ClauseIx(2);
/// Wednesday, the first day of the sample order.
pub const FIRST: Date = date(2021, 6, 30);

/// City, people and what an order says to them.
#[derive(Clone)]
pub struct Hall {
    pub city: City,
    pub people: Vec<Person>,
    pub effect: Effect,
}

impl std::fmt::Debug for Hall {
    /// What the rules look at, a line each.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, p) in self.people.iter().enumerate() {
            let row = &self.effect.standing[i * self.effect.days.len()];
            writeln!(
                f,
                "{} {:?} shift {} {:?} {:?} home {} away {:?} {row:?}",
                p.id, p.skills, p.shift, p.work, p.kind, p.home_only, p.away
            )?;
        }
        for p in &self.city.posts {
            writeln!(f, "{} {:?} {:?} {} to {} x {}", p.slug, p.place, p.skill, p.start, p.end, p.need)?;
        }
        let (e, q) = (&self.effect, self.effect.quotas.first());
        let terms = q.map(|q| (q.on_site_max, q.on_site_min));
        writeln!(
            f,
            "{} days, quota {terms:?} closed {:?} picket {:?}",
            e.days.len(),
            e.closed[0],
            e.picket[0]
        )
    }
}

impl Hall {
    /// Units of so many people each, over so many days, everyone at home.
    pub fn new(sizes: &[usize], days: usize) -> Self {
        let mut city = empty_city();
        city.units = (0..sizes.len()).map(unit).collect();
        let mut people = vec![];
        for (u, &size) in sizes.iter().enumerate() {
            people.extend((0..size).map(|i| person(u, i)));
        }
        let dates =
            (0..i64::try_from(days).unwrap_or(0)).map(|d| FIRST.saturating_add(jiff::Span::new().days(d)));
        let home = Standing { standard: Standard::Home, place: Where::Home, clause: RULE };
        let label = |l: &str| ClauseLine { label: l.into(), span: Span::default() };
        let effect = Effect {
            order: "contoh".into(),
            days: dates.collect(),
            clauses: vec![label("KESATU"), label("KEDUA"), label("KETIGA")],
            people: people.len(),
            units: sizes.len(),
            standing: vec![Some(home); people.len() * days],
            quotas: vec![],
            unit_quota: vec![None; sizes.len() * days],
            closed: vec![None; sizes.len() * days],
            picket: vec![None; sizes.len() * days],
            services: vec![],
            duties: vec![],
            powers: vec![],
            floors: Vec::new(),
            rotations: Vec::new(),
            hours: Vec::new(),
            programmes: None,
        };
        Self { city, people, effect }
    }

    /// A post of the first unit, kept every day, holidays too.
    pub fn post(&mut self, skill: Option<&str>, hours: (i8, i8), need: u32) -> PostIx {
        let at = self.city.posts.len();
        self.city.posts.push(Post {
            slug: format!("pos-{at}"),
            unit: UnitIx(0),
            name: Text::fixed(&format!("Loket {at}"), &format!("Counter {at}")),
            place: Place::Office,
            skill: skill.map(Into::into),
            start: time(hours.0, 0, 0, 0),
            end: time(hours.1, 0, 0, 0),
            weekdays: [true; 7],
            holidays: true,
            need,
            provenance: Provenance::default(),
        });
        PostIx::of(at)
    }

    /// Everyone of a unit under one standard on all days.
    pub fn stand(&mut self, unit: usize, standard: Standard, place: Where) {
        for i in 0..self.people.len() {
            if self.people[i].unit.at() == unit {
                self.stand_one(i, standard, place);
            }
        }
    }

    /// One person under a standard on all days.
    pub fn stand_one(&mut self, i: usize, standard: Standard, place: Where) {
        let days = self.effect.days.len();
        let standing = Standing { standard, place, clause: RULE };
        self.effect.standing[i * days..(i + 1) * days].fill(Some(standing));
    }

    /// A quota for all of a unit on all days, at the office or in the field.
    pub fn quota(&mut self, unit: usize, at_most: u32, at_least: u32) {
        let base = self.people.iter().filter(|p| p.unit.at() == unit).count();
        for day in 0..self.effect.days.len() {
            let ix = QuotaIx(u32::try_from(self.effect.quotas.len()).unwrap_or(0));
            self.effect.quotas.push(Quota {
                unit: UnitIx::of(unit),
                day,
                of_home: false,
                bound: Bound::AtMost,
                percent: Some(2500),
                base: Base::AsnAndNonAsn,
                base_count: u32::try_from(base).unwrap_or(0),
                rounding: Rounding::Down,
                count: at_most,
                on_site_max: at_most,
                on_site_min: at_least,
                clause: RULE,
            });
            let at = unit * self.effect.days.len() + day;
            self.effect.unit_quota[at] = Some(ix);
            for i in 0..self.people.len() {
                if self.people[i].unit.at() == unit {
                    self.effect.standing[i * self.effect.days.len() + day] = Some(Standing {
                        standard: Standard::Quota(ix),
                        place: Where::OfficeOrField,
                        clause: RULE,
                    });
                }
            }
        }
    }

    /// Closes the office of a unit on all days.
    pub fn close(&mut self, unit: usize) {
        let days = self.effect.days.len();
        self.effect.closed[unit * days..(unit + 1) * days].fill(Some(CLOSING));
    }

    /// So many picket officers of a unit on all days.
    pub fn picket(&mut self, unit: usize, people: u32, place: Option<Where>) {
        let days = self.effect.days.len();
        let picket = Picket { people, place, clause: PICKET };
        self.effect.picket[unit * days..(unit + 1) * days].fill(Some(picket));
    }

    /// Gives people a skill.
    pub fn skill(&mut self, who: impl IntoIterator<Item = usize>, skill: &str) {
        for i in who {
            self.people[i].skills.push(skill.into());
            self.people[i].skills.sort();
        }
    }

    /// Takes someone out on a day of the order.
    pub fn away(&mut self, i: usize, day: usize) {
        let date = self.effect.days[day];
        self.people[i].away.push((date, date));
    }

    /// The same hall with the people listed in another order: `order[new] = old`.
    pub fn permuted(&self, order: &[usize]) -> Self {
        let days = self.effect.days.len();
        let mut hall = self.clone();
        for (new, &old) in order.iter().enumerate() {
            hall.people[new] = self.people[old].clone();
            let row = &self.effect.standing[old * days..(old + 1) * days];
            hall.effect.standing[new * days..(new + 1) * days].copy_from_slice(row);
        }
        hall
    }

    /// Position of a person of the first unit.
    pub fn who(i: usize) -> PersonIx {
        PersonIx::of(i)
    }
}

fn person(u: usize, i: usize) -> Person {
    Person {
        id: format!("CTH-{u:02}{i:04}"),
        name: format!("Contoh {u}.{i}"),
        sex: Sex::Female,
        born: date(1985, 1, 1),
        nip: String::new(),
        nik: String::new(),
        kind: StaffKind::Pns,
        rank: "III/a".into(),
        echelon: String::new(),
        title: "Staf".into(),
        head: false,
        unit: UnitIx::of(u),
        skills: vec![],
        shift: false,
        work: Work::Digital,
        home: "Tengah".into(),
        home_only: false,
        away: vec![],
    }
}

fn unit(u: usize) -> Unit {
    Unit {
        slug: format!("unit-{u}"),
        code: format!("U{u}"),
        name: format!("Unit {u}"),
        short: format!("Unit {u}"),
        kind: UnitKind::Dinas,
        class: "esensial".into(),
        parent: None,
        site: "luar".into(),
        address: String::new(),
        kecamatan: None,
        asn: 0,
        non_asn: 0,
        note: String::new(),
        provenance: Provenance::default(),
    }
}

fn empty_city() -> City {
    let word = String::new;
    City {
        slug: "contoh".into(),
        code: word(),
        name: "Kota Contoh".into(),
        government: word(),
        head: word(),
        province: word(),
        town: word(),
        zone: "Asia/Jakarta".into(),
        zone_short: "WIB".into(),
        address: word(),
        phones: vec![],
        theme: Theme { main: word(), dark: word(), light: word() },
        tiles: vec![],
        total_asn: 0,
        total_non_asn: 0,
        total_source: word(),
        hours: (Time::constant(7, 30, 0, 0), Time::constant(16, 0, 0, 0)),
        hours_provenance: Provenance::default(),
        staffing: Staffing { prefix: word(), pppk: 0 },
        units: vec![],
        services: vec![],
        posts: vec![],
        programmes: vec![],
        holidays: Vec::<Holiday>::new(),
        health: Vec::<HealthProfile>::new(),
    }
}
