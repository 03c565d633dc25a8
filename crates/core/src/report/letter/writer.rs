//! Writes the clauses of an order as diktums or points.
//!
//! Every clause of the order becomes one point with the same number, so that the letter and the
//! order are cited alike; every sentence carries that number.

use std::collections::BTreeMap;

use super::annex::group_annex;
use super::parts::Parts;
use super::power::WEEKDAYS;
use super::who::{Who, subject};
use super::wording::{capital, days, listed, roman, spaced};
use super::{Annex, Point, Sentence};
use crate::city::City;
use crate::order::{BodyItem, Clause, Flag, Rule, Select, Sp, When};

/// What the sentences of one letter share.
pub struct Writer<'a> {
    pub parts: Parts<'a>,
    pub city: &'a City,
    /// Clause that is being written, as it is cited.
    pub here: String,
    /// Groups already listed, and where.
    pub said_groups: BTreeMap<String, String>,
    /// Groups that are being listed, against groups that name each other.
    pub open_groups: Vec<String>,
    /// True if a unit is named that has units below it.
    pub parents: bool,
    /// True once "work from home" has been explained.
    pub explained_home: bool,
    pub annexes: Vec<Annex>,
}

impl<'a> Writer<'a> {
    pub const fn new(parts: Parts<'a>, city: &'a City) -> Self {
        Self {
            parts,
            city,
            here: String::new(),
            said_groups: BTreeMap::new(),
            open_groups: vec![],
            parents: false,
            explained_home: false,
            annexes: vec![],
        }
    }

    /// All clauses.
    pub fn points(&mut self) -> Vec<Point> {
        let clauses = self.parts.clauses.clone();
        clauses.into_iter().map(|clause| self.clause(clause, None)).collect()
    }

    /// One clause; `above` is whom the clause above it speaks of.
    fn clause(&mut self, clause: &Clause, above: Option<&Who>) -> Point {
        self.here = clause.label.value.cite();
        let named = clause.who.is_some();
        let who = match above {
            Some(who) if !named => who.clone(),
            _ => self.who(clause.who.as_ref()),
        };
        let rules: Vec<&Rule> = clause.body.iter().filter_map(|l| rule_of(&l.item)).collect();
        let subs: Vec<&Clause> = clause.body.iter().filter_map(|l| sub_of(&l.item)).collect();
        let days = clause.when.as_ref().map(|w| on_days(&w.value)).unwrap_or_default();
        let exception = self.exception(clause, &rules) + &days + &under(&clause.under);
        let mut point = Point { label: clause.label.value.head(), sentences: vec![], points: vec![] };
        match (rules.as_slice(), subs.is_empty()) {
            ([one], _) => {
                let text = self.rule(one, &who);
                self.say(&mut point, &format!("{exception}{text}."));
                if !subs.is_empty() {
                    self.say(&mut point, "Ketentuan lebih lanjut sebagai berikut:");
                }
            }
            ([], true) => {
                self.say(&mut point, "........................ (diktum ini belum memuat ketentuan).")
            }
            ([], false) => self.say(&mut point, &Self::head(&exception, &who, named)),
            (many, true) => {
                self.say(&mut point, &Self::head(&exception, &who, named));
                let head = if named || !who.all { Some(&who) } else { None };
                point.points = self.list(many, &Who::short(head));
            }
            (many, false) => {
                for rule in many {
                    let text = self.rule(rule, &who);
                    self.say(&mut point, &format!("{text}."));
                }
                self.say(&mut point, "Ketentuan lebih lanjut sebagai berikut:");
            }
        }
        let here = self.here.clone();
        for sub in subs {
            point.points.push(self.clause(sub, Some(&who)));
        }
        self.here = here;
        point
    }

    fn list(&mut self, rules: &[&Rule], short: &Who) -> Vec<Point> {
        let deep = self.here.contains("huruf");
        let last = rules.len() - 1;
        let mut points = Vec::new();
        for (i, rule) in rules.iter().enumerate() {
            let end = match i {
                _ if i == last => ".",
                _ if i + 1 == last => "; dan",
                _ => ";",
            };
            let text = format!("{}{end}", self.rule(rule, short));
            let letter = char::from(b'a' + u8::try_from(i % 26).unwrap_or(0));
            let label = if deep { format!("{}.", i + 1) } else { format!("{letter}.") };
            let sentence = Sentence { text, clause: Some(self.here.clone()) };
            points.push(Point { label, sentences: vec![sentence], points: vec![] });
        }
        points
    }

