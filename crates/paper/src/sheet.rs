//! Spreadsheets: tables out for people who count in them, tables in from offices that keep them.
//!
//! [`to_xlsx`] writes one sheet for each table, the same bytes for the same tables. [`from_xlsx`]
//! and [`rows_of_xlsx`] give back the words that a CSV file would have: whole numbers without a point, dates as
//! `2021-06-29`. Formulas are never written: a cell that begins with `=` stays text.

use std::io::{self, Cursor, Read as _};

use balai_core::city::Table;
use calamine::{Data, Reader, Xlsx, XlsxError as ReadError};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::PaperError;

/// Widest column, in letters.
const WIDEST: usize = 60;

/// Longest name a sheet may have.
const NAME: usize = 31;

/// Most cells read from one sheet, blank ones between them too: a file of a few kilobytes can have its
/// two cells a million rows apart.
const CELLS: usize = 2_000_000;

/// Most bytes that a workbook may unpack to, and the words of a sheet may have: a file of two megabytes
/// can unpack to two thousand.
const UNPACKED: usize = 128 << 20;

/// Writes tables as a workbook. Numbers of up to 15 digits without leading zeros become numbers;
/// everything else (NIP, telephone numbers, dates) stays text as it was.
///
/// # Errors
/// [`PaperError::Write`] if a cell or a table is larger than the format allows.
pub fn to_xlsx(tables: &[Table]) -> Result<Vec<u8>, PaperError> {
    write(tables).map_err(|e| PaperError::Write(e.to_string()))
}

fn write(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed moment: the file's own time would make every file differ.
    let made = ExcelDateTime::from_ymd(2021, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("Balai").set_creation_datetime(&made));
    for (i, table) in tables.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.name, i, tables))?;
        fill(sheet, table)?;
    }
    if tables.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

