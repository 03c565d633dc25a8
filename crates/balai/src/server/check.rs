//! The environment over the configuration, and whether the whole makes sense before anything opens.

use std::path::PathBuf;
use std::str::FromStr;

use balai_core::diagnostic::Text;
use balai_core::say;

use super::config::{Config, Format};
use crate::ending::{Outcome, Stop};

fn set<T: FromStr>(place: &mut T, name: &str, value: Option<String>) -> Outcome {
    let Some(value) = value else { return Ok(()) };
    *place = value.trim().parse().map_err(|_| {
        Stop::Misuse(say!("{name}: \"{value}\" tidak dapat dibaca", "{name}: \"{value}\" cannot be read"))
    })?;
    Ok(())
}

/// Sets what the environment names.
pub fn overlay(config: &mut Config, variable: impl Fn(&str) -> Option<String>) -> Outcome {
    set(&mut config.database, "BALAI_DATABASE", variable("BALAI_DATABASE"))?;
    set(&mut config.listen, "BALAI_LISTEN", variable("BALAI_LISTEN"))?;
    set(&mut config.public_site, "BALAI_PUBLIC_SITE", variable("BALAI_PUBLIC_SITE"))?;
    set(&mut config.rehearsal, "BALAI_REHEARSAL", variable("BALAI_REHEARSAL"))?;
    set(&mut config.stop_seconds, "BALAI_STOP_SECONDS", variable("BALAI_STOP_SECONDS"))?;
    set(&mut config.log.level, "BALAI_LOG", variable("BALAI_LOG"))?;
    let path = |place: &mut Option<PathBuf>, name| {
        if let Some(value) = variable(name) {
            *place = Some(value.into());
        }
    };
    super::oidc::overlay(&mut config.oidc, &variable);
    path(&mut config.key_file, "BALAI_KEY_FILE");
    path(&mut config.tls.cert, "BALAI_TLS_CERT");
    path(&mut config.tls.key, "BALAI_TLS_KEY");
    match variable("BALAI_ADMIN").as_deref() {
        None => {}
        Some("off") => config.admin = None,
        Some(value) => {
            let mut place = config.listen;
            set(&mut place, "BALAI_ADMIN", Some(value.to_owned()))?;
            config.admin = Some(place);
        }
    }
    if let Some(list) = variable("BALAI_TRUSTED_PROXIES") {
        config.trusted_proxies.clear();
        for word in list.split(',') {
            let mut place = config.listen.ip();
            set(&mut place, "BALAI_TRUSTED_PROXIES", Some(word.to_owned()))?;
            config.trusted_proxies.push(place);
        }
    }
    match variable("BALAI_LOG_FORMAT").as_deref() {
        None => Ok(()),
        Some("json") => {
            config.log.format = Format::Json;
            Ok(())
        }
        Some("text") => {
            config.log.format = Format::Text;
            Ok(())
        }
        Some(value) => Err(Stop::Misuse(say!(
            "BALAI_LOG_FORMAT: \"{value}\" tidak berlaku (yang berlaku: json, text)",
            "BALAI_LOG_FORMAT: \"{value}\" is not valid (valid: json, text)"
        ))),
    }
}

/// Refuses what cannot be meant.
pub fn sensible(config: &Config) -> Outcome {
    if config.tls.cert.is_some() != config.tls.key.is_some() {
        return Err(Stop::Misuse(say!(
            "TLS memerlukan sertifikat dan kunci bersama-sama: tls.cert dan tls.key",
            "TLS needs certificate and key together: tls.cert and tls.key"
        )));
    }
    if config.rehearsal && !config.listen.ip().is_loopback() {
        return Err(Stop::Misuse(say!(
            "rehearsal mempersilakan siapa saja masuk sebagai orang contoh; hanya boleh bila listen di 127.0.0.1",
            "rehearsal lets anyone sign in as a sample person; allowed only where listen is on 127.0.0.1"
        )));
    }
    let site = config.public_site.as_str();
    if !site.is_empty() && !site.starts_with("https://") && !site.starts_with("http://") {
        return Err(Stop::Misuse(say!(
            "public_site harus berupa alamat lengkap, misalnya https://balai.kota.go.id",
            "public_site has to be a whole address, as in https://balai.kota.go.id"
        )));
    }
    Ok(())
}

/// A text that is no configuration, with its place.
pub fn misread(name: &str, text: &str, error: &toml::de::Error) -> Text {
    let start = error.span().map_or(0, |span| span.start.min(text.len()));
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
    let why = error.message();
    say!(
        "{name}:{line}:{column}: konfigurasi tidak dapat dipakai: {why}",
        "{name}:{line}:{column}: the configuration cannot be used: {why}"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
        let of = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        Config::from("balai.toml", text, of).map_err(|stop| match stop {
            Stop::Misuse(text) => text.en,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn the_environment_stands_over_the_file() {
        let text = "listen = \"0.0.0.0:443\"\n[tls]\ncert = \"a\"\nkey = \"b\"\n[log]\nformat = \"text\"\n";
        let config = read(text, &[]).unwrap();
        assert_eq!((config.site().as_str(), config.log.format), ("https://0.0.0.0:443", Format::Text));
        let over = [
            ("BALAI_DATABASE", "x:y"),
            ("BALAI_LISTEN", "127.0.0.1:1"),
            ("BALAI_ADMIN", "off"),
            ("BALAI_PUBLIC_SITE", "https://b.id/"),
            ("BALAI_TRUSTED_PROXIES", "10.0.0.1, ::1"),
            ("BALAI_KEY_FILE", "k"),
            ("BALAI_OPEN_DESK", "true"),
            ("BALAI_STOP_SECONDS", "3"),
            ("BALAI_TLS_CERT", "c"),
            ("BALAI_TLS_KEY", "d"),
            ("BALAI_LOG_FORMAT", "json"),
            ("BALAI_LOG", "warn"),
        ];
        let config = read(text, &over).unwrap();
        assert_eq!((config.site().as_str(), config.database.as_str()), ("https://b.id", "x:y"));
        assert_eq!((config.admin, config.trusted_proxies.len(), config.stop_seconds), (None, 2, 3));
        assert_eq!((config.log.format, config.log.level.as_str()), (Format::Json, "warn"));
        assert_eq!((config.tls.cert, config.key_file), (Some("c".into()), Some("k".into())));
    }

    #[test]
    fn what_cannot_be_meant_is_said_with_its_place() {
        type Row = (&'static str, &'static [(&'static str, &'static str)], &'static str);
        let table: [Row; 8] = [
            ("database = \"x\"\nlisten = 3\n", &[], "balai.toml:2:10: "),
            ("\n[tls]\ncret = \"x\"\n", &[], "balai.toml:3:1: "),
            ("[log]\nformat = \"xml\"\n", &[], "balai.toml:2:10: "),
            ("[tls]\ncert = \"x\"\n", &[], "tls.cert and tls.key"),
            ("rehearsal = true\nlisten = \"0.0.0.0:80\"\n", &[], "rehearsal"),
            ("public_site = \"balai.id\"\n", &[], "public_site"),
            ("", &[("BALAI_LISTEN", "8080")], "BALAI_LISTEN: \"8080\""),
            ("", &[("BALAI_LOG_FORMAT", "xml")], "BALAI_LOG_FORMAT"),
        ];
        for (text, variables, part) in table {
            let said = read(text, variables).unwrap_err();
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
