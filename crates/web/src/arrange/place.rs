//! Where a board stands: which roster of which unit is shown, with what marks, and what the panel
//! says of the cell that is open.

use std::sync::Arc;

use balai_app::arrange::propose_roster;
use balai_app::{Act, Caller, Past, Proposal, RosterWish, SignedOrder, Step, Town, Trouble, may_in};
use balai_core::arrange::{Change, Settings, UnitRoster, why};
use balai_core::city::{Person, PersonIx, UnitIx};
use balai_core::order::Effect;
use jiff::civil::Date;

use super::asked::Asked;
use super::mend::past::{Compared, compared};
use super::mend::seen::Marks;
use super::mend::text::mend;
use super::mend::{
    panel::{self, Known},
    steps,
};
use super::one::Told;
use super::table::Board;
use super::ways::{Address, calendar};
use super::why::{Leads, Panel, explained};
use crate::counter::Counter;
use crate::desk::door::sentence;
use crate::frame::Frame;
use crate::reader::Reader;

/// Which board is asked for.
pub struct Place<'a> {
    /// The counter.
    pub counter: &'a Counter,
    /// The town.
    pub town: Arc<Town>,
    /// The order.
    pub order: Arc<SignedOrder>,
    /// The unit.
    pub unit: UnitIx,
    /// The day of the clock.
    pub today: Date,
}

/// What is shown of it.
pub struct Seen {
    published: balai_app::Board,
    /// The proposal, if one is asked for and could be worked out.
    pub proposal: Option<Proposal>,
    /// The comparison, if one is asked for.
    pub compared: Option<Compared>,
    /// Steps asked for.
    pub steps: Vec<Step>,
    /// History of the unit.
    pub past: Vec<Past>,
    marks: Marks,
    /// Somebody may change it here.
    pub editable: bool,
}

impl Place<'_> {
    /// Reads the roster, and works the proposal or the comparison out.
    ///
    /// # Errors
    /// What the hall says.
    pub async fn see(
        &self,
        asked: &Asked,
        (reader, caller): (&Reader, &Caller),
        told: &mut Told,
    ) -> Result<Seen, Trouble> {
        let (hall, id, m) = (&self.counter.hall, &self.order.order.id, mend(reader.lang));
        let published = hall.board_for(caller, &self.town, id, self.unit).await?;
        let past = if reader.fragment && asked.banding.is_empty() {
            vec![]
        } else {
            hall.history_for(caller, &self.town, id, self.unit).await?
        };
        let unit = self.town.city.units.get(self.unit.at()).map_or("", |u| u.slug.as_str());
        let mends = may_in(caller, Act::PublishRoster, &self.town.city.slug, Some(unit));
        let planner = Some(caller).filter(|_| mends && self.order.effect.days.last() >= Some(&self.today));
        let mut seen = Seen {
            published,
            proposal: None,
            compared: None,
            steps: vec![],
            past,
            marks: Marks::default(),
            editable: planner.is_some() && asked.banding.is_empty(),
        };
        if !asked.banding.is_empty() {
            let pair = (seen.past.as_slice(), asked.banding.as_str());
            seen.compared = compared((hall, caller), (&self.town, id), self.unit, pair).await?;
            if seen.compared.is_none() {
                told.notes.push(m.compare_none.to_owned());
            }
        } else if let Some(planner) = planner.filter(|_| !asked.usul.is_empty()) {
            let (steps, wrong) = steps::read(&asked.usul);
            told.notes.extend(wrong.iter().map(|item| (m.step_wrong)(item)));
            if steps.is_empty() {
                return Ok(seen);
            }
            seen.steps.clone_from(&steps);
            let (city, order) = (self.town.city.slug.clone(), id.clone());
            let wish = RosterWish { city, order, unit: unit.to_owned(), base: None, steps };
            match propose_roster(hall, planner, wish).await {
                Ok(proposal) => seen.proposal = Some(proposal),
                Err(Trouble::Unfit(why) | Trouble::Stale(why)) => {
                    told.notes.push(sentence(why.get(reader.lang)));
                }
                Err(trouble) => return Err(trouble),
            }
        }
        let case = (seen.people(&self.town), seen.effect(&self.order));
        seen.marks = Marks::of(seen.changes().unwrap_or_default(), seen.settings(), case);
        Ok(seen)
    }

    /// What the panel says: why a cell is so and what can be done, or why posts are open.
    pub fn panel(&self, seen: &Seen, address: &Address<'_>, frame: &Frame) -> Panel {
        let (board, asked) = (seen.board(self), address.asked);
        let Some((date, day)) = asked.day().and_then(|d| Some((d, board.effect.day(d)?))) else {
            return Panel::default();
        };
        if !asked.lowong.is_empty() {
            return Panel { why: None, open: panel::open(&board, day, frame.lang) };
        }
        let named = |p: &PersonIx| board.people.get(p.at()).is_some_and(|x| x.id == asked.pegawai);
        let Some(person) = board.roster.people.iter().copied().find(named) else { return Panel::default() };
        let Some(who) = board.people.get(person.at()) else { return Panel::default() };
        let told = why(board.city, board.people, board.effect, board.roster, (person, day));
        let leads = Leads {
            order: frame.town(&format!("/aturan/{}", self.order.order.id)),
            calendar: calendar(address.here, &asked.aturan, &asked.pegawai),
        };
        let mut why = explained(&told, board.people, (who, date), leads, frame.lang);
        let open = seen.editable && date >= self.today;
        if open {
            let noted = self.town.absences_of(&asked.pegawai).collect();
            let away = self.town.people.get(person.at()).is_some_and(|p| p.is_away(date));
            let known = Known { noted, away };
            why.acts = panel::acts(&board, (person, day), &known, address, frame.lang);
        } else if seen.editable {
            why.past = Some(mend(frame.lang).past_day);
        }
        Panel { why: Some(why), open: None }
    }
}

impl Seen {
    fn people<'a>(&'a self, town: &'a Town) -> &'a [Person] {
        self.proposal.as_ref().map_or(&town.people, |p| p.people(town))
    }

    fn effect<'a>(&'a self, order: &'a SignedOrder) -> &'a Effect {
        self.proposal.as_ref().map_or(&order.effect, |p| p.effect(order))
    }

    fn roster(&self) -> &UnitRoster {
        let other = self.compared.as_ref().map_or(&self.published.1, |c| &c.board.1);
        self.proposal.as_ref().map_or(other, |p| &p.roster)
    }

    fn settings(&self) -> &Settings {
        let other = self.compared.as_ref().map_or(&self.published.0, |c| &c.board.0);
        self.proposal.as_ref().map_or(&other.settings, |p| &p.settings)
    }

    /// What is otherwise than published, or than in the roster before.
    pub fn changes(&self) -> Option<&[Change]> {
        let other = self.compared.as_ref().map(|c| c.changes.as_slice());
        self.proposal.as_ref().map(|p| p.changes.as_slice()).or(other)
    }

    /// The table.
    pub fn board<'a>(&'a self, place: &'a Place<'_>) -> Board<'a> {
        Board {
            city: &place.town.city,
            people: self.people(&place.town),
            effect: self.effect(&place.order),
            roster: self.roster(),
            marks: &self.marks,
        }
    }
}
