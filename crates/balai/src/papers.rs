//! Papers: the order files that were named, and those that lie beside them or travel on board.

use std::path::Path;

use balai_core::diagnostic::{Finding, Source};
use balai_core::order::{Item, Order, parse};

use crate::ending::Stop;
use crate::{files, shelf};

/// An order as it was read.
pub struct Read {
    /// Its text.
    pub source: Source,
    /// Its tree.
    pub order: Order,
    /// What the parser found.
    pub findings: Vec<Finding>,
}

/// Reads an order file.
pub fn read(path: &Path) -> Result<Read, Stop> {
    let source = files::text(path)?;
    let parsed = parse(&source);
    Ok(Read { source, order: parsed.order, findings: parsed.findings })
}

/// The city an order names with `wilayah`.
pub fn city_named(order: &Order) -> Option<&str> {
    order.items.iter().find_map(|line| match &line.item {
        Item::City(slug) => Some(slug.value.as_str()),
        _ => None,
    })
}

/// The texts of the orders beside a file, and of those on board that are not there.
pub fn other_texts(path: &Path) -> Vec<Source> {
    let beside = path.parent().map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p });
    let mut texts = beside.and_then(|p| files::folder(p, &["balai"]).ok()).unwrap_or_default();
    let file = |s: &Source| s.name.rsplit('/').next().map(str::to_owned);
    let here: Vec<_> = texts.iter().map(file).collect();
    texts.extend(shelf::orders().into_iter().filter(|s| !here.contains(&file(s))));
    texts
}

/// The national orders that lie in a folder `national` here or one floor up, else those on board.
fn national(path: &Path) -> Vec<Source> {
    let here = path.parent().map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p });
    let folders = here.into_iter().flat_map(|p| [p.join("national"), p.join("../national")]);
    let found = folders.filter(|f| f.is_dir()).find_map(|f| files::folder(&f, &["balai"]).ok());
    found.unwrap_or_else(shelf::national)
}

/// The other orders of the same city, and the national ones above it.
pub fn others(path: &Path, order: &Order) -> Vec<Order> {
    let beside = other_texts(path).into_iter().map(|text| parse(&text).order);
    let beside = beside.filter(|o| city_named(o) == city_named(order));
    let above = national(path).into_iter().map(|text| parse(&text).order);
    let mut all: Vec<Order> = beside.chain(above).filter(|o| o.id != order.id).collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all.dedup_by(|a, b| a.id == b.id);
    all
}
