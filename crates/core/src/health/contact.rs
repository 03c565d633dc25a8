//! Who shared the office with somebody, by the roster that held.
//!
//! A roster cannot say who came within a metre for fifteen minutes (KMK HK.01.07/Menkes/4641/2021): it
//! says whom to ask first. The health officer decides who was a close contact.

use jiff::civil::Time;

use crate::arrange::{Cell, UnitRoster};
use crate::city::{City, PersonIx, Place, PostIx};

/// What a shared day rests on, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// Both held this post in the same shift.
    Post(PostIx),
    /// Their shifts met.
    Shift,
    /// Both were at the office of the unit that day.
    Day,
}

/// Somebody who shared a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// Who.
    pub person: PersonIx,
    /// By what.
    pub ground: Ground,
}

/// Who of a unit shared a day with the person in a row of its roster. `days`: days of the roster.
#[must_use]
pub fn shared(city: &City, unit: &UnitRoster, (row, day, days): (usize, usize, usize)) -> Vec<Shared> {
    let mine = unit.cell(row, day, days);
    let others = unit.people.iter().enumerate().filter(|(other, _)| *other != row);
    let met = others.filter_map(|(other, person)| {
        Some(Shared { person: *person, ground: ground(city, mine, unit.cell(other, day, days))? })
    });
    met.collect()
}

fn ground(city: &City, mine: Cell, other: Cell) -> Option<Ground> {
    if !mine.mode.on_site() || mine.mode != other.mode {
        return None;
    }
    let post = |cell: Cell| cell.post.and_then(|at| Some((at, city.posts.get(at.at())?)));
    match (post(mine), post(other)) {
        (Some((a, _)), Some((b, _))) if a == b => Some(Ground::Post(a)),
        (Some((_, a)), Some((_, b))) if a.place == Place::Office && b.place == Place::Office => {
            meet((a.start, a.end), (b.start, b.end)).then_some(Ground::Shift)
        }
        // In the field only those of one post are together.
        _ if mine.mode == crate::arrange::Mode::Field => None,
        _ => Some(Ground::Day),
    }
}

/// True if two shifts of one day have a minute in common. One that ends before it begins ends on the
/// next day.
fn meet(a: (Time, Time), b: (Time, Time)) -> bool {
    let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let span = |(start, end): (Time, Time)| {
        let (start, end) = (minutes(start), minutes(end));
        (start, if end <= start { end + 24 * 60 } else { end })
    };
    let (a, b) = (span(a), span(b));
    a.0 < b.1 && b.0 < a.1
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;
    use crate::arrange::Mode;
    use crate::city::{Provenance, UnitIx};
    use crate::diagnostic::Text;
    use crate::order::ClauseIx;

    fn post(city: &mut City, slug: &str, (start, end): (i8, i8), place: Place) {
        city.posts.push(crate::city::Post {
            slug: slug.into(),
            unit: UnitIx(0),
            name: Text::same(slug),
            place,
            skill: None,
            start: time(start, 0, 0, 0),
            end: time(end, 0, 0, 0),
            weekdays: [true; 7],
            holidays: true,
            need: 1,
            provenance: Provenance { source: "uji".into(), estimate: true },
        });
    }

    #[test]
    fn who_shared_the_day_and_by_what() {
        let mut city = crate::health::count::tests::city();
        post(&mut city, "pagi", (7, 14), Place::Office);
        post(&mut city, "siang", (13, 21), Place::Office);
        post(&mut city, "malam", (21, 8), Place::Office);
        post(&mut city, "patroli", (8, 16), Place::Field);
        let cell = |mode, post: Option<usize>| Cell {
            mode,
            post: post.map(PostIx::of),
            picket: false,
            clause: ClauseIx(0),
        };
        let cells = vec![
            cell(Mode::Office, Some(0)),
            cell(Mode::Office, Some(0)),
            cell(Mode::Office, Some(1)),
            cell(Mode::Office, Some(2)),
            cell(Mode::Office, None),
            cell(Mode::Home, None),
            cell(Mode::Field, Some(3)),
            cell(Mode::Field, None),
            cell(Mode::Away, None),
        ];
        let people = (0..cells.len()).map(PersonIx::of).collect();
        let unit = UnitRoster {
            unit: UnitIx(0),
            people,
            cohort: None,
            cells,
            uncovered: vec![],
            objective: 0,
            bound: 0,
        };
        let of = |row| {
            let all = shared(&city, &unit, (row, 0, 1));
            all.iter().map(|s| (s.person.at(), s.ground)).collect::<Vec<_>>()
        };
        let (morning, patrol) = (Ground::Post(PostIx::of(0)), Ground::Post(PostIx::of(3)));
        assert_eq!(of(0), [(1, morning), (2, Ground::Shift), (4, Ground::Day)], "the night is tomorrow's");
        assert_eq!(of(2), [(0, Ground::Shift), (1, Ground::Shift), (4, Ground::Day)]);
        assert_eq!(of(3), [(4, Ground::Day)], "another shift");
        assert_eq!(of(4).len(), 4, "no post: all day");
        assert_eq!(of(5), [], "at home");
        assert_eq!(of(6), [], "alone in the field");
        assert_ne!(patrol, morning);
    }
}
