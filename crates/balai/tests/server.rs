//! A served hall as its operator and its readers meet it: killed, closed, backed up, looked into.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod served;

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use served::{Room, Served, balai, databases, ok, top};

/// Readers who write at the same time.
const WRITERS: usize = 4;
/// Nobody of this name exists: if it stands anywhere in a log, it came from a request.
const PLANTED: &str = "Zulaikha-Tertanam";

fn city(database: &str) {
    let folder = top().join("cities/bogor").display().to_string();
    ok(&["city", "enter", &folder, "--database", database]);
}

/// Kill -9 in the middle of writing, again and again: what was acknowledged is there exactly once,
/// what was asked again with the same key is not done twice, and the journal is whole.
#[test]
fn what_was_acknowledged_survives_kill_nine() {
    let rounds: usize = std::env::var("BALAI_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let room = Room::new("kill");
    for database in databases(&room) {
        city(&database);
        let (acknowledged, number) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        for round in 0..rounds {
            let hall = Served::start(&room, &database, "rehearsal = true\n");
            let drafter = hall.door.drafter();
            let writers: Vec<_> = (0..WRITERS)
                .map(|_| {
                    let (acknowledged, number, drafter) =
                        (acknowledged.clone(), number.clone(), drafter.clone());
                    std::thread::spawn(move || {
                        loop {
                            // What was on its way when the hall was killed is asked again afterwards.
                            let id = format!("tulis-{:06}", number.fetch_add(1, Ordering::Relaxed));
                            match drafter.draft(&id, "Penulis") {
                                Some(303) => acknowledged.lock().unwrap().push(id),
                                Some(other) => panic!("{id}: {other}"),
                                None => return id,
                            }
                        }
                    })
                })
                .collect();
            std::thread::sleep(Duration::from_millis(60 + u64::from(served::chance()) % 400));
            hall.kill();
            let cut_off: Vec<String> = writers.into_iter().map(|writer| writer.join().unwrap()).collect();
            let hall = Served::start(&room, &database, "rehearsal = true\n");
            let drafter = hall.door.drafter();
            for id in cut_off {
                assert_eq!(drafter.draft(&id, "Penulis"), Some(303), "{id}: the answer was lost");
                acknowledged.lock().unwrap().push(id);
            }
            let known = acknowledged.lock().unwrap().clone();
            let sample = known.iter().rev().step_by((known.len() / 20).max(1));
            for id in sample {
                assert_eq!(drafter.get(&format!("/bogor/perintah/{id}/teks")), 200, "{id}");
                assert_eq!(drafter.draft(id, "Penulis"), Some(303), "{id}: the same key again");
            }
            assert_eq!(hall.stop(), 0);
            ok(&["journal", "verify", "--database", &database]);
            let lines = ok(&[
                "journal",
                "show",
                "--subject",
                "draft/",
                "--limit",
                "10000000",
                "--database",
                &database,
            ]);
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for line in lines.lines() {
                let subject = line.split_whitespace().find(|word| word.starts_with("draft/bogor/")).unwrap();
                *counts.entry(subject.trim_start_matches("draft/bogor/")).or_default() += 1;
            }
            for id in &known {
                assert_eq!(counts.get(id.as_str()), Some(&1), "{id} in round {round}");
            }
            assert!(counts.values().all(|n| *n == 1), "nothing is there twice");
            assert!(known.len() > (round + 1) * WRITERS, "something was written in every round");
        }
        let n = acknowledged.lock().unwrap().len();
        println!("{rounds} kills, {n} acknowledged writes, each there once: {}", served::kind(&database));
    }
}

#[test]
fn a_hall_says_how_it_is_logs_no_name_and_closes_in_good_order() {
    let room = Room::new("watch");
    for database in databases(&room) {
        city(&database);
        let hall = Served::start(&room, &database, "rehearsal = true\nstop_seconds = 1\n");
        let admin = hall.admin.clone();
        for door in [&hall.door, &admin] {
            assert_eq!(door.get("/sehat").0, 200);
            assert_eq!(door.get("/siap"), (200, "siap\n".into()));
        }
        for path in ["/bogor", &format!("/bogor?q={PLANTED}"), &format!("/{PLANTED}"), "/en/bogor/aturan"] {
            hall.door.get(path);
        }
        let drafter = hall.door.drafter();
        assert_eq!(drafter.draft("tertanam", PLANTED), Some(303));
        let long = format!("/bogor/perintah/{}", PLANTED.to_lowercase());
        assert_eq!(drafter.get(&long), 404);
        assert_eq!(hall.door.get("/metrik").0, 404, "metrics are not for the public");
        let (status, text) = admin.get("/metrik");
        assert_eq!(status, 200);
        for part in [
            "balai_requests_total{route=\"/{city}\",status=\"2xx\"} 2",
            "balai_requests_total{route=\"/{city}/perintah\",status=\"3xx\"} 1",
            "balai_request_seconds_count{route=\"/{city}\"}",
            "balai_writes_queued 0",
            "balai_database_bytes ",
            "balai_build_info{version=\"0.1.0\"",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains(PLANTED));
        // Somebody who never finishes the question does not keep the hall open.
        let dawdler = hall.door.half();
        let log = hall.log.clone();
        assert_eq!(hall.stop(), 0);
        drop(dawdler);
        let log = fs::read_to_string(log).unwrap();
        assert!(!log.to_lowercase().contains(&PLANTED.to_lowercase()), "{log}");
        let answered: Vec<serde_json::Value> =
            log.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
        let of_city = answered.iter().find(|l| l["span"]["pattern"] == "/{city}").expect(&log);
        assert_eq!((&of_city["status"], &of_city["method"]), (&200.into(), &"GET".into()));
        assert!(of_city["span"]["id"].as_str().unwrap().len() > 16 && of_city["ms"].is_u64());
    }
}

#[test]
fn our_own_tls_is_served_and_the_certificate_is_read_again() {
    let room = Room::new("tls");
    let of = |name: &str| fs::read(top().join("crates/balai/tests/tls").join(name)).unwrap();
    let (cert, key) = (room.path("cert.pem"), room.path("key.pem"));
    fs::write(&cert, of("cert.pem")).unwrap();
    fs::write(&key, of("key.pem")).unwrap();
    let more = format!("[tls]\ncert = \"{cert}\"\nkey = \"{key}\"\n");
    let hall = Served::start(&room, &format!("sqlite:{}", room.path("hall.db")), &more);
    assert!(served::shakes(&hall.door, &of("cert.pem")));
    assert!(!served::shakes(&hall.door, &of("cert-2.pem")), "it is the first that is served");
    fs::write(&cert, "spoilt").unwrap();
    hall.signal("HUP");
    std::thread::sleep(Duration::from_millis(300));
    assert!(served::shakes(&hall.door, &of("cert.pem")), "what cannot be used changes nothing");
    fs::write(&cert, of("cert-2.pem")).unwrap();
    fs::write(&key, of("key-2.pem")).unwrap();
    hall.signal("HUP");
    std::thread::sleep(Duration::from_millis(300));
    assert!(served::shakes(&hall.door, &of("cert-2.pem")));
    assert_eq!(hall.stop(), 0);
}

#[test]
fn a_backup_goes_into_another_engine_and_says_the_same() {
    let room = Room::new("backup");
    let all = databases(&room);
    let from = &all[0];
    city(from);
    let file = room.path("balai.dump");
    ok(&["backup", &file, "--database", from]);
    assert_eq!(balai(&["backup", &file, "--database", from]).0, 2, "nothing is overwritten");
    ok(&["restore", &file, "--check"]);
    let whole = ok(&["journal", "verify", "--database", from]);
    let file_target = format!("sqlite:{}", room.path("kembali.db"));
    for target in all[1..].iter().chain([&file_target]) {
        ok(&["restore", &file, "--into", target]);
        assert_eq!(ok(&["journal", "verify", "--database", target]), whole);
        assert_eq!(balai(&["restore", &file, "--into", target]).0, 2, "only into an empty one");
    }
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("operator", "operater", 1)).unwrap();
    assert_eq!(balai(&["restore", &file, "--check"]).0, 1);
    let spoilt = format!("sqlite:{}", room.path("rusak.db"));
    assert_eq!(balai(&["restore", &file, "--into", &spoilt]).0, 1);
    assert!(!std::path::Path::new(&room.path("rusak.db")).exists(), "nothing is left behind");
}

