//! Scales and crosswalks that contradict themselves, or that nothing uses.

use crate::framework::{
    Crosswalk, CrosswalkMethod, Framework, FrameworkError, ProficiencyScale, largest_error,
};
use crate::kernel::{Key, KeyIndex, Level};
use crate::problem::{Diagnostic, Fault, Problem};

/// What the sum of rounding errors may pretend to be a loss.
const ROUNDING: f64 = 1e-9;

pub(super) fn findings(framework: &Framework, found: &mut Vec<Diagnostic>) {
    let scales = Scales {
        list: &framework.scales,
        index: KeyIndex::of(&framework.scales, |scale| Some(&scale.id)),
    };
    let graded = competencies(framework, &scales, found);
    for (at, scale) in framework.scales.iter().enumerate() {
        let path = format!("scales[{at}]");
        if let Err(error) = scale.check(&path) {
            found.push(Diagnostic::error(error));
        }
        if graded.get(at) == Some(&false) {
            let fault = Fault::new().at(path).with("scale", &scale.id);
            found.push(Diagnostic::note(FrameworkError::UnusedScale(fault)));
        }
    }
    for at in scales.index.duplicates() {
        let id = framework.scales.get(at as usize).map_or("", |scale| scale.id.as_str());
        let fault = Fault::new().at(format!("scales[{at}].id")).with("scale", id);
        let fault = fault.with("reason", "is there twice");
        found.push(Diagnostic::error(FrameworkError::InvalidScale(fault)));
    }
    for (at, crosswalk) in framework.crosswalks.iter().enumerate() {
        check_crosswalk(&format!("crosswalks[{at}]"), crosswalk, &scales, found);
    }
}

struct Scales<'a> {
    list: &'a [ProficiencyScale],
    index: KeyIndex,
}

impl<'a> Scales<'a> {
    fn position(&self, id: &Key) -> Option<usize> {
        self.index.get(id).map(|at| at as usize)
    }

    /// The scale of this name, or a finding.
    fn find(
        &self,
        id: &Key,
        path: String,
        found: &mut Vec<Diagnostic>,
    ) -> Option<&'a ProficiencyScale> {
        let scale = self.position(id).and_then(|at| self.list.get(at));
        if scale.is_none() {
            let fault = Fault::new().at(path).with("scale", id);
            found.push(Diagnostic::error(FrameworkError::UnknownScale(fault)));
        }
        scale
    }
}

/// Checks the scale and the anchors of each competency; tells on which scales any is graded.
fn competencies(
    framework: &Framework,
    scales: &Scales<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<bool> {
    let mut graded = vec![false; framework.scales.len()];
    for (at, competency) in framework.competencies.iter().enumerate() {
        let path = || format!("competencies[{at}]");
        let scale = match (&competency.scale, framework.scales.as_slice()) {
            (Some(id), _) => {
                let Some(scale) = scales.find(id, format!("{}.scale", path()), found) else {
                    continue;
                };
                scale
            }
            (None, [only]) => only,
            (None, _) => {
                if !competency.anchors.is_empty() {
                    let fault = Fault::new().at(format!("{}.scale", path()));
                    let fault = fault.with("uri", &competency.uri).with("field", "scale");
                    found.push(Diagnostic::warning(FrameworkError::EmptyField(fault)));
                }
                continue;
            }
        };
        let place = scales.position(&scale.id).and_then(|at| graded.get_mut(at));
        if let Some(place) = place {
            *place = true;
        }
        for (number, anchor) in competency.anchors.iter().enumerate() {
            check_level(
                anchor.level,
                scale,
                || format!("{}.anchors[{number}].level", path()),
                found,
            );
        }
    }
    graded
}

fn check_level(
    level: Level,
    scale: &ProficiencyScale,
    path: impl FnOnce() -> String,
    found: &mut Vec<Diagnostic>,
) {
    if !scale.holds(level) {
        let fault = Fault::new().at(path()).with("level", level).with("scale", &scale.id);
        let fault = fault.with("minimum", scale.minimum).with("maximum", scale.maximum);
        found.push(Diagnostic::error(FrameworkError::LevelOffScale(fault)));
    }
}

fn check_crosswalk(
    path: &str,
    crosswalk: &Crosswalk,
    scales: &Scales<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let from = scales.find(&crosswalk.from, format!("{path}.from"), found);
    let to = scales.find(&crosswalk.to, format!("{path}.to"), found);
    let (Some(from), Some(to)) = (from, to) else { return };
    let before = found.len();
    if let CrosswalkMethod::Table { rows } = &crosswalk.method {
        for (at, row) in rows.iter().enumerate() {
            let place = |end: &str| format!("{path}.method.rows[{at}].{end}");
            check_level(row.from, from, || place("from"), found);
            check_level(row.to, to, || place("to"), found);
        }
    }
    // Rows off the scale and scales that contradict themselves are reported where they stand.
    if found.len() > before || from.check("").is_err() || to.check("").is_err() {
        return;
    }
    match (largest_error(crosswalk, from, to), crosswalk.loss) {
        (Err(error), _) => {
            // The level is one that was tried, so the place is the crosswalk itself.
            let problem = Problem { path: Some(path.to_owned()), ..Problem::from(error) };
            found.push(Diagnostic::error(problem));
        }
        (Ok(loss), Some(stated)) if loss > stated.get() + ROUNDING => {
            let fault = Fault::new().at(format!("{path}.loss"));
            let fault = fault.with("from", &crosswalk.from).with("to", &crosswalk.to);
            let fault = fault.with("loss", loss).with("stated", stated);
            found.push(Diagnostic::warning(FrameworkError::UnderstatedLoss(fault)));
        }
        (Ok(_), _) => {}
    }
}
