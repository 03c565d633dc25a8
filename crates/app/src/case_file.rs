//! The case file: how a health report is sealed, found and opened, and what it leads to on the rosters.
//! Asked by the acts of the stage `health` alone; it decides nobody's right.
//!
//! In the journal and beside the caller's key stands no name of who reports about themselves and no
//! word of what: the payload is the sealed text, so that its hash cannot be guessed (docs/health.md).

use balai_core::city::Person;
use balai_core::health::{Course, Report, spans, standing};
use balai_core::say;
use balai_store::absence::Noted;
use balai_store::health::{self, Record};
use balai_store::seal::KeyRing;
use balai_store::{Command, Done, Fault, hex};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::arrange::{Published, bear_absence};
use crate::trouble::no_city;
use crate::{Act, Caller, Hall, Town, Trouble};

/// Sealed texts are padded to a multiple of so many bytes: a long one and a short one look the same.
const PAD: usize = 512;
/// Days that a report may go back: with more, a year was probably mistyped.
const LONGEST_BACK: i32 = 60;

/// What is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Person id.
    pub person: String,
    /// Slug of their unit at that time.
    pub unit: String,
    /// Civil servant, or contract staff.
    pub asn: bool,
    /// Who reported, as the journal would name them.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub report: Report,
}

/// A report that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its number.
    pub number: i64,
    /// What was sealed.
    pub entry: Entry,
}

/// What a report led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Numbers of the reports.
    pub numbers: Vec<i64>,
    /// Where the first person stands now.
    pub course: Option<Course>,
    /// Rosters that the hall published.
    pub rosters: Vec<Published>,
}

/// The keyed hashes under which somebody's reports are kept: one for each key, the newest first.
pub(crate) fn marks(keys: &KeyRing, city: &str, person: &str) -> Vec<String> {
    keys.marks("health", &format!("{city}/{person}"))
}

/// The keyed hash of the newest key.
pub(crate) fn mark(keys: &KeyRing, city: &str, person: &str) -> String {
    keys.mark("health", &format!("{city}/{person}"))
}

/// The place for which a report is sealed.
pub(crate) fn place(city: &str, number: i64) -> String {
    format!("health_report/{city}/{number}")
}

/// Opens a report.
pub(crate) fn open(keys: &KeyRing, city: &str, record: &Record) -> Result<Kept, Fault> {
    let entry = serde_json::from_str(&keys.unseal(&place(city, record.number), &record.sealed)?)?;
    Ok(Kept { number: record.number, entry })
}

fn seal(keys: &KeyRing, city: &str, number: i64, entry: &Entry) -> Result<Record, Fault> {
    let mut text = serde_json::to_string(entry)?;
    text.extend(std::iter::repeat_n(' ', text.len().next_multiple_of(PAD) - text.len()));
    let mark = mark(keys, city, &entry.person);
    Ok(Record { number, mark, sealed: keys.seal(&place(city, number), &text)? })
}

/// The reports of somebody, oldest first, as the rules read them.
pub(crate) fn history(all: &[Kept]) -> Vec<(i64, Report)> {
    all.iter().map(|kept| (kept.number, kept.entry.report.clone())).collect()
}

/// Somebody on the staff of a city.
pub(crate) fn somebody<'t>(town: &'t Town, id: &str) -> Result<&'t Person, Trouble> {
    let missing = || Trouble::Missing(say!("tidak ada pegawai \"{id}\"", "there is no person \"{id}\""));
    town.people.iter().find(|person| person.id == id).ok_or_else(missing)
}

/// Whether the day of a report can be meant.
pub(crate) fn day_fits(report: &Report) -> Result<(), Trouble> {
    let later = (report.day - report.reported).get_days();
    let elsewhere = report.status == balai_core::health::Status::Elsewhere;
    if elsewhere && !(0..366).contains(&later) {
        return Err(Trouble::Unfit(say!(
            "tanggal: isi hari terakhir berhalangan, hari ini atau sesudahnya, paling lama setahun",
            "date: give the last day of absence, today or later, within a year"
        )));
    }
    if !elsewhere && !(-LONGEST_BACK..=0).contains(&later) {
        return Err(Trouble::Unfit(say!(
            "tanggal: isi hari yang sudah tiba dan tidak lebih dari {LONGEST_BACK} hari yang lalu",
            "date: give a day that has come and is no more than {LONGEST_BACK} days ago"
        )));
    }
    Ok(())
}

impl Hall {
    /// The reports of somebody, opened, oldest first.
    pub(crate) async fn reports_of(&self, city: &str, person: &str) -> Result<Vec<Kept>, Trouble> {
        let (slug, marks) = (city.to_owned(), marks(self.keys(), city, person));
        let read =
            self.store().read(move |tx| Box::pin(async move { health::of_person(tx, &slug, &marks).await }));
        let records: Vec<Record> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
        let opened: Result<Vec<_>, Fault> = records.iter().map(|r| open(self.keys(), city, r)).collect();
        Ok(opened?)
    }

