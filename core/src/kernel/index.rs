//! Look-up of keys.

use super::Key;
use super::key::hash;

/// Where a key stands in a list, found in O(log n).
///
/// Built once from a list and never changed.
/// It cannot be iterated, so no result depends on its inner order.
/// A look-up costs one hash and a binary search over numbers; equal hashes are told apart by their
/// text, so nobody can make it slow by choosing keys.
///
/// # Cost
///
/// O(n log n) to build.
#[derive(Debug, Clone, Default)]
pub struct KeyIndex {
    /// Sorted by hash, then text, then position.
    entries: Vec<(Key, u32)>,
}

impl KeyIndex {
    /// The index of these keys, with the positions they are given with.
    ///
    /// Where a key is there twice, the lowest position wins; see [`KeyIndex::duplicates`].
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = (Key, u32)>) -> Self {
        let mut entries: Vec<_> = keys.into_iter().collect();
        entries.sort_unstable_by(|(a, at_a), (b, at_b)| {
            a.hash_value().cmp(&b.hash_value()).then_with(|| a.cmp(b)).then(at_a.cmp(at_b))
        });
        Self { entries }
    }

    /// The index of a list by a key of each of its items.
    #[must_use]
    pub fn of<T>(items: &[T], key: impl Fn(&T) -> Option<&Key>) -> Self {
        let positions = (0_u32..).zip(items);
        Self::new(positions.filter_map(|(at, item)| key(item).map(|key| (key.clone(), at))))
    }

    /// The position of this key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<u32> {
        self.find(key.hash_value(), key.as_str())
    }

    /// The position of the key with this text.
    #[must_use]
    pub fn get_text(&self, text: &str) -> Option<u32> {
        self.find(hash(text), text)
    }

    fn find(&self, hash: u64, text: &str) -> Option<u32> {
        let start = self.entries.partition_point(|(key, _)| key.hash_value() < hash);
        let same_hash = self.entries.get(start..)?.iter();
        same_hash
            .take_while(|(key, _)| key.hash_value() == hash)
            .find(|(key, _)| key.as_str() == text)
            .map(|(_, at)| *at)
    }

    /// Every later position of a key that is there more than once, in the order of the list.
    #[must_use]
    pub fn duplicates(&self) -> Vec<u32> {
        let pairs = self.entries.iter().zip(self.entries.iter().skip(1));
        let mut repeated: Vec<u32> =
            pairs.filter(|((a, _), (b, _))| a == b).map(|(_, (_, at))| *at).collect();
        repeated.sort_unstable();
        repeated
    }
}
