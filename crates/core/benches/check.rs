//! How long a check takes: `cargo bench -p balai-core --bench check`.
//!
//! Bandung's circular over 14 days with the sample people of seed 1 (goal 1 of docs/performance.md),
//! and one national circular checked for 514 regions side by side, with the peak memory of it all.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use balai_core::city::{City, Person, load, staff};
use balai_core::diagnostic::Source;
use balai_core::order::{Order, check, parse};
use balai_core::report::letter::{Beside, letter};
use balai_core::report::outlook::outlook;
use rayon::prelude::*;

const ROUNDS: usize = 15;
/// Regencies and cities of Indonesia.
const REGIONS: u64 = 514;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> Source {
    Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(path).unwrap())
}

fn tables(slug: &str) -> Vec<Source> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(top().join("cities").join(slug)).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|p| read(p)).collect()
}

fn city(slug: &str) -> City {
    load::load(&tables(slug)).0.unwrap()
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[ROUNDS / 2]
}

fn judge(order: &Order, source: &Source, city: &City, people: &[Person], others: &[&Order]) {
    black_box(check(order, source, city, people, others));
}

/// Peak resident memory, MiB; nothing where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn main() {
    let bandung = city("bandung");
    let people = staff::make(&bandung, 1);
    let mut source = read(&top().join("orders/bandung-443-2021.balai"));
    source.text = source
        .text
        .replace("sampai 2021-07-05", "sampai 2021-07-11")
        .replace("selama 8 hari", "selama 14 hari");
    let order = parse(&source).order;
    println!("people {}, units {}", people.len(), bandung.units.len());
    println!("parse             {:>9.3?}", median(|| drop(black_box(parse(&source)))));
    println!("check, 14 days    {:>9.3?}", median(|| judge(&order, &source, &bandung, &people, &[])));
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(top().join("orders/national")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let above: Vec<Order> = files.iter().map(|file| parse(&read(file)).order).collect();
    let above: Vec<&Order> = above.iter().collect();
    println!(
        "below {} orders   {:>9.3?}",
        above.len(),
        median(|| judge(&order, &source, &bandung, &people, &above))
    );
    let effect = check(&order, &source, &bandung, &people, &above).effect;
    let beside = Beside { effect: Some(&effect), site: "https://balai.example", others: &above };
    let written = || drop(black_box(letter(&order, &source.text, &bandung, beside)));
    println!("letter            {:>9.3?}", median(written));
    let counted = || drop(black_box(outlook(&bandung, &people, &effect, (&|_| None, None))));
    println!("outlook           {:>9.3?}", median(counted));

    let region = city("umum-kabupaten");
    let national = read(&top().join("orders/national/menpanrb-2021-se14.balai"));
    let layer = parse(&national).order;
    let begun = Instant::now();
    let found: usize = (1..=REGIONS)
        .into_par_iter()
        .map(|seed| check(&layer, &national, &region, &staff::make(&region, seed), &[]).findings.len())
        .sum();
    let took = begun.elapsed();
    let peak = peak().map_or_else(|| "not known".to_owned(), |mib| format!("{mib} MiB"));
    println!("{REGIONS} regions        {took:>9.3?}   {found} findings, peak memory {peak}");
}
