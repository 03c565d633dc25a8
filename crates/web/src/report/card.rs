//! One service as a card of the public page, and the pill that says how it stands.

use balai_core::diagnostic::Lang;
use balai_core::order::Channel;
use balai_core::report::notice::Entry;

/// A pill with icon and word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// Colour: `buka`, `daring`, `awas`, `gawat`, `diam`.
    pub kind: &'static str,
    /// Icon.
    pub icon: &'static str,
    /// Word.
    pub text: String,
}

impl Badge {
    /// A pill.
    pub fn new(kind: &'static str, icon: &'static str, text: impl Into<String>) -> Self {
        Self { kind, icon, text: text.into() }
    }
}

/// Colour and icon of a channel.
#[must_use]
pub const fn look(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Open | Channel::Limited => ("buka", "cek"),
        Channel::Moved => ("awas", "lapangan"),
        Channel::Online => ("daring", "daring"),
        Channel::Closed => ("diam", "silang"),
    }
}

/// One service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Icon.
    pub icon: String,
    /// Colour of the icon's box: empty for the city's own.
    pub tint: &'static str,
    /// Name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// Where to go or write; empty if the summary says it.
    pub place: String,
    /// Telephone.
    pub phone: Option<String>,
    /// How it stands.
    pub badge: Badge,
    /// Clause it comes from; empty without order.
    pub clause: String,
}

impl Card {
    /// The card of an entry.
    #[must_use]
    pub fn of(entry: &Entry, lang: Lang) -> Self {
        let (kind, icon) = look(entry.channel);
        let tint = match (entry.emergency, entry.channel) {
            (true, _) => "gawat",
            (_, Channel::Online) => "daring",
            _ => "",
        };
        Self {
            icon: entry.icon.clone(),
            tint,
            name: entry.name.get(lang).into(),
            summary: entry.summary.get(lang).into(),
            place: entry.place.get(lang).into(),
            phone: entry.phone.clone(),
            badge: Badge::new(kind, icon, entry.badge.get(lang)),
            clause: entry.clause.clone(),
        }
    }
}
