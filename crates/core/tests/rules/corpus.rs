//! All real orders of this repository: each is read whole, holds together, has its examples, and
//! its letter says all of it and nothing else. docs/corpus.md is made here (`BALAI_BLESS=1`).

use std::collections::{BTreeMap, BTreeSet};

use super::hall;
use balai_core::diagnostic::{Finding, Lang, Level, Source, frame};
use balai_core::order::{BodyItem, Clause, Item, Known, Order, Origin, Until, parse, print};
use balai_core::report::letter::{Letter, Point, letter};

/// A real order, by its folder.
struct Real {
    folder: &'static str,
    source: Source,
    order: Order,
    city: String,
    findings: Vec<Finding>,
}

fn corpus() -> Vec<Real> {
    let folders = ["orders", "orders/national", "orders/province", "orders/region"];
    let read = |folder: &&'static str| {
        hall::files(&hall::root().join(folder), &["balai"])
            .into_iter()
            .map(|s| (*folder, s))
            .collect::<Vec<_>>()
    };
    let texts: Vec<(&'static str, Source)> = folders.iter().flat_map(read).collect();
    let trees: Vec<Order> = texts.iter().map(|(_, s)| parse(s).order).collect();
    let one = |((folder, source), order): ((&'static str, Source), &Order)| {
        let city = city_of(order);
        let near = |o: &&Order| o.id != order.id && (city_of(o) == city || o.rank() < order.rank());
        let others: Vec<&Order> = trees.iter().filter(near).collect();
        let findings = hall::examine(&source, hall::town(&city), &others).findings;
        Real { folder, source, order: order.clone(), city, findings }
    };
    texts.into_iter().zip(&trees).map(one).collect()
}

fn city_of(order: &Order) -> String {
    let slug =
        order.items.iter().find_map(|l| if let Item::City(c) = &l.item { Some(&c.value) } else { None });
    slug.expect("every real order names its region").clone()
}

fn clauses(order: &Order) -> Vec<&Clause> {
    fn walk<'a>(clause: &'a Clause, all: &mut Vec<&'a Clause>) {
        all.push(clause);
        for line in &clause.body {
            if let BodyItem::Sub(sub) = &line.item {
                walk(sub, all);
            }
        }
    }
    let mut all = Vec::new();
    for line in &order.items {
        if let Item::Clause(clause) = &line.item {
            walk(clause, &mut all);
        }
    }
    all
}

fn letter_of(real: &Real) -> Letter {
    let town = hall::town(&real.city);
    letter(&real.order, &real.source.text, &town.city, None, "https://balai.example")
}

#[test]
fn real_orders_are_read_whole_and_hold_together() {
    for real in corpus() {
        let name = format!("{}/{}", real.folder, real.source.name);
        let told = frame::frames(&real.findings, std::slice::from_ref(&real.source), Lang::Id, false);
        assert!(!real.findings.iter().any(|f| f.level == Level::Error), "{name}\n{told}");
        assert_eq!(print(&real.order), real.source.text, "{name}: balai order fmt");
        let json = serde_json::to_string(&real.order).unwrap();
        assert_eq!(serde_json::from_str::<Order>(&json).unwrap(), real.order, "{name}");
        let examples = real.order.items.iter().filter(|l| matches!(l.item, Item::Example(_))).count();
        assert!(examples >= 2 || real.folder == "orders", "{name}: {examples} examples");
    }
}

/// Every sentence of a letter comes from a clause, and every clause is in the letter.
#[test]
fn letters_say_all_of_an_order_and_nothing_else() {
    fn walk(point: &Point, said: &mut BTreeSet<String>) {
        for sentence in &point.sentences {
            assert!(!sentence.text.trim().is_empty());
            said.extend(sentence.clause.clone());
        }
        point.points.iter().for_each(|p| walk(p, said));
    }
    for real in corpus() {
        let letter = letter_of(&real);
        let mut said = BTreeSet::new();
        for section in &letter.sections {
            section.points.iter().for_each(|p| walk(p, &mut said));
        }
        for clause in clauses(&real.order) {
            let cite = clause.label.value.cite();
            let inside = said.iter().any(|s| *s == cite || s.starts_with(&format!("{cite} ")));
            assert!(inside, "{}: {cite} is not in the letter: {said:?}", real.source.name);
        }
        let known: BTreeSet<String> = clauses(&real.order).iter().map(|c| c.label.value.cite()).collect();
        assert!(said.is_subset(&known), "{}: {:?}", real.source.name, said.difference(&known));
    }
}

