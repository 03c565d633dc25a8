//! Rows between the braces of an order: its header, its sets and tables, its clauses, its examples.

use super::super::answers::*;
use super::super::question::{Control, Dress, Question, ask};
use super::rule::MODE;
use super::{CLOSING, RowKind, Shape, Stands, shape};

const ISI: Question = ask("isi", "Isi", "Text").quoted().needed();

/// Ticked where the source does not say it.
const UNKNOWN: Question =
    ask("tidak-diketahui", "Tidak diketahui", "Not known").yes().led("tidak diketahui").detail();

const DAY: Question = ask("tanggal", "Tanggal", "Date").date().needed();

const PERIOD: &[Question] = &[
    ask("mulai", "Mulai tanggal", "First day").date().eg("2021-06-29").needed(),
    ask("pukul", "Mulai pukul", "From, time").time().led("pukul").detail(),
    ask("sampai", "Tanggal terakhir", "Last day").date().led("sampai").note("ikut dihitung", "counted too"),
    ask("akhir", "Berakhir", "Ends").choice(ENDINGS),
    ask("selama", "Selama keadaan", "While this holds").quoted().led("selama").eg("PPKM level 3").detail(),
    ask("hari", "Hanya pada hari", "Only on")
        .with(Control::Several(WEEKDAYS))
        .worn(Dress::Days)
        .led("setiap")
        .detail(),
    ask("jumlah-hari", "Jumlah hari menurut perintah", "Days as the order counts them")
        .number()
        .eg("7")
        .between(", selama", " hari")
        .detail(),
    ask("masa-lain", "Masa berikutnya", "Further spans")
        .worn(Dress::Listed)
        .with(Control::Long)
        .led(",")
        .eg("2021-07-10 sampai 2021-07-12")
        .note("satu tiap baris", "one a line")
        .detail(),
];

const SIGNER: &[Question] = &[
    ask("nama", "Nama", "Name").quoted().eg("Nama Wali Kota"),
    UNKNOWN,
    ask("jabatan", "Selaku", "As").worn(Dress::Name).suggest(OFFICES).led("selaku").eg("wali-kota").needed(),
    ask("kedudukan", "Kedudukan", "Capacity").choice(CAPACITIES),
    ask("penyampai", "Disampaikan oleh", "Passed on by")
        .quoted()
        .led(", disampaikan oleh")
        .note("untuk perintah lisan", "for an oral order")
        .detail(),
];

const BASIS: &[Question] = &[
    ask("isi", "Dasar hukum", "Legal basis").long().eg("Peraturan Daerah Kota Bogor Nomor 1 Tahun 2021"),
    UNKNOWN,
    ask("sejak", "Berlaku sejak", "In force since").date().led(", sejak").detail(),
];

const NAMES: &[Question] = &[ask("isi", "Nama atau jabatan", "Names or offices")
    .worn(Dress::Each(", "))
    .with(Control::Long)
    .eg("Kepala Dinas Kesehatan")
    .note("satu tiap baris", "one a line")
    .needed()];

const RELATION: &[Question] = &[
    ask("cara", "Hubungan", "Relation").choice(RELATIONS).needed(),
    ask("naskah", "Perintah", "Order")
        .worn(Dress::Id)
        .eg("bogor-2021-06-23")
        .note("nama berkasnya, atau sebutannya bila tidak berupa berkas", "its file, or its citation")
        .needed(),
    ask("diktum", "Hanya diktum", "Only the clause").eg("KEDUA huruf b").detail(),
];

const NAME: Question = ask("nama", "Nama", "Name").needed();

const FLAG: &[Question] = &[
    NAME.eg("daftar-pengecualian"),
    ask("nilai", "Yang dipilih", "Chosen").led("=").eg("aktualitas").needed(),
];

const SET: &[Question] = &[
    NAME.eg("pelayanan-langsung"),
    ask("bila", "Hanya bila", "Only if").led("bila").eg("daftar-pengecualian = aktualitas").detail(),
    ask("anggota", "Anggota", "Members").units().between("{\n ", "\n}").eg("dinkes, kecamatan/*").needed(),
];

