//! One order: its text beside its letter, what checking found, what its caps come to, and how a
//! letter in somebody's hand is told from a false one. Built from core values alone.

use askama::Template;
use balai_core::city::City;
use balai_core::diagnostic::{Finding, Lang, Level, Source, long_date};
use balai_core::report::letter::{Annex, Layout, Letter};
use jiff::civil::DateTime;

use super::facts::{Facts, Standing, day_shown, facts};
use super::source::{Line, class, line_of, lines};
use super::text::{Words, words};
use crate::frame::Frame;
use crate::icon::Markup;
use crate::report::basis::size;
use crate::report::card::Badge;

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The city.
    pub city: &'a City,
    /// The order and when it holds.
    pub standing: Standing<'a>,
    /// Its text.
    pub source: &'a Source,
    /// What checking found.
    pub findings: &'a [Finding],
    /// Its letter.
    pub letter: &'a Letter,
    /// The clock.
    pub now: DateTime,
    /// Size of the PDF, bytes.
    pub pdf: Option<usize>,
    /// Show the caps of all units.
    pub all_caps: bool,
}

/// A finding as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// `galat`, `awas`, `info`.
    pub class: &'static str,
    /// "Galat B0203".
    pub badge: Badge,
    /// What is wrong.
    pub title: String,
    /// Line and its text.
    pub quote: Option<(usize, String)>,
    /// Cases that show it.
    pub witness: Vec<String>,
    /// Ways to mend it.
    pub help: Vec<String>,
    /// The law.
    pub basis: Option<String>,
}

/// One row of the caps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// Unit.
    pub unit: String,
    /// "25% × 412 = 103,00 → 103".
    pub arithmetic: String,
    /// "Diktum KEDUA".
    pub clause: String,
    /// At most so many.
    pub most: u32,
}

/// The caps of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caps {
    /// Sentence over the table.
    pub lead: String,
    /// Rows, largest first.
    pub rows: Vec<Cap>,
    /// Link to all rows, or back to the largest: words, address.
    pub more: Option<(String, String)>,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "order.html")]
pub struct OrderPage {
    /// Frame.
    pub frame: Frame,
    /// Words.
    pub w: &'static Words,
    /// Facts.
    pub facts: Facts,
    /// Summary of the findings, with its colour and icon.
    pub summary: Badge,
    /// Lines of the text.
    pub lines: Vec<Line>,
    /// Findings.
    pub findings: Vec<Shown>,
    /// The letter.
    pub letter: Letter,
    /// How many rows of each annex only the PDF has, in words; empty if none.
    pub rows_left: Vec<String>,
    /// True for an Instruksi: points are diktum.
    pub diktum: bool,
    /// Caps, if the order gives numbers.
    pub caps: Option<Caps>,
    /// Addresses: this page, PDF, text, JSON, verification, public page, rosters.
    pub here: String,
    /// Words of the PDF link.
    pub pdf_label: String,
    /// First day, for the public page.
    pub day: String,
    /// Code to the verification page.
    pub code: Markup,
}

/// The page of one order.
#[must_use]
pub fn build(frame: Frame, view: View<'_>) -> OrderPage {
    let (lang, w) = (frame.lang, words(frame.lang));
    let facts = facts(view.standing, view.now, w, lang);
    let here = frame.town(&format!("/aturan/{}", facts.id));
    let day = view.standing.effect.days.get(day_shown(view.standing.effect, view.now.date()));
    let title = format!("{} {}", facts.kind, facts.number);
    let mut letter = view.letter.clone();
    OrderPage {
        w,
        summary: summary(view.findings, w),
        lines: lines(view.source, view.findings),
        findings: view.findings.iter().map(|f| shown(f, view.source, lang)).collect(),
        rows_left: shorten(&mut letter, w),
        letter,
        diktum: view.letter.layout == Layout::Instruksi,
        caps: caps(view, w, lang, &here),
        pdf_label: view.pdf.map_or_else(|| w.pdf_plain.to_owned(), |bytes| (w.pdf)(&size(bytes, lang))),
        day: day.map_or_else(|| frame.town(""), |d| frame.town(&format!("/hari/{d}"))),
        code: crate::icon::code(&view.letter.verify, w.verify_code),
        frame: frame.titled(title.trim(), facts.title.clone()),
        facts,
        here,
    }
}

