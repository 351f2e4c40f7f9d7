//! Look-up of keys.

use std::borrow::Borrow;

use super::Key;
use super::key::hash;

/// Where a key stands in a list.
///
/// Built once from a list and never changed.
/// It cannot be iterated, so no result depends on its inner order.
/// A look-up costs one hash and, as a rule, one comparison; equal hashes are told apart by their
/// text in a binary search, so nobody can make it slow by choosing keys.
///
/// `K` is a [`Key`], or `&Key` for an index that lives no longer than its list.
///
/// # Cost
///
/// O(n log n) to build.
#[derive(Debug, Clone)]
pub struct KeyIndex<K = Key> {
    /// Sorted by hash, then text, then position.
    entries: Vec<Entry<K>>,
    /// Where the entries of each bucket start, and at last where they end.
    ///
    /// A bucket holds the entries whose hashes agree in their first bits.
    starts: Vec<u32>,
}

/// A key, its hash at hand, and where it stands.
#[derive(Debug, Clone)]
struct Entry<K> {
    hash: u64,
    at: u32,
    key: K,
}

impl KeyIndex {
    /// The index of a list by a key of each of its items.
    #[must_use]
    pub fn of<T>(items: &[T], key: impl Fn(&T) -> Option<&Key>) -> Self {
        let positions = (0_u32..).zip(items);
        Self::new(positions.filter_map(|(at, item)| key(item).map(|key| (key.clone(), at))))
    }
}

impl<K: Borrow<Key>> KeyIndex<K> {
    /// The index of these keys, with the positions they are given with.
    ///
    /// Where a key is there twice, the lowest position wins; see [`KeyIndex::duplicates`].
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = (K, u32)>) -> Self {
        let entry = |(key, at): (K, u32)| Entry { hash: key.borrow().hash_value(), at, key };
        let mut entries: Vec<_> = keys.into_iter().map(entry).collect();
        entries.sort_unstable_by_key(|entry| (entry.hash, entry.at));
        // Equal hashes have equal texts as a rule, and are then in order already.
        for same in entries.chunk_by_mut(|a, b| a.hash == b.hash) {
            let mut pairs = same.iter().zip(same.iter().skip(1));
            if pairs.any(|(a, b)| a.key.borrow() != b.key.borrow()) {
                same.sort_by(|a, b| a.key.borrow().cmp(b.key.borrow()));
            }
        }
        // Twice as many buckets as entries, so that most hold one or none.
        let buckets = (entries.len() * 2).next_power_of_two().max(2);
        let mut starts = Vec::with_capacity(buckets + 1);
        for (at, entry) in (0_u32..).zip(&entries) {
            let bucket = bucket_of(entry.hash, buckets);
            starts.resize(starts.len().max(bucket + 1), at);
        }
        starts.resize(buckets + 1, u32::try_from(entries.len()).unwrap_or(u32::MAX));
        Self { entries, starts }
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
        let bucket = bucket_of(hash, self.starts.len().checked_sub(1)?);
        let start = *self.starts.get(bucket)? as usize;
        let end = *self.starts.get(bucket + 1)? as usize;
        let inside = self.entries.get(start..end)?;
        let found = match inside {
            [] => None,
            [only] => Some(only),
            several => several.get(several.partition_point(|entry| {
                let by_text = || entry.key.borrow().as_str().cmp(text);
                entry.hash.cmp(&hash).then_with(by_text).is_lt()
            })),
        };
        let is_it = |entry: &&Entry<K>| entry.hash == hash && entry.key.borrow().as_str() == text;
        found.filter(is_it).map(|entry| entry.at)
    }

    /// For each position of the list, from 0 on and none left out, the lowest with the same key.
    pub(crate) fn firsts(&self) -> Vec<u32> {
        let mut firsts = vec![0; self.entries.len()];
        let same =
            |a: &Entry<K>, b: &Entry<K>| a.hash == b.hash && a.key.borrow() == b.key.borrow();
        for group in self.entries.chunk_by(same) {
            let first = group.first().map_or(0, |entry| entry.at);
            for entry in group {
                if let Some(place) = firsts.get_mut(entry.at as usize) {
                    *place = first;
                }
            }
        }
        firsts
    }

    /// Every later position of a key that is there more than once, in the order of the list.
    #[must_use]
    pub fn duplicates(&self) -> Vec<u32> {
        let pairs = self.entries.iter().zip(self.entries.iter().skip(1));
        let same = pairs.filter(|(a, b)| a.hash == b.hash && a.key.borrow() == b.key.borrow());
        let mut repeated: Vec<u32> = same.map(|(_, later)| later.at).collect();
        repeated.sort_unstable();
        repeated
    }
}

/// The bucket of a hash, by its first bits; the number of buckets is a power of two.
const fn bucket_of(hash: u64, buckets: usize) -> usize {
    // A single bucket would shift by all 64 bits, which no machine does.
    let bits = buckets.trailing_zeros();
    if bits == 0 { 0 } else { (hash >> (64 - bits)) as usize }
}
