//! Clauses and the sentences they become, as tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::tests::{city, flat};
use super::*;
use crate::city::staff;
use crate::diagnostic::Source;
use crate::order::{check, parse};

/// An order of Bogor with these lines, and the letter of it with its annexes.
fn letter_of(lines: &str) -> Letter {
    let text = format!("perintah \"A\" {{\n  jenis surat-edaran\n  wilayah bogor\n{lines}\n}}\n");
    let source = Source::new("a.balai", &*text);
    let parsed = parse(&source);
    assert!(parsed.findings.is_empty(), "{:#?}", parsed.findings);
    let city = city("bogor");
    let people = staff::make(&city, 1);
    let effect = check(&parsed.order, &source, &city, &people, &[]).effect;
    letter(
        &parsed.order,
        &text,
        &city,
        Beside { effect: Some(&effect), site: "https://balai.example", others: &[] },
    )
}

/// What the points say, one line each.
fn points(lines: &str) -> Vec<String> {
    points_of(&letter_of(lines))
}

fn points_of(letter: &Letter) -> Vec<String> {
    let mut all = Vec::new();
    letter.sections.iter().filter(|s| s.heading.as_ref().is_some_and(|h| h.contains("Isi"))).for_each(|s| {
        flat(&s.points, &mut all);
    });
    let text = |p: &&Point| p.sentences.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join(" ");
    all.iter().map(|p| format!("{} {}", p.label, text(p))).collect()
}

/// Each clause alone, in the week of 29 June 2021, and its sentence.
#[track_caller]
fn table(cases: &[(&str, &str)]) {
    for (clause, sentence) in cases {
        let lines = format!("  berlaku 2021-06-29 sampai 2021-07-05\n{clause}");
        let said = points(&lines);
        assert_eq!(said.last().unwrap(), sentence, "{clause}\n{said:#?}");
    }
}

#[test]
fn a_clause_inside_another_stays_within_its_scope() {
    table(&[
        (
            "BUTIR 1 dinkes {\n bekerja dari rumah\n huruf a berstatus ASN {\n presensi setiap hari\n }\n}",
            "1. Seluruh pegawai pada Dinas Kesehatan melaksanakan tugas kedinasan dari rumah (work from home). Pegawai Aparatur Sipil Negara (ASN) pada unit kerja tersebut wajib melakukan presensi setiap hari.",
        ),
        (
            "BUTIR 1 dinkes {\n huruf a berstatus ASN {\n di kantor\n }\n huruf b berstatus non-ASN {\n bekerja dari rumah\n }\n}",
            "b. pegawai non-ASN pada Dinas Kesehatan melaksanakan tugas kedinasan dari rumah (work from home).",
        ),
        (
            "BUTIR 1 dinkes, rsud, dishub {\n huruf a berstatus ASN {\n di kantor\n }\n huruf b berstatus non-ASN {\n di kantor\n }\n}",
            "b. pegawai non-ASN pada unit kerja sebagaimana dimaksud dalam Butir 1 melaksanakan tugas kedinasan di kantor.",
        ),
        (
            "BUTIR 1 berstatus ASN {\n huruf a rsud {\n di kantor\n }\n huruf b dinkes {\n di kantor\n }\n}",
            "b. pegawai ASN pada Dinas Kesehatan melaksanakan tugas kedinasan di kantor.",
        ),
        (
            "BUTIR 1 dinkes pada 2021-06-30 {\n huruf a berstatus ASN {\n di kantor\n }\n}",
            "1. Pada tanggal 30 Juni 2021, pegawai Aparatur Sipil Negara (ASN) pada Dinas Kesehatan melaksanakan tugas kedinasan di kantor.",
        ),
    ]);
}

