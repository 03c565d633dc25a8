//! Rosters as they are read: a unit at a time for a board, whole for those who plan on them. Nothing
//! here writes; the acts of `arrange` do.

use std::sync::{Arc, PoisonError};

use balai_core::arrange::{Roster, UnitRoster};
use balai_core::city::UnitIx;
use balai_core::order::Effect;
use balai_core::say;
use balai_store::Fault;
use balai_store::arrange::{self, Legend, Past, RosterHead};

use crate::access::{Act, Caller, may_somewhere};
use crate::hall::keep;
use crate::trouble::no_order;
use crate::{Hall, Town, Trouble};

/// Units whose board is kept ready: all of a city and some of the rosters before, because on a morning
/// everyone asks for their own; a hundred kilobytes for a unit of a thousand.
const BOARDS_KEPT: usize = 512;
/// Rosters of a city that are kept ready for proposals: two megabytes each for a large city.
const WHOLE_KEPT: usize = 8;

/// The roster of a unit, with the head of the roster it was read from.
pub type Board = Arc<(RosterHead, UnitRoster)>;

impl Hall {
    /// True if a caller may see who of a town stands where: anyone where the people are made up, else
    /// who holds a role in the city.
    #[must_use]
    pub fn shows_names(&self, caller: &Caller, town: &Town) -> bool {
        town.sample || may_somewhere(caller, Act::ReadNames, &town.city.slug)
    }

    /// Asks whether a caller may see who stands where.
    pub(crate) fn require_names(&self, caller: &Caller, town: &Town) -> Result<(), Trouble> {
        if self.shows_names(caller, town) { Ok(()) } else { Err(Trouble::Forbidden) }
    }

    /// The newest roster of an order for one unit, with its people.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for who may not see them, [`Trouble::Missing`] if there is no such order or
    /// no roster yet.
    pub async fn board_for(
        &self,
        caller: &Caller,
        town: &Town,
        order: &str,
        unit: UnitIx,
    ) -> Result<Board, Trouble> {
        self.require_names(caller, town)?;
        self.board(town, order, unit).await
    }

    /// One unit of a roster, with its people.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for who may not see them, [`Trouble::Missing`] if the roster has no such unit.
    pub async fn earlier_for(
        &self,
        caller: &Caller,
        town: &Town,
        head: RosterHead,
        unit: UnitIx,
    ) -> Result<Board, Trouble> {
        self.require_names(caller, town)?;
        self.board_of(town, head, unit).await
    }

    /// The rosters of an order that changed a unit, the newest first, with who made them.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for who may not see names, [`Trouble::Broken`] if the database cannot be read.
    pub async fn history_for(
        &self,
        caller: &Caller,
        town: &Town,
        order: &str,
        unit: UnitIx,
    ) -> Result<Vec<Past>, Trouble> {
        self.require_names(caller, town)?;
        self.history(town, order, unit).await
    }

    /// How many people of a unit stand in each mode (office, field, home, away, off) on each day of the
    /// newest roster of an order: what anyone may know.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if there is no such order or no roster yet.
    pub async fn numbers(
        &self,
        town: &Town,
        order: &str,
        unit: UnitIx,
    ) -> Result<(RosterHead, Vec<[usize; 5]>), Trouble> {
        town.order(order).ok_or_else(|| no_order(order))?;
        let head = self.roster(&town.city.slug, order).await?.ok_or_else(|| no_roster(order))?;
        let slug = town.city.units.get(unit.at()).map(|u| u.slug.clone()).unwrap_or_default();
        let id = head.id.clone();
        let row = self.store().read(move |tx| Box::pin(async move { arrange::unit(tx, &id, &slug).await }));
        let row: Result<_, Fault> = row.await;
        let row = row?.ok_or_else(|| no_roster(order))?;
        let days = head.days.len();
        Ok((head, (0..days).map(|day| row.counts(day, days)).collect()))
    }

    /// The newest roster of an order for one unit, for acts and readings that have asked whether they may.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if there is no such order or no roster yet.
    pub(crate) async fn board(&self, town: &Town, order: &str, unit: UnitIx) -> Result<Board, Trouble> {
        town.order(order).ok_or_else(|| no_order(order))?;
        let head = self.roster(&town.city.slug, order).await?.ok_or_else(|| no_roster(order))?;
        self.board_of(town, head, unit).await
    }

