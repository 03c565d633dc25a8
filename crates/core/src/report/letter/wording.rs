//! Numbers, dates, times and lists as formal Indonesian writes them.
//!
//! Asked by every sentence of the letter. It never knows what an order says.

use jiff::civil::{Date, Time};

use crate::city::City;
use crate::diagnostic::{Lang, count, percent, short_date};
use crate::order::{Amount, Bound};

/// Where the order does not know a value.
pub const DOTS: &str = "........................";

const SMALL: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas",
];

/// A number in words: 25 is "dua puluh lima", 1000 "seribu".
pub fn spell(n: u64) -> String {
    let joined = |head: String, rest: u64| if rest == 0 { head } else { format!("{head} {}", spell(rest)) };
    match n {
        0..=11 => SMALL[usize::try_from(n).unwrap_or(0)].to_owned(),
        12..=19 => format!("{} belas", spell(n - 10)),
        20..=99 => joined(format!("{} puluh", spell(n / 10)), n % 10),
        100..=199 => joined("seratus".to_owned(), n - 100),
        200..=999 => joined(format!("{} ratus", spell(n / 100)), n % 100),
        1_000..=1_999 => joined("seribu".to_owned(), n - 1_000),
        2_000..=999_999 => joined(format!("{} ribu", spell(n / 1_000)), n % 1_000),
        1_000_000..=999_999_999 => joined(format!("{} juta", spell(n / 1_000_000)), n % 1_000_000),
        1_000_000_000..=999_999_999_999 => {
            joined(format!("{} miliar", spell(n / 1_000_000_000)), n % 1_000_000_000)
        }
        _ => joined(format!("{} triliun", spell(n / 1_000_000_000_000)), n % 1_000_000_000_000),
    }
}

/// "1.234": thousands with dots.
pub fn grouped(n: u64) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX), Lang::Id)
}

/// "3 (tiga)".
pub fn counted(n: u32) -> String {
    format!("{} ({})", grouped(n.into()), spell(n.into()))
}

/// "25% (dua puluh lima persen)", "12,5% (dua belas koma lima persen)" from hundredths of a percent.
pub fn percentage(hundredths: u32) -> String {
    let digits = percent(hundredths, Lang::Id);
    let mut words = spell((hundredths / 100).into());
    if let Some((_, rest)) = digits.trim_end_matches('%').split_once(',') {
        words += " koma";
        for digit in rest.bytes() {
            words += " ";
            words += &spell(u64::from(digit - b'0'));
        }
    }
    format!("{digits} ({words} persen)")
}

/// "3 (tiga) orang", "25% (dua puluh lima persen)".
pub fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Percent(p) => percentage(*p),
        Amount::People(n) => format!("{} orang", counted(*n)),
        Amount::Table(name) => format!("sebesar persentase menurut tabel {}", spaced(name)),
    }
}

/// "paling banyak", "paling sedikit", "tepat".
pub const fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost => "paling banyak",
        Bound::AtLeast => "paling sedikit",
        Bound::Exactly => "tepat",
    }
}

/// "29 Juni 2021".
pub fn day(date: Date) -> String {
    short_date(date, Lang::Id)
}

/// "pukul 07.30 WIB".
pub fn clock(time: Time, city: &City) -> String {
    format!("pukul {:02}.{:02} {}", time.hour(), time.minute(), city.zone_short)
}

/// "a, b, dan c": with a comma before the last of three and more, as the language authority asks.
pub fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} {last} {b}"),
        [head @ .., tail] => format!("{}, {last} {tail}", head.join(", ")),
    }
}

/// First letter in upper case; the rest as it is.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// First letter in lower case where the first word is an ordinary word and no name, so that a text
/// written as a sentence can stand within one.
pub fn inner(text: &str) -> String {
    const ORDINARY: [&str; 14] = [
        "Adanya", "Untuk", "Dalam", "Jumlah", "Kasus", "Telah", "Terjadi", "Perlu", "Bahwa", "Angka",
        "Kenaikan", "Lonjakan", "Demi", "Guna",
    ];
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let first = text.split_whitespace().next().unwrap_or_default();
    let verb =
        ["Me", "Ber", "Di"].iter().any(|p| first.starts_with(p)) && first.len() > 5 && !first.contains('-');
    if !(verb || ORDINARY.contains(&first)) {
        return text.to_owned();
    }
    lower(text)
}

/// First letter in lower case; the rest as it is.
pub fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Words of a name joined by `-`: `tenaga-kesehatan` is "tenaga kesehatan".
pub fn spaced(slug: &str) -> String {
    slug.replace('-', " ")
}

