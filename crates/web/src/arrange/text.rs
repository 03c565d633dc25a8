//! Words of the roster pages, in both languages.

use balai_core::arrange::Mode;
use balai_core::city::UnitKind;
use balai_core::diagnostic::Lang;

/// Words of the roster pages.
#[derive(Debug)]
pub struct Words {
    /// Heading of the list of units.
    pub list_title: fn(&str) -> String,
    /// Sentence under it.
    pub list_lead: &'static str,
    /// Way to the page on which many fall out.
    pub fallout: &'static str,
    /// By which order, on which day.
    pub list_day: fn(&str, &str) -> String,
    /// Search box.
    pub list_search: &'static str,
    /// Button.
    pub filter: &'static str,
    /// Undo the filter.
    pub clear: &'static str,
    /// Nothing fits.
    pub list_none: fn(&str) -> String,
    /// Columns: unit, staff, cap, planned.
    pub list_columns: [&'static str; 4],
    /// No cap.
    pub no_cap: &'static str,
    /// Closed by a clause.
    pub closed: &'static str,
    /// No order holds.
    pub no_order: &'static str,
    /// Way to the orders.
    pub no_order_way: &'static str,
    /// Estimate mark.
    pub estimate: &'static str,
    /// What the mark means.
    pub estimate_note: &'static str,
    /// "16 pegawai".
    pub staff: fn(usize) -> String,
    /// Heading of the board.
    pub board_title: fn(&str) -> String,
    /// Back to the list.
    pub back: &'static str,
    /// By which order.
    pub by_order: &'static str,
    /// People are made up.
    pub sample: &'static str,
    /// People are real.
    pub names: &'static str,
    /// Head of the column of real people.
    pub person_real: &'static str,
    /// Over the numbers of a unit: who may see names.
    pub numbers_only: fn(&str) -> String,
    /// Way to the door.
    pub numbers_door: &'static str,
    /// Heading of the numbers, for readers of the table.
    pub numbers_caption: fn(&str) -> String,
    /// Columns: day, office, field, home, not on duty.
    pub numbers_columns: [&'static str; 5],
    /// No roster yet.
    pub numbers_none: &'static str,
    /// KPI: cap.
    pub kpi_cap: &'static str,
    /// KPI: cap, of so many.
    pub of: &'static str,
    /// KPI: no cap.
    pub kpi_no_cap: &'static str,
    /// KPI: days over the cap.
    pub kpi_over: &'static str,
    /// KPI: kept.
    pub kept: &'static str,
    /// KPI: not kept.
    pub not_kept: &'static str,
    /// KPI: needs filled.
    pub kpi_needs: &'static str,
    /// KPI: posts.
    pub kpi_posts: fn(usize) -> String,
    /// KPI: no posts.
    pub kpi_no_posts: &'static str,
    /// KPI: heaviest load.
    pub kpi_load: &'static str,
    /// KPI: days.
    pub days_word: &'static str,
    /// KPI: range of load.
    pub kpi_range: fn(usize, usize) -> String,
    /// KPI: nobody on site.
    pub kpi_nobody: &'static str,
    /// Filter of people.
    pub person_search: &'static str,
    /// Nobody fits.
    pub nobody: &'static str,
    /// Label of the day chooser.
    pub choose_day: &'static str,
    /// Label of the scrolling region.
    pub region: &'static str,
    /// Caption.
    pub caption: fn(&str) -> String,
    /// Column head.
    pub person: &'static str,
    /// Cohort row.
    pub cohort: fn(char) -> String,
    /// Foot row with a cap.
    pub present: fn(Option<u32>) -> String,
    /// Foot row of a post.
    pub need: fn(&str, u32) -> String,
    /// Link to the sums of all posts.
    pub all_posts: fn(usize) -> String,
    /// Link to the calendar of the unit.
    pub calendar: &'static str,
    /// Link to the calendar of a person.
    pub own_calendar: &'static str,
    /// Way back from the panel.
    pub to_board: &'static str,
    /// Off.
    pub off: &'static str,
    /// Picket, hidden word.
    pub picket: &'static str,
    /// Picket, letter.
    pub picket_letter: &'static str,
    /// Question at the end of a cell's name.
    pub why_question: &'static str,
    /// Panel heading.
    pub why_title: &'static str,
    /// Panel, nothing chosen.
    pub why_empty: &'static str,
    /// Panel: the others.
    pub why_others: &'static str,
    /// Panel: clause.
    pub why_clause: &'static str,
    /// Legend.
    pub legend: [(&'static str, &'static str); 5],
    /// Pages: shown.
    pub shown: fn(usize, usize, usize) -> String,
    /// Pages: before.
    pub previous: &'static str,
    /// Pages: after.
    pub next: &'static str,
    /// Days: before.
    pub earlier: &'static str,
    /// Days: after.
    pub later: &'static str,
    /// Proven best.
    pub proven: &'static str,
    /// Not proven best.
    pub unproven: &'static str,
    /// Everyone of the unit works from home.
    pub all_home: &'static str,
    /// Posts that nobody holds.
    pub uncovered: fn(u32) -> String,
    /// Short names of the days, Monday first.
    pub days: [&'static str; 7],
}

const ID: Words = Words {
    list_title: |city| format!("Jadwal kerja {city}"),
    list_lead: "Siapa bekerja di kantor, di lapangan, atau dari rumah, dan mengapa. Disusun dari perintah yang berlaku dan pos yang wajib dijaga.",
    fallout: "Catat halangan banyak pegawai sekaligus",
    list_day: |order, day| format!("Menurut {order}, {day}"),
    list_search: "Cari unit",
    filter: "Cari",
    clear: "Tampilkan semua",
    list_none: |q| format!("Tidak ada unit yang cocok dengan “{q}”."),
    list_columns: ["Unit", "Pegawai", "Batas hadir", "Terjadwal"],
    no_cap: "tanpa batas",
    closed: "kantor ditutup",
    no_order: "Tidak ada perintah yang berlaku hari ini, jadi tidak ada jadwal khusus.",
    no_order_way: "Pilih perintah",
    estimate: "≈",
    estimate_note: "≈ jumlah pegawai taksiran, bukan dari sumber.",
    staff: |n| format!("{n} pegawai"),
    board_title: |days| format!("Jadwal {days}"),
    back: "Semua unit",
    by_order: "Menurut",
    sample: "Semua nama pegawai di halaman ini adalah data contoh, bukan orang sungguhan.",
    names: "Nama pegawai hanya tampak bagi yang masuk dan punya peran di kota ini.",
    person_real: "Pegawai",
    numbers_only: |city| {
        format!(
            "Siapa bekerja di mana hanya tampak bagi yang masuk dan punya peran di {city}. Bagi umum: jumlah orang per hari."
        )
    },
    numbers_door: "Masuk untuk melihat nama",
    numbers_caption: |unit| format!("Jumlah pegawai {unit} per hari"),
    numbers_columns: ["Hari", "Kantor", "Lapangan", "Rumah", "Tidak bertugas"],
    numbers_none: "Jadwal unit ini belum disusun untuk perintah ini.",
    kpi_cap: "Batas hadir",
    of: "dari",
    kpi_no_cap: "Perintah tidak membatasi unit ini",
    kpi_over: "Hari melampaui batas",
    kept: "Patuh",
    not_kept: "Melampaui",
    kpi_needs: "Kebutuhan terisi",
    kpi_posts: |n| format!("{n} pos jaga"),
    kpi_no_posts: "Tidak ada pos wajib",
    kpi_load: "Beban paling berat",
    days_word: "hari",
    kpi_range: |low, high| format!("Yang bertugas: {low} sampai {high} hari"),
    kpi_nobody: "Tidak ada yang ke kantor",
    person_search: "Cari nama, jabatan, atau pos",
    nobody: "Tidak ada pegawai yang cocok.",
    choose_day: "Pilih hari",
    region: "Papan jadwal, dapat digulir",
    caption: |unit| format!("Jadwal kerja {unit} per orang per hari"),
    person: "Pegawai (contoh)",
    cohort: |letter| format!("Kohort {letter}"),
    present: |cap| cap.map_or_else(|| "Hadir".into(), |n| format!("Hadir, batas {n}")),
    need: |post, n| format!("{post}, perlu {n}"),
    all_posts: |n| format!("Tampilkan semua {n} pos jaga"),
    calendar: "Kalender unit (.ics)",
    own_calendar: "Kalender pegawai ini (.ics)",
    to_board: "Kembali ke papan",
    off: "libur",
    picket: "piket",
    picket_letter: "P",
    why_question: "Mengapa?",
    why_title: "Mengapa begini?",
    why_empty: "Pilih satu kotak pada papan untuk melihat alasannya: butir perintah, kebutuhan pos, dan mengapa bukan orang lain.",
    why_others: "Mengapa bukan yang lain?",
    why_clause: "Dasar",
    legend: [
        ("K", "Kantor"),
        ("L", "Lapangan"),
        ("R", "Rumah"),
        ("T", "Tidak tersedia"),
        ("P", "Petugas piket"),
    ],
    shown: |first, last, of| format!("Pegawai {first} sampai {last} dari {of}"),
    previous: "Sebelumnya",
    next: "Berikutnya",
    earlier: "Hari sebelumnya",
    later: "Hari berikutnya",
    proven: "Jadwal ini terbukti paling baik menurut ukuran yang dipakai.",
    unproven: "Belum terbukti paling baik; mungkin masih ada susunan yang lebih ringan.",
    all_home: "semua dari rumah",
    uncovered: |n| {
        format!(
            "{n} tempat pada pos jaga tidak terisi dalam masa ini; lihat baris bertanda silang di bawah papan."
        )
    },
    days: ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"],
};

const EN: Words = Words {
    list_title: |city| format!("Rosters of {city}"),
    list_lead: "Who works at the office, in the field or from home, and why. Made from the order in force and the posts that must be kept.",
    fallout: "Note that many are absent at once",
    list_day: |order, day| format!("By {order}, {day}"),
    list_search: "Find a unit",
    filter: "Search",
    clear: "Show all",
    list_none: |q| format!("No unit matches “{q}”."),
    list_columns: ["Unit", "Staff", "Cap", "Planned"],
    no_cap: "no cap",
    closed: "office closed",
    no_order: "No order is in force today, so there is no special roster.",
    no_order_way: "Choose an order",
    estimate: "≈",
    estimate_note: "≈ head count is an estimate, not from a source.",
    staff: |n| format!("{n} staff"),
    board_title: |days| format!("Roster {days}"),
    back: "All units",
    by_order: "By",
    sample: "All names of staff on this page are sample data; no real person is here.",
    names: "Names of staff are shown to who is signed in and holds a role in this city.",
    person_real: "Staff",
    numbers_only: |city| {
        format!(
            "Who works where is shown to who is signed in and holds a role in {city}. For everyone: how many people on each day."
        )
    },
    numbers_door: "Sign in to see names",
    numbers_caption: |unit| format!("How many people of {unit} on each day"),
    numbers_columns: ["Day", "Office", "Field", "Home", "Not on duty"],
    numbers_none: "The roster of this unit has not been planned for this order.",
    kpi_cap: "Cap",
    of: "of",
    kpi_no_cap: "The order does not limit this unit",
    kpi_over: "Days over the cap",
    kept: "Kept",
    not_kept: "Exceeded",
    kpi_needs: "Needs filled",
    kpi_posts: |n| format!("{n} posts"),
    kpi_no_posts: "No post must be kept",
    kpi_load: "Heaviest load",
    days_word: "days",
    kpi_range: |low, high| format!("Those on duty: {low} to {high} days"),
    kpi_nobody: "Nobody comes to the office",
    person_search: "Find a name, title or post",
    nobody: "Nobody matches.",
    choose_day: "Choose a day",
    region: "Roster board, scrollable",
    caption: |unit| format!("Roster of {unit} by person and day"),
    person: "Staff (sample)",
    cohort: |letter| format!("Cohort {letter}"),
    present: |cap| cap.map_or_else(|| "Present".into(), |n| format!("Present, cap {n}")),
    need: |post, n| format!("{post}, needs {n}"),
    all_posts: |n| format!("Show all {n} posts"),
    calendar: "Calendar of the unit (.ics)",
    own_calendar: "Calendar of this person (.ics)",
    to_board: "Back to the board",
    off: "off",
    picket: "picket",
    picket_letter: "P",
    why_question: "Why?",
    why_title: "Why so?",
    why_empty: "Choose a cell of the board to see its reason: the clause, the need of the post, and why nobody else.",
    why_others: "Why not the others?",
    why_clause: "Basis",
    legend: [("K", "Office"), ("L", "Field"), ("R", "Home"), ("T", "Not available"), ("P", "Picket officer")],
    shown: |first, last, of| format!("Staff {first} to {last} of {of}"),
    previous: "Previous",
    next: "Next",
    earlier: "Earlier days",
    later: "Later days",
    proven: "This roster is proven best by the measure used.",
    unproven: "Not proven best; a lighter one may exist.",
    all_home: "all from home",
    uncovered: |n| {
        format!("{n} places at posts stay empty in this time; see the crossed rows under the board.")
    },
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

impl Words {
    /// The word of a mode.
    #[must_use]
    pub const fn mode(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::Office => self.legend[0].1,
            Mode::Field => self.legend[1].1,
            Mode::Home => self.legend[2].1,
            Mode::Away => self.legend[3].1,
            Mode::Off => self.off,
        }
    }
}

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

/// Name of a kind of units, as a heading.
#[must_use]
pub const fn kind_word(kind: UnitKind, lang: Lang) -> &'static str {
    let (id, en) = match kind {
        UnitKind::KepalaDaerah => ("Kepala daerah", "Head of the city"),
        UnitKind::Setda => ("Sekretariat daerah", "Regional secretariat"),
        UnitKind::Biro => ("Biro pada sekretariat daerah", "Bureaus of the secretariat"),
        UnitKind::CabangDinas => ("Cabang dinas", "Branch agencies"),
        UnitKind::Bagian => ("Bagian pada sekretariat daerah", "Divisions of the secretariat"),
        UnitKind::Setwan => ("Sekretariat DPRD", "Secretariat of the council"),
        UnitKind::Inspektorat => ("Inspektorat", "Inspectorate"),
        UnitKind::Badan => ("Badan", "Boards"),
        UnitKind::Dinas => ("Dinas", "Departments"),
        UnitKind::Satpol => ("Satuan Polisi Pamong Praja", "Municipal police"),
        UnitKind::Rsud => ("Rumah sakit", "Hospitals"),
        UnitKind::Puskesmas => ("Puskesmas", "Clinics (puskesmas)"),
        UnitKind::Uptd => ("UPTD", "Technical units"),
        UnitKind::Kecamatan => ("Kecamatan", "Districts (kecamatan)"),
        UnitKind::Kelurahan => ("Kelurahan", "Wards (kelurahan)"),
        UnitKind::Sekolah => ("Sekolah", "Schools"),
        UnitKind::Bumd => ("BUMD", "City companies"),
    };
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}
