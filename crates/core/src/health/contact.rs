//! Who shared the office with somebody: by the roster that held, and by what people said when they
//! checked in.
//!
//! Neither says who came within a metre for fifteen minutes (KMK HK.01.07/Menkes/4641/2021): they say
//! whom to ask first. The health officer decides who was a close contact.

use jiff::civil::Time;

use crate::arrange::{Cell, Mode};
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
    /// Both were in the field that day, and of one at least nobody planned where.
    Field,
}

/// Whose word it is that somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The roster alone: they never checked in (presensi).
    Roster,
    /// Their check-in alone: the roster had them elsewhere, or there was none.
    CheckIn,
    /// The roster, and their check-in says the same.
    Both,
    /// The roster, but by their check-in they worked there instead. A planned day stays a ground: a
    /// check-in is a word, too.
    Against(Mode),
}

/// What is known of where somebody was on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Who.
    pub person: PersonIx,
    /// What the roster had for them; `None`: they stood on none.
    pub planned: Option<Cell>,
    /// Where they said they worked, by the check-ins that stand; empty: they never checked in.
    pub said: Vec<Mode>,
}

/// How somebody was on site, on which post, and whose word it is.
type Spot = (Mode, Option<PostIx>, Basis);

impl Presence {
    /// Where they may have been on site.
    fn spots(&self) -> Vec<Spot> {
        let planned = self.planned.filter(|cell| cell.mode.on_site());
        let plan = planned.map(|cell| {
            let basis = match self.said.first() {
                None => Basis::Roster,
                Some(_) if self.said.contains(&cell.mode) => Basis::Both,
                Some(elsewhere) => Basis::Against(*elsewhere),
            };
            (cell.mode, cell.post, basis)
        });
        let beyond = |mode: &&Mode| mode.on_site() && planned.is_none_or(|cell| cell.mode != **mode);
        let said = self.said.iter().filter(beyond).map(|mode| (*mode, None, Basis::CheckIn));
        plan.into_iter().chain(said).collect()
    }
}

/// Somebody who shared a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// Who.
    pub person: PersonIx,
    /// By what.
    pub ground: Ground,
    /// Whose word it is that they were there.
    pub basis: Basis,
}

/// Who of a unit shared a day with a case, each by the nearest ground there is.
#[must_use]
pub fn shared(city: &City, unit: &[Presence], case: PersonIx) -> Vec<Shared> {
    let of_case = unit.iter().find(|one| one.person == case).map(Presence::spots).unwrap_or_default();
    let others = unit.iter().filter(|one| one.person != case);
    let met = others.filter_map(|other| {
        let spots = other.spots();
        let pairs = spots.iter().flat_map(|theirs| of_case.iter().map(move |mine| (mine, theirs)));
        let grounds = pairs.filter_map(|(mine, theirs)| Some((ground(city, *mine, *theirs)?, theirs.2)));
        let (ground, basis) = grounds.min_by_key(|(ground, _)| *ground)?;
        Some(Shared { person: other.person, ground, basis })
    });
    met.collect()
}

fn ground(city: &City, mine: Spot, other: Spot) -> Option<Ground> {
    if mine.0 != other.0 {
        return None;
    }
    let post = |spot: Spot| spot.1.and_then(|at| Some((at, city.posts.get(at.at())?)));
    match (post(mine), post(other)) {
        (Some((a, _)), Some((b, _))) if a == b => Some(Ground::Post(a)),
        (Some((_, a)), Some((_, b))) if a.place == Place::Office && b.place == Place::Office => {
            meet((a.start, a.end), (b.start, b.end)).then_some(Ground::Shift)
        }
        // Planned for the field, only those of one post are together; who went unplanned may have been
        // with anybody there.
        _ if mine.0 == Mode::Field => {
            [mine, other].iter().any(|spot| spot.2 == Basis::CheckIn).then_some(Ground::Field)
        }
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
        let one = |(at, cell): (usize, &Cell)| Presence {
            person: PersonIx::of(at),
            planned: Some(*cell),
            said: vec![],
        };
        let unit: Vec<_> = cells.iter().enumerate().map(one).collect();
        let of = |row| {
            let all = shared(&city, &unit, PersonIx::of(row));
            assert!(all.iter().all(|s| s.basis == Basis::Roster));
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

    #[test]
    fn what_people_said_joins_what_was_planned_for_them() {
        use Mode::{Away, Field, Home, Office};
        let city = crate::health::count::tests::city();
        let there = |at: usize, planned: Option<Mode>, said: &[Mode]| Presence {
            person: PersonIx::of(at),
            planned: planned.map(|mode| Cell { mode, post: None, picket: false, clause: ClauseIx(0) }),
            said: said.to_vec(),
        };
        let case = there(0, Some(Office), &[]);
        let (day, field) = (Ground::Day, Ground::Field);
        type Rule<'a> = (&'a Presence, Option<Mode>, &'a [Mode], Option<(Ground, Basis)>);
        let table: [Rule<'_>; 11] = [
            (&case, Some(Office), &[], Some((day, Basis::Roster))),
            (&case, Some(Office), &[Office], Some((day, Basis::Both))),
            (&case, Some(Office), &[Home], Some((day, Basis::Against(Home)))),
            (&case, Some(Office), &[Home, Office], Some((day, Basis::Both))),
            (&case, Some(Field), &[Office], Some((day, Basis::CheckIn))),
            (&case, Some(Home), &[Office], Some((day, Basis::CheckIn))),
            (&case, Some(Away), &[Home, Office], Some((day, Basis::CheckIn))),
            (&case, None, &[Office], Some((day, Basis::CheckIn))),
            (&case, Some(Home), &[Home], None),
            (&case, Some(Home), &[Field], None),
            (&case, Some(Home), &[], None),
        ];
        let out = there(0, Some(Home), &[Field]);
        let at_home = there(0, Some(Home), &[Home]);
        let came = there(0, None, &[Office]);
        let more: [Rule<'_>; 4] = [
            (&out, Some(Field), &[], Some((field, Basis::Roster))),
            (&out, Some(Home), &[Field], Some((field, Basis::CheckIn))),
            (&at_home, Some(Office), &[Office], None),
            (&came, Some(Office), &[], Some((day, Basis::Roster))),
        ];
        for (case, planned, said, expected) in table.into_iter().chain(more) {
            let met = shared(&city, &[case.clone(), there(1, planned, said)], case.person);
            let met: Vec<_> = met.iter().map(|s| (s.ground, s.basis)).collect();
            assert_eq!(met, expected.into_iter().collect::<Vec<_>>(), "{planned:?} {said:?}");
        }
    }
}
