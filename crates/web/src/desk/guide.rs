//! The order as questions (Isi lewat pertanyaan): each row of the form with its answers, what was
//! found there, and what can be done with it. What the questions are is the order stage's to know.

use std::collections::BTreeSet;

use balai_core::city::{City, UnitKind};
use balai_core::diagnostic::{Finding, Lang, Source};
use balai_core::order::form::{Answer, Control, Field, Form, Placed, Row, RowKind, YES, name};

use crate::order::source::class;

/// Name of the hidden input of a row whose details are open.
pub const OPENED: &str = "rincian";

/// How a field is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// One line: type, list of proposals if there is one.
    Line(&'static str, Option<String>),
    /// Several lines: how many.
    Long(usize),
    /// A list to choose from: value, words.
    Choice(Vec<(&'static str, String)>),
    /// Boxes: value, words, ticked.
    Boxes(Vec<(&'static str, String, bool)>),
    /// One box, ticked or not.
    Box(bool),
}

/// A question as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// Name of the input, and its id.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// Help.
    pub hint: Option<String>,
    /// Input.
    pub input: Input,
    /// Answer.
    pub value: String,
    /// The line is not complete without it.
    pub needed: bool,
}

/// A row as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowView {
    /// Position.
    pub number: usize,
    /// Value of its hidden input.
    pub head: String,
    /// 0 for a line of the order, more within clauses.
    pub depth: u8,
    /// "Masa berlaku".
    pub label: String,
    /// True for a clause or sub-clause.
    pub clause: bool,
    /// True for the title, which stays.
    pub fixed: bool,
    /// Questions.
    pub fields: Vec<FieldView>,
    /// True if its details are open.
    pub opened: bool,
    /// True if there are details to open.
    pub more: bool,
    /// Findings: class, code and title.
    pub findings: Vec<(&'static str, String)>,
    /// Kinds of rows to add here, where rows can be added: key, words.
    pub offered: Vec<(&'static str, String)>,
    /// True if it has just been added or moved: the keyboard goes on there.
    pub focus: bool,
}

/// The whole form as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// Rows.
    pub rows: Vec<RowView>,
    /// Lists of proposals: id, values with words.
    pub lists: Vec<(String, Vec<(String, String)>)>,
    /// The order as text, for what the browser keeps.
    pub text: String,
}

/// What a form did with its rows, by the button that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Add a row of a kind behind a row.
    Add(usize),
    /// Take a row out.
    Remove(usize),
    /// Move it up.
    Up(usize),
    /// Move it down.
    Down(usize),
    /// Open its details.
    Open(usize),
}

impl Deed {
    /// The deed of a button's value: `naik:5`.
    #[must_use]
    pub fn of(action: &str) -> Option<Self> {
        let (word, row) = action.split_once(':')?;
        let row = row.parse().ok()?;
        Some(match word {
            "tambah" => Self::Add(row),
            "hapus" => Self::Remove(row),
            "naik" => Self::Up(row),
            "turun" => Self::Down(row),
            "rinci" => Self::Open(row),
            _ => return None,
        })
    }

    /// Does it, with the kind that was chosen for a new row, and says on which row one goes on.
    pub fn apply(self, form: &mut Form, kind: Option<RowKind>) -> usize {
        match self {
            Self::Add(row) => kind.and_then(|kind| form.insert(row, kind)).unwrap_or(row),
            Self::Remove(row) => {
                form.remove(row);
                row.min(form.rows.len().saturating_sub(1))
            }
            Self::Up(row) => form.up(row),
            Self::Down(row) => form.down(row),
            Self::Open(row) => row,
        }
    }
}

/// What the drawing is made of.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The form.
    pub form: &'a Form,
    /// Its text, as it was checked.
    pub source: &'a Source,
    /// What was found.
    pub findings: &'a [Finding],
    /// Rows whose details are open.
    pub opened: &'a BTreeSet<usize>,
    /// The row on which one goes on.
    pub focus: Option<usize>,
    /// The city, for its units and services.
    pub city: &'a City,
}

/// Draws a form.
#[must_use]
pub fn draw(view: View<'_>, lang: Lang) -> Guide {
    let placed = view.form.placed();
    let mut lists = Lists::default();
    let mut rows = Vec::new();
    for (number, row) in view.form.rows.iter().enumerate() {
        let findings = found(view, &placed, number, lang);
        rows.push(draw_row(view, (number, row), findings, &mut lists, lang));
    }
    Guide { rows, lists: lists.all(view, lang), text: view.source.text.clone() }
}

fn found(view: View<'_>, placed: &Placed, row: usize, lang: Lang) -> Vec<(&'static str, String)> {
    let here = |finding: &&Finding| {
        let mark = finding.at.as_ref().filter(|mark| mark.source == view.source.name);
        mark.map_or(0, |mark| placed.row_at(mark.span.start)) == row
    };
    let line =
        |finding: &Finding| (class(finding.level), format!("{} {}", finding.code, finding.title.get(lang)));
    view.findings.iter().filter(here).map(line).collect()
}

fn draw_row(
    view: View<'_>,
    (number, row): (usize, &Row),
    findings: Vec<(&'static str, String)>,
    lists: &mut Lists,
    lang: Lang,
) -> RowView {
    let open = view.opened.contains(&number) || !findings.is_empty();
    let shown = |field: &&Field| open || !field.question.detail || !field.value.is_empty();
    let clause = row.kind.opens();
    let fixed = row.kind == RowKind::Title;
    let offers = clause || fixed;
    let kinds = if offers { view.form.offered(number) } else { vec![] };
    RowView {
        number,
        head: row.head(number),
        depth: row.depth,
        label: row.kind.label().get(lang).to_owned(),
        clause,
        fixed,
        fields: row.fields.iter().filter(shown).map(|f| draw_field(number, f, lists, lang)).collect(),
        opened: open,
        more: !open && row.fields.iter().any(|f| f.question.detail && f.value.is_empty()),
        findings,
        offered: kinds.into_iter().map(|kind| (kind.key(), kind.label().get(lang).to_owned())).collect(),
        focus: view.focus == Some(number),
    }
}

fn draw_field(row: usize, field: &Field, lists: &mut Lists, lang: Lang) -> FieldView {
    let Field { question, value } = field;
    let words = |all: &'static [Answer]| all.iter().map(|a| (a.value, a.label().get(lang).to_owned()));
    let is_date = value.is_empty() || value.parse::<jiff::civil::Date>().is_ok();
    let mut value = value.clone();
    let input = match question.control {
        Control::Line => Input::Line("text", None),
        Control::Date if is_date => Input::Line("date", None),
        Control::Date => Input::Line("text", None),
        Control::Time if value.is_empty() || value.len() == 5 => {
            value = value.replace('.', ":");
            Input::Line("time", None)
        }
        Control::Time => Input::Line("text", None),
        Control::Number => Input::Line("number", None),
        Control::Long => Input::Long(value.lines().count().clamp(1, 12) + 1),
        Control::Choice(all) => Input::Choice(words(all).collect()),
        Control::Several(all) => {
            let ticked: Vec<&str> = value.split_whitespace().collect();
            Input::Boxes(words(all).map(|(v, label)| (v, label, ticked.contains(&v))).collect())
        }
        Control::Suggest(all) => Input::Line("text", Some(lists.proposed(question.key, all))),
        Control::Yes => Input::Box(value == YES),
        Control::Units => Input::Line("text", Some(lists.wanted("unit", true))),
        Control::Services => Input::Line("text", Some(lists.wanted("layanan", false))),
    };
    FieldView {
        name: name(row, question.key),
        label: question.label().get(lang).to_owned(),
        hint: question.hint().map(|hint| hint.get(lang).to_owned()),
        input,
        value,
        needed: question.needed,
    }
}

/// The lists of proposals that fields ask for.
#[derive(Default)]
struct Lists {
    proposed: Vec<(String, &'static [Answer])>,
    units: bool,
    services: bool,
}

impl Lists {
    /// The id of a list of fixed answers; the same answers are listed once.
    fn proposed(&mut self, key: &str, all: &'static [Answer]) -> String {
        if let Some((id, _)) = self.proposed.iter().find(|(_, known)| std::ptr::eq(*known, all)) {
            return id.clone();
        }
        let id = format!("usul-{key}-{}", self.proposed.len());
        self.proposed.push((id.clone(), all));
        id
    }

    fn wanted(&mut self, which: &str, units: bool) -> String {
        self.units |= units;
        self.services |= !units;
        format!("usul-{which}")
    }

    /// All lists. Units below the level of a district are reached by their kind (`kelurahan/*`).
    fn all(self, view: View<'_>, lang: Lang) -> Vec<(String, Vec<(String, String)>)> {
        let answers = |all: &[Answer]| {
            all.iter().map(|a| (a.value.to_owned(), a.label().get(lang).to_owned())).collect::<Vec<_>>()
        };
        let mut lists: Vec<_> = self.proposed.into_iter().map(|(id, all)| (id, answers(all))).collect();
        let many = |kind: UnitKind| view.city.units.iter().filter(|u| u.kind == kind).count() > 3;
        if self.units {
            let sets = view.form.rows.iter().filter(|row| row.kind == RowKind::Set);
            let mut all: Vec<(String, String)> = sets
                .map(|row| (row.value("nama").to_owned(), row.kind.label().get(lang).to_owned()))
                .collect();
            let kinds = UnitKind::ALL.into_iter().filter(|kind| many(*kind));
            all.extend(kinds.map(|kind| (format!("{}/*", kind.word()), kind.word().to_owned())));
            let single = view.city.units.iter().filter(|u| !many(u.kind) || u.kind == UnitKind::Dinas);
            all.extend(single.map(|u| (u.slug.clone(), u.name.clone())));
            lists.push(("usul-unit".into(), all));
        }
        if self.services {
            let service = |s: &balai_core::city::Service| (s.slug.clone(), s.name.get(lang).to_owned());
            lists.push(("usul-layanan".into(), view.city.services.iter().map(service).collect()));
        }
        lists
    }
}
