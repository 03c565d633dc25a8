//! The rules of a roster, one named function each, read on the sheet of a unit.
//!
//! The planner asks here what is allowed and what it costs; docs/roster.md has the same rules as
//! formulas. The audit never asks here: it judges with its own reading of the order.

mod day;
mod price;

use jiff::civil::{Date, Time};

use self::day::{blank_day, fill_day, named_floors};
use super::Mode;
use crate::city::{City, Person, PersonIx, Place, Post, PostIx, StaffKind, UnitIx, Work};
use crate::order::{ClauseIx, Effect, QuotaIx, Standard, Standing, Where};

pub use price::{price_of_missing, weight};

/// Most calendar days in a row on duty on site: after six working days one day of rest (Article 79
/// of Law 13/2003 on manpower; a rule of this house where no order says otherwise).
pub const MOST_IN_A_ROW: usize = 6;

/// Least rest between the end of a post and the next start, minutes (11 hours).
pub const REST_MINUTES: i32 = 11 * 60;

/// What a person can be called in for on a day. Nobody is called in for anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// A post, by its position among the posts of the sheet.
    Post(usize),
    /// Picket officer without a post.
    Picket,
    /// To reach the floor of the quota.
    Floor,
    /// To reach the floor for some people of the unit, by its position among the day's floors.
    Named(usize),
}

/// Who is called in for what: `member * days + day`.
pub type Calls = Vec<Option<Task>>;

/// Where the picket officers of a day are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// At home.
    Home,
    /// At the office.
    Office,
    /// In the field.
    Field,
}

/// Where one person may be on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stance {
    /// Where the person is when not called in.
    pub idle: Mode,
    /// The clause of that: the closing one where a closed office keeps the person at home.
    pub clause: ClauseIx,
    /// The clause of the standing itself, which a call rests on.
    pub rule: ClauseIx,
    /// May be called to the office.
    pub office: bool,
    /// May be called to the field.
    pub field: bool,
    /// The order wants everyone on site.
    pub required: bool,
    /// May be called as a picket officer only: the order otherwise keeps the person at home.
    pub picket_only: bool,
    /// The quota in which the person counts when called.
    pub quota: Option<QuotaIx>,
}

/// At least so many of some people of the unit are on site.
#[derive(Debug, Clone)]
pub struct NamedFloor {
    /// For each member: is one of them.
    pub counts: Vec<bool>,
    /// How many have to come.
    pub min: i64,
    /// Of these, how many have to be called in beyond those on site anyway.
    pub calls: i64,
    /// The clause.
    pub clause: ClauseIx,
}

/// What holds for a unit on a day.
#[derive(Debug, Clone)]
pub struct Day {
    /// The date.
    pub date: Date,
    /// A public holiday.
    pub holiday: bool,
    /// A working day of the offices.
    pub working: bool,
    /// Caps: at most so many on site under each quota.
    pub caps: Vec<(QuotaIx, i64)>,
    /// All who may be on site by call, under any quota or none: exact if only one quota speaks.
    pub joint: i64,
    /// True if `joint` says all that `caps` say.
    pub exact: bool,
    /// At least so many on site.
    pub floor: i64,
    /// Picket officers asked for, where, by which clause.
    pub picket: Option<(i64, Site, ClauseIx)>,
    /// Of these, how many have to be called in beyond those on site anyway.
    pub picket_calls: i64,
    /// Calls without a post that are fixed, whether the floor needs them or not.
    pub fixed_calls: i64,
    /// Floors for some people of the unit.
    pub floors: Vec<NamedFloor>,
}

