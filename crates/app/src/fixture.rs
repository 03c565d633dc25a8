//! A small town for tests: three units, six people, orders in a few lines.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../store/tests/engines/mod.rs"]
mod engines;

use balai_core::city::{City, Person, Sex, StaffKind, UnitIx, Work, load};
use balai_core::diagnostic::Source;
use balai_store::city::save_package;
use balai_store::staff::{Staff, save_staff};
use balai_store::{Command, Done, Fault, Store, journal};
use jiff::civil::date;

pub use engines::{Folder, for_each_engine};

use crate::account::{self, AccountWish, PasswordWish, SignedIn, TotpWish};
use crate::totp::shown;
use crate::{Browser, Caller, Hall, HallSettings, Held, KeyRing, Proof, Role, Town, Visitor};

/// Orders of the town: the second supersedes the first.
pub const FIRST: &str = r#"perintah "PENUTUPAN PERTAMA" {
  jenis instruksi-wali-kota
  nomor "1/2021"
  wilayah mini
  tingkat kota
  penandatangan "Sari" selaku wali-kota
  tempat "Mini"
  ditetapkan 2021-06-28
  berlaku 2021-06-29 sampai 2021-07-05
  tinjau 2021-07-04

  KESATU semua pegawai {
    bekerja dari rumah
  }
}
"#;

/// See [`FIRST`].
pub const SECOND: &str = r#"perintah "PENUTUPAN KEDUA" {
  jenis instruksi-wali-kota
  nomor "2/2021"
  wilayah mini
  tingkat kota
  penandatangan "Sari" selaku wali-kota
  tempat "Mini"
  ditetapkan 2021-07-01
  berlaku 2021-07-02 sampai 2021-07-08
  tinjau 2021-07-07
  menggantikan mini-1

  KESATU semua pegawai {
    bekerja dari rumah
  }
}
"#;

/// Half of those available may come, one is picket officer at the office.
pub const CAPPED: &str = r#"perintah "KUOTA" {
  jenis instruksi-wali-kota
  nomor "1/2021"
  wilayah mini
  tingkat kota
  penandatangan "Sari" selaku wali-kota
  tempat "Mini"
  ditetapkan 2021-06-28
  berlaku 2021-06-29 sampai 2021-07-05
  tinjau 2021-07-04

  KESATU semua pegawai {
    di kantor atau di lapangan paling banyak 50% dari pegawai yang tersedia, dibulatkan ke bawah
    petugas piket setiap hari 1 orang di kantor
  }
}
"#;

/// [`CAPPED`], with a daily report, and leave to go out asked of the superior.
pub fn reporting_order() -> String {
    let more = "    laporan kegiatan setiap hari kerja sebelum 16.00 kepada atasan langsung
    tidak keluar rumah pada jam kerja selama berlaku kecuali mendesak, dengan izin atasan langsung, dalam 20 menit
  }
}
";
    CAPPED.strip_suffix("  }\n}\n").map_or_else(String::new, |head| format!("{head}{more}"))
}

/// A hall with the roster of [`reporting_order`] published.
pub async fn reporting(store: Store) -> Hall {
    planned_by(store, &reporting_order()).await
}

/// The same hall at another time of its clock.
pub async fn later(hall: &Hall, at: &str) -> Hall {
    let settings = settings(&format!("{at}+07:00[Asia/Jakarta]"));
    Hall::over(hall.store().clone(), settings).await.unwrap()
}

/// Somebody of the staff with a role in a unit.
pub fn staff(person: &str, role: Role, unit: &str) -> Caller {
    let (city, unit) = (Some("mini".into()), Some(unit.to_owned()));
    let held = Held { city, unit, ..Held::everywhere(role) };
    Caller { person: Some(person.into()), held: vec![held], ..Caller::of(role, person) }
}

/// Somebody of the second unit who is nothing but on its staff.
pub fn reporter(person: &str) -> Caller {
    staff(person, Role::Employee, "dinkes")
}

/// A hall with the roster of [`CAPPED`] published.
pub async fn planned(store: Store) -> Hall {
    planned_by(store, CAPPED).await
}

async fn planned_by(store: Store, text: &str) -> Hall {
    let hall = furnished(store).await;
    let operator = crate::Caller::operator();
    crate::order::sign_order(&hall, &operator, "order", order("mini-1", text)).await.unwrap();
    let settings = balai_core::arrange::Settings::default();
    let plan = crate::arrange::RosterPlan { city: "mini".into(), order: "mini-1".into(), settings };
    crate::arrange::plan_roster(&hall, &operator, "plan", plan).await.unwrap();
    hall
}

