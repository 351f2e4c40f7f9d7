//! Whether entries fit a framework.

use super::super::{Entry, Shown};
use crate::evidence::EvidenceError;
use crate::framework::{
    Competency, CompetencyIndex, Framework, FrameworkError, ProficiencyScale, convert,
};
use crate::kernel::{Key, KeyIndex, Level};
use crate::problem::{Diagnostic, Fault, Problem};

/// A framework, ready for look-up.
pub(super) struct Fit<'a> {
    framework: &'a Framework,
    competencies: CompetencyIndex,
    scales: KeyIndex,
}

impl<'a> Fit<'a> {
    pub(super) fn new(framework: &'a Framework) -> Self {
        let scales = KeyIndex::of(&framework.scales, |scale| Some(&scale.id));
        Self { framework, competencies: framework.competency_index(), scales }
    }

    /// The uri of a competency, or the name itself where the framework does not have it.
    pub(super) fn uri<'b>(&'b self, name: &'b Key) -> &'b Key {
        self.competency(name).map_or(name, |competency| &competency.uri)
    }

    fn competency(&self, name: &Key) -> Option<&'a Competency> {
        self.competencies.find(self.framework, name)
    }

    fn scale(&self, id: &Key) -> Option<&'a ProficiencyScale> {
        self.scales.get(id).and_then(|at| self.framework.scales.get(at as usize))
    }

    /// What does not fit in one entry.
    pub(super) fn entry(&self, at: u32, entry: &Entry, found: &mut Vec<Diagnostic>) {
        let path = |field: &str| format!("log.entries[{at}].{field}");
        let competency = self.competency(&entry.competency);
        if competency.is_none() {
            let fault = Fault::new().at(path("competency")).with("competency", &entry.competency);
            found.push(Diagnostic::warning(EvidenceError::UnknownCompetency(fault)));
        }
        let of_competency = competency.and_then(|competency| self.framework.scale_of(competency));
        let named = entry.scale.as_ref();
        let scale = match named {
            Some(id) => self.scale(id),
            None => of_competency,
        };
        if let (Some(id), None) = (named, scale) {
            let fault = Fault::new().at(path("scale")).with("scale", id);
            found.push(Diagnostic::warning(FrameworkError::UnknownScale(fault)));
        }
        let Some(scale) = scale else { return };
        for (field, level) in levels(&entry.shows) {
            if !scale.holds(level) {
                let problem = off_scale(entry, level, scale, path(field));
                found.push(Diagnostic::error(problem));
            } else if let Some(target) = of_competency.filter(|target| target.id != scale.id) {
                let carried = self.carried(level, scale, target).err();
                found.extend(carried.map(|error| {
                    let problem = Problem { path: Some(path("scale")), ..error.into() };
                    Diagnostic::error(problem)
                }));
            }
        }
    }

    fn carried(
        &self,
        level: Level,
        from: &ProficiencyScale,
        to: &ProficiencyScale,
    ) -> Result<Level, FrameworkError> {
        let mut ways = self.framework.crosswalks.iter();
        match ways.find(|way| way.from == from.id && way.to == to.id) {
            Some(way) => convert(level, way, from, to),
            None => Err(no_way(Fault::new(), level, &from.id, &to.id)),
        }
    }
}

/// The problem of a level between two scales without a way.
pub(in crate::evidence::log) fn no_way(
    fault: Fault,
    level: Level,
    from: &Key,
    to: &Key,
) -> FrameworkError {
    let fault = fault.with("level", level);
    FrameworkError::NoCrosswalk(fault.with("from", from).with("to", to))
}

/// The problem of an entry with a level off its scale.
pub(in crate::evidence::log) fn off_scale(
    entry: &Entry,
    level: Level,
    scale: &ProficiencyScale,
    path: String,
) -> EvidenceError {
    let fault = Fault::new().at(path).with("entry", &entry.id).with("level", level);
    let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
    EvidenceError::EntryOffScale(fault.with("maximum", scale.maximum))
}

/// The levels an entry names, each with its field.
fn levels(shows: &Shown) -> impl Iterator<Item = (&'static str, Level)> {
    let levels = match *shows {
        Shown::Level { level } => [Some(("shows.level", level)), None],
        Shown::Range { low, high } => [Some(("shows.low", low)), Some(("shows.high", high))],
        Shown::NotDemonstrated { level } => [level.map(|level| ("shows.level", level)), None],
        Shown::Score { .. } | Shown::Demonstrated {} => [None, None],
    };
    levels.into_iter().flatten()
}
