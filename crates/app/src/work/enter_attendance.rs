//! Act: enter the attendance of a unit from a list, for offices without signal. All that is wrong with the
//! list is said at once and then nothing is written; the reason stands with every row.

use std::collections::HashMap;

use balai_core::arrange::Mode;
use balai_core::diagnostic::Text;
use balai_core::say;
use balai_core::work::attendance::Way;
use balai_store::attendance::{Entry, Origin, record};
use balai_store::{Done, Fault};
use jiff::civil::{Date, DateTime};
use serde_json::json;

use crate::access::{Act, Caller, require, require_in};
use crate::days::instant;
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Most rows of one list: a large unit in and out on one day.
pub const MOST_ENTRIES: usize = 2_500;
/// Faults that are told one by one.
const MOST_TOLD: usize = 20;
/// Longest reason, letters.
const LONGEST: usize = 200;

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Who.
    pub person: String,
    /// Of which working day.
    pub day: Date,
    /// In or out.
    pub way: Way,
    /// When, by the clock on the wall.
    pub at: DateTime,
    /// Where they worked.
    pub mode: Mode,
}

/// A list of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryList {
    /// City slug.
    pub city: String,
    /// Unit slug.
    pub unit: String,
    /// Why it is entered for them: "buku hadir, tidak ada sinyal".
    pub reason: String,
    /// The lines.
    pub entries: Vec<Entered>,
}

/// Enters a list; gives the number of rows.
///
/// # Errors
/// [`Trouble::Unfit`] with everything that is wrong with it, [`Trouble::Forbidden`] outside one's unit and if
/// one stands on the list oneself.
pub async fn enter_attendance(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    list: EntryList,
) -> Result<usize, Trouble> {
    require(caller, Act::EnterAttendance)?;
    require_in(caller, Act::EnterAttendance, &list.city, Some(&list.unit))?;
    let town = hall.town(&list.city).ok_or_else(|| no_city(&list.city))?;
    if list.entries.iter().any(|entry| caller.person.as_ref() == Some(&entry.person)) {
        return Err(Trouble::Forbidden);
    }
    let unit = town.city.unit(&list.unit);
    let staff = town.people.iter().filter(|person| Some(person.unit) == unit);
    let staff: HashMap<&str, &str> = staff.map(|p| (p.id.as_str(), p.name.as_str())).collect();
    let today = town.wall(&hall.now()).date();
    fits(&list, &staff, today)?;
    let command = hall.command(caller, Act::EnterAttendance, key);
    let (received_at, author, zone) = (command.at, command.actor.clone(), town.zone());
    let EntryList { city, unit, reason, entries } = list;
    let row = |entered: Entered| Entry {
        day: entered.day,
        unit: unit.clone(),
        person: entered.person,
        number: 0,
        way: entered.way,
        at: instant(entered.at, &zone),
        received_at,
        skew_seconds: None,
        mode: entered.mode,
        spot: None,
        origin: Origin::Import,
        author: author.clone(),
        reason: Some(reason.trim().to_owned()),
        corrects: None,
    };
    let rows: Vec<Entry> = entries.into_iter().map(row).collect();
    let entered = hall.store().write(command, move |tx| {
        Box::pin(async move {
            record(tx, &city, &rows).await?;
            let told: Vec<_> = rows.iter().map(|r| json!([r.person, r.day, r.way.word(), r.at])).collect();
            let payload = json!({ "reason": reason, "rows": told });
            Ok::<_, Fault>(Done { subject: format!("attendance/{city}/{unit}"), payload, answer: rows.len() })
        })
    });
    entered.await.map_err(Trouble::from)
}