/// An order file.
pub fn order(name: &str, text: &str) -> Source {
    Source::new(format!("{name}.balai"), text)
}

const SETTINGS: &str = r##"
slug = "mini"
code = "00.00"
name = "Kota Mini"
government = "Pemerintah Kota Mini"
head = "Wali Kota Mini"
province = "Jawa Barat"
town = "Mini"
zone = "Asia/Jakarta"
zone_short = "WIB"
address = "Jl. Contoh 1"
tiles = [["Mini Tengah"]]

[theme]
main = "#0b5d45"
dark = "#073d2e"
light = "#e4f1ec"

[hours]
start = "07.30"
end = "16.00"
source = "contoh"
estimate = true

[staff]
asn = 6
non_asn = 0
source = "contoh"
prefix = "MIN"
pppk = 0

[[phones]]
number = "112"
id = "Darurat"
en = "Emergency"
"##;

const UNITS: &str =
    "slug,code,name,short,kind,class,parent,site,address,kecamatan,asn,non_asn,note,source,estimate
setda,00-SETDA,Sekretariat Daerah Kota Mini,Setda,setda,non-esensial,,balai-kota,Jl. Contoh 1,,2,0,,contoh,ya
dinkes,00-DINKES,Dinas Kesehatan,Dinkes,dinas,kritikal,setda,luar,Jl. Contoh 2,,4,0,,contoh,ya
kecamatan-mini,00-KEC,Kecamatan Mini Tengah,Kec. Mini Tengah,kecamatan,non-esensial,setda,luar,Jl. Contoh 3,Mini Tengah,0,0,,contoh,ya
";

const TABLES: [(&str, &str); 5] = [
    (
        "services.csv",
        "slug,code,name,name_en,summary,summary_en,owner,counter,online,phone,documents,promise,promise_en,presence,hours,emergency,keywords,icon,source,estimate",
    ),
    ("posts.csv", "slug,unit,name,name_en,place,skill,start,end,days,holidays,need,source,estimate"),
    ("programmes.csv", "slug,name,owner,value,start,end,status,source,estimate"),
    ("holidays.csv", "date,name,kind,decided,withdrawn,source,estimate"),
    (
        "health.csv",
        "from,instrument,isolation_days,isolation_tested_days,symptom_free_days,quarantine_days,quarantine_untested_days,lookback_days,source,estimate",
    ),
];

/// The tables of the city.
pub fn files() -> Vec<Source> {
    let tables = TABLES.map(|(name, head)| Source::new(name, format!("{head}\n")));
    [Source::new("city.toml", SETTINGS), Source::new("units.csv", UNITS)].into_iter().chain(tables).collect()
}

/// The city.
pub fn city() -> City {
    let (city, findings) = load::load(&files());
    city.unwrap_or_else(|| panic!("{findings:#?}"))
}

/// Its people, not in order: someone of the second unit stands first.
pub fn people() -> Vec<Person> {
    let person = |number: u32| Person {
        id: format!("MIN-{number:05}"),
        name: format!("Orang Contoh {number}"),
        sex: if number.is_multiple_of(2) { Sex::Female } else { Sex::Male },
        born: date(1980, 1, 1),
        nip: "198001012005011001".into(),
        nik: "3271000101800001".into(),
        kind: StaffKind::Pns,
        rank: "III/c".into(),
        echelon: String::new(),
        title: "Perawat".into(),
        head: number == 1,
        unit: UnitIx(u32::from(number > 2)),
        skills: vec!["igd".into()],
        shift: number == 6,
        work: Work::OnSite,
        home: "Mini Tengah".into(),
        home_only: number == 5,
        away: if number == 4 { vec![(date(2021, 6, 30), date(2021, 7, 2))] } else { vec![] },
    };
    (1..=6).rev().map(person).collect()
}

/// The keys of every hall in tests.
pub fn keys() -> KeyRing {
    KeyRing::read(&format!("k1 {}", "5a".repeat(32))).unwrap()
}

/// Who keeps the roster of the second unit.
pub fn unit_head(name: &str) -> Caller {
    let (city, unit) = (Some("mini".into()), Some("dinkes".into()));
    let held = Held { city, unit, ..Held::everywhere(Role::UnitHead) };
    Caller { held: vec![held], ..Caller::of(Role::UnitHead, name) }
}

