//! What can be asked of the hall: the table of acts, one row for each, with the roles that may.

use crate::Role;

/// What can be asked of the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Record the data and the staff of a city.
    ImportCity,
    /// Record the staff list of a city.
    ImportStaff,
    /// Compare a staff list with the record.
    CompareStaff,
    /// Publish the rosters that bear a new staff list.
    BearStaff,
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
    /// Read how many people of a unit stand where on each day, and by name if they are made up.
    ReadBoard,
    /// Read who of a unit of real people stands where: boards, their history, their workbooks.
    ReadNames,
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
const HEALTH_COUNTS: &[Role] = &[Role::HealthOfficer, Role::Leadership, Role::Province];
const ACTIVITY: &[Role] = &[Role::Superior, Role::UnitHead, Role::Inspectorate, Role::Operator];
const ALLOWANCE: &[Role] = &[Role::UnitHead, Role::Inspectorate, Role::Operator];
const PERMITS: &[Role] = &[Role::Superior, Role::UnitHead, Role::Inspectorate];
const ACCOUNTS: &[Role] = &[Role::Operator, Role::Inspectorate];

/// The table.
pub const TABLE: &[Row] = &[
    row(Act::ImportCity, "import-city", "city/import_city.rs", OPERATOR),
    row(Act::ImportStaff, "import-staff", "city/import_staff.rs", OPERATOR),
    reads(Act::CompareStaff, "compare-staff", "city/compare_staff.rs", OPERATOR),
    row(Act::BearStaff, "bear-staff", "arrange/bear_staff.rs", OPERATOR),
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
    reads(Act::ReadNames, "read-names", "rosters.rs", SIGNED_IN),
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
