//! Rosters, quotas, duties and services as tables, for CSV files and sheets; the summary as JSON.
//!
//! Column names are fixed: other programs read them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::notice::between;
use super::opening::{opening, openings};
use crate::arrange::{Cell, Roster, UnitRoster};
use crate::city::{City, Person, PersonIx, Table, UnitIx};
use crate::diagnostic::{Finding, Lang, Level, day_name, month_name, percent};
use crate::order::{Base, Channel, Duty, Effect, Frequency, QuotaIx, Rounding, Standard};

/// What the tables are made of.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The city.
    pub city: &'a City,
    /// Its people.
    pub people: &'a [Person],
    /// True if the people are made up; then every table of people says so.
    pub sample: bool,
    /// What the order gives.
    pub effect: &'a Effect,
    /// The roster.
    pub roster: &'a Roster,
}

fn table(name: &str, columns: &[&str], rows: Vec<Vec<String>>) -> Table {
    Table { name: name.into(), columns: columns.iter().map(|c| (*c).to_owned()).collect(), rows }
}

/// Every person and day: person, unit, date, mode, post, clause, picket, name, sample.
#[must_use]
pub fn arrangement(made: Made<'_>) -> Table {
    let columns = ["person", "unit", "date", "mode", "post", "clause", "picket", "name", "sample"];
    let mut rows = Vec::with_capacity(made.people.len() * made.effect.days.len());
    for unit in &made.roster.units {
        let slug = &made.city.units[unit.unit.at()].slug;
        for (i, person) in unit.people.iter().enumerate() {
            let who = &made.people[person.at()];
            for (day, date) in made.effect.days.iter().enumerate() {
                let cell = unit.cell(i, day, made.effect.days.len());
                rows.push(vec![
                    who.id.clone(),
                    slug.clone(),
                    date.to_string(),
                    cell.mode.word().into(),
                    post(made.city, cell),
                    made.effect.label(cell.clause).to_owned(),
                    yes(cell.picket).into(),
                    who.name.clone(),
                    yes(made.sample).into(),
                ]);
            }
        }
    }
    table("arrangement", &columns, rows)
}

fn post(city: &City, cell: Cell) -> String {
    cell.post.map_or_else(String::new, |p| city.posts[p.at()].slug.clone())
}

const fn yes(value: bool) -> &'static str {
    if value { "ya" } else { "" }
}

/// Every quota of every unit and day: unit, date, base, cap, planned, clause, and the arithmetic. A
/// unit whose staff have several quotas has a row for each, with those of it who are planned.
#[must_use]
pub fn quotas(made: Made<'_>) -> Table {
    let columns =
        ["unit", "date", "base", "cap", "planned", "clause", "percent", "of", "rounding", "arithmetic"];
    let mut of_day: BTreeMap<(UnitIx, usize), Vec<QuotaIx>> = BTreeMap::new();
    for (q, quota) in (0..).zip(&made.effect.quotas) {
        of_day.entry((quota.unit, quota.day)).or_default().push(QuotaIx(q));
    }
    let mut rows = Vec::new();
    for unit in &made.roster.units {
        let days = made.effect.days.iter().enumerate();
        let all = days.flat_map(|(day, date)| {
            of_day.get(&(unit.unit, day)).into_iter().flatten().map(move |q| (day, date, *q))
        });
        for (day, date, q) in all {
            let quota = &made.effect.quotas[q.0 as usize];
            rows.push(vec![
                made.city.units[unit.unit.at()].slug.clone(),
                date.to_string(),
                quota.base_count.to_string(),
                quota.on_site_max.to_string(),
                planned(made.effect, unit, day, q).to_string(),
                made.effect.label(quota.clause).to_owned(),
                quota.percent.map_or_else(String::new, |p| percent(p, Lang::Id)),
                format!("{}{}", base(quota.base), if quota.of_home { ", di rumah" } else { "" }),
                rounding(quota.rounding).into(),
                quota.arithmetic().id,
            ]);
        }
    }
    table("quotas", &columns, rows)
}

