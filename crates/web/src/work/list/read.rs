//! A list of attendance as people paste it from a sheet, or as a file (CSV, XLSX): a person, a day, the
//! times in and out, and perhaps the place, on each line. Every line that is wrong is told.

use std::collections::HashMap;

use balai_app::work::Entered;
use balai_app::{mode_of, rows_of_xlsx};
use balai_core::arrange::Mode;
use balai_core::work::attendance::Way;
use jiff::civil::{Date, Time};

use super::text::Words;

/// A row with its number in the list.
type Row = (usize, Vec<String>);

/// The rows of what was pasted, or of a file of comma-separated values: separated by tabs if its first
/// line has any, else by semicolons, else by commas.
#[must_use]
pub fn rows(text: &str) -> Vec<Row> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mark = [b'\t', b';'].into_iter().find(|mark| first.contains(char::from(*mark))).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(mark).has_headers(false).flexible(true).trim(csv::Trim::All);
    let records = reader.from_reader(text.as_bytes()).into_records().map_while(Result::ok);
    // The reader stands before the blank lines that it skips.
    let number = |row: &csv::StringRecord| {
        let (line, byte) = row.position().map_or((0, 0), |at| (at.line(), at.byte()));
        let place = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        let rest = text.as_bytes().get(place(byte)..).unwrap_or_default();
        place(line) + rest.iter().take_while(|b| b.is_ascii_whitespace()).filter(|b| **b == b'\n').count()
    };
    records.map(|row| (number(&row), row.iter().map(str::to_owned).collect())).collect()
}

/// The rows of a file: a workbook, or a text in UTF-8 or in the older encoding of spreadsheets.
///
/// # Errors
/// `None` if it is neither.
#[must_use]
pub fn rows_of_file(bytes: &[u8]) -> Option<Vec<Row>> {
    if bytes.starts_with(b"PK") {
        return rows_of_xlsx(bytes).ok();
    }
    if bytes.contains(&0) {
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    Some(rows(&text))
}

/// Reads a list about the people of a unit, given by number and name.
///
/// # Errors
/// Everything that is wrong with it, a sentence each.
pub fn read<'a>(
    rows: &[Row],
    people: impl IntoIterator<Item = (&'a str, &'a str)>,
    t: &Words,
) -> Result<Vec<Entered>, Vec<String>> {
    let mut named: HashMap<String, Vec<&str>> = HashMap::new();
    for (id, name) in people {
        for key in [id, name] {
            named.entry(key.to_lowercase()).or_default().push(id);
        }
    }
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for (at, (number, row)) in rows.iter().enumerate() {
        let fields: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
        let Some((&who, rest)) = fields.split_first().filter(|(who, _)| !who.is_empty()) else { continue };
        // A heading of the sheet.
        if at == 0
            && rest.first().is_some_and(|day| date(day).is_none())
            && !named.contains_key(&who.to_lowercase())
        {
            continue;
        }
        match one((who, rest), &named, t) {
            Ok(mut both) => entries.append(&mut both),
            Err(why) => faults.push((t.line)(*number, &why)),
        }
    }
    if faults.is_empty() { Ok(entries) } else { Err(faults) }
}

fn one(
    (who, rest): (&str, &[&str]),
    named: &HashMap<String, Vec<&str>>,
    t: &Words,
) -> Result<Vec<Entered>, String> {
    let person = match named.get(&who.to_lowercase()).map(Vec::as_slice) {
        None => return Err((t.nobody)(who)),
        Some([id]) => (*id).to_owned(),
        Some(several) => return Err((t.several)(who, &several.join(", "))),
    };
    let field = |n: usize| rest.get(n).copied().unwrap_or_default();
    let day = date(field(0)).ok_or_else(|| (t.no_day)(field(0)))?;
    let time = |text: &str| match text {
        "" | "-" => Ok(None),
        text => text.replace('.', ":").parse::<Time>().map(Some).map_err(|_| (t.no_time)(text)),
    };
    let (come, leave) = (time(field(1))?, time(field(2))?);
    let mode = match field(3) {
        "" => Mode::Office,
        word => mode_of(&word.to_lowercase()).ok_or_else(|| (t.no_place)(word))?,
    };
    if come.is_none() && leave.is_none() {
        // A dash says that somebody did not come.
        return if field(1) == "-" || field(2) == "-" { Ok(vec![]) } else { Err(t.no_times.to_owned()) };
    }
    // Who leaves earlier than they came left on the day after.
    let next = day.tomorrow().unwrap_or(day);
    let left_on = if come.zip(leave).is_some_and(|(come, leave)| leave < come) { next } else { day };
    let entry = |way, on: Date, time: Time| Entered {
        person: person.clone(),
        day,
        way,
        at: on.to_datetime(time),
        mode,
    };
    let come = come.map(|time| entry(Way::In, day, time));
    Ok(come.into_iter().chain(leave.map(|time| entry(Way::Out, left_on, time))).collect())
}

