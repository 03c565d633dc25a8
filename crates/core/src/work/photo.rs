//! The photo of a report: what it is by its bytes, and the same picture without what a camera writes
//! beside it (place, time, device, thumbnail). Pixels are never touched; only whole parts are left
//! out. Asked by the act that keeps a report.

use crate::diagnostic::Text;

/// Most bytes of a photo: 5 MB.
pub const MOST_BYTES: usize = 5_000_000;

/// What a photo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JPEG (ISO/IEC 10918-1).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// WebP (RFC 9649).
    Webp,
}

impl Kind {
    /// The media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// The kind of a media type that was kept.
    #[must_use]
    pub fn of_media(media: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png, Self::Webp].into_iter().find(|kind| kind.media() == media)
    }
}

/// The photo without its metadata. Of a JPEG it is kept which way is up.
///
/// # Errors
/// What to do, if it is too large, no photo of these kinds, or cut short.
pub fn cleaned(bytes: &[u8]) -> Result<(Kind, Vec<u8>), Text> {
    if bytes.len() > MOST_BYTES {
        return Err(Text::fixed(
            "foto lebih besar dari 5 MB; kecilkan atau kirim tanpa foto",
            "the photo is larger than 5 MB; make it smaller or send the report without it",
        ));
    }
    let kept = match bytes {
        [0xFF, 0xD8, 0xFF, ..] => jpeg(bytes).map(|kept| (Kind::Jpeg, kept)),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => png(bytes).map(|kept| (Kind::Png, kept)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            webp(bytes).map(|kept| (Kind::Webp, kept))
        }
        _ => {
            return Err(Text::fixed(
                "berkas ini bukan foto JPEG, PNG, atau WebP; pilih foto lain",
                "this file is no JPEG, PNG or WebP photo; choose another",
            ));
        }
    };
    kept.ok_or_else(|| {
        Text::fixed(
            "foto ini terpotong; pilih atau ambil lagi",
            "this photo is cut short; choose or take it again",
        )
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

/// Segments up to the end of the image; what stands behind it is left out too.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![0xFF, 0xD8];
    let (mut at, mut up, mut told) = (2, None, false);
    loop {
        let &[0xFF, marker] = bytes.get(at..at + 2)? else { return None };
        match marker {
            0xFF => at += 1,
            0xD9 => {
                kept.extend([0xFF, 0xD9]);
                return Some(kept);
            }
            0x00 | 0x01 | 0xD0..=0xD8 => return None,
            _ => {
                let end = at + 2 + u16_at(bytes, at + 2).filter(|length| *length >= 2)?;
                let (segment, content) = (bytes.get(at..end)?, bytes.get(at + 4..end)?);
                if marker == 0xE1 {
                    up = up.or_else(|| orientation(content));
                }
                let beside = matches!(marker, 0xE0..=0xEF | 0xFE);
                if !beside && !std::mem::replace(&mut told, true) {
                    kept.extend(up.map(upright).into_iter().flatten());
                }
                let stays = match marker {
                    0xE0 => content.starts_with(b"JFIF\0"),
                    0xE2 => content.starts_with(b"ICC_PROFILE\0"),
                    0xEE => content.starts_with(b"Adobe"),
                    0xE1..=0xEF | 0xFE => false,
                    _ => true,
                };
                if stays {
                    kept.extend(segment);
                }
                at = end;
                if marker == 0xDA {
                    at = scan_end(bytes, end)?;
                    kept.extend(&bytes[end..at]);
                }
            }
        }
    }
}

/// Where the compressed data of a scan ends: at the next marker that is neither a restart nor a
/// stuffed byte.
fn scan_end(bytes: &[u8], from: usize) -> Option<usize> {
    let found = bytes
        .get(from..)?
        .windows(2)
        .position(|two| two[0] == 0xFF && !matches!(two[1], 0x00 | 0xD0..=0xD7 | 0xFF));
    Some(from + found?)
}

/// Which way is up, if EXIF says that the picture has to be turned: 2 to 8.
fn orientation(content: &[u8]) -> Option<u8> {
    let tiff = content.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let two: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
    let first = usize::try_from(first).ok().filter(|first| *first < content.len())?;
    let mut entries = (0..usize::from(short(first)?)).map(|i| first + 2 + 12 * i);
    let entry = entries.find(|at| short(*at) == Some(0x0112))?;
    u8::try_from(short(entry + 8)?).ok().filter(|up| (2..=8).contains(up))
}

/// A segment that says which way is up, and nothing else.
fn upright(up: u8) -> [u8; 36] {
    let mut segment = *b"\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    segment[29] = up;
    segment
}

/// The chunks that draw the picture.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const DRAWN: [&[u8]; 15] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs",
        b"bKGD", b"acTL", b"fcTL", b"fdAT",
    ];
    let (head, mut at) = (bytes.get(..8)?, 8);
    let mut kept = head.to_vec();
    loop {
        let name = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(12)?.checked_add(u32_at(bytes, at)?)?;
        let chunk = bytes.get(at..end)?;
        if DRAWN.contains(&name) {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at = end;
    }
}

/// The chunks that draw the picture; the head no longer says that others follow.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const DRAWN: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    let little = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(four)).ok()
    };
    let whole = little(4)?.checked_add(8)?.min(bytes.len());
    let (mut kept, mut at, mut drawn) = (bytes.get(..12)?.to_vec(), 12, false);
    while at + 8 <= whole {
        let name = bytes.get(at..at + 4)?;
        let length = little(at + 4)?;
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        if DRAWN.contains(&name) {
            let start = kept.len();
            kept.extend(bytes.get(at..end)?);
            if name == b"VP8X" {
                // Flags: ICC 0x20, alpha 0x10, EXIF 0x08, XMP 0x04, animation 0x02.
                *kept.get_mut(start + 8)? &= !0x0C;
            }
            drawn |= name != b"VP8X" && name != b"ICCP";
        }
        at = end;
    }
    let size = u32::try_from(kept.len() - 8).ok()?;
    kept.get_mut(4..8)?.copy_from_slice(&size.to_le_bytes());
    drawn.then_some(kept)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Eight by eight pixels each, drawn and compressed by a browser.
    const JPEG: &[u8] = include_bytes!("photo/plain.jpg");
    const PNG: &[u8] = include_bytes!("photo/plain.png");
    const WEBP: &[u8] = include_bytes!("photo/plain.webp");

    fn holds(bytes: &[u8], word: &[u8]) -> bool {
        bytes.windows(word.len()).any(|w| w == word)
    }

    /// EXIF as a phone writes it: which way is up, and a place.
    fn exif(little: bool) -> Vec<u8> {
        let mut all = if little { b"II*\0\x08\0\0\0".to_vec() } else { b"MM\0*\0\0\0\x08".to_vec() };
        let entry = |tag: u16, value: u16| {
            let [tag, kind, value] =
                [tag, 3, value].map(|n| if little { n.to_le_bytes() } else { n.to_be_bytes() });
            let one = if little { 1_u32.to_le_bytes() } else { 1_u32.to_be_bytes() };
            [&tag[..], &kind, &one, &value, &[0, 0]].concat()
        };
        all.extend(if little { 2_u16.to_le_bytes() } else { 2_u16.to_be_bytes() });
        all.extend(entry(0x8825, 38));
        all.extend(entry(0x0112, 6));
        all.extend(b"\0\0\0\0GPSLatitude -6.5971");
        all
    }

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], content].concat()
    }

    #[test]
    fn a_jpeg_loses_its_place_and_keeps_which_way_is_up() {
        for little in [true, false] {
            let app1 = segment(0xE1, &[b"Exif\0\0".to_vec(), exif(little)].concat());
            let comment = segment(0xFE, b"GPS in a comment");
            let tail = b"GPS behind the end".to_vec();
            let with = [&JPEG[..2], &app1, &comment, &JPEG[2..], &tail].concat();
            let (kind, kept) = cleaned(&with).unwrap();
            assert_eq!(kind, Kind::Jpeg);
            assert!(holds(&with, b"GPS") && !holds(&kept, b"GPS"));
            let at = kept.windows(6).position(|w| w == b"Exif\0\0").unwrap();
            assert_eq!(orientation(&kept[at..]), Some(6));
            assert_eq!(cleaned(&kept).unwrap().1, kept, "there is nothing more to take away");
        }
        assert_eq!(cleaned(JPEG).unwrap().1, JPEG, "a picture without metadata stays as it is");
    }

    #[test]
    fn a_png_and_a_webp_lose_theirs() {
        let chunk = |name: &[u8], content: &[u8]| {
            let length = u32::try_from(content.len()).unwrap();
            ([&length.to_be_bytes()[..], name, content, &[0; 4]].concat(), length)
        };
        let (text, _) = chunk(b"tEXt", b"GPS\0-6.5971");
        let (meta, _) = chunk(b"eXIf", &exif(false));
        let with = [&PNG[..33], &text, &meta, &PNG[33..], b"GPS"].concat();
        assert_eq!(cleaned(&with).unwrap(), (Kind::Png, cleaned(PNG).unwrap().1));
        assert!(!holds(&cleaned(&with).unwrap().1, b"GPS"));
        let place = exif(true);
        let length = u32::try_from(place.len()).unwrap().to_le_bytes();
        let mut with = [WEBP, b"EXIF", &length, &place].concat();
        with[20] |= 0x08;
        let size = u32::try_from(with.len() - 8).unwrap().to_le_bytes();
        with[4..8].copy_from_slice(&size);
        assert_eq!(cleaned(&with).unwrap(), (Kind::Webp, WEBP.to_vec()), "nor does the head promise any");
        assert_eq!(cleaned(WEBP).unwrap().1, WEBP);
    }

    #[test]
    fn what_is_no_photo_is_told_and_nothing_panics() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>";
        assert!(cleaned(svg).unwrap_err().id.contains("bukan foto"));
        assert!(cleaned(&vec![0; MOST_BYTES + 1]).unwrap_err().id.contains("5 MB"));
        for photo in [JPEG, PNG, WEBP] {
            for end in 0..photo.len().min(600) {
                let _ = cleaned(&photo[..end]);
            }
            assert!(cleaned(&photo[..photo.len() / 2]).is_err());
        }
        assert!([Kind::Jpeg, Kind::Png, Kind::Webp].iter().all(|k| Kind::of_media(k.media()) == Some(*k)));
    }
}
