//! Sentences in both languages, and how dates and numbers are written in each.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// The language a reader chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Bahasa Indonesia.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// `id` or `en`, as the `lang` attribute wants it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}

/// One sentence, in both languages. Use [`crate::say!`] to make one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Text {
    /// Bahasa Indonesia.
    pub id: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both languages from fixed words.
    #[must_use]
    pub fn fixed(id: &str, en: &str) -> Self {
        Self { id: id.into(), en: en.into() }
    }

    /// The same words in both languages: names, numbers.
    pub fn same(text: impl Into<String>) -> Self {
        let id = text.into();
        Self { en: id.clone(), id }
    }

    /// The sentence in the reader's language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }

    /// True if nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.id.is_empty()
    }
}

/// A [`Text`] from two format strings that share their captured variables.
///
/// ```
/// let n = 3;
/// let t = balai_core::say!("ada {n} orang", "{n} people");
/// assert_eq!(t.id, "ada 3 orang");
/// ```
#[macro_export]
macro_rules! say {
    ($id:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Text { id: format!($id), en: format!($en) }
    };
}

const DAYS: [(&str, &str); 7] = [
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
];

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

/// Senin / Monday.
#[must_use]
pub fn day_name(day: Weekday, lang: Lang) -> &'static str {
    let (id, en) = DAYS[day.to_monday_zero_offset() as usize];
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// Juni / June; months outside 1 to 12 do not exist in a [`Date`].
#[must_use]
pub fn month_name(month: i8, lang: Lang) -> &'static str {
    let (id, en) = MONTHS[(month.clamp(1, 12) - 1) as usize];
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// "Rabu, 30 Juni 2021" / "Wednesday, 30 June 2021".
#[must_use]
pub fn long_date(date: Date, lang: Lang) -> String {
    format!("{}, {}", day_name(date.weekday(), lang), short_date(date, lang))
}

/// "30 Juni 2021" / "30 June 2021".
#[must_use]
pub fn short_date(date: Date, lang: Lang) -> String {
    format!("{} {} {}", date.day(), month_name(date.month(), lang), date.year())
}

/// 13.362 in Indonesian, 13,362 in English.
#[must_use]
pub fn count(number: i64, lang: Lang) -> String {
    let mark = if lang == Lang::Id { '.' } else { ',' };
    let digits = number.unsigned_abs().to_string();
    let mut out = if number < 0 { String::from("-") } else { String::new() };
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// "25%" or "12,5%" / "12.5%" from hundredths of a percent.
#[must_use]
pub fn percent(hundredths: u32, lang: Lang) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 {
        return format!("{whole}%");
    }
    let digits = format!("{rest:02}");
    let mark = if lang == Lang::Id { ',' } else { '.' };
    format!("{whole}{mark}{}%", digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_marked_as_each_language_does() {
        for (number, id, en) in
            [(0, "0", "0"), (999, "999", "999"), (13362, "13.362", "13,362"), (-1000, "-1.000", "-1,000")]
        {
            assert_eq!((count(number, Lang::Id).as_str(), count(number, Lang::En).as_str()), (id, en));
        }
    }
}
