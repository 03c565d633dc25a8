//! Rosters as they were planned, each after its parent, none ever changed.
//!
//! A roster keeps only the units that differ from its parent: a unit is read as the newest roster up
//! to the one asked for has it. Head and legend speak of all units.
//!
//! A unit's row names people, posts and clauses by their own names in three lists, and its cells
//! point into these lists: `K0.2*` is mode K by clause 0 on post 2, as picket officer. One line
//! for each person, one word for each day: an auditor reads it with nothing but SQL, and it still
//! means the same when the lists of the city have changed since.

use balai_core::arrange::{Cell, Mode, Roster, Settings, Uncovered, UnitRoster};
use balai_core::city::{City, Person, PersonIx, PostIx, UnitIx};
use balai_core::order::{ClauseIx, Effect};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Fault, Row, Tx};

const MODES: [Mode; 5] = [Mode::Office, Mode::Field, Mode::Home, Mode::Away, Mode::Off];

/// A roster without its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterHead {
    /// [`Roster::id`].
    pub id: String,
    /// The roster it replaces.
    pub parent: Option<String>,
    /// Order id.
    pub order: String,
    /// City slug.
    pub city: String,
    /// From 1 for the first roster of the order.
    pub sequence: i64,
    /// What it was planned by.
    pub settings: Settings,
    /// Its days.
    pub days: Vec<Date>,
    /// When it was planned.
    pub planned_at: Timestamp,
    /// Sum over the units of the value that was minimised.
    pub objective: i64,
    /// Sum over the units of the proven lower bounds.
    pub bound: i64,
}

/// What the positions in a roster mean.
#[derive(Debug, Clone, Copy)]
pub struct Legend<'a> {
    /// The city.
    pub city: &'a City,
    /// Its people, by unit and number.
    pub people: &'a [Person],
    /// The effect of the order.
    pub effect: &'a Effect,
}

/// A unit of a roster as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    unit: String,
    people: Vec<String>,
    cohort: Option<Vec<u8>>,
    posts: Vec<String>,
    clauses: Vec<String>,
    cells: String,
    uncovered: Vec<(usize, usize, u32)>,
    objective: i64,
    bound: i64,
}

/// Records a roster with the units that differ from its parent. `revision` is that of the signed order.
///
/// # Errors
/// [`Fault::Conflict`] if it was recorded before or its parent is not the newest any more.
pub async fn save(
    tx: &mut Tx,
    roster: &Roster,
    units: &[UnitRow],
    revision: i64,
    at: Timestamp,
) -> Result<RosterHead, Fault> {
    let last = latest(tx, &roster.city, &roster.order).await?;
    if last.as_ref().map(|last| &last.id) != roster.parent.as_ref() {
        return Err(Fault::Conflict(format!("roster {} does not follow the newest one", roster.id)));
    }
    let head = RosterHead {
        id: roster.id.clone(),
        parent: roster.parent.clone(),
        order: roster.order.clone(),
        city: roster.city.clone(),
        sequence: last.map_or(1, |l| l.sequence + 1),
        settings: roster.settings.clone(),
        days: roster.days.clone(),
        planned_at: at,
        objective: roster.units.iter().map(|u| u.objective).sum(),
        bound: roster.units.iter().map(|u| u.bound).sum(),
    };
    let values = [
        (&head.id).into(),
        (&head.city).into(),
        (&head.order).into(),
        revision.into(),
        head.sequence.into(),
        head.parent.clone().into(),
        serde_json::to_value(&head.settings)?.into(),
        serde_json::to_value(&head.days)?.into(),
        at.into(),
        head.objective.into(),
        head.bound.into(),
    ];
    let sql = "INSERT INTO roster
        (id, city, instrument, revision, sequence, parent, settings, days, planned_at, objective, bound)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    tx.run(sql, &values).await?;
    for unit in units {
        save_unit(tx, &head.id, unit).await?;
    }
    Ok(head)
}