/// Everything the rules say about one unit.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The unit.
    pub unit: UnitIx,
    /// Its people, in the order of a seeded hash of their id, so that position decides nothing.
    pub members: Vec<(PersonIx, &'a Person)>,
    /// Its posts.
    pub posts: Vec<(PostIx, &'a Post)>,
    /// Ordinary office hours, minutes of the day.
    pub hours: (i32, i32),
    /// The days of the order.
    pub days: Vec<Day>,
    /// `member * days + day`.
    pub stances: Vec<Stance>,
    /// `member * posts + post`: has the skill.
    skilled: Vec<bool>,
    /// Number of cohorts and the cohort of each member.
    pub cohort: Option<(u8, Vec<u8>)>,
    /// How the parent roster called: `None` where it says nothing.
    pub before: Vec<Option<Option<Task>>>,
    /// Calls that are not to be changed: `None` where there is a choice.
    pub fixed: Vec<Option<Option<Task>>>,
    /// Days on which each member was called under earlier orders.
    pub history: Vec<i64>,
    /// The last day that is past, and who of the members was on site on it without a call: it cannot
    /// become their day off any more.
    pub came: Option<(usize, Vec<bool>)>,
}

impl Task {
    /// True for a post.
    pub const fn is_post(self) -> bool {
        matches!(self, Self::Post(_))
    }
}

impl<'a> Sheet<'a> {
    /// What a member was called for, as fixed or published: `member * days + day`.
    #[must_use]
    pub fn published(&self, at: usize) -> Option<Task> {
        let fixed = self.fixed.get(at).copied().flatten();
        fixed.or_else(|| self.before.get(at).copied().flatten()).flatten()
    }

    /// Reads the order for one unit. `members` decide the order in which ties fall.
    #[must_use]
    pub fn read(
        city: &'a City,
        effect: &Effect,
        unit: UnitIx,
        members: Vec<(PersonIx, &'a Person)>,
        posts: Vec<(PostIx, &'a Post)>,
    ) -> Self {
        let mut days: Vec<Day> = effect.days.iter().map(|&date| blank_day(city, date)).collect();
        let mut stances = Vec::with_capacity(members.len() * days.len());
        for &(ix, person) in &members {
            stances.extend((0..days.len()).map(|d| stance(effect, unit, (ix, person), d, &days[d])));
        }
        let skilled = members.iter().flat_map(|&(_, p)| posts.iter().map(|&(_, post)| holds_skill(p, post)));
        let skilled = skilled.collect();
        for (d, day) in days.iter_mut().enumerate() {
            let column: Vec<Stance> = stances.iter().skip(d).step_by(effect.days.len()).copied().collect();
            fill_day(effect, unit, (d, day), &column, &posts);
            day.floors = named_floors(effect, unit, d, (&members, &column));
        }
        let (before, fixed) = (vec![None; stances.len()], vec![None; stances.len()]);
        let history = vec![0; members.len()];
        let hours = (minutes(city.hours.0), minutes(city.hours.1));
        let (cohort, came) = (None, None);
        Self { unit, members, posts, hours, days, stances, skilled, cohort, before, fixed, history, came }
    }

    /// Stance of a member on a day.
    #[must_use]
    pub fn stance(&self, i: usize, d: usize) -> Stance {
        self.stances[i * self.days.len() + d]
    }

    /// Rule: who may be called in for what. Availability, place, skill, post kept, cohort; not the
    /// cap and not the rest, which depend on others.
    #[must_use]
    pub fn may(&self, i: usize, d: usize, task: Task) -> bool {
        if let Some(fixed) = self.fixed[i * self.days.len() + d] {
            return fixed == Some(task);
        }
        let (s, day) = (self.stance(i, d), &self.days[d]);
        let by_rule = match task {
            Task::Post(p) => {
                let post = self.posts[p].1;
                let place = if post.place == Place::Office { s.office } else { s.field };
                place && !s.picket_only && self.skilled(i, p) && post.kept_on(day.date, day.holiday)
            }
            Task::Picket => day.picket.is_some_and(|(_, site, _)| match site {
                Site::Home => false,
                Site::Office => s.office,
                Site::Field => s.field,
            }),
            Task::Floor => (s.office || s.field) && !s.picket_only && s.quota.is_some(),
            Task::Named(f) => (s.office || s.field) && !s.picket_only && day.floors[f].counts[i],
        };
        by_rule && (s.idle.on_site() || self.cohort_day(i, d)) && self.rested(i, d, task)
    }

    /// Rule: who was at the office yesterday, which is past, has the rest before a task of today.
    fn rested(&self, i: usize, d: usize, task: Task) -> bool {
        let came = self.came.as_ref().filter(|(last, who)| last + 1 == d && who[i]);
        came.is_none_or(|(last, _)| !self.tired(*last, Task::Floor, task))
    }

    /// Rule: a post is held by someone with its skill.
    #[must_use]
    pub fn skilled(&self, i: usize, p: usize) -> bool {
        self.skilled[i * self.posts.len() + p]
    }

    /// Rule: with cohorts, people whom the order does not call come on days of their cohort only.
    #[must_use]
    pub fn cohort_day(&self, i: usize, d: usize) -> bool {
        self.cohort.as_ref().is_none_or(|(k, of)| of[i] == cohort_of_day(d, *k))
    }

    /// People needed for a task on a day.
    #[must_use]
    pub fn need(&self, d: usize, task: Task) -> i64 {
        let day = &self.days[d];
        match task {
            Task::Post(p) if self.posts[p].1.kept_on(day.date, day.holiday) => {
                i64::from(self.posts[p].1.need)
            }
            Task::Post(_) => 0,
            Task::Picket => day.picket_calls,
            Task::Floor => day.floor.max(day.fixed_calls),
            Task::Named(f) => day.floors[f].calls,
        }
    }

    /// Rule: 11 hours of rest between a task and that of the next day. Without a post the hours are
    /// those of the office.
    #[must_use]
    pub fn tired(&self, d: usize, today: Task, next: Task) -> bool {
        let follows = self.days.get(d + 1).is_some_and(|n| self.days[d].date.tomorrow().ok() == Some(n.date));
        follows && self.start(next) + 24 * 60 - self.end(today) < REST_MINUTES
    }

    fn start(&self, task: Task) -> i32 {
        if let Task::Post(p) = task { minutes(self.posts[p].1.start) } else { self.hours.0 }
    }

    fn end(&self, task: Task) -> i32 {
        match task {
            Task::Post(p) => {
                let post = self.posts[p].1;
                minutes(post.end) + if is_night(post) { 24 * 60 } else { 0 }
            }
            Task::Picket | Task::Floor | Task::Named(_) => self.hours.1,
        }
    }

    /// True if two posts of this unit can break the rest at all.
    #[must_use]
    pub fn can_tire(&self) -> bool {
        let tasks: Vec<Task> = (0..self.posts.len()).map(Task::Post).chain([Task::Floor]).collect();
        let late = tasks.iter().map(|&t| self.end(t)).max().unwrap_or(0);
        let early = tasks.iter().map(|&t| self.start(t)).min().unwrap_or(0);
        early + 24 * 60 - late < REST_MINUTES
    }

    /// People a named floor counts who are on site on a day, called or not.
    #[must_use]
    pub fn present(&self, calls: &[Option<Task>], d: usize, floor: usize) -> i64 {
        let counts = &self.days[d].floors[floor].counts;
        let here = |i: &usize| counts[*i] && self.on_duty(calls, *i, d);
        whole((0..self.members.len()).filter(here).count())
    }

    /// True if someone is on site on a day, called or by an order to all that no shift beside it excuses.
    #[must_use]
    pub fn on_duty(&self, calls: &[Option<Task>], i: usize, d: usize) -> bool {
        let called = calls[i * self.days.len() + d].is_some();
        called || (self.stance(i, d).idle.on_site() && !self.too_near(calls, i, d))
    }

    /// Rule: true if the shift before or after leaves too little rest for the office hours of a day.
    #[must_use]
    pub fn too_near(&self, calls: &[Option<Task>], i: usize, d: usize) -> bool {
        let at = i * self.days.len() + d;
        let before = d > 0 && calls[at - 1].is_some_and(|t| self.tired(d - 1, t, Task::Floor));
        let after = d + 1 < self.days.len() && calls[at + 1].is_some_and(|t| self.tired(d, Task::Floor, t));
        before || after
    }

    /// Rule: how many calendar days in a row someone is on duty up to a day, that day included.
    #[must_use]
    pub fn run(&self, calls: &[Option<Task>], i: usize, d: usize) -> usize {
        let follows = |e: usize| self.days[e].date.tomorrow().ok() == Some(self.days[e + 1].date);
        let mut first = d;
        while first > 0 && follows(first - 1) && self.on_duty(calls, i, first - 1) {
            first -= 1;
        }
        d + 1 - first
    }

    /// Rule: true if being called on a day, too, would make more days in a row than are allowed. Who is
    /// on site by an order to all is there with the call and without it.
    #[must_use]
    pub fn too_many_in_a_row(&self, calls: &[Option<Task>], i: usize, d: usize) -> bool {
        self.too_long(calls, (i, d), |e| self.on_duty(calls, i, e))
    }

    /// Rule: true if the call of a day makes a run too long, the calls that come after it left out: of a
    /// run of calls the last ones are too many.
    #[must_use]
    pub fn overruns(&self, calls: &[Option<Task>], i: usize, d: usize) -> bool {
        let bound = |e: usize| self.stance(i, e).idle.on_site() && self.on_duty(calls, i, e);
        self.too_long(calls, (i, d), bound)
    }

    fn too_long(
        &self,
        calls: &[Option<Task>],
        (i, d): (usize, usize),
        after: impl Fn(usize) -> bool,
    ) -> bool {
        let follows = |e: usize| self.days[e].date.tomorrow().ok() == Some(self.days[e + 1].date);
        let mut last = d;
        while last + 1 < self.days.len() && follows(last) && after(last + 1) {
            last += 1;
        }
        !self.stance(i, d).idle.on_site() && self.run(calls, i, d) + (last - d) > MOST_IN_A_ROW
    }

    /// People called on a day for whom something holds.
    pub fn count(&self, calls: &[Option<Task>], d: usize, that: impl Fn(Stance, Task) -> bool) -> i64 {
        let width = self.days.len();
        let called = (0..self.members.len()).filter_map(|i| calls[i * width + d].map(|t| (i, t)));
        called.map(|(i, t)| i64::from(that(self.stance(i, d), t))).sum()
    }
}

/// The cohort whose days it is: two days each, in turns.
#[must_use]
#[allow(clippy::cast_possible_truncation)]
pub const fn cohort_of_day(d: usize, cohorts: u8) -> u8 {
    (d / 2 % cohorts as usize) as u8
}

/// 0 for an official who does not head the unit; more the less one should be picket officer.
#[must_use]
pub fn rank_penalty(person: &Person) -> i64 {
    match (person.kind, person.head) {
        (StaffKind::NonAsn, _) => 2,
        (_, true) => 1,
        _ => 0,
    }
}

/// True if the post ends on the next day.
#[must_use]
pub fn is_night(post: &Post) -> bool {
    post.end <= post.start
}

/// Rule: the skill of a post.
#[must_use]
pub fn holds_skill(person: &Person, post: &Post) -> bool {
    post.skill.as_ref().is_none_or(|skill| person.skills.contains(skill))
}

fn minutes(time: Time) -> i32 {
    i32::from(time.hour()) * 60 + i32::from(time.minute())
}

/// Rule: where a person may be on a day, by availability, standing, closed office and calendar.
#[must_use]
pub fn stance(effect: &Effect, unit: UnitIx, who: (PersonIx, &Person), d: usize, day: &Day) -> Stance {
    let (ix, person) = who;
    let standing = effect.of(ix, d);
    let clause = standing.map_or(ClauseIx(0), |s| s.clause);
    let idle = if person.shift || day.working { Mode::Home } else { Mode::Off };
    let (office, field, required, picket_only) = (false, false, false, false);
    let still = Stance { idle, clause, rule: clause, office, field, required, picket_only, quota: None };
    if person.is_away(day.date) {
        return Stance { idle: Mode::Away, ..still };
    }
    let Some(standing) = standing else { return still };
    if standing.standard == Standard::Home {
        return at_home(effect, unit, d, still, person);
    }
    let closed = effect.closed(unit, d);
    let (office, field) = places(standing);
    let (reach_office, reach_field) =
        (office && closed.is_none() && !person.home_only, field && !person.home_only);
    let quota = if let Standard::Quota(q) = standing.standard { Some(q) } else { None };
    let mut s = Stance { office: reach_office, field: reach_field, quota, ..still };
    if let Some(closing) = closed.filter(|_| s.idle == Mode::Home && !field && !person.home_only) {
        s.clause = closing;
    }
    if standing.standard == Standard::OnSite {
        s.required = true;
        s.idle = if day.working { on_site_idle(person, standing.place, &s) } else { Mode::Off };
        if let Some(closing) = closed.filter(|_| s.idle == Mode::Home && !person.home_only) {
            s.clause = closing;
        }
    }
    s
}

/// Rule: someone who is to work at home comes only as a picket officer whom a clause puts at the office.
fn at_home(effect: &Effect, unit: UnitIx, d: usize, still: Stance, person: &Person) -> Stance {
    let place = effect.picket(unit, d).and_then(|p| p.place);
    let (office, field) = match place {
        Some(Where::Office | Where::OfficeOrField) => (effect.closed(unit, d).is_none(), false),
        Some(Where::Field) => (false, true),
        _ => (false, false),
    };
    let reach = (office || field) && !person.home_only;
    let quota = effect.unit_quota[unit.at() * effect.days.len() + d].filter(|_| reach);
    Stance { office: office && reach, field: field && reach, picket_only: true, quota, ..still }
}

/// Places a standing allows: (office, field). A quota written for those at home leaves both.
const fn places(standing: Standing) -> (bool, bool) {
    match standing.place {
        Where::Office | Where::Substitute => (true, false),
        Where::Field => (false, true),
        Where::OfficeOrField | Where::NotHome | Where::Anywhere | Where::Home => (true, true),
    }
}

/// Rule: where everyone is to be on site, field workers go to the field if the order lets them,
/// others to the office; from a closed office they go home.
fn on_site_idle(person: &Person, place: Where, s: &Stance) -> Mode {
    match (s.office, s.field) {
        (_, true) if person.work == Work::Field || place == Where::Field => Mode::Field,
        (true, _) => Mode::Office,
        _ => Mode::Home,
    }
}

/// A count as the planner reckons.
#[must_use]
#[allow(clippy::cast_possible_wrap)]
pub const fn whole(n: usize) -> i64 {
    n as i64
}
