//! A clause of several rules, or of several clauses, as one enumeration: a head that every point reads on
//! from, and points of one make.
//!
//! If one subject does all that the points say, it stands in the head, and each point begins with its
//! verb; else each point names its own subject. It never words a rule.

use super::who::{OWN_UNITS, PEOPLE, UNITS, Who, subject};
use super::writer::{Above, Writer, rule_of};
use super::{Point, Sentence};
use crate::order::{BodyItem, Clause, Force, Frequency, ModeRule, Rule};

/// What stands in front of an enumeration: exception, days and circumstances; whom it speaks of.
pub struct Lead<'a> {
    pub words: &'a str,
    pub who: &'a Who,
    /// True if the clause names someone.
    pub named: bool,
}

impl Writer<'_> {
    /// The rules of a clause, one point each.
    pub fn enumerate(&mut self, rules: &[&Rule], lead: &Lead<'_>, point: &mut Point) {
        let throughout = !self.own_days && rules.iter().all(|r| lasts(r));
        let own_days = self.own_days;
        self.own_days |= throughout;
        let short = Who::short((lead.named || !lead.who.all).then_some(lead.who));
        let texts: Vec<String> = rules.iter().map(|rule| self.rule(rule, &short)).collect();
        self.own_days = own_days;
        let lasting =
            if throughout { format!("selama {} berlaku, ", self.parts.this()) } else { String::new() };
        let words = format!("{}{lasting}", lead.words);
        let (head, texts) = self.shared(&texts, rules, &Lead { words: &words, ..*lead });
        self.say(point, &head);
        let deep = point.label.len() == 2 && point.label.starts_with(char::is_alphabetic);
        let label = |i: usize| match deep {
            true => format!("{}.", i + 1),
            false => format!("{}.", letter(i)),
        };
        let last = texts.len().saturating_sub(1);
        let made = |(i, text): (usize, String)| Point {
            label: label(i),
            sentences: vec![Sentence { text: text + end(i, last), clause: Some(self.here.clone()) }],
            points: vec![],
        };
        point.points.extend(texts.into_iter().enumerate().map(made));
    }

    /// The head of an enumeration, and its points as they follow it.
    fn shared(&self, texts: &[String], rules: &[&Rule], lead: &Lead<'_>) -> (String, Vec<String>) {
        let Lead { words, who, named } = *lead;
        let begins = |marks: &[char]| texts.iter().all(|t| t.starts_with(marks));
        let bare = |t: &String| t.split_once(' ').map_or_else(String::new, |(_, rest)| rest.to_owned());
        let filled =
            |t: &String| t.replace(PEOPLE, &noun(who)).replace([UNITS, OWN_UNITS], "setiap unit kerja");
        if begins(&[PEOPLE]) {
            let texts = texts.iter().map(|t| filled(&bare(t))).collect();
            return (format!("{words}{}:", who.people), texts);
        }
        if let Some(units) = who.units.as_ref().filter(|_| begins(&[UNITS, OWN_UNITS])) {
            return (format!("{words}{units}:"), texts.iter().map(|t| filled(&bare(t))).collect());
        }
        let texts_filled = texts.iter().map(filled).collect();
        if who.all && !(named && texts.iter().any(|t| t.contains(PEOPLE))) {
            return (self.general(words, rules), texts_filled);
        }
        (format!("{words}bagi {} berlaku ketentuan sebagai berikut:", subject(who.named())), texts_filled)
    }

    /// The head of rules that are for nobody in particular.
    fn general(&self, words: &str, rules: &[&Rule]) -> String {
        let this = self.parts.this();
        let duty = |r: &&Rule| matches!(r, Rule::Duty(duty) if duty.force == Force::Must);
        let what = if rules.iter().all(duty) { "kewajiban" } else { "ketentuan" };
        if rules.iter().all(|r| matches!(r, Rule::Service(_))) {
            format!("{words}dalam penyelenggaraan layanan publik berlaku ketentuan sebagai berikut:")
        } else if words.contains(this) {
            // The lead has named the order.
            format!("{words}dilaksanakan {what} sebagai berikut:")
        } else {
            format!("{words}dalam pelaksanaan {this} berlaku {what} sebagai berikut:")
        }
    }

    /// The rules of a clause that has clauses inside it, one sentence each: whom the first names, the others
    /// refer to.
    pub fn sentences(&mut self, rules: &[&Rule], lead: &Lead<'_>, point: &mut Point) {
        for (i, rule) in rules.iter().enumerate() {
            let who = if i == 0 { lead.who.clone() } else { lead.who.again() };
            let text = self.rule(rule, &who);
            let words = if i == 0 { lead.words } else { "" };
            self.say(point, &format!("{words}{text}."));
        }
    }

    /// The clauses inside a clause, one point each.
    pub fn inside(&mut self, subs: &[&Clause], mut above: Above, point: &mut Point) {
        let told = point.sentences.last().is_some_and(|s| s.text.ends_with(':'));
        let when = std::mem::take(&mut above.when);
        let last = subs.len().saturating_sub(1);
        if let Some(mode) = one_mode(subs).filter(|_| !told) {
            let does = self.predicate(mode);
            self.say(point, &format!("{when}pegawai yang {does} terdiri atas:"));
            for (i, sub) in subs.iter().enumerate() {
                let clause = Some(sub.label.value.cite());
                let who = self.of_clause(sub, Some(&above));
                let text = subject(&who.people).trim_end_matches(',').to_owned() + end(i, last);
                let sentences = vec![Sentence { text, clause }];
                point.points.push(Point { label: sub.label.value.head(), sentences, points: vec![] });
            }
            return;
        }
        if !told {
            let lead = match when.as_str() {
                "" => "ketentuan lebih lanjut diatur sebagai berikut:".to_owned(),
                when => format!("{when}berlaku ketentuan lebih lanjut sebagai berikut:"),
            };
            self.say(point, &lead);
        }
        // Points of one sentence each read on from the head.
        let short =
            subs.iter().all(|sub| matches!(sub.body.as_slice(), [line] if rule_of(&line.item).is_some()));
        for (i, sub) in subs.iter().enumerate() {
            let plain = std::mem::replace(&mut self.plain, short);
            let mut made = self.clause(sub, Some(&above));
            self.plain = plain;
            if let Some(sentence) = made.sentences.last_mut().filter(|_| short) {
                sentence.text.truncate(sentence.text.trim_end_matches('.').len());
                sentence.text += end(i, last);
            }
            point.points.push(made);
        }
    }
}

