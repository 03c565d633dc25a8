//! Words of mending a roster, in both languages.

use balai_core::diagnostic::Lang;

/// Words of mending a roster.
#[derive(Debug)]
pub struct Mend {
    /// Heading of the proposal.
    pub proposal: &'static str,
    /// What a proposal is.
    pub proposal_lead: &'static str,
    /// Note over the board: changes.
    pub pending: fn(usize) -> String,
    /// Way from the note to the proposal.
    pub to_proposal: &'static str,
    /// Heading of the steps.
    pub steps: &'static str,
    /// Take a step away.
    pub drop: &'static str,
    /// Take all away.
    pub drop_all: &'static str,
    /// Steps in words: pin (who, day, what).
    pub step_pin: fn(&str, &str, &str) -> String,
    /// Unpin (who, day).
    pub step_unpin: fn(&str, &str) -> String,
    /// Absent (who, from, to).
    pub step_absent: fn(&str, &str, &str) -> String,
    /// An absence is withdrawn (who, from, to).
    pub step_present: fn(&str, &str, &str) -> String,
    /// Swap (one, other, day).
    pub step_swap: fn(&str, &str, &str) -> String,
    /// A step that the rules do not allow.
    pub step_unkept: &'static str,
    /// A step that cannot be read.
    pub step_wrong: fn(&str) -> String,
    /// Heading of the changes.
    pub changes: &'static str,
    /// Heading of the changes of a published roster.
    pub changes_then: &'static str,
    /// No changes.
    pub no_changes: &'static str,
    /// So many more.
    pub more: fn(usize) -> String,
    /// Days on which people without a duty only become unavailable.
    pub only_away: fn(usize) -> String,
    /// Changes in other units.
    pub elsewhere: fn(usize) -> String,
    /// Heading of the findings.
    pub findings: &'static str,
    /// No findings.
    pub clean: &'static str,
    /// Heading of the conflicts.
    pub open_title: &'static str,
    /// The day itself could be filled.
    pub open_elsewhere: &'static str,
    /// Posts that are open: name, missing.
    pub open_post: fn(&str, u32) -> String,
    /// No post is open.
    pub open_none: &'static str,
    /// Publish.
    pub publish: &'static str,
    /// Name of who publishes.
    pub who: &'static str,
    /// Errors forbid publishing.
    pub blocked: &'static str,
    /// Somebody was quicker: who, sequence.
    pub meanwhile: fn(&str, i64) -> String,
    /// Somebody whose name the journal does not say.
    pub colleague: &'static str,
    /// A form of another browser.
    pub stranger: &'static str,
    /// Heading of what one can do with a cell.
    pub acts: &'static str,
    /// Heading of the stand-ins.
    pub stand_ins: &'static str,
    /// None.
    pub no_stand_ins: &'static str,
    /// Propose one.
    pub propose: &'static str,
    /// Pin.
    pub pin: &'static str,
    /// Pin, button.
    pub pin_button: &'static str,
    /// Duties: at home, on site, picket.
    pub duties: [&'static str; 3],
    /// Duty at a post.
    pub duty_post: fn(&str) -> String,
    /// Take the pin away.
    pub unpin: &'static str,
    /// Absent until.
    pub absent: &'static str,
    /// From when, and what is not kept.
    pub absent_hint: fn(&str) -> String,
    /// Button.
    pub absent_button: &'static str,
    /// An absence that was noted in the hall (from, to).
    pub noted: fn(&str, &str) -> String,
    /// Withdraw it.
    pub withdraw: &'static str,
    /// An absence of the staff list.
    pub listed: &'static str,
    /// Swap with.
    pub swap: &'static str,
    /// How to name a colleague.
    pub swap_hint: &'static str,
    /// Button.
    pub swap_button: &'static str,
    /// Nobody, or more than one, of that name.
    pub swap_nobody: fn(&str) -> String,
    /// A date or duty that cannot be read.
    pub unread: &'static str,
    /// A past day.
    pub past_day: &'static str,
    /// Heading of the history.
    pub history: &'static str,
    /// A roster: sequence, when.
    pub history_line: fn(i64, &str) -> String,
    /// Planned by the program.
    pub by_program: &'static str,
    /// See what it changed.
    pub history_changes: &'static str,
    /// Comparison: sequence, that before.
    pub compare: fn(i64, i64) -> String,
    /// Back to the published roster.
    pub compare_back: &'static str,
    /// Nothing to compare.
    pub compare_none: &'static str,
    /// Legend: changed.
    pub changed: &'static str,
    /// Legend: pinned.
    pub pinned: &'static str,
    /// "was".
    pub was: &'static str,
    /// Not on the earlier roster.
    pub was_none: &'static str,
    /// Workbook.
    pub workbook: &'static str,
}

const ID: Mend = Mend {
    proposal: "Usulan perubahan",
    proposal_lead: "Belum terbit dan belum disimpan. Alamat halaman ini memuat seluruh usulan: kirimkan kepada rekan untuk diperiksa. Tombol kembali pada peramban membatalkan langkah terakhir.",
    pending: |n| format!("Ini usulan yang belum terbit: {n} hari kerja orang berubah dari jadwal terbit."),
    to_proposal: "Periksa lalu terbitkan",
    steps: "Langkah",
    drop: "Buang",
    drop_all: "Buang seluruh usulan",
    step_pin: |who, day, what| format!("Kunci {who}, {day}: {what}"),
    step_unpin: |who, day| format!("Buka kunci {who}, {day}"),
    step_absent: |who, first, last| {
        if first == last {
            format!("{who} berhalangan {first}")
        } else {
            format!("{who} berhalangan {first} sampai {last}")
        }
    },
    step_present: |who, first, last| {
        format!("{who} tersedia kembali: halangan {first} sampai {last} dicabut")
    },
    step_swap: |one, other, day| format!("Tukar {one} dengan {other}, {day}"),
    step_unkept: "tidak dapat dipenuhi menurut aturan",
    step_wrong: |item| format!("Langkah “{item}” tidak dapat dibaca; buang langkah itu."),
    changes: "Perubahan terhadap jadwal terbit",
    changes_then: "Yang berubah",
    no_changes: "Tidak ada hari yang berubah.",
    more: |n| format!("dan {n} perubahan lagi"),
    only_away: |n| format!("Selain itu {n} hari tanpa tugas menjadi tidak tersedia."),
    elsewhere: |n| {
        format!("{n} perubahan terjadi di unit lain karena daftar pegawainya berubah sejak jadwal terbit.")
    },
    findings: "Hasil pemeriksaan",
    clean: "Tidak ada temuan: semua aturan perintah terpenuhi.",
    open_title: "Mengapa ada pos yang terbuka?",
    open_elsewhere: "Hari ini sendiri dapat diisi; yang menghalangi ada pada hari lain atau pada pembagian kohort.",
    open_post: |post, n| format!("{post}: kurang {n} orang"),
    open_none: "Semua pos hari ini terisi.",
    publish: "Terbitkan jadwal",
    who: "Nama Anda",
    blocked: "Jadwal ini belum dapat diterbitkan: pemeriksaan menemukan galat. Ubah langkahnya lebih dahulu.",
    meanwhile: |who, n| {
        format!(
            "{who} sudah menerbitkan jadwal ke-{n} sementara Anda menyusun. Usulan Anda tidak hilang: langkahnya dihitung ulang di atas jadwal itu. Periksa lagi, lalu terbitkan."
        )
    },
    colleague: "Seorang rekan",
    stranger: "Formulir ini dibuka dari peramban lain atau sudah terlalu lama. Periksa lagi usulannya, lalu terbitkan.",
    acts: "Ubah jadwal",
    stand_ins: "Siapa yang dapat menggantikan",
    no_stand_ins: "Tidak ada rekan yang boleh menggantikan tanpa melanggar aturan.",
    propose: "Usulkan",
    pin: "Kunci tugas hari ini",
    pin_button: "Kunci",
    duties: ["tidak dipanggil", "hadir tanpa pos", "petugas piket"],
    duty_post: |post| format!("pos {post}"),
    unpin: "Buka kunci hari ini",
    absent: "Berhalangan sampai dengan",
    absent_hint: |day| format!("Mulai {day}. Sebabnya tidak ditanyakan dan tidak disimpan."),
    absent_button: "Usulkan pengganti",
    noted: |first, last| format!("Halangan {first} sampai {last} dicatat di balai."),
    withdraw: "Cabut halangan ini",
    listed: "Tidak tersedia menurut daftar pegawai; diubah di daftar itu.",
    swap: "Bertukar hari ini dengan",
    swap_hint: "Nama atau nomor pegawai unit ini.",
    swap_button: "Tukar",
    swap_nobody: |name| {
        format!("“{name}” bukan nama satu pegawai unit ini; tulis nama lengkap atau nomornya.")
    },
    unread: "Pilihan itu tidak dapat dibaca; pilih lagi dari panel.",
    past_day: "Hari ini sudah lewat; jadwalnya tidak dapat diubah.",
    history: "Riwayat jadwal unit ini",
    history_line: |n, when| format!("Jadwal ke-{n}, {when}"),
    by_program: "disusun program",
    history_changes: "Lihat perubahannya",
    compare: |n, before| format!("Yang berubah pada jadwal ke-{n} dibandingkan jadwal ke-{before}"),
    compare_back: "Kembali ke jadwal terbit",
    compare_none: "Belum ada jadwal sebelumnya untuk dibandingkan.",
    changed: "Diubah; yang dicoret semula",
    pinned: "Dikunci",
    was: "semula",
    was_none: "belum terjadwal",
    workbook: "Lembar kerja (.xlsx)",
};

const EN: Mend = Mend {
    proposal: "Proposed changes",
    proposal_lead: "Not published and not kept. The address of this page holds the whole proposal: send it to a colleague to look at. The back button of the browser takes the last step away.",
    pending: |n| {
        format!("This is a proposal, not published: {n} person-days differ from the published roster.")
    },
    to_proposal: "Look through and publish",
    steps: "Steps",
    drop: "Drop",
    drop_all: "Drop the whole proposal",
    step_pin: |who, day, what| format!("Fix {who}, {day}: {what}"),
    step_unpin: |who, day| format!("Let {who} free, {day}"),
    step_absent: |who, first, last| {
        if first == last {
            format!("{who} is absent on {first}")
        } else {
            format!("{who} is absent from {first} to {last}")
        }
    },
    step_present: |who, first, last| format!("{who} is available again: absence {first} to {last} withdrawn"),
    step_swap: |one, other, day| format!("Swap {one} with {other}, {day}"),
    step_unkept: "the rules do not allow it",
    step_wrong: |item| format!("The step “{item}” cannot be read; drop it."),
    changes: "Changes against the published roster",
    changes_then: "What changed",
    no_changes: "No day is changed.",
    more: |n| format!("and {n} more changes"),
    only_away: |n| format!("Besides, {n} days without a duty become unavailable."),
    elsewhere: |n| {
        format!("{n} changes are in other units, because their staff lists changed since the last roster.")
    },
    findings: "Findings",
    clean: "No findings: every rule of the order is kept.",
    open_title: "Why is a post open?",
    open_elsewhere: "The day for itself could be filled; what prevents it lies in other days or in the cohorts.",
    open_post: |post, n| format!("{post}: {n} missing"),
    open_none: "All posts of this day are filled.",
    publish: "Publish roster",
    who: "Your name",
    blocked: "This roster cannot be published yet: the audit found errors. Change the steps first.",
    meanwhile: |who, n| {
        format!(
            "{who} published roster {n} while you were at it. Your proposal is not lost: its steps were worked out again on that roster. Look through it again, then publish."
        )
    },
    colleague: "A colleague",
    stranger: "This form was opened in another browser or is too old. Look through the proposal again, then publish.",
    acts: "Change the roster",
    stand_ins: "Who could stand in",
    no_stand_ins: "No colleague may stand in without breaking a rule.",
    propose: "Propose",
    pin: "Fix the duty of this day",
    pin_button: "Fix",
    duties: ["not called in", "on site without a post", "picket officer"],
    duty_post: |post| format!("post {post}"),
    unpin: "Let this day free",
    absent: "Absent until",
    absent_hint: |day| format!("From {day}. The cause is neither asked nor kept."),
    absent_button: "Propose stand-ins",
    noted: |first, last| format!("Absence {first} to {last}, noted in the hall."),
    withdraw: "Withdraw this absence",
    listed: "Not available by the staff list; it is changed there.",
    swap: "Swap this day with",
    swap_hint: "Name or number of someone of this unit.",
    swap_button: "Swap",
    swap_nobody: |name| {
        format!("“{name}” is not the name of one person of this unit; write the full name or the number.")
    },
    unread: "That choice cannot be read; choose again from the panel.",
    past_day: "This day is past; its roster cannot be changed.",
    history: "History of this unit's roster",
    history_line: |n, when| format!("Roster {n}, {when}"),
    by_program: "planned by the program",
    history_changes: "See what it changed",
    compare: |n, before| format!("What roster {n} changed against roster {before}"),
    compare_back: "Back to the published roster",
    compare_none: "There is no earlier roster to compare with.",
    changed: "Changed; struck out is what was",
    pinned: "Fixed by hand",
    was: "was",
    was_none: "not planned",
    workbook: "Workbook (.xlsx)",
};

/// The words in a language.
#[must_use]
pub const fn mend(lang: Lang) -> &'static Mend {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}
