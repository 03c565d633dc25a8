//! Acts on accounts: who may come in, as what, and how that ends.

mod create_account;
mod end_session;
mod enrol_totp;
mod grant_role;
mod read_notices;
mod recover_account;
mod set_password;
mod sign_in;
mod withdraw_role;

pub use create_account::{AccountWish, Created, create_account};
pub use end_session::end_session;
pub use enrol_totp::{Offer, TotpWish, enrol_totp, offer_totp};
pub use grant_role::{GrantWish, grant_role};
pub use read_notices::read_notices;
pub use recover_account::recover_account;
pub use set_password::{PasswordWish, set_password};
pub use sign_in::{SignedIn, sign_in};
pub use withdraw_role::withdraw_role;
