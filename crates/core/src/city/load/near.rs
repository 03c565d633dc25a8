//! "Maksud Anda ...?": the known word nearest to a misspelt one.

/// The candidate with the fewest typing errors, if they are few enough to be a slip: at most one
/// in three letters. The first of equals.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    let distances = candidates.into_iter().map(|c| (distance(word, c), c));
    distances.filter(|(d, _)| *d <= limit).min_by_key(|(d, _)| *d).map(|(_, c)| c)
}

/// Typing errors between two words: a letter put in, left out, changed, or two swapped.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let width = b.len() + 1;
    let mut grid: Vec<usize> = vec![0; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            grid[i * width + j] = if i == 0 || j == 0 {
                i + j
            } else {
                let same = usize::from(a[i - 1] != b[j - 1]);
                let mut best = grid[(i - 1) * width + j - 1] + same;
                best = best.min(grid[(i - 1) * width + j] + 1).min(grid[i * width + j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(grid[(i - 2) * width + j - 2] + 1);
                }
                best
            };
        }
    }
    grid[a.len() * width + b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_found_and_another_word_is_not() {
        let known = ["dinkes", "dinsos", "dishub", "satpol-pp"];
        for (word, found) in [
            ("dinkess", Some("dinkes")),
            ("dniskes", Some("dinkes")),
            ("dnikes", Some("dinkes")),
            ("satpolpp", Some("satpol-pp")),
            ("rsud", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), found, "{word}");
        }
    }
}
