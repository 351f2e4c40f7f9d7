//! The report as one JSON document, with numbers in full precision.

use prowess::framework::FrameworkVersion;
use prowess::kernel::{Key, Share, Text};
use prowess::problem::Diagnostic;
use prowess::readiness::{
    Blocker, Contribution, Formula, Gap, GateResult, Readiness, UnratedRole, Verdict,
};
use serde::Serialize;

use crate::report::Report;

/// The document.
#[derive(Serialize)]
struct Document<'a> {
    person: &'a Key,
    framework: FrameworkVersion,
    results: Vec<Entry<'a>>,
    unrated: &'a [UnratedRole],
    diagnostics: &'a [Diagnostic],
}

/// One role.
#[derive(Serialize)]
struct Entry<'a> {
    /// Its code, or its uri where it has none.
    role: &'a Key,
    uri: &'a Key,
    title: Option<&'a Text>,
    score: Share,
    low: Share,
    high: Share,
    coverage: Share,
    verdict: Verdict,
    blockers: &'a [Blocker],
    gates: &'a [GateResult],
    contributions: &'a [Contribution],
    gaps: &'a [Gap],
    formula: Formula,
    formula_version: u32,
}

impl<'a> From<&'a Readiness> for Entry<'a> {
    fn from(result: &'a Readiness) -> Self {
        Self {
            role: result.code.as_ref().unwrap_or(&result.role),
            uri: &result.role,
            title: result.title.as_ref(),
            score: result.score,
            low: result.low,
            high: result.high,
            coverage: result.coverage,
            verdict: result.verdict,
            blockers: &result.blockers,
            gates: &result.gates,
            contributions: &result.contributions,
            gaps: &result.gaps,
            formula: result.formula,
            formula_version: result.formula_version,
        }
    }
}

/// Writes the document.
pub(crate) fn write(report: &Report) -> String {
    let document = Document {
        person: &report.comparison.person,
        framework: report.framework.id_and_version(),
        results: report.asked().iter().map(Entry::from).collect(),
        unrated: &report.comparison.unrated,
        diagnostics: &report.diagnostics,
    };
    serde_json::to_string(&document).unwrap_or_default()
}
