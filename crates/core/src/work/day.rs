//! The day of one person: where they work and by which clause, from when to when, when they check in
//! and out, and what else the order asks of them that day.
//!
//! Asked by the pages of an employee, by check-in and by the recap of a unit. It never decides where
//! somebody works (the roster does) and never says why somebody is not available.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time};

use crate::arrange::{Mode, UnitRoster};
use crate::city::{City, Person, PersonIx, Post, PostIx, weekday_index};
use crate::diagnostic::Text;
use crate::order::{ClauseIx, Duty, DutyKind, Effect, Force, Frequency, HoursKind, Owed, Standard, Window};

/// Minutes before the start of work at which check-in opens where the order gives no window: our
/// default. Who comes early to a closed gate is not sent home by a page.
pub const EARLY_MINUTES: i64 = 90;

/// Minutes after the start of work during which check-in is still on time where the order gives no
/// window: our default. Counters of real cities gave none and punished a queue at their own door.
pub const GRACE_MINUTES: i64 = 30;

/// Hours after the end of work during which check-out stays open where the order gives no window:
/// our default, long enough for a report that has to be finished.
pub const LEAVE_HOURS: i64 = 4;

/// What a day is read from.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The city.
    pub city: &'a City,
    /// Its people.
    pub people: &'a [Person],
    /// The order that holds on the day, with whom its duties concern; `None`: none does.
    pub order: Option<(&'a Effect, &'a Owed)>,
    /// The published roster of the person's unit under that order, if there is one.
    pub roster: Option<&'a UnitRoster>,
}

/// What a time rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A clause of the order.
    Clause(ClauseIx),
    /// The shift of a post.
    Shift(PostIx),
    /// The ordinary office hours of the city (jam kerja).
    City,
}

/// From when to when, by the clock on the wall of the city. `to` may lie on the day after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First instant.
    pub from: DateTime,
    /// Last instant.
    pub to: DateTime,
}

impl Stretch {
    /// True if the two share an instant.
    #[must_use]
    pub fn touches(&self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// When somebody checks in and out (jendela presensi).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Windows {
    /// Check-in (presensi masuk): on time within it.
    pub arrive: Stretch,
    /// Check-out (presensi pulang).
    pub leave: Stretch,
    /// What asks for it: the order's duty, else the city's hours.
    pub basis: Basis,
    /// True if the order gives no times and these are our default around the hours.
    pub by_default: bool,
    /// The order wants the place too, at the tap and only then (membagikan lokasi).
    pub locates: bool,
}

/// A duty that is a person's on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Kind.
    pub kind: DutyKind,
    /// What, in words.
    pub what: Text,
    /// How strongly.
    pub force: Force,
    /// At the latest, if the order says it.
    pub deadline: Option<DateTime>,
    /// To whom, if the order says it.
    pub receiver: Option<String>,
    /// The clause.
    pub clause: ClauseIx,
    /// It holds all day and is never "done".
    pub throughout: bool,
}

/// The day of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkDay {
    /// The day.
    pub date: Date,
    /// Where; `None` if the order leaves it open and no roster is published.
    pub mode: Option<Mode>,
    /// The clause of that; `None` where no order holds.
    pub clause: Option<ClauseIx>,
    /// The post they hold.
    pub post: Option<PostIx>,
    /// Picket officer of the unit (petugas piket).
    pub picket: bool,
    /// Working hours, and what they rest on; `None` on days off.
    pub hours: Option<(Stretch, Basis)>,
    /// The hours are bounds within which one chooses.
    pub flexible: bool,
    /// When to check in and out; `None` if nobody is asked to.
    pub windows: Option<Windows>,
    /// What is asked of them, in the order of the text.
    pub duties: Vec<Due>,
}

impl WorkDay {
    /// True if they work on this day, wherever.
    #[must_use]
    pub const fn works(&self) -> bool {
        !matches!(self.mode, Some(Mode::Away | Mode::Off))
    }
}

