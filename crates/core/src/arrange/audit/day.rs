//! What is judged day by day in a unit: cap, floor, posts, picket, cohorts.

use std::collections::BTreeMap;

use super::say;
use super::{Cases, View, at_work};
use crate::arrange::{Mode, Uncovered};
use crate::city::{Place, PostIx};
use crate::diagnostic::Text;
use crate::order::{QuotaIx, Standard, Where};

pub fn judge(view: &View, cases: &mut Cases) {
    let mut open: Vec<Uncovered> = vec![];
    for d in view.first..view.days {
        quotas(view, cases, d);
        floors(view, cases, d);
        picket(view, cases, d);
        cohorts(view, cases, d);
        posts(view, cases, d, &mut open);
    }
    let mut listed = view.unit.uncovered.clone();
    listed.retain(|open| open.day >= view.first);
    listed.sort_by_key(|u| (u.day, u.post));
    open.sort_by_key(|u| (u.day, u.post));
    if listed != open {
        let (said, found) = (listed.len(), open.len());
        cases.add(
            say::LIST,
            crate::say!(
                "daftar menyebut {said} pos terbuka, sel menunjukkan {found}",
                "the list names {said} open posts, the cells show {found}"
            ),
        );
    }
}

/// Nobody above the cap; the floor reached on working days.
fn quotas(view: &View, cases: &mut Cases, d: usize) {
    let mut here: BTreeMap<QuotaIx, (u32, u32)> = BTreeMap::new();
    for i in view.rows() {
        let cell = view.cell(i, d);
        let standing = view.effect.of(view.unit.people[i], d);
        let quota = match standing.map(|s| s.standard) {
            Some(Standard::Quota(q)) => Some(q),
            Some(Standard::Home) if cell.picket && cell.mode.on_site() => {
                view.effect.unit_quota[view.unit.unit.at() * view.days + d]
            }
            _ => None,
        };
        let Some(q) = quota else { continue };
        let count = here.entry(q).or_default();
        count.0 += u32::from(cell.mode.on_site());
        count.1 += u32::from(cell.mode != Mode::Away && !view.person(i).home_only);
    }
    let working = view.city.is_working_day(view.effect.days[d]);
    for (q, (on_site, able)) in here {
        let quota = &view.effect.quotas[q.0 as usize];
        let (date, sum) = (say::date(view.effect.days[d]), quota.arithmetic());
        let (max, min) = (quota.on_site_max, quota.on_site_min);
        if on_site > max {
            let id = format!("{}: {on_site} orang, paling banyak {max} ({})", date.id, sum.id);
            let en = format!("{}: {on_site} on site, at most {max} ({})", date.en, sum.en);
            cases.add(say::CAP, Text { id, en });
        }
        if working && on_site < min {
            let id = format!("{}: {on_site} dari {min} orang; yang bisa datang {able} ({})", date.id, sum.id);
            let en = format!("{}: {on_site} of {min} on site; {able} could come ({})", date.en, sum.en);
            cases.add(say::FLOOR, Text { id, en });
        }
    }
}

/// Floors for some people of the unit, as far as so many can come.
fn floors(view: &View, cases: &mut Cases, d: usize) {
    let all = view.effect.floors.iter().filter(|f| f.unit == view.unit.unit && f.day == d);
    for floor in all {
        let counted = |i: &usize| floor.people.contains(&view.unit.people[*i]);
        let here = view.rows().filter(counted).filter(|&i| view.cell(i, d).mode.on_site()).count();
        let min = floor.min as usize;
        if here < min {
            let (date, label) = (say::date(view.effect.days[d]), view.effect.label(floor.clause));
            let id = format!("{}: {label}: {here} dari {min} orang", date.id);
            let en = format!("{}: {label}: {here} of {min} on site", date.en);
            cases.add(say::FLOOR, Text { id, en });
        }
    }
}

/// As many picket officers as the order wants, or all who are available if they are fewer.
fn picket(view: &View, cases: &mut Cases, d: usize) {
    let date = say::date(view.effect.days[d]);
    let wanted = view.effect.picket(view.unit.unit, d).map_or(0, |p| p.people as usize);
    let named = view.rows().filter(|&i| view.cell(i, d).picket).count();
    let on_duty = view.rows().filter(|&i| view.cell(i, d).picket && at_work(view.cell(i, d).mode)).count();
    let able = view.rows().filter(|&i| !view.person(i).is_away(view.effect.days[d])).count();
    let due = wanted.min(able);
    if named != due || on_duty != due {
        let id = format!("{}: {on_duty} petugas, seharusnya {due}", date.id);
        let en = format!("{}: officers named: {on_duty}, should be {due}", date.en);
        cases.add(say::PICKET, Text { id, en });
    }
}

/// Those whom the order leaves a choice come on site with one cohort only.
fn cohorts(view: &View, cases: &mut Cases, d: usize) {
    let Some(cohort) = &view.unit.cohort else { return };
    let free = |i: &usize| {
        let standing = view.effect.of(view.unit.people[*i], d);
        view.cell(*i, d).mode.on_site() && standing.is_some_and(|s| s.standard != Standard::OnSite)
    };
    let mut met: Vec<u8> = view.rows().filter(free).map(|i| cohort[i]).collect();
    met.sort_unstable();
    met.dedup();
    if met.len() > 1 {
        let date = say::date(view.effect.days[d]);
        let count = met.len();
        let id = format!("{}: {count} kelompok bertemu", date.id);
        let en = format!("{}: {count} cohorts meet", date.en);
        cases.add(say::COHORT, Text { id, en });
    }
}

/// People on each post against what it needs.
fn posts(view: &View, cases: &mut Cases, d: usize, open: &mut Vec<Uncovered>) {
    let mut held: BTreeMap<PostIx, u32> = BTreeMap::new();
    view.rows().filter_map(|i| view.cell(i, d).post).for_each(|p| *held.entry(p).or_default() += 1);
    let date = view.effect.days[d];
    let holiday = view.city.holiday(date, date).is_some();
    let day = say::date(date);
    for (at, post) in view.city.posts.iter().enumerate() {
        if post.unit != view.unit.unit || !post.kept_on(date, holiday) {
            continue;
        }
        let ix = PostIx::of(at);
        let (here, need) = (held.get(&ix).copied().unwrap_or(0), post.need);
        if here > need {
            let id = format!("{}: {} diisi {here} orang, perlu {need}", day.id, post.name.id);
            let en = format!("{}: {} held by {here}, needs {need}", day.en, post.name.en);
            cases.add(say::POST, Text { id, en });
        }
        if here < need {
            open.push(Uncovered { day: d, post: ix, short: need - here });
            let short = need - here;
            if stopped(view, post.place, d) {
                let id = format!("{}: {}", day.id, post.name.id);
                cases.add(say::STOPPED, Text { id, en: format!("{}: {}", day.en, post.name.en) });
            } else {
                let id = format!("{}: kurang {short} dari {need} orang", day.id);
                let en = format!("{}: {short} of {need} missing", day.en);
                cases.add_post(say::SHORT, ix, Text { id, en });
            }
        }
    }
}

/// True if the order itself leaves nobody of the unit at the place of a post.
fn stopped(view: &View, place: Place, d: usize) -> bool {
    let shut = view.effect.closed(view.unit.unit, d).is_some() && place == Place::Office;
    let lets = |i: usize| {
        let standing = view.effect.of(view.unit.people[i], d);
        standing.is_some_and(|s| {
            let other = if place == Place::Office { Where::Field } else { Where::Office };
            s.standard != Standard::Home && s.place != other
        })
    };
    shut || !view.rows().any(lets)
}
