//! Phrases of the reasons, in both languages.

use jiff::civil::{Date, Time};

use crate::city::Post;
use crate::diagnostic::{Lang, Text, long_date};
use crate::order::{Standard, Standing, Where};

/// A text from its two languages.
pub const fn join(id: String, en: String) -> Text {
    Text { id, en }
}

/// A sentence around a text, in each language.
pub fn each(text: &Text, id: impl Fn(&str) -> String, en: impl Fn(&str) -> String) -> Text {
    join(id(&text.id), en(&text.en))
}

/// A sentence around two texts, in each language.
pub fn pair(
    (one, two): (&Text, &Text),
    id: impl Fn(&str, &str) -> String,
    en: impl Fn(&str, &str) -> String,
) -> Text {
    join(id(&one.id, &two.id), en(&one.en, &two.en))
}

/// "Rabu, 30 Juni 2021".
pub fn day_words(date: Date) -> Text {
    join(long_date(date, Lang::Id), long_date(date, Lang::En))
}

/// "07.30" in Indonesian, "07:30" in English.
fn clock(time: Time) -> Text {
    let (h, m) = (time.hour(), time.minute());
    join(format!("{h:02}.{m:02}"), format!("{h:02}:{m:02}"))
}

/// "1 person", "3 people".
pub fn people_en(n: u32) -> String {
    if n == 1 { "1 person".to_owned() } else { format!("{n} people") }
}

/// "1 day", "3 days".
pub fn days_en(n: usize) -> String {
    if n == 1 { "1 day".to_owned() } else { format!("{n} days") }
}

/// The post a person holds.
pub fn post(post: &Post) -> Text {
    let (start, end, need) = (clock(post.start), clock(post.end), post.need);
    let (skill_id, skill_en) = post.skill.as_ref().map_or_else(
        || {
            (
                "; siapa pun di unit ini dapat mengisinya".to_owned(),
                "; anyone of the unit can hold it".to_owned(),
            )
        },
        |s| (format!(" dengan keahlian {s}; ia memilikinya"), format!(" with the skill {s}, as here")),
    );
    let people = people_en(need);
    join(
        format!("Pos {}, pukul {}-{}, perlu {need} orang{skill_id}.", post.name.id, start.id, end.id),
        format!("The post {}, {}-{}, needs {people}{skill_en}.", post.name.en, start.en, end.en),
    )
}

/// What a clause without a number says.
pub fn standard(label: &str, standing: Standing, field_work: bool) -> Text {
    let (id, en) = match (standing.standard, standing.place) {
        (Standard::Home, _) => ("bekerja dari rumah", "work from home"),
        (Standard::OnSite, Where::Office) => ("semua bekerja di kantor", "everyone works at the office"),
        (Standard::OnSite, Where::Field) => ("semua bekerja di lapangan", "everyone works in the field"),
        (Standard::OnSite, _) if field_work => (
            "semua bekerja di kantor atau di lapangan; pekerjaannya di lapangan",
            "everyone works at the office or in the field; this person's work is in the field",
        ),
        (Standard::OnSite, _) => {
            ("semua bekerja di kantor atau di lapangan", "everyone works at the office or in the field")
        }
        (Standard::HeadDecides, _) => (
            "kepala unit mengatur giliran; yang dipanggil hanya untuk pos dan piket",
            "the head of the unit arranges turns; people are called in only for posts and picket",
        ),
        (Standard::Anywhere, _) => (
            "bekerja di mana saja; yang dipanggil hanya untuk pos dan piket",
            "work anywhere; people are called in only for posts and picket",
        ),
        (Standard::Quota(_), _) => ("sesuai kuota unit", "within the unit's quota"),
    };
    crate::say!("{label}: {id}.", "{label}: {en}.")
}
