//! The guided form: order -> form -> order loses nothing; what a browser posts gives a form; what is
//! typed stays in its row.

use std::sync::OnceLock;

use balai_core::diagnostic::{Finding, Source};
use balai_core::order::form::{Control, Field, Form, Row, RowKind, YES, form};
use balai_core::order::{Order, parse, print};
use jiff::civil::Date;
use proptest::prelude::*;

use super::hall::{files, root};
use super::order_robust::{cases, difference, trees};

/// All orders of the repository: real ones of the cities, provinces, the nation and other regions.
fn orders() -> &'static [Source] {
    static ORDERS: OnceLock<Vec<Source>> = OnceLock::new();
    let folders = ["orders", "orders/national", "orders/province", "orders/region"];
    ORDERS.get_or_init(|| folders.iter().flat_map(|f| files(&root().join(f), &["balai"])).collect())
}

fn read(text: &str) -> (Order, Vec<Finding>) {
    let parsed = parse(&Source::new("made.balai", text));
    (parsed.order, parsed.findings)
}

/// What a browser posts for a form that nobody changed.
fn posted(form: &Form) -> Vec<(String, String)> {
    form.pairs().into_iter().map(|(name, value)| (name, value.replace('\n', "\r\n"))).collect()
}

/// True if the control of a field can show its value: a page would lose any other.
fn is_shown(field: &Field) -> bool {
    let value = field.value.as_str();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match field.question.control {
        Control::Long => !value.starts_with('\n'),
        _ if value.contains('\n') => false,
        _ if value.is_empty() => true,
        Control::Line | Control::Suggest(_) | Control::Units | Control::Services => true,
        Control::Date => value.parse::<Date>().is_ok(),
        Control::Time => {
            value.len() == 5 && value.split_once('.').is_some_and(|(h, m)| digits(h) && digits(m))
        }
        Control::Number => digits(value),
        Control::Choice(all) => all.iter().any(|a| a.value == value),
        Control::Several(all) => value.split(' ').all(|v| all.iter().any(|a| a.value == v)),
        Control::Yes => value == YES,
    }
}

/// The same order comes back from the form, and the same form from what a browser posts.
fn comes_back(order: &Order) -> Result<(), String> {
    let made = form(order);
    let (text, printed) = (made.text(), print(order));
    if text != printed {
        let line = text.lines().zip(printed.lines()).find(|(a, b)| a != b);
        return Err(format!("the form writes otherwise: {line:?}\n--- form\n{text}\n--- printed\n{printed}"));
    }
    let (again, findings) = read(&text);
    if !findings.is_empty() {
        return Err(format!("{findings:?}\n{text}"));
    }
    if let Some(line) = difference(order, &Order { id: order.id.clone(), ..again }) {
        return Err(format!("{line}\n{text}"));
    }
    let back = Form::read(&posted(&made));
    if back != made {
        let row = back.rows.iter().zip(&made.rows).find(|(a, b)| a != b);
        return Err(format!("posted otherwise: {row:?}"));
    }
    match made.rows.iter().flat_map(|r| &r.fields).find(|f| !is_shown(f)) {
        Some(field) => Err(format!("{field:?} cannot be shown")),
        None => Ok(()),
    }
}

#[test]
fn every_order_comes_back_from_its_form() {
    let all = orders();
    assert!(all.len() >= 43, "{}", all.len());
    for source in all {
        let order = parse(source).order;
        comes_back(&order).unwrap_or_else(|e| panic!("{}: {e}", source.name));
        let rows = form(&order).rows;
        assert!(
            rows.iter().all(|r| r.kind != RowKind::Text),
            "{}: has a line that asks nothing",
            source.name
        );
    }
}

proptest! {
    #![proptest_config(cases(500, 5_000))]

    #[test]
    fn a_made_up_order_comes_back_from_its_form(order in trees::order()) {
        comes_back(&order).map_err(TestCaseError::fail)?;
    }
}

/// Anything somebody may type, most of it words and signs that mean something.
fn typed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "{",
            "}",
            "\"",
            "\n",
            "\r\n",
            ";",
            ",",
            "#",
            "(",
            ")",
            "=",
            ":",
            "/*",
            "\t",
            "dan",
            "kecuali",
            "oleh",
            "yang",
            "sumber",
            "KESATU",
            "BUTIR 2",
            "huruf a",
            "perintah",
            "golongan",
            "tabel",
            "kantor ditutup",
            "bekerja dari rumah",
            "dinkes",
            "25%",
            "2021-06-31",
            "25.00",
            "9999999999",
            "ya",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