    /// Keeps reports under the caller's key and lets the rosters follow, once for all of them. On a
    /// task of its own: a phone that hangs up does not part the report from what follows.
    pub(crate) async fn keep_reports(
        &self,
        (caller, act, key): (&Caller, Act, &str),
        city: &str,
        entries: Vec<Entry>,
    ) -> Result<Taken, Trouble> {
        let (hall, caller, key, city) = (self.clone(), caller.clone(), key.to_owned(), city.to_owned());
        let people: Vec<String> = entries.iter().map(|entry| entry.person.clone()).collect();
        let task = tokio::spawn(async move {
            let (numbers, key) = hall.seal_reports((&caller, act, &key), &city, entries).await?;
            let rosters = hall.follow(&city, (&numbers, &people), &key).await?;
            let town = hall.town(&city).ok_or_else(|| no_city(&city))?;
            let own = match people.first() {
                Some(person) => hall.reports_of(&city, person).await?,
                None => vec![],
            };
            Ok(Taken { numbers, course: standing(&town.city.health, &history(&own)), rosters })
        });
        task.await.map_err(|e| Fault::Broken(e.to_string()))?
    }

    /// Keeps reports; gives their numbers, and the key under which the rosters follow. Who reports
    /// about themselves is named by a keyed hash, everyone else as they are.
    pub(crate) async fn seal_reports(
        &self,
        (caller, act, key): (&Caller, Act, &str),
        city: &str,
        entries: Vec<Entry>,
    ) -> Result<(Vec<i64>, String), Trouble> {
        let plain = self.command(caller, act, key);
        let hidden = |purpose: &str| hex(&self.keys().derive(purpose, &plain.key));
        let (own, follow) = (hidden("health-key"), hidden("absence-key"));
        let actor = match (&caller.person, act) {
            (Some(person), Act::ReportHealth) => format!("orang/{}", marks(self.keys(), city, person)[0]),
            _ => plain.actor.clone(),
        };
        let command = Command { key: own, actor, ..plain };
        let (slug, keys) = (city.to_owned(), self.keys().clone());
        let kept = self.store().write(command, move |tx| {
            Box::pin(async move {
                let first = health::next(tx, &slug).await?;
                let sealed = |(number, entry): (i64, &Entry)| seal(&keys, &slug, number, entry);
                let records = (first..).zip(&entries).map(sealed).collect::<Result<Vec<_>, _>>()?;
                health::add(tx, &slug, &records).await?;
                let numbers: Vec<i64> = records.iter().map(|record| record.number).collect();
                let texts: Vec<_> = records.iter().map(|record| record.sealed.as_str()).collect();
                let (subject, payload) = (format!("health/{slug}/{first}"), json!({ "sealed": texts }));
                Ok::<_, Fault>(Done { subject, payload, answer: numbers })
            })
        });
        Ok((kept.await.map_err(Trouble::from)?, follow))
    }

    /// Lets the rosters follow reports that were kept and never followed: the hall was stopped in
    /// between, or others kept publishing. Gives how many.
    ///
    /// # Errors
    /// What the engine says.
    pub(crate) async fn catch_up(&self) -> Result<usize, Trouble> {
        let (mut done, mut failed) = (0, None);
        for town in self.towns() {
            let (city, asked) = (town.city.slug.clone(), town.city.slug.clone());
            let read =
                self.store().read(move |tx| Box::pin(async move { health::unfollowed(tx, &asked).await }));
            let records: Vec<Record> = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
            for record in records {
                let Kept { number, entry } = open(self.keys(), &city, &record)?;
                let key = hex(&self.keys().derive("absence-key", &place(&city, number)));
                match self.follow(&city, (&[number], &[entry.person]), &key).await {
                    Ok(_) => done += 1,
                    Err(trouble) => failed = Some(trouble),
                }
            }
        }
        failed.map_or(Ok(done), Err)
    }

    /// Notes what the reports of some people say of their days, and withdraws what they said before.
    /// Days that are past stay as they were noted. What is noted already is said again, because a
    /// roster of other days may not bear it yet.
    async fn follow(
        &self,
        city: &str,
        (numbers, people): (&[i64], &[String]),
        key: &str,
    ) -> Result<Vec<Published>, Trouble> {
        let town = self.town(city).ok_or_else(|| no_city(city))?;
        let today = town.wall(&self.now()).date();
        let mut absences = vec![];
        // Who has left since has no days to give back.
        for person in people.iter().filter(|id| town.who(id).is_some()) {
            let reports = history(&self.reports_of(city, person).await?);
            let (said, now) = spans(&town.city.health, &reports);
            let over = said.into_iter().filter(|span| Some(*span) != now && span.1 >= today);
            let spans = over.map(|span| (span, true)).chain(now.map(|span| (span, false)));
            let noted = |(days, withdrawn)| Noted { person: person.clone(), days, withdrawn };
            absences.extend(spans.map(noted));
        }
        let published = match absences.is_empty() {
            true => vec![],
            false => bear_absence(self, &Caller::hall(), key, (city, absences)).await?,
        };
        let (city, numbers, at) = (city.to_owned(), numbers.to_vec(), self.now().timestamp());
        let noted = self
            .store()
            .jot(move |tx| Box::pin(async move { health::follow(tx, &city, &numbers, at).await }));
        noted.await.map_err(|fault: Fault| Trouble::from(fault))?;
        Ok(published)
    }
}
