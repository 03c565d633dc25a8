//! Form: what a lawyer misses first. Header lines, numbers of clauses, percentages, accepted warnings.

use std::collections::HashMap;

use super::{ACCEPTED, Case};
use crate::city::UnitIx;
use crate::diagnostic::{Code, Finding, Level, Span, Text, nearest, percent};
use crate::order::effect::ClauseIx;
use crate::order::select::Reach;
use crate::order::tree::*;
use crate::say;

/// Checks the form of an order.
pub fn check(case: &mut Case<'_>) {
    let mut findings = header(case);
    findings.extend(labels(case));
    findings.extend(percentages(case));
    findings.extend(flags(case));
    findings.extend(sets(case));
    findings.extend(wide_exceptions(case));
    findings.extend(copies(case));
    case.findings.extend(findings);
}

/// Name of a header line that may stand only once.
const fn once(item: &Item) -> Option<&'static str> {
    Some(match item {
        Item::Kind(_) => "jenis",
        Item::Number(_) => "nomor",
        Item::City(_) => "wilayah",
        Item::Rank(_) => "tingkat",
        Item::Signer(_) => "penandatangan",
        Item::Place(_) => "tempat",
        Item::Issued(_) => "ditetapkan",
        Item::Return(_) => "masuk kembali",
        Item::Review(_) => "tinjau",
        Item::Scope(_) => "bagi",
        _ => return None,
    })
}

fn header(case: &Case<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for line in &case.order.items {
        let Some(name) = once(&line.item) else { continue };
        if let Some(first) = seen.insert(name, line.span) {
            let title = say!("baris {name} ditulis dua kali", "the line {name} is written twice");
            let finding = case.finding(110, title, line.span, say!("yang kedua", "the second"));
            all.push(
                finding
                    .related(case.source, first, say!("yang pertama", "the first"))
                    .help(say!("hapus salah satu", "delete one of them")),
            );
        }
    }
    let whole = case.order.title.span;
    let mut need = |name: &str, code: Code, title: Text, help: Text| {
        if !seen.contains_key(name) && !case.unread.head(name) {
            all.push(case.finding(code.0, title, whole, Text::default()).help(help));
        }
    };
    need(
        "jenis",
        Code(411),
        say!("jenis naskah belum ditulis", "the kind of instrument is not written"),
        say!(
            "tambahkan: jenis instruksi-wali-kota, atau jenis surat-edaran",
            "add: jenis instruksi-wali-kota, or jenis surat-edaran"
        ),
    );
    need(
        "penandatangan",
        Code(412),
        say!("penandatangan belum ditulis", "who signs is not written"),
        say!(
            "tambahkan: penandatangan \"Nama\" selaku wali-kota",
            "add: penandatangan \"Name\" selaku wali-kota"
        ),
    );
    all.extend(unknown_lines(case));
    all
}

fn unknown_lines(case: &Case<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut basis = false;
    let mut number = false;
    for line in &case.order.items {
        match &line.item {
            Item::Number(n) => number = n.value.known().is_some(),
            Item::Basis(b) => basis |= b.text.value.known().is_some(),
            _ => {}
        }
    }
    let whole = case.order.title.span;
    let oral =
        case.order.items.iter().any(|l| matches!(&l.item, Item::Kind(k) if k.value == OrderKind::Lisan));
    if !number && !oral && !case.unread.head("nomor") {
        let title = say!("nomor naskah belum ada", "the instrument has no number yet");
        let finding = case.finding(407, title, whole, Text::default());
        all.push(
            finding.help(say!("isi nomor sebelum ditandatangani", "put the number before it is signed")),
        );
    }
    if !basis && !case.unread.head("dasar") {
        let title = say!("dasar hukum tidak disebut", "no legal basis is given");
        let finding = case.finding(408, title, whole, Text::default());
        all.push(finding.help(say!(
            "tambahkan: dasar \"Undang-Undang Nomor ... tentang ...\"",
            "add: dasar \"Law No. ... on ...\""
        )));
    }
    all
}

fn labels(case: &Case<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut seen: HashMap<&Label, Span> = HashMap::new();
    let mut last: Option<&Sp<Label>> = None;
    for flat in &case.clauses {
        let label = flat.label;
        let cite = &flat.cite;
        if let Some(first) = seen.insert(&label.value, label.span) {
            let title = say!("{cite} ditulis dua kali", "{cite} is written twice");
            let finding = case.finding(111, title, label.span, say!("yang kedua", "the second"));
            all.push(
                finding
                    .related(case.source, first, say!("yang pertama", "the first"))
                    .help(say!("beri nomor berikutnya", "give it the next number")),
            );
        } else if let Some(before) =
            last.filter(|b| same_level(&b.value, &label.value) && b.value > label.value)
        {
            let (was, title) =
                (before.value.cite(), say!("nomor diktum tidak berurutan", "clauses are out of order"));
            let finding = case.finding(112, title, label.span, say!("sesudah {was}", "after {was}"));
            all.push(finding.help(say!("urutkan diktumnya", "put the clauses in order")));
        }
        last = Some(label);
    }
    all
}

