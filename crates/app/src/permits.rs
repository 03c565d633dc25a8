//! Exit permits as pages read them, and what the acts of permits share: the permit as it stands, the
//! step that is taken with it, what the order says. Nothing here writes by itself.

use balai_core::arrange::Mode;
use balai_core::city::{Person, PersonIx};
use balai_core::diagnostic::{Finding, Text};
use balai_core::order::DutyKind;
use balai_core::say;
use balai_core::work::permit::{Engaged, Span, State, Step, findings, state};
use balai_store::permit::{self, Permit, Which};
use balai_store::{Fault, Tx};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

use crate::access::{Act, may_in, require, require_in};
use crate::activities::{ALWAYS, no_unit, own, town_of, wall};
use crate::days::day_under;
use crate::{Caller, Hall, Town, Trouble};

/// Days behind and ahead on the pages of permits.
const SEEN_DAYS: (i32, i32) = (14, 31);

/// A permit with what pages say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermitView {
    /// As it was asked for.
    pub permit: Permit,
    /// Where it stands.
    pub state: State,
    /// What is found about it.
    pub findings: Vec<Finding>,
    /// Minutes it has waited past its deadline, or has left below zero; `None` once it is decided.
    pub overdue: Option<i64>,
}

/// One's own permits.
#[derive(Debug, Clone)]
pub struct OwnPermits {
    /// Who.
    pub person: PersonIx,
    /// The duty to stay at home today, if an order lays it on them.
    pub stays: Option<Stay>,
    /// Permits of the last days and those to come, the latest first.
    pub permits: Vec<PermitView>,
}

/// The duty of somebody to stay at home on a day (tidak keluar rumah pada jam kerja).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The clause that lays it on them.
    pub clause: String,
    /// Minutes within which the order wants a request answered, if it says so.
    pub within: Option<u32>,
    /// They work from home on the day; who is on site is not held at home, but asks by the same clause.
    pub home: bool,
}

/// The duty to stay at home that an order lays on somebody on a day.
pub(crate) async fn stays(
    hall: &Hall,
    town: &Town,
    person: PersonIx,
    date: Date,
) -> Result<Option<Stay>, Trouble> {
    let who = &town.people[person.at()];
    let rule = hall.rule(town, who.unit, date).await?;
    let home = day_under(town, &rule, person, date)?.mode == Some(Mode::Home);
    let stay = rule.0.as_ref().and_then(|signed| {
        let day = (signed.effect.day(date)?, home);
        let duty = signed.owed.binding(&signed.effect, &DutyKind::StayHome, who, day).next()?;
        Some(Stay { clause: signed.effect.label(duty.clause).to_owned(), within: duty.within, home })
    });
    Ok(stay)
}

/// What the roster gives somebody on a day: posts with their hours, picket.
async fn engaged(hall: &Hall, town: &Town, person: PersonIx, date: Date) -> Result<Vec<Engaged>, Trouble> {
    let Some(signed) = town.order_on(date) else { return Ok(vec![]) };
    let board = match hall.board(town, &signed.order.id, town.people[person.at()].unit).await {
        Ok(board) => board,
        Err(Trouble::Missing(_)) => return Ok(vec![]),
        Err(trouble) => return Err(trouble),
    };
    let (head, roster) = &*board;
    let day = head.days.iter().position(|day| *day == date);
    let row = roster.people.iter().position(|p| *p == person);
    let Some((day, row)) = day.zip(row) else { return Ok(vec![]) };
    let cell = roster.cell(row, day, head.days.len());
    let post = cell.post.and_then(|post| town.city.posts.get(post.at())).map(|post| Engaged {
        what: post.name.clone(),
        hours: Some((post.start, post.end)).filter(|(start, end)| start < end),
    });
    let picket =
        cell.picket.then(|| Engaged { what: Text::fixed("petugas piket", "picket officer"), hours: None });
    Ok(post.into_iter().chain(picket).collect())
}

/// Where a permit stands now.
pub(crate) fn stands(permit: &Permit, now: DateTime) -> State {
    let steps: Vec<Step> = permit.steps.iter().filter_map(|s| Step::of_word(&s.step)).collect();
    state(permit.afterwards, &steps, permit.answer_by, now)
}

