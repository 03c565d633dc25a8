//! Checks a PDF against the clauses of ISO 19005-2 (PDF/A-2, level A) and the structure rules of
//! ISO 14289-1 (PDF/UA-1) that can be read off the file.
//!
//! It reads the bytes with a parser of its own and knows nothing of how they were written. What it
//! does not do: validate the ICC profile beyond its head, interpret glyph programs, judge XMP
//! extension schemas, or decide whether a reading order makes sense.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use hayro_syntax::Pdf;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

/// Operators of ISO 32000-1, Table A.1, that PDF/A-2 leaves (6.2.2, 6.2.9).
const OPERATORS: &str = "b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f f* G g gs h i j J l m M MP n \
    q Q re RG rg ri s S sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" BI ID EI K k F";

/// Operators that put something on the page (6.7.2.2: each inside a marked sequence).
const PAINTS: [&str; 17] =
    ["Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "EI"];

/// Keys that would run something, hide something or point outside (6.1.7, 6.4, 6.5, 6.9, 6.10).
const FORBIDDEN: [&str; 17] = [
    "AA",
    "OpenAction",
    "JS",
    "JavaScript",
    "XFA",
    "AcroForm",
    "EmbeddedFiles",
    "FFilter",
    "FDecodeParms",
    "AlternatePresentations",
    "PresSteps",
    "Requirements",
    "OCProperties",
    "TR",
    "HTP",
    "Alternates",
    "OPI",
];

/// Structure types of ISO 32000-1, 14.8.4, that letters use.
const STRUCTURE: &str = "Document Part Div P H1 H2 H3 L LI Lbl LBody Table TR TH TD THead TBody TFoot Figure Span \
    Sect NonStruct Caption Link Note Reference Quote";

/// What the checker found, each with its clause; empty if nothing.
pub fn check(bytes: &[u8]) -> Vec<String> {
    let mut found = file(bytes);
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
        found.push("6.1: not a PDF".into());
        return found;
    };
    let Some(root) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else {
        found.push("6.1: no catalog".into());
        return found;
    };
    catalog(&root, &mut found);
    metadata(&root, &pdf, &mut found);
    let intent = intent(&root, &mut found);
    objects(&pdf, &mut found);
    structure(&root, &mut found);
    let mut walk = Walk { page: 0, rgb: intent, found: vec![], fonts: BTreeMap::new() };
    for (i, page) in pdf.pages().iter().enumerate() {
        walk.page = i + 1;
        walk.content(page.page_stream().unwrap_or_default(), page.resources());
    }
    found.extend(walk.found);
    found.sort();
    found.dedup();
    found
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|w| w == needle)
}

/// 6.1.2 head, 6.1.3 trailer: on the raw bytes.
fn file(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let head = bytes.starts_with(b"%PDF-1.") && bytes.get(7).is_some_and(|d| (b'0'..=b'7').contains(d));
    let mark = bytes.iter().position(|b| *b == b'\n').map(|i| &bytes[i + 1..]).unwrap_or_default();
    if !head || mark.first() != Some(&b'%') || mark.iter().skip(1).take(4).filter(|b| **b > 127).count() != 4
    {
        found.push("6.1.2: the head is not %PDF-1.n and a comment of four bytes above 127".into());
    }
    let end = find(bytes, b"%%EOF").map(|i| &bytes[i + 5..]);
    if end.is_none_or(|rest| !rest.iter().all(|b| matches!(b, b'\r' | b'\n')) || rest.len() > 2) {
        found.push("6.1.3: data after the end of the file".into());
    }
    let trailer = find(bytes, b"trailer").map(|i| &bytes[i..]).unwrap_or_default();
    if find(trailer, b"/ID").is_none() {
        found.push("6.1.3: no file identifier in the trailer".into());
    }
    if find(bytes, b"/Encrypt").is_some() {
        found.push("6.1.3: encrypted".into());
    }
    found
}

