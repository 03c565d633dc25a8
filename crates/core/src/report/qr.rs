//! QR codes: the address of the verification page as modules, and as one path for SVG.
//!
//! Asked by the letter on paper and by pages. It never decides what is encoded.

use qrcodegen::{QrCode, QrCodeEcc, Version};

/// A QR code without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Modules on a side: 21 to 177.
    pub size: usize,
    /// Row by row, `true` where dark.
    pub dark: Vec<bool>,
}

impl Qr {
    /// True if the module in this row and column is dark; outside is light.
    #[must_use]
    pub fn is_dark(&self, row: usize, column: usize) -> bool {
        row < self.size && column < self.size && self.dark[row * self.size + column]
    }
}

/// The code of a text, with 15 % of it spare so that a fold or a stamp does not spoil it. A text
/// too long for any code (over 2,331 bytes) gives an empty one, `size` 0.
#[must_use]
pub fn qr(text: &str) -> Qr {
    let segments = qrcodegen::QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        None,
        true,
    );
    let Ok(code) = code else { return Qr { size: 0, dark: vec![] } };
    let side = code.size();
    let modules = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    Qr {
        size: usize::try_from(side).unwrap_or(0),
        dark: modules.map(|(x, y)| code.get_module(x, y)).collect(),
    }
}

/// The dark modules as one SVG path in a view box of `size` by `size`: a subpath for each run of a row.
#[must_use]
pub fn svg_path(qr: &Qr) -> String {
    let mut path = String::new();
    for row in 0..qr.size {
        let mut column = 0;
        while column < qr.size {
            let run = (column..qr.size).take_while(|&c| qr.is_dark(row, c)).count();
            if run > 0 {
                path += &format!("M{column} {row}h{run}v1h-{run}z");
            }
            column += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_three_eyes_are_where_readers_look_for_them() {
        let code = qr("https://balai.bogor.example/verifikasi/bogor-2021-06-29");
        let eye = |row: usize, column: usize| {
            (0..7).all(|i| code.is_dark(row, column + i) && code.is_dark(row + 6, column + i))
                && (1..6).all(|i| !code.is_dark(row + 1, column + i))
                && code.is_dark(row + 3, column + 3)
        };
        let far = code.size - 7;
        assert!(eye(0, 0) && eye(0, far) && eye(far, 0));
        assert!(!eye(far, far));
        assert!(!code.is_dark(code.size, 0));
    }

    #[test]
    fn a_short_text_takes_the_smallest_code() {
        assert_eq!(qr("BALAI").size, 21);
        assert!(svg_path(&qr("BALAI")).starts_with("M0 0h7v1h-7z"));
    }

    #[test]
    fn a_text_too_long_gives_an_empty_code() {
        assert_eq!(qr(&"x".repeat(4000)), Qr { size: 0, dark: vec![] });
        assert_eq!(svg_path(&qr(&"x".repeat(4000))), "");
    }

    proptest! {
        /// The path covers exactly the dark modules: the lengths of its runs add up to their number.
        #[test]
        fn the_path_covers_the_dark_modules(text in "[ -~]{0,80}") {
            let code = qr(&text);
            let path = svg_path(&code);
            let covered: usize = path
                .split('M')
                .filter_map(|run| run.split_once('h')?.1.split_once('v')?.0.parse::<usize>().ok())
                .sum();
            prop_assert_eq!(covered, code.dark.iter().filter(|d| **d).count());
        }
    }
}
