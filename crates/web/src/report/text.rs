//! Words of the public notice, in both languages.

use balai_core::diagnostic::Lang;

/// Words of the public notice. Sentences with a hole are functions, so that each language keeps its order of words.
#[derive(Debug)]
pub struct Words {
    /// Heading for the day of the clock.
    pub title_today: &'static str,
    /// Heading for another day.
    pub title_on: fn(&str) -> String,
    /// "hari ke-2 dari 7".
    pub day_of: fn(usize, usize) -> String,
    /// Label of the search box.
    pub search_label: &'static str,
    /// Hint under it.
    pub search_hint: &'static str,
    /// Button.
    pub search_button: &'static str,
    /// Label of the chips.
    pub chips: &'static str,
    /// Chips: shown, searched for.
    pub chip_list: [(&'static str, &'static str); 5],
    /// Label of the day strip.
    pub strip: &'static str,
    /// Short names of the days, Monday first.
    pub days: [&'static str; 7],
    /// Hidden mark of the day of the clock.
    pub today_mark: &'static str,
    /// Label of the tally.
    pub tally: &'static str,
    /// Tally: open or limited.
    pub tally_open: &'static str,
    /// Tally: online.
    pub tally_online: &'static str,
    /// Tally: moved.
    pub tally_moved: &'static str,
    /// Tally: closed.
    pub tally_closed: &'static str,
    /// First day back.
    pub reopening: fn(&str) -> String,
    /// Group headings with their badges: emergency, open, limited, moved, online, closed.
    pub emergency: (&'static str, &'static str),
    /// Open as usual.
    pub open: (&'static str, &'static str),
    /// Open with limited staff.
    pub limited: (&'static str, &'static str),
    /// Badge of the limited group where one percentage holds for all.
    pub limited_percent: fn(&str) -> String,
    /// Moved.
    pub moved: (&'static str, &'static str),
    /// Online.
    pub online: (&'static str, &'static str),
    /// Closed.
    pub closed: &'static str,
    /// Closed because it is a day off.
    pub closed_today: &'static str,
    /// Badge of the closed group.
    pub closed_until: fn(&str) -> String,
    /// Badge of closed services under an order without a last day.
    pub until_notice: &'static str,
    /// What goes on behind closed counters.
    pub closed_text: &'static str,
    /// Before a telephone number.
    pub phone: &'static str,
    /// Results heading.
    pub results: fn(usize, &str) -> String,
    /// No result.
    pub no_result: fn(&str) -> String,
    /// What to do then.
    pub no_result_help: &'static str,
    /// Clear the search.
    pub clear: &'static str,
    /// Heading over the tiles.
    pub tiles: &'static str,
    /// "11 kelurahan".
    pub wards: fn(usize) -> String,
    /// Heading of the offices of a district.
    pub district: fn(&str) -> String,
    /// No such district.
    pub district_unknown: fn(&str) -> String,
    /// Column heads: office, address, how it stands.
    pub district_columns: [&'static str; 3],
    /// Heading of the basis.
    pub basis: &'static str,
    /// Link to the order page.
    pub read_order: &'static str,
    /// Link to the letter.
    pub pdf: fn(&str) -> String,
    /// Link to the letter, its size not known.
    pub pdf_plain: &'static str,
    /// Link to the poster.
    pub poster: &'static str,
    /// Before the forms for programs.
    pub machine: &'static str,
    /// Label of plain text.
    pub plain: &'static str,
    /// Label of the calendar.
    pub calendar: &'static str,
    /// When the page was worked out, and when it ends.
    pub fresh: fn(&str, &str) -> String,
    /// What of the page is sample data.
    pub sample: &'static str,
    /// State without order, on a working day.
    pub ordinary: fn(&str) -> String,
    /// State without order, on a day off.
    pub day_off: &'static str,
    /// Heading of all services on such a day.
    pub all_services: (&'static str, &'static str),
    /// Link to the days of an order, from a day without one.
    pub nearest: fn(&str) -> String,
    /// States of an office.
    pub office_closed: &'static str,
    /// Office with a cap: at most so many of so many.
    pub office_cap: fn(u32, u32) -> String,
    /// Office on a day off.
    pub office_off: &'static str,
    /// Everyone of the office works from home.
    pub office_home: &'static str,
    /// Office as usual.
    pub office_open: &'static str,
    /// Poster: how to reach us.
    pub poster_scan: &'static str,
    /// Poster: print it.
    pub poster_back: &'static str,
}

const ID: Words = Words {
    title_today: "Apa yang buka hari ini?",
    title_on: |day| format!("Apa yang buka {day}?"),
    day_of: |n, of| format!("hari ke-{n} dari {of}"),
    search_label: "Anda mau mengurus apa?",
    search_hint: "Misalnya: kartu keluarga, ambulans, sampah",
    search_button: "Cari",
    chips: "Paling dicari",
    chip_list: [
        ("Kartu keluarga", "kartu keluarga"),
        ("Puskesmas", "puskesmas"),
        ("Sampah", "sampah"),
        ("Pajak daerah", "pajak"),
        ("KTP", "ktp"),
    ],
    strip: "Hari-hari perintah ini",
    days: ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"],
    today_mark: "hari ini",
    tally: "Ringkasan hari ini",
    tally_open: "layanan buka",
    tally_online: "lewat daring",
    tally_moved: "pindah tempat",
    tally_closed: "loket tutup",
    reopening: |day| format!("Direncanakan buka kembali {day}, sambil melihat perkembangan keadaan."),
    emergency: ("Keadaan darurat", "Buka 24 jam"),
    open: ("Buka seperti biasa", "Datang seperti biasa"),
    limited: ("Buka dengan petugas terbatas", "Petugas terbatas"),
    limited_percent: |p| format!("Paling banyak {p} petugas"),
    moved: ("Pindah tempat", "Datang ke tempat lain"),
    online: ("Lewat daring", "Tidak perlu datang"),
    closed: "Tutup sementara",
    closed_today: "Tutup hari ini",
    closed_until: |day| format!("Sampai {day}"),
    until_notice: "Sampai diberitahukan lagi",
    closed_text: "Untuk yang tidak dapat ditunda, hubungi pusat panggilan.",
    phone: "Telepon",
    results: |n, q| format!("{n} layanan untuk “{q}”"),
    no_result: |q| format!("Belum ada layanan yang cocok dengan “{q}”"),
    no_result_help: "Coba kata yang lebih umum, misalnya nama suratnya atau nama kantornya, atau pilih salah satu:",
    clear: "Hapus pencarian",
    tiles: "Cari menurut kecamatan",
    wards: |n| format!("{n} kelurahan"),
    district: |name| format!("Kantor di Kecamatan {name}"),
    district_unknown: |name| format!("Tidak ada kecamatan bernama “{name}” di kota ini"),
    district_columns: ["Kantor", "Alamat", "Hari ini"],
    basis: "Dasar pengumuman ini",
    read_order: "Baca perintah dan naskahnya",
    pdf: |size| format!("Unduh naskah PDF ({size})"),
    pdf_plain: "Unduh naskah PDF",
    poster: "Cetak poster untuk pintu kantor",
    machine: "Untuk program:",
    plain: "teks",
    calendar: "kalender",
    fresh: |clock, last| {
        let made =
            if clock.is_empty() { String::new() } else { format!("Dihitung dari perintah pada {clock}. ") };
        format!("{made}Pengumuman ini gugur sendiri setelah {last}.")
    },
    sample: "Dasar hukum, tanggal, unit, dan layanan sesuai sumbernya; jam layanan yang tidak disebut sumber adalah contoh.",
    ordinary: |government| {
        format!("Tidak ada perintah yang berlaku pada hari ini. Kantor {government} buka seperti biasa.")
    },
    day_off: "Hari libur: kantor tutup seperti biasa, layanan darurat dan layanan 24 jam tetap berjalan.",
    all_services: ("Semua layanan", "Jam biasa"),
    nearest: |days| format!("Lihat hari-hari perintah {days}"),
    office_closed: "Tutup untuk umum",
    office_cap: |n, of| format!("Terbatas: paling banyak {n} dari {of} pegawai"),
    office_off: "Libur hari ini",
    office_home: "Bekerja dari rumah",
    office_open: "Buka",
    poster_scan: "Pindai untuk keadaan terbaru",
    poster_back: "Kembali ke halaman warga",
};

const EN: Words = Words {
    title_today: "What is open today?",
    title_on: |day| format!("What is open on {day}?"),
    day_of: |n, of| format!("day {n} of {of}"),
    search_label: "What do you need?",
    search_hint: "For example: family card, ambulance, waste",
    search_button: "Search",
    chips: "Most wanted",
    chip_list: [
        ("Family card", "kartu keluarga"),
        ("Puskesmas clinic", "puskesmas"),
        ("Waste", "sampah"),
        ("City taxes", "pajak"),
        ("ID card", "ktp"),
    ],
    strip: "Days of this order",
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    today_mark: "today",
    tally: "Summary of the day",
    tally_open: "services open",
    tally_online: "online",
    tally_moved: "moved",
    tally_closed: "counters closed",
    reopening: |day| format!("Planned to reopen on {day}, while watching how the situation develops."),
    emergency: ("Emergencies", "Open 24 hours"),
    open: ("Open as usual", "Come as usual"),
    limited: ("Open with limited staff", "Limited staff"),
    limited_percent: |p| format!("At most {p} of staff"),
    moved: ("Moved", "Go to another place"),
    online: ("Online", "No need to come"),
    closed: "Temporarily closed",
    closed_today: "Closed on this day",
    closed_until: |day| format!("Until {day}"),
    until_notice: "Until further notice",
    closed_text: "For what cannot wait, call the emergency number.",
    phone: "Telephone",
    results: |n, q| format!("{n} services for “{q}”"),
    no_result: |q| format!("No service matches “{q}” yet"),
    no_result_help: "Try a more general word, such as the name of the document or of the office, or choose one:",
    clear: "Clear the search",
    tiles: "Find by district",
    wards: |n| format!("{n} wards"),
    district: |name| format!("Offices in Kecamatan {name}"),
    district_unknown: |name| format!("There is no district called “{name}” in this city"),
    district_columns: ["Office", "Address", "Today"],
    basis: "What this notice rests on",
    read_order: "Read the order and its letter",
    pdf: |size| format!("Download the letter, PDF ({size})"),
    pdf_plain: "Download the letter, PDF",
    poster: "Print the poster for the office door",
    machine: "For programs:",
    plain: "text",
    calendar: "calendar",
    fresh: |clock, last| {
        format!("Worked out from the order on {clock}. This notice lapses by itself after {last}.")
    },
    sample: "Legal basis, dates, units and services follow their sources; hours that no source gives are samples.",
    ordinary: |government| {
        format!("No order is in force on this day. The offices of {government} are open as usual.")
    },
    day_off: "Day off: offices are closed as usual; emergency and 24-hour services go on.",
    all_services: ("All services", "Usual hours"),
    nearest: |days| format!("See the days of the order of {days}"),
    office_closed: "Closed to the public",
    office_cap: |n, of| format!("Limited: at most {n} of {of} staff"),
    office_off: "Day off",
    office_home: "Working from home",
    office_open: "Open",
    poster_scan: "Scan for the latest state",
    poster_back: "Back to the public page",
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}
