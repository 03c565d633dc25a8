//! Pages of the codes of the stage work: daily reports and exit permits.

use super::{Entry, Level};

/// The pages, by code.
pub const PAGES: &[Entry] = &[
    Entry::new(841, Level::Note, ("Laporan terlambat", "A late report")).page(
        ("Laporan kegiatan yang sampai sesudah tenggat.", "An activity report that came after its deadline."),
        (
            "Yang dihitung saat tombol ditekan, bukan saat sinyal kembali. Laporan tetap diterima.",
            "What counts is when the button was pressed, not when the signal came back. The report is taken all the same.",
        ),
        (
            "Tidak ada yang perlu diperbaiki; atasan melihat kedua jam dan memutuskan.",
            "Nothing has to be mended; the superior sees both times and decides.",
        ),
    ),
    Entry::new(842, Level::Note, ("Jam ponsel lebih cepat", "The clock of the phone is ahead")).page(
        ("Laporan atau izin dengan jam ponsel.", "A report or permit with the time of a phone."),
        (
            "Ponsel menyebut waktu yang belum tiba menurut balai; yang dihitung jam balai.",
            "The phone names a time that has not come for the hall; the hall's clock counts.",
        ),
        ("Setel jam ponsel menurut jaringan.", "Set the clock of the phone by the network."),
    ),
    Entry::new(843, Level::Warning, ("Pemeriksaan lewat tenggat", "Verification overdue")).page(
        ("Laporan kegiatan yang menunggu atasan.", "An activity report that waits for the superior."),
        (
            "Tenggat memeriksa sudah lewat. Laporan dihitung sebagai terkirim sampai diputuskan.",
            "The time to verify is over. The report counts as sent until it is decided.",
        ),
        ("Atasan, Plt., atau Plh. memutuskan.", "The superior or a deputy decides."),
    ),
    Entry::new(844, Level::Warning, ("Izin berlaku sementara", "A permit holds provisionally")).page(
        ("Izin keluar rumah yang belum dijawab.", "An exit permit that is not answered."),
        (
            "Tenggat menjawab sudah lewat, atau keperluan mendesak dilaporkan sesudahnya.",
            "The time to answer is over, or an urgent need was reported afterwards.",
        ),
        ("Atasan memutuskan, juga bila pegawai sudah kembali.", "The superior decides, also once the person is back."),
    ),
    Entry::new(845, Level::Warning, ("Izin pada waktu bertugas", "A permit at a time of duty")).page(
        ("Izin keluar rumah.", "An exit permit."),
        (
            "Pada waktu yang sama jadwal memberi pegawai itu pos atau piket.",
            "At the same time the roster gives the person a post or picket duty.",
        ),
        ("Pilih waktu lain atau sepakati pengganti.", "Choose another time or agree on a substitute."),
    ),
    Entry::new(846, Level::Note, ("Kembali lebih lambat", "Back later than asked")).page(
        ("Waktu kembali dari izin keluar rumah.", "The time of return from an exit permit."),
        ("Pegawai kembali sesudah waktu yang diminta.", "The person came back after the time asked for."),
        ("Tidak ada yang perlu diperbaiki; atasan melihatnya.", "Nothing has to be mended; the superior sees it."),
    ),
];