    /// One unit of a roster.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if the roster has no such unit.
    pub(crate) async fn board_of(
        &self,
        town: &Town,
        head: RosterHead,
        unit: UnitIx,
    ) -> Result<Board, Trouble> {
        let signed = town.order(&head.order).ok_or_else(|| no_order(&head.order))?;
        let place = town.city.units.get(unit.at()).ok_or_else(|| no_roster(&head.order))?;
        let key = (head.id.clone(), unit);
        if let Some(board) = self.boards().lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(board.clone());
        }
        let (id, slug) = (head.id.clone(), place.slug.clone());
        let row = self.store().read(move |tx| Box::pin(async move { arrange::unit(tx, &id, &slug).await }));
        let row: Result<_, Fault> = row.await;
        let row = row?.ok_or_else(|| no_roster(&head.order))?;
        let legend = Legend { city: &town.city, people: &town.people, effect: &signed.effect };
        let board = Arc::new((head, legend.unpack(&row)?));
        keep(self.boards(), BOARDS_KEPT, key, board.clone());
        Ok(board)
    }

    /// The newest roster of an order, without its units.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if the database cannot be read.
    pub async fn roster(&self, city: &str, order: &str) -> Result<Option<RosterHead>, Trouble> {
        let (city, order) = (city.to_string(), order.to_string());
        let read =
            self.store().read(move |tx| Box::pin(async move { arrange::latest(tx, &city, &order).await }));
        let head: Result<_, Fault> = read.await;
        Ok(head?)
    }

    /// A roster of a city by its id, without its units.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if the city has no such roster.
    pub async fn roster_by_id(&self, city: &str, id: &str) -> Result<RosterHead, Trouble> {
        let name = id.to_string();
        let read = self.store().read(move |tx| Box::pin(async move { arrange::head(tx, &name).await }));
        let head: Result<Option<RosterHead>, Fault> = read.await;
        head?
            .filter(|head| head.city == city)
            .ok_or_else(|| Trouble::Missing(say!("tidak ada jadwal \"{id}\"", "there is no roster \"{id}\"")))
    }

    /// The rosters of an order that changed a unit, the newest first.
    ///
    /// # Errors
    /// [`Trouble::Broken`] if the database cannot be read.
    pub(crate) async fn history(&self, town: &Town, order: &str, unit: UnitIx) -> Result<Vec<Past>, Trouble> {
        let slug = town.city.units.get(unit.at()).map(|u| u.slug.clone()).unwrap_or_default();
        let (city, order) = (town.city.slug.clone(), order.to_string());
        let read = self
            .store()
            .read(move |tx| Box::pin(async move { arrange::history(tx, &city, &order, &slug).await }));
        let past: Result<_, Fault> = read.await;
        Ok(past?)
    }

    /// The whole of a roster, for who plans on it; pages ask for one unit. Units that the city does
    /// not have any more are left out.
    pub(crate) async fn whole(
        &self,
        town: &Town,
        effect: &Effect,
        head: &RosterHead,
    ) -> Result<Arc<Roster>, Trouble> {
        if let Some(whole) = self.wholes().lock().unwrap_or_else(PoisonError::into_inner).get(&head.id) {
            return Ok(whole.clone());
        }
        let id = head.id.clone();
        let read = self.store().read(move |tx| Box::pin(async move { arrange::units(tx, &id).await }));
        let rows: Result<Vec<_>, Fault> = read.await;
        let legend = Legend { city: &town.city, people: &town.people, effect };
        let rows = rows?.into_iter().filter(|row| town.city.unit(row.unit()).is_some());
        let mut units = rows.map(|row| legend.unpack(&row)).collect::<Result<Vec<_>, _>>()?;
        units.sort_by_key(|unit| unit.unit);
        let RosterHead { id, parent, order, city, settings, days, .. } = head.clone();
        let whole = Arc::new(Roster { id, parent, order, city, settings, days, units });
        keep(self.wholes(), WHOLE_KEPT, head.id.clone(), whole.clone());
        Ok(whole)
    }
}

/// The units of a roster that its parent does not have as they are: those that have to be kept.
pub(crate) fn fresh<'a>(roster: &'a Roster, parent: Option<&Roster>) -> Vec<&'a UnitRoster> {
    let parent = parent.filter(|parent| parent.days == roster.days);
    let known = |unit: &&UnitRoster| {
        parent.and_then(|p| p.units.iter().find(|u| u.unit == unit.unit)).is_some_and(|u| u == *unit)
    };
    roster.units.iter().filter(|unit| !known(unit)).collect()
}

/// There is no roster of an order yet.
pub(crate) fn no_roster(order: &str) -> Trouble {
    Trouble::Missing(say!(
        "jadwal untuk perintah \"{order}\" belum disusun untuk unit ini",
        "no roster of this unit has been planned for the order \"{order}\""
    ))
}