/// Words of the order's circumstances as a letter writes them: `ppkm level-4` is "PPKM Level 4".
pub fn terms(text: &str) -> String {
    const NAMES: [(&str, &str); 12] = [
        ("ppkm", "PPKM"),
        ("psbb", "PSBB"),
        ("covid-19", "COVID-19"),
        ("asn", "ASN"),
        ("level", "Level"),
        ("jawa", "Jawa"),
        ("bali", "Bali"),
        ("jawa-bali", "Jawa-Bali"),
        ("luar-jawa-bali", "luar Jawa-Bali"),
        ("non-esensial", "nonesensial"),
        ("tpp", "TPP"),
        ("mpp", "MPP"),
    ];
    let named = |w: &str| NAMES.iter().find(|(name, _)| *name == w).map(|(_, written)| (*written).to_owned());
    let parts = |w: &str| {
        let each = w.split('-').map(|part| named(part).unwrap_or_else(|| part.to_owned()));
        each.collect::<Vec<_>>().join(" ")
    };
    let word = |w: &str| {
        let whole = named(w).or_else(|| w.strip_prefix("level-").map(|n| format!("Level {n}")));
        whole.unwrap_or_else(|| if w.chars().any(char::is_uppercase) { w.to_owned() } else { parts(w) })
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ").replace("non esensial", "nonesensial")
}

/// True if the text begins with a verb, so that it can follow "wajib" or "dapat".
pub fn is_predicate(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let verb = ["me", "ber", "di", "ter"].iter().any(|p| first.starts_with(p) && first.len() > p.len() + 2)
        && !first.starts_with("din");
    verb || ["tidak", "tetap", "wajib", "ikut", "hadir", "siaga"].contains(&first.as_str())
}

/// The text with its first "ASN" written out: "pegawai Aparatur Sipil Negara (ASN)". `None` if it has none.
pub fn asn_in_full(text: &str) -> Option<String> {
    const SHORT: &str = "ASN";
    const LONG: &str = "Aparatur Sipil Negara";
    let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let alone = |at: &usize| {
        !part(text[..*at].chars().next_back()) && !part(text[*at + SHORT.len()..].chars().next())
    };
    let at = text.match_indices(SHORT).map(|(at, _)| at).find(alone)?;
    let (head, tail) = (&text[..at], &text[at + SHORT.len()..]);
    Some(match head {
        _ if head.contains(LONG) => text.to_owned(),
        _ if head.ends_with("non-") => format!("{head}{LONG} (non-{SHORT}){tail}"),
        _ => format!("{head}{LONG} ({SHORT}){tail}"),
    })
}

/// A Roman number for annexes.
pub fn roman(n: usize) -> String {
    const STEPS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let (mut rest, mut out) = (n, String::new());
    for (value, sign) in STEPS {
        while rest >= value {
            out += sign;
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        let cases = [
            (0, "nol"),
            (1, "satu"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (12, "dua belas"),
            (19, "sembilan belas"),
            (20, "dua puluh"),
            (25, "dua puluh lima"),
            (75, "tujuh puluh lima"),
            (100, "seratus"),
            (101, "seratus satu"),
            (111, "seratus sebelas"),
            (138, "seratus tiga puluh delapan"),
            (200, "dua ratus"),
            (999, "sembilan ratus sembilan puluh sembilan"),
            (1_000, "seribu"),
            (1_100, "seribu seratus"),
            (2_021, "dua ribu dua puluh satu"),
            (11_000, "sebelas ribu"),
            (100_000, "seratus ribu"),
            (1_000_000, "satu juta"),
            (2_500_001, "dua juta lima ratus ribu satu"),
            (1_000_000_000, "satu miliar"),
            (7_000_000_000_000, "tujuh triliun"),
        ];
        for (n, words) in cases {
            assert_eq!(spell(n), words, "{n}");
        }
    }

    #[test]
    fn percentages_say_their_decimals() {
        assert_eq!(percentage(2_500), "25% (dua puluh lima persen)");
        assert_eq!(percentage(10_000), "100% (seratus persen)");
        assert_eq!(percentage(1_250), "12,5% (dua belas koma lima persen)");
        assert_eq!(percentage(3_333), "33,33% (tiga puluh tiga koma tiga tiga persen)");
        assert_eq!(percentage(205), "2,05% (dua koma nol lima persen)");
    }

    #[test]
    fn lists_take_a_comma_before_the_last_of_three() {
        let list = |items: &[&str]| listed(&items.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(), "dan");
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a dan b");
        assert_eq!(list(&["a", "b", "c"]), "a, b, dan c");
    }

    #[test]
    fn a_sentence_becomes_a_part_of_one_unless_it_begins_with_a_name() {
        let cases = [
            ("Mencegah penularan.", "mencegah penularan"),
            ("Adanya 42 ASN", "adanya 42 ASN"),
            ("Wali Kota terpapar", "Wali Kota terpapar"),
            ("42 ASN positif", "42 ASN positif"),
            ("Dinas Kesehatan penuh", "Dinas Kesehatan penuh"),
            ("Medan terendam", "Medan terendam"),
        ];
        for (text, want) in cases {
            assert_eq!(inner(text), want);
        }
    }

    #[test]
    fn asn_is_written_out_where_it_stands_alone() {
        let cases = [
            ("pegawai ASN pada", Some("pegawai Aparatur Sipil Negara (ASN) pada")),
            ("jumlah ASN dan non-ASN", Some("jumlah Aparatur Sipil Negara (ASN) dan non-ASN")),
            ("pegawai non-ASN", Some("pegawai non-Aparatur Sipil Negara (non-ASN)")),
            ("Komisi ASNI", None),
        ];
        for (text, want) in cases {
            assert_eq!(asn_in_full(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn roman_numbers_and_groups() {
        let all: Vec<String> = (1..=12).map(roman).collect();
        assert_eq!(all.join(" "), "I II III IV V VI VII VIII IX X XI XII");
        assert_eq!((grouped(999), grouped(1_234_567)), ("999".to_owned(), "1.234.567".to_owned()));
    }

    #[test]
    fn verbs_can_follow_wajib() {
        let cases =
            [("menyesuaikan pembayaran", true), ("tidak menerima tamu", true), ("posko siaga", false)];
        for (text, want) in cases {
            assert_eq!(is_predicate(text), want, "{text}");
        }
    }
}
