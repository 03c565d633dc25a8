//! Why not someone else: for each colleague the first rule that rejects them.

use super::Board;
use super::words::{days_en, each, join};
use crate::arrange::{Cell, Mode};
use crate::city::{Person, PersonIx, Place, Post};
use crate::diagnostic::Text;
use crate::order::{Standard, Where};

/// How many colleagues are named.
const SHOWN: usize = 5;
/// Least rest in minutes.
const REST: i32 = crate::arrange::rules::REST_MINUTES;

/// Up to five colleagues, those who came nearest to the duty first.
pub fn rejected(board: &Board, i: usize, d: usize) -> Vec<(PersonIx, Text)> {
    let mut found: Vec<(std::cmp::Reverse<u8>, usize, &str, usize, Text)> = board
        .rows()
        .filter(|&j| j != i)
        .map(|j| {
            let (step, text) = verdict(board, (i, j), d);
            (std::cmp::Reverse(step), board.load(j), board.person(j).id.as_str(), j, text)
        })
        .collect();
    found.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    found.truncate(SHOWN);
    found.into_iter().map(|(.., j, text)| (board.roster.people[j], text)).collect()
}

/// The first rule that keeps `j` from the duty of `i`, or the goal that decided, and how far `j` came.
fn verdict(board: &Board, (i, j): (usize, usize), d: usize) -> (u8, Text) {
    if let Some(barred) = barred(board, (i, j), d) {
        return barred;
    }
    let cell = board.cell(i, d);
    if cell.post.is_none()
        && cell.picket
        && let Some(text) = rank(board.person(i), board.person(j))
    {
        return (5, text);
    }
    if let Some(text) = off_hours(board, (i, j), d) {
        return (5, text);
    }
    (6, share(board, i, j))
}

/// The first hard rule that keeps `j` from the duty of `i`, and how far `j` came; `None` if none does.
pub fn barred(board: &Board, (i, j): (usize, usize), d: usize) -> Option<(u8, Text)> {
    let cell = board.cell(i, d);
    let post = board.post(cell);
    if let Some(text) = reach(board, j, d, cell.mode) {
        return Some((0, text));
    }
    if let (Some(cohort), false) = (&board.roster.cohort, is_ordered(board, j, d))
        && cohort[i] != cohort[j]
    {
        let own = cohort[j] + 1;
        let text =
            crate::say!("kelompok {own}, yang tidak bertugas hari itu", "cohort {own}, whose turn it is not");
        return Some((1, text));
    }
    if let Some(text) = post.and_then(|p| skill(board.person(j), p)) {
        return Some((2, text));
    }
    if let Some(held) = board.post(board.cell(j, d)) {
        let text = each(&held.name, |n| format!("memegang pos {n}"), |n| format!("holds the post {n}"));
        return Some((3, text));
    }
    if board.is_called(j, d) {
        return Some((
            3,
            Text::fixed("sudah di lokasi untuk tugas lain", "is on site for another duty already"),
        ));
    }
    rest(board, j, d, cell).or_else(|| run(board, j, d)).map(|text| (4, text))
}

/// Days in a row, if `j` were on duty that day too.
fn run(board: &Board, j: usize, d: usize) -> Option<Text> {
    let dates = &board.effect.days;
    let next = |a: usize| dates.get(a + 1).is_some_and(|&n| dates[a].tomorrow().is_ok_and(|t| t == n));
    let here = |e: usize| board.cell(j, e).mode.on_site();
    let (mut first, mut last) = (d, d);
    while first > 0 && next(first - 1) && here(first - 1) {
        first -= 1;
    }
    while next(last) && here(last + 1) {
        last += 1;
    }
    let most = crate::arrange::rules::MOST_IN_A_ROW;
    (last - first >= most).then(|| {
        crate::say!(
            "akan bertugas lebih dari {most} hari berturut-turut",
            "would be on duty more than {most} days in a row"
        )
    })
}

fn is_ordered(board: &Board, j: usize, d: usize) -> bool {
    board.standing(j, d).is_some_and(|s| s.standard == Standard::OnSite)
}

/// Availability and place. Of the two kinds of unavailability nothing more is said.
fn reach(board: &Board, j: usize, d: usize, mode: Mode) -> Option<Text> {
    let person = board.person(j);
    if person.is_away(board.effect.days[d]) {
        return Some(Text::fixed("tidak tersedia", "not available"));
    }
    if person.home_only {
        return Some(Text::fixed("tidak tersedia di kantor", "not available at the office"));
    }
    let standing = board.standing(j, d)?;
    let home = standing.standard == Standard::Home;
    let elsewhere = match standing.place {
        Where::Office => mode == Mode::Field,
        Where::Field => mode == Mode::Office,
        _ => false,
    };
    (home || elsewhere).then(|| {
        let label = board.effect.label(standing.clause);
        crate::say!("{label} tidak menempatkannya di sana", "{label} does not have this person there")
    })
}

