//! What is left of a level that nobody shows any more, and when does it run out?
//!
//! Words: a level **fades** along a curve towards a **floor**; the **half-life** is the time in
//! which half of what can be lost is lost; something **expires** on a day, all at once.
//!
//! Nothing of this happens unless it is asked for: fading is an option of
//! [`estimate`](super::estimate()), and off without it.
//!
//! # The curve
//!
//! With the height *L* of a level above the bottom of its scale when it was used last, the floor
//! *f*, the half-life *h* and the days *t* since then:
//!
//! level(t) = f L + (1 - f) L 2^(-t / h)
//!
//! | figure | value | source |
//! |---|---|---|
//! | half-life, measured by accuracy, and of knowledge | 6.5 months | Tatel and Ackerman 2025 |
//! | half-life, measured by both | 11 months | the same |
//! | half-life, measured by speed, as of physical skills | 13 months | the same |
//! | floor | 0.3 | an assumption |
//! | growth of the half-life with each further day of use | 0 | an assumption |
//!
//! Tatel and Ackerman (2025), "Procedural skill retention and decay: A meta-analytic review",
//! Psychological Bulletin, doi 10.1037/bul0000481: 1,344 effect sizes from 457 reports. After about
//! so many months without use, half of what was gained when a skill was first learned is lost.
//! They studied procedural skills with motor components; that other skills, and knowledge, fade
//! alike is an assumption.
//!
//! A month is a twelfth of 365.25 days.
//! Each use starts the curve anew, from the level of that day; with a growth *g*, the half-life
//! after *n* further uses is h (1 + g)^n, at most 10^12 days.
//!
//! Not here: which evidence counts at all (the log), and what to do about it.

mod curve;
mod expiry;
mod fade;
mod model;
mod recall;
mod refit;

pub use expiry::{CalendarUnit, Expiry, ExpiryRule, ExpiryStatus, expiry};
pub use fade::{Faded, LastUse, fade};
pub use model::{Decay, MeasuredBy};
pub use recall::{days_until_retrievability, retrievability};
pub use refit::{FittedHalfLife, Remeasured, refit_half_life};

#[cfg(test)]
mod decay_tests;
