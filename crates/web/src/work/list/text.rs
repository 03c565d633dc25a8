//! Words of a list of attendance, in both languages.

use balai_core::diagnostic::Lang;

/// The words.
#[derive(Debug)]
pub struct Words {
    /// Entering a list: heading, how to write it, label, reason, hint of it, enter; the file, its hint,
    /// the list to fill in.
    pub form: [&'static str; 9],
    /// Columns of the list to fill in: number, day, in, out, place, name.
    pub columns: [&'static str; 6],
    /// A list cannot be taken: it is too large, no table, or there are two.
    pub no_file: [&'static str; 3],
    /// A line is wrong: number, why.
    pub line: fn(usize, &str) -> String,
    /// There is nobody of that number or name.
    pub nobody: fn(&str) -> String,
    /// A name that several bear, with their numbers.
    pub several: fn(&str, &str) -> String,
    /// Not a day, a time, a place.
    pub no_day: fn(&str) -> String,
    /// Not a time.
    pub no_time: fn(&str) -> String,
    /// Not a place.
    pub no_place: fn(&str) -> String,
    /// Neither time is there.
    pub no_times: &'static str,
}

const ID: Words = Words {
    form: [
        "Masukkan dari daftar",
        "Satu orang satu baris: nomor atau nama; hari; jam masuk; jam pulang; tempat. Tempel dari lembar kerja, atau pisahkan dengan titik koma.",
        "Daftar",
        "Alasan",
        "Misalnya: buku hadir, kantor tanpa sinyal.",
        "Catat daftar",
        "Atau berkas CSV atau XLSX",
        "Kolomnya sama. Kosongkan kotak di atas bila memilih berkas.",
        "Unduh daftar pegawai hari ini untuk diisi (XLSX)",
    ],
    columns: ["Pegawai", "Hari", "Masuk", "Pulang", "Tempat", "Nama"],
    no_file: [
        "Berkas lebih besar dari 2 MB. Bagi menjadi beberapa daftar.",
        "Berkas ini bukan CSV dan bukan XLSX. Simpan lembar kerja sebagai salah satunya.",
        "Ada daftar yang ditempel dan ada berkas. Kirim salah satu saja.",
    ],
    line: |n, why| format!("Baris {n}: {why}"),
    nobody: |who| format!("tidak ada pegawai “{who}” di unit ini"),
    several: |who, ids| format!("“{who}” adalah nama beberapa orang; tulis nomornya: {ids}"),
    no_day: |text| format!("“{text}” bukan tanggal; tulis 2021-07-01 atau 1-7-2021"),
    no_time: |text| format!("“{text}” bukan jam; tulis seperti 07.30"),
    no_place: |text| format!("“{text}” bukan tempat; tulis kantor, lapangan, atau rumah"),
    no_times: "jam masuk atau jam pulang belum ditulis; tulis - bila tidak hadir",
};

const EN: Words = Words {
    form: [
        "Enter from a list",
        "One person a line: number or name; day; time in; time out; place. Paste it from a sheet, or separate with semicolons.",
        "List",
        "Reason",
        "For example: attendance book, office without signal.",
        "Record list",
        "Or a CSV or XLSX file",
        "The same columns. Leave the box above empty if you choose a file.",
        "Download the day's list of staff to fill in (XLSX)",
    ],
    columns: ["Person", "Day", "In", "Out", "Place", "Name"],
    no_file: [
        "The file is larger than 2 MB. Split it into several lists.",
        "This file is neither CSV nor XLSX. Save the sheet as one of them.",
        "There is a pasted list and a file. Send one of them.",
    ],
    line: |n, why| format!("Line {n}: {why}"),
    nobody: |who| format!("there is no person “{who}” in this unit"),
    several: |who, ids| format!("several people are called “{who}”; write the number: {ids}"),
    no_day: |text| format!("“{text}” is no day; write 2021-07-01 or 1-7-2021"),
    no_time: |text| format!("“{text}” is no time; write it like 07:30"),
    no_place: |text| format!("“{text}” is no place; write kantor, lapangan or rumah"),
    no_times: "neither the time in nor the time out is written; write - for who did not come",
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}
