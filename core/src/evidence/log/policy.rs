//! How entries of a log become levels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Entry, EvidenceKind};
use crate::evidence::decay::{Decay, ExpiryRule, expiry};
use crate::evidence::{EstimateOptions, Estimator, EvidenceError};
use crate::framework::{Crosswalk, Framework, FrameworkError, ProficiencyScale, RelationKind};
use crate::kernel::{Day, Key, short_path};
use crate::problem::Fault;

/// How the entries of a log become levels: the rules of an organisation.
///
/// Every field has a default, and the default changes nothing: no evidence runs out by itself, no
/// level fades, and one voice is enough.
/// Only the scales must be there where evidence names levels:
/// [`EvidencePolicy::for_framework`] takes them from a framework.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "a policy of evidence")]
pub struct EvidencePolicy {
    /// The rule that makes one level of several pieces of evidence; without it, `linear_gaussian`.
    pub estimator: Estimator,
    /// How levels fade while nobody shows them; without it, they do not.
    pub decay: Option<Decay>,
    /// How many different people, other than the person, must have judged; 0 asks for none.
    ///
    /// Evidence that does not say who asserts it is nobody's judgement.
    pub minimum_raters: u32,
    /// When evidence of a kind runs out by itself; a kind that is not named does not.
    ///
    /// It counts from the day it was shown, each piece of evidence for itself, and ends a validity
    /// of the entry's own that would last longer.
    pub expiry: BTreeMap<EvidenceKind, ExpiryRule>,
    /// Whether each part of an estimate also says what the level would be without it.
    pub without_each: bool,
    /// What differs for single competencies, by the name the answer has: the uri where the index
    /// was built for a framework.
    pub competencies: BTreeMap<Key, CompetencyPolicy>,
    /// The scale of all competencies for which none is named; without it, the only scale there is.
    pub default_scale: Option<Key>,
    /// The scales.
    pub scales: Vec<ProficiencyScale>,
    /// What took the place of competencies that are no longer used: old name, new names.
    ///
    /// Evidence about an old one is shown of the new ones, and does not count for them: whether it
    /// would still do is for people to say. A chain is followed to its end.
    /// The names are those of the answers, as in `competencies`.
    pub replaced: BTreeMap<Key, Vec<Key>>,
    /// Ways from one scale to another, for levels that are not on the scale of their competency.
    pub crosswalks: Vec<Crosswalk>,
}

/// What differs for one competency; what is left out is as everywhere.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "a policy for a competency")]
pub struct CompetencyPolicy {
    /// Its scale.
    pub scale: Option<Key>,
    /// Its estimator.
    pub estimator: Option<Estimator>,
    /// How its levels fade.
    pub decay: Option<Decay>,
    /// How many different people, other than the person, must have judged.
    pub minimum_raters: Option<u32>,
    /// When its evidence runs out by itself, of whatever kind.
    pub expiry: Option<ExpiryRule>,
}

impl EvidencePolicy {
    /// The default policy, with the scales and crosswalks of a framework.
    ///
    /// Each competency that has a scale of its own is named by its uri and by its code; what took
    /// the place of others is named by its uri.
    #[must_use]
    pub fn for_framework(framework: &Framework) -> Self {
        let default_scale = match framework.scales.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        let mut competencies = BTreeMap::new();
        // Codes first: a uri wins over an equal code.
        let own =
            |one: &&crate::framework::Competency| one.scale.is_some() && one.scale != default_scale;
        for one in framework.competencies.iter().filter(own) {
            let policy = CompetencyPolicy { scale: one.scale.clone(), ..Default::default() };
            competencies.extend(one.code.clone().map(|code| (code, policy)));
        }
        for one in framework.competencies.iter().filter(own) {
            let policy = CompetencyPolicy { scale: one.scale.clone(), ..Default::default() };
            competencies.insert(one.uri.clone(), policy);
        }
        let index = framework.competency_index();
        let uri = |name: &Key| {
            let at = index.position(name);
            let found = at.and_then(|at| framework.competencies.get(at as usize));
            found.map_or(name, |one| &one.uri).clone()
        };
        let mut replaced: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        for one in framework.relations.iter().filter(|one| one.kind == RelationKind::ReplacedBy) {
            let (old, new) = (uri(&one.from), uri(&one.to));
            let all = replaced.entry(old).or_default();
            if !all.contains(&new) {
                all.push(new);
            }
        }
        Self {
            competencies,
            replaced,
            default_scale,
            scales: framework.scales.clone(),
            crosswalks: framework.crosswalks.clone(),
            ..Self::default()
        }
    }
}

