//! Writes the clauses of an order as diktums or points.
//!
//! Every clause of the order becomes one point with the same number, so that the letter and the
//! order are cited alike; every sentence carries that number. A lone clause inside another is written
//! into its point, for a list of one is none.

use std::collections::BTreeMap;

use super::annex::{group_annex, table};
use super::list::{Lead, letter};
use super::parts::Parts;
use super::span::{TO, each, on_days};
use super::who::{SAME_POINT, Who, subject};
use super::wording::{asn_in_full, capital, listed, roman, terms};
use super::{Annex, Point, Sentence};
use crate::city::City;
use crate::order::{BodyItem, Clause, Exempt, Flag, Label, Lifted, OrderKind, Rule, Select, Sp};

/// What the sentences of one letter share.
pub struct Writer<'a> {
    pub parts: Parts<'a>,
    /// Whom the order addresses, if it says so.
    pub scope: Option<Who>,
    pub city: &'a City,
    /// What each clause lifts of the others.
    exempt: Vec<Exempt>,
    /// Clause that is being written, as it is cited.
    pub here: String,
    /// True if that clause has days of its own.
    pub own_days: bool,
    /// True if its sentence reads on from the head of a list, and begins with no capital.
    pub plain: bool,
    /// True if that clause only asks for some people on the spot.
    pub floor: bool,
    /// Bands of that clause.
    pub bands: Vec<super::band::Band>,
    /// Groups already listed, and where.
    pub said_groups: BTreeMap<String, String>,
    /// Groups that are being listed, against groups that name each other.
    pub open_groups: Vec<String>,
    /// Clauses written into the point of the clause around them: how they are cited, and how the letter
    /// has to cite them.
    folded: BTreeMap<String, String>,
    /// What the order does not say, and where dots stand for it.
    pub unknown: Vec<(String, String)>,
    /// True if a unit is named that has units below it.
    pub parents: bool,
    /// True once "work from home" has been explained.
    pub explained_home: bool,
    /// Tables of the order, then the lists that were too long for their sentence.
    pub annexes: Vec<Annex>,
}

/// What a clause hands down to those inside it.
pub struct Above {
    who: Who,
    /// How those it speaks of are named again.
    again: String,
    /// Its days and circumstances.
    pub when: String,
    days: bool,
}

impl<'a> Writer<'a> {
    pub fn new(parts: Parts<'a>, city: &'a City, exempt: Vec<Exempt>) -> Self {
        let mut folded = BTreeMap::new();
        let annexes = parts.tables.iter().map(|t| table(t)).collect();
        parts.clauses.iter().for_each(|clause| fold(clause, None, &mut folded));
        let mut writer = Self {
            parts,
            scope: None,
            city,
            exempt,
            here: String::new(),
            own_days: false,
            plain: false,
            floor: false,
            bands: vec![],
            said_groups: BTreeMap::new(),
            open_groups: vec![],
            folded,
            unknown: vec![],
            parents: false,
            explained_home: false,
            annexes,
        };
        writer.settle_scope();
        writer
    }

    /// All clauses.
    pub fn points(&mut self) -> Vec<Point> {
        let clauses = self.parts.clauses.clone();
        let mut all: Vec<Point> = clauses.into_iter().map(|clause| self.clause(clause, None)).collect();
        if !self.addressed_before() {
            in_full(&mut all);
        }
        all
    }

    /// True if whom the order addresses stands before the clauses, in the Ruang Lingkup of a circular,
    /// and names civil servants: the first "ASN" is there.
    pub fn addressed_before(&self) -> bool {
        let circular = matches!(self.parts.kind, OrderKind::SuratEdaran | OrderKind::Surat);
        circular && self.scope.as_ref().is_some_and(|scope| asn_in_full(&scope.people).is_some())
    }

    /// A clause as a point of its own.
    pub fn clause(&mut self, clause: &Clause, above: Option<&Above>) -> Point {
        let mut point = Point { label: clause.label.value.head(), sentences: vec![], points: vec![] };
        self.write(clause, above, &mut point);
        point
    }

