//! NIK, NIP and NI PPPK: reads, checks and writes the numbers of people.
//!
//! Decides whether a number is built as the law says; asked when staff are made up or read from a
//! table. It never says that a number exists: none of the three has a check digit.
//! NIK: UU 24/2013, PP 40/2019. NIP: Peraturan Kepala BKN 22/2007. NI PPPK: Peraturan BKN 1/2019.

use std::fmt;

use jiff::civil::Date;

use super::Sex;
use crate::diagnostic::Text;
use crate::say;

/// Codes of the provinces (Kemendagri), with those that only old numbers carry.
const PROVINCES: [u8; 39] = [
    11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71,
    72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96,
];

/// Youngest age at appointment that a number is believed with, in years.
const YOUNGEST: i16 = 16;

/// Nomor Induk Kependudukan, 16 digits. It keeps the place of first registration when a person moves.
#[doc(alias = "nomor induk kependudukan")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nik {
    /// Province, 11 to 96.
    pub province: u8,
    /// Kabupaten or kota, 1 to 99.
    pub regency: u8,
    /// Kecamatan, 1 to 99; may be a code from before a split.
    pub district: u8,
    /// Sex as the number has it (women: day of birth + 40).
    pub sex: Sex,
    /// Day of birth; the century is the latest that is not in the future.
    pub born: Date,
    /// Serial, 1 to 9999.
    pub serial: u16,
}

impl Nik {
    /// Reads a NIK. `today` settles the century of the birth year.
    ///
    /// # Errors
    /// Says in one sentence what is wrong.
    pub fn parse(text: &str, today: Date) -> Result<Self, Text> {
        let d = digits(text, 16, "NIK")?;
        let (province, regency, district) = (two(&d, 0), two(&d, 2), two(&d, 4));
        if !PROVINCES.contains(&province) {
            return Err(say!(
                "digit 1-2 NIK ({province:02}) bukan kode provinsi",
                "digits 1-2 of the NIK ({province:02}) are no province code"
            ));
        }
        if regency == 0 || district == 0 {
            return Err(say!(
                "digit 3-6 NIK memuat kode 00 untuk kabupaten/kota atau kecamatan",
                "digits 3-6 of the NIK hold 00 for the regency or the district"
            ));
        }
        let day = two(&d, 6);
        let (sex, day) = if day > 40 { (Sex::Female, day - 40) } else { (Sex::Male, day) };
        let born = birth_of_nik(day, two(&d, 8), two(&d, 10), today)?;
        let serial = number(&d[12..16]);
        if serial == 0 {
            return Err(say!("nomor urut NIK tidak boleh 0000", "the serial of a NIK cannot be 0000"));
        }
        Ok(Self { province, regency, district, sex, born, serial })
    }
}

impl fmt::Display for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.born.day() + if self.sex == Sex::Female { 40 } else { 0 };
        let (month, year) = (self.born.month(), self.born.year() % 100);
        let Self { province, regency, district, serial, .. } = self;
        write!(f, "{province:02}{regency:02}{district:02}{day:02}{month:02}{year:02}{serial:04}")
    }
}

fn birth_of_nik(day: u8, month: u8, year: u8, today: Date) -> Result<Date, Text> {
    let two_digits = i16::from(year);
    let century = if two_digits <= today.year() % 100 { today.year() / 100 } else { today.year() / 100 - 1 };
    date(century * 100 + two_digits, month, day).ok_or_else(|| {
        say!(
            "digit 7-12 NIK bukan tanggal lahir (hari {day}, bulan {month}, tahun {year:02})",
            "digits 7-12 of the NIK are no birth date (day {day}, month {month}, year {year:02})"
        )
    })
}

/// Nomor Induk Pegawai of a PNS, 18 digits.
#[doc(alias = "nomor induk pegawai")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nip {
    /// Day of birth.
    pub born: Date,
    /// First day of the month of appointment as CPNS (TMT CPNS).
    pub appointed: Date,
    /// Sex.
    pub sex: Sex,
    /// Serial, 1 to 999.
    pub serial: u16,
}

impl Nip {
    /// Reads a NIP, with or without blanks. `today` bounds the appointment.
    ///
    /// # Errors
    /// Says in one sentence what is wrong.
    pub fn parse(text: &str, today: Date) -> Result<Self, Text> {
        match AsnNumber::parse(text, today)? {
            AsnNumber::Pns(nip) => Ok(nip),
            AsnNumber::Pppk(_) => {
                Err(say!("ini NI PPPK, bukan NIP PNS", "this is the number of a PPPK, not of a PNS"))
            }
        }
    }

    /// As it is printed: `19810330 200901 1 005`.
    #[must_use]
    pub fn spaced(&self) -> String {
        let d = self.to_string();
        format!("{} {} {} {}", &d[..8], &d[8..14], &d[14..15], &d[15..])
    }
}

impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.appointed.year(), self.appointed.month());
        write!(f, "{}{year:04}{month:02}{}{:03}", compact(self.born), sex_digit(self.sex), self.serial)
    }
}