/// Somebody of the town's staff.
pub fn employee(id: &str) -> Caller {
    let held = Held { city: Some("mini".into()), ..Held::everywhere(Role::Employee) };
    Caller { held: vec![held], person: Some(id.into()), ..Caller::of(Role::Employee, id) }
}

/// A password.
pub const PASSWORD: &str = "kuda batu air lilin";

/// A browser whose token is this letter, and a network of its own.
pub fn browser(letter: char) -> Browser {
    let address = Some(format!("network {letter}"));
    Browser { device: letter.to_string().repeat(32), address, name: format!("Firefox {letter}") }
}

/// Somebody of the town with a role, a password and, if wanted, codes: account, and key of the codes.
/// The watch stands from here on.
pub async fn settled(hall: &Hall, login: &str, role: Role, codes: bool) -> (String, Option<String>) {
    let operator = Caller::operator();
    hall.set_watch(hall.watch());
    let name = login[..1].to_uppercase() + &login[1..];
    let (city, person) = (Some("mini".into()), None);
    let wish = AccountWish { city: city.clone(), person, name, login: login.into(), sample: false };
    let made = account::create_account(hall, &operator, &format!("make {login}"), wish).await.unwrap();
    let (id, first_day) = (made.account, date(2021, 1, 1));
    let held = Held { city, ..Held::everywhere(role) };
    let wish = account::GrantWish { account: id.clone(), held, first_day, last_day: None };
    account::grant_role(hall, &operator, &format!("grant {login}"), wish).await.unwrap();
    let wish = PasswordWish { token: made.token, password: PASSWORD.into(), browser: Browser::default() };
    account::set_password(hall, &Caller::public(), "fixture", wish).await.unwrap();
    if !codes {
        return (id, None);
    }
    let own = Caller { account: Some(id.clone()), ..Caller::of(Role::Employee, login) };
    let secret = account::offer_totp(hall, &own, "fixture").await.unwrap().secret;
    let wish = TotpWish { code: shown(&secret, hall.watch()), current: String::new() };
    account::enrol_totp(hall, &own, "fixture", wish).await.unwrap();
    (id, Some(secret))
}

/// Signs somebody in who was settled; a minute passes.
pub async fn signed(hall: &Hall, login: &str, key: &str) -> (String, Visitor) {
    hall.set_watch(hall.watch() + jiff::SignedDuration::from_mins(1));
    let anyone = Caller::public();
    let proof = Proof::Password { login: login.into(), password: PASSWORD.into() };
    let mut done = account::sign_in(hall, &anyone, key, proof, browser('a')).await.unwrap();
    if let SignedIn::CodeNeeded(ticket) = done {
        let id = ticket.split('.').next().unwrap();
        let code = shown(&crate::totp::secret(hall.keys(), id, "fixture"), hall.watch());
        let proof = Proof::Code { ticket, code };
        done = account::sign_in(hall, &anyone, &format!("{key} code"), proof, browser('a')).await.unwrap();
    }
    let SignedIn::Open { token, .. } = done else { panic!("{done:?}") };
    let visitor = hall.visitor(&token).await.unwrap().unwrap();
    (token, visitor)
}

/// A hall over an empty store.
pub async fn hall(store: Store) -> Hall {
    at_clock(store, "2021-06-30T07:15:00+07:00[Asia/Jakarta]").await
}

/// A hall over a store, with its clock at an instant.
pub async fn at_clock(store: Store, at: &str) -> Hall {
    Hall::over(store, settings(at)).await.unwrap()
}

/// The same hall after a start with other keys.
pub async fn keyed(hall: &Hall, keys: KeyRing) -> Hall {
    let settings = HallSettings { keys, ..settings("2021-06-30T07:15:00+07:00[Asia/Jakarta]") };
    Hall::over(hall.store().clone(), settings).await.unwrap()
}

fn settings(at: &str) -> HallSettings {
    HallSettings {
        database: String::new(),
        at: Some(at.parse().unwrap()),
        public_site: "https://balai.test".into(),
        above: vec![],
        keys: keys(),
        demo: true,
    }
}

