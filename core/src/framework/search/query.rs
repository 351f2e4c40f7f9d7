//! Searches the index.

use super::words::{tolerance, words};
use super::{Hit, LabelIndex, MatchKind, SearchOptions};
use crate::kernel::{LanguageTag, fold};

/// Texts of more words than this are only compared as a whole; the longest label of ESCO has 24.
const MOST_WORDS: usize = 32;

/// Labels by number, ascending, with the typing errors forgiven so far.
type Found = Vec<(u32, u32)>;

impl LabelIndex {
    /// What a text that somebody types may mean, the best first.
    ///
    /// First come labels that are the text, then labels that start with it, then labels with all
    /// of its words in any order, the last word unfinished, and at the end the same with typing
    /// errors: one in words of 4 to 7 letters and two in longer ones of up to 64.
    /// A typing error is a letter too many, one missing, another one, or two neighbours exchanged
    /// (optimal string alignment).
    /// Within each kind the order is: fewer errors, fewer letters, label, own label before
    /// alternative, uri, language.
    /// Each competency is there once, by its best label.
    /// A text of more than 32 words is only looked for as a whole and as a start.
    ///
    /// What it does not tell: whether two competencies mean the same; this compares letters.
    ///
    /// # Cost
    ///
    /// O(m) for m different words and the labels they stand in; below 5 ms for ESCO.
    #[must_use]
    pub fn search(&self, text: &str, options: &SearchOptions) -> Vec<Hit> {
        let folded = fold(text);
        if folded.is_empty() || options.limit == 0 {
            return Vec::new();
        }
        let mut hits = Hits::new(self, options);
        if hits.take(MatchKind::Exact, self.equal(&folded).map(|number| (number, 0)))
            || hits.take(MatchKind::Prefix, self.starting(&folded).map(|number| (number, 0)))
        {
            return hits.best;
        }
        let wanted: Vec<&str> = words(&folded).take(MOST_WORDS + 1).collect();
        if wanted.len() > MOST_WORDS {
            return hits.best;
        }
        let full = hits.take(MatchKind::Words, self.with_all(&wanted, false));
        if options.fuzzy && !full {
            hits.take(MatchKind::Fuzzy, self.with_all(&wanted, true));
        }
        hits.best
    }

    /// The labels that have all of these words, the last one unfinished.
    fn with_all(&self, wanted: &[&str], fuzzy: bool) -> Found {
        let Some((last, others)) = wanted.split_last() else { return Found::new() };
        let mut lists: Vec<Found> = Vec::with_capacity(wanted.len());
        for word in others {
            let matched = match self.alike(word, fuzzy) {
                matched if matched.is_empty() => return Found::new(),
                matched => matched,
            };
            lists.push(self.labels_of(&matched));
        }
        let mut matched = if fuzzy { self.alike(last, true) } else { Vec::new() };
        matched.extend(self.vocabulary.starting(last).map(|word| (word, 0)));
        lists.push(self.labels_of(&matched));

        // The rarest word first, so that little is left to compare.
        lists.sort_by_key(Vec::len);
        let mut lists = lists.into_iter();
        let first = lists.next().unwrap_or_default();
        lists.fold(first, |found, next| common(&found, &next))
    }

    /// The words that are this word, or may be meant by it.
    fn alike(&self, word: &str, fuzzy: bool) -> Vec<(usize, u32)> {
        let most = if fuzzy { tolerance(word.chars().count()) } else { 0 };
        if most == 0 {
            return self.vocabulary.find(word).map(|at| (at, 0)).into_iter().collect();
        }
        self.vocabulary.similar(word, most)
    }

    /// The labels with any of these words, each with the fewest errors.
    fn labels_of(&self, matched: &[(usize, u32)]) -> Found {
        let labels = matched.iter().flat_map(|(word, distance)| {
            self.vocabulary.labels(*word).iter().map(|number| (*number, *distance))
        });
        let mut labels: Found = labels.collect();
        if matched.len() > 1 {
            labels.sort_unstable();
            labels.dedup_by_key(|(number, _)| *number);
        }
        labels
    }
}

/// The labels of both lists, with the errors of both.
fn common(a: &Found, b: &Found) -> Found {
    let mut rest = b.iter().peekable();
    let mut both = Found::new();
    for (number, errors) in a {
        while rest.next_if(|(other, _)| other < number).is_some() {}
        if let Some((_, more)) = rest.next_if(|(other, _)| other == number) {
            both.push((*number, errors + more));
        }
    }
    both
}

/// The best hits so far, at most one for each uri.
struct Hits<'a> {
    index: &'a LabelIndex,
    limit: usize,
    /// For each language of the index whether it is asked for.
    wanted: Vec<bool>,
    /// For each uri whether it has its hit.
    taken: Vec<bool>,
    best: Vec<Hit>,
}

impl<'a> Hits<'a> {
    fn new(index: &'a LabelIndex, options: &SearchOptions) -> Self {
        let wanted = |tag: &LanguageTag| match &options.language {
            None => true,
            Some(wish) => is_within(tag, wish) || is_within(wish, tag),
        };
        Self {
            index,
            limit: options.limit as usize,
            wanted: index.languages.iter().map(wanted).collect(),
            taken: vec![false; index.uris.len()],
            best: Vec::new(),
        }
    }

    /// Adds the best of these labels; whether there are enough hits now.
    fn take(&mut self, kind: MatchKind, found: impl IntoIterator<Item = (u32, u32)>) -> bool {
        let mut ranked: Vec<(u32, u32, u32)> = Vec::new();
        for (number, distance) in found {
            let Some(label) = self.index.labels.get(number as usize) else { continue };
            let wanted = |at: u32| self.wanted.get(at as usize) == Some(&true);
            let taken = self.taken.get(label.uri as usize) != Some(&false);
            if label.language.is_none_or(wanted) && !taken {
                ranked.push((distance, label.letters, number));
            }
        }
        ranked.sort_unstable();
        for (distance, _, number) in ranked {
            if self.best.len() >= self.limit {
                break;
            }
            let uri = self.index.labels.get(number as usize).map(|label| label.uri as usize);
            let place = uri.and_then(|uri| self.taken.get_mut(uri));
            if place.is_some_and(|taken| !std::mem::replace(taken, true)) {
                self.best.extend(self.index.hit(number, kind, distance));
            }
        }
        self.best.len() >= self.limit
    }
}

/// Whether a tag is another one or narrower: `de-AT` is within `de`.
fn is_within(tag: &LanguageTag, wider: &LanguageTag) -> bool {
    let rest = tag.as_str().strip_prefix(wider.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