fn skill(person: &Person, post: &Post) -> Option<Text> {
    let skill = post.skill.as_ref().filter(|s| !person.skills.contains(s))?;
    Some(crate::say!("tidak memiliki keahlian {skill}", "does not have the skill {skill}"))
}

/// Rest against the days before and after, if `j` did what the cell says.
pub fn rest(board: &Board, j: usize, d: usize, duty: Cell) -> Option<Text> {
    let dates = &board.effect.days;
    let next = |a: usize| dates.get(a + 1).is_some_and(|&n| dates[a].tomorrow().is_ok_and(|t| t == n));
    let gap = |a: Cell, b: Cell| hours(board, b).0 + 24 * 60 - hours(board, a).1;
    let before = d > 0 && next(d - 1) && {
        let cell = board.cell(j, d - 1);
        cell.mode.on_site() && gap(cell, duty) < REST
    };
    if before {
        return Some(Text::fixed(
            "belum beristirahat 11 jam sesudah sif sehari sebelumnya",
            "has not rested 11 hours after the shift of the day before",
        ));
    }
    let after = next(d) && {
        let cell = board.cell(j, d + 1);
        cell.mode.on_site() && gap(duty, cell) < REST
    };
    after.then(|| {
        Text::fixed(
            "tidak akan beristirahat 11 jam sebelum sif sehari sesudahnya",
            "would not rest 11 hours before the shift of the day after",
        )
    })
}

/// Start and end of a cell's duty, minutes of its day; office hours without a post.
fn hours(board: &Board, cell: Cell) -> (i32, i32) {
    let clock = |t: jiff::civil::Time| i32::from(t.hour()) * 60 + i32::from(t.minute());
    board.post(cell).map_or_else(
        || (clock(board.city.hours.0), clock(board.city.hours.1)),
        |p| (clock(p.start), clock(p.end) + if p.end <= p.start { 24 * 60 } else { 0 }),
    )
}

/// The picket goes to officials first, and the head of the unit is spared.
pub fn rank(officer: &Person, other: &Person) -> Option<Text> {
    let (own, theirs) =
        (crate::arrange::rules::rank_penalty(officer), crate::arrange::rules::rank_penalty(other));
    (theirs > own).then(|| {
        if other.head {
            Text::fixed("kepala unit tidak diberi piket", "heads the unit and is spared the picket")
        } else {
            Text::fixed(
                "bukan ASN; piket didahulukan bagi ASN",
                "is no civil servant; the picket goes to them first",
            )
        }
    })
}

/// Nights and days off go to people in shifts.
pub fn off_hours(board: &Board, (i, j): (usize, usize), d: usize) -> Option<Text> {
    let night = board.post(board.cell(i, d)).is_some_and(|p| p.end <= p.start);
    let off = night || !board.city.is_working_day(board.effect.days[d]);
    (off && board.person(i).shift && !board.person(j).shift).then(|| {
        Text::fixed(
            "tidak bekerja dalam sif malam atau hari libur",
            "does not work nights or days off in shifts",
        )
    })
}

/// The shares if the two changed places.
fn share(board: &Board, i: usize, j: usize) -> Text {
    let (name, own, theirs) = (&board.person(i).name, board.load(i), board.load(j) + 1);
    let (more, days) = (days_en(theirs), days_en(own));
    if theirs > own {
        return crate::say!(
            "akan bertugas {theirs} hari, sedangkan {name} {own} hari",
            "would be called in on {more}, while {name} is on {days}"
        );
    }
    if theirs == own {
        return crate::say!(
            "seri: siapa pun dari keduanya akan bertugas {own} hari; undian jadwal yang menentukan",
            "a tie: either would be called in on {days}; the draw of the roster decided"
        );
    }
    Text::fixed(
        "dapat menggantikannya; jadwal ini belum terbukti yang paling merata",
        "could stand in; this roster is not proven to be the most even",
    )
}

/// The first rule that keeps someone from an open post; `None` if none does.
pub fn for_post(board: &Board, i: usize, d: usize, post: &Post) -> Option<Text> {
    let mode = if post.place == Place::Office { Mode::Office } else { Mode::Field };
    let ix = board.city.posts.iter().position(|p| std::ptr::eq(p, post)).map(crate::city::PostIx::of);
    let duty = Cell { mode, post: ix, picket: false, clause: board.cell(i, d).clause };
    let text = skill(board.person(i), post).or_else(|| rest(board, i, d, duty))?;
    Some(join(format!("ia {}", text.id), format!("this person {}", text.en)))
}
