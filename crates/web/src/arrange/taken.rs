//! A step as the forms of the panel send it, with what was typed: a date, a duty, a colleague.

use balai_app::Step;
use balai_core::arrange::Pin;
use balai_core::diagnostic::Lang;

use super::asked::Asked;
use super::mend::steps;
use super::mend::text::mend;
use super::table::Board;

/// The step that a form of the panel asks for.
///
/// # Errors
/// What to say to whoever typed something that cannot be taken.
pub fn taken(board: &Board<'_>, asked: &Asked, lang: Lang) -> Result<Step, String> {
    let m = mend(lang);
    let unread = || m.unread.to_owned();
    let date = asked.day().ok_or_else(unread)?;
    let person = asked.pegawai.clone();
    Ok(match asked.langkah.as_str() {
        "kunci" => {
            let duty = steps::duty(&asked.tugas).ok_or_else(unread)?;
            Step::Pin(Pin { person, date, duty })
        }
        "halangan" => {
            let last = asked.sampai.trim().parse().map_err(|_| unread())?;
            Step::Absent(person, date, last)
        }
        "tukar" => {
            let typed = asked.dengan.trim();
            let other = named(board, &person, typed).ok_or_else(|| (m.swap_nobody)(typed))?;
            Step::Swap(person, other, date)
        }
        _ => return Err(unread()),
    })
}

/// Whether a number and a name are meant.
type Fit<'f> = &'f dyn Fn(&str, &str) -> bool;

/// The number of the one colleague who is meant: by number, by name, or by a part of the name.
fn named(board: &Board<'_>, person: &str, typed: &str) -> Option<String> {
    let wanted = typed.to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let people = board.roster.people.iter().filter_map(|p| board.people.get(p.at()));
    let people: Vec<_> = people.filter(|p| p.id != person).collect();
    let fits: [Fit<'_>; 3] =
        [&|id, _| id.to_lowercase() == wanted, &|_, name| name.to_lowercase() == wanted, &|_, name| {
            name.to_lowercase().contains(&wanted)
        }];
    for fit in fits {
        let found: Vec<_> = people.iter().filter(|p| fit(&p.id, &p.name)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Some(one.id.clone()),
            _ => return None,
        }
    }
    None
}
