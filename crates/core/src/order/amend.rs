//! Amendments: an order as it stands once later ones have changed it.
//!
//! An amending order writes only what it changes, under the names it has in the order it amends: a
//! table, a set, a choice, a circumstance, a clause of the same number. Everything else goes on from
//! the order it amends. Asked by the check and by the layers, so that both read one whole order;
//! neither text is ever changed.

use jiff::civil::DateTime;
use serde_json::Value;

use super::tree::*;
use crate::diagnostic::Span;

/// How many amendments of amendments are read.
const DEPTH: u8 = 16;

/// What an amending order gives together with the orders it amends, as far as they are among `others`;
/// `None` if it amends none of them. Lines of the other orders stand at the line that amends them.
#[must_use]
pub fn whole(order: &Order, others: &[&Order]) -> Option<Order> {
    whole_at(order, others, 0)
}

fn whole_at(order: &Order, others: &[&Order], depth: u8) -> Option<Order> {
    if depth >= DEPTH {
        return None;
    }
    let mut made: Option<Order> = None;
    for relation in amended(order) {
        let Some(before) = others.iter().find(|o| o.id == relation.target.value && o.id != order.id) else {
            continue;
        };
        let before = whole_at(before, others, depth + 1).unwrap_or_else(|| (*before).clone());
        let so_far = made.take().unwrap_or_else(|| order.clone());
        made = Some(laid_over(so_far, &before, relation.target.span));
    }
    made
}

/// The orders of this set that an order amends.
fn amended(order: &Order) -> impl Iterator<Item = &Relation> {
    let relations =
        order.items.iter().filter_map(|l| if let Item::Relation(r) = &l.item { Some(r) } else { None });
    relations.filter(|r| r.how == RelationKind::Amends && !r.outside)
}

/// True if another of the orders amends this one and holds at that instant: then only the whole that the
/// other makes of it holds.
#[must_use]
pub fn is_amended_at(order: &Order, others: &[&Order], at: DateTime) -> bool {
    let amends = |other: &Order| amended(other).any(|r| r.target.value == order.id);
    others.iter().any(|other| other.id != order.id && amends(other) && other.spans(at))
}

/// The later order over the earlier: its own lines, and those of the earlier that it does not replace.
fn laid_over(mut later: Order, earlier: &Order, at: Span) -> Order {
    let mut items = Vec::new();
    for line in &earlier.items {
        let kept = match &line.item {
            Item::Set(_) | Item::Table(_) | Item::Fact(_) | Item::Flag(_) | Item::Scope(_) => {
                let replaced = later.items.iter().any(|l| same_name(&l.item, &line.item));
                if replaced { None } else { moved(line, at) }
            }
            Item::Precedence(_) => moved(line, at),
            Item::Clause(clause) => kept_clause(&mut later, clause, line, at),
            _ => None,
        };
        items.extend(kept);
    }
    // Clauses keep the order of their numbers.
    let mut own = Vec::new();
    for line in std::mem::take(&mut later.items) {
        match &line.item {
            Item::Clause(clause) => {
                let after =
                    |l: &Line| matches!(&l.item, Item::Clause(c) if c.label.value > clause.label.value);
                let place = items.iter().position(after).unwrap_or(items.len());
                items.insert(place, line);
            }
            _ => own.push(line),
        }
    }
    own.extend(items);
    Order { items: own, ..later }
}

/// A clause of the earlier order, unless the later one has its number. A clause of the later order
/// that holds nothing but sub-clauses replaces these alone.
fn kept_clause(later: &mut Order, clause: &Clause, line: &Line, at: Span) -> Option<Line> {
    let label = &clause.label.value;
    let place =
        later.items.iter().position(|l| matches!(&l.item, Item::Clause(c) if c.label.value == *label));
    let Some(place) = place else { return moved(line, at) };
    let of_parts = |c: &Clause| {
        c.who.is_none() && !c.body.is_empty() && c.body.iter().all(|l| matches!(l.item, BodyItem::Sub(_)))
    };
    let Item::Clause(new) = &later.items[place].item else { return None };
    if !of_parts(new) {
        return None;
    }
    let parts = new.body.clone();
    let mut joined = moved(line, at)?;
    if let Item::Clause(old) = &mut joined.item {
        for part in parts {
            let number = |l: &BodyLine| {
                if let BodyItem::Sub(s) = &l.item { Some(s.label.value.clone()) } else { None }
            };
            match old.body.iter_mut().find(|l| number(l) == number(&part)) {
                Some(slot) => *slot = part,
                None => old.body.push(part),
            }
        }
    }
    later.items.remove(place);
    Some(joined)
}

