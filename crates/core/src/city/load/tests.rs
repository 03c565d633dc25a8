//! The folders of the repository load, their sums and sources hold, and each kind of fault is said.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::*;
use crate::city::{Post, UnitIx, UnitKind, tables};
use crate::diagnostic::catalogue;

const CITIES: [&str; 3] = ["bogor", "bandung", "kabupaten-bogor"];

/// The files of a city folder of the repository.
fn folder(city: &str) -> Vec<Source> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cities").join(city);
    let mut files: Vec<Source> = fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = format!("cities/{city}/{}", path.file_name().unwrap().to_str().unwrap());
            Source::new(name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn city(name: &str) -> City {
    let (city, findings) = load(&folder(name));
    assert_eq!(plain(&findings, &folder(name)), "", "{name}");
    city.unwrap()
}

/// A finding as lines of words, without a frame.
fn plain(findings: &[Finding], files: &[Source]) -> String {
    let mut text = String::new();
    for f in findings {
        let place = f.at.as_ref().map_or_else(String::new, |m| {
            let source = files.iter().find(|s| s.name == m.source).expect("a known source");
            let (line, column) = source.line_column(m.span.start);
            format!(" {}:{line}:{column} `{}`", m.source, &source.text[m.span.start..m.span.end])
        });
        let _ = writeln!(text, "{} {:?}{place}\n  {}\n  {}", f.code, f.level, f.title.id, f.title.en);
        for t in f.witness.iter().chain(&f.help) {
            let _ = writeln!(text, "  = {}\n  = {}", t.id, t.en);
        }
        if let Some(s) = &f.suggestion {
            let _ = writeln!(text, "  > {}", s.replacement);
        }
    }
    text
}

#[test]
fn the_folders_load_without_a_word() {
    for name in CITIES {
        let city = city(name);
        assert_eq!(city.slug, name);
        assert!(city.units[1..].iter().all(|u| u.parent.is_some()));
    }
}

#[test]
fn sums_are_the_sourced_totals() {
    for (name, asn, non_asn) in [("bogor", 6_365, 6_997), ("bandung", 14_275, 18_000)] {
        let city = city(name);
        let sums = city.units.iter().fold((0, 0), |(a, n), u| (a + u.asn, n + u.non_asn));
        assert_eq!(sums, (asn, non_asn), "{name}");
        assert_eq!((city.total_asn, city.total_non_asn), (asn, non_asn), "{name}");
    }
}

#[test]
fn the_cities_have_their_kecamatan_kelurahan_and_puskesmas() {
    for (name, kecamatan, kelurahan, puskesmas) in
        [("bogor", 6, 68, 25), ("bandung", 30, 151, 80), ("kabupaten-bogor", 40, 0, 0)]
    {
        let city = city(name);
        let count = |kind| city.units.iter().filter(|u| u.kind == kind).count();
        let kinds = [UnitKind::Kecamatan, UnitKind::Kelurahan, UnitKind::Puskesmas].map(count);
        assert_eq!(kinds, [kecamatan, kelurahan, puskesmas], "{name}");
        assert_eq!(city.kecamatan().len(), kecamatan, "{name}");
    }
}

#[test]
fn services_that_orders_name_exist_in_both_cities() {
    for name in ["bogor", "bandung"] {
        let city = city(name);
        for slug in [
            "kartu-keluarga",
            "akta-kelahiran",
            "akta-kematian",
            "ktp-rekam",
            "perizinan",
            "igd-rsud",
            "puskesmas",
            "sampah",
            "pemakaman",
            "pajak-daerah",
            "surat-kelurahan",
            "uji-kir",
            "bantuan-sosial",
            "pengaduan",
        ] {
            assert!(city.service(slug).is_some(), "{name}: {slug}");
        }
        assert!(city.services.iter().any(|s| s.emergency), "{name}");
    }
}

/// People the posts of a unit need on a weekday (0 Monday) that is no holiday.
fn need(posts: &[Post], unit: UnitIx, weekday: usize) -> u32 {
    posts.iter().filter(|p| p.unit == unit && p.weekdays[weekday]).map(|p| p.need).sum()
}

#[test]
fn posts_fit_a_quarter_of_each_unit_with_absence_and_a_picket_officer() {
    for name in CITIES {
        let city = city(name);
        for (at, unit) in city.units.iter().enumerate() {
            let cap = unit.staff() / 4;
            let absent = cap * 8 / 100;
            for weekday in 0..7 {
                let need = need(&city.posts, UnitIx::of(at), weekday);
                assert!(
                    need == 0 || need + absent < cap,
                    "{name} {}: {need} of {cap} on day {weekday}",
                    unit.slug
                );
            }
        }
    }
}

#[test]
fn the_closed_compound_of_bandung_has_no_posts() {
    let city = city("bandung");
    let closed = |p: &&Post| city.units[p.unit.at()].site == "balai-kota";
    assert_eq!(city.posts.iter().find(closed), None);
}

#[test]
fn holidays_are_known_as_of_a_day() {
    let city = city("bogor");
    let day = |m, d| jiff::civil::date(2021, m, d);
    let known = |date, as_of| city.holiday(date, as_of).is_some();
    assert!(known(day(12, 24), day(6, 17)), "cuti bersama stood until 18 June");
    assert!(!known(day(12, 24), day(6, 18)), "and was withdrawn that day");
    assert!(known(day(8, 10), day(6, 1)) && !known(day(8, 11), day(6, 1)));
    assert!(!known(day(8, 10), day(7, 1)) && known(day(8, 11), day(7, 1)));
    assert!(city.is_working_day(day(6, 30)) && !city.is_working_day(day(7, 20)));
}

#[test]
fn a_city_comes_back_from_its_tables() {
    for name in CITIES {
        let city = city(name);
        let files: Vec<Source> = tables(&city).iter().map(super::super::Table::source).collect();
        let (back, findings) = load(&files);
        assert_eq!(plain(&findings, &files), "", "{name}");
        assert_eq!(back, Some(city), "{name}");
    }
}

/// A tiny city that is right, by file.
fn small() -> BTreeMap<&'static str, String> {
    let toml = "slug = \"uji\"\ncode = \"32.99\"\nname = \"Kota Uji\"\ngovernment = \"Pemerintah Kota Uji\"\n\
        head = \"Wali Kota Uji\"\nprovince = \"Jawa Barat\"\ntown = \"Uji\"\nzone = \"Asia/Jakarta\"\n\
        zone_short = \"WIB\"\naddress = \"Jl. Uji No.1\"\ntiles = [[\"Utara\"], [\"Selatan\"]]\n\
        [theme]\nmain = \"#0b5d45\"\ndark = \"#073d2e\"\nlight = \"#e4f1ec\"\n\
        [hours]\nstart = \"07.30\"\nend = \"16.00\"\nsource = \"uji\"\nestimate = true\n\
        [staff]\nasn = 30\nnon_asn = 12\nsource = \"uji\"\nprefix = \"UJI\"\npppk = 0\n\
        [[phones]]\nnumber = \"112\"\nid = \"Darurat\"\nen = \"Emergency\"\n";
    let units = "slug,code,name,short,kind,class,parent,site,address,kecamatan,asn,non_asn,note,source,estimate\n\
        wali-kota,U1,Wali Kota Uji,Wali Kota,kepala-daerah,non-esensial,,balai-kota,Jl. Uji No.1,Utara,0,0,,uji,\n\
        dinkes,U2,Dinas Kesehatan,Dinkes,dinas,kritikal,wali-kota,luar,,,20,4,,uji,ya\n\
        kecamatan-utara,32.99.01,Kecamatan Utara,Kec. Utara,kecamatan,non-esensial,wali-kota,luar,,Utara,5,4,,uji,ya\n\
        kecamatan-selatan,32.99.02,Kecamatan Selatan,Kec. Selatan,kecamatan,non-esensial,wali-kota,luar,,Selatan,5,4,,uji,ya\n";
    let services = "slug,code,name,name_en,summary,summary_en,owner,counter,online,phone,documents,promise,promise_en,presence,hours,emergency,keywords,icon,source,estimate\n\
        vaksin,S1,Vaksinasi,Vaccination,Suntik.,A shot.,dinkes,Dinkes,,,,1 hari,1 day,essential,08.00-14.00,tidak,vaksin,hati,uji,ya\n";
    let posts = "slug,unit,name,name_en,place,skill,start,end,days,holidays,need,source,estimate\n\
        loket,kecamatan/*,Loket,Counter,kantor,loket,08.00,15.00,sen-jum,tidak,1,uji,ya\n\
        poli,dinkes,Poli,Clinic,kantor,dokter,07.00,14.00,sen-sab,tidak,2,uji,ya\n";
    let holidays = "date,name,kind,decided,withdrawn,source,estimate\n\
        2021-12-24,Cuti bersama Natal,cuti-bersama,2020-09-10,2021-06-18,uji,\n";
    let health = "from,instrument,isolation_days,isolation_tested_days,symptom_free_days,quarantine_days,quarantine_untested_days,lookback_days,source,estimate\n\
        2021-05-11,KMK 4641,10,0,3,5,14,2,uji,\n";
    let programmes = "slug,name,owner,value,start,end,status,source,estimate\n\
        pasar,Pasar baru,dinkes,1000,2021,2022,jalan,uji,\n";
    let files = [
        ("city.toml", toml),
        ("health.csv", health),
        ("holidays.csv", holidays),
        ("posts.csv", posts),
        ("programmes.csv", programmes),
        ("services.csv", services),
        ("units.csv", units),
    ];
    files.map(|(name, text)| (name, text.to_owned())).into()
}

