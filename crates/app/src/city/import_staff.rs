//! Act: record the staff list of a city. Who is not on it any more has left, and is kept, because old
//! rosters speak of them. NIP and NIK go sealed into the store and nowhere else; the journal gets
//! numbers of people, never a name.

use balai_core::city::staff::Tally;
use balai_core::diagnostic::Source;
use balai_store::Done;
use balai_store::staff::{Staff, save_staff};
use serde_json::json;

use super::compare_staff::judged;
use crate::access::{Act, Caller, require, require_in};
use crate::arrange::{Borne, bear_staff};
use crate::trouble::no_city;
use crate::{Hall, Trouble};

/// The list to record.
#[derive(Debug, Clone)]
pub struct StaffList {
    /// City slug.
    pub city: String,
    /// The list as CSV, named as findings are to name it.
    pub list: Source,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffTaken {
    /// How many joined, left, moved, changed.
    pub tally: Tally,
    /// What became of the rosters of days to come.
    pub rosters: Borne,
}

/// Records a staff list, all of it or nothing, and publishes the rosters that bear it.
///
/// # Errors
/// [`Trouble::Refused`] with everything that is wrong in the list, else as in comparing.
pub async fn import_staff(
    hall: &Hall,
    caller: &Caller,
    key: &str,
    wish: StaffList,
) -> Result<StaffTaken, Trouble> {
    require(caller, Act::ImportStaff)?;
    require_in(caller, Act::ImportStaff, &wish.city, None)?;
    let town = hall.town(&wish.city).ok_or_else(|| no_city(&wish.city))?;
    let slug = wish.city.clone();
    let command = hall.command(caller, Act::ImportStaff, key);
    let (at, keys, demo) = (command.at, hall.keys().clone(), hall.is_demo());
    let recorded = hall.store().write(command, move |tx| {
        Box::pin(async move {
            let city = &town.city;
            let compared = judged(tx, (city, &keys), &wish.list, demo).await?;
            let keys = Some(&keys).filter(|_| !compared.sample);
            save_staff(tx, Staff { city, people: &compared.people, keys }, at).await?;
            let payload = json!({ "people": compared.people.len(), "tally": compared.tally });
            Ok(Done { subject: format!("staff/{}", city.slug), payload, answer: compared.tally })
        })
    });
    let recorded: Result<Tally, Trouble> = recorded.await;
    let tally = recorded?;
    hall.reload(&slug).await?;
    let rosters = bear_staff(hall, caller, key, &slug).await?;
    Ok(StaffTaken { tally, rosters })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use balai_core::arrange::Mode;
    use balai_core::city::UnitIx;
    use balai_store::Fault;

    use super::*;
    use crate::account::{self, AccountWish, GrantWish, PasswordWish};
    use crate::city::{CityImport, import_city};
    use crate::fixture::{files, for_each_engine, journalled, planned, real_list, settled, signed};
    use crate::{Browser, Held, Proof, Role};

    const UNIT: usize = 11;

    async fn taken(hall: &Hall, key: &str, list: StaffList) -> StaffTaken {
        import_staff(hall, &Caller::operator(), key, list).await.unwrap()
    }

    /// Every text that the database holds of people and acts.
    async fn texts(hall: &Hall) -> String {
        let read = hall.store().read(|tx| {
            Box::pin(async move {
                let mut all = String::new();
                for sql in [
                    "SELECT key || act || answer FROM command_key",
                    "SELECT act || actor || subject FROM journal",
                    "SELECT id || name || nip || coalesce(nip_sealed, '-') || coalesce(nik_sealed, '-') FROM person",
                ] {
                    let rows: Vec<String> = tx.rows(sql, &[], |row| row.get(0)).await?;
                    all += &rows.join("\n");
                }
                Ok::<_, Fault>(all)
            })
        });
        read.await.unwrap()
    }

    #[tokio::test]
    async fn real_people_come_in_with_their_numbers_sealed() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let done = taken(&hall, "k", real_list(1..=6, |_, _| ())).await;
            assert_eq!(done.tally, Tally { joined: 6, left: 6, ..Tally::default() });
            let town = hall.town("mini").unwrap();
            assert!(!town.sample && town.people.len() == 6);
            assert!(town.people.iter().all(|p| p.nip.is_empty() && p.nik.is_empty()), "nobody reads them");
            let texts = texts(&hall).await;
            assert!(texts.contains("k1:") && texts.contains("Orang Nyata 1"), "{texts}");
            assert!(!texts.contains("19850101") && !texts.contains("32710101"), "{texts}");
            let lines = journalled(&hall).await;
            assert!(lines.contains(&"import-staff operator staff/mini".to_owned()), "{lines:?}");
            assert!(!lines.join("\n").contains("Orang Nyata"), "{lines:?}");
            let again = taken(&hall, "k", real_list(1..=6, |_, _| ())).await;
            assert_eq!(again.tally, done.tally, "a retry is harmless");
            assert_eq!(journalled(&hall).await, lines);
        })
        .await;
    }

    #[tokio::test]
    async fn the_next_list_moves_people_and_the_rosters_follow() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            let first = taken(&hall, "1", real_list(1..=6, |_, _| ())).await;
            assert_eq!((first.rosters.published.len(), first.rosters.waiting.len()), (1, 0), "{first:?}");
            let list = real_list(2..=7, |number, row| match number {
                2 => row[UNIT] = "dinkes".into(),
                5 => row[9] = "Bidan".into(),
                _ => {}
            });
            let done = taken(&hall, "2", list.clone()).await;
            assert_eq!(done.tally, Tally { joined: 1, left: 1, moved: 1, changed: 1, unchanged: 3 });
            assert_eq!((done.rosters.published.len(), done.rosters.waiting.len()), (1, 0), "{done:?}");
            let town = hall.town("mini").unwrap();
            let board = hall.board(&town, "mini-1", UnitIx(1)).await.unwrap();
            let mut names: Vec<_> = board.1.people.iter().map(|p| town.people[p.at()].id.as_str()).collect();
            names.sort_unstable();
            assert_eq!(names, ["NYT-2", "NYT-3", "NYT-4", "NYT-5", "NYT-6", "NYT-7"]);
            let on_site = |day| (0..6).any(|row| board.1.cell(row, day, 7).mode == Mode::Office);
            assert!((1..7).all(on_site), "each day to come has its picket officer");
            let again = taken(&hall, "3", list).await;
            assert_eq!(again.tally, Tally { unchanged: 6, ..Tally::default() });
            assert_eq!((again.rosters.published.len(), again.rosters.waiting.len()), (0, 0));
            let past = hall.history(&town, "mini-1", UnitIx(1)).await.unwrap();
            for old in past {
                let head = hall.roster_by_id("mini", &old.id).await.unwrap();
                assert!(hall.board_of(&town, head, UnitIx(1)).await.is_ok(), "older rosters open");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn who_leaves_can_do_nothing_any_more() {
        for_each_engine(async |store| {
            let hall = planned(store).await;
            taken(&hall, "1", real_list(1..=6, |_, _| ())).await;
            settled(&hall, "sari", Role::LegalBureau, false).await;
            let (city, person) = (Some("mini".to_owned()), Some("NYT-6".to_owned()));
            let wish = AccountWish {
                city: city.clone(),
                person,
                name: String::new(),
                login: "budi".into(),
                sample: false,
            };
            let made = account::create_account(&hall, &Caller::operator(), "a", wish).await.unwrap();
            let held = Held { city, ..Held::everywhere(Role::LegalBureau) };
            let (account, first_day) = (made.account, jiff::civil::date(2021, 1, 1));
            let grant = GrantWish { account, held, first_day, last_day: None };
            account::grant_role(&hall, &Caller::operator(), "g", grant).await.unwrap();
            let password = crate::fixture::PASSWORD.to_owned();
            let wish =
                PasswordWish { token: made.token, password: password.clone(), browser: Browser::default() };
            account::set_password(&hall, &Caller::public(), "p", wish).await.unwrap();
            let (token, visitor) = signed(&hall, "budi", "in").await;
            assert!(visitor.caller.is(Role::Employee));
            taken(&hall, "2", real_list(1..=5, |_, _| ())).await;
            assert_eq!(hall.visitor(&token).await.unwrap(), None, "the session is nobody's");
            let proof = Proof::Password { login: "budi".into(), password };
            let again =
                account::sign_in(&hall, &Caller::public(), "x", proof, crate::fixture::browser('b')).await;
            assert!(again.is_err(), "{again:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_wrong_is_told_whole_and_nothing_is_written() {
        for_each_engine(async |store| {
            let (hall, operator) = (planned(store).await, Caller::operator());
            taken(&hall, "1", real_list(1..=6, |_, _| ())).await;
            let before = journalled(&hall).await;
            let list = real_list(1..=6, |number, row| match number {
                1 => row[0] = "NYT-2".into(),
                2 => row[0] = "MIN-00002".into(),
                3 => row[UNIT] = "dinas-hilang".into(),
                4 => *row.last_mut().unwrap() = "ya".into(),
                _ => {}
            });
            let refused = import_staff(&hall, &operator, "2", list).await;
            let Err(Trouble::Refused(findings)) = refused else { panic!("{refused:?}") };
            let codes: std::collections::BTreeSet<_> = findings.iter().map(|f| f.code.0).collect();
            assert!([617, 648, 649, 650].iter().all(|code| codes.contains(code)), "{findings:?}");
            let public = import_staff(&hall, &Caller::public(), "3", real_list(1..=6, |_, _| ())).await;
            assert_eq!(public, Err(Trouble::Forbidden));
            assert_eq!(journalled(&hall).await, before);
            assert_eq!(hall.town("mini").unwrap().people.len(), 6);
        })
        .await;
    }

    #[tokio::test]
    async fn new_data_of_the_city_keep_real_people_and_their_units() {
        for_each_engine(async |store| {
            let (hall, operator) = (planned(store).await, Caller::operator());
            taken(&hall, "1", real_list(1..=6, |_, _| ())).await;
            let import = |files| CityImport { files, sample_seed: Some(1) };
            let again = import_city(&hall, &operator, "c", import(files())).await.unwrap();
            assert!(again.real && again.people == 6);
            assert!(!hall.town("mini").unwrap().sample, "nobody was made up");
            let mut smaller = files();
            smaller[0].text = smaller[0].text.replace("asn = 6", "asn = 2");
            let lines: Vec<_> = smaller[1].text.lines().filter(|l| !l.starts_with("dinkes")).collect();
            smaller[1].text = lines.join("\n") + "\n";
            let refused = import_city(&hall, &operator, "d", import(smaller)).await;
            let Err(Trouble::Refused(findings)) = refused else { panic!("{refused:?}") };
            let named: Vec<_> = findings.iter().map(|f| (f.code.0, f.title.en.as_str())).collect();
            assert_eq!(named.len(), 4, "{named:?}");
            assert_eq!(named[0], (652, "NYT-3 works in dinkes, which is gone"));
        })
        .await;
    }
}
