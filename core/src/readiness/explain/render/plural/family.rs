//! The rules themselves, one for each set of languages that share it.

use super::PluralCategory::{self, Few, Many, One, Other, Two, Zero};
use super::operands::{Operands, within};
use crate::kernel::LanguageTag;

/// A set of languages with the same rule, named after what is special in it or after a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// One form for all.
    Never,
    /// `one` for 1 written without a fraction.
    PlainOne,
    /// The same, and `many` for whole millions.
    PlainOneAndMillions,
    /// `one` for the value 1, written in any way.
    ValueOne,
    /// The same, and `many` for whole millions.
    ValueOneAndMillions,
    /// `one` for all below 2.
    BelowTwo,
    /// The same, and `many` for whole millions.
    BelowTwoAndMillions,
    /// `one` for the values 0 and 1.
    ZeroOrOne,
    /// `one` for all below 1 and for 1.
    UpToOne,
    Danish,
    Icelandic,
    Macedonian,
    Filipino,
    Sinhala,
    Latvian,
    Hebrew,
    Romanian,
    Croatian,
    Slovenian,
    Sorbian,
    Czech,
    Polish,
    Russian,
    Belarusian,
    Lithuanian,
    Maltese,
    Irish,
    ScottishGaelic,
    Breton,
    Welsh,
    Arabic,
}

/// The family of a language, by the longest of its tags that has one.
pub(crate) fn family(language: &LanguageTag) -> Option<Family> {
    let wider = std::iter::successors(Some(language.clone()), LanguageTag::wider);
    wider.map(|tag| by_tag(tag.as_str())).find_map(|family| family)
}

#[rustfmt::skip] // one line for each family, as far as that goes
fn by_tag(tag: &str) -> Option<Family> {
    use Family as F;

    Some(match tag {
        "bo" | "dz" | "id" | "ig" | "ja" | "jv" | "km" | "ko" | "lo" | "ms" | "my" | "su" | "th"
        | "to" | "vi" | "wo" | "yo" | "yue" | "zh" => F::Never,
        "ast" | "de" | "en" | "et" | "fi" | "fy" | "gl" | "ia" | "io" | "nl" | "sc" | "sv" | "sw"
        | "ur" | "yi" => F::PlainOne,
        "ca" | "it" | "pt-PT" | "scn" | "vec" => F::PlainOneAndMillions,
        "af" | "an" | "az" | "bg" | "ce" | "ckb" | "dv" | "el" | "eo" | "eu" | "fo" | "gsw" | "ha"
        | "hu" | "ka" | "kk" | "kl" | "ks" | "ku" | "ky" | "lb" | "lg" | "ml" | "mn"
        | "mr" | "nb" | "ne" | "nn" | "no" | "ny" | "om" | "or" | "os" | "ps" | "rm" | "sd" | "sn"
        | "so" | "sq" | "ss" | "st" | "ta" | "te" | "tk" | "tn" | "tr" | "ts" | "ug" | "uz" | "ve"
        | "xh" => F::ValueOne,
        "es" => F::ValueOneAndMillions,
        "ff" | "hy" | "kab" => F::BelowTwo,
        "fr" | "pt" => F::BelowTwoAndMillions,
        "ak" | "ln" | "mg" | "nso" | "pa" | "ti" | "wa" => F::ZeroOrOne,
        "am" | "as" | "bn" | "fa" | "gu" | "hi" | "kn" | "zu" => F::UpToOne,
        "da" => F::Danish,
        "is" => F::Icelandic,
        "mk" => F::Macedonian,
        "ceb" | "fil" | "tl" => F::Filipino,
        "si" => F::Sinhala,
        "lv" | "prg" => F::Latvian,
        "he" => F::Hebrew,
        "mo" | "ro" => F::Romanian,
        "bs" | "hr" | "sr" => F::Croatian,
        "sl" => F::Slovenian,
        "dsb" | "hsb" => F::Sorbian,
        "cs" | "sk" => F::Czech,
        "pl" => F::Polish,
        "ru" | "uk" => F::Russian,
        "be" => F::Belarusian,
        "lt" => F::Lithuanian,
        "mt" => F::Maltese,
        "ga" => F::Irish,
        "gd" => F::ScottishGaelic,
        "br" => F::Breton,
        "cy" => F::Welsh,
        "ar" => F::Arabic,
        _ => return None,
    })
}

