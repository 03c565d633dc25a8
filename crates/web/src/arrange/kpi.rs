//! What a roster comes to in numbers: head, warning, sums and quality, for the board of a unit.

use balai_core::diagnostic::Lang;

use super::asked::Asked;
use super::slot::Column;
use super::table::{Board, Sum};
use super::text::Words;
use crate::report::card::Badge;

/// One number of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kpi {
    /// What it counts.
    pub label: &'static str,
    /// The number.
    pub number: String,
    /// Of what.
    pub small: String,
    /// Remark.
    pub remark: String,
    /// Pill instead of a remark.
    pub badge: Option<Badge>,
}

/// The numbers of the head: cap, days over it, needs of the posts, load.
#[must_use]
pub fn kpis(board: &Board<'_>, chosen: usize, w: &'static Words, lang: Lang) -> Vec<Kpi> {
    let days = board.days();
    let quota = board.effect.quota(board.unit(), chosen);
    let capped: Vec<usize> = (0..days).filter(|&d| board.cap(d).is_some()).collect();
    let over = capped
        .iter()
        .filter(|&&d| board.cap(d).is_some_and(|cap| board.roster.on_site(d, days) > cap))
        .count();
    let posts: Vec<usize> =
        (0..board.city.posts.len()).filter(|&p| board.city.posts[p].unit == board.unit()).collect();
    let need: u32 = posts.iter().flat_map(|&p| (0..days).filter_map(move |d| board.need(p, d))).sum();
    let short: u32 = board.roster.uncovered.iter().map(|u| u.short).sum();
    let load = |i: usize| (0..days).filter(|&d| board.roster.cell(i, d, days).mode.on_site()).count();
    let loads: Vec<usize> = (0..board.roster.people.len()).map(load).filter(|&n| n > 0).collect();
    let (low, high) = (loads.iter().min().copied().unwrap_or(0), loads.iter().max().copied().unwrap_or(0));
    let kept =
        if over == 0 { Badge::new("buka", "cek", w.kept) } else { Badge::new("gawat", "awas", w.not_kept) };
    vec![
        Kpi {
            label: w.kpi_cap,
            number: quota.map_or_else(|| "–".into(), |q| q.on_site_max.to_string()),
            small: quota.map_or_else(String::new, |q| format!("{} {}", w.of, q.base_count)),
            remark: match quota {
                Some(quota) => quota.arithmetic().get(lang).to_owned(),
                None if loads.is_empty() => w.kpi_nobody.to_owned(),
                None => w.kpi_no_cap.to_owned(),
            },
            badge: None,
        },
        Kpi {
            label: w.kpi_over,
            number: over.to_string(),
            small: format!("{} {}", w.of, capped.len()),
            remark: String::new(),
            badge: Some(kept),
        },
        Kpi {
            label: w.kpi_needs,
            number: need.saturating_sub(short).to_string(),
            small: format!("{} {need}", w.of),
            remark: if posts.is_empty() { w.kpi_no_posts.into() } else { (w.kpi_posts)(posts.len()) },
            badge: None,
        },
        Kpi {
            label: w.kpi_load,
            number: high.to_string(),
            small: w.days_word.into(),
            remark: if loads.is_empty() { w.kpi_nobody.into() } else { (w.kpi_range)(low, high) },
            badge: None,
        },
    ]
}

/// The sums shown: presence, then every post with a gap, then others up to a dozen; and how many
/// posts there are, if some are left out.
#[must_use]
pub fn sums(
    board: &Board<'_>,
    columns: &[Column],
    asked: &Asked,
    w: &Words,
    lang: Lang,
) -> (Vec<Sum>, Option<usize>) {
    const DOZEN: usize = 12;
    let mut sums = board.sums(columns, w, lang);
    let posts = sums.len().saturating_sub(1);
    if asked.pos == "semua" || posts <= DOZEN {
        return (sums, None);
    }
    let gap = |sum: &Sum| sum.cells.iter().flatten().any(|(_, right)| !right);
    sums[1..].sort_by_key(|sum| !gap(sum));
    let kept = sums[1..].iter().filter(|sum| gap(sum)).count().max(DOZEN);
    sums.truncate(kept + 1);
    (sums, (kept < posts).then_some(posts))
}

/// How many people the posts lack, in words; empty if none.
#[must_use]
pub fn warning(board: &Board<'_>, w: &Words) -> String {
    let short: u32 = board.roster.uncovered.iter().map(|u| u.short).sum();
    if short > 0 { (w.uncovered)(short) } else { String::new() }
}

/// Whether the roster is proven to be the best there is, in words.
#[must_use]
pub fn quality(board: &Board<'_>, w: &Words) -> String {
    let text = if board.roster.objective <= board.roster.bound { w.proven } else { w.unproven };
    text.to_owned()
}
