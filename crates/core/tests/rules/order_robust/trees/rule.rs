//! Rules of the language, all of them.

use balai_core::diagnostic::Span;
use balai_core::order::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select as one_of;

use super::{date, known, name, name_or_text, sp, text, time, who};

pub fn bound() -> impl Strategy<Value = Bound> {
    one_of(vec![Bound::AtMost, Bound::AtLeast, Bound::Exactly])
}

pub fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        4 => (0_u32..20_000).prop_map(Amount::Percent),
        4 => any::<u32>().prop_map(Amount::People),
        1 => name().prop_map(Amount::Table),
    ]
}

pub fn quota() -> impl Strategy<Value = QuotaRule> {
    let base = of(one_of(vec![Base::AsnAndNonAsn, Base::Asn, Base::Available]));
    let rounding = of(one_of(vec![Rounding::Down, Rounding::Up, Rounding::Nearest]));
    let per = one_of(vec![Per::Day, Per::Shift, Per::Moment, Per::Section]);
    (bound(), amount(), base, rounding, per).prop_map(|(bound, amount, base, rounding, per)| QuotaRule {
        bound,
        amount: sp(amount),
        base: base.map(sp),
        rounding: rounding.map(sp),
        per,
        span: Span::default(),
    })
}

pub fn place() -> impl Strategy<Value = Where> {
    one_of(vec![
        Where::Home,
        Where::Office,
        Where::Field,
        Where::OfficeOrField,
        Where::Anywhere,
        Where::NotHome,
    ])
}

pub fn force() -> impl Strategy<Value = Force> {
    one_of(vec![Force::Must, Force::May, Force::Urged])
}

pub fn mode(force: impl Strategy<Value = Force>) -> impl Strategy<Value = ModeRule> {
    let site = of(text());
    (force, place(), site, of(quota()), of(name_or_text())).prop_map(
        |(force, place, site, quota, permission)| {
            let place = if site.is_some() { Where::Substitute } else { place };
            ModeRule { force, place: sp(place), site, quota, permission }
        },
    )
}

pub fn duty_kind() -> impl Strategy<Value = DutyKind> {
    use DutyKind::*;
    let fixed = vec![
        Attendance,
        ActivityReport,
        PicketReport,
        StayHome,
        NoTravel,
        OnlineMeetings,
        NoVisitors,
        Supervise,
        InformPublic,
        ReportUp,
        Phone,
        ShareLocation,
        Uniform,
        Recall,
        Roster,
        Verify,
        LeaveLimit,
        Inspect,
        Complaints,
        Vulnerable,
    ];
    prop_oneof![
        8 => one_of(fixed),
        1 => text().prop_map(NameList),
        1 => any::<u32>().prop_map(NoAssembly),
        1 => (0_u32..1_440).prop_map(MinHours),
        1 => (text(), of(0_u32..10_000)).prop_map(|(what, share)| Restrict(what, share)),
        1 => text().prop_map(Task),
    ]
}

pub fn frequency() -> impl Strategy<Value = Frequency> {
    use Frequency::*;
    one_of(vec![Daily, WorkingDays, Weekly, Monthly, Once, Promptly, Throughout])
}

pub fn window() -> impl Strategy<Value = Window> {
    (time(), of(time())).prop_map(|(from, to)| Window { from, to })
}

pub fn duty() -> impl Strategy<Value = DutyRule> {
    let before = of((known(time()), any::<bool>()));
    let when = (of(frequency()), vec(window(), 0..3), before, of(any::<u32>()), of(known(date())));
    let whom = (of(known(name_or_text())), who(), vec(text(), 0..3), of(text()));
    let except = of(prop_oneof![Just("mendesak".to_owned()), text()]);
    let rest = (except, of(name_or_text()), of(text()), vec(text(), 0..3));
    (duty_kind(), force(), when, whom, rest).prop_map(
        |(
            kind,
            force,
            (frequency, times, before, within, by),
            (receiver, by_whom, through, evidence),
            rest,
        )| {
            let (except, permission, tolerance, otherwise) = rest;
            DutyRule {
                kind: sp(kind),
                force,
                frequency,
                times,
                next_day: before.as_ref().is_some_and(|b| b.1),
                before: before.map(|b| b.0),
                within,
                by,
                receiver,
                by_whom,
                through,
                evidence,
                except,
                permission,
                tolerance,
                otherwise,
            }
        },
    )
}

pub fn service_change() -> impl Strategy<Value = ServiceChange> {
    use ServiceChange::*;
    let to = prop_oneof![name().prop_map(|n| n + "/*"), name(), text(), Just("Mal /*".to_owned())];
    prop_oneof![
        3 => one_of(vec![Continue, Limited, Online, CounterClosed, Stopped]),
        1 => to.prop_map(Moved),
    ]
}

pub fn service() -> impl Strategy<Value = ServiceRule> {
    use ServiceSelect::*;
    let which = prop_oneof![
        vec(name().prop_map(sp), 1..4).prop_map(Named),
        one_of(vec![All, WithOnline, Emergency, OfUnits])
    ];
    (which, service_change(), of((time(), time())), of(any::<u32>())).prop_map(
        |(which, change, hours, quota)| ServiceRule { which: sp(which), change: sp(change), hours, quota },
    )
}

