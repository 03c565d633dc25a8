//! Trees of the language, all items and all rules, as the parser could have read them.

mod rule;

use balai_core::city::Work;
use balai_core::diagnostic::Span;
use balai_core::order::*;
use jiff::civil::{Date, DateTime, Time};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select as one_of;
use rule::{mode, rule, service_change, weekdays, when};

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
    use StaffGroup::{Asn, Cpns, NonAsn, Pns, Pppk};
    prop_oneof![
        name().prop_map(Select::AtSite),
        name().prop_map(Select::OffSite),
        one_of(vec![Asn, Pns, Cpns, Pppk, NonAsn]).prop_map(Select::Staff),
        name_or_text().prop_map(Select::Title),
        "I{1,3}|IV".prop_map(Select::Echelon),
        name().prop_map(Select::Class),
        one_of(vec![Work::Digital, Work::OnSite, Work::Field]).prop_map(Select::Work),
        Just(Select::Shift),
        text().prop_map(Select::District),
        text().prop_map(Select::HomeIn),
        of(text()).prop_map(Select::Sheltered),
        (1_u8..100).prop_map(|y| Select::Age(Age::Over(y))),
        (1_u8..100).prop_map(|y| Select::Age(Age::AtLeast(y))),
        (1_u8..100).prop_map(|y| Select::Age(Age::Under(y))),
        Just(Select::Head),
        (1_u8..6).prop_map(Select::TopRanks),
        text().prop_map(Select::Listed),
        Just(Select::AtHome),
    ]
}

fn select() -> impl Strategy<Value = Select> {
    let leaf = prop_oneof![
        Just(Select::All),
        Just(Select::EveryUnit),
        Just(Select::Own),
        text().prop_map(Select::Body),
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
    (any::<bool>(), who(), when(), vec(flag(), 0..3), lines, vec(comment(), 0..2))
        .prop_map(move |(exception, who, when, under, body, closing_comments)| Clause {
            label: sp(label.clone()),
            exception,
            who,
            when,
            under,
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
    let time = prop_oneof![Just(Time::midnight()), time()];
    (date(), time, until, weekdays(), of(any::<u32>())).prop_map(
        |(day, time, until, weekdays, stated_days)| Period {
            from: DateTime::from_parts(day, time),
            until,
            weekdays,
            stated_days,
        },
    )
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
    let subject = prop_oneof![
        name().prop_map(ExampleSubject::Unit),
        name().prop_map(ExampleSubject::Service),
        (name(), property()).prop_map(|(unit, property)| {
            let unit = Box::new(sp(Select::Named(unit)));
            ExampleSubject::Staff(Select::Both(unit, Box::new(sp(property))))
        }),
    ];
    let expect = prop_oneof![
        mode(Just(Force::Must)).prop_map(Expect::Mode),
        Just(Expect::HeadDecides),
        Just(Expect::NotAddressed),
        Just(Expect::Closed),
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
    let known = one_of(vec!["bogor-2021-06-23", "bandung-2021-06-28-lisan", "443"]);
    let target = prop_oneof![known.prop_map(|id| (id.to_owned(), false)), text().prop_map(|t| (t, true))];
    (one_of(vec![Supersedes, Confirms, Amends, Extends, Ends]), target, of(cited()))
        .prop_map(|(how, (target, outside), clause)| Relation { how, target: sp(target), outside, clause })
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
        Surat,
    ])
}

fn value() -> impl Strategy<Value = String> {
    one_of(vec!["level-3", "jawa-bali", "merah", "ya"]).prop_map(str::to_owned)
}

fn table() -> impl Strategy<Value = Item> {
    let key = prop_oneof![3 => value(), 1 => Just("*".to_owned())];
    let row = (vec(key, 1..4), 0_u32..20_000).prop_map(|(keys, percent)| TableRow {
        keys,
        percent,
        span: Span::default(),
    });
    (name(), of(date()), vec(name().prop_map(sp), 1..4), vec(row, 0..4)).prop_map(
        |(name, since, by, rows)| Item::Table(TableDef { name: sp(name), since: since.map(sp), by, rows }),
    )
}

fn fact() -> impl Strategy<Value = Item> {
    (name(), value(), date(), of(date()), of(text())).prop_map(|(name, value, since, until, district)| {
        Item::Fact(Fact {
            name: sp(name),
            value: sp(value),
            since: sp(since),
            until: until.map(sp),
            district: district.map(sp),
        })
    })
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
        (known(text()), of(date()))
            .prop_map(|(t, since)| { Item::Basis(Basis { text: sp(t), since: since.map(sp) }) }),
        table(),
        fact(),
        text().prop_map(|t| Item::Reason(sp(t))),
        texts().prop_map(Item::Addressees),
        texts().prop_map(Item::Copies),
        select().prop_map(|who| Item::Scope(sp(who))),
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
