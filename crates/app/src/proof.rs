//! Who somebody is, proven: a password or the word of the provider of identities, then a code of their
//! phone if codes are on; or, in the demo alone, nothing but a choice among the sample people.
//!
//! An unknown name, a wrong password and an account without one get the same answer in the same time.

use balai_core::say;
use balai_store::account::{self, Account};
use balai_store::identity::Identity as Linked;
use balai_store::{Fault, hex, session, sha256};
use jiff::{SignedDuration, Timestamp};

use crate::brake::{Brake, Counted, let_go, step_on};
use crate::oidc::Identity;
use crate::{Hall, Role, Trouble, demo_people, totp, vouched};

/// How long one has for the code after the password.
const TICKET: SignedDuration = SignedDuration::from_mins(10);
/// Longest text that is hashed.
const LONGEST: usize = 1000;
/// Letters of a browser's token.
const TOKEN: usize = 32;

/// What somebody shows.
#[derive(Clone, PartialEq, Eq)]
pub enum Proof {
    /// NIP, or name for signing in, and password.
    Password {
        /// The name.
        login: String,
        /// The password.
        password: String,
    },
    /// The word of the provider of identities.
    Provider(Identity),
    /// The code of the phone, after the password or the provider.
    Code {
        /// What these were answered with.
        ticket: String,
        /// Six digits.
        code: String,
    },
    /// One of the sample people of a demo.
    Sample {
        /// City slug.
        city: String,
        /// What they are.
        role: Role,
        /// In which unit, for who is something in a unit.
        unit: Option<String>,
        /// Which of several: 0 for the first.
        nth: usize,
    },
}

/// From where somebody signs in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Browser {
    /// Random token that the browser keeps for long; empty if it has none.
    pub device: String,
    /// Address of the network, as far as it is known.
    pub address: Option<String>,
    /// What it calls itself, in words.
    pub name: String,
}

impl Browser {
    /// The hash under which the browser is known; `None` if it has no token.
    pub(crate) fn mark(&self) -> Option<String> {
        (self.device.len() >= TOKEN).then(|| sha256(self.device.as_bytes()))
    }
}

/// What a proof shows.
pub(crate) enum Proven {
    /// Who it is, and how that was shown.
    Who(Box<Account>, Shown),
    /// Password or provider vouch for them; a code is needed. The ticket says so.
    CodeNeeded(String),
}

/// How somebody showed who they are.
#[derive(Default)]
pub(crate) struct Shown {
    /// The step of the code that was used.
    pub step: Option<i64>,
    /// What is to be taken back once the code is taken.
    pub counted: Counted,
    /// As whom the provider knows them, and whether it saw two factors.
    pub provider: Option<(Linked, bool)>,
}

/// A name for signing in as it is kept: a NIP may be typed in groups.
pub(crate) fn plain_login(login: &str) -> String {
    login.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase()
}

/// Looks at a proof.
pub(crate) async fn prove(hall: &Hall, proof: Proof, browser: &Browser) -> Result<Proven, Trouble> {
    match proof {
        Proof::Password { login, password } => by_password(hall, &login, password, browser).await,
        Proof::Code { ticket, code } => by_code(hall, &ticket, &code, browser).await,
        Proof::Sample { city, role, unit, nth } => {
            let who = demo_people::account(hall, &city, (role, unit), nth).await?;
            Ok(Proven::Who(Box::new(who), Shown::default()))
        }
        Proof::Provider(identity) => vouched::by_provider(hall, &identity, browser).await,
    }
}

async fn by_password(
    hall: &Hall,
    login: &str,
    password: String,
    browser: &Browser,
) -> Result<Proven, Trouble> {
    let login = plain_login(login);
    if login.is_empty() || login.len() > LONGEST || password.is_empty() || password.len() > LONGEST {
        return Err(no_match());
    }
    let (marks, device) = (hall.keys().marks("login", &login), browser.mark());
    let asked = marks.clone();
    let device_asked = device.clone();
    let read = hall.store().read(move |tx| {
        Box::pin(async move {
            let Some(who) = account::by_login(tx, &asked).await? else { return Ok(None) };
            let known = match &device_asked {
                Some(device) => session::knows(tx, &who.id, device).await?,
                None => false,
            };
            let (kept, codes) =
                (account::password(tx, &who.id).await?, account::totp(tx, &who.id).await?.is_some());
            Ok::<_, Fault>(Some((who, known, kept, codes)))
        })
    });
    let found = read.await?;
    let known = found.as_ref().is_some_and(|(_, known, ..)| *known);
    let counted = step_on(hall, brakes(hall, &marks, device.filter(|_| known), browser)).await?;
    let kept = found.as_ref().and_then(|(_, _, kept, _)| kept.clone());
    let fits = hall.hasher().matches(password, kept).await?;
    let Some((who, _, _, codes)) = found.filter(|_| fits) else { return Err(no_match()) };
    let_go(hall, counted).await?;
    Ok(if codes {
        Proven::CodeNeeded(ticket(hall, &who.id, browser, ""))
    } else {
        Proven::Who(Box::new(who), Shown::default())
    })
}