/// The day of a person; `None` if there is no such person.
#[must_use]
pub fn work_day(ground: Ground<'_>, who: PersonIx, date: Date) -> Option<WorkDay> {
    let person = ground.people.get(who.at())?;
    let Ground { city, order, .. } = ground;
    let place = place(ground, (who, person), date);
    let home = place.mode == Some(Mode::Home);
    let held = order.and_then(|(effect, owed)| Some((effect, owed, (effect.day(date)?, home))));
    let post = place.post.and_then(|p| city.posts.get(p.at()).map(|post| (p, post)));
    let works = !matches!(place.mode, Some(Mode::Away | Mode::Off));
    let (hours, flexible) = if works { hours(city, held, (person, post), date) } else { (None, false) };
    let mine = |kind: &DutyKind| {
        let (effect, owed, day) = held?;
        owed.binding(effect, kind, person, day).next()
    };
    let locates = mine(&DutyKind::ShareLocation).is_some();
    let windows = hours.map(|(hours, basis)| windows(mine(&DutyKind::Attendance), (hours, basis), date));
    Some(WorkDay {
        date,
        mode: place.mode,
        clause: place.clause,
        post: place.post,
        picket: place.picket,
        hours,
        flexible,
        windows: windows.map(|windows| Windows { locates, ..windows }),
        duties: held.map_or_else(Vec::new, |held| duties(held, person, &place, date)),
    })
}

/// Where somebody is.
struct Place {
    mode: Option<Mode>,
    clause: Option<ClauseIx>,
    post: Option<PostIx>,
    picket: bool,
}

fn place(ground: Ground<'_>, (who, person): (PersonIx, &Person), date: Date) -> Place {
    let Ground { city, order, roster, .. } = ground;
    let ordinary = |mode| Place { mode, clause: None, post: None, picket: false };
    let usual = if city.is_working_day(date) { Mode::Office } else { Mode::Off };
    let Some((effect, day)) = order.and_then(|(effect, _)| Some((effect, effect.day(date)?))) else {
        return ordinary(Some(if person.is_away(date) { Mode::Away } else { usual }));
    };
    let row = roster.and_then(|unit| Some((unit, unit.people.iter().position(|p| *p == who)?)));
    if let Some((unit, row)) = row {
        let cell = unit.cell(row, day, effect.days.len());
        return Place {
            mode: Some(cell.mode),
            clause: Some(cell.clause),
            post: cell.post,
            picket: cell.picket,
        };
    }
    let standing = effect.of(who, day);
    let clause = standing.map(|s| s.clause);
    let mode = match standing.map(|s| s.standard) {
        _ if person.is_away(date) => Some(Mode::Away),
        _ if usual == Mode::Off && !person.shift => Some(Mode::Off),
        Some(Standard::Home) => Some(Mode::Home),
        Some(Standard::OnSite) => Some(Mode::Office),
        None => Some(usual),
        Some(Standard::Quota(_) | Standard::HeadDecides | Standard::Anywhere) => None,
    };
    Place { clause, ..ordinary(mode) }
}

type Held<'a> = (&'a Effect, &'a Owed, (usize, bool));

/// The hours of a day: of the shift, else of the order, else of the city.
fn hours(
    city: &City,
    held: Option<Held<'_>>,
    (person, post): (&Person, Option<(PostIx, &Post)>),
    date: Date,
) -> (Option<(Stretch, Basis)>, bool) {
    if let Some((ix, post)) = post.filter(|(_, post)| (post.start, post.end) != city.hours) {
        return (Some((stretch(date, post.start, post.end), Basis::Shift(ix))), false);
    }
    let ruled = held.and_then(|(effect, owed, day)| {
        let on = |days: Option<[bool; 7]>| days.is_none_or(|on| on[weekday_index(date.weekday())]);
        let mut all = effect.hours.iter().enumerate();
        all.rfind(|(i, (_, rule))| on(rule.weekdays) && owed.hours(*i, person, day)).map(|(_, found)| found)
    });
    if let Some((clause, rule)) = ruled
        && let (Some(first), Some(last)) = (rule.spans.first(), rule.spans.last())
    {
        // Which of several shifts is whose, no list says: the hours are from the first to the last.
        let flexible = rule.kind.value != HoursKind::Fixed;
        return (Some((stretch(date, first.0, last.1), Basis::Clause(*clause))), flexible);
    }
    (Some((stretch(date, city.hours.0, city.hours.1), Basis::City)), false)
}

