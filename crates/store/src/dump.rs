//! A portable dump: every row of every table as a line of JSON, the same from either engine, with
//! the SHA-256 of all that stands before it in the last line.
//!
//! It is read on one consistent state while the hall goes on working, and brought back into an empty
//! database all or nothing: so it is the backup, and the way from one engine to the other. Sealed
//! columns travel as they are; the keys do not travel with them.

use std::io::{BufRead, Write};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::migrate::{self, State};
use crate::schema::{Kind, Table, tables};
use crate::{Fault, Store, Tx, Value, hex, journal};

/// The form of the lines; another number is another form.
const FORMAT: u32 = 1;
/// Rows that are read or written at a time; of a table with pictures, some MB each, and of the others.
const PAGES: (usize, usize) = (8, 1_000);
/// Longest line that is read: far above the largest row, far below what would fill the memory.
const LONGEST_LINE: u64 = 256 << 20;

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// What the file is: `balai-dump`.
    pub kind: String,
    /// The form of the lines.
    pub format: u32,
    /// When it was read.
    pub at: Timestamp,
    /// Migrations the database had: number and checksum.
    pub migrations: Vec<(i64, String)>,
}

/// The last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foot {
    /// Rows of all tables.
    pub rows: u64,
    /// Lines of the journal.
    pub journal: i64,
    /// Hash of its last line.
    pub journal_head: String,
    /// SHA-256 of every byte before this line.
    pub sha256: String,
}

/// The line before the rows of a table.
#[derive(Debug, Serialize, Deserialize)]
struct Heading {
    table: String,
    columns: Vec<String>,
}

/// Rows of a table with such columns that are read or written at a time.
fn page(kinds: &[Kind]) -> usize {
    if kinds.contains(&Kind::Bytes) { PAGES.0 } else { PAGES.1 }
}

/// Writes a dump and gives the writer back with the last line.
///
/// # Errors
/// [`Fault::Migration`] if the tables are not those of this program, [`Fault::Broken`] if the journal
/// is torn or the writer fails.
pub async fn write<W: Write + Send + 'static>(
    store: &Store,
    out: W,
    at: Timestamp,
) -> Result<(Foot, W), Fault> {
    store.read(move |tx| Box::pin(write_all(tx, out, at))).await
}

async fn write_all<W: Write + Send>(tx: &mut Tx, out: W, at: Timestamp) -> Result<(Foot, W), Fault> {
    let steps = migrate::steps(tx).await?;
    if let Some(step) = steps.iter().find(|s| matches!(s.state, State::Edited | State::Unknown)) {
        return Err(Fault::Migration(format!("{} ({}) is not of this program", step.number, step.name)));
    }
    let ran: Vec<i64> = steps.iter().filter(|s| s.state == State::Applied).map(|s| s.number).collect();
    let (lines, head) = match journal::verify(tx, None).await? {
        journal::Verdict::Whole(lines, head) => (lines, head),
        torn => return Err(Fault::Broken(format!("the journal is torn: {torn:?}"))),
    };
    let mut out = Sum { out, hash: Sha256::new() };
    let migrations = migrate::checksums().filter(|(number, _)| ran.contains(number)).collect();
    out.line(&Head { kind: "balai-dump".into(), format: FORMAT, at, migrations })?;
    let mut rows = 0;
    for table in tables(migrate::texts_of(&ran))? {
        rows += write_table(tx, &table, &mut out).await?;
    }
    let sha256 = hex(&out.hash.clone().finalize());
    let foot = Foot { rows, journal: lines, journal_head: head, sha256 };
    out.line(&foot)?;
    out.out.flush().map_err(|e| Fault::Broken(e.to_string()))?;
    Ok((foot, out.out))
}