/// What an attempt is counted for: the browser alone where they are known, else name and network.
pub(crate) fn brakes(hall: &Hall, login: &[String], known: Option<String>, browser: &Browser) -> Vec<Brake> {
    if let Some(device) = known {
        return vec![Brake { scope: format!("browser/{device}"), free: 5, longest: 900 }];
    }
    let name = login.first().cloned().unwrap_or_default();
    let mut all = vec![Brake { scope: format!("name/{name}"), free: 5, longest: 60 }];
    all.extend(network_brake(hall, browser));
    all
}

/// What an attempt is counted for by network.
pub(crate) fn network_brake(hall: &Hall, browser: &Browser) -> Option<Brake> {
    let mark = hall.keys().mark("address", browser.address.as_ref()?);
    Some(Brake { scope: format!("address/{mark}"), free: 20, longest: 300 })
}

/// Says that somebody was vouched for, in this browser, for a short time: by password, or by the
/// provider, as whom the sealed subject says.
pub(crate) fn ticket(hall: &Hall, account: &str, browser: &Browser, subject_sealed: &str) -> String {
    let until = hall.watch().saturating_add(TICKET).unwrap_or(Timestamp::MAX).as_second();
    let said = ticket_text(account, until, browser, subject_sealed);
    let seal = hex(&hall.keys().derive("ticket", &said));
    format!("{account}.{until}.{seal}.{subject_sealed}")
}

fn ticket_text(account: &str, until: i64, browser: &Browser, subject_sealed: &str) -> String {
    format!("{account}/{until}/{}/{subject_sealed}", browser.mark().unwrap_or_default())
}

/// Whose ticket it is, if it holds, and as whom the provider vouched for them.
fn ticket_of(hall: &Hall, ticket: &str, browser: &Browser) -> Option<(String, Option<Linked>)> {
    let mut parts = ticket.splitn(4, '.');
    let (account, until) = (parts.next()?, parts.next()?.parse::<i64>().ok()?);
    let (seal, sealed) = (parts.next()?, parts.next()?);
    let said = ticket_text(account, until, browser, sealed);
    let holds = hall.watch().as_second() < until && is_derived(hall, "ticket", &said, seal);
    let issuer = hall.sso().map(|provider| provider.settings().issuer.clone());
    let linked = issuer.filter(|_| !sealed.is_empty()).and_then(|issuer| {
        let subject = hall.keys().unseal(&identity_place(account, &issuer), sealed).ok()?;
        let subject_marks = hall.keys().marks("subject", &subject);
        Some(Linked { issuer, subject_marks, subject_sealed: sealed.to_owned() })
    });
    // A ticket of the provider holds no longer than the hall relies on it.
    (holds && (sealed.is_empty() || linked.is_some())).then(|| (account.to_owned(), linked))
}

/// True if hexadecimal digits are those that this hall derives from a text.
pub(crate) fn is_derived(hall: &Hall, purpose: &str, text: &str, digits: &str) -> bool {
    let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..digits.len()).step_by(2).map(pair).collect();
    bytes.is_some_and(|bytes| hall.keys().derived(purpose, text, &bytes))
}

async fn by_code(hall: &Hall, ticket: &str, code: &str, browser: &Browser) -> Result<Proven, Trouble> {
    let (id, linked) = ticket_of(hall, ticket, browser).ok_or_else(|| {
        Trouble::Unknown(say!(
            "waktu untuk mengisi kode sudah habis; masuk lagi dari awal",
            "the time for the code is over; sign in again from the start"
        ))
    })?;
    // Who comes here was vouched for: strangers cannot make this wait.
    let brake = Brake { scope: format!("code/{id}"), free: 5, longest: 900 };
    let counted = step_on(hall, vec![brake]).await?;
    let asked = id.clone();
    let read = hall.store().read(move |tx| {
        Box::pin(async move {
            Ok::<_, Fault>((account::by_id(tx, &asked).await?, account::totp(tx, &asked).await?))
        })
    });
    let (Some(who), Some(sealed)) = read.await? else { return Err(no_match()) };
    let secret = hall.keys().unseal(&totp_place(&id), &sealed)?;
    let step = totp::step_of(&secret, code, hall.watch()).ok_or_else(wrong_code)?;
    let provider = linked.map(|linked| (linked, false));
    Ok(Proven::Who(Box::new(who), Shown { step: Some(step), counted, provider }))
}

/// The place for which the key of somebody's codes is sealed.
pub(crate) fn totp_place(account: &str) -> String {
    format!("account_totp/{account}")
}

/// The place for which issuer and subject of somebody at a provider are sealed.
pub(crate) fn identity_place(account: &str, issuer: &str) -> String {
    format!("account.identity/{account}/{issuer}")
}

/// The place for which somebody's name for signing in is sealed.
pub(crate) fn login_place(account: &str) -> String {
    format!("account.login/{account}")
}

fn no_match() -> Trouble {
    Trouble::Unknown(say!(
        "NIP dan kata sandi tidak cocok, atau akun ini belum punya kata sandi; periksa keduanya, atau minta tautan baru kepada operator",
        "NIP and password do not fit, or the account has no password yet; check both, or ask the operator for a new link"
    ))
}

/// The code is not the one of now, or was used.
pub(crate) fn wrong_code() -> Trouble {
    Trouble::Unknown(say!(
        "kode ini tidak cocok atau sudah dipakai; tunggu kode berikutnya di ponsel Anda, dan periksa jam ponsel",
        "this code does not fit or was used; wait for the next one on your phone, and check the phone's clock"
    ))
}
