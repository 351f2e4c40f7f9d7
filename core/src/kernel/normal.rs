//! The normal forms of Unicode.

/// The canonical combining class of a letter; 0 where it is no mark that combines.
pub(super) fn mark_class(letter: char) -> u8 {
    #[cfg(target_family = "wasm")]
    return super::canonical::class(letter);
    #[cfg(not(target_family = "wasm"))]
    icu_normalizer::properties::CanonicalCombiningClassMap::new().get_u8(letter)
}

/// Hands on each letter of a text in the form NFD: letters apart from their marks.
pub(super) fn for_each_decomposed(letters: impl Iterator<Item = char>, each: impl FnMut(char)) {
    #[cfg(target_family = "wasm")]
    {
        let (mut letters, mut each) = (letters, each);
        super::canonical::decompose(&mut letters, &mut each);
    }
    #[cfg(not(target_family = "wasm"))]
    icu_normalizer::DecomposingNormalizer::new_nfd().normalize_iter(letters).for_each(each);
}

/// Hands on each letter of a text in the form NFC: letters together with their marks.
pub(crate) fn for_each_composed(letters: impl Iterator<Item = char>, each: impl FnMut(char)) {
    #[cfg(target_family = "wasm")]
    {
        let (mut letters, mut each) = (letters, each);
        super::canonical::compose(&mut letters, &mut each);
    }
    #[cfg(not(target_family = "wasm"))]
    icu_normalizer::ComposingNormalizer::new_nfc().normalize_iter(letters).for_each(each);
}
