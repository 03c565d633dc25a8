//! Who may do what: one table, one row for each act, printed by its test.
//!
//! Every act asks [`require`] before anything else. Roles of people with accounts join the table
//! with their accounts; until then there are four: the operator at the command line, the public,
//! the legal bureau and the heads of units, whose desks stand open in the demo alone.

use crate::Trouble;

/// What someone is to the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Anyone who reads the public pages.
    Public,
    /// Bagian Hukum: drafts orders, signs none.
    LegalBureau,
    /// Kepala unit / pengelola jadwal: mends and publishes the roster of a unit.
    UnitHead,
    /// The operator of the server, at its command line.
    Operator,
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// What they are to the hall.
    pub role: Role,
    /// Their name; the journal keeps it as [`Caller::actor`] says it.
    pub name: String,
}

impl Caller {
    /// The operator at the command line.
    #[must_use]
    pub fn operator() -> Self {
        Self { role: Role::Operator, name: "operator".into() }
    }

    /// What the journal calls them. Who names himself at the desk cannot pass for the operator.
    #[must_use]
    pub fn actor(&self) -> String {
        match self.role {
            Role::LegalBureau => format!("legal-bureau/{}", self.name),
            Role::UnitHead => format!("unit-head/{}", self.name),
            Role::Public | Role::Operator => self.name.clone(),
        }
    }

    /// Anyone.
    #[must_use]
    pub fn public() -> Self {
        Self { role: Role::Public, name: "public".into() }
    }
}

/// What can be asked of the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Record the data and the staff of a city.
    ImportCity,
    /// Record an order as signed.
    SignOrder,
    /// Keep a version of a draft, put a draft away or take it back.
    SaveDraft,
    /// Read drafts with their versions.
    ReadDraft,
    /// Plan the roster of an order.
    PlanRoster,
    /// Work out what steps on a roster lead to.
    ProposeRoster,
    /// Publish a mended roster of a unit, with the absences it is mended for.
    PublishRoster,
    /// Work out what absences in a whole city lead to.
    ProposeRepair,
    /// Note absences in a whole city and publish the roster that bears them.
    RepairRoster,
    /// Read cities, signed orders and notices.
    ReadTown,
    /// Read the roster board of a unit. The people on it are sample people in this version.
    ReadBoard,
    /// Read the letter of a signed order.
    ReadLetter,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The act.
    pub act: Act,
    /// Its name, as the journal keeps it.
    pub name: &'static str,
    /// The file that does it, under `src`.
    pub file: &'static str,
    /// True if it writes: then it takes a key and leaves a journal line.
    pub writes: bool,
    /// Who may.
    pub roles: &'static [Role],
}

const ALL: &[Role] = &[Role::Public, Role::LegalBureau, Role::UnitHead, Role::Operator];
const DESK: &[Role] = &[Role::LegalBureau, Role::Operator];
const UNIT: &[Role] = &[Role::UnitHead, Role::Operator];
const OPERATOR: &[Role] = &[Role::Operator];

/// The table.
pub const TABLE: &[Row] = &[
    row(Act::ImportCity, "import-city", "city/import_city.rs", OPERATOR),
    row(Act::SignOrder, "sign-order", "order/sign_order.rs", OPERATOR),
    row(Act::SaveDraft, "save-draft", "order/save_draft.rs", DESK),
    row(Act::PlanRoster, "plan-roster", "arrange/plan_roster.rs", OPERATOR),
    row(Act::PublishRoster, "publish-roster", "arrange/publish_roster.rs", UNIT),
    reads(Act::ProposeRoster, "propose-roster", "arrange/propose_roster.rs", UNIT),
    row(Act::RepairRoster, "repair-roster", "arrange/repair_roster.rs", UNIT),
    reads(Act::ProposeRepair, "propose-repair", "arrange/propose_repair.rs", UNIT),
    reads(Act::ReadTown, "read-town", "hall.rs", ALL),
    reads(Act::ReadBoard, "read-board", "rosters.rs", ALL),
    reads(Act::ReadLetter, "read-letter", "hall.rs", ALL),
    reads(Act::ReadDraft, "read-draft", "desk.rs", DESK),
];

const fn row(act: Act, name: &'static str, file: &'static str, roles: &'static [Role]) -> Row {
    Row { act, name, file, writes: true, roles }
}

const fn reads(act: Act, name: &'static str, file: &'static str, roles: &'static [Role]) -> Row {
    Row { act, name, file, writes: false, roles }
}

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

/// Asks whether a caller may do an act.
///
/// # Errors
/// [`Trouble::Forbidden`] if not.
pub fn require(caller: &Caller, act: Act) -> Result<(), Trouble> {
    if may(caller.role, act) { Ok(()) } else { Err(Trouble::Forbidden) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_table() {
        let mark = |yes: bool| if yes { "ya" } else { "-" };
        let mut text = format!(
            "{:<16}{:<28}{:<9}{:<6}{:<14}{:<13}{:<9}\n",
            "tindakan", "berkas", "menulis", "umum", "bagian-hukum", "kepala-unit", "operator"
        );
        for row in TABLE {
            let roles = [Role::Public, Role::LegalBureau, Role::UnitHead, Role::Operator];
            let [public, bureau, unit, operator] = roles.map(|role| mark(may(role, row.act)));
            let (name, file, writes) = (row.name, row.file, mark(row.writes));
            text +=
                &format!("{name:<16}{file:<28}{writes:<9}{public:<6}{bureau:<14}{unit:<13}{operator:<9}\n");
        }
        insta::assert_snapshot!(text);
    }

    #[test]
    fn the_public_writes_nothing_and_each_desk_its_own_things() {
        let writing = |role| TABLE.iter().filter(move |row| row.writes && row.roles.contains(&role));
        assert_eq!(writing(Role::Public).count(), 0);
        assert_eq!(writing(Role::LegalBureau).map(|row| row.act).collect::<Vec<_>>(), [Act::SaveDraft]);
        assert_eq!(
            writing(Role::UnitHead).map(|row| row.act).collect::<Vec<_>>(),
            [Act::PublishRoster, Act::RepairRoster]
        );
    }

    /// Every file in a stage's folder is an act with a row, a check of the caller, and tests.
    #[test]
    fn every_act_has_a_row_and_a_test() {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut acts = 0;
        for stage in ["city", "order", "arrange"] {
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
