//! The command line as a person sees it: what was typed, what came out, the number at the end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Runs the binary at the top of the repository.
fn balai(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_balai"));
    command.args(words).current_dir(top()).env_remove("BALAI_LANG").env("NO_COLOR", "1").output().unwrap()
}

/// The whole screen: both outputs, each under its name, and the exit number.
fn screen(words: &[&str]) -> String {
    let out = balai(words);
    let mut screen = format!("$ balai {}\n", words.join(" "));
    for (name, bytes) in [("", &out.stdout), ("stderr:\n", &out.stderr)] {
        if !bytes.is_empty() {
            screen += name;
            screen += &String::from_utf8_lossy(bytes);
        }
    }
    screen += &format!("=> {}", out.status.code().unwrap());
    screen
}

/// An empty folder for one test.
fn room(name: &str) -> PathBuf {
    let room = std::env::temp_dir().join(format!("balai-cli-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&room);
    fs::create_dir_all(&room).unwrap();
    room
}

/// A whole-screen snapshot. The folder of the test and the time of a step are not part of it.
macro_rules! shows {
    ($name:expr, $words:expr) => {
        shows!($name, $words, "")
    };
    ($name:expr, $words:expr, $room:expr) => {{
        let shown = steady(&screen($words), $room);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!($name, shown)
        });
    }};
}

fn steady(screen: &str, room: &str) -> String {
    let screen = if room.is_empty() { screen.to_owned() } else { screen.replace(room, "ROOM") };
    let without_time = |line: &str| match line.split_once(" s  ") {
        Some((time, rest)) if time.trim().parse::<f64>().is_ok() => format!("   … s  {rest}"),
        _ => line.to_owned(),
    };
    screen.lines().map(without_time).collect::<Vec<_>>().join("\n")
}

#[test]
fn help_is_whole_in_both_languages() {
    shows!("help", &["--help"]);
    shows!("help_en", &["--help", "--lang", "en"]);
    shows!("help_order_check", &["order", "check", "--help"]);
    shows!("help_run_en", &["run", "--help", "--lang=en"]);
}

#[test]
fn wrong_use_ends_with_two_and_says_what_is_meant() {
    let rows: [&[&str]; 8] = [
        &["ordr", "check"],
        &["order", "chek"],
        &["order", "check"],
        &["order", "check", "tidak-ada.balai"],
        &["order", "check", "--ctiy", "x", "orders/bogor-2021-06-29.balai"],
        &["run", "orders/bogor-2021-06-29.balai", "--out", "x", "--cohorts", "9"],
        &["explain", "B9999"],
        &["explain", "B9999", "--lang", "en"],
    ];
    let screens: Vec<_> = rows.iter().map(|words| screen(words)).collect();
    for screen in &screens {
        assert!(screen.ends_with("=> 2"), "{screen}");
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("wrong_use", screens.join("\n\n"));
    });
}

/// Bogor's order of 29 June with one thing changed, in a folder of its own.
fn changed(name: &str, from: &str, to: &str) -> (PathBuf, String) {
    let text = fs::read_to_string(top().join("orders/bogor-2021-06-29.balai")).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from} stands once in the order");
    let room = room(name);
    let file = room.join("bogor-2021-06-29.balai");
    fs::write(&file, text.replace(from, to)).unwrap();
    (room, file.display().to_string())
}

#[test]
fn each_mistake_has_its_own_finding() {
    let rows = [
        (
            "misspelt",
            "dinkes, satpol-pp, rsud, bpbd, dishub, setwan,",
            "dinkess, satpol-pp, rsud, bpbd, dishub, setwan,",
        ),
        ("too_much", "paling banyak 25% dari", "paling banyak 250% dari"),
        ("no_review", "  tinjau 2021-07-04,\n    taksiran", "  # tinjau 2021-07-04,\n  # taksiran"),
        ("no_rounding", " dibulatkan ke bawah,", ""),
    ];
    for (name, from, to) in rows {
        let (room, file) = changed(name, from, to);
        let lang = if name == "misspelt" { "en" } else { "id" };
        let words = ["order", "check", &file, "--lang", lang];
        shows!(format!("order_{name}"), &words, &room.display().to_string());
        fs::remove_dir_all(room).unwrap();
    }
}