#[test]
fn an_exception_cites_what_it_lifts_and_no_more() {
    let base = "BUTIR 1 semua pegawai {\n bekerja dari rumah\n kantor ditutup\n tidak bepergian ke luar daerah\n petugas piket setiap hari 1 orang dari rumah\n}\n";
    let with =
        |rest: &str| points(&format!("  berlaku 2021-06-29 sampai 2021-07-05\n{base}{rest}")).pop().unwrap();
    assert_eq!(
        with("BUTIR 2 kecuali dinkes {\n di kantor\n}"),
        "2. Dikecualikan dari ketentuan sebagaimana dimaksud dalam Butir 1 huruf a dan huruf b, seluruh pegawai pada Dinas Kesehatan melaksanakan tugas kedinasan di kantor.",
    );
    // The picket is lifted only by one of its own.
    assert!(
        with("BUTIR 2 kecuali dinkes {\n di kantor\n petugas piket setiap hari 2 orang di kantor\n}")
            .starts_with("b.")
    );
    // A duty lifts nothing.
    assert_eq!(
        with("BUTIR 2 kecuali dinkes {\n presensi setiap hari\n}"),
        "2. Seluruh pegawai pada Dinas Kesehatan wajib melakukan presensi setiap hari.",
    );
    // An exception that permits lifts as much as one that commands.
    assert_eq!(
        with("BUTIR 2 kecuali dinkes {\n dapat di kantor\n}"),
        "2. Dikecualikan dari ketentuan sebagaimana dimaksud dalam Butir 1 huruf a dan huruf b, seluruh pegawai pada Dinas Kesehatan dapat melaksanakan tugas kedinasan di kantor.",
    );
    // Beside it, what may be done does not beat what must be done.
    assert_eq!(
        with("BUTIR 2 dinkes {\n dapat di kantor\n}"),
        "2. Seluruh pegawai pada Dinas Kesehatan dapat melaksanakan tugas kedinasan di kantor.",
    );
}

#[test]
fn an_exception_cites_no_clause_of_other_days_or_people() {
    let said = points(
        "  berlaku 2021-06-29 sampai 2021-07-05\nBUTIR 1 berstatus ASN pada 2021-06-29 {\n bekerja dari rumah\n}\nBUTIR 2 berstatus ASN pada 2021-06-30 {\n bekerja dari rumah\n}\nBUTIR 3 berstatus non-ASN {\n bekerja dari rumah\n}\nBUTIR 4 {\n \"Rektor universitas\" mengatur pekerjaan\n}\nBUTIR 5 kecuali berstatus PNS yang (dinkes) pada 2021-06-30 {\n di kantor\n}",
    );
    assert_eq!(
        said.last().unwrap(),
        "5. Pada tanggal 30 Juni 2021, dikecualikan dari ketentuan sebagaimana dimaksud dalam Butir 2, PNS pada Dinas Kesehatan melaksanakan tugas kedinasan di kantor.",
    );
}

