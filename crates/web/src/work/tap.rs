//! What a form of check-in says: in or out, where, and what the phone adds to it (`saat`, `kirim`, the
//! place). A time that cannot be read is left out: then the hall's own counts.

use balai_app::work::TapWish;
use balai_app::{Spot, mode_of};
use balai_core::work::attendance::Way;
use jiff::Timestamp;

use crate::desk::door::Posted;

/// Degrees in the millionths that are kept.
const MILLIONTHS: f64 = 1_000_000.0;
/// Worst exactness that is kept, metres: half the way round the earth.
const FARTHEST: f64 = 20_000_000.0;

/// Reads a form; `None` if it does not say in or out, or where.
pub fn read(posted: &Posted, city: &str) -> Option<TapWish> {
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    let time = |name: &str| field(name).parse::<Timestamp>().ok();
    Some(TapWish {
        city: city.to_owned(),
        way: Way::of_word(field("jenis"))?,
        mode: mode_of(field("cara"))?,
        at: time("saat"),
        sent: time("kirim"),
        spot: spot(field("lintang"), field("bujur"), field("ketelitian")),
    })
}

#[expect(clippy::cast_possible_truncation, reason = "bounded before")]
fn spot(latitude: &str, longitude: &str, accuracy: &str) -> Option<Spot> {
    let number = |text: &str, most: f64| text.parse::<f64>().ok().filter(|n| n.abs() <= most);
    let degrees = |text: &str, most: f64| number(text, most).map(|n| (n * MILLIONTHS).round() as i64);
    Some(Spot {
        latitude: degrees(latitude, 90.0)?,
        longitude: degrees(longitude, 180.0)?,
        accuracy: number(accuracy, FARTHEST)?.abs().round() as i64,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::arrange::Mode;

    use super::*;

    fn form(fields: &[(&str, &str)]) -> Posted {
        Posted(fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn a_tap_is_read_with_what_the_phone_adds() {
        let plain = [("jenis", "masuk"), ("cara", "rumah")];
        let wish = read(&form(&plain), "bogor").unwrap();
        assert_eq!((wish.way, wish.mode, wish.at, wish.spot), (Way::In, Mode::Home, None, None));
        let phone = [
            ("saat", "2021-06-30T07:20:00+07:00"),
            ("kirim", "bukan waktu"),
            ("lintang", "-6.595"),
            ("bujur", "106.797"),
            ("ketelitian", "12.4"),
        ];
        let wish = read(&form(&[&plain[..], &phone[..]].concat()), "bogor").unwrap();
        assert_eq!(wish.at, Some("2021-06-30T00:20:00Z".parse().unwrap()));
        assert_eq!(wish.sent, None, "what cannot be read is left out");
        assert_eq!(wish.spot, Some(Spot { latitude: -6_595_000, longitude: 106_797_000, accuracy: 12 }));
        for bad in
            [vec![("jenis", "masuk")], vec![("cara", "rumah")], vec![("jenis", "x"), ("cara", "rumah")]]
        {
            assert!(read(&form(&bad), "bogor").is_none());
        }
        assert_eq!(spot("91", "0", "1"), None);
        assert_eq!(spot("NaN", "0", "1"), None);
    }
}
