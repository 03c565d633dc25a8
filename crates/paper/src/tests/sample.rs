//! Letters made by hand, modelled on the two orders of 28 June 2021.

use balai_core::report::letter::{Annex, Layout, Letter, Point, Section, Sentence};
use jiff::Zoned;

pub fn said(text: &str) -> Sentence {
    Sentence { text: text.into(), clause: None }
}

fn point(label: &str, text: &str, points: Vec<Point>) -> Point {
    Point { label: label.into(), sentences: vec![said(text)], points }
}

fn letters(texts: &[&str]) -> Vec<Point> {
    let label = |i: usize| format!("{}.", char::from(b'a' + u8::try_from(i).unwrap()));
    texts.iter().enumerate().map(|(i, t)| point(&label(i), t, vec![])).collect()
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|s| (*s).to_owned()).collect()
}

/// 28 June 2021, 20.15 WIB.
pub fn stamp() -> Zoned {
    "2021-06-28T20:15:00+07:00[Asia/Jakarta]".parse().unwrap()
}

pub fn instruksi() -> Letter {
    let points = vec![
        point(
            "KESATU",
            "Bagi seluruh pegawai di lingkungan Pemerintah Kota Bogor berlaku ketentuan sebagai berikut:",
            letters(&[
                "melaksanakan tugas kedinasan dari rumah (work from home);",
                "dilarang keluar rumah pada jam kerja selama Instruksi Wali Kota ini berlaku, kecuali untuk keperluan mendesak; dan",
                "unit kerja menunjuk petugas piket sebanyak 1 (satu) orang setiap hari dari rumah.",
            ]),
        ),
        point(
            "KEDUA",
            "Dikecualikan dari ketentuan sebagaimana dimaksud dalam Diktum KESATU, bagi perangkat daerah yang melayani masyarakat secara langsung, yaitu Dinas Kesehatan, Satuan Polisi Pamong Praja, Rumah Sakit Umum Daerah, seluruh kecamatan, dan seluruh kelurahan, berlaku ketentuan sebagai berikut:",
            letters(&[
                "menempatkan pegawai di kantor atau di lapangan paling banyak 25% (dua puluh lima persen) dari jumlah ASN dan non-ASN pada unit kerja masing-masing setiap hari, dibulatkan ke bawah, sedangkan pegawai selebihnya melaksanakan tugas kedinasan dari rumah; dan",
                "menunjuk petugas piket sebanyak 1 (satu) orang setiap hari di kantor.",
            ]),
        ),
        point("KETIGA", "Program prioritas tetap dilaksanakan.", vec![]),
        point(
            "KEEMPAT",
            "Petugas piket wajib menyampaikan laporan piket kepada Sekretaris Daerah setiap hari sebelum pukul ........................ (batas waktu tidak ditentukan dalam Instruksi Wali Kota ini).",
            vec![],
        ),
    ];
    let closing = vec![
        point(
            "KELIMA",
            "Lampiran I dan Lampiran II merupakan bagian yang tidak terpisahkan dari Instruksi Wali Kota ini.",
            vec![],
        ),
        point("KEENAM", "Instruksi Wali Kota ini dilaksanakan dengan penuh tanggung jawab.", vec![]),
        point(
            "KETUJUH",
            "Instruksi Wali Kota ini berlaku mulai tanggal 29 Juni 2021 sampai dengan tanggal 5 Juli 2021.",
            vec![],
        ),
    ];
    Letter {
        annex_head: words(&["INSTRUKSI WALI KOTA BOGOR", "NOMOR 440/3286-Huk.HAM"]),
        layout: Layout::Instruksi,
        draft: true,
        head: words(&["WALI KOTA BOGOR", "PROVINSI JAWA BARAT"]),
        kind: "INSTRUKSI WALI KOTA BOGOR".into(),
        number: "NOMOR 440/3286-Huk.HAM".into(),
        title: "PENGUATAN PENGENDALIAN PENYEBARAN COVID-19 MELALUI PROTOKOL PEMBATASAN KEGIATAN DI LINGKUNGAN PEMERINTAH KOTA BOGOR".into(),
        opening: vec![said("Memperhatikan bahwa 42 pegawai terkonfirmasi positif, dalam rangka melindungi pegawai yang melayani masyarakat, dengan ini menginstruksikan:")],
        addressees: words(&[
            "Kepala perangkat daerah dan kepala unit kerja di lingkungan Pemerintah Kota Bogor",
            "Seluruh aparatur sipil negara di lingkungan Pemerintah Kota Bogor",
        ]),
        sections: [points, closing].map(|points| Section { heading: None, paragraphs: vec![], points }).into(),
        closing: vec![],
        dated: words(&["Ditetapkan di Bogor", "pada tanggal 28 Juni 2021"]),
        office: words(&["WALI KOTA BOGOR,"]),
        signer: "BIMA ARYA".into(),
        copies: words(&["Gubernur Jawa Barat", "Ketua DPRD Kota Bogor"]),
        annexes: vec![quotas(), services()],
        verify: "https://balai.bogor.example/bogor/verifikasi/0f1e2d3c4b5a6978".into(),
        hash: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0".into(),
    }
}

