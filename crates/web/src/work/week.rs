//! The page of one's own week: today first, what is due, the week, the picket officers, and the ways on.

use askama::Template;
use balai_app::{HeldDay, News, Week};
use balai_core::diagnostic::{Lang, day_name, long_date};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::door::{Door, Said};
use super::news::lines;
use super::queue::Queue;
use super::text::{Words, place};
use super::today::{DueLine, TapForm, basis, done, due, excuses, hours, taps};
use crate::desk::seat::secret;
use crate::frame::{Frame, clock};

/// Classes of the days by place, as the board has them, and their icons.
const LOOK: [(&str, &str); 6] =
    [("K", "kantor"), ("L", "lapangan"), ("R", "rumah"), ("T", "silang"), ("", ""), ("", "jam")];
/// Words of the choices of place, in the order of the words of the page.
pub const PLACES: [&str; 3] = ["kantor", "lapangan", "rumah"];

/// One day of the strip.
#[derive(Debug)]
pub struct DayCell {
    /// Class.
    pub class: &'static str,
    /// Icon.
    pub icon: &'static str,
    /// "Rab".
    pub name: String,
    /// Day of the month.
    pub number: i8,
    /// In words, for who does not see the icon.
    pub words: String,
    /// It is today.
    pub today: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "week.html")]
pub struct WeekPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// The queue.
    pub queue: Queue,
    /// What is said over the page.
    pub said: Said,
    /// What waits for the reader: address, words.
    pub news: Vec<(String, String)>,
    /// Made up.
    pub sample: bool,
    /// Day, and what one is.
    pub eyebrow: String,
    /// Where one works today.
    pub heading: &'static str,
    /// Hours and until when.
    pub hours: Vec<String>,
    /// Clause and order.
    pub basis: String,
    /// Way to why.
    pub why: Option<String>,
    /// Taps that count today.
    pub done: Vec<String>,
    /// Forms.
    pub taps: Vec<TapForm>,
    /// Choices of place: word, words, chosen.
    pub places: Vec<(&'static str, &'static str, bool)>,
    /// The order asks for the place.
    pub locates: bool,
    /// Days.
    pub days: Vec<DayCell>,
    /// Way to the week before, after.
    pub weeks: [String; 2],
    /// Outages that touch the windows of today.
    pub excuses: Vec<String>,
    /// What is due.
    pub due: Vec<DueLine>,
    /// What holds all day.
    pub throughout: Vec<String>,
    /// Ways on: address, icon, heading, text.
    pub ways: Vec<(String, &'static str, &'static str, &'static str)>,
    /// Picket officers.
    pub officers: Vec<String>,
    /// How to reach the unit.
    pub office: Option<String>,
    /// Requests that wait: in words, badge.
    pub swaps: usize,
    /// Link to the calendar that was just made.
    pub link: Option<String>,
    /// When the last link was made.
    pub made: Option<String>,
    /// Key of the form that makes a link.
    pub key: String,
    /// Way to the team, for who leads one.
    pub team: bool,
}

/// The page of a week.
pub fn build(door: &Door, (week, news): (&Week, &News), said: Said, link: Option<String>) -> WeekPage {
    let (t, lang, city) = (door.t, door.lang(), &door.town.city);
    let today = &week.today;
    let day = &today.day;
    let person = door.town.people.get(week.person.at());
    let (id, unit) = (person.map_or("", |p| p.id.as_str()), city.units.get(week.unit.at()));
    let slug = unit.map_or("", |u| u.slug.as_str());
    let at = place(day.mode);
    let mut eyebrow = long_date(day.date, lang);
    if day.picket {
        eyebrow = format!("{eyebrow} · {}", t.picket);
    }
    let order = today.order.as_deref();
    let why = order.filter(|_| today.board.is_some()).map(|order| {
        let asked = format!("aturan={}&pegawai={id}&hari={}", order.order.id, day.date);
        door.to(&format!("/jadwal/{slug}?{asked}#mengapa"))
    });
    let chosen = if at < PLACES.len() { at } else { 0 };
    let places = PLACES.iter().zip(t.places).enumerate();
    let mut frame = door.frame().titled(title(&said, t.title, t), t.title);
    frame.queue = true;
    let zone = door.town.zone();
    WeekPage {
        queue: Queue::of(&door.visitor.account, &door.seat.token, &city.slug, lang),
        t,
        news: lines(news, lang).into_iter().map(|(page, words)| (door.to(page), words)).collect(),
        sample: door.town.sample,
        eyebrow,
        heading: t.today[at],
        hours: hours(door, today),
        excuses: excuses(door, today),
        basis: basis(order, day.clause, door),
        why,
        done: done(today, t, lang),
        taps: taps(today, t),
        places: places.map(|(i, (word, words))| (*word, words, i == chosen)).collect(),
        locates: day.windows.is_some_and(|windows| windows.locates),
        days: week.days.iter().map(|held| cell(held, week.now.date(), t, lang)).collect(),
        weeks: around(week, door),
        due: due(week, t, lang),
        throughout: day.duties.iter().filter(|d| d.throughout).map(|d| d.what.get(lang).to_owned()).collect(),
        ways: ways(door),
        officers: week
            .picket
            .iter()
            .filter_map(|p| door.town.people.get(p.at()))
            .map(|p| p.name.clone())
            .collect(),
        office: unit.map(|u| {
            if u.address.is_empty() { u.name.clone() } else { format!("{}, {}", u.name, u.address) }
        }),
        swaps: week.swaps.iter().filter(|request| request.state.waits()).count(),
        link,
        made: week.link.map(|at| (t.made_at)(&clock(&at.to_zoned(zone.clone()), lang))),
        key: secret(),
        team: leads(door),
        frame,
        said,
    }
}

/// A title says first that something is wrong.
pub fn title(said: &Said, plain: &str, t: &Words) -> String {
    if said.wrong.is_empty() { plain.to_owned() } else { format!("{}{plain}", t.error) }
}

/// True if somebody leads a unit of this city.
fn leads(door: &Door) -> bool {
    let team = |held: &balai_app::Held| balai_app::access::may(held.role, balai_app::Act::ReadTeam);
    door.caller.held.iter().any(|held| team(held) && held.unit.is_some())
}

fn cell(held: &HeldDay, today: Date, t: &Words, lang: Lang) -> DayCell {
    let date = held.day.date;
    let at = place(held.day.mode);
    let name = day_name(date.weekday(), lang).chars().take(3).collect();
    let picket = if held.day.picket { format!(", {}", t.picket) } else { String::new() };
    DayCell {
        class: LOOK[at].0,
        icon: LOOK[at].1,
        name,
        number: date.day(),
        words: format!("{}{picket}", t.in_words[at]),
        today: date == today,
    }
}

fn around(week: &Week, door: &Door) -> [String; 2] {
    let first = week.days.first().map_or(week.now.date(), |held| held.day.date);
    let to = |days: i64| door.to(&format!("/saya?minggu={}", first.saturating_add(days.days())));
    [to(-7), to(7)]
}

fn ways(door: &Door) -> Vec<(String, &'static str, &'static str, &'static str)> {
    let places = [("/saya/kegiatan", "pensil"), ("/saya/izin", "keluar"), ("/saya/gejala", "hati")];
    let way = |(at, words): ((&str, &'static str), (&'static str, &'static str))| {
        (door.to(at.0), at.1, words.0, words.1)
    };
    places.into_iter().zip(door.t.ways_on).map(way).collect()
}
