//! The wall: after a positive report at 06.10 no page, table, calendar or line of the log outside the
//! rooms of the health officer says it, hints at it, or says more of health than it did before.
//!
//! Over a real hall: Bogor with its orders and rosters. The first run plans them; each run works on a
//! copy. The clock of the wall is printed, not judged.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use balai_app::{CityFolder, DemoSettings, Hall, Role, from_xlsx, prepare_demo};
use balai_core::diagnostic::Source;
use tokio::runtime::Runtime;
use tower::ServiceExt;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};

/// Words that would say it, in both languages.
const WORDS: [&str; 18] = [
    "gejala",
    "positif",
    "terkonfirmasi",
    "isolasi",
    "karantina",
    "kontak erat",
    "suspek",
    "probable",
    "tertular",
    "sakit",
    "covid",
    "symptom",
    "positive",
    "confirmed",
    "isolation",
    "quarantine",
    "close contact",
    "infect",
];
const UNIT: &str = "kelurahan-pabaton";
/// Pages of one role.
const MOST_PAGES: usize = 150;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

fn sources(folder: &str, start: &str) -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(top).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let named = files.iter().map(|p| (p.file_name().unwrap().to_str().unwrap(), p));
    let wanted = named.filter(|(name, path)| name.starts_with(start) && path.is_file());
    wanted.map(|(name, path)| Source::new(name, std::fs::read_to_string(path).unwrap())).collect()
}

async fn open(data: &Path) -> Hall {
    let folder = CityFolder { files: sources("cities/bogor", ""), orders: sources("orders", "bogor-") };
    let at = Some("2021-06-30T06:10[Asia/Jakarta]".parse().unwrap());
    let settings = DemoSettings { at, public_site: "https://balai.example".into(), above: vec![] };
    prepare_demo(data, &[folder], settings, &|_| ()).await.unwrap()
}

/// A hall in which nothing was reported yet.
fn fresh() -> (Hall, PathBuf) {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wall");
    drop(RUNTIME.block_on(open(&kept)));
    let copy = kept.with_file_name(format!("wall-{}", std::process::id()));
    std::fs::create_dir_all(&copy).unwrap();
    for file in std::fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path()) {
        std::fs::copy(&file, copy.join(file.file_name().unwrap())).unwrap();
    }
    (RUNTIME.block_on(open(&copy)), copy)
}

/// Everything that is logged.
struct Log;
static LOGGED: Mutex<String> = Mutex::new(String::new());

impl tracing::Subscriber for Log {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Text);
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Text);
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut Text);
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Text;
impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        *LOGGED.lock().unwrap() += &format!("{}={value:?}\n", field.name());
    }
}

/// A browser that keeps its cookies.
struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
}

impl Browser {
    fn ask(&mut self, path: &str, fields: Option<&[(&str, &str)]>) -> (StatusCode, String, String) {
        let cookie: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let method = if fields.is_some() { Method::POST } else { Method::GET };
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields.unwrap_or_default());
        let request = Request::builder().method(method).uri(path).header("cookie", cookie.join("; "));
        let request = request.body(Body::from(body.finish())).unwrap();
        let router = self.router.clone();
        let (parts, bytes) = RUNTIME.block_on(async {
            let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
            (parts, to_bytes(body, usize::MAX).await.unwrap())
        });
        for set in parts.headers.get_all("set-cookie") {
            let (name, value) = set.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(other, _)| other != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let to = parts.headers.get("location").map_or("", |v| v.to_str().unwrap()).to_owned();
        let text = if bytes.starts_with(b"PK") {
            format!("{:?}", from_xlsx(&bytes).unwrap())
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        };
        (parts.status, to, text)
    }

    fn get(&mut self, path: &str) -> String {
        self.ask(path, None).2
    }

    /// Signs in as a sample person.
    fn enter(router: &Router, role: Role, nth: &str) -> Self {
        let mut browser = Self { router: router.clone(), cookies: vec![] };
        if role == Role::Public {
            return browser;
        }
        let page = browser.get("/bogor/masuk");
        let (token, key) = (field(&page, "tanda"), field(&page, "kunci"));
        let fields = [
            ("tanda", token.as_str()),
            ("kunci", &key),
            ("peran", role.word()),
            ("unit", UNIT),
            ("orang", nth),
            ("ke", "/akun"),
        ];
        assert_eq!(browser.ask("/bogor/masuk", Some(&fields)).0, StatusCode::SEE_OTHER, "{role:?}");
        browser
    }
}

