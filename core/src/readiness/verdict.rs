//! Whether a person is ready, and what stands in the way.

use super::assess::Measures;
use super::{Blocker, BlockerReason, GateResult, GateState, Options, UnknownPolicy, Verdict};
use crate::kernel::Share;

/// Whether a person is ready, and why not.
///
/// | | strict | lenient | interval |
/// |---|---|---|---|
/// | a gate is closed | not ready | not ready | not ready |
/// | a gate is unknown | not ready | does not block | undecided |
/// | score below the threshold | not ready | not ready | by the low end: not ready, or undecided where the high end reaches it |
/// | coverage below the floor | undecided, unless the high end is below the threshold or a gate is closed | the same | the same |
pub(super) fn decide(
    measures: Measures,
    gates: &[GateResult],
    options: &Options,
) -> (Verdict, Vec<Blocker>) {
    let mut blockers = Vec::new();
    let mut worst = Verdict::Ready;
    let mut block = |reason, requirement, verdict| {
        blockers.push(Blocker { reason, requirement });
        // The surer of two verdicts against a person counts: who is not ready is not undecided.
        worst = match (worst, verdict) {
            (Verdict::NotReady, _) | (_, Verdict::NotReady) => Verdict::NotReady,
            _ => Verdict::Undecided,
        };
    };
    for gate in gates {
        let name = || Some(gate.requirement.clone());
        match (gate.state, options.unknown) {
            (GateState::Closed, _) => block(BlockerReason::GateClosed, name(), Verdict::NotReady),
            (GateState::Unknown, UnknownPolicy::Strict) => {
                block(BlockerReason::GateUnknown, name(), Verdict::NotReady);
            }
            (GateState::Unknown, UnknownPolicy::Interval) => {
                block(BlockerReason::GateUnknown, name(), Verdict::Undecided);
            }
            (GateState::Open, _) | (GateState::Unknown, UnknownPolicy::Lenient) => {}
        }
    }
    let threshold = options.threshold.unwrap_or(Share::ALL);
    let out_of_reach = measures.high < threshold;
    let floor = options.coverage_floor.unwrap_or(Share::NONE);
    let too_little_known = measures.coverage < floor;
    let reached =
        if options.unknown == UnknownPolicy::Interval { measures.low } else { measures.score };
    if reached < threshold {
        if out_of_reach || options.unknown != UnknownPolicy::Interval {
            let decided = out_of_reach || !too_little_known;
            let verdict = if decided { Verdict::NotReady } else { Verdict::Undecided };
            block(BlockerReason::BelowThreshold, None, verdict);
        } else {
            block(BlockerReason::UnknownsDecide, None, Verdict::Undecided);
        }
    }
    if too_little_known {
        block(BlockerReason::CoverageTooLow, None, Verdict::Undecided);
    }
    (worst, blockers)
}

/// Whether a person is ready for a role that asks for single competencies alone, where unknowns are
/// not left out.
pub(crate) fn plain_verdict(score: Share, coverage: Share, options: &Options) -> Verdict {
    // Whatever is not known would be met at best.
    let high = score.plus(Share::ALL.minus(coverage));
    decide(Measures { score, low: score, high, coverage }, &[], options).0
}
