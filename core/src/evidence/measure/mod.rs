//! What does a test say?
//!
//! Words: an **item** is one question; an **answer** is right or wrong; **ability** is what the
//! answers to all items have in common; **mastery** is knowing one thing or not yet.
//!
//! | question | function | source |
//! |---|---|---|
//! | k of n are right: how sure is that share? | [`wilson`] | Wilson 1927 |
//! | which level is that? | [`test_level`] | linear, or cut scores |
//! | how able is a person, by items of known difficulty? | [`ability`] | Bock and Mislevy 1982 |
//! | how difficult are the items? | [`calibrate`] | Bock and Aitkin 1981 |
//! | has a person learned it by now? | [`trace_mastery`] | Corbett and Anderson 1995 |
//! | how fast do people learn it? | [`fit_mastery`] | Baum and others 1970 |
//!
//! # Items and ability
//!
//! A person of ability *t* answers an item of difficulty *b* and discrimination *a* rightly with
//!
//! P(right) = 1 / (1 + exp(-a (t - b)))
//!
//! There is no factor of 1.7 in it.
//! Ability is normal with mean 0 and standard deviation 1 among the people the items were
//! calibrated with.
//! Every integral over ability is a sum over 61 points from -6 to 6 in steps of 0.2, so that it is
//! the same in every bit everywhere.
//!
//! # Mastery
//!
//! Before each answer a person either knows the thing or does not.
//!
//! P(right) = known (1 - slip) + (1 - known) guess
//!
//! After the answer *known* is weighed by it (Bayes), and then the person may learn or forget:
//!
//! known' = known (1 - forget) + (1 - known) learn
//!
//! Not here: what several pieces of evidence give together ([`estimate`](super::estimate())), and
//! which item to ask next.

mod ability;
mod calibrate;
mod fit_mastery;
mod item;
mod proportion;
mod test_level;
mod trace;

pub use ability::{Ability, AbilityOptions, ItemAnswer, ability};
pub use calibrate::{
    AnswerPattern, CalibratedItem, Calibration, CalibrationOptions, ItemModel, calibrate,
};
pub use fit_mastery::{MasteryFit, MasteryFitOptions, MasteryStart, fit_mastery};
pub use item::TestItem;
pub use proportion::{Proportion, wilson};
pub use test_level::{Cut, TestLevel, TestLevelOptions, test_level};
pub use trace::{MasteryParameters, MasteryStep, MasteryTrace, trace_mastery};

#[cfg(test)]
mod ability_tests;
#[cfg(test)]
mod calibrate_tests;
#[cfg(test)]
mod mastery_tests;
#[cfg(test)]
mod proportion_tests;
