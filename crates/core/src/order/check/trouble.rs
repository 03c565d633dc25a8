//! Gaps and clashes of a whole city, told once for each pair of clauses, with the first case.

use std::collections::BTreeMap;

use super::Case;
use super::mode::{Says, Speaker};
use crate::city::{PersonIx, UnitIx};
use crate::diagnostic::{Finding, Lang, Span, Text, long_date};
use crate::order::print;
use crate::say;

/// Gaps and clashes, gathered over the whole city: pairs of clauses with count and first person.
#[derive(Default)]
pub struct Trouble {
    /// People of a unit that no clause covers: how many, and the first.
    pub gaps: BTreeMap<UnitIx, (usize, PersonIx, usize)>,
    /// Pairs of speakers that clash.
    pub clashes: BTreeMap<(usize, usize), (usize, PersonIx, usize)>,
    /// Speakers that clash with themselves.
    pub selves: BTreeMap<usize, (usize, PersonIx, usize)>,
}

impl Trouble {
    /// All of it as findings.
    pub fn findings(&self, case: &Case<'_>, speakers: &[Speaker<'_>]) -> Vec<Finding> {
        let mut all = Vec::new();
        all.extend(self.gap(case));
        for (&(a, b), &(_, person, day)) in &self.clashes {
            all.push(clash(case, &speakers[a], &speakers[b], (person, day)));
        }
        for (&a, &(_, person, _)) in &self.selves {
            all.push(own_clash(case, &speakers[a], person));
        }
        all
    }

    fn gap(&self, case: &Case<'_>) -> Option<Finding> {
        let (&unit, &(_, person, day)) = self.gaps.iter().next()?;
        if case.days.is_empty() || case.unread.clauses {
            return None;
        }
        let people: usize = self.gaps.values().map(|(n, ..)| n).sum();
        let units = self.gaps.len();
        let title = say!(
            "{people} pegawai di {units} unit tidak diatur oleh satu diktum pun",
            "{people} staff in {units} units are covered by no clause"
        );
        let label = say!("di mana mereka bekerja tidak disebut", "where they work is not said");
        let first = &case.people[person.at()];
        let (name, short) = (&first.name, case.unit_name(unit));
        let (id, en) = both_dates(case, day);
        let named: Vec<&str> = self.gaps.keys().take(5).map(|u| case.unit_name(*u)).collect();
        let named = named.join(", ");
        let finding = case
            .finding(204, title, case.order.title.span, label)
            .witness(say!("unit: {named}", "units: {named}"))
            .witness(Text {
                id: format!("yang pertama: {name} (data contoh), {short}, {id}"),
                en: format!("the first: {name} (sample data), {short}, {en}"),
            });
        let finding = finding.help(say!(
            "tambahkan diktum dasar, misalnya: KESATU semua pegawai {{ bekerja dari rumah }}",
            "add a base clause, for instance: KESATU semua pegawai {{ bekerja dari rumah }}"
        ));
        if case.scope.is_some() {
            return Some(finding);
        }
        Some(finding.help(say!(
            "atau, bila perintah ini hanya untuk sebagian pegawai, sebut mereka di kepala: bagi ...",
            "or, if the order addresses only some of the staff, name them in its head: bagi ..."
        )))
    }
}

fn both_dates(case: &Case<'_>, day: usize) -> (String, String) {
    case.days.get(day).map_or_else(Default::default, |d| (long_date(*d, Lang::Id), long_date(*d, Lang::En)))
}

/// What a speaker says, in words.
fn says(case: &Case<'_>, s: &Speaker<'_>) -> String {
    match &s.says {
        Says::Modes(modes) | Says::Offer(modes) => {
            let words = modes.iter().map(|(_, span)| span);
            let quotes: Vec<String> = words.map(|span| quote(case, *span)).collect();
            quotes.join("; ")
        }
        Says::Head | Says::Turns => "kepala unit mengatur giliran".into(),
    }
}

/// The printed rule at a place of a clause; the source text is not kept in the case.
fn quote(case: &Case<'_>, span: Span) -> String {
    let rules = case.clauses.iter().flat_map(|c| &c.rules);
    rules.filter(|(_, s)| *s == span).map(|(r, _)| print::rule(r)).next().unwrap_or_default()
}

fn clash(case: &Case<'_>, a: &Speaker<'_>, b: &Speaker<'_>, (person, day): (PersonIx, usize)) -> Finding {
    let (fa, fb) = (case.flat(a.clause), case.flat(b.clause));
    let (la, lb) = (&fa.cite, &fb.cite);
    let (sa, sb) = (says(case, a), says(case, b));
    let (first, last) = (fa.label.span, fb.label.span);
    let who = &case.people[person.at()];
    let short = case.unit_name(who.unit);
    let name = &who.name;
    let count = case
        .staff
        .iter()
        .flatten()
        .filter(|p| {
            let person = &case.people[p.at()];
            [fa, fb].iter().all(|f| f.who.as_ref().is_none_or(|w| w.holds(person)))
        })
        .count();
    let (id, en) = both_dates(case, day);
    let (wins, loses) = (print::cited(&fb.label.value), print::cited(&fa.label.value));
    case.finding(
        205,
        say!(
            "{la} dan {lb} berlaku bagi orang yang sama dengan isi berbeda",
            "{la} and {lb} hold for the same people and say different things"
        ),
        last,
        say!("di sini: {sb}", "here: {sb}"),
    )
    .related(case.source, first, say!("di sini: {sa}", "here: {sa}"))
    .clause(lb.clone())
    .witness(Text {
        id: format!("{count} orang; yang pertama: {name} (data contoh), {short}, {id}"),
        en: format!("{count} people; the first: {name} (sample data), {short}, {en}"),
    })
    .help(say!(
        "tulis mana yang menang: {wins} mengalahkan {loses}, atau jadikan salah satunya pengecualian (kecuali)",
        "write which one wins: {wins} mengalahkan {loses}, or make one of them an exception (kecuali)"
    ))
}

fn own_clash(case: &Case<'_>, s: &Speaker<'_>, person: PersonIx) -> Finding {
    let flat = case.flat(s.clause);
    let label = &flat.cite;
    let words = says(case, s);
    let short = case.unit_name(case.people[person.at()].unit);
    case.finding(
        205,
        say!("{label} memberi dua cara kerja sekaligus", "{label} gives two modes of work at once"),
        flat.label.span,
        say!("isinya: {words}", "it says: {words}"),
    )
    .clause(label.clone())
    .witness(say!("mulai dari pegawai {short}", "from the staff of {short} on"))
    .help(say!(
        "pisahkan menjadi dua diktum dengan sasaran berbeda, atau pakai kecuali",
        "divide it into two clauses for different people, or use kecuali"
    ))
}
