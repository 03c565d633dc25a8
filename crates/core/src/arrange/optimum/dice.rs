//! Chance for the search: a stream of its own, from a seed, the same on every machine.

/// Temperatures and losses are weighed in 1/256 of the objective's unit.
pub const UNIT: i64 = 256;
/// Steps of the table of thresholds.
const STEPS: usize = 1024;

/// The random stream of a search (xorshift64*, Vigna 2016).
#[derive(Debug, Clone)]
pub struct Dice {
    state: u64,
    /// -ln(u) in [`UNIT`]ths for u in the middle of each step of (0, 1).
    thresholds: Vec<i64>,
}

impl Dice {
    /// The stream of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        // A zero state would stay zero.
        let state = (seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03) | 1;
        Self { state, thresholds: (0..STEPS).map(threshold).collect() }
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `n`; 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.next()) * n as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Position of one of the bits that are set; there must be one.
    pub fn bit(&mut self, mut set: u64) -> u32 {
        for _ in 0..self.below(set.count_ones() as usize) {
            set &= set - 1;
        }
        set.trailing_zeros()
    }

    /// True with probability exp(-loss / heat), `heat` in [`UNIT`]ths; always if nothing is lost.
    pub fn accepts(&mut self, loss: i64, heat: i64) -> bool {
        if loss <= 0 {
            return true;
        }
        let step = self.below(STEPS);
        loss * UNIT * UNIT <= heat * self.thresholds[step]
    }
}

/// -ln((2 step + 1) / (2 STEPS)) in [`UNIT`]ths by the series of artanh: only + and /, so that
/// every machine has the same table.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
fn threshold(step: usize) -> i64 {
    let mut u = (2 * step + 1) as f64 / (2 * STEPS) as f64;
    let mut halvings = 0.0;
    while u < 0.5 {
        u *= 2.0;
        halvings += 1.0;
    }
    let z = (1.0 - u) / (1.0 + u);
    let (mut sum, mut power) = (0.0, z);
    for k in 0..16 {
        sum += power / f64::from(2 * k + 1);
        power *= z * z;
    }
    ((2.0 * sum + halvings * std::f64::consts::LN_2) * UNIT as f64) as i64
}
