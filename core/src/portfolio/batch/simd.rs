//! Multiplying pairs of words and adding them up, with the instructions of each processor.

use super::dense::{Needs, PeopleTile, TILE};
use super::plan::SIDE;

/// Sums of a tile of people for roles side by side, for each limb.
pub(super) type TileSums<const LIMBS: usize> = [[[i32; SIDE]; TILE]; LIMBS];

/// Something that is done with pairs of words; it has to be inlined.
pub(super) trait WithPairs {
    fn run<P: Pairs>(self, pairs: P);
}

/// Instructions on pairs of words of 16 bits.
pub(super) trait Pairs: Copy {
    /// Pairs of words, one for each of some roles side by side.
    type Words: Copy;
    /// A sum for each of them.
    type Sums: Copy;

    /// How many registers hold roles side by side.
    const PARTS: usize;

    fn none(self) -> Self::Sums;
    /// The same pair for each role.
    fn person(self, pair: i32) -> Self::Words;
    /// The pairs of a part of the roles side by side.
    fn roles(self, words: &Needs, part: usize) -> Self::Words;
    /// The lower word of each two.
    fn lower(self, one: Self::Words, other: Self::Words) -> Self::Words;
    /// Adds the products of each pair to a sum.
    fn add(self, sums: Self::Sums, one: Self::Words, other: Self::Words) -> Self::Sums;
    fn put(self, sums: Self::Sums, part: usize, to: &mut [i32; SIDE]);

    /// Adds up, for a tile of people and roles side by side: needs, then factors for each limb.
    fn add_up<const ALL: usize, const LIMBS: usize>(
        self,
        roles: &[[Needs; ALL]],
        tile: &[PeopleTile],
        sums: &mut TileSums<LIMBS>,
    );
}

/// [`Pairs::add_up`], so many people at a time.
#[inline(always)]
fn add_up<P: Pairs, const PEOPLE: usize, const ALL: usize, const LIMBS: usize>(
    pairs: P,
    roles: &[[Needs; ALL]],
    tile: &[PeopleTile],
    sums: &mut TileSums<LIMBS>,
) {
    for part in 0..P::PARTS {
        for some in 0..TILE / PEOPLE {
            let mut own = [[pairs.none(); PEOPLE]; LIMBS];
            for (words, people) in roles.iter().zip(tile) {
                let [needs, factors @ ..] = words.as_slice() else { continue };
                let needs = pairs.roles(needs, part);
                let (people, _) = people.as_chunks::<PEOPLE>();
                let Some(people) = people.get(some) else { continue };
                let mut limbs = [needs; LIMBS];
                for (limb, factors) in limbs.iter_mut().zip(factors) {
                    *limb = pairs.roles(factors, part);
                }
                for (at, person) in people.iter().enumerate() {
                    let met = pairs.lower(pairs.person(*person), needs);
                    for (own, limb) in own.iter_mut().zip(limbs) {
                        if let Some(sum) = own.get_mut(at) {
                            *sum = pairs.add(*sum, met, limb);
                        }
                    }
                }
            }
            for (own, sums) in own.iter().zip(&mut *sums) {
                let sums = sums.iter_mut().skip(some * PEOPLE);
                for (own, sums) in own.iter().zip(sums) {
                    pairs.put(*own, part, sums);
                }
            }
        }
    }
}

/// What every processor has: the compiler finds the instructions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Portable;

impl Pairs for Portable {
    type Words = [i16; 8];
    type Sums = [i32; 4];

    const PARTS: usize = 4;

    #[inline(always)]
    fn none(self) -> [i32; 4] {
        [0; 4]
    }

    #[inline(always)]
    fn person(self, pair: i32) -> [i16; 8] {
        pulp::cast([pair; 4])
    }

    #[inline(always)]
    fn roles(self, words: &Needs, part: usize) -> [i16; 8] {
        words.as_chunks().0.get(part).copied().unwrap_or_default()
    }

    #[inline(always)]
    fn lower(self, one: [i16; 8], other: [i16; 8]) -> [i16; 8] {
        let mut lower = one;
        for (lower, other) in lower.iter_mut().zip(other) {
            *lower = if other < *lower { other } else { *lower };
        }
        lower
    }

    #[inline(always)]
    fn add(self, sums: [i32; 4], one: [i16; 8], other: [i16; 8]) -> [i32; 4] {
        let mut sums = sums;
        let pairs = one.as_chunks::<2>().0.iter().zip(other.as_chunks::<2>().0);
        for (sum, ([a, b], [c, d])) in sums.iter_mut().zip(pairs) {
            *sum += i32::from(*a) * i32::from(*c) + i32::from(*b) * i32::from(*d);
        }
        sums
    }

    #[inline(always)]
    fn put(self, sums: [i32; 4], part: usize, to: &mut [i32; SIDE]) {
        if let Some(to) = to.as_chunks_mut().0.get_mut(part) {
            *to = sums;
        }
    }

    #[inline(always)]
    fn add_up<const ALL: usize, const LIMBS: usize>(
        self,
        roles: &[[Needs; ALL]],
        tile: &[PeopleTile],
        sums: &mut TileSums<LIMBS>,
    ) {
        add_up::<Self, 4, ALL, LIMBS>(self, roles, tile, sums);
    }
}

#[cfg(target_arch = "x86_64")]
pub(super) mod x86 {
    //! AVX2 and AVX-512.

    use std::arch::x86_64::{__m256i, __m512i};

    use pulp::core_arch::x86;

    use super::super::dense::{Needs, PeopleTile};
    use super::super::plan::SIDE;
    use super::{Pairs, TileSums, add_up};

