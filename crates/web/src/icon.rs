//! Icons of the look, drawn inline so that a page asks for no further file.
//!
//! One table, 24 by 24, lines only. Services name their icon in the city's tables; a name that is
//! not here shows the neutral document.

use std::fmt;

use askama::filters::HtmlSafe;
use balai_core::report::qr::{qr, svg_path};

/// Markup this crate drew itself; templates print it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup(String);

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

impl Markup {
    /// The markup as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// JSON for a data block: `<` is written as `\u003c`, so no text in it can end the block.
    #[must_use]
    pub fn json_block(json: &str) -> Self {
        Self(json.replace('<', "\\u003c"))
    }

    /// A style sheet of ours.
    #[must_use]
    pub fn style(css: &str) -> Self {
        Self(css.to_owned())
    }
}

const ICONS: &[(&str, &str)] = &[
    ("rumah", r#"<path d="M3 11l9-8 9 8"/><path d="M5 9.5V21h14V9.5"/><path d="M10 21v-6h4v6"/>"#),
    (
        "kantor",
        r#"<path d="M4 21V5l8-3 8 3v16"/><path d="M2 21h20M9 9h.01M15 9h.01M9 13h.01M15 13h.01M10 21v-4h4v4"/>"#,
    ),
    (
        "lapangan",
        r#"<path d="M12 22s7-6.5 7-12a7 7 0 10-14 0c0 5.5 7 12 7 12z"/><circle cx="12" cy="10" r="2.5"/>"#,
    ),
    ("jam", r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>"#),
    ("cek", r#"<path d="M4 12.500l5 5L20 6.5"/>"#),
    ("silang", r#"<path d="M6 6l12 12M18 6L6 18"/>"#),
    ("awas", r#"<path d="M12 3L2 20.500h20L12 3z"/><path d="M12 10v4.500M12 17.500h.01"/>"#),
    ("info", r#"<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 7.800h.01"/>"#),
    ("dok", r#"<path d="M6 2h8l5 5v15H6z"/><path d="M14 2v5h5M9 12h7M9 16h7"/>"#),
    ("kal", r#"<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 2v5M16 2v5"/>"#),
    ("kirim", r#"<path d="M22 2L11 13M22 2l-7 20-4-9-9-4z"/>"#),
    (
        "telp",
        r#"<path d="M5 3h4l2 5-2.5 1.500a12 12 0 006 6L16 13l5 2v4c0 1.1-.9 2-2 2A16 16 0 013 5c0-1.1.9-2 2-2z"/>"#,
    ),
    ("cari", r#"<circle cx="11" cy="11" r="7"/><path d="M21 21l-4.5-4.5"/>"#),
    ("unduh", r#"<path d="M12 3v12M7 10l5 5 5-5M4 21h16"/>"#),
    (
        "daring",
        r#"<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>"#,
    ),
    (
        "luring",
        r#"<path d="M2 2l20 20M5 12.500a10 10 0 015-2.600M8.5 16a5 5 0 016-.7M2 9a15 15 0 014-2.600M10.5 5.100A15 15 0 0122 9M12 20h.01"/>"#,
    ),
    ("kunci", r#"<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 018 0v3"/>"#),
    ("pensil", r#"<path d="M4 20h4L20 8l-4-4L4 16z"/>"#),
    ("keluar", r#"<path d="M14 3H5v18h9M10 12h11M17 8l4 4-4 4"/>"#),
    ("grafik", r#"<path d="M4 20V4M4 20h17M8 16l4-5 3 3 5-7"/>"#),
    (
        "hati",
        r#"<path d="M12 21S3 15 3 8.500A4.5 4.5 0 0112 6a4.5 4.5 0 019 2.500C21 15 12 21 12 21z"/><path d="M7 11h3l1.5-2.500L14 13l1-2h2"/>"#,
    ),
    ("perisai", r#"<path d="M12 2l8 3v6c0 5-3.5 9-8 11-4.5-2-8-6-8-11V5z"/>"#),
    (
        "truk",
        r#"<path d="M2 6h12v10H2zM14 10h4l4 3v3h-8z"/><circle cx="6.5" cy="18" r="2"/><circle cx="17.5" cy="18" r="2"/>"#,
    ),
    ("orang", r#"<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4 4-6 8-6s8 2 8 6"/>"#),
    (
        "keluarga",
        r#"<circle cx="8" cy="8" r="3"/><circle cx="16" cy="8" r="3"/><path d="M2 20c0-4 3-5.5 6-5.500s6 1.5 6 5.500M14 15c4-1.5 8 .5 8 5"/>"#,
    ),
    ("daun", r#"<path d="M5 21c0-9 5-15 15-17 0 11-5 15-12 14"/><path d="M5 21c2-5 5-8 9-10"/>"#),
    ("kerja", r#"<rect x="3" y="7" width="18" height="13" rx="2"/><path d="M9 7V4h6v3M3 13h18"/>"#),
    ("gedung", r#"<path d="M3 21h18M5 21V10M9 21V10M15 21V10M19 21V10M2 10l10-7 10 7z"/>"#),
    ("uang", r#"<rect x="2" y="6" width="20" height="12" rx="2"/><circle cx="12" cy="12" r="2.5"/>"#),
    ("api", r#"<path d="M12 2c1 4 6 6 6 12a6 6 0 01-12 0c0-3 2-4 2-7 2 1 3 2 3 4 1-2 2-4 1-9z"/>"#),
    ("cetak", r#"<path d="M7 8V3h10v5M7 18H4V8h16v10h-3"/><path d="M7 14h10v7H7z"/>"#),
    ("neraca", r#"<path d="M12 3v18M6 21h12M4 7h16M4 7l-2 7h6zM20 7l-4 7h6z"/>"#),
    ("masker", r#"<path d="M4 9c4 0 5-2 8-2s4 2 8 2v4c0 4-4 6-8 6s-8-2-8-6z"/><path d="M8 12h8M8 15h8"/>"#),
    ("daftar", r#"<path d="M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01"/>"#),
    ("dokumen", r#"<path d="M6 2h8l5 5v15H6z"/><path d="M14 2v5h5M9 12h7M9 16h7"/>"#),
    (
        "telepon",
        r#"<path d="M5 3h4l2 5-2.5 1.500a12 12 0 006 6L16 13l5 2v4c0 1.1-.9 2-2 2A16 16 0 013 5c0-1.1.9-2 2-2z"/>"#,
    ),
    ("buku", r#"<path d="M4 4h6a2 2 0 012 2v15a3 3 0 00-3-2H4zM20 4h-6a2 2 0 00-2 2v15a3 3 0 013-2h5z"/>"#),
    ("timbangan", r#"<path d="M12 3v18M6 21h12M4 7h16M4 7l-2 7h6zM20 7l-4 7h6z"/>"#),
    ("tas", r#"<rect x="3" y="7" width="18" height="13" rx="2"/><path d="M9 7V4h6v3M3 13h18"/>"#),
    ("air", r#"<path d="M12 3s7 7 7 12a7 7 0 01-14 0c0-5 7-12 7-12z"/><path d="M9 15a3 3 0 003 3"/>"#),
    ("sekolah", r#"<path d="M2 9l10-5 10 5-10 5z"/><path d="M6 11v6c3 3 9 3 12 0v-6M22 9v6"/>"#),
    (
        "lampu",
        r#"<path d="M9 18h6M10 21h4M12 3a6 6 0 00-4 10.500c1 1 1 2.500 1 4.500h6c0-2 0-3.500 1-4.500A6 6 0 0012 3z"/>"#,
    ),
];

/// The icon of this name.
#[must_use]
pub fn icon(name: &str) -> Markup {
    let drawn = ICONS.iter().find(|(n, _)| *n == name).or_else(|| ICONS.iter().find(|(n, _)| *n == "dok"));
    let path = drawn.map_or("", |(_, path)| path);
    Markup(format!(r#"<svg class="b-i" viewBox="0 0 24 24" aria-hidden="true">{path}</svg>"#))
}

/// The neutral roof that stands where a city may put its own emblem.
#[must_use]
pub fn roof(class: &str) -> Markup {
    Markup(format!(
        r#"<svg class="{class}" viewBox="0 0 48 48" aria-hidden="true" fill="currentColor"><path d="M24 3l6 8h-12zM16 13h16l4 7H12zM9 22h30l6 8H3zM8 32h5v10H8zM17 32h4v10h-4zM27 32h4v10h-4zM35 32h5v10h-5zM5 43h38v3H5z"/></svg>"#
    ))
}

/// The QR code of a text, with its label; nothing for a text that fits no code.
#[must_use]
pub fn code(text: &str, label: &'static str) -> Markup {
    let code = qr(text);
    if code.size == 0 || text.is_empty() {
        return Markup::default();
    }
    let (size, path) = (code.size, svg_path(&code));
    Markup(format!(
        r#"<svg class="b-qr" viewBox="0 0 {size} {size}" role="img" aria-label="{label}" shape-rendering="crispEdges"><path d="{path}"/></svg>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_still_an_icon() {
        assert_eq!(icon("naga"), icon("dok"));
        assert_ne!(icon("telp"), icon("dok"));
    }

    #[test]
    fn a_data_block_cannot_be_ended_by_its_text() {
        assert_eq!(Markup::json_block(r#"{"a":"</script>"}"#).as_str(), r#"{"a":"\u003c/script>"}"#);
    }
}
