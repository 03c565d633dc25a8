//! The door over a real hall: Bogor with its sample staff and no order. Cookies, tokens, roles, what is
//! kept when a session has ended, and what strangers get.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::sync::LazyLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use balai_app::{CityFolder, DemoSettings, Hall, prepare_demo};
use balai_core::diagnostic::Source;
use tokio::runtime::Runtime;
use tower::ServiceExt;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
static HALL: LazyLock<Hall> = LazyLock::new(|| RUNTIME.block_on(open()));
static ROUTER: LazyLock<Router> = LazyLock::new(|| balai_web::router(HALL.clone()));

async fn open() -> Hall {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cities/bogor");
    let files = std::fs::read_dir(top).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.is_file()).collect();
    files.sort();
    let source = |path: &std::path::PathBuf| {
        Source::new(path.file_name().unwrap().to_str().unwrap(), std::fs::read_to_string(path).unwrap())
    };
    let folder = CityFolder { files: files.iter().map(source).collect(), orders: vec![] };
    let at = Some("2021-06-30T07:15[Asia/Jakarta]".parse().unwrap());
    let settings = DemoSettings { at, public_site: "https://balai.example".into(), above: vec![] };
    let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("accounts-{}", std::process::id()));
    prepare_demo(&data, &[folder], settings, &|_| ()).await.unwrap()
}

/// A browser that keeps its cookies.
#[derive(Default)]
struct Browser(Vec<(String, String)>);

struct Answer {
    status: StatusCode,
    location: String,
    retry: String,
    cookies: Vec<String>,
    text: String,
}

impl Browser {
    fn ask(
        &mut self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let cookie: Vec<_> = self.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path).header("cookie", cookie.join("; "));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let request = request.body(Body::from(body.finish())).unwrap();
        let router = ROUTER.clone();
        let answer = RUNTIME.block_on(async {
            let response = router.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let header = |name: &str| {
                parts.headers.get(name).map_or_else(String::new, |v| v.to_str().unwrap().to_owned())
            };
            let cookies = parts.headers.get_all("set-cookie").iter();
            Answer {
                status: parts.status,
                location: header("location"),
                retry: header("retry-after"),
                cookies: cookies.map(|v| v.to_str().unwrap().to_owned()).collect(),
                text: String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).into_owned(),
            }
        });
        for set in &answer.cookies {
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            self.0.retain(|(other, _)| other != name);
            self.0.push((name.to_owned(), value.to_owned()));
        }
        answer
    }

    fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[], &[])
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask(Method::POST, path, fields, &[])
    }

    /// Signs in as a sample person.
    fn enter(role: &str, unit: &str) -> Self {
        let mut browser = Self::default();
        let page = browser.get("/bogor/masuk").text;
        let (token, key) = (field(&page, "tanda"), field(&page, "kunci"));
        let fields =
            [("tanda", token.as_str()), ("kunci", &key), ("peran", role), ("unit", unit), ("ke", "/akun")];
        let answer = browser.post("/bogor/masuk", &fields);
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/akun"), "{role}");
        browser
    }
}

