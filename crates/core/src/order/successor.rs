//! The next order, drafted from the one before it: the same rules for the span that follows.

use jiff::civil::{Date, DateTime};
use jiff::{Span as Length, ToSpan as _};

use super::tree::*;
use crate::diagnostic::Span;

/// An order that goes on where another ends: as long as it, with its rules, its dates moved on.
/// Number and day of signing are not known yet. Facts (reasons, bases, circumstances) keep their sources.
/// An order without a last day is followed by one whose dates are the drafter's to write.
#[must_use]
pub fn successor(order: &Order, id: &str) -> Order {
    let ahead = length(order).map_or_else(|| 0.days(), |days| days.days());
    let mut items: Vec<Line> = order.items.iter().filter_map(|line| next(line, ahead)).collect();
    let relation = Relation {
        how: RelationKind::Extends,
        target: Sp::new(order.id.clone(), Span::default()),
        outside: false,
        clause: None,
    };
    let header =
        |line: &Line| !matches!(line.item, Item::Set(_) | Item::Table(_) | Item::Fact(_) | Item::Clause(_));
    let at = items.iter().position(|line| !header(line)).unwrap_or(items.len());
    items.insert(at, bare(Item::Relation(relation)));
    if let Some(first) = items.first_mut() {
        first.before.clear();
    }
    Order { id: id.to_owned(), title: order.title.clone(), items, closing_comments: vec![] }
}

const fn bare(item: Item) -> Line {
    Line { before: vec![], item, after: None, span: Span { start: 0, end: 0 }, origin: None }
}

/// Days from the first to the last of an order, both counted; `None` if it has no last day.
fn length(order: &Order) -> Option<i64> {
    let mut ends: Option<(Date, Date)> = None;
    for line in &order.items {
        let Item::Validity(periods) = &line.item else { continue };
        for period in periods {
            let (from, Until::Day(to)) = (period.value.from.date(), &period.value.until) else { return None };
            ends = Some(ends.map_or((from, *to), |(a, b)| (a.min(from), b.max(*to))));
        }
    }
    let (first, last) = ends?;
    first.until(last).ok().map(|span| i64::from(span.get_days()) + 1)
}

/// A line of the next order; `None` for what belongs to the old one alone.
fn next(line: &Line, ahead: Length) -> Option<Line> {
    let moved = |date: Date| date.checked_add(ahead).unwrap_or(date);
    let mut item = line.item.clone();
    match &mut item {
        Item::Relation(_) | Item::Source(_) => return None,
        Item::Number(number) => number.value = Known::Unknown,
        Item::Issued(day) => day.value = Known::Unknown,
        Item::Return(day) => day.value = moved(day.value),
        Item::Review(day) => {
            if let Known::Is(date) = &mut day.value {
                *date = moved(*date);
            }
        }
        Item::Validity(periods) => {
            for period in periods {
                let period = &mut period.value;
                period.from = DateTime::from_parts(moved(period.from.date()), period.from.time());
                if let Until::Day(last) = &mut period.until {
                    *last = moved(*last);
                }
            }
        }
        Item::Example(example) => example.day.value = moved(example.day.value),
        Item::Clause(clause) => renew(clause, ahead),
        _ => {}
    }
    // A fact keeps where it comes from, and an estimate its mark; what the old order laid down is now
    // the drafter's to lay down.
    let fact = matches!(item, Item::Basis(_) | Item::Reason(_) | Item::Fact(_) | Item::Table(_));
    let origin = line.origin.clone().filter(|_| fact);
    Some(Line { item, origin, ..line.clone() })
}

/// A clause whose own days move on too, without the sources of its lines.
fn renew(clause: &mut Clause, ahead: Length) {
    let moved = |date: Date| date.checked_add(ahead).unwrap_or(date);
    if let Some(when) = &mut clause.when {
        when.value.spans.iter_mut().for_each(|(a, b)| (*a, *b) = (moved(*a), moved(*b)));
    }
    for line in &mut clause.body {
        line.origin = None;
        if let BodyItem::Sub(sub) = &mut line.item {
            renew(sub, ahead);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::order::{parse, print};

    #[test]
    fn the_same_rules_for_the_next_span() {
        let text = "# Sumber: koran\nperintah \"A\" {\n  jenis instruksi-wali-kota\n  nomor \"1/2021\"\n  \
            ditetapkan 2021-06-28\n  berlaku 2021-06-29 sampai 2021-07-05\n  masuk kembali 2021-07-06\n  \
            tinjau 2021-07-04, taksiran \"sehari\"\n  alasan \"42 sakit\", sumber \"koran\"\n  menggantikan lama\n\n  KESATU pada 2021-06-30 {\n    \
            bekerja dari rumah, sumber \"koran\"\n  }\n\n  contoh dinkes pada 2021-06-30: bekerja dari rumah\n}\n";
        let expected = "perintah \"A\" {\n  jenis instruksi-wali-kota\n  nomor tidak diketahui\n  \
            ditetapkan tidak diketahui\n  berlaku 2021-07-06 sampai 2021-07-12\n  masuk kembali 2021-07-13\n  \
            tinjau 2021-07-11\n  alasan \"42 sakit\", sumber \"koran\"\n  memperpanjang a-1\n\n  KESATU pada 2021-07-07 {\n    bekerja dari rumah\n  }\n\n  \
            contoh dinkes pada 2021-07-07: bekerja dari rumah\n}\n";
        let order = parse(&Source::new("a-1.balai", text)).order;
        assert_eq!(print(&successor(&order, "a-2")), expected);
    }

    #[test]
    fn without_a_last_day_the_dates_stay() {
        let text = "perintah \"A\" {\n  berlaku 2021-06-29 sampai pemberitahuan lebih lanjut\n}\n";
        let order = parse(&Source::new("a.balai", text)).order;
        let next = print(&successor(&order, "b"));
        assert!(
            next.contains("berlaku 2021-06-29 sampai pemberitahuan lebih lanjut\n  memperpanjang a"),
            "{next}"
        );
    }
}
