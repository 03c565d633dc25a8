//! Every code a finding can have, with its page.

use serde::{Deserialize, Serialize};

use super::Level;

/// Code of a finding. B01 reading, B02 quotas and people, B03 services, B04 duties and form,
/// B05 time and relations, B06 city tables, B07 rosters, B084 reports and permits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(pub u16);

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "B{:04}", self.0)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.to_string()
    }
}

impl TryFrom<String> for Code {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let number = text.strip_prefix('B').and_then(|n| n.parse().ok());
        number.map(Code).ok_or_else(|| format!("bukan kode temuan: {text}"))
    }
}

/// The page of a code: what you wrote, what went wrong, how to mend it. Pairs are (Indonesian, English).
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// How much it weighs.
    pub level: Level,
    /// Name of the finding.
    pub title: (&'static str, &'static str),
    /// What you wrote.
    pub wrote: (&'static str, &'static str),
    /// What goes wrong.
    pub wrong: (&'static str, &'static str),
    /// How to mend it.
    pub mend: (&'static str, &'static str),
    /// The law it rests on.
    pub basis: Option<(&'static str, &'static str)>,
}

impl Entry {
    /// A page with its title; the rest is added by [`Self::page`] and [`Self::basis`].
    #[must_use]
    pub const fn new(code: u16, level: Level, title: (&'static str, &'static str)) -> Self {
        Self { code: Code(code), level, title, wrote: ("", ""), wrong: ("", ""), mend: ("", ""), basis: None }
    }

    /// Adds what you wrote, what goes wrong and how to mend it.
    #[must_use]
    pub const fn page(
        mut self,
        wrote: (&'static str, &'static str),
        wrong: (&'static str, &'static str),
        mend: (&'static str, &'static str),
    ) -> Self {
        self.wrote = wrote;
        self.wrong = wrong;
        self.mend = mend;
        self
    }

    /// Adds the law it rests on.
    #[must_use]
    pub const fn basis(mut self, id: &'static str, en: &'static str) -> Self {
        self.basis = Some((id, en));
        self
    }
}

const UNKNOWN: Entry = Entry {
    code: Code(0),
    level: Level::Error,
    title: ("Temuan tanpa halaman", "Finding without a page"),
    wrote: ("", ""),
    wrong: ("", ""),
    mend: ("", ""),
    basis: None,
};

impl Code {
    /// Its page.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        all().find(|e| e.code == self).unwrap_or(&UNKNOWN)
    }
}

/// All pages, stage by stage.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    [
        super::codes_order::PAGES,
        super::codes_form::PAGES,
        super::codes_city::PAGES,
        super::codes_staff::PAGES,
        super::codes_arrange::PAGES,
        super::codes_reports::PAGES,
    ]
    .into_iter()
    .flatten()
}
