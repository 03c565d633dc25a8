//! One draft: its text with the findings at the line, its letter, what it would do, its versions.

use askama::Template;
use balai_app::{Draft, DraftState, Judged, Version};
use balai_core::diagnostic::has_errors;
use balai_core::report::letter::{Layout, Letter};
use jiff::tz::TimeZone;

use super::compare::{Row, rows};
use super::guide::{Guide, Input};
use super::seat::{Seat, secret};
use super::text::{Words, words};
use super::view::{View as OutlookView, view as outlook_view};
use crate::frame::{Frame, clock};
use crate::order::page::{Shown, shorten, shown, summary};
use crate::order::source::{Line, lines};
use crate::order::text as order_text;
use crate::report::card::Badge;

/// Somebody saved first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The version that was changed.
    pub base: i64,
    /// Text of the version that was saved first.
    pub theirs: String,
}

/// What the page is made of.
#[derive(Debug)]
pub struct View<'a> {
    /// The draft, opened at a version.
    pub draft: &'a Draft,
    /// The text on the page, judged: that of the version or what somebody is typing.
    pub judged: &'a Judged,
    /// Who asks.
    pub seat: &'a Seat,
    /// Who else has it open.
    pub others: Vec<String>,
    /// Somebody saved first.
    pub conflict: Option<Conflict>,
    /// What was sent could not be taken: why.
    pub refused: Option<String>,
    /// The order as questions, if that is how it is shown.
    pub guide: Option<Guide>,
    /// Zone of the city's clock.
    pub zone: TimeZone,
}

/// A version in the list of versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Number.
    pub revision: i64,
    /// Who saved it.
    pub author: String,
    /// When.
    pub at: String,
    /// True if it is the one that is open.
    pub open: bool,
    /// True if it is the last.
    pub last: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "draft.html")]
pub struct DraftPage {
    /// Frame.
    pub frame: Frame,
    /// Words of orders.
    pub w: &'static order_text::Words,
    /// Words of the desk.
    pub t: &'static Words,
    /// Id.
    pub id: String,
    /// Title of the order, as far as it can be read.
    pub title: String,
    /// "Rancangan · versi 3".
    pub badge: String,
    /// True if the text is not that of a version.
    pub unsaved: bool,
    /// What the reader should know first: colour, icon, words.
    pub notices: Vec<(&'static str, &'static str, String)>,
    /// Lines that differ from the version that was saved first.
    pub conflict: Vec<Row>,
    /// The text.
    pub text: String,
    /// Its lines, for the numbers beside it.
    pub lines: Vec<Line>,
    /// Rows of the box.
    pub height: usize,
    /// Last version: what a save builds on.
    pub base: i64,
    /// Key of the form.
    pub key: String,
    /// Token of the form.
    pub token: String,
    /// Who saves.
    pub author: String,
    /// Summary of the findings.
    pub summary: Badge,
    /// Findings.
    pub findings: Vec<Shown>,
    /// True if it could be signed.
    pub ready: bool,
    /// The letter.
    pub letter: Letter,
    /// Rows of annexes that only the PDF has.
    pub rows_left: Vec<String>,
    /// True for an Instruksi.
    pub diktum: bool,
    /// What it would do.
    pub outlook: Option<OutlookView>,
    /// Versions, the last first.
    pub versions: Vec<VersionRow>,
    /// Address of the draft.
    pub here: String,
    /// The order as questions, if that is how it is shown.
    pub guide: Option<Guide>,
}

/// The page of a draft.
#[must_use]
pub fn build(frame: Frame, view: &View<'_>) -> DraftPage {
    let (lang, w, t) = (frame.lang, order_text::words(frame.lang), words(frame.lang));
    let (draft, judged) = (view.draft, view.judged);
    let id = draft.version.id.clone();
    let here = frame.town(&format!("/perintah/{id}"));
    let title = judged.order.title.value.clone();
    let at = |v: &Version| clock(&v.saved_at.to_zoned(view.zone.clone()), lang);
    let row = |v: &Version| VersionRow {
        revision: v.revision,
        author: v.author.clone(),
        at: at(v),
        open: v.revision == draft.version.revision,
        last: v.revision == draft.last().revision,
    };
    let theirs = view.conflict.as_ref().map(|c| rows(&c.theirs, &judged.source.text, t));
    let mut letter = judged.letter.clone();
    let text = judged.source.text.clone();
    let height = text.lines().count() + 2;
    let mut frame = frame.titled(format!("{}: {id}", t.drafts), title.clone());
    frame.indexed = false;
    frame.script = true;
    DraftPage {
        w,
        t,
        badge: (t.draft)(draft.last().revision),
        unsaved: text != draft.source.text,
        notices: notices(view, t, &at),
        conflict: theirs.unwrap_or_default(),
        lines: lines(&judged.source, &judged.findings),
        text,
        height,
        base: draft.last().revision,
        key: secret(),
        token: view.seat.token.clone(),
        author: if view.seat.name.is_empty() { t.nobody.to_owned() } else { view.seat.name.clone() },
        summary: summary(&judged.findings, w),
        findings: judged.findings.iter().map(|f| shown(f, &judged.source, lang)).collect(),
        ready: !has_errors(&judged.findings),
        rows_left: shorten(&mut letter, w),
        diktum: letter.layout == Layout::Instruksi,
        letter,
        outlook: outlook_view(&judged.outlook, t, lang),
        versions: draft.versions.iter().map(row).collect(),
        guide: view.guide.clone(),
        title,
        id,
        here,
        frame,
    }
}

fn notices(
    view: &View<'_>,
    t: &Words,
    at: &dyn Fn(&Version) -> String,
) -> Vec<(&'static str, &'static str, String)> {
    let (draft, last) = (view.draft, view.draft.last());
    let mut all = Vec::new();
    if let Some(why) = &view.refused {
        all.push(("gawat", "info", why.clone()));
    }
    if let Some(conflict) = &view.conflict {
        all.push(("awas", "awas", (t.conflict)(&last.author, last.revision, &at(last), conflict.base)));
    }
    if last.state == DraftState::SetAside {
        all.push(("daring", "info", t.is_aside.to_owned()));
    }
    if draft.version.revision != last.revision {
        all.push(("daring", "info", (t.version_old)(draft.version.revision, last.revision)));
    }
    if !view.others.is_empty() {
        all.push(("awas", "orang", (t.present)(&view.others.join(", "))));
    }
    all
}
