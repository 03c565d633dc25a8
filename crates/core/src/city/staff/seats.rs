//! The seats of a unit: for each head of its head counts, what the person does there.

use super::ladder::ladder;
use super::stream::Stream;
use super::trades::{self, Path, Trade};
use crate::city::{City, Place, Post, Unit, UnitIx, UnitKind, Work};

/// Holders made for each person a skill needs on its busiest day, where the head counts allow.
const HOLDERS_A_PERSON: u32 = 3;

/// Of a hundred people without structural post, at most so many are given to posts.
const POSTS_SHARE: u32 = 92;

/// One seat.
#[derive(Debug)]
pub struct Seat {
    /// Civil servant or contract worker.
    pub asn: bool,
    /// Heads the unit.
    pub head: bool,
    /// Echelon, empty if none.
    pub echelon: &'static str,
    /// Title.
    pub title: String,
    /// Skill that posts ask for.
    pub skill: Option<String>,
    /// Works in shifts.
    pub shift: bool,
    /// Kind of work.
    pub work: Work,
    /// Ranks.
    pub path: Path,
    /// Women in percent.
    pub women: usize,
}

/// What a unit needs of one skill.
struct Demand<'a> {
    skill: &'a str,
    /// People on the busiest weekday.
    need: u32,
    /// Kept on Sundays.
    shift: bool,
    work: Work,
}

/// The seats of a unit: structure, then posts, then the rest; exactly its head counts.
pub fn seats(city: &City, at: UnitIx, stream: &mut Stream) -> Vec<Seat> {
    let unit = &city.units[at.at()];
    let mut seats: Vec<Seat> = ladder(city, at).into_iter().map(|(t, e)| structural(t, e)).collect();
    let mut asn = unit.asn.saturating_sub(u32::try_from(seats.len()).unwrap_or(u32::MAX));
    let mut non_asn = unit.non_asn;
    let demands = demands(city, at);
    let holders = holders(&demands, asn + non_asn);
    for (demand, holders) in demands.iter().zip(holders) {
        let trade = trades::of_skill(demand.skill);
        let share = trade.map_or(30, |t| t.share);
        let wanted = u32::try_from(holders as usize * share / 100).unwrap_or(holders);
        // Contract workers first where there are too few civil servants, and the other way round.
        let of_asn = wanted.min(asn).max(holders.saturating_sub(non_asn)).min(asn);
        let of_non_asn = (holders - of_asn).min(non_asn);
        asn -= of_asn;
        non_asn -= of_non_asn;
        seats.extend((0..of_asn).map(|_| skilled(demand, trade, true)));
        seats.extend((0..of_non_asn).map(|_| skilled(demand, trade, false)));
    }
    seats.extend((0..asn).map(|_| other(unit, true, stream)));
    seats.extend((0..non_asn).map(|_| other(unit, false, stream)));
    if let Some(first) = seats.first_mut() {
        first.head = true;
    }
    seats
}

/// Skills of the unit's posts, in the order of the posts.
fn demands(city: &City, at: UnitIx) -> Vec<Demand<'_>> {
    let posts: Vec<&Post> = city.posts.iter().filter(|p| p.unit == at).collect();
    let mut demands: Vec<Demand<'_>> = vec![];
    for skill in posts.iter().filter_map(|p| p.skill.as_deref()) {
        if demands.iter().any(|d| d.skill == skill) {
            continue;
        }
        let of_skill: Vec<&&Post> = posts.iter().filter(|p| p.skill.as_deref() == Some(skill)).collect();
        let on = |day: usize| of_skill.iter().filter(|p| p.weekdays[day]).map(|p| p.need).sum::<u32>();
        let field = of_skill.iter().all(|p| p.place == Place::Field);
        demands.push(Demand {
            skill,
            need: (0..7).map(on).max().unwrap_or(0),
            shift: on(6) > 0,
            work: if field { Work::Field } else { Work::OnSite },
        });
    }
    demands
}

/// How many holders each skill gets: three for each needed, fewer if the unit is too small.
fn holders(demands: &[Demand<'_>], pool: u32) -> Vec<u32> {
    let target = |d: &Demand<'_>| (d.need * HOLDERS_A_PERSON).max(d.need + 2);
    let wanted: u32 = demands.iter().map(target).sum();
    let room = pool * POSTS_SHARE / 100;
    demands
        .iter()
        .map(|d| if wanted <= room { target(d) } else { (target(d) * room / wanted).max(d.need).min(pool) })
        .collect()
}

fn structural(title: &str, echelon: &'static str) -> Seat {
    Seat {
        asn: true,
        head: false,
        echelon,
        title: title.into(),
        skill: None,
        shift: false,
        work: Work::Digital,
        path: Path::Structure,
        women: 32,
    }
}

fn skilled(demand: &Demand<'_>, trade: Option<&'static Trade>, asn: bool) -> Seat {
    let title = trade.map_or_else(
        || format!("Petugas {}", demand.skill.replace('-', " ")),
        |t| if asn { t.asn } else { t.non_asn }.to_owned(),
    );
    Seat {
        asn,
        head: false,
        echelon: "",
        title,
        skill: Some(demand.skill.to_owned()),
        shift: demand.shift,
        work: demand.work,
        path: trade.map_or(Path::Crew, |t| t.path),
        women: trade.map_or(30, |t| t.women),
    }
}

fn other(unit: &Unit, asn: bool, stream: &mut Stream) -> Seat {
    let (title, path, digital, women) =
        if asn { trades::other_asn(unit.kind, stream) } else { trades::other_non_asn(unit.kind, stream) };
    // An office with more contract workers than civil servants keeps crews.
    let crews = matches!(unit.kind, UnitKind::Dinas | UnitKind::Badan | UnitKind::Uptd | UnitKind::Satpol);
    let crew = !asn && crews && unit.non_asn > unit.asn && !stream.chance(250);
    Seat {
        asn,
        head: false,
        echelon: "",
        title: if crew { trades::FIELD_WORKER } else { title }.to_owned(),
        skill: None,
        shift: false,
        work: match (crew, digital) {
            (true, _) => Work::Field,
            (false, true) => Work::Digital,
            (false, false) => Work::OnSite,
        },
        path: if crew { Path::Crew } else { path },
        women: if crew { 12 } else { women },
    }
}
