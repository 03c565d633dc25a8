//! A hall that is served in a process of its own, and a reader without a browser.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, crypto::ring};

/// How long a hall may take to open.
const OPENS: Duration = Duration::from_secs(60);

static SCHEMAS: AtomicUsize = AtomicUsize::new(0);

pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// An empty folder that goes away with the test.
pub struct Room(PathBuf);

impl Room {
    pub fn new(name: &str) -> Self {
        let room = std::env::temp_dir().join(format!("balai-server-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&room);
        fs::create_dir_all(&room).unwrap();
        Self(room)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An empty database of every engine at hand.
pub fn databases(room: &Room) -> Vec<String> {
    let mut all = vec![format!("sqlite:{}", room.path("hall.db"))];
    if let Ok(server) = std::env::var("BALAI_TEST_POSTGRES") {
        let number = SCHEMAS.fetch_add(1, Ordering::Relaxed);
        all.push(format!("{server}?schema=s{}_{number}", std::process::id()));
    }
    all
}

pub fn kind(database: &str) -> &str {
    database.split(':').next().unwrap()
}

fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_balai"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("BALAI_")) {
        command.env_remove(name);
    }
    command.args(words).env("NO_COLOR", "1");
    command
}

/// Runs a command; gives its number and everything it said.
pub fn balai(words: &[&str]) -> (i32, String) {
    let out = command(words).output().unwrap();
    let said = [out.stdout, out.stderr].concat();
    (out.status.code().unwrap(), String::from_utf8(said).unwrap())
}

/// Runs a command that has to succeed; gives its answer.
pub fn ok(words: &[&str]) -> String {
    let out = command(words).output().unwrap();
    assert!(
        out.status.success(),
        "{words:?}: {}",
        String::from_utf8_lossy(&[out.stdout, out.stderr].concat())
    );
    String::from_utf8(out.stdout).unwrap()
}

/// Anything from 0 to `u32::MAX`.
pub fn chance() -> u32 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().subsec_micros()
}

/// An address that is asked.
#[derive(Clone)]
pub struct Door(String);

impl Door {
    /// Status and body; 0 if nobody answers to the end.
    pub fn get(&self, path: &str) -> (u16, String) {
        self.ask(path, "").map(|(status, _, body)| (status, body)).unwrap_or_default()
    }

    /// Signs in as a sample person of the legal bureau, and takes the token of the desk.
    pub fn drafter(&self) -> Drafter {
        let (_, head, page) = self.ask("/bogor/masuk", "").unwrap();
        let browser = cookie(&head, "perangkat");
        let form = format!(
            "tanda={}&kunci={}&peran=legal-bureau&unit=&orang=0&ke=/",
            field(&page, "tanda"),
            field(&page, "kunci")
        );
        let (status, head, _) = self.post("/bogor/masuk", &browser, &form, "").unwrap();
        assert_eq!(status, 303, "signing in");
        let cookies = format!("{browser}; {}", cookie(&head, "sesi"));
        let (_, _, page) = self.ask("/bogor/perintah", &cookies).unwrap();
        Drafter { door: self.clone(), token: field(&page, "tanda").to_owned(), cookies }
    }

    fn ask(&self, path: &str, cookies: &str) -> Option<(u16, String, String)> {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nhost: x\r\ncookie: {cookies}\r\nconnection: close\r\n\r\n"
        ))
    }

    fn post(&self, path: &str, cookies: &str, body: &str, id: &str) -> Option<(u16, String, String)> {
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\ncookie: {cookies}\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nx-request-id: {id}\r\n\r\n{body}",
            body.len()
        ))
    }

    /// Half a question, kept open.
    pub fn half(&self) -> TcpStream {
        let mut stream = TcpStream::connect(&self.0).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nhost:").unwrap();
        stream
    }

    /// Status, head and body.
    fn send(&self, asked: &str) -> Option<(u16, String, String)> {
        let mut stream = TcpStream::connect(&self.0).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
        stream.write_all(asked.as_bytes()).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        Some((status, head.to_owned(), body.to_owned()))
    }
}