/// Nomor Induk PPPK, 18 digits.
#[doc(alias = "nomor induk PPPK")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NiPppk {
    /// Day of birth.
    pub born: Date,
    /// Year of first appointment.
    pub appointed: i16,
    /// Appointments so far, counted from 21.
    pub contract: u8,
    /// Sex.
    pub sex: Sex,
    /// Serial, 1 to 999.
    pub serial: u16,
}

impl NiPppk {
    /// Reads an NI PPPK, with or without blanks. `today` bounds the appointment.
    ///
    /// # Errors
    /// Says in one sentence what is wrong.
    pub fn parse(text: &str, today: Date) -> Result<Self, Text> {
        match AsnNumber::parse(text, today)? {
            AsnNumber::Pppk(number) => Ok(number),
            AsnNumber::Pns(_) => {
                Err(say!("ini NIP PNS, bukan NI PPPK", "this is the number of a PNS, not of a PPPK"))
            }
        }
    }

    /// With blanks: `19810330 2021 21 1 005`.
    #[must_use]
    pub fn spaced(&self) -> String {
        let d = self.to_string();
        format!("{} {} {} {} {}", &d[..8], &d[8..12], &d[12..14], &d[14..15], &d[15..])
    }
}

impl fmt::Display for NiPppk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, contract) = (self.appointed, self.contract);
        write!(f, "{}{year:04}{contract:02}{}{:03}", compact(self.born), sex_digit(self.sex), self.serial)
    }
}

/// Either number of an ASN: digits 13-14 up to 12 mean a PNS, from 21 a PPPK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AsnNumber {
    /// NIP.
    Pns(Nip),
    /// NI PPPK.
    Pppk(NiPppk),
}

impl AsnNumber {
    /// Reads either number, with or without blanks. `today` bounds the appointment.
    ///
    /// # Errors
    /// Says in one sentence what is wrong.
    pub fn parse(text: &str, today: Date) -> Result<Self, Text> {
        let d = digits(text, 18, "NIP")?;
        let born = date(year(&d[..4]), two(&d, 4), two(&d, 6)).ok_or_else(|| {
            say!("digit 1-8 NIP bukan tanggal lahir", "digits 1-8 of the NIP are no birth date")
        })?;
        let (first, mark) = (year(&d[8..12]), two(&d, 12));
        let sex = match d[14] {
            1 => Sex::Male,
            2 => Sex::Female,
            other => {
                return Err(say!(
                    "digit 15 NIP adalah {other}; harus 1 (laki-laki) atau 2 (perempuan)",
                    "digit 15 of the NIP is {other}; it must be 1 (male) or 2 (female)"
                ));
            }
        };
        let serial = number(&d[15..18]);
        if serial == 0 {
            return Err(say!("nomor urut NIP tidak boleh 000", "the serial of a NIP cannot be 000"));
        }
        if (13..=20).contains(&mark) || mark == 0 {
            return Err(say!(
                "digit 13-14 NIP adalah {mark:02}; 01-12 berarti PNS, 21 ke atas berarti PPPK",
                "digits 13-14 of the NIP are {mark:02}; 01-12 mean a PNS, 21 and above a PPPK"
            ));
        }
        let appointed = date(first, if mark <= 12 { mark } else { 1 }, 1);
        let appointed =
            appointed.filter(|a| *a <= today && first - born.year() >= YOUNGEST).ok_or_else(|| {
                let birth = born.year();
                say!(
                    "tahun pengangkatan {first} tidak mungkin untuk kelahiran {birth}",
                    "appointment in {first} is impossible for someone born in {birth}"
                )
            })?;
        Ok(if mark <= 12 {
            Self::Pns(Nip { born, appointed, sex, serial })
        } else {
            Self::Pppk(NiPppk { born, appointed: first, contract: mark, sex, serial })
        })
    }

    /// Day of birth.
    #[must_use]
    pub const fn born(&self) -> Date {
        match self {
            Self::Pns(n) => n.born,
            Self::Pppk(n) => n.born,
        }
    }

    /// Sex.
    #[must_use]
    pub const fn sex(&self) -> Sex {
        match self {
            Self::Pns(n) => n.sex,
            Self::Pppk(n) => n.sex,
        }
    }
}

fn digits(text: &str, count: usize, what: &str) -> Result<Vec<u8>, Text> {
    let bare: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
    if let Some(bad) = bare.iter().find(|c| !c.is_ascii_digit()) {
        return Err(say!(
            "{what} memuat huruf atau tanda: \"{bad}\"",
            "the {what} holds a letter or sign: \"{bad}\""
        ));
    }
    let n = bare.len();
    if n != count {
        return Err(say!(
            "{what} harus {count} digit; ini {n} digit",
            "a {what} has {count} digits; this has {n}"
        ));
    }
    Ok(bare.iter().filter_map(|c| c.to_digit(10)).filter_map(|d| u8::try_from(d).ok()).collect())
}

fn two(d: &[u8], at: usize) -> u8 {
    d[at] * 10 + d[at + 1]
}

fn number(d: &[u8]) -> u16 {
    d.iter().fold(0, |sum, digit| sum * 10 + u16::from(*digit))
}

