//! A list of attendance as people paste it from a sheet: a person, a day, the times in and out, and
//! perhaps the place, on each line. Every line that is wrong is told.

use std::collections::HashMap;

use balai_app::mode_of;
use balai_app::work::Entered;
use balai_core::arrange::Mode;
use balai_core::work::attendance::Way;
use jiff::civil::{Date, Time};

use super::text::Words;

/// Reads a list about the people of a unit, given by number and name.
///
/// # Errors
/// Everything that is wrong with it, a sentence each.
pub fn read<'a>(
    text: &str,
    people: impl IntoIterator<Item = (&'a str, &'a str)>,
    t: &Words,
) -> Result<Vec<Entered>, Vec<String>> {
    let mut named: HashMap<String, Vec<&str>> = HashMap::new();
    for (id, name) in people {
        for key in [id, name] {
            named.entry(key.to_lowercase()).or_default().push(id);
        }
    }
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate() {
        let fields: Vec<&str> = line.split([';', '\t']).map(str::trim).collect();
        let Some((&who, rest)) = fields.split_first().filter(|(who, _)| !who.is_empty()) else { continue };
        // A heading of the sheet.
        if at == 0
            && rest.first().is_some_and(|day| date(day).is_none())
            && !named.contains_key(&who.to_lowercase())
        {
            continue;
        }
        match one((who, rest), &named, t) {
            Ok(mut both) => entries.append(&mut both),
            Err(why) => faults.push((t.line)(at + 1, &why)),
        }
    }
    if faults.is_empty() { Ok(entries) } else { Err(faults) }
}

fn one(
    (who, rest): (&str, &[&str]),
    named: &HashMap<String, Vec<&str>>,
    t: &Words,
) -> Result<Vec<Entered>, String> {
    let person = match named.get(&who.to_lowercase()).map(Vec::as_slice) {
        None => return Err((t.nobody)(who)),
        Some([id]) => (*id).to_owned(),
        Some(several) => return Err((t.several)(who, &several.join(", "))),
    };
    let field = |n: usize| rest.get(n).copied().unwrap_or_default();
    let day = date(field(0)).ok_or_else(|| (t.no_day)(field(0)))?;
    let time = |text: &str| match text {
        "" | "-" => Ok(None),
        text => text.replace('.', ":").parse::<Time>().map(Some).map_err(|_| (t.no_time)(text)),
    };
    let (come, leave) = (time(field(1))?, time(field(2))?);
    let mode = match field(3) {
        "" => Mode::Office,
        word => mode_of(&word.to_lowercase()).ok_or_else(|| (t.no_place)(word))?,
    };
    if come.is_none() && leave.is_none() {
        return Err(t.no_times.to_owned());
    }
    // Who leaves earlier than they came left on the day after.
    let next = day.tomorrow().unwrap_or(day);
    let left_on = if come.zip(leave).is_some_and(|(come, leave)| leave < come) { next } else { day };
    let entry = |way, on: Date, time: Time| Entered {
        person: person.clone(),
        day,
        way,
        at: on.to_datetime(time),
        mode,
    };
    let come = come.map(|time| entry(Way::In, day, time));
    Ok(come.into_iter().chain(leave.map(|time| entry(Way::Out, left_on, time))).collect())
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
        let text = "Pegawai;Hari;Masuk;Pulang;Tempat\n\nBGR-1;2021-06-30;07.20;16:05;Kantor\nsari dewi\t29/6/2021\t20.00\t07.00\nbgr-2;30-6-2021;;16.00;rumah\n";
        let read = read(text, PEOPLE, words(Lang::Id)).unwrap();
        let told: Vec<String> = read
            .iter()
            .map(|e| format!("{} {} {} {} {}", e.person, e.day, e.way.word(), e.at, e.mode.word()))
            .collect();
        assert_eq!(
            told,
            [
                "BGR-1 2021-06-30 masuk 2021-06-30T07:20:00 kantor",
                "BGR-1 2021-06-30 pulang 2021-06-30T16:05:00 kantor",
                "BGR-1 2021-06-29 masuk 2021-06-29T20:00:00 kantor",
                "BGR-1 2021-06-29 pulang 2021-06-30T07:00:00 kantor",
                "BGR-2 2021-06-30 pulang 2021-06-30T16:00:00 rumah",
            ]
        );
    }

    #[test]
    fn every_line_that_is_wrong_is_told() {
        let text = "BGR-9;2021-06-30;07.00\nBudi;2021-06-30;07.00\nBGR-1;besok;07.00\nBGR-1;2021-06-30;pagi\nBGR-1;2021-06-30\nBGR-1;2021-06-30;07.00;;bulan";
        let told = read(text, PEOPLE, words(Lang::Id)).unwrap_err();
        let wanted = [
            "Baris 1: tidak ada pegawai “BGR-9” di unit ini",
            "Baris 2: “Budi” adalah nama beberapa orang; tulis nomornya: BGR-2, BGR-3",
            "Baris 3: “besok” bukan tanggal; tulis 2021-07-01 atau 1-7-2021",
            "Baris 4: “pagi” bukan jam; tulis seperti 07.30",
            "Baris 5: jam masuk atau jam pulang belum ditulis",
            "Baris 6: “bulan” bukan tempat; tulis kantor, lapangan, atau rumah",
        ];
        assert_eq!(told, wanted);
    }
}
