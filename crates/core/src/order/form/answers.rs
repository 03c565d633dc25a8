//! The answers that questions offer: words of the language with what people are shown.

use super::question::{Answer, answer};

pub const KINDS: &[Answer] = &[
    answer("", "pilih jenis", "choose a kind"),
    answer("instruksi-wali-kota", "Instruksi Wali Kota", "mayoral instruction"),
    answer("instruksi-bupati", "Instruksi Bupati", "instruction of the regent"),
    answer("instruksi-gubernur", "Instruksi Gubernur", "instruction of the governor"),
    answer("instruksi-menteri", "Instruksi Menteri", "instruction of a minister"),
    answer("surat-edaran", "Surat Edaran", "circular letter"),
    answer("keputusan", "Keputusan", "decision"),
    answer("surat", "surat dinas", "official letter"),
    answer("perintah-lisan", "perintah lisan", "oral order"),
];

pub const RANKS: &[Answer] = &[
    answer("", "pilih tingkat", "choose a rank"),
    answer("nasional", "nasional", "nation"),
    answer("provinsi", "provinsi", "province"),
    answer("kota", "kota", "city"),
    answer("kabupaten", "kabupaten", "regency"),
    answer("unit", "unit kerja", "work unit"),
];

pub const CAPACITIES: &[Answer] = &[
    answer("", "menandatangani sendiri", "signs in person"),
    answer("atas-nama", "a.n. (atas nama)", "on behalf of (a.n.)"),
    answer("plt", "Plt. (pelaksana tugas)", "acting, office vacant (Plt.)"),
    answer("plh", "Plh. (pelaksana harian)", "acting, holder away (Plh.)"),
    answer("pj", "Pj. (penjabat)", "interim (Pj.)"),
];

pub const OFFICES: &[Answer] = &[
    answer("wali-kota", "Wali Kota", "mayor"),
    answer("bupati", "Bupati", "regent"),
    answer("gubernur", "Gubernur", "governor"),
    answer("sekda", "Sekretaris Daerah", "regional secretary"),
];

pub const ENDINGS: &[Answer] = &[
    answer("", "pada tanggal terakhir", "on the last day"),
    answer("sampai pemberitahuan lebih lanjut", "sampai pemberitahuan lebih lanjut", "until further notice"),
    answer("sampai tidak diketahui", "tidak diketahui", "not known"),
];

pub const WEEKDAYS: &[Answer] = &[
    answer("senin", "Senin", "Monday"),
    answer("selasa", "Selasa", "Tuesday"),
    answer("rabu", "Rabu", "Wednesday"),
    answer("kamis", "Kamis", "Thursday"),
    answer("jumat", "Jumat", "Friday"),
    answer("sabtu", "Sabtu", "Saturday"),
    answer("minggu", "Minggu", "Sunday"),
];

pub const RELATIONS: &[Answer] = &[
    answer("", "pilih hubungan", "choose a relation"),
    answer("menggantikan", "menggantikan", "supersedes"),
    answer("mengukuhkan", "mengukuhkan secara tertulis", "confirms in writing"),
    answer("mengubah", "mengubah", "amends"),
    answer("memperpanjang", "memperpanjang", "extends"),
    answer("mengakhiri", "mengakhiri", "ends early"),
];

pub const FORCES: &[Answer] = &[
    answer("", "wajib", "must"),
    answer("dapat", "dapat", "may"),
    answer("diimbau", "diimbau", "is urged to"),
];

pub const PLACES: &[Answer] = &[
    answer("", "pilih tempat", "choose a place"),
    answer("bekerja dari rumah", "bekerja dari rumah", "works from home"),
    answer("di kantor", "di kantor", "at the office"),
    answer("di lapangan", "di lapangan", "in the field"),
    answer("di kantor atau di lapangan", "di kantor atau di lapangan", "at the office or in the field"),
    answer("bekerja di mana saja", "di mana saja", "anywhere"),
    answer("tidak bekerja dari rumah", "tidak dari rumah", "not from home"),
    answer("di tempat pengganti", "di tempat pengganti", "at a substitute site"),
];

