//! The record of a made-up person: sex, birth, numbers, rank. Everything agrees with everything.

use std::collections::HashSet;

use jiff::Span;
use jiff::civil::{Date, date};

use super::AS_OF;
use super::seats::Seat;
use super::stream::Stream;
use super::trades::Path;
use crate::city::number::{NiPppk, Nik, Nip};
use crate::city::{City, Sex, StaffKind, UnitKind};

/// Kecamatan where people live: name, code for the NIK, weight.
pub struct Home {
    /// Name.
    pub name: String,
    province: u8,
    regency: u8,
    district: u8,
    weight: usize,
}

/// The kecamatan of a city as homes, heavier the more kelurahan it has.
pub fn homes(city: &City) -> Vec<Home> {
    let digits: Vec<u8> = pairs(&city.code);
    let (province, regency) = (digits.first().copied().unwrap_or(32), digits.get(1).copied().unwrap_or(1));
    let offices = city.units.iter().enumerate().filter(|(_, u)| u.kind == UnitKind::Kecamatan);
    offices
        .filter_map(|(at, office)| Some((at, office, office.kecamatan.clone()?)))
        .enumerate()
        .map(|(i, (at, office, name))| {
            let below = city.units.iter().filter(|u| u.parent.is_some_and(|p| p.at() == at)).count();
            // A Kemendagri code `32.71.03` names the kecamatan; another code is counted instead.
            let own = pairs(&office.code).get(2).copied().filter(|_| office.code.len() == 8);
            let district = own.unwrap_or_else(|| u8::try_from(i % 98 + 1).unwrap_or(1));
            Home { name, province, regency, district, weight: below.max(1) }
        })
        .collect()
}

/// `32.71.03` as 32, 71, 3.
fn pairs(code: &str) -> Vec<u8> {
    code.split('.').filter_map(|p| p.parse().ok()).filter(|n| *n > 0 && *n < 100).collect()
}

/// A home, most often in the kecamatan of the office.
pub fn home<'a>(homes: &'a [Home], office: Option<&str>, stream: &mut Stream) -> Option<&'a Home> {
    let near = homes.iter().find(|h| Some(h.name.as_str()) == office);
    if let (Some(near), true) = (near, stream.chance(350)) {
        return Some(near);
    }
    let mut left = stream.below(homes.iter().map(|h| h.weight).sum());
    homes.iter().find(|h| {
        let here = left < h.weight;
        left = left.saturating_sub(h.weight);
        here
    })
}

/// Numbers given so far in the city, so that none is given twice. Only asked, never walked through.
#[derive(Default)]
pub struct Numbers {
    given: HashSet<String>,
}

impl Numbers {
    /// The first text from `first` on that was not given yet, counting up to `last` and round.
    fn free(&mut self, first: u16, last: u16, write: impl Fn(u16) -> String) -> String {
        let mut serial = first;
        loop {
            let text = write(serial);
            if self.given.insert(text.clone()) {
                return text;
            }
            serial = if serial >= last { 1 } else { serial + 1 };
            if serial == first {
                return text;
            }
        }
    }
}

/// What a record says beyond the seat.
pub struct Record {
    /// Sex.
    pub sex: Sex,
    /// Birth.
    pub born: Date,
    /// Kind of employment.
    pub kind: StaffKind,
    /// NIP or NI PPPK.
    pub nip: String,
    /// NIK.
    pub nik: String,
    /// Golongan.
    pub rank: &'static str,
}

/// Makes the record of the person on a seat. `pppk` is the chance in a thousand of a PPPK there.
pub fn record(
    seat: &Seat,
    home: Option<&Home>,
    pppk: usize,
    numbers: &mut Numbers,
    stream: &mut Stream,
) -> Record {
    let sex = if stream.below(100) < seat.women { Sex::Female } else { Sex::Male };
    let age = age(seat, stream);
    let days = i64::try_from(stream.below(365)).unwrap_or(0);
    let born = AS_OF.saturating_sub(Span::new().years(i64::from(age)).days(days));
    let kind = kind(seat, age, pppk, stream);
    let first = u16::try_from(stream.below(18) + 1).unwrap_or(1);
    let nip = match kind {
        StaffKind::NonAsn => String::new(),
        StaffKind::Pppk => {
            let appointed = if stream.chance(600) { 2021 } else { 2020 };
            let number = |serial| NiPppk { born, appointed, contract: 21, sex, serial }.to_string();
            numbers.free(first, 999, number)
        }
        StaffKind::Pns | StaffKind::Cpns => {
            let appointed = appointed(kind, seat.path, born, stream);
            numbers.free(first, 999, |serial| Nip { born, appointed, sex, serial }.to_string())
        }
    };
    let (province, regency, district) = home.map_or((32, 1, 1), |h| (h.province, h.regency, h.district));
    let number = |serial| Nik { province, regency, district, sex, born, serial }.to_string();
    let nik = numbers.free(first, 9999, number);
    Record { sex, born, kind, nip, nik, rank: rank(seat, kind, age, stream) }
}

