//! Why nobody came in by the provider, as a sentence for the door.

use balai_core::diagnostic::Text;
use balai_core::say;

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SsoFault {
    /// The provider cannot be reached, or does not answer as it should. The log says how.
    Away,
    /// The provider, or the person there, said no.
    Declined,
    /// The answer belongs to no errand of this browser, or came too late.
    Strange,
    /// The provider's token cannot be trusted.
    Untrusted(Flaw),
    /// Too many attempts: not before so many seconds.
    Wait(u32),
    /// Our fault; the log says which.
    Broken,
}

impl SsoFault {
    /// What is said at the door.
    #[must_use]
    pub fn sentence(self) -> Text {
        match self {
            Self::Away => say!(
                "penyedia SSO sedang tidak dapat dihubungi; masuk dengan NIP dan kata sandi di bawah ini, atau coba lagi sebentar lagi",
                "the single sign-on cannot be reached now; sign in with NIP and password below, or try again in a moment"
            ),
            Self::Declined => say!(
                "penyedia SSO tidak meneruskan Anda; coba lagi, atau masuk dengan NIP dan kata sandi di bawah ini",
                "the single sign-on did not let you through; try again, or sign in with NIP and password below"
            ),
            Self::Strange => say!(
                "jawaban SSO ini sudah dipakai, terlalu lama, atau berasal dari peramban lain; mulai lagi dari tombol SSO",
                "this answer of the single sign-on was used, is too old, or belongs to another browser; start again with its button"
            ),
            Self::Untrusted(Flaw::Login) => say!(
                "penyedia SSO tidak menyebutkan NIP Anda; masuk dengan NIP dan kata sandi di bawah ini, dan beri tahu pengelola SSO",
                "the single sign-on did not give your NIP; sign in with NIP and password below, and tell who keeps the single sign-on"
            ),
            Self::Untrusted(flaw) => {
                let word = flaw.word();
                say!(
                    "jawaban penyedia SSO tidak dapat dipercaya ({word}); masuk dengan NIP dan kata sandi di bawah ini, dan sebutkan kata dalam kurung itu kepada operator",
                    "the answer of the single sign-on cannot be trusted ({word}); sign in with NIP and password below, and tell the operator the word in brackets"
                )
            }
            Self::Wait(seconds) => say!(
                "terlalu banyak percobaan; tunggu {seconds} detik, lalu coba lagi",
                "too many attempts; wait {seconds} seconds, then try again"
            ),
            Self::Broken => say!(
                "balai sedang bermasalah; coba lagi sebentar lagi",
                "the hall has a problem; try again in a moment"
            ),
        }
    }
}

/// What is wrong with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is longer than 16 KiB.
    Long,
    /// It is no signed token, or a field is not of its kind.
    Shape,
    /// It is signed in a way that is not trusted here, or not at all.
    Algorithm,
    /// It asks for something that is not understood here (`crit`).
    Critical,
    /// The provider has no such key.
    Key,
    /// The signature is not that of the key.
    Signature,
    /// Another provider made it.
    Issuer,
    /// It is for somebody else.
    Audience,
    /// It was given to somebody else (`azp`).
    Party,
    /// Its time is over, or it is older than ten minutes.
    Expired,
    /// It is from the future.
    Future,
    /// It answers another question.
    Nonce,
    /// It names nobody.
    Subject,
    /// It has no NIP.
    Login,
}

impl Flaw {
    /// The word that people can tell the operator.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Long => "size",
            Self::Shape => "shape",
            Self::Algorithm => "alg",
            Self::Critical => "crit",
            Self::Key => "kid",
            Self::Signature => "signature",
            Self::Issuer => "iss",
            Self::Audience => "aud",
            Self::Party => "azp",
            Self::Expired => "exp",
            Self::Future => "iat",
            Self::Nonce => "nonce",
            Self::Subject => "sub",
            Self::Login => "nip",
        }
    }
}
