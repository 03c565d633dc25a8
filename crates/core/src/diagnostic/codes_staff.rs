//! Pages of the codes of staff lists beside what is on record (B0648-): what a hall that has people
//! already says of a new list.

use super::catalogue::Code;
use super::{Entry, Level};

/// The pages, by code.
pub const PAGES: &[Entry] = &[
    Entry {
        code: Code(648),
        level: Level::Error,
        title: ("Orang contoh di balai sungguhan", "Made-up people in a real hall"),
        wrote: (
            "Baris dengan sample = ya di daftar pegawai sebuah balai yang bukan peragaan, atau di antara orang sungguhan.",
            "A row with sample = ya in the staff list of a hall that is no demonstration, or among real people.",
        ),
        wrong: (
            "Orang yang tidak ada akan dijadwalkan, dan papan orang sungguhan akan disangka contoh.",
            "Somebody who does not exist would be on the roster, and the board of real people would pass for a sample.",
        ),
        mend: (
            "Hapus baris itu. Bila orangnya sungguhan, tulis sample = tidak di seluruh daftar.",
            "Delete the row. If the person is real, write sample = tidak in the whole list.",
        ),
        basis: None,
    },
    Entry {
        code: Code(649),
        level: Level::Error,
        title: ("Nomor sudah milik orang lain", "The number is somebody else's"),
        wrote: (
            "Baris yang id-nya tercatat dengan NIP dan NIK lain, atau pernah dipakai orang contoh.",
            "A row whose id is on record with another NIP and NIK, or was once that of a made-up person.",
        ),
        wrong: (
            "Jadwal, presensi, dan akun orang yang lama akan menjadi milik orang yang baru.",
            "Rosters, attendance and account of the one would become those of the other.",
        ),
        mend: (
            "Beri orang yang baru id yang belum pernah dipakai. Id orang yang keluar tidak dipakai lagi.",
            "Give the new person an id that was never used. The id of who has left is not used again.",
        ),
        basis: None,
    },
    Entry {
        code: Code(650),
        level: Level::Error,
        title: ("Orang yang sama dengan nomor lain", "The same person under another number"),
        wrote: (
            "Baris yang NIP atau NIK-nya tercatat pada id lain.",
            "A row whose NIP or NIK is on record under another id.",
        ),
        wrong: (
            "Jadwal dan akunnya tertinggal pada id yang lama.",
            "The rosters and the account of the person would stay behind under the old id.",
        ),
        mend: (
            "Tulis id yang lama. Bila nomornya salah salin, betulkan NIP atau NIK-nya.",
            "Write the old id. If the NIP or NIK was copied wrongly, correct it.",
        ),
        basis: None,
    },
    Entry {
        code: Code(651),
        level: Level::Warning,
        title: ("Nama sama di satu unit", "One name twice in a unit"),
        wrote: (
            "Dua baris dengan nama yang sama pada unit yang sama.",
            "Two rows with the same name in the same unit.",
        ),
        wrong: (
            "Di papan jadwal keduanya hanya dibedakan oleh id. Daftar tetap dimuat.",
            "On the board only their ids tell them apart. The list is taken all the same.",
        ),
        mend: (
            "Pastikan memang dua orang; bila perlu bedakan namanya dengan inisial.",
            "Make sure that they are two people; part the names by an initial if need be.",
        ),
        basis: None,
    },
    Entry {
        code: Code(652),
        level: Level::Error,
        title: ("Unit yang masih ditempati hilang", "A unit with people in it is gone"),
        wrote: (
            "Data kota yang baru tanpa unit yang masih ditempati pegawai sungguhan.",
            "New data of a city without a unit that real people still work in.",
        ),
        wrong: (
            "Orangnya tidak dibuang dan tidak dipindahkan sendiri: tidak jelas ia bekerja di mana.",
            "Nobody is dropped or moved by the program: it is not clear where they work.",
        ),
        mend: (
            "Pindahkan orangnya dengan daftar pegawai yang baru lebih dahulu, lalu hapus unitnya.",
            "Move the people by a new staff list first, then delete the unit.",
        ),
        basis: None,
    },
];