fn year(d: &[u8]) -> i16 {
    d.iter().fold(0, |sum, digit| sum * 10 + i16::from(*digit))
}

fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

const fn sex_digit(sex: Sex) -> u8 {
    match sex {
        Sex::Male => 1,
        Sex::Female => 2,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use jiff::civil::date as day;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = day(2021, 6, 28);

    #[test]
    fn good_niks() {
        for (text, sex, born) in [
            ("3271031708900001", Sex::Male, day(1990, 8, 17)),
            ("3271035708900002", Sex::Female, day(1990, 8, 17)),
            ("3273097112680015", Sex::Female, day(1968, 12, 31)),
            ("3273092902040001", Sex::Male, day(2004, 2, 29)),
            ("3271 0301 0121 0003", Sex::Male, day(2021, 1, 1)),
        ] {
            let nik = Nik::parse(text, TODAY).expect(text);
            assert_eq!((nik.sex, nik.born), (sex, born), "{text}");
            assert_eq!(nik.to_string(), text.replace(' ', ""), "{text}");
        }
    }

    #[test]
    fn bad_niks_say_what_is_wrong() {
        for (text, says) in [
            ("327103170890000", "NIK harus 16 digit; ini 15 digit"),
            ("32710317089O0001", "NIK memuat huruf atau tanda: \"O\""),
            ("9971031708900001", "digit 1-2 NIK (99) bukan kode provinsi"),
            ("3200031708900001", "digit 3-6 NIK memuat kode 00 untuk kabupaten/kota atau kecamatan"),
            ("3271033202900001", "digit 7-12 NIK bukan tanggal lahir (hari 32, bulan 2, tahun 90)"),
            ("3271032902010001", "digit 7-12 NIK bukan tanggal lahir (hari 29, bulan 2, tahun 01)"),
            ("3271031708900000", "nomor urut NIK tidak boleh 0000"),
        ] {
            assert_eq!(Nik::parse(text, TODAY).expect_err(text).id, says, "{text}");
        }
    }

    #[test]
    fn good_nips() {
        let nip = Nip::parse("19810330 200901 1 005", TODAY).unwrap();
        assert_eq!((nip.born, nip.appointed, nip.sex), (day(1981, 3, 30), day(2009, 1, 1), Sex::Male));
        assert_eq!(nip.spaced(), "19810330 200901 1 005");
        let pppk = NiPppk::parse("198807122021212003", TODAY).unwrap();
        assert_eq!((pppk.appointed, pppk.contract, pppk.sex, pppk.serial), (2021, 21, Sex::Female, 3));
        assert_eq!(pppk.spaced(), "19880712 2021 21 2 003");
    }

    #[test]
    fn bad_nips_say_what_is_wrong() {
        for (text, says) in [
            ("1981033020090110", "NIP harus 18 digit; ini 16 digit"),
            ("198102302009011005", "digit 1-8 NIP bukan tanggal lahir"),
            ("198103302009013005", "digit 15 NIP adalah 3; harus 1 (laki-laki) atau 2 (perempuan)"),
            ("198103302009011000", "nomor urut NIP tidak boleh 000"),
            ("198103302009151005", "digit 13-14 NIP adalah 15; 01-12 berarti PNS, 21 ke atas berarti PPPK"),
            ("198103301990011005", "tahun pengangkatan 1990 tidak mungkin untuk kelahiran 1981"),
            ("198103302021071005", "tahun pengangkatan 2021 tidak mungkin untuk kelahiran 1981"),
        ] {
            assert_eq!(AsnNumber::parse(text, TODAY).expect_err(text).id, says, "{text}");
        }
        assert_eq!(
            Nip::parse("198807122021212003", TODAY).unwrap_err().en,
            "this is the number of a PPPK, not of a PNS"
        );
        assert_eq!(NiPppk::parse("198103302009011005", TODAY).unwrap_err().id, "ini NIP PNS, bukan NI PPPK");
    }

    fn sexes() -> impl Strategy<Value = Sex> {
        prop_oneof![Just(Sex::Male), Just(Sex::Female)]
    }

    fn births() -> impl Strategy<Value = Date> {
        (1950_i16..2004, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| day(y, m, d))
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_readers(text in "[0-9 ]{0,20}|\\PC{0,20}") {
            let _ = (Nik::parse(&text, TODAY), AsnNumber::parse(&text, TODAY));
        }

        #[test]
        fn what_is_written_is_read_back(
            (born, sex, serial) in (births(), sexes(), 1_u16..=999),
            (place, year, month) in (1_u8..=99, 2020_i16..2021, 1_i8..=12),
        ) {
            let nik = Nik { province: 32, regency: place, district: place, sex, born, serial };
            prop_assert_eq!(Nik::parse(&nik.to_string(), TODAY), Ok(nik));
            let nip = Nip { born, appointed: day(year, month, 1), sex, serial };
            prop_assert_eq!(Nip::parse(&nip.spaced(), TODAY), Ok(nip));
            let pppk = NiPppk { born, appointed: year, contract: 21, sex, serial };
            prop_assert_eq!(NiPppk::parse(&pppk.spaced(), TODAY), Ok(pppk));
        }
    }
}
