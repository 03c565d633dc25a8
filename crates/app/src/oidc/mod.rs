//! Single sign-on: staff come in by the provider of identities that their city has (its own, or that
//! of the country), which speaks OpenID Connect (Core 1.0) with PKCE (RFC 7636).
//!
//! `provider` asks the provider, `token` judges what it signed, `flow` leads a browser there and back. Who may come in is decided where passwords are (`proof`): nothing here opens a session.

mod discovery;
mod fault;
mod flow;
mod keys;
mod provider;
mod settings;
mod token;
mod wire;

pub use fault::{Flaw, SsoFault};
pub use flow::{Identity, SsoAnswer, SsoErrand, SsoStart};
pub use provider::Provider;
pub use settings::OidcSettings;