#[test]
fn rules_become_sentences() {
    table(&[
        (
            "BUTIR 1 dinkes {\n di kantor paling banyak 50% dari ASN, dibulatkan ke bawah\n}",
            "1. Dinas Kesehatan menugaskan paling banyak 50% (lima puluh persen) dari jumlah Aparatur Sipil Negara (ASN) pada unit kerja masing-masing untuk melaksanakan tugas kedinasan di kantor setiap hari, dibulatkan ke bawah, sedangkan selebihnya melaksanakan tugas kedinasan dari rumah (work from home).",
        ),
        (
            "BUTIR 1 semua unit {\n di kantor paling sedikit 2 orang\n}",
            "1. Setiap unit kerja di lingkungan Pemerintah Kota Bogor menugaskan paling sedikit 2 (dua) orang untuk melaksanakan tugas kedinasan di kantor setiap hari, sedangkan selebihnya dapat melaksanakan tugas kedinasan dari rumah (work from home).",
        ),
        (
            "BUTIR 1 semua pegawai setiap jumat {\n siap dihubungi selama berlaku\n}",
            "1. Setiap hari Jumat, seluruh pegawai di lingkungan Pemerintah Kota Bogor wajib siap dihubungi.",
        ),
        (
            "BUTIR 1 puskesmas/* berjabatan perawat berusia lebih dari 50 tahun {\n bekerja dari rumah\n}",
            "1. Pegawai yang menjabat perawat dan yang berusia lebih dari 50 (lima puluh) tahun pada seluruh puskesmas melaksanakan tugas kedinasan dari rumah (work from home).",
        ),
        (
            "BUTIR 1 berstatus ASN kecuali dinkes {\n bekerja dari rumah\n}",
            "1. Pegawai Aparatur Sipil Negara (ASN), kecuali pegawai pada Dinas Kesehatan, melaksanakan tugas kedinasan dari rumah (work from home).",
        ),
        (
            "BUTIR 1 semua pegawai {\n di kantor paling sedikit 25% dari ASN, dibulatkan ke atas\n di kantor paling banyak 30% dari ASN, dibulatkan ke atas\n}",
            "1. Setiap unit kerja di lingkungan Pemerintah Kota Bogor menugaskan paling sedikit 25% (dua puluh lima persen) dan paling banyak 30% (tiga puluh persen) dari jumlah Aparatur Sipil Negara (ASN) pada unit kerja masing-masing untuk melaksanakan tugas kedinasan di kantor setiap hari, dibulatkan ke atas, sedangkan selebihnya melaksanakan tugas kedinasan dari rumah (work from home).",
        ),
        (
            "BUTIR 1 {\n menyusun jadwal sekali paling lambat 2021-06-30\n}",
            "1. Kepala unit kerja wajib menyusun jadwal kerja pegawai paling lambat tanggal 30 Juni 2021.",
        ),
        (
            "BUTIR 1 {\n berkoordinasi oleh setda setiap bulan sebelum tidak diketahui kepada \"Menteri Dalam Negeri\"\n}",
            "1. Sekretariat Daerah Kota Bogor wajib melapor kepada dan berkoordinasi dengan Menteri Dalam Negeri setiap bulan paling lambat tanggal .........................",
        ),
        (
            "BUTIR 1 {\n tugas \"tidak mengerjakan urusan rumah tangga\"\n}",
            "1. Seluruh pegawai di lingkungan Pemerintah Kota Bogor dilarang mengerjakan urusan rumah tangga.",
        ),
        (
            "BUTIR 1 {\n presensi setiap hari bila lalai \"tidak dihitung sebagai dasar TPP\"\n}",
            "1. Seluruh pegawai di lingkungan Pemerintah Kota Bogor wajib melakukan presensi setiap hari, dan apabila tidak dilaksanakan, hari yang bersangkutan tidak dihitung sebagai dasar TPP.",
        ),
        (
            "BUTIR 1 {\n tidak keluar rumah pada jam kerja kecuali \"kebutuhan pangan\" dengan izin atasan langsung bila lalai \"teguran lisan\" lalu \"teguran tertulis\"\n}",
            "1. Seluruh pegawai di lingkungan Pemerintah Kota Bogor dilarang keluar rumah pada jam kerja, kecuali untuk kebutuhan pangan dengan izin atasan langsung, dan apabila dilanggar, yang bersangkutan dikenai teguran lisan, kemudian teguran tertulis.",
        ),
        (
            "BUTIR 1 {\n membatasi \"perjalanan dinas\" 50%\n}",
            "1. Setiap unit kerja di lingkungan Pemerintah Kota Bogor wajib mengurangi perjalanan dinas sebesar 50% (lima puluh persen).",
        ),
        (
            "BUTIR 1 {\n bergiliran 2 hari di kantor 1 hari di rumah menurut jadwal kepala unit\n}",
            "1. Seluruh pegawai di lingkungan Pemerintah Kota Bogor bekerja secara bergiliran, 2 (dua) hari kerja di kantor dan 1 (satu) hari kerja dari rumah, menurut jadwal yang ditetapkan oleh kepala unit kerja.",
        ),
        (
            "BUTIR 1 {\n petugas piket setiap hari 1 orang dari rumah\n}",
            "1. Setiap unit kerja di lingkungan Pemerintah Kota Bogor menunjuk 1 (satu) orang petugas piket setiap hari yang bertugas dari rumah.",
        ),
    ]);
}