async fn save_unit(tx: &mut Tx, roster: &str, unit: &UnitRow) -> Result<(), Fault> {
    let values = [
        roster.into(),
        (&unit.unit).into(),
        serde_json::to_value(&unit.people)?.into(),
        unit.cohort.as_ref().map(serde_json::to_value).transpose()?.into(),
        serde_json::to_value(&unit.posts)?.into(),
        serde_json::to_value(&unit.clauses)?.into(),
        (&unit.cells).into(),
        serde_json::to_value(&unit.uncovered)?.into(),
        unit.objective.into(),
        unit.bound.into(),
    ];
    let sql = "INSERT INTO roster_unit
        (roster, unit, people, cohort, posts, clauses, cells, uncovered, objective, bound)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    tx.run(sql, &values).await?;
    Ok(())
}

/// The newest roster of an order.
///
/// # Errors
/// What the engine says.
pub async fn latest(tx: &mut Tx, city: &str, order: &str) -> Result<Option<RosterHead>, Fault> {
    let sql = format!(
        "SELECT {HEAD_COLUMNS} FROM roster WHERE city = $1 AND instrument = $2 ORDER BY sequence DESC LIMIT 1"
    );
    tx.first(&sql, &[city.into(), order.into()], RosterHead::read).await
}

/// A roster by its id.
///
/// # Errors
/// What the engine says.
pub async fn head(tx: &mut Tx, id: &str) -> Result<Option<RosterHead>, Fault> {
    let sql = format!("SELECT {HEAD_COLUMNS} FROM roster WHERE id = $1");
    tx.first(&sql, &[id.into()], RosterHead::read).await
}

/// The roster of an order as it stood at an instant; the first, if none had been planned by then.
///
/// # Errors
/// What the engine says.
pub async fn as_of(
    tx: &mut Tx,
    (city, order): (&str, &str),
    at: Timestamp,
) -> Result<Option<RosterHead>, Fault> {
    let sql = format!(
        "SELECT {HEAD_COLUMNS} FROM roster WHERE city = $1 AND instrument = $2 AND (planned_at <= $3
         OR sequence = 1) ORDER BY sequence DESC LIMIT 1"
    );
    tx.first(&sql, &[city.into(), order.into(), at.into()], RosterHead::read).await
}

pub(crate) const HEAD_COLUMNS: &str =
    "id, parent, instrument, city, sequence, settings, days, planned_at, objective, bound";

impl RosterHead {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Fault> {
        Ok(Self {
            id: row.get(0)?,
            parent: row.get(1)?,
            order: row.get(2)?,
            city: row.get(3)?,
            sequence: row.get(4)?,
            settings: row.json(5)?,
            days: row.json(6)?,
            planned_at: row.instant(7)?,
            objective: row.get(8)?,
            bound: row.get(9)?,
        })
    }
}

/// A roster that changed a unit, with who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Roster id.
    pub id: String,
    /// From 1 for the first roster of the order.
    pub sequence: i64,
    /// When it was planned.
    pub planned_at: Timestamp,
    /// Who, as the journal says it; empty if the journal is silent.
    pub actor: String,
}

/// The rosters of an order that changed a unit, the newest first.
///
/// # Errors
/// What the engine says.
pub async fn history(tx: &mut Tx, city: &str, order: &str, unit: &str) -> Result<Vec<Past>, Fault> {
    let sql = "SELECT r.id, r.sequence, r.planned_at, coalesce(j.actor, '') FROM roster r
        JOIN roster_unit w ON w.roster = r.id
        LEFT JOIN journal j ON j.subject = 'roster/' || r.city || '/' || r.instrument || '/' || r.id
        WHERE r.city = $1 AND r.instrument = $2 AND w.unit = $3 ORDER BY r.sequence DESC";
    tx.rows(sql, &[city.into(), order.into(), unit.into()], |row| {
        Ok(Past { id: row.get(0)?, sequence: row.get(1)?, planned_at: row.instant(2)?, actor: row.get(3)? })
    })
    .await
}

/// Rows of a roster: each unit as the newest roster up to this one has it.
const UNIT_ROWS: &str = "SELECT w.unit, w.people, w.posts, w.clauses, w.cells, w.uncovered, w.objective,
        w.bound, w.cohort IS NOT NULL, coalesce(w.cohort, '[]')
    FROM roster h
    JOIN roster r ON r.city = h.city AND r.instrument = h.instrument AND r.sequence <= h.sequence
    JOIN roster_unit w ON w.roster = r.id
    WHERE h.id = $1 AND NOT EXISTS (
        SELECT 1 FROM roster s JOIN roster_unit v ON v.roster = s.id
        WHERE s.city = h.city AND s.instrument = h.instrument AND s.sequence > r.sequence
            AND s.sequence <= h.sequence AND v.unit = w.unit)";

