//! The counter over a real hall: Bogor as it stands in `cities/`, with its two orders and its
//! rosters, at 07.15 on 30 June 2021. The first run makes the hall; later runs find it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::path::Path;
use std::sync::LazyLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use balai_app::{CityFolder, DemoSettings, Hall, prepare_demo};
use balai_core::diagnostic::{Lang, Source};
use balai_core::report::notice::notice;
use tokio::runtime::Runtime;
use tower::ServiceExt;

const SITE: &str = "https://balai.example";
const ORDER: &str = "bogor-2021-06-29";

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
static HALL: LazyLock<Hall> = LazyLock::new(|| RUNTIME.block_on(open()));
static ROUTER: LazyLock<Router> = LazyLock::new(|| balai_web::router(HALL.clone()));

fn sources(folder: &str, start: &str) -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(top).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let named = files.iter().map(|p| (p.file_name().unwrap().to_str().unwrap(), p));
    let wanted = named.filter(|(name, path)| name.starts_with(start) && path.is_file());
    wanted.map(|(name, path)| Source::new(name, std::fs::read_to_string(path).unwrap())).collect()
}

async fn open() -> Hall {
    let folder = CityFolder { files: sources("cities/bogor", ""), orders: sources("orders", "bogor-") };
    let at = Some("2021-06-30T07:15[Asia/Jakarta]".parse().unwrap());
    let settings = DemoSettings { at, public_site: SITE.into(), above: vec![] };
    let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join("counter");
    prepare_demo(&data, &[folder], settings, &|_| ()).await.unwrap()
}

struct Answer {
    status: StatusCode,
    headers: HashMap<String, String>,
    bytes: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

fn ask(method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    // Made before the runtime is entered: making the hall enters it too.
    let router = ROUTER.clone();
    RUNTIME.block_on(async {
        let response = router.oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        let headers = headers.iter().map(|(n, v)| (n.to_string(), v.to_str().unwrap().to_owned())).collect();
        Answer { status, headers, bytes }
    })
}

fn get(path: &str) -> Answer {
    ask(Method::GET, path, &[])
}

/// What stands between two marks, every time they occur.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inner, _)| inner).collect()
}

fn attributes(page: &str, name: &str) -> Vec<String> {
    let values = between(page, &format!(" {name}=\""), "\"");
    values.into_iter().map(|v| v.replace("&#38;", "&").replace("&amp;", "&")).collect()
}

/// Where a link of a page leads: the path and the anchor; nothing for telephones and other hosts.
fn target(page: &str, href: &str) -> Option<(String, String)> {
    if href.starts_with("tel:") || href.starts_with("http") {
        return None;
    }
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    let path = match path {
        "" => page.to_owned(),
        query if query.starts_with('?') => format!("{}{query}", page.split('?').next().unwrap()),
        path => path.to_owned(),
    };
    Some((path, anchor.to_owned()))
}

/// Of the thousands of boards and cells a few are enough.
fn worth_a_visit(path: &str, seen: &BTreeSet<String>) -> bool {
    let like = |mark: &str| seen.iter().filter(|p| p.contains(mark)).count();
    let board = |p: &str| p.trim_start_matches("/en").starts_with("/bogor/jadwal/");
    if path.contains("/masuk?") {
        return like("/masuk?") < 6;
    }
    if path.contains("pegawai=") {
        return like("pegawai=") < 6;
    }
    !board(path) || seen.iter().filter(|p| board(p)).count() < 24
}

