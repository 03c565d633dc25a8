//! Pages of the codes of the stage ORDER that speak of duties, form, time and other orders.

use super::Entry;
use super::Level::{Error, Note, Warning};
use super::codes_order::{HOURS, WORDING};

/// Who may decide.
const COMPETENCE: (&str, &str) = (
    "UU 30/2014 tentang Administrasi Pemerintahan: keputusan dibuat oleh pejabat yang berwenang, menurut prosedur, dan menurut substansinya",
    "Law 30/2014 on Government Administration: a decision needs a competent official, procedure and substance",
);

/// Form of letters.
const CORRESPONDENCE: (&str, &str) = (
    "Tata naskah dinas pemerintah daerah: Permendagri 1/2023 (sebelumnya Permendagri 54/2009)",
    "Official correspondence of regional governments: Permendagri 1/2023 (before it Permendagri 54/2009)",
);

/// The pages, by code.
#[rustfmt::skip]
pub const PAGES: &[Entry] = &[
    Entry::new(401, Warning, ("Tidak ada hari tinjau", "No review day")).page(
        ("Perintah tidak menyebut kapan ia ditinjau, atau hari tinjaunya tidak diketahui.",
         "The order does not say when it is reviewed, or the day is not known."),
        ("Perintah berakhir, atau terus berjalan, tanpa ada yang memutuskan perpanjangan, pelonggaran, atau pembukaan kembali.",
         "The order ends, or runs on, without anyone deciding to extend, relax or reopen."),
        ("Tambahkan baris tinjau dengan tanggal sebelum perintah berakhir.",
         "Add a line tinjau with a day before the order ends.")),
    Entry::new(402, Warning, ("Kewajiban tanpa tenggat", "Duty without a deadline")).page(
        ("Presensi atau laporan diwajibkan tanpa menyebut sampai pukul atau tanggal berapa.",
         "Check-in or a report is asked for without a time or day by which it is due."),
        ("Tidak ada yang dapat mengatakan siapa yang terlambat, dan kelalaian sulit dibuktikan.",
         "Nobody can say who is late, and a failure is hard to prove."),
        ("Tambahkan sebelum 16.00, pukul 07.30 dan 16.00, atau paling lambat 2021-06-30.",
         "Add sebelum 16.00, pukul 07.30 dan 16.00, or paling lambat 2021-06-30.")).basis(HOURS.0, HOURS.1),
    Entry::new(403, Warning, ("Kewajiban tanpa penerima", "Duty without a receiver")).page(
        ("Laporan diwajibkan tanpa menyebut kepada siapa.",
         "A report is asked for without saying to whom."),
        ("Laporan tersebar di grup percakapan dan tidak ada yang menjumlahkannya.",
         "Reports scatter in chat groups and nobody adds them up."),
        ("Tambahkan kepada atasan langsung, atau kepada \"Sekretaris Daerah\".",
         "Add kepada atasan langsung, or kepada \"Sekretaris Daerah\".")),
    Entry::new(404, Warning, ("Petugas piket tanpa laporan piket", "Picket officers without a report")).page(
        ("Petugas piket ditunjuk, tetapi tidak satu diktum pun meminta laporannya.",
         "Picket officers are appointed, but no clause asks for their report."),
        ("Pimpinan tidak tahu apa yang terjadi di unit pada hari itu.",
         "The leadership does not learn what happened in the unit that day."),
        ("Tambahkan laporan piket setiap hari sebelum 16.00 kepada \"Sekretaris Daerah\".",
         "Add laporan piket setiap hari sebelum 16.00 kepada \"Sekretaris Daerah\".")),
    Entry::new(405, Note, ("Koordinasi tanpa tembusan", "Coordination without a copy")).page(
        ("Perintah mewajibkan koordinasi dengan pemerintah di atasnya, tetapi tidak ada baris tembusan.",
         "The order asks for coordination with a higher government, but there is no line tembusan."),
        ("Pihak yang diajak berkoordinasi belum tentu tahu bahwa perintah ini ada.",
         "Those to coordinate with may not know that the order exists."),
        ("Tambahkan tembusan, misalnya tembusan \"Gubernur Jawa Barat\".",
         "Add copies, for instance tembusan \"Gubernur Jawa Barat\".")),
    Entry::new(406, Warning, ("Wewenang tanpa ambang", "Power without a threshold")).page(
        ("Seseorang diberi wewenang bila sesuatu terjadi, tetapi ukurannya tidak diberi angka.",
         "Someone is given a power if something happens, but no number says when that is."),
        ("Dua kepala unit dengan keadaan yang sama dapat memutuskan berbeda, dan sistem tidak dapat mengingatkan.",
         "Two heads in the same position may decide differently, and the system cannot remind them."),
        ("Ganti tidak diketahui dengan angka, misalnya paling sedikit 3 orang, atau terima beserta alasannya.",
         "Put a number, for instance paling sedikit 3 orang, or accept it with a reason.")).basis(
        "UU 30/2014 tentang Administrasi Pemerintahan: wewenang dibatasi masa, wilayah, dan materinya",
        "Law 30/2014 on Government Administration: a power is bounded in time, region and matter"),
    Entry::new(407, Note, ("Nomor belum ada", "No number yet")).page(
        ("Naskah ini belum bernomor.",
         "The instrument has no number."),
        ("Naskah tanpa nomor belum dapat diumumkan dan dirujuk. Selama masih rancangan hal ini wajar.",
         "Without a number it cannot be announced and cited. For a draft that is as it should be."),
        ("Isi baris nomor sebelum ditandatangani. Bila sumber tidak menyebutnya, biarkan tidak diketahui.",
         "Fill in the line nomor before it is signed. If the source does not give it, leave tidak diketahui.")).basis(CORRESPONDENCE.0, CORRESPONDENCE.1),
    Entry::new(408, Note, ("Dasar hukum tidak disebut", "No legal basis given")).page(
        ("Perintah tidak menyebut dasar hukumnya.",
         "The order gives no legal basis."),
        ("Kewenangan mengeluarkan perintah tidak dapat diperiksa dari naskahnya.",
         "The power to give the order cannot be checked from its text."),
        ("Tambahkan satu baris dasar \"...\" untuk setiap peraturan yang menjadi dasar.",
         "Add a line dasar \"...\" for each instrument it rests on.")).basis(
        "UU 30/2014 tentang Administrasi Pemerintahan: keputusan berdasarkan peraturan perundang-undangan dan asas umum pemerintahan yang baik",
        "Law 30/2014 on Government Administration: a decision rests on legislation and the general principles of good government"),
    Entry::new(409, Error, ("Contoh tidak sesuai", "Example does not agree")).page(
        ("Sebuah contoh mengharapkan hasil yang berbeda dari yang diberikan diktum, menyebut nama yang tidak dikenal, atau hari di luar masa berlaku.",
         "An example expects something else than the clauses give, names something unknown, or a day on which the order does not hold."),
        ("Contoh adalah maksud perintah dalam satu kasus nyata. Bila ia gagal, diktumnya belum mengatakan yang dimaksud.",
         "An example is what the order means in one real case. If it fails, the clauses do not yet say what is meant."),
        ("Perbaiki diktumnya; bila diktumnya benar, perbaiki contohnya.",
         "Mend the clause; if the clause is right, mend the example.")),
    Entry::new(410, Error, ("Penerimaan temuan tidak sah", "Acceptance is not valid")).page(
        ("Baris terima menyebut kode yang tidak ada, atau kode yang merupakan galat.",
         "A line terima names a code that does not exist, or one that is an error."),
        ("Hanya peringatan yang dapat diterima dengan alasan; galat membuat perintah tidak dapat dijalankan.",
         "Only warnings can be accepted with a reason; with an error the order cannot be run."),
        ("Perbaiki penyebab galatnya, atau perbaiki kodenya.",
         "Mend what causes the error, or mend the code.")),
    Entry::new(411, Error, ("Jenis naskah belum ditulis", "Kind of instrument missing")).page(
        ("Tidak ada baris jenis.",
         "There is no line jenis."),
        ("Instruksi, surat edaran, dan keputusan berbeda bentuk dan kekuatannya; surat tidak dapat dibuat tanpa jenisnya.",
         "An instruction, a circular and a decision differ in form and force; the letter cannot be made without it."),
        ("Tambahkan, misalnya, jenis instruksi-wali-kota atau jenis surat-edaran.",
         "Add, for instance, jenis instruksi-wali-kota or jenis surat-edaran.")).basis(CORRESPONDENCE.0, CORRESPONDENCE.1),
    Entry::new(412, Warning, ("Penandatangan belum ditulis", "Signer missing")).page(
        ("Tidak ada baris penandatangan.",
         "There is no line penandatangan."),
        ("Tidak dapat diperiksa apakah perintah dikeluarkan oleh pejabat yang berwenang.",
         "It cannot be checked whether a competent official gives the order."),
        ("Tambahkan penandatangan \"Nama\" selaku wali-kota; bila bertindak untuk orang lain, tambahkan atas-nama, plt, plh, atau pj.",
         "Add penandatangan \"Name\" selaku wali-kota; who acts for another adds atas-nama, plt, plh or pj.")).basis(COMPETENCE.0, COMPETENCE.1),
    Entry::new(413, Note, ("Penerimaan tidak diperlukan", "Acceptance not needed")).page(
        ("Baris terima menyebut temuan yang tidak ada lagi.",
         "A line terima names a finding that is not there any more."),
        ("Penerimaan yang tertinggal dapat menutupi temuan baru di kemudian hari.",
         "A left-over acceptance may hide a new finding later."),
        ("Hapus baris itu.",
         "Delete the line.")),
    Entry::new(414, Warning, ("Pemicu tanpa ambang", "Trigger without a threshold")).page(
        ("Perintah mengusulkan tindakan bila sesuatu terjadi, tetapi tidak menyebut berapa.",
         "The order proposes an act if something happens, but gives no number."),
        ("Pemicu seperti itu tidak pernah bekerja, atau bekerja menurut perasaan orang.",
         "Such a trigger never fires, or fires as people feel."),
        ("Tulis angka dan jangka waktu: bila kasus positif di unit paling sedikit 3 orang dalam 14 hari.",
         "Write a number and a window: bila kasus positif di unit paling sedikit 3 orang dalam 14 hari.")).basis(COMPETENCE.0, COMPETENCE.1),
    Entry::new(501, Error, ("Hitungan hari tidak cocok", "Count of days is wrong")).page(
        ("Jumlah hari yang ditulis tidak sama dengan jumlah hari di antara kedua tanggal.",
         "The number of days that is written is not the number of days between the two dates."),
        ("Hari pertama dan hari terakhir sama-sama dihitung; \"sepekan\" yang ditulis sampai hari yang sama pekan berikutnya menjadi delapan hari.",
         "The first and the last day both count; \"a week\" that ends on the same weekday has eight days."),
        ("Perbaiki jumlah hari atau tanggal akhirnya.",
         "Mend the number of days or the last day.")).basis(WORDING.0, WORDING.1),
    Entry::new(502, Error, ("Berakhir sebelum mulai", "Ends before it begins")).page(
        ("Tanggal akhir lebih awal daripada tanggal mulai.",
         "The last day is before the first."),
        ("Perintah tidak berlaku pada satu hari pun.",
         "The order holds on no day."),
        ("Tukar kedua tanggal, atau perbaiki salah satunya.",
         "Swap the two dates, or mend one of them.")),
    Entry::new(503, Note, ("Berakhir pada hari libur", "Ends on a day off")).page(
        ("Hari terakhir jatuh pada Sabtu, Minggu, atau hari libur.",
         "The last day is a Saturday, a Sunday or a holiday."),
        ("Hari kerja terakhir yang sebenarnya lebih awal; mungkin yang dimaksud adalah hari kerja sesudahnya.",
         "The last working day is earlier; perhaps the working day after it was meant."),
        ("Periksa tanggalnya. Bila memang dimaksud, tidak perlu diubah.",
         "Check the date. If it is meant, leave it.")),
    Entry::new(504, Warning, ("Hari masuk kembali tidak tepat", "Wrong day of return")).page(
        ("Hari masuk kembali bukan hari sesudah perintah berakhir dan bukan hari kerja pertama sesudahnya.",
         "The day of return is neither the day after the end nor the first working day after it."),
        ("Di antara keduanya ada hari yang tidak diatur, atau pegawai diminta masuk saat perintah masih berlaku.",
         "Between them lie days that nobody arranged, or people are called back while the order still holds."),
        ("Tulis hari kerja pertama sesudah berakhir, atau ubah tanggal akhirnya.",
         "Write the first working day after the end, or change the end.")),
    Entry::new(505, Warning, ("Ditetapkan sesudah berlaku", "Issued after it takes effect")).page(
        ("Tanggal penetapan lebih lambat daripada hari pertama berlaku.",
         "The date of issue is later than the first day in force."),
        ("Perintah seakan-akan berlaku surut: pegawai diikat oleh naskah yang belum ada.",
         "The order reaches back: people are bound by a text that did not exist."),
        ("Majukan tanggal penetapan atau mundurkan tanggal berlaku. Bila ada perintah lisan sebelumnya, tulis sebagai perintah-lisan dan kukuhkan dengan mengukuhkan.",
         "Move one of the dates. If it was spoken before, write a perintah-lisan and confirm it with mengukuhkan.")).basis(
        "UU 30/2014 tentang Administrasi Pemerintahan: keputusan pada dasarnya tidak berlaku surut",
        "Law 30/2014 on Government Administration: in principle a decision does not reach back"),
    Entry::new(506, Warning, ("Hari tinjau sesudah berakhir", "Review after the end")).page(
        ("Hari tinjau jatuh sesudah perintah berakhir.",
         "The review day is after the end of the order."),
        ("Saat ditinjau, perintah sudah tidak berlaku; perpanjangan terlambat.",
         "By the time of the review the order has ended; an extension comes too late."),
        ("Pilih hari tinjau sebelum atau pada hari terakhir.",
         "Choose a review day on or before the last day.")),
    Entry::new(507, Warning, ("Perintah yang dirujuk tidak ditemukan", "Cited order not found")).page(
        ("Baris menggantikan, mengukuhkan, mengubah, memperpanjang, atau mengakhiri menyebut berkas yang tidak ada.",
         "A line menggantikan, mengukuhkan, mengubah, memperpanjang or mengakhiri names a file that is not there."),
        ("Hubungan dengan perintah sebelumnya tidak dapat diperiksa, dan keduanya dapat tampak berlaku bersamaan.",
         "The relation to the earlier order cannot be checked, and both may seem to hold at once."),
        ("Perbaiki namanya (nama berkas tanpa .balai), atau letakkan berkasnya di folder yang sama.",
         "Mend the name (the file name without .balai), or put the file into the same folder.")),
    Entry::new(508, Warning, ("Hari di antara dua masa tidak diatur", "Days between spans not covered")).page(
        ("Perintah berlaku dalam beberapa masa, dan ada hari di antaranya yang tidak termasuk.",
         "The order holds in several spans, and some days between them are not covered."),
        ("Pada hari itu keadaan biasa berlaku kembali, yang mungkin tidak dimaksud.",
         "On those days the ordinary state holds again, which may not be meant."),
        ("Sambung kedua masa, atau terima temuan ini bila jedanya memang dimaksud.",
         "Join the spans, or accept this finding if the pause is meant.")),
    Entry::new(509, Warning, ("Tidak menyebut kapan berakhir", "No end given")).page(
        ("Perintah berlaku sampai pemberitahuan lebih lanjut, atau tanggal akhirnya tidak diketahui.",
         "The order holds until further notice, or its end is not known."),
        ("Tidak ada yang tahu kapan kantor buka kembali. Perhitungan dibuat untuk 14 hari ke depan.",
         "Nobody knows when the offices open again. It is worked out for 14 days."),
        ("Tulis tanggal akhir, atau setidaknya hari tinjau.",
         "Write an end, or at least a review day.")),
    Entry::new(510, Error, ("Masa berlaku belum ditulis", "Validity missing")).page(
        ("Tidak ada baris berlaku.",
         "There is no line berlaku."),
        ("Perintah tidak berlaku pada hari mana pun, jadi tidak ada yang dapat dihitung.",
         "The order holds on no day, so nothing can be worked out."),
        ("Tambahkan berlaku 2021-06-29 sampai 2021-07-05.",
         "Add berlaku 2021-06-29 sampai 2021-07-05.")),
    Entry::new(511, Error, ("Hari diktum di luar masa perintah", "Clause on days outside the order")).page(
        ("Diktum dibatasi pada hari tertentu, dan tidak satu pun termasuk masa berlaku perintah.",
         "A clause is limited to certain days, and none of them is a day of the order."),
        ("Diktum itu tidak pernah berlaku.",
         "The clause never holds."),
        ("Samakan tanggal diktum dengan baris berlaku.",
         "Make the days agree with the line berlaku.")),
    Entry::new(512, Warning, ("Dasar hukum belum berlaku", "Basis not in force")).page(
        ("Dasar hukum disebut dengan hari mulai berlakunya, dan hari itu sesudah perintah mulai berlaku.",
         "A basis is cited with the day it entered into force, and that day is after the order begins."),
        ("Perintah berdiri di atas peraturan yang belum ada.",
         "The order rests on a rule that does not exist yet."),
        ("Sebut dasar yang sudah berlaku, atau mulai perintah pada atau sesudah hari itu.",
         "Cite a basis in force, or begin the order on or after that day.")).basis(COMPETENCE.0, COMPETENCE.1),
    Entry::new(513, Note, ("Perintah yang diakhiri sudah berakhir", "The order that is ended was over")).page(
        ("Baris mengakhiri menyebut perintah yang hari terakhirnya sudah lewat ketika perintah ini mulai.",
         "The line mengakhiri names an order whose last day had passed when this order begins."),
        ("Tidak ada lagi yang diakhiri; bila orang masih menjalankannya, hal itu tanpa perintah.",
         "There is nothing left to end; if people still follow it, they do so without an order."),
        ("Hapus baris itu, atau sebut perintah yang memperpanjangnya.",
         "Delete the line, or name the order that extends it.")),
    Entry::new(520, Warning, ("Lebih longgar daripada perintah yang lebih tinggi", "Looser than a higher order")).page(
        ("Pada hari yang sama berlaku perintah provinsi atau nasional yang membolehkan lebih sedikit orang di tempat.",
         "On the same days a provincial or national order lets fewer people be on site."),
        ("Yang lebih ketat menang, jadi perintah ini menjanjikan lebih banyak orang daripada yang boleh masuk.",
         "The stricter wins, so this order promises more people than may come."),
        ("Turunkan batasnya, atau sebut mengapa perintah yang lebih tinggi tidak berlaku di sini.",
         "Lower the cap, or say why the higher order does not hold here.")).basis(COMPETENCE.0, COMPETENCE.1),
    Entry::new(521, Error, ("Lebih ketat daripada yang diizinkan", "Stricter than allowed")).page(
        ("Perintah yang lebih tinggi mewajibkan kehadiran, dan perintah ini memulangkan orang yang sama.",
         "A higher order insists on presence, and this order sends the same people home."),
        ("Keduanya tidak dapat dipatuhi sekaligus; yang lebih tinggi melarang yang lebih ketat.",
         "Both cannot be obeyed; the higher order forbids to be stricter."),
        ("Kecualikan mereka yang wajib hadir.",
         "Except those who have to be present.")).basis(COMPETENCE.0, COMPETENCE.1),
    Entry::new(522, Note, ("Tidak dapat dibandingkan", "Cannot be compared")).page(
        ("Perintah yang lebih tinggi memakai tabel menurut keadaan yang belum ditetapkan untuk wilayah ini.",
         "A higher order uses a table by circumstances that are not set for this region."),
        ("Tidak diketahui apakah perintah ini lebih longgar daripada yang diizinkan.",
         "It is not known whether this order is looser than allowed."),
        ("Tetapkan keadaannya dengan tanggal: keadaan ppkm = level-3 sejak 2021-07-06.",
         "Set the circumstance with its date: keadaan ppkm = level-3 sejak 2021-07-06.")),
];
