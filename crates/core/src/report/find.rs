//! Search by need: which services a citizen's words mean.
//!
//! Asked by the public page. A word that no service knows is read as the nearest word that one
//! does; a question that shares no word with any service finds nothing.

use super::notice::Entry;
use crate::city::{City, Owner};
use crate::diagnostic::nearest;

/// Words that say nothing about the need.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "apa",
    "bagaimana",
    "buat",
    "cara",
    "dan",
    "di",
    "do",
    "for",
    "how",
    "i",
    "ingin",
    "ke",
    "mau",
    "membuat",
    "mengurus",
    "my",
    "need",
    "of",
    "saya",
    "surat",
    "the",
    "to",
    "untuk",
    "urus",
    "yang",
];

/// Longest question that is read, in words.
const LIMIT: usize = 12;

/// Shortest word that is taken for misspelled, in letters: shorter ones are near to anything.
const SHORTEST: usize = 4;

/// The words of one service, by how much they weigh.
struct Words {
    name: Vec<String>,
    keywords: Vec<String>,
    unit: Vec<String>,
    summary: Vec<String>,
}

impl Words {
    fn of(city: &City, entry: &Entry) -> Self {
        let service = city.services.get(entry.service.at());
        Self {
            name: split(&format!("{} {}", entry.name.id, entry.name.en)),
            keywords: split(&service.map_or_else(String::new, |s| s.keywords.join(" "))),
            unit: split(&service.map_or_else(String::new, |s| owner(city, s.owner))),
            summary: split(&format!("{} {}", entry.summary.id, entry.summary.en)),
        }
    }

    fn weight(&self, asked: &str) -> u32 {
        let weights = [
            4 * best(asked, &self.name),
            4 * best(asked, &self.keywords),
            2 * best(asked, &self.unit),
            best(asked, &self.summary),
        ];
        weights.into_iter().max().unwrap_or(0)
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.keywords, &self.unit, &self.summary].into_iter().flatten().map(String::as_str)
    }
}

/// Positions of the entries that fit the question, best first. An entry that fits every word beats
/// one that fits some.
#[must_use]
pub fn find(city: &City, entries: &[Entry], question: &str) -> Vec<usize> {
    let known: Vec<Words> = entries.iter().map(|e| Words::of(city, e)).collect();
    let asked: Vec<String> = split(question).into_iter().take(LIMIT).collect();
    let told: Vec<&String> = asked.iter().filter(|w| !EMPTY.contains(&w.as_str())).collect();
    let asked: Vec<&String> = if told.is_empty() { asked.iter().collect() } else { told };
    let asked: Vec<&str> = asked.into_iter().map(|word| spelled(word, &known)).collect();
    let mut found: Vec<(usize, u32, usize)> = Vec::new();
    for (position, words) in known.iter().enumerate() {
        let weights = asked.iter().map(|word| words.weight(word));
        let (hits, score) = weights.filter(|w| *w > 0).fold((0, 0), |(n, sum), w| (n + 1, sum + w));
        if hits > 0 {
            found.push((hits, score, position));
        }
    }
    let most = found.iter().map(|f| f.0).max().unwrap_or(0);
    found.retain(|f| f.0 == most);
    found.sort_by_key(|&(_, score, position)| (std::cmp::Reverse(score), position));
    found.into_iter().map(|f| f.2).collect()
}

/// The word itself if any service knows it, else the nearest known word that begins alike.
fn spelled<'a>(word: &'a str, known: &'a [Words]) -> &'a str {
    if word.chars().count() < SHORTEST || known.iter().any(|words| words.weight(word) > 0) {
        return word;
    }
    let first = word.chars().next();
    let alike = known.iter().flat_map(Words::all).filter(|w| w.chars().next() == first);
    nearest(word, alike.filter(|w| w.chars().count() >= SHORTEST)).unwrap_or(word)
}

/// Words in small letters without accents.
fn split(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| w.chars().map(plain).collect())
        .collect()
}

/// A letter without its accent: names are typed with and without.
const fn plain(letter: char) -> char {
    match letter {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        other => other,
    }
}

/// How well one word of the question fits one word of a service.
fn fit(asked: &str, word: &str) -> u32 {
    if word == asked {
        4
    } else if asked.len() >= 3 && word.starts_with(asked) {
        3
    } else if word.len() >= 4 && asked.starts_with(word) || asked.len() >= 4 && word.contains(asked) {
        1
    } else {
        0
    }
}

fn best(asked: &str, words: &[String]) -> u32 {
    words.iter().map(|word| fit(asked, word)).max().unwrap_or(0)
}

fn owner(city: &City, owner: Owner) -> String {
    match owner {
        Owner::Unit(unit) => {
            city.units.get(unit.at()).map_or_else(String::new, |u| format!("{} {}", u.name, u.short))
        }
        Owner::Each(kind) => kind.word().to_owned(),
    }
}
