//! What the store promises, on every engine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod engines;

use std::time::Duration;

use balai_store::absence::{self, Noted};
use balai_store::{Command, Done, Fault, Store, Tx, Value, journal, migrate};
use engines::{Folder, for_each_engine};
use jiff::Timestamp;
use serde_json::json;

fn command(key: &str) -> Command {
    let at = "2021-06-28T09:00:00.123456Z".parse().unwrap();
    Command { key: key.into(), act: "enter-city", actor: "cli".into(), at }
}

fn done(answer: i64, subject: &str) -> Done<i64> {
    Done { answer, subject: subject.into(), payload: json!({ "city": subject }) }
}

async fn enter(tx: &mut Tx, slug: &str) -> Result<(), Fault> {
    let at = Timestamp::UNIX_EPOCH;
    let sql = "INSERT INTO city (slug, recorded_at) VALUES ($1, $2)";
    tx.run(sql, &[slug.into(), at.into()]).await.map(drop)
}

/// A command that enters a city and then does as it is told.
async fn enter_city(store: &Store, key: &str, slug: &str, then: Result<i64, Fault>) -> Result<i64, Fault> {
    let slug = slug.to_string();
    store
        .write(command(key), move |tx| {
            Box::pin(async move {
                enter(tx, &slug).await?;
                then.map(|answer| done(answer, &slug))
            })
        })
        .await
}

/// A command that runs one statement.
async fn run(store: &Store, sql: &'static str) -> Result<i64, Fault> {
    store
        .write(command(sql), move |tx| {
            Box::pin(async move {
                tx.run(sql, &[]).await?;
                Ok(done(1, "one statement"))
            })
        })
        .await
}

async fn cities(store: &Store) -> Vec<String> {
    let sql = "SELECT slug FROM city ORDER BY slug";
    store
        .read(move |tx| Box::pin(async move { tx.rows(sql, &[], |r| r.get::<String>(0)).await }))
        .await
        .unwrap()
}

async fn lines(store: &Store) -> Vec<journal::Line> {
    store.read(|tx| Box::pin(async move { journal::lines(tx, 0, 1000).await })).await.unwrap()
}

async fn verdict(store: &Store) -> journal::Verdict {
    store.read(|tx| Box::pin(async move { journal::verify(tx, None).await })).await.unwrap()
}

#[tokio::test]
async fn the_same_key_does_nothing_twice_and_gives_the_first_answer() {
    for_each_engine(async |store| {
        assert_eq!(enter_city(&store, "k1", "bogor", Ok(7)).await, Ok(7));
        assert_eq!(enter_city(&store, "k1", "bandung", Ok(8)).await, Ok(7), "the stored answer");
        assert_eq!(cities(&store).await, ["bogor"]);
        assert_eq!(lines(&store).await.len(), 1);
        let other = Command { act: "sign-order", ..command("k1") };
        let answer = store.write(other, |_| Box::pin(async { Ok::<_, Fault>(done(1, "x")) })).await;
        assert_eq!(answer, Err(Fault::KeyReused { key: "k1".into(), act: "enter-city".into() }));
    })
    .await;
}

#[tokio::test]
async fn a_command_that_fails_leaves_no_row_no_line_and_no_key() {
    for_each_engine(async |store| {
        let fault = Fault::Broken("in the middle".into());
        assert_eq!(enter_city(&store, "k1", "bogor", Err(fault.clone())).await, Err(fault));
        assert!(cities(&store).await.is_empty());
        assert!(lines(&store).await.is_empty());
        assert_eq!(enter_city(&store, "k1", "bogor", Ok(1)).await, Ok(1), "the key is free again");
        let twice = enter_city(&store, "k2", "bogor", Ok(2)).await;
        assert!(matches!(twice, Err(Fault::Conflict(_))), "{twice:?}");
    })
    .await;
}

