//! The recap of reports for the allowance (TPP): a row for each person and day of a month on which an
//! order holds. The page and the files are made of the same rows.

use std::collections::BTreeSet;

use balai_core::arrange::Mode;
use balai_core::city::{Person, Table};
use balai_core::work::activity::{Standing, standing};
use balai_store::activity::Which;
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

use crate::access::{Act, require, require_in};
use crate::activities::{Owing, ReportState, ReportView, expected, first_of, no_unit, town_of, views, wall};
use crate::{Caller, Hall, Town, Trouble};

/// One person on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecapRow {
    /// Staff number.
    pub person: String,
    /// Name.
    pub name: String,
    /// The day.
    pub day: Date,
    /// Word of the mode; empty without a roster.
    pub mode: &'static str,
    /// How the report stands.
    pub standing: Standing,
    /// The clause that asks for it; empty if none does.
    pub clause: String,
    /// When it counts.
    pub sent: Option<DateTime>,
    /// What was decided of the newest report: `diterima`, `dikembalikan`, `menunggu`, or nothing.
    pub verdict: &'static str,
    /// By whom and when.
    pub verified: Option<(String, DateTime)>,
}

/// The recap of a unit and month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recap {
    /// First day of the month.
    pub month: Date,
    /// Unit slug.
    pub unit: String,
    /// People by number, days in order.
    pub rows: Vec<RecapRow>,
    /// The people are made up.
    pub sample: bool,
}

impl Recap {
    /// How many rows fit: sent in time, late, missing, accepted.
    #[must_use]
    pub fn counts(&self, of: impl Fn(&RecapRow) -> bool) -> [usize; 4] {
        let count = |fits: &dyn Fn(&RecapRow) -> bool| self.rows.iter().filter(|r| of(r) && fits(r)).count();
        [
            count(&|r| r.standing == Standing::Sent),
            count(&|r| matches!(r.standing, Standing::Late(_))),
            count(&|r| r.standing == Standing::Missing),
            count(&|r| r.verdict == "diterima"),
        ]
    }

