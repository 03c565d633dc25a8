//! Difference of two orders in words.
use crate::city::City;
use crate::diagnostic::Text;

use super::Effect;

/// What changes from one order to the next, in words, for the same city: "kelurahan: 25% -> tutup".
#[must_use]
pub fn diff(city: &City, before: &Effect, after: &Effect) -> Vec<Text> {
    let _ = (city, before, after);
    vec![]
}