/// Values the source does not give.
fn unknown(order: &Order) -> usize {
    let header = order.items.iter().filter(|l| match &l.item {
        Item::Number(n) => n.value == Known::Unknown,
        Item::Issued(d) => d.value == Known::Unknown,
        Item::Review(d) => d.value == Known::Unknown,
        Item::Basis(b) => b.text.value == Known::Unknown,
        Item::Signer(s) => s.name.value == Known::Unknown,
        Item::Validity(all) => all.iter().any(|p| p.value.until == Until::Unknown),
        _ => false,
    });
    let text = print(order);
    header.count().max(text.matches("tidak diketahui").count())
}

fn estimates(order: &Order) -> usize {
    let is = |o: &Option<Origin>| usize::from(matches!(o, Some(Origin::Estimate(_))));
    let header: usize = order.items.iter().map(|l| is(&l.origin)).sum();
    let body: usize = clauses(order).iter().flat_map(|c| &c.body).map(|l| is(&l.origin)).sum();
    header + body
}

fn first_comment(source: &Source) -> String {
    let line = source.text.lines().find_map(|l| l.strip_prefix("# ")).unwrap_or_default();
    line.trim_end_matches('.').replace('|', "/")
}

#[test]
fn the_corpus_is_listed_in_the_docs() {
    let corpus = corpus();
    let mut page = String::from(
        "# Perintah nyata dalam Balai\n\n> **In English.** The real orders of this repository, written in the order \
         language clause by clause, each checked\n> against its city or against a generic region. Made by a test \
         (`BALAI_BLESS=1 cargo test -p balai-core --test rules corpus`).\n\nBaris: nama berkas dan apa isinya; wilayah \
         datanya; banyaknya diktum dan huruf; nilai yang tidak disebut sumber; nilai taksiran; temuan pemeriksaan \
         (g galat, p peringatan, c catatan).\n",
    );
    for (folder, title) in [
        ("orders", "Kota dan kabupaten dengan datanya sendiri"),
        ("orders/region", "Kota dan kabupaten lain"),
        ("orders/province", "Provinsi"),
        ("orders/national", "Nasional"),
    ] {
        page += &format!(
            "\n## {title}\n\n| Perintah | Isi | Wilayah | Diktum | Tidak diketahui | Taksiran | Temuan |\n| --- | --- | --- | ---: | ---: | ---: | --- |\n"
        );
        for real in corpus.iter().filter(|r| r.folder == folder) {
            let mut codes: BTreeMap<String, usize> = BTreeMap::new();
            for f in &real.findings {
                let weight = match f.level {
                    Level::Error => "g",
                    Level::Warning => "p",
                    Level::Note => "c",
                };
                *codes.entry(format!("{}{weight}", f.code)).or_default() += 1;
            }
            let codes: Vec<String> =
                codes.iter().map(|(c, n)| if *n > 1 { format!("{c}×{n}") } else { c.clone() }).collect();
            page += &format!(
                "| `{}` | {} | {} | {} | {} | {} | {} |\n",
                real.order.id,
                first_comment(&real.source),
                real.city,
                clauses(&real.order).len(),
                unknown(&real.order),
                estimates(&real.order),
                codes.join(" ")
            );
        }
    }
    let broken: usize = corpus
        .iter()
        .flat_map(|r| clauses(&r.order))
        .flat_map(|c| &c.body)
        .filter(|l| matches!(l.item, BodyItem::Broken(_)))
        .count();
    let all: usize = corpus.iter().map(|r| clauses(&r.order).len()).sum();
    page += &format!(
        "\n{} berkas, {all} diktum dan huruf, {broken} baris yang tidak dapat dikatakan bahasa ini.\n",
        corpus.len()
    );
    super::order_book::bless("corpus.md", &page);
}
