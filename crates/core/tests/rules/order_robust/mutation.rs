//! What happens to an order on its way through hands: words lost, swapped, doubled, cut, blown up.

use proptest::prelude::*;
use proptest::sample::Index;

/// One accident.
#[derive(Debug, Clone)]
pub enum Edit {
    Delete(Index),
    Insert(Index, &'static str),
    Swap(Index, Index),
    Truncate(Index),
    DoubleLine(Index),
    DropLine(Index),
    Huge(Index, u64),
    Nest(Index, usize, &'static str, &'static str),
    Byte(Index, char),
}

/// Words, marks and values that mean something in the language.
const WORDS: [&str; 96] = [
    "perintah",
    "\"teks\"",
    "{",
    "}",
    "(",
    ")",
    ",",
    ";",
    ":",
    "=",
    "/*",
    "\n",
    "\n",
    "\n",
    "#",
    "\"",
    "jenis",
    "instruksi-wali-kota",
    "nomor",
    "wilayah",
    "bogor",
    "tingkat",
    "kabupaten",
    "penandatangan",
    "selaku",
    "atas-nama",
    "disampaikan oleh",
    "ditetapkan",
    "2021-06-29",
    "2021-06-31",
    "9999-12-31",
    "berlaku",
    "sampai",
    "pemberitahuan lebih lanjut",
    "setiap jumat",
    "selama",
    "7 hari",
    "masuk kembali",
    "tinjau",
    "maksud",
    "dasar",
    "alasan",
    "kepada",
    "tembusan",
    "menggantikan",
    "mengubah",
    "pilihan",
    "golongan",
    "bila",
    "contoh",
    "pada",
    "terima",
    "B0402",
    "karena",
    "paragraf",
    "sumber",
    "taksiran",
    "tidak diketahui",
    "KESATU",
    "KEDUA",
    "BUTIR 1",
    "huruf a",
    "kecuali",
    "mengalahkan",
    "semua pegawai",
    "dinkes",
    "kecamatan/*",
    "di lokasi balai-kota",
    "di luar lokasi",
    "berstatus ASN",
    "berjabatan lurah",
    "bereselon II",
    "yang (",
    "yang dijaga di rumah",
    "bekerja dari rumah",
    "di kantor atau di lapangan",
    "paling banyak",
    "25%",
    "250%",
    "3 orang",
    "dari ASN dan non-ASN",
    "dibulatkan ke bawah",
    "per sif",
    "kantor ditutup",
    "petugas piket",
    "setiap hari",
    "presensi",
    "laporan piket",
    "pukul 07.30 dan 16.00",
    "melalui",
    "layanan ktp-rekam",
    "dilayani daring",
    "pindah ke",
    "kepala unit dapat menutup kantor",
    "kepala unit mengatur giliran",
    "99999999999",
];

/// Accidents, a few at a time.
pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let at = any::<Index>;
    let edit = prop_oneof![
        at().prop_map(Edit::Delete),
        (at(), prop::sample::select(&WORDS[..])).prop_map(|(i, w)| Edit::Insert(i, w)),
        (at(), at()).prop_map(|(i, j)| Edit::Swap(i, j)),
        at().prop_map(Edit::Truncate),
        at().prop_map(Edit::DoubleLine),
        at().prop_map(Edit::DropLine),
        (at(), any::<u64>()).prop_map(|(i, n)| Edit::Huge(i, n)),
        (
            at(),
            1_usize..200,
            prop::sample::select(&[("(", ")"), ("{", "}"), ("yang (", ")"), ("huruf a {", "}")][..])
        )
            .prop_map(|(i, n, (open, close))| Edit::Nest(i, n, open, close)),
        (at(), any::<char>()).prop_map(|(i, c)| Edit::Byte(i, c)),
    ];
    prop::collection::vec(edit, 1..5)
}

/// Words of the language in any order, half of them inside an order.
pub fn babble() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 0..60);
    (words, any::<bool>()).prop_map(|(words, inside)| {
        let text = words.join(" ");
        if inside { format!("perintah \"x\" {{\n{text}\n}}\n") } else { text }
    })
}

/// The text after the accidents.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits {
        text = one(&text, edit);
    }
    text
}

fn one(text: &str, edit: &Edit) -> String {
    let mut parts = pieces(text);
    if parts.is_empty() {
        return text.to_owned();
    }
    let n = parts.len();
    match edit {
        Edit::Delete(i) => {
            parts.remove(i.index(n));
        }
        Edit::Insert(i, word) => parts.insert(i.index(n), word),
        Edit::Swap(i, j) => parts.swap(i.index(n), j.index(n)),
        Edit::Truncate(i) => parts.truncate(i.index(n)),
        Edit::DoubleLine(i) | Edit::DropLine(i) => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            let at = i.index(lines.len());
            if matches!(edit, Edit::DropLine(_)) {
                lines.remove(at);
            } else {
                lines.insert(at, lines[at]);
            }
            return lines.concat();
        }
        Edit::Huge(i, number) => return huge(&parts, i, *number),
        Edit::Nest(i, depth, open, close) => {
            let at = i.index(n);
            let (before, after) = (parts[..at].concat(), parts[at + 1..].concat());
            let (open, close) = (open.repeat(*depth), close.repeat(*depth));
            return format!("{before}{open}{}{close}{after}", parts[at]);
        }
        Edit::Byte(i, c) => {
            let at = i.index(n);
            let (before, after) = (parts[..at].concat(), parts[at..].concat());
            return format!("{before}{c}{after}");
        }
    }
    parts.concat()
}

/// Replaces one of the runs of digits by a huge number.
fn huge(parts: &[&str], at: &Index, number: u64) -> String {
    let digits: Vec<usize> =
        (0..parts.len()).filter(|i| parts[*i].starts_with(|c: char| c.is_ascii_digit())).collect();
    if digits.is_empty() {
        return parts.concat();
    }
    let chosen = digits[at.index(digits.len())];
    let number = number.to_string();
    let parts = parts.iter().enumerate().map(|(i, p)| if i == chosen { number.as_str() } else { p });
    parts.collect()
}

/// Words, numbers, marks and blanks, one by one; put together they are the text.
fn pieces(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => 0,
        c if c.is_alphanumeric() || c == '-' => 1,
        ' ' => 2,
        _ => 3,
    };
    let mut parts = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (i, c) in text.char_indices() {
        let k = kind(c);
        if i > start && (last != Some(k) || k == 3) {
            parts.push(&text[start..i]);
            start = i;
        }
        last = Some(k);
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts
}