/// "2021-07-01", "1-7-2021", "01/07/2021".
fn date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::city::Table;
    use balai_core::diagnostic::Lang;

    use super::super::text::words;
    use super::*;

    const PEOPLE: [(&str, &str); 3] = [("BGR-1", "Sari Dewi"), ("BGR-2", "Budi"), ("BGR-3", "Budi")];

    fn told(read: &[Entered]) -> Vec<String> {
        let one = |e: &Entered| format!("{} {} {} {} {}", e.person, e.day, e.way.word(), e.at, e.mode.word());
        read.iter().map(one).collect()
    }

    #[test]
    fn lines_are_read_as_people_paste_them() {
        let text = "Pegawai;Hari;Masuk;Pulang;Tempat\n\nBGR-1;2021-06-30;07.20;16:05;Kantor\nbgr-2;30-6-2021;;16.00;rumah\nBGR-3;30-6-2021;-;-\n";
        let list = read(&rows(text), PEOPLE, words(Lang::Id)).unwrap();
        let expected = [
            "BGR-1 2021-06-30 masuk 2021-06-30T07:20:00 kantor",
            "BGR-1 2021-06-30 pulang 2021-06-30T16:05:00 kantor",
            "BGR-2 2021-06-30 pulang 2021-06-30T16:00:00 rumah",
        ];
        assert_eq!(told(&list), expected);
        let pasted = "sari dewi\t29/6/2021\t20.00\t07.00\n";
        let expected = [
            "BGR-1 2021-06-29 masuk 2021-06-29T20:00:00 kantor",
            "BGR-1 2021-06-29 pulang 2021-06-30T07:00:00 kantor",
        ];
        assert_eq!(told(&read(&rows(pasted), PEOPLE, words(Lang::Id)).unwrap()), expected);
    }

    #[test]
    fn a_file_is_read_as_the_spreadsheet_wrote_it() {
        let t = words(Lang::Id);
        let cells = [
            ["Pegawai", "Hari", "Masuk", "Pulang", "Tempat", "Nama"],
            ["BGR-1", "2021-06-30", "07:20", "16:05", "kantor", "Dewi, Sari"],
            ["BGR-2", "2021-06-30", "-", "", "kantor", "Budi"],
        ];
        let table = Table {
            name: "daftar".into(),
            columns: cells[0].map(Into::into).to_vec(),
            rows: cells[1..].iter().map(|row| row.map(Into::into).to_vec()).collect(),
        };
        let expected = [
            "BGR-1 2021-06-30 masuk 2021-06-30T07:20:00 kantor",
            "BGR-1 2021-06-30 pulang 2021-06-30T16:05:00 kantor",
        ];
        let book = balai_app::to_xlsx(std::slice::from_ref(&table)).unwrap();
        let marked = format!("\u{feff}{}", table.to_csv());
        let old = b"Pegawai;Hari;Masuk\r\nBGR-1;2021-06-30;07.20;16.05;kantor;Andr\xe9\r\n".to_vec();
        for file in [book, table.to_csv().into_bytes(), marked.into_bytes(), old] {
            let rows = rows_of_file(&file).unwrap();
            assert_eq!(told(&read(&rows, PEOPLE, t).unwrap()), expected);
        }
        for file in [&b"PK\x03\x04 no workbook"[..], b"\x89PNG\r\n\x1a\n\0\0"] {
            assert_eq!(rows_of_file(file), None);
        }
        let wrong = "Pegawai,Hari,Masuk\n\n\"BGR-9\",2021-06-30,07.00\n";
        let told = read(&rows_of_file(wrong.as_bytes()).unwrap(), PEOPLE, t).unwrap_err();
        assert_eq!(told, ["Baris 3: tidak ada pegawai “BGR-9” di unit ini"], "the line of the file");
    }

    #[test]
    fn every_line_that_is_wrong_is_told() {
        let text = "BGR-9;2021-06-30;07.00\nBudi;2021-06-30;07.00\nBGR-1;besok;07.00\nBGR-1;2021-06-30;pagi\nBGR-1;2021-06-30\nBGR-1;2021-06-30;07.00;;bulan";
        let told = read(&rows(text), PEOPLE, words(Lang::Id)).unwrap_err();
        let wanted = [
            "Baris 1: tidak ada pegawai “BGR-9” di unit ini",
            "Baris 2: “Budi” adalah nama beberapa orang; tulis nomornya: BGR-2, BGR-3",
            "Baris 3: “besok” bukan tanggal; tulis 2021-07-01 atau 1-7-2021",
            "Baris 4: “pagi” bukan jam; tulis seperti 07.30",
            "Baris 5: jam masuk atau jam pulang belum ditulis; tulis - bila tidak hadir",
            "Baris 6: “bulan” bukan tempat; tulis kantor, lapangan, atau rumah",
        ];
        assert_eq!(told, wanted);
    }
}