fn catalog(root: &Dict<'_>, found: &mut Vec<String>) {
    let mut need = |ok: bool, clause: &str| {
        if !ok {
            found.push(clause.to_owned());
        }
    };
    let marked = root.get::<Dict<'_>>("MarkInfo").and_then(|m| m.get::<bool>("Marked"));
    need(marked == Some(true), "6.7.2.1: the catalog does not say that the content is marked");
    let lang = root.get::<hayro_syntax::object::String<'_>>("Lang");
    need(
        lang.is_some_and(|l| l.as_bytes().starts_with(b"id")),
        "6.7.4: the catalog does not say the language",
    );
    need(root.contains_key("StructTreeRoot"), "6.7.3: no structure tree");
    let shown = root.get::<Dict<'_>>("ViewerPreferences").and_then(|v| v.get::<bool>("DisplayDocTitle"));
    need(shown == Some(true), "UA 7.1: the title is not shown in the window");
    let kind = root.get::<Name<'_>>("Type");
    need(kind.is_some_and(|n| n.as_str() == "Catalog"), "6.1: the catalog has no type");
}

/// 6.6.2, 6.6.4: XMP says part and level, and agrees with the information dictionary.
fn metadata(root: &Dict<'_>, pdf: &Pdf, found: &mut Vec<String>) {
    let Some(stream) = root.get::<Stream<'_>>("Metadata") else {
        found.push("6.6.2.1: no metadata".into());
        return;
    };
    let kind = |key: &str, want: &str| stream.dict().get::<Name<'_>>(key).is_some_and(|n| n.as_str() == want);
    if !kind("Type", "Metadata") || !kind("Subtype", "XML") || stream.dict().contains_key("Filter") {
        found.push("6.6.2.1: the metadata is not plain XML".into());
    }
    let decoded = stream.decoded().unwrap_or_default();
    let Ok(xmp) = std::str::from_utf8(&decoded) else {
        found.push("6.6.2.1: the metadata is not UTF-8".into());
        return;
    };
    let value =
        |tag: &str| xmp.split_once(&format!("<{tag}>"))?.1.split_once(&format!("</{tag}>")).map(|p| p.0);
    if value("pdfaid:part") != Some("2") || value("pdfaid:conformance") != Some("A") {
        found.push("6.6.4: the metadata does not claim PDF/A-2a".into());
    }
    if value("pdfuaid:part") != Some("1") {
        found.push("UA 5: the metadata does not claim PDF/UA-1".into());
    }
    let info = pdf.metadata();
    let title = info.title.as_ref().map(|t| String::from_utf8_lossy(t).into_owned());
    let said =
        value("dc:title").and_then(|t| t.split_once('>')?.1.split_once('>')?.1.split_once('<')).map(|p| p.0);
    if said.is_none_or(str::is_empty) || title.is_some_and(|t| t.is_ascii() && Some(t.as_str()) != said) {
        found.push("6.6.3: title of metadata and of information dictionary differ, or there is none".into());
    }
}

/// 6.2.3: one output intent with an RGB profile. True if it is there.
fn intent(root: &Dict<'_>, found: &mut Vec<String>) -> bool {
    let intents = root.get::<Array<'_>>("OutputIntents");
    let all: Vec<Dict<'_>> = intents.iter().flat_map(|a| a.iter::<Dict<'_>>()).collect();
    let rgb =
        all.iter().filter(|i| i.get::<Name<'_>>("S").is_some_and(|s| s.as_str() == "GTS_PDFA1")).any(|i| {
            let Some(profile) = i.get::<Stream<'_>>("DestOutputProfile") else { return false };
            let data = profile.decoded().unwrap_or_default();
            let at = |from: usize, to: usize| data.get(from..to).unwrap_or_default();
            let device = [b"mntr".as_slice(), b"prtr", b"scnr"].contains(&at(12, 16));
            let size = at(0, 4).iter().fold(0_usize, |n, b| n * 256 + usize::from(*b));
            device
                && at(16, 20) == b"RGB "
                && at(36, 40) == b"acsp"
                && data[8] <= 4
                && size == data.len()
                && profile.dict().get::<i32>("N") == Some(3)
        });
    if !rgb {
        found.push("6.2.3: no output intent with an RGB profile".into());
    }
    rgb
}

