//! One row of a table: its fields as values, and what to say when a field is not one.

use jiff::civil::{Date, Time};

use super::code;
use super::grid::{Cell, Grid, Line};
use super::near::nearest;
use crate::city::Provenance;
use crate::diagnostic::{Code, Finding, Text};
use crate::say;

/// A table whose columns have been found.
#[derive(Debug)]
pub struct Sheet {
    grid: Grid,
    /// Known columns that are there: name and position.
    columns: Vec<(&'static str, usize)>,
}

impl Sheet {
    /// Finds the known columns in a table; says which are missing and which nobody knows.
    pub fn open(grid: Grid, known: &[&'static str], out: &mut Vec<Finding>) -> Self {
        let place = |name: &str| grid.head.iter().position(|c| c.text == name);
        let columns: Vec<_> = known.iter().filter_map(|k| place(k).map(|i| (*k, i))).collect();
        let missing = known.iter().filter(|k| place(k).is_none());
        let missing: Vec<&str> = missing.copied().filter(|k| *k != "estimate").collect();
        for cell in grid.head.iter().filter(|c| !known.contains(&c.text.as_str())) {
            out.push(odd_column(&grid, cell, known, &missing));
        }
        let first = grid.head.iter().min_by_key(|c| c.span.start);
        if let (Some(first), false) = (first, missing.is_empty()) {
            out.push(absent(&grid, first, &missing.join(", ")));
        }
        Self { grid, columns }
    }

    /// The rows in their order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.grid.lines.iter().map(|line| Row { sheet: self, line })
    }
}

/// True for the settings, whose columns are keys.
fn has_keys(grid: &Grid) -> bool {
    super::stem(&grid.source) == "city"
}

fn absent(grid: &Grid, first: &Cell, list: &str) -> Finding {
    let (title, help) = if has_keys(grid) {
        let help = say!("tambahkan kunci {list} dengan nilainya", "add {list} with a value");
        (say!("kunci tidak ada: {list}", "keys missing: {list}"), help)
    } else {
        let help = say!(
            "tambahkan kolom {list} di baris pertama; isinya boleh kosong bila tidak wajib",
            "add {list} to the first row; the fields may be empty where they are not required"
        );
        (say!("kolom tidak ada: {list}", "columns missing: {list}"), help)
    };
    Finding::new(code::NO_COLUMN, title).at(&grid.source, first.span, Text::default()).help(help)
}

fn odd_column(grid: &Grid, cell: &Cell, known: &[&'static str], missing: &[&str]) -> Finding {
    let name = &cell.text;
    let title = if has_keys(grid) {
        say!("kunci tidak dikenal: {name}", "unknown key: {name}")
    } else {
        say!("kolom tidak dikenal: {name}", "unknown column: {name}")
    };
    let finding = Finding::new(code::ODD_COLUMN, title).at(&grid.source, cell.span, Text::default());
    if let Some(meant) = nearest(name, missing.iter().copied()) {
        // A key inside a TOML table stands there without the table's name.
        let whole = cell.span.end - cell.span.start >= name.len();
        let better = if whole { meant } else { meant.rsplit('.').next().unwrap_or(meant) };
        return finding
            .help(say!("maksud Anda \"{better}\"?", "did you mean \"{better}\"?"))
            .suggest(cell.span, better, false);
    }
    let list = known.join(", ");
    finding.help(say!("hapus; yang dikenal: {list}", "delete it; known are: {list}"))
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    line: &'a Line,
}

impl<'a> Row<'a> {
    /// The field of a column; `None` if the table lacks the column.
    pub fn cell(&self, column: &str) -> Option<&'a Cell> {
        let at = self.sheet.columns.iter().find(|(name, _)| *name == column)?.1;
        self.line.cells.get(at)
    }

    /// True if the row has more or fewer fields than the head, which has been said.
    pub const fn is_broken(&self) -> bool {
        self.line.broken
    }

    /// Text of a field, empty if there is none.
    pub fn text(&self, column: &str) -> &'a str {
        self.cell(column).map_or("", |c| &c.text)
    }

