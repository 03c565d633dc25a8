//! Weekdays as a table writes them: `sen-jum`, `sen-sab`, `sab;min`.

const WORDS: [&str; 7] = ["sen", "sel", "rab", "kam", "jum", "sab", "min"];

/// Reads weekdays; `None` if a word is no weekday or a span runs backwards.
pub fn read(text: &str) -> Option<[bool; 7]> {
    let mut days = [false; 7];
    for part in text.split(';').map(str::trim) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (place(first)?, place(last)?);
        if first > last {
            return None;
        }
        days[first..=last].fill(true);
    }
    Some(days)
}

fn place(word: &str) -> Option<usize> {
    WORDS.iter().position(|w| *w == word)
}

/// Writes weekdays; neighbours of three or more as a span.
pub fn write(days: [bool; 7]) -> String {
    let mut parts = vec![];
    let mut at = 0;
    while at < 7 {
        let run = days[at..].iter().take_while(|d| **d).count();
        match run {
            0 => {}
            1 => parts.push(WORDS[at].to_owned()),
            _ => parts.push(format!("{}-{}", WORDS[at], WORDS[at + run - 1])),
        }
        at += run.max(1);
    }
    parts.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_of_days_comes_back() {
        for bits in 1..128_u8 {
            let days = std::array::from_fn(|i| bits >> i & 1 == 1);
            assert_eq!(read(&write(days)), Some(days), "{}", write(days));
        }
        assert_eq!(write([true, true, true, true, true, false, true]), "sen-jum;min");
    }

    #[test]
    fn other_words_are_refused() {
        for text in ["", "senin", "jum-sen", "sen,sel", "sen-"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
