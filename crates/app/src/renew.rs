//! What another process wrote into the database of an open hall: a staff list or the data of a city from
//! the command line, an order signed at a second server. The journal tells of it.

use std::collections::BTreeMap;

use balai_store::{Fault, journal};

use crate::{Hall, Trouble};

/// First words of the subjects of acts that change what a [`crate::Town`] holds.
const CONCERN: [&str; 5] = ["absence", "city", "order", "roster", "staff"];

/// How far the journal is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line(i64);

impl Line {
    /// Where the cities of a hall were read.
    #[must_use]
    pub fn of(hall: &Hall) -> Self {
        Self(hall.towns().iter().map(|town| town.line).min().unwrap_or_default())
    }
}

/// Reads again each city that the journal tells of since a line, and that was read before; gives the
/// line from which to go on, and the cities.
///
/// # Errors
/// What the engine says, and what is wrong with the new data of a city.
pub async fn renew(hall: &Hall, Line(line): Line) -> Result<(Line, Vec<String>), Trouble> {
    let read = hall.store().read(move |tx| {
        Box::pin(
            async move { Ok((journal::last_number(tx).await?, journal::about(tx, &CONCERN, line).await?)) },
        )
    });
    let (last, lines) = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
    let city = |subject: String| Some(subject.split('/').nth(1)?.to_owned());
    let newest: BTreeMap<String, i64> =
        lines.into_iter().filter_map(|(number, subject)| Some((city(subject)?, number))).collect();
    let mut renewed = Vec::new();
    for (city, number) in newest {
        if hall.town(&city).is_none_or(|town| town.line < number) {
            hall.reload(&city).await?;
            renewed.push(city);
        }
    }
    Ok((Line(last), renewed))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Caller;
    use crate::fixture::{FIRST, for_each_engine, furnished, keyed, keys, order};
    use crate::order::sign_order;

    #[tokio::test]
    async fn what_a_second_server_signs_holds_in_the_first_too() {
        for_each_engine(async |store| {
            let hall = furnished(store).await;
            let other = keyed(&hall, keys()).await;
            let line = Line::of(&hall);
            sign_order(&other, &Caller::operator(), "k", order("mini-1", FIRST)).await.unwrap();
            assert!(hall.town("mini").unwrap().order("mini-1").is_none());
            let (line, renewed) = renew(&hall, line).await.unwrap();
            assert_eq!(renewed, ["mini"]);
            assert!(hall.town("mini").unwrap().order("mini-1").is_some());
            assert_eq!(renew(&hall, line).await.unwrap(), (line, vec![]), "once is enough");
        })
        .await;
    }
}
