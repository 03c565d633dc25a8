//! Where a change of a published roster starts from: the roster, its order and town, the ledger, and
//! the first day that can be changed. It reads and decides nothing.

use std::sync::Arc;

use balai_core::arrange::Roster;
use balai_core::city::{Person, UnitIx};
use balai_core::diagnostic::Code;
use balai_core::order::{Base, Effect, check};
use balai_core::say;
use balai_store::arrange::RosterHead;
use jiff::civil::Date;

use crate::rosters::no_roster;
use crate::trouble::{no_city, no_order};
use crate::{Hall, SignedOrder, Town, Trouble};

/// The finding about people who are not on the roster; a part of a city always has it.
pub(crate) const CENSUS: Code = Code(702);
/// Longest absence, in days: the longest leave there is.
const LONGEST_ABSENCE: i32 = 366;

/// What is changed, and by what.
pub(crate) struct Start {
    pub town: Arc<Town>,
    pub signed: Arc<SignedOrder>,
    /// The roster that is changed.
    pub base: RosterHead,
    pub before: Arc<Roster>,
    pub ledger: Vec<u32>,
    /// First day that can be changed.
    pub from: Date,
}

impl Start {
    /// The roster of that id; without one the newest of the order.
    pub async fn read(hall: &Hall, (city, order): (&str, &str), base: Option<&str>) -> Result<Self, Trouble> {
        let town = hall.town(city).ok_or_else(|| no_city(city))?;
        let signed = town.order(order).ok_or_else(|| no_order(order))?.clone();
        let base = match base {
            Some(id) => hall.roster_by_id(city, id).await?,
            None => hall.roster(city, order).await?.ok_or_else(|| no_roster(order))?,
        };
        if base.order != order || base.days != signed.effect.days {
            return Err(Trouble::Stale(say!(
                "hari perintah sudah berubah sejak jadwal itu disusun; susun jadwal baru lebih dahulu",
                "the days of the order have changed since that roster was planned; plan a new one first"
            )));
        }
        let before = hall.whole(&town, &signed.effect, &base).await?;
        let ledger = hall.ledger(&town, &signed).await?;
        let today = town.wall(&hall.now()).date();
        let from = base.days.first().map_or(today, |first| today.max(*first));
        Ok(Self { town, signed, base, before, ledger, from })
    }

    /// What the order gives with these people, if it counts who of some units is available.
    pub fn counted(&self, people: &[Person], of: impl Fn(UnitIx) -> bool) -> Option<Effect> {
        let (town, signed) = (&self.town, &self.signed);
        let counts = signed.effect.quotas.iter().any(|q| q.base == Base::Available && of(q.unit));
        let others = town.others(&signed.order.id);
        let read = || check(&signed.order, &signed.source, &town.city, people, &others).effect;
        counts.then(read).filter(|effect| effect.days == self.base.days)
    }
}

/// Whether days make an absence that can be noted.
///
/// # Errors
/// [`Trouble::Unfit`] if not.
pub(crate) fn span(first: Date, last: Date) -> Result<(), Trouble> {
    if last >= first && (last - first).get_days() < LONGEST_ABSENCE {
        return Ok(());
    }
    Err(Trouble::Unfit(say!(
        "{first} sampai {last} bukan masa ketidakhadiran yang dapat dicatat; hari terakhir tidak boleh sebelum hari pertama, dan paling lama 366 hari",
        "{first} to {last} is no absence that can be noted; the last day must not be before the first, and 366 days are the most"
    )))
}
