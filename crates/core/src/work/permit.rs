//! Izin keluar rumah pada jam kerja: for what, until when it is answered, what may come next, and
//! what is found. One table says which step leads from which state to which.

use jiff::SignedDuration;
use jiff::civil::{DateTime, Time};
use serde::{Deserialize, Serialize};

use super::activity::{Deadline, next_working_day};
use crate::city::City;
use crate::diagnostic::{Code, Finding};
use crate::say;

/// Minutes of working time within which a superior answers where the order names none. Our default
/// (docs/adr/0082).
pub const ANSWER_MINUTES: u32 = 30;

/// For what someone leaves home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Berobat, or taking someone to a doctor. No illness is asked.
    Health,
    /// Vaccination or a test.
    Vaccine,
    /// What cannot be delivered.
    Essentials,
    /// A close relative died or is gravely ill.
    Family,
    /// Official duty outside the roster.
    Errand,
    /// Anything else, in words.
    Other,
}

impl Reason {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Health, Self::Vaccine, Self::Essentials, Self::Family, Self::Errand, Self::Other];

    /// The word of the tables and forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Health => "berobat",
            Self::Vaccine => "vaksin",
            Self::Essentials => "pokok",
            Self::Family => "keluarga",
            Self::Errand => "dinas",
            Self::Other => "lain",
        }
    }

    /// The reason of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }

    /// True if one may leave first and report afterwards: `kecuali mendesak`.
    #[must_use]
    pub const fn urgent(self) -> bool {
        matches!(self, Self::Health | Self::Family)
    }
}

/// Where a permit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Asked; there is time to answer.
    Waiting,
    /// Not answered in time, or urgent and reported afterwards: permitted provisionally.
    Provisional,
    /// Permitted.
    Granted,
    /// Not permitted.
    Refused,
    /// Taken back by who asked.
    Withdrawn,
    /// Back home, and nobody has decided.
    BackOpen,
    /// Back home, and decided.
    Back,
}

/// What is done with a permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The superior permits.
    Grant,
    /// The superior does not permit, or no longer.
    Refuse,
    /// Who asked takes it back.
    Withdraw,
    /// Who asked is back home.
    Return,
}

impl State {
    /// All.
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Provisional,
        Self::Granted,
        Self::Refused,
        Self::Withdrawn,
        Self::BackOpen,
        Self::Back,
    ];

    /// True if the superior still has to decide.
    #[must_use]
    pub const fn undecided(self) -> bool {
        matches!(self, Self::Waiting | Self::Provisional | Self::BackOpen)
    }

    /// What comes next; `None`: this step cannot be taken from here. To be back is a fact, so it is
    /// taken from every state in which one may have left, also after a refusal.
    #[must_use]
    pub const fn next(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Waiting | Self::Provisional | Self::Refused, Step::Grant) => Some(Self::Granted),
            (Self::Waiting | Self::Provisional | Self::Granted, Step::Refuse) => Some(Self::Refused),
            (Self::Waiting | Self::Provisional | Self::Granted, Step::Withdraw) => Some(Self::Withdrawn),
            (Self::Waiting | Self::Provisional, Step::Return) => Some(Self::BackOpen),
            (Self::Granted | Self::Refused, Step::Return) => Some(Self::Back),
            (Self::BackOpen, Step::Grant | Step::Refuse) => Some(Self::Back),
            (Self::Granted, Step::Grant)
            | (Self::Refused, Step::Refuse | Step::Withdraw)
            | (Self::BackOpen, Step::Withdraw | Step::Return)
            | (Self::Withdrawn | Self::Back, _) => None,
        }
    }
}

impl Step {
    /// All.
    pub const ALL: [Self; 4] = [Self::Grant, Self::Refuse, Self::Withdraw, Self::Return];

    /// The word of the tables and forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Grant => "izinkan",
            Self::Refuse => "tolak",
            Self::Withdraw => "tarik",
            Self::Return => "kembali",
        }
    }

    /// The step of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// True if it is the superior's.
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(self, Self::Grant | Self::Refuse)
    }
}

/// Where a permit stands after its steps. `first` is where it began, `answer_by` until when it is to
/// be answered: nobody answers in time, and it holds provisionally.
#[must_use]
pub fn state(afterwards: bool, steps: &[Step], answer_by: DateTime, now: DateTime) -> State {
    let begun = if afterwards || now > answer_by { State::Provisional } else { State::Waiting };
    steps.iter().fold(begun, |state, step| state.next(*step).unwrap_or(state))
}

/// Until when a permit is answered that was asked at a time: within so many minutes of working time,
/// as the order says, else [`ANSWER_MINUTES`].
#[must_use]
pub fn answer_by(asked: DateTime, within: Option<u32>, city: &City) -> Deadline {
    let mut left = i64::from(within.unwrap_or(ANSWER_MINUTES));
    let (start, end) = city.hours;
    let mut from = asked;
    if !city.is_working_day(asked.date()) || asked.time() >= end {
        from = next_working_day(asked.date(), city).to_datetime(start);
    } else if asked.time() < start {
        from = asked.date().to_datetime(start);
    }
    // A day has some working time, so a few days are enough for any limit that can be written.
    for _ in 0..62 {
        let today = from.date().to_datetime(end).duration_since(from).as_mins();
        if left <= today {
            break;
        }
        left -= today;
        from = next_working_day(from.date(), city).to_datetime(start);
    }
    let at = from.saturating_add(SignedDuration::from_mins(left));
    Deadline { at, by_order: within.is_some() }
}