/// The index of the item of the order that a row belongs to.
fn item_of(form: &Form, row: usize) -> Option<usize> {
    (1..=row).filter(|i| form.rows[*i].depth == 0).count().checked_sub(1)
}

proptest! {
    #![proptest_config(cases(1_000, 20_000))]

    /// Whatever is typed into one answer, every other item of the order says what it said, and all
    /// findings stand in that item.
    #[test]
    fn what_is_typed_stays_in_its_row(
        which in any::<prop::sample::Index>(),
        place in any::<(prop::sample::Index, prop::sample::Index)>(),
        value in typed(),
    ) {
        let all = orders();
        let before = parse(&all[which.index(all.len())]).order;
        let mut changed = form(&before);
        let row = place.0.index(changed.rows.len());
        let at = place.1.index(changed.rows[row].fields.len().max(1));
        if let Some(field) = changed.rows[row].fields.get_mut(at) {
            field.value = value;
        }
        let changed = Form::read(&posted(&changed));
        let placed = changed.placed();
        prop_assert_eq!(placed.rows.len(), placed.text.lines().count());
        let (after, findings) = read(&placed.text);
        let item = item_of(&changed, row);
        prop_assert_eq!(after.items.len(), before.items.len(), "{}", placed.text);
        for (i, (a, b)) in before.items.iter().zip(&after.items).enumerate() {
            let one = |line: &balai_core::order::Line| Order { items: vec![line.clone()], ..before.clone() };
            let same = difference(&one(a), &one(b)).is_none();
            // Comments of the title become comments of the first item.
            prop_assert!(same || Some(i) == item || (row == 0 && i == 0), "{i}: {a:?}\n{b:?}");
        }
        for finding in &findings {
            let offset = finding.at.as_ref().map_or(0, |m| m.span.start);
            let found = placed.row_at(offset);
            let clause = changed.rows[row].kind.opens();
            prop_assert!(found == row || clause && found > row, "{finding:?} in {found}, not in {row}\n{}", placed.text);
        }
    }

    /// Any pairs give a form, and its text can be read.
    #[test]
    fn any_pairs_give_a_form(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..5, typed()), 0..12),
    ) {
        let all = orders();
        let mut pairs = posted(&form(&parse(&all[which.index(all.len())]).order));
        for (at, how, value) in edits {
            let at = at.index(pairs.len());
            match how {
                0 => pairs[at].1 = value,
                1 => pairs[at].0 = value,
                2 => pairs.push(("baris".into(), value)),
                3 => pairs.swap(0, at),
                _ => drop(pairs.remove(at)),
            }
        }
        let made = Form::read(&pairs);
        let placed = made.placed();
        prop_assert_eq!(made.rows[0].kind, RowKind::Title);
        let (_, findings) = read(&placed.text);
        prop_assert!(placed.rows.iter().all(|row| *row < made.rows.len()));
        for finding in &findings {
            // A text behind the end of the order, or an order that is not closed, is nobody's row.
            prop_assert!(finding.code.to_string() != "B0109", "{}", placed.text);
        }
    }
}

/// An order with one clause, and the row of a new line of this kind in it.
fn with_row(kind: RowKind) -> (Form, usize) {
    let mut form = form(&read("perintah \"x\" {\n  KESATU {\n    kantor ditutup\n  }\n}\n").0);
    let at = form.insert(1, kind).unwrap_or_else(|| panic!("{kind:?} is not offered"));
    (form, at)
}

/// Rows of findings.
fn found(form: &Form) -> Vec<usize> {
    let placed = form.placed();
    let findings = read(&placed.text).1;
    findings.iter().map(|f| placed.row_at(f.at.as_ref().unwrap().span.start)).collect()
}

fn offered() -> impl Iterator<Item = RowKind> {
    RowKind::all().filter(|k| !matches!(k, RowKind::Title | RowKind::Text))
}

#[test]
fn an_empty_row_says_what_is_missing() {
    let complete = [RowKind::SiteClosed, RowKind::Programmes, RowKind::Picket, RowKind::Rotation];
    // A new clause and a new sub-clause have their numbers.
    let complete = [&complete[..], &[RowKind::Clause, RowKind::Sub]].concat();
    for kind in offered() {
        let (form, at) = with_row(kind);
        let expected = if complete.contains(&kind) { vec![] } else { vec![at] };
        assert_eq!(found(&form), expected, "{kind:?}: {}", form.text());
        let mut blank = form;
        blank.rows[at] = Row { depth: blank.rows[at].depth, ..Row::empty(kind) };
        let expected = if complete[..4].contains(&kind) { vec![] } else { vec![at] };
        assert_eq!(found(&blank), expected, "{kind:?}: {}", blank.text());
    }
}

