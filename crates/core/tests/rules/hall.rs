//! The real cities and orders of this repository, read once for all tests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use balai_core::city::{City, Person, load, staff};
use balai_core::diagnostic::{Finding, Lang, Source, frame, has_errors, sort};
use balai_core::order::{Checked, Effect, Order, check, parse};

/// The real orders and the city of each.
pub const ORDERS: [(&str, &str); 5] = [
    ("bogor-2021-06-23", "bogor"),
    ("bogor-2021-06-29", "bogor"),
    ("bandung-2021-06-28-lisan", "bandung"),
    ("bandung-443-2021", "bandung"),
    ("kabupaten-bogor-843-2021", "kabupaten-bogor"),
];

/// A city and its made-up people of seed 1.
pub struct Town {
    pub city: City,
    pub people: Vec<Person>,
}

/// An order, its town and what it gives beside all other orders.
pub struct Set {
    pub source: Source,
    pub order: Order,
    pub town: &'static Town,
    pub effect: Effect,
    pub findings: Vec<Finding>,
}

/// The top of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of a directory with this ending, by name; each is named without its directory.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<Source> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| endings.contains(&e.to_string_lossy().as_ref())));
    paths.sort();
    let name = |p: &Path| p.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|p| Source::new(name(p), std::fs::read_to_string(p).unwrap())).collect()
}

/// A city of this repository.
pub fn town(slug: &str) -> &'static Town {
    static TOWNS: LazyLock<Mutex<BTreeMap<String, &'static Town>>> = LazyLock::new(Mutex::default);
    TOWNS.lock().unwrap().entry(slug.to_owned()).or_insert_with(|| {
        let tables = files(&root().join("cities").join(slug), &["csv", "toml"]);
        let (city, findings) = load::load(&tables);
        assert!(!has_errors(&findings), "{}", frame::frames(&findings, &tables, Lang::Id, false));
        let city = city.unwrap();
        let people = staff::make(&city, 1);
        Box::leak(Box::new(Town { city, people }))
    })
}

/// The real orders of this repository.
pub fn real_orders() -> Vec<Source> {
    let all = files(&root().join("orders"), &["balai"]);
    assert!(!all.is_empty());
    all
}

/// A real order by its id.
pub fn order(id: &str) -> Source {
    real_orders().into_iter().find(|s| s.name == format!("{id}.balai")).unwrap()
}

/// Everything that is found in an order: by reading it and by checking it.
pub fn examine(source: &Source, town: &Town, others: &[&Order]) -> Checked {
    let parsed = parse(source);
    let mut checked = check(&parsed.order, source, &town.city, &town.people, others);
    checked.findings.extend(parsed.findings);
    sort(&mut checked.findings);
    checked
}

/// A real order checked against its city, beside all other orders.
pub fn set(id: &str, slug: &str) -> Set {
    let source = order(id);
    let town = town(slug);
    let others: Vec<Order> = real_orders().iter().map(|s| parse(s).order).collect();
    let others: Vec<&Order> = others.iter().filter(|o| o.id != id).collect();
    let Checked { effect, findings } = examine(&source, town, &others);
    Set { order: parse(&source).order, source, town, effect, findings }
}
