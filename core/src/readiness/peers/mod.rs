//! What number would another product show for the same person and role?
//!
//! A **peer** is another product, not a colleague.
//! Each formula here is one that a peer documents or publishes in its source, under a name of our
//! own, with the peer's unit, rounding and edges.
//! They are here so that who comes from a peer finds the number they know, and can put
//! [`assess`](super::assess()) beside it.
//! None of them is recommended: the faults that struck in a case are named in its answer, as
//! [`PeerRemark`]s.
//!
//! Words: *a* is the level held, *r* the level asked, *m* and *M* the ends of the scale, *w* a
//! weight, *n* the number of requirements; \[x\] is 1 where x holds, and 0 elsewhere.
//!
//! | name | version | peer | formula | known faults |
//! |---|---|---|---|---|
//! | `count_met` | 1 | SAP SuccessFactors until 1805 (KBA 2686337) | 100 sum\[a >= r\] / n, two decimals | one step short counts as nothing; unrated is unmet; without a level asked never met; another screen shows another number |
//! | `mean_proportional` | 1 | SAP SuccessFactors since 1805 (KBA 2644361) | 100 mean(a >= r ? 1 : (a - m) / (r - m)) | every competency weighs the same; unrated is 0; another screen shows another number |
//! | `count_met_floor` | 1 | ILIAS (skill profile completion) | floor(100 sum\[id(a) >= id(r)\] / n), n = 0 gives 0; fulfilled at 100 | compares the ids of levels, not the levels; 0 for a profile that asks nothing |
//! | `weighted_capped` | 1 | sapnendra role readiness | round(100 sum(w min(a, r)) / sum(w r)) | a high level asked weighs more; the bottom of a scale above 0 earns points |
//! | `overcapped_sum` | 1 | Odoo recruitment (`hr_applicant`) | round(100 (sum min(a, 2 r) + 100 degree) / (sum r + 100 degree asked)) | surplus hides a gap; above 100; no necessity, no weight |
//! | `required_plus_preferred` | 1 | Micro Focus PPM | 100 (required with a >= r + preferred held at all) / n | a preferred one pays for a required one; the level of a preferred one is ignored |
//! | `tolerance` | 1 | Neobrain | share with r - a <= 1, and a above 0 where r is | a gap of one step is none |
//! | `mandatory_first` | 1 | HRForecast | 100 sum min(a, r) / sum r over the mandatory, without any over the recommended | recommended ones are ignored; the bottom earns points |
//! | `similarity_mean` | 1 | Oracle Fusion analytics | mean(held ? 1 : best similarity to what is held) | levels are ignored; resemblance counts as evidence |
//! | [`cosine`] | 1 | Lightcast similarity | cosine of two lists of frequencies, those under 1 % cut off | blind to levels; a zero vector has no direction |
//! | [`band`] | 1 | AdeptID match | .9 very high, .8 high, .7 medium, else low | two scores a hair apart are in two bands |
//! | [`role_blend`] | 1 | SAP SuccessFactors suggested roles (KBA 2640421) | .4 readiness + .2 family + .2 / distance + .1 open job + .1 peers who aim at it | popularity and a vacancy stand in for skill |
//! | [`gap_priority`] | 1 | codingace mapping tool | max(0, r - a) importance w / sum w 10 | importance counts twice where weights follow it |
//! | [`gap_by_precedence`] | 1 | Eightfold | benchmark - (manager ?? self) | one rating hides the other; its match ignores levels |
//! | [`target_of_models`] | 1 | Cornerstone | the highest target of all models | one model overrules the others silently |
//! | [`expected_from_percent`] | 1 | SAP SuccessFactors families and roles (KBA 2219817) | percent (M - m) + m | reversed scales and scales with 0 are not supported |
//! | [`percent_from_expected`] | 1 | SAP SuccessFactors families and roles, the other way | 100 (a - m) / (M - m) | the same |
//! | [`milestone_points`] | 1 | Medium Snowflake | sum of 0, 1, 3, 6, 12, 20 over 16 tracks | breadth pays for depth; a track without a milestone is 0; no milestones are the first level |
//! | [`appraisal_mean_of_parts`] | 1 | Frappe HR appraisal | (goals + feedback + self) / 3 | a part that is absent counts as 0 |
//! | [`appraisal_weighted`] | 1 | Frappe HR appraisal with an expression | (goals w + feedback w + self w) / 100 | the same; the free expression of the peer is left out on purpose, since it runs text as a program |
//! | [`goal_mean_children`] | 1 | Frappe HR goals | mean of the children that are not archived | every child weighs the same |
//! | [`key_result`] | 1 | Horilla, and the linear one | current / target, or (current - start) / (target - start) | Horilla ignores where it started |
//! | [`objective`] | 1 | Horilla | floor(mean of the key results) | every key result weighs the same |
//!
//! Every answer has the name of its formula, a [`PeerRule`], and its version.
//!
//! # Empty groups
//!
//! What a peer documents for a group of nothing is kept, with a remark; elsewhere the answer is no
//! value, since a share of nothing has no meaning.
//!
//! # What no peer here knows
//!
//! Gates, equivalents, choices and conditions of a role change none of these numbers; a remark
//! says so where a role has them.
//!
//! Not here: our own formulas ([`assess`](super::assess())), and what a peer keeps to itself: the
//! predicted ratings of Cornerstone are a blend whose weights are not published.

mod appraisal;
mod band;
mod blend;
mod cosine;
mod count;
mod expected;
mod gaps;
mod goals;
mod held;
mod ladder;
mod model;
mod parse;
mod proportion;
mod rounding;
mod rule;
mod score;
mod similarity;
mod targets;

pub use appraisal::{
    Appraisal, AppraisalGoal, AppraisalScore, AppraisalWeights, SelfRating,
    appraisal_mean_of_parts, appraisal_weighted,
};
pub use band::{BandCut, Bands, ScoreBand, adept_id_bands, band, neobrain_bands};
pub use blend::{
    BlendPart, BlendTerm, BlendWeights, RoleCandidate, RoleSuggestion, RoleSuggestions,
    UnrankedCandidate, UnrankedReason, role_blend,
};
pub use cosine::{CosinePart, CosineSimilarity, SkillFrequency, cosine};
pub use expected::{ExpectedLevel, ExpectedPercent, expected_from_percent, percent_from_expected};
pub use gaps::{GapToClose, PrioritizedGap, PrioritizedGaps, gap_priority};
pub use goals::{
    ChildGoal, KeyResult, KeyResultFormula, KeyResultProgress, MeanProgress, goal_mean_children,
    key_result, objective,
};
pub use ladder::{
    LadderLevel, LadderTitle, MilestoneLadder, MilestonePlace, TrackMilestone, TrackPoints,
    milestone_points,
};
pub use model::{
    Degrees, LevelId, PeerFormula, PeerPart, PeerRemark, PeerScore, PeerUnit, Similarity,
};
pub use parse::parse_peer_formula;
pub use rule::PeerRule;
pub use score::peer_score;
pub use targets::{
    BenchmarkRatings, GapByPrecedence, ModelTarget, RatingSource, WinningTarget, WinningTargets,
    gap_by_precedence, target_of_models,
};

#[cfg(test)]
mod beside_tests;
#[cfg(test)]
mod peers_tests;
#[cfg(test)]
mod rule_tests;
#[cfg(test)]
mod tables_tests;
