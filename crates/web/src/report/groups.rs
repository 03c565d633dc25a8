//! Which services of a day stand together, under which heading and pill, and how many there are of
//! each: asked by the page of the day, with an order and without.

use balai_core::city::{City, Service, ServiceIx};
use balai_core::diagnostic::{Lang, Text, percent, short_date};
use balai_core::order::{Channel, Effect};
use balai_core::report::notice::Entry;
use jiff::civil::Date;

use super::card::{Badge, Card, look};
use super::notice::View;
use super::text::{Words, words};

/// Cards under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Anchor.
    pub id: &'static str,
    /// Heading.
    pub heading: String,
    /// Pill beside it.
    pub badge: Badge,
    /// Shown as a short list, not as cards.
    pub brief: bool,
    /// Its services.
    pub cards: Vec<Card>,
}

/// A tile of the tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Colour.
    pub class: &'static str,
    /// How many.
    pub count: usize,
    /// Of what.
    pub label: &'static str,
    /// Anchor.
    pub href: String,
}

/// All services as on any day, for a day without order. On a day off those that are not kept
/// round the clock are closed.
#[must_use]
pub fn usual(city: &City, date: Date, lang: Lang) -> Vec<Entry> {
    let w = words(lang);
    let works = city.is_working_day(date);
    let entry = |(position, service): (usize, &Service)| {
        let open = works || service.emergency || service.hours.starts_with("24");
        let hours = if service.hours.is_empty() { w.all_services.1 } else { &service.hours };
        Entry {
            service: ServiceIx::of(position),
            name: service.name.clone(),
            summary: service.summary.clone(),
            channel: if open { Channel::Open } else { Channel::Closed },
            badge: Text::same(if open { hours } else { w.office_off }),
            place: Text::same(service.counter.clone()),
            hours: service.hours.clone(),
            phone: service.phone.clone(),
            emergency: service.emergency,
            icon: service.icon.clone(),
            clause: String::new(),
        }
    };
    city.services.iter().enumerate().map(entry).collect()
}

/// The groups of the day shown: those of its notice, or open and closed where no order holds.
#[must_use]
pub fn shown_groups(view: View<'_>, entries: &[Entry], w: &Words, lang: Lang) -> Vec<Group> {
    let Some(notice) = view.notice else {
        let group = |id, channel, heading: &str, badge| {
            let here = entries.iter().filter(|e| !e.emergency && e.channel == channel);
            let cards = here.map(|e| Card::of(e, lang)).collect();
            Group { id, heading: heading.to_owned(), badge, brief: channel == Channel::Closed, cards }
        };
        let open = Badge::new("buka", "jam", w.all_services.1);
        let closed = Badge::new("diam", "silang", w.office_off);
        let both = [
            group("buka", Channel::Open, w.all_services.0, open),
            group("tutup", Channel::Closed, w.closed_today, closed),
        ];
        return both.into_iter().filter(|g| !g.cards.is_empty()).collect();
    };
    let share = view.effect.and_then(|e| common_share(e, e.day(view.date)?, lang));
    let limit = share.map(|s| (w.limited_percent)(&s));
    let until = Some(short_date(notice.span.1, lang)).filter(|_| !notice.open_ended);
    groups(entries, w, lang, until.as_deref(), limit)
}

/// The groups of a notice, in the order people need them: open, limited, moved, online, closed.
/// `until` is the last day in words, if the order has one; `limit` the badge of the limited group.
#[must_use]
pub fn groups(
    entries: &[Entry],
    w: &Words,
    lang: Lang,
    until: Option<&str>,
    limit: Option<String>,
) -> Vec<Group> {
    let heads = [
        ("buka", Channel::Open, w.open.0, w.open.1.to_owned()),
        ("terbatas", Channel::Limited, w.limited.0, limit.unwrap_or_else(|| w.limited.1.to_owned())),
        ("pindah", Channel::Moved, w.moved.0, w.moved.1.to_owned()),
        ("daring", Channel::Online, w.online.0, w.online.1.to_owned()),
        ("tutup", Channel::Closed, w.closed, until.map_or_else(|| w.until_notice.into(), w.closed_until)),
    ];
    let group = |(id, channel, heading, label): (&'static str, Channel, &str, String)| {
        let here = entries.iter().filter(|e| !e.emergency && e.channel == channel);
        let cards: Vec<Card> = here.map(|e| Card::of(e, lang)).collect();
        let icon = if channel == Channel::Limited { "orang" } else { look(channel).1 };
        let badge = Badge::new(look(channel).0, icon, label);
        Group { id, heading: heading.to_owned(), badge, brief: channel == Channel::Closed, cards }
    };
    heads.into_iter().map(group).filter(|g| !g.cards.is_empty()).collect()
}

/// "25%" if every cap written for that day is the same share of those on site.
#[must_use]
pub fn common_share(effect: &Effect, day: usize, lang: Lang) -> Option<String> {
    let mut shares = effect
        .quotas
        .iter()
        .filter(|q| q.day == day)
        .map(|q| q.percent.map(|p| if q.of_home { 10_000_u32.saturating_sub(p) } else { p }));
    let first = shares.next()??;
    shares.all(|share| share == Some(first)).then(|| percent(first, lang))
}

/// How many services stand how, each tile leading to its group.
#[must_use]
pub fn tally(entries: &[Entry], w: &Words) -> Vec<Tally> {
    let count = |channels: &[Channel]| entries.iter().filter(|e| channels.contains(&e.channel)).count();
    let has_open = entries.iter().any(|e| e.channel == Channel::Open && !e.emergency);
    let open = if has_open { "#buka" } else { "#terbatas" };
    let tiles = [
        ("buka", count(&[Channel::Open, Channel::Limited]), w.tally_open, open),
        ("awas", count(&[Channel::Moved]), w.tally_moved, "#pindah"),
        ("daring", count(&[Channel::Online]), w.tally_online, "#daring"),
        ("tutup", count(&[Channel::Closed]), w.tally_closed, "#tutup"),
    ];
    let shown = tiles.into_iter().filter(|t| t.1 > 0);
    shown.map(|(class, count, label, href)| Tally { class, count, label, href: href.into() }).collect()
}