    /// Registers of 256 bits.
    #[derive(Debug, Clone, Copy)]
    pub(in super::super) struct Avx2(pub(in super::super) x86::Avx, pub(in super::super) x86::Avx2);

    impl Pairs for Avx2 {
        type Words = __m256i;
        type Sums = __m256i;

        const PARTS: usize = 2;

        #[inline(always)]
        fn none(self) -> __m256i {
            self.0._mm256_setzero_si256()
        }

        #[inline(always)]
        fn person(self, pair: i32) -> __m256i {
            self.0._mm256_set1_epi32(pair)
        }

        #[inline(always)]
        fn roles(self, words: &Needs, part: usize) -> __m256i {
            let [first, second]: [__m256i; 2] = pulp::cast(*words);
            if part == 0 { first } else { second }
        }

        #[inline(always)]
        fn lower(self, one: __m256i, other: __m256i) -> __m256i {
            self.1._mm256_min_epi16(one, other)
        }

        #[inline(always)]
        fn add(self, sums: __m256i, one: __m256i, other: __m256i) -> __m256i {
            self.1._mm256_add_epi32(sums, self.1._mm256_madd_epi16(one, other))
        }

        #[inline(always)]
        fn put(self, sums: __m256i, part: usize, to: &mut [i32; SIDE]) {
            if let Some(to) = to.as_chunks_mut::<8>().0.get_mut(part) {
                *to = pulp::cast(sums);
            }
        }

        #[inline(always)]
        fn add_up<const ALL: usize, const LIMBS: usize>(
            self,
            roles: &[[Needs; ALL]],
            tile: &[PeopleTile],
            sums: &mut TileSums<LIMBS>,
        ) {
            add_up::<Self, 4, ALL, LIMBS>(self, roles, tile, sums);
        }
    }

    /// Registers of 512 bits.
    #[derive(Debug, Clone, Copy)]
    pub(in super::super) struct Avx512(
        pub(in super::super) x86::Avx512f,
        pub(in super::super) x86::Avx512bw,
    );

    impl Pairs for Avx512 {
        type Words = __m512i;
        type Sums = __m512i;

        const PARTS: usize = 1;

        #[inline(always)]
        fn none(self) -> __m512i {
            self.0._mm512_setzero_si512()
        }

        #[inline(always)]
        fn person(self, pair: i32) -> __m512i {
            self.0._mm512_set1_epi32(pair)
        }

        #[inline(always)]
        fn roles(self, words: &Needs, _: usize) -> __m512i {
            pulp::cast(*words)
        }

        #[inline(always)]
        fn lower(self, one: __m512i, other: __m512i) -> __m512i {
            self.1._mm512_min_epi16(one, other)
        }

        #[inline(always)]
        fn add(self, sums: __m512i, one: __m512i, other: __m512i) -> __m512i {
            self.0._mm512_add_epi32(sums, self.1._mm512_madd_epi16(one, other))
        }

        #[inline(always)]
        fn put(self, sums: __m512i, _: usize, to: &mut [i32; SIDE]) {
            *to = pulp::cast(sums);
        }

        #[inline(always)]
        fn add_up<const ALL: usize, const LIMBS: usize>(
            self,
            roles: &[[Needs; ALL]],
            tile: &[PeopleTile],
            sums: &mut TileSums<LIMBS>,
        ) {
            add_up::<Self, 8, ALL, LIMBS>(self, roles, tile, sums);
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) mod wasm {
    //! Registers of 128 bits, in a browser.

    use std::arch::wasm32::v128;

    use pulp::core_arch::wasm;

    use super::super::dense::{Needs, PeopleTile};
    use super::super::plan::SIDE;
    use super::{Pairs, TileSums, add_up};

    /// Registers of 128 bits.
    #[derive(Debug, Clone, Copy)]
    pub(in super::super) struct Simd128(pub(in super::super) wasm::Simd128);

    impl Pairs for Simd128 {
        type Words = v128;
        type Sums = v128;

        const PARTS: usize = 4;

        #[inline(always)]
        fn none(self) -> v128 {
            self.0.i32x4_splat(0)
        }

        #[inline(always)]
        fn person(self, pair: i32) -> v128 {
            self.0.i32x4_splat(pair)
        }

        #[inline(always)]
        fn roles(self, words: &Needs, part: usize) -> v128 {
            let own = words.as_chunks::<8>().0.get(part).copied().unwrap_or_default();
            pulp::cast(own)
        }

        #[inline(always)]
        fn lower(self, one: v128, other: v128) -> v128 {
            self.0.i16x8_min(one, other)
        }

        #[inline(always)]
        fn add(self, sums: v128, one: v128, other: v128) -> v128 {
            self.0.i32x4_add(sums, self.0.i32x4_dot_i16x8(one, other))
        }

        #[inline(always)]
        fn put(self, sums: v128, part: usize, to: &mut [i32; SIDE]) {
            if let Some(to) = to.as_chunks_mut::<4>().0.get_mut(part) {
                *to = pulp::cast(sums);
            }
        }

        #[inline(always)]
        fn add_up<const ALL: usize, const LIMBS: usize>(
            self,
            roles: &[[Needs; ALL]],
            tile: &[PeopleTile],
            sums: &mut TileSums<LIMBS>,
        ) {
            // So many sums stay in sixteen registers, beside what is added.
            if LIMBS == 1 {
                add_up::<Self, 8, ALL, LIMBS>(self, roles, tile, sums);
            } else {
                add_up::<Self, 4, ALL, LIMBS>(self, roles, tile, sums);
            }
        }
    }
}
