//! The log of a server: a line of JSON for each request and each fault. What may stand in it is
//! decided where it is written (web/watch.rs): patterns of addresses, never what somebody asked.

use std::sync::Mutex;

use balai_core::say;
use tracing_subscriber::EnvFilter;

use super::config::{Format, Log};
use crate::ending::{Outcome, Stop};

/// Opens it on standard error.
pub fn open(log: &Log) -> Outcome {
    let level = &log.level;
    let filter = EnvFilter::try_new(level).map_err(|_| {
        Stop::Misuse(say!("log.level \"{level}\" tidak berlaku", "log.level \"{level}\" is not valid"))
    })?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(Mutex::new(std::io::stderr()));
    let _ = match log.format {
        Format::Json => {
            lines.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
        }
        Format::Text => lines.with_ansi(false).try_init(),
    };
    Ok(())
}
