//! Act: read one's own reports, and who else looked at them. Nothing is journalled: it is one's own.

use balai_core::health::{Course, standing};
use balai_store::Fault;
use balai_store::health::{Look, looks};

use crate::access::{Act, Caller, require};
use crate::case_file::{Kept, history, marks};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// One's own health, as the hall has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnHealth {
    /// Reports, oldest first.
    pub reports: Vec<Kept>,
    /// Where one stands.
    pub course: Option<Course>,
    /// Who looked, the last first.
    pub looks: Vec<Look>,
}

/// Reads what the hall has of the caller.
///
/// # Errors
/// [`Trouble::Forbidden`] for who is not on a staff list.
pub async fn read_own_health(hall: &Hall, caller: &Caller, city: &str) -> Result<OwnHealth, Trouble> {
    require(caller, Act::ReadOwnHealth)?;
    let town = hall.town(city).ok_or_else(|| no_city(city))?;
    let person = caller.person.clone().ok_or(Trouble::Forbidden)?;
    let reports = hall.reports_of(city, &person).await?;
    let course = standing(&town.city.health, &history(&reports));
    let (slug, own) = (city.to_owned(), marks(hall.keys(), city, &person));
    let read = hall.store().read(move |tx| Box::pin(async move { looks(tx, &slug, &own).await }));
    let looks = read.await.map_err(|fault: Fault| Trouble::from(fault))?;
    Ok(OwnHealth { reports, course, looks })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use balai_core::health::Status;
    use jiff::civil::date;

    use super::*;
    use crate::Role;
    use crate::fixture::{colleague, for_each_engine, journalled, planned};
    use crate::health::{OwnReport, read_health, report_health};

    #[tokio::test]
    async fn one_sees_ones_own_reports_and_who_looked() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let (rina, budi) = (colleague("MIN-00003"), colleague("MIN-00006"));
            let (city, status, day) = ("mini".into(), Status::Symptoms, date(2021, 6, 29));
            let wish = OwnReport { city, status, day, symptoms: true };
            report_health(&hall, &rina, "k", wish).await.unwrap();
            let lines = journalled(&hall).await;
            let own = read_own_health(&hall, &rina, "mini").await.unwrap();
            assert_eq!((own.reports.len(), own.looks.len()), (1, 0));
            assert_eq!(own.course.unwrap().status, Status::Symptoms);
            assert_eq!(journalled(&hall).await, lines, "one's own is nobody's look");
            let officer = Caller::of(Role::HealthOfficer, "Dewi");
            read_health(&hall, &officer, ("mini", Some("MIN-00003"))).await.unwrap();
            let own = read_own_health(&hall, &rina, "mini").await.unwrap();
            let told: Vec<_> = own.looks.iter().map(|l| (l.actor.as_str(), l.purpose.as_str())).collect();
            assert_eq!(told, [("health-officer/Dewi", "care")]);
            assert!(read_own_health(&hall, &budi, "mini").await.unwrap().reports.is_empty());
            let nobody = Caller::of(Role::HealthOfficer, "x");
            assert_eq!(read_own_health(&hall, &nobody, "mini").await, Err(Trouble::Forbidden));
        })
        .await;
    }
}