/// The value of the first hidden field of that name.
fn field(page: &str, name: &str) -> String {
    let open = format!("name=\"{name}\" value=\"");
    page.split(&open).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// Addresses that are asked: those of the board in question first, then what links lead to.
fn addresses(browser: &mut Browser) -> BTreeSet<String> {
    let board = format!("/bogor/jadwal/{UNIT}");
    let mut waiting: VecDeque<String> = [
        &board,
        &format!("/en{board}"),
        &format!("{board}/jadwal.xlsx"),
        &format!("{board}/kalender.ics"),
        &format!("{board}?banding=induk"),
        "/bogor/jadwal/halangan",
        "/bogor/aturan/bogor-2021-06-29.json",
        "/bogor/hari/2021-07-01",
        "/bogor/saya/gejala",
        "/en/bogor/saya/gejala",
        "/bogor/saya/pemberitahuan",
        "/bogor/kesehatan",
        "/bogor/kesehatan/catat",
        "/bogor/kelola/akun",
        "/bogor/perintah",
        "/akun",
        "/bogor",
        "/",
    ]
    .map(str::to_owned)
    .into();
    let mut seen = BTreeSet::new();
    let mut cells = 0;
    while let Some(path) = waiting.pop_front() {
        let many = |mark: &str| seen.iter().filter(|p: &&String| p.contains(mark)).count();
        let skip = path.ends_with(".pdf") || path.contains("/masuk") || path.contains("/aset/");
        let elsewhere = path.contains("/jadwal/") && !path.contains(UNIT) && many("/jadwal/") > 12 + cells;
        if skip || elsewhere || seen.len() >= MOST_PAGES || (path.contains("pegawai=") && cells > 40) {
            continue;
        }
        cells += usize::from(path.contains("pegawai="));
        if !seen.insert(path.clone()) {
            continue;
        }
        let page = browser.get(&path);
        for link in page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let link = link.replace("&amp;", "&").replace("&#38;", "&");
            let link = link.split('#').next().unwrap_or_default();
            if link.starts_with('?') {
                waiting.push_back(format!("{}{link}", path.split('?').next().unwrap()));
            } else if link.starts_with('/') {
                waiting.push_back(link.to_owned());
            }
        }
    }
    seen
}

/// How often each word stands in an answer.
fn words(text: &str) -> BTreeMap<&'static str, usize> {
    let text = text.to_lowercase();
    WORDS.iter().map(|word| (*word, text.matches(word).count())).filter(|(_, n)| *n > 0).collect()
}

#[test]
fn no_page_outside_the_health_officers_says_it() {
    tracing::subscriber::set_global_default(Log).unwrap();
    let (hall, copy) = fresh();
    let router = balai_web::router(hall.clone());
    let mut others: Vec<(Role, Browser)> = vec![];
    for role in [Role::Public].into_iter().chain(Role::GRANTED) {
        // None of them is the person who reports.
        let nth = if role == Role::Employee { "2" } else { "0" };
        others.push((role, Browser::enter(&router, role, nth)));
    }
    others.retain(|(role, _)| *role != Role::HealthOfficer);
    let mut asked: BTreeMap<Role, BTreeMap<String, BTreeMap<&str, usize>>> = BTreeMap::new();
    for (role, browser) in &mut others {
        let all = addresses(browser);
        assert!(all.len() > 40, "{role:?}: {}", all.len());
        let told = all.into_iter().map(|path| (path.clone(), words(&browser.get(&path)))).collect();
        asked.insert(*role, told);
    }
    LOGGED.lock().unwrap().clear();

    let mut rina = Browser::enter(&router, Role::Employee, "0");
    let page = rina.get("/bogor/saya/gejala");
    let (token, key) = (field(&page, "tanda"), field(&page, "kunci"));
    let form = [
        ("tanda", token.as_str()),
        ("kunci", &key),
        ("keadaan", "positif-gejala"),
        ("tanggal", "2021-06-29"),
    ];
    let clock = Instant::now();
    let (status, to, _) = rina.ask("/bogor/saya/gejala", Some(&form));
    println!("from the report to the published roster: {:?} (build with debug assertions)", clock.elapsed());
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/bogor/saya/gejala?terkirim=1"));
    assert_eq!(rina.ask("/bogor/saya/gejala", Some(&form)).0, StatusCode::SEE_OTHER, "a retry");
    let own = rina.get(&to);
    assert!(own.contains("Terkonfirmasi positif, bergejala · Selasa, 29 Juni 2021"), "one sees one's own");
    let town = hall.town("bogor").unwrap();
    let away: Vec<_> = town.people.iter().filter(|p| town.absences_of(&p.id).next().is_some()).collect();
    assert_eq!(away.len(), 1);
    assert_eq!(town.absences_of(&away[0].id).count(), 1, "once");
    let mut officer = Browser::enter(&router, Role::HealthOfficer, "0");
    let list = officer.get("/bogor/kesehatan");
    assert!(list.contains(&away[0].name) && list.contains("Terkonfirmasi positif"));
    assert!(rina.get("/bogor/saya/gejala").contains("tindak lanjut"), "and who looked");

    let mut seen = 0;
    for (role, browser) in &mut others {
        for (path, before) in &asked[role] {
            let after = browser.get(path);
            assert_eq!(words(&after), *before, "{role:?} at {path}");
            assert!(!after.contains("orang/k"), "{role:?} at {path}: a keyed hash");
            seen += 1;
        }
        let (status, _, numbers) = browser.ask("/bogor/kesehatan/angka", None);
        assert_eq!(status == StatusCode::OK, matches!(role, Role::Leadership | Role::Province), "{role:?}");
        assert!(!numbers.contains(&away[0].name) && !numbers.contains("Kelurahan Pabaton"), "{role:?}");
    }
    println!("{seen} answers as {} roles", others.len());
    let logged = LOGGED.lock().unwrap().clone();
    assert_eq!(words(&logged), BTreeMap::new(), "{logged}");
    assert!(!logged.contains(&away[0].id) && !logged.contains(&away[0].name), "{logged}");
    std::fs::remove_dir_all(copy).unwrap();
}
