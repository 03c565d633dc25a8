//! Why a day cannot be filled: the smallest set of posts, clauses and absences that cannot hold
//! together, found by leaving out one after the other and confirmed by solving the day again
//! without each.

use super::words::{day_words, join};
use super::{Board, UnitRoster, others};
use crate::arrange::flow::Network;
use crate::arrange::rules::holds_skill;
use crate::arrange::{Cell, Mode};
use crate::city::{City, Person, Place, Post, PostIx};
use crate::diagnostic::Text;
use crate::order::{ClauseIx, Effect, Standard, Where};

/// One thing that has its part in an impossible day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A post that has to be filled.
    Post(PostIx),
    /// A clause: its cap, whom it keeps at home, the office it closes.
    Clause(ClauseIx),
    /// People who are not available.
    Absent,
    /// People who are kept at home.
    KeptHome,
    /// The shifts of the days before and after.
    Rest,
}

/// A day on which posts stay open, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What cannot hold together; leaving any one of them out makes it possible.
    pub parts: Vec<Part>,
    /// The same in words, with the arithmetic.
    pub told: Text,
}

/// Why the posts of a day cannot all be filled. `None` if the day for itself could be: then what
/// keeps it open lies in other days or in the cohorts.
#[must_use]
pub fn conflict(
    (city, people, effect): (&City, &[Person], &Effect),
    roster: &UnitRoster,
    day: usize,
) -> Option<Conflict> {
    let board = Board { city, people, effect, roster, days: effect.days.len() };
    let case = Case::read(&board, day);
    let mut parts = case.all_parts();
    if case.can_be(&parts) {
        return None;
    }
    // What may go first is left out first: neighbours, then people, then posts, clauses last.
    let mut tried = parts.clone();
    tried.sort_by_key(|part| match part {
        Part::Rest => 0,
        Part::KeptHome => 1,
        Part::Absent => 2,
        Part::Post(_) => 3,
        Part::Clause(_) => 4,
    });
    for part in tried {
        let without: Vec<Part> = parts.iter().copied().filter(|p| *p != part).collect();
        if !case.can_be(&without) {
            parts = without;
        }
    }
    let told = case.tell(&parts);
    Some(Conflict { parts, told })
}

/// A day of a unit with everything that can stand in its way.
struct Case<'b> {
    board: &'b Board<'b>,
    day: usize,
    posts: Vec<(PostIx, &'b Post)>,
}

impl<'b> Case<'b> {
    fn read(board: &'b Board<'b>, day: usize) -> Self {
        let date = board.effect.days[day];
        let holiday = board.city.holiday(date, date).is_some();
        let here = board.city.posts.iter().enumerate().filter(|(_, p)| p.unit == board.roster.unit);
        let kept = here.filter(|(_, p)| p.kept_on(date, holiday)).map(|(i, p)| (PostIx::of(i), p));
        Self { board, day, posts: kept.collect() }
    }

