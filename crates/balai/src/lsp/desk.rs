//! The open texts of one editor, each with what was found in it, and the cities they speak of.

use std::collections::BTreeMap;
use std::path::PathBuf;

use balai_core::diagnostic::{Finding, Level, Mark, Source};
use balai_core::order::{Effect, Order, parse};
use serde_json::{Value, json};

use super::place::range;
use crate::args::lang;
use crate::hall::{self, Against, Hall};
use crate::papers::{self, Read};

/// What is known while an editor is open.
#[derive(Default)]
pub struct Desk {
    papers: BTreeMap<String, Paper>,
    halls: BTreeMap<String, Option<Hall>>,
    others: BTreeMap<String, Vec<Order>>,
}

/// One open text.
pub struct Paper {
    /// Its text.
    pub source: Source,
    /// Its tree.
    pub order: Order,
    /// What it gives its city, if that is known.
    pub effect: Option<Effect>,
    checked: bool,
}

impl Desk {
    /// Takes the text of a file as the editor has it now.
    pub fn put(&mut self, uri: &str, text: &str) {
        let source = Source::new(path(uri).display().to_string(), text);
        let order = parse(&source).order;
        self.papers.insert(uri.to_owned(), Paper { source, order, effect: None, checked: false });
    }

    /// Forgets a file.
    pub fn close(&mut self, uri: &str) {
        self.papers.remove(uri);
        self.others.remove(uri);
    }

    /// An open text.
    pub fn paper(&self, uri: &str) -> Option<&Paper> {
        self.papers.get(uri)
    }

    /// The city a text speaks of.
    pub fn hall(&self, paper: &Paper) -> Option<&Hall> {
        self.halls.get(papers::city_named(&paper.order)?)?.as_ref()
    }

    /// Checks what has changed and gives its findings, by file.
    pub fn take_news(&mut self) -> Vec<(String, Vec<Value>)> {
        let Self { papers, halls, others } = self;
        let mut news = Vec::new();
        for (uri, paper) in papers.iter_mut().filter(|(_, p)| !p.checked) {
            paper.checked = true;
            let found =
                check(paper, halls, others.entry(uri.clone()).or_insert_with(|| beside(uri, &paper.order)));
            let text = &paper.source.text;
            news.push((uri.clone(), found.iter().map(|f| diagnostic(uri, text, f)).collect()));
        }
        news
    }
}

/// The other orders a text may cite or stand under; read once, when the file is opened.
fn beside(uri: &str, order: &Order) -> Vec<Order> {
    papers::others(&path(uri), order)
}

fn check(paper: &mut Paper, halls: &mut BTreeMap<String, Option<Hall>>, others: &[Order]) -> Vec<Finding> {
    let parsed = parse(&paper.source);
    let read = Read { source: paper.source.clone(), order: parsed.order, findings: parsed.findings };
    let Some(slug) = papers::city_named(&read.order).map(str::to_owned) else { return read.findings };
    let open = || hall::open(&Against { city: None, staff: None }, Some(&slug), 1).ok();
    let Some(hall) = halls.entry(slug.clone()).or_insert_with(open) else { return read.findings };
    let checked = hall::judge(&read, hall, others);
    paper.effect = Some(checked.effect);
    checked.findings
}

/// A finding as an editor shows it.
fn diagnostic(uri: &str, text: &str, finding: &Finding) -> Value {
    let severity = match finding.level {
        Level::Error => 1,
        Level::Warning => 2,
        Level::Note => 3,
    };
    let own = |m: &&Mark| m.span.end <= text.len();
    let at = finding.at.as_ref().filter(own).map(|m| m.span).unwrap_or_default();
    let lines = |all: &[balai_core::diagnostic::Text], head: &str| {
        all.iter().map(|t| format!("\n{head}: {}", t.get(lang()))).collect::<String>()
    };
    let (shown, help) = match lang() {
        balai_core::diagnostic::Lang::Id => ("buktinya", "bantuan"),
        balai_core::diagnostic::Lang::En => ("witness", "help"),
    };
    let clause = finding.clause.as_ref().map_or_else(String::new, |c| format!("{c}: "));
    let title = finding.title.get(lang());
    let message = format!("{clause}{title}{}{}", lines(&finding.witness, shown), lines(&finding.help, help));
    let related: Vec<Value> = finding
        .related
        .iter()
        .filter(own)
        .map(|m| json!({ "location": { "uri": uri, "range": range(text, m.span) }, "message": m.label.get(lang()) }))
        .collect();
    json!({
        "range": range(text, at),
        "severity": severity,
        "code": finding.code.to_string(),
        "source": "balai",
        "message": message,
        "relatedInformation": related,
    })
}

/// The file behind `file:///...`, with `%20` and its like undone.
fn path(uri: &str) -> PathBuf {
    let raw = uri.strip_prefix("file://").unwrap_or(uri).as_bytes();
    let mut bytes = Vec::with_capacity(raw.len());
    let mut i = 0;
    while i < raw.len() {
        let hex =
            raw.get(i + 1..i + 3).and_then(|h| u8::from_str_radix(std::str::from_utf8(h).ok()?, 16).ok());
        match (raw[i], hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                i += 3;
            }
            (byte, _) => {
                bytes.push(byte);
                i += 1;
            }
        }
    }
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}
