//! How many guesses does it take to find a password?
//!
//! An attacker who knows how people choose tries common words, walks on a keyboard, dates and
//! repetitions before everything else.
//! The estimate is the least work among all ways to put the password together from such parts, by
//! the model of Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016:
//!
//! ```text
//! guesses = parts! * product of the guesses of each part + 10000^(parts - 1)
//! ```
//!
//! Parts are words of the list of common passwords, as they are, reversed or with digits and marks
//! for letters; words of the context; walks on QWERTY, QWERTZ, AZERTY, ЙЦУКЕН and a keypad;
//! sequences, repetitions, dates and years.
//! What is none of these costs ten guesses a letter.
//! Unlike the model of the paper, words of the context and repeated separators are no parts of
//! their own, since whoever knows the person and one separator knows these.
//!
//! Everything is whole numbers, which stop at 10^38, so every platform gives the same.
//! The estimate says nothing about a password that leaked: ask for that too.

mod dates;
mod keyboard;
mod model;
mod parts;
mod repeats;
mod search;
mod sequences;
mod words;

pub use model::{MatchKind, Strength, StrengthMatch};
pub(super) use search::estimate;
pub(super) use words::Known;

/// The letters that are looked at; what comes behind them only makes a password stronger.
const MOST_LETTERS: usize = 128;
