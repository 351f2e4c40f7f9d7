//! Which vector instructions there are.

use pulp::NullaryFnOnce;

#[cfg(target_arch = "x86_64")]
use super::simd::Pairs;
use super::simd::{self, WithPairs};

/// A set of vector instructions.
///
/// All of them lead to the same bits; they differ in nothing but time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Tier {
    /// Those that every processor of the kind has, found by the compiler: SSE2 or NEON.
    Portable,
    /// simd128: 128 bits, in a browser module that is built with it.
    Simd128,
    /// AVX2: 256 bits.
    Avx2,
    /// AVX-512 with words of 16 bits.
    Avx512,
    /// AVX-512 that multiplies pairs and adds them up in one go.
    Avx512Vnni,
}

impl Tier {
    /// The tiers this processor has, the best last.
    #[must_use]
    pub fn available() -> Vec<Self> {
        Instructions::all().map(Instructions::tier).collect()
    }
}

/// Vector instructions that are known to be there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Instructions {
    #[default]
    Portable,
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    Simd128(pulp::wasm::Simd128),
    #[cfg(target_arch = "x86_64")]
    Avx2(pulp::x86::V3),
    #[cfg(target_arch = "x86_64")]
    Avx512(pulp::x86::V4),
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni(x86::Vnni),
}

#[cfg(target_arch = "x86_64")]
pub(super) mod x86 {
    //! The best that x86 has; the compiler joins multiplication and addition where it may.

    pulp::simd_type! {
        /// AVX-512 with multiplication and addition of pairs in one.
        pub(in crate::portfolio::batch) struct Vnni {
            pub sse: "sse",
            pub sse2: "sse2",
            pub fxsr: "fxsr",
            pub sse3: "sse3",
            pub ssse3: "ssse3",
            pub sse4_1: "sse4.1",
            pub sse4_2: "sse4.2",
            pub popcnt: "popcnt",
            pub avx: "avx",
            pub avx2: "avx2",
            pub bmi1: "bmi1",
            pub bmi2: "bmi2",
            pub fma: "fma",
            pub lzcnt: "lzcnt",
            pub avx512f: "avx512f",
            pub avx512bw: "avx512bw",
            pub avx512cd: "avx512cd",
            pub avx512dq: "avx512dq",
            pub avx512vl: "avx512vl",
            pub avx512vnni: "avx512vnni",
        }
    }
}

impl Instructions {
    /// All there are, the best last.
    #[cfg(target_arch = "x86_64")]
    fn all() -> impl Iterator<Item = Self> {
        let avx2 = pulp::x86::V3::try_new().map(Self::Avx2);
        let avx512 = pulp::x86::V4::try_new().map(Self::Avx512);
        let vnni = x86::Vnni::try_new().map(Self::Avx512Vnni);
        [Some(Self::Portable), avx2, avx512, vnni].into_iter().flatten()
    }

    /// All there are, the best last.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    fn all() -> impl Iterator<Item = Self> {
        let simd128 = pulp::wasm::Simd128::try_new().map(Self::Simd128);
        [Some(Self::Portable), simd128].into_iter().flatten()
    }

    /// All there are, the best last.
    #[cfg(not(any(
        target_arch = "x86_64",
        all(target_arch = "wasm32", target_feature = "simd128")
    )))]
    fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Portable)
    }

    /// Those of this tier, or the best below it that are there; without one, the best.
    pub(super) fn new(tier: Option<Tier>) -> Self {
        let is_fit = |one: &Self| tier.is_none_or(|tier| one.tier() <= tier);
        Self::all().filter(is_fit).last().unwrap_or(Self::Portable)
    }

    const fn tier(self) -> Tier {
        match self {
            Self::Portable => Tier::Portable,
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Self::Simd128(_) => Tier::Simd128,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(_) => Tier::Avx2,
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(_) => Tier::Avx512,
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni(_) => Tier::Avx512Vnni,
        }
    }

    /// Does something with pairs of words; what it does has to be inlined.
    pub(super) fn with_pairs(self, what: impl WithPairs) {
        match self {
            Self::Portable => what.run(simd::Portable),
            // The whole module is built with these, so nothing has to be entered.
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Self::Simd128(token) => what.run(simd::wasm::Simd128(token.simd128)),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(token) => {
                token.vectorize(With { pairs: simd::x86::Avx2(token.avx, token.avx2), what });
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(token) => {
                let pairs = simd::x86::Avx512(token.avx512f, token.avx512bw);
                token.vectorize(With { pairs, what });
            }
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni(token) => {
                let pairs = simd::x86::Avx512(token.avx512f, token.avx512bw);
                token.vectorize(With { pairs, what });
            }
        }
    }

    /// Does something with these instructions; what it does has to be inlined.
    pub(super) fn run<O: NullaryFnOnce>(self, what: O) -> O::Output {
        match self {
            Self::Portable => what.call(),
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Self::Simd128(_) => what.call(),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(token) => token.vectorize(what),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(token) => token.vectorize(what),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni(token) => token.vectorize(what),
        }
    }
}

/// Something to do, with what it is to be done with.
#[cfg(target_arch = "x86_64")]
struct With<P, W> {
    pairs: P,
    what: W,
}

#[cfg(target_arch = "x86_64")]
impl<P: Pairs, W: WithPairs> NullaryFnOnce for With<P, W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.what.run(self.pairs);
    }
}
