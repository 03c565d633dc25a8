//! What a form sends, with or without a file: `application/x-www-form-urlencoded`, or
//! `multipart/form-data` (RFC 7578) as browsers write it. A whole body is at hand, so it is cut at its
//! boundary; what cannot be read gives no field.

use sha2::{Digest, Sha256};

use crate::asset::sha256;

/// Fields of one form at most.
const MOST_FIELDS: usize = 1_000;

/// What a form sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Names and values, in order.
    pub fields: Vec<(String, String)>,
    /// The file, if one was chosen.
    pub file: Option<Vec<u8>>,
}

impl Form {
    /// Reads a body by its content type.
    #[must_use]
    pub fn read(content_type: &str, body: &[u8]) -> Self {
        let Some(boundary) = boundary(content_type) else {
            return Self {
                fields: form_urlencoded::parse(body).into_owned().take(MOST_FIELDS).collect(),
                file: None,
            };
        };
        let mut form = Self::default();
        for part in parts(body, &format!("--{boundary}")).take(MOST_FIELDS) {
            let Some(split) = find(part, b"\r\n\r\n") else { continue };
            let (head, content) = (String::from_utf8_lossy(&part[..split]), &part[split + 4..]);
            let Some(name) = parameter(&head, "name") else { continue };
            match parameter(&head, "filename") {
                None => form.fields.push((name, String::from_utf8_lossy(content).into_owned())),
                // A browser sends an empty file where none was chosen.
                Some(_) if content.is_empty() => {}
                Some(_) => form.file = Some(content.to_vec()),
            }
        }
        form
    }

    /// The first value of a name, without blanks around it; empty if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> String {
        self.all(name).next().unwrap_or_default().trim().replace("\r\n", "\n")
    }

    /// All values of a name.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.fields.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The fields without the file, as a plain form sends them.
    #[must_use]
    pub fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }

    /// The key of what is wished: the same form sent again is the same wish, one that says something
    /// else is another. When it was pressed and sent, and by which session, is no part of it.
    #[must_use]
    pub fn key(&self) -> String {
        let said = |name: &str| !matches!(name, "tanda" | "saat" | "kirim" | "kunci");
        let wish: Vec<_> = self.fields.iter().filter(|(name, _)| said(name)).collect();
        let file = self.file.as_ref().map(|bytes| Sha256::digest(bytes).to_vec());
        format!("{}/{}", self.get("kunci"), sha256(&format!("{wish:?}{file:?}")))
    }
}

/// The boundary of a multipart body.
fn boundary(content_type: &str) -> Option<String> {
    let rest = content_type.trim().strip_prefix("multipart/form-data")?;
    let value = rest.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?;
    let value = value.trim_matches('"');
    (!value.is_empty() && value.len() <= 70).then(|| value.to_owned())
}

/// The parts between boundaries.
fn parts<'b>(body: &'b [u8], boundary: &str) -> impl Iterator<Item = &'b [u8]> {
    let mark = format!("\r\n{boundary}").into_bytes();
    let first = boundary.as_bytes().to_vec();
    let mut rest = find(body, &first).map(|at| &body[at + first.len()..]);
    std::iter::from_fn(move || {
        let open = rest?.strip_prefix(b"\r\n")?;
        let end = find(open, &mark)?;
        rest = Some(&open[end + mark.len()..]);
        Some(&open[..end])
    })
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

/// A parameter of the head of a part: `name="catatan"`. Browsers write a quote in a name as `%22`.
fn parameter(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let found = line.split(';').find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))?;
    Some(found.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MULTI: &str = "multipart/form-data; boundary=XyZ";

    fn multi(file: &[u8]) -> Vec<u8> {
        let head = b"--XyZ\r\nContent-Disposition: form-data; name=\"kegiatan\"\r\n\r\nRapat\r\ndua baris\r\n\
            --XyZ\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"a;b.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
        [
            &head[..],
            file,
            b"\r\n--XyZ\r\nContent-Disposition: form-data; name=\"kunci\"\r\n\r\nk\r\n--XyZ--\r\n",
        ]
        .concat()
    }

    #[test]
    fn both_kinds_of_forms_are_read() {
        let file = b"\xFF\xD8\r\n--Xy\0\r\n\r\nend";
        let form = Form::read(MULTI, &multi(file));
        assert_eq!(form.get("kegiatan"), "Rapat\ndua baris");
        assert_eq!((form.get("kunci").as_str(), form.file.as_deref()), ("k", Some(&file[..])));
        assert_eq!(Form::read(MULTI, &multi(b"")).file, None, "no file was chosen");
        let plain = Form::read("application/x-www-form-urlencoded", form.encoded().as_bytes());
        assert_eq!(plain.get("kegiatan"), form.get("kegiatan"));
        assert_eq!(plain.all("x").count(), 0);
    }

    #[test]
    fn what_is_cut_short_gives_what_it_has() {
        let whole = multi(b"photo");
        for end in 0..whole.len() {
            let form = Form::read(MULTI, &whole[..end]);
            assert!(form.fields.len() <= 2);
        }
        assert_eq!(Form::read("multipart/form-data", b"a=b").get("a"), "b", "no boundary, no parts");
    }

    #[test]
    fn the_key_is_of_the_wish_and_not_of_the_moment() {
        let form = |extra: &str| Form::read("", format!("kunci=k&kegiatan=Rapat{extra}").as_bytes());
        assert_eq!(form("&saat=1&tanda=a&kirim=3").key(), form("&saat=2&tanda=b&kirim=4").key());
        assert_ne!(form("").key(), form("+daring").key());
    }
}