fn same_level(a: &Label, b: &Label) -> bool {
    matches!((a, b), (Label::Diktum(_), Label::Diktum(_)) | (Label::Butir(_), Label::Butir(_)))
}

fn percentages(case: &Case<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for flat in &case.clauses {
        for (rule, _) in &flat.rules {
            let quota = match rule {
                Rule::Mode(m) => m.quota.as_ref(),
                Rule::Delegation(d) => d.otherwise.as_ref().and_then(|m| m.quota.as_ref()),
                _ => None,
            };
            let Some(q) = quota else { continue };
            let Amount::Percent(p) = q.amount.value else { continue };
            if p <= 10_000 {
                continue;
            }
            let (id, en) = (percent(p, crate::diagnostic::Lang::Id), percent(p, crate::diagnostic::Lang::En));
            let tenth = percent(p / 10, crate::diagnostic::Lang::Id);
            let finding = case
                .finding(
                    108,
                    Text {
                        id: format!("{id} lebih dari semua pegawai"),
                        en: format!("{en} is more than all the staff"),
                    },
                    q.amount.span,
                    say!("paling banyak 100%", "100% at most"),
                )
                .clause(flat.cite.clone())
                .witness(largest_unit(case, flat.ix, p));
            all.push(finding.help(say!("maksud Anda {tenth}?", "did you mean {tenth}?")).suggest(
                q.amount.span,
                tenth,
                false,
            ));
        }
    }
    all
}

/// What the percentage would give in the largest unit the clause speaks of.
fn largest_unit(case: &Case<'_>, clause: ClauseIx, p: u32) -> Text {
    let touched = (0..case.city.units.len()).map(UnitIx::of).filter(|u| case.touches(clause, *u));
    let Some(unit) = touched.max_by_key(|u| case.staff[u.at()].len()) else { return Text::default() };
    let n = u32::try_from(case.staff[unit.at()].len()).unwrap_or(u32::MAX);
    let (short, people) = (case.unit_name(unit), super::quota::share(p, n, Rounding::Down));
    let p = percent(p, crate::diagnostic::Lang::Id);
    say!("{short}: {p} × {n} = {people} orang dari {n}", "{short}: {p} × {n} = {people} people out of {n}")
}

fn flags(case: &Case<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for line in &case.order.items {
        let Item::Flag(flag) = &line.item else { continue };
        let name = &flag.name.value;
        let values: Vec<&str> = case
            .order
            .items
            .iter()
            .filter_map(|l| match &l.item {
                Item::Set(s) => s.when.as_ref(),
                _ => None,
            })
            .filter(|w| w.name.value == *name)
            .map(|w| w.value.value.as_str())
            .collect();
        if values.contains(&flag.value.value.as_str()) {
            continue;
        }
        let value = &flag.value.value;
        let title = say!(
            "pilihan {name} = {value} tidak memilih apa pun",
            "the choice {name} = {value} selects nothing"
        );
        let label = say!("tidak ada golongan dengan nilai ini", "no set has this value");
        let finding = case.finding(215, title, flag.value.span, label);
        let finding =
            match nearest(value, values.iter().copied()) {
                Some(near) => finding
                    .help(say!("maksud Anda \"{near}\"?", "did you mean \"{near}\"?"))
                    .suggest(flag.value.span, near, false),
                None => finding,
            };
        let known = values.join(", ");
        all.push(if values.is_empty() {
            finding.help(say!(
                "tulis golongan ... bila {name} = {value}, atau hapus pilihan ini",
                "write golongan ... bila {name} = {value}, or delete the choice"
            ))
        } else {
            finding.help(say!("nilai yang ada: {known}", "the values there are: {known}"))
        });
    }
    all
}

/// Sets that stand twice under the same choice, and names in sets that no clause uses.
fn sets(case: &Case<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for line in &case.order.items {
        let Item::Set(set) = &line.item else { continue };
        if !case.names.chosen(set) {
            // A list that is not chosen is still read for unknown names, so that changing the choice never surprises.
            case.names.resolve(&set.members, &mut all);
            continue;
        }
        if let Some(first) = seen.insert(&set.name.value, set.name.span) {
            let name = &set.name.value;
            let title = say!("golongan \"{name}\" didefinisikan dua kali", "set \"{name}\" is defined twice");
            let finding = case.finding(217, title, set.name.span, say!("yang kedua", "the second"));
            all.push(finding.related(case.source, first, say!("yang pertama", "the first")).help(say!(
                "bedakan dengan bila pilihan = nilai, atau gabungkan",
                "tell them apart by bila choice = value, or join them"
            )));
        }
    }
    all
}

