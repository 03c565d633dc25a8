//! The two statements every public service owes: accessibility, and protection of personal data.

use askama::Template;
use balai_core::diagnostic::Lang;

use crate::frame::Frame;

/// A part of a statement: heading (empty for the opening) and paragraphs.
type Part = (&'static str, &'static [&'static str]);

struct Statement {
    title: &'static str,
    parts: &'static [Part],
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "statement.html")]
pub struct StatementPage {
    /// Frame.
    pub frame: Frame,
    /// Heading.
    pub title: &'static str,
    /// Parts.
    pub parts: &'static [Part],
}

/// Which statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Accessibility.
    Accessibility,
    /// Personal data.
    Privacy,
}

const ACCESS: (Statement, Statement) = (
    Statement {
        title: "Pernyataan aksesibilitas",
        parts: &[
            (
                "",
                &[
                    "Halaman ini dibuat agar dapat dipakai siapa saja: dengan ponsel lama, sinyal lemah, papan ketik, pembaca layar, atau huruf yang diperbesar.",
                    "Sasarannya WCAG 2.2 tingkat AA. Setiap halaman diperiksa dengan axe-core pada lebar 320, 390, dan 1280 piksel sebelum diterbitkan.",
                ],
            ),
            (
                "Yang sudah dijaga",
                &[
                    "Semua halaman berfungsi tanpa JavaScript dan tanpa warna: setiap keadaan punya kata dan ikon.",
                    "Papan jadwal yang lebar dapat digulir di dalam wadahnya; di ponsel ditampilkan satu hari.",
                    "Naskah dinas tersedia sebagai halaman, bukan hanya PDF.",
                ],
            ),
            (
                "Yang belum",
                &[
                    "Belum diuji dengan pembaca layar oleh pemakai sehari-hari.",
                    "Naskah dinas dan isi perintah hanya dalam bahasa Indonesia.",
                ],
            ),
            (
                "Bila ada yang sulit",
                &[
                    "Hubungi pusat panggilan kota pada kaki halaman, atau datang ke kantor kelurahan: petugas membacakan isi halaman ini kepada Anda.",
                ],
            ),
        ],
    },
    Statement {
        title: "Accessibility statement",
        parts: &[
            (
                "",
                &[
                    "These pages are made for everyone: with an old phone, a weak signal, a keyboard, a screen reader or enlarged type.",
                    "The goal is WCAG 2.2 level AA. Every page is checked with axe-core at 320, 390 and 1280 pixels before it is published.",
                ],
            ),
            (
                "What is kept",
                &[
                    "All pages work without JavaScript and without colour: every state has a word and an icon.",
                    "The wide roster board scrolls inside its own region; on phones it shows one day.",
                    "The official letter is a page, not only a PDF.",
                ],
            ),
            (
                "What is missing",
                &[
                    "Not yet tested with a screen reader by people who use one every day.",
                    "The official letter and the text of the order are in Indonesian only.",
                ],
            ),
            (
                "If something is hard to use",
                &[
                    "Call the city's call centre in the foot of the page, or go to the kelurahan office: an officer will read this page to you.",
                ],
            ),
        ],
    },
);

