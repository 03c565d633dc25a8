//! A finding as a frame for the terminal.
//!
//! Rendered by the same library that draws rustc's messages. The words around the frame (galat,
//! bantuan, contoh) are in the reader's language.

use annotate_snippets::{AnnotationKind, Group, Level as Tone, Renderer, Snippet};

use super::{Finding, Lang, Level, Mark, Source, Span, Text};

/// Renders findings as frames, in the reader's language, with colours if asked. Sources that are
/// not in `sources` are named without their text.
#[must_use]
pub fn frames(findings: &[Finding], sources: &[Source], lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let drawn: Vec<String> = findings.iter().map(|f| frame(f, sources, lang, &renderer)).collect();
    drawn.join("\n\n")
}

fn frame(finding: &Finding, sources: &[Source], lang: Lang, renderer: &Renderer) -> String {
    let word = finding.level.word();
    let tone = match finding.level {
        Level::Error => Tone::ERROR,
        Level::Warning => Tone::WARNING,
        Level::Note => Tone::NOTE,
    };
    let code = finding.code.to_string();
    let title = headline(finding, lang);
    let mut group = Group::with_title(tone.with_name(word.get(lang)).primary_title(title).id(code));
    let mut marks: Vec<(&Mark, AnnotationKind)> = Vec::new();
    marks.extend(finding.at.iter().map(|m| (m, AnnotationKind::Primary)));
    marks.extend(finding.related.iter().map(|m| (m, AnnotationKind::Context)));
    for source in sources {
        let here: Vec<_> = marks.iter().filter(|(m, _)| m.source == source.name).collect();
        if here.is_empty() {
            continue;
        }
        let annotations = here.into_iter().map(|(m, kind)| {
            let range = clamp(m.span, &source.text);
            let label = (!m.label.is_empty()).then(|| m.label.get(lang).to_owned());
            kind.span(range).label(label)
        });
        group = group.element(Snippet::source(&source.text).path(&source.name).annotations(annotations));
    }
    for (name, text) in remarks(finding, lang) {
        group = group.element(Tone::NOTE.with_name(name).message(text));
    }
    renderer.render(&[group])
}

/// The sentence with its clause, "Diktum KEDUA: ...", unless the sentence names it itself.
fn headline(finding: &Finding, lang: Lang) -> String {
    let title = finding.title.get(lang);
    match &finding.clause {
        Some(clause) if !title.contains(clause.as_str()) => format!("{clause}: {title}"),
        _ => title.to_owned(),
    }
}

fn remarks(finding: &Finding, lang: Lang) -> Vec<(&'static str, String)> {
    let (witness, help, basis, accepted) = match lang {
        Lang::Id => ("buktinya", "bantuan", "dasar", "diterima"),
        Lang::En => ("witness", "help", "basis", "accepted"),
    };
    let named = |name, texts: &[Text]| -> Vec<(&'static str, String)> {
        texts.iter().map(|t| (name, t.get(lang).to_owned())).collect()
    };
    let mut all = named(witness, &finding.witness);
    match &finding.accepted {
        // What was accepted needs no mending any more.
        Some(reason) => all.push((accepted, reason.get(lang).to_owned())),
        None => all.extend(named(help, &finding.help)),
    }
    all.extend(finding.basis.iter().map(|b| (basis, b.get(lang).to_owned())));
    all
}

/// A range inside the text, on character boundaries, at least one character wide where possible.
fn clamp(span: Span, text: &str) -> std::ops::Range<usize> {
    let mut start = span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
