//! Builds the index.

use super::LabelIndex;
use super::index::IndexedLabel;
use super::words::{Vocabulary, leading};
use crate::framework::{Competency, Framework};
use crate::kernel::{Key, KeyIndex, LanguageMap, LanguageTag, Text, fold};

/// One name under which something can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelEntry {
    /// What is found.
    pub uri: Key,
    /// Language of the text; nothing for a code, which is only found whole or by its start.
    pub language: Option<LanguageTag>,
    /// The label, the alternative label or the code.
    pub text: Text,
    /// Whether it is an alternative label.
    pub is_alternative: bool,
}

impl LabelIndex {
    /// The index of the competencies of a framework: labels, alternative labels and codes.
    ///
    /// A competency without any label is found by its statement.
    ///
    /// # Cost
    ///
    /// O(n log n) in the size of all labels; ESCO has 110,000 in English and takes about 0.2 s.
    #[must_use]
    pub fn new(framework: &Framework) -> Self {
        Self::from_entries(framework.competencies.iter().flat_map(|competency| {
            let Competency { uri, code, labels, alternative_labels, descriptions, .. } = competency;
            let labels = if labels.is_empty() { descriptions } else { labels };
            entries(uri, code.as_ref(), labels, alternative_labels)
        }))
    }

    /// The index of any names, such as the titles of roles.
    ///
    /// Texts that are empty once they are folded are passed over.
    ///
    /// # Cost
    ///
    /// O(n log n) in the size of all texts.
    #[must_use]
    pub fn from_entries(entries: impl IntoIterator<Item = LabelEntry>) -> Self {
        let mut text = String::new();
        let mut found = Vec::new();
        for entry in entries {
            let folded = fold(&entry.text);
            if folded.is_empty() {
                continue;
            }
            let start = text.len();
            text.push_str(&folded);
            found.push((start, text.len(), leading(&folded), entry));
        }
        let (uris, languages) = names(found.iter().map(|(.., entry)| entry));
        let folded = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
        found.sort_unstable_by(|(start_a, end_a, leading_a, a), (start_b, end_b, leading_b, b)| {
            leading_a
                .cmp(leading_b)
                .then_with(|| folded(*start_a, *end_a).cmp(folded(*start_b, *end_b)))
                .then_with(|| a.text.cmp(&b.text))
                .then(a.is_alternative.cmp(&b.is_alternative))
                .then_with(|| a.uri.cmp(&b.uri))
                .then_with(|| a.language.cmp(&b.language))
        });
        let positions = KeyIndex::of(&uris, |uri| Some(uri));
        let indexed = found.into_iter().filter_map(|(start, end, _, entry)| {
            let language = entry.language.and_then(|tag| languages.binary_search(&tag).ok());
            Some(IndexedLabel {
                label: entry.text,
                start,
                end,
                uri: positions.get(&entry.uri)?,
                language: language.and_then(|at| u32::try_from(at).ok()),
                is_alternative: entry.is_alternative,
                letters: u32::try_from(folded(start, end).chars().count()).unwrap_or(u32::MAX),
            })
        });
        let labels: Vec<IndexedLabel> = indexed.collect();
        let worded = labels.iter().map(|label| match label.language {
            Some(_) => folded(label.start, label.end),
            None => "",
        });
        let vocabulary = Vocabulary::new(worded);
        Self { labels, uris, languages, vocabulary, text }
    }
}

/// The names of one competency or role.
pub(crate) fn entries<'a>(
    uri: &'a Key,
    code: Option<&'a Key>,
    labels: &'a LanguageMap,
    alternatives: &'a LanguageMap<Vec<Text>>,
) -> impl Iterator<Item = LabelEntry> {
    let entry = |language: Option<&LanguageTag>, text: Text, is_alternative| LabelEntry {
        uri: uri.clone(),
        language: language.cloned(),
        text,
        is_alternative,
    };
    let code = code.map(move |code| entry(None, Text::from(code.as_str()), false));
    let labels = labels.iter().map(move |(tag, label)| entry(Some(tag), label.clone(), false));
    let alternatives = alternatives.iter().flat_map(move |(tag, others)| {
        others.iter().map(move |label| entry(Some(tag), label.clone(), true))
    });
    code.into_iter().chain(labels).chain(alternatives)
}

/// Each uri and each language once, in order.
fn names<'a>(entries: impl Iterator<Item = &'a LabelEntry>) -> (Vec<Key>, Vec<LanguageTag>) {
    let mut uris: Vec<&Key> = Vec::new();
    let mut languages: Vec<&LanguageTag> = Vec::new();
    for entry in entries {
        if uris.last() != Some(&&entry.uri) {
            uris.push(&entry.uri);
        }
        if let Some(language) = &entry.language
            && languages.last() != Some(&language)
        {
            languages.push(language);
        }
    }
    uris.sort_unstable();
    uris.dedup();
    languages.sort_unstable();
    languages.dedup();
    (uris.into_iter().cloned().collect(), languages.into_iter().cloned().collect())
}