const PRIVACY: (Statement, Statement) = (
    Statement {
        title: "Perlindungan data pribadi",
        parts: &[
            (
                "",
                &[
                    "Halaman warga hanya untuk dibaca. Tidak ada formulir yang menyimpan data Anda, tidak ada pelacak, dan tidak ada pihak ketiga.",
                ],
            ),
            (
                "Yang disimpan di perangkat Anda",
                &[
                    "Pembaca mendapat satu kuki bernama css: penanda bahwa lembar gaya sudah tersimpan, tanpa pengenal. Pegawai yang masuk mendapat dua lagi: sesi, yang berakhir bila 12 jam tidak dipakai, dan perangkat, agar percobaan masuk oleh orang lain tidak menghambat peramban ini. Ketikan yang belum disimpan tinggal di peramban Anda. Halaman Beranda saya tersimpan di ponsel paling lama 12 jam agar terbuka tanpa sinyal; kiriman yang menunggu sinyal tinggal di ponsel sampai terkirim.",
                ],
            ),
            (
                "Pegawai",
                &[
                    "Bila pegawainya contoh, halaman menyebutnya. Papan pegawai sungguhan hanya tampak bagi yang masuk dan punya peran di kotanya; bagi umum ada jumlah orang per hari. Papan hanya menulis Tidak tersedia, tanpa sebab: keterangan kesehatan tidak pernah sampai ke papan.",
                    "Halaman warga tidak memuat nama pegawai.",
                ],
            ),
            (
                "Akun pegawai",
                &[
                    "NIP dan NIK disimpan tersandi; NIP untuk masuk dicari lewat sidik berkunci. Kata sandi hanya sebagai sidik argon2id. Percobaan masuk yang gagal dihapus setelah sehari. Akun contoh memakai NIP rekaan.",
                    "Laporan kesehatan disimpan tersandi seluruhnya dan hanya dibaca pelapor dan petugas kesehatan; setiap kali petugas membukanya, pelapor melihat siapa, kapan, dan untuk apa.",
                ],
            ),
            (
                "Laporan dan izin pegawai",
                &[
                    "Laporan kegiatan dibaca pegawai yang disebut di dalamnya, atasannya, inspektorat, dan operator. Lokasi dan data kamera dihapus dari foto sebelum disimpan. Izin keluar rumah tidak menanyakan penyakit, dan inspektorat tidak melihat keperluan pribadi.",
                ],
            ),
            ("Dasar", &["Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi."]),
        ],
    },
    Statement {
        title: "Personal data protection",
        parts: &[
            (
                "",
                &[
                    "The public pages are for reading only. No form keeps your data; there are no trackers and no third parties.",
                ],
            ),
            (
                "What is kept on your device",
                &[
                    "Readers get one cookie called css: a note that the style sheet is kept, with no identifier. Staff who sign in get two more: sesi, the session, which ends after 12 hours without use, and perangkat, so that the attempts of others to sign in do not slow this browser down. Typing that is not saved stays in your browser. The page My work is kept on the phone for 12 hours at most, so that it opens without signal; what waits for a signal stays on the phone until it is sent.",
                ],
            ),
            (
                "Staff",
                &[
                    "Where staff are sample data, the page says so. A board of real staff is shown only to who is signed in and holds a role in their city; everyone else sees how many people there are on each day. A board only says Not available, without a cause: health facts never reach the board.",
                    "The public page bears no names of staff.",
                ],
            ),
            (
                "Accounts of staff",
                &[
                    "NIP and NIK are kept encrypted; a NIP for signing in is searched by a keyed hash. A password is kept as an argon2id hash. Failed attempts to sign in are deleted after a day. Sample accounts have made-up NIPs.",
                    "A health report is kept encrypted as a whole and read by who made it and the health officer alone; each time the officer opens it, the person sees who, when and what for.",
                ],
            ),
            (
                "Reports and permits of staff",
                &[
                    "An activity report is read by the staff it names, their superior, the inspectorate and the operator. Place and camera data are removed from a photo before it is kept. An exit permit asks for no illness, and the inspectorate does not see private needs.",
                ],
            ),
            ("Basis", &["Law 27 of 2022 on the protection of personal data."]),
        ],
    },
);

/// A statement in the reader's language.
#[must_use]
pub fn build(frame: Frame, subject: Subject) -> StatementPage {
    let (id, en) = match subject {
        Subject::Accessibility => &ACCESS,
        Subject::Privacy => &PRIVACY,
    };
    let told = if frame.lang == Lang::Id { id } else { en };
    let lead = told.parts.first().and_then(|part| part.1.first()).copied().unwrap_or_default();
    StatementPage { frame: frame.titled(told.title, lead), title: told.title, parts: told.parts }
}
