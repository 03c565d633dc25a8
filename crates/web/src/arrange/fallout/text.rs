//! Words of the page on which many fall out, in both languages.

use balai_core::diagnostic::Lang;

/// The words.
#[derive(Debug)]
pub struct Words {
    /// Heading.
    pub heading: &'static str,
    /// What the page is for.
    pub lead: &'static str,
    /// By which order.
    pub under: fn(&str) -> String,
    /// No order is in force.
    pub no_order: &'static str,
    /// Label of the list.
    pub list: &'static str,
    /// How to write it.
    pub list_hint: &'static str,
    /// Work it out.
    pub look: &'static str,
    /// Heading over faults.
    pub faulty: &'static str,
    /// Words that begin a line of headings.
    pub columns: [&'static str; 5],
    /// A line is wrong: number, why.
    pub line: fn(usize, &str) -> String,
    /// Nothing is in the list.
    pub empty: &'static str,
    /// So many more faults.
    pub more_faults: fn(usize) -> String,
    /// There is nobody of that number or name.
    pub nobody_called: fn(&str) -> String,
    /// A name that several bear, with their numbers.
    pub several: fn(&str, &str) -> String,
    /// Not a day.
    pub no_day: fn(&str) -> String,
    /// The first day is missing.
    pub day_missing: &'static str,
    /// Too many fields.
    pub too_many: &'static str,
    /// Heading of what it leads to.
    pub outcome: &'static str,
    /// Absences, days of duty that change, units.
    pub summary: fn(usize, usize, usize) -> String,
    /// Days without a duty that only become unavailable.
    pub only_away: fn(usize) -> String,
    /// So many more changes, in the table.
    pub more: fn(usize) -> String,
    /// Heading of posts that stay open.
    pub open: &'static str,
    /// Day, unit, post, missing.
    pub open_line: fn(&str, &str, &str, u32) -> String,
    /// No post becomes open.
    pub none_open: &'static str,
    /// Heading of the findings.
    pub findings: &'static str,
    /// The audit found errors.
    pub blocked: &'static str,
    /// Table of the changes.
    pub table: &'static str,
    /// Its columns.
    pub table_columns: [&'static str; 7],
    /// Name of who publishes.
    pub who: &'static str,
    /// Publish.
    pub publish: &'static str,
    /// Done: number of the roster, changes.
    pub done: fn(i64, usize) -> String,
    /// Way to the units.
    pub to_units: &'static str,
    /// The form is from elsewhere.
    pub stranger: &'static str,
    /// Another roster was published meanwhile.
    pub meanwhile: &'static str,
}

const ID: Words = Words {
    heading: "Halangan banyak pegawai sekaligus",
    lead: "Untuk hari ketika banyak orang tidak dapat bekerja: tes positif di satu kantor, banjir, kabut asap. Sebabnya tidak ditanyakan dan tidak disimpan. Jadwal semua unit diperbaiki sekaligus dengan perubahan paling sedikit.",
    under: |order| format!("Jadwal yang diperbaiki: {order}."),
    no_order: "Tidak ada perintah yang berlaku hari ini, jadi tidak ada jadwal yang diperbaiki.",
    list: "Siapa yang berhalangan, dan kapan",
    list_hint: "Satu orang satu baris: nomor pegawai atau nama lengkap; hari pertama; hari terakhir. Misalnya BGR-00012; 2021-07-01; 2021-07-05. Dapat ditempel dari lembar kerja.",
    look: "Lihat perubahannya",
    faulty: "Daftar ini belum dapat dipakai",
    columns: ["pegawai", "nomor", "id", "nama", "person"],
    line: |n, why| format!("Baris {n}: {why}"),
    empty: "Daftar masih kosong; tulis sedikitnya satu orang.",
    more_faults: |n| format!("dan {n} baris lagi"),
    nobody_called: |who| format!("tidak ada pegawai “{who}” di kota ini"),
    several: |who, ids| format!("“{who}” adalah nama beberapa orang; tulis nomornya: {ids}"),
    no_day: |text| format!("“{text}” bukan tanggal; tulis 2021-07-01 atau 1-7-2021"),
    day_missing: "hari pertama belum ditulis",
    too_many: "terlalu banyak kolom; cukup pegawai, hari pertama, hari terakhir",
    outcome: "Yang akan berubah",
    summary: |absences, changes, units| {
        format!("{absences} halangan mengubah {changes} hari tugas di {units} unit.")
    },
    only_away: |n| format!("Selain itu {n} hari tanpa tugas menjadi tidak tersedia."),
    more: |n| format!("dan {n} perubahan lagi; semuanya ada di tabel CSV"),
    open: "Pos yang menjadi lowong",
    open_line: |day, unit, post, n| format!("{day}, {unit}, {post}: kurang {n} orang"),
    none_open: "Tidak ada pos yang menjadi lowong.",
    findings: "Temuan",
    blocked: "Belum dapat diterbitkan: pemeriksaan menemukan galat. Ubah daftarnya lebih dahulu.",
    table: "Unduh semua perubahan (CSV)",
    table_columns: ["unit", "tanggal", "nomor", "nama", "semula", "menjadi", "alasan"],
    who: "Nama Anda",
    publish: "Terbitkan jadwal",
    done: |n, changes| {
        format!(
            "Jadwal ke-{n} sudah diterbitkan: {changes} hari kerja orang berubah, halangannya sudah dicatat."
        )
    },
    to_units: "Lihat jadwal tiap unit",
    stranger: "Formulir ini dibuka dari peramban lain atau sudah terlalu lama. Periksa lagi, lalu terbitkan.",
    meanwhile: "Jadwal lain diterbitkan sementara Anda menyusun. Perubahannya sudah dihitung ulang di atas jadwal itu. Periksa lagi, lalu terbitkan.",
};

const EN: Words = Words {
    heading: "Many absent at once",
    lead: "For a day on which many cannot work: positive tests in an office, a flood, haze. The cause is neither asked nor kept. The rosters of all units are mended at once, with the fewest changes.",
    under: |order| format!("The roster that is mended: {order}."),
    no_order: "No order is in force today, so there is no roster to mend.",
    list: "Who is absent, and when",
    list_hint: "One person a line: number or full name; first day; last day. For instance BGR-00012; 2021-07-01; 2021-07-05. It can be pasted from a sheet.",
    look: "See what changes",
    faulty: "This list cannot be used yet",
    columns: ["person", "number", "id", "name", "pegawai"],
    line: |n, why| format!("Line {n}: {why}"),
    empty: "The list is empty; write at least one person.",
    more_faults: |n| format!("and {n} more lines"),
    nobody_called: |who| format!("there is nobody “{who}” in this city"),
    several: |who, ids| format!("“{who}” is the name of several people; write the number: {ids}"),
    no_day: |text| format!("“{text}” is no date; write 2021-07-01 or 1-7-2021"),
    day_missing: "the first day is missing",
    too_many: "too many columns; person, first day, last day are enough",
    outcome: "What will change",
    summary: |absences, changes, units| {
        format!("Absences: {absences}. Days of duty that change: {changes}, in {units} units.")
    },
    only_away: |n| format!("Besides, {n} days without a duty become unavailable."),
    more: |n| format!("and {n} more changes; all of them are in the CSV table"),
    open: "Posts that become open",
    open_line: |day, unit, post, n| format!("{day}, {unit}, {post}: {n} missing"),
    none_open: "No post becomes open.",
    findings: "Findings",
    blocked: "It cannot be published yet: the audit found errors. Change the list first.",
    table: "Download all changes (CSV)",
    table_columns: ["unit", "date", "number", "name", "was", "is now", "reason"],
    who: "Your name",
    publish: "Publish roster",
    done: |n, changes| {
        format!("Roster {n} is published: {changes} person-days changed, the absences are noted.")
    },
    to_units: "See the rosters of the units",
    stranger: "This form was opened in another browser or is too old. Look through it again, then publish.",
    meanwhile: "Another roster was published while you were at it. The changes were worked out again on that roster. Look through them again, then publish.",
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}