/// What someone does at home or on site while they would be out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engaged {
    /// What: name of a post, picket.
    pub what: crate::diagnostic::Text,
    /// From when to when, if it has hours.
    pub hours: Option<(Time, Time)>,
}

/// The time of a permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Leaves.
    pub from: DateTime,
    /// Is back, as planned.
    pub until: DateTime,
    /// Was back.
    pub back: Option<DateTime>,
}

/// What is found about a permit: no answer in time, duties of that time, a late return, leaving
/// although it was refused.
#[must_use]
pub fn findings(span: Span, state: State, engaged: &[Engaged]) -> Vec<Finding> {
    let mut found = Vec::new();
    if matches!(state, State::Provisional | State::BackOpen) {
        let title = say!("belum dijawab; berlaku sementara", "not answered; it holds provisionally");
        let help = say!("atasan memutuskan, juga sesudahnya", "the superior decides, also afterwards");
        found.push(Finding::new(Code(844), title).help(help));
    }
    let meets = |hours: &Option<(Time, Time)>| {
        hours.is_none_or(|(start, end)| span.from.time() < end && start < span.until.time())
    };
    for engaged in engaged.iter().filter(|e| meets(&e.hours)) {
        let (id, en) = (&engaged.what.id, &engaged.what.en);
        let title = say!("pada waktu itu ada tugas: {id}", "there is a duty at that time: {en}");
        let help = say!("sepakati pengganti dengan atasan", "agree on a substitute with the superior");
        found.push(Finding::new(Code(845), title).help(help));
    }
    let late = span.back.map(|back| super::activity::minutes(span.until, back)).filter(|late| *late > 0);
    if let Some(late) = late {
        let title = say!(
            "kembali {late} menit sesudah waktu yang diminta",
            "back {late} minutes after the time asked for"
        );
        found.push(Finding::new(Code(846), title).help(say!("dicatat apa adanya", "recorded as it was")));
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::diagnostic::Text;

    /// Every state and step: what comes next.
    #[test]
    fn the_table() {
        let mut text = format!("{:<12}", "keadaan");
        for step in Step::ALL {
            text += &format!(" {:<12}", step.word());
        }
        for state in State::ALL {
            text += &format!("\n{:<12}", format!("{state:?}"));
            for step in Step::ALL {
                text += &format!(" {:<12}", state.next(step).map_or("-".into(), |s| format!("{s:?}")));
            }
        }
        let lines: Vec<_> = text.lines().map(str::trim_end).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn words_are_read_back() {
        assert!(Reason::ALL.into_iter().all(|r| Reason::of_word(r.word()) == Some(r)));
        assert!(Step::ALL.into_iter().all(|s| Step::of_word(s.word()) == Some(s)));
        assert_eq!((Reason::of_word("x"), Step::of_word("")), (None, None));
    }

    #[test]
    fn silence_permits_provisionally_and_an_answer_ends_that() {
        let at = |hour: i8, minute: i8| date(2021, 6, 30).at(hour, minute, 0, 0);
        let table = [
            (false, vec![], at(9, 30), State::Waiting),
            (false, vec![], at(9, 31), State::Provisional),
            (true, vec![], at(9, 0), State::Provisional),
            (false, vec![Step::Refuse], at(12, 0), State::Refused),
            (false, vec![Step::Refuse, Step::Return], at(12, 0), State::Back),
            (false, vec![Step::Return], at(9, 0), State::BackOpen),
            (true, vec![Step::Return, Step::Grant], at(12, 0), State::Back),
            (false, vec![Step::Withdraw, Step::Grant], at(9, 0), State::Withdrawn),
        ];
        for (afterwards, steps, now, expected) in table {
            assert_eq!(state(afterwards, &steps, at(9, 30), now), expected, "{steps:?}");
        }
    }

    #[test]
    fn what_is_found() {
        let at = |hour: i8| date(2021, 6, 30).at(hour, 0, 0, 0);
        let post = Engaged {
            what: Text::fixed("loket", "counter"),
            hours: Some((time(8, 0, 0, 0), time(10, 0, 0, 0))),
        };
        let codes = |from, until, back, state| {
            let found = findings(Span { from, until, back }, state, std::slice::from_ref(&post));
            found.iter().map(|f| f.code.to_string()).collect::<Vec<_>>()
        };
        assert!(codes(at(10), at(12), Some(at(12)), State::Back).is_empty());
        assert_eq!(codes(at(9), at(12), None, State::Granted), ["B0845"]);
        assert_eq!(codes(at(10), at(12), Some(at(13)), State::BackOpen), ["B0844", "B0846"]);
        assert_eq!(codes(at(10), at(12), None, State::Provisional), ["B0844"]);
    }
}
