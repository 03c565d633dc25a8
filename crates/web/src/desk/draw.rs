//! The order as questions, drawn: each row with its answers or, closed, as its line, and with what was
//! found there. What the questions are is the order stage's to know.

use balai_core::city::{City, UnitKind};
use balai_core::diagnostic::{Finding, Lang, Level, Source};
use balai_core::order::form::{Answer, Control, Field, Placed, ROW, Row, RowKind, YES, name};

use super::guide::{Asked, FieldView, Guide, Input, RowView};
use crate::order::source::class;

/// What the drawing is made of.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The form.
    pub asked: &'a Asked,
    /// Its text, as it was checked.
    pub source: &'a Source,
    /// What was found.
    pub findings: &'a [Finding],
    /// The city, for its units and services.
    pub city: &'a City,
}

/// Draws a form.
#[must_use]
pub fn draw(view: View<'_>, lang: Lang) -> Guide {
    let form = &view.asked.form;
    let placed = form.placed();
    let mut lists = Lists::default();
    let mut kept: Vec<Vec<(String, String)>> = Vec::new();
    for (name, value) in form.pairs() {
        match kept.last_mut() {
            _ if name == ROW => kept.push(vec![]),
            Some(row) if !value.is_empty() => row.push((name, value)),
            _ => {}
        }
    }
    let rows = form.rows.iter().enumerate().map(|(number, row)| {
        let (findings, wrong) = found(view, &placed, number, lang);
        let mut drawn = draw_row(view, (number, row), wrong, &mut lists, lang);
        drawn.findings = findings;
        if !drawn.opened {
            drawn.kept = kept.get(number).cloned().unwrap_or_default();
            drawn.line = line(&placed, number);
        }
        drawn
    });
    let rows = rows.collect();
    Guide { rows, lists: lists.all(view, lang), text: view.source.text.clone() }
}

/// The findings of a row, and whether one of them is an error.
fn found(view: View<'_>, placed: &Placed, row: usize, lang: Lang) -> (Vec<(&'static str, String)>, bool) {
    let here = |finding: &&Finding| {
        let mark = finding.at.as_ref().filter(|mark| mark.source == view.source.name);
        mark.map_or(0, |mark| placed.row_at(mark.span.start)) == row
    };
    let all: Vec<&Finding> = view.findings.iter().filter(here).collect();
    let line = |f: &&Finding| (class(f.level), format!("{} {}", f.code, f.title.get(lang)));
    (all.iter().map(line).collect(), all.iter().any(|f| f.level == Level::Error))
}

/// The text of a row without its comments and braces, in one line.
fn line(placed: &Placed, row: usize) -> String {
    let lines =
        placed.text.lines().zip(&placed.rows).filter(|(_, of)| **of == row).map(|(text, _)| text.trim());
    let words = lines.filter(|text| !text.starts_with('#') && !matches!(*text, "" | "}"));
    words.collect::<Vec<_>>().join(" ").trim_end_matches(['{', ' ']).to_owned()
}

fn draw_row(
    view: View<'_>,
    (number, row): (usize, &Row),
    wrong: bool,
    lists: &mut Lists,
    lang: Lang,
) -> RowView {
    let opened = wrong || view.asked.opened.contains(&number);
    let detailed = view.asked.detailed.contains(&number);
    let shown = |field: &&Field| opened && (detailed || !field.question.detail || !field.value.is_empty());
    let (clause, fixed) = (row.kind.opens(), row.kind == RowKind::Title);
    let fields: Vec<_> =
        row.fields.iter().filter(shown).map(|f| draw_field(number, f, lists, lang)).collect();
    let mut kinds = if clause || fixed { view.asked.form.offered(number) } else { vec![] };
    if clause {
        // What stands within a clause first; the lines of the order are added at the title.
        kinds.retain(|kind| *kind >= RowKind::Sub || *kind == RowKind::Clause);
        kinds.sort_by_key(|kind| (*kind == RowKind::Clause, *kind == RowKind::Sub, *kind));
    }
    RowView {
        number,
        head: row.head(number),
        depth: row.depth,
        label: row.kind.label().get(lang).to_owned(),
        clause,
        fixed,
        line: String::new(),
        kept: vec![],
        detailed: detailed || fields.len() == row.fields.len(),
        fields,
        opened,
        findings: vec![],
        offered: kinds.into_iter().map(|kind| (kind.key(), kind.label().get(lang).to_owned())).collect(),
        focus: view.asked.focus == Some(number),
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
        wide: value.chars().count() > 26 || matches!(input, Input::Long(_) | Input::Boxes(_)),
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
            let sets = view.asked.form.rows.iter().filter(|row| row.kind == RowKind::Set);
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
