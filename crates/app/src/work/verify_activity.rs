//! Act: a superior accepts reports of their unit, many at once, or sends them back with a reason.
//! Nobody decides about a report that is theirs; a later verdict stands in the place of an earlier one.

use balai_core::diagnostic::Text;
use balai_core::say;
use balai_store::Done;
use balai_store::activity::{Report, Verdict, Which, decide, reports};
use serde_json::json;

use super::report_activity::MOST_LETTERS;
use crate::access::{Act, Caller, require, require_in};
use crate::activities::{ALWAYS, no_report, town_of, unfit};
use crate::{Hall, Trouble};

/// Most reports that are decided at once.
const MOST_REPORTS: usize = 500;

/// A verdict as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyWish {
    /// City slug.
    pub city: String,
    /// Unit whose superior decides.
    pub unit: String,
    /// Ids of the reports.
    pub reports: Vec<String>,
    /// Accepted, or sent back.
    pub accepted: bool,
    /// Why they are sent back.
    pub reason: String,
}

/// Records the verdict on each report; gives how many.
///
/// # Errors
/// [`Trouble::Unfit`] with all that is wrong at once, [`Trouble::Missing`] if a report is not the
/// unit's, [`Trouble::Stale`] if one was corrected meanwhile, [`Trouble::Forbidden`].
pub async fn verify_activity(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: VerifyWish,
) -> Result<usize, Trouble> {
    require(caller, Act::VerifyActivity)?;
    require_in(caller, Act::VerifyActivity, &wish.city, Some(&wish.unit))?;
    let town = town_of(hall, &wish.city)?;
    let reason = wish.reason.trim().to_owned();
    unfit(&told(&wish, &reason))?;
    let command = hall.command(caller, Act::VerifyActivity, key);
    let verdict = Verdict {
        accepted: wish.accepted,
        reason: Some(reason).filter(|_| !wish.accepted),
        by: command.actor.clone(),
        name: caller.name.clone(),
        at: command.at,
    };
    let (me, slug) = (caller.person.clone(), town.city.slug.clone());
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            for id in &wish.reports {
                let found = reports(tx, &slug, &Which::Id(id.clone()), ALWAYS).await?;
                let report = found.into_iter().next().filter(|report| report.desk == wish.unit);
                let report = report.ok_or_else(|| no_report(id))?;
                not_own(&report, me.as_deref())?;
                let others = reports(tx, &slug, &Which::Person(report.author.clone()), ALWAYS).await?;
                if others.iter().any(|r| r.corrects.as_ref().is_some_and(|c| c.0 == *id)) {
                    return Err(corrected());
                }
                decide(tx, id, &verdict).await?;
            }
            Ok::<_, Trouble>(Done {
                subject: format!("activity/{slug}/{}", wish.unit),
                payload: json!({ "reports": wish.reports, "accepted": verdict.accepted, "reason": verdict.reason }),
                answer: wish.reports.len(),
            })
        })
    });
    recorded.await
}

fn not_own(report: &Report, me: Option<&str>) -> Result<(), Trouble> {
    let mine = me.is_some_and(|me| report.author == me || report.people.iter().any(|person| person == me));
    if !mine {
        return Ok(());
    }
    Err(Trouble::Unfit(say!(
        "laporan Anda sendiri diperiksa atasan lain atau Plh.",
        "your own report is verified by another superior or a deputy"
    )))
}

fn corrected() -> Trouble {
    Trouble::Stale(say!(
        "salah satu laporan baru saja diperbaiki; periksa yang terbaru",
        "one of the reports has just been corrected; look at the newest"
    ))
}