/// A name the format takes: no `[]:*?/\`, not empty, at most 31 letters, no other sheet's.
fn sheet_name(name: &str, index: usize, tables: &[Table]) -> String {
    let plain = |name: &str| -> String {
        let letters = name.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c });
        letters.take(NAME).collect::<String>().trim().to_owned()
    };
    let wanted = plain(name);
    let taken = tables[..index].iter().any(|t| plain(&t.name).eq_ignore_ascii_case(&wanted));
    if wanted.is_empty() || taken {
        let tail = format!(" {}", index + 1);
        let head: String = wanted.chars().take(NAME - tail.len()).collect();
        return format!("{head}{tail}").trim().to_owned();
    }
    wanted
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (c, head) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, c, head, &bold)?;
        let cells = table.rows.iter().filter_map(|r| r.get(usize::from(c)));
        let widest = cells.chain([head]).map(|cell| cell.chars().count()).max().unwrap_or(0);
        sheet.set_column_width(c, u32::try_from(widest.min(WIDEST) + 3).unwrap_or(8))?;
    }
    for (r, row) in (1_u32..).zip(&table.rows) {
        for (c, cell) in (0_u16..).zip(row) {
            match number(cell) {
                Some(value) => sheet.write_number(r, c, value)?,
                None => sheet.write_string(r, c, cell)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = (u32::try_from(table.rows.len()), u16::try_from(table.columns.len()));
    if let (Ok(rows), Ok(columns @ 1..)) = last {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    Ok(())
}

/// The number a cell is, if writing it as one and reading it back gives the same words.
fn number(cell: &str) -> Option<f64> {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let plain = cell.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    let value: f64 = cell.parse().ok().filter(|_| plain && digits <= 15)?;
    (words(&Data::Float(value)) == cell).then_some(value)
}

/// Reads the tables of a workbook. The first row that holds anything gives the heads of the columns;
/// rows with nothing in them are left out, every row is as long as the heads.
///
/// # Errors
/// [`PaperError::Read`] if the bytes are no workbook, or one that is too large.
pub fn from_xlsx(bytes: &[u8]) -> Result<Vec<Table>, PaperError> {
    let mut book = open(bytes)?;
    let mut tables = Vec::new();
    for name in book.sheet_names() {
        let mut rows = rows(&mut book, &name)?.into_iter().map(|(_, row)| row);
        let Some(mut columns) = rows.next() else { continue };
        while columns.last().is_some_and(String::is_empty) {
            columns.pop();
        }
        let mut rows: Vec<Vec<String>> = rows.collect();
        rows.iter_mut().for_each(|row| row.resize(columns.len(), String::new()));
        tables.push(Table { name, columns, rows });
    }
    Ok(tables)
}

/// Reads the first sheet that holds anything, row by row, each with the number that the program shows
/// beside it; rows with nothing in them are left out.
///
/// # Errors
/// As [`from_xlsx`].
pub fn rows_of_xlsx(bytes: &[u8]) -> Result<Vec<Row>, PaperError> {
    let mut book = open(bytes)?;
    for name in book.sheet_names() {
        let rows = rows(&mut book, &name)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(vec![])
}

/// A row of a sheet with its number, from 1.
pub type Row = (usize, Vec<String>);

/// Row and column from 0, and what is there.
type Cell = ((u32, u32), String);

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

fn open(bytes: &[u8]) -> Result<Book<'_>, PaperError> {
    bounded(bytes)?;
    Xlsx::new(Cursor::new(bytes)).map_err(unread)
}

fn unread(error: impl ToString) -> PaperError {
    PaperError::Read(error.to_string())
}

fn too_large(name: &str) -> PaperError {
    let (cells, megabytes) = (CELLS, UNPACKED >> 20);
    PaperError::Read(format!("{name} lebih besar dari {cells} sel atau {megabytes} MB"))
}

/// Unpacks every part once and keeps nothing of it: what a file says of its size need not be true.
fn bounded(bytes: &[u8]) -> Result<(), PaperError> {
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unread)?;
    let mut left = UNPACKED as u64;
    for at in 0..parts.len() {
        let part = parts.by_index(at).map_err(unread)?;
        let read = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(unread)?;
        left = left.checked_sub(read).ok_or_else(|| too_large("buku kerja"))?;
    }
    Ok(())
}

/// The rows of a sheet that hold anything, from its first column that does.
fn rows(book: &mut Book<'_>, name: &str) -> Result<Vec<Row>, PaperError> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(ReadError::NotAWorksheet(_)) => return Ok(vec![]),
        Err(error) => return Err(unread(error)),
    };
    let mut cells: Vec<Cell> = vec![];
    let mut letters = 0;
    while let Some(cell) = reader.next_cell().map_err(unread)? {
        let text = words(&Data::from(cell.get_value().clone()));
        letters += text.len();
        if cells.len() >= CELLS || letters > UNPACKED {
            return Err(too_large(&format!("lembar {name}")));
        }
        if !text.is_empty() {
            cells.push((cell.get_position(), text));
        }
    }
    cells.sort_by_key(|(place, _)| *place);
    let columns = || cells.iter().map(|((_, column), _)| *column as usize);
    let (first, last) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0));
    let width = last + 1 - first;
    let by_row = cells.chunk_by(|a, b| a.0.0 == b.0.0);
    if by_row.clone().count().saturating_mul(width) > CELLS {
        return Err(too_large(&format!("lembar {name}")));
    }
    let one = |cells: &[Cell]| {
        let mut row = vec![String::new(); width];
        for ((_, column), text) in cells {
            row[*column as usize - first].clone_from(text);
        }
        (cells.first().map_or(0, |((row, _), _)| *row as usize + 1), row)
    };
    Ok(by_row.map(one).collect())
}

