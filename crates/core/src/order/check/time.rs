//! When the order holds: spans, counts of days, review, return, earlier orders.

use jiff::civil::Date;

use super::Case;
use crate::diagnostic::{Finding, Lang, Span, Text, day_name, short_date};
use crate::order::tree::*;
use crate::say;

/// Checks everything that has a date.
pub fn check(case: &mut Case<'_>, others: &[&Order]) {
    let order = case.order;
    let mut findings = Vec::new();
    let mut spans: Vec<(Date, Date, Span)> = Vec::new();
    let mut any = false;
    for line in &order.items {
        match &line.item {
            Item::Validity(periods) => {
                any = true;
                for period in periods {
                    findings.extend(period_findings(case, period));
                    if let Until::Day(last) = period.value.until {
                        spans.push((period.value.from.date(), last, period.span));
                    }
                }
            }
            Item::Relation(r) if !r.outside => findings.extend(relation(case, r, others)),
            Item::Basis(b) => findings.extend(basis_too_young(case, b)),
            _ => {}
        }
    }
    if !any && !case.unread.head("berlaku") {
        findings.push(
            case.finding(
                510,
                say!("masa berlaku belum ditulis", "the order does not say when it holds"),
                order.title.span,
                say!("berlaku kapan?", "when does it hold?"),
            )
            .help(say!(
                "tambahkan: berlaku 2021-06-29 sampai 2021-07-05",
                "add: berlaku 2021-06-29 sampai 2021-07-05"
            )),
        );
    }
    // Only the last end matters: days between spans have a finding of their own.
    if let Some((_, last, span)) = spans.iter().max_by_key(|s| s.1).filter(|s| s.0 <= s.1) {
        findings.extend(ends_on_day_off(case, *span, *last));
    }
    findings.extend(uncovered(case, &mut spans));
    findings.extend(review(case));
    findings.extend(back(case));
    findings.extend(issued(case));
    case.findings.extend(findings);
}

fn texts(date: Date) -> (String, String) {
    let day = |l| format!("{}, {}", day_name(date.weekday(), l), short_date(date, l));
    (day(Lang::Id), day(Lang::En))
}

fn period_findings(case: &Case<'_>, period: &Sp<Period>) -> Vec<Finding> {
    let p = &period.value;
    let first = p.from.date();
    let Until::Day(last) = p.until else {
        let title = say!("perintah tidak menyebut kapan berakhir", "the order does not say when it ends");
        let n = super::OPEN_DAYS;
        let label = say!("dihitung {n} hari ke depan sampai disebut", "worked out for {n} days until said");
        let help = say!(
            "tulis tanggal akhir, dan hari tinjau sebelum itu",
            "write an end, and a review day before it"
        );
        return vec![case.finding(509, title, period.span, label).help(help)];
    };
    if last < first {
        let title = say!("berakhir sebelum mulai", "it ends before it begins");
        let ((first_id, first_en), (last_id, last_en)) = (texts(first), texts(last));
        let label = Text {
            id: format!("{last_id}, lebih awal dari {first_id}"),
            en: format!("{last_en} is before {first_en}"),
        };
        let help = say!(
            "tukar kedua tanggal: berlaku {last} sampai {first}",
            "swap the two dates: berlaku {last} sampai {first}"
        );
        return vec![case.finding(502, title, period.span, label).help(help)];
    }
    let mut all = Vec::new();
    all.extend(count(case, period, first, last));
    all
}

/// A basis that did not hold yet when the order began.
fn basis_too_young(case: &Case<'_>, basis: &Basis) -> Option<Finding> {
    let since = basis.since.as_ref()?;
    let first = *case.days.first()?;
    if since.value <= first {
        return None;
    }
    let ((id, en), (first_id, first_en)) = (texts(since.value), texts(first));
    Some(
        case.finding(
            512,
            say!(
                "dasar hukum belum berlaku ketika perintah mulai",
                "the basis did not hold yet when the order began"
            ),
            since.span,
            Text { id: format!("berlaku sejak {id}"), en: format!("in force since {en}") },
        )
        .witness(Text {
            id: format!("perintah mulai {first_id}"),
            en: format!("the order begins on {first_en}"),
        })
        .help(say!(
            "sebut dasar yang sudah berlaku, atau mulai perintah sesudahnya",
            "cite a basis that holds, or begin the order later"
        )),
    )
}

