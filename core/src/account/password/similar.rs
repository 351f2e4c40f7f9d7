//! Likeness as Django measures it.

use std::collections::BTreeMap;

use super::context::PasswordContext;
use crate::account::lower::lower_text;

/// The points a password needs under the rule of points.
pub(super) const POINTS: usize = 5;

/// Seven of ten letters in common are too many.
const MOST: (usize, usize) = (7, 10);

/// Whether a password is like an attribute of the person, or a part of one.
///
/// Compared are letters without their order: twice those in common over all letters of both is at
/// least 0.7 (`quick_ratio` of Python's difflib).
/// An attribute is compared as a whole and in the parts between marks; one a tenth as long as the
/// password is not.
/// Source: Django 5.2, `UserAttributeSimilarityValidator`.
pub(super) fn to_attribute(small: &[char], context: &PasswordContext) -> bool {
    let attributes = context.username.iter().chain(&context.email).chain(&context.names);
    attributes
        .flat_map(|attribute| {
            let attribute = lower_text(attribute);
            let is_mark = |letter: char| !letter.is_alphanumeric() && letter != '_';
            let parts = attribute.split(is_mark).map(str::to_owned).collect::<Vec<_>>();
            parts.into_iter().chain([attribute])
        })
        .any(|part| {
            let part: Vec<char> = part.chars().collect();
            let is_short = small.len() >= 10 * part.len();
            !part.is_empty() && !is_short && is_like(small, &part)
        })
}

fn is_like(one: &[char], other: &[char]) -> bool {
    let mut open: BTreeMap<char, usize> = BTreeMap::new();
    for letter in other {
        *open.entry(*letter).or_default() += 1;
    }
    let shared = one.iter().filter(|letter| match open.get_mut(letter) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    2 * shared.count() * MOST.1 >= MOST.0 * (one.len() + other.len())
}