/// One subject for all points stands in the head; else each point has its own.
#[test]
fn an_enumeration_reads_on_from_its_head() {
    let cases: [(&str, &[&str]); 7] = [
        (
            "BUTIR 1 dinkes {\n bekerja dari rumah\n presensi setiap hari\n}",
            &[
                "1. Seluruh pegawai pada Dinas Kesehatan:",
                "a. melaksanakan tugas kedinasan dari rumah (work from home); dan",
                "b. wajib melakukan presensi setiap hari.",
            ],
        ),
        (
            "BUTIR 1 dinkes, rsud {\n petugas piket setiap hari 2 orang di kantor\n rapat daring\n}",
            &[
                "1. Dinas Kesehatan dan Rumah Sakit Umum Daerah Kota Bogor:",
                "a. menunjuk 2 (dua) orang petugas piket setiap hari yang bertugas di kantor; dan",
                "b. wajib menyelenggarakan rapat secara daring.",
            ],
        ),
        (
            "BUTIR 1 dinkes {\n bekerja dari rumah\n kantor ditutup\n petugas piket setiap hari 1 orang dari rumah\n}",
            &[
                "1. Bagi Dinas Kesehatan berlaku ketentuan sebagai berikut:",
                "a. seluruh pegawai melaksanakan tugas kedinasan dari rumah (work from home);",
                "b. kantor unit kerja ditutup untuk kegiatan perkantoran; dan",
                "c. setiap unit kerja menunjuk 1 (satu) orang petugas piket setiap hari yang bertugas dari rumah.",
            ],
        ),
        (
            "BUTIR 1 bereselon III {\n di kantor\n \"Pejabat Pembina Kepegawaian\" mengatur \"jadwal kehadiran\"\n}",
            &[
                "1. Bagi pejabat eselon III berlaku ketentuan sebagai berikut:",
                "a. pejabat tersebut melaksanakan tugas kedinasan di kantor; dan",
                "b. Pejabat Pembina Kepegawaian mengatur jadwal kehadiran.",
            ],
        ),
        (
            "BUTIR 1 {\n rapat daring selama berlaku\n tidak bepergian ke luar daerah selama berlaku\n}",
            &[
                "1. Selama Surat Edaran ini berlaku, dilaksanakan kewajiban sebagai berikut:",
                "a. setiap unit kerja wajib menyelenggarakan rapat secara daring; dan",
                "b. seluruh pegawai dilarang bepergian ke luar daerah.",
            ],
        ),
        (
            "BUTIR 1 semua pegawai {\n kepala unit dapat memulangkan pegawai\n program prioritas tetap berjalan\n}",
            &[
                "1. Dalam pelaksanaan Surat Edaran ini berlaku ketentuan sebagai berikut:",
                "a. kepala unit kerja dapat memulangkan pegawai untuk melanjutkan tugas kedinasan dari rumah; dan",
                "b. program prioritas tetap dilaksanakan.",
            ],
        ),
        (
            "BUTIR 1 {\n rapat daring\n huruf a kerja digital {\n dapat bekerja dari rumah\n }\n huruf b bersif {\n dapat bekerja dari rumah\n }\n}",
            &[
                "1. Setiap unit kerja di lingkungan Pemerintah Kota Bogor wajib menyelenggarakan rapat secara daring. Pegawai yang dapat melaksanakan tugas kedinasan dari rumah (work from home) terdiri atas:",
                "a. pegawai yang pekerjaannya dapat dilaksanakan secara jarak jauh; dan",
                "b. pegawai yang bekerja secara sif.",
            ],
        ),
    ];
    for (clause, want) in cases {
        let said = points(&format!("  berlaku 2021-06-29 sampai 2021-07-05\n{clause}"));
        assert_eq!(said, want, "{clause}");
    }
}