/// The value of the first hidden field of that name.
fn field(page: &str, name: &str) -> String {
    let open = format!("name=\"{name}\" value=\"");
    page.split(&open).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

#[test]
fn the_door_has_a_button_for_each_role_and_each_opens_its_desk() {
    let mut reader = Browser::default();
    let door = reader.get("/bogor/masuk?ke=/bogor/jadwal/rsud");
    assert_eq!((door.status, door.text.matches("name=\"peran\"").count()), (StatusCode::OK, 10));
    assert!(door.text.contains("<option value=\"rsud\" selected>"), "the board one comes from");
    let device = door.cookies.iter().find(|c| c.contains("perangkat")).unwrap();
    assert!(device.starts_with("__Host-perangkat=") && device.ends_with("SameSite=Lax; HttpOnly; Secure"));
    for (role, desk, accounts) in [
        ("legal-bureau", 200, 403),
        ("leadership", 200, 403),
        ("inspectorate", 200, 200),
        ("unit-head", 403, 403),
        ("operator", 200, 200),
        ("province", 403, 403),
    ] {
        let mut browser = Browser::enter(role, "rsud");
        assert_eq!(browser.get("/akun").status, StatusCode::OK, "{role}");
        assert_eq!(browser.get("/bogor/perintah").status.as_u16(), desk, "{role}");
        assert_eq!(browser.get("/bogor/kelola/akun").status.as_u16(), accounts, "{role}");
        assert_eq!(browser.get("/en/akun").status, StatusCode::OK, "{role}");
    }
}

#[test]
fn public_pages_are_the_same_for_everyone_and_set_no_session() {
    let mut staff = Browser::enter("legal-bureau", "");
    for path in ["/", "/bogor", "/privasi"] {
        let css = format!("css={}", balai_web::asset::css_mark());
        let (public, signed) =
            (Browser::default().ask(Method::GET, path, &[], &[("cookie", &css)]), staff.get(path));
        assert!(public.cookies.iter().chain(&signed.cookies).all(|c| !c.contains("sesi")), "{path}");
        assert_eq!(public.text.contains("/akun"), signed.text.contains("/akun"), "{path}");
    }
}

#[test]
fn a_form_needs_the_token_of_its_session_and_this_site() {
    let mut staff = Browser::enter("legal-bureau", "");
    let page = staff.get("/bogor/perintah").text;
    let (token, key) = (field(&page, "tanda"), field(&page, "kunci"));
    let fields = |token| [("tanda", token), ("kunci", key.as_str()), ("nama", "bogor-uji-tanda")];
    let wrong = "f".repeat(64);
    assert_eq!(staff.post("/bogor/perintah", &fields(&wrong)).status, StatusCode::FORBIDDEN);
    let site = [("sec-fetch-site", "cross-site")];
    let foreign = staff.ask(Method::POST, "/bogor/perintah", &fields(&token), &site);
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    let mut other = Browser::enter("legal-bureau", "");
    assert_eq!(other.post("/bogor/perintah", &fields(&token)).status, StatusCode::FORBIDDEN, "another's");
    let good = staff.post("/bogor/perintah", &fields(&token));
    assert_eq!(
        (good.status, good.location.as_str()),
        (StatusCode::SEE_OTHER, "/bogor/perintah/bogor-uji-tanda")
    );
    let page = staff.get("/akun").text;
    let out = [("tanda", field(&page, "tanda")), ("kunci", field(&page, "kunci"))];
    let old: Vec<_> = staff.0.clone();
    let out = staff.post("/akun/keluar", &[("tanda", &out[0].1), ("kunci", &out[1].1)]);
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    staff.0 = old;
    assert_eq!(staff.get("/akun").status, StatusCode::SEE_OTHER, "the old cookie opens nothing");
}

#[test]
fn who_is_not_signed_in_is_led_to_the_door_with_what_they_sent() {
    let mut nobody = Browser::default();
    let asked = nobody.get("/en/bogor/perintah?x=1");
    let to = "/en/bogor/masuk?ke=%2Fbogor%2Fperintah%3Fx%3D1";
    assert_eq!((asked.status, asked.location.as_str()), (StatusCode::SEE_OTHER, to));
    let sent =
        nobody.post("/bogor/perintah", &[("nama", "bogor-uji-lanjut"), ("tanda", "x"), ("kunci", "k1")]);
    assert_eq!(sent.status, StatusCode::UNAUTHORIZED);
    let names = ["tanda", "kunci", "ke", "lanjut"];
    let kept = names.map(|name| field(&sent.text, name).replace("&#38;", "&").replace("&amp;", "&"));
    assert!(kept[3].contains("nama=bogor-uji-lanjut"), "{}", kept[3]);
    let mut fields: Vec<_> = names.iter().zip(&kept).map(|(n, v)| (*n, v.as_str())).collect();
    fields.push(("peran", "legal-bureau"));
    let held = nobody.post("/bogor/masuk", &fields);
    assert_eq!((held.status, field(&held.text, "nama").as_str()), (StatusCode::OK, "bogor-uji-lanjut"));
    let token = field(&held.text, "tanda");
    let done =
        nobody.post("/bogor/perintah", &[("nama", "bogor-uji-lanjut"), ("tanda", &token), ("kunci", "k1")]);
    assert_eq!(done.location, "/bogor/perintah/bogor-uji-lanjut");
}

#[test]
fn strangers_get_one_answer_and_then_wait() {
    let mut stranger = Browser::default();
    let mut told = Vec::new();
    for _ in 0..6 {
        let page = stranger.get("/bogor/masuk").text;
        let (token, key) = (field(&page, "tanda"), field(&page, "kunci"));
        let fields =
            [("tanda", token.as_str()), ("kunci", &key), ("nip", "tidak.ada"), ("sandi", "apa saja boleh")];
        let answer = stranger.post("/bogor/masuk", &fields);
        assert!(answer.text.contains("value=\"tidak.ada\"") && answer.text.contains("Kesalahan: Masuk"));
        told.push((answer.status.as_u16(), answer.retry));
    }
    assert!(told[..5].iter().all(|(status, _)| *status == 401), "{told:?}");
    assert_eq!(told[5], (429, "1".to_owned()));
    let dead = stranger.get(&format!("/undangan/{}", "0".repeat(64)));
    assert!(dead.status == StatusCode::NOT_FOUND && dead.text.contains("tidak berlaku lagi"));
}