/// How many of those whom a quota counts are on site or in the field.
fn planned(effect: &Effect, unit: &UnitRoster, day: usize, quota: QuotaIx) -> usize {
    let days = effect.days.len();
    let counted = |p: PersonIx| effect.of(p, day).is_some_and(|s| s.standard == Standard::Quota(quota));
    let people = unit.people.iter().enumerate();
    people.filter(|(i, p)| counted(**p) && unit.cell(*i, day, days).mode.on_site()).count()
}

const fn base(base: Base) -> &'static str {
    match base {
        Base::AsnAndNonAsn => "ASN dan non-ASN",
        Base::Asn => "ASN",
        Base::Available => "pegawai yang tersedia",
    }
}

const fn rounding(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Down => "ke bawah",
        Rounding::Up => "ke atas",
        Rounding::Nearest => "terdekat",
    }
}

/// The duties: clause, who, duty, frequency, times, before, by, receiver, through, evidence, except, otherwise.
#[must_use]
pub fn duties(effect: &Effect) -> Table {
    let columns = [
        "clause",
        "who",
        "duty",
        "frequency",
        "times",
        "before",
        "by",
        "receiver",
        "through",
        "evidence",
        "except",
        "otherwise",
    ];
    table("duties", &columns, effect.duties.iter().map(|d| duty(effect, d)).collect())
}

fn duty(effect: &Effect, d: &Duty) -> Vec<String> {
    let clock = |t: &jiff::civil::Time| format!("{:02}.{:02}", t.hour(), t.minute());
    let window = |w: &crate::order::Window| {
        w.to.map_or_else(|| clock(&w.from), |to| format!("{}-{}", clock(&w.from), clock(&to)))
    };
    let frequency = match d.frequency {
        Frequency::Daily => "setiap hari",
        Frequency::WorkingDays => "setiap hari kerja",
        Frequency::Weekly => "setiap minggu",
        Frequency::Monthly => "setiap bulan",
        Frequency::Once => "sekali",
        Frequency::Promptly => "segera",
        Frequency::Throughout => "selama berlaku",
    };
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    vec![
        effect.label(d.clause).to_owned(),
        d.who.id.clone(),
        d.what.id.clone(),
        frequency.into(),
        d.times.iter().map(window).collect::<Vec<_>>().join(" dan "),
        d.before
            .as_ref()
            .map(|t| format!("{}{}", clock(t), if d.next_day { " hari berikutnya" } else { "" }))
            .unwrap_or_default(),
        d.by.map(|d| d.to_string()).unwrap_or_default(),
        text(&d.receiver),
        d.through.join(" atau "),
        text(&d.evidence),
        text(&d.except),
        d.otherwise.join("; lalu "),
    ]
}

/// Every service and day as the notice tells it: service, date, channel, place, hours, clause, name,
/// whether no clause names it, and whether only the weekend or a holiday closes it.
#[must_use]
pub fn services(city: &City, effect: &Effect) -> Table {
    let columns = ["service", "date", "channel", "place", "hours", "clause", "name", "inferred", "day_off"];
    let rows = effect.services.iter().map(|s| {
        let data = &city.services[s.service.at()];
        let opening = opening(city, effect, s);
        vec![
            data.slug.clone(),
            effect.days[s.day].to_string(),
            opening.channel.word().into(),
            opening.place,
            opening.hours,
            effect.label(s.clause).to_owned(),
            data.name.id.clone(),
            yes(s.inferred).into(),
            yes(opening.day_off).into(),
        ]
    });
    table("services", &columns, rows.collect())
}

/// "Sel 29 Jun": the head of a day's column.
fn day_head(date: Date) -> String {
    let short = |word: &str| word.chars().take(3).collect::<String>();
    let (day, month) = (day_name(date.weekday(), Lang::Id), month_name(date.month(), Lang::Id));
    format!("{} {} {}", short(day), date.day(), short(month))
}

