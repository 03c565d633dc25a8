//! The files the pages carry, under names with a hash, so that a browser keeps them for good.
//!
//! Asked by [`crate::frame`] for addresses and for the style sheet to inline. Never reads a file:
//! everything is inside the binary.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// The style sheet of all pages.
pub const CSS: &str = include_str!("../assets/balai.min.css");
/// The script of the roster board and of the desk.
pub const SCRIPT: &str = include_str!("../assets/balai.min.js");
/// The offline queue: a script of pages, and the service worker.
pub const QUEUE: &str = include_str!("../assets/antrean.min.js");
/// The icon of the site: the neutral roof.
pub const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="#0b5d45"><path d="M24 3l6 8h-12zM16 13h16l4 7H12zM9 22h30l6 8H3zM8 32h5v10H8zM17 32h4v10h-4zM27 32h4v10h-4zM35 32h5v10h-5zM5 43h38v3H5z"/></svg>"##;

static FILES: LazyLock<[(String, &'static str, &'static str); 4]> = LazyLock::new(|| {
    [
        (format!("balai.{}.css", mark(CSS)), "text/css; charset=utf-8", CSS),
        (format!("balai.{}.js", mark(SCRIPT)), "text/javascript; charset=utf-8", SCRIPT),
        (format!("ikon.{}.svg", mark(ICON)), "image/svg+xml", ICON),
        (format!("antrean.{}.js", mark(QUEUE)), "text/javascript; charset=utf-8", QUEUE),
    ]
});

static CSS_MARK: LazyLock<String> = LazyLock::new(|| mark(CSS));
static CSS_HASH: LazyLock<String> = LazyLock::new(|| style_hash(CSS));

/// SHA-256 of a text, hexadecimal.
#[must_use]
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn mark(text: &str) -> String {
    sha256(text)[..10].to_owned()
}

/// The mark of the style sheet: value of the cookie that says a browser keeps it.
#[must_use]
pub fn css_mark() -> &'static str {
    &CSS_MARK
}

/// Address of the style sheet.
#[must_use]
pub fn css_address() -> String {
    format!("/aset/{}", FILES[0].0)
}

/// Address of the script.
#[must_use]
pub fn script_address() -> String {
    format!("/aset/{}", FILES[1].0)
}

/// Address of the script of the offline queue.
#[must_use]
pub fn queue_address() -> String {
    format!("/aset/{}", FILES[3].0)
}

/// The service worker, under a name that stays, so that browsers ask whether it is still the same. It
/// stands at the top, because it may only look after addresses below its own; pages give it less.
pub async fn worker() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; connect-src 'self'"),
    ];
    (headers, QUEUE).into_response()
}

/// Address of the icon.
#[must_use]
pub fn icon_address() -> String {
    format!("/aset/{}", FILES[2].0)
}

/// Hash of the inlined style sheet, as a Content-Security-Policy source.
#[must_use]
pub fn css_hash() -> &'static str {
    &CSS_HASH
}

/// Hash of a style block, as a Content-Security-Policy source.
#[must_use]
pub fn style_hash(css: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(css.as_bytes())))
}

/// Base64 of RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |i: usize| group.get(i).copied().map_or(0, u32::from);
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for position in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * position) & 63) as usize];
            text.push(if position <= group.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// One file; a name that is not ours is not found, so an old page never gets a new style sheet.
pub async fn serve(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(known, _, _)| *known == name) {
        Some((_, kind, text)) => {
            let headers = [
                (header::CONTENT_TYPE, *kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, *text).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let table = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (text, expected) in table {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn the_committed_files_are_those_the_readme_names() {
        let readme = include_str!("../assets/README.md");
        let all = [("balai.min.css", CSS), ("balai.min.js", SCRIPT), ("antrean.min.js", QUEUE)];
        for (name, text) in all {
            assert!(readme.contains(&format!("{}  {name}", sha256(text))), "{name}: {}", sha256(text));
        }
    }

    #[test]
    fn nothing_in_them_asks_another_host() {
        for text in [CSS, SCRIPT, QUEUE] {
            let hosts = text.matches("http").count() - text.matches("http://www.w3.org/2000/svg").count();
            // What is left are the selectors by which the print sheet writes out the addresses of links.
            assert_eq!(hosts, text.matches("[href^=\"http").count());
        }
        assert!(!CSS.contains("@import") && !CSS.contains("</style"));
    }
}