impl Family {
    /// The forms that the rule gives.
    pub(super) const fn categories(self) -> &'static [PluralCategory] {
        match self {
            Self::Never => &[Other],
            Self::PlainOne
            | Self::ValueOne
            | Self::BelowTwo
            | Self::ZeroOrOne
            | Self::UpToOne
            | Self::Danish
            | Self::Icelandic
            | Self::Macedonian
            | Self::Filipino
            | Self::Sinhala => &[One, Other],
            Self::PlainOneAndMillions | Self::ValueOneAndMillions | Self::BelowTwoAndMillions => {
                &[One, Many, Other]
            }
            Self::Latvian => &[Zero, One, Other],
            Self::Hebrew => &[One, Two, Other],
            Self::Romanian | Self::Croatian => &[One, Few, Other],
            Self::Slovenian | Self::Sorbian | Self::ScottishGaelic => &[One, Two, Few, Other],
            Self::Czech | Self::Polish | Self::Russian | Self::Belarusian | Self::Lithuanian => {
                &[One, Few, Many, Other]
            }
            Self::Maltese | Self::Irish | Self::Breton => &[One, Two, Few, Many, Other],
            Self::Welsh | Self::Arabic => &[Zero, One, Two, Few, Many, Other],
        }
    }

    /// The form that a number takes: the first whose condition holds.
    pub(super) fn category(self, n: Operands) -> PluralCategory {
        let first = |conditions: &[(PluralCategory, bool)]| {
            let mut all = conditions.iter();
            all.find(|(_, holds)| *holds).map_or(Other, |(category, _)| *category)
        };
        let plain_one = n.i == 1 && n.v == 0;
        let millions = n.i != 0 && n.plainly_leaves(1_000_000, 0..=0);
        match self {
            Self::Never => Other,
            Self::PlainOne => first(&[(One, plain_one)]),
            Self::PlainOneAndMillions => first(&[(One, plain_one), (Many, millions)]),
            Self::ValueOne => first(&[(One, n.is(1..=1))]),
            Self::ValueOneAndMillions => first(&[(One, n.is(1..=1)), (Many, millions)]),
            Self::BelowTwo => first(&[(One, n.i < 2)]),
            Self::BelowTwoAndMillions => first(&[(One, n.i < 2), (Many, millions)]),
            Self::ZeroOrOne => first(&[(One, n.is(0..=1))]),
            Self::UpToOne => first(&[(One, n.i == 0 || n.is(1..=1))]),
            Self::Danish => first(&[(One, n.is(1..=1) || (n.t != 0 && n.i < 2))]),
            Self::Icelandic => first(&[(One, n.icelandic_one())]),
            Self::Macedonian => {
                first(&[(One, n.plainly_leaves(10, 1..=1) && !n.eleven() || n.fraction_one())])
            }
            Self::Filipino => first(&[(One, n.filipino_one())]),
            Self::Sinhala => first(&[(One, n.is(0..=1) || (n.i == 0 && n.f == 1))]),
            Self::Latvian => first(&[(Zero, n.latvian_zero()), (One, n.latvian_one())]),
            Self::Hebrew => {
                first(&[(One, plain_one || (n.i == 0 && n.v != 0)), (Two, n.i == 2 && n.v == 0)])
            }
            Self::Romanian => {
                first(&[(One, plain_one), (Few, n.v != 0 || n.is(0..=0) || n.leaves(100, 1..=19))])
            }
            Self::Croatian => first(&[
                (One, n.plainly_leaves(10, 1..=1) && !n.eleven() || n.fraction_one()),
                (Few, n.plainly_few() || n.fraction_few()),
            ]),
            Self::Slovenian => first(&[
                (One, n.plainly_leaves(100, 1..=1)),
                (Two, n.plainly_leaves(100, 2..=2)),
                (Few, n.plainly_leaves(100, 3..=4) || n.v != 0),
            ]),
            Self::Sorbian => first(&[
                (One, n.plainly_leaves(100, 1..=1) || n.fraction_leaves(100, 1..=1)),
                (Two, n.plainly_leaves(100, 2..=2) || n.fraction_leaves(100, 2..=2)),
                (Few, n.plainly_leaves(100, 3..=4) || n.fraction_leaves(100, 3..=4)),
            ]),
            Self::Czech => first(&[
                (One, plain_one),
                (Few, n.v == 0 && (2..=4).contains(&n.i)),
                (Many, n.v != 0),
            ]),
            Self::Polish => first(&[(One, plain_one), (Few, n.plainly_few()), (Many, n.v == 0)]),
            Self::Russian => first(&[
                (One, n.plainly_leaves(10, 1..=1) && !n.eleven()),
                (Few, n.plainly_few()),
                (Many, n.v == 0),
            ]),
            Self::Belarusian => first(&[
                (One, n.leaves(10, 1..=1) && !n.leaves(100, 11..=11)),
                (Few, n.leaves(10, 2..=4) && !n.leaves(100, 12..=14)),
                (Many, n.t == 0),
            ]),
            Self::Lithuanian => first(&[
                (One, n.leaves(10, 1..=1) && !n.leaves(100, 11..=19)),
                (Few, n.leaves(10, 2..=9) && !n.leaves(100, 11..=19)),
                (Many, n.f != 0),
            ]),
            Self::Maltese => first(&[
                (One, n.is(1..=1)),
                (Two, n.is(2..=2)),
                (Few, n.is(0..=0) || n.leaves(100, 3..=10)),
                (Many, n.leaves(100, 11..=19)),
            ]),
            Self::Irish => first(&[
                (One, n.is(1..=1)),
                (Two, n.is(2..=2)),
                (Few, n.is(3..=6)),
                (Many, n.is(7..=10)),
            ]),
            Self::ScottishGaelic => first(&[
                (One, n.is(1..=1) || n.is(11..=11)),
                (Two, n.is(2..=2) || n.is(12..=12)),
                (Few, n.is(3..=10) || n.is(13..=19)),
            ]),
            Self::Breton => first(&[
                (One, n.leaves(10, 1..=1) && n.breton()),
                (Two, n.leaves(10, 2..=2) && n.breton()),
                (Few, (n.leaves(10, 3..=4) || n.leaves(10, 9..=9)) && n.breton()),
                (Many, n.i != 0 && n.leaves(1_000_000, 0..=0)),
            ]),
            Self::Welsh => first(&[
                (Zero, n.is(0..=0)),
                (One, n.is(1..=1)),
                (Two, n.is(2..=2)),
                (Few, n.is(3..=3)),
                (Many, n.is(6..=6)),
            ]),
            Self::Arabic => first(&[
                (Zero, n.is(0..=0)),
                (One, n.is(1..=1)),
                (Two, n.is(2..=2)),
                (Few, n.leaves(100, 3..=10)),
                (Many, n.leaves(100, 11..=99)),
            ]),
        }
    }
}