/// Years, in the national shape of PNS (BKN, end of 2021): up to 30 a tenth, 31-40 a fifth,
/// 41-50 a third, above that the rest. Contract workers are younger.
fn age(seat: &Seat, stream: &mut Stream) -> i16 {
    let bands: [(usize, i16, i16); 4] = match (seat.asn, seat.echelon) {
        (false, _) => [(28, 19, 30), (68, 31, 40), (92, 41, 50), (100, 51, 56)],
        (true, "II.a" | "II.b") => [(0, 45, 45), (0, 45, 45), (25, 45, 50), (100, 51, 59)],
        (true, "III.a" | "III.b") => [(0, 40, 40), (12, 37, 40), (52, 41, 50), (100, 51, 57)],
        (true, "IV.a" | "IV.b") => [(0, 33, 33), (20, 33, 40), (60, 41, 50), (100, 51, 57)],
        (true, _) => [(11, 22, 30), (33, 31, 40), (66, 41, 50), (100, 51, 57)],
    };
    let draw = stream.below(100);
    let (_, first, last) = bands.into_iter().find(|b| draw < b.0).unwrap_or(bands[3]);
    first + i16::try_from(stream.below(usize::try_from(last - first).unwrap_or(0) + 1)).unwrap_or(0)
}

fn kind(seat: &Seat, age: i16, pppk: usize, stream: &mut Stream) -> StaffKind {
    let draw = stream.below(1000);
    match (seat.asn, seat.path) {
        (false, _) => StaffKind::NonAsn,
        (true, Path::Structure) => StaffKind::Pns,
        (true, Path::Teacher | Path::Health) if draw < pppk => StaffKind::Pppk,
        // The intake of 2019-20 began its candidate year in December 2020.
        (true, _) if age < 25 || age < 33 && draw > 700 => StaffKind::Cpns,
        _ => StaffKind::Pns,
    }
}

/// Month of appointment as CPNS.
fn appointed(kind: StaffKind, path: Path, born: Date, stream: &mut Stream) -> Date {
    if kind == StaffKind::Cpns {
        return date(2020, 12, 1);
    }
    // Who leads has served long.
    let years = if path == Path::Structure { 5 } else { 12 };
    let entry = 21 + i16::try_from(stream.below(years)).unwrap_or(0);
    let month = stream.pick(&[1, 2, 3, 3, 4, 12]);
    date((born.year() + entry).min(2019), month, 1)
}

/// Golongan by post, age and kind; national shape: I 1%, II 17%, III 57%, IV 25%.
fn rank(seat: &Seat, kind: StaffKind, age: i16, stream: &mut Stream) -> &'static str {
    let draw = stream.below(100);
    match (kind, seat.path) {
        (StaffKind::NonAsn, _) => "",
        (StaffKind::Pppk, Path::Teacher) => "IX",
        (StaffKind::Pppk, _) => stream.pick(&["VII", "VII", "IX"]),
        (StaffKind::Cpns, Path::Crew) => "II/a",
        (StaffKind::Cpns, Path::Health) => stream.pick(&["II/c", "III/a", "III/b"]),
        (StaffKind::Cpns, _) => stream.pick(&["II/c", "III/a", "III/a"]),
        (_, Path::Structure) => of_echelon(seat.echelon, draw),
        (_, Path::Teacher) if age > 40 && draw < 74 => stream.pick(&["IV/a", "IV/a", "IV/b"]),
        (_, Path::Teacher) => stream.pick(if age > 35 { &["III/c", "III/d"] } else { &["III/a", "III/b"] }),
        (_, Path::Health) if age > 47 && draw < 25 => "IV/a",
        (_, Path::Health) if draw > 70 => stream.pick(&["II/c", "II/d"]),
        (_, Path::Health) => stream.pick(if age > 42 { &["III/c", "III/d"] } else { &["III/a", "III/b"] }),
        (_, Path::Analyst | Path::Desk) if age > 50 && draw < 12 => "IV/a",
        (_, Path::Analyst) => stream.pick(if age > 40 { &["III/c", "III/d"] } else { &["III/a", "III/b"] }),
        (_, Path::Desk) if draw > 63 => stream.pick(&["II/a", "II/b", "II/c", "II/d"]),
        (_, Path::Desk) => {
            stream.pick(if age > 44 { &["III/b", "III/c", "III/d"] } else { &["III/a", "III/b", "III/c"] })
        }
        (_, Path::Crew) if draw < 6 => stream.pick(&["I/b", "I/c", "I/d"]),
        (_, Path::Crew) if draw < 62 => stream.pick(&["II/a", "II/b", "II/c", "II/d"]),
        (_, Path::Crew) => stream.pick(&["III/a", "III/b"]),
    }
}

fn of_echelon(echelon: &str, draw: usize) -> &'static str {
    let high = draw < 40;
    match echelon {
        "II.a" => "IV/d",
        "II.b" => {
            if high {
                "IV/c"
            } else {
                "IV/b"
            }
        }
        "III.a" => {
            if high {
                "IV/b"
            } else {
                "IV/a"
            }
        }
        "III.b" => {
            if high {
                "IV/a"
            } else {
                "III/d"
            }
        }
        "IV.a" => {
            if high {
                "III/d"
            } else {
                "III/c"
            }
        }
        "IV.b" => {
            if high {
                "III/c"
            } else {
                "III/b"
            }
        }
        _ => {
            if high {
                "IV/a"
            } else {
                "III/d"
            }
        }
    }
}