/// "a week" that is eight days.
fn count(case: &Case<'_>, period: &Sp<Period>, first: Date, last: Date) -> Option<Finding> {
    let stated = period.value.stated_days?;
    let real = (last - first).get_days() + 1;
    if i64::from(real) == i64::from(stated) {
        return None;
    }
    let ((first_id, first_en), (last_id, last_en)) = (texts(first), texts(last));
    // A number of days that the calendar does not hold has no end to propose.
    let length = jiff::Span::new().try_days(i64::from(stated) - 1);
    let help = match length.and_then(|span| first.checked_add(span)) {
        Ok(end) if stated > 0 => {
            let (end_id, end_en) = texts(end);
            Text {
                id: format!("tulis selama {real} hari, atau akhiri pada {end_id} ({end})"),
                en: format!("write selama {real} hari, or end on {end_en} ({end})"),
            }
        }
        _ => say!("tulis selama {real} hari", "write selama {real} hari"),
    };
    Some(
        case.finding(
            501,
            say!(
                "hitungan hari tidak cocok: ditulis {stated}, tanggalnya {real} hari",
                "the count of days is wrong: {stated} written, the dates give {real}"
            ),
            period.span,
            say!("{real} hari dengan hari pertama dan terakhir", "{real} days with the first and the last"),
        )
        .witness(Text {
            id: format!("{first_id} sampai {last_id} = {real} hari"),
            en: format!("{first_en} to {last_en} = {real} days"),
        })
        .help(help),
    )
}

fn ends_on_day_off(case: &Case<'_>, span: Span, last: Date) -> Option<Finding> {
    if case.city.is_working_day(last) {
        return None;
    }
    let (id, en) = texts(last);
    let holiday = case.city.holiday(last, last).map_or_else(String::new, |h| format!(" ({})", h.name));
    Some(
        case.finding(
            503,
            Text {
                id: format!("hari terakhir jatuh pada hari libur: {id}{holiday}"),
                en: format!("the last day is a day off: {en}{holiday}"),
            },
            span,
            say!("berakhir di sini", "it ends here"),
        )
        .help(say!(
            "periksa apakah hari kerja sesudahnya juga dimaksud",
            "check whether the working day after it is meant too"
        )),
    )
}

fn relation(case: &Case<'_>, r: &Relation, others: &[&Order]) -> Option<Finding> {
    let target = &r.target.value;
    if let Some(other) = others.iter().find(|o| o.id == *target) {
        return already_over(case, r, other);
    }
    let title = say!("perintah \"{target}\" tidak ditemukan", "order \"{target}\" was not found");
    let label = say!("dirujuk di sini", "cited here");
    let finding = case.finding(507, title, r.target.span, label);
    let ids = others.iter().map(|o| o.id.as_str());
    Some(match crate::diagnostic::nearest(target, ids) {
        Some(near) => finding.help(say!("maksud Anda \"{near}\"?", "did you mean \"{near}\"?")).suggest(
            r.target.span,
            near,
            false,
        ),
        None => finding.help(say!(
            "letakkan berkas {target}.balai di folder yang sama, atau hapus rujukan ini",
            "put the file {target}.balai in the same folder, or delete the reference"
        )),
    })
}