/// Lists within a list are parted by "serta"; the annex of a table is named once.
#[test]
fn enumerations_say_what_they_join() {
    table(&[
        (
            "golongan tetap { berstatus ASN kerja di-tempat, berstatus ASN kerja lapangan }\nBUTIR 1 tetap, dinkes {\n di kantor\n}",
            "1. Pegawai Aparatur Sipil Negara (ASN) yang pekerjaannya harus dilaksanakan di tempat dan pegawai ASN yang bertugas di lapangan serta seluruh pegawai pada Dinas Kesehatan melaksanakan tugas kedinasan di kantor.",
        ),
        (
            "tabel masuk sejak 2021-06-01 menurut ppkm {\n level-1: 75%\n}\nBUTIR 1 {\n di kantor paling banyak menurut tabel masuk dari ASN, dibulatkan ke bawah\n}",
            "1. Setiap unit kerja di lingkungan Pemerintah Kota Bogor menugaskan paling banyak sebesar persentase sebagaimana tercantum dalam Lampiran I dari jumlah Aparatur Sipil Negara (ASN) pada unit kerja masing-masing untuk melaksanakan tugas kedinasan di kantor setiap hari, dibulatkan ke bawah, sedangkan selebihnya melaksanakan tugas kedinasan dari rumah (work from home).",
        ),
    ]);
}

/// The heads of the units named decide, each for their own; an exception lifts the units, not their heads.
#[test]
fn heads_decide_for_their_own_units() {
    table(&[
        (
            "BUTIR 1 semua pegawai {\n bekerja dari rumah\n}\nBUTIR 2 kecuali dinkes, rsud {\n kepala unit mengatur giliran\n}",
            "2. Dikecualikan dari ketentuan sebagaimana dimaksud dalam Butir 1, bagi Dinas Kesehatan dan Rumah Sakit Umum Daerah Kota Bogor, kepala unit kerja masing-masing mengatur giliran kerja pegawai.",
        ),
        (
            "BUTIR 1 di luar lokasi balai-kota {\n kepala unit mengatur giliran\n}",
            "1. Kepala unit kerja yang berkantor di luar kompleks Balai Kota mengatur giliran kerja pegawai.",
        ),
    ]);
}

/// A group that is named once is written out; a name is kept where it is needed again.
#[test]
fn a_name_used_once_names_nothing() {
    let group = "golongan tim-siaga { berjabatan lurah, bereselon III }\n";
    let one = format!("{group}BUTIR 1 tim-siaga {{\n di kantor\n}}");
    let two = format!("{one}\nBUTIR 2 tim-siaga {{\n presensi setiap hari\n}}");
    let all = |clauses: &str| points(&format!("  berlaku 2021-06-29 sampai 2021-07-05\n{clauses}"));
    assert_eq!(
        all(&one),
        ["1. Pegawai yang menjabat lurah dan pejabat eselon III melaksanakan tugas kedinasan di kantor."]
    );
    assert_eq!(
        all(&two),
        [
            "1. Pegawai golongan “tim siaga”, yaitu pegawai yang menjabat lurah dan pejabat eselon III, melaksanakan tugas kedinasan di kantor.",
            "2. Pegawai golongan “tim siaga” sebagaimana dimaksud dalam Butir 1 wajib melakukan presensi setiap hari.",
        ]
    );
}