const TABLE: &[Question] = &[
    NAME.eg("masuk"),
    ask("sejak", "Sejak", "Since").date().led("sejak").detail(),
    ask("menurut", "Menurut keadaan", "By circumstances").led("menurut").eg("ppkm, sektor").needed(),
    ask("isi", "Isi tabel", "Rows")
        .worn(Dress::Rows)
        .with(Control::Long)
        .between("{\n ", "\n}")
        .or("{\n}")
        .eg("level-1, *: 75%\nlevel-3, kritikal: 100%")
        .note("satu baris tabel tiap baris", "one row a line"),
];

const FACT: &[Question] = &[
    NAME.eg("ppkm"),
    ask("nilai", "Nilai", "Value").led("=").eg("level-3").needed(),
    ask("sejak", "Sejak", "Since").date().led("sejak").needed(),
    ask("sampai", "Sampai", "Until").date().led("sampai"),
    ask("kecamatan", "Hanya di kecamatan", "Only in the district")
        .quoted()
        .led("di kecamatan")
        .eg("Bogor Tengah")
        .detail(),
];

/// What a clause and a sub-clause ask behind their number.
pub const WHO: &[Question] = &[
    ask("pengecualian", "Pengecualian dari aturan dasar", "An exception to the base rules")
        .yes()
        .led("kecuali"),
    ask("siapa", "Bagi siapa", "For whom")
        .units()
        .eg("dinkes, kecamatan/*")
        .note("kosong: semua", "empty: all"),
    ask("pada", "Hanya pada tanggal", "Only on these days")
        .led("pada")
        .eg("2021-07-02 sampai 2021-07-03, 2021-07-05")
        .detail(),
    ask("hari", "Hanya pada hari", "Only on")
        .with(Control::Several(WEEKDAYS))
        .worn(Dress::Days)
        .led("setiap")
        .detail(),
    ask("bila", "Hanya selama keadaan", "Only while")
        .led("bila")
        .eg("ppkm = level-4 dan pulau = jawa-bali")
        .detail(),
    CLOSING,
];

const CLAUSE: &[Question] = &[ask("nomor", "Nomor diktum", "Number of the clause")
    .or("BUTIR")
    .eg("KEDUA")
    .note("atau BUTIR 2 pada surat edaran", "or BUTIR 2 in a circular")
    .needed()];

const PRECEDENCE: &[Question] = &[
    ask("atas", "Diktum yang menang", "The clause that wins").eg("KETIGA").needed(),
    ask("bawah", "Diktum yang dikalahkan", "The clause that is beaten")
        .led("mengalahkan")
        .or("mengalahkan")
        .eg("KEDUA huruf b")
        .needed(),
];

const EXAMPLE: &[Question] = &[
    ask("siapa", "Unit atau pegawai", "Unit or staff").units().eg("dinkes"),
    ask("layanan", "atau layanan", "or a service").with(Control::Services).led("layanan").detail(),
    ask("tanggal", "Pada tanggal", "On").date().between("pada", ":").needed(),
    ask("hasil", "Hasil yang dimaksud", "What has to come out").choice(RESULTS).needed(),
];

const MOVED: &[Question] =
    &[ask("pindah", "Pindah ke", "Moves to").worn(Dress::Moved).eg("kecamatan/*").detail()];

const ACCEPT: &[Question] = &[
    ask("kode", "Kode temuan", "Code of the finding").eg("B0402").needed(),
    ask("alasan", "Diterima karena", "Accepted because")
        .long()
        .led("karena")
        .eg("Jam laporan ditetapkan kemudian.")
        .needed(),
];

const LONG: &[Question] = &[ISI.long().eg("Tulis kalimat lengkap.")];

use RowKind as K;
use Stands::{Often, Once};