/// A hall that knows the town, its data and people recorded without an act.
pub async fn furnished(store: Store) -> Hall {
    let hall = hall(store.clone()).await;
    let at = jiff::Timestamp::UNIX_EPOCH;
    let command = Command { key: "fixture".into(), act: "fixture", actor: "test".into(), at };
    let entered = store.write(command, move |tx| {
        Box::pin(async move {
            save_package(tx, "mini", &files(), at).await?;
            save_staff(tx, Staff { city: &city(), people: &people(), keys: None }, at).await?;
            Ok::<_, Fault>(Done { answer: (), subject: "mini".into(), payload: serde_json::Value::Null })
        })
    });
    entered.await.unwrap();
    let kept: Result<(Vec<_>, bool), Fault> =
        store.read(|tx| Box::pin(async move { balai_store::staff::people(tx, &city()).await })).await;
    hall.put(Town::new(city(), kept.unwrap().0, "x".into(), true));
    hall
}

/// Acts in the journal, oldest first, with their subjects.
pub async fn journalled(hall: &Hall) -> Vec<String> {
    let lines: Result<Vec<_>, Fault> =
        hall.store().read(|tx| Box::pin(async move { journal::lines(tx, 0, 100).await })).await;
    lines.unwrap().into_iter().map(|line| format!("{} {} {}", line.act, line.actor, line.subject)).collect()
}

/// Somebody of the second unit, signed in as what they are.
pub fn colleague(person: &str) -> Caller {
    let (city, unit) = (Some("mini".into()), Some("dinkes".into()));
    let held = Held { city, unit, ..Held::everywhere(Role::Employee) };
    Caller { person: Some(person.into()), held: vec![held], ..Caller::of(Role::Employee, "Orang Contoh") }
}

/// The hall with the health profile of June 2021.
pub async fn with_health(hall: Hall) -> Hall {
    let row = "2021-05-11,KMK 4641,10,0,3,5,14,2,contoh,ya\n";
    let mut files = files();
    let health = files.iter_mut().find(|file| file.name == "health.csv").unwrap();
    *health = Source::new("health.csv", health.text.clone() + row);
    let at = jiff::Timestamp::UNIX_EPOCH;
    let command = Command { key: "profile".into(), act: "fixture", actor: "test".into(), at };
    let entered = hall.store().write(command, move |tx| {
        Box::pin(async move {
            save_package(tx, "mini", &files, at).await?;
            Ok::<_, Fault>(Done { answer: (), subject: "mini".into(), payload: serde_json::Value::Null })
        })
    });
    entered.await.unwrap();
    hall.reload("mini").await.unwrap();
    hall
}

/// Everything that acts on health leave in clear beside the sealed text.
pub async fn text_of_tables(hall: &Hall) -> String {
    let read = hall.store().read(|tx| {
        Box::pin(async move {
            let mut all = String::new();
            for sql in [
                "SELECT key || act || answer FROM command_key",
                "SELECT act || actor || subject FROM journal",
                "SELECT person_mark || sealed FROM health_report",
                "SELECT person || author FROM absence",
                "SELECT person || kind FROM notice",
            ] {
                let rows: Vec<String> = tx.rows(sql, &[], |row| row.get(0)).await?;
                all += &rows.join("\n");
            }
            Ok::<_, Fault>(all)
        })
    });
    read.await.unwrap()
}

/// NIP of a real person of the tests.
pub fn real_nip(number: u32) -> String {
    format!("19850101200501{}{number:03}", 1 + (number + 1) % 2)
}

/// NIK of a real person of the tests.
pub fn real_nik(number: u32) -> String {
    let day = if number.is_multiple_of(2) { 41 } else { 1 };
    format!("327101{day:02}0185{number:04}")
}

/// A staff list of real people, two in the first unit; `change` mends the fields of a row.
pub fn real_list(
    numbers: impl IntoIterator<Item = u32>,
    change: impl Fn(u32, &mut Vec<String>),
) -> crate::city::StaffList {
    let mut table = balai_core::city::staff::empty_list();
    for number in numbers {
        let sex = if number.is_multiple_of(2) { "P" } else { "L" };
        let unit = if number > 2 { "dinkes" } else { "setda" };
        let (nip, nik, id) = (real_nip(number), real_nik(number), format!("NYT-{number}"));
        let name = format!("Orang Nyata {number}");
        let head = if number == 1 || number == 3 { "ya" } else { "tidak" };
        let row = [
            &id,
            &name,
            sex,
            "1985-01-01",
            &nip,
            &nik,
            "PNS",
            "III/c",
            "",
            "Perawat",
            head,
            unit,
            "",
            "tidak",
            "di-tempat",
            "Mini Tengah",
            "tidak",
            "",
            "tidak",
        ];
        let mut row: Vec<String> = row.map(str::to_owned).into();
        change(number, &mut row);
        table.rows.push(row);
    }
    crate::city::StaffList { city: "mini".into(), list: table.source() }
}
