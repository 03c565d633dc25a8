//! Words of the desk, in both languages.

use balai_core::diagnostic::Lang;
use balai_core::order::Channel;

/// Words of the desk. Sentences with a hole are functions, so that each language keeps its order of words.
#[derive(Debug)]
pub struct Words {
    /// Heading of the list.
    pub list_title: fn(&str) -> String,
    /// Sentence under it.
    pub list_lead: &'static str,
    /// Link to the list from the orders.
    pub list_link: &'static str,
    /// The desk stands open because this is a demo.
    pub open_desk: &'static str,
    /// No drafts.
    pub list_empty: &'static str,
    /// Section: drafts being worked on.
    pub drafts: &'static str,
    /// Section: drafts put away.
    pub aside: &'static str,
    /// Section: a new draft.
    pub begin: &'static str,
    /// Field: what it begins with.
    pub begin_from: &'static str,
    /// Choice: from nothing.
    pub begin_blank: &'static str,
    /// Choice: going on from an order: kind and number, id.
    pub begin_next: fn(&str, &str) -> String,
    /// Field: name of the draft.
    pub name: &'static str,
    /// Hint of it.
    pub name_hint: &'static str,
    /// There is a draft of that name.
    pub taken: &'static str,
    /// Button.
    pub begin_button: &'static str,
    /// Last saved: version, author, instant.
    pub saved: fn(i64, &str, &str) -> String,
    /// Button.
    pub take_back: &'static str,
    /// Back to the list.
    pub back: &'static str,
    /// Pill: draft, version.
    pub draft: fn(i64) -> String,
    /// Pill: not saved.
    pub unsaved: &'static str,
    /// Label of the text.
    pub text: &'static str,
    /// Hint under the text.
    pub text_hint: &'static str,
    /// Link to the guided form.
    pub ask: &'static str,
    /// Link from the guided form to the text.
    pub write: &'static str,
    /// Guided form: what can be done with a row: up, down, take out, details, add, kind of the new
    /// row, change, done.
    pub row_deeds: [&'static str; 8],
    /// Guided form: what stands for no answer in a list.
    pub no_answer: &'static str,
    /// Guided form: what it is.
    pub guide_lead: &'static str,
    /// Field: who saves.
    pub author: &'static str,
    /// Who saves, if no name was given.
    pub nobody: &'static str,
    /// Button: save.
    pub save: &'static str,
    /// Button: check without saving.
    pub check: &'static str,
    /// Button: put away.
    pub put_aside: &'static str,
    /// Chips and headings: what it would do.
    pub outlook: &'static str,
    /// First sentence: day, people on site at most, staff, people without it.
    pub outlook_lead: fn(&str, &str, &str, &str) -> String,
    /// Heading of what changes from an order.
    pub against: fn(&str) -> String,
    /// Heading of what changes from an ordinary day.
    pub against_none: &'static str,
    /// No day is known yet.
    pub outlook_none: &'static str,
    /// Caption and columns of the table of days.
    pub days: [&'static str; 5],
    /// The order goes on after the days shown.
    pub days_more: &'static str,
    /// Caption and columns of the table of services.
    pub services: [&'static str; 4],
    /// Nothing changes.
    pub changes_none: &'static str,
    /// Folded changes.
    pub changes_more: fn(usize) -> String,
    /// States of services: open, limited, moved, online, closed.
    pub channels: [&'static str; 5],
    /// Heading of the versions.
    pub versions: &'static str,
    /// Columns: version, author, saved, ways.
    pub version_columns: [&'static str; 4],
    /// Link: open a version.
    pub version_open: fn(i64) -> String,
    /// Link: compare a version with the last.
    pub version_compare: fn(i64) -> String,
    /// The version that is open is not the last.
    pub version_old: fn(i64, i64) -> String,
    /// Others have the draft open.
    pub present: fn(&str) -> String,
    /// Somebody saved first: author, their version, instant, the version that was changed.
    pub conflict: fn(&str, i64, &str, i64) -> String,
    /// Heading over the difference of a conflict.
    pub conflict_lines: &'static str,
    /// The form did not bear the token of this browser.
    pub stranger: &'static str,
    /// The draft was put away.
    pub is_aside: &'static str,
    /// A text kept in this browser can be brought back.
    pub restore_text: &'static str,
    /// Buttons: bring it back, drop it.
    pub restore: [&'static str; 2],
    /// The save did not arrive.
    pub lost: &'static str,
    /// Text link.
    pub plain: &'static str,
    /// PDF link.
    pub pdf: &'static str,
    /// What the letter is.
    pub letter_note: &'static str,
    /// The order can be signed; what to do.
    pub ready: &'static str,
    /// Heading of the comparison.
    pub compare_title: &'static str,
    /// Fields: from, to.
    pub compare_fields: [&'static str; 2],
    /// Button.
    pub compare_button: &'static str,
    /// Choice: a version.
    pub compare_version: fn(i64, &str) -> String,
    /// Choice: a signed order.
    pub compare_signed: fn(&str) -> String,
    /// Heading: lines.
    pub compare_lines: &'static str,
    /// Heading: effects.
    pub compare_effects: &'static str,
    /// No line differs.
    pub compare_same: &'static str,
    /// No effect differs.
    pub compare_same_effect: &'static str,
    /// Before a line that is gone, that is new.
    pub compare_marks: [&'static str; 2],
    /// Lines that are the same, left out.
    pub compare_skipped: fn(usize) -> String,
    /// Label of the lines.
    pub compare_region: &'static str,
}

impl Words {
    /// How a service stands, in a word or two.
    #[must_use]
    pub const fn channel(&self, channel: Channel) -> &'static str {
        match channel {
            Channel::Open => self.channels[0],
            Channel::Limited => self.channels[1],
            Channel::Moved => self.channels[2],
            Channel::Online => self.channels[3],
            Channel::Closed => self.channels[4],
        }
    }
}

const ID: Words = Words {
    list_title: |city| format!("Rancangan perintah {city}"),
    list_lead: "Tulis perintah di sini. Selagi Anda mengetik, naskah diperiksa dan akibatnya dihitung; tidak ada yang berlaku sebelum ditandatangani.",
    list_link: "Meja penyusunan: rancangan perintah",
    open_desk: "Rancangan belum mengikat siapa pun: di meja ini tidak ada yang ditandatangani.",
    list_empty: "Belum ada rancangan. Mulai yang pertama di bawah.",
    drafts: "Rancangan",
    aside: "Disingkirkan",
    begin: "Rancangan baru",
    begin_from: "Mulai dari",
    begin_blank: "Kerangka kosong",
    begin_next: |name, id| format!("Lanjutan {name} ({id})"),
    name: "Nama berkas",
    name_hint: "Huruf kecil, angka, dan tanda hubung. Perintah lain menyebut perintah ini dengan nama itu.",
    taken: "Sudah ada rancangan dengan nama itu. Buka rancangan itu, atau pakai nama lain.",
    begin_button: "Buat rancangan",
    saved: |version, author, at| format!("Versi {version}, disimpan {author}, {at}"),
    take_back: "Kembalikan",
    back: "Semua rancangan",
    draft: |version| format!("Rancangan · versi {version}"),
    unsaved: "Belum disimpan",
    text: "Isi perintah",
    text_hint: "Temuan dan naskah mengikuti ketikan Anda. Tanpa JavaScript, tekan Periksa.",
    ask: "Isi lewat pertanyaan",
    write: "Tulis sebagai teks",
    row_deeds: ["Naik", "Turun", "Hapus", "Rincian", "Tambah", "Tambah di sini", "Ubah", "Selesai"],
    no_answer: "(tidak disebut)",
    guide_lead: "Perintah yang sama sebagai pertanyaan. Jawaban Anda menjadi teks perintah; keduanya dapat dipakai bergantian dan tidak ada yang hilang.",
    author: "Nama Anda",
    nobody: "Bagian Hukum",
    save: "Simpan versi",
    check: "Periksa",
    put_aside: "Singkirkan rancangan",
    outlook: "Akibat",
    outlook_lead: |day, most, staff, before| {
        format!(
            "{day}: paling banyak {most} dari {staff} pegawai di kantor atau lapangan; tanpa perintah ini {before}."
        )
    },
    against: |id| format!("Yang berubah dibandingkan dengan {id}"),
    against_none: "Yang berubah dibandingkan dengan hari kerja biasa",
    outlook_none: "Akibat dihitung setelah perintah menyebut kapan berlaku.",
    days: ["Paling banyak hadir per hari kerja", "Hari", "Tanpa", "Dengan", "Perbandingan"],
    days_more: "Hari-hari berikutnya tidak ditampilkan.",
    services: ["Layanan menurut keadaannya", "Keadaan", "Tanpa", "Dengan"],
    changes_none: "Tidak ada yang berubah.",
    changes_more: |n| format!("{n} perubahan lain"),
    channels: ["Buka", "Petugas terbatas", "Pindah", "Daring", "Tutup"],
    versions: "Riwayat versi",
    version_columns: ["Versi", "Penyusun", "Disimpan", "Buka"],
    version_open: |n| format!("Buka versi {n}"),
    version_compare: |n| format!("Bandingkan versi {n} dengan yang terakhir"),
    version_old: |open, last| {
        format!(
            "Anda membuka versi {open}; yang terakhir versi {last}. Menyimpan membuat versi baru dari isi ini."
        )
    },
    present: |names| format!("Rancangan ini juga sedang dibuka oleh {names}."),
    conflict: |author, version, at, base| {
        format!(
            "{author} menyimpan versi {version} ({at}) sesudah versi {base} yang Anda ubah. Naskah Anda masih di bawah dan belum disimpan. Menyimpan lagi membuat versi baru dari naskah Anda; versi {version} tetap ada dalam riwayat."
        )
    },
    conflict_lines: "Beda versi terakhir dan naskah Anda",
    stranger: "Formulir ini sudah lama terbuka atau berasal dari tempat lain, maka belum disimpan. Naskah Anda masih di bawah; tekan Simpan sekali lagi.",
    is_aside: "Rancangan ini disingkirkan. Menyimpannya mengembalikannya ke meja.",
    restore_text: "Ada ketikan yang belum disimpan di peramban ini.",
    restore: ["Pulihkan ketikan", "Buang"],
    lost: "Belum tersimpan: balai tidak menjawab. Ketikan Anda aman di peramban ini; tekan Simpan sekali lagi setelah tersambung.",
    plain: "Unduh teks",
    pdf: "Unduh PDF rancangan",
    letter_note: "Naskah ditulis dari teks perintah; setiap kalimat berasal dari satu ketentuan.",
    ready: "Tidak ada galat: perintah ini dapat diajukan untuk ditandatangani.",
    compare_title: "Bandingkan",
    compare_fields: ["Dari", "Ke"],
    compare_button: "Bandingkan",
    compare_version: |n, author| format!("Versi {n} ({author})"),
    compare_signed: |id| format!("Perintah yang ditandatangani: {id}"),
    compare_lines: "Baris yang berbeda",
    compare_effects: "Akibat yang berbeda",
    compare_same: "Tidak ada baris yang berbeda.",
    compare_same_effect: "Tidak ada akibat yang berbeda bagi unit, layanan, dan kewajiban.",
    compare_marks: ["dihapus", "ditambah"],
    compare_skipped: |n| format!("{n} baris sama"),
    compare_region: "Baris yang berbeda, dapat digulir",
};

const EN: Words = Words {
    list_title: |city| format!("Drafts of orders, {city}"),
    list_lead: "Write an order here. As you type it is checked and its effects are counted; nothing holds before it is signed.",
    list_link: "The desk: drafts of orders",
    open_desk: "A draft binds nobody yet: nothing is signed at this desk.",
    list_empty: "There are no drafts yet. Begin the first below.",
    drafts: "Drafts",
    aside: "Put away",
    begin: "New draft",
    begin_from: "Begin with",
    begin_blank: "An empty frame",
    begin_next: |name, id| format!("What follows {name} ({id})"),
    name: "File name",
    name_hint: "Small letters, digits and hyphens. Other orders cite this order by that name.",
    taken: "There is a draft of that name already. Open that draft, or use another name.",
    begin_button: "Make the draft",
    saved: |version, author, at| format!("Version {version}, saved by {author}, {at}"),
    take_back: "Take back",
    back: "All drafts",
    draft: |version| format!("Draft · version {version}"),
    unsaved: "Not saved",
    text: "Text of the order",
    text_hint: "Findings and letter follow your typing. Without JavaScript, press Check.",
    ask: "Fill in by questions",
    write: "Write it as text",
    row_deeds: ["Up", "Down", "Take out", "Details", "Add", "Add here", "Change", "Done"],
    no_answer: "(not said)",
    guide_lead: "The same order as questions. Your answers become the text of the order; use either in turn, nothing is lost.",
    author: "Your name",
    nobody: "Bagian Hukum",
    save: "Save a version",
    check: "Check",
    put_aside: "Put the draft away",
    outlook: "What it would do",
    outlook_lead: |day, most, staff, before| {
        format!(
            "{day}: at most {most} of {staff} staff on site or in the field; without this order {before}."
        )
    },
    against: |id| format!("What changes from {id}"),
    against_none: "What changes from an ordinary working day",
    outlook_none: "Effects are counted once the order says when it holds.",
    days: ["At most on site, by working day", "Day", "Without", "With", "Compared"],
    days_more: "The days after these are not shown.",
    services: ["Services by state", "State", "Without", "With"],
    changes_none: "Nothing changes.",
    changes_more: |n| format!("{n} more changes"),
    channels: ["Open", "Limited staff", "Moved", "Online", "Closed"],
    versions: "Versions",
    version_columns: ["Version", "Drafter", "Saved", "Open"],
    version_open: |n| format!("Open version {n}"),
    version_compare: |n| format!("Compare version {n} with the last"),
    version_old: |open, last| {
        format!(
            "You have opened version {open}; the last is version {last}. Saving makes a new version of this text."
        )
    },
    present: |names| format!("This draft is also open at {names}."),
    conflict: |author, version, at, base| {
        format!(
            "{author} saved version {version} ({at}) after version {base}, which you changed. Your text is still below and not saved. Saving again makes a new version of your text; version {version} stays among the versions."
        )
    },
    conflict_lines: "From the last version to your text",
    stranger: "This form has been open for long or comes from elsewhere, so it was not saved. Your text is still below; press Save once more.",
    is_aside: "This draft was put away. Saving it brings it back to the desk.",
    restore_text: "There is typing in this browser that was not saved.",
    restore: ["Bring it back", "Drop it"],
    lost: "Not saved yet: the hall does not answer. Your typing is safe in this browser; press Save once more when connected.",
    plain: "Download text",
    pdf: "Download PDF of the draft",
    letter_note: "The letter is written from the text of the order, in Indonesian; every sentence comes from one clause.",
    ready: "No errors: this order can go to be signed.",
    compare_title: "Compare",
    compare_fields: ["From", "To"],
    compare_button: "Compare",
    compare_version: |n, author| format!("Version {n} ({author})"),
    compare_signed: |id| format!("Signed order: {id}"),
    compare_lines: "Lines that differ",
    compare_effects: "Effects that differ",
    compare_same: "No line differs.",
    compare_same_effect: "No effect on units, services and duties differs.",
    compare_marks: ["removed", "added"],
    compare_skipped: |n| format!("{n} equal lines"),
    compare_region: "Lines that differ, scrollable",
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}
