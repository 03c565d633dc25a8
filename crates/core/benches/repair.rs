//! How long a roster takes to mend and to explain: `cargo bench -p balai-core --bench repair`.
//!
//! Both cities of June 2021 with the sample people of seed 1 (goal 5 of docs/performance.md): one
//! unit and the whole city when one in a hundred falls out at once; the reasons and the stand-ins
//! of every cell of the largest unit with posts, the slowest of them.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use balai_core::arrange::{
    Ground, Repair, Roster, Settings, UnitRoster, arrange, audit, repair, stand_ins, why,
};
use balai_core::city::{City, Person, PersonIx, load, staff};
use balai_core::diagnostic::{Source, has_errors};
use balai_core::order::{Effect, check, parse};
use jiff::ToSpan as _;
use jiff::civil::Date;

const ROUNDS: usize = 9;
/// One of so many falls out.
const ONE_OF: usize = 100;
/// Days that someone who falls out is away.
const AWAY: i32 = 5;
/// Cells of the largest unit that are explained.
const CELLS: usize = 400;
const STAND_INS: usize = 5;
const UNIT_GOAL: Duration = Duration::from_millis(20);

struct Case {
    city: City,
    people: Vec<Person>,
    effect: Effect,
    roster: Roster,
}

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> Source {
    Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(path).unwrap())
}

fn case(slug: &str, order: &str) -> Case {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(top().join("cities").join(slug)).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let files: Vec<Source> = paths.iter().map(|p| read(p)).collect();
    let city = load::load(&files).0.unwrap();
    let people = staff::make(&city, 1);
    let source = read(&top().join("orders").join(order));
    let effect = check(&parse(&source).order, &source, &city, &people, &[]).effect;
    let roster = arrange(&city, &people, &effect, Settings::default(), Ground::default());
    Case { city, people, effect, roster }
}

/// The middle and the longest.
fn spread(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() - 1])
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let made = work();
    (begun.elapsed(), made)
}

impl Case {
    /// The second day: the first is past.
    fn from(&self) -> Date {
        self.effect.days[1]
    }

    /// The staff with some of them away from that day on.
    fn without(&self, gone: impl Fn(usize, &Person) -> bool) -> Vec<Person> {
        let (first, mut people) = (self.from(), self.people.clone());
        let fall_out = |(i, p): (usize, &mut Person)| {
            if gone(i, p) {
                p.away.push((first, first.saturating_add((AWAY - 1).days())));
            }
        };
        people.iter_mut().enumerate().for_each(fall_out);
        people
    }

    fn mend(&self, people: &[Person]) -> Repair {
        let ground = (&self.roster, self.from(), [].as_slice());
        repair(&self.city, people, &self.effect, Settings::default(), ground)
    }

    fn mended(&self, name: &str, people: &[Person]) {
        let (middle, longest) =
            spread((0..ROUNDS).map(|_| timed(|| black_box(self.mend(people))).0).collect());
        let mend = self.mend(people);
        let gone = people.iter().zip(&self.people).filter(|(now, then)| now.away != then.away).count();
        let open = |roster: &Roster| roster.units.iter().map(|u| u.uncovered.len()).sum::<usize>();
        println!(
            "  {name:<28} {middle:>9.1?} (longest {longest:.1?}), {gone} away, {} of {} published days changed, open posts {} -> {}",
            mend.changes.len(),
            self.people.len() * self.effect.days.len(),
            open(&self.roster),
            open(&mend.roster),
        );
        assert!(!has_errors(&audit(&self.city, people, &self.effect, (&mend.roster, None))));
    }

    /// One person of every unit in turn.
    fn each_unit(&self) {
        let units = self.roster.units.iter().filter_map(|u| u.people.first().map(|p| (u, p.at())));
        let mut times: Vec<(Duration, usize)> = units
            .map(|(unit, one)| {
                let people = self.without(|i, _| i == one);
                (timed(|| black_box(self.mend(&people))).0, unit.people.len())
            })
            .collect();
        times.sort_unstable();
        let at = |share: usize| times[(times.len() - 1) * share / 100];
        let within = times.iter().filter(|t| t.0 <= UNIT_GOAL).count();
        println!(
            "  one person of each unit      {:>9.1?} (9 of 10 within {:.1?}, longest {:.1?}: {} people); {within} of {} units within {UNIT_GOAL:?}",
            at(50).0,
            at(90).0,
            at(100).0,
            at(100).1,
            times.len(),
        );
    }

    fn explained(&self, unit: &UnitRoster) {
        let days = self.effect.days.len();
        let (city, people, effect) = (&self.city, self.people.as_slice(), &self.effect);
        let step = (unit.people.len() * days / CELLS).max(1);
        let cells: Vec<(PersonIx, usize)> =
            (0..unit.people.len() * days).step_by(step).map(|c| (unit.people[c / days], c % days)).collect();
        let reason =
            |&(p, d): &(PersonIx, usize)| timed(|| black_box(why(city, people, effect, unit, (p, d)))).0;
        let (middle, longest) = spread(cells.iter().map(reason).collect());
        println!("  reasons of {} cells          {middle:>9.1?} (longest {longest:.1?})", cells.len());
        let instead = |&(p, d): &(PersonIx, usize)| {
            timed(|| black_box(stand_ins((city, people, effect), unit, (p, d), STAND_INS))).0
        };
        let (middle, longest) = spread(cells.iter().map(instead).collect());
        println!("  stand-ins of {} cells        {middle:>9.1?} (longest {longest:.1?})", cells.len());
    }
}

fn main() {
    for (slug, order) in [("bogor", "bogor-2021-06-29.balai"), ("bandung", "bandung-443-2021.balai")] {
        let case = case(slug, order);
        let posts = |unit| case.city.posts.iter().filter(|p| p.unit == unit).count();
        let largest =
            case.roster.units.iter().filter(|u| posts(u.unit) > 0).max_by_key(|u| u.people.len()).unwrap();
        let name = &case.city.units[largest.unit.at()].short;
        println!(
            "{slug}: {} people, {} units, {} days; largest with posts: {name}, {} people, {} posts",
            case.people.len(),
            case.city.units.len(),
            case.effect.days.len(),
            largest.people.len(),
            posts(largest.unit),
        );
        let one = largest.people[largest.people.len() / 2].at();
        case.mended("one person of it falls out", &case.without(|i, _| i == one));
        case.each_unit();
        let of_unit = |i: usize, p: &Person| p.unit == largest.unit && i.is_multiple_of(ONE_OF / 5);
        case.mended("one in twenty of it", &case.without(of_unit));
        case.mended("one in a hundred of the city", &case.without(|i, _| i.is_multiple_of(ONE_OF)));
        case.explained(largest);
    }
}
