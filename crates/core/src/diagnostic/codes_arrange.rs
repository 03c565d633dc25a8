//! Pages of the codes of the stage arrange.

use super::{Code, Entry, Level};

const fn page(
    code: u16,
    level: Level,
    title: (&'static str, &'static str),
    texts: [(&'static str, &'static str); 3],
) -> Entry {
    let [wrote, wrong, mend] = texts;
    Entry { code: Code(code), level, title, wrote, wrong, mend, basis: None }
}

const AGAIN: (&str, &str) = (
    "Susun ulang jadwal dari perintah, daftar pegawai dan tabel pos yang sama, lalu audit lagi. Bila temuan kembali, laporkan: perencana keliru.",
    "Arrange the roster again from the same order, staff list and table of posts, and audit again. If the finding returns, report it: the planner is wrong.",
);

/// The pages, by code.
pub const PAGES: &[Entry] = &[
    page(
        701,
        Level::Error,
        ("Jadwal bukan untuk perintah ini", "The roster is not for this order"),
        [
            ("Sebuah jadwal diperiksa terhadap sebuah perintah.", "A roster was judged against an order."),
            (
                "Jadwal itu disusun untuk perintah, kota atau hari lain, atau isinya tidak lengkap; tidak ada sel yang dapat dinilai.",
                "It was arranged for another order, city or other days, or it is incomplete; no cell can be judged.",
            ),
            (
                "Pilih jadwal yang disusun dari perintah ini, atau susun jadwal baru.",
                "Take the roster arranged from this order, or arrange a new one.",
            ),
        ],
    ),
    page(
        702,
        Level::Error,
        ("Orang tidak tercantum tepat satu kali", "People not listed exactly once"),
        [
            ("Jadwal seluruh unit.", "The roster of all units."),
            (
                "Seseorang tidak punya baris, punya dua baris, atau tercantum di unit lain.",
                "Someone has no row, two rows, or a row in another unit.",
            ),
            (
                "Periksa daftar pegawai, lalu susun ulang jadwal.",
                "Check the staff list, then arrange the roster again.",
            ),
        ],
    ),
    page(
        703,
        Level::Error,
        ("Tanda tidak tersedia tidak sesuai", "Marks of unavailability do not match"),
        [
            ("Sel dengan huruf T, atau tanpa huruf T.", "A cell with the letter T, or without it."),
            (
                "Orang yang tidak tersedia dijadwalkan, atau orang yang tersedia ditandai tidak tersedia. Sebabnya tidak dicatat di sini.",
                "Someone unavailable is planned, or someone available is marked unavailable. The cause is not recorded here.",
            ),
            (
                "Susun jadwal baru dengan jadwal ini sebagai induk: hanya sel yang perlu akan berubah.",
                "Arrange a new roster with this one as its parent: only the cells that must change do.",
            ),
        ],
    ),
    page(
        704,
        Level::Error,
        ("Orang yang dijadwalkan di rumah ada di lokasi", "People planned at home are on site"),
        [
            ("Sel dengan huruf K atau L.", "A cell with the letter K or L."),
            (
                "Orang ini ditandai hanya bekerja dari rumah dalam daftar pegawai. Sebabnya tidak dicatat di sini.",
                "The staff list marks this person as working from home only. The cause is not recorded here.",
            ),
            AGAIN,
        ],
    ),
    page(
        705,
        Level::Error,
        ("Ada orang di kantor yang ditutup", "People in a closed office"),
        [
            ("Sel dengan huruf K.", "A cell with the letter K."),
            (
                "Sebuah ketentuan menutup kantor unit ini pada hari itu. Kewajiban hadir tidak membuka kantor yang ditutup.",
                "A clause closes the office of this unit that day. A duty to be present does not open a closed office.",
            ),
            AGAIN,
        ],
    ),
    page(
        706,
        Level::Error,
        ("Batas orang di lokasi terlampaui", "The cap on people on site is passed"),
        [
            (
                "Sel K dan L satu unit pada satu hari, termasuk petugas piket di kantor.",
                "The K and L cells of a unit on a day, picket officers at the office included.",
            ),
            (
                "Jumlahnya lebih dari batas menurut perintah. Temuan menulis hitungannya: persentase, dasar, pembulatan.",
                "They are more than the order lets. The finding writes the sum: percentage, base, rounding.",
            ),
            AGAIN,
        ],
    ),
    page(
        707,
        Level::Warning,
        ("Jumlah paling sedikit tidak tercapai", "The least number is not reached"),
        [
            ("Sel K dan L satu unit pada hari kerja.", "The K and L cells of a unit on a working day."),
            (
                "Perintah meminta lebih banyak orang di lokasi daripada yang dapat datang.",
                "The order asks for more people on site than can come.",
            ),
            (
                "Periksa siapa yang tersedia, atau turunkan jumlah paling sedikit dalam perintah.",
                "Look at who is available, or lower the least number in the order.",
            ),
        ],
    ),
    page(
        708,
        Level::Warning,
        ("Pos tidak terisi penuh", "A post is not fully staffed"),
        [
            (
                "Pos jaga yang tetap dijalankan dan jadwal unitnya.",
                "A post that goes on and the roster of its unit.",
            ),
            (
                "Orang dengan keahlian pos itu tidak cukup: tidak tersedia, beristirahat sesudah sif, terpisah dalam kelompok, atau batas unit sudah penuh.",
                "There are not enough people with the skill: unavailable, resting after a shift, in another cohort, or the unit's cap is full.",
            ),
            (
                "Pinjam orang dari unit lain, latih orang untuk keahlian itu, atau naikkan batas unit dalam perintah.",
                "Lend people from another unit, train people for the skill, or raise the unit's cap in the order.",
            ),
        ],
    ),
    page(
        709,
        Level::Error,
        ("Pos dipegang tanpa keahlian", "A post held without the skill"),
        [
            ("Sel yang memegang pos.", "A cell that holds a post."),
            (
                "Pos itu meminta keahlian yang tidak tercatat pada orang ini.",
                "The post asks for a skill that this person is not recorded to have.",
            ),
            (
                "Catat keahliannya bila memang ada, atau susun ulang jadwal.",
                "Record the skill if the person has it, or arrange the roster again.",
            ),
        ],
    ),
    page(
        710,
        Level::Error,
        ("Pos diisi tidak sesuai tabel", "A post held otherwise than the table says"),
        [
            ("Sel yang memegang pos.", "A cell that holds a post."),
            (
                "Pos itu tidak dijaga pada hari itu, milik unit lain, di tempat lain, atau diisi lebih banyak orang daripada yang diperlukan.",
                "The post is not kept that day, belongs to another unit, is at another place, or is held by more people than it needs.",
            ),
            AGAIN,
        ],
    ),
    page(
        711,
        Level::Error,
        ("Istirahat antarsif kurang dari 11 jam", "Less than 11 hours of rest between shifts"),
        [
            (
                "Dua hari berturut-turut di lokasi. Tanpa pos, jamnya adalah jam kantor.",
                "Two days in a row on site. Without a post the hours are those of the office.",
            ),
            (
                "Antara akhir tugas yang satu dan awal yang berikut kurang dari 11 jam: sesudah sif malam tidak ada sif pagi atau siang.",
                "Less than 11 hours lie between the end of one and the start of the next: no morning or noon shift after a night.",
            ),
            AGAIN,
        ],
    ),
    page(
        712,
        Level::Error,
        ("Jumlah petugas piket tidak sesuai", "Not the number of picket officers"),
        [
            ("Tanda piket satu unit pada satu hari.", "The picket marks of a unit on a day."),
            (
                "Perintah meminta jumlah tertentu setiap hari; yang ditunjuk kurang atau lebih, padahal ada orang yang tersedia.",
                "The order asks for a number each day; fewer or more are named although people are available.",
            ),
            AGAIN,
        ],
    ),
    page(
        713,
        Level::Error,
        ("Orang di tempat yang tidak diizinkan", "People where the order does not let them be"),
        [
            ("Sel dengan huruf K atau L.", "A cell with the letter K or L."),
            (
                "Perintah menempatkan orang ini di rumah, atau hanya mengizinkan kantor atau hanya lapangan.",
                "The order has this person at home, or allows only the office or only the field.",
            ),
            AGAIN,
        ],
    ),
    page(
        714,
        Level::Error,
        ("Orang yang wajib di lokasi tidak ada di sana", "People wanted on site are not there"),
        [
            ("Sel dengan huruf R atau `-`.", "A cell with the letter R or `-`."),
            (
                "Perintah mewajibkan orang ini di lokasi, kantornya tidak ditutup, dan tidak ada sif yang meminta istirahat.",
                "The order wants this person on site, the office is not closed, and no shift asks for rest.",
            ),
            AGAIN,
        ],
    ),
    page(
        715,
        Level::Error,
        ("Ketentuan sel tidak berlaku", "The clause of a cell does not speak of it"),
        [
            ("Ketentuan yang disebut sebuah sel.", "The clause that a cell cites."),
            (
                "Ketentuan itu tidak ada dalam perintah, atau bukan ketentuan tempat kerja, penutupan atau piket bagi orang dan hari itu.",
                "It is not in the order, or is not the clause of place, closing or picket for that person and day.",
            ),
            AGAIN,
        ],
    ),
    page(
        716,
        Level::Error,
        ("Kelompok terpisah bertemu", "Cohorts meet"),
        [
            ("Jadwal dengan kelompok (kohor).", "A roster with cohorts."),
            (
                "Orang dari dua kelompok ada di lokasi pada hari yang sama, padahal perintah tidak mewajibkannya.",
                "People of two cohorts are on site on the same day although the order does not want them there.",
            ),
            AGAIN,
        ],
    ),
    page(
        717,
        Level::Error,
        ("Hari kerja dan hari libur tertukar", "Working days and days off mixed up"),
        [
            (
                "Sel dengan huruf `-`, atau sel kerja pada hari libur.",
                "A cell with `-`, or a working cell on a day off.",
            ),
            (
                "Orang libur pada hari kerjanya, atau bekerja pada hari libur tanpa pos dan tanpa piket.",
                "Someone is off on a working day, or works on a day off without a post and without picket.",
            ),
            AGAIN,
        ],
    ),
    page(
        718,
        Level::Error,
        ("Daftar pos terbuka tidak cocok", "The list of open posts does not match"),
        [
            ("Daftar pos yang tidak terisi dalam jadwal unit.", "The list of open posts in a unit's roster."),
            (
                "Sel menunjukkan pos terbuka lain daripada yang didaftar.",
                "The cells show other open posts than the list.",
            ),
            AGAIN,
        ],
    ),
    page(
        719,
        Level::Note,
        ("Pos dihentikan oleh perintah", "Posts suspended by the order"),
        [
            (
                "Pos jaga sebuah unit dan perintah yang menutup kantornya atau menempatkan semua orangnya di rumah.",
                "The posts of a unit and an order that closes its office or has all its people at home.",
            ),
            (
                "Tidak seorang pun boleh berada di tempat pos itu, sehingga pos tidak berjalan selama perintah berlaku.",
                "Nobody may be at the place of the post, so it does not run while the order holds.",
            ),
            (
                "Bila pos harus tetap berjalan, kecualikan unit ini atau beri kuota dalam perintah.",
                "If the post must go on, exempt the unit or give it a quota in the order.",
            ),
        ],
    ),
    page(
        720,
        Level::Warning,
        ("Lebih dari enam hari berturut-turut", "More than six days in a row"),
        [
            (
                "Sel K dan L seseorang pada hari-hari kalender yang berurutan.",
                "The K and L cells of someone on days that follow each other.",
            ),
            (
                "Ia bertugas di lokasi tujuh hari atau lebih tanpa hari istirahat, biasanya karena perintah mewajibkan semua hadir atau orangnya terlalu sedikit.",
                "They are on site seven days or more without a day of rest, mostly because the order wants everyone there or there are too few of them.",
            ),
            (
                "Beri hari istirahat, atau pinjam orang dari unit lain.",
                "Give a day of rest, or lend people from another unit.",
            ),
        ],
    ),
    page(
        721,
        Level::Warning,
        ("Kunci tidak dapat dipenuhi", "A day fixed by hand cannot be kept"),
        [
            (
                "Hari seseorang yang dikunci oleh penyusun jadwal.",
                "A day of someone that was fixed by who arranges the roster.",
            ),
            (
                "Aturan tidak membolehkannya: ia tidak tersedia, tidak punya keahliannya, atau batas hari itu sudah penuh.",
                "A rule forbids it: they are not available, lack the skill, or the cap of the day is full.",
            ),
            (
                "Buka kunci itu, atau kunci orang lain yang boleh bertugas hari itu.",
                "Take the pin away, or pin someone who may be on duty that day.",
            ),
        ],
    ),
    page(
        731,
        Level::Error,
        ("Berkas soal tidak dapat dibaca", "The instance file cannot be read"),
        [
            ("Sebuah berkas soal jadwal (JSON).", "An instance file of rosters (JSON)."),
            (
                "Teksnya bukan JSON, atau sebuah kolom tidak ada, terlalu banyak, atau bukan jenis yang diharapkan.",
                "Its text is no JSON, or a field is missing, twice there, or not of the kind that is wanted.",
            ),
            (
                "Perbaiki di baris dan kolom yang disebut. Bentuk berkas ada di bench/roster/README.md.",
                "Mend it at the line and column that are named. The format is in bench/roster/README.md.",
            ),
        ],
    ),
    page(
        732,
        Level::Error,
        ("Nilai dalam berkas soal tidak mungkin", "A value of the instance file is impossible"),
        [
            (
                "Angka atau daftar dalam berkas soal jadwal.",
                "A number or a list in an instance file of rosters.",
            ),
            (
                "Nilainya di luar yang dapat terjadi: hari sesudah hari terakhir, peran yang tidak ada, daftar yang panjangnya lain.",
                "It is outside what can be: a day after the last one, a role that does not exist, a list of another length.",
            ),
            (
                "Perbaiki nilai di tempat yang disebut. Bentuk berkas ada di bench/roster/README.md.",
                "Mend the value at the place that is named. The format is in bench/roster/README.md.",
            ),
        ],
    ),
];
