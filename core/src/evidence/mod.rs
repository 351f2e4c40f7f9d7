//! What does a person show, and what level does that give today?
//!
//! | word | what it is | in |
//! |---|---|---|
//! | log | all that was ever recorded of what people show: [`EvidenceLog`] | [`mod@log`] |
//! | entry | one piece of evidence about one competency of one person: [`Entry`] | [`mod@log`] |
//! | policy | how entries become levels: [`EvidencePolicy`] | [`mod@log`] |
//! | estimator | a named rule that makes one level of several pieces: [`Estimator`] | [`mod@estimate`] |
//! | decay | how a level fades while nobody shows it: [`Decay`] | [`decay`] |
//! | roll-up | what the children of a competency say about it: [`rollup::RollUp`] | [`rollup`] |
//! | judge | who gives levels, and how far judges agree | [`raters`] |
//! | item | one question of a test, and what its answers say | [`measure`] |
//! | profile | what one person shows on one day: [`Profile`] | here |
//! | held level | what a profile says about one competency: [`HeldLevel`] | here |
//! | standing | that in one of its meanings: [`Standing`] | here |
//!
//! A profile may be written by hand, or come out of a log: [`profile_as_of`].
//! The folders are public; what leads from a log to a profile is named again here.
//!
//! About every competency a profile says one of these:
//!
//! | it says | written | counts as |
//! |---|---|---|
//! | a level | `{"competency": "sql", "level": 3.5}` | that level |
//! | demonstrated, without a level | `{"competency": "sql", "status": "demonstrated"}` | enough where no level is asked, else unknown |
//! | not demonstrated | `{"competency": "sql", "status": "not_demonstrated"}` | the bottom of the scale |
//! | not applicable | `{"competency": "sql", "status": "not_applicable"}` | left out |
//! | nothing: unknown | no entry, or `"status": "unknown"` | unknown, which is not zero |
//! | a level that does not count | `{"competency": "sql", "level": 3, "status": "expired"}`, or `pending`, `too_few_raters`, `too_few_results`, `rejected`, `superseded` | unknown, with its reason |
//!
//! Any level is a demonstrated one, the lowest of the scale too: who showed nothing is
//! `not_demonstrated`.
//!
//! A competency is named by its uri or by the code of its framework.
//!
//! # Estimators and formulas by name
//!
//! Each is one that a peer documents or publishes in its source, under a name of our own.
//! What a peer is known to get wrong is not taken over; where ours differs, its own text says how.
//!
//! | name | peer or source | rule | known faults of the peer |
//! |---|---|---|---|
//! | [`linear_gaussian`](Estimator::LinearGaussian) | Kalman 1960; figures of Rangel 2015, Heidemeier and Moser 2009 | each piece moves the level as far as its kind is to be trusted | half of the figures are assumptions, and marked so |
//! | [`latest`](Estimator::Latest) | Canvas | x_n | ordered by the day of grading where nothing was submitted |
//! | [`highest`](Estimator::Highest) | Canvas, Totara | max x | one lucky day stays for good |
//! | [`mean`](Estimator::Mean) | Canvas | mean x | what was learned since counts as little as what was not known before |
//! | [`weighted_mean`](Estimator::WeightedMean) | - | sum(w x) / sum(w) | - |
//! | [`latest_vs_rest`](Estimator::LatestVsRest) | Canvas, "weighted average" | w x_n + (1 - w) mean(x_1 .. x_(n-1)), w = 0.65 | called a decaying average in its source, and is none |
//! | [`ewma`](Estimator::Ewma) | Canvas, "decaying average" | level_k = (1 - d) level_(k-1) + d x_k, d = 0.65 | decays by the number of results, not by time |
//! | [`n_times`](Estimator::NTimes) | Canvas, `n_mastery` | mean of x >= mark, once there are n | failures are forgotten |
//! | [`precedence`](Estimator::Precedence) | Degreed | the last of the first kind: review, manager, peer, self | one kind hides all others |
//! | [`prioritised`](Estimator::Prioritised) | Totara | the last on the path that comes first, is best or is latest | raters on one path overwrite each other |
//! | [`minimum_raters`](Estimator::MinimumRaters) | - | another estimator, once enough people judged | - |
//! | [`progress_x_confidence`](estimate::progress_x_confidence) | Artemis | progress (1 + recency + difficulty + quick), held from 0 to 100 | exercises without lecture units divide 0 by 0 |
//! | [`percent_of_points`](estimate::PointsRule::PercentOfPoints) | SkillTree | thresholds at 10, 25, 45, 67 and 92 % of all points | something new to earn moves every level |
//! | [`explicit_points`](estimate::PointsRule::ExplicitPoints) | SkillTree | how many thresholds are at most the points | documented otherwise than it is done |
//! | [`pooled_share`](estimate::pooled_share()) | Canvas, quizzes | sum(possible * share) / sum(possible) | counts the points at mastery where none are possible |
//! | [`group_level`](estimate::group_level()) | Canvas | mean or median of people, and how many are at each step | percents need not add up to 100 |
//! | [`percentile_band`](estimate::percentile_band) | Pluralsight Skill IQ | fifths of all takers | says who is better, not what anybody can do |
//! | [`fade`](decay::fade()) | Tatel and Ackerman 2025; CaSS, `decayFunction` | f L + (1 - f) L 2^(-t / h) | CaSS declares a decay and never applies it |
//! | [`refit_half_life`](decay::refit_half_life) | least squares | the half-life that repeated measurements show | - |
//! | [`retrievability`](decay::retrievability) | FSRS-6 | (1 + F t / S)^(-shape) | speaks of single facts |
//! | [`expiry`](decay::expiry()) | SkillTree | on days of the calendar, or days after the last performance | deletes what ran out, so no history is left |
//! | [`roll_up`](rollup::roll_up()) `all` | Moodle | all direct children are proficient | fires upwards once: who falls leaves the parent proficient |
//! | [`roll_up`](rollup::roll_up()) `points` | Moodle | every required child, and enough points | the same |
//! | [`roll_up_outcomes`](rollup::roll_up_outcomes) | Moodle | nothing, evidence, a recommendation or completion | never takes back |
//! | [`tree_share`](rollup::tree_share()) | CaSS | shares of a subtree with positive evidence | asks for one signer more than it says |
//! | [`wilson`](measure::wilson), [`test_level`](measure::test_level()) | Wilson 1927 | how sure k right of n is, and which level it gives | - |
//! | [`ability`](measure::ability()), [`calibrate`](measure::calibrate()) | Bock and Mislevy 1982, Bock and Aitkin 1981 | ability and items by the logistic model | - |
//! | [`trace_mastery`](measure::trace_mastery), [`fit_mastery`](measure::fit_mastery()) | Corbett and Anderson 1995 | the chance to have learned it by now | - |
//! | [`agreement`](raters::agreement()) | Krippendorff 2011 | 1 - observed / expected disagreement | - |
//! | [`severity`](raters::severity()) | additive model, least squares | level = unit - severity | - |
//!
//! Not here: what a role asks (`role`) and what is missing (`readiness`).

mod check;
pub mod decay;
mod error;
pub mod estimate;
pub mod log;
pub mod measure;
mod model;
mod parse;
pub mod raters;
mod resolve;
pub mod rollup;
mod within;

pub use check::check;
pub use decay::Decay;
pub use error::EvidenceError;
pub use estimate::{
    Estimate, EstimateOptions, Estimator, NoLevel, Observation, SourceModel, estimate,
};
pub use log::{
    AsOf, CompetencyPolicy, Decision, Entry, EntryAsOf, EntryState, EntryVerdict, EvidenceKind,
    EvidenceLog, EvidencePolicy, Held, HistoryPoint, HistorySpan, Knowledge, LevelAsOf,
    LevelChange, LogIndex, MetUntil, MetUntilCause, ProfileSteps, Provenance, Shown, StateChange,
    audit_log, check_policy, history, level_changes, levels_as_of, merge_logs, met_until,
    parse_log, parse_policy, print_log, print_policy, profile_as_of, profile_steps,
};
pub use model::{HeldLevel, HoldingStatus, Profile, Standing, UnknownReason};
pub use parse::{parse, print};
pub(crate) use resolve::duplicate;
pub use resolve::{Standings, resolve};

#[cfg(test)]
mod wild_tests;
