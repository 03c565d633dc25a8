//! Attendance (presensi): what was tapped, what has to be said of it, and how a day stands.
//!
//! A tap is a fact and is never refused; a [`Remark`] says what is wrong with it. The time that
//! counts is the one at which somebody tapped, by their phone; an outage excuses everyone whose
//! window it touches. Asked by check-in, the page of an employee and the recap of a unit.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

use super::day::{Stretch, WorkDay};
use crate::arrange::Mode;
use crate::diagnostic::Text;
use crate::say;

/// Seconds by which a phone's clock may differ from the hall's before it is said: five minutes, as
/// the interaction rules of the pages promise.
pub const SKEW_SECONDS: i64 = 5 * 60;

/// Minutes after a tap from which it is said that it was sent later: less is the road of a request.
pub const SENT_LATER_MINUTES: i64 = 15;

/// Whether somebody comes or leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Presensi masuk.
    In,
    /// Presensi pulang.
    Out,
}

const WAYS: [(Way, &str); 2] = [(Way::In, "masuk"), (Way::Out, "pulang")];

impl Way {
    /// The word of forms and tables: `masuk`, `pulang`.
    #[must_use]
    pub fn word(self) -> &'static str {
        WAYS.iter().find(|(way, _)| *way == self).map_or("", |(_, word)| *word)
    }

    /// The way of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        WAYS.iter().find(|(_, w)| *w == word).map(|(way, _)| *way)
    }
}

/// A tap as it counts: of a person and a day, in the wall time of the city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap {
    /// In or out.
    pub way: Way,
    /// When it was tapped: the time that counts.
    pub at: DateTime,
    /// When the hall got it.
    pub received: DateTime,
    /// The phone's clock minus the hall's at sending, seconds; `None` if the hall's own clock was used
    /// or the phone did not say.
    pub skew_seconds: Option<i64>,
    /// Where they say they work.
    pub mode: Mode,
    /// A place came with it.
    pub located: bool,
    /// Somebody else entered it, with their reason.
    pub entered: Option<String>,
}

/// An outage (gangguan) that is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outage {
    /// From when to when, wall time of the city.
    pub span: Stretch,
    /// What happened.
    pub reason: String,
}

/// What has to be said of a tap: a finding, never a refusal and never a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Tapped before the window opens: minutes.
    Early(i64),
    /// Tapped in after the window: minutes after its end.
    Late(i64),
    /// Tapped out before the end of work: minutes before it.
    LeftEarly(i64),
    /// Tapped out after the window: minutes after its end.
    LeftLate(i64),
    /// Another place than planned: planned, said.
    OtherPlace(Mode, Mode),
    /// Nobody was asked to check in that day.
    NotAsked,
    /// The phone's clock differs: seconds, positive if it is ahead.
    Skewed(i64),
    /// Sent later than tapped: minutes.
    SentLater(i64),
    /// The order asks for the place and none came.
    NoPlace,
    /// Excused by an outage: its reason.
    Excused(String),
    /// Entered by somebody else: the reason.
    Entered(String),
}

impl Remark {
    /// True if somebody should look at it; the others only explain.
    #[must_use]
    pub const fn weighs(&self) -> bool {
        !matches!(self, Self::Early(_) | Self::SentLater(_) | Self::Excused(_) | Self::Entered(_))
    }

