//! Act: report what was done on a day (laporan kegiatan harian), for oneself or with others of the
//! unit. A late report is a report; a correction is a report of its own that names the first.

use balai_core::diagnostic::Text;
use balai_core::say;
use balai_core::work::photo::cleaned;
use balai_store::activity::{Report, Which, reports, save};
use balai_store::{Done, sha256};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde_json::json;

use crate::access::{Act, Caller, require};
use crate::activities::{ALWAYS, OPEN_DAYS, desk, no_report, own, town_of, unfit};
use crate::{Hall, Town, Trouble};

/// Letters of the line of a report.
pub(crate) const MOST_LETTERS: usize = 300;
/// Letters of a link.
const MOST_LINK: usize = 500;

/// A report as it is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportWish {
    /// City slug.
    pub city: String,
    /// The day it is for.
    pub day: Date,
    /// What was done, at most 300 letters.
    pub line: String,
    /// A link, or nothing.
    pub link: String,
    /// The clause of the duty; nothing: routine work.
    pub clause: String,
    /// Others of the unit for whom it is.
    pub with: Vec<String>,
    /// The bytes of a photo.
    pub photo: Option<Vec<u8>>,
    /// Report that it corrects, and why.
    pub corrects: Option<(String, String)>,
    /// What the phone said when it was pressed.
    pub pressed: Option<Timestamp>,
}

/// Records a report; gives its id.
///
/// # Errors
/// [`Trouble::Unfit`] with all that is wrong at once, [`Trouble::Stale`] if the report was corrected
/// before, [`Trouble::Forbidden`] to who is not on the staff.
pub async fn report_activity(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: ReportWish,
) -> Result<String, Trouble> {
    require(caller, Act::ReportActivity)?;
    let town = town_of(hall, &wish.city)?;
    let (_, me) = own(caller, &town)?;
    let command = hall.command(caller, Act::ReportActivity, key);
    let mut faults = told(&wish, &town, town.wall(&hall.now()).date());
    let mut people = vec![me.id.clone()];
    for id in &wish.with {
        match town.people.iter().find(|person| person.id == *id) {
            Some(person) if person.unit != me.unit => faults.push(say!(
                "{id} bukan pegawai unit Anda; laporan bersama hanya untuk satu unit",
                "{id} is not of your unit; a report is for people of one unit"
            )),
            Some(person) => people.push(person.id.clone()),
            None => faults.push(say!("tidak ada pegawai {id}", "there is no person {id}")),
        }
    }
    people.sort();
    people.dedup();
    let photo = wish.photo.as_deref().map(cleaned).transpose().map_err(|why| faults.push(why)).ok().flatten();
    unfit(&faults)?;
    let of_unit = &town.city.units[me.unit.at()].slug;
    let report = Report {
        id: sha256(command.key.as_bytes())[..32].to_owned(),
        unit: of_unit.clone(),
        desk: if people.len() == 1 { desk(&town.city, me).to_owned() } else { of_unit.clone() },
        author: me.id.clone(),
        people,
        day: wish.day,
        line: wish.line.trim().to_owned(),
        link: Some(wish.link.trim().to_owned()).filter(|link| !link.is_empty()),
        clause: Some(wish.clause).filter(|clause| !clause.is_empty()),
        photo: photo.as_ref().map(|(_, bytes)| sha256(bytes)),
        corrects: wish.corrects.map(|(id, why)| (id, why.trim().to_owned())),
        pressed_at: wish.pressed,
        received_at: command.at,
        verdicts: vec![],
    };
    let (city, photo) = (wish.city, photo.map(|(kind, bytes)| (kind.media(), bytes)));
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            if let Some((id, _)) = &report.corrects {
                let mine = reports(tx, &city, &Which::Person(report.author.clone()), ALWAYS).await?;
                if mine.iter().any(|r| r.corrects.as_ref().is_some_and(|c| c.0 == *id)) {
                    return Err(again());
                }
                mine.iter().find(|r| r.id == *id).ok_or_else(|| no_report(id))?;
            }
            save(tx, &city, &report, photo).await?;
            Ok::<_, Trouble>(Done {
                subject: format!("activity/{city}/{}", report.id),
                payload: json!({ "people": report.people, "day": report.day, "line": report.line,
                    "photo": report.photo, "corrects": report.corrects }),
                answer: report.id,
            })
        })
    });
    recorded.await
}

