//! Trees of the language, all items and all rules, as the parser could have read them.

use balai_core::city::Work;
use balai_core::diagnostic::Span;
use balai_core::order::*;
use jiff::civil::{Date, DateTime, Time};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select as one_of;

fn sp<T>(value: T) -> Sp<T> {
    Sp::new(value, Span::default())
}

/// A text as it can stand between quotes.
fn text() -> impl Strategy<Value = String> {
    "[A-Za-z0-9 ,.#{}()%;:=/*é’-]{0,40}"
}

fn name() -> impl Strategy<Value = String> {
    "u[a-z0-9]{1,8}(-[a-z0-9]{1,4}){0,2}"
}

/// A name, or words that only stand between quotes.
fn name_or_text() -> impl Strategy<Value = String> {
    prop_oneof![name(), text(), one_of(vec!["atasan langsung".to_owned(), "sekretaris daerah".into()])]
}

fn comment() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9 ,\"{}#]{0,20}[a-z]"
}

fn date() -> impl Strategy<Value = Date> {
    (2019_i16..2031, 1_i8..13, 1_i8..29).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
}

fn time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(h, m)| Time::new(h, m, 0, 0).unwrap())
}

fn known<T: std::fmt::Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Known<T>> {
    prop_oneof![3 => value.prop_map(Known::Is), 1 => Just(Known::Unknown)]
}

fn origin() -> impl Strategy<Value = Option<Origin>> {
    of(prop_oneof![text().prop_map(Origin::Source), text().prop_map(Origin::Estimate)])
}

fn property() -> impl Strategy<Value = Select> {
    use StaffGroup::{Asn, NonAsn, Pns, Pppk};
    prop_oneof![
        name().prop_map(Select::AtSite),
        name().prop_map(Select::OffSite),
        one_of(vec![Asn, Pns, Pppk, NonAsn]).prop_map(Select::Staff),
        name_or_text().prop_map(Select::Title),
        "I{1,3}|IV".prop_map(Select::Echelon),
        name().prop_map(Select::Class),
        one_of(vec![Work::Digital, Work::OnSite, Work::Field]).prop_map(Select::Work),
        Just(Select::Shift),
        text().prop_map(Select::District),
        text().prop_map(Select::HomeIn),
        Just(Select::Sheltered),
    ]
}

fn select() -> impl Strategy<Value = Select> {
    let leaf = prop_oneof![
        Just(Select::All),
        Just(Select::EveryUnit),
        name().prop_map(Select::Named),
        name().prop_map(Select::Each),
        property(),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let boxed = || inner.clone().prop_map(|s| Box::new(sp(s)));
        prop_oneof![
            vec(inner.clone().prop_map(sp), 2..5).prop_map(Select::Any),
            (boxed(), boxed()).prop_map(|(a, b)| Select::Both(a, b)),
            (boxed(), property()).prop_map(|(a, b)| Select::Both(a, Box::new(sp(b)))),
            (boxed(), boxed()).prop_map(|(a, b)| Select::Except(a, b)),
        ]
    })
}

fn who() -> impl Strategy<Value = Option<Sp<Select>>> {
    of(select().prop_map(sp))
}

fn bound() -> impl Strategy<Value = Bound> {
    one_of(vec![Bound::AtMost, Bound::AtLeast, Bound::Exactly])
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![(0_u32..20_000).prop_map(Amount::Percent), any::<u32>().prop_map(Amount::People)]
}

fn quota() -> impl Strategy<Value = QuotaRule> {
    let base = of(one_of(vec![Base::AsnAndNonAsn, Base::Asn, Base::Available]));
    let rounding = of(one_of(vec![Rounding::Down, Rounding::Up, Rounding::Nearest]));
    let per = one_of(vec![Per::Day, Per::Shift, Per::Moment]);
    (bound(), amount(), base, rounding, per).prop_map(|(bound, amount, base, rounding, per)| QuotaRule {
        bound,
        amount: sp(amount),
        base: base.map(sp),
        rounding: rounding.map(sp),
        per,
        span: Span::default(),
    })
}

