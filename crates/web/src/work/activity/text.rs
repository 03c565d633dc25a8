//! Words of the pages of reports, in both languages.

use balai_app::ReportState;
use balai_core::arrange::Mode;
use balai_core::diagnostic::Lang;
use balai_core::work::activity::Standing;

/// The words.
#[derive(Debug)]
pub struct Words {
    /// Put before the title of a page that tells what is wrong.
    pub error: &'static str,
    /// Heading of one's own page.
    pub own: &'static str,
    /// What it is for.
    pub own_lead: &'static str,
    /// Until when today's report is due: moment, clause.
    pub owed: fn(&str, &str) -> String,
    /// The time is our default.
    pub by_default: &'static str,
    /// Nothing is owed today.
    pub not_owed: &'static str,
    /// Reminder of a day.
    pub reminder: fn(&str) -> String,
    /// A report was sent: until when it is verified.
    pub sent: fn(&str) -> String,
    /// What holds without a decision.
    pub silence: &'static str,
    /// Heading of what is wrong.
    pub faulty: &'static str,
    /// Heading of the form; of a correction.
    pub form: [&'static str; 2],
    /// Labels: day, line, duty, others, link, photo, reason.
    pub labels: [&'static str; 7],
    /// Hints: line, others, link, photo.
    pub hints: [&'static str; 4],
    /// Tugas rutin.
    pub routine: &'static str,
    /// More fields.
    pub more: &'static str,
    /// Send; send the correction.
    pub send: [&'static str; 2],
    /// Heading of one's reports; there are none.
    pub list: [&'static str; 2],
    /// Heading of the last days.
    pub days: &'static str,
    /// Columns of the days: day, where, report.
    pub day_columns: [&'static str; 3],
    /// "dikirim", "diterima balai", "untuk", "tautan", "foto", "perbaikan atas laporan sebelumnya".
    pub marks: [&'static str; 6],
    /// Correct.
    pub correct: &'static str,
    /// To permits; to the team's reports.
    pub ways: [&'static str; 2],
    /// Nobody is called so; several are; both get what was written.
    pub unknown: [fn(&str) -> String; 2],
    /// A day that is none.
    pub no_day: &'static str,
    /// Heading of a superior's page: unit.
    pub team: fn(&str) -> String,
    /// What it is for.
    pub team_lead: &'static str,
    /// Unit; show.
    pub choose: [&'static str; 2],
    /// Heading of those that wait: how many.
    pub waiting: fn(usize) -> String,
    /// Nothing waits.
    pub none_waiting: &'static str,
    /// Accept all plain ones: how many.
    pub accept_all: fn(usize) -> String,
    /// Which ones are plain.
    pub plain_hint: &'static str,
    /// Accept, send back, reason, send it back.
    pub decide: [&'static str; 4],
    /// It is one's own.
    pub own_report: &'static str,
    /// Until when it is verified.
    pub verify_by: fn(&str) -> String,
    /// So many more.
    pub more_of: fn(usize) -> String,
    /// Heading of the decided.
    pub decided: &'static str,
    /// Heading of the silent; nobody is; what was done.
    pub silent: [&'static str; 3],
    /// So many were decided.
    pub done: fn(usize) -> String,
    /// To the recap.
    pub to_recap: &'static str,
    /// Heading of the recap: unit.
    pub recap: fn(&str) -> String,
    /// What it is for.
    pub recap_lead: &'static str,
    /// Month.
    pub month: &'static str,
    /// Columns: day or person, in time, late, missing, accepted.
    pub columns: [&'static str; 6],
    /// Files.
    pub files: [&'static str; 3],
    /// No order holds in that month.
    pub no_rows: &'static str,
    /// People are in the files alone.
    pub people_in_files: &'static str,
    /// All together.
    pub all: &'static str,
}

const ID: Words = Words {
    error: "Kesalahan: ",
    own: "Laporan kegiatan harian",
    own_lead: "Satu baris tentang pekerjaan Anda hari itu. Laporan yang terlambat tetap diterima.",
    owed: |moment, clause| format!("Laporan hari ini ditunggu sampai {moment} ({clause})."),
    by_default: "Perintah tidak menyebut jam; ini bawaan balai: 30 menit sesudah jam kerja.",
    not_owed: "Hari ini tidak ada kewajiban laporan bagi Anda. Laporan tetap boleh dikirim.",
    reminder: |day| format!("Pengingat: laporan untuk {day} belum ada. Anda masih dapat mengirimnya."),
    sent: |moment| format!("Laporan tersimpan. Atasan memeriksanya paling lambat {moment}."),
    silence: "Sampai diputuskan, laporan dihitung sebagai terkirim.",
    faulty: "Laporan belum tersimpan. Yang perlu diperbaiki:",
    form: ["Tulis laporan", "Perbaiki laporan"],
    labels: ["Untuk hari", "Yang dikerjakan", "Tugas", "Bersama", "Tautan", "Foto", "Alasan perbaikan"],
    hints: [
        "Satu baris, paling panjang 300 huruf.",
        "Satu orang setiap baris: nomor atau nama, dari unit Anda.",
        "Dimulai dengan https://",
        "JPEG, PNG, atau WebP, paling besar 5 MB. Lokasi dan data kamera dihapus.",
    ],
    routine: "Tugas rutin",
    more: "Bersama rekan, tautan, foto",
    send: ["Kirim laporan", "Kirim perbaikan"],
    list: ["Laporan Anda", "Belum ada laporan dalam sebulan terakhir."],
    days: "Tujuh hari terakhir",
    day_columns: ["Hari", "Cara kerja", "Laporan"],
    marks: ["Ditekan", "Diterima balai", "Untuk", "Buka tautan", "Lihat foto", "Perbaikan"],
    correct: "Perbaiki",
    ways: ["Izin keluar rumah", "Periksa laporan unit"],
    unknown: [
        |who| format!("Tidak ada “{who}” di unit Anda."),
        |who| format!("“{who}” nama beberapa orang; tulis nomornya."),
    ],
    no_day: "Pilih hari laporan.",
    team: |unit| format!("Laporan {unit}"),
    team_lead: "Terima laporan, atau kembalikan dengan alasan.",
    choose: ["Unit", "Tampilkan"],
    waiting: |n| format!("Menunggu keputusan ({n})"),
    none_waiting: "Tidak ada laporan yang menunggu.",
    accept_all: |n| format!("Terima {n} laporan biasa"),
    plain_hint: "Laporan biasa: tepat waktu, tanpa temuan, bukan perbaikan.",
    decide: ["Terima", "Kembalikan", "Alasan mengembalikan", "Kembalikan laporan"],
    own_report: "Laporan ini juga laporan Anda; atasan lain atau Plh. yang memeriksanya.",
    verify_by: |moment| format!("Periksa paling lambat {moment}."),
    more_of: |n| format!("dan {n} lagi"),
    decided: "Sudah diputuskan",
    silent: ["Belum melapor", "Tidak ada.", "Sudah diingatkan satu kali."],
    done: |n| format!("{n} laporan diputuskan."),
    to_recap: "Rekap bulanan",
    recap: |unit| format!("Rekap laporan {unit}"),
    recap_lead: "Dasar perhitungan tambahan penghasilan pegawai (TPP). Satu baris untuk setiap pegawai dan hari.",
    month: "Bulan",
    columns: ["Hari", "Pegawai", "Terkirim", "Terlambat", "Tidak ada", "Diterima atasan"],
    files: ["Unduh CSV", "Unduh XLSX", "Unduh CSV seluruh kota"],
    no_rows: "Tidak ada perintah yang berlaku pada bulan ini.",
    people_in_files: "Unit ini besar; rincian pegawai ada di berkas.",
    all: "Seluruhnya",
};

const EN: Words = Words {
    error: "Error: ",
    own: "Daily activity report",
    own_lead: "One line about your work on that day. A late report is taken all the same.",
    owed: |moment, clause| format!("Today's report is due until {moment} ({clause})."),
    by_default: "The order names no time; this is the hall's default: 30 minutes after working hours.",
    not_owed: "You owe no report today. You can send one all the same.",
    reminder: |day| format!("Reminder: there is no report for {day} yet. You can still send it."),
    sent: |moment| format!("The report is kept. Your superior verifies it by {moment}."),
    silence: "Until it is decided, a report counts as sent.",
    faulty: "The report is not kept yet. To mend:",
    form: ["Write a report", "Correct a report"],
    labels: ["For the day", "What was done", "Duty", "Together with", "Link", "Photo", "Why it is corrected"],
    hints: [
        "One line of at most 300 letters.",
        "One person on each line: number or name, of your unit.",
        "Begins with https://",
        "JPEG, PNG or WebP of at most 5 MB. Place and camera data are removed.",
    ],
    routine: "Routine work",
    more: "With colleagues, link, photo",
    send: ["Send the report", "Send the correction"],
    list: ["Your reports", "No report in the last month yet."],
    days: "The last seven days",
    day_columns: ["Day", "Where", "Report"],
    marks: ["Pressed", "Received", "For", "Open the link", "See the photo", "Correction"],
    correct: "Correct",
    ways: ["Exit permits", "Verify the unit's reports"],
    unknown: [
        |who| format!("There is no “{who}” in your unit."),
        |who| format!("“{who}” is the name of several people; write the number."),
    ],
    no_day: "Choose the day of the report.",
    team: |unit| format!("Reports of {unit}"),
    team_lead: "Accept reports, or send them back with a reason.",
    choose: ["Unit", "Show"],
    waiting: |n| format!("Waiting for a decision ({n})"),
    none_waiting: "No report is waiting.",
    accept_all: |n| format!("Accept {n} plain reports"),
    plain_hint: "Plain reports: in time, nothing found, no correction.",
    decide: ["Accept", "Send back", "Why it is sent back", "Send the report back"],
    own_report: "This report is yours too; another superior or a deputy verifies it.",
    verify_by: |moment| format!("Verify by {moment}."),
    more_of: |n| format!("and {n} more"),
    decided: "Decided",
    silent: ["Not reported", "Nobody.", "Reminded once."],
    done: |n| format!("{n} reports decided."),
    to_recap: "Monthly recap",
    recap: |unit| format!("Recap of reports, {unit}"),
    recap_lead: "Basis of the allowance (TPP). One row for each person and day.",
    month: "Month",
    columns: ["Day", "Person", "In time", "Late", "Missing", "Accepted"],
    files: ["Download CSV", "Download XLSX", "Download CSV of the whole city"],
    no_rows: "No order holds in this month.",
    people_in_files: "This is a large unit; its people are in the files.",
    all: "Altogether",
};

/// The words of a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

/// A mark with a colour, an icon and words.
pub type Badge = (&'static str, &'static str, String);

/// How the report of a day stands.
#[must_use]
pub fn standing(standing: Standing, lang: Lang) -> Badge {
    let id = lang == Lang::Id;
    let say = |a: &str, b: &str| if id { a.to_owned() } else { b.to_owned() };
    match standing {
        Standing::NotOwed => ("diam", "info", say("Tidak wajib", "Not owed")),
        Standing::Open => ("daring", "jam", say("Belum", "Not yet")),
        Standing::Sent => ("buka", "cek", say("Terkirim", "Sent")),
        Standing::Late(minutes) => {
            let late = span(minutes, lang);
            ("awas", "jam", if id { format!("Terlambat {late}") } else { format!("{late} late") })
        }
        Standing::Missing => ("gawat", "awas", say("Belum ada, lewat tenggat", "Missing, past the deadline")),
    }
}

/// Where a report stands.
#[must_use]
pub fn state(state: ReportState, lang: Lang) -> Badge {
    let say = |a: &str, b: &str| if lang == Lang::Id { a.to_owned() } else { b.to_owned() };
    match state {
        ReportState::Waiting => ("daring", "jam", say("Menunggu atasan", "Waiting for the superior")),
        ReportState::Accepted => ("buka", "cek", say("Diterima", "Accepted")),
        ReportState::Returned => ("awas", "awas", say("Dikembalikan", "Sent back")),
        ReportState::Corrected => ("diam", "pensil", say("Sudah diperbaiki", "Corrected later")),
    }
}

/// Where somebody works, in words.
#[must_use]
pub const fn mode(mode: Option<Mode>, lang: Lang) -> &'static str {
    match (mode, lang) {
        (None, _) => "–",
        (Some(Mode::Office), Lang::Id) => "Kantor",
        (Some(Mode::Office), Lang::En) => "Office",
        (Some(Mode::Field), Lang::Id) => "Lapangan",
        (Some(Mode::Field), Lang::En) => "Field",
        (Some(Mode::Home), Lang::Id) => "Rumah",
        (Some(Mode::Home), Lang::En) => "Home",
        (Some(Mode::Away), Lang::Id) => "Tidak tersedia",
        (Some(Mode::Away), Lang::En) => "Not available",
        (Some(Mode::Off), Lang::Id) => "Libur",
        (Some(Mode::Off), Lang::En) => "Off",
    }
}

/// "1 jam 5 menit".
#[must_use]
pub fn span(minutes: i64, lang: Lang) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (lang, hours) {
        (Lang::Id, 0) => format!("{rest} menit"),
        (Lang::Id, _) => format!("{hours} jam {rest} menit"),
        (Lang::En, 0) => format!("{rest} min"),
        (Lang::En, _) => format!("{hours} h {rest} min"),
    }
}