    /// The remark in words, without blame.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Early(m) => {
                let (id, en) = (span_id(*m), span_en(*m));
                say!("{id} sebelum jendela dibuka", "{en} before the window opens")
            }
            Self::Late(m) => {
                let (id, en) = (span_id(*m), span_en(*m));
                say!("{id} sesudah jendela ditutup", "{en} after the window closed")
            }
            Self::LeftEarly(m) => {
                let (id, en) = (span_id(*m), span_en(*m));
                say!("{id} sebelum jam kerja berakhir", "{en} before working hours end")
            }
            Self::LeftLate(m) => {
                let (id, en) = (span_id(*m), span_en(*m));
                say!("{id} sesudah jendela pulang ditutup", "{en} after the check-out window closed")
            }
            Self::OtherPlace(planned, said) => {
                let ((pi, pe), (si, se)) = (place(*planned), place(*said));
                say!("{si}, sedangkan jadwal menyebut {pi}", "{se}, while the roster says {pe}")
            }
            Self::NotAsked => say!("di luar hari kerja menurut jadwal", "not a working day by the roster"),
            Self::Skewed(s) => {
                let (id, en) = (span_id(s.abs() / 60), span_en(s.abs() / 60));
                if *s > 0 {
                    say!("jam ponsel {id} lebih cepat", "the clock of the phone is {en} ahead")
                } else {
                    say!("jam ponsel {id} lebih lambat", "the clock of the phone is {en} behind")
                }
            }
            Self::SentLater(m) => {
                let (id, en) = (span_id(*m), span_en(*m));
                say!(
                    "terkirim {id} sesudah ditekan; waktu tekan yang dihitung",
                    "sent {en} after the tap; the time of the tap counts"
                )
            }
            Self::NoPlace => {
                say!("tanpa lokasi, padahal perintah memintanya", "without the place that the order asks for")
            }
            Self::Excused(reason) => {
                say!("dimaafkan karena gangguan: {reason}", "excused by an outage: {reason}")
            }
            Self::Entered(reason) => {
                say!("dicatat oleh orang lain: {reason}", "entered by somebody else: {reason}")
            }
        }
    }
}

/// "1 jam 5 menit".
fn span_id(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} menit"),
        (h, 0) => format!("{h} jam"),
        (h, m) => format!("{h} jam {m} menit"),
    }
}

fn span_en(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m} min"),
    }
}

const fn place(mode: Mode) -> (&'static str, &'static str) {
    match mode {
        Mode::Office => ("di kantor", "at the office"),
        Mode::Field => ("di lapangan", "in the field"),
        Mode::Home => ("di rumah", "at home"),
        Mode::Away => ("tidak tersedia", "not available"),
        Mode::Off => ("libur", "a day off"),
    }
}

/// The day to which a tap belongs: the day before, if that day's shift or its check-out window
/// reaches over midnight and still holds the tap, else its own.
#[must_use]
pub fn day_of(at: DateTime, way: Way, yesterday: Option<&WorkDay>) -> Date {
    let night = yesterday.and_then(|day| day.windows).is_some_and(|windows| {
        let over = windows.leave.from.date() > windows.arrive.from.date();
        way == Way::Out && over && at <= windows.leave.to
    });
    if night { at.date().yesterday().unwrap_or(at.date()) } else { at.date() }
}

/// Minutes from one instant to another; negative if it lies before.
fn minutes(from: DateTime, to: DateTime) -> i64 {
    to.duration_since(from).as_secs() / 60
}

/// What has to be said of a tap on its day.
#[must_use]
pub fn remarks(day: &WorkDay, tap: &Tap, outages: &[Outage]) -> Vec<Remark> {
    let mut all = Vec::new();
    match day.windows {
        None => all.push(Remark::NotAsked),
        Some(windows) => {
            let window = if tap.way == Way::In { windows.arrive } else { windows.leave };
            let found = match tap.way {
                _ if tap.at >= window.from && tap.at <= window.to => None,
                Way::In if tap.at < window.from => Some(Remark::Early(minutes(tap.at, window.from))),
                Way::In => Some(Remark::Late(minutes(window.to, tap.at))),
                Way::Out if tap.at < window.from => Some(Remark::LeftEarly(minutes(tap.at, window.from))),
                Way::Out => Some(Remark::LeftLate(minutes(window.to, tap.at))),
            };
            if let Some(found) = found {
                let excuse = excuse(window, outages).filter(|_| found.weighs());
                all.push(excuse.map_or(found, |o| Remark::Excused(o.reason.clone())));
            }
            if windows.locates && !tap.located && tap.entered.is_none() {
                all.push(Remark::NoPlace);
            }
        }
    }
    if let Some(planned) = day.mode.filter(|planned| *planned != tap.mode && day.works()) {
        all.push(Remark::OtherPlace(planned, tap.mode));
    }
    all.extend(tap.skew_seconds.filter(|s| s.abs() > SKEW_SECONDS).map(Remark::Skewed));
    let later = minutes(tap.at, tap.received);
    if later >= SENT_LATER_MINUTES && tap.entered.is_none() {
        all.push(Remark::SentLater(later));
    }
    all.extend(tap.entered.clone().map(Remark::Entered));
    all
}

/// The outage that excuses who missed a window.
#[must_use]
pub fn excuse(window: Stretch, outages: &[Outage]) -> Option<&Outage> {
    outages.iter().find(|outage| outage.span.touches(window))
}

