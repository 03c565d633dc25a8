//! Who may do what: one table, one row for each act, printed by its test.
//!
//! Every act asks [`require`] before anything else, and [`require_in`] where it touches one city or
//! one unit. What somebody is comes from the roles granted to their account (`role_grant`), for the
//! days they were granted for; a caller is made anew for every request, so a deputy of yesterday is
//! nobody's deputy today.

use crate::{Capacity, Trouble};

/// What someone is to the hall (the roles of the pages: W, P, A, T, K, H, S, D, I, O, X).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Anyone who reads the public pages.
    Public,
    /// Pegawai: on the staff of a city.
    Employee,
    /// Atasan langsung, of a unit.
    Superior,
    /// Petugas piket, of a unit.
    PicketOfficer,
    /// Kepala unit / pengelola jadwal: mends and publishes the roster of a unit.
    UnitHead,
    /// Bagian Hukum: drafts orders, signs none.
    LegalBureau,
    /// Wali Kota, Sekda, satgas.
    Leadership,
    /// Petugas kesehatan: alone sees why somebody is not available.
    HealthOfficer,
    /// Inspektorat: reads all but health.
    Inspectorate,
    /// The operator of the hall.
    Operator,
    /// Provinsi, pusat: reads reports.
    Province,
}

const WORDS: [(Role, &str); 11] = [
    (Role::Public, "public"),
    (Role::Employee, "employee"),
    (Role::Superior, "superior"),
    (Role::PicketOfficer, "picket-officer"),
    (Role::UnitHead, "unit-head"),
    (Role::LegalBureau, "legal-bureau"),
    (Role::Leadership, "leadership"),
    (Role::HealthOfficer, "health-officer"),
    (Role::Inspectorate, "inspectorate"),
    (Role::Operator, "operator"),
    (Role::Province, "province"),
];

impl Role {
    /// The roles that an account can be granted.
    pub const GRANTED: [Self; 10] = [
        Self::Employee,
        Self::Superior,
        Self::PicketOfficer,
        Self::UnitHead,
        Self::LegalBureau,
        Self::Leadership,
        Self::HealthOfficer,
        Self::Inspectorate,
        Self::Operator,
        Self::Province,
    ];

    /// The word of the tables and addresses: `unit-head`.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(role, _)| *role == self).map_or("", |(_, word)| *word)
    }

    /// The role of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, w)| *w == word).map(|(role, _)| *role)
    }

    /// True if one is this in a unit and not in a whole city.
    #[must_use]
    pub const fn is_of_a_unit(self) -> bool {
        matches!(self, Self::Employee | Self::Superior | Self::PicketOfficer | Self::UnitHead)
    }
}

/// A role that somebody holds today, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// City slug; `None`: every city of the hall.
    pub city: Option<String>,
    /// Unit slug; `None`: every unit of the city.
    pub unit: Option<String>,
    /// In their own right or as a deputy.
    pub capacity: Capacity,
}

impl Held {
    /// A role in every place.
    #[must_use]
    pub const fn everywhere(role: Role) -> Self {
        Self { role, city: None, unit: None, capacity: Capacity::Definitive }
    }

    /// True if it is held in a unit, or in a whole city if no unit is named; an empty city is the
    /// hall itself.
    #[must_use]
    pub fn covers(&self, city: &str, unit: Option<&str>) -> bool {
        self.city.as_deref().is_none_or(|mine| mine == city)
            && self.unit.as_deref().is_none_or(|mine| Some(mine) == unit)
    }
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Their name; the journal keeps it as [`Caller::actor`] says it.
    pub name: String,
    /// Their account; `None`: at the command line, or anyone.
    pub account: Option<String>,
    /// Who they are on the staff list.
    pub person: Option<String>,
    /// What they are today.
    pub held: Vec<Held>,
}

impl Caller {
    /// Somebody without an account who is something in every place: the command line, the demo.
    pub fn of(role: Role, name: impl Into<String>) -> Self {
        Self { name: name.into(), account: None, person: None, held: vec![Held::everywhere(role)] }
    }