/// Answers that exclude others, and so are left out of a row that answers everything else.
fn excludes(kind: RowKind, key: &str) -> bool {
    let unknown = key.ends_with("tidak-diketahui") || key.ends_with("pengganti") || key == "pindah";
    unknown
        || matches!(
            (kind, key),
            (RowKind::Validity, "akhir" | "selama")
                | (RowKind::Rotation, "setiap")
                | (RowKind::Example, "layanan")
                | (RowKind::Service, "mana")
        )
}

fn example(field: &Field) -> &str {
    match field.question.control {
        Control::Choice(all) => all[1].value,
        Control::Several(all) => all[0].value,
        Control::Yes => YES,
        _ => field.question.example,
    }
}

/// An order with a row of this kind in which everything is answered with its example.
fn with_examples(kind: RowKind) -> (Form, usize) {
    let (mut form, at) = with_row(kind);
    for field in form.rows[at].fields.iter_mut().filter(|f| !excludes(kind, f.question.key)) {
        if field.value.is_empty() {
            field.value = example(field).to_owned();
        }
    }
    (form, at)
}

/// What is answered in a row.
fn answers(row: &Row) -> Vec<(&str, &str)> {
    let answered = row.fields.iter().filter(|f| !f.value.is_empty());
    answered.map(|f| (f.question.key, f.value.as_str())).collect()
}

const NOTHING: [usize; 0] = [];

#[test]
fn a_row_filled_with_its_examples_is_complete() {
    for kind in offered() {
        let (made, at) = with_examples(kind);
        assert_eq!(found(&made), NOTHING, "{kind:?}: {}", made.text());
        let again = form(&read(&made.text()).0);
        assert_eq!(answers(&again.rows[at]), answers(&made.rows[at]), "{kind:?}");
    }
}

/// Every answer that is offered is a word of the language and comes back as itself.
#[test]
fn every_answer_that_is_offered_is_taken() {
    for kind in offered() {
        for question in Row::empty(kind).fields.iter().map(|f| f.question) {
            let (Control::Choice(all) | Control::Suggest(all)) = question.control else { continue };
            for answer in all.iter().filter(|a| !a.value.is_empty()) {
                let (mut made, at) = with_examples(kind);
                let row = &mut made.rows[at];
                row.answer(question.key, answer.value);
                for (key, value) in beside(kind, question.key, answer.value) {
                    row.answer(key, *value);
                }
                let about = format!("{kind:?} {} {}: {}", question.key, answer.value, made.text());
                assert_eq!(found(&made), NOTHING, "{about}");
                // The rank of a city is called `kabupaten` where the region is one, not here.
                if answer.value != "kabupaten" {
                    assert_eq!(
                        answers(&form(&read(&made.text()).0).rows[at]),
                        answers(&made.rows[at]),
                        "{about}"
                    );
                }
            }
        }
    }
}

/// What else has to be answered, or left open, with an answer.
fn beside(kind: RowKind, key: &str, value: &str) -> &'static [(&'static str, &'static str)] {
    const NO_MODE: &[(&str, &str)] =
        &[("arah", ""), ("banyak", ""), ("dasar", ""), ("pembulatan", ""), ("per", ""), ("izin", "")];
    match (kind, key, value) {
        (RowKind::Example, _, "pindah ke") => &[
            ("arah", ""),
            ("banyak", ""),
            ("dasar", ""),
            ("pembulatan", ""),
            ("per", ""),
            ("izin", ""),
            ("pindah", "mpp"),
        ],
        (_, _, "pindah ke") => &[("pindah", "kecamatan/*")],
        (RowKind::Mode | RowKind::Example, "tempat" | "hasil", "di tempat pengganti") => {
            &[("pengganti", "A")]
        }
        (_, "batas-tempat", "di tempat pengganti") => &[("batas-pengganti", "A")],
        (_, "selain-tempat", "di tempat pengganti") => &[("selain-pengganti", "A")],
        (RowKind::Example, "hasil", result)
            if !result.contains("rumah")
                && !result.starts_with("di ")
                && result != "bekerja di mana saja" =>
        {
            NO_MODE
        }
        (RowKind::Service, "mana", _) => &[("nama", "")],
        (RowKind::Validity, "akhir", _) => &[("sampai", "")],
        _ => &[],
    }
}
