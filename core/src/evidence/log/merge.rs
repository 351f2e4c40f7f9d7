//! Two logs become one.

use super::{Decision, Entry, EvidenceLog};
use crate::evidence::EvidenceError;
use crate::framework::FrameworkVersion;
use crate::kernel::Key;
use crate::problem::Fault;

/// Everything that either of two logs holds, in one canonical order.
///
/// A log is two sets, so the answer is the union of the entries and the union of the decisions, by
/// their ids; what is in both logs is there once.
/// Both are ordered by the instant they were recorded at, and by id within one instant.
/// So it does not matter which log comes first, in which order several are merged, or how often:
/// two systems that exchange their logs end up with the same bits.
///
/// A framework named by one of the logs is kept.
///
/// ```
/// use prowess::evidence::{merge_logs, parse_log};
///
/// let of_lms = parse_log(
///     r#"{"entries": [{"id": "lms/7", "person": "ana", "competency": "sql",
///                      "kind": "course_completion", "occurred_on": "2026-05-01",
///                      "recorded_at": "2026-05-01T08:00:00Z", "shows": {"kind": "demonstrated"}}]}"#,
/// )?;
/// let of_review = parse_log(
///     r#"{"decisions": [{"id": "d1", "entry": "lms/7", "verdict": "retracted",
///                        "recorded_at": "2026-06-01T08:00:00Z"}]}"#,
/// )?;
/// let all = merge_logs(&of_lms, &of_review)?;
/// assert_eq!((all.entries.len(), all.decisions.len()), (1, 1));
/// assert_eq!(merge_logs(&of_review, &of_lms)?, all);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.conflicting_entry`, `evidence.conflicting_decision` when one id names two different
///   records: a record is never edited, so one of the two is wrong.
/// * `evidence.conflicting_framework` when the logs name two frameworks, or two versions of one.
///
/// # Cost
///
/// O(n log n).
pub fn merge_logs(a: &EvidenceLog, b: &EvidenceLog) -> Result<EvidenceLog, EvidenceError> {
    let framework = one_framework(a.framework.as_ref(), b.framework.as_ref())?.cloned();
    let (entries, twice) = union(&a.entries, &b.entries);
    if let Some(Entry { id, .. }) = twice {
        let fault = Fault::new().at("log.entries").with("entry", id);
        return Err(EvidenceError::ConflictingEntry(fault));
    }
    let (decisions, twice) = union(&a.decisions, &b.decisions);
    if let Some(Decision { id, .. }) = twice {
        let fault = Fault::new().at("log.decisions").with("decision", id);
        return Err(EvidenceError::ConflictingDecision(fault));
    }
    Ok(EvidenceLog { framework, entries, decisions })
}

fn one_framework<'a>(
    a: Option<&'a FrameworkVersion>,
    b: Option<&'a FrameworkVersion>,
) -> Result<Option<&'a FrameworkVersion>, EvidenceError> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => Err(conflict(a, b, "log.framework")),
        (a, b) => Ok(a.or(b)),
    }
}

/// Two frameworks that are not one; named in the order of their ids, so that no log comes first.
pub(super) fn conflict(a: &FrameworkVersion, b: &FrameworkVersion, path: &str) -> EvidenceError {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    let named = |one: &FrameworkVersion| format!("{} {}", one.id, one.version);
    let fault = Fault::new().at(path).with("first", named(first)).with("second", named(second));
    EvidenceError::ConflictingFramework(fault)
}

/// What is recorded under an id at an instant.
trait Record: PartialEq + Clone {
    fn id(&self) -> &Key;
    fn recorded_before(&self, other: &Self) -> std::cmp::Ordering;
}

impl Record for Entry {
    fn id(&self) -> &Key {
        &self.id
    }

    fn recorded_before(&self, other: &Self) -> std::cmp::Ordering {
        self.recorded_at.cmp(&other.recorded_at).then_with(|| self.id.cmp(&other.id))
    }
}

impl Record for Decision {
    fn id(&self) -> &Key {
        &self.id
    }

    fn recorded_before(&self, other: &Self) -> std::cmp::Ordering {
        self.recorded_at.cmp(&other.recorded_at).then_with(|| self.id.cmp(&other.id))
    }
}

/// The union of two sets in canonical order, and the first record whose id names another one too.
fn union<'a, T: Record>(a: &'a [T], b: &'a [T]) -> (Vec<T>, Option<&'a T>) {
    let mut all: Vec<&T> = a.iter().chain(b).collect();
    all.sort_by(|x, y| x.id().cmp(y.id()));
    all.dedup_by(|later, earlier| later == earlier);
    let mut pairs = all.iter().zip(all.iter().skip(1));
    let twice = pairs.find(|(x, y)| x.id() == y.id()).map(|(_, y)| *y);
    all.sort_by(|x, y| x.recorded_before(y));
    (all.into_iter().cloned().collect(), twice)
}
