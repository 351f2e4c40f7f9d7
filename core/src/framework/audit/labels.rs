//! Labels that are missing, untidy or there twice.

use super::AuditOptions;
use crate::framework::{Competency, Framework, FrameworkError};
use crate::kernel::{LanguageMap, LanguageTag, Text, fallback_chain, fold, tidy};
use crate::problem::{Diagnostic, Fault};

pub(super) fn findings(framework: &Framework, options: &AuditOptions, found: &mut Vec<Diagnostic>) {
    let missing = |path: String, uri| {
        let fault = Fault::new().at(format!("{path}.labels")).with("uri", uri);
        Diagnostic::warning(FrameworkError::MissingLabel(fault))
    };
    for (at, group) in framework.groups.iter().enumerate() {
        let path = format!("groups[{at}]");
        untidy(
            &path,
            ["labels", "alternative_labels"],
            &group.labels,
            &group.alternative_labels,
            found,
        );
        if group.labels.is_empty() && group.descriptions.is_empty() {
            found.push(missing(path, &group.uri));
        }
    }
    let chains: Vec<_> = options.languages.iter().map(|tag| fallback_chain(&[], tag)).collect();
    for (at, competency) in framework.competencies.iter().enumerate() {
        let path = format!("competencies[{at}]");
        let fields = ["labels", "alternative_labels"];
        untidy(&path, fields, &competency.labels, &competency.alternative_labels, found);
        if competency.label(&[]).is_none() {
            found.push(missing(path, &competency.uri));
        } else {
            translations(&path, competency, &chains, found);
        }
    }
    same_labels(framework, found);
}

/// Labels with blanks where nobody would type them.
pub(crate) fn untidy(
    path: &str,
    [field, alternatives_field]: [&str; 2],
    labels: &LanguageMap,
    alternatives: &LanguageMap<Vec<Text>>,
    found: &mut Vec<Diagnostic>,
) {
    let mut check = |label: &Text, place: &dyn Fn() -> String| {
        if tidy(label) != **label {
            let fault = Fault::new().at(place()).with("label", label);
            found.push(Diagnostic::warning(FrameworkError::UntidyLabel(fault)));
        }
    };
    for (language, label) in labels.iter() {
        check(label, &|| format!("{path}.{field}.{language}"));
    }
    for (language, others) in alternatives.iter() {
        for (at, label) in others.iter().enumerate() {
            check(label, &|| format!("{path}.{alternatives_field}.{language}[{at}]"));
        }
    }
}

/// Languages asked for in which neither the tag nor a wider one has a label.
///
/// A statement stands in where a competency has no labels at all.
fn translations(
    path: &str,
    competency: &Competency,
    chains: &[Vec<LanguageTag>],
    found: &mut Vec<Diagnostic>,
) {
    let statements = competency.labels.is_empty();
    let (texts, field) = if statements {
        (&competency.descriptions, "descriptions")
    } else {
        (&competency.labels, "labels")
    };
    for chain in chains {
        let Some(language) = chain.first() else { continue };
        if !chain.iter().any(|tag| texts.get(tag).is_some()) {
            let fault = Fault::new().at(format!("{path}.{field}.{language}"));
            let fault = fault.with("uri", &competency.uri).with("language", language);
            found.push(Diagnostic::note(FrameworkError::MissingTranslation(fault)));
        }
    }
}

/// Labels that stand for several competencies of one language.
fn same_labels(framework: &Framework, found: &mut Vec<Diagnostic>) {
    let mut labels: Vec<(&LanguageTag, String, usize)> = Vec::new();
    for (at, competency) in framework.competencies.iter().enumerate() {
        let folded = competency.labels.iter().map(|(tag, label)| (tag, fold(label), at));
        labels.extend(folded.filter(|(_, label, _)| !label.is_empty()));
    }
    labels.sort_unstable();
    let same = |a: &(_, _, usize), b: &(_, _, usize)| (&a.0, &a.1) == (&b.0, &b.1);
    for several in labels.chunk_by(same) {
        let [(language, _, first), (_, _, second), ..] = several else { continue };
        let members = several.iter().filter_map(|(_, _, at)| framework.competencies.get(*at));
        let uris: Vec<&str> = members.map(|competency| competency.uri.as_str()).collect();
        let label = framework.competencies.get(*first);
        let label = label.and_then(|competency| competency.labels.get(language));
        let fault = Fault::new().at(format!("competencies[{second}].labels.{language}"));
        let fault = fault.with("label", label.map_or("", |label| label));
        let fault = fault.with("language", language).with("count", several.len());
        let fault = fault.with("uris", uris.join(", "));
        found.push(Diagnostic::warning(FrameworkError::DuplicateLabel(fault)));
    }
}
