//! A hall with real people: nobody who is not signed in finds a name or a number of any of them, on
//! whatever public page, table or calendar; how many stand where, everyone may know.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use balai_app::arrange::{RosterPlan, plan_roster};
use balai_app::city::{StaffList, import_staff};
use balai_app::order::sign_order;
use balai_app::{Caller, CityFolder, DemoSettings, Hall, Role, Trouble, from_xlsx, prepare_demo};
use balai_core::arrange::Settings;
use balai_core::city::staff::{make, staff_table};
use balai_core::diagnostic::Source;
use tower::ServiceExt;

const UNIT: &str = "kelurahan-pabaton";
const ORDER: &str = "bogor-uji";
const TEXT: &str = r#"perintah "KUOTA" {
  jenis instruksi-wali-kota
  nomor "1/2021"
  wilayah bogor
  tingkat kota
  penandatangan "Sari" selaku wali-kota
  tempat "Bogor"
  ditetapkan 2021-06-28
  berlaku 2021-06-29 sampai 2021-07-05
  tinjau 2021-07-04

  KESATU semua pegawai {
    di kantor atau di lapangan paling banyak 50% dari pegawai yang tersedia, dibulatkan ke bawah
    petugas piket setiap hari 1 orang di kantor
  }
}
"#;
/// In the name of everybody on the list, and in no other text of the hall.
const NAME: &str = "Zulqarnaen";
/// Pages that are asked.
const MOST_PAGES: usize = 250;

fn read(path: &Path) -> Source {
    Source::new(path.file_name().unwrap().to_str().unwrap(), std::fs::read_to_string(path).unwrap())
}

