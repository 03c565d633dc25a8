//! Pages of the codes of the stage ORDER.
//!
//! Read by `balai explain` and by docs/diagnostics.md. Legal bases are instruments whose content is
//! beyond doubt; article numbers are left out until someone has read them in the gazette.

use super::Entry;
use super::Level::{Error, Note, Warning};

/// Pelayanan publik.
const SERVICE: (&str, &str) = (
    "UU 25/2009 tentang Pelayanan Publik: masyarakat berhak atas pelayanan menurut standar pelayanan yang diumumkan",
    "Law 25/2009 on Public Services: people are entitled to service by the published standard",
);

/// Drafting: one meaning.
pub const WORDING: (&str, &str) = (
    "UU 12/2011 Lampiran II (teknik penyusunan), sebagai pedoman: rumusan lugas dan pasti, tidak menimbulkan arti ganda",
    "Law 12/2011 annex II (drafting technique), as guidance: wording is plain and certain and has one meaning",
);

/// Attendance and working hours.
pub const HOURS: (&str, &str) = (
    "PP 94/2021 tentang Disiplin PNS (sebelum 31 Agustus 2021: PP 53/2010): kewajiban masuk kerja dan menaati ketentuan jam kerja",
    "PP 94/2021 on Discipline of Civil Servants (before 31 August 2021: PP 53/2010): the duty to attend and keep working hours",
);