/// Clauses that an order amends: they have to be in the order it amends, and their new words stand in
/// this one under the same number.
pub fn amendments(case: &mut Case<'_>, order: &Order, others: &[&Order]) {
    let mut findings = Vec::new();
    for line in &order.items {
        let Item::Relation(Relation { how: RelationKind::Amends, target, clause: Some(label), .. }) =
            &line.item
        else {
            continue;
        };
        let Some(other) = others.iter().find(|o| o.id == target.value) else { continue };
        let (id, cite) = (&target.value, label.value.cite());
        let number = crate::order::print::cited(&label.value);
        if !other.has_clause(&label.value) {
            let title = say!("{cite} tidak ada dalam {id}", "there is no {cite} in {id}");
            let finding = case.finding(107, title, label.span, say!("dirujuk di sini", "cited here"));
            findings.push(finding.help(say!(
                "periksa nomor diktum yang diubah",
                "check the number of the clause that is amended"
            )));
        } else if !order.has_clause(&label.value) {
            let title = say!(
                "bunyi baru {cite} tidak ada dalam perintah ini",
                "the new words of {cite} are not in this order"
            );
            let finding = case.finding(107, title, label.span, say!("diubah di sini", "amended here"));
            findings.push(finding.help(say!(
                "tulis bunyi barunya dengan nomor yang sama: {number} {{ ... }}",
                "write the new words under the same number: {number} {{ ... }}"
            )));
        }
    }
    case.findings.extend(findings);
}

/// An order that is ended although its last day has passed: what people still did was not ordered.
fn already_over(case: &Case<'_>, r: &Relation, other: &Order) -> Option<Finding> {
    let (last, first) = (last_day(other)?, *case.days.first()?);
    if r.how != RelationKind::Ends || r.clause.is_some() || last >= first {
        return None;
    }
    let target = &r.target.value;
    let ((last_id, last_en), (first_id, first_en)) = (texts(last), texts(first));
    let finding = case.finding(
        513,
        say!("{target} sudah berakhir sebelum diakhiri", "{target} was over before it is ended"),
        r.target.span,
        Text { id: format!("berakhir {last_id}"), en: format!("it ended on {last_en}") },
    );
    Some(
        finding
            .witness(Text {
                id: format!("perintah ini mulai {first_id}"),
                en: format!("this order begins on {first_en}"),
            })
            .help(say!(
                "hapus baris ini, atau periksa apakah yang dimaksud perintah yang memperpanjangnya",
                "delete the line, or check whether the order that extends it is meant"
            )),
    )
}

/// Days between two spans that nobody thought of.
fn uncovered(case: &Case<'_>, spans: &mut [(Date, Date, Span)]) -> Vec<Finding> {
    spans.sort_unstable_by_key(|s| s.0);
    let mut all = Vec::new();
    for pair in spans.windows(2) {
        let (Ok(gap_first), Ok(gap_last)) = (pair[0].1.tomorrow(), pair[1].0.yesterday()) else { continue };
        if gap_first > gap_last {
            continue;
        }
        let ((a_id, a_en), (b_id, b_en)) = (texts(gap_first), texts(gap_last));
        all.push(
            case.finding(
                508,
                say!(
                    "ada hari di antara dua masa berlaku yang tidak diatur",
                    "days between two spans are not covered"
                ),
                pair[1].2,
                say!("masa berikutnya mulai di sini", "the next span begins here"),
            )
            .related(
                case.source,
                pair[0].2,
                say!("masa sebelumnya berakhir di sini", "the span before ends here"),
            )
            .witness(Text { id: format!("{a_id} sampai {b_id}"), en: format!("{a_en} to {b_en}") })
            .help(say!(
                "sambung kedua masa, atau biarkan bila memang disengaja",
                "join the spans, or leave it if it is meant"
            )),
        );
    }
    all
}

fn last_day(order: &Order) -> Option<Date> {
    let periods = order.items.iter().filter_map(|l| match &l.item {
        Item::Validity(p) => Some(p),
        _ => None,
    });
    let mut last = None;
    for p in periods.flatten() {
        match p.value.until {
            Until::Day(day) => last = last.max(Some(day)),
            _ => return None,
        }
    }
    last
}