/// One unit of a roster.
///
/// # Errors
/// What the engine says.
pub async fn unit(tx: &mut Tx, roster: &str, unit: &str) -> Result<Option<UnitRow>, Fault> {
    tx.first(&format!("{UNIT_ROWS} AND w.unit = $2"), &[roster.into(), unit.into()], unit_row).await
}

/// All units of a roster.
///
/// # Errors
/// What the engine says.
pub async fn units(tx: &mut Tx, roster: &str) -> Result<Vec<UnitRow>, Fault> {
    tx.rows(UNIT_ROWS, &[roster.into()], unit_row).await
}

impl UnitRow {
    /// Slug of the unit.
    #[must_use]
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// Ids of the people, as the roster names them.
    #[must_use]
    pub fn people(&self) -> &[String] {
        &self.people
    }

    /// How many people stand in each mode on a day: office, field, home, away, off. `days` is the
    /// number of days of the roster.
    #[must_use]
    pub fn counts(&self, day: usize, days: usize) -> [usize; 5] {
        let mut counts = [0; 5];
        for word in self.cells.split_ascii_whitespace().skip(day).step_by(days.max(1)) {
            let mode = MODES.iter().position(|mode| word.starts_with(mode.letter()));
            if let Some(count) = mode.and_then(|mode| counts.get_mut(mode)) {
                *count += 1;
            }
        }
        counts
    }
}

fn unit_row(row: &Row<'_>) -> Result<UnitRow, Fault> {
    let cohort: Vec<u8> = row.json(9)?;
    Ok(UnitRow {
        unit: row.get(0)?,
        people: row.json(1)?,
        posts: row.json(2)?,
        clauses: row.json(3)?,
        cells: row.get(4)?,
        uncovered: row.json(5)?,
        objective: row.get(6)?,
        bound: row.get(7)?,
        cohort: row.get::<bool>(8)?.then_some(cohort),
    })
}

