//! What the store promises of attendance, outages, swaps and calendar links, on every engine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod engines;

use balai_core::arrange::Mode;
use balai_core::work::attendance::Way;
use balai_core::work::swap::SwapState;
use balai_store::attendance::{self, Count, Entry, Origin, Outage, Spot};
use balai_store::swap::{self, Moved, Request};
use balai_store::{Fault, Store, Tx, Work, calendar};
use engines::for_each_engine;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};

const DAY: Date = date(2021, 6, 30);

async fn tell<T, F>(store: &Store, body: F) -> Result<T, Fault>
where
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, Fault> + Send + 'static,
{
    store.jot(body).await
}

fn at(minutes: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
}

fn entry(unit: &str, person: &str, way: Way, mode: Mode) -> Entry {
    Entry {
        day: DAY,
        unit: unit.into(),
        person: person.into(),
        number: 0,
        way,
        at: at(1),
        received_at: at(2),
        skew_seconds: Some(-7),
        mode,
        spot: Some(Spot { latitude: -6_595_000, longitude: 106_797_000, accuracy: 9 }),
        origin: Origin::Own,
        author: "x".into(),
        reason: None,
        corrects: None,
    }
}

#[tokio::test]
async fn rows_are_numbered_within_the_day_of_a_person_and_come_back_as_they_were() {
    for_each_engine(async |store| {
        let first = entry("a", "P1", Way::In, Mode::Home);
        let plain = Entry { spot: None, skew_seconds: None, ..entry("a", "P1", Way::Out, Mode::Office) };
        let fixed = Entry {
            origin: Origin::Superior,
            reason: Some("rapat".into()),
            corrects: Some(1),
            ..plain.clone()
        };
        let rows = vec![first.clone(), plain.clone(), fixed.clone(), entry("b", "P2", Way::In, Mode::Field)];
        let kept = rows.clone();
        let numbers =
            tell(&store, move |tx| Box::pin(async move { attendance::record(tx, "k", &kept).await }));
        assert_eq!(numbers.await.unwrap(), [1, 2, 3, 1]);
        let read = tell(&store, |tx| {
            Box::pin(async move {
                let mine = attendance::of_person(tx, ("k", "a", "P1"), (DAY, DAY)).await?;
                let none = attendance::of_person(tx, ("k", "b", "P1"), (DAY, DAY)).await?;
                let unit = attendance::of_unit(tx, "k", "a", DAY).await?;
                Ok((mine, none, unit, attendance::recap(tx, "k", DAY).await?))
            })
        });
        let (mine, none, unit, recap) = read.await.unwrap();
        let expected: Vec<Entry> =
            rows[..3].iter().zip(1..).map(|(row, number)| Entry { number, ..row.clone() }).collect();
        assert_eq!((&mine, &unit, none.len()), (&expected, &expected, 0));
        let stands: Vec<_> = attendance::standing(&mine).iter().map(|e| e.number).collect();
        assert_eq!(stands, [2, 3], "the first is corrected and stays to be read");
        let count = |unit: &str, came, left, on_site| Count { unit: unit.into(), came, left, on_site };
        assert_eq!(recap, [count("a", 1, 1, 0), count("b", 1, 0, 1)]);
    })
    .await;
}

#[tokio::test]
async fn an_outage_stands_until_it_is_taken_back() {
    for_each_engine(async |store| {
        let outage = |from, to, withdraws| Outage {
            number: 0,
            from: at(from),
            to: at(to),
            reason: "listrik".into(),
            author: "x".into(),
            noted_at: at(0),
            withdraws,
        };
        let told = tell(&store, move |tx| {
            Box::pin(async move {
                attendance::note_outage(tx, "k", &outage(10, 20, None)).await?;
                attendance::note_outage(tx, "k", &outage(30, 40, None)).await?;
                let numbers = |all: Vec<Outage>| all.iter().map(|o| o.number).collect::<Vec<_>>();
                let mut told = Vec::new();
                for span in [(0, 9), (20, 30), (15, 16), (41, 50)] {
                    told.push(numbers(attendance::outages(tx, "k", (at(span.0), at(span.1))).await?));
                }
                attendance::note_outage(tx, "k", &outage(10, 20, Some(1))).await?;
                told.push(numbers(attendance::outages(tx, "k", (at(0), at(99))).await?));
                let gone = attendance::outage(tx, "k", 1).await?.is_none();
                Ok((told, gone, attendance::outage(tx, "k", 2).await?.is_some()))
            })
        });
        let (told, gone, there) = told.await.unwrap();
        assert_eq!(told, [vec![], vec![1, 2], vec![1], vec![], vec![2]]);
        assert!(gone && there);
    })
    .await;
}

#[tokio::test]
async fn a_request_moves_only_from_where_it_stands() {
    for_each_engine(async |store| {
        let request = Request {
            id: "t1".into(),
            order: "o".into(),
            unit: "a".into(),
            day: DAY,
            asker: "P1".into(),
            colleague: "P2".into(),
            note: String::new(),
            asked_at: at(1),
            state: SwapState::Asked,
            reason: String::new(),
            moved_at: at(1),
        };
        let asked = request.clone();
        let first = tell(&store, move |tx| Box::pin(async move { swap::ask(tx, ("k", "x"), &asked).await }));
        first.await.unwrap();
        let moved = |from, state| Moved { request: "t1".into(), from, state, reason: "sebab".into() };
        let move_on = async |moved: Moved| {
            let step = tell(&store, move |tx| {
                Box::pin(async move { swap::step(tx, ("k", "x"), (&moved, None), at(5)).await })
            });
            step.await
        };
        let stale = move_on(moved(Some(SwapState::Agreed), SwapState::Granted)).await;
        assert!(matches!(stale, Err(Fault::Conflict(_))), "{stale:?}");
        move_on(moved(Some(SwapState::Asked), SwapState::Agreed)).await.unwrap();
        let read = tell(&store, |tx| {
            Box::pin(async move {
                let one = swap::by_id(tx, "k", "t1").await?;
                let none = swap::by_id(tx, "other", "t1").await?;
                let later = swap::of_unit(tx, "k", "a", DAY.tomorrow().unwrap()).await?;
                Ok((one, none, swap::of_unit(tx, "k", "a", DAY).await?, later))
            })
        });
        let (one, none, unit, later) = read.await.unwrap();
        let expected =
            Request { state: SwapState::Agreed, reason: "sebab".into(), moved_at: at(5), ..request };
        assert_eq!((one.as_ref(), none, unit.len(), later.len()), (Some(&expected), None, 1, 0));
    })
    .await;
}

#[tokio::test]
async fn the_newest_link_of_a_person_holds() {
    for_each_engine(async |store| {
        let told = tell(&store, |tx| {
            Box::pin(async move {
                calendar::renew(tx, ("k", "P1"), "one", at(1)).await?;
                calendar::renew(tx, ("k", "P2"), "other", at(1)).await?;
                calendar::renew(tx, ("k", "P1"), "two", at(2)).await?;
                let mut told = Vec::new();
                for (city, hash) in [("k", "one"), ("k", "two"), ("k", "other"), ("x", "two")] {
                    told.push(calendar::person(tx, city, hash).await?);
                }
                Ok((told, calendar::made_at(tx, "k", "P1").await?, calendar::made_at(tx, "k", "P3").await?))
            })
        });
        let (told, made, none) = told.await.unwrap();
        assert_eq!(told, [None, Some("P1".to_owned()), Some("P2".to_owned()), None]);
        assert_eq!((made, none), (Some(at(2)), None));
    })
    .await;
}
