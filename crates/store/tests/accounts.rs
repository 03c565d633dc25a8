//! What the store promises of accounts, on every engine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod engines;

use balai_store::account::{self, Account, Invitation};
use balai_store::identity::{self, Identity};
use balai_store::role::{self, Capacity, Grant};
use balai_store::session::{self, ByProvider, Session};
use balai_store::{Fault, Store, Tx, Work};
use engines::for_each_engine;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

async fn tell<T, F>(store: &Store, body: F) -> Result<T, Fault>
where
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Tx) -> Work<'a, T, Fault> + Send + 'static,
{
    store.jot(body).await
}

fn at(minutes: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
}

fn somebody(id: &str) -> Account {
    Account {
        id: id.into(),
        city: None,
        person: None,
        name: "Operator".into(),
        login_sealed: "k1:00".into(),
        sample: false,
        created_at: at(0),
    }
}

async fn opened(store: &Store, id: &'static str) {
    let entered = tell(store, move |tx| {
        Box::pin(async move { account::open(tx, &somebody(id), &format!("k1:{id}"), "cli").await })
    });
    entered.await.unwrap();
}

#[tokio::test]
async fn a_name_for_signing_in_belongs_to_one_and_the_newest_password_holds() {
    for_each_engine(async |store| {
        opened(&store, "a").await;
        let twice = tell(&store, |tx| {
            Box::pin(async move { account::open(tx, &somebody("b"), "k1:a", "cli").await })
        });
        assert!(matches!(twice.await, Err(Fault::Conflict(_))));
        let told = tell(&store, |tx| {
            Box::pin(async move {
                assert_eq!(account::password(tx, "a").await?, None);
                account::set_password(tx, "a", "old", at(1)).await?;
                account::set_password(tx, "a", "new", at(2)).await?;
                account::set_totp(tx, "a", Some("k1:1".into()), at(1)).await?;
                let on = account::totp(tx, "a").await?;
                account::set_totp(tx, "a", None, at(2)).await?;
                assert_eq!(account::totp(tx, "a").await?, None);
                let keys = ["k2:a".to_owned(), "k1:a".to_owned()];
                let found = account::by_login(tx, &keys).await?;
                assert_eq!(found, account::by_id(tx, "a").await?);
                assert_eq!(account::of_city(tx, "bogor").await?, vec![found.unwrap()]);
                Ok((account::password(tx, "a").await?, on))
            })
        });
        assert_eq!(told.await.unwrap(), (Some("new".into()), Some("k1:1".into())));
    })
    .await;
}