    /// Writes a clause into a point: its own, or that of the clause around it.
    fn write(&mut self, clause: &Clause, above: Option<&Above>, point: &mut Point) {
        let around = std::mem::replace(&mut self.here, clause.label.value.cite());
        let who = self.of_clause(clause, above);
        let rules: Vec<&Rule> = clause.body.iter().filter_map(|l| rule_of(&l.item)).collect();
        let (rules, bands) = super::band::joined(&rules);
        self.bands = bands;
        let subs: Vec<&Clause> = clause.body.iter().filter_map(|l| sub_of(&l.item)).collect();
        let when = above.map(|a| a.when.clone()).unwrap_or_default()
            + &clause.when.as_ref().map(|w| on_days(&w.value)).unwrap_or_default()
            + &under(&clause.under);
        self.own_days = clause.when.is_some() || above.is_some_and(|a| a.days);
        self.floor = self.exempt.iter().any(|e| e.floor && e.label == clause.label.value);
        let lifts = self.exception(clause);
        let lead =
            if when.is_empty() && lifts.is_empty() { self.weekly(&rules, above) } else { when.clone() }
                + &lifts;
        let named = clause.who.is_some() || above.is_some_and(|a| !a.who.all);
        match (rules.as_slice(), subs.is_empty()) {
            ([], true) => {
                self.say(point, &format!("{} (ketentuan ini belum memuat pengaturan).", super::wording::DOTS))
            }
            ([], false) => {
                if subs.len() > 1 {
                    self.say(point, &self.head(&lead, &who, named));
                }
            }
            ([one], _) => {
                let text = self.rule(one, &who);
                self.say(point, &format!("{lead}{text}."));
            }
            (many, true) => self.enumerate(many, &Lead { words: &lead, who: &who, named }, point),
            (many, false) => self.sentences(many, &Lead { words: &lead, who: &who, named }, point),
        }
        self.inner(&subs, Above { who, again: String::new(), when, days: self.own_days }, point);
        self.here = around;
    }

    /// The weekdays of an order that holds on some only, in front of what says where people are.
    fn weekly(&self, rules: &[&Rule], above: Option<&Above>) -> String {
        let place = rules.iter().any(|r| matches!(r, Rule::Mode(_) | Rule::SiteClosed));
        let on = self.parts.weekdays().filter(|_| place && above.is_none());
        on.map(|on| each(on) + ", ").unwrap_or_default()
    }

    /// The clauses inside the one that is being written.
    fn inner(&mut self, subs: &[&Clause], mut above: Above, point: &mut Point) {
        match subs {
            [] => {}
            [one] => {
                if !point.sentences.is_empty() {
                    above.again = SAME_POINT.to_owned();
                }
                self.write(one, Some(&above), point);
            }
            many => {
                above.again = format!("sebagaimana dimaksud dalam {}", self.cited(&self.here));
                self.inside(many, above, point);
            }
        }
    }

    /// Whom a clause speaks of, within those of the clause around it.
    pub fn of_clause(&mut self, clause: &Clause, above: Option<&Above>) -> Who {
        match (above, &clause.who) {
            (Some(above), None) => above.who.clone(),
            (Some(above), own) => self.who(own.as_ref()).within(&above.who, &above.again),
            (None, own) => self.who(own.as_ref()),
        }
    }

    /// "Bagi Dinas Kesehatan dan RSUD berlaku ketentuan sebagai berikut:".
    fn head(&self, lead: &str, who: &Who, named: bool) -> String {
        if !named && who.all {
            let this = self.parts.this();
            return format!("{lead}dalam pelaksanaan {this} berlaku ketentuan sebagai berikut:");
        }
        format!("{lead}bagi {} berlaku ketentuan sebagai berikut:", subject(who.named()))
    }

    /// Says a sentence in a point.
    pub fn say(&self, point: &mut Point, text: &str) {
        let text = if self.plain { text.to_owned() } else { capital(text) };
        point.sentences.push(Sentence { text, clause: Some(self.here.clone()) });
    }

