//! Where somebody is something, in words.

use balai_app::{Capacity, Hall, Held};
use balai_core::diagnostic::Lang;

use super::text::{capacity_words, role_words, words};

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
