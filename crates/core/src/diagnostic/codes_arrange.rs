//! Pages of the codes of the stage arrange.

use super::Entry;

/// The pages, by code.
pub const PAGES: &[Entry] = &[];
