//! All real orders of this repository: each is read whole, holds together, has its examples, and
//! its letter says all of it and nothing else. docs/corpus.md is made here (`BALAI_BLESS=1`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::hall;
use balai_core::diagnostic::{Finding, Lang, Level, Source, frame};
use balai_core::order::{
    Basis, BodyItem, Checked, Clause, Effect, Item, Known, Order, Origin, Rank, Sp, Until, parse, print,
};
use balai_core::report::letter::{Beside, Letter, Point, Section, Sentence, letter};

/// A real order, by its folder.
struct Real {
    folder: &'static str,
    source: Source,
    order: Order,
    city: String,
    findings: Vec<Finding>,
    effect: Effect,
}

/// All real orders, checked once for all tests.
fn corpus() -> &'static [Real] {
    static CORPUS: LazyLock<Vec<Real>> = LazyLock::new(read_all);
    &CORPUS
}

fn read_all() -> Vec<Real> {
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
        // The provinces here speak to their own staff.
        let binds = |o: &Order| o.rank() == Rank::Nation && o.rank() < order.rank();
        let near = |o: &&Order| o.id != order.id && (city_of(o) == city || binds(o));
        let others: Vec<&Order> = trees.iter().filter(near).collect();
        let Checked { effect, findings } = hall::examine(&source, hall::town(&city), &others);
        Real { folder, source, order: order.clone(), city, findings, effect }
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

/// The letter of a real order beside all others, with the annexes of what it gives.
fn letter_of(real: &Real) -> Letter {
    let others: Vec<&Order> = corpus().iter().map(|r| &r.order).collect();
    let beside = Beside { effect: Some(&real.effect), site: "https://balai.example", others: &others };
    letter(&real.order, &real.source.text, &hall::town(&real.city).city, beside)
}

/// The section of the clauses: the first of an instruction, "Isi Edaran" of a circular. All others are
/// frame. An order that only puts tables in the place of others has none.
fn body(letter: &Letter) -> Option<&Section> {
    let isi = |s: &&Section| s.heading.as_ref().is_none_or(|h| h.contains("Isi Edaran"));
    letter.sections.iter().find(isi)
}

/// Every point of a letter, with those below it.
fn points(letter: &Letter) -> Vec<&Point> {
    fn walk<'a>(point: &'a Point, all: &mut Vec<&'a Point>) {
        all.push(point);
        point.points.iter().for_each(|p| walk(p, all));
    }
    let mut all = Vec::new();
    body(letter).into_iter().flat_map(|s| &s.points).for_each(|p| walk(p, &mut all));
    all
}

/// Sentences of the frame: all but the points.
fn frame_of(letter: &Letter) -> Vec<&Sentence> {
    let sections = letter.sections.iter();
    let other = |s: &&Section| body(letter).is_none_or(|body| !std::ptr::eq(*s, body));
    let numbered = sections.clone().filter(other).flat_map(|s| &s.points).flat_map(|p| &p.sentences);
    let paragraphs = sections.flat_map(|s| &s.paragraphs);
    letter.opening.iter().chain(paragraphs).chain(numbered).chain(&letter.closing).collect()
}

#[test]
fn real_orders_are_read_whole_and_hold_together() {
    for real in corpus() {
        let name = format!("{}/{}", real.folder, real.source.name);
        let told = frame::frames(&real.findings, std::slice::from_ref(&real.source), Lang::Id, false);
        assert!(!real.findings.iter().any(|f| f.level == Level::Error), "{name}\n{told}");
        let bless = std::env::var_os("BALAI_BLESS").is_some();
        if bless && print(&real.order) != real.source.text {
            std::fs::write(hall::root().join(&name), print(&real.order)).unwrap();
        } else {
            assert_eq!(print(&real.order), real.source.text, "{name}: balai order fmt");
        }
        let json = serde_json::to_string(&real.order).unwrap();
        assert_eq!(serde_json::from_str::<Order>(&json).unwrap(), real.order, "{name}");
        let examples = real.order.items.iter().filter(|l| matches!(l.item, Item::Example(_))).count();
        assert!(examples >= 2 || real.folder == "orders", "{name}: {examples} examples");
    }
}

