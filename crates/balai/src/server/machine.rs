//! The machine before the doctor: key file, certificate, free space, how quick its disk is.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use balai_core::diagnostic::Text;
use balai_core::say;
use jiff::Timestamp;

use super::doctor::State::{self, Fail, Ok as Well, Warn};
use super::{cert, keys};

/// Slower than this, a disk makes writers wait.
const SLOW_SYNC: Duration = Duration::from_millis(50);
/// Less than this many kB free is little; a tenth of it is too little.
const LITTLE_ROOM_KB: u64 = 2_000_000;
/// Days before its end when a certificate should be renewed.
const RENEW_DAYS: i64 = 21;

/// The key file: there, readable, for its owner alone.
pub fn key_file(path: &Path) -> (State, Text) {
    let shown = path.display();
    match balai_app::keys::read(path) {
        Err(why) => (Fail, say!("{why}; pulihkan dari salinannya", "{why}; bring a copy of it back")),
        Ok(None) => (
            Warn,
            say!(
                "berkas kunci {shown} belum ada; balai serve membuatnya",
                "the key file {shown} is not there yet; balai serve makes it"
            ),
        ),
        Ok(Some(_)) if keys::is_open(path) => (
            Fail,
            say!(
                "berkas kunci {shown} dapat dibaca orang lain; chmod 600 {shown}",
                "the key file {shown} can be read by others; chmod 600 {shown}"
            ),
        ),
        Ok(Some(ring)) => {
            let n = ring.names().len();
            (Well, say!("{n} kunci, hanya untuk pemiliknya", "{n} keys, for their owner alone"))
        }
    }
}

/// The certificate: until when it holds.
pub fn certificate(path: &Path) -> (State, Text) {
    let end = match cert::ends(path) {
        Err(text) => return (Fail, text),
        Ok(end) => end,
    };
    let days = (end.as_second() - Timestamp::now().as_second()).div_euclid(86_400);
    match days {
        ..0 => (
            Fail,
            say!(
                "sertifikat berakhir {end}; perbarui, lalu kirim SIGHUP",
                "the certificate ended {end}; renew it, then send SIGHUP"
            ),
        ),
        0..RENEW_DAYS => (
            Warn,
            say!(
                "sertifikat berakhir {days} hari lagi; perbarui, lalu kirim SIGHUP",
                "the certificate ends in {days} days; renew it, then send SIGHUP"
            ),
        ),
        _ => {
            (Well, say!("sertifikat berlaku {days} hari lagi", "the certificate holds for {days} days more"))
        }
    }
}

/// Free space, as `df` says it: the standard library does not.
pub fn room(folder: &Path) -> (State, Text) {
    let out = Command::new("df").arg("-Pk").arg(folder).output();
    let text = out.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
    let free = text.lines().nth(1).and_then(|line| line.split_whitespace().nth(3)?.parse::<u64>().ok());
    let Some(free) = free else {
        return (Warn, say!("ruang penyimpanan tidak dapat dibaca", "the free space cannot be read"));
    };
    let mb = free / 1_000;
    let state = if free < LITTLE_ROOM_KB / 10 {
        Fail
    } else if free < LITTLE_ROOM_KB {
        Warn
    } else {
        Well
    };
    (state, say!("ruang kosong {mb} MB", "{mb} MB free"))
}

/// How long it takes until a few bytes are on the disk for certain.
pub fn sync(folder: &Path) -> (State, Text) {
    let path = folder.join(format!(".balai-doctor-{}", std::process::id()));
    let timed = || -> std::io::Result<Duration> {
        let mut file = std::fs::File::create(&path)?;
        let begun = Instant::now();
        for _ in 0..5 {
            file.write_all(&[0; 4096])?;
            file.sync_all()?;
        }
        Ok(begun.elapsed() / 5)
    };
    let took = timed();
    let _ = std::fs::remove_file(&path);
    let Ok(took) = took else {
        return (
            Fail,
            say!(
                "folder basis data tidak dapat ditulis; benahi izinnya",
                "the folder of the database cannot be written; mend its permissions"
            ),
        );
    };
    let us = took.as_micros();
    let state = if took > SLOW_SYNC { Warn } else { Well };
    (
        state,
        say!(
            "menulis sampai ke cakram: {us} mikrodetik",
            "writing to the disk for certain: {us} microseconds"
        ),
    )
}
