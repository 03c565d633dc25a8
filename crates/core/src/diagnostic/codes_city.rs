//! Pages of the codes of the stage city: tables of a city (B0601-) and lists of staff (B0641-).

use super::catalogue::Code;
use super::{Entry, Level};

/// The pages, by code.
pub const PAGES: &[Entry] = &[
    Entry {
        code: Code(601),
        level: Level::Error,
        title: ("Tabel tidak ada", "A table is missing"),
        wrote: (
            "Map kota tanpa salah satu dari city.toml, units.csv, services.csv, posts.csv, programmes.csv, holidays.csv, health.csv.",
            "A city folder without one of city.toml, units.csv, services.csv, posts.csv, programmes.csv, holidays.csv, health.csv.",
        ),
        wrong: (
            "Kota tidak dapat dimuat: tahap lain tidak tahu unit, layanan, atau hari libur.",
            "The city cannot be loaded: the other stages know no units, services or holidays.",
        ),
        mend: (
            "Buat berkasnya. Tabel yang memang kosong cukup berisi baris kepala.",
            "Make the file. A table with nothing in it still has its head row.",
        ),
        basis: None,
    },
    Entry {
        code: Code(602),
        level: Level::Error,
        title: ("city.toml tidak terbaca", "city.toml cannot be read"),
        wrote: ("Baris yang bukan kunci = \"nilai\".", "A line that is not key = \"value\"."),
        wrong: (
            "Seluruh keterangan kota tidak dapat dipercaya.",
            "None of the settings of the city can be trusted.",
        ),
        mend: ("Apit teks dengan tanda kutip, satu kunci per baris.", "Put text in quotes, one key a line."),
        basis: None,
    },
    Entry {
        code: Code(603),
        level: Level::Error,
        title: ("Jumlah kolom baris tidak sama", "A row of another length"),
        wrote: (
            "Baris dengan lebih banyak atau lebih sedikit kolom daripada baris kepala.",
            "A row with more or fewer fields than the head.",
        ),
        wrong: (
            "Isi bergeser ke kolom lain, misalnya alamat masuk ke kolom jumlah pegawai.",
            "The values slip into other columns: an address becomes a head count.",
        ),
        mend: (
            "Apit teks berkoma dengan tanda kutip, dan tulis koma untuk kolom kosong.",
            "Put text with commas in quotes, and write the comma of an empty field.",
        ),
        basis: None,
    },
    Entry {
        code: Code(604),
        level: Level::Error,
        title: ("Kolom atau kunci wajib tidak ada", "A required column or key is missing"),
        wrote: (
            "Tabel tanpa kolom yang dikenal loader, atau city.toml tanpa kuncinya.",
            "A table without a column the loader knows, or city.toml without a key.",
        ),
        wrong: ("Keterangan itu tidak ada untuk semua baris.", "The fact is missing for every row."),
        mend: (
            "Tambahkan kolomnya di baris kepala, atau kuncinya di city.toml.",
            "Add the column to the head row, or the key to city.toml.",
        ),
        basis: None,
    },
    Entry {
        code: Code(605),
        level: Level::Error,
        title: ("Kolom atau kunci tidak dikenal", "Unknown column or key"),
        wrote: (
            "Kolom yang namanya salah tulis, atau yang tidak dipakai.",
            "A column with a misspelt name, or one nobody uses.",
        ),
        wrong: ("Isi kolom itu akan hilang diam-diam.", "What stands in it would be lost in silence."),
        mend: ("Betulkan namanya atau hapus kolomnya.", "Correct its name or delete it."),
        basis: None,
    },
    Entry {
        code: Code(606),
        level: Level::Error,
        title: ("Kolom wajib kosong", "A required field is empty"),
        wrote: (
            "Baris tanpa nama, kode, jenis, atau hal wajib lain.",
            "A row without a name, code, kind or another required value.",
        ),
        wrong: (
            "Baris itu tidak dapat dipakai dalam perintah, surat, atau pengumuman.",
            "The row cannot be used in an order, a letter or a notice.",
        ),
        mend: (
            "Isi kolomnya. Yang belum diketahui ditulis sebagai taksiran dengan sumbernya.",
            "Fill it in. What is not known is written as an estimate with what it rests on.",
        ),
        basis: None,
    },
    Entry {
        code: Code(607),
        level: Level::Error,
        title: ("Baris tanpa sumber", "A row without a source"),
        wrote: ("Kolom source kosong.", "An empty column source."),
        wrong: (
            "Orang yang memeriksa setahun kemudian tidak tahu dari mana angkanya.",
            "Who audits it a year later cannot know where the figure comes from.",
        ),
        mend: (
            "Sebut halaman, data, atau aturannya. Angka sendiri: sebut dasarnya dan isi estimate dengan ya.",
            "Name the page, data set or law. For a figure of your own say what it rests on and put ya in estimate.",
        ),
        basis: None,
    },
    Entry {
        code: Code(608),
        level: Level::Error,
        title: ("Bukan bilangan", "Not a number"),
        wrote: (
            "Jumlah dengan titik, koma, huruf, atau pos dengan 0 orang.",
            "A count with marks or letters in it, or a post of 0 people.",
        ),
        wrong: (
            "Batas 25% dihitung dari jumlah yang salah.",
            "The 25% cap would be worked out from a wrong number.",
        ),
        mend: ("Tulis angka saja: 1200.", "Write digits only: 1200."),
        basis: None,
    },
    Entry {
        code: Code(609),
        level: Level::Error,
        title: ("Bukan tanggal", "Not a date"),
        wrote: (
            "Tanggal yang tidak ada, atau ditulis hari lebih dahulu.",
            "A date that does not exist, or written day first.",
        ),
        wrong: (
            "Hari libur atau masa berlaku jatuh pada hari lain.",
            "A holiday or a term would fall on another day.",
        ),
        mend: ("Tulis tahun-bulan-hari: 2021-06-28.", "Write year-month-day: 2021-06-28."),
        basis: None,
    },
    Entry {
        code: Code(610),
        level: Level::Error,
        title: ("Bukan jam", "Not a time of the day"),
        wrote: ("Jam yang tidak ada, atau tanpa menit.", "A time that does not exist, or without minutes."),
        wrong: ("Sif pos tidak dapat dijadwalkan.", "The shift of the post cannot be planned."),
        mend: ("Tulis jam dan menit: 07.30.", "Write hours and minutes: 07.30."),
        basis: None,
    },
    Entry {
        code: Code(611),
        level: Level::Error,
        title: ("Bukan ya atau tidak", "Neither ya nor tidak"),
        wrote: ("Kolom ya/tidak berisi kata lain.", "A yes/no column with another word."),
        wrong: ("Arti kata itu hanya dapat ditebak.", "What it means could only be guessed."),
        mend: (
            "Tulis ya, tidak, atau kosongkan (berarti tidak).",
            "Write ya or tidak, or leave it empty (tidak).",
        ),
        basis: None,
    },
    Entry {
        code: Code(612),
        level: Level::Error,
        title: ("Kata di luar daftar", "A word outside the list"),
        wrote: (
            "Jenis unit, golongan, keperluan hadir, tempat, ikon, atau zona waktu yang tidak dikenal.",
            "An unknown kind of unit, class, presence, place, icon or time zone.",
        ),
        wrong: (
            "Aturan untuk jenis itu tidak akan berlaku bagi baris ini.",
            "The rules for that kind would not hold for the row.",
        ),
        mend: (
            "Pilih kata dari daftar; cities/README.md memuat semuanya.",
            "Choose a word of the list; cities/README.md has them all.",
        ),
        basis: None,
    },
    Entry {
        code: Code(613),
        level: Level::Error,
        title: ("Nama yang tidak dapat ditulis dalam perintah", "A name an order cannot write"),
        wrote: ("Slug dengan huruf besar, spasi, atau tanda.", "A slug with capitals, blanks or marks."),
        wrong: (
            "Perintah tidak dapat menyebut unit atau layanan itu.",
            "No order could name the unit or service.",
        ),
        mend: (
            "Pakai huruf kecil dan angka, kata disambung tanda hubung: kelurahan-kebon-kalapa.",
            "Use small letters and digits, words joined by hyphens: kelurahan-kebon-kalapa.",
        ),
        basis: None,
    },
    Entry {
        code: Code(614),
        level: Level::Error,
        title: ("Nama ganda", "A name twice"),
        wrote: ("Dua baris dengan slug yang sama.", "Two rows with one slug."),
        wrong: (
            "Perintah yang menyebutnya akan mengenai salah satu saja.",
            "An order that names it would mean only one of them.",
        ),
        mend: (
            "Beri salah satunya nama lain. Kelurahan bernama sama: tambahkan kecamatannya.",
            "Rename one. For two kelurahan of one name add the kecamatan.",
        ),
        basis: None,
    },
    Entry {
        code: Code(615),
        level: Level::Error,
        title: ("Induk tidak dikenal", "Unknown parent"),
        wrote: (
            "Kolom parent menyebut unit yang tidak ada dalam tabel.",
            "Column parent names a unit that is not in the table.",
        ),
        wrong: (
            "Perintah untuk unit di atas tidak sampai ke unit ini.",
            "An order for the unit above would not reach this one.",
        ),
        mend: (
            "Betulkan namanya, atau tambahkan baris untuk induknya.",
            "Correct the name, or add a row for the parent.",
        ),
        basis: None,
    },
    Entry {
        code: Code(616),
        level: Level::Error,
        title: ("Urutan induk salah", "Parents out of order"),
        wrote: (
            "Unit yang mendahului induknya, menjadi induknya sendiri, atau saling membawahi.",
            "A unit before its parent, its own parent, or two below each other.",
        ),
        wrong: (
            "Pohon unit tidak berujung di kepala daerah.",
            "The tree of units does not end at the head of the region.",
        ),
        mend: ("Taruh setiap unit sesudah induknya.", "Put each unit after its parent."),
        basis: None,
    },
    Entry {
        code: Code(617),
        level: Level::Error,
        title: ("Unit tidak dikenal", "Unknown unit"),
        wrote: (
            "Layanan, pos, atau program yang menyebut unit di luar tabel.",
            "A service, post or programme of a unit outside the table.",
        ),
        wrong: (
            "Layanan itu tidak punya penyelenggara, pos itu tidak punya pegawai.",
            "The service has no provider, the post no staff.",
        ),
        mend: (
            "Betulkan nama unitnya; untuk semua unit sejenis tulis kelurahan/*.",
            "Correct the name; for all units of a kind write kelurahan/*.",
        ),
        basis: None,
    },
    Entry {
        code: Code(618),
        level: Level::Warning,
        title: ("Jumlah pegawai tidak cocok", "Head counts do not add up"),
        wrote: (
            "Jumlah asn atau non_asn semua unit lain daripada jumlah kota di city.toml.",
            "The sum of asn or non_asn over the units differs from the total in city.toml.",
        ),
        wrong: (
            "Persentase seluruh kota tidak sama dengan persentase unit.",
            "Percentages of the city and of its units disagree.",
        ),
        mend: (
            "Betulkan jumlah unit, atau sebut jumlah kota yang baru dengan sumbernya.",
            "Correct the units, or give the new total with its source.",
        ),
        basis: None,
    },
    Entry {
        code: Code(619),
        level: Level::Error,
        title: ("Ubin dan kecamatan tidak cocok", "Tiles and kecamatan differ"),
        wrote: (
            "Ubin untuk kecamatan yang tidak ada, atau kecamatan tanpa ubin.",
            "A tile of no kecamatan, or a kecamatan without a tile.",
        ),
        wrong: (
            "Warga kecamatan itu tidak menemukan daerahnya di halaman.",
            "Citizens of that kecamatan do not find it on the page.",
        ),
        mend: (
            "Satu ubin untuk setiap kecamatan, namanya sama dengan kolom kecamatan.",
            "One tile for each kecamatan, named as in column kecamatan.",
        ),
        basis: None,
    },
    Entry {
        code: Code(620),
        level: Level::Error,
        title: ("Bukan hari", "Not weekdays"),
        wrote: (
            "Kolom days dengan kata di luar sen, sel, rab, kam, jum, sab, min, atau rentang terbalik.",
            "Column days with a word other than sen sel rab kam jum sab min, or a span that runs backwards.",
        ),
        wrong: ("Tidak diketahui kapan pos harus dijaga.", "Nobody knows when the post is kept."),
        mend: ("Tulis sen-jum, sen-min, atau sab;min.", "Write sen-jum, sen-min or sab;min."),
        basis: None,
    },
    Entry {
        code: Code(621),
        level: Level::Error,
        title: ("Hari libur ditarik sebelum ditetapkan", "A holiday withdrawn before it was decided"),
        wrote: (
            "Kolom withdrawn tidak sesudah kolom decided.",
            "Column withdrawn is not after column decided.",
        ),
        wrong: ("Hari libur itu tidak pernah berlaku.", "The holiday would never have held."),
        mend: (
            "Betulkan tanggal keputusan atau tanggal penarikannya.",
            "Correct the day of decision or of withdrawal.",
        ),
        basis: None,
    },
    Entry {
        code: Code(622),
        level: Level::Warning,
        title: ("Pos lebih besar daripada unitnya", "A post larger than its unit"),
        wrote: (
            "Pos yang perlu lebih banyak orang daripada pegawai unit itu.",
            "A post that needs more people than the unit has.",
        ),
        wrong: ("Pos itu tidak pernah terisi penuh.", "The post can never be filled."),
        mend: (
            "Kurangi need, atau betulkan jumlah pegawai unit.",
            "Lower need, or correct the head count of the unit.",
        ),
        basis: None,
    },
    Entry {
        code: Code(623),
        level: Level::Error,
        title: ("Bukan warna", "Not a colour"),
        wrote: (
            "Warna tema yang tidak ditulis dengan # dan enam digit.",
            "A theme colour that is not # and six digits.",
        ),
        wrong: ("Halaman kota kehilangan warnanya.", "The pages of the city lose their colour."),
        mend: ("Tulis seperti #0b5d45.", "Write it like #0b5d45."),
        basis: None,
    },
    Entry {
        code: Code(624),
        level: Level::Error,
        title: ("Lebih dari satu akar", "More than one root"),
        wrote: ("Unit sesudah baris pertama tanpa induk.", "A unit after the first row without a parent."),
        wrong: (
            "Perintah untuk semua unit di bawah kepala daerah tidak mengenainya.",
            "An order for all below the head of the region would miss it.",
        ),
        mend: (
            "Isi kolom parent; BUMD pun di bawah kepala daerah.",
            "Fill in parent; a city-owned company too stands below the head.",
        ),
        basis: None,
    },
    Entry {
        code: Code(625),
        level: Level::Error,
        title: ("Kecamatan tidak dikenal", "Unknown kecamatan"),
        wrote: (
            "Unit di kecamatan yang kantornya tidak ada dalam tabel.",
            "A unit in a kecamatan whose office is not in the table.",
        ),
        wrong: (
            "Unit itu tidak muncul saat warga mencari menurut kecamatan.",
            "The unit does not show when a citizen searches by kecamatan.",
        ),
        mend: (
            "Samakan ejaannya dengan kolom kecamatan pada baris kantor kecamatan, atau kosongkan.",
            "Spell it as in the row of the kecamatan office, or leave it empty.",
        ),
        basis: None,
    },
    Entry {
        code: Code(641),
        level: Level::Error,
        title: ("NIK tidak benar", "A NIK that cannot be"),
        wrote: (
            "NIK yang tidak 16 digit atau memuat tanggal, provinsi, atau nomor urut yang tidak ada.",
            "A NIK that is not 16 digits or holds an impossible date, province or serial.",
        ),
        wrong: (
            "Orang itu tidak dapat dikenali di sistem lain.",
            "Other systems cannot recognise the person.",
        ),
        mend: ("Salin ulang dari KTP.", "Copy it again from the ID card."),
        basis: Some(("UU 24/2013; PP 40/2019", "Law 24/2013; PP 40/2019")),
    },
    Entry {
        code: Code(642),
        level: Level::Error,
        title: ("NIP atau NI PPPK tidak benar", "A NIP that cannot be"),
        wrote: (
            "Nomor yang tidak 18 digit atau memuat tanggal, jenis kelamin, atau nomor urut yang tidak mungkin.",
            "A number that is not 18 digits or holds an impossible date, sex or serial.",
        ),
        wrong: ("Pegawai itu tidak cocok dengan data BKN.", "The person does not match the records of BKN."),
        mend: ("Salin ulang dari SK pengangkatan.", "Copy it again from the letter of appointment."),
        basis: Some((
            "Peraturan Kepala BKN 22/2007; Peraturan BKN 1/2019",
            "Regulations 22/2007 and 1/2019 of the civil service agency",
        )),
    },
    Entry {
        code: Code(643),
        level: Level::Error,
        title: ("Nomor dipakai dua orang", "Two people with one number"),
        wrote: (
            "Nomor lokal, NIK, atau NIP yang sama pada dua baris.",
            "One local number, NIK or NIP in two rows.",
        ),
        wrong: (
            "Presensi seseorang tercatat untuk orang lain.",
            "One person would be checked in as another.",
        ),
        mend: ("Betulkan salah satunya.", "Correct one of them."),
        basis: None,
    },
    Entry {
        code: Code(644),
        level: Level::Warning,
        title: ("Nomor dan data tidak sama", "Number and record disagree"),
        wrote: (
            "Tanggal lahir, jenis kelamin, atau jenis pegawai lain daripada yang ada di NIK atau NIP.",
            "A birth date, sex or kind of staff other than the NIK or NIP says.",
        ),
        wrong: (
            "Bisa jadi data sudah diperbaiki dan nomornya tidak. Baris tetap dimuat.",
            "The record may have been corrected and the number not. The row is loaded.",
        ),
        mend: ("Periksa dengan orangnya; nomor tidak berubah.", "Ask the person; a number does not change."),
        basis: None,
    },
    Entry {
        code: Code(645),
        level: Level::Error,
        title: ("Dua kepala dalam satu unit", "Two heads in one unit"),
        wrote: ("Dua baris dengan head = ya pada unit yang sama.", "Two rows with head = ya in one unit."),
        wrong: (
            "Tidak jelas siapa yang memutuskan dan menandatangani.",
            "It is not clear who decides and signs.",
        ),
        mend: (
            "Sisakan satu; pelaksana tugas dicatat dalam perintah.",
            "Keep one; an acting head is named in the order.",
        ),
        basis: None,
    },
    Entry {
        code: Code(646),
        level: Level::Warning,
        title: ("Jumlah orang lain daripada jumlah unit", "People and head count differ"),
        wrote: (
            "Banyaknya baris pegawai tidak sama dengan asn atau non_asn unit.",
            "The number of rows differs from asn or non_asn of the unit.",
        ),
        wrong: (
            "Batas persen dihitung dari jumlah yang lain daripada daftar orangnya.",
            "The cap is taken of another number than the list of people.",
        ),
        mend: ("Perbarui units.csv atau lengkapi daftar pegawai.", "Update units.csv or complete the list."),
        basis: None,
    },
    Entry {
        code: Code(647),
        level: Level::Error,
        title: ("Rentang hari salah", "Days away that are no span"),
        wrote: (
            "Kolom away yang bukan 2021-06-20..2021-06-27, atau hari akhir sebelum hari awal.",
            "Column away that is not 2021-06-20..2021-06-27, or ends before it starts.",
        ),
        wrong: (
            "Jadwal akan memanggil orang yang tidak tersedia.",
            "The roster would call someone who is not available.",
        ),
        mend: (
            "Tulis tanggal awal, dua titik, tanggal akhir; beberapa rentang dipisah titik koma.",
            "Write first day, two dots, last day; several spans parted by semicolons.",
        ),
        basis: None,
    },
];
