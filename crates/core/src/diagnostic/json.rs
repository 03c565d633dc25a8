//! Findings as JSON, for editors and other programs: one object a finding, shaped like the messages
//! of rustc, with line and column worked out.

use serde::Serialize;

use super::{Finding, Lang, Mark, Source, Span};

#[derive(Serialize)]
struct Message<'a> {
    level: super::Level,
    code: String,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<&'a str>,
    spans: Vec<Place<'a>>,
    children: Vec<Child<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<Mending<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
}

/// Bytes, and lines and columns from 1 (columns in characters), of a place.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    byte_start: usize,
    byte_end: usize,
    line_start: usize,
    line_end: usize,
    column_start: usize,
    column_end: usize,
    primary: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
}

#[derive(Serialize)]
struct Child<'a> {
    kind: &'static str,
    message: &'a str,
}

#[derive(Serialize)]
struct Mending<'a> {
    byte_start: usize,
    byte_end: usize,
    replacement: &'a str,
    /// `machine-applicable` or `maybe-incorrect`, as rustc says it.
    applicability: &'static str,
}

/// An array of findings, in the reader's language, ending in a line feed.
#[must_use]
pub fn json(findings: &[Finding], sources: &[Source], lang: Lang) -> String {
    let messages: Vec<_> = findings.iter().map(|f| message(f, sources, lang)).collect();
    // Strings and numbers only: nothing here can fail to become JSON.
    let mut text = serde_json::to_string_pretty(&messages).unwrap_or_default();
    text.push('\n');
    text
}

fn message<'a>(finding: &'a Finding, sources: &[Source], lang: Lang) -> Message<'a> {
    let child = |kind, text: &'a super::Text| Child { kind, message: text.get(lang) };
    let witness = finding.witness.iter().map(|t| child("witness", t));
    let help = finding.help.iter().map(|t| child("help", t));
    let accepted = finding.accepted.iter().map(|t| child("accepted", t));
    let primary = finding.at.iter().map(|m| place(m, sources, lang, true));
    let related = finding.related.iter().map(|m| place(m, sources, lang, false));
    Message {
        level: finding.level,
        code: finding.code.to_string(),
        message: finding.title.get(lang),
        clause: finding.clause.as_deref(),
        spans: primary.chain(related).collect(),
        children: witness.chain(help).chain(accepted).collect(),
        suggestion: finding.suggestion.as_ref().map(|s| Mending {
            byte_start: s.span.start,
            byte_end: s.span.end,
            replacement: &s.replacement,
            applicability: if s.certain { "machine-applicable" } else { "maybe-incorrect" },
        }),
        basis: finding.basis.as_ref().map(|t| t.get(lang)),
    }
}

fn place<'a>(mark: &'a Mark, sources: &[Source], lang: Lang, primary: bool) -> Place<'a> {
    let Span { start, end } = mark.span;
    let source = sources.iter().find(|s| s.name == mark.source);
    let at = |offset| source.map_or((0, 0), |s| s.line_column(offset));
    let ((line_start, column_start), (line_end, column_end)) = (at(start), at(end));
    Place {
        file: &mark.source,
        byte_start: start,
        byte_end: end,
        line_start,
        line_end,
        column_start,
        column_end,
        primary,
        label: mark.label.get(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Text};
    use super::*;

    #[test]
    fn a_finding_for_programs() {
        let source = Source::new("x.balai", "perintah \"X\" {\n  KEDUA kecuali dinkess {}\n}\n");
        let finding =
            Finding::new(Code(0), Text::fixed("unit dinkess tidak dikenal", "unit dinkess is not known"))
                .clause("Diktum KEDUA")
                .at("x.balai", Span::new(30, 37), Text::fixed("tidak ada", "not there"))
                .help(Text::fixed("maksud Anda dinkes?", "did you mean dinkes?"))
                .suggest(Span::new(30, 37), "dinkes", false);
        insta::assert_snapshot!(json(&[finding], &[source], Lang::En));
    }
}
