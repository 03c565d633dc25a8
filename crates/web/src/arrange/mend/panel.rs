//! What one can do with the cell the panel shows: stand-ins with their price, fixing the day, absence,
//! a swap. And the panel of an open post: why the day cannot be filled.

use balai_app::Step;
use balai_core::arrange::{Duty, Mode, conflict, stand_ins};
use balai_core::city::{Person, PersonIx};
use balai_core::diagnostic::Lang;
use jiff::civil::Date;

use super::seen::{day_words, duty_words};
use super::steps::{duty_item, with};
use super::text::{Mend, mend};
use crate::arrange::table::Board;
use crate::arrange::ways::Address;

/// Stand-ins that are shown.
const STAND_INS: usize = 5;
/// Colleagues proposed for a swap; in a larger unit one types the name alone.
const COLLEAGUES: usize = 60;

/// What the panel offers.
#[derive(Debug, Clone)]
pub struct Acts {
    /// Words.
    pub m: &'static Mend,
    /// The person holds a duty that somebody else could take.
    pub on_duty: bool,
    /// Name, price and address of each stand-in.
    pub stand_ins: Vec<(String, String, String)>,
    /// Board without query.
    pub here: String,
    /// What every form keeps: name and value.
    pub kept: Vec<(&'static str, String)>,
    /// Duties to fix: value, words.
    pub duties: Vec<(String, String)>,
    /// The duty of the cell, as its value.
    pub duty: String,
    /// Address that lets the day free, if it is fixed.
    pub unpin: Option<String>,
    /// First and last day of an absence, as fields have them, and its hint; none for who is away.
    pub absent: Option<(String, String, String)>,
    /// Absences noted in the hall that cover the day: words, and the address that withdraws each.
    pub noted: Vec<(String, String)>,
    /// The person is away by the staff list.
    pub listed: bool,
    /// Colleagues for a swap.
    pub colleagues: Vec<String>,
}

/// What the hall knows of the absences of a person, before any proposal.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Those noted in the hall: first and last day.
    pub noted: Vec<(Date, Date)>,
    /// The person is away on the day.
    pub away: bool,
}

/// What the panel offers for someone on a day that can be changed.
#[must_use]
pub fn acts(
    board: &Board<'_>,
    (person, day): (PersonIx, usize),
    known: &Known,
    address: &Address<'_>,
    lang: Lang,
) -> Option<Acts> {
    let m = mend(lang);
    let who = board.people.get(person.at())?;
    let (date, row) = (*board.effect.days.get(day)?, board.roster.people.iter().position(|p| *p == person)?);
    let cell = board.roster.cell(row, day, board.days());
    let page = address.asked.hal.unwrap_or(1);
    let to = |step: &Step| address.proposing(page, &with(&address.asked.usul, step));
    let case = (board.city, board.people, board.effect);
    let found = stand_ins(case, board.roster, (person, day), STAND_INS);
    let stand_in = |s: &balai_core::arrange::StandIn| {
        let other = board.people.get(s.person.at())?;
        let price: Vec<&str> = s.price.iter().map(|t| t.get(lang)).collect();
        let step = Step::Swap(who.id.clone(), other.id.clone(), date);
        Some((other.name.clone(), price.join("; "), to(&step)))
    };
    let pinned = board.marks.pinned(person, day);
    let away = cell.mode == Mode::Away;
    let others = board.roster.people.iter().filter(|p| **p != person);
    let names = others.filter_map(|p| board.people.get(p.at()).map(|p| p.name.clone()));
    let last = board.effect.days.last().copied().unwrap_or(date);
    let spans = known.noted.iter().filter(|(first, last)| away && *first <= date && date <= *last);
    let noted = spans.map(|(first, last)| {
        let words = (m.noted)(&day_words(*first, lang), &day_words(*last, lang));
        (words, to(&Step::Present(who.id.clone(), *first, *last)))
    });
    let noted: Vec<_> = noted.collect();
    Some(Acts {
        m,
        on_duty: cell.mode.on_site() || cell.picket,
        stand_ins: found.iter().filter_map(stand_in).collect(),
        here: address.here.to_owned(),
        kept: kept(address, who, date),
        duties: if away { vec![] } else { duties(board, who, m, lang) },
        duty: duty_item(&match cell.post.and_then(|p| board.city.posts.get(p.at())) {
            Some(post) => Duty::Post(post.slug.clone()),
            None if cell.picket => Duty::Picket,
            None if cell.mode.on_site() => Duty::Site,
            None => Duty::Home,
        }),
        unpin: pinned.then(|| to(&Step::Unpin(who.id.clone(), date))),
        absent: (!away)
            .then(|| (date.to_string(), last.to_string(), (m.absent_hint)(&day_words(date, lang)))),
        listed: known.away && noted.is_empty(),
        noted,
        colleagues: if away || board.roster.people.len() > COLLEAGUES { vec![] } else { names.collect() },
    })
}

fn kept(address: &Address<'_>, who: &Person, date: Date) -> Vec<(&'static str, String)> {
    let pairs = [
        ("aturan", address.asked.aturan.clone()),
        ("usul", address.asked.usul.clone()),
        ("cari", address.q.to_owned()),
        ("hal", address.asked.hal.filter(|page| *page > 1).map_or_else(String::new, |page| page.to_string())),
        ("pegawai", who.id.clone()),
        ("hari", date.to_string()),
    ];
    pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Duties that can be fixed: posts of the unit for which the person has the skill, and the others.
fn duties(board: &Board<'_>, who: &Person, m: &Mend, lang: Lang) -> Vec<(String, String)> {
    let able = |post: &&balai_core::city::Post| {
        post.unit == board.unit() && post.skill.as_ref().is_none_or(|skill| who.skills.contains(skill))
    };
    let posts = board.city.posts.iter().filter(able).map(|p| Duty::Post(p.slug.clone()));
    let all = [Duty::Home, Duty::Site, Duty::Picket].into_iter().chain(posts);
    all.map(|duty| (duty_item(&duty), duty_words(&duty, (board.city, board.unit()), m, lang))).collect()
}

/// Why a day has open posts.
#[derive(Debug, Clone)]
pub struct Open {
    /// Words.
    pub m: &'static Mend,
    /// The day.
    pub day: String,
    /// Posts with the people missing.
    pub posts: Vec<String>,
    /// Why, in words.
    pub told: String,
}

/// The panel of the open posts of a day.
#[must_use]
pub fn open(board: &Board<'_>, day: usize, lang: Lang) -> Option<Open> {
    let m = mend(lang);
    let date = *board.effect.days.get(day)?;
    let name = |post: balai_core::city::PostIx| {
        board.city.posts.get(post.at()).map_or_else(String::new, |p| p.name.get(lang).to_owned())
    };
    let short = board.roster.uncovered.iter().filter(|u| u.day == day);
    let posts: Vec<String> = short.map(|u| (m.open_post)(&name(u.post), u.short)).collect();
    let told = if posts.is_empty() {
        m.open_none.to_owned()
    } else {
        let found = conflict((board.city, board.people, board.effect), board.roster, day);
        found.map_or_else(|| m.open_elsewhere.to_owned(), |c| c.told.get(lang).to_owned())
    };
    Some(Open { m, day: day_words(date, lang), posts, told })
}