    /// The operator at the command line.
    #[must_use]
    pub fn operator() -> Self {
        Self::of(Role::Operator, "operator")
    }

    /// The hall itself, where it acts without waiting for anybody. The journal calls it `balai`.
    #[must_use]
    pub(crate) fn hall() -> Self {
        Self::of(Role::Operator, "balai")
    }

    /// Anyone.
    #[must_use]
    pub fn public() -> Self {
        Self::of(Role::Public, "public")
    }

    /// What the journal calls them. Who names himself cannot pass for another: an account is named
    /// with its id, everyone without one with what they are.
    #[must_use]
    pub fn actor(&self) -> String {
        let role = self.held.first().map_or(Role::Public, |held| held.role);
        match (&self.account, role) {
            (Some(account), _) => format!("account/{account}/{}", self.name),
            (None, Role::Public | Role::Operator) => self.name.clone(),
            (None, role) => format!("{}/{}", role.word(), self.name),
        }
    }

    /// True if they are that, in any place.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.held.iter().any(|held| held.role == role)
    }

    /// The units in which they hold a role, with the city.
    pub fn units(&self, role: Role) -> impl Iterator<Item = (&str, &str)> {
        let of = move |held: &&Held| held.role == role;
        self.held.iter().filter(of).filter_map(|held| Some((held.city.as_deref()?, held.unit.as_deref()?)))
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
    /// Check in or out.
    CheckIn,
    /// Make a new secret link to one's own calendar.
    RenewCalendar,
    /// Ask a colleague to exchange a day.
    AskSwap,
    /// Agree to a request to swap, decline it, or take one's own back.
    AnswerSwap,
    /// Grant a request to swap, and publish the roster, or refuse it.
    DecideSwap,
    /// Note an outage, or take one back.
    NoteOutage,
    /// Correct the attendance of somebody of one's unit.
    CorrectAttendance,
    /// Enter the attendance of a unit from a list.
    EnterAttendance,
    /// Read one's own week.
    ReadOwnWeek,
    /// Read a calendar by its secret link.
    ReadCalendar,
    /// Read where the people of a unit are, who is silent, and what waits for a decision.
    ReadTeam,
    /// Read the recap of attendance of a whole city.
    ReadRecap,
    /// Read the signs of faked places in a unit.
    ReadSigns,
    /// Open a session.
    SignIn,
    /// End a session of one's own.
    EndSession,
    /// Set a password by a one-time link.
    SetPassword,
    /// Switch one-time codes on for one's own account.
    EnrolTotp,
    /// Make an account.
    CreateAccount,
    /// Grant a role.
    GrantRole,
    /// Withdraw a role.
    WithdrawRole,
    /// Issue a new one-time link for an account.
    RecoverAccount,
    /// Read one's own account and sessions.
    ReadSessions,
    /// Read the accounts of a city with their roles.
    ReadAccounts,
    /// Report what was done on a day, for oneself or with others of the unit; correct a report.
    ReportActivity,
    /// Accept reports of a unit or send them back; never one's own.
    VerifyActivity,
    /// Remind those who owe a report of a day and sent none: what the clock does.
    RemindSilent,
    /// Ask to leave home in working hours.
    AskPermit,
    /// Permit it or not; never one's own.
    DecidePermit,
    /// Take one's own permit back, or say that one is home again.
    ClosePermit,
    /// Read the reports of a unit, and who is silent.
    ReadActivity,
    /// Read the recap of reports for the allowance.
    ReadActivityRecap,
    /// Read the permits of a unit.
    ReadPermit,
    /// Read cities, signed orders and notices.
    ReadTown,
    /// Read the roster board of a unit. The people on it are sample people in this version.
    ReadBoard,
    /// Read the letter of a signed order.
    ReadLetter,
    /// Read what held and who was where at an instant of the past.
    ReadPast,
    /// Note absences the hall was told of and publish the rosters that bear them.
    BearAbsence,
    /// Report one's own health.
    ReportHealth,
    /// Record somebody's health, or strike a report out.
    RecordHealth,
    /// Mark close contacts of a case.
    MarkContacts,
    /// Read health reports of others; every look is journalled.
    ReadHealth,
    /// See who shared the office with a case; every look is journalled.
    TraceContacts,
    /// Read one's own health reports, and who looked at them.
    ReadOwnHealth,
    /// Count cases by unit.
    CountHealth,
    /// Mark what one was told as read.
    ReadNotices,
    /// See what one was told.
    SeeNotices,
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

const ALL: &[Role] = &[
    Role::Public,
    Role::Employee,
    Role::Superior,
    Role::PicketOfficer,
    Role::UnitHead,
    Role::LegalBureau,
    Role::Leadership,
    Role::HealthOfficer,
    Role::Inspectorate,
    Role::Operator,
    Role::Province,
];
const SIGNED_IN: &[Role] = &Role::GRANTED;
const DESK: &[Role] = &[Role::LegalBureau, Role::Operator];
const DRAFTS: &[Role] = &[Role::LegalBureau, Role::Leadership, Role::Inspectorate, Role::Operator];
const UNIT: &[Role] = &[Role::UnitHead, Role::Operator];
const STAFF: &[Role] = &[Role::Employee];
const DECIDES: &[Role] = &[Role::UnitHead];
const LEADS: &[Role] = &[Role::Superior, Role::UnitHead];
const TEAM: &[Role] = &[Role::Superior, Role::UnitHead, Role::Inspectorate];
const RECAP: &[Role] = &[Role::Leadership, Role::Inspectorate, Role::Operator];
const OPERATOR: &[Role] = &[Role::Operator];
const PAST: &[Role] = &[
    Role::Superior,
    Role::UnitHead,
    Role::LegalBureau,
    Role::Leadership,
    Role::HealthOfficer,
    Role::Inspectorate,
    Role::Operator,
];
const HEALTH: &[Role] = &[Role::HealthOfficer];
const HEALTH_COUNTS: &[Role] = &[Role::HealthOfficer, Role::Leadership];
const ACTIVITY: &[Role] = &[Role::Superior, Role::UnitHead, Role::Inspectorate, Role::Operator];
const ALLOWANCE: &[Role] = &[Role::UnitHead, Role::Inspectorate, Role::Operator];
const PERMITS: &[Role] = &[Role::Superior, Role::UnitHead, Role::Inspectorate];
const ACCOUNTS: &[Role] = &[Role::Operator, Role::Inspectorate];

/// The table.
pub const TABLE: &[Row] = &[
    row(Act::ImportCity, "import-city", "city/import_city.rs", OPERATOR),
    row(Act::SignOrder, "sign-order", "order/sign_order.rs", OPERATOR),
    row(Act::SaveDraft, "save-draft", "order/save_draft.rs", DESK),
    row(Act::PlanRoster, "plan-roster", "arrange/plan_roster.rs", OPERATOR),
    row(Act::PublishRoster, "publish-roster", "arrange/publish_roster.rs", UNIT),
    row(Act::SignIn, "sign-in", "account/sign_in.rs", ALL),
    row(Act::EndSession, "end-session", "account/end_session.rs", SIGNED_IN),
    row(Act::SetPassword, "set-password", "account/set_password.rs", ALL),
    row(Act::EnrolTotp, "enrol-totp", "account/enrol_totp.rs", SIGNED_IN),
    row(Act::CreateAccount, "create-account", "account/create_account.rs", OPERATOR),
    row(Act::GrantRole, "grant-role", "account/grant_role.rs", OPERATOR),
    row(Act::WithdrawRole, "withdraw-role", "account/withdraw_role.rs", OPERATOR),
    row(Act::RecoverAccount, "recover-account", "account/recover_account.rs", OPERATOR),
    reads(Act::ProposeRoster, "propose-roster", "arrange/propose_roster.rs", UNIT),
    row(Act::RepairRoster, "repair-roster", "arrange/repair_roster.rs", UNIT),
    reads(Act::ProposeRepair, "propose-repair", "arrange/propose_repair.rs", UNIT),
    row(Act::CheckIn, "check-in", "work/check_in.rs", STAFF),
    row(Act::RenewCalendar, "renew-calendar", "work/renew_calendar.rs", STAFF),
    row(Act::AskSwap, "ask-swap", "work/ask_swap.rs", STAFF),
    row(Act::AnswerSwap, "answer-swap", "work/answer_swap.rs", STAFF),
    row(Act::DecideSwap, "decide-swap", "work/decide_swap.rs", DECIDES),
    row(Act::NoteOutage, "note-outage", "work/note_outage.rs", OPERATOR),
    row(Act::CorrectAttendance, "mend-attendance", "work/correct_attendance.rs", LEADS),
    row(Act::EnterAttendance, "list-attendance", "work/enter_attendance.rs", DECIDES),
    reads(Act::ReadOwnWeek, "read-own-week", "week.rs", STAFF),
    reads(Act::ReadCalendar, "read-calendar", "week.rs", ALL),
    reads(Act::ReadTeam, "read-team", "team.rs", TEAM),
    reads(Act::ReadRecap, "read-recap", "team.rs", RECAP),
    reads(Act::ReadSigns, "read-signs", "signs.rs", TEAM),
    row(Act::ReportActivity, "report-activity", "work/report_activity.rs", STAFF),
    row(Act::VerifyActivity, "verify-activity", "work/verify_activity.rs", LEADS),
    row(Act::RemindSilent, "remind-silent", "work/remind_silent.rs", OPERATOR),
    row(Act::AskPermit, "ask-permit", "work/ask_permit.rs", STAFF),
    row(Act::DecidePermit, "decide-permit", "work/decide_permit.rs", LEADS),
    row(Act::ClosePermit, "close-permit", "work/close_permit.rs", STAFF),
    reads(Act::ReadActivity, "read-activity", "activities.rs", ACTIVITY),
    reads(Act::ReadActivityRecap, "read-activity-recap", "recap.rs", ALLOWANCE),
    reads(Act::ReadPermit, "read-permit", "permits.rs", PERMITS),
    reads(Act::ReadTown, "read-town", "hall.rs", ALL),
    reads(Act::ReadBoard, "read-board", "rosters.rs", ALL),
    reads(Act::ReadLetter, "read-letter", "hall.rs", ALL),
    reads(Act::ReadPast, "read-past", "asof.rs", PAST),
    reads(Act::ReadDraft, "read-draft", "desk.rs", DRAFTS),
    reads(Act::ReadSessions, "read-sessions", "accounts.rs", SIGNED_IN),
    reads(Act::ReadAccounts, "read-accounts", "accounts.rs", ACCOUNTS),
    row(Act::BearAbsence, "bear-absence", "arrange/bear_absence.rs", OPERATOR),
    row(Act::ReportHealth, "report-health", "health/report_health.rs", SIGNED_IN),
    row(Act::RecordHealth, "record-health", "health/record_health.rs", HEALTH),
    row(Act::MarkContacts, "mark-contacts", "health/mark_contacts.rs", HEALTH),
    row(Act::ReadNotices, "read-notices", "account/read_notices.rs", SIGNED_IN),
    reads(Act::ReadHealth, "read-health", "health/read_health.rs", HEALTH),
    reads(Act::TraceContacts, "trace-contacts", "health/trace_contacts.rs", HEALTH),
    reads(Act::ReadOwnHealth, "read-own-health", "health/read_own_health.rs", SIGNED_IN),
    reads(Act::CountHealth, "count-health", "health/count_health.rs", HEALTH_COUNTS),
    reads(Act::SeeNotices, "see-notices", "notices.rs", SIGNED_IN),
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
        assert_eq!(sees(Act::CountHealth), [Role::Leadership, Role::HealthOfficer]);
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