/// Every object of the file, whether reached or not.
fn objects(pdf: &Pdf, found: &mut Vec<String>) {
    for object in pdf.objects() {
        look(&object, 0, found);
    }
}

fn look(object: &Object<'_>, depth: u32, found: &mut Vec<String>) {
    match object {
        Object::Dict(dict) => dictionary(dict, depth, found),
        Object::Stream(stream) => {
            dictionary(stream.dict(), depth, found);
            if stream.dict().contains_key("F") {
                found.push("6.1.7.1: a stream outside the file".into());
            }
            for name in names(stream.dict(), "Filter") {
                if ["LZWDecode", "Crypt"].contains(&name.as_str()) {
                    found.push(format!("6.1.7.2: filter {name}"));
                }
            }
            if stream.decoded().is_err() {
                found.push("6.1.7.1: a stream cannot be decoded".into());
            }
        }
        Object::Array(array) if depth < 8 => {
            array.iter::<Object<'_>>().for_each(|o| look(&o, depth + 1, found))
        }
        Object::String(text) if text.as_bytes().len() > 32_767 => {
            found.push("6.1.13: a string is too long".into())
        }
        Object::Name(name) if name.len() > 127 || std::str::from_utf8(name).is_err() => {
            found.push("6.1.8, 6.1.13: a name is too long or no UTF-8".into());
        }
        _ => {}
    }
}

