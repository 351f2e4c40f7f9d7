//! What is wrong with a policy before any question is asked with it.

use std::collections::BTreeSet;

use super::policy::Rules;
use super::{CompetencyPolicy, EvidencePolicy, LogIndex};
use crate::evidence::decay::{ExpiryRule, expiry};
use crate::evidence::{EstimateOptions, EvidenceError, estimate};
use crate::framework::{CompetencyIndex, Framework, FrameworkError, ProficiencyScale};
use crate::kernel::{Day, Key, short_path};
use crate::problem::{Diagnostic, Fault};

/// Everything in a policy that can have no effect, or that will be refused once it is needed.
///
/// Names of competencies are looked up in the log and in the framework, as far as they are given;
/// without both, they are not looked at.
///
/// | found | severity |
/// |---|---|
/// | a scale upside down: `framework.invalid_scale` | error |
/// | a scale that is named and not there: `framework.unknown_scale` | error |
/// | the same of a crosswalk | warning |
/// | an estimator with a parameter out of range: `evidence.invalid_estimator` | error |
/// | a decay or an expiry with one: `evidence.invalid_decay` | error |
/// | a competency that neither entries nor framework know: `evidence.unused_policy` | warning |
/// | a code, where answers name the uri and the policy does not: `evidence.unused_policy` | warning |
///
/// The estimator of all competencies is held against the default scale; where there is none, it is
/// reported when no scale at all suits it.
/// An empty answer does not say that the rules are good ones.
///
/// # Cost
///
/// O(n log n) for n competencies in policy, framework and log.
#[must_use]
pub fn check_policy(
    policy: &EvidencePolicy,
    index: Option<&LogIndex>,
    framework: Option<&Framework>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, scale) in policy.scales.iter().enumerate() {
        found
            .extend(scale.check_ends(&format!("policy.scales[{at}]")).err().map(Diagnostic::error));
    }
    let there = |id: &Key| policy.scales.iter().any(|scale| scale.id == *id);
    let named = |id: &Key, path: String| {
        let fault = || Fault::new().at(short_path(&path)).with("scale", id);
        (!there(id)).then(|| FrameworkError::UnknownScale(fault()))
    };
    let default = policy.default_scale.as_ref();
    let default = default.and_then(|id| named(id, "policy.default_scale".to_owned()));
    found.extend(default.map(Diagnostic::error));
    for (at, way) in policy.crosswalks.iter().enumerate() {
        let from = named(&way.from, format!("policy.crosswalks[{at}].from"));
        let to = named(&way.to, format!("policy.crosswalks[{at}].to"));
        found.extend(from.into_iter().chain(to).map(Diagnostic::warning));
    }
    found.extend(of_all(policy).into_iter().map(Diagnostic::error));
    for (competency, own) in &policy.competencies {
        let root = format!("policy.competencies.{competency}");
        let scale = own.scale.as_ref().and_then(|id| named(id, format!("{root}.scale")));
        found.extend(scale.map(Diagnostic::error));
        found.extend(of_one(policy, competency, own, &root).into_iter().map(Diagnostic::error));
    }
    if index.is_some() || framework.is_some() {
        names(policy, index, framework, &mut found);
    }
    found
}

/// What is wrong with the rules for all competencies.
fn of_all(policy: &EvidencePolicy) -> Vec<EvidenceError> {
    let mut found = Vec::new();
    found.extend(policy.decay.and_then(|decay| decay.check("policy.decay").err()));
    for rule in policy.expiry.values() {
        found.extend(ends(rule, "policy.expiry"));
    }
    let default = policy
        .scales
        .iter()
        .filter(|scale| policy.default_scale.as_ref().is_none_or(|id| scale.id == *id));
    // A rule in the name of no competency: that of all.
    let nobody = EvidencePolicy { competencies: Default::default(), ..policy.clone() };
    let mut errors = default.map(|scale| estimator(&nobody, &scale.id, scale));
    if let Some(Some(first)) = errors.next()
        && errors.all(|error| error.is_some())
    {
        found.push(first);
    }
    found
}

/// What is wrong with the rules for one competency.
fn of_one(
    policy: &EvidencePolicy,
    competency: &Key,
    own: &CompetencyPolicy,
    root: &str,
) -> Vec<EvidenceError> {
    let mut found = Vec::new();
    let path = |field: &str| short_path(&format!("{root}.{field}"));
    found.extend(own.decay.and_then(|decay| decay.check(&path("decay")).err()));
    found.extend(own.expiry.as_ref().and_then(|rule| ends(rule, &path("expiry"))));
    // Where its scale is the default one too, an estimator for all was looked at already.
    if (own.estimator.is_some() || own.scale.is_some())
        && let Ok(scale) = Rules::of(policy, competency).scale()
    {
        found.extend(estimator(policy, competency, scale));
    }
    found
}

/// Why an expiry is refused.
fn ends(rule: &ExpiryRule, path: &str) -> Option<EvidenceError> {
    let day = Day::parse("2000-01-01").ok()?;
    match expiry(rule, day, day) {
        Err(EvidenceError::InvalidDecay(fault)) => {
            Some(EvidenceError::InvalidDecay(fault.at(path)))
        }
        other => other.err(),
    }
}

/// Why the estimator for a competency is refused on a scale.
fn estimator(
    policy: &EvidencePolicy,
    competency: &Key,
    scale: &ProficiencyScale,
) -> Option<EvidenceError> {
    let rules = Rules::of(policy, competency);
    let options = EstimateOptions { decay: None, ..rules.options() };
    let day = Day::parse("2000-01-01").ok()?;
    let error = estimate(&[], scale, day, &options).err()?;
    // What is wrong with the scale is said of the scale.
    matches!(error, EvidenceError::InvalidEstimator(_)).then(|| rules.placed(error))
}

/// Names of competencies that nothing knows.
fn names(
    policy: &EvidencePolicy,
    index: Option<&LogIndex>,
    framework: Option<&Framework>,
    found: &mut Vec<Diagnostic>,
) {
    let answered: BTreeSet<&Key> = index.into_iter().flat_map(LogIndex::competencies).collect();
    let of_framework: Option<CompetencyIndex> = framework.map(Framework::competency_index);
    let mut look_up = |name: &Key, path: String| {
        let fault = |reason: String| {
            let fault = Fault::new().at(short_path(&path)).with("competency", name);
            Diagnostic::warning(EvidenceError::UnusedPolicy(fault.with("reason", reason)))
        };
        let uri = index.and_then(|index| index.uri(name));
        if let Some(uri) = uri.filter(|uri| *uri != name && !policy.competencies.contains_key(*uri))
        {
            found.push(fault(format!("answers name it `{uri}`")));
        } else if uri.is_none()
            && !answered.contains(name)
            && of_framework.as_ref().is_none_or(|index| index.position(name).is_none())
        {
            found.push(fault("neither an entry nor a framework has this name".to_owned()));
        }
    };
    for name in policy.competencies.keys() {
        look_up(name, format!("policy.competencies.{name}"));
    }
    for (old, new) in &policy.replaced {
        for (at, name) in new.iter().enumerate() {
            look_up(name, format!("policy.replaced.{old}[{at}]"));
        }
    }
}
