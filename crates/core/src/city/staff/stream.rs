//! Named streams of chance: the same name and seed give the same draws on every machine, and a
//! stream that draws more does not shift another.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::Rng;

/// One stream.
pub struct Stream(Pcg64);

impl Stream {
    /// The stream of a name under a seed.
    pub fn named(seed: u64, name: &str) -> Self {
        Self(Pcg64::new(u128::from(seed), fnv(name)))
    }

    /// A number below `n`; 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.0.next_u64()) * n as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// True so many times in a thousand.
    pub fn chance(&mut self, per_mille: usize) -> bool {
        self.below(1000) < per_mille
    }

    /// One of a list that is not empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// FNV-1a over 128 bits.
fn fnv(name: &str) -> u128 {
    const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    name.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_fixed_for_ever_and_differ_by_name_and_seed() {
        let draw = |seed, name| {
            let mut stream = Stream::named(seed, name);
            [(); 4].map(|()| stream.below(1000))
        };
        assert_eq!(draw(1, "bogor/dinkes/orang"), draw(1, "bogor/dinkes/orang"));
        assert_ne!(draw(1, "bogor/dinkes/orang"), draw(2, "bogor/dinkes/orang"));
        assert_ne!(draw(1, "bogor/dinkes/orang"), draw(1, "bogor/rsud/orang"));
    }

    #[test]
    fn chance_comes_as_often_as_it_says() {
        let mut stream = Stream::named(7, "uji");
        let hits = (0..100_000).filter(|_| stream.chance(80)).count();
        assert!((7_700..8_300).contains(&hits), "{hits}");
    }
}