/// What an example may expect: a place, or what becomes of an office or a service.
pub const RESULTS: &[Answer] = &[
    answer("", "pilih hasil", "choose a result"),
    answer("bekerja dari rumah", "bekerja dari rumah", "works from home"),
    answer("di kantor", "di kantor", "at the office"),
    answer("di lapangan", "di lapangan", "in the field"),
    answer("di kantor atau di lapangan", "di kantor atau di lapangan", "at the office or in the field"),
    answer("bekerja di mana saja", "di mana saja", "anywhere"),
    answer("tidak bekerja dari rumah", "tidak dari rumah", "not from home"),
    answer("di tempat pengganti", "di tempat pengganti", "at a substitute site"),
    answer("kantor ditutup", "kantor ditutup", "the office is closed"),
    answer("diatur kepala unit", "diatur kepala unit", "the head of the unit decides"),
    answer("tidak dituju", "tidak dituju perintah", "the order does not address them"),
    answer("tetap berjalan", "layanan tetap berjalan", "the service goes on"),
    answer("dilayani terbatas", "layanan terbatas", "the service is limited"),
    answer("dilayani daring", "layanan daring", "the service is online"),
    answer("loket ditutup", "loket ditutup", "the counter is closed"),
    answer("pindah ke", "layanan pindah", "the service moves"),
    answer("dihentikan", "layanan dihentikan", "the service stops"),
];

pub const BOUNDS: &[Answer] = &[
    answer("", "semua", "everyone"),
    answer("paling banyak", "paling banyak", "at most"),
    answer("paling sedikit", "paling sedikit", "at least"),
    answer("tepat", "tepat", "exactly"),
];

pub const BASES: &[Answer] = &[
    answer("", "tidak disebut", "not said"),
    answer("ASN dan non-ASN", "ASN dan non-ASN", "civil servants and contract staff"),
    answer("ASN", "ASN saja", "civil servants only"),
    answer("pegawai yang tersedia", "pegawai yang tersedia hari itu", "staff available that day"),
];

pub const ROUNDINGS: &[Answer] = &[
    answer("", "tidak disebut", "not said"),
    answer("ke bawah", "ke bawah", "down"),
    answer("ke atas", "ke atas", "up"),
    answer("terdekat", "terdekat", "nearest"),
];

pub const PERS: &[Answer] = &[
    answer("", "hari", "day"),
    answer("sif", "sif", "shift"),
    answer("saat", "saat", "moment"),
    answer("bagian terkecil", "bagian terkecil", "smallest section"),
];

pub const PICKET_PLACES: &[Answer] = &[
    answer("", "tidak disebut", "not said"),
    answer("di kantor", "di kantor", "at the office"),
    answer("dari rumah", "dari rumah", "from home"),
    answer("di lapangan", "di lapangan", "in the field"),
    answer("di kantor atau di lapangan", "di kantor atau di lapangan", "at the office or in the field"),
    answer("bekerja di mana saja", "di mana saja", "anywhere"),
    answer("tidak bekerja dari rumah", "tidak dari rumah", "not from home"),
    answer("di tempat pengganti", "di tempat pengganti", "at a substitute site"),
];

pub const DUTIES: &[Answer] = &[
    answer("", "pilih kewajiban", "choose a duty"),
    answer("presensi", "presensi", "attendance"),
    answer("laporan kegiatan", "laporan kegiatan", "activity report"),
    answer("laporan piket", "laporan piket", "picket report"),
    answer(
        "tidak keluar rumah pada jam kerja",
        "tidak keluar rumah pada jam kerja",
        "stays in during working hours",
    ),
    answer("tidak bepergian ke luar daerah", "tidak bepergian ke luar daerah", "no travel out of the region"),
    answer("rapat daring", "rapat daring", "meetings online"),
    answer(
        "tidak menerima kunjungan dari luar daerah",
        "tidak menerima kunjungan dari luar daerah",
        "no visitors from other regions",
    ),
    answer("atasan mengawasi pegawai", "atasan mengawasi pegawai", "superiors supervise their staff"),
    answer("memberi tahu masyarakat", "memberi tahu masyarakat", "informs the public"),
    answer("berkoordinasi", "berkoordinasi, melapor", "coordinates, reports upward"),
    answer("siap dihubungi", "siap dihubungi", "can be reached"),
    answer("siap dipanggil ke kantor", "siap dipanggil ke kantor", "can be called to the office"),
    answer("membagikan lokasi", "membagikan lokasi", "shares the location"),
    answer("berseragam dinas", "berseragam dinas", "wears the uniform"),
    answer("menyusun jadwal", "menyusun jadwal", "makes the roster"),
    answer("memeriksa laporan", "memeriksa laporan", "checks the reports"),
    answer("memeriksa kepatuhan kantor", "memeriksa kepatuhan kantor", "inspects how the office complies"),
    answer("membatasi cuti", "membatasi cuti", "limits leave"),
    answer("membuka kanal pengaduan", "membuka kanal pengaduan", "opens a channel for complaints"),
    answer("mendahulukan kelompok rentan", "mendahulukan kelompok rentan", "puts vulnerable people first"),
];

