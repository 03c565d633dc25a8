//! Walks over the tokens of an order: phrases, values, comments, findings.

use jiff::civil::{Date, Time};

use crate::diagnostic::{Code, Finding, Source, Span, Text};
use crate::order::lexer::{Tok, Token, lex};
use crate::order::tree::Known;
use crate::say;

/// Words after which a line goes on.
const CONNECTIVES: [&str; 8] = ["dan", "atau", "kecuali", "yang", "oleh", "kepada", "sumber", "taksiran"];

/// Words that begin something else after a comma, so that a list ends before them.
const STOPS: [&str; 26] = [
    "setiap",
    "sekali",
    "selama",
    "pukul",
    "sebelum",
    "paling",
    "kepada",
    "oleh",
    "melalui",
    "dengan",
    "kecuali",
    "toleransi",
    "bila",
    "sumber",
    "taksiran",
    "tetap",
    "dilayani",
    "loket",
    "pindah",
    "dihentikan",
    "menurut",
    "dibulatkan",
    "kuota",
    "sejak",
    "dalam",
    "agar",
];

/// Most findings that are kept: a text with more is no order, and nobody reads them.
const MOST_FINDINGS: usize = 200;

/// A line that could not be read: where, and what was expected there.
pub struct Fail {
    pub at: Span,
    pub code: Code,
    pub expected: Text,
}

/// Result of reading a part of a line.
pub type Read<T> = Result<T, Fail>;

/// The tokens without comments, and the comments beside them.
pub struct Cursor<'a> {
    pub source: &'a Source,
    tokens: Vec<Token>,
    at: usize,
    comments: Vec<(String, Span)>,
    comment_at: usize,
    /// True if more braces are opened than closed: then a clause may end where the next one begins.
    pub lacks_brace: bool,
    pub findings: Vec<Finding>,
}

impl<'a> Cursor<'a> {
    pub fn new(source: &'a Source) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut comments = Vec::new();
        for token in lex(&source.text) {
            match token.tok {
                Tok::Comment(text) => comments.push((text, token.span)),
                Tok::Newline if goes_on(tokens.last(), &source.text) => {}
                Tok::Mark('{') => {
                    // An opening brace may stand on its own line.
                    while matches!(tokens.last(), Some(t) if t.tok == Tok::Newline) {
                        tokens.pop();
                    }
                    tokens.push(token);
                }
                _ => tokens.push(token),
            }
        }
        let count = |mark| tokens.iter().filter(|t| t.tok == Tok::Mark(mark)).count();
        let lacks_brace = count('{') > count('}');
        Self { source, tokens, at: 0, comments, comment_at: 0, lacks_brace, findings: Vec::new() }
    }

    pub fn tok(&self) -> &Tok {
        &self.tokens[self.at].tok
    }

    pub fn span(&self) -> Span {
        self.tokens[self.at].span
    }

    /// Span of the token before.
    pub fn last_span(&self) -> Span {
        self.tokens[self.at.saturating_sub(1)].span
    }

    /// The words of a token as they stand in the text.
    fn words_at(&self, index: usize) -> &str {
        let span = self.tokens[index.min(self.tokens.len() - 1)].span;
        &self.source.text[span.start..span.end]
    }

    /// The word here, lower case; empty if there is none.
    pub fn word(&self) -> String {
        if *self.tok() == Tok::Word { self.words_at(self.at).to_lowercase() } else { String::new() }
    }

    pub fn bump(&mut self) -> Token {
        let token = self.tokens[self.at].clone();
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
        token
    }

    /// Position, to come back to with [`Self::rewind`].
    pub const fn mark(&self) -> usize {
        self.at
    }

    pub const fn rewind(&mut self, mark: usize) {
        self.at = mark;
    }

