//! What a template can see: three fonts, one template, two pictures, one data file. No network, no
//! system fonts, no clock.
//!
//! The only place that knows how typst wants its surroundings; typst changes them with each 0.x.

use std::sync::OnceLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::PaperError;

/// TeX Gyre Bonum, a free Bookman (GUST Font License; see `fonts/`).
const FONTS: [&[u8]; 3] = [
    include_bytes!("../fonts/texgyrebonum-regular.otf"),
    include_bytes!("../fonts/texgyrebonum-bold.otf"),
    include_bytes!("../fonts/texgyrebonum-italic.otf"),
];
const TEMPLATE: &str = include_str!("../templates/naskah.typ");
/// Pictures: the roof that stands where a city has its emblem, and the mark of a draft in outlines
/// of TeX Gyre Bonum.
const PICTURES: [(&str, &[u8]); 2] = [
    ("/balai.svg", include_bytes!("../templates/balai.svg")),
    ("/rancangan.svg", include_bytes!("../templates/rancangan.svg")),
];

/// What all documents share.
struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    pictures: Vec<(FileId, Bytes)>,
    data: FileId,
}

fn file(path: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(path).map_err(|e| PaperError::Layout(format!("{e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn shelf() -> Result<&'static Shelf, PaperError> {
    static SHELF: OnceLock<Result<Shelf, PaperError>> = OnceLock::new();
    let made = SHELF.get_or_init(|| {
        let picture = |(path, svg): (&str, &'static [u8])| Ok((file(path)?, Bytes::new(svg)));
        let fonts: Vec<Font> = FONTS.iter().flat_map(|f| Font::iter(Bytes::new(*f))).collect();
        Ok(Shelf {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(file("/naskah.typ")?, TEMPLATE.to_owned()),
            pictures: PICTURES.into_iter().map(picture).collect::<Result<_, _>>()?,
            data: file("/data.json")?,
        })
    });
    made.as_ref().map_err(Clone::clone)
}

/// True if all our fonts have a sign for a character; a document with another would be refused.
pub fn can_print(character: char) -> bool {
    let has = |font: &Font| font.info().coverage.contains(character.into());
    character == '\u{a0}' || shelf().is_ok_and(|s| s.fonts.iter().all(has))
}

/// The surroundings of one document.
pub struct Desk {
    shelf: &'static Shelf,
    data: Bytes,
}

impl Desk {
    /// A desk with this data file on it.
    pub fn new(data: Vec<u8>) -> Result<Self, PaperError> {
        Ok(Self { shelf: shelf()?, data: Bytes::new(data) })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.shelf.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
    }

    fn main(&self) -> FileId {
        self.shelf.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.shelf.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shelf.data {
            return Ok(self.data.clone());
        }
        let picture = self.shelf.pictures.iter().find(|p| p.0 == id);
        picture.map(|p| p.1.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
