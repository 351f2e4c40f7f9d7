//! Languages, and the same text in several of them.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{KernelError, Text};
use crate::problem::Fault;

/// A language tag of BCP 47, such as `en`, `de-AT` or `zh-Hant`.
///
/// Written the way the standard recommends, whatever the caller's case: `DE-at` becomes `de-AT`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct LanguageTag(Text);

impl LanguageTag {
    /// The tag this text names.
    ///
    /// The form is checked (letters and digits in parts of 1 to 8, the first of 2 to 8 letters),
    /// not whether such a language is registered.
    ///
    /// # Errors
    ///
    /// * `kernel.invalid_language` for another form.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        let invalid = || KernelError::InvalidLanguage(Fault::new().with("value", text));
        if text.len() > 64 {
            return Err(invalid());
        }
        let mut tag = String::with_capacity(text.len());
        for (at, part) in text.split('-').enumerate() {
            let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
            let long_enough = if at == 0 { 2..=8 } else { 1..=8 };
            if !plain || !long_enough.contains(&part.len()) || (at == 0 && !letters) {
                return Err(invalid());
            }
            if at > 0 {
                tag.push('-');
            }
            let lower = part.to_ascii_lowercase();
            match (at, part.len(), letters) {
                (1.., 2, true) => tag.push_str(&part.to_ascii_uppercase()),
                (1.., 4, true) => {
                    let mut chars = lower.chars();
                    tag.extend(chars.next().map(|first| first.to_ascii_uppercase()));
                    tag.push_str(chars.as_str());
                }
                _ => tag.push_str(&lower),
            }
        }
        Ok(Self(Text::from(tag)))
    }

    /// English.
    #[must_use]
    pub fn english() -> Self {
        Self(Text::from("en"))
    }

    /// German.
    #[must_use]
    pub(crate) fn german() -> Self {
        Self(Text::from("de"))
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The next wider tag: `de-AT` for `de-AT-1996`, nothing for `de` (RFC 4647, section 3.4).
    #[must_use]
    pub fn wider(&self) -> Option<Self> {
        wider(&self.0).map(|tag| Self(Text::from(tag)))
    }
}

/// The next wider tag, as text.
fn wider(tag: &str) -> Option<&str> {
    let (mut rest, _) = tag.rsplit_once('-')?;
    // A single letter opens an extension and means nothing without what follows it.
    while let Some((shorter, last)) = rest.rsplit_once('-') {
        if last.len() > 1 {
            break;
        }
        rest = shorter;
    }
    Some(rest)
}

impl std::str::FromStr for LanguageTag {
    type Err = KernelError;

    fn from_str(text: &str) -> Result<Self, KernelError> {
        Self::parse(text)
    }
}

impl fmt::Debug for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::time::parse_str(deserializer, "a language tag", Self::parse)
    }
}

/// The languages to try, in this order: each wish with its wider tags, then the last resort.
///
/// `[de-AT, fr]` with `en` as the last resort gives `de-AT`, `de`, `fr`, `en`.
#[must_use]
pub fn fallback_chain(wishes: &[LanguageTag], last_resort: &LanguageTag) -> Vec<LanguageTag> {
    let mut chain: Vec<LanguageTag> = Vec::new();
    for wish in wishes.iter().chain([last_resort]) {
        let mut tag = Some(wish.clone());
        while let Some(current) = tag {
            tag = current.wider();
            if !chain.contains(&current) {
                chain.push(current);
            }
        }
    }
    chain
}

/// The same thing in several languages, ordered by tag.
///
/// It crosses every boundary as a map: `{"de": "Lesen", "en": "Reading"}`.
#[derive(Clone, PartialEq, Eq)]
pub struct LanguageMap<T = Text> {
    /// Sorted by tag; almost always one or two entries, so a list is smallest and fastest.
    entries: Vec<(LanguageTag, T)>,
}

impl<T> LanguageMap<T> {
    /// The map with one language.
    pub fn of(language: LanguageTag, value: T) -> Self {
        Self { entries: vec![(language, value)] }
    }

    /// Puts a value in, and gives back what was there for that language.
    pub fn insert(&mut self, language: LanguageTag, value: T) -> Option<T> {
        match self.entries.binary_search_by(|(tag, _)| tag.cmp(&language)) {
            Ok(at) => self.entries.get_mut(at).map(|(_, old)| std::mem::replace(old, value)),
            Err(at) => {
                self.entries.insert(at, (language, value));
                None
            }
        }
    }

    /// Puts all values of another map in.
    pub fn add(&mut self, other: Self) {
        for (language, value) in other.entries {
            self.insert(language, value);
        }
    }

    /// The value for exactly this language.
    #[must_use]
    pub fn get(&self, language: &LanguageTag) -> Option<&T> {
        let at = self.entries.binary_search_by(|(tag, _)| tag.cmp(language)).ok()?;
        self.entries.get(at).map(|(_, value)| value)
    }

    /// The value for the first language of the chain that has one, else the first there is.
    #[must_use]
    pub fn best(&self, chain: &[LanguageTag]) -> Option<&T> {
        let wished = chain.iter().find_map(|language| self.get(language));
        wished.or_else(|| self.entries.first().map(|(_, value)| value))
    }

    /// The value for the first wish that has one, each with its wider tags; else the English one,
    /// else the first there is.
    ///
    /// For data that name no language of last resort.
    #[must_use]
    pub fn preferred(&self, wishes: &[LanguageTag]) -> Option<&T> {
        let tags = wishes.iter().map(LanguageTag::as_str).chain(["en"]);
        let mut tags = tags.flat_map(|tag| std::iter::successors(Some(tag), |tag| wider(tag)));
        let wished = tags.find_map(|wish| self.iter().find(|(tag, _)| tag.as_str() == wish));
        wished.map(|(_, value)| value).or_else(|| self.entries.first().map(|(_, value)| value))
    }

    /// Languages and values, ordered by tag.
    pub fn iter(&self) -> impl Iterator<Item = (&LanguageTag, &T)> {
        self.entries.iter().map(|(tag, value)| (tag, value))
    }

    /// Whether there is no language at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> Default for LanguageMap<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T: fmt::Debug> fmt::Debug for LanguageMap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<T: Serialize> Serialize for LanguageMap<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for LanguageMap<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MapVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for MapVisitor<T> {
            type Value = LanguageMap<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from language to text")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<LanguageTag, T>()? {
                    entries.push(entry);
                }
                entries.sort_by(|(a, _), (b, _)| a.cmp(b));
                let mut pairs = entries.iter().zip(entries.iter().skip(1));
                match pairs.find(|((a, _), (b, _))| a == b) {
                    None => Ok(LanguageMap { entries }),
                    Some(((tag, _), _)) => {
                        Err(A::Error::custom(format!("language `{tag}` is there twice")))
                    }
                }
            }
        }

        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}
