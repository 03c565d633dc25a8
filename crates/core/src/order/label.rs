//! Numbers of clauses in words: how a letter prints them and how a lawyer cites them.
//!
//! Asked by the effect, the findings and the letter, so that all three cite alike. It never
//! decides which number a clause has.

use super::tree::Label;

const ORDINALS: [&str; 11] = [
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
    "KESEBELAS",
];

/// KESATU (1) to KESEMBILAN PULUH SEMBILAN; beyond that, and for 0, `KE-100`.
fn ordinal(n: u8) -> String {
    match n {
        1..=11 => ORDINALS[usize::from(n) - 1].to_owned(),
        12..=19 => format!("{} BELAS", ORDINALS[usize::from(n) - 11]),
        20..=99 => {
            let tens = format!("{} PULUH", ORDINALS[usize::from(n / 10) - 1]);
            match n % 10 {
                0 => tens,
                1 => format!("{tens} SATU"),
                rest => format!("{tens} {}", &ORDINALS[usize::from(rest) - 1][2..]),
            }
        }
        _ => format!("KE-{n}"),
    }
}

/// a (0) to z (25), then aa, ab: letters of sub-clauses as the parser counts them.
fn letter(index: u8) -> String {
    let last = char::from(b'a' + index % 26);
    if index < 26 { last.to_string() } else { format!("{}{last}", char::from(b'a' + index / 26 - 1)) }
}

impl Label {
    /// As a reader cites it: "Diktum KESATU", "Butir 2", "Diktum KEDUA huruf b".
    #[must_use]
    pub fn cite(&self) -> String {
        match self {
            Self::Diktum(n) => format!("Diktum {}", ordinal(*n)),
            Self::Butir(n) => format!("Butir {n}"),
            Self::Huruf(parent, n) => format!("{} huruf {}", parent.cite(), letter(*n)),
        }
    }

    /// As it stands at the head of the clause in the letter: "KESATU", "2.", "b.".
    #[must_use]
    pub fn head(&self) -> String {
        match self {
            Self::Diktum(n) => ordinal(*n),
            Self::Butir(n) => format!("{n}."),
            Self::Huruf(_, n) => format!("{}.", letter(*n)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diktums_are_counted_in_words() {
        let cases = [
            (1, "KESATU"),
            (2, "KEDUA"),
            (10, "KESEPULUH"),
            (11, "KESEBELAS"),
            (12, "KEDUA BELAS"),
            (13, "KETIGA BELAS"),
            (19, "KESEMBILAN BELAS"),
            (20, "KEDUA PULUH"),
            (21, "KEDUA PULUH SATU"),
            (25, "KEDUA PULUH LIMA"),
            (99, "KESEMBILAN PULUH SEMBILAN"),
            (100, "KE-100"),
        ];
        for (n, word) in cases {
            assert_eq!(Label::Diktum(n).head(), word, "{n}");
        }
    }

    #[test]
    fn a_sub_clause_is_cited_below_its_parent() {
        let huruf = |n| Label::Huruf(Box::new(Label::Diktum(2)), n);
        assert_eq!(huruf(1).cite(), "Diktum KEDUA huruf b");
        assert_eq!(huruf(1).head(), "b.");
        assert_eq!(huruf(25).head(), "z.");
        assert_eq!(huruf(26).head(), "aa.");
        assert_eq!(Label::Huruf(Box::new(huruf(0)), 2).cite(), "Diktum KEDUA huruf a huruf c");
        assert_eq!((Label::Butir(3).cite(), Label::Butir(3).head()), ("Butir 3".into(), "3.".into()));
    }

    #[test]
    fn every_number_has_a_word_of_its_own() {
        let mut words: Vec<String> = (1..=99).map(ordinal).collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), 99);
        let letters: std::collections::BTreeSet<String> = (0..=255).map(letter).collect();
        assert_eq!(letters.len(), 256);
    }
}
