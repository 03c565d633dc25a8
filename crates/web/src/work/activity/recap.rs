//! The recap of a unit and month: counts by day and by person, and the same rows as files.

use askama::Template;
use axum::response::Response;
use balai_app::{Act, Recap, Trouble};
use balai_core::city::Unit;
use balai_core::diagnostic::long_date;
use jiff::civil::Date;

use super::super::asker::Asker;
use super::text::{Words, words};
use crate::frame::Frame;
use crate::respond;

/// People listed on the page; the files have all.
const PEOPLE: usize = 60;

/// The page.
#[derive(Debug, Template)]
#[template(path = "activity_recap.html")]
pub struct RecapPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub t: &'static Words,
    /// Heading.
    pub heading: String,
    /// Unit.
    pub unit: String,
    /// Units to choose from.
    pub units: Vec<(String, String)>,
    /// Month: `2021-06`.
    pub month: String,
    /// Counts by day; the last line counts all.
    pub days: Vec<(String, [usize; 4])>,
    /// Counts by person.
    pub people: Vec<(String, [usize; 4])>,
    /// The people are only in the files.
    pub large: bool,
}

/// The page.
#[must_use]
pub fn page(asker: &Asker, unit: &Unit, recap: &Recap) -> RecapPage {
    let (lang, t) = (asker.reader.lang, words(asker.reader.lang));
    let mut days: Vec<Date> = recap.rows.iter().map(|row| row.day).collect();
    days.sort();
    days.dedup();
    let mut counts: Vec<_> =
        days.into_iter().map(|day| (long_date(day, lang), recap.counts(|r| r.day == day))).collect();
    if !counts.is_empty() {
        counts.push((t.all.to_owned(), recap.counts(|_| true)));
    }
    let people = recap.rows.chunk_by(|a, b| a.person == b.person);
    let people: Vec<_> = people.filter_map(|rows| rows.first()).collect();
    let large = people.len() > PEOPLE;
    let listed = people.into_iter().filter(|_| !large);
    let listed = listed.map(|p| (p.name.clone(), recap.counts(|r| r.person == p.person)));
    let (frame, _) = asker.frame();
    let heading = (t.recap)(&unit.name);
    RecapPage {
        t,
        unit: unit.slug.clone(),
        units: asker.units(Act::ReadActivityRecap),
        month: recap.month.strftime("%Y-%m").to_string(),
        days: counts,
        people: listed.collect(),
        large,
        frame: frame.titled(heading.clone(), t.recap_lead),
        heading,
    }
}

/// The rows as a file: `csv`, or a sheet.
///
/// # Errors
/// [`Trouble::Broken`] if the sheet cannot be written.
pub fn file(recap: &Recap, unit: &Unit, form: &str) -> Result<Response, Trouble> {
    let table = recap.table();
    let name = format!("laporan-{}-{}", unit.slug, recap.month.strftime("%Y-%m"));
    if form == "csv" {
        return Ok(respond::file(
            "text/csv; charset=utf-8",
            csv(&table).into_bytes(),
            &format!("{name}.csv"),
        ));
    }
    respond::workbook(&table, &format!("{name}.xlsx"))
}

/// The rows of every unit as one file, for who reads all of them.
///
/// # Errors
/// What the hall says.
pub async fn whole(asker: &Asker, month: Date) -> Result<Response, Trouble> {
    let (hall, city) = (&asker.counter.hall, asker.slug());
    let mut text = String::new();
    for unit in &asker.town.city.units {
        let recap = hall.activity_recap(&asker.caller, (city, &unit.slug), month).await?;
        let lines = csv(&recap.table());
        // The head stands once.
        let from = if text.is_empty() { 0 } else { lines.find("\r\n").map_or(0, |end| end + 2) };
        text.push_str(&lines[from..]);
    }
    let name = format!("laporan-{city}-{}.csv", month.strftime("%Y-%m"));
    Ok(respond::file("text/csv; charset=utf-8", text.into_bytes(), &name))
}

/// Comma-separated (RFC 4180), each cell quoted; a cell that a sheet would take for a formula begins
/// with an apostrophe.
fn csv(table: &balai_core::city::Table) -> String {
    let cell = |text: &String| {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
    };
    let line = |cells: &Vec<String>| cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n";
    std::iter::once(&table.columns).chain(&table.rows).map(line).collect()
}

#[cfg(test)]
mod tests {
    use balai_core::city::Table;

    use super::csv;

    #[test]
    fn a_cell_is_text_wherever_it_is_opened() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let table =
            Table { name: "x".into(), columns: row(["a", "b"]), rows: vec![row(["=1+1", "say \"ya\""])] };
        assert_eq!(csv(&table), "\"a\",\"b\"\r\n\"'=1+1\",\"say \"\"ya\"\"\"\r\n");
    }
}
