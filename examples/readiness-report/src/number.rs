//! Numbers as people read them, in the language of the report.

use prowess::kernel::Level;

/// How a language writes numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// Between the whole and its parts.
    pub(crate) mark: char,
    /// Between a number and the percent sign.
    pub(crate) before_percent: &'static str,
}

impl Numbers {
    /// English: `81%`, `3.5`.
    pub(crate) const ENGLISH: Self = Self { mark: '.', before_percent: "" };

    /// German: `81 %` with a space that does not break, `3,5`.
    pub(crate) const GERMAN: Self = Self { mark: ',', before_percent: "\u{a0}" };

    /// A share as a whole percentage.
    ///
    /// Only all is 100 % and only none is 0 %: what lies between shows as 1 % to 99 %.
    pub(crate) fn percent(self, share: f64) -> String {
        format!("{}{}%", self.whole_percent(share), self.before_percent)
    }

    /// The number that [`Self::percent`] shows.
    pub(crate) fn whole_percent(self, share: f64) -> f64 {
        let rounded = (share * 100.0).round();
        if share <= 0.0 || share >= 1.0 { rounded } else { rounded.clamp(1.0, 99.0) }
    }

    /// A share as a percentage with one digit after the mark, by the same rule.
    pub(crate) fn fine_percent(self, share: f64) -> String {
        let rounded = (share * 1000.0).round() / 10.0;
        let between = share > 0.0 && share < 1.0;
        let shown = if between { rounded.clamp(0.1, 99.9) } else { rounded };
        format!("{}{}%", self.marked(format!("{shown:.1}")), self.before_percent)
    }

    /// A level, with as many digits as it needs and two after the mark at most.
    pub(crate) fn level(self, level: Level) -> String {
        self.number(level.get())
    }

    /// A number, with as many digits as it needs and two after the mark at most.
    pub(crate) fn number(self, value: f64) -> String {
        self.marked(format!("{}", (value * 100.0).round() / 100.0))
    }

    fn marked(self, number: String) -> String {
        if self.mark == '.' { number } else { number.replace('.', &self.mark.to_string()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_just_below_all_is_never_shown_as_all() {
        assert_eq!(Numbers::ENGLISH.percent(0.9999), "99%");
        assert_eq!(Numbers::ENGLISH.fine_percent(0.99999), "99.9%");
        assert_eq!(Numbers::ENGLISH.percent(1.0), "100%");
        assert_eq!(Numbers::ENGLISH.percent(0.0001), "1%");
        assert_eq!(Numbers::ENGLISH.percent(0.0), "0%");
    }

    #[test]
    fn german_numbers_have_a_comma_and_a_space_before_the_percent_sign() {
        assert_eq!(Numbers::GERMAN.fine_percent(0.815), "81,5\u{a0}%");
        assert_eq!(Numbers::GERMAN.number(3.5), "3,5");
        assert_eq!(Numbers::GERMAN.number(3.0), "3");
    }
}