fn review(case: &Case<'_>) -> Option<Finding> {
    let found = case.order.items.iter().find_map(|l| match &l.item {
        Item::Review(r) => Some((r, r.value.known().copied())),
        _ => None,
    });
    let help = || {
        if let Some(date) = last_day(case.order).and_then(|d| d.yesterday().ok()) {
            return say!(
                "tambahkan, misalnya sehari sebelum berakhir: tinjau {date}",
                "add, for instance a day before the end: tinjau {date}"
            );
        }
        let week = case.days.get(6).or(case.days.last());
        let date = week.map_or_else(|| "2021-07-04".to_owned(), ToString::to_string);
        say!(
            "tambahkan, misalnya sepekan sesudah mulai: tinjau {date}",
            "add, for instance a week after the start: tinjau {date}"
        )
    };
    let Some((line, date)) = found else {
        if case.unread.head("tinjau") {
            return None;
        }
        return Some(
            case.finding(
                401,
                say!("tidak ada hari tinjau", "there is no review day"),
                case.order.title.span,
                say!(
                    "siapa yang memutuskan perpanjang, longgarkan, atau buka kembali, dan kapan?",
                    "who decides to extend, relax or reopen, and when?"
                ),
            )
            .help(help()),
        );
    };
    let Some(date) = date else {
        let label = say!("sumber tidak menyebutnya", "the source does not say");
        let title = say!("hari tinjau tidak diketahui", "the review day is not known");
        return Some(case.finding(401, title, line.span, label).help(help()));
    };
    let last = last_day(case.order)?;
    if date <= last {
        return None;
    }
    let title =
        say!("hari tinjau jatuh sesudah perintah berakhir", "the review day is after the end of the order");
    let (last_id, last_en) = texts(last);
    let label = Text {
        id: format!("perintah sudah berakhir pada {last_id}"),
        en: format!("the order ended on {last_en}"),
    };
    let day = last.yesterday().unwrap_or(last);
    let help = say!("pilih hari sebelum berakhir: tinjau {day}", "choose a day before the end: tinjau {day}");
    Some(case.finding(506, title, line.span, label).help(help))
}

fn back(case: &Case<'_>) -> Option<Finding> {
    let day = case.order.items.iter().find_map(|l| match &l.item {
        Item::Return(d) => Some(d),
        _ => None,
    })?;
    let last = last_day(case.order)?;
    let mut expected = last.tomorrow().ok()?;
    for _ in 0..14 {
        if case.city.is_working_day(expected) {
            break;
        }
        expected = expected.tomorrow().ok()?;
    }
    if day.value == expected || last.tomorrow().is_ok_and(|d| d == day.value) {
        return None;
    }
    let (id, en) = texts(expected);
    Some(
        case.finding(
            504,
            say!(
                "hari masuk kembali bukan hari kerja pertama sesudah berakhir",
                "the day of return is not the first working day after the end"
            ),
            day.span,
            Text {
                id: format!("perintah berakhir {}", texts(last).0),
                en: format!("the order ends on {}", texts(last).1),
            },
        )
        .witness(Text { id: format!("hari kerja pertama: {id}"), en: format!("first working day: {en}") })
        .help(say!(
            "tulis masuk kembali {expected}, atau ubah tanggal akhir",
            "write masuk kembali {expected}, or change the end"
        )),
    )
}

fn issued(case: &Case<'_>) -> Option<Finding> {
    let (line, date) = case.order.items.iter().find_map(|l| match &l.item {
        Item::Issued(d) => d.value.known().map(|date| (d, *date)),
        _ => None,
    })?;
    let first = *case.days.first()?;
    if date <= first {
        return None;
    }
    Some(
        case.finding(
            505,
            say!("ditetapkan sesudah mulai berlaku", "it is issued after it takes effect"),
            line.span,
            Text {
                id: format!("sudah berlaku sejak {}", texts(first).0),
                en: format!("in force since {}", texts(first).1),
            },
        )
        .help(say!(
            "perintah tidak berlaku surut: majukan tanggal penetapan, atau mundurkan tanggal berlaku",
            "an order does not reach back: move one of the two dates"
        )),
    )
}
