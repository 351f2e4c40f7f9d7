//! How far each kind of evidence is to be trusted: data, with where they come from.

use serde::{Deserialize, Serialize};

use crate::evidence::{EvidenceError, EvidenceKind};
use crate::kernel::{Level, Text};
use crate::problem::Fault;

/// How far each kind of evidence is to be trusted.
///
/// All sizes are parts of the scale from its bottom to its top, so that one model serves every
/// scale.
/// The figures are data: take [`SourceModel::default`], change what you know better, and give it
/// another version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a model of sources")]
pub struct SourceModel {
    /// Name of this set of figures; it is reported with each level.
    pub version: Text,
    /// How far the true levels of people lie apart: one standard deviation, above 0 and at most 1.
    pub spread: f64,
    /// How far a true level moves by itself within a year: one standard deviation, from 0 to 1.
    pub drift: f64,
    /// One for each kind.
    pub kinds: Vec<KindReliability>,
}

/// How far one kind of evidence is to be trusted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a reliability of a kind of evidence")]
pub struct KindReliability {
    /// The kind.
    pub kind: EvidenceKind,
    /// Its correlation with true proficiency, above 0 and at most 1.
    pub reliability: f64,
    /// How much better than the truth it speaks, in spreads, from -10 to 10; below 0 is worse.
    #[serde(default)]
    pub bias: f64,
    /// Where the figures come from.
    #[serde(default)]
    pub basis: Option<Text>,
    /// Whether they are assumed, and not measured.
    #[serde(default)]
    pub assumed: bool,
}

/// What is believed before any evidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a prior")]
pub struct Prior {
    /// The level.
    pub mean: Level,
    /// The standard deviation, in levels, above 0.
    pub sd: f64,
}

/// The built-in figures of one kind.
struct BuiltIn {
    kind: EvidenceKind,
    reliability: f64,
    bias: f64,
    assumed: bool,
    basis: &'static str,
}

/// The version of the built-in figures.
const VERSION: &str = "2026-11";

/// One standard deviation of true levels is a fifth of the scale: an assumption.
const SPREAD: f64 = 0.2;

/// A true level moves by a tenth of the scale within a year: an assumption.
const DRIFT: f64 = 0.1;

const ASSUMED: &str = "an assumption";

/// Published figures do not say that managers judge better than colleagues.
const KINDS: [BuiltIn; 8] = [
    BuiltIn {
        kind: EvidenceKind::SelfAssessment,
        reliability: 0.20,
        bias: 0.32,
        assumed: false,
        basis: "reliability: Rangel 2015; leniency: Heidemeier and Moser 2009, \
                doi 10.1037/0021-9010.94.2.353, Western samples",
    },
    BuiltIn {
        kind: EvidenceKind::Manager,
        reliability: 0.16,
        bias: 0.0,
        assumed: false,
        basis: "Rangel 2015",
    },
    BuiltIn {
        kind: EvidenceKind::Peer,
        reliability: 0.31,
        bias: 0.0,
        assumed: false,
        basis: "Rangel 2015",
    },
    BuiltIn {
        kind: EvidenceKind::Certificate,
        reliability: 0.60,
        bias: 0.0,
        assumed: true,
        basis: ASSUMED,
    },
    BuiltIn {
        kind: EvidenceKind::Test,
        reliability: 0.70,
        bias: 0.0,
        assumed: true,
        basis: ASSUMED,
    },
    BuiltIn {
        kind: EvidenceKind::CourseCompletion,
        reliability: 0.30,
        bias: 0.0,
        assumed: true,
        basis: ASSUMED,
    },
    BuiltIn {
        kind: EvidenceKind::WorkSample,
        reliability: 0.70,
        bias: 0.0,
        assumed: true,
        basis: ASSUMED,
    },
    BuiltIn {
        kind: EvidenceKind::Inferred,
        reliability: 0.20,
        bias: 0.0,
        assumed: true,
        basis: ASSUMED,
    },
];

impl Default for SourceModel {
    fn default() -> Self {
        let kinds = KINDS.iter().map(|one| KindReliability {
            kind: one.kind,
            reliability: one.reliability,
            bias: one.bias,
            basis: Some(Text::from(one.basis)),
            assumed: one.assumed,
        });
        Self { version: Text::from(VERSION), spread: SPREAD, drift: DRIFT, kinds: kinds.collect() }
    }
}

/// The figures of an estimate, in parts of the scale: those of the caller or the built-in ones.
pub(super) struct Figures<'a> {
    model: Option<&'a SourceModel>,
    pub(super) spread: f64,
    /// Variance that a day adds.
    pub(super) drift: f64,
}

impl<'a> Figures<'a> {
    /// The figures to work with, once they are known to make sense.
    pub(super) fn of(model: Option<&'a SourceModel>, path: &str) -> Result<Self, EvidenceError> {
        let (spread, drift) = match model {
            None => (SPREAD, DRIFT),
            Some(model) => {
                check(model, path)?;
                (model.spread, model.drift)
            }
        };
        Ok(Self { model, spread, drift: drift * drift / DAYS_OF_A_YEAR })
    }

    /// Reliability and bias of a kind.
    pub(super) fn kind(&self, kind: EvidenceKind) -> (f64, f64) {
        if let Some(one) =
            self.model.and_then(|model| model.kinds.iter().find(|it| it.kind == kind))
        {
            return (one.reliability, one.bias);
        }
        let built_in = KINDS.iter().find(|one| one.kind == kind);
        built_in.map_or((1.0, 0.0), |one| (one.reliability, one.bias))
    }

    /// The version of the figures.
    pub(super) fn version(&self) -> Text {
        self.model.map_or_else(|| Text::from(VERSION), |model| model.version.clone())
    }
}

/// The mean length of a year of the calendar.
const DAYS_OF_A_YEAR: f64 = 365.25;

/// What is wrong with a model of sources.
fn check(model: &SourceModel, path: &str) -> Result<(), EvidenceError> {
    let wrong = |field: &str, reason: String| {
        let fault = Fault::new().at(format!("{path}.sources.{field}"));
        let fault = fault.with("estimator", "linear_gaussian").with("reason", reason);
        Err(EvidenceError::InvalidEstimator(fault))
    };
    let is_part = |value: f64| value > 0.0 && value <= 1.0;
    if !is_part(model.spread) {
        let reason = format!("has a spread of `{}`, which must be above 0, up to 1", model.spread);
        return wrong("spread", reason);
    }
    if !(0.0..=1.0).contains(&model.drift) {
        return wrong("drift", format!("has drift `{}`, which must be from 0 to 1", model.drift));
    }
    for (at, one) in model.kinds.iter().enumerate() {
        if !is_part(one.reliability) {
            let given = one.reliability;
            let reason = format!("has a reliability of `{given}`, which must be above 0, up to 1");
            return wrong(&format!("kinds[{at}].reliability"), reason);
        }
        if !(-10.0..=10.0).contains(&one.bias) {
            let reason = format!("has bias `{}`, which must be from -10 to 10", one.bias);
            return wrong(&format!("kinds[{at}].bias"), reason);
        }
        if model.kinds.iter().take(at).any(|other| other.kind == one.kind) {
            let reason = "names a kind of evidence twice".to_owned();
            return wrong(&format!("kinds[{at}].kind"), reason);
        }
    }
    Ok(())
}