/// What ends no later than it begins ends on the day after.
fn stretch(date: Date, from: Time, to: Time) -> Stretch {
    let last = if to <= from { date.tomorrow().unwrap_or(date) } else { date };
    Stretch { from: date.to_datetime(from), to: last.to_datetime(to) }
}

/// When to check in and out. The times of an order are those of its office hours: who works a shift
/// checks in around the shift.
fn windows(duty: Option<&Duty>, (hours, basis): (Stretch, Basis), date: Date) -> Windows {
    let early = |at: DateTime| at.saturating_sub(EARLY_MINUTES.minutes());
    let late = |at: DateTime| at.saturating_add(LEAVE_HOURS.hours());
    let arrive = Stretch { from: early(hours.from), to: hours.from.saturating_add(GRACE_MINUTES.minutes()) };
    let leave = Stretch { from: hours.to, to: late(hours.to) };
    let asked = duty.map_or(basis, |duty| Basis::Clause(duty.clause));
    let usual = Windows { arrive, leave, basis: asked, by_default: true, locates: false };
    let Some(duty) = duty.filter(|_| !matches!(basis, Basis::Shift(_))) else { return usual };
    let until = |to: Time| {
        let to = date.to_datetime(to);
        Stretch { from: early(to).min(arrive.from), to }
    };
    let within = |w: &Window| w.to.map(|to| stretch(date, w.from, to));
    let given = |arrive: Stretch| Windows { arrive, by_default: false, ..usual };
    match duty.times.as_slice() {
        [] => duty.before.map_or(usual, |before| given(until(before))),
        [one] => given(within(one).unwrap_or_else(|| until(one.from))),
        [first, .., last] => {
            let from = date.to_datetime(last.from);
            let leave = within(last).unwrap_or(Stretch { from, to: late(from) });
            Windows { leave, ..given(within(first).unwrap_or_else(|| until(first.from))) }
        }
    }
}

/// What is asked of a person beside attendance.
fn duties((effect, owed, day): Held<'_>, person: &Person, place: &Place, date: Date) -> Vec<Due> {
    let works = !matches!(place.mode, Some(Mode::Away | Mode::Off));
    let theirs = |kind: &DutyKind| match kind {
        DutyKind::Attendance | DutyKind::ShareLocation => false,
        DutyKind::PicketReport => place.picket,
        DutyKind::StayHome => place.mode == Some(Mode::Home),
        DutyKind::ActivityReport
        | DutyKind::NoTravel
        | DutyKind::OnlineMeetings
        | DutyKind::NoVisitors
        | DutyKind::Phone
        | DutyKind::Uniform
        | DutyKind::Recall
        | DutyKind::NoAssembly(_)
        | DutyKind::MinHours(_) => works,
        // What a unit or its superior owes is the task of who leads it.
        _ => works && person.head,
    };
    let falls = |duty: &Duty| match duty.frequency {
        Frequency::Daily => true,
        Frequency::WorkingDays => works,
        Frequency::Throughout => duty.by.is_none_or(|by| by >= date),
        Frequency::Weekly | Frequency::Monthly | Frequency::Once | Frequency::Promptly => {
            duty.by == Some(date)
        }
    };
    let all = effect.duties.iter().enumerate();
    let mine = all.filter(|(i, duty)| theirs(&duty.kind) && falls(duty) && owed.duty(*i, person, day));
    mine.map(|(_, duty)| Due {
        kind: duty.kind.clone(),
        what: duty.what.clone(),
        force: duty.force,
        deadline: deadline(duty, date),
        receiver: duty.receiver.clone(),
        clause: duty.clause,
        throughout: duty.frequency == Frequency::Throughout,
    })
    .collect()
}

/// At the latest when, on a day.
fn deadline(duty: &Duty, date: Date) -> Option<DateTime> {
    let on = if duty.next_day { date.tomorrow().unwrap_or(date) } else { date };
    let last = duty.times.last().map(|w| w.to.unwrap_or(w.from));
    if let Some(time) = duty.before.or(last) {
        return Some(on.to_datetime(time));
    }
    (duty.by == Some(date)).then(|| date.at(23, 59, 0, 0))
}