pub fn actor() -> impl Strategy<Value = Sp<String>> {
    let known = one_of(vec!["kepala unit", "atasan langsung", "wali kota", "camat"]).prop_map(str::to_owned);
    prop_oneof![3 => known, 1 => text()].prop_map(sp)
}

pub fn act() -> impl Strategy<Value = Act> {
    use Act::*;
    let fixed = vec![CloseOffice, CallIn, SetRotation, Extend, Relax, End, SendHome];
    prop_oneof![3 => one_of(fixed), 1 => text().prop_map(Other)]
}

pub fn condition() -> impl Strategy<Value = Condition> {
    let measure = vec(one_of(vec!["kasus", "positif", "di", "unit"]), 0..5).prop_map(|w| w.join(" "));
    (measure, known((bound(), amount())), of(any::<u32>())).prop_map(|(measure, threshold, window)| {
        Condition { measure, threshold, window, span: Span::default() }
    })
}

pub fn power() -> impl Strategy<Value = PowerRule> {
    (actor(), act(), of(any::<u32>()), of(condition()), of(name_or_text()))
        .prop_map(|(actor, act, days, when, tell)| PowerRule { actor, act: sp(act), days, when, tell })
}

pub fn trigger() -> impl Strategy<Value = TriggerRule> {
    (act(), of(any::<u32>()), condition(), of(name_or_text())).prop_map(|(act, days, when, to)| TriggerRule {
        act: sp(act),
        days,
        when,
        to: to.map(sp),
    })
}

pub fn hours() -> impl Strategy<Value = HoursRule> {
    let kind = one_of(vec![HoursKind::Fixed, HoursKind::Flexible, HoursKind::Shifts]);
    (kind, weekdays(), vec((time(), time()), 1..4)).prop_map(|(kind, weekdays, spans)| HoursRule {
        kind: sp(kind),
        weekdays,
        spans,
    })
}

pub fn rotation() -> impl Strategy<Value = RotationRule> {
    use RotationKind::*;
    let few = || 1_u8..31;
    let kind = prop_oneof![
        Just(Turns),
        few().prop_map(Every),
        (few(), few()).prop_map(|(a, b)| Pattern(a, b)),
        few().prop_map(MostHome),
        few().prop_map(Cohorts),
    ];
    let by = of(prop_oneof![Just("jadwal kepala unit".to_owned()), text()]);
    (kind, by).prop_map(|(kind, according_to)| RotationRule { kind: sp(kind), according_to })
}

pub fn appeal() -> impl Strategy<Value = AppealRule> {
    (vec(text().prop_map(sp), 1..3), text()).prop_map(|(to, what)| AppealRule { to, what: sp(what) })
}

pub fn weekdays() -> impl Strategy<Value = Option<[bool; 7]>> {
    of((any::<[bool; 7]>(), 0_usize..7).prop_map(|(mut days, one)| {
        days[one] = true;
        days
    }))
}

pub fn when() -> impl Strategy<Value = Option<Sp<When>>> {
    (vec((date(), date()), 0..3), weekdays()).prop_map(|(spans, weekdays)| {
        (!spans.is_empty() || weekdays.is_some()).then(|| sp(When { spans, weekdays }))
    })
}

pub fn delegation() -> impl Strategy<Value = DelegationRule> {
    let fixed = one_of(vec!["giliran", "jam kerja", "pekerjaan"]).prop_map(str::to_owned);
    let what = prop_oneof![fixed, text()];
    let some_mode = || of(mode(Just(Force::Must)).prop_map(Box::new));
    let rest = (of(known(date())), of(frequency()), of(name_or_text()));
    (actor(), what, of(text()), some_mode(), rest, some_mode()).prop_map(
        |(actor, what, according_to, bounds, (by, frequency, tell), otherwise)| DelegationRule {
            actor,
            what: sp(what),
            according_to,
            bounds,
            by,
            frequency,
            tell,
            otherwise,
        },
    )
}

pub fn measure() -> impl Strategy<Value = MeasureRule> {
    let kind = prop_oneof![
        Just(MeasureKind::Disinfect),
        Just(MeasureKind::HealthProtocol),
        Just(MeasureKind::TestAndTrace),
        (text(), of(0_u32..10_000)).prop_map(|(what, share)| MeasureKind::Saving(what, share)),
        text().prop_map(MeasureKind::FacilityClosed)
    ];
    (kind, who()).prop_map(|(kind, by_whom)| MeasureRule { kind: sp(kind), by_whom })
}

pub fn rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        4 => mode(force()).prop_map(Rule::Mode),
        1 => Just(Rule::SiteClosed),
        1 => (of(any::<u32>()), of(place())).prop_map(|(people, place)| Rule::Picket(PicketRule { people, place })),
        4 => duty().prop_map(Rule::Duty),
        3 => service().prop_map(Rule::Service),
        2 => power().prop_map(Rule::Power),
        2 => delegation().prop_map(Rule::Delegation),
        1 => Just(Rule::Programmes),
        1 => measure().prop_map(Rule::Measure),
        1 => hours().prop_map(Rule::Hours),
        1 => rotation().prop_map(Rule::Rotation),
        1 => trigger().prop_map(Rule::Trigger),
        1 => appeal().prop_map(Rule::Appeal),
    ]
}
