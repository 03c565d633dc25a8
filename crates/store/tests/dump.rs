//! A dump holds everything, comes back whole or not at all, and moves a hall between engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod engines;

use std::io::Cursor;

use balai_store::{Command, Done, Fault, Store, Tx, Value, dump, journal, migrate};
use engines::{Folder, for_each_engine, urls};
use jiff::Timestamp;
use serde_json::json;

const AT: &str = "2021-06-30T00:15:00.000001Z";

fn at() -> Timestamp {
    AT.parse().unwrap()
}

/// More cities than a page of the dump has rows, and one row of each kind of value.
async fn furnish(store: &Store) {
    let command = Command { key: "k".into(), act: "fixture", actor: "test".into(), at: at() };
    let written = store.write(command, |tx| {
        Box::pin(async move {
            let rows = (0..2_500).map(|n| vec![format!("city-{n:04}").into(), at().into()]);
            tx.insert("INSERT INTO city (slug, recorded_at)", "", &rows.collect::<Vec<_>>()).await?;
            person(tx).await?;
            order(tx).await?;
            rosters(tx).await?;
            photos(tx).await?;
            Ok::<_, Fault>(Done { answer: 1_i64, subject: "all".into(), payload: json!({}) })
        })
    });
    written.await.unwrap();
}

/// More than are read at a time.
async fn photos(tx: &mut Tx) -> Result<(), Fault> {
    let row = |n: u8| vec![format!("{n:02}").into(), "image/jpeg".into(), vec![n; 300].into(), at().into()];
    let rows: Vec<Vec<Value>> = (0..20).map(row).collect();
    tx.insert("INSERT INTO activity_photo (sha256, media, bytes, kept_at)", "", &rows).await
}

async fn person(tx: &mut Tx) -> Result<(), Fault> {
    let sql = "INSERT INTO person (city, id, unit, name, sex, born, nip, kind, rank, echelon, title, head, skills,
        shift, work, home, home_only, away, sample, left_at)
        VALUES ('city-0001', $1, 'setda', $2, 'male', $3, '', 'pns', '', '', '', $4, $5, $4, 'digital', '', $4, $5, $4, $6)";
    let born = jiff::civil::date(1980, 1, 1);
    let name = "Siti \"Nur\" \n O'Hara \u{1f33f}";
    let of = |id: &str, left: Value| {
        vec![id.into(), name.into(), born.into(), true.into(), json!([{"a": 1}, null]).into(), left]
    };
    tx.run(sql, &of("B-1", Value::Null)).await?;
    tx.run(sql, &of("B-2", at().into())).await.map(drop)
}

async fn order(tx: &mut Tx) -> Result<(), Fault> {
    let sql = "INSERT INTO instrument
        (city, id, revision, status, source, body, sha256, in_force_from, recorded_at)
        VALUES ('city-0001', 'o', 1, 'signed', 'o.balai', 'teks', '00', $1, $2)";
    let wall = "2021-06-29T07:30:00".parse::<jiff::civil::DateTime>().unwrap();
    tx.run(sql, &[wall.into(), at().into()]).await.map(drop)
}

/// The child's id stands before that of its parent: by the id alone it would come back first.
async fn rosters(tx: &mut Tx) -> Result<(), Fault> {
    let sql = "INSERT INTO roster
        (id, city, instrument, revision, sequence, parent, settings, days, planned_at, objective, bound)
        VALUES ($1, 'city-0001', 'o', 1, $2, $3, $4, $5, $6, 0, 0)";
    let of = |id: &str, n: i64, parent: Value| {
        vec![id.into(), n.into(), parent, json!({}).into(), json!([]).into(), at().into()]
    };
    tx.run(sql, &of("z", 1, Value::Null)).await?;
    tx.run(sql, &of("a", 2, "z".into())).await.map(drop)
}

async fn dumped(store: &Store) -> Vec<u8> {
    let (foot, bytes) = dump::write(store, Vec::new(), at()).await.unwrap();
    assert_eq!(dump::check(Cursor::new(&bytes)).unwrap().1, foot);
    bytes
}

/// The lines of a dump, rows in an order that no engine chooses.
fn sorted(bytes: &[u8]) -> Vec<String> {
    let mut lines: Vec<_> = String::from_utf8(bytes.to_vec()).unwrap().lines().map(str::to_owned).collect();
    lines.pop();
    lines.sort();
    lines
}

