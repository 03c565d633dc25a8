//! What a form of check-in says: in or out, where, and what the phone adds to it (`saat`, `kirim`, the
//! place). All that cannot be read is named at once: a queue on a phone keeps what was refused and shows
//! why, so nothing is lost, and no other time than the one that was meant is ever put in its place.

use balai_app::work::TapWish;
use balai_app::{Spot, mode_of};
use balai_core::diagnostic::Lang;
use balai_core::work::attendance::Way;
use jiff::Timestamp;

use crate::desk::door::Posted;

/// Degrees in the millionths that are kept.
const MILLIONTHS: f64 = 1_000_000.0;
/// Worst exactness that is kept, metres: half the way round the earth.
const FARTHEST: f64 = 20_000_000.0;

/// Reads a form.
///
/// # Errors
/// What is wrong with it, one sentence each.
pub fn read(posted: &Posted, city: &str, lang: Lang) -> Result<TapWish, Vec<String>> {
    let field = |name: &str| posted.get(name).unwrap_or_default().trim();
    let mut wrong = Vec::new();
    let mut say = |id: String, en: String| wrong.push(if lang == Lang::Id { id } else { en });
    let (way, mode) = (Way::of_word(field("jenis")), mode_of(field("cara")));
    if way.is_none() {
        say("Pilih presensi masuk atau pulang.".into(), "Choose check-in or check-out.".into());
    }
    if mode.is_none() {
        let id = "Pilih tempat kerja: dari kantor, di lapangan, atau dari rumah.";
        say(id.into(), "Choose where you work: at the office, in the field or at home.".into());
    }
    let mut time = |name: &str| {
        let text = field(name);
        let read = text.parse::<Timestamp>().ok();
        if read.is_none() && !text.is_empty() {
            let shown: String = text.chars().take(40).collect();
            let example = "2021-06-30T07:20:00+07:00";
            say(
                format!(
                    "Waktu dari ponsel (“{name}”) tidak terbaca: “{shown}”. Contoh yang terbaca: {example}."
                ),
                format!(
                    "The time of the phone (“{name}”) cannot be read: “{shown}”. One that can: {example}."
                ),
            );
        }
        read
    };
    let (at, sent) = (time("saat"), time("kirim"));
    let place = ["lintang", "bujur", "ketelitian"].map(field);
    let spot = spot(place);
    if spot.is_none() && place.iter().any(|text| !text.is_empty()) {
        say(
            "Tempat dari ponsel tidak terbaca: lintang −90 sampai 90, bujur −180 sampai 180 derajat, ketelitian dalam meter."
                .into(),
            "The place from the phone cannot be read: latitude −90 to 90, longitude −180 to 180 degrees, accuracy in metres."
                .into(),
        );
    }
    match (way, mode) {
        (Some(way), Some(mode)) if wrong.is_empty() => {
            Ok(TapWish { city: city.to_owned(), way, mode, at, sent, spot })
        }
        _ => Err(wrong),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "bounded before")]
fn spot([latitude, longitude, accuracy]: [&str; 3]) -> Option<Spot> {
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
        let wish = read(&form(&plain), "bogor", Lang::Id).unwrap();
        assert_eq!((wish.way, wish.mode, wish.at, wish.spot), (Way::In, Mode::Home, None, None));
        let phone = [
            ("saat", "2021-06-30T07:20:00+07:00"),
            ("kirim", ""),
            ("lintang", "-6.595"),
            ("bujur", "106.797"),
            ("ketelitian", "12.4"),
        ];
        let wish = read(&form(&[&plain[..], &phone[..]].concat()), "bogor", Lang::Id).unwrap();
        assert_eq!(wish.at, Some("2021-06-30T00:20:00Z".parse().unwrap()));
        assert_eq!(wish.sent, None);
        assert_eq!(wish.spot, Some(Spot { latitude: -6_595_000, longitude: 106_797_000, accuracy: 12 }));
    }

    #[test]
    fn all_that_cannot_be_read_is_named_at_once() {
        let all = [
            ("jenis", "terbang"),
            ("saat", "nanti"),
            ("kirim", "kemarin"),
            ("lintang", "91"),
            ("bujur", "0"),
        ];
        let wrong = read(&form(&all), "bogor", Lang::Id).unwrap_err();
        let expected = ["masuk atau pulang", "tempat kerja", "“nanti”", "“kemarin”", "lintang"];
        assert_eq!(wrong.len(), expected.len(), "{wrong:?}");
        for (wrong, word) in wrong.iter().zip(expected) {
            assert!(wrong.contains(word), "{wrong}");
        }
        assert_eq!(read(&form(&all), "bogor", Lang::En).unwrap_err().len(), 5);
        let table = [(("jenis", "masuk"), 1), (("cara", "rumah"), 1)];
        for (one, faults) in table {
            assert_eq!(read(&form(&[one]), "bogor", Lang::Id).unwrap_err().len(), faults, "{one:?}");
        }
        assert_eq!(spot(["NaN", "0", "1"]), None);
    }
}