pub const FREQUENCIES: &[Answer] = &[
    answer("", "tidak disebut", "not said"),
    answer("setiap hari", "setiap hari", "every day"),
    answer("setiap hari kerja", "setiap hari kerja", "every working day"),
    answer("setiap minggu", "setiap minggu", "every week"),
    answer("setiap bulan", "setiap bulan", "every month"),
    answer("sekali", "sekali", "once"),
    answer("segera", "segera", "without delay"),
    answer("selama berlaku", "selama berlaku", "as long as the order holds"),
];

/// The people the language knows by their office; the same as the parser's.
pub const ACTORS: &[Answer] = &[
    answer("kepala unit", "kepala unit", "head of the unit"),
    answer("atasan langsung", "atasan langsung", "direct superior"),
    answer("wali kota", "Wali Kota", "mayor"),
    answer("bupati", "Bupati", "regent"),
    answer("gubernur", "Gubernur", "governor"),
    answer("sekretaris daerah", "Sekretaris Daerah", "regional secretary"),
    answer("camat", "Camat", "head of the district"),
    answer("lurah", "Lurah", "head of the ward"),
];

pub const URGENT: &[Answer] = &[answer("mendesak", "mendesak", "urgent need")];

pub const HEADS_ROSTER: &[Answer] =
    &[answer("jadwal kepala unit", "jadwal kepala unit", "the roster of the head of the unit")];

pub const FRAMES: &[Answer] = &[
    answer("giliran", "giliran", "turns"),
    answer("jam kerja", "jam kerja", "working hours"),
    answer("pekerjaan", "pekerjaan", "work"),
];

pub const ACTS: &[Answer] = &[
    answer("menutup kantor", "menutup kantor", "closes the office"),
    answer("menambah pegawai di kantor", "menambah pegawai di kantor", "calls more staff in"),
    answer("mengatur giliran", "mengatur giliran", "sets the turns"),
    answer("memulangkan pegawai", "memulangkan pegawai", "sends staff home"),
    answer("memperpanjang perintah", "memperpanjang perintah", "extends the order"),
    answer("melonggarkan perintah", "melonggarkan perintah", "relaxes the order"),
    answer("mengakhiri perintah", "mengakhiri perintah", "ends the order"),
];

pub const WHICH: &[Answer] = &[
    answer("", "yang disebut namanya", "those that are named"),
    answer("layanan unit ini", "layanan unit yang disebut diktum", "services of the units the clause names"),
    answer("layanan darurat", "layanan darurat", "emergency services"),
    answer("layanan berkanal daring", "layanan berkanal daring", "services with an online channel"),
    answer("semua layanan", "semua layanan", "all services"),
];

pub const CHANGES: &[Answer] = &[
    answer("", "pilih keadaan", "choose what happens"),
    answer("tetap berjalan", "tetap berjalan", "goes on"),
    answer("dilayani terbatas", "dilayani terbatas", "is limited"),
    answer("dilayani daring", "dilayani daring", "is online"),
    answer("loket ditutup", "loket ditutup", "the counter is closed"),
    answer("pindah ke", "pindah ke tempat lain", "moves elsewhere"),
    answer("dihentikan", "dihentikan", "stops"),
];

pub const MEASURES: &[Answer] = &[
    answer("", "pilih tindakan", "choose a measure"),
    answer("disinfeksi semua kantor", "disinfeksi semua kantor", "disinfection of all offices"),
    answer("protokol kesehatan", "protokol kesehatan", "health protocol"),
    answer("tes dan pelacakan", "tes dan pelacakan", "testing and tracing"),
];

pub const HOURS: &[Answer] = &[
    answer("", "tetap", "fixed"),
    answer("lentur", "lentur: dalam rentang ini", "flexible: within these bounds"),
    answer("bersif", "bersif", "in shifts"),
];

pub const THRESHOLDS: &[Answer] = &[
    answer("", "tidak disebut", "not said"),
    answer("paling sedikit", "paling sedikit", "at least"),
    answer("paling banyak", "paling banyak", "at most"),
    answer("tepat", "tepat", "exactly"),
];