    /// The rows as a table; the names of its columns are fixed, for other programs read them.
    #[must_use]
    pub fn table(&self) -> Table {
        let columns = [
            "pegawai",
            "nama",
            "hari",
            "cara_kerja",
            "laporan",
            "menit_terlambat",
            "dikirim",
            "ketentuan",
            "pemeriksaan",
            "diperiksa_oleh",
            "diperiksa_pada",
            "data_contoh",
            "unit",
        ];
        let clock = |at: Option<DateTime>| {
            at.map_or_else(String::new, |at| at.strftime("%Y-%m-%d %H:%M").to_string())
        };
        let row = |r: &RecapRow| {
            let late =
                if let Standing::Late(minutes) = r.standing { minutes.to_string() } else { String::new() };
            let (by, at) = r.verified.clone().unzip();
            vec![
                r.person.clone(),
                r.name.clone(),
                r.day.to_string(),
                r.mode.to_owned(),
                r.standing.word().to_owned(),
                late,
                clock(r.sent),
                r.clause.clone(),
                r.verdict.to_owned(),
                by.unwrap_or_default(),
                clock(at),
                if self.sample { "ya" } else { "tidak" }.to_owned(),
                self.unit.clone(),
            ]
        };
        Table {
            name: format!("laporan {}", self.month.strftime("%Y-%m")),
            columns: columns.map(str::to_owned).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

impl Hall {
    /// The recap of a unit for the month of a day, up to today: its people, wherever they were that
    /// month, and who reported in it and has left the staff.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Missing`] if there is no such unit.
    pub async fn activity_recap(
        &self,
        caller: &Caller,
        (city, unit): (&str, &str),
        month: Date,
    ) -> Result<Recap, Trouble> {
        require(caller, Act::ReadActivityRecap)?;
        require_in(caller, Act::ReadActivityRecap, city, Some(unit))?;
        let town = town_of(self, city)?;
        let at = town.city.unit(unit).ok_or_else(|| no_unit(unit))?;
        let now = town.wall(&self.now());
        let (first, last) = (month.first_of_month(), month.last_of_month().min(now.date()));
        let reports = views(self, &town, Which::Staff(unit.to_owned()), (first, last)).await?;
        let mut rows = Vec::new();
        for day in first.series(1.day()).take_while(|day| *day <= last) {
            if town.order_on(day).is_none() && reports.iter().all(|v| v.report.day != day) {
                continue;
            }
            for one in expected(self, &town, at, day).await? {
                let Person { id, name, .. } = &town.people[one.person.at()];
                rows.push(row(&town, &reports, (id, name, day), (one.mode, one.owing), now));
            }
            for id in departed(&town, &reports, day) {
                rows.push(row(&town, &reports, (id, id, day), (None, None), now));
            }
        }
        rows.sort_by(|a, b| (&a.person, a.day).cmp(&(&b.person, b.day)));
        Ok(Recap { month: first, unit: unit.to_owned(), rows, sample: town.sample })
    }
}

/// Who reported for a day and is not on the staff any more: their name is not, either.
fn departed<'r>(town: &Town, reports: &'r [ReportView], day: Date) -> BTreeSet<&'r str> {
    let of_day = reports.iter().filter(|v| v.report.day == day && v.state != ReportState::Corrected);
    of_day.flat_map(|v| &v.report.people).map(String::as_str).filter(|id| town.who(id).is_none()).collect()
}

fn row(
    town: &Town,
    reports: &[ReportView],
    (person, name, day): (&str, &str, Date),
    (mode, owing): (Option<Mode>, Option<Owing>),
    now: DateTime,
) -> RecapRow {
    let sent = first_of(reports, person, day);
    let of = |v: &&ReportView| {
        let theirs = v.report.people.iter().any(|id| id == person);
        v.report.day == day && theirs && v.state != ReportState::Corrected
    };
    let newest = reports.iter().filter(of).max_by_key(|v| v.report.received_at);
    let verdict = newest.map_or("", |v| match v.state {
        ReportState::Accepted => "diterima",
        ReportState::Returned => "dikembalikan",
        ReportState::Waiting | ReportState::Corrected => "menunggu",
    });
    let last = newest.and_then(|v| v.report.verdicts.last());
    RecapRow {
        person: person.to_owned(),
        name: name.to_owned(),
        day,
        mode: mode.map_or("", Mode::word),
        standing: standing(owing.as_ref().map(|o| o.due), sent, now),
        clause: owing.map_or_else(String::new, |o| o.clause),
        sent,
        verdict,
        verified: last.map(|v| (v.name.clone(), wall(town, v.at))),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::city::UnitIx;
    use balai_store::Fault;
    use balai_store::staff::{Staff, save_staff};
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::fixture::{city, for_each_engine, later, people, reporter, reporting, staff};
    use crate::work::{ReportWish, VerifyWish, report_activity, verify_activity};

    #[tokio::test]
    async fn the_recap_says_of_each_day_what_was_sent_and_who_verified_it() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let wish = |day| ReportWish {
                city: "mini".into(),
                day: date(2021, 6, day),
                line: "Rapat".into(),
                ..ReportWish::default()
            };
            let sari = reporter("MIN-00003");
            let id = report_activity(&hall, &sari, "a", wish(30)).await.unwrap();
            report_activity(&hall, &sari, "b", wish(29)).await.unwrap();
            let head = staff("MIN-00006", Role::UnitHead, "dinkes");
            let (city, unit) = ("mini".to_owned(), "dinkes".to_owned());
            let verdict = VerifyWish { city, unit, reports: vec![id], accepted: true, reason: String::new() };
            verify_activity(&hall, &head, "v", verdict).await.unwrap();
            let hall = later(&hall, "2021-06-30T17:00:00").await;
            let place = ("mini", "dinkes");
            let recap = hall.activity_recap(&head, place, date(2021, 6, 15)).await.unwrap();
            assert_eq!(recap.rows.len(), 4 * 2, "four people, two days under the order");
            // MIN-00004 is away on the second day.
            assert_eq!(recap.counts(|_| true), [1, 1, 5, 1]);
            assert_eq!(recap.counts(|r| r.person == "MIN-00003"), [1, 1, 0, 1]);
            let table = recap.table();
            assert_eq!(table.rows.len(), recap.rows.len());
            let count = |word: &str| table.rows.iter().filter(|row| row[4] == word).count();
            assert_eq!(
                ["terkirim", "terlambat", "tidak-ada"].map(count),
                [1, 1, 5],
                "the file says the same"
            );
            let row = table.rows.iter().find(|r| r[0] == "MIN-00003" && r[2] == "2021-06-30").unwrap();
            assert_eq!(
                row[4..],
                [
                    "terkirim",
                    "",
                    "2021-06-30 07:15",
                    "Diktum KESATU",
                    "diterima",
                    "MIN-00006",
                    "2021-06-30 07:15",
                    "ya",
                    "dinkes"
                ]
                .map(str::to_owned)
            );
            let may = [
                (Caller::operator(), true),
                (Caller::of(Role::Inspectorate, "Auditor"), true),
                (staff("MIN-00006", Role::Superior, "dinkes"), false),
                (staff("MIN-00001", Role::UnitHead, "setda"), false),
                (sari, false),
            ];
            for (caller, reads) in may {
                let read = hall.activity_recap(&caller, place, date(2021, 6, 1)).await;
                assert_eq!(read.is_ok(), reads, "{}", caller.actor());
            }
        })
        .await;
    }

    /// The staff of the town, otherwise: somebody in another unit, or gone (`None`).
    async fn restaff(hall: &Hall, id: &str, unit: Option<u32>) -> Hall {
        let mut people = people();
        match unit {
            Some(unit) => people.iter_mut().filter(|p| p.id == id).for_each(|p| p.unit = UnitIx(unit)),
            None => people.retain(|p| p.id != id),
        }
        let at = hall.now().timestamp();
        let write = hall.store().jot(move |tx| {
            Box::pin(
                async move { save_staff(tx, Staff { city: &city(), people: &people, keys: None }, at).await },
            )
        });
        let written: Result<(), Fault> = write.await;
        written.unwrap();
        later(hall, "2021-06-30T17:00:00").await
    }

    #[tokio::test]
    async fn who_moves_or_leaves_loses_no_report_and_owes_none_for_days_elsewhere() {
        for_each_engine(async |store| {
            let hall = reporting(store).await;
            let day = date(2021, 6, 29);
            let wish = ReportWish { city: "mini".into(), day, line: "Rapat".into(), ..ReportWish::default() };
            report_activity(&hall, &reporter("MIN-00003"), "a", wish).await.unwrap();
            let inspector = Caller::of(Role::Inspectorate, "i");
            let of = async |hall: &Hall, unit: &str| {
                let recap = hall.activity_recap(&inspector, ("mini", unit), day).await.unwrap();
                let mut rows = recap.rows;
                rows.retain(|row| row.person == "MIN-00003");
                rows.into_iter().map(|row| (row.day, row.standing.word(), row.verdict)).collect::<Vec<_>>()
            };
            let before = of(&hall, "dinkes").await;
            assert_eq!(before[0].2, "menunggu");
            let hall = restaff(&hall, "MIN-00003", Some(0)).await;
            let moved = [(day, "terkirim", "menunggu"), (date(2021, 6, 30), "tidak-wajib", "")];
            let (unit, town) =
                (&town_of(&hall, "mini").unwrap().city.units[0].slug, town_of(&hall, "mini").unwrap());
            assert_eq!(of(&hall, unit).await, moved, "with the new unit, and nothing is missing");
            assert_eq!(of(&hall, "dinkes").await, [], "once");
            let silent = crate::clock::silent(&hall, &town, date(2021, 6, 30)).await.unwrap();
            assert!(silent.remind.iter().all(|r| r.person != "MIN-00003"));
            let hall = restaff(&hall, "MIN-00003", None).await;
            assert_eq!(of(&hall, "dinkes").await, [(day, "terkirim", "menunggu")]);
        })
        .await;
    }
}