fn same_name(a: &Item, b: &Item) -> bool {
    match (a, b) {
        (Item::Set(a), Item::Set(b)) => a.name.value == b.name.value,
        (Item::Table(a), Item::Table(b)) => a.name.value == b.name.value,
        (Item::Fact(a), Item::Fact(b)) => a.name.value == b.name.value,
        (Item::Flag(a), Item::Flag(b)) => a.name.value == b.name.value,
        (Item::Scope(_), Item::Scope(_)) => true,
        _ => false,
    }
}

/// A line of another order as it stands in this one: every place in it is the line that amends it.
fn moved(line: &Line, at: Span) -> Option<Line> {
    fn walk(value: &mut Value, at: &Value) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    if name == "span" { field.clone_from(at) } else { walk(field, at) }
                }
            }
            Value::Array(all) => all.iter_mut().for_each(|field| walk(field, at)),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(line).ok()?;
    walk(&mut value, &serde_json::to_value(at).ok()?);
    serde_json::from_value(value).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use super::*;
    use crate::diagnostic::Source;
    use crate::order::{parse, print};

    fn read(id: &str, body: &str) -> Order {
        let text = format!("perintah \"{id}\" {{\n  berlaku 2021-06-29 sampai 2021-07-05\n{body}}}\n");
        let parsed = parse(&Source::new(format!("{id}.balai"), text));
        assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
        parsed.order
    }

    const FIRST: &str = "  tabel masuk menurut ppkm {\n    level-1: 75%\n  }\n  keadaan ppkm = level-1 sejak 2021-06-01\n  \
         KESATU semua pegawai {\n    di kantor paling banyak menurut tabel masuk\n  }\n  KEDUA dinkes {\n    \
         huruf a {\n      rapat daring\n    }\n    huruf b {\n      presensi\n    }\n  }\n";

    #[test]
    fn what_is_not_replaced_goes_on() {
        let first = read("a", FIRST);
        let cases = [
            (
                "  mengubah a\n  tabel masuk menurut ppkm {\n    level-1: 50%\n  }\n",
                ["level-1: 50%", "huruf b {"],
            ),
            (
                "  mengubah a KESATU\n  KESATU semua pegawai {\n    bekerja dari rumah\n  }\n",
                ["bekerja dari rumah", "level-1: 75%"],
            ),
            (
                "  mengubah a KEDUA huruf b\n  KEDUA {\n    huruf b {\n      siap dihubungi\n    }\n  }\n",
                ["siap dihubungi", "rapat daring"],
            ),
        ];
        for (body, words) in cases {
            let second = read("b", body);
            let made = whole(&second, &[&first, &second]).expect("it amends a");
            let text = print(&made);
            assert!(words.iter().all(|w| text.contains(w)), "{text}");
            assert_eq!(text.matches("tabel masuk menurut ppkm").count(), 1, "{text}");
            assert_eq!(text.matches("KESATU").count() - usize::from(body.contains("a KESATU")), 1, "{text}");
            let third = read("c", "  mengubah b\n  KETIGA {\n    rapat daring\n  }\n");
            let text = print(&whole(&third, &[&first, &second]).expect("it amends b"));
            assert!(words.iter().all(|w| text.contains(w)), "{text}");
        }
        assert!(whole(&first, &[&first]).is_none());
    }

    #[test]
    fn amendments_in_a_circle_end() {
        let (a, b) = (read("a", "  mengubah b\n"), read("b", "  mengubah a\n"));
        assert!(whole(&a, &[&a, &b]).is_some());
    }
}