/// How one half of a day stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// Nobody asks.
    NotAsked,
    /// The window opens later: from when.
    NotYet(DateTime),
    /// It can be done: until when.
    Open(DateTime),
    /// Done: the tap that counts and what has to be said of it.
    Done(Tap, Vec<Remark>),
    /// The window has closed, and an outage excuses it.
    Excused(String),
    /// The window has closed and nothing came, until when it was open.
    Missing(DateTime),
}

/// How a day stands at an instant: coming and leaving. The first tap in and the last tap out count,
/// unless a superior entered one: then the last of those does.
#[must_use]
pub fn standing(day: &WorkDay, taps: &[Tap], outages: &[Outage], now: DateTime) -> (Point, Point) {
    let entered = |way: Way| taps.iter().rfind(|t| t.way == way && t.entered.is_some());
    let first = entered(Way::In).or_else(|| taps.iter().filter(|t| t.way == Way::In).min_by_key(|t| t.at));
    let last = entered(Way::Out).or_else(|| taps.iter().filter(|t| t.way == Way::Out).max_by_key(|t| t.at));
    let point = |tap: Option<&Tap>, window: Option<Stretch>| match (tap, window) {
        (Some(tap), _) => Point::Done(tap.clone(), remarks(day, tap, outages)),
        (None, None) => Point::NotAsked,
        (None, Some(window)) if now < window.from => Point::NotYet(window.from),
        (None, Some(window)) if now <= window.to => Point::Open(window.to),
        (None, Some(window)) => match excuse(window, outages) {
            Some(outage) => Point::Excused(outage.reason.clone()),
            None => Point::Missing(window.to),
        },
    };
    (point(first, day.windows.map(|w| w.arrive)), point(last, day.windows.map(|w| w.leave)))
}

