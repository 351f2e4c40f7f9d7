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
    let mut long = |path: &str, texts: Texts<'_>| texts.report(path, &mut problems);
    let single = vec![("titles", &framework.titles), ("descriptions", &framework.descriptions)];
    long("framework", Texts { single, lists: Vec::new() });
    for (at, group) in framework.groups.iter().enumerate() {
        let single = vec![("labels", &group.labels), ("descriptions", &group.descriptions)];
        let lists = vec![("alternative_labels", &group.alternative_labels)];
        long(&format!("framework.groups[{at}]"), Texts { single, lists });
    }
    for (at, one) in framework.competencies.iter().enumerate() {
        let single = vec![("labels", &one.labels), ("descriptions", &one.descriptions)];
        let lists = vec![("alternative_labels", &one.alternative_labels)];
        long(&format!("framework.competencies[{at}]"), Texts { single, lists });
    }
    let scales = KeyIndex::of(&framework.scales, |scale| Some(&scale.id));
    for at in scales.duplicates() {
        let twice = framework.scales.get(at as usize);
        let error = twice.map(|scale| scale.is_there_twice(format!("framework.scales[{at}].id")));
        problems.extend(error.map(Problem::from));
    }
    for (at, competency) in framework.competencies.iter().enumerate() {
        if let Some(id) = competency.scale.as_ref().filter(|id| scales.get(id).is_none()) {
            let place = format!("framework.competencies[{at}].scale");
            let fault = Fault::new().at(place).with("scale", id);
            problems.push(FrameworkError::UnknownScale(fault).into());
        }
    }
    problems
}

/// The texts of one entry, by the names of their fields.
pub(crate) struct Texts<'a> {
    pub(crate) single: Vec<(&'static str, &'a LanguageMap)>,
    pub(crate) lists: Vec<(&'static str, &'a LanguageMap<Vec<Text>>)>,
}

impl Texts<'_> {
    /// Reports each text that is longer than any label or description.
    pub(crate) fn report(&self, path: &str, problems: &mut Vec<Problem>) {
        let mut check = |field: &str, text: &Text, place: &dyn Fn() -> String| {
            if text.len() > LONGEST_TEXT {
                let fault = Fault::new().at(format!("{path}.{field}.{}", place()));
                let fault = fault.with("field", field).with("length", text.len());
                problems.push(FrameworkError::TooLong(fault.with("limit", LONGEST_TEXT)).into());
            }
        };
        for (field, texts) in &self.single {
            for (language, text) in texts.iter() {
                check(field, text, &|| language.to_string());
            }
        }
        for (field, lists) in &self.lists {
            for (language, texts) in lists.iter() {
                for (at, text) in texts.iter().enumerate() {
                    check(field, text, &|| format!("{language}[{at}]"));
                }
            }
        }
    }
}