#[test]
fn a_line_that_was_changed_ends_with_one_and_is_named() {
    let room = Room::new("journal");
    let file = room.path("hall.db");
    let database = format!("sqlite:{file}");
    city(&database);
    let whole = ok(&["journal", "verify", "--database", &database]);
    let seal = whole.trim().rsplit(' ').next().unwrap();
    ok(&["journal", "verify", "--head", seal, "--database", &database]);
    let foreign = balai(&["journal", "verify", "--head", &"0".repeat(40), "--database", &database]);
    assert!(foreign.0 == 1 && foreign.1.contains("PUTUS"), "{foreign:?}");
    assert!(ok(&["journal", "show", "--database", &database]).contains("import-city"));
    let changes = [
        "at = at + 1",
        "act = 'x'",
        "actor = 'x'",
        "subject = 'x'",
        "payload_hash = 'x'",
        "prev_hash = 'x'",
        "hash = 'x'",
        "seq = 2",
    ];
    for change in changes {
        let copy = room.path("salinan.db");
        fs::copy(&file, &copy).unwrap();
        let db = rusqlite::Connection::open(&copy).unwrap();
        db.execute(&format!("UPDATE journal SET {change} WHERE seq = 1"), []).unwrap();
        drop(db);
        let (code, out) = balai(&["journal", "verify", "--database", &format!("sqlite:{copy}")]);
        assert!(code == 1 && out.starts_with("PUTUS pada baris 1:"), "{change}: {code} {out}");
    }
}

