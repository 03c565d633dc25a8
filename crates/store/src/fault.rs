//! What can go wrong in the memory, as far as an act can do something about it.

use std::fmt;

/// A fault of the store. Acts turn it into the answer that says whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A row with this key is there already: someone else was quicker.
    Conflict(String),
    /// The engine did not let us in within the time we wait. Trying again may help.
    Busy(String),
    /// The caller's key was used before, for another act.
    KeyReused {
        /// The key.
        key: String,
        /// The act it was used for.
        act: String,
    },
    /// The database was written by a newer program, or a migration was edited after it ran.
    Migration(String),
    /// Anything else: ours to mend.
    Broken(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict(what) => write!(f, "already there: {what}"),
            Self::Busy(what) => write!(f, "the database is busy: {what}"),
            Self::KeyReused { key, act } => write!(f, "key {key} was used for the act {act}"),
            Self::Migration(what) => write!(f, "migration: {what}"),
            Self::Broken(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Fault {}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(format!("JSON: {error}"))
    }
}