/// The rows between the braces of an order.
pub const SHAPES: &[Shape] = &[
    shape(
        K::Kind,
        ("jenis", "jenis"),
        ("Jenis naskah", "Kind of instrument"),
        &[&[ask("isi", "Jenis", "Kind").choice(KINDS).needed()]],
        Once,
    ),
    shape(
        K::Number,
        ("nomor", "nomor"),
        ("Nomor", "Number"),
        &[&[ask("isi", "Nomor", "Number").quoted().eg("440/00-Contoh"), UNKNOWN]],
        Once,
    ),
    shape(
        K::City,
        ("wilayah", "wilayah"),
        ("Wilayah", "Region"),
        &[&[ask("isi", "Kota atau kabupaten", "City or regency").eg("bogor").needed()]],
        Once,
    ),
    shape(
        K::Rank,
        ("tingkat", "tingkat"),
        ("Tingkat", "Rank of the issuer"),
        &[&[ask("isi", "Tingkat", "Rank").choice(RANKS).needed()]],
        Once,
    ),
    shape(K::Signer, ("penandatangan", "penandatangan"), ("Penandatangan", "Signer"), &[SIGNER], Once),
    shape(
        K::Place,
        ("tempat", "tempat"),
        ("Tempat penetapan", "Place of issue"),
        &[&[ISI.eg("Bogor")]],
        Once,
    ),
    shape(
        K::Issued,
        ("ditetapkan", "ditetapkan"),
        ("Ditetapkan", "Issued"),
        &[&[ask("tanggal", "Tanggal", "Date").date(), UNKNOWN]],
        Once,
    ),
    shape(K::Validity, ("berlaku", "berlaku"), ("Masa berlaku", "Validity"), &[PERIOD], Once),
    shape(
        K::Return,
        ("masuk-kembali", "masuk kembali"),
        ("Masuk kembali", "First day back"),
        &[&[DAY]],
        Once,
    ),
    shape(
        K::Review,
        ("tinjau", "tinjau"),
        ("Hari tinjau", "Review day"),
        &[&[ask("tanggal", "Tanggal", "Date").date(), UNKNOWN]],
        Once,
    ),
    shape(K::Purpose, ("maksud", "maksud"), ("Maksud", "Purpose"), &[LONG], Often),
    shape(K::Reason, ("alasan", "alasan"), ("Alasan", "Reason"), &[LONG], Often),
    shape(K::Basis, ("dasar", "dasar"), ("Dasar hukum", "Legal basis"), &[BASIS], Often),
    shape(K::Addressees, ("kepada", "kepada"), ("Kepada", "Addressees"), &[NAMES], Often),
    shape(K::Copies, ("tembusan", "tembusan"), ("Tembusan", "Copies"), &[NAMES], Often),
    shape(
        K::Scope,
        ("bagi", "bagi"),
        ("Ditujukan kepada", "Addressed to"),
        &[&[ask("siapa", "Bagi siapa perintah ini", "Whom the order addresses")
            .units()
            .eg("setda, kecamatan/*")
            .note("yang lain tidak diatur", "it says nothing of others")
            .needed()]],
        Once,
    ),
    shape(
        K::Relation,
        ("hubungan", ""),
        ("Hubungan dengan perintah lain", "Relation to another order"),
        &[RELATION],
        Often,
    ),
    shape(K::Flag, ("pilihan", "pilihan"), ("Pilihan", "Choice"), &[FLAG], Often),
    shape(K::Set, ("golongan", "golongan"), ("Golongan", "Named set"), &[SET], Often),
    shape(K::Fact, ("keadaan", "keadaan"), ("Keadaan", "Circumstance"), &[FACT], Often),
    shape(K::Table, ("tabel", "tabel"), ("Tabel menurut keadaan", "Table by circumstances"), &[TABLE], Often),
    shape(K::Clause, ("diktum", ""), ("Diktum", "Clause"), &[CLAUSE, WHO], Often),
    shape(
        K::Precedence,
        ("mengalahkan", ""),
        ("Diktum mana yang menang", "Which clause wins"),
        &[PRECEDENCE],
        Often,
    ),
    shape(K::Example, ("contoh", "contoh"), ("Contoh", "Example"), &[EXAMPLE, MODE, MOVED], Often),
    shape(
        K::Accept,
        ("terima", "terima"),
        ("Peringatan yang diterima", "Accepted warning"),
        &[ACCEPT],
        Often,
    ),
    shape(
        K::Paragraph,
        ("paragraf", "paragraf"),
        ("Paragraf tanpa akibat", "Paragraph without effect"),
        &[LONG],
        Often,
    ),
    shape(K::Source, ("sumber-berkas", "sumber"), ("Sumber berkas", "Source of the file"), &[LONG], Often),
];
