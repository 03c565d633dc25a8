//! The cookies of accounts: the session, the long one by which a browser is known, and the short one on
//! the way to the provider of identities and back. Scripts see none; over https they have the
//! `__Host-` prefix, so that no other host can set them.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// The session.
pub const SESSION: &str = "sesi";
/// The browser.
pub const DEVICE: &str = "perangkat";
/// The way to the provider and back.
pub const SSO: &str = "sso";
/// Ten minutes; what is sealed in it says so itself.
const SHORT: u32 = 600;
/// Longest of it.
const SEALED: usize = 4000;
/// A year.
const LONG: u32 = 31_536_000;
/// Thirty days; the hall ends a session that idles much earlier.
const MONTH: u32 = 2_592_000;
/// Letters of a token.
const TOKEN: usize = 64;

fn name(cookie: &str, site: &str) -> String {
    if site.starts_with("https://") { format!("__Host-{cookie}") } else { cookie.to_owned() }
}

fn sent<'h>(headers: &'h HeaderMap, cookie: &str, site: &str) -> Option<&'h str> {
    let name = name(cookie, site);
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut pairs = sent.flat_map(|v| v.split(';')).filter_map(|c| c.trim().split_once('='));
    Some(pairs.find(|(n, _)| *n == name)?.1)
}

/// The token in a cookie, if the browser sent one.
#[must_use]
pub fn token(headers: &HeaderMap, cookie: &str, site: &str) -> Option<String> {
    let value = sent(headers, cookie, site)?;
    (value.len() == TOKEN && value.bytes().all(|b| b.is_ascii_hexdigit())).then(|| value.to_owned())
}

/// What the browser brings back from the provider, if it brings anything.
#[must_use]
pub fn sealed(headers: &HeaderMap, site: &str) -> Option<String> {
    let plain = |value: &&str| value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b':');
    sent(headers, SSO, site).filter(|value| value.len() <= SEALED).filter(plain).map(str::to_owned)
}

/// The answer with a cookie; an empty value takes it away.
#[must_use]
pub fn with(mut response: Response, cookie: &str, value: &str, site: &str) -> Response {
    let age = match cookie {
        _ if value.is_empty() => 0,
        SESSION => MONTH,
        SSO => SHORT,
        _ => LONG,
    };
    let secure = if site.starts_with("https://") { "; Secure" } else { "" };
    let name = name(cookie, site);
    let text = format!("{name}={value}; Path=/; Max-Age={age}; SameSite=Lax; HttpOnly{secure}");
    if let Ok(text) = HeaderValue::from_str(&text) {
        response.headers_mut().append(header::SET_COOKIE, text);
    }
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_token_is_sixty_four_digits_under_the_name_of_the_site() {
        let good = "ab".repeat(32);
        let long = format!("{good}00");
        for (sent, site, found) in [
            (format!("x=1; sesi={good}"), "http://127.0.0.1:8080", true),
            (format!("__Host-sesi={good}"), "https://balai.example", true),
            (format!("sesi={good}"), "https://balai.example", false),
            (format!("sesi={long}"), "http://127.0.0.1", false),
            ("sesi=".to_owned(), "http://127.0.0.1", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_str(&sent).unwrap());
            assert_eq!(token(&headers, SESSION, site).is_some(), found, "{sent}");
        }
    }

    #[test]
    fn cookies_are_hidden_from_scripts_and_bound_to_the_host_over_https() {
        let bare = || Response::new(axum::body::Body::empty());
        let set =
            |site| with(bare(), SESSION, "x", site).headers()["set-cookie"].to_str().unwrap().to_owned();
        let age = "Path=/; Max-Age=2592000; SameSite=Lax; HttpOnly";
        assert_eq!(set("http://127.0.0.1"), format!("sesi=x; {age}"));
        assert_eq!(set("https://b"), format!("__Host-sesi=x; {age}; Secure"));
        let gone = with(bare(), SESSION, "", "http://x");
        assert!(gone.headers()["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    }
}