/// An exception that leaves nobody to its base.
fn wide_exceptions(case: &Case<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for flat in case.clauses.iter().filter(|f| f.tier > 0) {
        let staffed = case.staff.iter().enumerate().filter(|(_, s)| !s.is_empty());
        let units = staffed.filter(|(u, _)| case.addresses_unit(UnitIx::of(*u)));
        let everyone = flat
            .own
            .as_ref()
            .is_none_or(|w| units.clone().all(|(u, _)| w.reach(UnitIx::of(u)) == Reach::All));
        let sets_mode = flat.rules.iter().any(|(r, _)| matches!(r, Rule::Mode(_)));
        if !everyone || !sets_mode || case.people.is_empty() {
            continue;
        }
        let label = &flat.cite;
        all.push(
            case.finding(
                212,
                say!("{label} mengecualikan semua orang", "{label} excepts everyone"),
                flat.label.span,
                say!(
                    "diktum dasarnya tidak berlaku bagi siapa pun lagi",
                    "the base clause holds for nobody any more"
                ),
            )
            .clause(label.clone())
            .help(say!(
                "persempit pengecualian, atau jadikan aturan dasar",
                "narrow the exception, or make it the base rule"
            )),
        );
    }
    all
}

/// Coordination with the province is ordered, but the province gets no copy.
fn copies(case: &Case<'_>) -> Option<Finding> {
    let has_copies = case.order.items.iter().any(|l| matches!(l.item, Item::Copies(_)));
    let (flat, span) = case.clauses.iter().find_map(|f| {
        let rule =
            f.rules.iter().find(|(r, _)| matches!(r, Rule::Duty(d) if d.kind.value == DutyKind::ReportUp));
        rule.map(|(_, span)| (f, *span))
    })?;
    if has_copies {
        return None;
    }
    let label = &flat.cite;
    Some(
        case.finding(
            405,
            say!(
                "koordinasi diwajibkan, tetapi tembusan tidak dicantumkan",
                "coordination is ordered, but no copy is sent"
            ),
            span,
            say!("{label} mewajibkan koordinasi", "{label} orders coordination"),
        )
        .clause(label.clone())
        .help(say!(
            "tambahkan: tembusan \"Gubernur\", \"Menteri Dalam Negeri\"",
            "add: tembusan \"Gubernur\", \"Menteri Dalam Negeri\""
        )),
    )
}

/// Applies `terima B0402 karena "..."`: an accepted warning becomes a note that carries the reason.
pub fn accept(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let mut more = Vec::new();
    for line in &case.order.items {
        let Item::Accept(accept) = &line.item else { continue };
        let written = &accept.code.value;
        let Some(code) = Code::try_from(written.clone()).ok().filter(|c| c.entry().code == *c) else {
            more.push(no_such_code(case, accept));
            continue;
        };
        let reason = &accept.reason.value;
        let mut used = false;
        for finding in findings.iter_mut().filter(|f| f.code == code) {
            used = true;
            if finding.level == Level::Warning {
                finding.level = ACCEPTED;
                finding.accepted = Some(Text::same(reason.clone()));
            }
        }
        if code.entry().level == Level::Error {
            let title = say!("galat {written} tidak dapat diterima", "error {written} cannot be accepted");
            let label = say!("hanya peringatan yang dapat diterima", "only warnings can be accepted");
            more.push(case.finding(410, title, accept.code.span, label).help(say!(
                "perbaiki penyebabnya; lihat: balai explain {written}",
                "mend its cause; see: balai explain {written}"
            )));
        } else if !used {
            let title = say!(
                "temuan {written} tidak ada; penerimaan ini tidak diperlukan",
                "there is no finding {written}; this acceptance is not needed"
            );
            let finding = case.finding(413, title, accept.code.span, Text::default());
            more.push(finding.help(say!("hapus baris ini", "delete this line")));
        }
    }
    findings.append(&mut more);
}

fn no_such_code(case: &Case<'_>, accept: &Accept) -> Finding {
    let written = &accept.code.value;
    let known: Vec<String> = crate::diagnostic::catalogue::all().map(|e| e.code.to_string()).collect();
    let title =
        say!("kode temuan \"{written}\" tidak ada", "there is no finding with the code \"{written}\"");
    let finding = case.finding(410, title, accept.code.span, Text::default());
    match nearest(written, known.iter().map(String::as_str)) {
        Some(near) => finding.help(say!("maksud Anda {near}?", "did you mean {near}?")).suggest(
            accept.code.span,
            near,
            false,
        ),
        None => finding.help(say!(
            "lihat daftar kode di docs/diagnostics.md",
            "see the list of codes in docs/diagnostics.md"
        )),
    }
}
