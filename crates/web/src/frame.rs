//! The frame around every page: head, navigation, foot, and the colours of the city. It never
//! decides what stands inside.

use balai_core::city::{City, Theme};
use balai_core::diagnostic::{Lang, long_date};
use jiff::Zoned;

use crate::account::bar::Item;
use crate::asset;
use crate::icon::Markup;
use crate::reader::{Reader, in_language};
use crate::text::{Words, words};

/// Which item of the navigation is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// None.
    Elsewhere,
    /// The public notice.
    Today,
    /// The orders.
    Orders,
    /// The rosters.
    Roster,
}

/// What the frame says of a city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// City slug.
    pub slug: String,
    /// "Pemerintah Kota Bogor".
    pub government: String,
    /// Address of the city hall.
    pub address: String,
    /// Emergency number.
    pub phone: Option<String>,
}

/// The frame of one page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Language.
    pub lang: Lang,
    /// Words of the frame.
    pub w: &'static Words,
    /// Title of the page.
    pub title: String,
    /// Description, as a shared link shows it.
    pub description: String,
    /// City, if the page belongs to one.
    pub brand: Option<Brand>,
    /// Marked item of the navigation.
    pub section: Section,
    /// Address without language.
    pub path: String,
    /// The clock of the hall, in words; empty on a page that left the hall.
    pub clock: String,
    /// Colours of the city as a style block.
    pub theme: Markup,
    /// Dark colour, for the browser's own bar.
    pub dark: String,
    /// The style sheet is inlined.
    pub inline: bool,
    /// Put before every address: empty, or the public site for a page that leaves it.
    pub base: String,
    /// Data about the page for programs (JSON-LD).
    pub data: Option<Markup>,
    /// The page uses the script.
    pub script: bool,
    /// The page has a form that may wait without signal.
    pub queue: bool,
    /// Search engines may list it.
    pub indexed: bool,
    /// Code in the foot.
    pub code: Option<Markup>,
    /// The way to the door, where nobody is signed in. Public pages do not have it, so that they are
    /// the same for everyone.
    pub door: Option<(String, String)>,
    /// The rooms of who is signed in; empty where nobody is: then the public navigation stands there.
    pub bar: Vec<Item>,
}

impl Frame {
    /// A frame for a reader at the clock of the hall; `None` for a page that leaves the hall and so
    /// has no clock.
    #[must_use]
    pub fn new(reader: &Reader, now: Option<&Zoned>) -> Self {
        Self {
            lang: reader.lang,
            w: words(reader.lang),
            title: String::new(),
            description: String::new(),
            brand: None,
            section: Section::Elsewhere,
            path: reader.path.clone(),
            clock: now.map_or_else(String::new, |now| clock(now, reader.lang)),
            theme: theme_style(None),
            dark: "#073d2e".into(),
            inline: !reader.keeps_css,
            base: String::new(),
            data: None,
            script: false,
            queue: false,
            indexed: true,
            code: None,
            door: None,
            bar: Vec::new(),
        }
    }

    /// Says what the page is.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>, description: impl Into<String>) -> Self {
        self.title = title.into();
        self.description = description.into();
        self
    }

    /// Dresses it in a city.
    #[must_use]
    pub fn of(mut self, city: &City, section: Section) -> Self {
        self.brand = Some(Brand {
            slug: city.slug.clone(),
            government: city.government.clone(),
            address: city.address.clone(),
            phone: city.phones.first().map(|(number, _)| number.clone()),
        });
        self.section = section;
        self.theme = theme_style(Some(&city.theme));
        if is_colour(&city.theme.dark) {
            self.dark.clone_from(&city.theme.dark);
        }
        self
    }

    /// Address of a page in the reader's language.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        format!("{}{}", self.base, in_language(self.lang, path))
    }

    /// Address of a page of this frame's city: `""` is the notice, `"/aturan"` the orders.
    #[must_use]
    pub fn town(&self, path: &str) -> String {
        let slug = self.brand.as_ref().map_or("", |b| b.slug.as_str());
        self.to(&format!("/{slug}{path}"))
    }

    /// This page in the other language.
    #[must_use]
    pub fn other(&self) -> String {
        let lang = if self.lang == Lang::Id { Lang::En } else { Lang::Id };
        format!("{}{}", self.base, in_language(lang, &self.path))
    }

    /// Government, or the name of the system.
    #[must_use]
    pub fn owner(&self) -> &str {
        self.brand.as_ref().map_or(self.w.system, |b| &b.government)
    }

    /// True if this item of the navigation is marked.
    #[must_use]
    pub fn marks(&self, section: Section) -> bool {
        self.section == section
    }

    /// The style sheet, to be inlined.
    #[must_use]
    pub fn css(&self) -> Markup {
        Markup::style(asset::CSS)
    }

    /// Address of the style sheet.
    #[must_use]
    pub fn css_address(&self) -> String {
        asset::css_address()
    }
}

/// "Rabu, 30 Juni 2021 pukul 07.15 WIB" / "Wednesday, 30 June 2021, 07:15 WIB".
#[must_use]
pub fn clock(now: &Zoned, lang: Lang) -> String {
    let (day, zone) = (long_date(now.date(), lang), now.strftime("%Z").to_string());
    match lang {
        Lang::Id => format!("{day} pukul {:02}.{:02} {zone}", now.hour(), now.minute()),
        Lang::En => format!("{day}, {:02}:{:02} {zone}", now.hour(), now.minute()),
    }
}

/// A value made safe for the query of an address.
#[must_use]
pub fn query_value(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b',' => {
                safe.push(char::from(byte))
            }
            b' ' => safe.push('+'),
            _ => safe += &format!("%{byte:02X}"),
        }
    }
    safe
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|b| b.is_ascii_hexdigit())
}

/// The three colours of a city; anything that is no colour is left to the default of the look.
fn theme_style(theme: Option<&Theme>) -> Markup {
    let Some(theme) = theme else { return Markup::style(":root{}") };
    let tokens = [("--utama", &theme.main), ("--utama-tua", &theme.dark), ("--utama-muda", &theme.light)];
    let printed =
        tokens.iter().filter(|(_, value)| is_colour(value)).map(|(name, value)| format!("{name}:{value};"));
    Markup::style(&format!(":root{{{}}}", printed.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_reach_the_style_block() {
        let theme = Theme { main: "#14508f".into(), dark: "red;}</style>".into(), light: "#e5eef8".into() };
        assert_eq!(theme_style(Some(&theme)).as_str(), ":root{--utama:#14508f;--utama-muda:#e5eef8;}");
    }

    #[test]
    fn a_query_value_cannot_leave_its_place() {
        assert_eq!(query_value("Tanah Sareal&x=\"<é"), "Tanah+Sareal%26x%3D%22%3C%C3%A9");
    }
}
