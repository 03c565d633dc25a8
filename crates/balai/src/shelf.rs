//! The cities and orders that travel inside the binary, so that it runs from any folder.

use balai_core::diagnostic::Source;

mod files {
    include!(concat!(env!("OUT_DIR"), "/shelf.rs"));
}

/// The tables of a city, named as they are in the repository; empty if it is not on board.
pub fn city(slug: &str) -> Vec<Source> {
    let inside = |path: &str| path.split_once('/').is_some_and(|(folder, _)| folder == slug);
    let files = files::CITY_FILES.iter().filter(|(path, _)| inside(path));
    files.map(|(path, text)| Source::new(format!("cities/{path}"), *text)).collect()
}

/// Slugs of the cities on board.
pub fn cities() -> Vec<&'static str> {
    let mut slugs: Vec<_> =
        files::CITY_FILES.iter().filter_map(|(path, _)| Some(path.split_once('/')?.0)).collect();
    slugs.dedup();
    slugs
}

/// The orders of the demo's cities.
pub fn orders() -> Vec<Source> {
    on_board(|path| !path.contains('/'))
}

/// The orders of the nation, which hold in every city.
pub fn national() -> Vec<Source> {
    on_board(|path| path.starts_with("national/"))
}

fn on_board(wanted: impl Fn(&str) -> bool) -> Vec<Source> {
    let some = files::ORDER_FILES.iter().filter(|(path, _)| wanted(path));
    some.map(|(path, text)| Source::new(format!("orders/{path}"), *text)).collect()
}
