//! The list as people paste it from a table or a chat: a person, a first day and perhaps a last day
//! on each line.

use std::collections::HashMap;

use balai_app::Absence;
use jiff::civil::Date;

use super::text::Words;

/// Faults that are told one by one.
const MOST_TOLD: usize = 20;

/// Reads a list about people, given by number and name; every line that is wrong is told.
pub fn read<'a>(
    text: &str,
    people: impl IntoIterator<Item = (&'a str, &'a str)>,
    w: &Words,
) -> Result<Vec<Absence>, Vec<String>> {
    let mut named: HashMap<String, Vec<&str>> = HashMap::new();
    for (id, name) in people {
        for key in [id, name] {
            named.entry(key.to_lowercase()).or_default().push(id);
        }
    }
    let (mut absences, mut faults) = (vec![], vec![]);
    for (at, line) in text.lines().enumerate() {
        let fields: Vec<&str> = line.split([';', '\t']).map(str::trim).filter(|f| !f.is_empty()).collect();
        let Some((&who, days)) = fields.split_first() else { continue };
        if at == 0 && w.columns.contains(&who.to_lowercase().as_str()) {
            continue;
        }
        match one((who, days), &named, w) {
            Ok(absence) if absences.contains(&absence) => {}
            Ok(absence) => absences.push(absence),
            Err(why) => faults.push((w.line)(at + 1, &why)),
        }
    }
    if faults.is_empty() && absences.is_empty() {
        faults.push(w.empty.to_owned());
    }
    if faults.len() > MOST_TOLD {
        let more = faults.len() - MOST_TOLD;
        faults.truncate(MOST_TOLD);
        faults.push((w.more_faults)(more));
    }
    if faults.is_empty() { Ok(absences) } else { Err(faults) }
}

fn one(
    (who, days): (&str, &[&str]),
    named: &HashMap<String, Vec<&str>>,
    w: &Words,
) -> Result<Absence, String> {
    let person = match named.get(&who.to_lowercase()).map(Vec::as_slice) {
        None => return Err((w.nobody_called)(who)),
        Some([id]) => (*id).to_owned(),
        Some(several) => return Err((w.several)(who, &several.join(", "))),
    };
    let day = |text: &str| date(text).ok_or_else(|| (w.no_day)(text));
    let (first, last) = match days {
        [] => return Err(w.day_missing.to_owned()),
        [only] => (day(only)?, day(only)?),
        [first, last] => (day(first)?, day(last)?),
        [..] => return Err(w.too_many.to_owned()),
    };
    Ok(Absence { person, first, last })
}

/// "2021-07-01", "1-7-2021", "01/07/2021".
fn date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::diagnostic::Lang;

    use super::super::text::words;
    use super::*;

    const PEOPLE: [(&str, &str); 3] = [("BGR-1", "Sari Dewi"), ("BGR-2", "Budi"), ("BGR-3", "Budi")];

    #[test]
    fn lines_are_read_as_people_paste_them() {
        let text = "pegawai;dari;sampai\n\nBGR-1; 2021-07-01; 2021-07-05\nsari dewi\t1/7/2021\n BGR-2 ;01-07-2021;2.7.2021\nbgr-1;2021-07-01;2021-07-05\n";
        let read = read(text, PEOPLE, words(Lang::Id)).unwrap();
        let told: Vec<String> = read.iter().map(|a| format!("{} {} {}", a.person, a.first, a.last)).collect();
        assert_eq!(
            told,
            ["BGR-1 2021-07-01 2021-07-05", "BGR-1 2021-07-01 2021-07-01", "BGR-2 2021-07-01 2021-07-02"]
        );
    }

    #[test]
    fn every_line_that_is_wrong_is_told() {
        let text = "BGR-9;2021-07-01\nBudi;2021-07-01\nBGR-1\nBGR-1;besok\nBGR-1;1;2;3";
        let told = read(text, PEOPLE, words(Lang::Id)).unwrap_err();
        let wanted = [
            "Baris 1: tidak ada pegawai “BGR-9” di kota ini",
            "Baris 2: “Budi” adalah nama beberapa orang; tulis nomornya: BGR-2, BGR-3",
            "Baris 3: hari pertama belum ditulis",
            "Baris 4: “besok” bukan tanggal; tulis 2021-07-01 atau 1-7-2021",
            "Baris 5: terlalu banyak kolom; cukup pegawai, hari pertama, hari terakhir",
        ];
        assert_eq!(told, wanted);
        assert_eq!(read(" \n", PEOPLE, words(Lang::En)).unwrap_err().len(), 1);
        let many = "x;2021-07-01\n".repeat(50);
        assert_eq!(read(&many, PEOPLE, words(Lang::En)).unwrap_err().len(), MOST_TOLD + 1);
    }
}
