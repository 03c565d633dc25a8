//! Words of one's own week, of check-in, swaps, the calendar and the team, in both languages.

use balai_core::arrange::Mode;
use balai_core::diagnostic::Lang;
use balai_core::work::swap::SwapState;

/// The words.
#[derive(Debug)]
pub struct Words {
    /// Title of the week.
    pub title: &'static str,
    /// Today by mode: office, field, home, unavailable, off, open.
    pub today: [&'static str; 6],
    /// Working hours: from, to, zone.
    pub hours: fn(&str, &str, &str) -> String,
    /// They are bounds.
    pub flexible: &'static str,
    /// Check-in is on time until.
    pub until: fn(&str) -> String,
    /// Why: clause, order.
    pub basis: fn(&str, &str) -> String,
    /// No order holds today.
    pub no_order: &'static str,
    /// A duty as picket officer.
    pub picket: &'static str,
    /// In, out.
    pub ways: [&'static str; 2],
    /// Label of the choice of place.
    pub where_label: &'static str,
    /// Choices: office, field, home.
    pub places: [&'static str; 3],
    /// The order asks for the place: said before the tap.
    pub located: &'static str,
    /// Done: in or out, time.
    pub done: fn(&str, &str) -> String,
    /// A tap counts again: words of the second button.
    pub again: &'static str,
    /// Heading of the week, ways to the weeks before and after.
    pub week: [&'static str; 3],
    /// Marks of the legend: office, field, home, unavailable.
    pub legend: [&'static str; 4],
    /// Words for screen readers by mode, as in `today`.
    pub in_words: [&'static str; 6],
    /// Way to why.
    pub why: &'static str,
    /// Heading of what is due.
    pub due: &'static str,
    /// Nothing is due.
    pub nothing_due: &'static str,
    /// At the latest.
    pub deadline: fn(&str) -> String,
    /// From when.
    pub from: fn(&str) -> String,
    /// The order gives no deadline.
    pub no_deadline: &'static str,
    /// States: done, not yet, missing, excused.
    pub states: [&'static str; 4],
    /// Heading of what holds all day.
    pub throughout: &'static str,
    /// Ways on: heading and what it is, for reports, permits, symptoms.
    pub ways_on: [(&'static str, &'static str); 3],
    /// Heading of the picket officers, that there is none, how to reach them.
    pub officers: [&'static str; 3],
    /// Heading, text, way of the swap.
    pub swap: [&'static str; 3],
    /// Heading, text, button of the calendar.
    pub calendar: [&'static str; 3],
    /// The link that was made: heading, hint.
    pub made: [&'static str; 2],
    /// A link was made before: when.
    pub made_at: fn(&str) -> String,
    /// A correction on the page: time before, time after, reason.
    pub corrected: fn(&str, &str) -> String,
    /// The form is a stranger's.
    pub stranger: &'static str,
    /// Before the title of a page with a fault.
    pub error: &'static str,
    /// Way to one's week.
    pub home: &'static str,
    /// Way to one's account.
    pub account: &'static str,
    /// Sample data.
    pub sample: &'static str,
    /// Swap page: title, lead, day, colleague, hint of it, note, ask.
    pub ask: [&'static str; 7],
    /// Swap page: heading of requests, none.
    pub requests: [&'static str; 2],
    /// A request of one's own: colleague, day.
    pub mine: fn(&str, &str) -> String,
    /// A request to oneself: asker, day.
    pub theirs: fn(&str, &str) -> String,
    /// A request of two others: asker, colleague, day.
    pub between: fn(&str, &str, &str) -> String,
    /// Agree, decline, withdraw, grant, refuse.
    pub answers: [&'static str; 5],
    /// Label of the reason for a no.
    pub reason: &'static str,
    /// Not done because of the rules.
    pub blocked: &'static str,
    /// Team: title, lead, day, show, unit.
    pub team: [&'static str; 5],
    /// Team: people, at the office, in the field, at home, not available, off, open.
    pub counts: [&'static str; 7],
    /// Team: heading of who is silent, nobody is.
    pub silent: [&'static str; 2],
    /// Team: columns: name, plan, in, out, remarks.
    pub columns: [&'static str; 5],
    /// Team: heading of swaps, none.
    pub waiting: [&'static str; 2],
    /// Team: correct, in or out, time, place, reason, save.
    pub correct: [&'static str; 6],
    /// Team: this is not the reader's to write.
    pub reads: &'static str,
    /// Team: way to the board.
    pub board: &'static str,
    /// Signs of faked places: heading, what they are.
    pub signs: [&'static str; 2],
    /// An outage that touches today: when, what happened.
    pub outage_today: fn(&str, &str) -> String,
    /// Outages: title, lead, from, to, reason, note it, heading of those noted, none, why taken back, take back.
    pub outage: [&'static str; 10],
    /// One outage: from, to.
    pub span: fn(&str, &str) -> String,
    /// Recap of the city: title, lead, columns, sum, none yet.
    pub recap: [&'static str; 4],
    /// Its columns: unit, staff, came, on site, left.
    pub recap_columns: [&'static str; 5],
    /// What is said after something was done: tap, correction, request, answer, grant, refusal, outage, list.
    pub told: [&'static str; 8],
}

const ID: Words = Words {
    title: "Beranda saya",
    today: [
        "Hari ini Anda bekerja di kantor",
        "Hari ini Anda bertugas di lapangan",
        "Hari ini Anda bekerja dari rumah",
        "Hari ini Anda tercatat berhalangan",
        "Hari ini Anda libur",
        "Tempat kerja Anda hari ini ditetapkan kepala unit",
    ],
    hours: |from, to, zone| format!("Jam kerja {from}–{to} {zone}."),
    flexible: "Lentur di antara jam itu.",
    until: |time| format!("Presensi masuk tepat waktu sampai pukul {time}."),
    basis: |clause, order| format!("Dasar: {clause}, {order}."),
    no_order: "Tidak ada perintah yang berlaku hari ini; jam kerja kota yang berlaku.",
    picket: "Petugas piket",
    ways: ["Presensi masuk", "Presensi pulang"],
    where_label: "Saya bekerja",
    places: ["di kantor", "di lapangan", "dari rumah"],
    located: "Perintah meminta lokasi. Ponsel menanyakannya hanya saat Anda menekan tombol ini.",
    done: |way, time| format!("{way} tercatat pukul {time}"),
    again: "Presensi pulang lagi",
    week: ["Jadwal saya minggu ini", "Minggu sebelumnya", "Minggu berikutnya"],
    legend: ["Kantor", "Lapangan", "Rumah", "Berhalangan"],
    in_words: ["di kantor", "di lapangan", "dari rumah", "berhalangan", "libur", "ditetapkan kepala unit"],
    why: "Mengapa jadwal saya begini?",
    due: "Yang perlu diselesaikan hari ini",
    nothing_due: "Tidak ada kewajiban hari ini.",
    deadline: |time| format!("Paling lambat {time}"),
    from: |time| format!("Mulai {time}"),
    no_deadline: "Perintah tidak menyebut tenggat",
    states: ["Selesai", "Belum", "Tidak tercatat", "Dimaafkan"],
    throughout: "Berlaku sepanjang hari",
    ways_on: [
        ("Lapor kegiatan", "Apa yang Anda kerjakan"),
        ("Minta izin keluar", "Hanya bila mendesak"),
        ("Lapor gejala", "Bila Anda merasa tidak enak badan, jangan ke kantor"),
    ],
    officers: [
        "Petugas piket unit Anda hari ini",
        "Jadwal hari ini tidak menyebut petugas piket.",
        "Data kota belum memuat nomor teleponnya; hubungi lewat kantor unit Anda:",
    ],
    swap: [
        "Tukar jadwal",
        "Minta rekan bertukar satu hari. Rekan menyetujui, kepala unit memutuskan.",
        "Tukar satu hari",
    ],
    calendar: [
        "Jadwal di kalender ponsel",
        "Tautan rahasia untuk aplikasi kalender. Siapa pun yang memegangnya dapat membaca jadwal Anda; tautan baru mematikan yang lama.",
        "Buat tautan baru",
    ],
    made: ["Tautan kalender Anda", "Salin sekarang: halaman ini hanya menampilkannya satu kali."],
    made_at: |when| format!("Tautan terakhir dibuat {when}."),
    corrected: |number, reason| format!("Baris {number} dikoreksi: {reason}"),
    stranger: "Formulir ini sudah kedaluwarsa. Muat ulang halaman, lalu kirim sekali lagi.",
    error: "Kesalahan: ",
    home: "Beranda saya",
    account: "Akun dan keluar",
    sample: "Pegawai contoh, bukan orang sungguhan.",
    ask: [
        "Tukar jadwal",
        "Anda dan rekan bertukar tugas pada satu hari. Bila aturan jadwal melarangnya, alasannya langsung ditampilkan.",
        "Hari",
        "Rekan",
        "Rekan dari unit Anda.",
        "Catatan untuk rekan dan kepala unit (boleh kosong)",
        "Kirim permintaan",
    ],
    requests: ["Permintaan", "Belum ada permintaan."],
    mine: |colleague, day| format!("Anda meminta bertukar dengan {colleague} pada {day}"),
    theirs: |asker, day| format!("{asker} meminta bertukar dengan Anda pada {day}"),
    between: |asker, colleague, day| format!("{asker} bertukar dengan {colleague} pada {day}"),
    answers: ["Setujui", "Tidak dapat", "Tarik kembali", "Kabulkan dan terbitkan jadwal", "Tidak dikabulkan"],
    reason: "Alasan bila tidak dikabulkan",
    blocked: "Jadwal dengan tukar ini akan melanggar perintah:",
    team: [
        "Tim saya",
        "Siapa di mana, siapa yang belum terdengar, dan apa yang menunggu Anda.",
        "Hari",
        "Tampilkan",
        "Unit",
    ],
    counts: ["pegawai", "kantor", "lapangan", "rumah", "berhalangan", "libur", "belum ditetapkan"],
    silent: [
        "Belum presensi masuk, padahal waktunya sudah lewat",
        "Semua yang diminta presensi sudah tercatat atau masih punya waktu.",
    ],
    columns: ["Pegawai", "Jadwal", "Masuk", "Pulang", "Catatan"],
    waiting: ["Permintaan tukar jadwal", "Tidak ada yang menunggu keputusan."],
    correct: ["Koreksi", "Presensi", "Jam", "Tempat", "Alasan", "Catat koreksi"],
    reads: "Anda membaca halaman ini; atasan dan kepala unit yang mencatat.",
    board: "Papan jadwal unit",
    signs: [
        "Lokasi yang perlu dilihat",
        "Ini tanda dari pola 28 hari terakhir, bukan keputusan. Tanyakan dahulu kepada orangnya.",
    ],
    outage_today: |span, reason| {
        format!("Gangguan {span}: {reason}. Presensi pada waktu itu dimaafkan untuk semua.")
    },
    outage: [
        "Gangguan",
        "Gangguan memaafkan semua orang yang jendela presensinya tersentuh, dan terlihat pada hari masing-masing.",
        "Dari",
        "Sampai",
        "Apa yang terjadi",
        "Catat gangguan",
        "Gangguan yang tercatat",
        "Belum ada gangguan yang tercatat.",
        "Alasan ditarik",
        "Tarik kembali",
    ],
    span: |from, to| format!("{from} sampai {to}"),
    recap: [
        "Rekapitulasi presensi kota",
        "Angka menurut ucapan pegawai saat presensi, dihitung saat halaman ini dibuka.",
        "Seluruh kota",
        "Belum ada presensi pada hari ini.",
    ],
    recap_columns: ["Unit", "Pegawai", "Masuk", "Di kantor atau lapangan", "Pulang"],
    told: [
        "Presensi tercatat.",
        "Koreksi tercatat. Baris yang lama tetap terlihat.",
        "Permintaan terkirim kepada rekan Anda.",
        "Jawaban Anda tercatat.",
        "Permintaan dikabulkan; jadwal baru sudah terbit.",
        "Permintaan tidak dikabulkan; alasannya disampaikan.",
        "Gangguan tercatat.",
        "Daftar tercatat.",
    ],
};

const EN: Words = Words {
    title: "My work",
    today: [
        "Today you work at the office",
        "Today you work in the field",
        "Today you work from home",
        "Today you are noted as unavailable",
        "Today is a day off for you",
        "Where you work today is set by the head of your unit",
    ],
    hours: |from, to, zone| format!("Working hours {from}–{to} {zone}."),
    flexible: "Flexible within these bounds.",
    until: |time| format!("Check-in is on time until {time}."),
    basis: |clause, order| format!("Basis: {clause}, {order}."),
    no_order: "No order holds today; the city's working hours apply.",
    picket: "Picket officer",
    ways: ["Check in", "Check out"],
    where_label: "I work",
    places: ["at the office", "in the field", "from home"],
    located: "The order asks for your place. The phone asks for it only when you press this button.",
    done: |way, time| format!("{way} recorded at {time}"),
    again: "Check out again",
    week: ["My week", "Week before", "Week after"],
    legend: ["Office", "Field", "Home", "Unavailable"],
    in_words: [
        "at the office",
        "in the field",
        "from home",
        "unavailable",
        "day off",
        "set by the head of the unit",
    ],
    why: "Why is my roster like this?",
    due: "To be done today",
    nothing_due: "Nothing is asked of you today.",
    deadline: |time| format!("By {time}"),
    from: |time| format!("From {time}"),
    no_deadline: "The order gives no deadline",
    states: ["Done", "Not yet", "Not recorded", "Excused"],
    throughout: "Holds all day",
    ways_on: [
        ("Report activity", "What you have done"),
        ("Ask to go out", "Only if urgent"),
        ("Report symptoms", "If you feel unwell, do not come to the office"),
    ],
    officers: [
        "Picket officers of your unit today",
        "The roster of today names no picket officer.",
        "The city's data has no telephone number of them yet; reach them through your office:",
    ],
    swap: [
        "Swap a day",
        "Ask a colleague to exchange one day. The colleague agrees, the head of the unit decides.",
        "Swap one day",
    ],
    calendar: [
        "Roster in the phone's calendar",
        "A secret link for a calendar app. Whoever has it can read your roster; a new link makes the old one dead.",
        "Make a new link",
    ],
    made: ["Your calendar link", "Copy it now: this page shows it once."],
    made_at: |when| format!("The last link was made {when}."),
    corrected: |number, reason| format!("Row {number} was corrected: {reason}"),
    stranger: "This form has expired. Reload the page and send it once more.",
    error: "Error: ",
    home: "My work",
    account: "Account and signing out",
    sample: "Sample staff, not real people.",
    ask: [
        "Swap a day",
        "You and a colleague exchange what you do on one day. If a rule of the roster forbids it, the reason is shown at once.",
        "Day",
        "Colleague",
        "A colleague of your unit.",
        "Note for the colleague and the head of the unit (may be empty)",
        "Send request",
    ],
    requests: ["Requests", "No requests yet."],
    mine: |colleague, day| format!("You asked {colleague} to swap on {day}"),
    theirs: |asker, day| format!("{asker} asks you to swap on {day}"),
    between: |asker, colleague, day| format!("{asker} swaps with {colleague} on {day}"),
    answers: ["Agree", "Cannot", "Take back", "Grant and publish the roster", "Do not grant"],
    reason: "Reason, if it is not granted",
    blocked: "The roster with this swap would break the order:",
    team: [
        "My team",
        "Who is where, who has not been heard of, and what waits for you.",
        "Day",
        "Show",
        "Unit",
    ],
    counts: ["staff", "office", "field", "home", "unavailable", "off", "not set"],
    silent: [
        "Not checked in although the time has passed",
        "Everyone who is asked to has checked in or still has time.",
    ],
    columns: ["Person", "Roster", "In", "Out", "Remarks"],
    waiting: ["Requests to swap", "Nothing waits for a decision."],
    correct: ["Correct", "Attendance", "Time", "Place", "Reason", "Record correction"],
    reads: "You read this page; the superior and the head of the unit write on it.",
    board: "Roster board of the unit",
    signs: [
        "Places to look at",
        "These are signs from the pattern of the last 28 days, no verdict. Ask the person first.",
    ],
    outage_today: |span, reason| {
        format!("Outage {span}: {reason}. Check-in at that time is excused for everyone.")
    },
    outage: [
        "Outages",
        "An outage excuses everyone whose attendance window it touches, and is seen on the day of each.",
        "From",
        "Until",
        "What happened",
        "Note outage",
        "Outages that are noted",
        "No outage is noted.",
        "Why it is taken back",
        "Take back",
    ],
    span: |from, to| format!("{from} to {to}"),
    recap: [
        "Attendance of the city",
        "Numbers by what staff said when they checked in, counted when this page is opened.",
        "The whole city",
        "Nobody has checked in on this day.",
    ],
    recap_columns: ["Unit", "Staff", "In", "At the office or in the field", "Out"],
    told: [
        "Recorded.",
        "Correction recorded. The old row stays visible.",
        "The request was sent to your colleague.",
        "Your answer was recorded.",
        "Granted; the new roster is published.",
        "Not granted; the reason is passed on.",
        "Recorded.",
        "List recorded.",
    ],
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

/// Position of a mode in the lists of words; the last is an open one.
#[must_use]
pub const fn place(mode: Option<Mode>) -> usize {
    match mode {
        Some(Mode::Office) => 0,
        Some(Mode::Field) => 1,
        Some(Mode::Home) => 2,
        Some(Mode::Away) => 3,
        Some(Mode::Off) => 4,
        None => 5,
    }
}

/// A state of a request in words, and its badge: kind, icon.
#[must_use]
pub const fn swap_words(state: SwapState, lang: Lang) -> (&'static str, &'static str, &'static str) {
    let (id, en, kind, icon) = match state {
        SwapState::Asked => ("Menunggu rekan", "Waiting for the colleague", "awas", "jam"),
        SwapState::Agreed => ("Menunggu kepala unit", "Waiting for the head of the unit", "awas", "jam"),
        SwapState::Declined => ("Rekan tidak dapat", "The colleague cannot", "diam", "silang"),
        SwapState::Withdrawn => ("Ditarik kembali", "Taken back", "diam", "silang"),
        SwapState::Granted => ("Dikabulkan", "Granted", "buka", "cek"),
        SwapState::Refused => ("Tidak dikabulkan", "Not granted", "gawat", "silang"),
    };
    (if matches!(lang, Lang::Id) { id } else { en }, kind, icon)
}
