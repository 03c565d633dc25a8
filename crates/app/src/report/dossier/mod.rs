//! The main job: an order and a city become a folder of files, all made in memory before one is written.
//!
//! Asked by `balai run`. It stores nothing and needs no hall: the same rules that the acts use,
//! applied once. The notice as a page is added by the binary, which has the templates.

mod desk;
mod step;

use balai_core::arrange::{Roster, Settings, arrange, audit};
use balai_core::city::{City, Person};
use balai_core::diagnostic::{Finding, Source, has_errors, sort};
use balai_core::order::{Checked, Effect, Order, check, parse};
use balai_core::report::notice::{Notice, notice};
use desk::Desk;
use jiff::civil::Date;
pub use step::Step;

/// Whom to arrange.
#[derive(Debug, Clone, Copy)]
pub struct Staff<'a> {
    /// The people of the city.
    pub people: &'a [Person],
    /// True if they are made up; then every table says so.
    pub sample: bool,
}

/// What to make.
#[derive(Debug, Clone)]
pub struct DossierSettings {
    /// How the roster is planned.
    pub roster: Settings,
    /// Day of the notice; `None`: the first day of the order.
    pub day: Option<Date>,
    /// Public address of the hall, for links and the verification code.
    pub site: String,
}

/// Everything the job made.
#[derive(Debug)]
pub struct Dossier {
    /// Path below the folder, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// `summary.json`.
    pub summary: serde_json::Value,
    /// All findings: of the check and of the audit.
    pub findings: Vec<Finding>,
    /// The notice of the chosen day, for the page.
    pub notice: Notice,
    /// The order.
    pub order: Order,
    /// What it gives.
    pub effect: Effect,
    /// The roster.
    pub roster: Roster,
}

/// Why there is no dossier.
#[derive(Debug)]
pub enum NoDossier {
    /// The order has errors: all findings.
    Refused(Vec<Finding>),
    /// The chosen day is not a day of the order.
    NotInForce(Date),
    /// Something of ours broke.
    Broken(String),
}

/// Makes the dossier of an order. `others` are earlier orders it may cite.
///
/// # Errors
/// [`NoDossier`]; nothing is written in any case.
pub fn dossier(
    (city, staff): (&City, Staff<'_>),
    source: &Source,
    others: &[Source],
    settings: &DossierSettings,
    progress: &mut dyn FnMut(Step),
) -> Result<Dossier, NoDossier> {
    let people = staff.people;
    progress(Step::Read);
    let parsed = parse(source);
    let others: Vec<Order> = others.iter().map(|s| parse(s).order).collect();
    let others: Vec<&Order> = others.iter().filter(|o| o.id != parsed.order.id).collect();
    progress(Step::Check);
    let Checked { effect, findings } = check(&parsed.order, source, city, people, &others);
    let mut findings = [parsed.findings, findings].concat();
    sort(&mut findings);
    if has_errors(&findings) {
        return Err(NoDossier::Refused(findings));
    }
    let order = parsed.order;
    let day = settings.day.or_else(|| effect.days.first().copied()).unwrap_or(Date::MIN);
    let Some(notice) = notice(city, &order, &effect, day) else { return Err(NoDossier::NotInForce(day)) };
    progress(Step::Arrange);
    let roster = arrange(city, people, &effect, settings.roster.clone(), None);
    progress(Step::Audit);
    findings.extend(audit(city, people, &effect, (&roster, None)));
    let mut made = Dossier {
        files: Vec::new(),
        summary: serde_json::Value::Null,
        findings,
        notice,
        order,
        effect,
        roster,
    };
    if has_errors(&made.findings) {
        return Err(NoDossier::Refused(made.findings));
    }
    let desk = Desk { city, staff, source, others: &others, site: &settings.site };
    progress(Step::Letter);
    made.files.push(("letter.pdf".into(), desk.letter(&made)?));
    progress(Step::Tables);
    desk.notices(&mut made);
    desk.tables(&mut made)?;
    progress(Step::Calendars);
    desk.calendars(&mut made);
    Ok(made)
}
