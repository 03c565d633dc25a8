//! Words of the order pages, in both languages.

use balai_core::diagnostic::Lang;

/// Words of the order pages.
#[derive(Debug)]
pub struct Words {
    /// Heading of the list.
    pub list_title: fn(&str) -> String,
    /// Sentence under it.
    pub list_lead: &'static str,
    /// No orders.
    pub list_empty: &'static str,
    /// Facts: who signs.
    pub signer: &'static str,
    /// Facts: signed.
    pub issued: &'static str,
    /// Facts: days.
    pub validity: &'static str,
    /// Facts: kind.
    pub kind: &'static str,
    /// Not given by the source.
    pub unknown: &'static str,
    /// Open end.
    pub until_notice: &'static str,
    /// While a status holds.
    pub while_status: &'static str,
    /// State.
    pub in_force: &'static str,
    /// State, before a date.
    pub not_yet: &'static str,
    /// State.
    pub superseded: &'static str,
    /// State.
    pub ended: &'static str,
    /// Before the link to the later order.
    pub superseded_by: &'static str,
    /// Link from the list.
    pub read: &'static str,
    /// Back to the list.
    pub back: &'static str,
    /// Links to the days of the order.
    pub days_link: &'static str,
    /// Link to the rosters of the order.
    pub roster_link: &'static str,
    /// Chips: on this page.
    pub on_page: &'static str,
    /// Section: text.
    pub source: &'static str,
    /// What the text is.
    pub source_note: &'static str,
    /// Label of the code box.
    pub source_region: &'static str,
    /// Section: findings.
    pub findings: &'static str,
    /// Summary of the findings: errors, warnings, notes.
    pub summary: fn(usize, usize, usize) -> String,
    /// Nothing found.
    pub clean: &'static str,
    /// Label of a quoted line.
    pub quote: fn(usize) -> String,
    /// Link to a line.
    pub to_line: fn(usize) -> String,
    /// Before what shows it.
    pub witness: &'static str,
    /// Before a way to mend it.
    pub help: &'static str,
    /// Before the law.
    pub basis: &'static str,
    /// Section: letter.
    pub letter: &'static str,
    /// What the letter is.
    pub letter_note: &'static str,
    /// Label of the letter.
    pub letter_region: &'static str,
    /// Across an unsigned letter.
    pub draft: &'static str,
    /// Section: caps.
    pub quotas: &'static str,
    /// Sentence over the table: day, units, people at most, people counted.
    pub quota_lead: fn(&str, usize, u32, u32) -> String,
    /// No caps.
    pub quota_none: &'static str,
    /// Columns: unit, arithmetic, clause, at most.
    pub quota_columns: [&'static str; 4],
    /// Link to all rows.
    pub quota_all: fn(usize) -> String,
    /// Link back to the largest.
    pub quota_few: &'static str,
    /// Section: verification.
    pub verify: &'static str,
    /// What it is for.
    pub verify_text: &'static str,
    /// Link to the check.
    pub verify_link: &'static str,
    /// Label of the code.
    pub verify_code: &'static str,
    /// PDF link.
    pub pdf: fn(&str) -> String,
    /// PDF link, size not known.
    pub pdf_plain: &'static str,
    /// Text link.
    pub plain: &'static str,
    /// JSON link.
    pub json: &'static str,
    /// Verification page: found.
    pub found_title: &'static str,
    /// Verification page: found, what it means.
    pub found_text: &'static str,
    /// Verification page: not found.
    pub lost_title: &'static str,
    /// Verification page: not found, what it means.
    pub lost_text: &'static str,
    /// Verification page: the asked sum.
    pub asked: &'static str,
    /// Addressed to.
    pub addressees: &'static str,
    /// To do.
    pub to_do: &'static str,
    /// Rows of an annex.
    pub annex_rows: fn(usize) -> String,
    /// Which order holds: link from the list.
    pub holds_link: &'static str,
    /// Which order holds: heading.
    pub holds_title: &'static str,
    /// Which order holds: sentence under it.
    pub holds_lead: &'static str,
    /// Labels of the form: unit, day, time, button.
    pub holds_form: [&'static str; 4],
    /// Answer: unit, day, time.
    pub holds_heading: fn(&str, &str, &str) -> String,
    /// People for whom the same holds, and the title of the first.
    pub holds_people: fn(usize, &str) -> String,
    /// No order is in force.
    pub holds_none: &'static str,
    /// Nothing in the chain can be the answer.
    pub holds_open: &'static str,
    /// Badge of the order that holds.
    pub holds_badge: &'static str,
    /// People in smaller groups who are not shown.
    pub holds_more: fn(usize) -> String,
    /// What was asked cannot be read.
    pub holds_wrong: &'static str,
    /// Ranks, from the nation down.
    pub ranks: [&'static str; 4],
    /// Rows of an annex that only the PDF has.
    pub annex_more: fn(usize) -> String,
}

const ID: Words = Words {
    list_title: |city| format!("Perintah {city}"),
    list_lead: "Setiap perintah ditulis sebagai teks yang diperiksa. Naskah, pengumuman, dan jadwal kerja berasal dari teks itu.",
    list_empty: "Belum ada perintah yang dimuat untuk kota ini.",
    signer: "Penanda tangan",
    issued: "Ditetapkan",
    validity: "Berlaku",
    kind: "Jenis",
    unknown: "tidak diketahui",
    until_notice: "sampai pemberitahuan lebih lanjut",
    while_status: "selama",
    in_force: "Berlaku sekarang",
    not_yet: "Mulai berlaku",
    superseded: "Sudah digantikan",
    ended: "Sudah berakhir",
    superseded_by: "Digantikan oleh",
    read: "Baca perintah dan naskahnya",
    back: "Semua perintah",
    days_link: "Halaman warga menurut perintah ini",
    roster_link: "Jadwal kerja menurut perintah ini",
    on_page: "Di halaman ini",
    source: "Isi perintah",
    source_note: "Teks inilah yang dijalankan; naskah di sebelahnya ditulis dari teks ini.",
    source_region: "Isi perintah, dapat digulir",
    findings: "Hasil pemeriksaan",
    summary: |e, w, n| {
        let state =
            if e > 0 { "perintah belum dapat ditandatangani" } else { "perintah dapat ditandatangani" };
        format!("{e} galat, {w} peringatan, {n} catatan: {state}.")
    },
    clean: "Tidak ada galat, peringatan, atau catatan.",
    quote: |n| format!("Kutipan baris {n}"),
    to_line: |n| format!("Ke baris {n}"),
    witness: "Buktinya",
    help: "Saran:",
    basis: "Dasar:",
    letter: "Naskah resmi",
    letter_note: "Rumusan naskah disusun dari teks perintah. Nomor, judul, dan masa berlaku sesuai yang diberitakan; lambang daerah dipasang oleh kota.",
    letter_region: "Naskah dinas",
    draft: "RANCANGAN",
    quotas: "Batas hadir dan hitungannya",
    quota_lead: |day, units, most, of| {
        format!(
            "{day}: {units} unit punya batas hadir. Seluruhnya paling banyak {most} dari {of} pegawai di kantor atau lapangan."
        )
    },
    quota_none: "Perintah ini tidak menetapkan batas hadir dengan angka.",
    quota_columns: ["Unit", "Hitungan", "Dasar", "Paling banyak"],
    quota_all: |n| format!("Tampilkan semua {n} unit"),
    quota_few: "Tampilkan yang terbesar saja",
    verify: "Verifikasi",
    verify_text: "Sidik jari teks perintah (SHA-256). Naskah yang memuat sidik jari lain bukan naskah ini.",
    verify_link: "Buka halaman verifikasi",
    verify_code: "Kode QR ke halaman verifikasi",
    pdf: |size| format!("Unduh PDF ({size})"),
    pdf_plain: "Unduh PDF",
    plain: "Teks perintah",
    json: "JSON",
    found_title: "Naskah ini dikenal",
    found_text: "Sidik jari itu milik perintah berikut, persis seperti yang dijalankan sistem ini.",
    lost_title: "Tidak ada perintah dengan sidik jari ini",
    lost_text: "Naskah di tangan Anda bukan naskah yang dijalankan di kota ini: isinya mungkin diubah, atau alamatnya salah ketik. Bandingkan dengan daftar perintah.",
    asked: "Sidik jari yang ditanyakan",
    addressees: "Kepada",
    to_do: "Untuk",
    annex_rows: |n| format!("Tampilkan {n} baris"),
    holds_link: "Perintah mana yang berlaku bagi suatu unit?",
    holds_title: "Perintah yang berlaku",
    holds_lead: "Bila beberapa perintah berlaku bersamaan, yang paling ketat diikuti. Bila sama ketat, perintah yang lebih rendah, karena lebih rinci. Kewajiban hadir dari atas tidak dapat dikurangi.",
    holds_form: ["Unit kerja", "Tanggal", "Pukul", "Tampilkan"],
    holds_heading: |unit, day, time| format!("{unit}, {day}, pukul {time}"),
    holds_people: |n, title| format!("{n} pegawai, di antaranya {title}"),
    holds_none: "Tidak ada perintah yang berlaku pada saat itu: bekerja seperti biasa.",
    holds_open: "Tidak satu pun dari perintah ini menjawab: bekerja seperti biasa, atau tetapkan keadaannya dalam perintah kota.",
    holds_badge: "Ini yang berlaku",
    holds_more: |n| format!("{n} pegawai lain terbagi dalam kelompok yang lebih kecil."),
    holds_wrong: "Pilih unit dari daftar, lalu isi tanggal dan jam.",
    ranks: ["Nasional", "Provinsi", "Daerah", "Unit"],
    annex_more: |n| format!("{n} baris lainnya ada pada naskah PDF."),
};

const EN: Words = Words {
    list_title: |city| format!("Orders of {city}"),
    list_lead: "Every order is written as text that is checked. Letter, notice and rosters come from that text.",
    list_empty: "No order is loaded for this city yet.",
    signer: "Signed by",
    issued: "Signed",
    validity: "In force",
    kind: "Kind",
    unknown: "not known",
    until_notice: "until further notice",
    while_status: "while",
    in_force: "In force now",
    not_yet: "In force from",
    superseded: "Superseded",
    ended: "Ended",
    superseded_by: "Superseded by",
    read: "Read the order and its letter",
    back: "All orders",
    days_link: "Public page by this order",
    roster_link: "Rosters by this order",
    on_page: "On this page",
    source: "Text of the order",
    source_note: "This text is what is carried out; the letter beside it is written from it. Both are in Indonesian, as the law is.",
    source_region: "Text of the order, scrollable",
    findings: "Findings",
    summary: |e, w, n| {
        let state = if e > 0 { "the order cannot be signed yet" } else { "the order can be signed" };
        format!("Errors: {e}, warnings: {w}, notes: {n}. With these {state}.")
    },
    clean: "No errors, warnings or notes.",
    quote: |n| format!("Quotation of line {n}"),
    to_line: |n| format!("To line {n}"),
    witness: "The case",
    help: "Suggestion:",
    basis: "Basis:",
    letter: "Official letter",
    letter_note: "The wording is made from the text of the order. Number, title and days are as reported; the emblem is for the city to put. The letter is in Indonesian.",
    letter_region: "Official letter",
    draft: "RANCANGAN",
    quotas: "Attendance caps and their arithmetic",
    quota_lead: |day, units, most, of| {
        format!(
            "{day}: {units} units have a cap. Together at most {most} of {of} staff may be on site or in the field."
        )
    },
    quota_none: "This order sets no cap as a number.",
    quota_columns: ["Unit", "Arithmetic", "Clause", "At most"],
    quota_all: |n| format!("Show all {n} units"),
    quota_few: "Show only the largest",
    verify: "Verification",
    verify_text: "Fingerprint of the order's text (SHA-256). A letter that bears another one is not this letter.",
    verify_link: "Open the verification page",
    verify_code: "QR code to the verification page",
    pdf: |size| format!("Download PDF ({size})"),
    pdf_plain: "Download PDF",
    plain: "Text of the order",
    json: "JSON",
    found_title: "This letter is known",
    found_text: "That fingerprint belongs to the following order, exactly as this system carries it out.",
    lost_title: "No order has this fingerprint",
    lost_text: "The letter in your hand is not the one carried out in this city: its text may have been changed, or the address mistyped. Compare it with the list of orders.",
    asked: "Fingerprint asked for",
    addressees: "Kepada",
    to_do: "Untuk",
    annex_rows: |n| format!("Show {n} rows"),
    holds_link: "Which order holds for a unit?",
    holds_title: "The order that holds",
    holds_lead: "Where several orders are in force at once, the strictest is followed; of equals the lower one, which says more. Presence that a higher order insists on cannot be taken away.",
    holds_form: ["Unit", "Day", "Time", "Show"],
    holds_heading: |unit, day, time| format!("{unit}, {day}, {time}"),
    holds_people: |n, title| format!("{n} people, among them {title}"),
    holds_none: "No order is in force at that time: work as usual.",
    holds_open: "None of these orders answers: work as usual, or state the circumstances in an order of the city.",
    holds_badge: "This one holds",
    holds_more: |n| format!("{n} more people are in smaller groups."),
    holds_wrong: "Choose a unit from the list, then a day and a time.",
    ranks: ["Nation", "Province", "City or regency", "Unit"],
    annex_more: |n| format!("{n} more rows are in the PDF."),
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}