/// Bogor with the people of two units, all real, and one order; gives the NIPs and NIKs of all.
async fn hall(data: &Path) -> (Hall, Vec<String>) {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = std::fs::read_dir(top.join("cities/bogor")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    files.sort();
    let folder = CityFolder { files: files.iter().map(|path| read(path)).collect(), orders: vec![] };
    let at = Some("2021-06-30T07:15[Asia/Jakarta]".parse().unwrap());
    let settings = DemoSettings { at, public_site: "https://balai.example".into(), above: vec![] };
    let hall = prepare_demo(data, &[folder], settings, &|_| ()).await.unwrap();
    let town = hall.town("bogor").unwrap();
    let mut people = make(&town.city, 9);
    people.retain(|p| ["labkesda", UNIT].contains(&town.city.units[p.unit.at()].slug.as_str()));
    for (n, person) in people.iter_mut().enumerate() {
        (person.id, person.name) = (format!("NYT-{n}"), format!("{NAME} {n}"));
    }
    let mut table = staff_table(&town.city, &people);
    table.rows.iter_mut().for_each(|row| *row.last_mut().unwrap() = "tidak".into());
    let list = StaffList { city: "bogor".into(), list: table.source() };
    import_staff(&hall, &Caller::operator(), "list", list).await.unwrap();
    let order = Source::new(format!("{ORDER}.balai"), TEXT);
    sign_order(&hall, &Caller::operator(), "order", order).await.unwrap();
    let plan = RosterPlan { city: "bogor".into(), order: ORDER.into(), settings: Settings::default() };
    plan_roster(&hall, &Caller::operator(), "plan", plan).await.unwrap();
    let numbers = people.into_iter().flat_map(|p| [p.nip, p.nik]).filter(|number| !number.is_empty());
    (hall, numbers.collect())
}

async fn get(router: &Router, path: &str, fragment: bool) -> (StatusCode, String) {
    let request = Request::builder().uri(path);
    let request = if fragment { request.header("x-fragmen", "1") } else { request };
    let request = request.body(Body::empty()).unwrap();
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let text = if bytes.starts_with(b"PK") {
        format!("{:?}", from_xlsx(&bytes).unwrap())
    } else {
        String::from_utf8_lossy(&bytes).into_owned()
    };
    (parts.status, text)
}

/// What anyone may try: the pages of the boards in every form, then what links lead to.
async fn pages(router: &Router) -> Vec<(String, String)> {
    let board = format!("/bogor/jadwal/{UNIT}");
    let mut waiting: VecDeque<String> = [
        &board,
        &format!("/en{board}"),
        &format!("{board}?aturan={ORDER}"),
        &format!("{board}?banding=induk"),
        &format!("{board}?banding=1"),
        &format!("{board}?pegawai=NYT-1&hari=2021-07-01"),
        &format!("{board}?cari={NAME}"),
        &format!("{board}?usul=kunci"),
        &format!("{board}/jadwal.xlsx"),
        &format!("{board}/kalender.ics"),
        &format!("{board}/kalender.ics?pegawai=NYT-1"),
        &format!("/bogor/pada?saat=2021-07-01T09:00&unit={UNIT}"),
        "/bogor/jadwal/halangan",
        "/bogor/jadwal/labkesda",
        &format!("/bogor/aturan/{ORDER}"),
        &format!("/bogor/aturan/{ORDER}.json"),
        &format!("/bogor/aturan?unit={UNIT}"),
        "/bogor/hari/2021-07-01",
        "/bogor/tim",
        "/bogor/saya",
        "/bogor/masuk",
        "/bogor",
        "/",
    ]
    .map(str::to_owned)
    .into();
    let (mut seen, mut answers) = (BTreeSet::new(), vec![]);
    while let Some(path) = waiting.pop_front() {
        if seen.len() >= MOST_PAGES || path.ends_with(".pdf") || !seen.insert(path.clone()) {
            continue;
        }
        let (_, page) = get(router, &path, false).await;
        for link in page.split(" href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next()) {
            let link = link.replace("&amp;", "&").replace("&#38;", "&");
            let boards = seen.iter().filter(|p| p.contains("/jadwal/")).count();
            if link.starts_with('/') && (boards < 60 || !link.contains("/jadwal/")) {
                waiting.push_back(link);
            }
        }
        answers.push((path, page));
    }
    answers
}

#[tokio::test]
async fn no_public_page_names_anybody() {
    let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("names-{}", std::process::id()));
    let (hall, numbers) = hall(&data).await;
    assert!(numbers.len() > 20 && !hall.town("bogor").unwrap().sample);
    let router = balai_web::router(hall.clone());
    let answers = pages(&router).await;
    assert!(answers.len() > 100, "{}", answers.len());
    for (path, page) in &answers {
        // What was asked stands in the address that leads back after signing in.
        let told = page.replace(&format!("cari={NAME}"), "").replace(&format!("cari%3D{NAME}"), "");
        assert!(!told.contains(NAME), "{path} names somebody");
        assert!(numbers.iter().all(|number| !page.contains(number.as_str())), "{path} has a number");
    }
    let board = format!("/bogor/jadwal/{UNIT}");
    let (status, page) = get(&router, &board, false).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Tidak bertugas") && page.contains("/bogor/masuk?ke="), "numbers, and the way in");
    assert!(!page.contains("data contoh, bukan orang"), "nobody is made up here");
    for path in ["/jadwal.xlsx", "/kalender.ics"] {
        let (status, _) = get(&router, &format!("{board}{path}"), false).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{path}: to the door");
    }
    let (status, _) = get(&router, &format!("{board}?pegawai=NYT-1&hari=2021-07-01"), true).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED, "the panel alone");
    let town = hall.town("bogor").unwrap();
    let unit = town.city.unit(UNIT).unwrap();
    let refused = hall.board_for(&Caller::public(), &town, ORDER, unit).await;
    assert_eq!(refused.err(), Some(Trouble::Forbidden));
    let role = Caller::of(Role::Employee, "Dewi");
    let seen = hall.board_for(&role, &town, ORDER, unit).await.unwrap();
    assert!(seen.1.people.iter().all(|p| town.people[p.at()].name.starts_with(NAME)), "who may, sees them");
    std::fs::remove_dir_all(data).unwrap();
}