fn names(dict: &Dict<'_>, key: &str) -> Vec<String> {
    let one = dict.get::<Name<'_>>(key).map(|n| n.as_str().to_owned());
    let many = dict.get::<Array<'_>>(key);
    one.into_iter()
        .chain(many.iter().flat_map(|a| a.iter::<Name<'_>>()).map(|n| n.as_str().to_owned()))
        .collect()
}

fn dictionary(dict: &Dict<'_>, depth: u32, found: &mut Vec<String>) {
    for key in dict.keys() {
        if FORBIDDEN.contains(&key.as_str()) {
            found.push(format!("6.5, 6.9, 6.10: key {}", key.as_str()));
        }
    }
    let name = |key: &str| dict.get::<Name<'_>>(key).map(|n| n.as_str().to_owned());
    match name("Subtype").as_deref() {
        Some("PS" | "Movie" | "Sound" | "Screen" | "3D" | "FileAttachment" | "RichMedia") => {
            found.push("6.2.9, 6.3.1: a kind of object that PDF/A does not know".into());
        }
        Some("Image") if dict.get::<bool>("Interpolate") == Some(true) => {
            found.push("6.2.8: an interpolated image".into());
        }
        Some("Type0") => font(dict, found),
        Some("Type1" | "TrueType" | "Type3" | "MMType1") => {
            found.push("6.2.11: a simple font, not looked for".into())
        }
        _ => {}
    }
    if name("Type").as_deref() == Some("ExtGState") {
        let plain = ["Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten"];
        if name("BM").is_some_and(|mode| !plain.contains(&mode.as_str())) {
            found.push("6.2.10: an unknown blend mode".into());
        }
    }
    if depth < 8 {
        for (_, value) in dict.entries() {
            if let hayro_syntax::object::MaybeRef::NotRef(object) = value {
                look(&object, depth + 1, found);
            }
        }
    }
}

/// 6.2.11: embedded, with the names and maps that level A wants.
fn font(dict: &Dict<'_>, found: &mut Vec<String>) {
    let mut need = |ok: bool, clause: &str| {
        if !ok {
            found.push(clause.to_owned());
        }
    };
    need(
        names(dict, "Encoding") == ["Identity-H"],
        "6.2.11.3.3: a CMap that is neither Identity nor embedded",
    );
    need(dict.get::<Stream<'_>>("ToUnicode").is_some(), "6.2.11.7.2: a font without ToUnicode");
    let below = dict.get::<Array<'_>>("DescendantFonts").and_then(|a| a.iter::<Dict<'_>>().next());
    let Some(below) = below else { return need(false, "6.2.11: a font without a descendant") };
    let info = below.get::<Dict<'_>>("CIDSystemInfo");
    let text = |key: &str| {
        info.as_ref()
            .and_then(|i| i.get::<hayro_syntax::object::String<'_>>(key))
            .map(|s| s.as_bytes().to_vec())
    };
    need(
        text("Registry") == Some(b"Adobe".into()) && text("Ordering") == Some(b"Identity".into()),
        "6.2.11.3.1: CIDSystemInfo",
    );
    let program = below.get::<Dict<'_>>("FontDescriptor").and_then(|d| d.get::<Stream<'_>>("FontFile3"));
    let embedded = program.is_some_and(|p| {
        names(p.dict(), "Subtype") == ["CIDFontType0C"]
            && ttf_parser::cff::Table::parse(&p.decoded().unwrap_or_default()).is_some()
    });
    need(embedded, "6.2.11.4.1: a font program that is not embedded or cannot be read");
}

/// 6.7.3 and UA 7: the tree uses known types, figures have words, headings skip no level, tables have heads.
fn structure(root: &Dict<'_>, found: &mut Vec<String>) {
    let Some(tree) = root.get::<Dict<'_>>("StructTreeRoot") else { return };
    let roles: BTreeMap<String, String> = tree
        .get::<Dict<'_>>("RoleMap")
        .iter()
        .flat_map(|m| {
            m.keys()
                .filter_map(|k| Some((k.as_str().to_owned(), m.get::<Name<'_>>(&*k)?.as_str().to_owned())))
                .collect::<Vec<_>>()
        })
        .collect();
    let mut seen = Vec::new();
    elements(&tree, &roles, &mut seen, found, 0);
    let levels = seen.iter().filter_map(|t| t.strip_prefix('H')?.parse::<u32>().ok());
    let mut last = 0;
    for level in levels {
        if level > last + 1 {
            found.push(format!("UA 7.4.2: heading {level} follows heading {last}"));
        }
        last = level;
    }
    if last == 0 {
        found.push("UA 7.4: no heading".into());
    }
    let count = |t: &str| seen.iter().filter(|s| *s == t).count();
    if count("Table") > count("TH") {
        found.push("UA 7.5: a table without a head".into());
    }
}

fn elements(
    at: &Dict<'_>,
    roles: &BTreeMap<String, String>,
    seen: &mut Vec<String>,
    found: &mut Vec<String>,
    depth: u32,
) {
    if let Some(kind) = at.get::<Name<'_>>("S") {
        let kind = roles.get(kind.as_str()).cloned().unwrap_or_else(|| kind.as_str().to_owned());
        if !STRUCTURE.split_whitespace().any(|s| s == kind) {
            found.push(format!("6.7.3.4: structure type {kind}"));
        }
        if kind == "Figure" && !at.contains_key("Alt") && !at.contains_key("ActualText") {
            found.push("UA 7.3: a figure without words".into());
        }
        seen.push(kind);
    }
    if depth > 60 {
        return;
    }
    if let Some(one) = at.get::<Dict<'_>>("K") {
        elements(&one, roles, seen, found, depth + 1);
    } else if let Some(many) = at.get::<Array<'_>>("K") {
        many.iter::<Object<'_>>()
            .filter_map(Object::into_dict)
            .for_each(|d| elements(&d, roles, seen, found, depth + 1));
    }
}

/// One page with the forms it draws.
struct Walk {
    page: usize,
    rgb: bool,
    found: Vec<String>,
    /// Fonts read so far, by the number of their object.
    fonts: BTreeMap<i32, Option<Rc<Used>>>,
}

impl Walk {
    fn say(&mut self, clause: &str) {
        self.found.push(format!("{clause} (page {})", self.page));
    }

    fn content(&mut self, data: &[u8], resources: &Resources<'_>) {
        let known: BTreeSet<&str> = OPERATORS.split_whitespace().collect();
        let (mut saved, mut marked, mut font) = (0_i32, 0_i32, None);
        let mut content = UntypedIter::new(data);
        while let Some(instruction) = content.next() {
            let operator = String::from_utf8_lossy(instruction.operator).into_owned();
            let operands: Vec<Object<'_>> = instruction.operands().cloned().collect();
            match operator.as_str() {
                "q" => saved += 1,
                "Q" => saved -= 1,
                "BDC" | "BMC" => marked += 1,
                "EMC" => marked -= 1,
                "Tf" => {
                    font = operands
                        .first()
                        .cloned()
                        .and_then(Object::into_name)
                        .and_then(|n| self.font(resources, &n))
                }
                "Tj" | "'" | "\"" | "TJ" => self.shown(font.as_deref(), &operands),
                "Do" => self.form(operands.first().cloned().and_then(Object::into_name), resources),
                "rg" | "RG" if !self.rgb => self.say("6.2.4.3: device RGB without an RGB output intent"),
                "k" | "K" => self.say("6.2.4.3: device CMYK with an RGB output intent"),
                other if !known.contains(other) => self.say(&format!("6.2.2: operator {other}")),
                _ => {}
            }
            if PAINTS.contains(&operator.as_str()) && marked == 0 {
                self.say("6.7.2.2: something is painted outside a marked sequence");
            }
            if saved > 28 {
                self.say("6.1.13: more than 28 saved states");
            }
        }
        if saved != 0 || marked != 0 {
            self.say("6.2.2: saved states or marked sequences are not closed");
        }
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Option<Rc<Used>> {
        let font = resources.get_font(name)?;
        let number = font.obj_id()?.obj_number;
        self.fonts.entry(number).or_insert_with(|| used(&font).map(Rc::new)).clone()
    }

    fn form(&mut self, name: Option<Name<'_>>, resources: &Resources<'_>) {
        let form = name.and_then(|n| resources.get_x_object(&n));
        let Some(form) = form else { return self.say("6.2.2: a form that is not in the resources") };
        if ["Ref", "PS", "OPI"].iter().any(|key| form.dict().contains_key(key)) {
            self.say("6.2.9: a form with Ref, PS or OPI");
        }
        if names(form.dict(), "Subtype") != ["Form"] {
            return;
        }
        let own = form.dict().get::<Dict<'_>>("Resources").unwrap_or_else(Dict::empty);
        let inner = Resources::from_parent(own, resources.clone());
        let data = form.decoded().unwrap_or_default().into_owned();
        // The sequence around `Do` marks what the form paints.
        let mut wrapped = b"/Span BMC ".to_vec();
        wrapped.extend(data);
        wrapped.extend(b" EMC");
        self.content(&wrapped, &inner);
    }

    /// 6.2.11.7.2, 6.2.11.8 and 6.2.11.5: each glyph is a real one, says its character, and is as wide
    /// as the character in the font we bundle.
    fn shown(&mut self, font: Option<&Used>, operands: &[Object<'_>]) {
        let Some(font) = font else { return self.say("6.2.11: text in a font that is not in the resources") };
        let strings = operands.iter().flat_map(|o| match o {
            Object::String(s) => vec![s.as_bytes().to_vec()],
            Object::Array(a) => {
                a.iter::<hayro_syntax::object::String<'_>>().map(|s| s.as_bytes().to_vec()).collect()
            }
            _ => vec![],
        });
        for cid in strings.flat_map(|s| {
            s.chunks(2).map(|c| c.iter().fold(0, |n, b| n * 256 + u32::from(*b))).collect::<Vec<_>>()
        }) {
            if cid == 0 {
                self.say("6.2.11.8: the glyph for a missing character is shown");
            }
            let said = font.unicode.get(&cid).map(Vec::as_slice);
            if said.is_none_or(|s| s.is_empty() || s.iter().any(|c| [0, 0xFEFF, 0xFFFE].contains(c))) {
                self.say("6.2.11.7.2: a glyph without a character");
            }
            if let (Some([code]), Some(width)) = (said, font.widths.get(&cid))
                && font.advance(*code).is_some_and(|real| (real - width).abs() > 1.0)
            {
                self.say("6.2.11.5: a width that is not the font's");
            }
        }
    }
}

/// A font as a page uses it.
struct Used {
    unicode: BTreeMap<u32, Vec<u32>>,
    widths: BTreeMap<u32, f32>,
    face: ttf_parser::Face<'static>,
}

impl Used {
    fn advance(&self, code: u32) -> Option<f32> {
        let glyph = self.face.glyph_index(char::from_u32(code)?)?;
        Some(f32::from(self.face.glyph_hor_advance(glyph)?) * 1000.0 / f32::from(self.face.units_per_em()))
    }
}

fn used(font: &Dict<'_>) -> Option<Used> {
    let map = font.get::<Stream<'_>>("ToUnicode")?.decoded().ok()?.into_owned();
    let below = font.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
    let name = below.get::<Name<'_>>("BaseFont")?.as_str().to_owned();
    let face: &[u8] = match name.rsplit('-').next()? {
        "Bold" => include_bytes!("../../fonts/texgyrebonum-bold.otf"),
        "Italic" => include_bytes!("../../fonts/texgyrebonum-italic.otf"),
        _ => include_bytes!("../../fonts/texgyrebonum-regular.otf"),
    };
    let face = ttf_parser::Face::parse(face, 0).ok()?;
    Some(Used { unicode: unicode(&String::from_utf8_lossy(&map)), widths: widths(&below), face })
}

/// `<0041> <0041>` lines of bfchar blocks, and ranges; UTF-16 values.
fn unicode(map: &str) -> BTreeMap<u32, Vec<u32>> {
    let hex = |s: &str| u32::from_str_radix(s, 16).ok();
    let utf16 = |s: &str| {
        let units: Vec<u16> =
            (0..s.len() / 4).filter_map(|i| u16::from_str_radix(&s[4 * i..4 * i + 4], 16).ok()).collect();
        char::decode_utf16(units).map(|c| c.map_or(0, u32::from)).collect::<Vec<_>>()
    };
    let mut all = BTreeMap::new();
    let blocks = |kind: &'static str| {
        map.split(&format!("begin{kind}"))
            .skip(1)
            .filter_map(move |b| b.split(&format!("end{kind}")).next())
            .map(|b| {
                b.split(['<', '>'])
                    .map(str::trim)
                    .filter(|t| !t.is_empty())
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    for block in blocks("bfchar") {
        for pair in block.chunks(2) {
            if let [cid, text] = pair {
                all.extend(hex(cid).map(|c| (c, utf16(text))));
            }
        }
    }
    for block in blocks("bfrange") {
        for triple in block.chunks(3) {
            let [from, to, text] = triple else { continue };
            let (Some(from), Some(to), Some(start)) = (hex(from), hex(to), utf16(text).first().copied())
            else {
                continue;
            };
            all.extend((from..=to).map(|c| (c, vec![start + c - from])));
        }
    }
    all
}

/// `c first last w` and `c [w ...]` of a W array.
fn widths(font: &Dict<'_>) -> BTreeMap<u32, f32> {
    let mut all = BTreeMap::new();
    let Some(array) = font.get::<Array<'_>>("W") else { return all };
    let items: Vec<Object<'_>> = array.iter::<Object<'_>>().collect();
    let mut at = 0;
    while at + 1 < items.len() {
        let Some(first) = items[at].clone().into_i32().and_then(|n| u32::try_from(n).ok()) else { break };
        if let Object::Array(each) = &items[at + 1] {
            all.extend(each.iter::<f32>().zip(first..).map(|(w, c)| (c, w)));
            at += 2;
        } else if let (Some(last), Some(width)) =
            (items[at + 1].clone().into_i32(), items.get(at + 2).cloned().and_then(Object::into_f32))
        {
            all.extend((first..=u32::try_from(last).unwrap_or(first)).map(|c| (c, width)));
            at += 3;
        } else {
            break;
        }
    }
    all
}
