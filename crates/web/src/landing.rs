//! The start page: what Balai is, and each city with the state of its day.

use askama::Template;
use balai_core::city::City;
use balai_core::diagnostic::long_date;
use balai_core::order::Channel;
use balai_core::report::notice::Notice;
use jiff::civil::Date;

use crate::frame::Frame;
use crate::report::card::Badge;
use crate::text::Words;

/// A city and the notice of its day, if an order holds.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    /// The city.
    pub city: &'a City,
    /// Its notice.
    pub notice: Option<&'a Notice>,
    /// The day of the clock there.
    pub date: Date,
}

/// The card of a city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CityCard {
    /// Slug.
    pub slug: String,
    /// "Kota Bogor".
    pub name: String,
    /// "Rabu, 30 Juni 2021".
    pub date: String,
    /// What holds.
    pub headline: String,
    /// Counts.
    pub badges: Vec<Badge>,
    /// Citation of the order.
    pub citation: String,
    /// Links: words, address, the first the main one.
    pub links: Vec<(&'static str, String)>,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "landing.html")]
pub struct LandingPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Cities.
    pub cities: Vec<CityCard>,
}

/// The start page.
#[must_use]
pub fn build(frame: Frame, cities: &[Today<'_>]) -> LandingPage {
    let w = frame.w;
    let cities = cities.iter().map(|today| card(&frame, today)).collect();
    LandingPage { frame: frame.titled(w.landing_title, w.landing_lead), w, cities }
}

fn card(frame: &Frame, today: &Today<'_>) -> CityCard {
    let (w, lang, slug) = (frame.w, frame.lang, &today.city.slug);
    let to = |path: &str| frame.to(&format!("/{slug}{path}"));
    let count = |channels: &[Channel]| {
        today.notice.map_or(0, |n| n.entries.iter().filter(|e| channels.contains(&e.channel)).count())
    };
    let badges = [
        ("buka", "cek", count(&[Channel::Open, Channel::Limited, Channel::Moved]), w.count_open),
        ("daring", "daring", count(&[Channel::Online]), w.count_online),
        ("diam", "silang", count(&[Channel::Closed]), w.count_closed),
    ];
    let order = today.notice.map(|n| (w.link_order, to(&format!("/aturan/{}", n.order))));
    let links = [
        Some((w.link_today, to(""))),
        order,
        Some((w.link_roster, to("/jadwal"))),
        Some((w.link_orders, to("/aturan"))),
        Some((w.link_door, to("/masuk"))),
    ];
    CityCard {
        slug: slug.clone(),
        name: today.city.name.clone(),
        date: long_date(today.date, lang),
        headline: today.notice.map_or_else(|| w.no_order.to_owned(), |n| n.headline.get(lang).to_owned()),
        badges: badges
            .into_iter()
            .filter(|b| b.2 > 0)
            .map(|(kind, icon, n, word)| Badge::new(kind, icon, format!("{n} {word}")))
            .collect(),
        citation: today.notice.map_or_else(String::new, |n| n.citation.clone()),
        links: links.into_iter().flatten().collect(),
    }
}
