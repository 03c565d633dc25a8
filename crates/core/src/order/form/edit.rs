//! Adding, removing and moving rows. A clause goes with everything in it.

use super::shape::{Stands, shapes};
use super::{Form, Row, RowKind};
use crate::order::tree::Label;

/// Deepest row that may open another: a sub-clause of a sub-clause.
const DEEPEST: u8 = 2;

/// Where what begins at a row ends: behind the rows that stand in it.
pub(super) fn end(rows: &[Row], at: usize) -> usize {
    let Some(row) = rows.get(at) else { return rows.len() };
    let deeper = rows[at + 1..].iter().take_while(|r| row.kind.opens() && r.depth > row.depth);
    at + 1 + deeper.count()
}

impl Form {
    /// The clause or sub-clause in which a row stands.
    fn parent(&self, row: usize) -> Option<usize> {
        let depth = self.rows.get(row)?.depth;
        (0..row).rev().find(|i| self.rows[*i].depth < depth).filter(|i| self.rows[*i].kind.opens())
    }

    /// The clause in which a row stands or which it is itself.
    fn clause_of(&self, row: usize) -> Option<usize> {
        if self.rows.get(row)?.kind.opens() { Some(row) } else { self.parent(row) }
    }

    /// The kinds of rows that may be added behind a row, or into it if it is a clause.
    #[must_use]
    pub fn offered(&self, row: usize) -> Vec<RowKind> {
        let clause = self.clause_of(row).map(|i| self.rows[i].depth);
        let fits = |kind: RowKind, stands: Stands| match stands {
            Stands::Often => true,
            Stands::Once => self.rows.iter().all(|r| r.kind != kind),
            Stands::Within => clause.is_some_and(|depth| kind != RowKind::Sub || depth < DEEPEST),
            Stands::First | Stands::Found => false,
        };
        shapes().filter(|s| row < self.rows.len() && fits(s.kind, s.stands)).map(|s| s.kind).collect()
    }

    /// Adds a row without answers and says where it stands; `None` if it is not [`Self::offered`] there.
    ///
    /// A rule goes behind the row, or to the end of the row's clause if the row is one; anything else
    /// goes behind the line or clause of the order that holds the row. A new clause has the next number.
    pub fn insert(&mut self, after: usize, kind: RowKind) -> Option<usize> {
        if !self.offered(after).contains(&kind) {
            return None;
        }
        let mut row = Row::empty(kind);
        let at = if kind.shape().stands == Stands::Within {
            let clause = self.clause_of(after)?;
            row.depth = self.rows[clause].depth + 1;
            end(&self.rows, after)
        } else {
            let top = (0..=after).rev().find(|i| self.rows[*i].depth == 0).unwrap_or(0);
            end(&self.rows, top)
        };
        match kind {
            RowKind::Clause => row.answer("nomor", self.next_number()),
            RowKind::Sub => row.answer("huruf", self.next_letter(after)),
            _ => {}
        }
        self.rows.insert(at, row);
        Some(at)
    }

    /// The number behind that of the last clause that has one.
    fn next_number(&self) -> String {
        let numbers = self.rows.iter().filter(|r| r.kind == RowKind::Clause).map(|r| r.value("nomor"));
        let next = numbers.rev().find_map(|number| {
            let number = number.trim().to_uppercase();
            if let Some(n) = number.strip_prefix("BUTIR ") {
                return Some(format!("BUTIR {}", n.trim().parse::<u8>().ok()?.checked_add(1)?));
            }
            (1..99).find(|n| Label::Diktum(*n).head() == number).map(|n| Label::Diktum(n + 1).head())
        });
        next.unwrap_or_else(|| Label::Diktum(1).head())
    }

