//! Words of the health pages, in both languages.

use balai_core::diagnostic::Lang;
use balai_core::health::{Reason, Status};

/// What one can report of oneself: value of the form, status, with symptoms.
pub const OWN_CHOICES: [(&str, Status, bool); 8] = [
    ("gejala", Status::Symptoms, true),
    ("kontak-erat", Status::CloseContact, false),
    ("suspek", Status::Suspected, true),
    ("positif", Status::Confirmed, false),
    ("positif-gejala", Status::Confirmed, true),
    ("selesai", Status::Released, false),
    ("sehat", Status::Well, false),
    ("lain", Status::Elsewhere, false),
];

/// What a health officer can record: value of the form, status, with symptoms.
pub const OFFICER_CHOICES: [(&str, Status, bool); 7] = [
    ("positif", Status::Confirmed, false),
    ("positif-gejala", Status::Confirmed, true),
    ("suspek", Status::Suspected, true),
    ("kontak-erat", Status::CloseContact, false),
    ("gejala", Status::Symptoms, true),
    ("selesai", Status::Released, false),
    ("sehat", Status::Well, false),
];

/// Words and hint of a choice.
pub type Choice = (&'static str, &'static str);

/// Words of the health pages.
#[derive(Debug)]
pub struct Words {
    /// Before the title of a page with an error.
    pub error: &'static str,
    /// The form was too old.
    pub stranger: &'static str,
    /// Between two days.
    pub until: &'static str,
    /// Own report: heading.
    pub own: &'static str,
    /// Own report: what it is for.
    pub own_lead: &'static str,
    /// Own report: question.
    pub question: &'static str,
    /// Own report: what one can be, in the order of [`OWN_CHOICES`].
    pub own_choices: [Choice; 8],
    /// Field.
    pub day: &'static str,
    /// Its hint.
    pub day_hint: &'static str,
    /// Button.
    pub send: &'static str,
    /// Nothing was chosen.
    pub choose: &'static str,
    /// No day.
    pub day_wrong: &'static str,
    /// A report was taken.
    pub taken: &'static str,
    /// The roster was published.
    pub borne: &'static str,
    /// A test that comes too early.
    pub early: &'static str,
    /// Where one stands: heading.
    pub stands: &'static str,
    /// Away from when until when.
    pub away: fn(&str) -> String,
    /// What to do as a close contact; from which day a test counts.
    pub contact_next: fn(&str) -> String,
    /// What to do with symptoms.
    pub symptoms_next: &'static str,
    /// What to do as a case.
    pub case_next: &'static str,
    /// What to do once released.
    pub released_next: &'static str,
    /// In need.
    pub call: &'static str,
    /// What happens: heading.
    pub happens: &'static str,
    /// What happens.
    pub happens_list: [&'static str; 4],
    /// Own reports: heading.
    pub reports: &'static str,
    /// Who looked: heading.
    pub looks: &'static str,
    /// Nobody looked.
    pub no_looks: &'static str,
    /// What for: care, tracing.
    pub purposes: [&'static str; 2],
    /// After a status.
    pub with_symptoms: &'static str,
    /// Officer: heading of the list.
    pub list: &'static str,
    /// Officer: what the list is.
    pub list_lead: &'static str,
    /// Officer: nobody is under watch.
    pub list_none: &'static str,
    /// Officer: by which instrument, in force from when.
    pub rule: fn(&str, &str) -> String,
    /// Officer: ways on: record, numbers.
    pub ways: [&'static str; 3],
    /// Officer: every look is journalled.
    pub journalled: &'static str,
    /// Record: heading.
    pub record: &'static str,
    /// Record: what it is.
    pub record_lead: &'static str,
    /// Record: field.
    pub who: &'static str,
    /// Record: its hint.
    pub who_hint: &'static str,
    /// Record: nobody was named.
    pub who_missing: &'static str,
    /// Record: button that opens a record.
    pub open: &'static str,
    /// Record: what somebody can be, in the order of [`OFFICER_CHOICES`].
    pub officer_choices: [Choice; 7],
    /// Record: heading of the form.
    pub add: &'static str,
    /// Record: button.
    pub keep: &'static str,
    /// Record: kept.
    pub kept: &'static str,
    /// Record: no reports.
    pub no_reports: &'static str,
    /// Record: field: which report is replaced.
    pub replaces: &'static str,
    /// Record: none.
    pub replaces_none: &'static str,
    /// Record: field: why.
    pub reason: &'static str,
    /// Record: its hint.
    pub reason_hint: &'static str,
    /// Record: no reason.
    pub reason_missing: &'static str,
    /// Record: struck out.
    pub struck: &'static str,
    /// By whom.
    pub by: &'static str,
    /// Exposure: heading, with the name.
    pub trace: fn(&str) -> String,
    /// Exposure: what it is.
    pub trace_lead: &'static str,
    /// Exposure: infectious days.
    pub window: &'static str,
    /// Exposure: what each day rests on.
    pub rests: &'static str,
    /// Exposure: order, number of the roster.
    pub by_roster: fn(&str, i64) -> String,
    /// Exposure: no roster.
    pub no_roster: &'static str,
    /// Exposure: nobody.
    pub nobody: &'static str,
    /// Exposure: question over the boxes.
    pub who_met: &'static str,
    /// Exposure: button.
    pub mark: &'static str,
    /// Exposure: so many were marked.
    pub marked: fn(usize) -> String,
    /// Same post.
    pub same_post: fn(&str) -> String,
    /// Shifts that met.
    pub same_shift: &'static str,
    /// Same day.
    pub same_day: &'static str,
    /// Numbers: heading.
    pub numbers: &'static str,
    /// Numbers: what they are.
    pub numbers_lead: &'static str,
    /// Numbers: confirmed, in isolation, suspected.
    pub sentence: fn(u32, u32, u32) -> String,
    /// Numbers: confirmed, parts hidden.
    pub sentence_told: fn(u32) -> String,
    /// Numbers: too few to be told.
    pub sentence_small: &'static str,
    /// Numbers: columns.
    pub columns: [&'static str; 6],
    /// Kinds of staff.
    pub asn: &'static str,
    /// Contract staff.
    pub non_asn: &'static str,
    /// Both.
    pub together: &'static str,
    /// Numbers: the whole city, by unit, what may be told, revisions.
    pub headings: [&'static str; 4],
    /// Numbers: how small ones are hidden.
    pub small: &'static str,
    /// Numbers: no unit.
    pub none_told: &'static str,
    /// Numbers: no revision.
    pub no_revisions: &'static str,
    /// Numbers: table.
    pub table: &'static str,
}

const ID: Words = Words {
    error: "Kesalahan: ",
    stranger: "Halaman ini sudah lama terbuka. Kirim sekali lagi; isian Anda masih ada.",
    until: "sampai",
    own: "Lapor kesehatan",
    own_lead: "Pilih keadaan Anda, periksa tanggalnya, lalu kirim. Jadwal unit menyesuaikan tanpa menyebut sebabnya.",
    question: "Bagaimana keadaan Anda?",
    own_choices: [
        ("Bergejala", "Demam, batuk, sesak, atau hilang penciuman. Tanggal: hari pertama gejala."),
        ("Kontak erat", "Bertemu orang yang positif, dekat dan lama. Tanggal: hari terakhir bertemu."),
        (
            "Diduga tertular (suspek atau probable)",
            "Menurut petugas kesehatan, menunggu hasil tes. Tanggal: hari pertama gejala.",
        ),
        ("Positif, tanpa gejala", "Hasil tes menyatakan positif. Tanggal: hari sampel diambil."),
        ("Positif, dengan gejala", "Hasil tes menyatakan positif. Tanggal: hari pertama gejala."),
        ("Hasil tes negatif atau isolasi selesai", "Tanggal: hari tes, atau hari terakhir isolasi."),
        ("Sehat", "Gejala sudah hilang, atau tidak ada keluhan."),
        ("Berhalangan karena hal lain", "Sebabnya tidak perlu disebut. Tanggal: hari terakhir berhalangan."),
    ],
    day: "Tanggal",
    day_hint: "Hari ini sudah terisi; ubah bila perlu.",
    send: "Kirim laporan",
    choose: "Pilih satu keadaan.",
    day_wrong: "Isi tanggal, misalnya 2021-06-30.",
    taken: "Laporan Anda sudah tercatat.",
    borne: "Jadwal unit sudah disesuaikan, dan yang harinya berubah sudah diberi tahu.",
    early: "Tes ini dilakukan sebelum hari yang ditentukan, jadi belum mengakhiri masa di bawah ini.",
    stands: "Keadaan yang tercatat",
    away: |days| format!("Anda tercatat berhalangan {days}."),
    contact_next: |day| {
        format!(
            "Tetap di rumah. Bila tidak bergejala dan hasil tes pada {day} atau sesudahnya negatif, laporkan di sini; masa ini berakhir pada hari tes."
        )
    },
    symptoms_next: "Tetap di rumah dan periksakan diri. Laporkan lagi bila ada hasil tes, bila gejala hilang, atau bila masa ini hampir habis.",
    case_next: "Tetap di rumah, jangan ke kantor. Petugas kesehatan menghubungi Anda; surat puskesmas menentukan hari terakhir isolasi.",
    released_next: "Mulai hari berikutnya Anda kembali ke jadwal biasa.",
    call: "Sesak atau keadaan memburuk: telepon",
    happens: "Yang terjadi dengan laporan ini",
    happens_list: [
        "Isinya hanya dapat dibaca oleh Anda dan petugas kesehatan kota. Setiap kali petugas membukanya, tercatat siapa, kapan, dan untuk apa.",
        "Atasan dan rekan hanya melihat bahwa Anda tidak tersedia, sama seperti cuti atau halangan lain.",
        "Bila Anda berhalangan, jadwal unit disesuaikan saat itu juga, dan yang harinya berubah diberi tahu.",
        "Laporan disimpan tersandi. Untuk membetulkan yang keliru, kirim laporan baru atau hubungi petugas kesehatan.",
    ],
    reports: "Laporan Anda",
    looks: "Siapa yang melihat",
    no_looks: "Belum ada orang lain yang melihat laporan Anda.",
    purposes: ["tindak lanjut", "pelacakan kontak"],
    with_symptoms: ", bergejala",
    list: "Kesehatan pegawai",
    list_lead: "Pegawai yang hari ini dalam pemantauan. Hanya petugas kesehatan yang melihat halaman ini.",
    list_none: "Hari ini tidak ada pegawai dalam pemantauan.",
    rule: |instrument, from| format!("Dihitung menurut {instrument}, berlaku sejak {from}."),
    ways: ["Buka atau catat riwayat", "Angka menurut unit", "Pegawai dalam pemantauan"],
    journalled: "Setiap kali catatan dibuka, tercatat siapa yang membuka, milik siapa, kapan, dan untuk apa. Orangnya dapat melihat catatan itu.",
    record: "Catatan kesehatan",
    record_lead: "Untuk ASN dan non-ASN, juga yang tidak punya akun. Laporan tidak dihapus; yang keliru dicoret oleh laporan baru dengan alasan.",
    who: "Pegawai",
    who_hint: "Nomor pegawai atau nama lengkap, misalnya BGR-00012.",
    who_missing: "Isi nomor atau nama pegawai.",
    open: "Buka catatan",
    officer_choices: [
        ("Terkonfirmasi positif, tanpa gejala", "Tanggal: hari sampel diambil."),
        ("Terkonfirmasi positif, bergejala", "Tanggal: hari pertama gejala."),
        ("Suspek atau probable", "Tanggal: hari pertama gejala."),
        ("Kontak erat", "Tanggal: hari terakhir bertemu."),
        ("Bergejala", "Tanggal: hari pertama gejala."),
        (
            "Selesai isolasi atau karantina",
            "Tanggal: hari terakhirnya, menurut surat puskesmas atau hasil tes.",
        ),
        ("Sehat", "Tidak ada yang perlu dipantau."),
    ],
    add: "Tambah laporan",
    keep: "Catat",
    kept: "Laporan sudah tercatat, dan jadwal sudah menyesuaikan bila perlu.",
    no_reports: "Belum ada laporan.",
    replaces: "Mencoret laporan nomor",
    replaces_none: "Tidak mencoret apa pun",
    reason: "Alasan mencoret",
    reason_hint: "Alasan ikut tampil pada angka yang direvisi, tanpa nama.",
    reason_missing: "Pilih alasan mencoret.",
    struck: "dicoret",
    by: "oleh",
    trace: |name| format!("Kontak {name}"),
    trace_lead: "Siapa yang berada di kantor yang sama pada hari menular, menurut jadwal yang berlaku hari itu dan presensi. Keduanya tidak tahu jarak dan lamanya: tanyakan dahulu, lalu tandai.",
    window: "Hari menular sampai hari ini",
    rests: "Dasar setiap hari",
    by_roster: |order, number| format!("jadwal ke-{number} dari {order}"),
    no_roster: "tidak ada jadwal",
    nobody: "Menurut jadwal dan presensi tidak ada yang berada di kantor yang sama.",
    who_met: "Yang menjadi kontak erat",
    mark: "Tandai kontak erat",
    marked: |n| format!("{n} pegawai sudah ditandai sebagai kontak erat, dan jadwal sudah disesuaikan."),
    same_post: |post| format!("satu pos, {post}"),
    same_shift: "sif yang beririsan",
    same_day: "hari kantor yang sama",
    numbers: "Angka kesehatan pegawai",
    numbers_lead: "Menurut unit dan hari, sebagaimana diketahui pada akhir hari itu. Hanya angka, tanpa nama.",
    sentence: |confirmed, isolating, suspected| {
        format!(
            "{confirmed} pegawai pernah terkonfirmasi, {isolating} di antaranya masih isolasi; {suspected} suspek atau probable."
        )
    },
    sentence_told: |confirmed| {
        format!("{confirmed} pegawai pernah terkonfirmasi; rinciannya terlalu kecil untuk ditampilkan.")
    },
    sentence_small: "Angka terkonfirmasi kurang dari 5, jadi tidak ditampilkan.",
    columns: [
        "Pegawai",
        "Suspek atau probable",
        "Pernah terkonfirmasi",
        "Masih isolasi",
        "Selesai",
        "Kontak erat dikarantina",
    ],
    asn: "ASN",
    non_asn: "non-ASN",
    together: "Semua",
    headings: ["Seluruh kota", "Menurut unit", "Yang boleh diumumkan: pernah terkonfirmasi", "Revisi"],
    small: "Unit dengan kurang dari 5 orang tidak ditampilkan, dan unit lain ikut disembunyikan bila angka itu dapat dihitung dari jumlahnya.",
    none_told: "Tidak ada unit dengan 5 orang atau lebih.",
    no_revisions: "Belum ada angka yang direvisi.",
    table: "Unduh tabel (CSV)",
};

const EN: Words = Words {
    error: "Error: ",
    stranger: "This page has been open for long. Send it once more; what you entered is still here.",
    until: "to",
    own: "Report your health",
    own_lead: "Choose how you are, check the date, send. The roster of the unit adapts and does not say why.",
    question: "How are you?",
    own_choices: [
        ("Symptoms", "Fever, cough, short breath, or loss of smell. Date: first day of symptoms."),
        ("Close contact", "You met somebody who is positive, near and long. Date: last day you met."),
        (
            "Suspected or probable",
            "Says the health staff; the test is not back yet. Date: first day of symptoms.",
        ),
        ("Positive, no symptoms", "The test is positive. Date: the day of the sample."),
        ("Positive, with symptoms", "The test is positive. Date: first day of symptoms."),
        ("Tested negative, or isolation over", "Date: the day of the test, or the last day of isolation."),
        ("Well", "Symptoms are gone, or there are none."),
        ("Absent for another cause", "You need not say which. Date: the last day of absence."),
    ],
    day: "Date",
    day_hint: "Today is filled in; change it if need be.",
    send: "Send report",
    choose: "Choose one.",
    day_wrong: "Give a date, for example 2021-06-30.",
    taken: "Your report is recorded.",
    borne: "The roster of your unit has been adapted, and those whose days changed have been told.",
    early: "This test was taken before the day that counts, so it does not end the days below yet.",
    stands: "What is recorded",
    away: |days| format!("You are recorded as not available {days}."),
    contact_next: |day| {
        format!(
            "Stay at home. If you have no symptoms and a test on {day} or later is negative, report it here; the days end with the day of the test."
        )
    },
    symptoms_next: "Stay at home and see a doctor. Report again when there is a test result, when symptoms are gone, or when these days run out.",
    case_next: "Stay at home, do not come to the office. The health officer will contact you; the letter of the health centre sets the last day of isolation.",
    released_next: "From the next day on you are back on the ordinary roster.",
    call: "Short of breath or getting worse: call",
    happens: "What happens with this report",
    happens_list: [
        "Only you and the health officer of the city can read it. Each time the officer opens it, it is recorded who, when and what for.",
        "Superiors and colleagues see that you are not available, as with leave or any other absence.",
        "If you are absent, the roster of the unit is adapted at once, and those whose days change are told.",
        "Reports are kept encrypted. To correct one, send a new report or contact the health officer.",
    ],
    reports: "Your reports",
    looks: "Who looked",
    no_looks: "Nobody else has looked at your reports.",
    purposes: ["follow-up", "contact tracing"],
    with_symptoms: ", with symptoms",
    list: "Health of the staff",
    list_lead: "People under watch today. Only health officers see this page.",
    list_none: "Nobody is under watch today.",
    rule: |instrument, from| format!("Counted by {instrument}, in force from {from}."),
    ways: ["Open or add to a record", "Numbers by unit", "People under watch"],
    journalled: "Each time a record is opened it is recorded who opened it, whose it is, when and what for. The person can see that.",
    record: "Health record",
    record_lead: "For civil servants and contract staff, also without an account. Reports are not deleted; a new one strikes a wrong one out, with a reason.",
    who: "Person",
    who_hint: "Staff number or full name, for example BGR-00012.",
    who_missing: "Give a staff number or a name.",
    open: "Open record",
    officer_choices: [
        ("Confirmed positive, no symptoms", "Date: the day of the sample."),
        ("Confirmed positive, with symptoms", "Date: first day of symptoms."),
        ("Suspected or probable", "Date: first day of symptoms."),
        ("Close contact", "Date: last day they met."),
        ("Symptoms", "Date: first day of symptoms."),
        (
            "Isolation or quarantine over",
            "Date: its last day, by the letter of the health centre or the test.",
        ),
        ("Well", "Nothing to watch."),
    ],
    add: "Add a report",
    keep: "Record",
    kept: "The report is recorded, and the roster has been adapted where needed.",
    no_reports: "No reports yet.",
    replaces: "Strikes out report number",
    replaces_none: "Strikes out nothing",
    reason: "Why it is struck out",
    reason_hint: "The reason is shown with the revised numbers, without a name.",
    reason_missing: "Choose why it is struck out.",
    struck: "struck out",
    by: "by",
    trace: |name| format!("Contacts of {name}"),
    trace_lead: "Who was at the same office on the infectious days, by the roster that held on each day and by check-in. Neither knows distance or time: ask first, then mark.",
    window: "Infectious days up to today",
    rests: "What each day rests on",
    by_roster: |order, number| format!("roster no. {number} of {order}"),
    no_roster: "no roster",
    nobody: "By roster and check-in nobody was at the same office.",
    who_met: "Close contacts",
    mark: "Mark close contacts",
    marked: |n| format!("{n} people are marked as close contacts, and the roster has been adapted."),
    same_post: |post| format!("same post, {post}"),
    same_shift: "shifts that met",
    same_day: "same day at the office",
    numbers: "Health of the staff in numbers",
    numbers_lead: "By unit and day, as known at the end of that day. Numbers alone, no names.",
    sentence: |confirmed, isolating, suspected| {
        format!(
            "{confirmed} people were confirmed so far, {isolating} of them are in isolation; {suspected} are suspected or probable."
        )
    },
    sentence_told: |confirmed| {
        format!("{confirmed} people were confirmed so far; the parts are too small to be shown.")
    },
    sentence_small: "Fewer than 5 people were confirmed, so the number is not shown.",
    columns: [
        "Staff",
        "Suspected or probable",
        "Confirmed so far",
        "In isolation",
        "Recovered",
        "Contacts in quarantine",
    ],
    asn: "civil servants",
    non_asn: "contract staff",
    together: "All",
    headings: ["The whole city", "By unit", "What may be published: confirmed so far", "Revisions"],
    small: "Units with fewer than 5 are not shown, and another unit is hidden too where the number could be worked out from the sum.",
    none_told: "No unit has 5 or more.",
    no_revisions: "No number was revised yet.",
    table: "Download table (CSV)",
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

/// A status in words.
#[must_use]
pub const fn status_words(status: Status, lang: Lang) -> &'static str {
    let (id, en) = match status {
        Status::Well => ("Sehat", "Well"),
        Status::Elsewhere => ("Berhalangan karena hal lain", "Absent for another cause"),
        Status::Symptoms => ("Bergejala", "Symptoms"),
        Status::CloseContact => ("Kontak erat", "Close contact"),
        Status::Suspected => ("Suspek atau probable", "Suspected or probable"),
        Status::Confirmed => ("Terkonfirmasi positif", "Confirmed positive"),
        Status::Released => ("Negatif atau selesai isolasi", "Negative, or isolation over"),
    };
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// A reason in words.
#[must_use]
pub const fn reason_words(reason: Reason, lang: Lang) -> &'static str {
    let (id, en) = match reason {
        Reason::Laboratory => ("hasil laboratorium dibetulkan", "the laboratory corrected its result"),
        Reason::Judgement => ("penilaian berubah", "the judgement changed"),
        Reason::WrongDay => ("tanggal keliru", "a day was wrong"),
        Reason::Twice => ("tercatat dua kali", "recorded twice"),
        Reason::WrongPerson => ("salah orang", "wrong person"),
    };
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}