/// An order for some weekdays says them where it says who is where.
#[test]
fn weekdays_of_the_order_stand_with_its_modes() {
    let said = points(
        "  berlaku 2026-02-23 sampai pemberitahuan lebih lanjut setiap senin\nBUTIR 1 semua pegawai {\n bekerja dari rumah\n}\nBUTIR 2 kecuali dinkes {\n di kantor\n}\nBUTIR 3 {\n semua layanan tetap berjalan\n}",
    );
    let begins = ["1. Setiap hari Senin, seluruh pegawai", "2. Dikecualikan dari", "3. Seluruh layanan"];
    assert!(said.iter().zip(begins).all(|(s, b)| s.starts_with(b)), "{said:#?}");
}

/// What closes an instruction are diktums of it, in force last; a circular says it in paragraphs.
#[test]
fn an_instruction_closes_with_diktums() {
    let text = "perintah \"A\" {\n  jenis instruksi-wali-kota\n  wilayah bogor\n  berlaku 2021-06-29 sampai 2021-07-05\n  tinjau 2021-07-04\n  KESATU semua pegawai {\n    bekerja dari rumah\n  }\n  paragraf \"Semoga lekas pulih.\"\n}\n";
    let order = parse(&Source::new("a.balai", text)).order;
    let made = letter(&order, text, &city("bogor"), Beside::default());
    let [body, last] = made.sections.as_slice() else { panic!("{:#?}", made.sections) };
    assert_eq!(body.points[0].label, "KESATU");
    let told: Vec<String> =
        last.points.iter().map(|p| format!("{} {}", p.label, p.sentences[0].text)).collect();
    assert_eq!(
        told,
        [
            "KEDUA Pelaksanaan Instruksi Wali Kota ini ditinjau kembali pada tanggal 4 Juli 2021.",
            "KETIGA Instruksi Wali Kota ini dilaksanakan dengan penuh tanggung jawab.",
            "KEEMPAT Instruksi Wali Kota ini berlaku mulai tanggal 29 Juni 2021 sampai dengan tanggal 5 Juli 2021.",
        ]
    );
    assert!(last.points.iter().all(|p| p.sentences[0].clause.is_none()));
    // A paragraph without effect is no diktum.
    assert_eq!(made.closing.len(), 1);
}

#[test]
fn conditions_say_what_the_order_says() {
    let case = |when: &str| {
        format!("BUTIR 1 {{\n wali kota dapat mengakhiri perintah bila {when} tidak diketahui\n}}")
    };
    let cases = [
        ("hasil evaluasi satuan tugas", "berdasarkan hasil evaluasi satuan tugas."),
        ("alasan penting dan mendesak", "apabila terdapat alasan penting dan mendesak."),
        ("kasus positif di unit tinggi", "apabila kasus positif di unit kerjanya tinggi."),
        ("antrean", "apabila antrean mencapai ........................."),
        ("keadaan sudah normal", "apabila keadaan sudah normal."),
    ];
    for (when, words) in cases {
        let sentence = format!("1. Wali Kota Bogor dapat mengakhiri Surat Edaran ini {words}");
        table(&[(&case(when), &sentence)]);
    }
    table(&[(
        "BUTIR 1 {\n usulkan menutup kantor selama 5 hari bila klaster di kantor tidak diketahui kepada wali kota\n}",
        "1. Penutupan kantor dan pelaksanaan tugas kedinasan dari rumah (work from home) bagi seluruh pegawainya selama 5 (lima) hari diusulkan kepada Wali Kota Bogor apabila terdapat klaster di kantor.",
    )]);
}

/// What is not known is dots in the letter and a line in the note that belongs to the draft.
#[test]
fn what_is_open_is_told_in_the_draft_only() {
    let letter = letter_of(
        "BUTIR 1 {\n presensi setiap hari sebelum tidak diketahui\n}\nterima B0402 karena \"menyusul\"",
    );
    let labels: Vec<(&str, bool)> = letter.annexes.iter().map(|a| (a.label.as_str(), a.draft_only)).collect();
    assert_eq!(labels, [("LAMPIRAN", false), ("CATATAN RANCANGAN", true)]);
    assert_eq!(letter.annexes[0].rows[0][1..], ["B0402", "Kewajiban tanpa tenggat", "Menyusul"]);
    let open: Vec<&str> = letter.annexes[1].rows.iter().map(|r| r[2].as_str()).collect();
    assert_eq!(open[open.len() - 1], "Batas waktu: melakukan presensi");
}