    fn all_parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = self.posts.iter().map(|(ix, _)| Part::Post(*ix)).collect();
        let mut clauses: Vec<ClauseIx> = vec![];
        clauses.extend(self.board.effect.closed(self.board.roster.unit, self.day));
        for i in self.board.rows() {
            clauses.extend(self.board.standing(i, self.day).map(|s| s.clause));
            clauses.extend(self.board.quota(i, self.day).map(|q| q.clause));
        }
        clauses.sort_unstable();
        clauses.dedup();
        parts.extend(clauses.into_iter().map(Part::Clause));
        parts.extend([Part::Absent, Part::KeptHome, Part::Rest]);
        parts
    }

    /// True if the posts among the parts can all be filled when only these parts hold.
    fn can_be(&self, parts: &[Part]) -> bool {
        let holds = |part: Part| parts.contains(&part);
        let mut net = Network::new();
        let (source, sink) = (net.node(), net.node());
        let mut wanted = 0;
        let posts: Vec<_> = self.posts.iter().filter(|(ix, _)| holds(Part::Post(*ix))).collect();
        let slots: Vec<_> = posts
            .iter()
            .map(|(_, post)| {
                let node = net.node();
                wanted += i64::from(post.need);
                net.arc(node, sink, i64::from(post.need), -1);
                node
            })
            .collect();
        let mut halls = vec![];
        for i in self.board.rows() {
            let quota = self.board.quota(i, self.day).filter(|q| holds(Part::Clause(q.clause)));
            let from = match quota {
                None => source,
                Some(quota) => match halls.iter().find(|(clause, _)| *clause == quota.clause) {
                    Some((_, hall)) => *hall,
                    None => {
                        let hall = net.node();
                        net.arc(source, hall, i64::from(quota.on_site_max), 0);
                        halls.push((quota.clause, hall));
                        hall
                    }
                },
            };
            let person = net.node();
            net.arc(from, person, 1, 0);
            for ((ix, post), slot) in posts.iter().zip(&slots) {
                if self.may(i, (*ix, post), &holds) {
                    net.arc(person, *slot, 1, 0);
                }
            }
        }
        -net.minimise(source, sink) == wanted
    }

    /// True if none of the parts that hold keeps someone from a post.
    fn may(&self, i: usize, (ix, post): (PostIx, &Post), holds: &impl Fn(Part) -> bool) -> bool {
        let (board, d) = (self.board, self.day);
        let person = board.person(i);
        let away = person.is_away(board.effect.days[d]) && holds(Part::Absent);
        let kept = person.home_only && holds(Part::KeptHome);
        if away || kept || !holds_skill(person, post) {
            return false;
        }
        let closed = board.effect.closed(board.roster.unit, d);
        if closed.is_some_and(|c| holds(Part::Clause(c))) && post.place == Place::Office {
            return false;
        }
        if let Some(standing) = board.standing(i, d).filter(|s| holds(Part::Clause(s.clause))) {
            let elsewhere = if post.place == Place::Office { Where::Field } else { Where::Office };
            if standing.standard == Standard::Home || standing.place == elsewhere {
                return false;
            }
        }
        let mode = if post.place == Place::Office { Mode::Office } else { Mode::Field };
        let duty = Cell { mode, post: Some(ix), picket: false, clause: board.cell(i, d).clause };
        !holds(Part::Rest) || others::rest(board, i, d, duty).is_none()
    }

    /// "Rabu, 30 Juni 2021: IGD (4 orang) + ICU (2 orang) = 6 orang; Diktum KEDUA: paling banyak 5; ..."
    fn tell(&self, parts: &[Part]) -> Text {
        let day = day_words(self.board.effect.days[self.day]);
        let posts: Vec<&(PostIx, &Post)> =
            self.posts.iter().filter(|(ix, _)| parts.contains(&Part::Post(*ix))).collect();
        let sum: u32 = posts.iter().map(|(_, p)| p.need).sum();
        let list = |lang: fn(&Text) -> &str| {
            let each: Vec<String> =
                posts.iter().map(|(_, p)| format!("{} ({})", lang(&p.name), p.need)).collect();
            each.join(" + ")
        };
        let (mut id, mut en) = (list(|t| &t.id), list(|t| &t.en));
        if posts.len() > 1 {
            id += &format!(" = {sum}");
            en += &format!(" = {sum}");
        }
        let mut told = vec![join(format!("perlu {id} orang"), format!("needed: {en} people"))];
        told.extend(parts.iter().filter_map(|part| self.part(*part, &posts)));
        let ids: Vec<&str> = told.iter().map(|t| t.id.as_str()).collect();
        let ens: Vec<&str> = told.iter().map(|t| t.en.as_str()).collect();
        join(
            format!("{}: {}. Tanpa salah satunya hari itu dapat diisi.", day.id, ids.join("; ")),
            format!("{}: {}. Without any one of these the day can be filled.", day.en, ens.join("; ")),
        )
    }

    /// People with a skill that one of the posts asks for, of whom something holds.
    fn able(&self, posts: &[&(PostIx, &Post)], that: impl Fn(usize) -> bool) -> usize {
        let board = self.board;
        let skilled = |i: &usize| posts.iter().any(|(_, post)| holds_skill(board.person(*i), post));
        board.rows().filter(skilled).filter(|&i| that(i)).count()
    }

    /// What a part that is no post says.
    fn part(&self, part: Part, posts: &[&(PostIx, &Post)]) -> Option<Text> {
        let board = self.board;
        match part {
            Part::Post(_) => None,
            Part::Clause(clause) => Some(self.clause(clause, posts)),
            Part::Absent => {
                let n = self.able(posts, |i| board.person(i).is_away(board.effect.days[self.day]));
                Some(crate::say!("{n} yang mampu tidak tersedia", "{n} who could are not available"))
            }
            Part::KeptHome => {
                let n = self.able(posts, |i| board.person(i).home_only);
                Some(crate::say!(
                    "{n} yang mampu tidak tersedia di kantor",
                    "{n} who could are not available at the office"
                ))
            }
            Part::Rest => Some(Text::fixed(
                "istirahat 11 jam sesudah dan sebelum sif yang sudah dibagi",
                "11 hours of rest after and before the shifts already given",
            )),
        }
    }

    fn clause(&self, clause: ClauseIx, posts: &[&(PostIx, &Post)]) -> Text {
        let (board, d) = (self.board, self.day);
        let label = board.effect.label(clause);
        let cap = board.rows().filter_map(|i| board.quota(i, d)).find(|q| q.clause == clause);
        if let Some(quota) = cap {
            let (most, sum) = (quota.on_site_max, quota.arithmetic());
            let (id, en) = (sum.id, sum.en);
            return crate::say!(
                "{label}: paling banyak {most} orang di tempat ({id})",
                "{label}: at most {most} people on site ({en})"
            );
        }
        if board.effect.closed(board.roster.unit, d) == Some(clause) {
            return crate::say!("{label}: kantor ditutup", "{label}: the office is closed");
        }
        let n = self.able(posts, |i| board.standing(i, d).is_some_and(|s| s.clause == clause));
        crate::say!(
            "{label}: {n} yang mampu tidak di tempat itu",
            "{label}: {n} who could are not at that place"
        )
    }
}