/// The mode that all clauses give alike, if they say nothing else.
fn one_mode<'c>(subs: &[&'c Clause]) -> Option<&'c ModeRule> {
    let only = |sub: &&'c Clause| match sub.body.as_slice() {
        [line] if sub.when.is_none() && sub.under.is_empty() && !sub.exception && sub.who.is_some() => {
            match &line.item {
                BodyItem::Rule(Rule::Mode(mode)) if mode.quota.is_none() => Some(mode),
                _ => None,
            }
        }
        _ => None,
    };
    let all: Vec<&ModeRule> = subs.iter().map(only).collect::<Option<_>>()?;
    let (first, rest) = all.split_first()?;
    let alike = |m: &&ModeRule| {
        (m.force, m.place.value, &m.site, &m.permission)
            == (first.force, first.place.value, &first.site, &first.permission)
    };
    rest.iter().all(alike).then_some(*first)
}

/// True if a rule is a duty for as long as the order holds.
fn lasts(rule: &Rule) -> bool {
    matches!(rule, Rule::Duty(duty) if duty.frequency == Some(Frequency::Throughout))
}

/// How those whom the head names are called in its points.
fn noun(who: &Who) -> String {
    let people = who.people.split(", kecuali ").next().unwrap_or_default();
    let first = people.split([' ', ',']).next().unwrap_or_default();
    match first {
        _ if who.all || who.units.is_some() => "seluruh pegawai".to_owned(),
        _ if people == "kepala unit kerja" => people.to_owned(),
        _ if people.contains(" dan ") || people.contains(" serta ") => "yang bersangkutan".to_owned(),
        "pegawai" | "seluruh" => "pegawai tersebut".to_owned(),
        "pejabat" => "pejabat tersebut".to_owned(),
        _ => "yang bersangkutan".to_owned(),
    }
}

/// How a point of an enumeration ends.
fn end(i: usize, last: usize) -> &'static str {
    match i {
        _ if i == last => ".",
        _ if i + 1 == last => "; dan",
        _ => ";",
    }
}

/// a (0) to z (25).
pub fn letter(i: usize) -> char {
    char::from(b'a' + u8::try_from(i % 26).unwrap_or(0))
}
