//! What else do people have who have what this person has?
//!
//! Words: an **item** is anything that people have or do not have, such as a competency, a course
//! or a role; the **support** of an item is how many other people have it; what **speaks for** an
//! item is each of the person's own items, with the part it adds to the score.
//!
//! # The formula
//!
//! With a row of zeros and ones for each person in X (Steck 2019, "Embarrassingly shallow
//! autoencoders for sparse data", doi 10.1145/3308558.3313710):
//!
//! P = (X' X + lambda I)^-1
//!
//! B(i, j) = -P(i, j) / P(j, j), and 0 where i = j
//!
//! score(j) = sum(B(i, j) for all i that the person has)
//!
//! B is the best linear guess of each item from all others; it is in closed form, so there is no
//! training, no seed and no order of people.
//!
//! # Few people
//!
//! An item that fewer than `minimum_support` people have is left out before anything is computed,
//! and what speaks for an item is named only where that many other people have both.
//!
//! # Work
//!
//! P is never made in full: with the factor L L' = X' X + lambda I and M = L^-1, P = M' M, and a
//! person needs few of its columns.
//! Both are made in blocks of 64 columns, in an order that is always the same.
//!
//! Not here: whether any of it is good for the person, and what a role asks.

mod factor;
mod inverse;
mod list;
mod model;
mod run;
mod tile;

pub use model::{AlikeItem, AlikeList, AlikeOptions, AlikeReason, AlikeRest, Alikes, PersonItems};
pub use run::{AlikeModel, alike};

#[cfg(test)]
mod alike_tests;