async fn write_table<W: Write + Send>(tx: &mut Tx, table: &Table, out: &mut Sum<W>) -> Result<u64, Fault> {
    let columns: Vec<String> = table.columns.iter().map(|(name, _)| name.clone()).collect();
    let (list, order) = (columns.join(", "), table.order.join(", "));
    let place = |name: &String| columns.iter().position(|c| c == name).unwrap_or_default();
    let places: Vec<usize> = table.order.iter().map(place).collect();
    let after: Vec<String> = (1..=places.len()).map(|n| format!("${n}")).collect();
    let limit = page(&table.columns.iter().map(|(_, kind)| *kind).collect::<Vec<_>>());
    let first = format!("SELECT {list} FROM {} ORDER BY {order} LIMIT {limit}", table.name);
    let next = format!(
        "SELECT {list} FROM {} WHERE ({order}) > ({}) ORDER BY {order} LIMIT {limit}",
        table.name,
        after.join(", ")
    );
    out.line(&Heading { table: table.name.clone(), columns: columns.clone() })?;
    let (mut written, mut last): (u64, Option<Vec<Value>>) = (0, None);
    loop {
        let read = |row: &crate::Row<'_>| {
            let kinds = table.columns.iter().enumerate();
            kinds.map(|(at, (_, kind))| row.value(at, *kind)).collect::<Result<Vec<_>, _>>()
        };
        let page = match &last {
            None => tx.rows(&first, &[], read).await?,
            Some(values) => tx.rows(&next, values, read).await?,
        };
        let Some(end) = page.last() else { return Ok(written) };
        last = Some(places.iter().map(|&at| end[at].clone()).collect());
        for row in &page {
            out.line(&row.iter().map(Kind::to_json).collect::<Vec<_>>())?;
            written += 1;
        }
    }
}

/// Follows a dump from its first byte to its last and compares the checksum. Changes nothing.
///
/// # Errors
/// [`Fault::Broken`] if it is no dump, is cut off, or was changed.
pub fn check(input: impl BufRead) -> Result<(Head, Foot), Fault> {
    let mut lines = Lines { input, hash: Sha256::new(), number: 0 };
    let head = lines.head()?;
    loop {
        match lines.next()? {
            Part::Foot(foot) => return Ok((head, foot)),
            Part::Heading(_) | Part::Row(_) => {}
        }
    }
}

/// Brings a dump into an empty database, all or nothing: tables as they were when it was read, rows,
/// what migrations there have been since; then the journal is followed once more.
///
/// # Errors
/// [`Fault::Conflict`] if the database is not empty, [`Fault::Migration`] if the dump is of a newer
/// program, [`Fault::Broken`] if it was changed or its journal is torn. Then nothing was written.
pub async fn load<R: BufRead + Send + 'static>(
    store: &Store,
    input: R,
    at: Timestamp,
) -> Result<Foot, Fault> {
    store.transact(move |tx| Box::pin(load_all(tx, input, at))).await
}

async fn load_all<R: BufRead + Send>(tx: &mut Tx, input: R, at: Timestamp) -> Result<Foot, Fault> {
    tx.lock("migration").await?;
    let all = tables(migrate::texts())?;
    for name in all.iter().map(|t| t.name.as_str()).chain(["migration"]) {
        if tx.has_table(name).await? {
            return Err(Fault::Conflict(format!("the database is not empty: it has a table {name}")));
        }
    }
    let mut lines = Lines { input, hash: Sha256::new(), number: 0 };
    let head = lines.head()?;
    for (number, checksum) in &head.migrations {
        if !migrate::checksums().any(|(n, c)| n == *number && c == *checksum) {
            return Err(Fault::Migration(format!("{number} of the dump is not of this program")));
        }
    }
    let then: Vec<i64> = head.migrations.iter().map(|(number, _)| *number).collect();
    migrate::run(tx, at, &then).await?;
    let mut rows = 0;
    let mut open: Option<Load> = None;
    let foot = loop {
        match lines.next()? {
            Part::Heading(heading) => {
                flush(tx, open.take()).await?;
                open = Some(Load::new(&all, heading)?);
            }
            Part::Row(values) => {
                let load = open.as_mut().ok_or_else(|| spoilt(lines.number))?;
                load.take(values, lines.number)?;
                rows += 1;
                if load.rows.len() >= page(&load.kinds) {
                    let rest = Load { rows: vec![], ..load.clone() };
                    flush(tx, open.replace(rest)).await?;
                }
            }
            Part::Foot(foot) => break foot,
        }
    };
    flush(tx, open).await?;
    migrate::run(tx, at, &migrate::numbers()).await?;
    let whole = journal::Verdict::Whole(foot.journal, foot.journal_head.clone());
    let found = journal::verify(tx, None).await?;
    if found != whole || rows != foot.rows {
        return Err(Fault::Broken(format!("the journal of the dump is not whole: {found:?}")));
    }
    Ok(foot)
}