#[tokio::test]
async fn a_code_is_taken_once_and_never_after_a_later_one() {
    for_each_engine(async |store| {
        opened(&store, "a").await;
        for (step, taken) in [(5, true), (5, false), (4, false), (6, true)] {
            let told =
                tell(&store, move |tx| Box::pin(async move { account::take_code(tx, "a", step).await }));
            assert_eq!(told.await.unwrap(), taken, "{step}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_the_links_of_an_account_the_newest_holds_once_and_for_a_time() {
    for_each_engine(async |store| {
        opened(&store, "a").await;
        let told = tell(&store, |tx| {
            Box::pin(async move {
                for id in ["first", "second"] {
                    let (account, expires_at) = ("a".into(), at(60));
                    let link = Invitation { id: id.into(), account, resets_totp: false, expires_at };
                    account::invite(tx, &link, id, ("operator", at(0))).await?;
                }
                assert_eq!(account::invitation(tx, "first", at(1)).await?, None, "superseded");
                assert_eq!(account::invitation(tx, "second", at(60)).await?, None, "too late");
                let link = account::invitation(tx, "second", at(59)).await?.unwrap();
                account::use_invitation(tx, &link.id, at(59)).await?;
                account::invitation(tx, "second", at(59)).await
            })
        });
        assert_eq!(told.await.unwrap(), None, "used");
    })
    .await;
}

#[tokio::test]
async fn roles_stand_until_they_are_withdrawn() {
    for_each_engine(async |store| {
        opened(&store, "a").await;
        let told = tell(&store, |tx| {
            Box::pin(async move {
                for (id, last_day) in [("g1", None), ("g2", Some(date(2021, 7, 2)))] {
                    let grant = Grant {
                        id: id.into(),
                        account: "a".into(),
                        role: "unit-head".into(),
                        city: None,
                        unit: Some("dinkes".into()),
                        capacity: Capacity::Plh,
                        first_day: date(2021, 6, 29),
                        last_day,
                    };
                    role::grant(tx, &grant, ("operator", at(0))).await?;
                }
                role::withdraw(tx, "g1", "mutasi", ("operator", at(1))).await?;
                assert_eq!(role::by_id(tx, "g1").await?, None);
                assert_eq!(role::holders(tx, "unit-head").await?, [("a".to_owned(), false)]);
                role::of_account(tx, "a").await
            })
        });
        let left = told.await.unwrap();
        let told: Vec<_> = left.iter().map(|g| (g.id.as_str(), g.capacity, g.last_day)).collect();
        assert_eq!(told, [("g2", Capacity::Plh, Some(date(2021, 7, 2)))]);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_seen_and_end_and_attempts_are_counted_and_swept_away() {
    for_each_engine(async |store| {
        opened(&store, "a").await;
        let told = tell(&store, |tx| {
            Box::pin(async move {
                let (id, account, browser) = ("s".into(), "a".into(), "Firefox".into());
                let fresh =
                    Session { id, account, browser, opened_at: at(0), seen_at: at(0), provider: None };
                session::open(tx, &fresh, "hash").await?;
                session::see(tx, "s", at(20)).await?;
                session::see(tx, "s", at(20)).await?;
                let seen = session::of_token(tx, "hash").await?.unwrap();
                assert_eq!((seen.seen_at, session::of_account(tx, "a").await?.len()), (at(20), 1));
                session::end(tx, "s", at(30)).await?;
                session::end(tx, "s", at(31)).await?;
                assert_eq!(session::of_token(tx, "hash").await?, None);
                assert!(!session::knows(tx, "a", "b").await?);
                session::know(tx, "a", "b", at(0)).await?;
                session::know(tx, "a", "b", at(1)).await?;
                assert!(session::knows(tx, "a", "b").await?);
                let first = session::attempt(tx, "x", at(0)).await?;
                let second = session::attempt(tx, "x", at(0)).await?;
                assert_eq!(session::attempts(tx, "x", at(-1)).await?, Some((2, at(0))));
                session::forgive(tx, "x", second).await?;
                assert_eq!((first, session::attempts(tx, "x", at(-1)).await?), (1, Some((1, at(0)))));
                session::attempt(tx, "y", at(60 * 25)).await?;
                session::attempts(tx, "x", at(-1)).await
            })
        });
        assert_eq!(told.await.unwrap(), None, "swept away after a day");
    })
    .await;
}

#[tokio::test]
async fn an_account_is_one_user_of_a_provider_until_the_link_is_released() {
    for_each_engine(async |store| {
        opened(&store, "a").await;
        opened(&store, "b").await;
        let identity = |issuer: &str, mark: &str| Identity {
            issuer: issuer.into(),
            subject_marks: vec![mark.into(), format!("older:{mark}")],
            subject_sealed: "k1:sealed".into(),
        };
        let link = async |account: &'static str, identity: Identity, minute: i64| {
            let linked = tell(&store, move |tx| {
                Box::pin(async move { identity::link(tx, account, &identity, at(minute)).await })
            });
            linked.await
        };
        for (account, issuer, mark, fits) in [
            ("a", "https://sso", "k1:1", true),
            ("a", "https://sso", "k1:1", true),
            ("a", "https://sso", "k1:2", false),
            ("b", "https://sso", "k1:1", false),
            ("a", "https://other", "k1:3", true),
            ("b", "https://sso", "k1:2", true),
        ] {
            let linked = link(account, identity(issuer, mark), 1).await;
            assert_eq!(linked.is_ok(), fits, "{account} {issuer} {mark}: {linked:?}");
        }
        let told = tell(&store, |tx| {
            Box::pin(async move {
                let marks = ["k2:1".to_owned(), "k1:1".to_owned()];
                let owner = identity::owner(tx, "https://sso", &marks).await?;
                assert_eq!(identity::owner(tx, "https://other", &marks).await?, None);
                let released = identity::release(tx, "a", at(2)).await?;
                assert_eq!(identity::release(tx, "a", at(3)).await?, 0);
                assert_eq!(identity::of_account(tx, "a", "https://sso").await?, None);
                Ok((owner, released, identity::owner(tx, "https://sso", &marks).await?))
            })
        });
        assert_eq!(told.await.unwrap(), (Some("a".to_owned()), 2, None));
        assert!(link("a", identity("https://sso", "k1:9"), 4).await.is_ok(), "the next to come is theirs");
    })
    .await;
}

#[tokio::test]
async fn a_session_says_by_which_way_it_came() {
    for_each_engine(async |store| {
        opened(&store, "a").await;
        let by = ByProvider { issuer: "https://sso".into(), two_factors: true };
        for (id, provider) in [("s1", None), ("s2", Some(by.clone()))] {
            let fresh = Session {
                id: id.into(),
                account: "a".into(),
                browser: String::new(),
                opened_at: at(0),
                seen_at: at(0),
                provider: provider.clone(),
            };
            let read = tell(&store, move |tx| {
                Box::pin(async move {
                    session::open(tx, &fresh, &fresh.id).await?;
                    session::of_token(tx, &fresh.id).await
                })
            });
            assert_eq!(read.await.unwrap().unwrap().provider, provider);
        }
    })
    .await;
}
