//! Letters and sheets judged by programs of others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod pdfa;
mod sample;

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use balai_core::city::{load::load, staff};
use balai_core::diagnostic::Source;
use balai_core::order::{check, parse};
use balai_core::report::letter::{Beside, Letter, letter};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::world::Desk;
use crate::{Sheet, data, pdf, pdf_on};

fn all() -> [(&'static str, Letter); 3] {
    [("instruksi", sample::instruksi()), ("edaran", sample::edaran()), ("lisan", sample::lisan())]
}

fn made(letter: &Letter) -> Vec<u8> {
    pdf(letter, &sample::stamp()).unwrap()
}

/// What a program on this machine says of a PDF. A missing program fails the test: `./check`
/// installs qpdf and poppler-utils.
fn told(program: &str, options: &[&str], bytes: &[u8]) -> String {
    String::from_utf8_lossy(&asked(program, options, bytes)).into_owned()
}

fn asked(program: &str, options: &[&str], bytes: &[u8]) -> Vec<u8> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("balai-paper-{}-{number}.pdf", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let mut command = Command::new(program);
    command.args(options).arg(&path);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command.output();
    std::fs::remove_file(&path).unwrap();
    let output = output.unwrap_or_else(|e| panic!("{program}: {e}; apt-get install qpdf poppler-utils"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The letters of the orders in this repository, with all annexes, on their cities.
#[test]
fn real_orders_come_out_on_paper() {
    let read =
        |p: &Path| Source::new(p.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(p).unwrap());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let orders = [
        ("bogor-2021-06-29", "bogor"),
        ("bandung-443-2021", "bandung"),
        ("region/depok-2026-02-17", "umum-kota"),
        ("region/kudus-2024-03-16", "umum-kabupaten"),
        ("province/banten-2020-03-22", "umum-provinsi"),
        ("national/menpanrb-2020-se19", "umum-kota"),
    ];
    for (path, slug) in orders {
        let id = path.rsplit('/').next().unwrap();
        let folder = std::fs::read_dir(root.join("cities").join(slug)).unwrap();
        let files: Vec<Source> = folder.map(|e| read(&e.unwrap().path())).collect();
        let city = load(&files).0.unwrap();
        let source = read(&root.join(format!("orders/{path}.balai")));
        let order = parse(&source).order;
        let people = staff::make(&city, 1);
        let effect = check(&order, &source, &city, &people, &[]).effect;
        let letter = letter(
            &order,
            &source.text,
            &city,
            Beside { effect: Some(&effect), site: "https://balai.example", others: &[] },
        );
        assert!(letter.annexes.len() >= 2, "{id}");
        let bytes = made(&letter);
        look(id, &bytes);
        assert_eq!(pdfa::check(&bytes), Vec::<String>::new(), "{id}");
    }
}

/// Keeps a PDF where `BALAI_LOOK` says, for eyes.
fn look(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("BALAI_LOOK") {
        std::fs::write(format!("{folder}/{name}.pdf"), bytes).unwrap();
    }
}

#[test]
fn letters_are_archival_and_accessible() {
    for (name, letter) in all() {
        let sheets = if name == "edaran" { vec![Sheet::A4, Sheet::F4] } else { vec![Sheet::A4] };
        for sheet in sheets {
            let bytes = pdf_on(&letter, &sample::stamp(), sheet).unwrap();
            look(&format!("{name}-{sheet:?}"), &bytes);
            assert_eq!(pdfa::check(&bytes), Vec::<String>::new(), "{name} on {sheet:?}");
        }
    }
}

/// The checker can fail: each change of a good file is found, under the clause it breaks.
#[test]
fn the_check_finds_what_is_broken() {
    let good = made(&sample::edaran());
    let broken = [
        ("/Marked true", "/Marked null", "6.7.2.1"),
        ("/Lang(id-ID)", "/Lang(xx-XX)", "6.7.4"),
        ("/StructTreeRoot ", "/StructTreeRooz ", "6.7.3"),
        ("/DisplayDocTitle true", "/DisplayDocTitle null", "UA 7.1"),
        ("<pdfaid:part>2", "<pdfaid:part>1", "6.6.4"),
        ("<pdfaid:conformance>A", "<pdfaid:conformance>B", "6.6.4"),
        ("<pdfuaid:part>1", "<pdfuaid:part>2", "UA 5"),
        ("<rdf:li xml:lang=\"x-default\">SURAT", "<rdf:li xml:lang=\"x-default\">KERTA", "6.6.3"),
        ("GTS_PDFA1", "GTS_PDFX1", "6.2.3"),
        ("/N 3", "/N 4", "6.2.3"),
        ("/ID[", "/IX[", "6.1.3"),
        ("/ToUnicode", "/ToUnicodz", "6.2.11.7.2"),
        ("/FontFile3", "/FontFilez", "6.2.11.4.1"),
        ("/Encoding/Identity-H", "/Encoding/Identity-V", "6.2.11.3.3"),
        ("/Alt(", "/Alz(", "UA 7.3"),
        ("/S/H1", "/S/H3", "UA 7.4"),
        ("/Outlines ", "/AcroForm ", "6.5"),
        ("%PDF-1.7", "%PDF-2.7", "6.1.2"),
    ];
    for (from, to, clause) in broken {
        assert_eq!(from.len(), to.len(), "{from}");
        let at = good
            .windows(from.len())
            .position(|w| w == from.as_bytes())
            .unwrap_or_else(|| panic!("no {from}"));
        let mut bytes = good.clone();
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        let found = pdfa::check(&bytes);
        assert!(found.iter().any(|f| f.starts_with(clause)), "{from} -> {to}: {found:?}");
    }
    let longer = [good.as_slice(), b"more"].concat();
    assert!(pdfa::check(&longer).iter().any(|f| f.starts_with("6.1.3")));
}

/// What typst writes when no standard is asked for is refused, also inside the content.
#[test]
fn the_check_refuses_an_ordinary_pdf() {
    let json = serde_json::to_vec(&data::letter(&sample::lisan(), Sheet::A4)).unwrap();
    let document = typst::compile::<PagedDocument>(&Desk::new(json).unwrap()).output.unwrap();
    let plain = typst_pdf::pdf(&document, &PdfOptions { tagged: false, ..PdfOptions::default() }).unwrap();
    let found = pdfa::check(&plain);
    for clause in ["6.2.3", "6.6.4", "6.7.2.1", "6.7.2.2", "6.7.3"] {
        assert!(found.iter().any(|f| f.starts_with(clause)), "{clause}: {found:?}");
    }
}

#[test]
fn other_programs_read_the_letter() {
    for (name, letter) in all() {
        let bytes = made(&letter);
        let said = told("qpdf", &["--check"], &bytes);
        assert!(said.contains("No syntax or stream encoding errors"), "{name}: {said}");
        let info = told("pdfinfo", &[], &bytes);
        assert!(info.contains("Tagged:          yes"), "{name}: {info}");
        assert!(
            info.contains(&format!("Title:           {} {}", letter.kind, letter.number)),
            "{name}: {info}"
        );
        assert!(info.contains("Mon Jun 28"), "{name}: {info}");
        let fonts = told("pdffonts", &[], &bytes);
        let fonts: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(fonts.len() >= 2 && fonts.iter().all(|f| f.contains("yes yes yes")), "{name}: {fonts:?}");
    }
}

/// A copied or spoken letter keeps the order in which it is read on the page.
#[test]
fn the_text_comes_out_in_reading_order() {
    let text = told("pdftotext", &["-raw"], &made(&sample::instruksi()));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let steps = [
        "WALI KOTA BOGOR PROVINSI JAWA BARAT",
        "INSTRUKSI WALI KOTA BOGOR NOMOR 440/3286-Huk.HAM",
        "TENTANG",
        "dengan ini menginstruksikan:",
        "Kepada",
        "1. Kepala perangkat daerah",
        "KESATU",
        "(work from home);",
        "KEDUA",
        "25% (dua puluh lima persen) dari jumlah ASN dan non-ASN",
        "KEEMPAT",
        "KETUJUH",
        "Ditetapkan di Bogor",
        "BIMA ARYA",
        "Tembusan:",
        "LAMPIRAN I",
        "25% × 27 = 6,75 → 6",
        "LAMPIRAN II",
        "Instalasi gawat darurat",
    ];
    let mut at = 0;
    for step in steps {
        let next = text[at..].find(step).unwrap_or_else(|| panic!("{step} not after byte {at} of: {text}"));
        at += next + step.len();
    }
}

#[test]
fn the_head_of_a_long_table_stands_on_every_page() {
    let bytes = made(&sample::instruksi());
    let info = told("pdfinfo", &[], &bytes);
    let pages: usize = info.lines().find_map(|l| l.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    let heads = (1..=pages)
        .map(|p| told("pdftotext", &["-f", &p.to_string(), "-l", &p.to_string()], &bytes))
        .filter(|text| text.contains("Kelurahan Contoh"));
    let heads: Vec<bool> = heads.map(|text| text.contains("Penghitungan")).collect();
    assert!(heads.len() >= 2 && heads.iter().all(|h| *h), "{heads:?}");
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let letter = sample::edaran();
    assert_eq!(made(&letter), made(&letter));
    let later = sample::stamp().checked_add(jiff::ToSpan::hours(1)).unwrap();
    assert_ne!(made(&letter), pdf(&letter, &later).unwrap());
}

#[test]
fn a_draft_is_marked_and_a_signed_letter_is_not() {
    let file = |draft| made(&Letter { draft, ..sample::edaran() });
    let text = |draft| told("pdftotext", &[], &file(draft));
    assert!(text(true).contains("belum berlaku") && !text(true).contains("Ruang tanda tangan"));
    assert!(!text(false).contains("belum berlaku") && text(false).contains("Ruang tanda tangan elektronik"));
    assert!(reddish(&file(true)) > 400, "{}", reddish(&file(true)));
    assert_eq!(reddish(&file(false)), 0);
}

/// Reddish points of the first page at 20 dots an inch: the mark across a draft.
fn reddish(bytes: &[u8]) -> usize {
    let picture = asked("pdftoppm", &["-r", "20", "-f", "1", "-l", "1"], bytes);
    let head: usize = picture.split_inclusive(|b| *b == b'\n').take(3).map(<[u8]>::len).sum();
    picture[head..].chunks(3).filter(|p| p.len() == 3 && p[0] > p[1].saturating_add(8)).count()
}

/// Names are never code, and a sign the fonts lack does not keep a letter from being printed.
#[test]
fn hostile_names_stay_names() {
    let mut letter = sample::edaran();
    letter.signer = "#panic(\"x\") *$_`<@ \\u{0}".into();
    letter.addressees = vec!["UPTD “Melati” – ꦧꦤ꧀ꦝꦸꦁ 😷 \u{7}\n\u{301} Pašić → × −".into(), String::new()];
    let bytes = made(&letter);
    assert_eq!(pdfa::check(&bytes), Vec::<String>::new());
    let text = told("pdftotext", &[], &bytes);
    assert!(
        text.contains("#panic(\"x\") *$_`<@") && text.contains("UPTD “Melati” –") && text.contains("Pašić"),
        "{text}"
    );
}
