//! Reads one rule of a clause: mode, quota, picket, duty, service, power, delegation, measure.

use super::cursor::{Cursor, Read};
use super::select::select;
use crate::diagnostic::{Code, Span};
use crate::order::lexer::Tok;
use crate::order::tree::*;
use crate::say;

/// Places, longest phrase first.
const PLACES: [(&str, Where); 6] = [
    ("bekerja dari rumah", Where::Home),
    ("bekerja di mana saja", Where::Anywhere),
    ("di kantor atau di lapangan", Where::OfficeOrField),
    ("di kantor atau lapangan", Where::OfficeOrField),
    ("di kantor", Where::Office),
    ("di lapangan", Where::Field),
];

/// Who may be given a power.
const ACTORS: [&str; 8] = [
    "kepala unit",
    "atasan langsung",
    "wali kota",
    "bupati",
    "gubernur",
    "sekretaris daerah",
    "camat",
    "lurah",
];

/// One rule. `None` if the line begins like none of them.
pub fn rule(c: &mut Cursor<'_>) -> Read<Option<Rule>> {
    if let Some(found) = actor_rule(c)? {
        return Ok(Some(found));
    }
    let mark = c.mark();
    let force = force(c);
    if let Some(place) = place(c) {
        return Ok(Some(Rule::Mode(mode(c, force, place)?)));
    }
    if let Some(duty) = super::duty::duty(c, force)? {
        return Ok(Some(Rule::Duty(duty)));
    }
    if force != Force::Must || c.mark() != mark {
        return c.fail(say!(
            "cara kerja atau kewajiban sesudah kata wajib, dapat, atau diimbau",
            "a mode of work or a duty after wajib, dapat or diimbau"
        ));
    }
    if c.takes("kantor ditutup") {
        return Ok(Some(Rule::SiteClosed));
    }
    if c.takes("petugas piket") {
        return picket(c).map(|p| Some(Rule::Picket(p)));
    }
    if c.takes("program prioritas tetap berjalan") {
        return Ok(Some(Rule::Programmes));
    }
    if let Some(service) = service(c)? {
        return Ok(Some(Rule::Service(service)));
    }
    measure(c).map(|m| m.map(Rule::Measure))
}

fn force(c: &mut Cursor<'_>) -> Force {
    if c.takes("dapat") {
        Force::May
    } else if c.takes("diimbau") {
        Force::Urged
    } else {
        c.takes("wajib");
        Force::Must
    }
}

/// A place, if one stands here.
pub fn place(c: &mut Cursor<'_>) -> Option<Sp<Where>> {
    let start = c.span();
    let (_, value) = PLACES.into_iter().find(|(phrase, _)| c.takes(phrase))?;
    Some(Sp::new(value, start.to(c.last_span())))
}

/// The rest of a mode after its place.
pub fn mode(c: &mut Cursor<'_>, force: Force, place: Sp<Where>) -> Read<ModeRule> {
    Ok(ModeRule { force, place, quota: quota(c)? })
}

fn bound(c: &mut Cursor<'_>) -> Option<Bound> {
    if c.takes("paling banyak") {
        Some(Bound::AtMost)
    } else if c.takes("paling sedikit") {
        Some(Bound::AtLeast)
    } else if c.takes("tepat") {
        Some(Bound::Exactly)
    } else {
        None
    }
}

fn amount(c: &mut Cursor<'_>) -> Read<Sp<Amount>> {
    let span = c.span();
    match *c.tok() {
        Tok::Percent(Some(p)) => {
            c.bump();
            Ok(Sp::new(Amount::Percent(p), span))
        }
        Tok::Number(Some(n)) => {
            c.bump();
            c.takes("orang");
            Ok(Sp::new(Amount::People(n), span.to(c.last_span())))
        }
        _ => c.fail(say!(
            "persentase atau jumlah orang: 25%, 3 orang",
            "a percentage or a number: 25%, 3 orang"
        )),
    }
}

/// `paling banyak 25% dari ASN dan non-ASN, dibulatkan ke bawah per hari`
fn quota(c: &mut Cursor<'_>) -> Read<Option<QuotaRule>> {
    let start = c.span();
    let Some(bound) = bound(c) else { return Ok(None) };
    let amount = amount(c)?;
    let mut quota =
        QuotaRule { bound, amount, base: None, rounding: None, per: Per::Day, span: Span::default() };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        let at = c.span();
        if c.takes("dari") {
            let base = base(c)?;
            quota.base = Some(Sp::new(base, at.to(c.last_span())));
        } else if c.takes("dibulatkan") {
            let rounding = rounding(c)?;
            quota.rounding = Some(Sp::new(rounding, at.to(c.last_span())));
        } else if c.takes("per hari") {
            quota.per = Per::Day;
        } else if c.takes("per sif") {
            quota.per = Per::Shift;
        } else if c.takes("per saat") {
            quota.per = Per::Moment;
        } else {
            c.rewind(mark);
            break;
        }
    }
    quota.span = start.to(c.last_span());
    Ok(Some(quota))
}