fn sources(files: &BTreeMap<&'static str, String>) -> Vec<Source> {
    files.iter().map(|(name, text)| Source::new(*name, text.clone())).collect()
}

/// Loads the small city with one text replaced in one file.
fn with(file: &'static str, old: &str, new: &str) -> (Option<City>, String, Vec<Finding>) {
    let mut files = small();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(old), "{file} does not hold {old}");
    *text = text.replacen(old, new, 1);
    let files = sources(&files);
    let (city, findings) = load(&files);
    (city, plain(&findings, &files), findings)
}

#[test]
fn the_small_city_is_right() {
    let (city, text, _) = with("units.csv", "dinkes", "dinkes");
    assert_eq!(text, "");
    let posts: Vec<_> = city.unwrap().posts.iter().map(|p| (p.unit.0, p.slug.clone())).collect();
    assert_eq!(posts, [(1, "poli".to_owned()), (2, "loket".to_owned()), (3, "loket".to_owned())]);
}

/// Each fault: code, file, what is replaced by what. One finding each, unless the fault is two.
const FAULTS: &[(u16, &str, &str, &str)] = &[
    (602, "city.toml", "town = \"Uji\"", "town = Uji"),
    (603, "units.csv", ",luar,,,20,4", ",luar,Jl. Satu, Uji,,20,4"),
    (603, "posts.csv", ",1,uji,ya", ",1"),
    (604, "holidays.csv", "decided", "keputusan"),
    (604, "city.toml", "prefix = \"UJI\"\n", ""),
    (605, "units.csv", "estimate\n", "estimate,telepon\n"),
    (605, "city.toml", "pppk = 0", "ppppk = 0"),
    (605, "city.toml", "id = \"Darurat\"", "nama = \"Darurat\""),
    (604, "city.toml", "tiles = [[\"Utara\"], [\"Selatan\"]]\n", ""),
    (605, "city.toml", "[[\"Utara\"], [\"Selatan\"]]", "[\"Utara\", \"Selatan\"]"),
    (606, "units.csv", "Dinas Kesehatan", ""),
    (607, "posts.csv", "1,uji,ya", "1,,ya"),
    (608, "units.csv", "20,4", "1.200,4"),
    (608, "posts.csv", "tidak,2,uji", "tidak,dua,uji"),
    (608, "posts.csv", "tidak,2,uji", "tidak,0,uji"),
    (609, "holidays.csv", "2021-06-18", "18/06/2021"),
    (609, "holidays.csv", "2021-12-24", "2021-13-24"),
    (610, "posts.csv", "08.00", "8 pagi"),
    (610, "city.toml", "16.00", "25.00"),
    (611, "services.csv", "tidak,vaksin", "Yes,vaksin"),
    (612, "units.csv", ",dinas,", ",dians,"),
    (612, "services.csv", "essential", "wajib"),
    (612, "city.toml", "\"WIB\"", "\"WITA\""),
    (613, "units.csv", "dinkes,U2", "Dinas Kesehatan,U2"),
    (614, "units.csv", "kecamatan-selatan,", "kecamatan-utara,"),
    (
        614,
        "posts.csv",
        "poli,dinkes,Poli",
        "loket,kecamatan-utara,Poli,Clinic,kantor,,07.00,14.00,sen-sab,tidak,2,uji,ya\nloket,kecamatan-utara,Poli",
    ),
    (615, "units.csv", "kritikal,wali-kota", "kritikal,wali-kot"),
    (616, "units.csv", "kritikal,wali-kota", "kritikal,kecamatan-utara"),
    (616, "units.csv", "kritikal,wali-kota", "kritikal,dinkes"),
    (
        616,
        "units.csv",
        "kritikal,wali-kota,luar,,,20,4,,uji,ya\nkecamatan-utara,32.99.01,Kecamatan Utara,Kec. Utara,kecamatan,non-esensial,wali-kota",
        "kritikal,kecamatan-utara,luar,,,20,4,,uji,ya\nkecamatan-utara,32.99.01,Kecamatan Utara,Kec. Utara,kecamatan,non-esensial,dinkes",
    ),
    (617, "services.csv", "A shot.,dinkes", "A shot.,dinkess"),
    (617, "posts.csv", "kecamatan/*", "kelurahan/*"),
    (617, "programmes.csv", "dinkes", "pupr"),
    (618, "city.toml", "asn = 30", "asn = 31"),
    (619, "city.toml", "[\"Selatan\"]", "[\"Selatn\"]"),
    (620, "posts.csv", "sen-jum", "senin-jumat"),
    (621, "holidays.csv", "2020-09-10", "2021-06-19"),
    (622, "posts.csv", "tidak,2,uji", "tidak,25,uji"),
    (623, "city.toml", "#073d2e", "hijau"),
    (624, "units.csv", "kritikal,wali-kota", "kritikal,"),
    (625, "units.csv", "wali-kota,luar,,,20", "wali-kota,luar,,Utra,20"),
];

