//! Words of the frame, the landing page, the statements and the pages of trouble, in both languages.
//!
//! A label is a field: one that lacks a translation does not compile.

use balai_core::diagnostic::Lang;

/// Words of the frame.
#[derive(Debug)]
pub struct Words {
    /// Skip link.
    pub skip: &'static str,
    /// Strip over the head.
    pub sample_strip: &'static str,
    /// Under the name of the government.
    pub tagline: &'static str,
    /// Name of the system, where no city is chosen.
    pub system: &'static str,
    /// Label of the language switch.
    pub language: &'static str,
    /// Label of the main navigation.
    pub main_nav: &'static str,
    /// Way to one's account, in the navigation.
    pub account: &'static str,
    /// Navigation: the public notice.
    pub nav_today: &'static str,
    /// Navigation: the orders.
    pub nav_orders: &'static str,
    /// Navigation: the orders, the part phones leave out.
    pub nav_orders_more: &'static str,
    /// Navigation: the rosters.
    pub nav_roster: &'static str,
    /// Navigation: the rosters, the part phones leave out.
    pub nav_roster_more: &'static str,
    /// Navigation: all cities.
    pub nav_cities: &'static str,
    /// Navigation: the door.
    pub sign_in: &'static str,
    /// This caller may not.
    pub forbidden_title: &'static str,
    /// What that means.
    pub forbidden_text: &'static str,
    /// Too much at once.
    pub wait_title: &'static str,
    /// What that means.
    pub wait_text: &'static str,
    /// Way on: sign in as another.
    pub way_door: &'static str,
    /// Before the clock, in the foot.
    pub clock: &'static str,
    /// Before the emergency number.
    pub emergency: &'static str,
    /// Link to the accessibility statement.
    pub accessibility: &'static str,
    /// Way in for the staff.
    pub staff_door: &'static str,
    /// Link to the privacy statement.
    pub privacy: &'static str,
    /// Label of the code in the foot.
    pub qr: &'static str,
    /// Before what is sample data.
    pub sample: &'static str,
    /// A page that is not there.
    pub missing_title: &'static str,
    /// What that means.
    pub missing_text: &'static str,
    /// A method that is not served.
    pub method_title: &'static str,
    /// What that means.
    pub method_text: &'static str,
    /// A fault of ours.
    pub broken_title: &'static str,
    /// What that means.
    pub broken_text: &'static str,
    /// Ways on.
    pub ways_on: &'static str,
    /// Way on: the start.
    pub way_start: &'static str,
    /// Landing: heading.
    pub landing_title: &'static str,
    /// Landing: what Balai is.
    pub landing_lead: &'static str,
    /// Landing: over the cities.
    pub landing_cities: &'static str,
    /// Landing: no city is loaded.
    pub landing_empty: &'static str,
    /// Landing: over what can be done.
    pub landing_how: &'static str,
    /// Landing: heading and text of the four steps.
    pub landing_steps: [(&'static str, &'static str, &'static str); 4],
    /// Landing: over what is true and what is sample.
    pub landing_true: &'static str,
    /// Landing: what is true, what is sample.
    pub landing_facts: [&'static str; 3],
    /// Landing card: no order today.
    pub no_order: &'static str,
    /// Landing card: services badge words, after a count.
    pub count_open: &'static str,
    /// Landing card: online.
    pub count_online: &'static str,
    /// Landing card: closed.
    pub count_closed: &'static str,
    /// Landing card: link.
    pub link_today: &'static str,
    /// Landing card: link.
    pub link_order: &'static str,
    /// Landing card: link.
    pub link_orders: &'static str,
    /// Landing card: link.
    pub link_roster: &'static str,
    /// Landing card: link to the door.
    pub link_door: &'static str,
    /// Landing: the clock shown.
    pub landing_clock: &'static str,
}

const ID: Words = Words {
    skip: "Lewati ke isi utama",
    sample_strip: "Peragaan dengan data contoh, bukan situs resmi",
    tagline: "Balai · layanan saat kantor ditutup",
    system: "Balai",
    language: "Bahasa",
    main_nav: "Utama",
    account: "Akun",
    nav_today: "Buka hari ini",
    nav_orders: "Aturan",
    nav_orders_more: " yang berlaku",
    nav_roster: "Jadwal",
    nav_roster_more: " kerja pegawai",
    nav_cities: "Semua kota",
    sign_in: "Masuk",
    forbidden_title: "Halaman ini bukan untuk peran Anda",
    forbidden_text: "Peran Anda hari ini tidak membuka halaman atau tindakan ini. Bila seharusnya iya, mintalah peran itu kepada operator.",
    wait_title: "Terlalu banyak yang datang bersamaan",
    wait_text: "Tunggu sebentar, lalu kirim sekali lagi. Yang Anda kirim belum diproses.",
    way_door: "Masuk dengan akun lain",
    clock: "Jam balai ini:",
    emergency: "Pusat panggilan darurat",
    accessibility: "Pernyataan aksesibilitas",
    staff_door: "Masuk untuk pegawai",
    privacy: "Perlindungan data pribadi",
    qr: "Kode QR ke halaman ini",
    sample: "Data contoh.",
    missing_title: "Halaman ini tidak ada",
    missing_text: "Alamatnya mungkin salah ketik, atau perintah, unit, atau harinya tidak dikenal di kota ini.",
    method_title: "Halaman ini hanya dapat dibaca",
    method_text: "Alamat ini tidak menerima kiriman. Buka seperti biasa lewat tautan di bawah.",
    broken_title: "Ada gangguan di pihak kami",
    broken_text: "Tidak ada yang salah pada Anda. Coba lagi sebentar lagi; bila mendesak, hubungi pusat panggilan.",
    ways_on: "Ke mana setelah ini",
    way_start: "Halaman awal",
    landing_title: "Balai kota yang tetap bekerja saat kantornya ditutup",
    landing_lead: "Satu program yang membaca surat perintah dan menjalankan kota menurut perintah itu: apa yang buka hari ini, siapa bekerja di mana, dan butir mana yang mengatakannya.",
    landing_cities: "Pilih kota",
    landing_empty: "Belum ada kota yang dimuat.",
    landing_how: "Dari perintah ke loket",
    landing_steps: [
        (
            "pensil",
            "Perintah",
            "Perintah ditulis sebagai teks yang diperiksa: celah, pertentangan, dan kuota yang mustahil ditemukan sebelum ditandatangani.",
        ),
        (
            "kal",
            "Susun",
            "Jadwal kerja tiap unit disusun dari batas hadir dan pos yang wajib dijaga; setiap kotak punya alasan.",
        ),
        (
            "kantor",
            "Layan",
            "Halaman warga lahir dari perintah itu juga, sehingga tidak pernah basi dan menyebut butir dasarnya.",
        ),
        (
            "dok",
            "Naskah",
            "Naskah dinas, poster, dan kode verifikasi berasal dari teks yang sama dengan yang dijalankan.",
        ),
    ],
    landing_true: "Mana yang nyata, mana yang contoh",
    landing_facts: [
        "Nyata: nomor, tanggal, dan isi perintah yang diberitakan; nama unit, kecamatan, dan layanan, masing-masing dengan sumbernya.",
        "Taksiran: jumlah pegawai tiap unit dan kebutuhan pos, bila sumbernya tidak menyebut; diberi tanda taksiran.",
        "Contoh: semua nama pegawai dan jadwalnya. Tidak ada orang sungguhan di sini.",
    ],
    no_order: "Tidak ada perintah yang berlaku: kantor buka seperti biasa.",
    count_open: "buka",
    count_online: "daring",
    count_closed: "tutup",
    link_today: "Apa yang buka hari ini",
    link_order: "Baca perintahnya",
    link_orders: "Semua perintah",
    link_roster: "Jadwal kerja pegawai",
    link_door: "Masuk untuk pegawai",
    landing_clock: "Balai ini menunjukkan keadaan pada",
};

const EN: Words = Words {
    skip: "Skip to main content",
    sample_strip: "Demonstration with sample data, not an official site",
    tagline: "Balai · services while offices are closed",
    system: "Balai",
    language: "Language",
    main_nav: "Main",
    account: "Account",
    nav_today: "Open today",
    nav_orders: "Orders",
    nav_orders_more: " in force",
    nav_roster: "Rosters",
    nav_roster_more: " of staff",
    nav_cities: "All cities",
    sign_in: "Sign in",
    forbidden_title: "This page is not for your role",
    forbidden_text: "What you are today does not open this page or act. If it should, ask the operator for the role.",
    wait_title: "Too many came at once",
    wait_text: "Wait a moment, then send it once more. What you sent has not been taken.",
    way_door: "Sign in with another account",
    clock: "Clock of this hall:",
    emergency: "Emergency call centre",
    accessibility: "Accessibility statement",
    staff_door: "Sign in (staff)",
    privacy: "Personal data protection",
    qr: "QR code to this page",
    sample: "Sample data.",
    missing_title: "This page does not exist",
    missing_text: "The address may be mistyped, or this city does not know the order, the unit or the day.",
    method_title: "This page can only be read",
    method_text: "This address takes no submissions. Open it in the ordinary way by a link below.",
    broken_title: "Something went wrong on our side",
    broken_text: "You did nothing wrong. Try again in a moment; if it is urgent, call the emergency number.",
    ways_on: "Where to go from here",
    way_start: "Start page",
    landing_title: "The city hall that keeps working when its offices are closed",
    landing_lead: "One program that reads the order and runs the city by it: what is open today, who works where, and which clause says so.",
    landing_cities: "Choose a city",
    landing_empty: "No city is loaded yet.",
    landing_how: "From the order to the counter",
    landing_steps: [
        (
            "pensil",
            "Order",
            "The order is written as text that is checked: gaps, clashes and impossible quotas are found before it is signed.",
        ),
        (
            "kal",
            "Arrange",
            "The roster of each unit is made from the attendance cap and the posts that must be kept; every cell has its reason.",
        ),
        (
            "kantor",
            "Serve",
            "The public page is born of the same order, so it is never stale and names the clause it rests on.",
        ),
        (
            "dok",
            "Letter",
            "Official letter, poster and verification code come from the very text that is carried out.",
        ),
    ],
    landing_true: "What is real and what is sample",
    landing_facts: [
        "Real: numbers, dates and content of the orders as reported; names of units, districts and services, each with its source.",
        "Estimated: head counts of units and needs of posts where the source is silent; marked as estimates.",
        "Sample: all names of staff and their rosters. No real person is here.",
    ],
    no_order: "No order is in force: offices are open as usual.",
    count_open: "open",
    count_online: "online",
    count_closed: "closed",
    link_today: "What is open today",
    link_order: "Read the order",
    link_orders: "All orders",
    link_roster: "Staff rosters",
    link_door: "Sign in for staff",
    landing_clock: "This hall shows the state of",
};

/// The words in a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}