fn base(c: &mut Cursor<'_>) -> Read<Base> {
    c.takes("jumlah");
    if c.takes("ASN dan non-ASN") || c.takes("seluruh pegawai") {
        Ok(Base::AsnAndNonAsn)
    } else if c.takes("ASN") {
        Ok(Base::Asn)
    } else if c.takes("pegawai yang tersedia") {
        Ok(Base::Available)
    } else {
        c.fail(say!(
            "dasar hitungan: ASN dan non-ASN, ASN, atau pegawai yang tersedia",
            "a base: ASN dan non-ASN, ASN, or pegawai yang tersedia"
        ))
    }
}

fn rounding(c: &mut Cursor<'_>) -> Read<Rounding> {
    if c.takes("ke bawah") {
        Ok(Rounding::Down)
    } else if c.takes("ke atas") {
        Ok(Rounding::Up)
    } else if c.takes("terdekat") {
        Ok(Rounding::Nearest)
    } else {
        c.fail(say!(
            "ke bawah, ke atas, atau terdekat",
            "ke bawah (down), ke atas (up) or terdekat (nearest)"
        ))
    }
}

/// `setiap hari 1 orang di kantor`, in any order.
fn picket(c: &mut Cursor<'_>) -> Read<PicketRule> {
    let mut rule = PicketRule { people: 1, place: None };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        if c.takes("setiap hari") {
        } else if let Tok::Number(Some(n)) = *c.tok() {
            c.bump();
            c.takes("orang");
            rule.people = n;
        } else if c.takes("dari rumah") {
            rule.place = Some(Where::Home);
        } else if let Some(place) = place(c) {
            rule.place = Some(place.value);
        } else {
            c.rewind(mark);
            return Ok(rule);
        }
    }
}

/// `layanan a, b tetap berjalan pukul 08.00 sampai 12.00 kuota 50 per hari`
fn service(c: &mut Cursor<'_>) -> Read<Option<ServiceRule>> {
    let Some(which) = service_select(c)? else { return Ok(None) };
    c.takes_mark(',');
    let change = service_change(c)?;
    let mut rule = ServiceRule { which, change, hours: None, quota: None };
    loop {
        let mark = c.mark();
        c.takes_mark(',');
        if c.takes("pukul") {
            let from = c.time()?;
            if !c.takes("sampai") {
                return c.fail(say!("kata sampai di antara dua jam", "the word sampai between two times"));
            }
            rule.hours = Some((from, c.time()?));
        } else if c.takes("kuota") {
            rule.quota = Some(c.number()?);
            c.takes("per hari");
        } else {
            c.rewind(mark);
            return Ok(Some(rule));
        }
    }
}

/// The head of a service rule, if one stands here. Also used by examples.
pub fn service_select(c: &mut Cursor<'_>) -> Read<Option<Sp<ServiceSelect>>> {
    let start = c.span();
    let which = if c.takes("semua layanan") {
        ServiceSelect::All
    } else if c.takes("layanan berkanal daring") {
        ServiceSelect::WithOnline
    } else if c.takes("layanan darurat") {
        ServiceSelect::Emergency
    } else if c.takes("layanan unit ini") {
        ServiceSelect::OfUnits
    } else if c.takes("layanan") {
        let names = c.list(|c| c.name().map(|(name, span)| Sp::new(name, span)))?;
        ServiceSelect::Named(names)
    } else {
        return Ok(None);
    };
    Ok(Some(Sp::new(which, start.to(c.last_span()))))
}

/// What happens to a service.
pub fn service_change(c: &mut Cursor<'_>) -> Read<Sp<ServiceChange>> {
    let start = c.span();
    let change = if c.takes("tetap berjalan") {
        ServiceChange::Continue
    } else if c.takes("dilayani terbatas") {
        ServiceChange::Limited
    } else if c.takes("dilayani daring") {
        ServiceChange::Online
    } else if c.takes("loket ditutup") {
        ServiceChange::CounterClosed
    } else if c.takes("pindah ke") {
        ServiceChange::Moved(moved_to(c)?)
    } else if c.takes("dihentikan") {
        ServiceChange::Stopped
    } else {
        return c.fail(say!(
            "apa yang terjadi pada layanan: tetap berjalan, dilayani terbatas, dilayani daring, loket ditutup, pindah ke ..., atau dihentikan",
            "what happens to the service: tetap berjalan, dilayani terbatas, dilayani daring, loket ditutup, pindah ke ..., or dihentikan"
        ));
    };
    Ok(Sp::new(change, start.to(c.last_span())))
}

