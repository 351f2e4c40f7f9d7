//! Random bits as a function of a seed and a place.

/// Philox4x32 with ten rounds (Salmon et al. 2011), keyed by a seed.
///
/// It has no state: the same place gives the same four words, in any order of asking.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draws {
    key: [u32; 2],
}

impl Draws {
    pub(super) const fn new(seed: u32) -> Self {
        Self { key: [seed, 0] }
    }

    /// The four words at a place.
    pub(super) const fn words(self, place: [u32; 4]) -> [u32; 4] {
        const ROUNDS: u32 = 10;
        let mut words = place;
        let [mut low, mut high] = self.key;
        let mut round = 0;
        while round < ROUNDS {
            words = stirred(words, low, high);
            // What is added to the key for each round: golden ratio and square root of 3, less 1.
            low = low.wrapping_add(0x9e37_79b9);
            high = high.wrapping_add(0xbb67_ae85);
            round += 1;
        }
        words
    }

    /// Two numbers between 0 and 1, neither of which is one of them; evenly spread.
    pub(super) fn evens(self, place: [u32; 4]) -> [f64; 2] {
        let [a, b, c, d] = self.words(place);
        [even(a, b), even(c, d)]
    }
}

/// One round.
const fn stirred([a, b, c, d]: [u32; 4], low: u32, high: u32) -> [u32; 4] {
    let first = 0xd251_1f53_u64 * a as u64;
    let second = 0xcd9e_8d57_u64 * c as u64;
    let (first_high, first_low) = ((first >> 32) as u32, first as u32);
    let (second_high, second_low) = ((second >> 32) as u32, second as u32);
    [second_high ^ b ^ low, second_low, first_high ^ d ^ high, first_low]
}

/// The middle of one of 2^52 equal parts from 0 to 1, so that neither end is reached.
fn even(high: u32, low: u32) -> f64 {
    const PARTS: f64 = 4_503_599_627_370_496.0;
    let whole = f64::from(high) * 1_048_576.0 + f64::from(low >> 12);
    (whole + 0.5) / PARTS
}

/// One of so many, with equal chances; 0 where there are none.
pub(super) const fn one_of(word: u32, many: u32) -> u32 {
    ((word as u64 * many as u64) >> 32) as u32
}