fn annex<'a>(letter: &'a Letter, title: &str) -> &'a Annex {
    letter.annexes.iter().find(|a| a.title.starts_with(title)).unwrap()
}

/// Rows of a service, without number and name.
fn service(letter: &Letter, name: &str) -> Vec<String> {
    let annex = annex(letter, "Layanan");
    let rows = annex.rows.iter().filter(|r| r[1] == name).map(|r| r[2..].join(" | "));
    rows.chain(annex.note.clone()).collect()
}

#[test]
fn services_say_their_days_and_no_end_that_the_order_has_not() {
    let goes_on = |until: &str| {
        letter_of(&format!(
            "  berlaku 2021-06-28 {until}\nBUTIR 1 {{\n di kantor\n layanan darurat tetap berjalan\n}}"
        ))
    };
    let days = |letter: &Letter| annex(letter, "Layanan").note.clone().unwrap();
    assert!(days(&goes_on("sampai pemberitahuan lebih lanjut")).contains("Tanggal: sejak 28 Juni 2021."));
    assert!(days(&goes_on("sampai 2021-07-05")).contains("Tanggal: 28 Juni s.d. 5 Juli 2021."));
    let mondays = goes_on("sampai pemberitahuan lebih lanjut setiap senin");
    assert!(days(&mondays).contains("Tanggal: setiap hari Senin sejak 28 Juni 2021."));
}

#[test]
fn a_service_that_goes_on_is_not_called_limited() {
    let letter = letter_of(
        "  berlaku 2021-06-29 sampai 2021-07-05\nBUTIR 1 {\n di kantor paling banyak 50% dari ASN dan non-ASN\n}\nBUTIR 2 {\n layanan berkanal daring dilayani daring\n layanan darurat tetap berjalan\n layanan puskesmas dilayani terbatas\n}",
    );
    assert!(service(&letter, "Ambulans dan PSC 119")[0].starts_with("Berjalan (pegawai terbatas) | "));
    assert!(service(&letter, "Puskesmas")[0].starts_with("Terbatas | "));
}

/// The clause of a state is the one that makes it, not that of whoever happens to be on the spot.
#[test]
fn a_derived_state_cites_the_clause_that_makes_it() {
    let letter = letter_of(
        "  berlaku 2021-06-29 sampai 2021-07-05\nBUTIR 1 semua pegawai {\n di kantor paling banyak 30% dari ASN dan non-ASN\n}\nBUTIR 2 kecuali bereselon II, bereselon III {\n di kantor\n}",
    );
    let rows = service(&letter, "Kartu Keluarga");
    assert!(rows[0].starts_with("Terbatas | "), "{rows:?}");
    assert!(annex(&letter, "Layanan").rows.iter().all(|r| r.last().is_none_or(|c| c != "Butir 2")));
}

#[test]
fn quotas_name_whom_they_count_and_where() {
    let title = |rule: &str| {
        let letter = letter_of(&format!("  berlaku 2021-06-29 sampai 2021-07-05\nBUTIR 1 {{\n {rule}\n}}"));
        letter.annexes[0].title.clone()
    };
    let cases = [
        (
            "bekerja dari rumah tepat 50% dari ASN",
            "Jumlah ASN di kantor atau di lapangan pada setiap unit kerja",
        ),
        (
            "di kantor paling banyak 25% dari ASN dan non-ASN",
            "Jumlah ASN dan non-ASN di kantor pada setiap unit kerja",
        ),
        (
            "di lapangan paling banyak 25% dari pegawai yang tersedia",
            "Jumlah pegawai yang tersedia di lapangan pada setiap unit kerja",
        ),
    ];
    for (rule, words) in cases {
        assert_eq!(title(rule), words, "{rule}");
    }
}

