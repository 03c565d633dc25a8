//! Who may do what, by the table of acts (`acts.rs`), printed by its test.
//!
//! Every act asks [`require`] before anything else, and [`require_in`] where it touches one city or
//! one unit.

use crate::Trouble;
pub use crate::acts::{Act, Row, TABLE};
pub use crate::roles::{Caller, Held, Role};

/// True if a role may do an act. What has no row, nobody may.
#[must_use]
pub fn may(role: Role, act: Act) -> bool {
    TABLE.iter().any(|row| row.act == act && row.roles.contains(&role))
}

/// Name of an act, as the journal keeps it.
#[must_use]
pub fn name(act: Act) -> &'static str {
    TABLE.iter().find(|row| row.act == act).map_or("", |row| row.name)
}

/// Asks whether a caller may do an act, in any place.
///
/// # Errors
/// [`Trouble::Forbidden`] if not.
pub fn require(caller: &Caller, act: Act) -> Result<(), Trouble> {
    if caller.held.iter().any(|held| may(held.role, act)) { Ok(()) } else { Err(Trouble::Forbidden) }
}

/// True if a caller may do an act in a unit, or in a whole city if no unit is named.
#[must_use]
pub fn may_in(caller: &Caller, act: Act, city: &str, unit: Option<&str>) -> bool {
    caller.held.iter().any(|held| may(held.role, act) && held.covers(city, unit))
}

/// True if a caller may do an act somewhere in a city.
#[must_use]
pub fn may_somewhere(caller: &Caller, act: Act, city: &str) -> bool {
    caller.held.iter().any(|held| may(held.role, act) && held.covers(city, held.unit.as_deref()))
}