    /// The letter behind the last one of the clause.
    fn next_letter(&self, after: usize) -> String {
        let Some(clause) = self.clause_of(after) else { return "a".into() };
        let depth = self.rows[clause].depth + 1;
        let body = &self.rows[clause + 1..end(&self.rows, clause)];
        let letters = body.iter().filter(|r| r.kind == RowKind::Sub && r.depth == depth);
        let last = letters.filter_map(|r| r.value("huruf").bytes().next()).max();
        char::from(last.map_or(b'a', |l| if l.is_ascii_lowercase() && l < b'z' { l + 1 } else { b'a' }))
            .into()
    }

    /// Takes a row out, a clause with everything in it; the title stays. False if there is nothing to take.
    pub fn remove(&mut self, row: usize) -> bool {
        let found = row > 0 && row < self.rows.len();
        if found {
            let end = end(&self.rows, row);
            self.rows.drain(row..end);
        }
        found
    }

    /// Moves a row above the one before it in the same clause, and says where it stands then.
    pub fn up(&mut self, row: usize) -> usize {
        let Some(depth) = self.rows.get(row).map(|r| r.depth) else { return row };
        let mut before = (1..row).rev().take_while(|i| self.rows[*i].depth >= depth);
        let Some(to) = before.find(|i| self.rows[*i].depth == depth) else { return row };
        let end = end(&self.rows, row);
        self.rows[to..end].rotate_left(row - to);
        to
    }