    /// Dots for what the order does not say; the note of the draft tells it.
    pub fn dots(&mut self, what: &str) -> &'static str {
        self.unknown.push((self.cited(&self.here), what.to_owned()));
        super::wording::DOTS
    }

    /// How the letter cites a clause: a clause written into another is cited as that one.
    pub fn cited(&self, clause: &str) -> String {
        self.folded.get(clause).cloned().unwrap_or_else(|| clause.to_owned())
    }

    /// What an exception lifts: "dikecualikan dari ketentuan sebagaimana dimaksud dalam Diktum KESATU
    /// huruf a dan huruf b, ". Nothing if it lifts nothing.
    fn exception(&self, clause: &Clause) -> String {
        let lifts = self.exempt.iter().find(|e| e.label == clause.label.value).map(|e| e.lifts.as_slice());
        let lifts = lifts.unwrap_or_default();
        let mut cited: Vec<String> = Vec::new();
        let mut i = 0;
        while i < lifts.len() {
            // Whole clauses that follow each other are cited from the first to the last.
            let next = |a: &Lifted, b: &Lifted| a.whole && b.whole && follows(&a.label, &b.label);
            let run = lifts[i..].windows(2).take_while(|w| next(&w[0], &w[1])).count();
            let first = self.cite(&lifts[i]);
            if run > 1 {
                cited.push(format!("{first} {TO} {}", self.cite(&lifts[i + run])));
                i += run + 1;
            } else {
                cited.push(first);
                i += 1;
            }
        }
        cited.dedup();
        if cited.is_empty() {
            return String::new();
        }
        format!(
            "dikecualikan dari ketentuan sebagaimana dimaksud dalam {}, ",
            listed(
                &cited,
                if cited.iter().any(|c| c.contains(", ") || c.contains(" dan ")) { "serta" } else { "dan" }
            )
        )
    }

    /// "Diktum KESATU huruf a dan huruf b", or the clause if all of it is lifted.
    fn cite(&self, lifted: &Lifted) -> String {
        let cite = self.cited(&lifted.label.cite());
        let inside = self.folded.contains_key(&lifted.label.cite());
        let base = self.parts.cited(&lifted.label.cite());
        let is_list =
            base.is_some_and(|c| c.body.len() > 1 && c.body.iter().all(|l| rule_of(&l.item).is_some()));
        if inside {
            format!("{cite} mengenai tempat pelaksanaan tugas")
        } else if lifted.whole || base.is_some_and(|c| c.body.len() == 1) {
            cite
        } else if is_list {
            format!("{cite} {}", letters(&lifted.rules))
        } else {
            format!("{cite} mengenai tempat pelaksanaan tugas")
        }
    }

    /// The annex that lists a group; made when the group is first named.
    pub fn group_annex(&mut self, name: &str, members: &Sp<Select>) -> String {
        let all = self.members(members);
        self.annexes.push(group_annex(name, &all));
        format!("Lampiran {}", roman(self.annexes.len()))
    }
}

/// Writes out the first "ASN" of the clauses; true once it is done.
fn in_full(points: &mut [Point]) -> bool {
    points.iter_mut().any(|point| {
        let said = point.sentences.iter_mut().any(|sentence| match asn_in_full(&sentence.text) {
            Some(text) => {
                sentence.text = text;
                true
            }
            None => false,
        });
        said || in_full(&mut point.points)
    })
}

/// Lone clauses inside others, and how the letter cites them.
fn fold(clause: &Clause, into: Option<&str>, folded: &mut BTreeMap<String, String>) {
    let cite = clause.label.value.cite();
    let shown = into.map_or_else(|| cite.clone(), str::to_owned);
    if into.is_some() {
        folded.insert(cite, shown.clone());
    }
    let subs: Vec<&Clause> = clause.body.iter().filter_map(|l| sub_of(&l.item)).collect();
    let alone = (subs.len() == 1).then_some(shown.as_str());
    subs.iter().for_each(|sub| fold(sub, alone, folded));
}

/// "huruf a, huruf b, dan huruf e", "huruf a sampai dengan huruf d".
fn letters(rules: &[usize]) -> String {
    let name = |i: &usize| format!("huruf {}", letter(*i));
    match rules {
        [first, .., last] if rules.len() > 2 && last - first + 1 == rules.len() => {
            format!("{} {TO} {}", name(first), name(last))
        }
        _ => listed(&rules.iter().map(name).collect::<Vec<_>>(), "dan"),
    }
}

/// True if one clause stands right behind the other.
fn follows(a: &Label, b: &Label) -> bool {
    match (a, b) {
        (Label::Diktum(x), Label::Diktum(y)) | (Label::Butir(x), Label::Butir(y)) => {
            x.checked_add(1) == Some(*y)
        }
        _ => false,
    }
}

/// "selama keadaan PPKM Level 4 dan pulau Jawa-Bali, ".
fn under(flags: &[Flag]) -> String {
    let one = |f: &Flag| terms(&format!("{} {}", f.name.value, f.value.value));
    let all: Vec<String> = flags.iter().map(one).collect();
    if all.is_empty() { String::new() } else { format!("selama keadaan {}, ", listed(&all, "dan")) }
}

pub const fn rule_of(item: &BodyItem) -> Option<&Rule> {
    if let BodyItem::Rule(rule) = item { Some(rule) } else { None }
}

const fn sub_of(item: &BodyItem) -> Option<&Clause> {
    if let BodyItem::Sub(clause) = item { Some(clause) } else { None }
}
