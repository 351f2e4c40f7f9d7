//! The words of this program, in English and in German.

mod english;
mod german;

use prowess::framework::Necessity;
use prowess::kernel::LanguageTag;

use crate::need::{Held, Need};
use crate::number::Numbers;

/// All words of one language; `{name}` stands for a value.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) tag: &'static str,
    pub(crate) numbers: Numbers,
    pub(crate) report: &'static str,
    pub(crate) title: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) as_of: &'static str,
    pub(crate) framework: &'static str,
    pub(crate) version: &'static str,
    pub(crate) compared: &'static str,
    pub(crate) roles_count: &'static str,
    pub(crate) roles_one: &'static str,
    pub(crate) roles: &'static str,
    pub(crate) roles_intro: &'static str,
    pub(crate) roles_cut: &'static str,
    pub(crate) roles_unrated: &'static str,
    pub(crate) role: &'static str,
    pub(crate) family: &'static str,
    pub(crate) grade: &'static str,
    pub(crate) score: &'static str,
    pub(crate) high: &'static str,
    pub(crate) coverage: &'static str,
    pub(crate) known_of: &'static str,
    pub(crate) up_to: &'static str,
    pub(crate) met: &'static str,
    pub(crate) met_part: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) next: &'static str,
    pub(crate) next_short: &'static str,
    pub(crate) why: &'static str,
    pub(crate) why_only: &'static str,
    pub(crate) why_tied: &'static str,
    pub(crate) why_range: &'static str,
    pub(crate) none_left: &'static str,
    pub(crate) radar: &'static str,
    pub(crate) radar_all: &'static str,
    pub(crate) radar_cut: &'static str,
    pub(crate) radar_none: &'static str,
    pub(crate) radar_read: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) held: &'static str,
    pub(crate) ideal: &'static str,
    pub(crate) gaps: &'static str,
    pub(crate) gaps_scope: &'static str,
    pub(crate) gaps_one: &'static str,
    pub(crate) gaps_cut: &'static str,
    pub(crate) gaps_more: &'static str,
    pub(crate) loss: &'static str,
    pub(crate) weight: &'static str,
    pub(crate) competency: &'static str,
    pub(crate) necessity: &'static str,
    pub(crate) required: &'static str,
    pub(crate) desired: &'static str,
    pub(crate) not_shown: &'static str,
    pub(crate) enough: &'static str,
    pub(crate) not_applicable: &'static str,
    pub(crate) any_level: &'static str,
    pub(crate) of: &'static str,
    pub(crate) instead: &'static str,
    pub(crate) already: &'static str,
    pub(crate) already_none: &'static str,
    pub(crate) unknown_head: &'static str,
    pub(crate) unknown_text: &'static str,
    pub(crate) excluded: &'static str,
    pub(crate) table: &'static str,
    pub(crate) reading: &'static str,
    pub(crate) reading_score: &'static str,
    pub(crate) reading_unknown: &'static str,
    pub(crate) reading_limits: &'static str,
    pub(crate) levels: &'static str,
    pub(crate) level: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) licence: &'static str,
    pub(crate) publisher: &'static str,
    pub(crate) formula: &'static str,
    pub(crate) made_with: &'static str,
    pub(crate) found: &'static str,
    pub(crate) written: &'static str,
}

impl Texts {
    /// The words in the first of these languages that has them, else in English.
    pub(crate) fn of(languages: &[LanguageTag]) -> &'static Self {
        let known = languages.iter().find_map(|language| match language.as_str() {
            "de" => Some(&german::TEXTS),
            "en" => Some(&english::TEXTS),
            _ => None,
        });
        known.unwrap_or(&english::TEXTS)
    }

    /// Whether it must be there or should be.
    pub(crate) fn necessity_of(&self, need: &Need<'_>) -> &'static str {
        match need.necessity {
            Necessity::Required => self.required,
            Necessity::Desired => self.desired,
        }
    }

    /// What is held, in words or as a level.
    pub(crate) fn held_of(&self, need: &Need<'_>) -> String {
        match need.held {
            Held::Level(level) => self.numbers.level(level),
            Held::Enough => self.enough.to_owned(),
            Held::NotDemonstrated => self.not_shown.to_owned(),
            Held::Unknown => self.unknown.to_owned(),
            Held::NotApplicable => self.not_applicable.to_owned(),
        }
    }

    /// How many roles.
    pub(crate) fn roles_of(&self, count: usize) -> String {
        let words = if count == 1 { self.roles_one } else { self.roles_count };
        fill(words, &[("n", &count.to_string())])
    }

    /// The level asked, or that any would do.
    pub(crate) fn asked_of(&self, need: &Need<'_>) -> String {
        need.asked.map_or(self.any_level.to_owned(), |level| self.numbers.level(level))
    }

    /// What is held of what is asked: `3 of 4`, or `unknown, 4 asked`.
    pub(crate) fn held_of_asked(&self, need: &Need<'_>) -> String {
        let held = self.held_of(need);
        match (need.asked, need.held) {
            (None, _) => held,
            (Some(_), Held::Level(_)) => {
                fill(self.of, &[("held", &held), ("asked", &self.asked_of(need))])
            }
            (Some(_), _) => fill(self.instead, &[("held", &held), ("asked", &self.asked_of(need))]),
        }
    }
}

/// The character, or a space for one that could drive a terminal or turn the reading direction of
/// what stands around it.
pub(crate) fn harmless(one: char) -> char {
    let turns = matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if one.is_control() || turns { ' ' } else { one }
}

/// Puts values into a text; what a value itself holds is left as it is.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = behind;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_placeholder_stays_as_it_is() {
        let filled = fill("{a} and {b}", &[("a", "{b}"), ("b", "x")]);
        assert_eq!(filled, "{b} and x");
    }

    #[test]
    fn an_unknown_language_gets_english() {
        let tags = |tag| [LanguageTag::parse(tag).expect("a tag")];
        assert_eq!(Texts::of(&tags("de")).tag, "de");
        assert_eq!(Texts::of(&tags("fi")).tag, "en");
    }
}