fn judge_page(path: &str, answer: &Answer) {
    let page = answer.text();
    let lang = if path == "/en" || path.starts_with("/en/") { "en" } else { "id" };
    assert!(page.starts_with("<!doctype html>"), "{path}");
    assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{path}: language");
    assert_eq!(page.matches("<h1").count(), 1, "{path}: one heading of the first level");
    assert!(!page.contains(" style=\""), "{path}: no inline style");
    for event in [" onclick=", " onload=", " onerror=", "javascript:"] {
        assert!(!page.contains(event), "{path}: {event}");
    }
    assert!(!page.contains("{{") && !page.contains("{%"), "{path}: template left over");
    let ids = attributes(page, "id");
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: an id stands twice");
    for name in attributes(page, "aria-labelledby").iter().chain(&attributes(page, "aria-describedby")) {
        assert!(ids.contains(name), "{path}: label {name} is missing");
    }
    for name in attributes(page, "for") {
        assert!(ids.contains(&name), "{path}: field {name} is missing");
    }
    let policy = answer.header("content-security-policy");
    for style in between(page, "<style>", "</style>") {
        let hash = balai_web::asset::style_hash(style);
        assert!(policy.contains(&hash), "{path}: a style block the policy does not allow");
    }
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let mut waiting: VecDeque<(String, String, String)> =
        ["/", "/en"].map(|p| (p.to_owned(), String::new(), "the start".to_owned())).into();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut anchors: HashMap<String, Vec<String>> = HashMap::new();
    let mut wanted: Vec<(String, String, String)> = Vec::new();
    let cookie = format!("css={}", balai_web::asset::css_mark());
    while let Some((path, anchor, from)) = waiting.pop_front() {
        if !anchor.is_empty() {
            wanted.push((path.clone(), anchor, from.clone()));
        }
        if seen.contains(&path) || !worth_a_visit(&path, &seen) {
            continue;
        }
        seen.insert(path.clone());
        assert!(seen.len() < 2000, "the pages do not end");
        let answer = ask(Method::GET, &path, &[("cookie", &cookie)]);
        assert_eq!(answer.status, StatusCode::OK, "{path}, linked from {from}");
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        judge_page(&path, &answer);
        let page = answer.text();
        anchors.insert(path.clone(), attributes(page, "id"));
        for href in attributes(page, "href").iter().chain(&attributes(page, "src")) {
            if let Some((to, anchor)) = target(&path, href) {
                waiting.push_back((to, anchor, path.clone()));
            }
        }
    }
    for (path, anchor, from) in wanted {
        if let Some(ids) = anchors.get(&path) {
            assert!(ids.contains(&anchor), "{from}: #{anchor} is not on {path}");
        }
    }
    let of = |lang: &str| seen.iter().filter(|p| p.starts_with("/en") == (lang == "en")).count();
    assert!(of("id") > 60 && of("en") > 60, "{} and {} pages seen", of("id"), of("en"));
}

/// Sizes as sent, in bytes: the page, and what the first visit loads besides.
fn weigh(path: &str, cookie: &str) -> usize {
    ask(Method::GET, path, &[("accept-encoding", "gzip"), ("cookie", cookie)]).bytes.len()
}

#[test]
fn pages_stay_within_their_budget() {
    const KB: usize = 1024;
    let first = get("/bogor");
    let cookie = first.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(cookie.starts_with("css="));
    let css = weigh(&balai_web::asset::css_address(), "");
    let script = weigh(&balai_web::asset::script_address(), "");
    assert!(css <= 20 * KB, "style sheet: {css}");
    assert!(script <= 3 * KB, "script: {script}");
    let public =
        ["/", "/en", "/bogor", "/en/bogor", "/bogor?q=ktp", "/bogor?kecamatan=Bogor+Barat", "/privasi"];
    for path in public {
        let (whole, html) = (weigh(path, ""), weigh(path, &cookie));
        assert!(whole <= 30 * KB, "{path}: {whole}");
        assert!(html <= 10 * KB, "{path}: {html}");
        assert!(!get(path).text().contains("<script type=\"module\""), "{path} needs no script");
    }
    let order = format!("/bogor/aturan/{ORDER}");
    for path in [order.as_str(), "/bogor/jadwal", "/bogor/jadwal/rsud", "/en/bogor/jadwal/rsud"] {
        let (whole, html) = (weigh(path, "") + script, weigh(path, &cookie));
        assert!(whole <= 40 * KB, "{path}: {whole}");
        assert!(html <= 10 * KB, "{path}: {html}");
    }
}

#[test]
fn a_browser_that_keeps_the_style_sheet_is_not_sent_it_again() {
    let first = get("/bogor");
    let cookie = first.header("set-cookie").split(';').next().unwrap().to_owned();
    let second = ask(Method::GET, "/bogor", &[("cookie", &cookie)]);
    let old = ask(Method::GET, "/bogor", &[("cookie", "css=0000000000")]);
    assert!(first.text().contains("<style>:root{--utama:#0b5d45") && first.text().contains("b-hero"));
    assert!(second.text().contains("rel=\"stylesheet\"") && second.header("set-cookie").is_empty());
    assert!(!old.text().contains("rel=\"stylesheet\"") && !old.header("set-cookie").is_empty());
    let sheet = get(&balai_web::asset::css_address());
    assert!(sheet.header("cache-control").contains("immutable"));
    assert_eq!(get("/aset/balai.0000000000.css").status, StatusCode::NOT_FOUND);
}

#[test]
fn every_answer_is_guarded() {
    for path in ["/", "/bogor", "/bogor/aturan/x", "/bogor/hari/2021-06-30/teks", "/aset/x"] {
        let answer = get(path);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
    }
}

