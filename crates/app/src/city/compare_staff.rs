//! Act: compare a staff list with the record, and write nothing: what would change, and what is wrong.

use balai_core::city::City;
use balai_core::city::staff::{Compared, Tally, compare};
use balai_core::diagnostic::{Finding, Source, has_errors};
use balai_core::say;
use balai_store::seal::KeyRing;
use balai_store::staff::record;
use balai_store::{Fault, Tx};

use super::StaffList;
use crate::access::{Act, Caller, require, require_in};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// Compares a list; gives what it would change and what is to be looked at all the same.
///
/// # Errors
/// [`Trouble::Refused`] with everything that is wrong in the list, [`Trouble::Unfit`] if nobody is on it,
/// [`Trouble::Forbidden`] outside the city of the operator.
pub async fn compare_staff(
    hall: &Hall,
    caller: &Caller,
    wish: StaffList,
) -> Result<(Tally, Vec<Finding>), Trouble> {
    require(caller, Act::CompareStaff)?;
    require_in(caller, Act::CompareStaff, &wish.city, None)?;
    let town = hall.town(&wish.city).ok_or_else(|| no_city(&wish.city))?;
    let (keys, demo) = (hall.keys().clone(), hall.is_demo());
    let read = hall
        .store()
        .read(move |tx| Box::pin(async move { judged(tx, (&town.city, &keys), &wish.list, demo).await }));
    let compared: Result<Compared, Trouble> = read.await;
    compared.map(|compared| (compared.tally, compared.findings))
}

/// The list beside the record, if it may be taken.
pub(super) async fn judged(
    tx: &mut Tx,
    (city, keys): (&City, &KeyRing),
    list: &Source,
    demo: bool,
) -> Result<Compared, Trouble> {
    let known = record(tx, city, keys).await.map_err(|fault: Fault| Trouble::from(fault))?;
    let compared = compare(city, list, &known, demo);
    if has_errors(&compared.findings) {
        return Err(Trouble::Refused(compared.findings));
    }
    if compared.people.is_empty() {
        return Err(Trouble::Unfit(say!(
            "tidak ada seorang pun di daftar ini; balai tanpa pegawai tidak dapat dijadwalkan",
            "nobody is on this list; a hall without staff has no roster"
        )));
    }
    Ok(compared)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use crate::city::import_staff;
    use crate::fixture::{for_each_engine, furnished, journalled, real_list};

    #[tokio::test]
    async fn a_comparison_writes_nothing_and_says_what_an_import_would_say() {
        for_each_engine(async |store| {
            let (hall, operator) = (furnished(store).await, Caller::operator());
            let list = || real_list(1..=6, |_, _| ());
            let told = compare_staff(&hall, &operator, list()).await.unwrap().0;
            assert_eq!(told, Tally { joined: 6, left: 6, ..Tally::default() });
            assert!(journalled(&hall).await.len() == 1 && hall.town("mini").unwrap().sample, "as it was");
            assert_eq!(import_staff(&hall, &operator, "k", list()).await.unwrap().tally, told);
            let told = compare_staff(&hall, &operator, list()).await.unwrap().0;
            assert_eq!(told, Tally { unchanged: 6, ..Tally::default() });
            let faulty = real_list(1..=6, |number, row| {
                if number < 3 {
                    row[4] = "123".into();
                }
            });
            let refused = compare_staff(&hall, &operator, faulty).await;
            let Err(Trouble::Refused(findings)) = refused else { panic!("{refused:?}") };
            assert!(findings.iter().filter(|f| f.code.0 == 642).count() == 2, "{findings:?}");
            let nobody = compare_staff(&hall, &operator, real_list([], |_, _| ())).await;
            assert!(matches!(nobody, Err(Trouble::Unfit(_))), "{nobody:?}");
            assert_eq!(compare_staff(&hall, &Caller::public(), list()).await, Err(Trouble::Forbidden));
        })
        .await;
    }
}