/// The rules for one competency.
pub(super) struct Rules<'a> {
    pub(super) policy: &'a EvidencePolicy,
    pub(super) competency: &'a Key,
    own: Option<&'a CompetencyPolicy>,
}

impl<'a> Rules<'a> {
    pub(super) fn of(policy: &'a EvidencePolicy, competency: &'a Key) -> Self {
        Self { policy, competency, own: policy.competencies.get(competency) }
    }

    /// The scale of the competency.
    ///
    /// # Errors
    ///
    /// * `evidence.unscaled` when none is named and there is not exactly one.
    /// * those of [`Rules::scale_named`].
    pub(super) fn scale(&self) -> Result<&'a ProficiencyScale, EvidenceError> {
        let own = self.own.and_then(|own| own.scale.as_ref());
        match (own.or(self.policy.default_scale.as_ref()), self.policy.scales.as_slice()) {
            (Some(id), _) => self.scale_named(id, || match own {
                Some(_) => format!("{}.scale", self.root(true)),
                None => "policy.default_scale".to_owned(),
            }),
            (None, [only]) => {
                only.check_ends("policy.scales[0]")?;
                Ok(only)
            }
            (None, _) => {
                let fault = Fault::new().at("policy.scales").with("competency", self.competency);
                Err(EvidenceError::Unscaled(fault))
            }
        }
    }

    /// The scale with this id, which the place names.
    ///
    /// # Errors
    ///
    /// * `framework.unknown_scale` when it is not in the policy.
    /// * `framework.invalid_scale` when its minimum is not below its maximum.
    pub(super) fn scale_named(
        &self,
        id: &Key,
        path: impl FnOnce() -> String,
    ) -> Result<&'a ProficiencyScale, EvidenceError> {
        let mut scales = self.policy.scales.iter().enumerate();
        let Some((at, found)) = scales.find(|(_, scale)| scale.id == *id) else {
            let fault = Fault::new().at(path()).with("scale", id);
            return Err(FrameworkError::UnknownScale(fault).into());
        };
        found.check_ends(&format!("policy.scales[{at}]"))?;
        Ok(found)
    }

    pub(super) fn options(&self) -> EstimateOptions {
        let own = self.own.and_then(|own| own.estimator.as_ref());
        EstimateOptions {
            estimator: own.unwrap_or(&self.policy.estimator).clone(),
            decay: self.own.and_then(|own| own.decay).or(self.policy.decay),
            without_each: self.policy.without_each,
        }
    }

    pub(super) fn minimum_raters(&self) -> u32 {
        self.own.and_then(|own| own.minimum_raters).unwrap_or(self.policy.minimum_raters)
    }

    /// The first day on which an entry does not count any more, where it runs out.
    ///
    /// # Errors
    ///
    /// * `evidence.invalid_decay` when a number of the rule is outside its range.
    pub(super) fn runs_out_on(&self, entry: &Entry) -> Result<Option<Day>, EvidenceError> {
        let by_itself = entry.valid_until.and_then(|last| last.plus_days(1));
        let own = self.own.and_then(|own| own.expiry.as_ref());
        let Some(rule) = own.or_else(|| self.policy.expiry.get(&entry.kind)) else {
            return Ok(by_itself);
        };
        let by_rule = expiry(rule, entry.occurred_on, entry.occurred_on).map_err(|error| {
            let path = format!("{}.expiry", self.root(own.is_some()));
            match error {
                EvidenceError::InvalidDecay(fault) => EvidenceError::InvalidDecay(fault.at(path)),
                other => other,
            }
        });
        let by_rule = by_rule?.expires_on;
        Ok(match (by_itself, by_rule) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        })
    }

    /// The place of these rules in the caller's data: those of the competency, or of all.
    fn root(&self, own: bool) -> String {
        if own {
            short_path(&format!("policy.competencies.{}", self.competency))
        } else {
            "policy".to_owned()
        }
    }

    /// An error of an estimate, at the place in the policy that it speaks of.
    pub(super) fn placed(&self, error: EvidenceError) -> EvidenceError {
        use EvidenceError::{InvalidDecay, InvalidEstimator};

        let place = |fault: Fault, own: bool| {
            let inside = fault.path().and_then(|path| path.strip_prefix("options"));
            match inside.map(|inside| format!("{}{inside}", self.root(own))) {
                Some(path) => fault.at(path),
                None => fault,
            }
        };
        match error {
            InvalidEstimator(fault) => {
                let own = self.own.is_some_and(|own| own.estimator.is_some());
                InvalidEstimator(place(fault, own))
            }
            InvalidDecay(fault) => {
                InvalidDecay(place(fault, self.own.is_some_and(|own| own.decay.is_some())))
            }
            other => other,
        }
    }
}