    /// Moves a row below the one behind it in the same clause, and says where it stands then.
    pub fn down(&mut self, row: usize) -> usize {
        let next = end(&self.rows, row);
        let depth = |i: usize| self.rows.get(i).map(|r| r.depth);
        if row == 0 || depth(next).is_none() || depth(next) != depth(row) {
            return row;
        }
        self.up(next);
        end(&self.rows, row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::order::parse;

    const ORDER: &str = "perintah \"x\" {\n  jenis keputusan\n  KESATU {\n    kantor ditutup\n    huruf a {\n      petugas piket\n    }\n    presensi\n  }\n  KEDUA {\n    bergiliran\n  }\n  tempat \"B\"\n}\n";

    /// The rows as keys, each with its depth.
    fn outline(form: &Form) -> String {
        let rows = form.rows.iter().map(|r| format!("{}{}", r.kind.key(), r.depth));
        rows.collect::<Vec<_>>().join(" ")
    }

    fn made() -> Form {
        super::super::form(&parse(&Source::new("x.balai", ORDER)).order)
    }

    const BEFORE: &str =
        "judul0 jenis0 diktum0 kantor-ditutup1 huruf1 piket2 kewajiban1 diktum0 giliran1 tempat0";

    #[test]
    fn rows_are_added() {
        use RowKind::*;
        let cases = [
            (
                0,
                Number,
                Some(
                    "judul0 nomor0 jenis0 diktum0 kantor-ditutup1 huruf1 piket2 kewajiban1 diktum0 giliran1 tempat0",
                ),
            ),
            (
                3,
                Number,
                Some(
                    "judul0 jenis0 diktum0 kantor-ditutup1 huruf1 piket2 kewajiban1 nomor0 diktum0 giliran1 tempat0",
                ),
            ),
            (
                2,
                Mode,
                Some(
                    "judul0 jenis0 diktum0 kantor-ditutup1 huruf1 piket2 kewajiban1 tempat-bekerja1 diktum0 giliran1 tempat0",
                ),
            ),
            (
                3,
                Mode,
                Some(
                    "judul0 jenis0 diktum0 kantor-ditutup1 tempat-bekerja1 huruf1 piket2 kewajiban1 diktum0 giliran1 tempat0",
                ),
            ),
            (
                4,
                Mode,
                Some(
                    "judul0 jenis0 diktum0 kantor-ditutup1 huruf1 piket2 tempat-bekerja2 kewajiban1 diktum0 giliran1 tempat0",
                ),
            ),
            (
                5,
                Sub,
                Some(
                    "judul0 jenis0 diktum0 kantor-ditutup1 huruf1 piket2 huruf2 kewajiban1 diktum0 giliran1 tempat0",
                ),
            ),
            (
                9,
                Clause,
                Some(
                    "judul0 jenis0 diktum0 kantor-ditutup1 huruf1 piket2 kewajiban1 diktum0 giliran1 tempat0 diktum0",
                ),
            ),
            (0, Kind, None),
            (1, Mode, None),
            (0, Text, None),
            (99, Number, None),
        ];
        for (after, kind, outcome) in cases {
            let mut form = made();
            assert_eq!(outline(&form), BEFORE);
            let at = form.insert(after, kind);
            assert_eq!(outline(&form), outcome.unwrap_or(BEFORE), "{kind:?} behind {after}");
            assert_eq!(at.map(|at| form.rows[at].kind), outcome.map(|_| kind));
        }
    }

    #[test]
    fn a_new_clause_has_the_next_number() {
        let mut form = made();
        let at = form.insert(2, RowKind::Clause).unwrap_or_default();
        assert_eq!((at, form.rows[at].value("nomor")), (7, "KETIGA"));
        let at = form.insert(2, RowKind::Sub).unwrap_or_default();
        assert_eq!((at, form.rows[at].value("huruf")), (7, "b"));
        let deepest = form.insert(at, RowKind::Sub).unwrap_or_default();
        assert_eq!((form.rows[deepest].depth, form.rows[deepest].value("huruf")), (2, "a"));
        assert_eq!(form.insert(deepest, RowKind::Sub), None, "clauses nest three deep");
        form.rows[7].answer("nomor", "x");
        for (last, next) in [("BUTIR 3", "BUTIR 4"), ("kesepuluh", "KESEBELAS"), ("BUTIR 255", "KESATU")] {
            form.rows.retain(|r| r.kind != RowKind::Clause);
            let at = form.insert(0, RowKind::Clause).unwrap_or_default();
            form.rows[at].answer("nomor", last);
            assert_eq!(form.next_number(), next);
        }
    }

    #[test]
    fn rows_are_taken_out() {
        for (row, outcome) in [
            (0, BEFORE),
            (1, "judul0 diktum0 kantor-ditutup1 huruf1 piket2 kewajiban1 diktum0 giliran1 tempat0"),
            (2, "judul0 jenis0 diktum0 giliran1 tempat0"),
            (4, "judul0 jenis0 diktum0 kantor-ditutup1 kewajiban1 diktum0 giliran1 tempat0"),
            (10, BEFORE),
        ] {
            let mut form = made();
            assert_eq!(form.remove(row), outcome != BEFORE);
            assert_eq!(outline(&form), outcome, "{row}");
        }
    }

    #[test]
    fn a_row_moves_with_everything_in_it() {
        let swapped =
            "judul0 jenis0 diktum0 giliran1 diktum0 kantor-ditutup1 huruf1 piket2 kewajiban1 tempat0";
        let huruf_up =
            "judul0 jenis0 diktum0 huruf1 piket2 kantor-ditutup1 kewajiban1 diktum0 giliran1 tempat0";
        let up: fn(&mut Form, usize) -> usize = Form::up;
        let down: fn(&mut Form, usize) -> usize = Form::down;
        for (go, row, to, outcome) in [
            (up, 0, 0, BEFORE),
            (up, 1, 1, BEFORE),
            (up, 3, 3, BEFORE),
            (up, 5, 5, BEFORE),
            (up, 7, 2, swapped),
            (down, 2, 4, swapped),
            (up, 4, 3, huruf_up),
            (down, 3, 5, huruf_up),
            (down, 0, 0, BEFORE),
            (down, 6, 6, BEFORE),
            (down, 9, 9, BEFORE),
            (up, 99, 99, BEFORE),
            (down, 99, 99, BEFORE),
        ] {
            let mut form = made();
            assert_eq!(go(&mut form, row), to, "{row}");
            assert_eq!(outline(&form), outcome, "{row}");
        }
    }
}
