//! Answers of the rows of a clause.

use super::{Filled, days, lines, maybe, shown, tick, trimmed, words};
use crate::order::form::RowKind as K;
use crate::order::form::answers::{ACTS, HEADS_ROSTER};
use crate::order::print::{rule as say, select, time};
use crate::order::tree::*;

type Values = Vec<(&'static str, String)>;

/// One rule.
pub fn rule(r: &Rule) -> Filled {
    match r {
        Rule::Mode(m) => (K::Mode, mode(m, "tempat")),
        Rule::SiteClosed => (K::SiteClosed, Vec::new()),
        Rule::Picket(p) => {
            let place = maybe(p.place, |w| say::picket_place(w).into());
            (K::Picket, vec![("orang", maybe(p.people, |n| n.to_string())), ("tempat", place)])
        }
        Rule::Duty(d) => duty(d),
        Rule::Service(s) => (K::Service, service(s)),
        Rule::Power(p) => (K::Power, power(p)),
        Rule::Delegation(d) => (K::Delegation, delegation(d)),
        Rule::Programmes => (K::Programmes, Vec::new()),
        Rule::Measure(m) => measure(m),
        Rule::Hours(h) => (K::Hours, hours(h)),
        Rule::Rotation(r) => rotation(r),
        Rule::Trigger(t) => (K::Trigger, trigger(t)),
        Rule::Appeal(a) => {
            (K::Appeal, vec![("kepada", lines(a.to.iter().map(|t| &t.value))), ("isi", words(&a.what.value))])
        }
    }
}

/// A mode; its place under the key given.
pub fn mode(m: &ModeRule, place: &'static str) -> Values {
    let mut all = vec![
        ("kekuatan", trimmed(say::force(m.force))),
        (place, say::place(m.place.value).into()),
        ("pengganti", maybe(m.site.as_deref(), words)),
        ("izin", maybe(m.permission.as_deref(), words)),
    ];
    if let Some(q) = &m.quota {
        all.extend([
            ("arah", say::bound(q.bound).into()),
            ("banyak", say::amount(&q.amount.value)),
            ("dasar", maybe(q.base.as_ref(), |b| say::base(b.value).into())),
            ("pembulatan", maybe(q.rounding.as_ref(), |r| say::rounding(r.value).into())),
            ("per", say::per(q.per).into()),
        ]);
    }
    all
}

fn duty(d: &DutyRule) -> Filled {
    let (kind, mut all) = duty_kind(&d.kind.value);
    let receiver = d.receiver.as_ref();
    all.extend([
        ("kekuatan", trimmed(say::force(d.force))),
        ("oleh", maybe(d.by_whom.as_ref(), |w| select(&w.value))),
        ("sering", maybe(d.frequency, |f| trimmed(say::frequency(f)))),
        ("pukul", d.times.iter().map(say::window).collect::<Vec<_>>().join(" dan ")),
        ("sebelum", maybe(d.before.as_ref().and_then(Known::known), |t| time(*t))),
        ("sebelum-tidak-diketahui", tick(d.before == Some(Known::Unknown))),
        ("besok", tick(d.next_day)),
        ("menit", maybe(d.within, |n| n.to_string())),
        ("paling-lambat", maybe(d.by.as_ref().and_then(Known::known), ToString::to_string)),
        ("paling-lambat-tidak-diketahui", tick(d.by == Some(Known::Unknown))),
        ("kepada", maybe(receiver.and_then(Known::known), |t| words(t))),
        ("kepada-tidak-diketahui", tick(receiver == Some(&Known::Unknown))),
        ("melalui", lines(&d.through)),
        ("bukti", maybe(d.evidence.as_deref(), words)),
        ("kecuali", maybe(d.except.as_deref(), words)),
        ("izin", maybe(d.permission.as_deref(), words)),
        ("toleransi", maybe(d.tolerance.as_deref(), words)),
        ("lalai", lines(&d.otherwise)),
    ]);
    (kind, all)
}

fn duty_kind(kind: &DutyKind) -> Filled {
    match kind {
        DutyKind::Task(t) => (K::Task, vec![("isi", words(t))]),
        DutyKind::NameList(t) => (K::NameList, vec![("isi", words(t))]),
        DutyKind::Restrict(t, share) => {
            (K::Restrict, vec![("isi", words(t)), ("bagian", trimmed(&say::less(*share)))])
        }
        DutyKind::NoAssembly(n) => (K::NoAssembly, vec![("orang", n.to_string())]),
        DutyKind::MinHours(m) => {
            let minutes = Some(m % 60).filter(|m| *m > 0);
            let all = vec![("jam", (m / 60).to_string()), ("menit-kerja", maybe(minutes, |m| m.to_string()))];
            (K::MinHours, all)
        }
        fixed => (K::Duty, vec![("kewajiban", say::duty_kind(fixed))]),
    }
}

fn service(s: &ServiceRule) -> Values {
    let mut all = match &s.which.value {
        ServiceSelect::Named(names) => {
            let names: Vec<&str> = names.iter().map(|n| n.value.as_str()).collect();
            vec![("nama", names.join(", "))]
        }
        group => vec![("mana", say::services(group))],
    };
    all.extend(change(&s.change.value, "menjadi"));
    all.extend([
        ("mulai", maybe(s.hours, |(from, _)| time(from))),
        ("sampai", maybe(s.hours, |(_, to)| time(to))),
        ("kuota", maybe(s.quota, |n| n.to_string())),
    ]);
    all
}

/// What becomes of a service; under the key given.
pub fn change(change: &ServiceChange, key: &'static str) -> Values {
    match change {
        ServiceChange::Moved(to) => vec![(key, "pindah ke".into()), ("pindah", words(to))],
        fixed => vec![(key, say::service_change(fixed))],
    }
}

/// What may be done; other words that are the words of a known act keep their quotes.
fn act(a: &Act) -> String {
    match a {
        Act::Other(t) => shown(t, ACTS),
        known => say::act(known, None),
    }
}

fn condition(c: &Condition) -> Values {
    let known = c.threshold.known();
    vec![
        ("bila", words(&c.measure)),
        ("arah", maybe(known, |(b, _)| say::bound(*b).into())),
        ("ambang", maybe(known, |(_, a)| say::amount(a))),
        ("ambang-tidak-diketahui", tick(known.is_none())),
        ("dalam", maybe(c.window, |n| n.to_string())),
    ]
}

fn power(p: &PowerRule) -> Values {
    let mut all = p.when.as_ref().map(condition).unwrap_or_default();
    all.extend([
        ("siapa", words(&p.actor.value)),
        ("tindakan", act(&p.act.value)),
        ("selama", maybe(p.days, |n| n.to_string())),
        ("memberi-tahu", maybe(p.tell.as_deref(), words)),
    ]);
    all
}

fn trigger(t: &TriggerRule) -> Values {
    let mut all = condition(&t.when);
    all.extend([
        ("tindakan", act(&t.act.value)),
        ("selama", maybe(t.days, |n| n.to_string())),
        ("kepada", maybe(t.to.as_ref(), |to| words(&to.value))),
    ]);
    all
}

/// The keys of a mode, and the same behind a prefix.
macro_rules! keys {
    ($prefix:literal) => {
        [
            ("tempat", concat!($prefix, "tempat")),
            ("pengganti", concat!($prefix, "pengganti")),
            ("arah", concat!($prefix, "arah")),
            ("banyak", concat!($prefix, "banyak")),
            ("dasar", concat!($prefix, "dasar")),
            ("pembulatan", concat!($prefix, "pembulatan")),
            ("per", concat!($prefix, "per")),
            ("izin", concat!($prefix, "izin")),
        ]
    };
}

/// A mode within another rule, under keys of its own.
fn framed(m: Option<&ModeRule>, keys: [(&'static str, &'static str); 8]) -> Values {
    let all = m.map(|m| mode(m, "tempat")).unwrap_or_default();
    let own = |key| keys.iter().find(|(plain, _)| *plain == key).map(|(_, own)| *own);
    all.into_iter().filter_map(|(key, value)| Some((own(key)?, value))).collect()
}

fn delegation(d: &DelegationRule) -> Values {
    let mut all = vec![
        ("siapa", words(&d.actor.value)),
        ("hal", words(&d.what.value)),
        ("menurut", maybe(d.according_to.as_deref(), words)),
        ("sering", maybe(d.frequency, |f| trimmed(say::frequency(f)))),
        ("paling-lambat", maybe(d.by.as_ref().and_then(Known::known), ToString::to_string)),
        ("paling-lambat-tidak-diketahui", tick(d.by == Some(Known::Unknown))),
        ("memberi-tahu", maybe(d.tell.as_deref(), words)),
    ];
    all.extend(framed(d.bounds.as_deref(), keys!("batas-")));
    all.extend(framed(d.otherwise.as_deref(), keys!("selain-")));
    all
}

fn measure(m: &MeasureRule) -> Filled {
    let (kind, mut all) = match &m.kind.value {
        MeasureKind::FacilityClosed(f) => (K::Facility, vec![("isi", words(f))]),
        MeasureKind::Saving(what, share) => {
            (K::Saving, vec![("isi", words(what)), ("bagian", trimmed(&say::less(*share)))])
        }
        fixed => (K::Measure, vec![("tindakan", say::measure_kind(fixed))]),
    };
    all.push(("oleh", maybe(m.by_whom.as_ref(), |w| select(&w.value))));
    (kind, all)
}

fn hours(h: &HoursRule) -> Values {
    let (first, more) = match h.spans.split_first() {
        Some((first, more)) => (Some(*first), more),
        None => (None, h.spans.as_slice()),
    };
    let more = more.iter().map(|(a, b)| say::window(&Window { from: *a, to: Some(*b) }));
    vec![
        ("cara", trimmed(say::hours_kind(h.kind.value))),
        ("hari", days(h.weekdays)),
        ("mulai", maybe(first, |(from, _)| time(from))),
        ("sampai", maybe(first, |(_, to)| time(to))),
        ("lagi", more.collect::<Vec<_>>().join(" dan ")),
    ]
}

fn rotation(r: &RotationRule) -> Filled {
    let (kind, mut all) = match r.kind.value {
        RotationKind::Turns => (K::Rotation, Vec::new()),
        RotationKind::Every(n) => (K::Rotation, vec![("setiap", n.to_string())]),
        RotationKind::Pattern(a, b) => {
            (K::Rotation, vec![("kantor", a.to_string()), ("rumah", b.to_string())])
        }
        RotationKind::MostHome(n) => (K::MostHome, vec![("hari", n.to_string())]),
        RotationKind::Cohorts(n) => (K::Cohorts, vec![("kelompok", n.to_string())]),
    };
    let by = r.according_to.as_deref();
    all.push(("menurut", maybe(by, |t| if HEADS_ROSTER[0].value == t { t.to_owned() } else { words(t) })));
    (kind, all)
}
