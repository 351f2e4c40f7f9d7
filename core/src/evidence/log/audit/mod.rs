//! What is wrong with a log of evidence.

mod fit;
mod links;

use super::check::problems;
use super::merge::conflict;
use super::{Entry, EvidenceLog, Shown};
use crate::evidence::EvidenceError;
use crate::framework::Framework;
use crate::problem::{Diagnostic, Fault};

use fit::Fit;
pub(super) use fit::{no_way, off_scale};
use links::Links;

/// Everything in a log of evidence that cannot be right, or that has no effect.
///
/// Without a framework, what is found is what records say about each other and about their days;
/// with one, also competencies it does not have and levels that are not on their scale.
///
/// | found | severity | what becomes of it |
/// |---|---|---|
/// | what [`parse_log`](crate::evidence::parse_log) refuses | error | the log is refused |
/// | another framework than the log names | warning | nothing |
/// | a competency that is not in the framework | warning | it is answered under its name |
/// | a level off its scale | error | a question that needs it is refused |
/// | a scale that is not in the framework | warning | it must be in the policy |
/// | a scale without a way to that of the competency | error | the same |
/// | points below 0 or above all that could be reached | warning | they count as none or all |
/// | shown after it was recorded | error | nothing |
/// | valid until a day before it was shown | warning | it never counts |
/// | a decision or an override about an entry that is not there | warning | it waits for the entry |
/// | a decision recorded before its entry | warning | it holds |
/// | an override of another person, another competency or a later record | error | it has no effect |
/// | overrides that go round in a circle | error | those recorded at one instant hide each other |
///
/// A day is a day of the person's place and an instant is in universal time, so an entry may be
/// shown on the day after it was recorded, and not later.
/// An empty answer does not say that the log is true, only that it can be.
///
/// # Cost
///
/// O(n log n).
#[must_use]
pub fn audit_log(log: &EvidenceLog, framework: Option<&Framework>) -> Vec<Diagnostic> {
    let mut found: Vec<_> = problems(log).into_iter().map(Diagnostic::error).collect();
    let other = framework.zip(log.framework.as_ref()).filter(|(one, named)| one.id != named.id);
    if let Some((framework, named)) = other {
        let problem = conflict(named, &framework.id_and_version(), "log.framework");
        found.push(Diagnostic::warning(problem));
    }
    let fit = framework.map(Fit::new);
    let links = Links::new(log, fit.as_ref());
    for (at, entry) in (0_u32..).zip(&log.entries) {
        dates(at, entry, &mut found);
        points(at, entry, &mut found);
        if let Some(fit) = &fit {
            fit.entry(at, entry, &mut found);
        }
        links.overrides(at, entry, &mut found);
    }
    for (at, decision) in (0_u32..).zip(&log.decisions) {
        links.decision(at, decision, &mut found);
    }
    found
}

fn dates(at: u32, entry: &Entry, found: &mut Vec<Diagnostic>) {
    if entry.is_recorded_before_it_occurred() {
        let recorded_on = entry.recorded_at.day();
        let fault = Fault::new().at(format!("log.entries[{at}].occurred_on"));
        let reason = format!(
            "was shown on `{}`, and recorded before, on `{recorded_on}`",
            entry.occurred_on
        );
        let fault = fault.with("record", &entry.id).with("reason", reason);
        found.push(Diagnostic::error(EvidenceError::ImpossibleDate(fault)));
    }
    if let Some(until) = entry.valid_until.filter(|until| *until < entry.occurred_on) {
        let fault = Fault::new().at(format!("log.entries[{at}].valid_until"));
        let fault = fault.with("entry", &entry.id).with("valid_until", until);
        let fault = fault.with("occurred_on", entry.occurred_on);
        found.push(Diagnostic::warning(EvidenceError::NeverValid(fault)));
    }
}

fn points(at: u32, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let Shown::Score { points, maximum } = entry.shows else { return };
    if points.get() < 0.0 || (points > maximum && maximum.get() > 0.0) {
        let fault = Fault::new().at(format!("log.entries[{at}].shows.points"));
        let fault = fault.with("entry", &entry.id).with("points", points);
        let problem = EvidenceError::PointsOffRange(fault.with("maximum", maximum));
        found.push(Diagnostic::warning(problem));
    }
}
