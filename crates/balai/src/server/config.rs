//! The configuration of a server: a TOML file, over which every value can be set by the environment.
//! A key nobody knows is an error with its place: a setting that does nothing is worse than none.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use balai_app::Upkeep;
use serde::Deserialize;

use super::oidc::Oidc;
use crate::args::t;
use crate::ending::Stop;
use crate::files;

/// All settings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address of the database.
    pub database: String,
    /// Where readers are served.
    pub listen: SocketAddr,
    /// Where health and metrics are served; none: nowhere.
    pub admin: Option<SocketAddr>,
    /// Public address; empty: by `listen`.
    pub public_site: String,
    /// Proxies whose request numbers are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Keys of sealed columns.
    pub key_file: Option<PathBuf>,
    /// Whoever comes may sign in as a sample person: for rehearsals on this machine alone.
    pub rehearsal: bool,
    /// Seconds that requests may still take when the hall closes.
    pub stop_seconds: u64,
    /// Our own TLS.
    pub tls: Tls,
    /// Single sign-on.
    pub oidc: Oidc,
    /// The log.
    pub log: Log,
}

/// Certificate and key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tls {
    /// Chain, PEM.
    pub cert: Option<PathBuf>,
    /// Key, PEM.
    pub key: Option<PathBuf>,
}

/// The log.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// json or text.
    pub format: Format,
    /// Level.
    pub level: String,
}

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For programs.
    Json,
    /// For eyes.
    Text,
}

impl Default for Log {
    fn default() -> Self {
        Self { format: Format::Json, level: "info".into() }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: Upkeep::in_file(Path::new("data/hall.db")),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            admin: Some(SocketAddr::from(([127, 0, 0, 1], 8081))),
            public_site: String::new(),
            trusted_proxies: vec![],
            key_file: None,
            rehearsal: false,
            stop_seconds: 20,
            tls: Tls::default(),
            oidc: Oidc::default(),
            log: Log::default(),
        }
    }
}

impl Config {
    /// The file that was named, or that the environment names, or none; then the environment.
    pub fn read(named: Option<&Path>) -> Result<Self, Stop> {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let path = named.map(Path::to_path_buf).or_else(|| variable("BALAI_CONFIG").map(PathBuf::from));
        let (name, text) = match path {
            Some(path) => (path.display().to_string(), files::text(&path)?.text),
            None => (String::new(), String::new()),
        };
        Self::from(&name, &text, variable)
    }

    /// The settings of a text, and what the environment sets over them.
    pub fn from(name: &str, text: &str, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Stop> {
        let mut config: Self =
            toml::from_str(text).map_err(|e| Stop::Misuse(super::check::misread(name, text, &e)))?;
        super::check::overlay(&mut config, variable)?;
        super::check::sensible(&config)?;
        Ok(config)
    }

    /// Public address.
    pub fn site(&self) -> String {
        let scheme = if self.tls.cert.is_some() { "https" } else { "http" };
        match self.public_site.trim_end_matches('/') {
            "" => format!("{scheme}://{}", self.listen),
            site => site.to_owned(),
        }
    }

    /// What holds, without secrets.
    pub fn shown(&self) -> String {
        let (site, database) = (self.site(), Upkeep::shown(&self.database));
        let admin = self.admin.map_or_else(|| "-".to_owned(), |address| address.to_string());
        let (listen, level) = (self.listen, &self.log.level);
        let tls = self.tls.cert.is_some();
        let sso = if self.oidc.issuer.is_empty() { "-" } else { &self.oidc.issuer };
        let tls = if tls { t("sendiri", "our own") } else { t("tidak, atau proxy", "none, or a proxy") };
        format!(
            "database  {database}\nlisten    {listen}\nadmin     {admin}\nsite      {site}\nTLS       {tls}\nSSO       {sso}\nlog       {:?} {level}\n",
            self.log.format
        )
    }
}
