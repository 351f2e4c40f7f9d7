//! The quantile of the standard normal distribution.

use crate::kernel::math;

/// A ratio of two polynomials of the seventh degree, lowest power first.
struct Ratio {
    above: [f64; 8],
    below: [f64; 8],
}

/// Of (p - 0.5), within 0.425 of the middle.
#[allow(clippy::excessive_precision, reason = "as published")]
const MIDDLE: Ratio = Ratio {
    above: [
        3.387_132_872_796_366_608_0,
        1.331_416_678_917_843_774_5e2,
        1.971_590_950_306_551_442_7e3,
        1.373_169_376_550_946_112_5e4,
        4.592_195_393_154_987_145_7e4,
        6.726_577_092_700_870_085_3e4,
        3.343_057_558_358_812_810_5e4,
        2.509_080_928_730_122_672_7e3,
    ],
    below: [
        1.0,
        4.231_333_070_160_091_125_2e1,
        6.871_870_074_920_579_083_0e2,
        5.394_196_021_424_751_107_7e3,
        2.121_379_430_158_659_586_7e4,
        3.930_789_580_009_271_061_0e4,
        2.872_908_573_572_194_267_4e4,
        5.226_495_278_852_854_561_0e3,
    ],
};

/// Of sqrt(-ln p) - 1.6, up to 5.
#[allow(clippy::excessive_precision, reason = "as published")]
const SIDE: Ratio = Ratio {
    above: [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_90,
        5.769_497_221_460_691_405_50,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        2.417_807_251_774_506_117_70e-1,
        2.272_384_498_926_918_458_33e-2,
        7.745_450_142_783_414_076_40e-4,
    ],
    below: [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_40,
        6.897_673_349_851_000_045_50e-1,
        1.481_039_764_274_800_745_90e-1,
        1.519_866_656_361_645_719_66e-2,
        5.475_938_084_995_344_946_00e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
};

/// Of sqrt(-ln p) - 5, beyond.
#[allow(clippy::excessive_precision, reason = "as published")]
const TAIL: Ratio = Ratio {
    above: [
        6.657_904_643_501_103_777_20,
        5.463_784_911_164_114_369_90,
        1.784_826_539_917_291_335_80,
        2.965_605_718_285_048_912_30e-1,
        2.653_218_952_657_612_309_30e-2,
        1.242_660_947_388_078_438_60e-3,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    below: [
        1.0,
        5.998_322_065_558_879_376_90e-1,
        1.369_298_809_227_358_053_10e-1,
        1.487_536_129_085_061_485_25e-2,
        7.868_691_311_456_132_591_00e-4,
        1.846_318_317_510_054_681_80e-5,
        1.421_511_758_316_445_888_70e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
};

impl Ratio {
    fn at(&self, x: f64) -> f64 {
        let sum = |terms: &[f64; 8]| terms.iter().rev().fold(0.0, |sum, term| sum * x + term);
        sum(&self.above) / sum(&self.below)
    }
}

/// How many standard deviations from the middle a part of the distribution ends, from 0 to 1
/// without the ends.
///
/// Right to about 2e-15 of its size: Wichura (1988), "Algorithm AS 241: The Percentage Points of
/// the Normal Distribution", Applied Statistics 37, 477-484.
pub(super) fn quantile(part: f64) -> f64 {
    let off = part - 0.5;
    if (-0.425..=0.425).contains(&off) {
        return off * MIDDLE.at(0.180_625 - off * off);
    }
    let outside = if off < 0.0 { part } else { 1.0 - part };
    let far = math::sqrt(-math::ln(outside));
    let size = if far <= 5.0 { SIDE.at(far - 1.6) } else { TAIL.at(far - 5.0) };
    if off < 0.0 { -size } else { size }
}
