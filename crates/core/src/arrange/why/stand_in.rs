//! Who instead: colleagues who could take someone's duty of a day, the cheapest first.

use super::words::days_en;
use super::{Board, others};
use crate::arrange::rules::weight;
use crate::city::{City, Person, PersonIx};
use crate::diagnostic::Text;
use crate::order::Effect;

/// Someone who could stand in without breaking a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandIn {
    /// Who.
    pub person: PersonIx,
    /// Days on which they would be called in under this order, with this one.
    pub load: usize,
    /// What it adds to the objective of docs/roster.md, changes against the parent not counted.
    pub cost: i64,
    /// What it would cost, in words.
    pub price: Vec<Text>,
}

/// Colleagues who could take the duty of a person on a day, the cheapest first, at most `most`.
/// Empty if the person has no duty that day.
#[must_use]
pub fn stand_ins(
    (city, people, effect): (&City, &[Person], &Effect),
    roster: &super::UnitRoster,
    (person, day): (PersonIx, usize),
    most: usize,
) -> Vec<StandIn> {
    let board = Board { city, people, effect, roster, days: effect.days.len() };
    let Some(row) = roster.people.iter().position(|&p| p == person) else { return vec![] };
    if !board.is_called(row, day) {
        return vec![];
    }
    let able = board.rows().filter(|&j| j != row && others::barred(&board, (row, j), day).is_none());
    let mut found: Vec<(StandIn, &str)> =
        able.map(|j| (stand_in(&board, (row, j), day), board.person(j).id.as_str())).collect();
    found.sort_by(|a, b| (a.0.cost, a.0.load, a.1).cmp(&(b.0.cost, b.0.load, b.1)));
    found.into_iter().take(most).map(|(found, _)| found).collect()
}

fn stand_in(board: &Board, (i, j): (usize, usize), d: usize) -> StandIn {
    let load = board.load(j) + 1;
    let (now, then) = (days_en(load - 1), days_en(load));
    let (before, after) = (load - 1, load);
    let mut price = vec![crate::say!(
        "akan bertugas {after} hari, sekarang {before}",
        "would be called in on {then}, now {now}"
    )];
    let mut cost = 2 * i64::try_from(load).unwrap_or(i64::MAX / 4) - 1;
    let cell = board.cell(i, d);
    if cell.post.is_none()
        && cell.picket
        && let Some(text) = others::rank(board.person(i), board.person(j))
    {
        cost += weight::RANK;
        price.push(text);
    }
    if let Some(text) = others::off_hours(board, (i, j), d) {
        cost += weight::OFF_DAY;
        price.push(text);
    }
    StandIn { person: board.roster.people[j], load, cost, price }
}