/// Every clause is in the letter with at least as many sentences as it has rules, at any depth, and
/// every sentence of the points comes from a clause of the order.
#[test]
fn letters_say_all_of_an_order_and_nothing_else() {
    for real in corpus() {
        let name = &real.source.name;
        let letter = letter_of(real);
        let mut said: BTreeMap<String, usize> = BTreeMap::new();
        for sentence in points(&letter).iter().flat_map(|p| &p.sentences) {
            let clause = sentence.clause.clone();
            *said.entry(clause.unwrap_or_else(|| panic!("{name}: {}", sentence.text))).or_default() += 1;
        }
        let mut known = BTreeSet::new();
        for clause in clauses(&real.order) {
            let cite = clause.label.value.cite();
            let rules = clause.body.iter().filter(|l| matches!(l.item, BodyItem::Rule(_))).count();
            let inside = said.iter().filter(|(s, _)| s.starts_with(&format!("{cite} "))).count();
            let own = said.get(&cite).copied().unwrap_or_default();
            assert!(own >= rules && own + inside > 0, "{name}: {cite}: {own} of {rules}");
            known.insert(cite);
        }
        assert!(said.keys().all(|s| known.contains(s)), "{name}: {said:?}");
    }
}

/// What stands around the points comes from the head of the order: it cites no clause, and says every
/// reason, purpose, basis and paragraph.
#[test]
fn the_frame_of_a_letter_says_the_head_of_its_order() {
    for real in corpus() {
        let letter = letter_of(real);
        let frame = frame_of(&letter);
        assert!(frame.iter().all(|s| s.clause.is_none()), "{}", real.source.name);
        let text: String = frame.iter().map(|s| s.text.to_lowercase() + "\n").collect();
        for line in &real.order.items {
            let words = match &line.item {
                Item::Reason(words) | Item::Purpose(words) | Item::Paragraph(words) => &words.value,
                Item::Basis(Basis { text: Sp { value: Known::Is(words), .. }, .. }) => words,
                _ => continue,
            };
            let words = words.trim_end_matches('.').to_lowercase();
            assert!(text.contains(&words), "{}: {words}", real.source.name);
        }
    }
}

/// What a bureau of law strikes out of a letter, in none of them.
#[test]
fn no_letter_has_what_a_drafter_strikes_out() {
    const STRUCK: [&str; 24] = [
        "\u{1}",
        "\u{2}",
        "\u{3}",
        ",:",
        "dan/atau",
        "kecuali seluruh pegawai pada",
        "selama Surat Edaran ini berlaku selama",
        " s.d. ",
        "  ",
        " ,",
        ",,",
        "berkas ",
        "wajib tidak",
        "pada setiap hari",
        "satu kali paling",
        "pada setiap unit kerja pada setiap",
        "bagi bagi",
        "pada pada",
        "menurut menurut",
        "dengan dengan",
        "KOTA KOTA",
        "ppkm",
        "mencapai (",
        "yang termasuk unit kerja yang termasuk",
    ];
    for real in corpus() {
        let letter = letter_of(real);
        let points = points(&letter);
        let sentences = points.iter().flat_map(|p| &p.sentences).chain(frame_of(&letter));
        let head = letter.head.iter().chain(&letter.office);
        for text in sentences.map(|s| &s.text).chain(head) {
            let found: Vec<&&str> = STRUCK.iter().filter(|s| text.contains(**s)).collect();
            let id = corpus().iter().any(|other| text.contains(&other.order.id));
            assert!(found.is_empty() && !id, "{}: {found:?} in {text}", real.source.name);
            assert_eq!(text.trim(), text);
        }
        // Clauses and what closes an instruction are numbered as one list.
        let top: Vec<&str> = letter
            .sections
            .iter()
            .filter(|s| s.heading.is_none())
            .flat_map(|s| &s.points)
            .map(|p| p.label.as_str())
            .collect();
        assert_eq!(top.iter().collect::<BTreeSet<_>>().len(), top.len(), "{}: {top:?}", real.source.name);
        // A list of one is none.
        assert!(points.iter().all(|p| p.points.len() != 1), "{}", real.source.name);
        let nation = real.order.rank() == Rank::Nation;
        let worked_out =
            |t: &str| ["Layanan publik", "Jumlah ", "Keadaan yang"].iter().any(|w| t.starts_with(w));
        assert!(!nation || !letter.annexes.iter().any(|a| worked_out(&a.title)), "{}", real.source.name);
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
