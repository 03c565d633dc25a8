//! The history of a unit's roster: which rosters changed it, when, by whom; and what one of them
//! changed against the one before.

use balai_app::{Board, Caller, Hall, Past, Town, Trouble};
use balai_core::arrange::{Change, Roster, changes};
use balai_core::city::UnitIx;
use balai_core::diagnostic::Lang;
use jiff::tz::TimeZone;

use super::text::mend;
use crate::arrange::ways::Address;
use crate::frame::clock;

/// A roster of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastLine {
    /// "Jadwal ke-2, Rabu, 30 Juni 2021 pukul 07.15 WIB".
    pub text: String,
    /// Who.
    pub who: String,
    /// Address of what it changed; `None` for the first.
    pub href: Option<String>,
}

/// The history in words.
#[must_use]
pub fn lines(past: &[Past], address: &Address<'_>, zone: &TimeZone, lang: Lang) -> Vec<PastLine> {
    let m = mend(lang);
    let line = |(at, roster): (usize, &Past)| PastLine {
        text: (m.history_line)(roster.sequence, &clock(&roster.planned_at.to_zoned(zone.clone()), lang)),
        who: who(&roster.actor, lang),
        href: (at + 1 < past.len()).then(|| address.comparing(roster.sequence)),
    };
    past.iter().enumerate().map(line).collect()
}

/// Who made a roster, by the actor of the journal.
#[must_use]
pub fn who(actor: &str, lang: Lang) -> String {
    let named = actor.strip_prefix("account/").unwrap_or(actor);
    named.split_once('/').map_or_else(|| mend(lang).by_program.to_owned(), |(_, name)| name.to_owned())
}

/// A roster beside the one before it that changed the unit.
pub struct Compared {
    /// The later one.
    pub board: Board,
    /// Sequences of the later and the earlier.
    pub sequences: (i64, i64),
    /// What the later changed.
    pub changes: Vec<Change>,
}

/// Opens the comparison asked for: `induk` is the newest, else a sequence. `None` if there is none.
///
/// # Errors
/// As [`Hall::earlier_for`].
pub async fn compared(
    (hall, caller): (&Hall, &Caller),
    (town, order): (&Town, &str),
    unit: UnitIx,
    (past, asked): (&[Past], &str),
) -> Result<Option<Compared>, Trouble> {
    let at = match asked.parse::<i64>() {
        Ok(sequence) => past.iter().position(|p| p.sequence == sequence),
        Err(_) => Some(0),
    };
    let pair = at.and_then(|at| past.get(at).zip(past.get(at + 1)));
    let (Some((new, old)), Some(signed)) = (pair, town.order(order)) else { return Ok(None) };
    let slug = &town.city.slug;
    let later = hall.earlier_for(caller, town, hall.roster_by_id(slug, &new.id).await?, unit).await?;
    let earlier = hall.earlier_for(caller, town, hall.roster_by_id(slug, &old.id).await?, unit).await?;
    let pair = (&alone(&earlier), &alone(&later));
    let changes = changes(&town.city, &town.people, &signed.effect, pair);
    Ok(Some(Compared { board: later, sequences: (new.sequence, old.sequence), changes }))
}

/// A roster with this unit alone.
#[must_use]
pub fn alone(board: &Board) -> Roster {
    let (head, unit) = (&board.0, &board.1);
    Roster {
        id: head.id.clone(),
        parent: head.parent.clone(),
        order: head.order.clone(),
        city: head.city.clone(),
        settings: head.settings.clone(),
        days: head.days.clone(),
        units: vec![unit.clone()],
    }
}
