//! `city.toml`, or the same keys and values as the table `city.csv` that [`crate::city::tables`] writes.
//!
//! Both become one row whose columns are the keys, so that every field is read and spoken of as
//! those of the other tables are.

use jiff::civil::Time;
use toml::de::{DeTable, DeValue};

use super::code;
use super::grid::{self, Cell, Grid, Line};
use super::near::nearest;
use super::row::{Row, Sheet};
use crate::city::{Provenance, Staffing, Theme, Unit, UnitKind};
use crate::diagnostic::{Finding, Source, Span, Text};
use crate::say;

const KEYS: &[&str] = &[
    "slug",
    "code",
    "name",
    "government",
    "head",
    "province",
    "town",
    "zone",
    "zone_short",
    "address",
    "theme.main",
    "theme.dark",
    "theme.light",
    "hours.start",
    "hours.end",
    "hours.source",
    "hours.estimate",
    "staff.asn",
    "staff.non_asn",
    "staff.source",
    "staff.prefix",
    "staff.pppk",
];

/// Zones of Indonesia (IANA) and their abbreviations.
const ZONES: [(&str, &str); 4] =
    [("Asia/Jakarta", "WIB"), ("Asia/Pontianak", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")];

/// How tiles are written.
const TILES_FORM: &str = "tiles = [[\"Utara\", \"\"], [\"Selatan\", \"Timur\"]]";

/// What `city.toml` says, with the places that later checks mark.
#[derive(Debug)]
pub struct Settings {
    /// Texts, in the order `slug code name government head province town`.
    pub names: [String; 7],
    /// IANA zone and its abbreviation.
    pub zone: (String, String),
    /// Address of the city hall.
    pub address: String,
    /// Colours.
    pub theme: Theme,
    /// Office hours.
    pub hours: (Time, Time),
    /// Where the hours come from.
    pub hours_provenance: Provenance,
    /// Totals: ASN, non-ASN.
    pub totals: (u32, u32),
    /// Where the totals come from.
    pub total_source: String,
    /// Prefix and PPPK.
    pub staffing: Staffing,
    /// Emergency numbers.
    pub phones: Vec<(String, Text)>,
    /// Tiles with their places.
    pub tiles: Vec<Vec<Cell>>,
    sheet: Sheet,
    source: String,
}

/// A key with its value.
struct Entry {
    key: Cell,
    value: Cell,
}

/// Reads the settings from either form.
pub fn read(source: &Source, out: &mut Vec<Finding>) -> Settings {
    let entries =
        if source.name.ends_with(".csv") { from_table(source, out) } else { from_toml(source, out) };
    let listed = |e: &Entry| e.key.text.starts_with("phones.") || e.key.text.starts_with("tiles.");
    let (lists, keys): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(listed);
    if lists.iter().all(|e| !e.key.text.starts_with("tiles.")) {
        let finding = Finding::new(code::NO_COLUMN, say!("kunci tidak ada: tiles", "keys missing: tiles"));
        let help = say!("tambahkan {TILES_FORM}", "add {TILES_FORM}");
        let span = keys.first().map_or_else(Span::default, |e| e.key.span);
        out.push(finding.at(&source.name, span, Text::default()).help(help));
    }
    let (head, cells) = keys.into_iter().map(|e| (e.key, e.value)).unzip();
    let grid = Grid { source: source.name.clone(), head, lines: vec![Line { cells, broken: false }] };
    let sheet = Sheet::open(grid, KEYS, out);
    let mut settings = Settings {
        names: Default::default(),
        zone: Default::default(),
        address: String::new(),
        theme: Theme { main: String::new(), dark: String::new(), light: String::new() },
        hours: (Time::midnight(), Time::midnight()),
        hours_provenance: Provenance::default(),
        totals: (0, 0),
        total_source: String::new(),
        staffing: Staffing { prefix: String::new(), pppk: 0 },
        phones: phones(&lists, &source.name, out),
        tiles: tiles(lists, &source.name, out),
        sheet,
        source: source.name.clone(),
    };
    fill(&mut settings, out);
    settings
}

fn fill(settings: &mut Settings, out: &mut Vec<Finding>) {
    let Some(row) = settings.sheet.rows().next() else { return };
    let slug = row.slug(out);
    let rest = ["code", "name", "government", "head", "province", "town"].map(|k| row.required(k, out));
    let [code, name, government, head, province, town] = rest;
    let zones = ZONES.map(|(zone, short)| (zone, (zone, short)));
    let zone = row.word("zone", &zones, out);
    let zone_short = row.required("zone_short", out);
    if let Some((_, short)) = zone.filter(|(_, short)| *short != zone_short && !zone_short.is_empty()) {
        row.unknown("zone_short", code::WORD, [short].into_iter(), out);
    }
    let hours = (row.time("hours.start", out), row.time("hours.end", out));
    let hours_provenance =
        Provenance { source: row.required("hours.source", out), estimate: row.yes("hours.estimate", out) };
    let theme = Theme {
        main: colour(&row, "theme.main", out),
        dark: colour(&row, "theme.dark", out),
        light: colour(&row, "theme.light", out),
    };
    let totals = (row.number("staff.asn", out), row.number("staff.non_asn", out));
    let staffing =
        Staffing { prefix: row.required("staff.prefix", out), pppk: row.number("staff.pppk", out) };
    let (address, total_source) = (row.required("address", out), row.required("staff.source", out));
    settings.names = [slug, code, name, government, head, province, town];
    settings.zone = (zone.map(|z| z.0.to_owned()).unwrap_or_default(), zone_short);
    settings.hours = hours;
    settings.hours_provenance = hours_provenance;
    settings.theme = theme;
    settings.totals = totals;
    settings.staffing = staffing;
    settings.address = address;
    settings.total_source = total_source;
}

fn colour(row: &Row<'_>, key: &str, out: &mut Vec<Finding>) -> String {
    let text = row.required(key, out);
    let hex = text.strip_prefix('#').filter(|h| h.len() == 6 && h.chars().all(|c| c.is_ascii_hexdigit()));
    if hex.is_none() && !text.is_empty() {
        let finding = Finding::new(code::COLOUR, say!("\"{text}\" bukan warna", "\"{text}\" is no colour"))
            .help(say!(
                "tulis # dan enam digit heksadesimal: #0b5d45",
                "write # and six hex digits: #0b5d45"
            ));
        row.say(key, finding, Text::default(), out);
    }
    text
}

/// Numbers to call: `phones.1.number`, `phones.1.id`, `phones.1.en`.
fn phones(lists: &[Entry], source: &str, out: &mut Vec<Finding>) -> Vec<(String, Text)> {
    let mut phones = vec![];
    for i in 1.. {
        let prefix = format!("phones.{i}.");
        let of_phone: Vec<&Entry> = lists.iter().filter(|e| e.key.text.starts_with(&prefix)).collect();
        let Some(first) = of_phone.first() else { break };
        let [number, id, en] = ["number", "id", "en"].map(|part| {
            let found =
                of_phone.iter().find(|e| e.key.text[prefix.len()..] == *part && !e.value.text.is_empty());
            found.map_or_else(
                || {
                    let finding = Finding::new(
                        code::EMPTY,
                        say!("{prefix}{part} tidak boleh kosong", "{prefix}{part} must not be empty"),
                    );
                    let help = say!("isi {part} di bawah [[phones]]", "fill in {part} below [[phones]]");
                    out.push(finding.at(source, first.key.span, Text::default()).help(help));
                    String::new()
                },
                |e| e.value.text.clone(),
            )
        });
        for entry in
            of_phone.iter().filter(|e| !matches!(&e.key.text[prefix.len()..], "number" | "id" | "en"))
        {
            out.push(odd(entry, source, "number, id, en"));
        }
        phones.push((number, Text { id, en }));
    }
    phones
}

fn odd(entry: &Entry, source: &str, known: &str) -> Finding {
    let key = &entry.key.text;
    Finding::new(code::ODD_COLUMN, say!("kunci tidak dikenal: {key}", "unknown key: {key}"))
        .at(source, entry.key.span, Text::default())
        .help(say!("hapus; yang dikenal: {known}", "delete it; known are: {known}"))
}

/// Tiles row by row: `tiles.1.1`, `tiles.1.2`, `tiles.2.1`.
fn tiles(lists: Vec<Entry>, source: &str, out: &mut Vec<Finding>) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = vec![];
    for entry in lists {
        let Some(place) = entry.key.text.strip_prefix("tiles.") else { continue };
        let row = place.split_once('.').and_then(|(row, _)| row.parse::<usize>().ok());
        // Tiles are written row by row, so that a row number is the present or the next one.
        let next = rows.len() + 1;
        match (row, rows.last_mut()) {
            (Some(row), _) if row == next => rows.push(vec![entry.value]),
            (Some(row), Some(last)) if row + 1 == next => last.push(entry.value),
            _ => out.push(odd(&entry, source, TILES_FORM)),
        }
    }
    rows
}

impl Settings {
    /// Tiles against the kecamatan and, if the table of units is `whole`, head counts against the totals.
    pub fn compare(&self, units: &[Unit], whole: bool, out: &mut Vec<Finding>) {
        self.compare_tiles(units, out);
        let Some(row) = self.sheet.rows().next().filter(|_| whole) else { return };
        let sum = |part: fn(&Unit) -> u32| units.iter().map(|u| u64::from(part(u))).sum::<u64>();
        let asn = ("staff.asn", "ASN", self.totals.0, sum(|u| u.asn));
        let non_asn = ("staff.non_asn", "non-ASN", self.totals.1, sum(|u| u.non_asn));
        for (key, what, total, sum) in [asn, non_asn] {
            if u64::from(total) != sum {
                let gap = u64::from(total).abs_diff(sum);
                let finding = Finding::new(
                    code::TOTAL,
                    say!(
                        "jumlah {what} semua unit {sum}, jumlah kota {total}",
                        "the units hold {sum} {what}, the city {total}"
                    ),
                )
                .witness(say!("selisih {gap} orang", "difference: {gap}"))
                .help(say!("betulkan units.csv atau {key}", "correct units.csv or {key}"));
                row.say(key, finding, Text::default(), out);
            }
        }
    }

    fn compare_tiles(&self, units: &[Unit], out: &mut Vec<Finding>) {
        // Tiles that are missing or misshapen have been spoken of.
        if self.tiles.is_empty() {
            return;
        }
        let offices = units.iter().filter(|u| u.kind == UnitKind::Kecamatan);
        let known: Vec<&str> = offices.filter_map(|u| u.kecamatan.as_deref()).collect();
        let tiles: Vec<&Cell> = self.tiles.iter().flatten().filter(|c| !c.text.is_empty()).collect();
        for tile in tiles.iter().filter(|t| !known.contains(&t.text.as_str())) {
            let name = &tile.text;
            let finding = Finding::new(
                code::TILE,
                say!(
                    "ubin \"{name}\" bukan kecamatan kota ini",
                    "the tile \"{name}\" is no kecamatan of this city"
                ),
            )
            .at(&self.source, tile.span, Text::default());
            let help = nearest(name, known.iter().copied()).map_or_else(
                || {
                    say!(
                        "hapus ubin ini atau tambahkan kecamatannya di units.csv",
                        "delete the tile or add its kecamatan to units.csv"
                    )
                },
                |meant| say!("maksud Anda \"{meant}\"?", "did you mean \"{meant}\"?"),
            );
            out.push(finding.help(help));
        }
        for name in known.iter().filter(|k| tiles.iter().all(|t| t.text != **k)) {
            let first = self.tiles.iter().flatten().next().map_or(Span::default(), |c| c.span);
            let finding = Finding::new(
                code::TILE,
                say!("kecamatan \"{name}\" tidak punya ubin", "the kecamatan \"{name}\" has no tile"),
            )
            .at(&self.source, first, say!("ubin mulai di sini", "the tiles start here"))
            .help(say!("tambahkan \"{name}\" di tiles", "add \"{name}\" to tiles"));
            out.push(finding);
        }
    }
}

fn from_table(source: &Source, out: &mut Vec<Finding>) -> Vec<Entry> {
    let lines = grid::read(source, out).lines;
    let pairs = lines.into_iter().filter_map(|line| <[Cell; 2]>::try_from(line.cells).ok());
    pairs.map(|[key, value]| Entry { key, value }).collect()
}

fn from_toml(source: &Source, out: &mut Vec<Finding>) -> Vec<Entry> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in errors {
        let span = error.span().map_or_else(Span::default, |s| Span::new(s.start, s.end));
        let what = error.message();
        out.push(
            Finding::new(code::NOT_TOML, say!("baris ini bukan TOML", "this line is no TOML"))
                .at(&source.name, span, Text::default())
                .witness(Text::same(what))
                .help(say!("tulis kunci = \"nilai\", satu per baris", "write key = \"value\", one a line")),
        );
    }
    let mut entries = vec![];
    for (key, value) in table.get_ref() {
        let span = Span::new(key.span().start, key.span().end);
        flatten(key.get_ref(), span, value, &mut entries);
    }
    entries
}

/// Tables and lists become dotted keys: `staff.asn`, `tiles.2.1`.
fn flatten(key: &str, at: Span, value: &toml::Spanned<DeValue<'_>>, entries: &mut Vec<Entry>) {
    let mut span = Span::new(value.span().start, value.span().end);
    let text = match value.get_ref() {
        DeValue::Table(table) => {
            for (name, inner) in table {
                let at = Span::new(name.span().start, name.span().end);
                flatten(&format!("{key}.{}", name.get_ref()), at, inner, entries);
            }
            return;
        }
        DeValue::Array(array) => {
            for (i, inner) in array.iter().enumerate() {
                flatten(&format!("{key}.{}", i + 1), at, inner, entries);
            }
            return;
        }
        DeValue::String(text) => {
            // Inside the quotes, so that a mending keeps them.
            if span.end - span.start == text.len() + 2 && !text.is_empty() {
                span = Span::new(span.start + 1, span.end - 1);
            }
            text.to_string()
        }
        DeValue::Boolean(value) => if *value { "ya" } else { "tidak" }.to_owned(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Datetime(date) => date.to_string(),
    };
    entries.push(Entry { key: Cell { text: key.into(), span: at }, value: Cell { text, span } });
}
