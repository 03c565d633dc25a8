//! Why: the reasons for one cell of a roster, read back from the cells, in whole sentences.
//!
//! The board asks it when someone presses "Mengapa?". It plans nothing. Of people who are not
//! available, or are kept at home, it says just that, never a cause: it knows none.

mod conflict;
mod others;
mod stand_in;
mod words;

pub use conflict::{Conflict, Part, conflict};
pub use stand_in::{StandIn, stand_ins};

use super::{Cell, Mode, UnitRoster};
use crate::city::{City, Person, PersonIx, Post, Work};
use crate::diagnostic::Text;
use crate::order::{Effect, Quota, Standard, Standing, Where};
use words::{day_words, days_en, each, pair, people_en};

/// Why a cell is as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence: "Rina di lapangan pada Jumat, 2 Juli".
    pub headline: Text,
    /// Label of the clause.
    pub clause: String,
    /// Reasons, the weightiest first.
    pub reasons: Vec<Text>,
    /// Why not others: who, and the first rule that rejects each.
    pub not_others: Vec<(PersonIx, Text)>,
}

/// Explains the cell of a person (who must be in the roster) on a day of the order.
#[must_use]
pub fn why(
    city: &City,
    people: &[Person],
    effect: &Effect,
    roster: &UnitRoster,
    (person, day): (PersonIx, usize),
) -> Explanation {
    let Some(row) = roster.people.iter().position(|&p| p == person) else {
        return Explanation {
            headline: Text::fixed(
                "orang ini tidak ada di jadwal unit",
                "this person is not on the unit's roster",
            ),
            clause: String::new(),
            reasons: vec![],
            not_others: vec![],
        };
    };
    let board = Board { city, people, effect, roster, days: effect.days.len() };
    let cell = board.cell(row, day);
    Explanation {
        headline: board.headline(row, day),
        clause: effect.clauses.get(usize::from(cell.clause.0)).map_or_else(String::new, |c| c.label.clone()),
        reasons: board.reasons(row, day),
        not_others: if board.is_called(row, day) { others::rejected(&board, row, day) } else { vec![] },
    }
}

/// A unit's roster with everything its cells rest on.
struct Board<'a> {
    city: &'a City,
    people: &'a [Person],
    effect: &'a Effect,
    roster: &'a UnitRoster,
    days: usize,
}

impl<'a> Board<'a> {
    fn cell(&self, i: usize, d: usize) -> Cell {
        self.roster.cell(i, d, self.days)
    }

