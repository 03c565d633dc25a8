//! `balai order diff`: what changes from one order to the next, in words.

use std::path::PathBuf;

use balai_core::diagnostic::has_errors;
use balai_core::order::diff as difference;
use balai_core::say;
use clap::Args;

use super::check::refuse;
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::hall::{self, Against, NoHall};
use crate::papers::{self, city_named};
use crate::screen;

/// The two orders.
#[derive(Debug, Args)]
pub struct Diff {
    /// The earlier order.
    #[arg(value_name = "A", help = t("Perintah yang lebih dulu", "The earlier order"))]
    before: PathBuf,
    /// The later order.
    #[arg(value_name = "B", help = t("Perintah yang kemudian", "The later order"))]
    after: PathBuf,
    /// City and people.
    #[command(flatten)]
    against: Against,
}

/// Prints one line for each difference; nothing if there is none.
pub fn diff(what: &Diff) -> Outcome {
    let (a, b) = (papers::read(&what.before)?, papers::read(&what.after)?);
    for read in [&a, &b] {
        if has_errors(&read.findings) {
            return Err(refuse(&read.findings, std::slice::from_ref(&read.source)));
        }
    }
    if city_named(&a.order) != city_named(&b.order) {
        return Err(Stop::Misuse(say!(
            "kedua perintah berbicara tentang kota yang berbeda",
            "the two orders speak of different cities"
        )));
    }
    let hall = match hall::open(&what.against, city_named(&a.order), 1) {
        Ok(hall) => hall,
        Err(NoHall::Findings(findings, tables)) => return Err(refuse(&findings, &tables)),
        Err(NoHall::Stop(stop)) => return Err(stop),
    };
    let before = hall::judge(&a, &hall, &papers::others(&what.before, &a.order)).effect;
    let after = hall::judge(&b, &hall, &papers::others(&what.after, &b.order)).effect;
    for line in difference(&hall.city, &hall.people, Some(&before), &after) {
        screen::out(&format!("{}\n", line.get(lang())));
    }
    Ok(())
}
