//! The hall's clock: real, or standing at an instant that was named.

use balai_core::say;
use jiff::{Timestamp, Zoned, tz::TimeZone};

use crate::ending::Stop;

/// The hall's clock if nothing else is said: Wednesday morning of both closures.
pub const STORY: &str = "2021-06-30T07:15+07:00";

/// The instant at which the clock stands; `None` for the real clock.
pub fn clock(word: &str) -> Result<Option<Zoned>, Stop> {
    if word == "now" {
        return Ok(None);
    }
    let instant: Timestamp = word.parse().map_err(|_| {
        Stop::Misuse(say!(
            "--at {word}: bukan saat; tulis seperti {STORY}, atau now",
            "--at {word}: no instant; write it like {STORY}, or now"
        ))
    })?;
    Ok(Some(instant.to_zoned(TimeZone::UTC)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_clock_stands_where_it_is_set_or_is_real() {
        let story = clock(STORY).unwrap().unwrap();
        assert_eq!(story.timestamp().to_string(), "2021-06-30T00:15:00Z");
        assert!(clock("now").unwrap().is_none());
        for wrong in ["2021-06-30", "kemarin", "2021-06-30T07:15", ""] {
            assert!(matches!(clock(wrong), Err(Stop::Misuse(_))), "{wrong}");
        }
    }
}