/// Somebody at the desk.
#[derive(Clone)]
pub struct Drafter {
    door: Door,
    cookies: String,
    token: String,
}

impl Drafter {
    /// Begins a draft; the status, or nothing if nobody answered to the end.
    pub fn draft(&self, id: &str, name: &str) -> Option<u16> {
        let body = format!("tanda={}&kunci=k&nama={id}&penyusun={name}", self.token);
        self.door.post("/bogor/perintah", &self.cookies, &body, name).map(|(status, ..)| status)
    }

    /// Status of a page.
    pub fn get(&self, path: &str) -> u16 {
        self.door.ask(path, &self.cookies).map_or(0, |(status, ..)| status)
    }
}

/// What a hidden field of a form carries.
fn field<'a>(page: &'a str, name: &str) -> &'a str {
    let at = page.split_once(&format!("name=\"{name}\" value=\"")).expect(name).1;
    at.split_once('"').unwrap().0
}

/// A cookie that an answer sets, as a request brings it.
fn cookie(head: &str, name: &str) -> String {
    let set = head
        .lines()
        .filter_map(|line| line.split_once(": "))
        .filter(|(key, _)| key.eq_ignore_ascii_case("set-cookie"));
    let mut pairs = set.filter_map(|(_, value)| value.split(';').next());
    pairs.find(|pair| pair.starts_with(&format!("{name}="))).expect(name).to_owned()
}

/// A served hall.
pub struct Served {
    process: Child,
    pub door: Door,
    pub admin: Door,
    /// What it says on standard error.
    pub log: PathBuf,
}

impl Served {
    /// Starts one over a database, with these lines of configuration more.
    pub fn start(room: &Room, database: &str, more: &str) -> Self {
        let (config, said, log) = (room.path("balai.toml"), room.path("said"), room.path("log"));
        let keys = room.path("kunci.txt");
        let text = format!(
            "database = \"{database}\"\nkey_file = \"{keys}\"\nlisten = \"127.0.0.1:0\"\nadmin = \"127.0.0.1:0\"\n{more}"
        );
        fs::write(&config, text).unwrap();
        let mut command = command(&["serve", "--config", &config]);
        command.stdout(File::create(&said).unwrap()).stderr(File::create(&log).unwrap()).stdin(Stdio::null());
        let mut process = command.spawn().unwrap();
        let begun = Instant::now();
        let (door, admin) = loop {
            let text = fs::read_to_string(&said).unwrap();
            let found: Vec<_> = text.split_whitespace().filter_map(|word| word.split_once("://")).collect();
            if text.contains("Kota  ") && found.len() >= 2 {
                break (Door(found[0].1.to_owned()), Door(found[1].1.to_owned()));
            }
            let ended = process.try_wait().unwrap();
            let why = fs::read_to_string(&log).unwrap();
            assert!(ended.is_none() && begun.elapsed() < OPENS, "the hall did not open: {why}");
            std::thread::sleep(Duration::from_millis(10));
        };
        Self { process, door, admin, log: log.into() }
    }

    pub fn signal(&self, name: &str) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }

    /// Ends it as the power does.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Closes it as the service manager does; gives its number.
    pub fn stop(mut self) -> i32 {
        self.signal("TERM");
        let begun = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code().unwrap();
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "it does not close");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// True if whoever trusts only this certificate gets an answer.
pub fn shakes(door: &Door, cert: &[u8]) -> bool {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(cert).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let mut tls = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = TcpStream::connect(&door.0).unwrap();
    let mut stream = tokio_rustls::rustls::Stream::new(&mut tls, &mut stream);
    if stream.write_all(b"GET /sehat HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").is_err() {
        return false;
    }
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).to_lowercase().contains("strict-transport-security")
}