/// Keeps the first rows of each annex; the whole tables are in the PDF, and a page has to reach a
/// phone on bad signal. Says how many each has lost.
pub(crate) fn shorten(letter: &mut Letter, w: &Words) -> Vec<String> {
    const ROWS: usize = 12;
    let cut = |annex: &mut Annex| {
        let left = annex.rows.len().saturating_sub(ROWS);
        annex.rows.truncate(ROWS);
        if left > 0 { (w.annex_more)(left) } else { String::new() }
    };
    letter.annexes.iter_mut().map(cut).collect()
}

pub(crate) fn summary(findings: &[Finding], w: &Words) -> Badge {
    let count = |level| findings.iter().filter(|f| f.level == level).count();
    let (errors, warnings, notes) = (count(Level::Error), count(Level::Warning), count(Level::Note));
    match (errors, warnings, notes) {
        (0, 0, 0) => Badge::new("buka", "cek", w.clean),
        (0, 0, _) => Badge::new("buka", "cek", (w.summary)(errors, warnings, notes)),
        (0, _, _) => Badge::new("awas", "awas", (w.summary)(errors, warnings, notes)),
        _ => Badge::new("gawat", "info", (w.summary)(errors, warnings, notes)),
    }
}

pub(crate) fn shown(finding: &Finding, source: &Source, lang: Lang) -> Shown {
    let (kind, icon) = match finding.level {
        Level::Error => ("gawat", "info"),
        Level::Warning => ("awas", "awas"),
        Level::Note => ("daring", "info"),
    };
    let word = sentence(finding.level.word().get(lang));
    let quote = line_of(finding, source).map(|number| {
        let text = source.text.lines().nth(number - 1).unwrap_or_default();
        (number, text.trim().to_owned())
    });
    Shown {
        class: class(finding.level),
        badge: Badge::new(kind, icon, format!("{word} {}", finding.code)),
        title: sentence(finding.title.get(lang)),
        quote,
        witness: finding.witness.iter().map(|t| sentence(t.get(lang))).collect(),
        help: finding.help.iter().map(|t| sentence(t.get(lang))).collect(),
        basis: finding.basis.as_ref().map(|t| t.get(lang).to_owned()),
    }
}

/// With a capital, as a sentence on a page begins.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The caps of the day shown; the ten largest unless all are asked for.
fn caps(view: View<'_>, w: &Words, lang: Lang, here: &str) -> Option<Caps> {
    const LARGEST: usize = 10;
    let effect = view.standing.effect;
    let day = day_shown(effect, view.now.date());
    let mut quotas: Vec<_> = effect.quotas.iter().filter(|q| q.day == day).collect();
    quotas.sort_by_key(|q| (std::cmp::Reverse(q.base_count), q.unit));
    let date = effect.days.get(day).filter(|_| !quotas.is_empty())?;
    let most = quotas.iter().map(|q| q.on_site_max).sum();
    let of = quotas.iter().map(|q| q.base_count).sum();
    let lead = (w.quota_lead)(&long_date(*date, lang), quotas.len(), most, of);
    let more = match (view.all_caps, quotas.len()) {
        (false, n) if n > LARGEST => Some(((w.quota_all)(n), format!("{here}?batas=semua#batas"))),
        (true, n) if n > LARGEST => Some((w.quota_few.to_owned(), format!("{here}#batas"))),
        _ => None,
    };
    let shown = if view.all_caps { quotas.len() } else { LARGEST };
    let row = |q: &balai_core::order::Quota| Cap {
        unit: view.city.units.get(q.unit.at()).map_or_else(String::new, |u| u.name.clone()),
        arithmetic: q.arithmetic().get(lang).to_owned(),
        clause: effect.label(q.clause).to_owned(),
        most: q.on_site_max,
    };
    Some(Caps { lead, rows: quotas.into_iter().take(shown).map(row).collect(), more })
}