    /// True if these words (divided by blanks) stand here.
    pub fn sees(&self, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(i, word)| {
            let index = self.at + i;
            index < self.tokens.len()
                && self.tokens[index].tok == Tok::Word
                && self.words_at(index).eq_ignore_ascii_case(word)
        })
    }

    /// Takes the words if they stand here.
    pub fn takes(&mut self, phrase: &str) -> bool {
        let found = self.sees(phrase);
        if found {
            self.at += phrase.split(' ').count();
        }
        found
    }

    /// The weekday that stands so many tokens ahead, Monday 0.
    pub fn weekday(&self, ahead: usize) -> Option<usize> {
        let token = self.tokens.get(self.at + ahead)?;
        let word = self.source.text[token.span.start..token.span.end].to_lowercase();
        super::header::WEEKDAYS.iter().position(|d| *d == word)
    }

    /// True if a date stands so many tokens ahead.
    pub fn dated(&self, ahead: usize) -> bool {
        matches!(self.tokens.get(self.at + ahead).map(|t| &t.tok), Some(Tok::Date(_)))
    }

    pub fn takes_mark(&mut self, mark: char) -> bool {
        let found = *self.tok() == Tok::Mark(mark);
        if found {
            self.bump();
        }
        found
    }

    /// True if the word here begins another part of the sentence, not one more member of a list.
    pub fn begins_something_else(&self) -> bool {
        STOPS.contains(&self.word().as_str())
    }

    /// At the end of a sentence: line end, `;`, brace or end of text.
    pub fn at_line_end(&self) -> bool {
        matches!(self.tok(), Tok::Newline | Tok::End | Tok::Mark(';' | '{' | '}'))
    }

    /// Skips what divides sentences.
    pub fn skip_breaks(&mut self) {
        while matches!(self.tok(), Tok::Newline | Tok::Mark(';')) {
            self.bump();
        }
    }

    /// Skips to the end of the sentence that began at `start`, behind the braces that it opened, and
    /// gives its span.
    pub fn skip_line(&mut self, start: Span) -> Span {
        let mut depth = 0_u32;
        let begun = self.tokens[..self.at].iter().rposition(|t| t.span.start < start.start);
        for token in &self.tokens[begun.map_or(0, |i| i + 1)..self.at] {
            match token.tok {
                Tok::Mark('{') => depth += 1,
                Tok::Mark('}') => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let mut span = start;
        while *self.tok() != Tok::End {
            match self.tok() {
                Tok::Newline | Tok::Mark(';') if depth == 0 => break,
                Tok::Mark('{') => depth += 1,
                Tok::Mark('}') if depth == 0 => break,
                Tok::Mark('}') => depth -= 1,
                _ => {}
            }
            span = span.to(self.bump().span);
        }
        span
    }

    pub fn fail<T>(&self, expected: Text) -> Read<T> {
        Err(Fail { at: self.span(), code: Code(103), expected })
    }

    pub fn fail_with<T>(&self, code: Code, expected: Text) -> Read<T> {
        Err(Fail { at: self.span(), code, expected })
    }

    /// A part of a sentence that is written a second time.
    pub fn twice<T>(&self, at: Span) -> Read<T> {
        let expected = say!(
            "setiap bagian kalimat satu kali saja; gabungkan dengan yang sebelumnya",
            "each part of a sentence once; join it with the one before"
        );
        Err(Fail { at, code: Code(103), expected })
    }

    /// Keeps a finding, up to [`MOST_FINDINGS`].
    pub fn report(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }

    /// A quoted text.
    pub fn text(&mut self) -> Read<(String, Span)> {
        if let Tok::Text(value, closed) = self.tok().clone() {
            let span = self.bump().span;
            if !closed {
                let title = say!("tanda kutip penutup tidak ada", "the closing quote is missing");
                let finding = Finding::new(Code(101), title)
                    .at(&self.source.name, span, say!("teks ini tidak ditutup", "this text is not closed"))
                    .help(say!("tambahkan tanda \" di akhir teks", "add \" at the end of the text"));
                self.report(finding.suggest(Span::new(span.end, span.end), "\"", false));
            }
            return Ok((value, span));
        }
        self.fail(say!("teks di antara tanda kutip, \"...\"", "a text between quotes, \"...\""))
    }

    pub fn date(&mut self) -> Read<(Date, Span)> {
        match *self.tok() {
            Tok::Date(Some(date)) => Ok((date, self.bump().span)),
            Tok::Date(None) => self.fail_with(
                Code(104),
                say!(
                    "tanggal yang ada di kalender, ditulis tahun-bulan-hari: 2021-06-29",
                    "a date that exists, written year-month-day: 2021-06-29"
                ),
            ),
            _ => self.fail(say!("tanggal, misalnya 2021-06-29", "a date, for instance 2021-06-29")),
        }
    }

    pub fn time(&mut self) -> Read<Time> {
        match *self.tok() {
            Tok::Time(Some(time)) => {
                self.bump();
                Ok(time)
            }
            Tok::Time(None) => self
                .fail_with(Code(104), say!("jam antara 00.00 dan 23.59", "a time between 00.00 and 23.59")),
            _ => self.fail(say!("jam, misalnya 16.00", "a time, for instance 16.00")),
        }
    }

    pub fn number(&mut self) -> Read<u32> {
        if let Tok::Number(Some(n)) = *self.tok() {
            self.bump();
            return Ok(n);
        }
        self.fail(say!("bilangan bulat", "a whole number"))
    }

    /// A name: a word such as `dinkes` or `balai-kota`, lower case.
    pub fn name(&mut self) -> Read<(String, Span)> {
        if *self.tok() == Tok::Word {
            let word = self.word();
            return Ok((word, self.bump().span));
        }
        self.fail(say!("sebuah nama, misalnya dinkes", "a name, for instance dinkes"))
    }

    /// A name that may hold digits at its head, such as an order id or a flag value.
    pub fn id(&mut self) -> Read<(String, Span)> {
        let first = self.span();
        let mut span = first;
        let mut end = first.start;
        while matches!(self.tok(), Tok::Word | Tok::Number(_) | Tok::Date(_))
            && self.span().start == end.max(span.start)
        {
            span = first.to(self.bump().span);
            end = span.end;
        }
        if end == first.start {
            return self.fail(say!("sebuah nama", "a name"));
        }
        Ok((self.source.text[span.start..span.end].to_lowercase(), span))
    }

    /// `tidak diketahui`, or what `read` reads.
    pub fn known<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<Known<T>> {
        if self.takes("tidak diketahui") { Ok(Known::Unknown) } else { read(self).map(Known::Is) }
    }

    /// `read` one or more times, divided by commas (`dan` before the last).
    pub fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let mut all = vec![read(self)?];
        loop {
            let mark = self.at;
            let divided = self.takes_mark(',') | self.takes("dan") | self.takes("atau");
            if !divided || self.begins_something_else() {
                self.at = mark;
                return Ok(all);
            }
            all.push(read(self)?);
        }
    }

    /// Comment lines and single blank lines before the token here.
    pub fn comments_before(&mut self) -> Vec<String> {
        let limit = self.span().start;
        let mut lines = Vec::new();
        let mut at = self.previous_end();
        while let Some((text, span)) =
            self.comments.get(self.comment_at).filter(|c| c.1.start < limit).cloned()
        {
            if self.has_blank_line(at, span.start) {
                lines.push(String::new());
            }
            lines.push(text);
            at = span.end;
            self.comment_at += 1;
        }
        if self.has_blank_line(at, limit) {
            lines.push(String::new());
        }
        lines
    }

    fn previous_end(&self) -> usize {
        let mut index = self.at;
        while index > 0 {
            index -= 1;
            if self.tokens[index].tok != Tok::Newline {
                let token_end = self.tokens[index].span.end;
                let comment_end = self.comment_at.checked_sub(1).map_or(0, |i| self.comments[i].1.end);
                return token_end.max(comment_end);
            }
        }
        0
    }

    fn has_blank_line(&self, from: usize, to: usize) -> bool {
        from < to && self.source.text[from..to].matches('\n').count() > 1
    }

    /// The comment on the line that ends at `end`, and any comments inside the item, which move there.
    pub fn comment_after(&mut self, end: usize) -> Option<String> {
        let line_end = self.source.text[end..].find('\n').map_or(self.source.text.len(), |i| end + i);
        let mut found: Vec<String> = Vec::new();
        while let Some((text, _)) = self.comments.get(self.comment_at).filter(|c| c.1.start < line_end) {
            found.push(text.clone());
            self.comment_at += 1;
        }
        (!found.is_empty()).then(|| found.join("; "))
    }

    /// Passes over the comments before `end`: they stand in a text that is kept as it is.
    pub fn pass_comments(&mut self, end: usize) {
        while self.comments.get(self.comment_at).is_some_and(|c| c.1.start < end) {
            self.comment_at += 1;
        }
    }

    /// All comments that are left.
    pub fn comments_left(&mut self) -> Vec<String> {
        let left = self.comments[self.comment_at..].iter().map(|c| c.0.clone()).collect();
        self.comment_at = self.comments.len();
        left
    }
}

/// True if a line whose last token this is goes on in the next one.
pub fn goes_on(last: Option<&Token>, text: &str) -> bool {
    match last {
        Some(Token { tok: Tok::Mark(',' | '(' | '='), .. }) => true,
        Some(Token { tok: Tok::Word, span }) => {
            let word = &text[span.start..span.end];
            CONNECTIVES.iter().any(|c| word.eq_ignore_ascii_case(c))
        }
        _ => false,
    }
}