#[test]
fn trouble_has_a_page_and_a_way_on() {
    let missing = [
        "/jakarta",
        "/bogor/aturan/tidak-ada",
        "/bogor/hari/2021-13-01",
        "/bogor/hari/besok/poster",
        "/bogor/hari/2021-06-30/tidak-ada",
        "/bogor/jadwal/tidak-ada",
        "/bogor/jadwal/rsud?aturan=tidak-ada",
        "/bogor/aturan/tidak-ada/naskah.pdf",
        "/bogor/verifikasi/0000000000000000",
        "/en/bogor/x/y/z",
    ];
    for path in missing {
        let answer = get(path);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        judge_page(path, &answer);
    }
    let posted = ask(Method::POST, "/en/bogor", &[]);
    assert_eq!((posted.status, posted.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
    judge_page("/en/bogor", &posted);
    let slash = get("/bogor/aturan/");
    assert_eq!((slash.status, slash.header("location")), (StatusCode::PERMANENT_REDIRECT, "/bogor/aturan"));
    assert_eq!(get("//evil.example/").status, StatusCode::NOT_FOUND);
    assert_eq!(ask(Method::HEAD, "/bogor", &[]).status, StatusCode::OK);
}

#[test]
fn what_a_reader_types_stays_text() {
    let typed = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    for path in [
        "/bogor?q=",
        "/bogor?kecamatan=",
        "/bogor/jadwal?cari=",
        "/bogor/jadwal/rsud?cari=",
        "/bogor/verifikasi/",
    ] {
        let answer = get(&format!("{path}{typed}"));
        assert!(!answer.text().contains("<script>alert"), "{path}");
    }
}

#[test]
fn the_public_notice_says_what_the_order_says() {
    let page = get("/bogor");
    let page = page.text();
    for said in [
        "hari ke-2 dari 7",
        "Instruksi Wali Kota Bogor Nomor 440/3286-Huk.HAM tanggal 28 Juni 2021",
        "Diktum KEDUA",
        "Paling banyak 25% petugas",
        "/bogor/hari/2021-07-05",
        "Bogor Tengah</b>11 kelurahan",
        "application/ld+json",
        "Rabu, 30 Juni 2021 pukul 07.15 WIB",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let after = get("/bogor/hari/2021-07-08");
    assert!(after.text().contains("buka seperti biasa") && !after.text().contains("Diktum"));
    let sunday = get("/bogor/hari/2021-07-11");
    assert!(sunday.text().contains("Tutup hari ini"));
}

#[test]
fn search_understands_the_need() {
    let table = [
        ("kartu keluarga", "Kartu Keluarga"),
        ("KK", "Kartu Keluarga"),
        ("saya mau bikin ktp", "Perekaman KTP-el"),
        ("sampah", "Pengangkutan sampah"),
        ("ambulans", "Ambulans dan PSC 119"),
        ("bayar pajak", "PBB, BPHTB, dan pajak daerah"),
        ("waste", "Pengangkutan sampah"),
    ];
    for (asked, expected) in table {
        let page = get(&format!("/bogor?q={}", asked.replace(' ', "+")));
        let results =
            page.text().split("id=\"hasil\"").nth(1).unwrap_or_else(|| panic!("{asked}: no results"));
        let first = between(results, "<h3>", "</h3>")[0];
        assert_eq!(first, expected, "{asked}");
    }
    let nothing = get("/bogor?q=zzxqj");
    assert!(
        nothing.text().contains("Belum ada layanan yang cocok") && nothing.text().contains("Kartu keluarga")
    );
}

#[test]
fn no_name_of_staff_stands_on_a_public_page() {
    let town = HALL.town("bogor").unwrap();
    let names: BTreeSet<&str> = town.people.iter().map(|p| p.name.as_str()).collect();
    let public =
        ["/", "/bogor", "/bogor?kecamatan=Bogor+Tengah", "/bogor/hari/2021-06-30/poster", "/bogor/jadwal"];
    for path in public {
        let page = get(path);
        for text in page.text().split(['<', '>', '"']) {
            let words: Vec<&str> = text.split_whitespace().collect();
            for length in 2..=4 {
                let named = words.windows(length).map(|w| w.join(" ")).find(|w| names.contains(w.as_str()));
                assert!(named.is_none(), "{path} names {named:?}");
            }
        }
    }
    let board = get("/bogor/jadwal/rsud");
    let shown = board.text().split(['<', '>']).filter(|text| names.contains(text)).count();
    assert!(shown >= 80, "the same search finds them on a board: {shown}");
}

#[test]
fn the_board_says_where_and_why_but_never_a_cause() {
    let answer = get("/bogor/jadwal/rsud");
    let page = answer.text();
    assert!(page.contains("adalah data contoh") && page.contains("noindex"));
    assert!(page.contains("Tidak tersedia"));
    for cause in ["isolasi mandiri", "positif", "karantina", "cuti", "sakit</"] {
        assert!(!page.to_lowercase().contains(cause), "{cause}");
    }
    assert!(page.matches("class=\"b-sel ").count() > 350, "a page of people by seven days");
    let cell = attributes(page, "href").into_iter().find(|h| h.contains("pegawai=")).unwrap();
    let (path, anchor) = target("/bogor/jadwal/rsud", &cell).unwrap();
    assert_eq!(anchor, "mengapa");
    let open = get(&path);
    assert!(open.text().contains("Diktum KEDUA</a>"), "the panel names its clause");
    let part = ask(Method::GET, &path, &[("x-fragmen", "1")]);
    assert!(part.text().starts_with("<h2") && part.text().len() < 6000);
    let second = get("/bogor/jadwal/rsud?hal=2");
    assert!(second.text().contains("rel=\"prev\"") && second.text() != page);
    let nobody = get("/bogor/jadwal/rsud?cari=zzxqj");
    assert!(nobody.text().contains("Tidak ada pegawai yang cocok"));
}

#[test]
fn the_order_page_shows_text_letter_findings_and_fingerprint() {
    let town = HALL.town("bogor").unwrap();
    let order = town.order(ORDER).unwrap();
    let answer = get(&format!("/bogor/aturan/{ORDER}"));
    let page = answer.text();
    assert_eq!(page.matches("<span id=\"L").count(), order.source.text.lines().count());
    assert!(page.contains("NOMOR 440/3286-Huk.HAM") && page.contains("KESATU"));
    assert!(page.contains(&order.letter.hash) && page.contains("b-qr"));
    assert!(page.contains("25% ×"), "the arithmetic of the caps");
    for finding in &order.findings {
        assert!(page.contains(&finding.code.to_string()), "{}", finding.code);
    }
    assert_eq!(get(&format!("/bogor/aturan/{ORDER}/teks")).text(), order.source.text);
    let json: serde_json::Value =
        serde_json::from_str(get(&format!("/bogor/aturan/{ORDER}.json")).text()).unwrap();
    assert_eq!(json["sha256"], order.sha256);
    let pdf = get(&format!("/bogor/aturan/{ORDER}/naskah.pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.status);
    let known = get(&format!("/bogor/verifikasi/{}", order.letter.hash));
    assert!(known.status == StatusCode::OK && known.text().contains(ORDER));
    let short = get(&format!("/bogor/verifikasi/{}", &order.letter.hash[..12]));
    assert_eq!(short.status, StatusCode::OK, "its first twelve digits are enough");
}

#[test]
fn a_notice_that_leaves_the_hall_needs_nothing_beside_it() {
    let town = HALL.town("bogor").unwrap();
    let order = town.order(ORDER).unwrap();
    let day = jiff::civil::date(2021, 6, 30);
    let told = notice(&town.city, &order.order, &order.effect, day).unwrap();
    for lang in [Lang::Id, Lang::En] {
        let page = balai_web::notice_page_standalone(&town.city, &told, lang, SITE);
        assert!(!page.contains("<script type=\"module\"") && !page.contains("rel=\"stylesheet\""));
        for href in attributes(&page, "href") {
            assert!(href.starts_with(SITE) || href.starts_with('#') || href.starts_with("tel:"), "{href}");
        }
        assert!(!page.contains(" src=\""));
        assert!(page.contains("b-hero") && page.contains("440/3286-Huk.HAM"));
    }
}

#[test]
fn both_trees_are_the_same_tree() {
    for path in ["", "/bogor", "/bogor/aturan", "/bogor/jadwal", "/bogor/jadwal/rsud?hal=2", "/privasi"] {
        let (id, en) = (if path.is_empty() { "/" } else { path }, format!("/en{path}"));
        assert!(attributes(get(id).text(), "href").contains(&en), "{id} leads to {en}");
        assert!(attributes(get(&en).text(), "href").contains(&id.to_owned()), "{en} leads to {id}");
    }
    let english = get("/en/bogor");
    for word in
        ["What is open today?", "day 2 of 7", "At most 25% of staff", "Emergencies", "No need to come"]
    {
        assert!(english.text().contains(word), "{word}");
    }
    let data = between(english.text(), "<script type=\"application/ld+json\">", "</script>")[0];
    let spoken = english.text().replace(data, "");
    for word in ["Apa yang buka", "Cari menurut", "Keadaan darurat", "Lewati ke isi"] {
        assert!(!spoken.contains(word), "{word}");
    }
}