fn moved_to(c: &mut Cursor<'_>) -> Read<String> {
    if matches!(c.tok(), Tok::Text(..)) {
        return Ok(c.text()?.0);
    }
    let (name, _) = c.name()?;
    Ok(if c.takes_mark('/') && c.takes_mark('*') { format!("{name}/*") } else { name })
}

/// `kepala unit dapat ...`, `kepala unit mengatur ...`
fn actor_rule(c: &mut Cursor<'_>) -> Read<Option<Rule>> {
    let start = c.span();
    let mark = c.mark();
    let Some(actor) = ACTORS.into_iter().find(|a| c.takes(a)) else { return Ok(None) };
    let actor = Sp::new(actor.to_owned(), start.to(c.last_span()));
    if c.takes("mengatur") {
        return delegation(c, actor).map(|d| Some(Rule::Delegation(d)));
    }
    if !c.takes("dapat") {
        c.rewind(mark);
        return Ok(None);
    }
    let at = c.span();
    let act = if c.takes("menutup kantor") {
        Act::CloseOffice
    } else if c.takes("menambah pegawai di kantor") {
        Act::CallIn
    } else if c.takes("mengatur giliran") {
        Act::SetRotation
    } else {
        Act::Other(c.text()?.0)
    };
    let act = Sp::new(act, at.to(c.last_span()));
    let when = if c.sees("bila") { Some(condition(c)?) } else { None };
    c.takes_mark(',');
    let tell = if c.takes("memberi tahu") { Some(words_or_text(c)?) } else { None };
    Ok(Some(Rule::Power(PowerRule { actor, act, when, tell })))
}

/// `bila kasus positif di unit paling sedikit 3 orang`
fn condition(c: &mut Cursor<'_>) -> Read<Condition> {
    let start = c.span();
    c.takes("bila");
    let mut words = Vec::new();
    loop {
        if c.takes("tidak diketahui") {
            let span = start.to(c.last_span());
            return Ok(Condition { measure: words.join(" "), threshold: Known::Unknown, span });
        }
        if let Some(bound) = bound(c) {
            let amount = amount(c)?.value;
            let span = start.to(c.last_span());
            return Ok(Condition { measure: words.join(" "), threshold: Known::Is((bound, amount)), span });
        }
        if *c.tok() != Tok::Word {
            return c.fail_with(
                Code(103),
                say!(
                    "ambang: paling sedikit 3 orang, paling sedikit 5%, atau tidak diketahui",
                    "a threshold: paling sedikit 3 orang, paling sedikit 5%, or tidak diketahui"
                ),
            );
        }
        words.push(c.name()?.0);
    }
}

fn delegation(c: &mut Cursor<'_>, actor: Sp<String>) -> Read<DelegationRule> {
    let start = c.span();
    let what = if c.takes("giliran") {
        "giliran".to_owned()
    } else if c.takes("jam kerja") {
        "jam kerja".to_owned()
    } else if c.takes("pekerjaan") {
        "pekerjaan".to_owned()
    } else {
        c.text()?.0
    };
    let what = Sp::new(what, start.to(c.last_span()));
    let according_to = if c.takes("menurut") { Some(c.text()?.0) } else { None };
    c.takes_mark(',');
    let mut otherwise = None;
    if c.takes("bila tidak diputuskan") {
        let Some(place) = place(c) else {
            return c.fail(say!(
                "cara kerja: bekerja dari rumah, di kantor",
                "a mode: bekerja dari rumah, di kantor"
            ));
        };
        otherwise = Some(mode(c, Force::Must, place)?);
    }
    Ok(DelegationRule { actor, what, according_to, otherwise })
}

/// A quoted text, or words up to the next comma or end of line.
pub fn words_or_text(c: &mut Cursor<'_>) -> Read<String> {
    if matches!(c.tok(), Tok::Text(..)) {
        return Ok(c.text()?.0);
    }
    let known = ACTORS.into_iter().find(|a| c.takes(a));
    known.map_or_else(|| c.name().map(|n| n.0), |a| Ok(a.to_owned()))
}

fn measure(c: &mut Cursor<'_>) -> Read<Option<MeasureRule>> {
    let start = c.span();
    let kind = if c.takes("disinfeksi semua kantor") {
        MeasureKind::Disinfect
    } else if c.takes("protokol kesehatan") {
        MeasureKind::HealthProtocol
    } else if c.takes("fasilitas") {
        let (name, _) = c.text()?;
        if !c.takes("ditutup") {
            return c.fail(say!("kata ditutup", "the word ditutup"));
        }
        MeasureKind::FacilityClosed(name)
    } else {
        return Ok(None);
    };
    let kind = Sp::new(kind, start.to(c.last_span()));
    let by_whom = if c.takes("oleh") { Some(select(c)?) } else { None };
    Ok(Some(MeasureRule { kind, by_whom }))
}
