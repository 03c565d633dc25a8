//! Steps as an address carries them: `kunci.BGR-00001.2021-07-01.pos.igd,tukar.A.B.2021-07-02`.

use balai_app::Step;
use balai_core::arrange::{Duty, Pin};
use jiff::civil::Date;

/// Reads steps; what cannot be read is given back as it stands.
#[must_use]
pub fn read(text: &str) -> (Vec<Step>, Vec<String>) {
    let (mut steps, mut wrong) = (vec![], vec![]);
    for item in text.split(',').filter(|item| !item.is_empty()) {
        match step(item) {
            Some(step) => steps.push(step),
            None => wrong.push(item.chars().take(60).collect()),
        }
    }
    (steps, wrong)
}

fn step(item: &str) -> Option<Step> {
    let parts: Vec<&str> = item.splitn(5, '.').collect();
    let day = |text: &str| text.parse::<Date>().ok();
    Some(match parts.as_slice() {
        ["kunci", person, date, rest @ ..] => {
            let (person, date, duty) = ((*person).to_owned(), day(date)?, duty(&rest.join("."))?);
            Step::Pin(Pin { person, date, duty })
        }
        ["buka", person, date] => Step::Unpin((*person).to_owned(), day(date)?),
        ["halangan", person, first, last] => Step::Absent((*person).to_owned(), day(first)?, day(last)?),
        ["kembali", person, first, last] => Step::Present((*person).to_owned(), day(first)?, day(last)?),
        ["tukar", one, other, date] => Step::Swap((*one).to_owned(), (*other).to_owned(), day(date)?),
        _ => return None,
    })
}

/// Reads a duty: `rumah`, `hadir`, `piket`, `pos.igd`.
#[must_use]
pub fn duty(text: &str) -> Option<Duty> {
    match text.split_once('.') {
        Some(("pos", slug)) if !slug.is_empty() => Some(Duty::Post(slug.to_owned())),
        None if text == "rumah" => Some(Duty::Home),
        None if text == "hadir" => Some(Duty::Site),
        None if text == "piket" => Some(Duty::Picket),
        _ => None,
    }
}

/// A duty as addresses have it.
#[must_use]
pub fn duty_item(duty: &Duty) -> String {
    match duty {
        Duty::Home => "rumah".to_owned(),
        Duty::Site => "hadir".to_owned(),
        Duty::Picket => "piket".to_owned(),
        Duty::Post(slug) => format!("pos.{slug}"),
    }
}

/// A step as addresses have it.
#[must_use]
pub fn item(step: &Step) -> String {
    match step {
        Step::Pin(Pin { person, date, duty }) => format!("kunci.{person}.{date}.{}", duty_item(duty)),
        Step::Unpin(person, date) => format!("buka.{person}.{date}"),
        Step::Absent(person, first, last) => format!("halangan.{person}.{first}.{last}"),
        Step::Present(person, first, last) => format!("kembali.{person}.{first}.{last}"),
        Step::Swap(one, other, date) => format!("tukar.{one}.{other}.{date}"),
    }
}

/// An address's steps with one more.
#[must_use]
pub fn with(steps: &str, step: &Step) -> String {
    if steps.is_empty() { item(step) } else { format!("{steps},{}", item(step)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_come_back_from_an_address_as_they_went_in() {
        let text = "kunci.BGR-1.2021-07-01.pos.igd,kunci.BGR-1.2021-07-02.rumah,kunci.A.2021-07-02.hadir,\
                    kunci.A.2021-07-02.piket,buka.A.2021-07-01,halangan.A.2021-07-01.2021-07-05,\
                    kembali.A.2021-07-01.2021-07-05,tukar.A.B.2021-07-01";
        let (steps, wrong) = read(text);
        assert_eq!((steps.len(), wrong), (8, vec![]));
        let again = steps.iter().fold(String::new(), |all, step| with(&all, step));
        assert_eq!(again, text);
    }

    #[test]
    fn what_is_no_step_is_said_and_harms_nothing() {
        let bad = [
            "kunci.A",
            "kunci.A.2021-07-01.x",
            "kunci.A.x.rumah",
            "tukar.A.2021-07-01",
            "x",
            "halangan.A.1.2",
        ];
        let (steps, wrong) = read(&bad.join(","));
        assert_eq!((steps.len(), wrong), (0, bad.map(str::to_owned).to_vec()));
        assert_eq!(read(",,"), (vec![], vec![]));
    }
}