fn again() -> Trouble {
    Trouble::Stale(say!(
        "laporan ini sudah diperbaiki; perbaiki yang terbaru",
        "this report was corrected before; correct the newest one"
    ))
}

/// What is wrong with what was written.
fn told(wish: &ReportWish, town: &Town, today: Date) -> Vec<Text> {
    let mut faults = Vec::new();
    let letters = wish.line.trim().chars().count();
    if letters == 0 || letters > MOST_LETTERS {
        faults.push(say!(
            "tulis yang dikerjakan dalam 1 sampai {MOST_LETTERS} huruf; ada {letters}",
            "write what was done in 1 to {MOST_LETTERS} letters; there are {letters}"
        ));
    }
    let oldest = today.saturating_sub(OPEN_DAYS.days());
    if wish.day > today || wish.day < oldest {
        faults.push(say!(
            "hari laporan dari {oldest} sampai {today}",
            "the day of a report is from {oldest} to {today}"
        ));
    }
    let link = wish.link.trim();
    let address = link.starts_with("https://") || link.starts_with("http://");
    if !link.is_empty()
        && (!address
            || link.len() > MOST_LINK
            || link.contains(|c: char| c.is_whitespace() || c.is_control()))
    {
        faults.push(say!(
            "tautan dimulai dengan https:// dan paling panjang {MOST_LINK} huruf",
            "a link begins with https:// and has at most {MOST_LINK} letters"
        ));
    }
    let clauses = town.order_on(wish.day).map(|signed| &signed.effect);
    let known = clauses.is_some_and(|e| e.duties.iter().any(|d| e.label(d.clause) == wish.clause));
    if !wish.clause.is_empty() && !known {
        let clause = &wish.clause;
        faults.push(say!(
            "\"{clause}\" bukan kewajiban pada hari itu; pilih yang lain atau tugas rutin",
            "\"{clause}\" is no duty on that day; choose another, or routine work"
        ));
    }
    if let Some((_, why)) = &wish.corrects
        && (why.trim().is_empty() || why.chars().count() > MOST_LETTERS)
    {
        faults.push(say!(
            "tulis alasan perbaikan, paling panjang {MOST_LETTERS} huruf",
            "write why it is corrected, in at most {MOST_LETTERS} letters"
        ));
    }
    faults
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::order::DutyKind;
    use balai_core::work::activity::Standing;
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{for_each_engine, journalled, later, reporter, reporting, staff};
    use crate::{ReportState, Role};

    fn wish(line: &str) -> ReportWish {
        let (city, day) = ("mini".into(), date(2021, 6, 30));
        ReportWish { city, day, line: line.into(), ..ReportWish::default() }
    }

    /// A photo of eight by eight pixels in which a camera wrote a place.
    fn photo() -> Vec<u8> {
        let plain = include_bytes!("../../../core/src/work/photo/plain.jpg");
        [&plain[..2], b"\xFF\xE1\0\x0Fhttp:GPS -6.5", &plain[2..]].concat()
    }

    #[tokio::test]
    async fn a_report_is_kept_once_for_everyone_it_names_and_its_photo_without_the_place() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let (sari, team) = (reporter("MIN-00003"), vec!["MIN-00005".to_owned()]);
            let sent = ReportWish { photo: Some(photo()), with: team, ..wish(" Vaksinasi warga ") };
            let id = report_activity(&hall, &sari, "k", sent.clone()).await.unwrap();
            assert_eq!(report_activity(&hall, &sari, "k", sent).await, Ok(id.clone()), "a retry is harmless");
            let lines = journalled(&hall).await;
            assert_eq!(lines.iter().filter(|line| line.starts_with("report-activity")).count(), 1);
            for who in ["MIN-00003", "MIN-00005"] {
                let own = hall.own_reports(&reporter(who), "mini").await.unwrap();
                let told: Vec<_> = own.reports.iter().map(|v| (v.report.line.as_str(), v.plain())).collect();
                assert_eq!(told, [("Vaksinasi warga", true)], "{who}");
                assert_eq!(own.days[0].standing, Standing::Sent);
            }
            // On the page of one's week the duty is done.
            let week = hall.week(&reporter("MIN-00005"), "mini", None).await.unwrap();
            let duty = week.today.day.duties.iter().find(|d| d.kind == DutyKind::ActivityReport);
            assert!(duty.and_then(|duty| week.reported(duty)).is_some());
            let table = [
                (reporter("MIN-00005"), true),
                (reporter("MIN-00006"), false),
                (staff("MIN-00006", Role::Superior, "dinkes"), true),
                (staff("MIN-00001", Role::UnitHead, "setda"), false),
                (Caller::of(Role::Inspectorate, "Auditor"), true),
                (Caller::of(Role::HealthOfficer, "Petugas"), false),
                (Caller::public(), false),
            ];
            for (caller, reads) in table {
                let read = hall.activity_photo(&caller, "mini", &id).await;
                assert_eq!(read.is_ok(), reads, "{}", caller.actor());
                if let Ok((media, bytes)) = read {
                    assert_eq!(media, "image/jpeg");
                    assert!(!bytes.windows(3).any(|w| w == b"GPS"));
                }
            }
        })
        .await;
    }

    #[tokio::test]
    async fn a_correction_stands_beside_what_it_corrects_and_is_made_once() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let sari = reporter("MIN-00003");
            let id = report_activity(&hall, &sari, "k", wish("Rapat")).await.unwrap();
            let mend =
                ReportWish { corrects: Some((id.clone(), "salah ketik".into())), ..wish("Rapat daring") };
            let next = report_activity(&hall, &sari, "c", mend.clone()).await.unwrap();
            let own = hall.own_reports(&sari, "mini").await.unwrap();
            let told: std::collections::BTreeMap<_, _> =
                own.reports.iter().map(|v| (v.report.id.clone(), v.state)).collect();
            assert_eq!((told[&id], told[&next]), (ReportState::Corrected, ReportState::Waiting));
            assert!(matches!(report_activity(&hall, &sari, "d", mend.clone()).await, Err(Trouble::Stale(_))));
            let other = report_activity(&hall, &reporter("MIN-00006"), "e", mend).await;
            assert!(matches!(other, Err(Trouble::Missing(_))), "nobody corrects another's report");
        })
        .await;
    }

    #[tokio::test]
    async fn a_late_report_is_taken_and_the_time_pressed_counts() {
        for_each_engine(async |store| {
            let hall = later(&reporting(store).await, "2021-06-30T18:00:00").await;
            let pressed = Some("2021-06-30T15:59:00+07:00".parse().unwrap());
            report_activity(&hall, &reporter("MIN-00003"), "a", wish("Rapat")).await.unwrap();
            report_activity(&hall, &reporter("MIN-00005"), "b", ReportWish { pressed, ..wish("Rapat") })
                .await
                .unwrap();
            let told = async |who: &str| {
                let own = hall.own_reports(&reporter(who), "mini").await.unwrap();
                let codes: Vec<_> = own.reports[0].findings.iter().map(|f| f.code.to_string()).collect();
                (own.days[0].standing, codes)
            };
            assert_eq!(told("MIN-00003").await, (Standing::Late(120), vec!["B0841".to_owned()]));
            assert_eq!(told("MIN-00005").await, (Standing::Sent, vec![]));
        })
        .await;
    }

    #[tokio::test]
    async fn all_that_is_wrong_is_told_at_once_and_nothing_is_kept() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let sari = reporter("MIN-00003");
            let sent = ReportWish {
                day: date(2021, 7, 1),
                link: "javascript:x".into(),
                clause: "Diktum KESEPULUH".into(),
                with: vec!["MIN-00001".into(), "MIN-9".into()],
                photo: Some(b"<svg/>".to_vec()),
                corrects: Some((String::new(), " ".into())),
                ..wish(" ")
            };
            let Err(Trouble::Unfit(why)) = report_activity(&hall, &sari, "k", sent).await else { panic!() };
            assert_eq!(why.id.lines().count(), 8, "{}", why.id);
            assert!(hall.own_reports(&sari, "mini").await.unwrap().reports.is_empty());
            for caller in [Caller::public(), Caller::operator(), Caller::of(Role::Employee, "Tamu")] {
                let told = report_activity(&hall, &caller, "k", wish("Rapat")).await;
                assert_eq!(told, Err(Trouble::Forbidden));
            }
        })
        .await;
    }
}
