//! Who was where on the page about an instant: a unit by name, the city by number.

use std::collections::HashMap;

use balai_app::{AsOf, Entry};
use balai_core::arrange::UnitRoster;
use balai_core::city::UnitIx;

use super::past::{Asked, PastPage};
use crate::arrange::text as roster_text;

/// People on one page.
const PAGE: usize = 80;

impl PastPage {
    /// The people of a unit, a page of them.
    pub(super) fn people(
        &mut self,
        then: &AsOf,
        (were, taps): (&UnitRoster, &HashMap<String, Entry>),
        asked: &Asked,
    ) {
        let lang = self.frame.lang;
        let (modes, city) = (roster_text::words(lang), &then.town.city);
        let days = then.roster.as_ref().map_or(0, |head| head.days.len());
        let day = then.roster.as_ref().and_then(|head| head.days.iter().position(|d| *d == then.at.date()));
        let all = were.people.len();
        let number = asked.hal.unwrap_or(1).clamp(1, all.div_ceil(PAGE).max(1));
        let (first, last) = ((number - 1) * PAGE, all.min(number * PAGE));
        let person = |position: usize| {
            let cell = were.cell(position, day.unwrap_or_default(), days);
            let who = then.town.people.get(were.people[position].at());
            let (id, name) = who.map_or(("", ""), |p| (p.id.as_str(), p.name.as_str()));
            let tap = taps.get(id).map_or_else(String::new, |tap| {
                let at = tap.at.to_zoned(then.town.zone());
                (self.w.tapped)(tap.way, (at.hour(), at.minute()), modes.mode(tap.mode))
            });
            let post =
                cell.post.and_then(|post| city.posts.get(post.at())).map(|p| p.name.get(lang).to_owned());
            let picket = cell.picket.then(|| self.w.picket.to_owned());
            let duty = post.into_iter().chain(picket).collect::<Vec<_>>().join(", ");
            (name.to_owned(), modes.mode(cell.mode), duty, tap)
        };
        self.roster.people = (first..last).map(person).collect();
        self.about = city.units.get(were.unit.at()).map_or_else(String::new, |u| u.name.clone());
        let known = if self.now_known { "&diketahui=kini" } else { "" };
        let to =
            |n: usize| self.frame.town(&format!("/pada?saat={}&unit={}{known}&hal={n}", self.at, asked.unit));
        let before = (number > 1).then(|| to(number - 1));
        let after = (last < all).then(|| to(number + 1));
        self.roster.paging = (all > PAGE).then(|| ((self.w.shown)(first + 1, last, all), before, after));
    }

    /// The units of the city, and their sums.
    pub(super) fn units(&mut self, then: &AsOf, counts: &[(UnitIx, [usize; 5])]) {
        let known = if self.now_known { "&diketahui=kini" } else { "" };
        for (unit, [office, field, home, away, _]) in counts {
            let Some(unit) = then.town.city.units.get(unit.at()) else { continue };
            let to = self.frame.town(&format!("/pada?saat={}&unit={}{known}", self.at, unit.slug));
            let numbers = [*office, *field, *home, *away];
            self.roster.total.iter_mut().zip(numbers).for_each(|(sum, n)| *sum += n);
            self.roster.units.push((unit.short.clone(), to, numbers));
        }
        self.about.clone_from(&then.town.city.name);
    }
}