fn told(wish: &VerifyWish, reason: &str) -> Vec<Text> {
    let mut faults = Vec::new();
    if wish.reports.is_empty() || wish.reports.len() > MOST_REPORTS {
        faults.push(say!("pilih 1 sampai {MOST_REPORTS} laporan", "choose 1 to {MOST_REPORTS} reports"));
    }
    if !wish.accepted && (reason.is_empty() || reason.chars().count() > MOST_LETTERS) {
        faults.push(say!(
            "tulis mengapa laporan dikembalikan, paling panjang {MOST_LETTERS} huruf",
            "write why the report is sent back, in at most {MOST_LETTERS} letters"
        ));
    }
    faults
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use jiff::civil::date;

    use super::*;
    use crate::fixture::{for_each_engine, later, reporter, reporting, staff};
    use crate::work::{ReportWish, report_activity};
    use crate::{Capacity, Held, ReportState, Role};

    async fn sent(hall: &Hall, who: &str) -> String {
        let wish = ReportWish {
            city: "mini".into(),
            day: date(2021, 6, 30),
            line: format!("Rapat {who}"),
            ..ReportWish::default()
        };
        report_activity(hall, &reporter(who), who, wish).await.unwrap()
    }

    fn wish(reports: &[&String], reason: Option<&str>) -> VerifyWish {
        let (city, unit) = ("mini".into(), "dinkes".into());
        let reports = reports.iter().map(|id| (*id).clone()).collect();
        VerifyWish { city, unit, reports, accepted: reason.is_none(), reason: reason.unwrap_or("").into() }
    }

    #[tokio::test]
    async fn many_at_once_and_one_sent_back_with_its_reason() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let (a, b, c) = (
                sent(&hall, "MIN-00003").await,
                sent(&hall, "MIN-00005").await,
                sent(&hall, "MIN-00006").await,
            );
            let budi = staff("MIN-00006", Role::Superior, "dinkes");
            assert_eq!(verify_activity(&hall, &budi, "k", wish(&[&a, &b], None)).await, Ok(2));
            assert_eq!(verify_activity(&hall, &budi, "k", wish(&[&a, &b], None)).await, Ok(2), "a retry");
            let own = verify_activity(&hall, &budi, "own", wish(&[&c], None)).await;
            assert!(matches!(own, Err(Trouble::Unfit(_))), "nobody decides on their own: {own:?}");
            let mute = verify_activity(&hall, &budi, "mute", wish(&[&a], Some(" "))).await;
            assert!(matches!(mute, Err(Trouble::Unfit(_))));
            verify_activity(&hall, &budi, "back", wish(&[&a], Some("hasilnya apa?"))).await.unwrap();
            let team = hall.team_reports(&budi, "mini", "dinkes").await.unwrap();
            let state = |id: &String| team.reports.iter().find(|v| v.report.id == *id).unwrap();
            assert_eq!(state(&a).state, ReportState::Returned, "the last verdict holds");
            assert_eq!(state(&a).report.verdicts.len(), 2, "and both are kept");
            assert_eq!((state(&b).state, state(&c).state), (ReportState::Accepted, ReportState::Waiting));
            assert!(team.decides && state(&c).plain());
        })
        .await;
    }

    #[tokio::test]
    async fn who_may_and_until_when() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let id = sent(&hall, "MIN-00003").await;
            let deputy = Held { capacity: Capacity::Plh, ..reporter("x").held.remove(0) };
            let deputy = Held { role: Role::UnitHead, ..deputy };
            let table = [
                (staff("MIN-00006", Role::Superior, "dinkes"), true, true),
                (Caller { held: vec![deputy], ..reporter("MIN-00005") }, true, true),
                (staff("MIN-00001", Role::Superior, "setda"), false, false),
                (reporter("MIN-00005"), false, false),
                (Caller::of(Role::Inspectorate, "Auditor"), true, false),
                (Caller::operator(), true, false),
                (Caller::of(Role::HealthOfficer, "Petugas"), false, false),
                (Caller::public(), false, false),
            ];
            for (caller, reads, decides) in table {
                let who = caller.actor();
                let read = hall.team_reports(&caller, "mini", "dinkes").await;
                assert_eq!(read.is_ok(), reads, "{who}");
                let told = verify_activity(&hall, &caller, "k", wish(&[&id], None)).await;
                assert_eq!(told.is_ok(), decides, "{who}: {told:?}");
            }
            let second = sent(&hall, "MIN-00005").await;
            let late = later(&hall, "2021-07-01T13:30:00").await;
            let team = late.team_reports(&Caller::operator(), "mini", "dinkes").await.unwrap();
            let view = team.reports.iter().find(|v| v.report.id == second).unwrap();
            assert_eq!(view.verify_by.at, date(2021, 7, 1).at(12, 0, 0, 0));
            assert_eq!(view.findings[0].title.id, "pemeriksaan lewat tenggat 1 jam 30 menit");
            assert!(!view.plain());
        })
        .await;
    }
}
