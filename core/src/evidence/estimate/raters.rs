//! Estimators that ask who judged.

use std::collections::BTreeSet;

use super::frame::Frame;
use super::mix::{Mix, Ordered};
use super::{EvidencePath, NoLevel, PathChoice};
use crate::evidence::EvidenceKind;

/// The last one of the first kind that has any.
pub(super) fn precedence(ordered: &Ordered<'_>, order: &[EvidenceKind]) -> Result<Mix, NoLevel> {
    let mut of_kinds = order.iter().filter_map(|kind| last_of(ordered, &[*kind]));
    of_kinds.next().map(|(at, level)| Mix::only(at, level)).ok_or(NoLevel::NoEvidence)
}

/// The last one of the path that decides.
pub(super) fn prioritised(
    ordered: &Ordered<'_>,
    frame: &Frame<'_>,
    paths: &[EvidencePath],
    choose: PathChoice,
) -> Result<Mix, NoLevel> {
    let mut chosen: Option<(usize, f64)> = None;
    for (at, level) in paths.iter().filter_map(|path| last_of(ordered, &path.kinds)) {
        let better = chosen.is_none_or(|(so_far_at, so_far)| match choose {
            PathChoice::First => false,
            PathChoice::Highest => frame.sign * level > frame.sign * so_far,
            PathChoice::Latest => at > so_far_at,
        });
        if better {
            chosen = Some((at, level));
        }
    }
    chosen.map(|(at, level)| Mix::only(at, level)).ok_or(NoLevel::NoEvidence)
}

/// Whether at least so many different people judged, other than the person.
///
/// Evidence that does not say who asserts it is nobody's judgement.
pub(super) fn enough(ordered: &Ordered<'_>, minimum: u32) -> Result<(), NoLevel> {
    let judged = ordered.iter().filter(|one| one.kind != EvidenceKind::SelfAssessment);
    let people: BTreeSet<_> = judged.filter_map(|one| one.asserted_by.as_ref()).collect();
    if ordered.is_empty() {
        Err(NoLevel::NoEvidence)
    } else if people.len() < minimum as usize {
        Err(NoLevel::TooFewRaters)
    } else {
        Ok(())
    }
}

/// The place and the level of the last one of these kinds.
fn last_of(ordered: &Ordered<'_>, kinds: &[EvidenceKind]) -> Option<(usize, f64)> {
    let at = ordered.iter().rposition(|one| kinds.contains(&one.kind))?;
    Some((at, ordered.get(at)?.level.get()))
}
