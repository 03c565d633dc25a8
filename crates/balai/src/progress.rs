//! Progress on standard error: one redrawn line on a terminal, a line for each step elsewhere.

use std::time::{Duration, Instant};

use balai_core::diagnostic::Text;

use crate::args::lang;
use crate::screen;

const BAR: usize = 24;
/// On a terminal a line is drawn again at most this often.
const REDRAW: Duration = Duration::from_millis(50);

/// Shows how far a long piece of work has come.
pub struct Progress {
    start: Instant,
    drawn: Option<Instant>,
    step: String,
}

impl Progress {
    /// Starts the clock.
    pub fn start() -> Self {
        Self { start: Instant::now(), drawn: None, step: String::new() }
    }

    /// `done` of `total` parts of a step; a new step begins a new line where lines are not redrawn.
    pub fn show(&mut self, step: &Text, done: usize, total: usize) {
        let name = step.get(lang());
        let fresh = self.step != name;
        if fresh {
            name.clone_into(&mut self.step);
        }
        if !screen::redraws() {
            if fresh {
                screen::err(&format!("{:>6.1} s  {name}\n", self.start.elapsed().as_secs_f64()));
            }
            return;
        }
        if fresh || done >= total || self.drawn.is_none_or(|at| at.elapsed() > REDRAW) {
            screen::err(&format!("\r\x1b[2K{}", line(name, done, total)));
            self.drawn = Some(Instant::now());
        }
    }

    /// Wipes the redrawn line.
    pub fn end(self) {
        if screen::redraws() && self.drawn.is_some() {
            screen::err("\r\x1b[2K");
        }
    }
}

fn line(name: &str, done: usize, total: usize) -> String {
    let total = total.max(1);
    let full = done.min(total) * BAR / total;
    format!("[{}{}] {:>3}%  {name}", "█".repeat(full), "░".repeat(BAR - full), done.min(total) * 100 / total)
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_bar_is_never_longer_than_its_place() {
        for (done, total, expect) in [(0, 0, "  0%"), (1, 2, " 50%"), (2, 2, "100%"), (9, 2, "100%")] {
            let line = line("menyusun jadwal", done, total);
            assert!(line.contains(expect), "{line}");
            assert_eq!(line.chars().filter(|c| "█░".contains(*c)).count(), super::BAR, "{line}");
        }
    }
}
