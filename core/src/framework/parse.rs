//! Reads and writes frameworks.

use super::{Framework, FrameworkError};
use crate::kernel::{Key, KeyIndex, LanguageMap, Text, read_json, write_json};
use crate::problem::{Fault, Problem};

/// The longest label or description in bytes; the longest in ESCO has about 4,000.
pub(super) const LONGEST_TEXT: usize = 65_536;

/// The framework a JSON text holds.
///
/// What is merely questionable, such as a relation that leads nowhere, is left to
/// [`audit`](super::audit).
///
/// # Errors
///
/// * `framework.malformed` when the text is no framework; the path names the field.
/// * `framework.inconsistent` with all problems in its details: uris that are there twice, scales
///   that contradict themselves or are not there, texts that are too long.
pub fn parse(text: &str) -> Result<Framework, FrameworkError> {
    let framework: Framework = read_json(text, "framework").map_err(FrameworkError::Malformed)?;
    let problems = problems(&framework);
    if problems.is_empty() {
        Ok(framework)
    } else {
        let fault = Fault::new().at("framework").with("count", problems.len());
        Err(FrameworkError::Inconsistent(fault.because(problems)))
    }
}

/// The JSON text of a framework, which [`parse`] reads back to an equal one.
#[must_use]
pub fn print(framework: &Framework) -> String {
    write_json(framework)
}

/// Everything that keeps a framework from being used.
fn problems(framework: &Framework) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for (at, scale) in framework.scales.iter().enumerate() {
        let checked = scale.check(&format!("framework.scales[{at}]"));
        problems.extend(checked.err().map(Problem::from));
    }
    let groups = framework.groups.iter().map(|group| &group.uri);
    let uris: Vec<&Key> = groups.chain(framework.competencies.iter().map(|one| &one.uri)).collect();
    let index = KeyIndex::new((0_u32..).zip(&uris).map(|(at, uri)| ((*uri).clone(), at)));
    for at in index.duplicates() {
        let uri = uris.get(at as usize).map_or("", |uri| uri.as_str());
        let place = match (at as usize).checked_sub(framework.groups.len()) {
            Some(at) => format!("framework.competencies[{at}].uri"),
            None => format!("framework.groups[{at}].uri"),
        };
        let fault = Fault::new().at(place).with("uri", uri);
        problems.push(FrameworkError::DuplicateUri(fault).into());
    }
    for (at, group) in framework.groups.iter().enumerate() {
        let path = format!("framework.groups[{at}]");
        too_long(&path, "labels", &group.labels, &mut problems);
        too_long(&path, "descriptions", &group.descriptions, &mut problems);
    }
    for (at, competency) in framework.competencies.iter().enumerate() {
        let path = format!("framework.competencies[{at}]");
        too_long(&path, "labels", &competency.labels, &mut problems);
        too_long(&path, "descriptions", &competency.descriptions, &mut problems);
        let scale = competency.scale.as_ref();
        if let Some(id) = scale.filter(|id| framework.scale(id).is_none()) {
            let fault = Fault::new().at(format!("{path}.scale")).with("scale", id);
            problems.push(FrameworkError::UnknownScale(fault).into());
        }
    }
    problems
}

/// Reports each text that is longer than any label or description.
fn too_long(path: &str, field: &str, texts: &LanguageMap<Text>, problems: &mut Vec<Problem>) {
    for (language, text) in texts.iter().filter(|(_, text)| text.len() > LONGEST_TEXT) {
        let fault = Fault::new().at(format!("{path}.{field}.{language}")).with("field", field);
        let fault = fault.with("length", text.len()).with("limit", LONGEST_TEXT);
        problems.push(FrameworkError::TooLong(fault).into());
    }
}