impl Legend<'_> {
    /// A unit of a roster with names in the place of positions. `days` is their number.
    #[must_use]
    pub fn pack(&self, roster: &UnitRoster, days: usize) -> UnitRow {
        let (mut posts, mut clauses) = (Vec::new(), Vec::new());
        let mut cells = String::with_capacity(roster.cells.len() * 3);
        for (i, cell) in roster.cells.iter().enumerate() {
            if i > 0 {
                cells.push(if i % days.max(1) == 0 { '\n' } else { ' ' });
            }
            cells.push(cell.mode.letter());
            cells += &place_of(&mut clauses, cell.clause).to_string();
            if let Some(post) = cell.post {
                cells.push('.');
                cells += &place_of(&mut posts, post).to_string();
            }
            if cell.picket {
                cells.push('*');
            }
        }
        let uncovered = roster.uncovered.iter().map(|u| (u.day, place_of(&mut posts, u.post), u.short));
        UnitRow {
            unit: self.city.units[roster.unit.at()].slug.clone(),
            people: roster.people.iter().map(|p| self.people[p.at()].id.clone()).collect(),
            cohort: roster.cohort.clone(),
            uncovered: uncovered.collect(),
            posts: posts.into_iter().map(|p| self.post_name(p)).collect(),
            clauses: clauses.into_iter().map(|c| self.effect.label(c).to_string()).collect(),
            cells,
            objective: roster.objective,
            bound: roster.bound,
        }
    }

    /// The unit with positions in the lists as they are now. Whoever has left the staff is not on it any
    /// more, and the posts they held are open.
    ///
    /// # Errors
    /// [`Fault::Broken`] if another name is not in the lists any more, or a cell cannot be read.
    pub fn unpack(&self, row: &UnitRow) -> Result<UnitRoster, Fault> {
        let unit = self.city.unit(&row.unit).ok_or_else(|| gone("unit", &row.unit))?;
        let listed: Vec<Option<PersonIx>> = row.people.iter().map(|id| self.person(unit, id)).collect();
        let posts = row.posts.iter().map(|name| self.post(name)).collect::<Result<Vec<_>, _>>()?;
        let clauses = row.clauses.iter().map(|label| self.clause(label)).collect::<Result<Vec<_>, _>>()?;
        let cells = row.cells.split_ascii_whitespace();
        let cells = cells.map(|word| read_cell(word, &posts, &clauses).ok_or_else(|| gone("cell", word)));
        let mut cells = cells.collect::<Result<Vec<_>, Fault>>()?;
        let uncovered = row.uncovered.iter().map(|&(day, post, short)| {
            let post = posts.get(post).copied().ok_or_else(|| gone("post", &post.to_string()))?;
            Ok(Uncovered { day, post, short })
        });
        let mut uncovered = uncovered.collect::<Result<Vec<_>, Fault>>()?;
        let mut cohort = row.cohort.clone();
        if listed.contains(&None) {
            let days = (cells.len() / listed.len()).max(1);
            let here = |row: usize| listed.get(row).is_some_and(Option::is_some);
            for (at, post) in cells.iter().enumerate().filter_map(|(at, cell)| Some((at, cell.post?))) {
                if !here(at / days) {
                    open_post(&mut uncovered, at % days, post);
                }
            }
            let mut at = 0..;
            cells.retain(|_| at.next().is_some_and(|at| here(at / days)));
            let mut row = 0..;
            cohort.iter_mut().for_each(|of| of.retain(|_| row.next().is_some_and(here)));
        }
        let people = listed.into_iter().flatten().collect();
        Ok(UnitRoster { unit, people, cohort, cells, uncovered, objective: row.objective, bound: row.bound })
    }

    /// Mostly still in the same unit, where a binary search finds the person.
    fn person(&self, unit: UnitIx, id: &str) -> Option<PersonIx> {
        let here = self.people.binary_search_by(|p| (p.unit, p.id.as_str()).cmp(&(unit, id)));
        here.ok().or_else(|| self.people.iter().position(|p| p.id == id)).map(PersonIx::of)
    }

    fn clause(&self, label: &str) -> Result<ClauseIx, Fault> {
        let found = self.effect.clauses.iter().position(|c| c.label == label);
        found.and_then(|i| u16::try_from(i).ok()).map(ClauseIx).ok_or_else(|| gone("clause", label))
    }

    fn post(&self, name: &str) -> Result<PostIx, Fault> {
        let found = name.split_once('/').and_then(|(unit, slug)| {
            let unit = self.city.unit(unit)?;
            self.city.posts.iter().position(|p| p.unit == unit && p.slug == slug)
        });
        found.map(PostIx::of).ok_or_else(|| gone("post", name))
    }

    fn post_name(&self, post: PostIx) -> String {
        let post = &self.city.posts[post.at()];
        format!("{}/{}", self.city.units[post.unit.at()].slug, post.slug)
    }
}

fn place_of<T: PartialEq>(list: &mut Vec<T>, item: T) -> usize {
    list.iter().position(|known| *known == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    })
}

fn read_cell(word: &str, posts: &[PostIx], clauses: &[ClauseIx]) -> Option<Cell> {
    let mut letters = word.chars();
    let letter = letters.next()?;
    let mode = MODES.into_iter().find(|m| m.letter() == letter)?;
    let rest = letters.as_str();
    let (rest, picket) = rest.strip_suffix('*').map_or((rest, false), |rest| (rest, true));
    let (clause, post) = rest.split_once('.').map_or((rest, None), |(clause, post)| (clause, Some(post)));
    let post =
        post.map(|p| p.parse().ok().and_then(|i: usize| posts.get(i))).map_or(Some(None), |p| p.map(Some));
    Some(Cell { mode, post: post?.copied(), picket, clause: *clauses.get(clause.parse::<usize>().ok()?)? })
}

/// One more person is missing at a post on a day.
fn open_post(uncovered: &mut Vec<Uncovered>, day: usize, post: PostIx) {
    match uncovered.iter_mut().find(|open| (open.day, open.post) == (day, post)) {
        Some(open) => open.short += 1,
        None => uncovered.push(Uncovered { day, post, short: 1 }),
    }
}

fn gone(what: &str, name: &str) -> Fault {
    Fault::Broken(format!("the roster speaks of a {what} that is not known: {name}"))
}