/// Asks whether a caller may do an act in a unit, or in a whole city if no unit is named. An empty
/// city is the hall itself.
///
/// # Errors
/// [`Trouble::Forbidden`] if not.
pub fn require_in(caller: &Caller, act: Act, city: &str, unit: Option<&str>) -> Result<(), Trouble> {
    if may_in(caller, act, city, unit) { Ok(()) } else { Err(Trouble::Forbidden) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::fs;
    use std::path::Path;

    use super::*;

    const COLUMNS: [(Role, &str); 11] = [
        (Role::Public, "umum"),
        (Role::Employee, "pegawai"),
        (Role::Superior, "atasan"),
        (Role::PicketOfficer, "piket"),
        (Role::UnitHead, "kepala-unit"),
        (Role::LegalBureau, "hukum"),
        (Role::Leadership, "pimpinan"),
        (Role::HealthOfficer, "kesehatan"),
        (Role::Inspectorate, "inspektorat"),
        (Role::Operator, "operator"),
        (Role::Province, "provinsi"),
    ];

    #[test]
    fn the_table() {
        let mark = |yes: bool| if yes { "ya" } else { "-" };
        let mut text = format!("{:<16}{:<28}{:<8}", "tindakan", "berkas", "menulis");
        for (_, name) in COLUMNS {
            text += &format!(" {name}");
        }
        for row in TABLE {
            let (name, file, writes) = (row.name, row.file, mark(row.writes));
            text += &format!("\n{name:<16}{file:<28}{writes:<8}");
            for (role, name) in COLUMNS {
                text += &format!(" {:<width$}", mark(may(role, row.act)), width = name.len());
            }
        }
        let lines: Vec<_> = text.lines().map(str::trim_end).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    /// What each role writes besides its own account, in full: a row that is added shows up here.
    #[test]
    fn the_public_writes_nothing_but_its_own_way_in_and_each_desk_its_own_things() {
        let own = [
            Act::SignIn,
            Act::EndSession,
            Act::SetPassword,
            Act::EnrolTotp,
            Act::ReportHealth,
            Act::ReadNotices,
        ];
        for (role, _) in COLUMNS {
            let writing = TABLE.iter().filter(|row| row.writes && may(role, row.act)).map(|row| row.act);
            let writing: Vec<_> = writing.filter(|act| !own.contains(act)).collect();
            let expected: &[Act] = match role {
                Role::LegalBureau => &[Act::SaveDraft],
                Role::Employee => &[
                    Act::CheckIn,
                    Act::RenewCalendar,
                    Act::AskSwap,
                    Act::AnswerSwap,
                    Act::ReportActivity,
                    Act::AskPermit,
                    Act::ClosePermit,
                ],
                Role::Superior => &[Act::CorrectAttendance, Act::VerifyActivity, Act::DecidePermit],
                Role::UnitHead => &[
                    Act::PublishRoster,
                    Act::RepairRoster,
                    Act::DecideSwap,
                    Act::CorrectAttendance,
                    Act::EnterAttendance,
                    Act::VerifyActivity,
                    Act::DecidePermit,
                ],
                Role::HealthOfficer => &[Act::RecordHealth, Act::MarkContacts],
                Role::Operator => continue,
                _ => &[],
            };
            assert_eq!(writing, expected, "{role:?}");
        }
        assert!(own_acts_need_an_account());
        let sees = |act| COLUMNS.iter().filter(|(r, _)| may(*r, act)).map(|(r, _)| *r).collect::<Vec<_>>();
        for act in [Act::ReadHealth, Act::TraceContacts, Act::RecordHealth, Act::MarkContacts] {
            assert_eq!(sees(act), [Role::HealthOfficer], "{act:?}: nobody else sees why");
        }
        assert_eq!(sees(Act::CountHealth), [Role::Leadership, Role::HealthOfficer, Role::Province]);
    }

    fn own_acts_need_an_account() -> bool {
        let own = [Act::EndSession, Act::EnrolTotp, Act::ReportHealth, Act::ReadOwnHealth, Act::ReadNotices];
        own.iter().all(|act| !may(Role::Public, *act))
    }

    #[test]
    fn a_role_holds_where_it_was_granted() {
        let held = |city: Option<&str>, unit: Option<&str>| Held {
            city: city.map(Into::into),
            unit: unit.map(Into::into),
            ..Held::everywhere(Role::UnitHead)
        };
        let table = [
            (held(None, None), [true, true, true, true]),
            (held(Some("bogor"), None), [true, true, false, false]),
            (held(Some("bogor"), Some("rsud")), [true, false, false, false]),
            (held(Some("bandung"), Some("rsud")), [false, false, true, false]),
        ];
        for (held, expected) in table {
            let places =
                [("bogor", Some("rsud")), ("bogor", None), ("bandung", Some("rsud")), ("", Some("rsud"))];
            let caller = Caller { held: vec![held.clone()], ..Caller::public() };
            let told = places.map(|(city, unit)| may_in(&caller, Act::PublishRoster, city, unit));
            assert_eq!(told, expected, "{held:?}");
            assert!(!may_in(&caller, Act::SaveDraft, "bogor", None));
        }
    }

    #[test]
    fn roles_have_words_and_an_actor_cannot_pass_for_another() {
        for (role, _) in COLUMNS {
            assert_eq!(Role::of_word(role.word()), Some(role));
            assert_eq!(Role::GRANTED.contains(&role), role != Role::Public);
        }
        let named = Caller { account: Some("a1".into()), ..Caller::of(Role::Operator, "operator") };
        assert_eq!(named.actor(), "account/a1/operator");
        assert_eq!(Caller::operator().actor(), "operator");
        assert_eq!(Caller::of(Role::UnitHead, "operator").actor(), "unit-head/operator");
    }

    /// Every file in a stage's folder is an act with a row, a check of the caller, and tests.
    #[test]
    fn every_act_has_a_row_and_a_test() {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut acts = 0;
        for stage in ["city", "order", "arrange", "account", "work", "health"] {
            for file in fs::read_dir(src.join(stage)).unwrap().map(|e| e.unwrap().path()) {
                let name = file.strip_prefix(&src).unwrap().display().to_string();
                if name.ends_with("mod.rs") || name.contains("snapshots") {
                    continue;
                }
                let text = fs::read_to_string(&file).unwrap();
                let row =
                    TABLE.iter().find(|r| r.file == name).unwrap_or_else(|| panic!("{name} has no row"));
                assert!(text.contains(&format!("require(caller, Act::{:?})", row.act)), "{name} asks nobody");
                assert!(text.contains("#[tokio::test]"), "{name} has no test");
                assert!(text.lines().count() <= 180 + 120, "{name} is too long for an act with its tests");
                acts += 1;
            }
        }
        let staged = |row: &&Row| row.file.contains('/');
        assert!(TABLE.iter().filter(|r| r.writes).all(|r| staged(&r)), "every writing row has its file");
        assert_eq!(acts, TABLE.iter().filter(staged).count(), "every act has its file");
    }
}
