//! The form as a browser posts it, and back.

use std::collections::BTreeMap;

use super::question::{Control, YES};
use super::{Form, Row, RowKind};

/// Name of the hidden input that every row has, in the order of the document.
pub const ROW: &str = "baris";

/// Deepest row: a rule in a sub-clause of a sub-clause.
const DEEPEST: u8 = 3;

/// The HTML name of a field.
#[must_use]
pub fn name(row: usize, key: &str) -> String {
    format!("b{row}.{key}")
}

impl Row {
    /// The value of its hidden input [`ROW`]: `4:berlaku:0`, with `:jarak` below a blank line.
    #[must_use]
    pub fn head(&self, row: usize) -> String {
        format!("{row}:{}:{}{}", self.kind.key(), self.depth, if self.gap { ":jarak" } else { "" })
    }
}

impl Form {
    /// What a browser posts if nothing is changed: boxes that are not ticked are left out.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            pairs.push((ROW.to_owned(), row.head(i)));
            for field in &row.fields {
                let name = name(i, field.question.key);
                match field.question.control {
                    Control::Yes if field.value.is_empty() => {}
                    Control::Several(_) => {
                        let words = field.value.split_whitespace();
                        pairs.extend(words.map(|word| (name.clone(), word.to_owned())));
                    }
                    _ => pairs.push((name, field.value.clone())),
                }
            }
        }
        pairs
    }

    /// Reads what a browser posts. Total: any pairs give a form. A row of an unknown kind becomes a
    /// [`RowKind::Text`] of its values; pairs that belong to no row are passed over.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut values: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
        for (name, value) in pairs {
            if let Some((row, key)) = name.strip_prefix('b').and_then(|n| n.split_once('.')) {
                values.entry(row).or_default().entry(key).or_default().push(value);
            }
        }
        let heads = pairs.iter().filter(|(name, _)| name == ROW);
        let mut rows: Vec<Row> = heads
            .map(|(_, head)| {
                // Taken out: a row that is named again has no answers, and a long answer stands once.
                let row = head.split(':').next().unwrap_or_default();
                read_row(head, &values.remove(row).unwrap_or_default())
            })
            .collect();
        if rows.first().is_none_or(|r| r.kind != RowKind::Title) {
            rows.insert(0, Row::empty(RowKind::Title));
        }
        Self { rows }
    }
}

fn read_row(head: &str, values: &BTreeMap<&str, Vec<&str>>) -> Row {
    let mut parts = head.split(':').skip(1);
    let kind = parts.next().and_then(RowKind::from_key);
    let mut row = Row::empty(kind.unwrap_or(RowKind::Text));
    row.depth = parts.next().and_then(|d| d.parse().ok()).unwrap_or(0).min(DEEPEST);
    row.gap = parts.next() == Some("jarak");
    for field in &mut row.fields {
        let posted = values.get(field.question.key).map(Vec::as_slice).unwrap_or_default();
        let lines = |value: &str| value.replace("\r\n", "\n").replace('\r', "\n");
        field.value = match field.question.control {
            Control::Yes if posted.iter().any(|v| !v.is_empty()) => YES.to_owned(),
            Control::Several(_) => posted.join(" "),
            Control::Time => posted.last().map(|v| v.replace(':', ".")).unwrap_or_default(),
            _ => posted.last().map(|v| lines(v)).unwrap_or_default(),
        };
    }
    if kind.is_none() {
        let all: Vec<&str> = values.values().flatten().copied().filter(|v| !v.trim().is_empty()).collect();
        row.answer("isi", all.join("\n").replace('\r', ""));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Form {
        Form::read(&pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn any_pairs_give_a_form() {
        for (pairs, text) in [
            (&[][..], "perintah {\n}\n"),
            (&[("x", "y"), ("b1.isi", "y"), ("b", "")], "perintah {\n}\n"),
            (&[("baris", "")], "perintah {\n  ?\n}\n"),
            (&[("baris", "0:judul:0"), ("b0.judul", "a\" {\r\nb")], "perintah \"a' { b\" {\n}\n"),
            (
                &[("baris", "1:tempat:0"), ("baris", "1:alasan:0"), ("b1.isi", "B")],
                "perintah {\n  tempat \"B\"\n  alasan\n}\n",
            ),
            (&[("baris", "4:tempat:0:jarak"), ("b4.isi", "B")], "perintah {\n  tempat \"B\"\n}\n"),
            (
                &[("baris", "1:apa:7"), ("b1.z", "presensi"), ("b1.a", "tempat \"B\"")],
                "perintah {\n  tempat \"B\"\n    presensi\n}\n",
            ),
            (
                &[("baris", "1:nomor:0"), ("b1.tidak-diketahui", "on")],
                "perintah {\n  nomor tidak diketahui\n}\n",
            ),
            (
                &[("baris", "1:kewajiban:x"), ("b1.kewajiban", "presensi"), ("b1.sebelum", "16:00")],
                "perintah {\n  presensi sebelum 16.00\n}\n",
            ),
            (
                &[("baris", "1:alasan:0"), ("b1.isi", "a"), ("b1.catatan", "satu\r\n\r\ndua")],
                "perintah {\n  # satu\n\n  # dua\n  alasan \"a\"\n}\n",
            ),
        ] {
            assert_eq!(read(pairs).text(), text, "{pairs:?}");
        }
    }
}
