//! Words of the page about an instant, in both languages.

use balai_core::diagnostic::Lang;
use balai_core::work::attendance::Way;

/// Words of the page.
#[derive(Debug)]
pub struct Words {
    /// Heading.
    pub title: &'static str,
    /// Sentence under it.
    pub lead: &'static str,
    /// Link back to the list of units.
    pub back: &'static str,
    /// Link from the list of units.
    pub link: &'static str,
    /// Form: instant, unit, all units, record, button.
    pub form: [&'static str; 5],
    /// Record: of then, of now.
    pub records: [&'static str; 2],
    /// Day and time.
    pub heading: fn(&str, &str) -> String,
    /// What was asked cannot be read.
    pub wrong: &'static str,
    /// The instant is after the hall's clock.
    pub ahead: &'static str,
    /// The hall knew nothing of the city.
    pub unknown: &'static str,
    /// Section: order.
    pub order: &'static str,
    /// No order held.
    pub no_order: &'static str,
    /// When an order was recorded.
    pub recorded: fn(&str) -> String,
    /// Orders recorded later, over their list.
    pub later: &'static str,
    /// Section: roster.
    pub roster: &'static str,
    /// Number of the roster, when it was published.
    pub published: fn(i64, &str) -> String,
    /// Rosters published later.
    pub later_rosters: fn(i64) -> String,
    /// No roster.
    pub no_roster: &'static str,
    /// Columns of a unit: person, where, post.
    pub person_columns: [&'static str; 3],
    /// Columns of the city: unit, office, field, home, away.
    pub unit_columns: [&'static str; 5],
    /// All units together.
    pub total: &'static str,
    /// People beyond the page: shown from, to, of.
    pub shown: fn(usize, usize, usize) -> String,
    /// Pages before and after.
    pub pages: [&'static str; 2],
    /// Label of the table.
    pub caption: fn(&str) -> String,
    /// Picket officer.
    pub picket: &'static str,
    /// What somebody had tapped: in or out, hour and minute, where.
    pub tapped: fn(Way, (i8, i8), &str) -> String,
}

const ID: Words = Words {
    title: "Keadaan pada suatu saat",
    lead: "Perintah mana yang berlaku dan siapa di mana pada saat yang Anda pilih, menurut catatan balai. Perintah dan jadwal yang tercatat hanya ditambah, tidak pernah diubah.",
    back: "Jadwal semua unit",
    link: "Apa yang berlaku dan siapa di mana pada suatu saat?",
    form: ["Saat", "Unit kerja", "Seluruh kota", "Menurut catatan", "Tampilkan"],
    records: ["sampai saat itu", "sampai sekarang"],
    heading: |day, clock| format!("{day}, pukul {clock}"),
    wrong: "Pilih tanggal dan jam, misalnya 2021-06-30T09:00, dan unit dari daftar.",
    ahead: "Saat yang Anda pilih belum terjadi menurut jam balai; yang ditampilkan ialah yang diketahui sejauh ini.",
    unknown: "Balai belum mencatat apa pun tentang kota ini pada saat itu.",
    order: "Perintah yang berlaku",
    no_order: "Menurut catatan saat itu tidak ada perintah kota yang berlaku: bekerja seperti biasa.",
    recorded: |at| format!("Dicatat {at}"),
    later: "Dicatat kemudian, jadi belum diketahui pada saat itu:",
    roster: "Siapa di mana",
    published: |n, at| format!("Menurut jadwal ke-{n}, diterbitkan {at}."),
    later_rosters: |n| format!("{n} jadwal diterbitkan sesudahnya dan tidak dihitung di sini."),
    no_roster: "Belum ada jadwal yang diterbitkan untuk hari itu.",
    person_columns: ["Pegawai", "Keadaan", "Pos"],
    unit_columns: ["Unit", "Kantor", "Lapangan", "Rumah", "Tidak tersedia"],
    total: "Seluruh kota",
    shown: |first, last, of| format!("Pegawai {first} sampai {last} dari {of}"),
    pages: ["Sebelumnya", "Berikutnya"],
    caption: |of| format!("Siapa di mana: {of}"),
    picket: "petugas piket",
    tapped: |way, (hour, minute), place| match way {
        Way::In => format!("presensi masuk {hour:02}.{minute:02}, {place}"),
        Way::Out => format!("presensi pulang {hour:02}.{minute:02}"),
    },
};

const EN: Words = Words {
    title: "As it was at an instant",
    lead: "Which order held and who was where at the instant you choose, by the record of the hall. Orders and rosters on record are only added to and never changed.",
    back: "Rosters of all units",
    link: "What held and who was where at an instant?",
    form: ["Instant", "Unit", "Whole city", "By the record", "Show"],
    records: ["up to that instant", "up to now"],
    heading: |day, clock| format!("{day}, {clock}"),
    wrong: "Choose a day and a time, as in 2021-06-30T09:00, and a unit from the list.",
    ahead: "By the clock of the hall this has not happened yet: what is known so far is shown.",
    unknown: "The hall had recorded nothing about this city by then.",
    order: "The order that held",
    no_order: "By the record of then no order of the city held: work as usual.",
    recorded: |at| format!("Recorded {at}"),
    later: "Recorded later, so not known at that instant:",
    roster: "Who was where",
    published: |n, at| format!("By roster no. {n}, published {at}."),
    later_rosters: |n| format!("{n} rosters were published after it and do not count here."),
    no_roster: "No roster had been published for that day.",
    person_columns: ["Person", "Where", "Post"],
    unit_columns: ["Unit", "Office", "Field", "Home", "Not available"],
    total: "Whole city",
    shown: |first, last, of| format!("Staff {first} to {last} of {of}"),
    pages: ["Previous", "Next"],
    caption: |of| format!("Who was where: {of}"),
    picket: "picket officer",
    tapped: |way, (hour, minute), place| match way {
        Way::In => format!("checked in {hour:02}:{minute:02}, {place}"),
        Way::Out => format!("checked out {hour:02}:{minute:02}"),
    },
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}