#[tokio::test]
async fn a_body_cannot_go_on_after_a_failed_statement() {
    for_each_engine(async |store| {
        let swallowed = store.write(command("k"), |tx| {
            Box::pin(async move {
                enter(tx, "bogor").await?;
                let _ = enter(tx, "bogor").await;
                Ok::<_, Fault>(done(1, "bogor"))
            })
        });
        assert!(matches!(swallowed.await, Err(Fault::Broken(_))));
        assert!(cities(&store).await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn commands_side_by_side_are_all_kept_and_the_failing_ones_harm_nobody() {
    for_each_engine(async |store| {
        let tasks: Vec<_> = (0..200_i64)
            .map(|i| {
                let store = store.clone();
                tokio::spawn(async move {
                    let (key, slug) = (format!("key-{i}"), format!("city-{i:03}"));
                    let then = if i % 10 == 0 { Err(Fault::Broken("no".into())) } else { Ok(i) };
                    // Every key is used by two callers at once.
                    let first = enter_city(&store, &key, &slug, then.clone());
                    let second = enter_city(&store, &key, &slug, then);
                    let (first, second) = tokio::join!(first, second);
                    assert_eq!(first, second);
                    first.is_ok()
                })
            })
            .collect();
        let mut kept = 0;
        for task in tasks {
            kept += usize::from(task.await.unwrap());
        }
        assert_eq!((kept, cities(&store).await.len(), lines(&store).await.len()), (180, 180, 180));
        assert!(matches!(verdict(&store).await, journal::Verdict::Whole(180, _)));
    })
    .await;
}

fn wrong() -> Result<Done<i64>, Fault> {
    panic!("an act that is wrong about something")
}

#[tokio::test]
async fn a_panic_in_one_act_does_not_stop_the_hall() {
    let store = Store::open("sqlite::memory:").await.unwrap();
    migrate::apply(&store, Timestamp::UNIX_EPOCH).await.unwrap();
    let bad = store.write(command("k1"), |tx| {
        Box::pin(async move {
            enter(tx, "bogor").await?;
            wrong()
        })
    });
    assert!(matches!(bad.await, Err(Fault::Broken(_))));
    assert_eq!(enter_city(&store, "k2", "bandung", Ok(1)).await, Ok(1));
    assert_eq!(cities(&store).await, ["bandung"]);
}

/// On SQLite a body that waits for something else is stopped at once; on PostgreSQL its caller loses
/// patience. Either way nothing is left behind: no row, no lock, no connection half in a transaction.
#[tokio::test]
async fn a_body_that_waits_or_a_caller_that_goes_away_leaves_nothing() {
    for_each_engine(async |store| {
        for attempt in 0..40 {
            let endless = store.write(command(&format!("k{attempt}")), |tx| {
                Box::pin(async move {
                    enter(tx, "bogor").await?;
                    std::future::pending::<()>().await;
                    Ok::<_, Fault>(done(1, "bogor"))
                })
            });
            let ended = tokio::time::timeout(Duration::from_millis(20), endless).await;
            assert!(matches!(ended, Err(_) | Ok(Err(Fault::Broken(_)))), "{ended:?}");
        }
        assert_eq!(enter_city(&store, "k0", "bogor", Ok(1)).await, Ok(1));
        assert_eq!(lines(&store).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_line_that_was_edited_or_removed_is_found() {
    for_each_engine(async |store| {
        for (key, slug) in [("a", "bogor"), ("b", "bandung"), ("c", "depok")] {
            enter_city(&store, key, slug, Ok(1)).await.unwrap();
        }
        let journal::Verdict::Whole(3, last) = verdict(&store).await else { panic!("torn") };
        assert_eq!(last, lines(&store).await[2].hash);
        run(&store, "UPDATE journal SET actor = 'someone else' WHERE seq = 2").await.unwrap();
        assert_eq!(verdict(&store).await, journal::Verdict::Torn(2, journal::Tear::Seal));
        run(&store, "UPDATE journal SET actor = 'cli' WHERE seq = 2").await.unwrap();
        assert!(matches!(verdict(&store).await, journal::Verdict::Whole(5, _)));
        run(&store, "DELETE FROM journal WHERE seq = 1").await.unwrap();
        assert_eq!(verdict(&store).await, journal::Verdict::Torn(1, journal::Tear::Missing));
    })
    .await;
}

#[tokio::test]
async fn every_kind_of_value_comes_back_as_it_went_in() {
    for_each_engine(async |store| {
        let at: Timestamp = "2021-06-30T00:15:00.000001Z".parse().unwrap();
        let wall = "2021-06-29T07:30:00".parse::<jiff::civil::DateTime>().unwrap();
        store
            .write(command("values"), move |tx| {
                Box::pin(async move {
                    enter(tx, "bogor").await?;
                    let signed = [
                        Value::from("bogor"),
                        "x".into(),
                        1_i64.into(),
                        "signed".into(),
                        "x.balai".into(),
                        "perintah \u{1f33f} \"x\"".into(),
                        "00".into(),
                        wall.into(),
                        at.into(),
                    ];
                    let columns =
                        "city, id, revision, status, source, body, sha256, in_force_from, recorded_at";
                    tx.insert(&format!("INSERT INTO instrument ({columns})"), "", &[signed.to_vec()]).await?;
                    Ok::<_, Fault>(done(1, "values"))
                })
            })
            .await
            .unwrap();
        let kept = store.read(|tx| {
            Box::pin(async move {
                let sql = "SELECT body, revision, in_force_from, recorded_at FROM instrument WHERE id = $1";
                tx.first(sql, &["x".into()], |r| {
                    Ok((r.get::<String>(0)?, r.get::<i64>(1)?, r.wall(2)?, r.instant(3)?))
                })
                .await
            })
        });
        let kept: Result<_, Fault> = kept.await;
        assert_eq!(kept.unwrap(), Some(("perintah \u{1f33f} \"x\"".into(), 1, wall, at)));
    })
    .await;
}

/// Someone of a city, in the fewest columns.
async fn enter_person(tx: &mut Tx, id: &str) -> Result<(), Fault> {
    enter(tx, "bogor").await?;
    let sql = "INSERT INTO person (city, id, unit, name, sex, born, nip, kind, rank, echelon, title, head, skills,
        shift, work, home, home_only, away, sample)
        VALUES ('bogor', $1, 'setda', 'x', 'male', $2, '', 'pns', '', '', '', $3, $4, $3, 'digital', '', $3, $4, $3)";
    let born = jiff::civil::date(1980, 1, 1);
    tx.run(sql, &[id.into(), born.into(), false.into(), json!([]).into()]).await.map(drop)
}

#[tokio::test]
async fn an_absence_is_withdrawn_by_a_later_row_and_can_be_noted_again() {
    for_each_engine(async |store| {
        let day = |n: i8| jiff::civil::date(2021, 7, n);
        let entered = store.write(command("person"), |tx| {
            Box::pin(async move {
                enter_person(tx, "B-1").await?;
                Ok::<_, Fault>(done(1, "bogor"))
            })
        });
        entered.await.unwrap();
        let both = vec![("B-1".to_string(), day(1), day(2)), ("B-1".to_string(), day(3), day(3))];
        let table = [
            ((day(3), day(3)), false, both[1..].to_vec(), 1),
            ((day(1), day(2)), false, both.clone(), 2),
            ((day(1), day(2)), false, both.clone(), 2),
            ((day(1), day(2)), true, both[1..].to_vec(), 3),
            ((day(1), day(2)), true, both[1..].to_vec(), 3),
            ((day(1), day(2)), false, both, 4),
        ];
        for (at, (span, withdrawn, standing, rows)) in table.into_iter().enumerate() {
            let noted = store.write(command(&format!("k{at}")), move |tx| {
                Box::pin(async move {
                    let noted = Noted { person: "B-1".into(), days: span, withdrawn };
                    let twice = [noted.clone(), noted];
                    absence::note(tx, ("bogor", "Rina"), &twice, Timestamp::UNIX_EPOCH).await?;
                    Ok::<_, Fault>(done(1, "bogor"))
                })
            });
            noted.await.unwrap();
            let read = store.read(|tx| {
                Box::pin(async move {
                    let count = tx.first("SELECT count(*) FROM absence", &[], |r| r.get::<i64>(0)).await?;
                    Ok::<_, Fault>((absence::standing(tx, "bogor").await?, count))
                })
            });
            assert_eq!(read.await.unwrap(), (standing, Some(rows)), "row {at}");
        }
    })
    .await;
}

#[tokio::test]
async fn foreign_keys_hold() {
    for_each_engine(async |store| {
        let orphan = store.write(command("k"), |tx| Box::pin(async move {
            let sql = "INSERT INTO city_package (city, version, sha256, files, recorded_at) VALUES ($1, $2, $3, $4, $5)";
            let at = Timestamp::UNIX_EPOCH;
            tx.run(sql, &["nowhere".into(), 1_i64.into(), "".into(), "".into(), at.into()]).await?;
            Ok::<_, Fault>(done(1, "nowhere"))
        }));
        assert!(matches!(orphan.await, Err(Fault::Broken(_))));
    })
    .await;
}

#[tokio::test]
async fn migrations_are_planned_before_they_run_and_run_once() {
    let folder = Folder::new();
    let store = Store::open(&format!("sqlite:{}", folder.0.join("new.db").display())).await.unwrap();
    let planned = migrate::plan(&store).await.unwrap();
    let defines =
        |ddl: &str| ["CREATE TABLE", "ALTER TABLE", "CREATE INDEX"].iter().any(|word| ddl.contains(word));
    assert!(planned.iter().all(|s| s.state == migrate::State::Pending && defines(&s.ddl)));
    assert!(migrate::plan(&store).await.unwrap() == planned, "a dry run changes nothing");
    assert_eq!(migrate::apply(&store, Timestamp::UNIX_EPOCH).await.unwrap().len(), planned.len());
    for_each_engine(async |store| {
        assert!(migrate::plan(&store).await.unwrap().iter().all(|s| s.state == migrate::State::Applied));
        assert_eq!(migrate::apply(&store, Timestamp::UNIX_EPOCH).await.unwrap(), Vec::<i64>::new());
        let edit = "UPDATE migration SET checksum = 'edited' WHERE number = 1";
        let newer = "INSERT INTO migration (number, name, checksum, applied_at)
            SELECT 99, 'later', 'x', applied_at FROM migration WHERE number = 1";
        for (sql, state) in [(newer, migrate::State::Unknown), (edit, migrate::State::Edited)] {
            run(&store, sql).await.unwrap();
            assert!(migrate::plan(&store).await.unwrap().iter().any(|s| s.state == state));
            let refused = migrate::apply(&store, Timestamp::UNIX_EPOCH).await;
            assert!(matches!(refused, Err(Fault::Migration(_))), "{refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_new_start() {
    let folder = Folder::new();
    let url = format!("sqlite:{}", folder.0.join("hall.db").display());
    let store = Store::open(&url).await.unwrap();
    migrate::apply(&store, Timestamp::UNIX_EPOCH).await.unwrap();
    enter_city(&store, "k", "bogor", Ok(1)).await.unwrap();
    drop(store);
    let store = Store::open(&url).await.unwrap();
    assert_eq!(cities(&store).await, ["bogor"]);
    assert_eq!(enter_city(&store, "k", "bogor", Ok(2)).await, Ok(1), "the key outlives the program");
}

#[tokio::test]
async fn an_address_we_do_not_understand_is_said() {
    for url in ["mysql://x", "", "sqlite:/no/such/folder/x.db", "postgres://127.0.0.1:1/x?schema=A;B"] {
        let opened = Store::open(url).await;
        assert!(matches!(opened.map(|s| s.engine()), Err(Fault::Broken(_))), "{url}");
    }
}

/// Every column of the journal, changed on a line in the middle, with what following the chain says.
#[tokio::test]
async fn a_change_to_any_column_is_found_and_the_line_is_named() {
    use journal::{Tear, Verdict};
    let table = [
        ("UPDATE journal SET seq = 9 WHERE seq = 2", Tear::Missing),
        ("UPDATE journal SET seq = -2 WHERE seq = 2", Tear::Missing),
        ("DELETE FROM journal WHERE seq = 2", Tear::Missing),
        ("UPDATE journal SET at = (SELECT recorded_at FROM instrument) WHERE seq = 2", Tear::Seal),
        ("UPDATE journal SET act = 'enter-citi' WHERE seq = 2", Tear::Seal),
        ("UPDATE journal SET actor = 'someone else' WHERE seq = 2", Tear::Seal),
        ("UPDATE journal SET subject = 'x' WHERE seq = 2", Tear::Seal),
        ("UPDATE journal SET payload_hash = hash WHERE seq = 2", Tear::Seal),
        ("UPDATE journal SET prev_hash = hash WHERE seq = 2", Tear::Link),
        ("UPDATE journal SET hash = prev_hash WHERE seq = 2", Tear::Seal),
    ];
    for (sql, tear) in table {
        for_each_engine(async |store| {
            for (key, slug) in [("a", "bogor"), ("b", "bandung"), ("c", "depok")] {
                enter_city(&store, key, slug, Ok(1)).await.unwrap();
            }
            run(
                &store,
                "INSERT INTO instrument
                (city, id, revision, status, source, body, sha256, in_force_from, recorded_at)
                SELECT slug, 'x', 1, 'signed', '', '', '', '2021-06-29T00:00:00', recorded_at
                FROM city WHERE slug = 'bogor'",
            )
            .await
            .unwrap();
            assert!(matches!(verdict(&store).await, Verdict::Whole(4, _)));
            let changed = run(&store, sql).await;
            let number = if sql.contains("seq = -2") { 1 } else { 2 };
            // Where the line that records the change itself cannot be appended, nothing was changed.
            assert!(changed.is_ok(), "{sql}: {changed:?}");
            assert_eq!(verdict(&store).await, Verdict::Torn(number, tear), "{sql}");
        })
        .await;
    }
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_found_by_the_hash_that_was_kept_elsewhere() {
    use journal::Verdict;
    for_each_engine(async |store| {
        for (key, slug) in [("a", "bogor"), ("b", "bandung"), ("c", "depok")] {
            enter_city(&store, key, slug, Ok(1)).await.unwrap();
        }
        let against = async |known: &str| {
            let known = known.to_owned();
            let read = store.read(move |tx| Box::pin(async move { journal::verify(tx, Some(&known)).await }));
            read.await.unwrap()
        };
        let kept = lines(&store).await[1].hash.clone();
        assert!(matches!(against(&kept).await, Verdict::Whole(3, _)), "an older head is among them");
        assert_eq!(against(&"0".repeat(63)).await, Verdict::Foreign(3));
        let last = |n| store.read(move |tx| Box::pin(journal::verify_last(tx, n)));
        assert!(matches!(last(2).await.unwrap(), Verdict::Whole(3, _)));
        assert!(matches!(last(99).await.unwrap(), Verdict::Whole(3, _)), "fewer lines than asked for");
        run(&store, "UPDATE journal SET actor = 'x' WHERE seq = 1").await.unwrap();
        assert!(matches!(last(2).await.unwrap(), Verdict::Whole(4, _)), "the last two are well");
        assert!(matches!(last(4).await.unwrap(), Verdict::Torn(1, _)));
    })
    .await;
}