    /// Text of a field, `None` if empty.
    pub fn option(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|t| !t.is_empty()).map(str::to_owned)
    }

    /// Says something of a field, unless the row as a whole is broken.
    pub fn say(&self, column: &str, finding: Finding, label: Text, out: &mut Vec<Finding>) {
        if let (false, Some(cell)) = (self.line.broken, self.cell(column)) {
            out.push(finding.at(&self.sheet.grid.source, cell.span, label));
        }
    }

    /// Says something of a field that another text may replace; a person has to look.
    pub fn mend(&self, column: &str, finding: Finding, better: &str, out: &mut Vec<Finding>) {
        let Some(cell) = self.cell(column) else { return };
        let help = say!("tulis \"{better}\"", "write \"{better}\"");
        self.say(column, finding.help(help).suggest(cell.span, better, false), Text::default(), out);
    }

    /// Text that must be there.
    pub fn required(&self, column: &str, out: &mut Vec<Finding>) -> String {
        let text = self.text(column);
        if text.is_empty() {
            let finding =
                Finding::new(code::EMPTY, say!("{column} tidak boleh kosong", "{column} must not be empty"));
            let help = say!("isi {column}", "fill in {column}");
            self.say(column, finding.help(help), say!("kosong", "empty"), out);
        }
        text.to_owned()
    }

    /// A name that orders can write: small letters and digits, words joined by `-`.
    pub fn slug(&self, out: &mut Vec<Finding>) -> String {
        let text = self.required("slug", out);
        if !text.is_empty() && !is_slug(&text) {
            let better = slug_of(&text);
            let finding = Finding::new(
                code::SLUG,
                say!("\"{text}\" tidak dapat ditulis dalam perintah", "an order cannot write \"{text}\""),
            );
            self.mend("slug", finding, &better, out);
        }
        text
    }

    /// A whole number without marks.
    pub fn number<N: std::str::FromStr + Default>(&self, column: &str, out: &mut Vec<Finding>) -> N {
        let text = self.required(column, out);
        if text.is_empty() {
            return N::default();
        }
        text.parse().unwrap_or_else(|_| {
            self.not_a_number(column, &text, out);
            N::default()
        })
    }

    /// A whole number, or nothing.
    pub fn maybe_number(&self, column: &str, out: &mut Vec<Finding>) -> Option<u64> {
        self.option(column).map(|_| self.number(column, out))
    }

    fn not_a_number(&self, column: &str, text: &str, out: &mut Vec<Finding>) {
        let finding = Finding::new(
            code::NUMBER,
            say!("\"{text}\" bukan bilangan bulat", "\"{text}\" is no whole number"),
        );
        let bare: String = text.chars().filter(|c| !matches!(c, '.' | ',' | ' ')).collect();
        if !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit()) {
            self.mend(column, finding, &bare, out);
        } else {
            let help = say!("tulis angka saja tanpa titik: 1200", "write digits only, no marks: 1200");
            self.say(column, finding.help(help), Text::default(), out);
        }
    }

    /// A date, or nothing.
    pub fn maybe_date(&self, column: &str, out: &mut Vec<Finding>) -> Option<Date> {
        let text = self.option(column)?;
        if let Ok(date) = text.parse::<Date>() {
            return Some(date);
        }
        let finding = Finding::new(code::DATE, say!("\"{text}\" bukan tanggal", "\"{text}\" is no date"));
        match turned_date(&text) {
            Some(date) => self.mend(column, finding, &date.to_string(), out),
            None => {
                let help = say!("tulis tahun-bulan-hari: 2021-06-28", "write year-month-day: 2021-06-28");
                self.say(column, finding.help(help), Text::default(), out);
            }
        }
        None
    }

    /// A date that must be there.
    pub fn date(&self, column: &str, out: &mut Vec<Finding>) -> Date {
        self.required(column, out);
        self.maybe_date(column, out).unwrap_or_default()
    }

    /// A time of the day.
    pub fn time(&self, column: &str, out: &mut Vec<Finding>) -> Time {
        let text = self.required(column, out);
        if text.is_empty() {
            return Time::midnight();
        }
        parse_time(&text).unwrap_or_else(|| {
            let finding =
                Finding::new(code::TIME, say!("\"{text}\" bukan jam", "\"{text}\" is no time of the day"));
            let help = say!("tulis jam dan menit: 07.30", "write hours and minutes: 07.30");
            self.say(column, finding.help(help), Text::default(), out);
            Time::midnight()
        })
    }

    /// `ya`, `tidak`, or nothing, which means `tidak`.
    pub fn yes(&self, column: &str, out: &mut Vec<Finding>) -> bool {
        match self.text(column) {
            "ya" => true,
            "tidak" | "" => false,
            other => {
                let finding = Finding::new(
                    code::YES_NO,
                    say!(
                        "{column} hanya ya atau tidak, bukan \"{other}\"",
                        "{column} is ya or tidak, not \"{other}\""
                    ),
                );
                let yes = matches!(other.to_lowercase().as_str(), "y" | "yes" | "true" | "1" | "x" | "ya");
                self.mend(column, finding, if yes { "ya" } else { "tidak" }, out);
                yes
            }
        }
    }

    /// One word of a list.
    pub fn word<T: Copy>(&self, column: &str, words: &[(&str, T)], out: &mut Vec<Finding>) -> Option<T> {
        let text = self.required(column, out);
        let found = words.iter().find(|(w, _)| *w == text).map(|(_, value)| *value);
        if found.is_none() && !text.is_empty() {
            self.unknown(column, code::WORD, words.iter().map(|(w, _)| *w), out);
        }
        found
    }

    /// Says that a field is none of the known words, with the nearest.
    pub fn unknown<'w>(
        &self,
        column: &str,
        code: Code,
        known: impl Iterator<Item = &'w str> + Clone,
        out: &mut Vec<Finding>,
    ) {
        let text = self.text(column);
        let finding =
            Finding::new(code, say!("{column} tidak dikenal: \"{text}\"", "unknown {column}: \"{text}\""));
        if let (Some(meant), Some(cell)) = (nearest(text, known.clone()), self.cell(column)) {
            let finding = finding
                .help(say!("maksud Anda \"{meant}\"?", "did you mean \"{meant}\"?"))
                .suggest(cell.span, meant, false);
            return self.say(column, finding, Text::default(), out);
        }
        let list: Vec<&str> = known.clone().take(16).collect();
        let more = if known.count() > list.len() { ", ..." } else { "" };
        let list = list.join(", ") + more;
        let help = say!("yang dikenal: {list}", "known are: {list}");
        self.say(column, finding.help(help), Text::default(), out);
    }

    /// Columns `source` and `estimate`.
    pub fn provenance(&self, out: &mut Vec<Finding>) -> Provenance {
        let source = self.text("source").to_owned();
        if source.is_empty() {
            let finding =
                Finding::new(code::NO_SOURCE, say!("baris ini tanpa sumber", "this row has no source")).help(say!(
                    "sebut halaman, data, atau aturannya; bila angka ini taksiran Anda, sebut dasarnya dan isi estimate dengan ya",
                    "name the page, data set or law; if the figure is your own, say what it rests on and put ya in estimate"
                ));
            self.say("source", finding, say!("kosong", "empty"), out);
        }
        Provenance { source, estimate: self.yes("estimate", out) }
    }

    /// Says that another row has the same name already.
    pub fn twice(&self, column: &str, what: &str, first: Row<'_>, out: &mut Vec<Finding>) {
        let mut finding = Finding::new(code::TWICE, say!("{what} ada dua kali", "{what} stands there twice"))
            .help(say!("beri salah satunya nama lain, atau hapus", "rename one of them, or delete it"));
        if let Some(cell) = first.cell(column) {
            let label = say!("yang pertama di sini", "the first is here");
            finding = finding.related(&first.sheet.grid.source, cell.span, label);
        }
        self.say(column, finding, say!("yang kedua", "the second"), out);
    }

    /// Marks a second row in a finding.
    pub fn relate(&self, column: &str, finding: Finding, label: Text) -> Finding {
        match self.cell(column) {
            Some(cell) => finding.related(&self.sheet.grid.source, cell.span, label),
            None => finding,
        }
    }
}

/// True for a name that orders can write.
pub fn is_slug(text: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split('-').all(part) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

fn slug_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// `07.30` or `07:30`.
pub fn parse_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(['.', ':'])?;
    let plain = |t: &str, len| t.len() <= len && t.chars().all(|c| c.is_ascii_digit());
    if !plain(hour, 2) || !plain(minute, 2) || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// A date written day first: `28/06/2021`, `28-6-2021`.
fn turned_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
