//! Where somebody is something, in words, and who is signed in, on the frame of a page.

use balai_app::{Capacity, Hall, Held, Visitor};
use balai_core::diagnostic::Lang;

use super::bar::items;
use super::guest::door;
use super::text::{capacity_words, role_words, words};
use crate::frame::Frame;
use crate::reader::Reader;

/// "Plh. Kepala unit, Kelurahan Paledang, Kota Bogor".
#[must_use]
pub fn held_words(hall: &Hall, held: &Held, lang: Lang) -> String {
    let town = held.city.as_deref().and_then(|city| hall.town(city));
    let unit = held.unit.as_deref().zip(town.as_ref()).and_then(|(slug, town)| {
        let at = town.city.unit(slug)?;
        Some(town.city.units.get(at.at())?.name.clone())
    });
    let city = town.map_or_else(|| words(lang).everywhere.to_owned(), |town| town.city.name.clone());
    let role = role_words(held.role, lang);
    let role = match held.capacity {
        Capacity::Definitive => role.to_owned(),
        deputy => format!("{} {role}", capacity_words(deputy, lang)),
    };
    [Some(role), unit, Some(city)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

impl Frame {
    /// Names who is signed in, with the ways to their account and to the rooms where they work.
    #[must_use]
    pub fn signed(mut self, visitor: Option<&Visitor>) -> Self {
        if let Some(visitor) = visitor {
            let city = self.brand.as_ref().map(|brand| brand.slug.clone()).or_else(|| visitor.city.clone());
            self.bar = items(&self, visitor, city.as_deref());
        }
        self
    }

    /// Names who is signed in, or shows the way to the door and back.
    #[must_use]
    pub fn signed_or_door(mut self, visitor: Option<&Visitor>, reader: &Reader) -> Self {
        if let (None, Some(brand)) = (visitor, &self.brand) {
            let way = door(self.lang, &brand.slug, &reader.path);
            self.door = Some((self.w.sign_in.to_owned(), way));
        }
        self.signed(visitor)
    }
}