    /// "Bagi Dinas Kesehatan dan RSUD berlaku ketentuan sebagai berikut:".
    fn head(exception: &str, who: &Who, named: bool) -> String {
        if !named && who.all {
            return format!("{exception}seluruh unit kerja melaksanakan ketentuan sebagai berikut:");
        }
        format!("{exception}bagi {} berlaku ketentuan sebagai berikut:", subject(who.named()))
    }

    fn say(&self, point: &mut Point, text: &str) {
        point.sentences.push(Sentence { text: capital(text), clause: Some(self.here.clone()) });
    }

    /// What an exception is an exception from: the base clauses with a rule of the same sort.
    fn exception(&self, clause: &Clause, rules: &[&Rule]) -> String {
        if !clause.exception {
            return String::new();
        }
        let sorts: Vec<u8> = rules.iter().map(|r| sort(r)).collect();
        let of_sort =
            |c: &Clause| c.body.iter().filter_map(|l| rule_of(&l.item)).any(|r| sorts.contains(&sort(r)));
        let base = self.parts.clauses.iter().filter(|c| !c.exception && c.label.value != clause.label.value);
        let cited: Vec<String> = base.filter(|c| of_sort(c)).map(|c| c.label.value.cite()).collect();
        let from = if cited.is_empty() || cited.len() > 3 {
            format!("ketentuan umum dalam {}", self.parts.this())
        } else {
            format!("ketentuan sebagaimana dimaksud dalam {}", listed(&cited, "dan"))
        };
        format!("dikecualikan dari {from}, ")
    }

    /// The annex that lists a group; made when the group is first named.
    pub fn group_annex(&mut self, name: &str, members: &Sp<Select>) -> String {
        let all = self.members(members);
        self.annexes.push(group_annex(name, &all));
        format!("Lampiran {}", roman(self.annexes.len()))
    }
}

/// "selama ppkm level 4 dan pulau jawa bali, ".
fn under(flags: &[Flag]) -> String {
    let all: Vec<String> =
        flags.iter().map(|f| format!("{} {}", spaced(&f.name.value), spaced(&f.value.value))).collect();
    if all.is_empty() { String::new() } else { format!("selama keadaan {}, ", listed(&all, "dan")) }
}

/// "pada tanggal 2 s.d. 6 September 2024, ", "pada setiap hari Jumat, ".
fn on_days(when: &When) -> String {
    let spans: Vec<String> = when.spans.iter().map(|(a, b)| days(*a, *b)).collect();
    let weekday = |i: usize| WEEKDAYS[i].to_owned();
    let weekdays = when.weekdays.map(|w| (0..7).filter(|i| w[*i]).map(weekday).collect::<Vec<_>>());
    let mut parts = Vec::new();
    if !spans.is_empty() {
        parts.push(format!("pada tanggal {}", listed(&spans, "serta")));
    }
    if let Some(names) = weekdays {
        parts.push(format!("pada setiap hari {}", listed(&names, "dan")));
    }
    parts.join(" ") + ", "
}

const fn rule_of(item: &BodyItem) -> Option<&Rule> {
    if let BodyItem::Rule(rule) = item { Some(rule) } else { None }
}

const fn sub_of(item: &BodyItem) -> Option<&Clause> {
    if let BodyItem::Sub(clause) = item { Some(clause) } else { None }
}

/// Rules that can stand against each other share a number.
const fn sort(rule: &Rule) -> u8 {
    match rule {
        Rule::Mode(_) | Rule::SiteClosed | Rule::Delegation(_) => 0,
        Rule::Picket(_) => 1,
        Rule::Duty(_) => 2,
        Rule::Service(_) => 3,
        Rule::Power(_) | Rule::Trigger(_) => 4,
        Rule::Programmes => 5,
        Rule::Measure(_) => 6,
        Rule::Hours(_) => 7,
        Rule::Rotation(_) => 8,
        Rule::Appeal(_) => 9,
    }
}