/// One row a person, one column a day, the board's letters: what people pin to the wall.
#[must_use]
pub fn board(made: Made<'_>) -> Table {
    let name = if made.sample { "nama (data contoh)" } else { "nama" };
    let mut columns = vec!["unit", "pegawai", name, "jabatan"];
    let dates: Vec<String> = made.effect.days.iter().map(|d| day_head(*d)).collect();
    columns.extend(dates.iter().map(String::as_str));
    let days = made.effect.days.len();
    let mut rows = Vec::new();
    for unit in &made.roster.units {
        for (i, person) in unit.people.iter().enumerate() {
            let who = &made.people[person.at()];
            let mut row = vec![
                made.city.units[unit.unit.at()].short.clone(),
                who.id.clone(),
                who.name.clone(),
                who.title.clone(),
            ];
            row.extend((0..days).map(|day| {
                let cell = unit.cell(i, day, days);
                format!("{}{}", cell.mode.letter(), if cell.picket { " piket" } else { "" })
            }));
            rows.push(row);
        }
    }
    table("Jadwal", &columns, rows)
}

/// What the other sheets mean: the order, the roster, the letters of the board.
#[must_use]
pub fn legend(made: Made<'_>) -> Table {
    let span = match (made.effect.days.first(), made.effect.days.last()) {
        (Some(first), Some(last)) => between(*first, *last, Lang::Id),
        _ => String::new(),
    };
    let people = if made.sample {
        "Data contoh: semua nama dan nomor dibuat, bukan orang sungguhan"
    } else {
        "Menurut daftar pegawai yang diberikan"
    };
    let rows = [
        ("Kota", made.city.name.as_str()),
        ("Perintah", &made.effect.order),
        ("Hari", &span),
        ("Jadwal", &made.roster.id),
        ("Pegawai", people),
        ("K", "di kantor"),
        ("L", "di lapangan"),
        ("R", "bekerja dari rumah"),
        ("T", "tidak tersedia"),
        ("-", "bukan hari kerja orang ini"),
        ("piket", "petugas piket unit pada hari itu"),
    ];
    let rows = rows.iter().map(|(what, is)| vec![(*what).to_owned(), (*is).to_owned()]);
    table("Keterangan", &["hal", "isi"], rows.collect())
}

/// One row a unit: how it stands on the first day, staff, cap, and who is planned on site each day.
#[must_use]
pub fn units(made: Made<'_>) -> Table {
    let mut columns = vec!["unit", "nama", "jenis", "pegawai", "keadaan", "batas"];
    let dates: Vec<String> = made.effect.days.iter().map(|d| day_head(*d)).collect();
    columns.extend(dates.iter().map(String::as_str));
    let days = made.effect.days.len();
    let rows = made.roster.units.iter().map(|unit| {
        let data = &made.city.units[unit.unit.at()];
        let cap = made.effect.quota(unit.unit, 0).map_or_else(String::new, |q| q.on_site_max.to_string());
        let mut row = vec![
            data.slug.clone(),
            data.name.clone(),
            data.kind.word().into(),
            unit.people.len().to_string(),
            State::of(made.effect, unit, 0).word().into(),
            cap,
        ];
        row.extend((0..days).map(|day| unit.on_site(day, days).to_string()));
        row
    });
    table("Ringkasan", &columns, rows.collect())
}

/// How a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Everyone at home.
    Closed,
    /// Some on site.
    Limited,
    /// Everyone on site.
    Open,
    /// No staff in the data.
    Empty,
}

impl State {
    /// How a unit stands on a day: by what the order says of each of its people.
    #[must_use]
    pub fn of(effect: &Effect, unit: &UnitRoster, day: usize) -> Self {
        let quota = effect.quota(unit.unit, day).map(|q| q.on_site_max);
        if unit.people.is_empty() {
            return Self::Empty;
        }
        if effect.closed(unit.unit, day).is_some() || quota == Some(0) {
            return Self::Closed;
        }
        let (mut home, mut on_site) = (true, true);
        for person in &unit.people {
            match effect.of(*person, day).map(|s| s.standard) {
                Some(Standard::Home) => on_site = false,
                Some(Standard::OnSite | Standard::Anywhere) => home = false,
                _ => (home, on_site) = (false, false),
            }
        }
        match (home, on_site) {
            (true, _) => Self::Closed,
            (_, true) => Self::Open,
            _ => Self::Limited,
        }
    }

