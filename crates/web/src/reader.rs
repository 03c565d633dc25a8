//! Who reads, in which language and with what at hand, by the address and headers of a request:
//! every handler asks, and the frame for its links.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use balai_core::diagnostic::Lang;

use crate::asset;

/// Who asks, as far as a page has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Language, by the address.
    pub lang: Lang,
    /// Address without the language, with its query.
    pub path: String,
    /// The browser keeps the present style sheet.
    pub keeps_css: bool,
    /// Only the changed part is wanted (`X-Fragmen: 1`).
    pub fragment: bool,
}

impl Reader {
    /// A first visit to an address without language.
    pub fn of(lang: Lang, path: impl Into<String>) -> Self {
        Self { lang, path: path.into(), keeps_css: false, fragment: false }
    }

    fn asking(path_and_query: &str, headers: &HeaderMap) -> Self {
        let english =
            path_and_query.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        let path = match english {
            Some(rest) if rest.starts_with('/') => rest.to_owned(),
            Some(rest) => format!("/{rest}"),
            None => path_and_query.to_owned(),
        };
        let keeps = format!("css={}", asset::css_mark());
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
        Self {
            lang: if english.is_some() { Lang::En } else { Lang::Id },
            path,
            keeps_css: cookies.flat_map(|v| v.split(';')).any(|c| c.trim() == keeps),
            fragment: headers.contains_key("x-fragmen"),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::asking(parts.uri.path_and_query().map_or("/", |p| p.as_str()), &parts.headers))
    }
}

/// An address in a language: Indonesian ones stand bare, English ones below `/en`.
#[must_use]
pub fn in_language(lang: Lang, path: &str) -> String {
    match (lang, path) {
        (Lang::Id, path) => path.to_owned(),
        (Lang::En, "/") => "/en".to_owned(),
        (Lang::En, path) => format!("/en{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_the_language() {
        let none = HeaderMap::new();
        let table = [
            ("/", Lang::Id, "/"),
            ("/bogor?q=ktp", Lang::Id, "/bogor?q=ktp"),
            ("/en", Lang::En, "/"),
            ("/en?x=1", Lang::En, "/?x=1"),
            ("/en/bogor/aturan", Lang::En, "/bogor/aturan"),
            ("/enrekang", Lang::Id, "/enrekang"),
        ];
        for (address, lang, path) in table {
            let reader = Reader::asking(address, &none);
            assert_eq!((reader.lang, reader.path.as_str()), (lang, path), "{address}");
        }
    }
}
