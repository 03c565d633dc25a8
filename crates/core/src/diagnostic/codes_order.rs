//! Pages of the codes of the stage order.

use super::Entry;

/// The pages, by code.
pub const PAGES: &[Entry] = &[];