/// A cell as a CSV file would have it.
fn words(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.trim().to_owned(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => n.to_string(),
        Data::Bool(b) => if *b { "ya" } else { "tidak" }.to_owned(),
        Data::DateTime(moment) => moment_words(*moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
    }
}

/// `2021-06-29`, `2021-06-29T07:30`, `07:30`.
fn moment_words(moment: calamine::ExcelDateTime) -> String {
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}");
    if moment.as_f64() < 1.0 {
        return clock;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { date } else { format!("{date}T{clock}") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use std::io::Write as _;

    use proptest::prelude::*;

    use super::*;

    fn table(name: &str, columns: &[&str], rows: &[&[&str]]) -> Table {
        let words = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        Table { name: name.into(), columns: words(columns), rows: rows.iter().map(|r| words(r)).collect() }
    }

    fn staff() -> Table {
        table(
            "pegawai",
            &["id", "nama", "nip", "masa kerja", "sejak", "telepon"],
            &[
                &["BGR-00001", "Siti Contoh", "198103302009011005", "12", "2009-01-01", "081200000001"],
                &["BGR-00002", "=1+1", "", "3.5", "", "-7"],
            ],
        )
    }

    #[test]
    fn a_file_that_claims_or_unpacks_too_much_is_refused_before_it_fills_the_memory() {
        let mut far = Workbook::new();
        let sheet = far.add_worksheet();
        sheet.write_string(0, 0, "a").unwrap();
        sheet.write_string(1_048_575, 16_383, "b").unwrap();
        let far = far.save_to_buffer().unwrap();
        let rows = rows_of_xlsx(&far).unwrap();
        assert_eq!(
            rows.iter().map(|(number, row)| (*number, row.len())).collect::<Vec<_>>(),
            [(1, 16_384), (1_048_576, 16_384)]
        );
        let mut wide = Workbook::new();
        let sheet = wide.add_worksheet();
        for row in 0..200 {
            sheet.write_string(row, 16_383, "b").unwrap();
        }
        sheet.write_string(0, 0, "a").unwrap();
        assert!(matches!(rows_of_xlsx(&wide.save_to_buffer().unwrap()), Err(PaperError::Read(_))));
        let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..130 {
            bomb.write_all(&zeros).unwrap();
        }
        let bomb = bomb.finish().unwrap().into_inner();
        assert!(bomb.len() < 1 << 20);
        let Err(PaperError::Read(why)) = from_xlsx(&bomb) else { panic!("it was taken") };
        assert!(why.contains("lebih besar"), "{why}");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let tables = [staff(), table("kosong", &["a"], &[])];
        assert_eq!(from_xlsx(&to_xlsx(&tables).unwrap()).unwrap(), tables);
    }

    #[test]
    fn numbers_are_numbers_and_names_of_digits_are_not() {
        let cases = [
            ("12", true),
            ("3.5", true),
            ("-7", true),
            ("0", true),
            ("007", false),
            ("198103302009011005", false),
            ("1e5", false),
            ("1.50", false),
            ("", false),
            ("nan", false),
        ];
        for (cell, want) in cases {
            assert_eq!(number(cell).is_some(), want, "{cell}");
        }
    }

    #[test]
    fn dates_and_times_of_other_programs_come_back_as_words() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let (day, clock) =
            (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("hh:mm"));
        let moment = ExcelDateTime::from_ymd(2021, 6, 29).unwrap();
        sheet.write_string(1, 0, "tanggal").unwrap();
        sheet.write_string(1, 1, "jam").unwrap();
        sheet.write_string(1, 2, "jumlah").unwrap();
        sheet.write_datetime_with_format(3, 0, &moment, &day).unwrap();
        sheet.write_datetime_with_format(3, 1, ExcelDateTime::from_hms(7, 30, 0).unwrap(), &clock).unwrap();
        sheet.write_number(3, 2, 412.0).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let want = table("Sheet1", &["tanggal", "jam", "jumlah"], &[&["2021-06-29", "07:30", "412"]]);
        assert_eq!(from_xlsx(&bytes).unwrap(), [want]);
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        assert_eq!(to_xlsx(&[staff()]).unwrap(), to_xlsx(&[staff()]).unwrap());
    }

    #[test]
    fn names_the_format_refuses_are_mended() {
        let long = "Rekap laporan piket/kehadiran [29 Juni 2021]";
        let names = [long, long, "", "pegawai", "PEGAWAI"].map(|n| table(n, &["a"], &[]));
        let back = from_xlsx(&to_xlsx(&names).unwrap()).unwrap();
        let got: Vec<&str> = back.iter().map(|t| t.name.as_str()).collect();
        let want =
            ["Rekap laporan piket kehadiran", "Rekap laporan piket kehadiran 2", "3", "pegawai", "PEGAWAI 5"];
        assert_eq!(got, want);
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        for bytes in [b"".as_slice(), b"nama;nip\n", b"PK\x03\x04broken"] {
            assert!(matches!(from_xlsx(bytes), Err(PaperError::Read(_))));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        /// Whatever stands in the cells, it comes back: digits, signs, other scripts, formulas.
        #[test]
        fn any_cells_come_back(rows in prop::collection::vec(prop::collection::vec("[0-9A-Za-z=+.,;\\-/\"'<&é中]([0-9A-Za-z =+.,;\\-/\"'<&é中]{0,8}[0-9A-Za-z=.])?", 3), 0..6)) {
            let columns = ["a", "b", "c"].map(str::to_owned).to_vec();
            let written = Table { name: "uji".into(), columns, rows };
            prop_assert_eq!(from_xlsx(&to_xlsx(std::slice::from_ref(&written)).unwrap()).unwrap(), [written]);
        }
    }
}