    fn person(&self, i: usize) -> &'a Person {
        &self.people[self.roster.people[i].at()]
    }

    fn standing(&self, i: usize, d: usize) -> Option<Standing> {
        self.effect.of(self.roster.people[i], d)
    }

    fn quota(&self, i: usize, d: usize) -> Option<&'a Quota> {
        match self.standing(i, d)?.standard {
            Standard::Quota(q) => self.effect.quotas.get(q.0 as usize),
            _ => None,
        }
    }

    fn post(&self, cell: Cell) -> Option<&'a Post> {
        cell.post.and_then(|p| self.city.posts.get(p.at()))
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..self.roster.people.len()
    }

    /// True if someone is on site by the roster's choice and not by an order to all.
    fn is_called(&self, i: usize, d: usize) -> bool {
        let cell = self.cell(i, d);
        let ordered = self.standing(i, d).is_some_and(|s| s.standard == Standard::OnSite);
        cell.post.is_some() || (cell.mode.on_site() && (cell.picket || !ordered))
    }

    /// Days on which someone is called in the whole roster.
    fn load(&self, i: usize) -> usize {
        (0..self.days).filter(|&d| self.is_called(i, d)).count()
    }

    /// People of the same quota who are on site that day.
    fn under_quota(&self, i: usize, d: usize) -> usize {
        let mine = self.standing(i, d).map(|s| s.standard);
        let same = |&j: &usize| self.standing(j, d).map(|s| s.standard) == mine;
        self.rows().filter(same).filter(|&j| self.cell(j, d).mode.on_site()).count()
    }

    fn headline(&self, i: usize, d: usize) -> Text {
        let (name, cell) = (&self.person(i).name, self.cell(i, d));
        let (id, en) = match (cell.mode, cell.picket) {
            (Mode::Home, true) => ("menjadi petugas piket dari rumah", "is the picket officer, from home,"),
            (Mode::Office, true) => {
                ("di kantor dan menjadi petugas piket", "is at the office as picket officer")
            }
            (Mode::Field, true) => {
                ("di lapangan dan menjadi petugas piket", "is in the field as picket officer")
            }
            (Mode::Office, _) => ("di kantor", "is at the office"),
            (Mode::Field, _) => ("di lapangan", "is in the field"),
            (Mode::Home, _) => ("bekerja dari rumah", "works from home"),
            (Mode::Away, _) => ("tidak tersedia", "is not available"),
            (Mode::Off, _) => ("libur", "is off"),
        };
        let when = day_words(self.effect.days[d]);
        let post = self.post(cell).map(|p| each(&p.name, |n| format!(": {n}"), |n| format!(": {n}")));
        let post = post.unwrap_or_default();
        Text {
            id: format!("{name} {id} pada {}{}", when.id, post.id),
            en: format!("{name} {en} on {}{}", when.en, post.en),
        }
    }

    fn reasons(&self, i: usize, d: usize) -> Vec<Text> {
        let cell = self.cell(i, d);
        let mut reasons = vec![];
        match cell.mode {
            Mode::Away => reasons.push(Text::fixed(
                "Tidak tersedia pada hari itu. Sebabnya tidak dicatat di jadwal.",
                "Not available that day. The roster does not record why.",
            )),
            Mode::Off => reasons.push(self.day_off(i, d)),
            Mode::Home => self.at_home(i, d, &mut reasons),
            Mode::Office | Mode::Field => self.on_site(i, d, &mut reasons),
        }
        reasons
    }

    fn on_site(&self, i: usize, d: usize, reasons: &mut Vec<Text>) {
        let cell = self.cell(i, d);
        reasons.extend(self.post(cell).map(words::post));
        if cell.picket {
            reasons.extend(self.picket_reason(d));
        }
        reasons.extend(self.standing_reason(i, d));
        if cell.post.is_none() && !cell.picket && self.is_called(i, d) {
            reasons.extend(self.quota(i, d).map(|q| {
                let (min, people) = (q.on_site_min, people_en(q.on_site_min));
                crate::say!(
                    "Dipanggil agar paling sedikit {min} orang ada di lokasi.",
                    "Called in so that at least {people} may be found on site."
                )
            }));
        }
        if !self.city.is_working_day(self.effect.days[d]) {
            reasons.push(each(
                &day_words(self.effect.days[d]),
                |day| format!("{day} bukan hari kerja kantor, tetapi tugas ini tetap dijalankan."),
                |day| format!("{day} is no working day of the offices, but this duty goes on."),
            ));
        }
        if self.is_called(i, d) {
            reasons.push(self.fairness(i, d));
        }
    }

    fn at_home(&self, i: usize, d: usize, reasons: &mut Vec<Text>) {
        let (cell, unit) = (self.cell(i, d), self.roster.unit);
        if cell.picket {
            reasons.extend(self.picket_reason(d));
        }
        let closed = self.effect.closed(unit, d).filter(|c| *c == cell.clause);
        if let Some(clause) = closed {
            let (label, short) = (self.effect.label(clause), &self.city.units[unit.at()].short);
            reasons.push(crate::say!(
                "{label}: kantor {short} ditutup pada hari itu.",
                "{label}: the office of {short} is closed that day."
            ));
        }
        reasons.extend(self.standing_reason(i, d));
        let shut = self.effect.closed(unit, d).is_some();
        let choice = self.standing(i, d).is_some_and(|s| match s.standard {
            Standard::Home | Standard::OnSite => false,
            _ => !shut || s.place != Where::Office,
        });
        if self.person(i).home_only && choice {
            reasons.push(Text::fixed(
                "Tidak tersedia untuk tugas di kantor atau lapangan.",
                "Not available for duty at the office or in the field.",
            ));
        } else if choice {
            reasons.push(self.not_needed(i, d));
        }
    }

    /// Why someone who could be on site is not: cohort, cap, posts that ask for another, no need.
    fn not_needed(&self, i: usize, d: usize) -> Text {
        if let Some(cohort) = &self.roster.cohort
            && let Some(j) = self.rows().find(|&j| self.is_called(j, d) && cohort[j] != cohort[i])
        {
            let (theirs, own) = (cohort[j] + 1, cohort[i] + 1);
            return crate::say!(
                "Hari itu giliran kelompok {theirs}; ia di kelompok {own}.",
                "That day is the turn of cohort {theirs}; this is cohort {own}."
            );
        }
        if let Some(quota) = self.quota(i, d)
            && self.under_quota(i, d) >= quota.on_site_max as usize
        {
            let (max, people) = (quota.on_site_max, people_en(quota.on_site_max));
            return crate::say!(
                "Batas {max} orang di lokasi sudah penuh; yang lain bekerja dari rumah.",
                "The cap of {people} on site is full; the others work from home."
            );
        }
        let mut open = self.roster.uncovered.iter().filter(|u| u.day == d);
        if let Some(post) = open.find_map(|u| self.city.posts.get(u.post.at())) {
            let reject = others::for_post(self, i, d, post).unwrap_or_else(|| {
                Text::fixed("tidak ada giliran yang cocok baginya", "no turn was found that fits")
            });
            return pair(
                (&post.name, &reject),
                |name, why| format!("Pos {name} masih terbuka, tetapi {why}."),
                |name, why| format!("The post {name} is still open, but: {why}."),
            );
        }
        Text::fixed(
            "Semua pos, piket dan jumlah paling sedikit sudah terpenuhi; tidak perlu memanggil orang lagi.",
            "All posts, the picket and the least number are filled; nobody else needs to be called in.",
        )
    }

    fn day_off(&self, i: usize, d: usize) -> Text {
        let date = self.effect.days[d];
        let day = day_words(date);
        if let Some(holiday) = self.city.holiday(date, date) {
            let name = Text::same(&holiday.name);
            return pair(
                (&day, &name),
                |day, name| format!("{day} hari libur: {name}."),
                |day, name| format!("{day} is a holiday: {name}."),
            );
        }
        if self.city.is_working_day(date) {
            return Text::fixed(
                "Istirahat: sif sehari sebelum atau sesudahnya menyisakan kurang dari 11 jam untuk jam kantor.",
                "Rest: the shift of the day before or after leaves less than 11 hours beside office hours.",
            );
        }
        if self.person(i).shift {
            return Text::fixed(
                "Bekerja dalam sif dan tidak mendapat pos pada hari itu.",
                "Works in shifts and holds no post that day.",
            );
        }
        each(&day, |day| format!("{day} bukan hari kerja."), |day| format!("{day} is no working day."))
    }

    fn picket_reason(&self, d: usize) -> Option<Text> {
        let picket = self.effect.picket(self.roster.unit, d)?;
        let (label, count) = (self.effect.label(picket.clause), picket.people);
        Some(crate::say!(
            "{label}: setiap hari {count} petugas piket, bergilir di antara pejabat dan pegawai ASN.",
            "{label}: picket officers, {count} every day, in turns among officials and civil servants."
        ))
    }

    /// What the clause of the standing says, with the arithmetic of its quota.
    fn standing_reason(&self, i: usize, d: usize) -> Option<Text> {
        let standing = self.standing(i, d)?;
        let label = self.effect.clauses.get(usize::from(standing.clause.0))?.label.as_str();
        if let Some(quota) = self.quota(i, d) {
            let (max, here, sum) = (quota.on_site_max, self.under_quota(i, d), quota.arithmetic());
            let people = people_en(max);
            return Some(Text {
                id: format!(
                    "{label}: paling banyak {max} orang di kantor atau lapangan ({}); hari itu {here}.",
                    sum.id
                ),
                en: format!(
                    "{label}: at most {people} at the office or in the field ({}); {here} that day.",
                    sum.en
                ),
            });
        }
        Some(words::standard(label, standing, self.person(i).work == Work::Field))
    }

    /// Days called in the whole order, against those who can do the same.
    fn fairness(&self, i: usize, d: usize) -> Text {
        let skill = self.post(self.cell(i, d)).and_then(|p| p.skill.as_ref());
        let peers = self.rows().filter(|&j| {
            let p = self.person(j);
            !p.home_only && skill.is_none_or(|s| p.skills.contains(s)) && self.standing(j, d).is_some()
        });
        let loads: Vec<usize> = peers.map(|j| self.load(j)).collect();
        let (own, least, most) = (
            self.load(i),
            loads.iter().min().copied().unwrap_or(0),
            loads.iter().max().copied().unwrap_or(0),
        );
        let (count, days) = (loads.len(), days_en(own));
        crate::say!(
            "Dipanggil bertugas {own} hari selama perintah ini; di antara {count} orang yang dapat mengisi tugas ini paling sedikit {least}, paling banyak {most} hari.",
            "Called in on {days} under this order; of the {count} on the staff who can do this duty the least is {least}, the most {most}."
        )
    }
}