fn place() -> impl Strategy<Value = Where> {
    one_of(vec![Where::Home, Where::Office, Where::Field, Where::OfficeOrField, Where::Anywhere])
}

fn force() -> impl Strategy<Value = Force> {
    one_of(vec![Force::Must, Force::May, Force::Urged])
}

fn mode(force: impl Strategy<Value = Force>) -> impl Strategy<Value = ModeRule> {
    (force, place(), of(quota())).prop_map(|(force, place, quota)| ModeRule {
        force,
        place: sp(place),
        quota,
    })
}

fn duty_kind() -> impl Strategy<Value = DutyKind> {
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
    ];
    prop_oneof![4 => one_of(fixed), 1 => text().prop_map(Task)]
}

fn duty() -> impl Strategy<Value = DutyRule> {
    let frequency =
        one_of(vec![Frequency::Daily, Frequency::WorkingDays, Frequency::Once, Frequency::Throughout]);
    let when = (of(frequency), vec(time(), 0..3), of(known(time())), of(date()));
    let whom = (of(known(name_or_text())), who(), vec(text(), 0..3), of(text()));
    let except = of(prop_oneof![Just("mendesak".to_owned()), text()]);
    let rest = (except, of(name_or_text()), of(text()), of(text()));
    (duty_kind(), force(), when, whom, rest).prop_map(
        |(kind, force, (frequency, times, before, by), (receiver, by_whom, through, evidence), rest)| {
            let (except, permission, tolerance, otherwise) = rest;
            DutyRule {
                kind: sp(kind),
                force,
                frequency,
                times,
                before,
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

fn service_change() -> impl Strategy<Value = ServiceChange> {
    use ServiceChange::*;
    let to = prop_oneof![name().prop_map(|n| n + "/*"), name(), text(), Just("Mal /*".to_owned())];
    prop_oneof![
        3 => one_of(vec![Continue, Limited, Online, CounterClosed, Stopped]),
        1 => to.prop_map(Moved),
    ]
}

fn service() -> impl Strategy<Value = ServiceRule> {
    use ServiceSelect::*;
    let which = prop_oneof![
        vec(name().prop_map(sp), 1..4).prop_map(Named),
        one_of(vec![All, WithOnline, Emergency, OfUnits])
    ];
    (which, service_change(), of((time(), time())), of(any::<u32>())).prop_map(
        |(which, change, hours, quota)| ServiceRule { which: sp(which), change: sp(change), hours, quota },
    )
}

fn actor() -> impl Strategy<Value = Sp<String>> {
    one_of(vec!["kepala unit", "atasan langsung", "wali kota", "camat"]).prop_map(|a| sp(a.to_owned()))
}

fn power() -> impl Strategy<Value = PowerRule> {
    let act = prop_oneof![
        one_of(vec![Act::CloseOffice, Act::CallIn, Act::SetRotation]),
        text().prop_map(Act::Other)
    ];
    let measure = vec(one_of(vec!["kasus", "positif", "di", "unit"]), 0..5).prop_map(|w| w.join(" "));
    let when = (measure, known((bound(), amount()))).prop_map(|(measure, threshold)| Condition {
        measure,
        threshold,
        span: Span::default(),
    });
    (actor(), act, of(when), of(name_or_text())).prop_map(|(actor, act, when, tell)| PowerRule {
        actor,
        act: sp(act),
        when,
        tell,
    })
}

fn delegation() -> impl Strategy<Value = DelegationRule> {
    let known = one_of(vec!["giliran", "jam kerja", "pekerjaan"]).prop_map(str::to_owned);
    let what = prop_oneof![known, text()];
    (actor(), what, of(text()), of(mode(Just(Force::Must)))).prop_map(
        |(actor, what, according_to, otherwise)| DelegationRule {
            actor,
            what: sp(what),
            according_to,
            otherwise,
        },
    )
}

fn measure() -> impl Strategy<Value = MeasureRule> {
    let kind = prop_oneof![
        Just(MeasureKind::Disinfect),
        Just(MeasureKind::HealthProtocol),
        text().prop_map(MeasureKind::FacilityClosed)
    ];
    (kind, who()).prop_map(|(kind, by_whom)| MeasureRule { kind: sp(kind), by_whom })
}

fn rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        4 => mode(force()).prop_map(Rule::Mode),
        1 => Just(Rule::SiteClosed),
        1 => (any::<u32>(), of(place())).prop_map(|(people, place)| Rule::Picket(PicketRule { people, place })),
        4 => duty().prop_map(Rule::Duty),
        3 => service().prop_map(Rule::Service),
        2 => power().prop_map(Rule::Power),
        2 => delegation().prop_map(Rule::Delegation),
        1 => Just(Rule::Programmes),
        1 => measure().prop_map(Rule::Measure),
    ]
}

fn body_line(item: impl Strategy<Value = BodyItem>) -> impl Strategy<Value = BodyLine> {
    (vec(comment(), 0..2), item, of(comment()), origin()).prop_map(|(before, item, after, origin)| BodyLine {
        before,
        item,
        after,
        span: Span::default(),
        origin,
    })
}

/// A clause below `parent`, with sub-clauses while `depth` lasts.
fn clause(label: Label, depth: u32) -> BoxedStrategy<Clause> {
    let rules = body_line(rule().prop_map(BodyItem::Rule));
    let lines = if depth == 0 {
        vec(rules, 0..4).boxed()
    } else {
        let parent = label.clone();
        let subs =
            (0_u8..26).prop_flat_map(move |n| clause(Label::Huruf(Box::new(parent.clone()), n), depth - 1));
        let subs = body_line(subs.prop_map(BodyItem::Sub));
        (vec(rules, 0..3), vec(subs, 0..2)).prop_map(|(a, b)| a.into_iter().chain(b).collect()).boxed()
    };
    (any::<bool>(), who(), lines, vec(comment(), 0..2))
        .prop_map(move |(exception, who, body, closing_comments)| Clause {
            label: sp(label.clone()),
            exception,
            who,
            body,
            closing_comments,
        })
        .boxed()
}

fn label() -> impl Strategy<Value = Label> {
    prop_oneof![(1_u8..100).prop_map(Label::Diktum), any::<u8>().prop_map(Label::Butir)]
}

/// A label as it is cited: a sub-clause too.
fn cited() -> impl Strategy<Value = Sp<Label>> {
    (label(), vec(0_u8..26, 0..3)).prop_map(|(label, letters)| {
        sp(letters.into_iter().fold(label, |parent, n| Label::Huruf(Box::new(parent), n)))
    })
}

fn period() -> impl Strategy<Value = Period> {
    let until = prop_oneof![
        4 => date().prop_map(Until::Day),
        1 => Just(Until::Open),
        1 => Just(Until::Unknown),
        1 => text().prop_map(Until::Status),
    ];
    let weekdays = of((any::<[bool; 7]>(), 0_usize..7).prop_map(|(mut days, one)| {
        days[one] = true;
        days
    }));
    let time = prop_oneof![Just(Time::midnight()), time()];
    (date(), time, until, weekdays, of(any::<u32>())).prop_map(|(day, time, until, weekdays, stated_days)| {
        Period { from: DateTime::from_parts(day, time), until, weekdays, stated_days }
    })
}

fn signer() -> impl Strategy<Value = Signer> {
    let capacity = one_of(vec![Capacity::AtasNama, Capacity::Plt, Capacity::Plh, Capacity::Pj]);
    (known(text()), name_or_text(), of(capacity), of(text())).prop_map(|(name, office, capacity, by)| {
        Signer { name: sp(name), office: sp(office), capacity: capacity.map(sp), passed_on_by: by.map(sp) }
    })
}

fn flag() -> impl Strategy<Value = Flag> {
    let value = one_of(vec!["aktualitas", "2021-06-28-lisan", "443", "2021-06-28"]);
    (name(), value).prop_map(|(name, value)| Flag { name: sp(name), value: sp(value.to_owned()) })
}

fn example() -> impl Strategy<Value = Example> {
    let subject =
        prop_oneof![name().prop_map(ExampleSubject::Unit), name().prop_map(ExampleSubject::Service)];
    let expect = prop_oneof![
        mode(Just(Force::Must)).prop_map(Expect::Mode),
        Just(Expect::HeadDecides),
        service_change().prop_map(Expect::Service)
    ];
    (subject, date(), expect).prop_map(|(subject, day, expect)| Example {
        subject: sp(subject),
        day: sp(day),
        expect: sp(expect),
    })
}

fn relation() -> impl Strategy<Value = Relation> {
    use RelationKind::*;
    let target = one_of(vec!["bogor-2021-06-23", "bandung-2021-06-28-lisan", "443"]);
    (one_of(vec![Supersedes, Confirms, Amends, Extends, Ends]), target, of(cited()))
        .prop_map(|(how, target, clause)| Relation { how, target: sp(target.to_owned()), clause })
}

fn kind() -> impl Strategy<Value = OrderKind> {
    use OrderKind::*;
    one_of(vec![
        InstruksiWaliKota,
        InstruksiBupati,
        InstruksiGubernur,
        InstruksiMenteri,
        SuratEdaran,
        Keputusan,
        Lisan,
    ])
}

fn header() -> impl Strategy<Value = Item> {
    let texts = || vec(text().prop_map(sp), 1..4);
    prop_oneof![
        kind().prop_map(|k| Item::Kind(sp(k))),
        known(text()).prop_map(|n| Item::Number(sp(n))),
        name().prop_map(|n| Item::City(sp(n))),
        one_of(vec![Rank::Nation, Rank::Province, Rank::City, Rank::Unit]).prop_map(|r| Item::Rank(sp(r))),
        signer().prop_map(Item::Signer),
        text().prop_map(|t| Item::Place(sp(t))),
        known(date()).prop_map(|d| Item::Issued(sp(d))),
        vec(period().prop_map(sp), 1..4).prop_map(Item::Validity),
        date().prop_map(|d| Item::Return(sp(d))),
        known(date()).prop_map(|d| Item::Review(sp(d))),
        text().prop_map(|t| Item::Purpose(sp(t))),
        known(text()).prop_map(|t| Item::Basis(sp(t))),
        text().prop_map(|t| Item::Reason(sp(t))),
        texts().prop_map(Item::Addressees),
        texts().prop_map(Item::Copies),
        relation().prop_map(Item::Relation),
        flag().prop_map(Item::Flag),
        (name(), of(flag()), select()).prop_map(|(name, when, members)| {
            Item::Set(SetDef { name: sp(name), when, members: sp(members) })
        }),
        (cited(), cited()).prop_map(|(over, under)| Item::Precedence(Precedence { over, under })),
        example().prop_map(Item::Example),
        ("B0[1-5][0-9]{2}", text())
            .prop_map(|(code, reason)| Item::Accept(Accept { code: sp(code), reason: sp(reason) })),
        text().prop_map(|t| Item::Paragraph(sp(t))),
        text().prop_map(|t| Item::Source(sp(t))),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    let clause = label().prop_flat_map(|l| clause(l, 2)).prop_map(Item::Clause);
    let item = prop_oneof![2 => header(), 1 => clause];
    (vec(comment(), 0..2), item, of(comment()), origin()).prop_map(|(before, item, after, origin)| Line {
        before,
        item,
        after,
        span: Span::default(),
        origin,
    })
}

/// A whole order.
pub fn order() -> impl Strategy<Value = Order> {
    (text(), vec(line(), 0..12), vec(comment(), 0..2)).prop_map(|(title, items, closing_comments)| Order {
        id: "made".into(),
        title: sp(title),
        items,
        closing_comments,
    })
}
