//! No other site sends our forms: what is posted says where it comes from, and comes from here. The
//! token in each form is the second lock; this is the first, for every address at once.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use balai_app::Hall;

/// Turns away what another site sends.
pub async fn guard(State(hall): State<Hall>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_ours(request.headers(), hall.public_site()) {
        return next.run(request).await;
    }
    let told = "Kiriman dari situs lain tidak diterima. / What another site sends is not taken.";
    (StatusCode::FORBIDDEN, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], told).into_response()
}

/// True unless the browser says that another site sends this. Old browsers and programs say nothing:
/// they are held to the token alone. Behind a proxy the host may be another than the public one.
fn is_ours(headers: &HeaderMap, site: &str) -> bool {
    let value = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = value("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = value("origin") else { return true };
    let host = origin.split_once("://").map(|(_, host)| host);
    origin == site.trim_end_matches('/') || (host.is_some() && host == value("host"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn what_says_it_comes_from_elsewhere_is_turned_away() {
        let table: [(&[(&'static str, &'static str)], bool); 9] = [
            (&[], true),
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://a"), ("host", "a")], false),
            (&[("origin", "https://a:8080"), ("host", "a:8080")], true),
            (&[("origin", "https://b"), ("host", "a")], false),
            (&[("origin", "https://balai.example"), ("host", "inside")], true),
            (&[("origin", "null"), ("host", "a")], false),
        ];
        for (sent, ours) in table {
            let pair = |(n, v): &(&'static str, &'static str)| {
                (HeaderName::from_static(n), HeaderValue::from_static(v))
            };
            let headers: HeaderMap = sent.iter().map(pair).collect();
            assert_eq!(is_ours(&headers, "https://balai.example"), ours, "{sent:?}");
        }
    }
}