/// Reads the permit of that id.
pub(crate) async fn by_id(tx: &mut Tx, city: &str, id: &str) -> Result<Permit, Trouble> {
    let found = permit::permits(tx, city, &Which::Id(id.to_owned()), ALWAYS).await?;
    found.into_iter().next().ok_or_else(|| no_permit(id))
}

/// The permit of that id, outside a transaction.
pub(crate) async fn read(hall: &Hall, city: &str, id: &str) -> Result<Permit, Trouble> {
    let (city, id) = (city.to_owned(), id.to_owned());
    hall.store().read(move |tx| Box::pin(async move { by_id(tx, &city, &id).await })).await
}

/// Takes a step with a permit, if it can be taken where the permit stands now.
pub(crate) async fn take(
    tx: &mut Tx,
    (city, id): (&str, &str),
    step: permit::Step,
    now: DateTime,
) -> Result<Permit, Trouble> {
    permit::hold(tx, id).await?;
    let permit = by_id(tx, city, id).await?;
    let wanted = Step::of_word(&step.step);
    if wanted.and_then(|wanted| stands(&permit, now).next(wanted)).is_none() {
        return Err(Trouble::Stale(say!(
            "izin ini sudah berubah; muat ulang lalu periksa kembali",
            "this permit has changed; reload and look again"
        )));
    }
    permit::step(tx, &permit, &step).await?;
    Ok(permit)
}

/// There is no permit of that name.
fn no_permit(id: &str) -> Trouble {
    Trouble::Missing(say!("tidak ada izin \"{id}\"", "there is no permit \"{id}\""))
}

async fn views(hall: &Hall, town: &Town, which: Which) -> Result<Vec<PermitView>, Trouble> {
    let (city, now) = (town.city.slug.clone(), town.wall(&hall.now()));
    let days = (now.date().saturating_sub(SEEN_DAYS.0.days()), now.date().saturating_add(SEEN_DAYS.1.days()));
    let read =
        hall.store().read(move |tx| Box::pin(async move { permit::permits(tx, &city, &which, days).await }));
    let permits: Result<Vec<Permit>, Fault> = read.await;
    let mut all = Vec::new();
    for permit in permits? {
        let place = town.who(&permit.person);
        let engaged = match place {
            Some(who) => engaged(hall, town, who, permit.leaves.date()).await?,
            None => vec![],
        };
        let state = stands(&permit, now);
        let back = permit.steps.iter().find(|s| s.step == Step::Return.word()).map(|s| wall(town, s.at));
        let span = Span { from: permit.leaves, until: permit.back_by, back };
        let overdue = state.undecided().then(|| balai_core::work::activity::minutes(permit.answer_by, now));
        all.push(PermitView { findings: findings(span, state, &engaged), permit, state, overdue });
    }
    Ok(all)
}

impl Hall {
    /// One's own permits, and what the order says of staying at home today.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] to who is not on the staff of the city.
    pub async fn own_permits(&self, caller: &Caller, city: &str) -> Result<OwnPermits, Trouble> {
        require(caller, Act::AskPermit)?;
        let town = town_of(self, city)?;
        let (person, who): (PersonIx, &Person) = own(caller, &town)?;
        let permits = views(self, &town, Which::Person(who.id.clone())).await?;
        let stays = stays(self, &town, person, town.wall(&self.now()).date()).await?;
        Ok(OwnPermits { person, stays, permits })
    }

    /// The permits that a unit's superior decides, and whether the reader may.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Missing`] if there is no such unit.
    pub async fn team_permits(
        &self,
        caller: &Caller,
        city: &str,
        unit: &str,
    ) -> Result<(Vec<PermitView>, bool), Trouble> {
        require(caller, Act::ReadPermit)?;
        require_in(caller, Act::ReadPermit, city, Some(unit))?;
        let town = town_of(self, city)?;
        town.city.unit(unit).ok_or_else(|| no_unit(unit))?;
        let permits = views(self, &town, Which::Desk(unit.to_owned())).await?;
        Ok((permits, may_in(caller, Act::DecidePermit, city, Some(unit))))
    }
}
