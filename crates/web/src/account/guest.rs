//! From where a request comes: who is signed in, the browser with its long cookie, and the network.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use balai_app::{Browser, Hall, Visitor};
use balai_core::diagnostic::Lang;

use super::cookie::{self, DEVICE, SESSION};
use crate::counter::Counter;
use crate::desk::seat::secret;
use crate::frame::query_value;
use crate::reader::in_language;

/// The network address of a client, put into the request by a server that knows better than the
/// connection: behind a proxy the connection is always the proxy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// Somebody at the door.
#[derive(Debug, Clone)]
pub struct Guest {
    /// Who is signed in.
    pub visitor: Option<Visitor>,
    /// Token of their session.
    pub session: Option<String>,
    /// The browser.
    pub browser: Browser,
    /// Token that the forms at the door bear.
    pub token: String,
    site: String,
}

impl Guest {
    /// Somebody with the cookie of their browser; a browser without one gets one.
    #[must_use]
    pub fn of(hall: &Hall, device: Option<String>) -> Self {
        let device = device.unwrap_or_else(|| secret() + &secret());
        let token = hall.form_token(&format!("pintu/{device}"));
        let browser = Browser { device, ..Browser::default() };
        Self { visitor: None, session: None, browser, token, site: hall.public_site().to_owned() }
    }

    /// An answer that nobody keeps, with the cookie of the browser.
    pub fn keep(&self, response: Response) -> Response {
        let mut response = cookie::with(response, DEVICE, &self.browser.device, &self.site);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// An answer that opens a session, or ends it with an empty token.
    pub fn session(&self, response: Response, token: &str) -> Response {
        cookie::with(self.keep(response), SESSION, token, &self.site)
    }

    /// An answer that sends the browser to the provider of identities, or with an empty text brings
    /// it back from there.
    pub fn on_the_way(&self, response: Response, sealed: &str) -> Response {
        cookie::with(self.keep(response), cookie::SSO, sealed, &self.site)
    }

    /// True if a form at the door bears the token of this browser.
    #[must_use]
    pub fn wrote(&self, token: &str) -> bool {
        same(&self.token, token)
    }
}

impl FromRequestParts<Counter> for Guest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, counter: &Counter) -> Result<Self, Infallible> {
        let site = counter.hall.public_site();
        let mut guest = Self::of(&counter.hall, cookie::token(&parts.headers, DEVICE, site));
        let agent = parts.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
        (guest.browser.address, guest.browser.name) = (address(parts), called(agent));
        guest.visitor = visitor(parts, counter).await;
        guest.session = guest.visitor.as_ref().and_then(|_| cookie::token(&parts.headers, SESSION, site));
        Ok(guest)
    }
}

/// Who is signed in by the cookie of a request. Where the database cannot be read, nobody is.
pub async fn visitor(parts: &Parts, counter: &Counter) -> Option<Visitor> {
    let token = cookie::token(&parts.headers, SESSION, counter.hall.public_site())?;
    let found = counter.hall.visitor(&token).await;
    found.unwrap_or_else(|trouble| {
        tracing::error!(%trouble, "session not read");
        None
    })
}

/// To the door of a city, and back to an address afterwards.
#[must_use]
pub fn to_door(lang: Lang, city: &str, back: &str) -> Response {
    Redirect::to(&door(lang, city, back)).into_response()
}

/// Address of the door of a city; `back` is where to go afterwards.
#[must_use]
pub fn door(lang: Lang, city: &str, back: &str) -> String {
    in_language(lang, &format!("/{city}/masuk?ke={}", query_value(back)))
}

/// An address within this hall, without language; anything else leads nowhere.
#[must_use]
pub fn within(back: &str) -> Option<&str> {
    let plain = back.starts_with('/') && !back.starts_with("//") && !back.starts_with("/\\");
    (plain && back.len() < 2000 && back.bytes().all(|b| b.is_ascii_graphic())).then_some(back)
}

/// Compares in the same time wherever they differ.
#[must_use]
pub fn same(mine: &str, sent: &str) -> bool {
    !mine.is_empty()
        && mine.len() == sent.len()
        && mine.bytes().zip(sent.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// The network somebody comes from: of an IPv6 address the part that a household has for itself.
fn address(parts: &Parts) -> Option<String> {
    let told = parts.extensions.get::<ClientAddress>().map(|c| c.0);
    let told = told.or_else(|| parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip()));
    Some(match told?.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => v6.segments()[..4].iter().map(|part| format!("{part:x}:")).collect(),
    })
}

/// "Firefox, Android", as far as a browser says it; else empty.
fn called(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg/", "Edge"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let of = |table: &[(&str, &'static str)]| {
        table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, word)| *word)
    };
    [of(&BROWSERS), of(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_led_back_into_this_hall_alone() {
        let table = [
            ("/bogor/perintah?x=1", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false),
            ("", false),
            ("/a b", false),
            ("/a\r\nSet-Cookie: x", false),
        ];
        for (back, ours) in table {
            assert_eq!(within(back).is_some(), ours, "{back}");
        }
        assert_eq!(door(Lang::En, "bogor", "/bogor/a?b=c"), "/en/bogor/masuk?ke=%2Fbogor%2Fa%3Fb%3Dc");
    }

    #[test]
    fn a_browser_is_called_by_what_it_says() {
        let table = [
            ("Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0", "Firefox, Android"),
            ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
            ("curl/8", ""),
        ];
        for (agent, name) in table {
            assert_eq!(called(agent), name);
        }
        assert!(same("ab", "ab") && !same("ab", "ac") && !same("", "") && !same("a", "ab"));
    }
}