/// Everything that is wrong with a list, at once.
fn fits(list: &EntryList, staff: &HashMap<&str, &str>, today: Date) -> Result<(), Trouble> {
    let mut faults: Vec<Text> = Vec::new();
    let n = list.entries.len();
    if n == 0 || n > MOST_ENTRIES {
        faults.push(say!(
            "isi 1 sampai {MOST_ENTRIES} baris; ada {n}",
            "give 1 to {MOST_ENTRIES} lines; there are {n}"
        ));
    }
    if list.reason.trim().is_empty() || list.reason.chars().count() > LONGEST {
        faults.push(say!(
            "alasan: tulis dari mana daftar ini, paling panjang {LONGEST} huruf",
            "reason: write where this list comes from, in at most {LONGEST} letters"
        ));
    }
    for entry in list.entries.iter().take(MOST_ENTRIES) {
        let (id, day, last) = (&entry.person, entry.day, entry.day.tomorrow().unwrap_or(entry.day));
        if !staff.contains_key(id.as_str()) {
            faults.push(say!("{id} tidak ada di unit ini", "{id} is not in this unit"));
        } else if day > today {
            faults.push(say!("{id}: {day} belum tiba", "{id}: {day} has not come yet"));
        } else if entry.at.date() < day || entry.at.date() > last {
            faults.push(say!("{id}: jamnya bukan dari {day}", "{id}: the time is not of {day}"));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    let more = faults.len().saturating_sub(MOST_TOLD);
    let told =
        |part: fn(&Text) -> &str| faults.iter().take(MOST_TOLD).map(part).collect::<Vec<_>>().join("; ");
    let (id, en) = (told(|t| &t.id), told(|t| &t.en));
    Err(Trouble::Unfit(match more {
        0 => say!("{id}", "{en}"),
        more => say!("{id}; dan {more} lagi", "{en}; and {more} more"),
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::work::attendance::{Point, Remark};
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{employee, for_each_engine, journalled, planned, unit_head};

    fn line(person: &str, day: i8, hour: i8) -> Entered {
        let day = date(2021, 6, day);
        let (way, at) = (Way::In, day.at(hour, 0, 0, 0));
        Entered { person: person.into(), day, way, at, mode: Mode::Office }
    }

    fn list(entries: Vec<Entered>) -> EntryList {
        EntryList { city: "mini".into(), unit: "dinkes".into(), reason: "buku hadir".into(), entries }
    }

    #[tokio::test]
    async fn a_list_is_entered_once_with_its_reason_on_every_row() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = unit_head("Sari");
            let two = list(vec![line("MIN-00003", 30, 7), line("MIN-00006", 30, 7)]);
            for _ in 0..2 {
                assert_eq!(enter_attendance(&hall, &head, "k", two.clone()).await, Ok(2), "a retry");
            }
            let today = hall.week(&employee("MIN-00003"), "mini", None).await.unwrap().today;
            assert_eq!(today.entries.len(), 1);
            let Point::Done(_, remarks) = &today.arrive else { unreachable!() };
            assert!(remarks.contains(&Remark::Entered("buku hadir".into())));
            let line = "list-attendance unit-head/Sari attendance/mini/dinkes";
            assert_eq!(journalled(&hall).await.iter().filter(|l| *l == line).count(), 1);
        })
        .await;
    }

    #[tokio::test]
    async fn all_faults_are_told_at_once_and_nothing_is_written() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let head = unit_head("Sari");
            let mut late = line("MIN-00006", 30, 7);
            late.at = date(2021, 7, 4).at(7, 0, 0, 0);
            let mut day = line("MIN-00003", 30, 7);
            day.day = date(2021, 7, 1);
            let bad = EntryList {
                reason: " ".into(),
                ..list(vec![line("MIN-00001", 30, 7), line("MIN-00003", 30, 7), late, day])
            };
            let Err(Trouble::Unfit(told)) = enter_attendance(&hall, &head, "k", bad).await else {
                unreachable!()
            };
            assert_eq!(told.en.split("; ").count(), 4, "{told:?}");
            assert!(hall.week(&employee("MIN-00003"), "mini", None).await.unwrap().today.entries.is_empty());
            let many = list((0..30).map(|n| line(&format!("X{n}"), 30, 7)).collect());
            let Err(Trouble::Unfit(told)) = enter_attendance(&hall, &head, "k", many).await else {
                unreachable!()
            };
            assert!(told.en.ends_with("and 10 more"), "{told:?}");
            assert!(matches!(
                enter_attendance(&hall, &head, "k", list(vec![])).await,
                Err(Trouble::Unfit(_))
            ));
            let own = Caller { person: Some("MIN-00003".into()), ..head.clone() };
            let elsewhere = EntryList { unit: "setda".into(), ..list(vec![line("MIN-00001", 30, 7)]) };
            let fine = list(vec![line("MIN-00003", 30, 7)]);
            for (caller, list) in [(&own, fine.clone()), (&head, elsewhere), (&Caller::public(), fine)] {
                assert_eq!(enter_attendance(&hall, caller, "x", list).await, Err(Trouble::Forbidden));
            }
        })
        .await;
    }
}
