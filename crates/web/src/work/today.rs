//! Today on the page of one's own week: the hours, the forms of check-in, and what is due.

use balai_app::{HeldDay, SignedOrder, Week};
use balai_core::diagnostic::Lang;
use balai_core::order::ClauseIx;
use balai_core::report::notice::citation;
use balai_core::work::attendance::{Outage, Point, Remark, Way};
use balai_core::work::day::Stretch;
use jiff::civil::{Date, DateTime};

use super::door::{Door, hour, moment};
use super::text::Words;
use crate::desk::seat::secret;

/// One thing that is due.
#[derive(Debug)]
pub struct DueLine {
    /// What.
    pub what: String,
    /// Until when.
    pub hint: String,
    /// What has to be said of it.
    pub remarks: Vec<String>,
    /// Badge: kind, icon, words.
    pub state: (&'static str, &'static str, String),
}

/// A form of check-in or check-out.
#[derive(Debug)]
pub struct TapForm {
    /// `masuk`, `pulang`.
    pub way: &'static str,
    /// Words of the button.
    pub button: &'static str,
    /// It is the next thing to do.
    pub first: bool,
    /// Key.
    pub key: String,
}

/// Hours, and until when check-in is on time.
pub fn hours(door: &Door, held: &HeldDay) -> Vec<String> {
    let (t, lang) = (door.t, door.lang());
    let mut all = Vec::new();
    if let Some((span, _)) = held.day.hours {
        let (from, to) = (hour(span.from.time(), lang), hour(span.to.time(), lang));
        all.push((t.hours)(&from, &to, &door.town.city.zone_short));
        if held.day.flexible {
            all.push(t.flexible.to_owned());
        }
    }
    if let (Some(windows), Point::Open(_) | Point::NotYet(_)) = (held.day.windows, &held.arrive) {
        all.push((t.until)(&moment(windows.arrive.to, held.day.date, lang)));
    }
    all
}

/// Outages that touch a window of the day: who sees one knows that nothing is lost.
pub fn excuses(door: &Door, held: &HeldDay) -> Vec<String> {
    let day = held.day.date;
    let touches =
        |o: &&Outage| held.day.windows.is_some_and(|w| w.arrive.touches(o.span) || w.leave.touches(o.span));
    let time = |at: DateTime| moment(at, day, door.lang());
    let one =
        |o: &Outage| (door.t.outage_today)(&(door.t.span)(&time(o.span.from), &time(o.span.to)), &o.reason);
    held.outages.iter().filter(touches).map(one).collect()
}

/// "Dasar: Diktum KESATU, Instruksi Wali Kota ...".
pub fn basis(order: Option<&SignedOrder>, clause: Option<ClauseIx>, door: &Door) -> String {
    match (order, clause) {
        (Some(order), Some(clause)) => {
            (door.t.basis)(order.effect.label(clause), &citation(&order.order, &door.town.city))
        }
        _ => door.t.no_order.to_owned(),
    }
}

/// Taps that count, in words.
pub fn done(held: &HeldDay, t: &Words, lang: Lang) -> Vec<String> {
    let line = |(i, point): (usize, &Point)| match point {
        Point::Done(tap, _) => Some((t.done)(t.ways[i], &moment(tap.at, held.day.date, lang))),
        _ => None,
    };
    [&held.arrive, &held.leave].into_iter().enumerate().filter_map(line).collect()
}

/// Both forms while they can count: what was kept without signal must be able to come later.
pub fn taps(held: &HeldDay, t: &'static Words) -> Vec<TapForm> {
    let came = matches!(held.arrive, Point::Done(..));
    let left = matches!(&held.leave, Point::Done(_, remarks) if !remarks.iter().any(|r| matches!(r, Remark::LeftEarly(_))));
    let form = |way: Way, button, first| TapForm { way: way.word(), button, first, key: secret() };
    let mut all = Vec::new();
    if !came {
        all.push(form(Way::In, t.ways[0], true));
    }
    let button = if matches!(held.leave, Point::Done(..)) { t.again } else { t.ways[1] };
    all.push(form(Way::Out, button, came && !left));
    all
}

/// Check-in and check-out, then the duties with a deadline.
pub fn due(week: &Week, t: &Words, lang: Lang) -> Vec<DueLine> {
    let (held, day) = (&week.today, week.today.day.date);
    let windows = held.day.windows;
    let mut all: Vec<DueLine> =
        [(&held.arrive, windows.map(|w| w.arrive)), (&held.leave, windows.map(|w| w.leave))]
            .into_iter()
            .enumerate()
            .filter_map(|(i, (point, window))| point_line(t.ways[i], point, window, (day, t, lang)))
            .collect();
    let mine = held.day.duties.iter().filter(|duty| !duty.throughout);
    all.extend(mine.map(|duty| {
        let until = duty.deadline.map(|at| (t.deadline)(&moment(at, day, lang)));
        DueLine {
            what: capital(duty.what.get(lang)),
            hint: until.unwrap_or_else(|| t.no_deadline.to_owned()),
            remarks: vec![],
            state: match (week.reported(duty), duty.deadline) {
                (Some(at), _) => ("buka", "cek", moment(at, day, lang)),
                (None, Some(by)) if by < week.now => ("awas", "awas", t.states[2].to_owned()),
                _ => ("daring", "jam", t.states[1].to_owned()),
            },
        }
    }));
    all
}

fn point_line(
    what: &str,
    point: &Point,
    window: Option<Stretch>,
    (day, t, lang): (Date, &Words, Lang),
) -> Option<DueLine> {
    let until = window.map_or_else(String::new, |w| (t.deadline)(&moment(w.to, day, lang)));
    let (hint, state, remarks) = match point {
        Point::NotAsked => return None,
        Point::NotYet(from) => {
            let from = (t.from)(&moment(*from, day, lang));
            (until, ("diam", "jam", from), vec![])
        }
        Point::Open(_) => (until, ("daring", "jam", t.states[1].to_owned()), vec![]),
        Point::Done(tap, remarks) => {
            let weighs = remarks.iter().any(Remark::weighs);
            let told = remarks.iter().map(|r| r.text().get(lang).to_owned()).collect();
            let look = if weighs { ("awas", "awas") } else { ("buka", "cek") };
            (until, (look.0, look.1, moment(tap.at, day, lang)), told)
        }
        Point::Excused(reason) => (reason.clone(), ("buka", "cek", t.states[3].to_owned()), vec![]),
        Point::Missing(_) => (until, ("awas", "awas", t.states[2].to_owned()), vec![]),
    };
    Some(DueLine { what: what.to_owned(), hint, remarks, state })
}

/// With a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
