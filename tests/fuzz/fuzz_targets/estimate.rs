//! Any options, observations and scale given to the estimators.
//!
//! The input is three JSON texts, one after the other, separated by zero bytes.
#![no_main]

use prowess::evidence::estimate;
use prowess::evidence::estimate::{Observation, parse_estimate_options};
use prowess::framework::ProficiencyScale;
use prowess::kernel::Day;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let text = prowess_fuzz::text(input);
    let mut texts = text.split('\0');
    let mut next = || texts.next().unwrap_or_default();
    let Ok(options) = parse_estimate_options(next()) else { return };
    let Ok(observations) = serde_json::from_str::<Vec<Observation>>(next()) else { return };
    let Ok(scale) = serde_json::from_str::<ProficiencyScale>(next()) else { return };
    let Ok(answer) = estimate(&observations, &scale, Day::parse("2026-11-20").unwrap(), &options)
    else {
        return;
    };
    // Parts add up to their level in every bit.
    if let Some(level) = answer.level {
        let sum: f64 = answer.parts.iter().map(|part| part.contribution.get()).sum();
        assert_eq!(sum + 0.0, level.get() + 0.0);
        assert!(scale.holds(level));
    }
});
