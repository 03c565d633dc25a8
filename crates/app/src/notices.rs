//! What people were told, as they read it. Nothing here writes; publishing a roster does, and
//! [`read_notices`](crate::account::read_notices) marks as read.

use balai_store::Fault;
use balai_store::notice::{self, Told};

use crate::access::{Act, Caller, require};
use crate::{Hall, Trouble};

/// Notices that are shown.
const SHOWN: i64 = 60;

impl Hall {
    /// What somebody was told in a city, the last first. Who is not on its staff list was told nothing.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`], or [`Trouble::Broken`] if the database cannot be read.
    pub async fn notices(&self, caller: &Caller, city: &str) -> Result<Vec<Told>, Trouble> {
        require(caller, Act::SeeNotices)?;
        let Some(person) = caller.person.clone() else { return Ok(vec![]) };
        let city = city.to_owned();
        let read = self
            .store()
            .read(move |tx| Box::pin(async move { notice::of_person(tx, &city, &person, SHOWN).await }));
        read.await.map_err(|fault: Fault| fault.into())
    }
}