#[test]
fn every_fault_is_said_with_its_place_and_its_mending() {
    let mut text = String::new();
    for (code, file, old, new) in FAULTS {
        let (city, said, findings) = with(file, old, new);
        assert!(findings.iter().any(|f| f.code.0 == *code), "B{code:04} {old} -> {new}:\n{said}");
        assert!(findings.iter().all(|f| !f.help.is_empty()), "{said}");
        assert_eq!(city.is_none(), has_errors(&findings), "{said}");
        let _ = writeln!(text, "## {file}: {old:?} -> {new:?}\n{said}");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_missing_table_is_said() {
    let mut files = small();
    files.remove("posts.csv");
    files.remove("health.csv");
    let (city, findings) = load(&sources(&files));
    assert!(city.is_none());
    insta::assert_snapshot!(plain(&findings, &sources(&files)));
}

#[test]
fn all_faults_are_said_at_once() {
    let mut files = small();
    for (_, file, old, new) in FAULTS.iter().filter(|f| matches!(f.0, 608..=612 | 620 | 623)) {
        let text = files.get_mut(file).unwrap();
        *text = text.replacen(old, new, 1);
    }
    let (city, findings) = load(&sources(&files));
    assert!(city.is_none() && findings.len() >= 10, "{}", plain(&findings, &sources(&files)));
}

#[test]
fn every_code_has_a_page_in_both_languages() {
    for number in (601..=625).chain(641..=647) {
        let code = catalogue::Code(number);
        let page = code.entry();
        assert_eq!(page.code, code);
        for (id, en) in [page.title, page.wrote, page.wrong, page.mend] {
            assert!(!id.is_empty() && !en.is_empty() && id != en, "{code}");
        }
    }
}

#[test]
fn a_special_post_beats_the_one_of_the_kind() {
    let row =
        "loket,kecamatan-utara,Loket besar,Large counter,kantor,loket,08.00,15.00,sen-jum,tidak,2,uji,ya\n";
    let (city, text, _) = with("posts.csv", "poli,", &format!("{row}poli,"));
    assert_eq!(text, "");
    let needs: Vec<u32> = city.unwrap().posts.iter().map(|p| p.need).collect();
    assert_eq!(needs, [2, 2, 1]);
}

mod bytes {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_bytes_break_the_loader(file in 0_usize..7, text in "\\PC{0,80}|[a-z,\"\n=\\[\\];]{0,120}") {
            let mut files = sources(&small());
            files[file].text = text;
            let (city, findings) = load(&files);
            for finding in &findings {
                if let Some(mark) = &finding.at {
                    let source = files.iter().find(|s| s.name == mark.source).expect("a known source");
                    prop_assert!(source.text.get(mark.span.start..mark.span.end).is_some());
                }
            }
            prop_assert!(city.is_some() || has_errors(&findings));
        }
    }
}
