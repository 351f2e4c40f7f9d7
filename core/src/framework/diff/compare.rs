//! Two lists side by side.

use crate::kernel::{LanguageMap, LanguageTag, Text, fold};

/// What two lists say of the same thing.
pub(crate) enum Pair<T> {
    /// Only the old list has it.
    Old(T),
    /// Only the new list has it.
    New(T),
    /// Both have it: first the old one, then the new one.
    Both(T, T),
}

/// The things of both lists by key, in order; where a key is there twice, the first counts.
pub(crate) fn pairs<T, K: Ord>(
    old: impl IntoIterator<Item = T>,
    new: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> Vec<Pair<T>> {
    let sorted = |list: &mut Vec<T>| {
        list.sort_by_key(&key);
        list.dedup_by(|later, first| key(later) == key(first));
    };
    let (mut old, mut new): (Vec<T>, Vec<T>) =
        (old.into_iter().collect(), new.into_iter().collect());
    sorted(&mut old);
    sorted(&mut new);
    let mut joined = Vec::with_capacity(old.len().max(new.len()));
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(a), Some(b)) => key(a).cmp(&key(b)),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return joined,
        };
        let next = match order {
            std::cmp::Ordering::Less => old.next().map(Pair::Old),
            std::cmp::Ordering::Greater => new.next().map(Pair::New),
            std::cmp::Ordering::Equal => old.next().zip(new.next()).map(|(a, b)| Pair::Both(a, b)),
        };
        joined.extend(next);
    }
}

/// A text that differs, before it is known what it belongs to.
pub(crate) struct ChangedText {
    pub(crate) language: LanguageTag,
    pub(crate) old: Option<Text>,
    pub(crate) new: Option<Text>,
    pub(crate) only_spelling: bool,
}

/// The languages in which two texts differ.
pub(crate) fn text_changes(old: &LanguageMap, new: &LanguageMap) -> Vec<ChangedText> {
    if old == new {
        return Vec::new();
    }
    let mut changes = Vec::new();
    for pair in pairs(old.iter(), new.iter(), |(language, _)| *language) {
        let (language, old, new) = match pair {
            Pair::Old((language, text)) => (language, Some(text), None),
            Pair::New((language, text)) => (language, None, Some(text)),
            Pair::Both((language, old), (_, new)) => (language, Some(old), Some(new)),
        };
        if old != new {
            changes.push(ChangedText {
                language: language.clone(),
                old: old.cloned(),
                new: new.cloned(),
                only_spelling: old.zip(new).is_some_and(|(old, new)| fold(old) == fold(new)),
            });
        }
    }
    changes
}