    /// tutup, terbatas, buka, tanpa pegawai.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Closed => "tutup",
            Self::Limited => "terbatas",
            Self::Open => "buka",
            Self::Empty => "tanpa pegawai",
        }
    }
}

/// What the main job comes to: counts, days, findings; the file `summary.json`.
#[must_use]
pub fn summary(made: Made<'_>, findings: &[Finding]) -> Value {
    let (effect, roster) = (made.effect, made.roster);
    let states: Vec<State> = roster.units.iter().map(|u| State::of(effect, u, 0)).collect();
    let count = |s: State| states.iter().filter(|x| **x == s).count();
    let level = |l: Level| findings.iter().filter(|f| f.level == l).count();
    json!({
        "order": effect.order,
        "city": made.city.slug,
        "sample_people": made.sample,
        "people": made.people.len(),
        "units": { "total": effect.units, "closed": count(State::Closed), "limited": count(State::Limited),
                   "open": count(State::Open), "without_staff": count(State::Empty) },
        "days": (0..effect.days.len()).map(|d| day(made, d)).collect::<Vec<_>>(),
        "findings": { "errors": level(Level::Error), "warnings": level(Level::Warning), "notes": level(Level::Note),
                      "by_code": by_code(findings), "list": findings },
        "roster": { "id": roster.id, "parent": roster.parent, "seed": roster.settings.seed,
                    "cohorts": roster.settings.cohorts,
                    "objective": roster.units.iter().map(|u| u.objective).sum::<i64>(),
                    "bound": roster.units.iter().map(|u| u.bound).sum::<i64>(),
                    "units_proven": roster.units.iter().filter(|u| u.objective == u.bound).count(),
                    "posts_uncovered": roster.units.iter().flat_map(|u| &u.uncovered).map(|u| u.short).sum::<u32>(),
                    "uncovered": uncovered(made) },
    })
}

/// How often each code was found.
fn by_code(findings: &[Finding]) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for finding in findings {
        *count.entry(finding.code.to_string()).or_default() += 1;
    }
    count
}

/// Posts left open: unit, post, date, people missing.
fn uncovered(made: Made<'_>) -> Vec<Value> {
    let open = made.roster.units.iter().flat_map(|u| u.uncovered.iter().map(move |gap| (u.unit, gap)));
    open.map(|(unit, gap)| {
        json!({
            "unit": made.city.units[unit.at()].slug,
            "post": made.city.posts[gap.post.at()].slug,
            "date": made.effect.days[gap.day],
            "short": gap.short,
        })
    })
    .collect()
}

fn day(made: Made<'_>, day: usize) -> Value {
    let days = made.effect.days.len();
    let caps = made.effect.quotas.iter().filter(|q| q.day == day);
    let limited = made.roster.units.iter().filter(|u| made.effect.quota(u.unit, day).is_some());
    let channels: Vec<Channel> =
        openings(made.city, made.effect, day).map(|(_, opening)| opening.channel).collect();
    let channel = |c: Channel| channels.iter().filter(|x| **x == c).count();
    json!({
        "date": made.effect.days[day],
        "cap": caps.map(|q| q.on_site_max).sum::<u32>(),
        "on_site_under_cap": limited.map(|u| u.on_site(day, days)).sum::<u32>(),
        "on_site": made.roster.units.iter().map(|u| u.on_site(day, days)).sum::<u32>(),
        "services": { "open": channel(Channel::Open), "limited": channel(Channel::Limited),
                      "moved": channel(Channel::Moved), "online": channel(Channel::Online),
                      "closed": channel(Channel::Closed) },
    })
}
