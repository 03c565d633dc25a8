//! With which headers a page goes out: handlers answer through it, the router guards the rest.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use balai_app::Trouble;
use balai_core::city::Table;
use balai_core::diagnostic::Text;

use crate::asset;
use crate::frame::Frame;

/// A page with its headers. A page that cannot be written is a fault of ours.
pub fn respond(status: StatusCode, frame: &Frame, page: &impl Template) -> Response {
    let Ok(html) = page.render() else {
        tracing::error!("page not rendered");
        return (StatusCode::INTERNAL_SERVER_ERROR, frame.w.broken_title).into_response();
    };
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_SECURITY_POLICY, &policy(frame));
    set(header::CONTENT_LANGUAGE, frame.lang.code());
    set(header::CACHE_CONTROL, "no-cache");
    set(header::VARY, "Cookie, X-Fragmen");
    if frame.inline {
        let cookie = format!("css={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", asset::css_mark());
        set(header::SET_COOKIE, &cookie);
    }
    response
}

fn policy(frame: &Frame) -> String {
    let inlined = if frame.inline { asset::css_hash() } else { "" };
    let theme = asset::style_hash(frame.theme.as_str());
    format!(
        "default-src 'none'; style-src 'self' {inlined} {theme}; script-src 'self'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Plain text.
#[must_use]
pub fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], text)
        .into_response()
}

/// A table as a workbook to keep.
///
/// # Errors
/// [`Trouble::Broken`] if the sheet cannot be written.
pub fn workbook(table: &Table, name: &str) -> Result<Response, Trouble> {
    let made = balai_app::to_xlsx(std::slice::from_ref(table));
    let made = made.map_err(|e| Trouble::Broken(Text::same(e.to_string())))?;
    Ok(file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", made, name))
}

/// A file to keep, for this browser alone.
#[must_use]
pub fn file(media: &'static str, bytes: Vec<u8>, name: &str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, media)], bytes).into_response();
    let headers = response.headers_mut();
    if let Ok(attached) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, attached);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Headers every answer has.
pub async fn guard(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    // A page on which an order asks for the place says so itself.
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}
