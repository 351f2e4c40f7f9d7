//! Which gaps of one person, once closed, open the most roles?
//!
//! Words: **closing** a gap raises a competency to the highest level that any of the roles asks
//! for it, on each scale on which it is asked; a role is **opened** when the verdict becomes
//! `ready`, and brought **closer** when it does not and the score rises; the **gain** is what is
//! added to the scores of all roles together.
//!
//! A [`Unlock`] is what closing one gap by itself does; a [`Closure`] is a step of a sequence, and
//! says what it adds to the steps before it.
//!
//! # The sequence is greedy
//!
//! Each step takes the competency that opens the most roles given the earlier ones, then the one
//! with the largest gain, then the first by name.
//! That is not the best sequence there is: two competencies that open a role only together may
//! both be passed over for one that opens another role alone.
//! For gains alone, where no role closes, a greedy sequence of additive parts is the best one; for
//! opened roles there is no such promise.
//!
//! # Work
//!
//! Closing one gap is looked at only in roles that name its competency, as a requirement, as an
//! equivalent or in a condition.
//! In a role without equivalents, conditions and choices only the one requirement is judged anew;
//! all other roles are measured anew as a whole.

mod candidates;
mod effects;
mod model;
mod run;

pub use model::{Closure, RaisedLevel, Unlock, UnlockLimits, Unlocks};
pub use run::unlocks;