#[test]
fn the_operators_commands_say_what_they_did() {
    let room = Room::new("operator");
    let (file, keys, config) = (room.path("hall.db"), room.path("kunci"), room.path("balai.toml"));
    let database = format!("sqlite:{file}");
    fs::write(&config, format!("database = \"{database}\"\nkey_file = \"{keys}\"\n")).unwrap();
    let config = config.as_str();
    assert!(ok(&["migrate", "--dry-run", "--config", config]).contains("basis data baru"));
    assert!(!std::path::Path::new(&file).exists(), "a dry run makes nothing");
    assert_eq!(balai(&["journal", "verify", "--config", config]).0, 2, "there is no database yet");
    assert_eq!(balai(&["doctor", "--config", config]).0, 1);
    ok(&["migrate", "--config", config]);
    assert!(ok(&["migrate", "--config", config]).contains("0 migrasi"));
    assert_eq!(balai(&["keys", "show", "--config", config]).0, 2);
    ok(&["keys", "new", "--config", config]);
    ok(&["keys", "new", "--config", config]);
    let shown = ok(&["keys", "show", "--config", config]);
    assert!(shown.contains("k1") && shown.contains("k2"), "{shown}");
    let kept = fs::read_to_string(&keys).unwrap();
    assert!(
        kept.lines().all(|line| !shown.contains(line.split(' ').nth(1).unwrap())),
        "keys are never shown"
    );
    ok(&["doctor", "--config", config]);
    use std::os::unix::fs::PermissionsExt as _;
    assert_eq!(fs::metadata(&keys).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o644)).unwrap();
    let (code, out) = balai(&["doctor", "--config", config]);
    assert!(code == 1 && out.contains("FAIL") && out.contains("chmod 600"), "{out}");
    fs::write(config, "lisen = \"x\"\n").unwrap();
    let (code, out) = balai(&["serve", "--check-config", "--config", config]);
    assert!(code == 2 && out.contains(":1:1:") && out.contains("lisen"), "{out}");
    fs::write(config, "listen = \"127.0.0.1:9\"\n").unwrap();
    assert!(ok(&["serve", "--check-config", "--config", config]).contains("127.0.0.1:9"));
}

#[test]
fn a_key_is_rotated_and_the_old_one_thrown_away() {
    let room = Room::new("rotation");
    let (file, keys, config) = (room.path("hall.db"), room.path("kunci"), room.path("balai.toml"));
    fs::write(&config, format!("database = \"sqlite:{file}\"\nkey_file = \"{keys}\"\n")).unwrap();
    let config = config.as_str();
    let hangs = |text: &str, key: &str| {
        let sealed = |line: &str| line.split_whitespace().take(2).eq([key, "account.login_sealed"]);
        text.lines().any(sealed)
    };
    ok(&["migrate", "--config", config]);
    ok(&["account", "new", "operator1", "--name", "Operator", "--config", config]);
    assert!(hangs(&ok(&["keys", "show", "--config", config]), "k1"));
    ok(&["keys", "new", "--config", config]);
    assert_eq!(balai(&["keys", "reseal", "--config", config]).0, 2, "halls have to be restarted first");
    let shown = ok(&["keys", "reseal", "--dry-run", "--config", config]);
    assert!(hangs(&shown, "k1") && !hangs(&shown, "k2"), "a dry run changes nothing: {shown}");
    let (code, out) = balai(&["keys", "drop", "k1", "--config", config]);
    assert!(code == 1 && hangs(&out, "k1"), "rows hang on it: {out}");
    let shown = ok(&["keys", "reseal", "--restarted", "--config", config]);
    assert!(hangs(&shown, "k2") && !hangs(&shown, "k1"), "{shown}");
    ok(&["keys", "drop", "k1", "--config", config]);
    assert_eq!(balai(&["keys", "drop", "k2", "--config", config]).0, 1, "the one that seals stays");
    assert!(hangs(&ok(&["keys", "show", "--config", config]), "k2"));
    let listed = ok(&["account", "list", "--config", config]);
    assert!(listed.contains("Operator"), "{listed}");
    ok(&["journal", "verify", "--config", config]);
}

