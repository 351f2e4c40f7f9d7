//! Scores as sums of whole numbers.

use super::Precision;
use super::lanes::Look;

/// How a role is scored in whole numbers: the sum of factor * min(height, need) over its
/// requirements, out of the whole.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WholeRole {
    /// The factor of each requirement.
    pub(super) factors: Vec<u32>,
    /// The sum of somebody who meets everything.
    pub(super) whole: f64,
    /// Whether all factors fit into one limb.
    pub(super) is_single: bool,
    /// How far a sum out of the whole can be off the score.
    pub(super) off: f64,
}

/// The largest factor of one limb.
const LIMB: u32 = 32_767;

/// Factors of two limbs: the lower one has 15 bits and a sign.
pub(super) const LOW_BITS: u32 = 15;

/// The largest factor of two limbs.
const TWO_LIMBS: f64 = 1_073_725_439.0;

/// Sums of one limb stay below this.
const SUM: f64 = 2_147_483_647.0;

/// Sums of needs stay below this, so that sums of lower limbs, of at most 2^14 each, stay below
/// 2^31.
const NEEDS: f64 = 131_071.0;

/// The largest whole of two limbs, whose upper sums stay below 2^31; 64 of them add up exactly in
/// double precision.
const WHOLE: f64 = 35_184_372_088_832.0;

/// The largest common multiple that is tried.
const MULTIPLE: u64 = 1 << 32;

impl WholeRole {
    /// The role in whole numbers, with what each requirement needs; nothing where it would be too
    /// far off.
    pub(super) fn new(looks: &[Look], needs: &[i16], precision: Precision) -> Option<Self> {
        if needs.iter().any(|need| *need <= 0) {
            return None;
        }
        let fast = || {
            let is_fast = precision == Precision::Fast;
            let limit = f64::from(LIMB);
            is_fast.then(|| Self::rounded(looks, needs, (limit, SUM), 4.9e-4)).flatten()
        };
        let exact = || {
            let sum: f64 = needs.iter().map(|need| f64::from(*need)).sum();
            let fits = sum <= NEEDS;
            fits.then(|| Self::rounded(looks, needs, (TWO_LIMBS, WHOLE), 9e-7)).flatten()
        };
        Self::by_multiple(looks, needs).or_else(fast).or_else(exact)
    }

    /// Factors that are exact: weight * multiple / need.
    fn by_multiple(looks: &[Look], needs: &[i16]) -> Option<Self> {
        let to_whole = [1.0, 2.0, 10.0, 20.0, 100.0, 1000.0].into_iter().find(|times| {
            looks.iter().all(|look| {
                let weight = look.weight * times;
                weight.fract() == 0.0 && weight <= 1e6
            })
        })?;
        let multiple = needs.iter().try_fold(1_u64, |multiple, need| {
            let need = u64::from(need.unsigned_abs());
            Some(multiple / common(multiple, need) * need).filter(|all| *all <= MULTIPLE)
        })?;
        let factors = looks.iter().zip(needs).map(|(look, need)| {
            let weight = (look.weight * to_whole) as u64;
            weight * (multiple / u64::from(need.unsigned_abs()))
        });
        let factors: Vec<u64> = factors.collect();
        let divisor = factors.iter().fold(0, |divisor, factor| common(divisor, *factor)).max(1);
        let factors = factors
            .iter()
            .map(|factor| u32::try_from(factor / divisor).ok().filter(|factor| *factor <= LIMB));
        let factors = factors.collect::<Option<Vec<u32>>>()?;
        let whole = sum(&factors, needs);
        (0.0 < whole && whole <= SUM).then_some(Self { factors, whole, is_single: true, off: 0.0 })
    }

    /// Factors that are rounded: share / need * 2^S, with S as large as both limits let it be.
    fn rounded(
        looks: &[Look],
        needs: &[i16],
        (largest, whole): (f64, f64),
        bound: f64,
    ) -> Option<Self> {
        let ideal = || looks.iter().zip(needs).map(|(look, need)| look.share / f64::from(*need));
        let most = ideal().fold(0.0, f64::max);
        let mut scale = 1.0;
        // One step of the whole is left for rounding.
        while scale * 2.0 * most <= largest && scale * 4.0 <= whole {
            scale *= 2.0;
        }
        let factors: Vec<u32> = ideal().map(|factor| (factor * scale).round() as u32).collect();
        let whole = sum(&factors, needs);
        // Somebody who has the whole has to meet everything that counts.
        let is_lost = |(look, factor): (&Look, &u32)| *factor == 0 && look.share > 0.0;
        if whole <= 0.0 || (largest > f64::from(LIMB) && looks.iter().zip(&factors).any(is_lost)) {
            return None;
        }
        // How far above and below the true score a sum can be, whatever the heights are.
        let parts = ideal().zip(&factors).zip(needs);
        let (above, below) = parts.fold((0.0, 0.0), |(above, below), ((ideal, factor), need)| {
            let off = (f64::from(*factor) / whole - ideal) * f64::from(*need);
            (above + f64::max(off, 0.0), below + f64::max(-off, 0.0))
        });
        let is_single = factors.iter().all(|factor| *factor <= LIMB) && whole <= SUM;
        let off = above.max(below);
        (off <= bound).then_some(Self { factors, whole, is_single, off })
    }
}

/// The sum of somebody who meets everything; exact.
fn sum(factors: &[u32], needs: &[i16]) -> f64 {
    let parts = factors.iter().zip(needs);
    parts.map(|(factor, need)| f64::from(*factor) * f64::from(*need)).sum()
}

/// The greatest common divisor.
fn common(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
