//! The life of a swap request (permintaan tukar jadwal): one asks, a colleague agrees, the head of
//! the unit decides. [`next`] is the whole table of what may follow; whether the roster can bear the
//! swap is the question of the proposal, not of this table.

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SwapState {
    /// Asked; the colleague answers next.
    Asked,
    /// The colleague agrees; the head of the unit decides next.
    Agreed,
    /// The colleague does not.
    Declined,
    /// Taken back by who asked.
    Withdrawn,
    /// Granted: a roster with it is published.
    Granted,
    /// Not granted, with a reason.
    Refused,
}

/// Who moves a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mover {
    /// Who asked.
    Asker,
    /// The colleague.
    Colleague,
    /// The head of the unit.
    Head,
}

const WORDS: [(SwapState, &str); 6] = [
    (SwapState::Asked, "asked"),
    (SwapState::Agreed, "agreed"),
    (SwapState::Declined, "declined"),
    (SwapState::Withdrawn, "withdrawn"),
    (SwapState::Granted, "granted"),
    (SwapState::Refused, "refused"),
];

impl SwapState {
    /// All states.
    pub const ALL: [Self; 6] =
        [Self::Asked, Self::Agreed, Self::Declined, Self::Withdrawn, Self::Granted, Self::Refused];

    /// The word of the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(state, _)| *state == self).map_or("", |(_, word)| *word)
    }

    /// The state of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, w)| *w == word).map(|(state, _)| *state)
    }

    /// True if somebody still has to answer.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Asked | Self::Agreed)
    }
}

/// True if somebody may move a request from one state to another. The table is exhaustive: a new
/// state does not compile before it is in it.
#[must_use]
pub const fn next(from: SwapState, mover: Mover, to: SwapState) -> bool {
    use SwapState::{Agreed, Asked, Declined, Granted, Refused, Withdrawn};
    match from {
        Asked => matches!(
            (mover, to),
            (Mover::Colleague, Agreed | Declined) | (Mover::Asker, Withdrawn) | (Mover::Head, Refused)
        ),
        Agreed => matches!(
            (mover, to),
            (Mover::Head, Granted | Refused) | (Mover::Colleague, Declined) | (Mover::Asker, Withdrawn)
        ),
        Declined | Withdrawn | Granted | Refused => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_what_may_follow() {
        let movers = [Mover::Asker, Mover::Colleague, Mover::Head];
        let mut lines = Vec::new();
        for from in SwapState::ALL {
            assert_eq!(SwapState::of_word(from.word()), Some(from));
            for mover in movers {
                let to: Vec<_> = SwapState::ALL.into_iter().filter(|to| next(from, mover, *to)).collect();
                if !to.is_empty() {
                    lines.push(format!("{from:?} {mover:?} -> {to:?}"));
                }
            }
            assert_eq!(lines.iter().any(|l| l.starts_with(&format!("{from:?} "))), from.waits(), "{from:?}");
        }
        assert_eq!(
            lines,
            [
                "Asked Asker -> [Withdrawn]",
                "Asked Colleague -> [Agreed, Declined]",
                "Asked Head -> [Refused]",
                "Agreed Asker -> [Withdrawn]",
                "Agreed Colleague -> [Declined]",
                "Agreed Head -> [Granted, Refused]",
            ]
        );
    }
}
