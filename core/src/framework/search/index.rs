//! The index itself.

use std::ops::Range;

use super::words::Vocabulary;
use super::{Hit, MatchKind};
use crate::kernel::{Key, LanguageTag, Text, fold};

/// Finds competencies or roles by label, alternative label or code.
///
/// Built once with [`LabelIndex::new`] or [`LabelIndex::from_entries`], owned, and never changed.
/// Look-up sees labels as [`fold`] does: case, diacritics and stray blanks do not matter.
///
/// ```
/// use prowess::framework::{LabelEntry, LabelIndex, SearchOptions};
/// use prowess::kernel::{Key, LanguageTag};
///
/// let entry = |uri: &str, text: &str| {
///     Ok::<_, prowess::Problem>(LabelEntry {
///         uri: Key::parse(uri)?,
///         language: Some(LanguageTag::english()),
///         text: text.into(),
///         is_alternative: false,
///     })
/// };
/// let index = LabelIndex::from_entries([
///     entry("skill:1", "manage musical staff")?,
///     entry("skill:2", "staff management")?,
/// ]);
/// let hits = index.search("Staff mus", &SearchOptions::default());
/// assert_eq!(&*hits[0].label, "manage musical staff");
/// let hits = index.search("staff mangaement", &SearchOptions::default());
/// assert_eq!((&*hits[0].label, hits[0].distance), ("staff management", 1));
/// # Ok::<(), prowess::Problem>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct LabelIndex {
    /// The folded labels, one after the other.
    pub(super) text: String,
    /// Sorted by folded label, label, alternative, uri and language.
    pub(super) labels: Vec<IndexedLabel>,
    /// Each uri once, in order.
    pub(super) uris: Vec<Key>,
    /// Each language once, in order.
    pub(super) languages: Vec<LanguageTag>,
    /// The words of all labels that are no codes.
    pub(super) vocabulary: Vocabulary,
}

#[derive(Debug, Clone)]
pub(super) struct IndexedLabel {
    pub(super) label: Text,
    /// Where its folded form starts and ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Position of its uri.
    pub(super) uri: u32,
    /// Position of its language; nothing for a code.
    pub(super) language: Option<u32>,
    pub(super) is_alternative: bool,
    /// How many letters its folded form has.
    pub(super) letters: u32,
}

impl LabelIndex {
    /// Everything that has exactly this label, alternative label or code, in any language.
    ///
    /// Many may have it: 6,841 of the 46,060 alternative titles of O*NET stand for several
    /// occupations.
    /// Each competency is there once, with its own label rather than an alternative one where both
    /// are the same; the order is that of the labels, then of the uris.
    ///
    /// # Cost
    ///
    /// O(log n) in the number of labels.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let folded = fold(text);
        if folded.is_empty() {
            return Vec::new();
        }
        let mut numbers: Vec<u32> = Vec::new();
        let mut seen: Vec<u32> = Vec::new();
        for number in self.equal(&folded) {
            let uri = self.labels.get(number as usize).map(|label| label.uri);
            if let Some(uri) = uri
                && let Err(at) = seen.binary_search(&uri)
            {
                seen.insert(at, uri);
                numbers.push(number);
            }
        }
        numbers.into_iter().filter_map(|number| self.hit(number, MatchKind::Exact, 0)).collect()
    }

    /// How many labels, alternative labels and codes it knows.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.labels.len()).unwrap_or(u32::MAX)
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// The numbers of the labels that fold to this text.
    pub(super) fn equal(&self, folded: &str) -> Range<u32> {
        self.run(|label| label < folded, |label| label == folded)
    }

    /// The numbers of the labels whose folded form starts with this text.
    pub(super) fn starting(&self, folded: &str) -> Range<u32> {
        self.run(|label| label < folded, |label| label.starts_with(folded))
    }

    /// The run of sorted labels after those before, as long as they belong.
    fn run(&self, before: impl Fn(&str) -> bool, belongs: impl Fn(&str) -> bool) -> Range<u32> {
        let start = self.labels.partition_point(|label| before(self.folded(label)));
        let rest = self.labels.get(start..).unwrap_or_default();
        let end = start + rest.partition_point(|label| belongs(self.folded(label)));
        let number = |at| u32::try_from(at).unwrap_or(u32::MAX);
        number(start)..number(end)
    }

    pub(super) fn folded(&self, label: &IndexedLabel) -> &str {
        self.text.get(label.start..label.end).unwrap_or_default()
    }

    pub(super) fn hit(&self, number: u32, kind: MatchKind, distance: u32) -> Option<Hit> {
        let label = self.labels.get(number as usize)?;
        let language = label.language.and_then(|language| self.languages.get(language as usize));
        Some(Hit {
            uri: self.uris.get(label.uri as usize)?.clone(),
            label: label.label.clone(),
            matched_kind: kind,
            distance,
            language: language.cloned(),
            is_alternative: label.is_alternative,
        })
    }
}