#[test]
fn an_instant_is_answered_by_what_was_on_record() {
    let room = Room::new("asof");
    let database = format!("sqlite:{}", room.path("hall.db"));
    let (folder, order) = (top().join("cities/bogor"), top().join("orders/bogor-2021-06-29.balai"));
    let (folder, order) = (folder.display().to_string(), order.display().to_string());
    ok(&["city", "enter", &folder, "--orders", &order, "--database", &database]);
    let ask = |more: &[&str]| {
        let mut words = vec!["as-of", "2021-06-30T09:00", "--city", "bogor", "--database", database.as_str()];
        words.extend(more);
        ok(&words)
    };
    let then = ask(&[]);
    assert!(
        then.contains("belum mencatat apa pun")
            && then.contains("belum diketahui saat itu: bogor-2021-06-29"),
        "{then}"
    );
    let now = ask(&["--known-now"]);
    assert!(
        now.contains("berlaku bogor-2021-06-29")
            && now.contains("jadwal ke-1")
            && now.contains("seluruh kota"),
        "{now}"
    );
    let unit = ask(&["--known-now", "--unit", "kelurahan-pabaton"]);
    assert!(
        unit.contains("● kota") && unit.lines().filter(|line| line.contains("BGR-")).count() > 5,
        "{unit}"
    );
    let none = balai(&["as-of", "2021-06-30T09:00", "--city", "depok", "--database", &database]);
    assert!(none.0 == 2 && none.1.contains("depok"), "{none:?}");
}

#[test]
fn accounts_are_kept_from_the_command_line() {
    const NIP: &str = "999900001234567890";
    let room = Room::new("account");
    let (file, keys, config) = (room.path("hall.db"), room.path("kunci"), room.path("balai.toml"));
    let database = format!("sqlite:{file}");
    fs::write(
        &config,
        format!("database = \"{database}\"\nkey_file = \"{keys}\"\npublic_site = \"https://balai.test\"\n"),
    )
    .unwrap();
    city(&database);
    let ask = |words: &[&str]| {
        let mut all = vec!["account"];
        all.extend(words);
        all.extend(["--config", config.as_str()]);
        balai(&all)
    };
    let link = |text: &str| text.split_whitespace().find(|w| w.contains("/undangan/")).unwrap().to_owned();
    let make = ["new", NIP, "--city", "bogor", "--person", "BGR-00001"];
    let (code, made) = ask(&make);
    assert!(code == 0 && link(&made).starts_with("https://balai.test/undangan/"), "{made}");
    assert_eq!(link(&ask(&make).1), link(&made), "asked again, the same link");
    let (code, other) = ask(&["new", NIP, "--city", "bogor", "--person", "BGR-00002"]);
    assert!(code != 0 || link(&other) == link(&made), "{other}");
    let id = made.split_whitespace().nth(1).unwrap().trim_end_matches(';').to_owned();
    let head = ["grant", id.as_str(), "unit-head", "--city", "bogor", "--unit", "kelurahan-pabaton"];
    let deputy: Vec<_> = head.iter().chain(&["--capacity", "plh"]).copied().collect();
    assert_eq!(ask(&deputy).0, 1, "a deputy has a last day");
    assert_eq!(ask(&["grant", id.as_str(), "raja"]).0, 2);
    assert_eq!(ask(&head).0, 0);
    let listed = ask(&["list", "--city", "bogor"]).1;
    assert!(
        listed.contains("BGR-00001") && listed.contains("unit-head definitif bogor/kelurahan-pabaton"),
        "{listed}"
    );
    let grant = listed.lines().find(|l| l.contains("unit-head")).unwrap().split_whitespace().next().unwrap();
    assert_eq!(ask(&["withdraw", grant, "--reason", "mutasi"]).0, 0);
    assert!(!ask(&["list", "--city", "bogor"]).1.contains("unit-head"));
    let (code, again) = ask(&["recover", id.as_str()]);
    assert!(code == 0 && link(&again) != link(&made), "{again}");
    for text in [&made, &listed, &again] {
        assert!(!text.contains(NIP), "{text}");
    }
    let kept = fs::read(&file).unwrap();
    assert!(!kept.windows(NIP.len()).any(|bytes| bytes == NIP.as_bytes()), "sealed at rest");
}

