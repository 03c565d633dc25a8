//! The days a public page leads to and how it names its own: the strip and the way to the nearest
//! order for the notice, date line and address for the poster too.

use balai_core::city::weekday_index;
use balai_core::diagnostic::{Lang, long_date, month_name};
use balai_core::report::notice::{Notice, between};
use jiff::civil::Date;

use super::notice::View;
use super::text::Words;
use crate::frame::Frame;

/// A day of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// "Rab".
    pub name: &'static str,
    /// 30.
    pub number: i8,
    /// Hidden rest of the name: "Juni 2021, hari ini".
    pub rest: String,
    /// Address.
    pub href: String,
    /// `lewat`, `kini`, `pilih`.
    pub class: &'static str,
    /// The day shown.
    pub shown: bool,
}

/// Address of the page of a day; the day of the clock is the city's own address.
#[must_use]
pub fn day_address(frame: &Frame, date: Date, today: Option<Date>) -> String {
    if Some(date) == today { frame.town("") } else { frame.town(&format!("/hari/{date}")) }
}

/// "Rabu, 30 Juni 2021 · hari ke-2 dari 7".
#[must_use]
pub fn date_line(notice: &Notice, w: &Words, lang: Lang) -> String {
    let day = long_date(notice.date, lang);
    // An order without an end has no "of how many".
    if notice.days < 2 || notice.open_ended {
        day
    } else {
        format!("{day} · {}", (w.day_of)(notice.day_number, notice.days))
    }
}

/// Days of the order around the day shown: eight at most.
#[must_use]
pub fn strip(frame: &Frame, view: View<'_>, w: &Words) -> Vec<Day> {
    const WIDTH: usize = 8;
    let Some(notice) = view.notice else { return vec![] };
    let days = view.effect.map_or_else(|| span(notice.span), |e| e.days.clone());
    let at = days.iter().position(|d| *d == view.date).unwrap_or(0);
    let first = if days.len() <= WIDTH { 0 } else { at.saturating_sub(3).min(days.len() - 7) };
    let width = if days.len() <= WIDTH { WIDTH } else { 7 };
    let day = |date: &Date| Day {
        name: w.days[weekday_index(date.weekday())],
        number: date.day(),
        rest: format!(
            "{} {}{}",
            month_name(date.month(), frame.lang),
            date.year(),
            if Some(*date) == view.today { format!(", {}", w.today_mark) } else { String::new() }
        ),
        href: day_address(frame, *date, view.today),
        class: match date {
            d if Some(*d) == view.today => "kini",
            d if *d == view.date => "pilih",
            d if view.today.is_some_and(|today| *d < today) => "lewat",
            _ => "",
        },
        shown: *date == view.date,
    };
    days.iter().skip(first).take(width).map(day).collect()
}

fn span((first, last): (Date, Date)) -> Vec<Date> {
    first.series(jiff::Span::new().days(1)).take_while(|d| *d <= last).take(31).collect()
}

/// Way to the days of an order from a day without one: words, address.
#[must_use]
pub fn near(frame: &Frame, view: View<'_>, w: &Words) -> Option<(String, String)> {
    let (first, last) = view.near.filter(|_| view.notice.is_none())?;
    let goal = if view.date < first { first } else { last };
    Some(((w.nearest)(&between(first, last, frame.lang)), frame.town(&format!("/hari/{goal}"))))
}