/// The pages, by code.
#[rustfmt::skip]
pub const PAGES: &[Entry] = &[
    Entry::new(101, Error, ("Tanda kutip tidak ditutup", "Closing quote missing")).page(
        ("Sebuah teks dibuka dengan tanda kutip \", tetapi baris berakhir sebelum tanda kutip penutupnya.",
         "A text opens with a quote \" but the line ends before the closing quote."),
        ("Tidak jelas di mana teks itu selesai; sisa baris dianggap bagian dari teks.",
         "It is not clear where the text ends; the rest of the line is taken as part of it."),
        ("Tambahkan tanda \" di akhir teks. Satu teks selalu berada dalam satu baris.",
         "Add \" where the text ends. A text always stands on one line.")),
    Entry::new(102, Error, ("Baris tidak dikenal", "Unknown line")).page(
        ("Sebuah baris dimulai dengan kata yang bukan awal kalimat perintah.",
         "A line begins with a word that begins no sentence of the language."),
        ("Baris itu tidak terbaca, jadi tidak mengatur apa pun. Baris lain tetap diperiksa.",
         "The line cannot be read, so it arranges nothing. The other lines are still checked."),
        ("Periksa ejaan kata pertama, atau pilih kalimat dari daftar di docs/order-language.md. Kalimat tanpa akibat hukum ditulis sebagai paragraf \"...\".",
         "Check the spelling of the first word, or choose a sentence from the list in docs/order-language.md. A sentence without effect is written as paragraf \"...\".")),
    Entry::new(103, Error, ("Baris belum lengkap", "Incomplete line")).page(
        ("Sebuah kalimat dimulai dengan benar, tetapi kata atau nilai yang harus mengikutinya tidak ada.",
         "A sentence begins well, but the word or value that has to follow is missing."),
        ("Maksud kalimat itu belum dapat ditentukan, jadi baris itu belum mengatur apa pun.",
         "What the sentence means cannot be told, so the line arranges nothing yet."),
        ("Tulis apa yang diharapkan di tempat yang ditandai. Bila sumbernya memang tidak menyebut nilainya, tulis tidak diketahui.",
         "Write what is expected at the marked place. Where the source does not give the value, write tidak diketahui.")),
    Entry::new(104, Error, ("Tanggal atau jam tidak ada", "No such date or time")).page(
        ("Tertulis tanggal yang tidak ada di kalender, atau jam di luar 00.00 sampai 23.59.",
         "A date that is not in the calendar, or a time outside 00.00 to 23.59, is written."),
        ("Perintah tidak dapat dihitung pada hari yang tidak ada, misalnya 31 Juni.",
         "The order cannot be worked out for a day that does not exist, such as 31 June."),
        ("Tulis tanggal sebagai tahun-bulan-hari, misalnya 2021-06-29, dan jam dengan titik, misalnya 07.30.",
         "Write dates as year-month-day, for instance 2021-06-29, and times with a dot, for instance 07.30.")),
    Entry::new(105, Error, ("Perintah tidak dibuka atau ditutup dengan benar", "Order not opened or closed properly")).page(
        ("Perintah tidak dimulai dengan kata perintah, judul, dan {, atau ada { yang tidak berpasangan dengan }.",
         "The order does not begin with perintah, a title and {, or a { has no matching }."),
        ("Batas perintah atau diktum tidak jelas, sehingga baris dapat masuk ke diktum yang salah.",
         "The bounds of the order or of a clause are not clear, so lines may fall into the wrong clause."),
        ("Mulai dengan: perintah \"Judul\" {. Setiap { ditutup dengan } di akhir bagiannya.",
         "Begin with: perintah \"Title\" {. Close each { with } at the end of its part.")),
    Entry::new(106, Error, ("Kata tersisa di akhir baris", "Words left at the end of a line")).page(
        ("Kalimatnya sudah lengkap, tetapi masih ada kata sesudahnya.",
         "The sentence is complete, but more words follow."),
        ("Kata yang tersisa tidak terbaca. Agar tidak ada syarat yang hilang diam-diam, seluruh baris ditolak.",
         "The words that are left cannot be read. So that no condition is lost silently, the whole line is refused."),
        ("Hapus kata yang tersisa, atau tulis sebagai baris sendiri. Satu baris memuat satu aturan.",
         "Delete the words that are left, or write them on a line of their own. One line holds one rule.")),
    Entry::new(107, Error, ("Diktum yang dirujuk tidak ada", "Cited clause does not exist")).page(
        ("Sebuah baris menyebut diktum yang tidak ditulis dalam perintah ini.",
         "A line cites a clause that is not written in this order."),
        ("Urutan menang antardiktum tidak dapat diterapkan.",
         "The order of precedence between the clauses cannot be applied."),
        ("Perbaiki nomor diktumnya, atau tulis diktum yang dimaksud.",
         "Mend the number, or write the clause that is meant.")).basis(WORDING.0, WORDING.1),
    Entry::new(108, Error, ("Persentase lebih dari 100", "Percentage above 100")).page(
        ("Tertulis persentase di atas 100.",
         "A percentage above 100 is written."),
        ("Tidak mungkin lebih banyak orang masuk kantor daripada jumlah pegawainya; biasanya ada angka nol yang terketik berlebih.",
         "No more people can come than there are on the staff; usually a zero too many was typed."),
        ("Tulis persentase antara 0% dan 100%.",
         "Write a percentage between 0% and 100%.")),
    Entry::new(109, Error, ("Teks sesudah perintah berakhir", "Text after the end of the order")).page(
        ("Ada teks sesudah kurung kurawal penutup perintah.",
         "There is text after the closing brace of the order."),
        ("Teks itu tidak dibaca. Sering kali ada } yang terlalu awal sehingga sisa diktum tertinggal di luar.",
         "That text is not read. Often a } stands too early and leaves the rest of the clauses outside."),
        ("Pindahkan } ke akhir perintah, atau hapus teks sesudahnya. Satu berkas memuat satu perintah.",
         "Move the } to the end of the order, or delete the text after it. One file holds one order.")),
    Entry::new(110, Error, ("Baris kepala ditulis dua kali", "Header line written twice")).page(
        ("Sebuah baris kepala, misalnya nomor atau tinjau, ditulis lebih dari sekali.",
         "A header line, such as nomor or tinjau, is written more than once."),
        ("Tidak jelas nilai mana yang berlaku.",
         "It is not clear which value holds."),
        ("Hapus salah satu.",
         "Delete one of them.")),
    Entry::new(111, Error, ("Nomor diktum ditulis dua kali", "Clause number written twice")).page(
        ("Dua diktum memakai nomor yang sama.",
         "Two clauses have the same number."),
        ("Rujukan kepada diktum itu, dalam surat, jadwal, dan laporan, menjadi bermakna ganda.",
         "Citing the clause in the letter, the roster and the reports becomes ambiguous."),
        ("Beri nomor berikutnya kepada diktum yang kedua.",
         "Give the second clause the next number.")).basis(WORDING.0, WORDING.1),
    Entry::new(112, Warning, ("Diktum tidak berurutan", "Clauses out of order")).page(
        ("Nomor diktum lebih kecil daripada nomor diktum sebelumnya.",
         "A clause has a smaller number than the clause before it."),
        ("Isinya tetap terbaca, tetapi naskah yang ditandatangani akan membingungkan pembacanya.",
         "It can still be read, but the signed text will confuse its readers."),
        ("Urutkan diktumnya, atau perbaiki nomornya.",
         "Put the clauses in order, or mend the number.")).basis(WORDING.0, WORDING.1),
    Entry::new(113, Error, ("Tabel tidak rapi", "Table out of order")).page(
        ("Sebuah baris tabel memuat lebih atau kurang nilai daripada keadaan di kepalanya, atau ditulis dua kali.",
         "A row of a table has more or fewer values than its head has circumstances, or is written twice."),
        ("Tidak jelas persentase mana yang berlaku.",
         "It is not clear which percentage holds."),
        ("Satu nilai untuk setiap keadaan, dipisah koma, lalu titik dua dan persentase. Tanda * berlaku bagi semua nilai.",
         "One value for each circumstance, with commas, then a colon and the percentage. The sign * fits every value.")),
    Entry::new(201, Error, ("Unit atau golongan tidak dikenal", "Unknown unit or set")).page(
        ("Sebuah diktum menyebut unit atau golongan yang tidak ada dalam data kota maupun dalam perintah ini.",
         "A clause names a unit or set that is neither in the data of the city nor in this order."),
        ("Diktum itu tidak mengenai siapa pun lewat nama tersebut, dan pegawai yang dimaksud jatuh ke aturan dasar.",
         "The name reaches nobody, and the staff who are meant fall under the base rule."),
        ("Perbaiki ejaannya, tambahkan unitnya pada units.csv, atau definisikan golongannya dengan golongan nama { ... }.",
         "Mend the spelling, add the unit to units.csv, or define the set with golongan name { ... }.")),
    Entry::new(202, Error, ("Lokasi, kelas, atau kecamatan tidak dikenal", "Unknown site, class or district")).page(
        ("Sasaran sebuah diktum memakai lokasi, golongan kerja, jenis unit, atau kecamatan yang tidak dimiliki satu unit pun.",
         "A clause uses a site, class of work, kind of unit or district that no unit has."),
        ("Sasaran itu tidak memilih siapa pun.",
         "It selects nobody."),
        ("Pakai nama yang ada dalam data kota; lihat daftarnya dengan balai city check.",
         "Use a name that is in the data of the city; balai city check lists them.")),
    Entry::new(203, Error, ("Kuota dan pos jaga tidak dapat dipenuhi bersama", "Quota and posts cannot both hold")).page(
        ("Kuota sebuah unit lebih kecil daripada jumlah orang yang harus menjaga posnya pada hari yang sama.",
         "The quota of a unit is smaller than the number of people who have to keep its posts on the same day."),
        ("Salah satu pasti dilanggar: pos kosong, atau kuota terlampaui. Tidak ada jadwal yang dapat memenuhi keduanya.",
         "One of them is bound to be broken: a post is empty or the quota is passed. No roster can keep both."),
        ("Naikkan kuota unit itu, kecualikan pegawai yang menjaga pos (misalnya yang bersif), atau periksa apakah kebutuhan posnya benar.",
         "Raise the quota of the unit, except the staff who keep the posts (for instance bersif), or check whether the posts really need that many.")),
    Entry::new(204, Error, ("Pegawai yang tidak diatur", "Staff that no clause covers")).page(
        ("Perintah mengatur tempat kerja sebagian pegawai, tetapi tidak semuanya.",
         "The order says where some of the staff work, but not all."),
        ("Pegawai yang tertinggal tidak tahu harus masuk atau bekerja dari rumah, dan jadwalnya tidak dapat disusun.",
         "Those who are left out do not know whether to come or stay at home, and no roster can be made for them."),
        ("Tambahkan diktum dasar untuk semua pegawai, lalu tulis pengecualiannya dengan kata kecuali.",
         "Add a base clause for all staff, and write what is different with kecuali.")).basis(WORDING.0, WORDING.1),
    Entry::new(205, Error, ("Dua diktum bertentangan", "Two clauses clash")).page(
        ("Dua aturan yang sama kuat mengenai orang yang sama pada hari yang sama, dengan cara kerja berbeda.",
         "Two rules of equal strength hold for the same person on the same day and give different modes of work."),
        ("Tidak ada yang menentukan mana yang berlaku; dua orang yang jujur dapat membacanya berbeda.",
         "Nothing says which one holds; two honest readers may read it differently."),
        ("Jadikan salah satu pengecualian dengan kata kecuali, tulis mana yang menang (KETIGA mengalahkan KEDUA), atau persempit sasarannya.",
         "Make one an exception with kecuali, write which one wins (KETIGA mengalahkan KEDUA), or narrow whom it names.")).basis(WORDING.0, WORDING.1),
    Entry::new(206, Warning, ("Dasar persentase tidak disebut", "Base of a percentage not said")).page(
        ("Tertulis persentase tanpa menyebut persentase dari apa.",
         "A percentage is written without saying of what."),
        ("Di unit dengan banyak tenaga non-ASN, 25% dari ASN dan 25% dari seluruh pegawai dapat berbeda puluhan orang.",
         "In a unit with many contract staff, 25% of civil servants and 25% of all staff can differ by dozens of people."),
        ("Tambahkan dari ASN dan non-ASN, dari ASN, atau dari pegawai yang tersedia. Sebelum disebut, dihitung dari ASN dan non-ASN.",
         "Add dari ASN dan non-ASN, dari ASN, or dari pegawai yang tersedia. Until then all staff are counted.")).basis(WORDING.0, WORDING.1),
    Entry::new(207, Warning, ("Pembulatan tidak disebut", "Rounding not said")).page(
        ("Persentasenya menghasilkan pecahan orang di sejumlah unit, dan pembulatannya tidak ditulis.",
         "The percentage gives a fraction of a person in some units, and the rounding is not written."),
        ("Setiap kepala unit dapat membulatkan sendiri, sehingga unit yang sama besar memasukkan jumlah orang yang berbeda.",
         "Each head may round as he likes, so that units of one size bring in different numbers."),
        ("Tambahkan: dibulatkan ke bawah, dibulatkan ke atas, atau dibulatkan terdekat. Sebelum disebut, dipakai pembulatan yang paling sedikit memasukkan orang.",
         "Add: dibulatkan ke bawah (down), ke atas (up) or terdekat (nearest). Until then the rounding that brings in fewer people is used.")).basis(WORDING.0, WORDING.1),
    Entry::new(208, Error, ("Batas bawah melebihi batas atas", "Floor above cap")).page(
        ("Satu diktum memberi batas paling sedikit dan paling banyak yang tidak bertemu di unit tertentu.",
         "A clause gives a floor and a cap that do not meet in some units."),
        ("Di unit kecil, misalnya, 25% dapat berarti satu orang sedangkan batas bawahnya tiga orang.",
         "In a small unit 25% may be one person while the floor is three."),
        ("Turunkan batas bawah, naikkan batas atas, atau kecualikan unit kecil.",
         "Lower the floor, raise the cap, or except small units.")),
    Entry::new(209, Warning, ("Kuota dibulatkan menjadi nol", "Quota rounds to zero")).page(
        ("Persentasenya, sesudah dibulatkan, menjadi 0 orang di unit yang kecil.",
         "After rounding, the percentage is 0 people in small units."),
        ("Unit itu menjadi tutup, padahal perintah menyebutnya tetap boleh masuk.",
         "The unit is closed in fact, although the order says that some may come."),
        ("Bulatkan ke atas, tambahkan batas bawah (di kantor paling sedikit 1 orang), atau terima bila memang dimaksud.",
         "Round up, add a floor (di kantor paling sedikit 1 orang), or accept it if it is meant.")),
    Entry::new(210, Note, ("Unit tanpa pegawai", "Unit without staff")).page(
        ("Data kota memuat unit yang tidak punya pegawai.",
         "The data of the city has units without staff."),
        ("Perintah ini tidak mengatur siapa pun di sana. Untuk badan usaha milik daerah dan kepala daerah hal ini wajar.",
         "The order arranges nobody there. For city-owned companies and the head of the region that is as it should be."),
        ("Isi jumlah pegawainya pada units.csv bila unit itu memang punya pegawai.",
         "Fill in its staff in units.csv if it has any.")),
    Entry::new(211, Warning, ("Diktum tidak berlaku bagi siapa pun", "Clause holds for nobody")).page(
        ("Sasaran sebuah diktum tidak dipenuhi oleh seorang pegawai pun.",
         "Nobody fits whom a clause names."),
        ("Diktum itu tidak mempunyai akibat; biasanya dua syarat saling meniadakan, atau unitnya tidak punya pegawai.",
         "The clause has no effect; usually two conditions exclude each other, or the unit has no staff."),
        ("Periksa syarat sasarannya, atau hapus diktum itu.",
         "Check the conditions, or delete the clause.")),
    Entry::new(212, Warning, ("Pengecualian mengenai semua orang", "Exception covers everyone")).page(
        ("Sebuah pengecualian menyebut semua pegawai.",
         "An exception names all staff."),
        ("Aturan dasarnya tidak berlaku lagi bagi siapa pun, jadi pengecualian itulah aturan yang sebenarnya.",
         "The base rule holds for nobody any more, so the exception is the real rule."),
        ("Persempit pengecualiannya, atau jadikan ia aturan dasar dan hapus yang lama.",
         "Narrow the exception, or make it the base rule and delete the old one.")),
    Entry::new(213, Error, ("Golongan tidak terdefinisi di bawah pilihan ini", "Set not defined under this choice")).page(
        ("Sebuah diktum memakai golongan yang hanya didefinisikan di bawah pilihan lain.",
         "A clause uses a set that is only defined under another choice."),
        ("Di bawah pilihan berkas ini golongan itu kosong, sehingga pengecualiannya hilang.",
         "Under the choice of this file the set is empty, so the exception is lost."),
        ("Ubah baris pilihan, atau definisikan golongan itu juga untuk pilihan ini.",
         "Change the line pilihan, or define the set for this choice too.")),
    Entry::new(214, Warning, ("Giliran tanpa ketentuan cadangan", "Rotation without a default")).page(
        ("Kepala unit disuruh mengatur giliran tanpa angka dan tanpa ketentuan bila ia belum memutuskan.",
         "The head is told to set the rotation, with no number and nothing that holds until he decides."),
        ("Bila kepala unit sakit atau terlambat memutuskan, tidak ada yang tahu siapa yang masuk.",
         "If the head is ill or late, nobody knows who has to come."),
        ("Tambahkan: , bila tidak diputuskan bekerja dari rumah (atau kuota tertentu).",
         "Add: , bila tidak diputuskan bekerja dari rumah (or a quota).")),
    Entry::new(215, Error, ("Pilihan tidak memilih apa pun", "Choice selects nothing")).page(
        ("Baris pilihan memberi nilai yang tidak dipakai oleh satu golongan pun.",
         "A line pilihan gives a value that no set has."),
        ("Daftar yang dimaksud tidak aktif, dan golongan yang bergantung padanya kosong.",
         "The list that is meant is not chosen, and the sets that depend on it are empty."),
        ("Tulis salah satu nilai yang dipakai pada golongan ... bila.",
         "Write one of the values used in golongan ... bila.")),
    Entry::new(216, Warning, ("Pos jaga kosong karena semua di rumah", "Posts open because everyone is at home")).page(
        ("Semua pegawai sebuah unit bekerja dari rumah, padahal unit itu punya pos yang harus dijaga di tempat.",
         "All staff of a unit work from home, although the unit has posts that must be kept on the spot."),
        ("Posnya tidak terjaga selama perintah berlaku: loket, ambulans, atau pengatur lalu lintas kosong.",
         "The post is empty as long as the order holds: a counter, an ambulance, a crossing."),
        ("Kecualikan unit itu dengan kuota, atau terima bila posnya memang boleh berhenti.",
         "Except the unit with a quota, or accept it if the post may stop.")),
    Entry::new(217, Error, ("Golongan didefinisikan dua kali", "Set defined twice")).page(
        ("Dua golongan bernama sama berlaku bersamaan.",
         "Two sets of the same name hold at the same time."),
        ("Tidak jelas daftar mana yang dipakai.",
         "It is not clear which list is used."),
        ("Gabungkan keduanya, atau bedakan dengan bila pilihan = nilai.",
         "Join them, or tell them apart with bila choice = value.")).basis(WORDING.0, WORDING.1),
    Entry::new(218, Error, ("Tabel tidak dikenal", "Unknown table")).page(
        ("Kuota diambil dari tabel yang tidak ada dalam perintah ini, atau yang belum berlaku hari itu.",
         "A quota is taken from a table that is not in this order, or does not hold yet on that day."),
        ("Tanpa tabelnya tidak ada angka.",
         "Without the table there is no number."),
        ("Tulis tabelnya di kepala perintah: tabel nama menurut ppkm { level-1: 75% }.",
         "Write the table in the header: tabel nama menurut ppkm { level-1: 75% }.")),
    Entry::new(219, Warning, ("Keadaan belum ditetapkan", "Circumstance not set")).page(
        ("Kuota menurut tabel, tetapi keadaan yang menentukan barisnya (level, zona) belum ditetapkan untuk suatu hari.",
         "The quota follows a table, but the circumstance that chooses its row (level, zone) is not set for some day."),
        ("Angkanya tidak diketahui; sampai ditetapkan, dihitung dengan baris yang paling sedikit memasukkan orang.",
         "The number is not known; until it is set, the row that brings in the fewest people is used."),
        ("Tetapkan dengan tanggalnya: keadaan ppkm = level-3 sejak 2021-07-06.",
         "Set it with its date: keadaan ppkm = level-3 sejak 2021-07-06.")),
    Entry::new(220, Error, ("Tabel tanpa baris yang cocok", "No row fits")).page(
        ("Nilai keadaan pada suatu hari tidak ada di tabel.",
         "The value of a circumstance on some day is not in the table."),
        ("Tidak ada persentase untuk unit itu pada hari itu.",
         "There is no percentage for that unit on that day."),
        ("Tambahkan barisnya, atau tulis * untuk semua nilai lain.",
         "Add the row, or write * for all other values.")),
    Entry::new(221, Error, ("Yang wajib hadir melebihi batas hadir", "More must come than may")).page(
        ("Beberapa diktum mewajibkan sejumlah pejabat hadir, dan diktum lain membatasi kehadiran di unit yang sama.",
         "Some clauses want a number of officials present, and another caps presence in the same unit."),
        ("Di suatu unit jumlah yang wajib hadir lebih besar daripada yang boleh hadir. Diktum yang disebut adalah himpunan terkecil yang tidak dapat berlaku bersama.",
         "In some unit more must come than may. The clauses named are the smallest set that cannot hold together."),
        ("Kecualikan mereka dari batas, naikkan batasnya, atau turunkan jumlahnya.",
         "Except them from the cap, raise the cap, or lower the numbers.")).basis(WORDING.0, WORDING.1),
    Entry::new(222, Warning, ("Giliran dan kuota tidak cocok", "Turns and quota do not agree")).page(
        ("Pola giliran dan persentase kehadiran ditulis dalam diktum yang sama.",
         "A pattern of turns and a percentage stand in the same clause."),
        ("Pola itu memasukkan bagian pegawai yang lain daripada persentasenya; orang akan mengikuti yang lebih mudah dipahami.",
         "The pattern brings in another share of staff than the percentage; people will follow what is easier to understand."),
        ("Hitung: hari di kantor dibagi jumlah hari satu putaran. Samakan, atau hapus salah satunya.",
         "Work it out: days at the office by days of a round. Make them agree, or delete one.")).basis(WORDING.0, WORDING.1),
    Entry::new(223, Warning, ("Daftar yang tidak dibuat siapa pun", "A list nobody makes")).page(
        ("Diktum berlaku bagi orang yang didata, tetapi tidak ada yang diwajibkan mendatanya.",
         "A clause holds for people on a list, but nobody is bound to make the list."),
        ("Selama daftarnya tidak ada, ketentuan itu tidak mengenai siapa pun.",
         "While there is no list, the rule holds for nobody."),
        ("Tambahkan kewajiban: mendata pegawai dengan nama daftar yang sama, oleh siapa, dan paling lambat kapan.",
         "Add a duty: mendata pegawai with the same name, by whom, and by when.")),
    Entry::new(224, Error, ("Jam kerja tidak mungkin", "Impossible hours")).page(
        ("Jam selesai mendahului jam mulai, atau dua sif bertumpang tindih.",
         "The end stands before the start, or two shifts overlap."),
        ("Jumlah orang pada suatu saat tidak dapat dihitung.",
         "How many are in at one time cannot be worked out."),
        ("Tulis jam mulai lebih dahulu; sif berikutnya mulai ketika sif sebelumnya selesai.",
         "Write the start first; each shift begins when the one before ends.")).basis(HOURS.0, HOURS.1),
    Entry::new(225, Note, ("Lebih sedikit orang daripada yang diminta", "Fewer people than asked for")).page(
        ("Diktum mewajibkan sejumlah orang dengan jabatan atau sifat tertentu hadir, dan di suatu unit orang seperti itu lebih sedikit.",
         "A clause wants a number of people of some rank or kind present, and some unit has fewer of them."),
        ("Di unit itu semuanya harus hadir setiap hari, tanpa giliran.",
         "There all of them have to come every day, without turns."),
        ("Turunkan jumlahnya, atau biarkan bila memang dimaksud semua yang ada.",
         "Lower the number, or leave it if all there are is meant.")),
    Entry::new(301, Error, ("Layanan tidak dikenal", "Unknown service")).page(
        ("Sebuah baris menyebut layanan yang tidak ada dalam data kota.",
         "A line names a service that is not in the data of the city."),
        ("Nasib layanan yang dimaksud tidak diatur, dan pemberitahuan kepada masyarakat tidak memuatnya.",
         "What becomes of the service is not arranged, and the public notice does not show it."),
        ("Perbaiki namanya, atau tambahkan layanannya pada services.csv.",
         "Mend the name, or add the service to services.csv.")),
    Entry::new(302, Error, ("Layanan daring tanpa kanal daring", "Online service without an online channel")).page(
        ("Perintah menjanjikan layanan dilayani daring, tetapi layanan itu tidak punya alamat, aplikasi, atau nomor.",
         "The order promises a service online, but it has no address, app or number."),
        ("Masyarakat yang membaca pengumuman tidak menemukan tempat meminta layanannya.",
         "People who read the notice find no place to ask for it."),
        ("Isi kanal daringnya pada services.csv, pindahkan layanannya (pindah ke ...), atau tulis dilayani terbatas.",
         "Fill in its online channel in services.csv, move it (pindah ke ...), or write dilayani terbatas.")).basis(SERVICE.0, SERVICE.1),
    Entry::new(303, Error, ("Kantor yang ditutup masih diperlukan", "Closed office is still needed")).page(
        ("Satu diktum menutup kantor, sedangkan diktum lain menempatkan pegawai di kantor yang sama.",
         "One clause closes an office while another puts staff into the same office."),
        ("Pegawai yang dikecualikan tidak dapat masuk ke gedung yang ditutup.",
         "The staff who are excepted cannot enter a building that is closed."),
        ("Kecualikan unit itu dari penutupan, tempatkan pegawainya di lapangan, atau sebut tempat kerja pengganti.",
         "Except the unit from the closing, put its staff in the field, or name another place of work.")),
    Entry::new(304, Warning, ("Layanan berhenti tanpa disebut", "Services stop without being named")).page(
        ("Unit pelaksana sebuah layanan bekerja dari rumah, layanan itu tidak dapat diberikan dari jauh, dan perintah tidak menyebutnya.",
         "The unit that gives a service works from home, the service cannot be given at a distance, and the order does not name it."),
        ("Layanan itu berhenti diam-diam: masyarakat datang dan mendapati pintu terkunci.",
         "The service stops silently: people come to a locked door."),
        ("Sebut nasib layanan itu: tetap berjalan, pindah ke ..., dilayani terbatas, atau dihentikan.",
         "Say what becomes of it: tetap berjalan, pindah ke ..., dilayani terbatas, or dihentikan.")).basis(SERVICE.0, SERVICE.1),
    Entry::new(305, Error, ("Layanan berjalan tanpa pelaksana", "Service goes on with nobody to give it")).page(
        ("Perintah menyebut layanan tetap berjalan, tetapi seluruh unit pelaksananya di rumah atau kantornya ditutup.",
         "The order says that a service goes on, but the whole unit is at home or its office is closed."),
        ("Janji itu tidak dapat dipenuhi: tidak ada orang di tempat layanan.",
         "The promise cannot be kept: nobody is there."),
        ("Beri unit itu kuota lewat diktum pengecualian, atau pindahkan layanannya.",
         "Give the unit a quota in an exception, or move the service.")).basis(SERVICE.0, SERVICE.1),
    Entry::new(306, Warning, ("Layanan yang memerlukan kehadiran dijadikan daring", "Service that needs presence made online")).page(
        ("Layanan yang menurut datanya memerlukan kehadiran (perekaman, pengujian, rawat inap) disebut dilayani daring.",
         "A service that needs people to come (biometrics, tests, hospital) is said to be online."),
        ("Sebagian layanan itu tidak dapat diselesaikan tanpa bertemu.",
         "Part of the service cannot be done without meeting."),
        ("Tulis pindah ke ... atau dilayani terbatas, dan terima temuan ini bila hanya pendaftarannya yang daring.",
         "Write pindah ke ... or dilayani terbatas, and accept this finding if only the booking is online.")).basis(SERVICE.0, SERVICE.1),
    Entry::new(307, Error, ("Tempat pindah tidak dikenal", "Unknown place to move to")).page(
        ("Sebuah layanan dipindahkan ke unit yang tidak ada dalam data kota.",
         "A service is moved to a unit that is not in the data of the city."),
        ("Pemberitahuan tidak dapat menyebut alamat yang harus didatangi.",
         "The notice cannot say where to go."),
        ("Tulis nama unit yang ada, kecamatan/* untuk setiap kantor kecamatan, atau alamat di antara tanda kutip.",
         "Write a unit that exists, kecamatan/* for every kecamatan office, or an address between quotes.")),
    Entry::new(308, Error, ("Layanan diatur dua kali", "Service given two states")).page(
        ("Dua baris yang sama khususnya memberi satu layanan keadaan berbeda.",
         "Two equally specific lines give one service different states."),
        ("Pemberitahuan kepada masyarakat tidak dapat menyebut keduanya.",
         "The public notice cannot say both."),
        ("Hapus salah satu, atau tulis diktum mana yang mengalahkan.",
         "Delete one, or write which clause wins.")).basis(WORDING.0, WORDING.1),
];