/// Rows that wait to be written.
#[derive(Clone)]
struct Load {
    head: String,
    kinds: Vec<Kind>,
    rows: Vec<Vec<Value>>,
}

impl Load {
    fn new(tables: &[Table], Heading { table, columns }: Heading) -> Result<Self, Fault> {
        let unknown = || Fault::Broken(format!("the dump has a table or a column we do not know: {table}"));
        let known = tables.iter().find(|t| t.name == table).ok_or_else(unknown)?;
        let kind = |column: &String| known.columns.iter().find(|(name, _)| name == column).map(|c| c.1);
        let kinds = columns.iter().map(kind).collect::<Option<Vec<_>>>().ok_or_else(unknown)?;
        let head = format!("INSERT INTO {table} ({})", columns.join(", "));
        Ok(Self { head, kinds, rows: vec![] })
    }

    fn take(&mut self, values: Vec<Json>, line: u64) -> Result<(), Fault> {
        if values.len() != self.kinds.len() {
            return Err(spoilt(line));
        }
        let row = values.into_iter().zip(&self.kinds).map(|(json, kind)| kind.value_of(json));
        self.rows.push(row.collect::<Option<Vec<_>>>().ok_or_else(|| spoilt(line))?);
        Ok(())
    }
}

async fn flush(tx: &mut Tx, load: Option<Load>) -> Result<(), Fault> {
    match load {
        Some(load) if !load.rows.is_empty() => tx.insert(&load.head, "", &load.rows).await,
        _ => Ok(()),
    }
}

/// A writer that keeps the checksum of what went through it.
struct Sum<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Sum<W> {
    fn line(&mut self, line: &impl Serialize) -> Result<(), Fault> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.hash.update(&bytes);
        self.out.write_all(&bytes).map_err(|e| Fault::Broken(e.to_string()))
    }
}

/// A reader that keeps the checksum of the lines before.
struct Lines<R> {
    input: R,
    hash: Sha256,
    number: u64,
}

enum Part {
    Heading(Heading),
    Row(Vec<Json>),
    Foot(Foot),
}

impl<R: BufRead> Lines<R> {
    fn bytes(&mut self) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let mut limited = std::io::Read::take(&mut self.input, LONGEST_LINE);
        limited.read_until(b'\n', &mut bytes).map_err(|e| Fault::Broken(e.to_string()))?;
        self.number += 1;
        if bytes.last() != Some(&b'\n') {
            return Err(Fault::Broken(format!("the dump is cut off in line {}", self.number)));
        }
        Ok(bytes)
    }

    fn head(&mut self) -> Result<Head, Fault> {
        let bytes = self.bytes().map_err(|_| Fault::Broken("this is no dump of a hall".into()))?;
        self.hash.update(&bytes);
        match serde_json::from_slice::<Head>(&bytes) {
            Ok(head) if head.kind == "balai-dump" && head.format == FORMAT => Ok(head),
            Ok(head) if head.kind == "balai-dump" => {
                Err(Fault::Broken(format!("a dump of form {}, this program reads {FORMAT}", head.format)))
            }
            _ => Err(Fault::Broken("this is no dump of a hall".into())),
        }
    }

    fn next(&mut self) -> Result<Part, Fault> {
        let bytes = self.bytes()?;
        if bytes.first() == Some(&b'[') {
            self.hash.update(&bytes);
            return Ok(Part::Row(serde_json::from_slice(&bytes).map_err(|_| spoilt(self.number))?));
        }
        if let Ok(foot) = serde_json::from_slice::<Foot>(&bytes) {
            if foot.sha256 != hex(&self.hash.clone().finalize()) {
                return Err(Fault::Broken("the checksum differs: the dump was changed or damaged".into()));
            }
            let more = self.input.fill_buf().map_err(|e| Fault::Broken(e.to_string()))?;
            return if more.is_empty() { Ok(Part::Foot(foot)) } else { Err(spoilt(self.number + 1)) };
        }
        self.hash.update(&bytes);
        serde_json::from_slice(&bytes).map(Part::Heading).map_err(|_| spoilt(self.number))
    }
}

fn spoilt(line: u64) -> Fault {
    Fault::Broken(format!("the dump cannot be read in line {line}"))
}