/// Services that no clause names change nothing of what is ordered, and unchanged ones are not told.
#[test]
fn services_are_ordered_only_by_a_clause() {
    let said = |clause: &str| {
        let made = letter_of(&format!("  berlaku 2021-06-29 sampai 2021-07-05\nBUTIR 1 {{\n {clause}\n}}"));
        let told = made.sections.last().unwrap().paragraphs.clone();
        let told = told.into_iter().map(|s| s.text).filter(|t| t.starts_with("Lampiran")).collect::<Vec<_>>();
        let titles: Vec<String> =
            made.annexes.into_iter().filter(|a| !a.draft_only).map(|a| a.title).collect();
        (titles, told.join(" "))
    };
    let annex = || vec!["Layanan publik dan kanalnya".to_owned()];
    assert_eq!(said("di kantor"), (vec![], String::new()));
    assert_eq!(
        said("bekerja dari rumah"),
        (annex(), "Lampiran memuat penjelasan dan tidak menambah ketentuan.".to_owned())
    );
    assert_eq!(
        said("di kantor\n layanan darurat tetap berjalan"),
        (annex(), "Lampiran I merupakan bagian yang tidak terpisahkan dari Surat Edaran ini.".to_owned())
    );
}

/// Nothing that was worked out for one city stands in a letter for the nation.
#[test]
fn a_national_letter_has_no_annex_of_one_city() {
    let letter = letter_of(
        "  tingkat nasional\n  penandatangan \"Siti Contoh\" selaku \"Menteri Dalam Negeri\"\n  berlaku 2021-06-29 sampai 2021-07-05\n  keadaan ppkm = level-3 sejak 2021-06-29\nBUTIR 1 {\n di kantor paling banyak 50% dari ASN\n}",
    );
    assert!(letter.annexes.iter().all(|a| a.draft_only), "{:#?}", letter.annexes);
    assert_eq!(letter.head, ["MENTERI DALAM NEGERI", "REPUBLIK INDONESIA"]);
    assert_eq!(letter.kind, "SURAT EDARAN MENTERI DALAM NEGERI");
    assert!(letter.addressees[0].ends_with("di lingkungan pemerintah daerah"), "{:?}", letter.addressees);
}

/// Earlier orders are cited as a reader knows them; without them at hand no file name is printed.
#[test]
fn relations_cite_kind_number_and_title() {
    let text = "perintah \"Aturan Baru\" {\n  jenis surat-edaran\n  menggantikan lama-2021-06-01\n}\n";
    let old = "perintah \"Aturan Lama\" {\n  jenis instruksi-wali-kota\n  nomor \"7 Tahun 2021\"\n  ditetapkan 2021-06-01\n}\n";
    let order = parse(&Source::new("baru.balai", text)).order;
    let old = parse(&Source::new("lama-2021-06-01.balai", old)).order;
    let said = |others: &[&Order]| {
        let beside = Beside { effect: None, site: "https://a.example", others };
        let letter = letter(&order, text, &city("bogor"), beside);
        letter.sections.last().unwrap().paragraphs[1].text.clone()
    };
    assert_eq!(
        said(&[&old]),
        "Pada saat Surat Edaran ini mulai berlaku, Instruksi Wali Kota Bogor Nomor 7 Tahun 2021 tentang Aturan Lama dicabut dan dinyatakan tidak berlaku.",
    );
    assert_eq!(
        said(&[]),
        "Pada saat Surat Edaran ini mulai berlaku, perintah terdahulu tanggal 1 Juni 2021 dicabut dan dinyatakan tidak berlaku.",
    );
}