#[test]
fn a_refused_order_writes_nothing() {
    let (room, file) = changed("refused", "paling banyak 25% dari", "paling banyak 250% dari");
    let out = room.join("out");
    let shown = balai(&["run", &file, "--out", &out.display().to_string()]);
    assert_eq!(shown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&shown.stderr).contains("[B"), "the findings are shown");
    assert_eq!(fs::read_dir(&room).unwrap().count(), 1, "nothing is left, not even half a folder");
    fs::remove_dir_all(room).unwrap();
}

#[test]
fn findings_as_json_can_be_read_by_programs() {
    let (room, file) = changed("json", "dinkes, satpol-pp, rsud", "dinkess, satpol-pp, rsud");
    let out = balai(&["order", "check", &file, "--json"]);
    assert_eq!(out.status.code(), Some(1));
    let findings: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let first = &findings[0];
    assert_eq!(
        (first["level"].as_str(), first["spans"][0]["primary"].as_bool()),
        (Some("error"), Some(true))
    );
    assert_eq!(first["suggestion"]["replacement"], "dinkes");
    assert!(out.stderr.is_empty(), "programs read one stream");
    fs::remove_dir_all(room).unwrap();
}

#[test]
fn questions_are_answered_clause_by_clause() {
    let order = "orders/bogor-2021-06-29.balai";
    shows!("why_unit", &["order", "why", order, "dinkes", "2021-06-30"]);
    shows!("why_unit_en", &["order", "why", order, "bappeda", "2021-06-30", "--lang", "en"]);
    shows!("why_service", &["order", "why", order, "layanan:kartu-keluarga", "2021-06-30"]);
    shows!("why_person", &["order", "why", order, "BGR-00001", "2021-06-30"]);
    shows!("why_outside", &["order", "why", order, "dinkes", "2021-08-01"]);
    shows!("why_nobody", &["order", "why", order, "dinke", "2021-06-30"]);
    shows!("diff", &["order", "diff", "orders/bogor-2021-06-23.balai", order]);
}

#[test]
fn every_code_is_explained() {
    shows!("explain_list", &["explain"]);
    shows!("explain_one", &["explain", "b0201"]);
    shows!("explain_one_en", &["explain", "B0201", "--lang", "en"]);
}

#[test]
fn what_is_tidied_once_is_tidy() {
    let (room, file) =
        changed("tidied", "  tinjau 2021-07-04,\n    taksiran", "     tinjau   2021-07-04,taksiran");
    assert!(screen(&["order", "fmt", "--check", &file]).ends_with("=> 1"));
    assert!(screen(&["order", "fmt", &file]).ends_with("=> 0"));
    assert_eq!(
        screen(&["order", "fmt", "--check", &file]).lines().count(),
        2,
        "nothing is said of a tidy file"
    );
    assert!(fs::read_to_string(&file).unwrap().contains("\n  tinjau 2021-07-04,"));
    fs::remove_dir_all(room).unwrap();
}

#[test]
fn a_city_goes_out_as_a_workbook_and_comes_back() {
    let room = room("city");
    let (book, back) = (room.join("bogor.xlsx"), room.join("bogor"));
    let (book, back) = (book.display().to_string(), back.display().to_string());
    assert_eq!(balai(&["city", "export", "cities/bogor", "--out", &book]).status.code(), Some(0));
    assert_eq!(balai(&["city", "import", &book, "--out", &back]).status.code(), Some(0));
    let of = |folder: &str| {
        let out = balai(&["city", "staff", folder, "--seed", "7"]);
        assert!(out.status.success());
        out.stdout
    };
    assert!(of("cities/bogor") == of(&back), "the same city makes the same people");
    shows!("city_check", &["city", "check", "cities/bogor"]);
    let units = fs::read_to_string(room.join("bogor/units.csv")).unwrap();
    fs::write(room.join("bogor/units.csv"), units.replacen(",dinas,", ",dinass,", 2)).unwrap();
    shows!("city_check_broken", &["city", "check", &back], &room.display().to_string());
    fs::remove_dir_all(room).unwrap();
}