/// The span of an outage that begins and ends at these instants, if it is one: at most a week, and
/// not the other way round.
#[must_use]
pub fn outage_span(from: DateTime, to: DateTime) -> Option<Stretch> {
    (from <= to && to <= from.saturating_add(7.days())).then_some(Stretch { from, to })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::civil::date;

    use super::super::day::{Basis, Windows};
    use super::*;
    use crate::diagnostic::Lang;

    const DAY: Date = date(2021, 6, 30);

    fn at(text: &str) -> DateTime {
        format!("2021-{text}").parse().unwrap()
    }

    fn stretch(from: &str, to: &str) -> Stretch {
        Stretch { from: at(from), to: at(to) }
    }

    /// At home, in from 06.00 to 08.00, out from 16.00 to 20.00.
    fn day() -> WorkDay {
        let hours = stretch("06-30T07:30", "06-30T16:00");
        let windows = Windows {
            arrive: stretch("06-30T06:00", "06-30T08:00"),
            leave: stretch("06-30T16:00", "06-30T20:00"),
            basis: Basis::City,
            by_default: true,
            locates: false,
        };
        WorkDay {
            date: DAY,
            mode: Some(Mode::Home),
            clause: None,
            post: None,
            picket: false,
            hours: Some((hours, Basis::City)),
            flexible: false,
            windows: Some(windows),
            duties: vec![],
        }
    }

    fn tap(way: Way, time: &str, received: &str) -> Tap {
        let (at, received) = (at(time), at(received));
        Tap { way, at, received, skew_seconds: Some(0), mode: Mode::Home, located: false, entered: None }
    }

    #[test]
    fn the_time_of_the_tap_counts_and_nobody_is_late_for_a_bad_signal() {
        let plain = |way, time| tap(way, time, time);
        let none: [Remark; 0] = [];
        let table: [(Tap, &[Remark]); 8] = [
            (plain(Way::In, "06-30T07:20"), &none),
            (plain(Way::In, "06-30T08:00"), &none),
            (tap(Way::In, "06-30T07:20", "06-30T09:05"), &[Remark::SentLater(105)]),
            (plain(Way::In, "06-30T08:05"), &[Remark::Late(5)]),
            (plain(Way::In, "06-30T05:30"), &[Remark::Early(30)]),
            (plain(Way::Out, "06-30T15:00"), &[Remark::LeftEarly(60)]),
            (plain(Way::Out, "06-30T20:10"), &[Remark::LeftLate(10)]),
            (
                Tap { skew_seconds: Some(-301), mode: Mode::Office, ..plain(Way::In, "06-30T07:20") },
                &[Remark::OtherPlace(Mode::Home, Mode::Office), Remark::Skewed(-301)],
            ),
        ];
        for (tap, expected) in table {
            assert_eq!(remarks(&day(), &tap, &[]), expected, "{tap:?}");
        }
        let told = Remark::Late(65).text();
        assert_eq!(told.get(Lang::Id), "1 jam 5 menit sesudah jendela ditutup");
        let off = WorkDay { mode: Some(Mode::Off), windows: None, ..day() };
        assert_eq!(remarks(&off, &plain(Way::In, "06-30T07:20"), &[]), [Remark::NotAsked]);
    }

    #[test]
    fn an_outage_excuses_everyone_whose_window_it_touches_and_nobody_else() {
        let outage = |from, to| Outage { span: stretch(from, to), reason: "peladen mati".into() };
        let late = tap(Way::In, "06-30T08:40", "06-30T08:40");
        let table = [
            (outage("06-30T07:50", "06-30T08:30"), true),
            (outage("06-30T08:00", "06-30T08:10"), true),
            (outage("06-30T08:01", "06-30T09:00"), false),
            (outage("06-29T07:00", "06-29T09:00"), false),
        ];
        for (outage, excused) in table {
            let all = [outage];
            let told = remarks(&day(), &late, &all);
            assert_eq!(told == [Remark::Excused("peladen mati".into())], excused, "{all:?}");
            let (arrive, leave) = standing(&day(), &[], &all, at("06-30T12:00"));
            assert_eq!(arrive == Point::Excused("peladen mati".into()), excused, "{all:?}");
            assert_eq!(leave, Point::NotYet(at("06-30T16:00")));
        }
    }

    #[test]
    fn a_day_stands_by_its_first_tap_in_and_its_last_tap_out() {
        let taps = [
            tap(Way::In, "06-30T07:50", "06-30T07:50"),
            tap(Way::In, "06-30T07:10", "06-30T09:00"),
            tap(Way::Out, "06-30T16:01", "06-30T16:01"),
            tap(Way::Out, "06-30T16:30", "06-30T16:30"),
        ];
        let (arrive, leave) = standing(&day(), &taps, &[], at("06-30T17:00"));
        assert!(matches!(arrive, Point::Done(t, _) if t.at == at("06-30T07:10")));
        assert!(matches!(leave, Point::Done(t, _) if t.at == at("06-30T16:30")));
        let entered = Tap { entered: Some("rapat".into()), ..tap(Way::In, "06-30T08:30", "06-30T10:00") };
        let (arrive, _) = standing(&day(), &[&taps[..], &[entered]].concat(), &[], at("06-30T17:00"));
        assert!(matches!(arrive, Point::Done(t, _) if t.at == at("06-30T08:30")), "a correction decides");
        let table = [
            ("06-30T05:00", Point::NotYet(at("06-30T06:00"))),
            ("06-30T06:00", Point::Open(at("06-30T08:00"))),
            ("06-30T08:01", Point::Missing(at("06-30T08:00"))),
        ];
        for (now, expected) in table {
            assert_eq!(standing(&day(), &[], &[], at(now)).0, expected, "{now}");
        }
    }

    #[test]
    fn who_leaves_a_night_shift_in_the_morning_ends_yesterday() {
        let windows = Windows {
            arrive: stretch("06-29T19:30", "06-29T21:30"),
            leave: stretch("06-30T07:00", "06-30T11:00"),
            ..day().windows.unwrap()
        };
        let night = WorkDay { date: DAY.yesterday().unwrap(), windows: Some(windows), ..day() };
        let table = [
            (Way::Out, "06-30T07:05", Some(&night), 29),
            (Way::Out, "06-30T11:30", Some(&night), 30),
            (Way::In, "06-30T07:05", Some(&night), 30),
            (Way::Out, "06-30T07:05", None, 30),
        ];
        for (way, time, yesterday, expected) in table {
            assert_eq!(day_of(at(time), way, yesterday).day(), expected, "{way:?} {time}");
        }
        assert!(outage_span(at("06-30T07:00"), at("06-30T06:59")).is_none());
        assert!(outage_span(at("06-30T07:00"), at("07-08T06:59")).is_none());
    }
}
