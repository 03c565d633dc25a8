//! Words of the pages of permits, in both languages.

use balai_core::diagnostic::Lang;
use balai_core::work::permit::{Reason, State};

use super::super::activity::Badge;

/// The words.
#[derive(Debug)]
pub struct Words {
    /// Put before the title of a page that tells what is wrong.
    pub error: &'static str,
    /// Heading of one's own page.
    pub own: &'static str,
    /// What the order says: clause.
    pub stays: fn(&str) -> String,
    /// No order asks one to stay at home today.
    pub free: &'static str,
    /// Within how many minutes the superior answers, by the order.
    pub within: fn(u32) -> String,
    /// The same by default.
    pub within_default: fn(u32) -> String,
    /// What holds without an answer.
    pub silence: &'static str,
    /// What is urgent.
    pub urgent: &'static str,
    /// A permit was sent: until when it is answered.
    pub sent: fn(&str) -> String,
    /// Something was recorded.
    pub kept: &'static str,
    /// Heading of what is wrong.
    pub faulty: &'static str,
    /// Heading of the form.
    pub form: &'static str,
    /// Labels: reason, note, place, day, from, until.
    pub labels: [&'static str; 6],
    /// Hints: note, place.
    pub hints: [&'static str; 2],
    /// Nothing chosen.
    pub choose: &'static str,
    /// Send.
    pub send: &'static str,
    /// Day or hours that are none.
    pub no_time: &'static str,
    /// Heading of one's permits; there are none.
    pub list: [&'static str; 2],
    /// Take back; back at; say so.
    pub close: [&'static str; 3],
    /// To reports; to the team's permits.
    pub ways: [&'static str; 2],
    /// Asked, pressed, answer until, place, back.
    pub marks: [&'static str; 5],
    /// A step: word, who, when.
    pub step: fn(&str, &str, &str) -> String,
    /// Heading of a superior's page: unit.
    pub team: fn(&str) -> String,
    /// What it is for.
    pub team_lead: &'static str,
    /// Heading of those that wait: how many.
    pub waiting: fn(usize) -> String,
    /// Nothing waits.
    pub none_waiting: &'static str,
    /// Past its deadline by; so much time left.
    pub clock: [fn(&str) -> String; 2],
    /// Permit, refuse, reason, refuse it.
    pub decide: [&'static str; 4],
    /// It is one's own.
    pub own_permit: &'static str,
    /// Heading of the decided.
    pub decided: &'static str,
    /// A reason that the reader has no part in.
    pub private: &'static str,
}

const ID: Words = Words {
    error: "Kesalahan: ",
    own: "Izin keluar rumah pada jam kerja",
    stays: |clause| format!("Hari ini Anda tidak keluar rumah pada jam kerja kecuali mendesak ({clause})."),
    free: "Hari ini tidak ada perintah yang meminta Anda tetap di rumah. Izin tetap boleh dicatat.",
    within: |n| format!("Atasan menjawab dalam {n} menit jam kerja, menurut perintah."),
    within_default: |n| {
        format!("Atasan menjawab dalam {n} menit jam kerja. Perintah tidak menyebut waktu; ini bawaan balai.")
    },
    silence: "Bila sampai waktu itu belum dijawab, izin berlaku sementara sampai atasan memutuskan.",
    urgent: "Berobat dan keluarga tidak perlu menunggu: berangkat dulu, laporkan sesudahnya.",
    sent: |moment| format!("Permintaan tersimpan. Atasan menjawab paling lambat {moment}."),
    kept: "Tercatat.",
    faulty: "Permintaan belum tersimpan. Yang perlu diperbaiki:",
    form: "Minta izin",
    labels: ["Keperluan", "Keterangan", "Tujuan", "Tanggal", "Dari pukul", "Sampai pukul"],
    hints: ["Boleh kosong. Jangan tulis penyakit.", "Boleh kosong."],
    choose: "Pilih keperluan",
    send: "Kirim ke atasan",
    no_time: "Isi tanggal, jam berangkat, dan jam kembali.",
    list: ["Izin Anda", "Belum ada izin."],
    close: ["Tarik permintaan", "Kembali di rumah pukul", "Catat sudah kembali"],
    ways: ["Laporan kegiatan", "Putuskan izin unit"],
    marks: ["Diminta", "Ditekan", "Dijawab paling lambat", "Tujuan", "Kembali"],
    step: |what, who, when| format!("{what}, {who}, {when}"),
    team: |unit| format!("Izin keluar rumah {unit}"),
    team_lead: "Izinkan, atau tolak dengan alasan. Yang tidak dijawab berlaku sementara.",
    waiting: |n| format!("Menunggu keputusan ({n})"),
    none_waiting: "Tidak ada izin yang menunggu.",
    clock: [|span| format!("Lewat tenggat {span}"), |span| format!("Sisa waktu menjawab {span}")],
    decide: ["Izinkan", "Tolak", "Alasan menolak", "Tolak izin"],
    own_permit: "Ini izin Anda sendiri; atasan lain atau Plh. yang memutuskan.",
    decided: "Sudah diputuskan",
    private: "Keperluan pribadi yang mendesak",
};

const EN: Words = Words {
    error: "Error: ",
    own: "Exit permit in working hours",
    stays: |clause| {
        format!("Today you do not leave home in working hours unless the need is urgent ({clause}).")
    },
    free: "No order asks you to stay at home today. You can record a permit all the same.",
    within: |n| format!("Your superior answers within {n} minutes of working time, by the order."),
    within_default: |n| {
        format!(
            "Your superior answers within {n} minutes of working time. The order names no time; this is the hall's default."
        )
    },
    silence: "Without an answer by then the permit holds provisionally, until your superior decides.",
    urgent: "Health and family need not wait: leave, and report afterwards.",
    sent: |moment| format!("Your request is kept. Your superior answers by {moment}."),
    kept: "Recorded.",
    faulty: "The request is not kept yet. To mend:",
    form: "Ask for a permit",
    labels: ["Reason", "Note", "Where to", "Day", "From", "Until"],
    hints: ["May be empty. Do not name an illness.", "May be empty."],
    choose: "Choose the reason",
    send: "Send to the superior",
    no_time: "Fill in the day, the time of leaving and the time of return.",
    list: ["Your permits", "No permits yet."],
    close: ["Take the request back", "Home again at", "Record the return"],
    ways: ["Activity reports", "Decide the unit's permits"],
    marks: ["Asked", "Pressed", "To be answered by", "Where to", "Back"],
    step: |what, who, when| format!("{what}, {who}, {when}"),
    team: |unit| format!("Exit permits of {unit}"),
    team_lead: "Permit, or refuse with a reason. What is not answered holds provisionally.",
    waiting: |n| format!("Waiting for a decision ({n})"),
    none_waiting: "No permit is waiting.",
    clock: [|span| format!("{span} past the deadline"), |span| format!("{span} left to answer")],
    decide: ["Permit", "Refuse", "Why it is refused", "Refuse the permit"],
    own_permit: "This is your own permit; another superior or a deputy decides.",
    decided: "Decided",
    private: "Urgent private need",
};

/// The words of a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

/// A reason in words.
#[must_use]
pub const fn reason(reason: Reason, lang: Lang) -> &'static str {
    match (reason, lang) {
        (Reason::Health, Lang::Id) => "Berobat atau mengantar berobat",
        (Reason::Health, Lang::En) => "See a doctor, or take someone to one",
        (Reason::Vaccine, Lang::Id) => "Vaksinasi atau tes",
        (Reason::Vaccine, Lang::En) => "Vaccination or test",
        (Reason::Essentials, Lang::Id) => "Kebutuhan pokok yang tidak dapat diantar",
        (Reason::Essentials, Lang::En) => "Necessities that cannot be delivered",
        (Reason::Family, Lang::Id) => "Keluarga inti meninggal atau sakit keras",
        (Reason::Family, Lang::En) => "A close relative died or is gravely ill",
        (Reason::Errand, Lang::Id) => "Tugas kedinasan di luar jadwal",
        (Reason::Errand, Lang::En) => "Official duty outside the roster",
        (Reason::Other, Lang::Id) => "Lain, tulis di keterangan",
        (Reason::Other, Lang::En) => "Something else, write it in the note",
    }
}

/// Where a permit stands.
#[must_use]
pub fn state(state: State, lang: Lang) -> Badge {
    let say = |a: &str, b: &str| if lang == Lang::Id { a.to_owned() } else { b.to_owned() };
    match state {
        State::Waiting => ("daring", "jam", say("Menunggu atasan", "Waiting for the superior")),
        State::Provisional => ("awas", "jam", say("Berlaku sementara", "Holds provisionally")),
        State::Granted => ("buka", "cek", say("Diizinkan", "Permitted")),
        State::Refused => ("gawat", "silang", say("Tidak diizinkan", "Not permitted")),
        State::Withdrawn => ("diam", "info", say("Ditarik", "Taken back")),
        State::BackOpen => ("awas", "rumah", say("Sudah kembali, belum diputuskan", "Back, not decided")),
        State::Back => ("buka", "rumah", say("Sudah kembali", "Back")),
    }
}

/// A step in words.
#[must_use]
pub fn step(word: &str, lang: Lang) -> String {
    use balai_core::work::permit::Step;
    let both = match Step::of_word(word) {
        Some(Step::Grant) => ("Diizinkan", "Permitted"),
        Some(Step::Refuse) => ("Tidak diizinkan", "Not permitted"),
        Some(Step::Withdraw) => ("Ditarik", "Taken back"),
        Some(Step::Return) | None => ("Kembali di rumah", "Home again"),
    };
    if lang == Lang::Id { both.0.to_owned() } else { both.1.to_owned() }
}