/// A staff list of two units of Bogor, all of it real: made-up people under other names and numbers.
fn real_list(folder: &str, rows: usize) -> String {
    let made = ok(&["city", "staff", folder]);
    let mut lines = made.lines();
    let head = lines.next().unwrap();
    let of = lines.filter(|line| line.contains(",kelurahan-pabaton,") && line.ends_with(",ya"));
    let real = |(n, line): (usize, &str)| {
        let mut fields: Vec<String> = line.split(',').map(str::to_owned).collect();
        (fields[0], fields[1]) = (format!("NYT-{n}"), format!("Orang Nyata {n}"));
        *fields.last_mut().unwrap() = "tidak".into();
        fields.join(",")
    };
    let rows: Vec<_> = of.enumerate().map(real).take(rows).collect();
    format!("{head}\n{}\n", rows.join("\n"))
}

#[test]
fn a_hall_takes_its_own_people_whole_or_not_at_all() {
    let room = Room::new("people");
    let (file, config, list) = (room.path("hall.db"), room.path("balai.toml"), room.path("pegawai.csv"));
    let (keys, folder) = (room.path("kunci"), top().join("cities/bogor").display().to_string());
    fs::write(&config, format!("database = \"sqlite:{file}\"\nkey_file = \"{keys}\"\n")).unwrap();
    let template = ok(&["city", "people", "--template"]);
    assert!(template.starts_with("id,name,sex,born,nip,nik,") && template.lines().count() == 1);
    let people = |more: &[&str]| {
        let mut words = vec!["city", "people", list.as_str(), "--city", "bogor", "--config", config.as_str()];
        words.extend(more);
        balai(&words)
    };
    let enter = ["city", "enter", &folder, "--staff", &list, "--config", &config];
    let all = real_list(&folder, 9);
    fs::write(&list, all.replacen(",tidak\n", ",ya\n", 1)).unwrap();
    let (code, said) = balai(&enter);
    assert!(code == 1 && said.contains("B0648") && !fs::exists(&file).unwrap(), "{said}");
    fs::write(&list, &all).unwrap();
    let (code, said) = balai(&enter);
    assert!(code == 0 && said.contains("bogor: 9 masuk, 0 keluar") && !said.contains("rekaan"), "{said}");
    let nips: Vec<&str> = all.lines().skip(1).map(|line| line.split(',').nth(4).unwrap()).collect();
    let kept = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
    assert!(kept.contains("Orang Nyata 1"), "the file is read");
    assert!(nips.iter().filter(|nip| !nip.is_empty()).all(|nip| !kept.contains(nip)), "no NIP in the clear");

    fs::write(&list, real_list(&folder, 8).replace("Orang Nyata 3", "Orang Nyata Tiga")).unwrap();
    let (code, said) = people(&["--dry-run", "--lang", "en"]);
    let line = "bogor: 0 joined, 1 left, 0 moved, 1 changed, 7 unchanged";
    assert!(code == 0 && said.contains(line) && said.contains("nothing was recorded"), "{said}");
    let (code, said) = people(&[]);
    assert!(code == 0 && said.contains("0 masuk, 1 keluar, 0 pindah unit, 1 berubah, 7 tetap"), "{said}");

    let swapped = all.replace("NYT-1,", "NYT-x,").replace("NYT-2,", "NYT-1,").replace("NYT-x,", "NYT-2,");
    fs::write(&list, swapped.replace("kelurahan-pabaton", "kelurahan-pabatonn")).unwrap();
    let (code, said) = people(&[]);
    for code in ["B0617", "B0649", "B0650"] {
        assert!(said.contains(code), "{code}: {said}");
    }
    assert_eq!(code, 1, "{said}");
    let (code, said) = balai(&["city", "enter", &folder, "--config", &config]);
    assert!(code == 0 && said.contains("8 pegawai tetap seperti semula"), "{said}");
    ok(&["journal", "verify", "--config", &config]);
    let elsewhere = balai(&["city", "people", &list, "--city", "depok", "--config", &config]);
    assert!(elsewhere.0 == 2 && elsewhere.1.contains("depok"), "{elsewhere:?}");
}
