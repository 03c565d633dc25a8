//! The offline queue on a page: its box, and whose it is. A page that has a form with `data-antre`
//! puts [`Queue`] into its struct, `{% include "queue.html" %}` into its template and sets
//! `frame.queue`; assets/README.md says what the form needs.

use balai_core::diagnostic::Lang;

use crate::asset::sha256;
use crate::reader::in_language;

/// Digits of the mark of an account.
const MARK: usize = 16;

/// The box of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// Mark of the account: another one on the same phone does not see what waits.
    pub account: String,
    /// Token of the forms of this session.
    pub token: String,
    /// The pages that open without signal.
    pub scope: String,
    /// The pages with such forms, kept together: addresses, parted by blanks.
    pub shelf: String,
    /// Words.
    pub t: &'static Words,
}

/// Its words; `{n}`, `{apa}` and `{pukul}` are filled in by the script.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// There is no signal.
    pub offline: &'static str,
    /// So many wait.
    pub waiting: &'static str,
    /// One waits.
    pub kept: &'static str,
    /// One was turned away.
    pub refused: &'static str,
    /// Send now.
    pub send: &'static str,
    /// Drop one that was turned away.
    pub drop: &'static str,
}

const ID: Words = Words {
    offline: "Anda sedang luring.",
    waiting: "{n} kiriman tersimpan di ponsel ini, menunggu sinyal.",
    kept: "{apa} tersimpan di ponsel pukul {pukul}, belum terkirim. Waktu itu yang dihitung.",
    refused: "{apa} pukul {pukul} ditolak, perlu diperbaiki.",
    send: "Kirim sekarang",
    drop: "Hapus dari ponsel",
};

const EN: Words = Words {
    offline: "You are offline.",
    waiting: "{n} waiting on this phone for a signal.",
    kept: "{apa} saved on this phone at {pukul}, not sent yet. That time counts.",
    refused: "{apa} at {pukul} was rejected and needs correction.",
    send: "Send now",
    drop: "Delete from the phone",
};

impl Queue {
    /// The queue of who is signed in, on the pages of a city.
    #[must_use]
    pub fn of(account: &str, token: &str, city: &str, lang: Lang) -> Self {
        let page = |name: &str| in_language(lang, &format!("/{city}/saya{name}"));
        Self {
            account: sha256(&format!("antrean/{account}"))[..MARK].to_owned(),
            token: token.to_owned(),
            scope: page(""),
            shelf: ["", "/kegiatan", "/izin"].map(page).join(" "),
            t: if lang == Lang::Id { &ID } else { &EN },
        }
    }
}