/// Long enough for two pages, so that the head of the table has to repeat.
fn quotas() -> Annex {
    let row = |i: u32| {
        let (base, count) = (20 + 7 * i, (20 + 7 * i) / 4);
        let product = f64::from(base) * 0.25;
        vec![
            format!("{i}."),
            format!("Kelurahan Contoh {i}"),
            base.to_string(),
            format!("25% × {base} = {product:.2} → {count}").replace('.', ","),
            format!("paling banyak {count}"),
            "Diktum KEDUA".to_owned(),
        ]
    };
    Annex {
        draft_only: false,
        label: "LAMPIRAN I".into(),
        title: "Jumlah pegawai di kantor atau di lapangan pada setiap unit kerja, Selasa, 29 Juni 2021"
            .into(),
        columns: words(&[
            "No.",
            "Unit kerja",
            "Jumlah dasar",
            "Penghitungan",
            "Di kantor atau lapangan",
            "Ketentuan",
        ]),
        rows: (1..=60).map(row).collect(),
        note: Some("Jumlah yang sama berlaku pada setiap hari selama ketentuan ini berlaku.".into()),
    }
}

fn services() -> Annex {
    let row = |i: usize, name: &str, state: &str, place: &str, hours: &str| {
        let number = format!("{i}.");
        words(&[&number, name, state, place, hours, "29 Juni s.d. 5 Juli 2021", "Diktum KELIMA"])
    };
    Annex {
        draft_only: false,
        label: "LAMPIRAN II".into(),
        title: "Layanan publik dan kanalnya".into(),
        columns: words(&["No.", "Layanan", "Keadaan", "Tempat atau kanal", "Jam", "Tanggal", "Ketentuan"]),
        rows: vec![
            row(
                1,
                "Instalasi gawat darurat",
                "Berjalan",
                "RSUD Kota Bogor, Jalan Dr. Sumeru Nomor 120",
                "24 jam",
            ),
            row(2, "Kartu keluarga", "Daring", "https://layanan.bogor.example/kartu-keluarga", ""),
            row(3, "Perekaman KTP", "Pindah", "kantor kecamatan setempat", "08.00-12.00"),
        ],
        note: None,
    }
}

pub fn edaran() -> Letter {
    let section = |heading: &str, paragraphs: &[&str], points| Section {
        heading: Some(heading.into()),
        paragraphs: paragraphs.iter().map(|p| said(p)).collect(),
        points,
    };
    let body = vec![
        point(
            "1.",
            "Bagi unit kerja yang berkantor di kompleks Balai Kota berlaku ketentuan sebagai berikut:",
            letters(&[
                "seluruh pegawai melaksanakan tugas kedinasan dari rumah (work from home); dan",
                "kantor unit kerja ditutup untuk kegiatan perkantoran.",
            ]),
        ),
        point(
            "2.",
            "Seluruh pegawai di lingkungan Pemerintah Kota Bandung dilarang keluar rumah pada jam kerja selama Surat Edaran ini berlaku.",
            vec![],
        ),
    ];
    Letter {
        annex_head: words(&["INSTRUKSI WALI KOTA BOGOR", "NOMOR 440/3286-Huk.HAM"]),
        layout: Layout::SuratEdaran,
        draft: false,
        head: words(&["WALI KOTA BANDUNG", "PROVINSI JAWA BARAT"]),
        kind: "SURAT EDARAN".into(),
        number: "NOMOR 443/SE.088-BKPSDM".into(),
        title: "PENGATURAN SISTEM KERJA DI LINGKUNGAN PEMERINTAH KOTA BANDUNG".into(),
        opening: vec![],
        addressees: words(&["Kepala perangkat daerah di lingkungan Pemerintah Kota Bandung"]),
        sections: vec![
            section(
                "A. Latar Belakang",
                &["Sekitar 400 ASN terkonfirmasi positif, jumlah non-ASN belum dihitung."],
                vec![],
            ),
            section("B. Isi Edaran", &[], body),
            section(
                "C. Penutup",
                &[
                    "Surat Edaran ini berlaku mulai tanggal 28 Juni 2021 sampai dengan tanggal 5 Juli 2021.",
                    "Demikian Surat Edaran ini untuk dilaksanakan dengan penuh tanggung jawab.",
                ],
                vec![],
            ),
        ],
        closing: vec![],
        dated: words(&["Ditetapkan di Bandung", "pada tanggal 28 Juni 2021"]),
        office: words(&["WALI KOTA BANDUNG,"]),
        signer: "ODED M. DANIAL".into(),
        copies: vec![],
        annexes: vec![],
        verify: "https://balai.bandung.example/bandung/verifikasi/0011223344556677".into(),
        hash: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff".into(),
    }
}

pub fn lisan() -> Letter {
    Letter {
        annex_head: words(&["INSTRUKSI WALI KOTA BOGOR", "NOMOR 440/3286-Huk.HAM"]),
        layout: Layout::Lisan,
        draft: false,
        kind: "CATATAN PERINTAH LISAN WALI KOTA BANDUNG".into(),
        number: "TANPA NOMOR".into(),
        title: "PENUTUPAN KOMPLEKS BALAI KOTA BANDUNG".into(),
        opening: vec![said(
            "Catatan ini memuat perintah lisan Wali Kota Bandung pada hari Senin, 28 Juni 2021, sebagai berikut:",
        )],
        sections: vec![Section {
            heading: None,
            paragraphs: vec![],
            points: vec![point("1.", "Rapat diselenggarakan secara daring.", vec![])],
        }],
        closing: vec![said("Catatan ini dibuat untuk tertib administrasi.")],
        dated: words(&["Disampaikan di Bandung", "pada tanggal 28 Juni 2021"]),
        ..edaran()
    }
}
