//! The order as questions (Isi lewat pertanyaan): what a page shows of its rows, and what can be done
//! with them.

use std::collections::BTreeSet;

use balai_core::order::form::{Form, RowKind};

/// Names of the hidden inputs of a row that is open, and of one whose details are open too.
pub const OPENED: [&str; 2] = ["buka", "rincian"];

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
    /// It takes the whole width.
    pub wide: bool,
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
    /// The line as text, for a row that is closed.
    pub line: String,
    /// Its answers, for a row that is closed: name, value.
    pub kept: Vec<(String, String)>,
    /// Questions, for a row that is open.
    pub fields: Vec<FieldView>,
    /// True if it is open.
    pub opened: bool,
    /// True if its details are open.
    pub detailed: bool,
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
    /// Open it.
    Open(usize),
    /// Open its details.
    Detail(usize),
    /// Close it.
    Close(usize),
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
            "ubah" => Self::Open(row),
            "rinci" => Self::Detail(row),
            "tutup" => Self::Close(row),
            _ => return None,
        })
    }

    /// Does it, with the kind that was chosen for a new row.
    pub fn apply(self, asked: &mut Asked, kind: Option<RowKind>) {
        let form = &mut asked.form;
        let row = match self {
            Self::Add(row) => kind.and_then(|kind| form.insert(row, kind)).unwrap_or(row),
            Self::Remove(row) => {
                form.remove(row);
                row.min(form.rows.len().saturating_sub(1))
            }
            Self::Up(row) => form.up(row),
            Self::Down(row) => form.down(row),
            Self::Open(row) | Self::Detail(row) | Self::Close(row) => row,
        };
        asked.focus = Some(row);
        match self {
            Self::Open(_) => drop(asked.opened.insert(row)),
            Self::Detail(_) => drop(asked.detailed.insert(row)),
            Self::Close(_) => drop((asked.opened.remove(&row), asked.detailed.remove(&row))),
            // Rows have other numbers now: all are closed, with their answers kept, but a new one.
            _ => {
                asked.detailed.clear();
                asked.opened.clear();
                asked.opened.extend(matches!(self, Self::Add(_)).then_some(row));
            }
        }
    }
}

/// An order as questions, as somebody has it on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The form.
    pub form: Form,
    /// Rows that are open.
    pub opened: BTreeSet<usize>,
    /// Rows whose details are open.
    pub detailed: BTreeSet<usize>,
    /// The row on which one goes on.
    pub focus: Option<usize>,
}

impl Asked {
    /// A form that nobody has touched.
    #[must_use]
    pub const fn new(form: Form) -> Self {
        Self { form, opened: BTreeSet::new(), detailed: BTreeSet::new(), focus: None }
    }

    /// What a browser posts.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> Self {
        let rows = |which: &str| {
            let named = pairs.iter().filter(|(name, _)| name == which);
            named.filter_map(|(_, row)| row.parse().ok()).collect()
        };
        let [opened, detailed] = OPENED.map(rows);
        Self { opened, detailed, ..Self::new(Form::read(pairs)) }
    }
}