/// Conditions that more than one rule has, or that are too long for a line.
impl Operands {
    fn eleven(self) -> bool {
        self.plainly_leaves(100, 11..=11)
    }

    /// Ends in 2 to 4, but not in 12 to 14, and has no fraction.
    fn plainly_few(self) -> bool {
        self.plainly_leaves(10, 2..=4) && !self.plainly_leaves(100, 12..=14)
    }

    fn fraction_one(self) -> bool {
        self.fraction_leaves(10, 1..=1) && !self.fraction_leaves(100, 11..=11)
    }

    fn fraction_few(self) -> bool {
        self.fraction_leaves(10, 2..=4) && !self.fraction_leaves(100, 12..=14)
    }

    fn icelandic_one(self) -> bool {
        let whole = self.leaves(10, 1..=1) && !self.leaves(100, 11..=11);
        whole || (within(self.t, 10, 1..=1) && !within(self.t, 100, 11..=11))
    }

    fn filipino_one(self) -> bool {
        let is_skipped = |value: u64| matches!(value % 10, 4 | 6 | 9);
        if self.v == 0 {
            (1..=3).contains(&self.i) || !is_skipped(self.i)
        } else {
            !is_skipped(self.f)
        }
    }

    fn latvian_zero(self) -> bool {
        let fraction = self.v == 2 && self.fraction_leaves(100, 11..=19);
        self.leaves(10, 0..=0) || self.leaves(100, 11..=19) || fraction
    }

    fn latvian_one(self) -> bool {
        let whole = self.leaves(10, 1..=1) && !self.leaves(100, 11..=11);
        let ends_in_one = self.fraction_leaves(10, 1..=1);
        whole || (ends_in_one && (self.v != 2 || !self.fraction_leaves(100, 11..=11)))
    }

    /// Not in the teens, the seventies and the nineties, which are counted otherwise.
    fn breton(self) -> bool {
        !(self.leaves(100, 10..=19) || self.leaves(100, 70..=79) || self.leaves(100, 90..=99))
    }
}
