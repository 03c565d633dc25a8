//! Pages of the codes of the stage city.

use super::Entry;

/// The pages, by code.
pub const PAGES: &[Entry] = &[];