#[tokio::test]
async fn a_hall_moves_from_every_engine_to_every_other_and_is_the_same() {
    for_each_engine(async |store| {
        furnish(&store).await;
        let bytes = dumped(&store).await;
        let folder = Folder::new();
        for url in urls(&folder) {
            let other = Store::open(&url).await.unwrap();
            let foot = dump::load(&other, Cursor::new(bytes.clone()), at()).await.unwrap();
            assert_eq!((foot.rows, foot.journal), (2_527, 1));
            assert_eq!(sorted(&dumped(&other).await), sorted(&bytes), "{url}");
            let steps = migrate::plan(&other).await.unwrap();
            assert!(steps.iter().all(|step| step.state == migrate::State::Applied));
            let again = dump::load(&other, Cursor::new(bytes.clone()), at()).await;
            assert!(matches!(again, Err(Fault::Conflict(_))), "{again:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_dump_that_was_changed_or_cut_off_brings_nothing_back() {
    let folder = Folder::new();
    let store = Store::open(&urls(&folder)[0]).await.unwrap();
    migrate::apply(&store, at()).await.unwrap();
    furnish(&store).await;
    let whole = dumped(&store).await;
    let text = String::from_utf8(whole.clone()).unwrap();
    let without = |n: usize| {
        let lines: Vec<_> = text.lines().enumerate().filter(|(at, _)| *at != n).map(|(_, l)| l).collect();
        lines.join("\n") + "\n"
    };
    let spoilt = [
        text.replace("city-0007", "city-7000"),
        without(9),
        text[..text.len() - 1].to_owned(),
        text[..text.len() / 2].to_owned(),
        text.clone() + "[]\n",
        String::new(),
        "not a dump\n".to_owned(),
        text.replace("\"format\":1", "\"format\":2"),
    ];
    for (row, bad) in spoilt.into_iter().enumerate() {
        assert!(dump::check(Cursor::new(bad.as_bytes())).is_err(), "row {row}");
        for url in urls(&Folder::new()) {
            let other = Store::open(&url).await.unwrap();
            let loaded = dump::load(&other, Cursor::new(bad.clone().into_bytes()), at()).await;
            assert!(loaded.is_err(), "row {row}");
            let steps = migrate::plan(&other).await.unwrap();
            assert!(steps.iter().all(|s| s.state == migrate::State::Pending), "row {row} left a table");
        }
    }
}

/// A line of the journal that was changed before the dump was read stops the backup; one changed in
/// the dump, with a new checksum, stops the way back.
#[tokio::test]
async fn a_torn_journal_is_not_carried_on() {
    for_each_engine(async |store| {
        furnish(&store).await;
        let bytes = dumped(&store).await;
        let text = String::from_utf8(bytes).unwrap().replace("\"fixture\",\"test\"", "\"fixture\",\"tust\"");
        let (body, _) = text.trim_end().rsplit_once('\n').unwrap();
        let (body, line) = (format!("{body}\n"), text.lines().last().unwrap());
        let mut foot: dump::Foot = serde_json::from_str(line).unwrap();
        foot.sha256 = balai_store::sha256(body.as_bytes());
        let forged = format!("{body}{}\n", serde_json::to_string(&foot).unwrap());
        assert!(dump::check(Cursor::new(forged.as_bytes())).is_ok(), "the checksum is right");
        let folder = Folder::new();
        let other = Store::open(&urls(&folder)[1]).await.unwrap();
        let loaded = dump::load(&other, Cursor::new(forged.into_bytes()), at()).await;
        assert!(matches!(loaded, Err(Fault::Broken(_))), "{loaded:?}");
        let command = Command { key: "x".into(), act: "tamper", actor: "test".into(), at: at() };
        let tampered = store.write(command, |tx| {
            Box::pin(async move {
                tx.run("UPDATE journal SET actor = 'x' WHERE seq = 1", &[]).await?;
                Ok::<_, Fault>(Done { answer: 1_i64, subject: "x".into(), payload: json!({}) })
            })
        });
        tampered.await.unwrap();
        assert!(dump::write(&store, Vec::new(), at()).await.is_err());
        let verdict: Result<_, Fault> =
            store.read(|tx| Box::pin(async move { journal::verify(tx, None).await })).await;
        assert_eq!(verdict.unwrap(), journal::Verdict::Torn(1, journal::Tear::Seal));
    })
    .await;
}

#[tokio::test]
async fn a_store_says_how_it_is() {
    for_each_engine(async |store| {
        assert!(store.bytes().await.unwrap() > 10_000);
        assert_eq!((store.queued(), store.damage().await.unwrap()), (0, None));
        assert_eq!(store.clock().await.unwrap().is_some(), store.engine() == "PostgreSQL");
    })
    .await;
}
