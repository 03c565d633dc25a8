//! The terminal: what is written where, and whether it may be coloured or redrawn.
//!
//! Answers go to standard output, findings of a check and progress to standard error. A closed
//! pipe is no fault: whoever closed it has read enough.

use std::io::{IsTerminal, Write, stderr, stdout};

use balai_core::diagnostic::{Finding, Source, frame};

use crate::args::lang;

/// Writes to standard output.
pub fn out(text: &str) {
    let _ = stdout().lock().write_all(text.as_bytes());
    let _ = stdout().flush();
}

/// Writes to standard error.
pub fn err(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

/// Writes findings as frames to standard error, each set off by an empty line.
pub fn findings(findings: &[Finding], sources: &[Source]) {
    if !findings.is_empty() {
        err(&frame::frames(findings, sources, lang(), colour()));
        err("\n\n");
    }
}

/// True if standard error is a terminal that may be coloured (<https://no-color.org>).
pub fn colour() -> bool {
    stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

/// True if standard error is a terminal: a line on it can be redrawn.
pub fn redraws() -> bool {
    stderr().is_terminal()
}
