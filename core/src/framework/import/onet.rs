//! The content model of O*NET, in its text form.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Dialect, Findings, ImportOptions, Imported, SourceFile, Table};
use crate::framework::{
    Competency, CompetencyKind, Framework, FrameworkError, Group, ProficiencyScale, Relation,
    RelationKind, ScaleAnchor, ScaleKind,
};
use crate::kernel::{Key, LanguageMap, LanguageTag, Level, Text};
use crate::problem::{Fault, Location};

/// The competencies of O*NET: abilities, work styles, skills, knowledge and work activities.
///
/// Reads `Content Model Reference.txt`, `Scales Reference.txt` and, if given,
/// `Level Scale Anchors.txt`, by the names of their columns, so any release will do.
/// Competencies are the leaves of the outline below 1.A, 1.C, 1.D, 2.A, 2.B, 2.C and 4.A; the
/// elements above them become groups; interests, values, work context and the like are passed over
/// and counted.
/// Uri and code of a competency are its element id, since O*NET publishes no addresses.
/// All but work styles are graded on the level scale LV, from 0 to 7, whose sparse anchors are kept
/// with each competency; the other scales grade no competency and are passed over.
///
/// Cells that hold `n/a` are empty; line ends may be of either kind.
///
/// # Errors
///
/// * `framework.missing_file`, `framework.missing_column`, `framework.not_text`.
/// * `framework.import_refused` when the import is strict and found something wrong.
pub fn onet(
    files: &[SourceFile<'_>],
    options: &ImportOptions,
) -> Result<Imported<Framework>, FrameworkError> {
    let mut findings = Findings::default();
    let language = options.language.clone().unwrap_or_else(LanguageTag::english);
    let id = options.id.clone().map_or_else(|| Key::parse("onet"), Ok)?;
    let version = options.version.as_deref().unwrap_or("unknown");
    let mut framework = Framework::new(id, version, language.clone());
    framework.titles = LanguageMap::of(language.clone(), Text::from("O*NET content model"));
    framework.publisher =
        Some(Text::from("U.S. Department of Labor, Employment and Training Administration"));
    framework.licence = Some(Text::from("https://creativecommons.org/licenses/by/4.0/"));
    framework.attribution = Some(Text::from(attribution(options.version.as_deref())));

    let elements = read_elements(required(files, "Content Model Reference.txt")?, &mut findings)?;
    let level_scale = read_level_scale(required(files, SCALES)?, &language, &mut findings)?;
    add_elements(&mut framework, &elements, &language, &mut findings);
    let graded = |competency: &Competency| competency.kind != CompetencyKind::Attitude;
    if let Some(scale) = &level_scale {
        for competency in framework.competencies.iter_mut().filter(|one| graded(one)) {
            competency.scale = Some(scale.id.clone());
        }
    }
    framework.scales.extend(level_scale);
    if let Some(file) = SourceFile::find(files, "Level Scale Anchors.txt") {
        add_anchors(&mut framework, file, &language, &mut findings)?;
    }
    findings.finish(framework, options)
}

const SCALES: &str = "Scales Reference.txt";

/// The id of the scale that levels are on.
pub(crate) const LEVEL_SCALE: &str = "LV";

/// The parts of the outline below which competencies stand, and their kinds.
///
/// Work styles are 1.C up to release 30.0 and 1.D since.
const KINDS: [(&str, CompetencyKind); 7] = [
    ("1.A", CompetencyKind::Ability),
    ("1.C", CompetencyKind::Attitude),
    ("1.D", CompetencyKind::Attitude),
    ("2.A", CompetencyKind::Skill),
    ("2.B", CompetencyKind::Skill),
    ("2.C", CompetencyKind::Knowledge),
    ("4.A", CompetencyKind::Behavior),
];

/// The kind of a competency by its element id; nothing for elements that are no competencies.
fn competency_kind(element: &str) -> Option<CompetencyKind> {
    let below = |root: &str| element.strip_prefix(root).is_some_and(|rest| rest.starts_with('.'));
    KINDS.iter().find(|(root, _)| below(root)).map(|(_, kind)| *kind)
}

/// One line of the content model.
struct Element {
    name: Text,
    description: Option<Text>,
    place: Option<Location>,
}

fn required<'a>(files: &[SourceFile<'a>], name: &str) -> Result<SourceFile<'a>, FrameworkError> {
    SourceFile::find(files, name)
        .ok_or_else(|| FrameworkError::MissingFile(Fault::new().at(name).with("file", name)))
}

/// Reads the outline, ordered by element id.
fn read_elements(
    file: SourceFile<'_>,
    findings: &mut Findings,
) -> Result<BTreeMap<Key, Element>, FrameworkError> {
    let mut table = Table::open(file, Dialect::Tabs)?;
    let (id, name) = (table.column("Element ID")?, table.column("Element Name")?);
    let description = table.optional("Description");
    let mut elements = BTreeMap::new();
    table.each_row(findings, |row, findings| {
        let Some(key) = row.key(id, findings) else { return };
        if matches!(row.cell(Some(name)), "" | "n/a") {
            let fault = Fault::new().with("uri", &key);
            findings.error(FrameworkError::MissingLabel(fault), row.place_of(name));
        }
        let Some(text) = row.text(name, findings) else { return };
        let description = description.and_then(|column| row.text(column, findings));
        match elements.entry(key) {
            Entry::Vacant(place) => {
                place.insert(Element { name: text, description, place: row.place_of(id) });
            }
            Entry::Occupied(there) => {
                let fault = Fault::new().with("uri", there.key());
                findings.error(FrameworkError::DuplicateUri(fault), row.place_of(id));
            }
        }
    });
    Ok(elements)
}

/// Turns the outline into competencies, groups and relations.
fn add_elements(
    framework: &mut Framework,
    elements: &BTreeMap<Key, Element>,
    language: &LanguageTag,
    findings: &mut Findings,
) {
    let mut others = 0_u32;
    for (uri, element) in elements {
        let is_leaf = !has_below(uri.as_str(), elements);
        let labels = LanguageMap::of(language.clone(), element.name.clone());
        let described = element.description.clone();
        let descriptions = described.map(|text| LanguageMap::of(language.clone(), text));
        let descriptions = descriptions.unwrap_or_default();
        match competency_kind(uri.as_str()) {
            Some(kind) if is_leaf => framework.competencies.push(Competency {
                code: Some(uri.clone()),
                labels,
                descriptions,
                ..Competency::new(uri.clone(), kind)
            }),
            _ if is_above_competencies(uri.as_str(), elements) => framework.groups.push(Group {
                uri: uri.clone(),
                code: Some(uri.clone()),
                labels,
                alternative_labels: LanguageMap::default(),
                descriptions,
            }),
            _ => {
                others += 1;
                continue;
            }
        }
        if let Some((parent, _)) = uri.as_str().rsplit_once('.') {
            match Key::parse(parent).ok().filter(|parent| elements.contains_key(parent)) {
                Some(to) => framework.relations.push(Relation {
                    from: uri.clone(),
                    kind: RelationKind::ChildOf,
                    to,
                    necessity: None,
                }),
                None => {
                    let fault =
                        Fault::new().with("from", uri).with("kind", RelationKind::ChildOf.name());
                    let problem = FrameworkError::DanglingRelation(fault.with("missing", parent));
                    findings.warn(problem, element.place.clone());
                }
            }
        }
    }
    if others > 0 {
        let reason = "elements of the content model that are no competencies";
        let fault = Fault::new().with("count", others).with("reason", reason);
        findings.note(FrameworkError::LeftOut(fault));
    }
}

/// Whether any element stands below this one.
fn has_below(element: &str, elements: &BTreeMap<Key, Element>) -> bool {
    // Ids are in order of their letters, so the first that starts like this tells.
    let Ok(start) = Key::parse(&format!("{element}.")) else { return false };
    let first = elements.range(&start..).next();
    first.is_some_and(|(id, _)| id.as_str().starts_with(start.as_str()))
}

/// Whether any competency stands below this element.
fn is_above_competencies(element: &str, elements: &BTreeMap<Key, Element>) -> bool {
    if competency_kind(element).is_some() {
        return has_below(element, elements);
    }
    let inside = |root: &str| {
        root.strip_prefix(element).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    KINDS.iter().any(|(root, _)| inside(root) && has_below(root, elements))
}

/// Reads the level scale; the other scales are counted.
fn read_level_scale(
    file: SourceFile<'_>,
    language: &LanguageTag,
    findings: &mut Findings,
) -> Result<Option<ProficiencyScale>, FrameworkError> {
    let mut table = Table::open(file, Dialect::Tabs)?;
    let (id, name) = (table.column("Scale ID")?, table.column("Scale Name")?);
    let (minimum, maximum) = (table.column("Minimum")?, table.column("Maximum")?);
    let mut level_scale = None;
    let mut others = 0_u32;
    table.each_row(findings, |row, findings| {
        if row.cell(Some(id)) != LEVEL_SCALE {
            others += 1;
            return;
        }
        let ends = (row.level(minimum, findings), row.level(maximum, findings));
        let (Some(key), (Some(minimum), Some(maximum))) = (row.key(id, findings), ends) else {
            return;
        };
        let mut scale = ProficiencyScale::new(key, ScaleKind::Interval, minimum, maximum);
        if let Some(name) = row.text(name, findings) {
            scale.labels = LanguageMap::of(language.clone(), name);
        }
        match scale.check("scale") {
            Ok(()) if level_scale.is_none() => level_scale = Some(scale),
            Ok(()) => {
                let fault = Fault::new().with("scale", &scale.id).with("reason", "is there twice");
                findings.error(FrameworkError::InvalidScale(fault), row.place());
            }
            Err(error) => findings.error(error, row.place()),
        }
    });
    if level_scale.is_none() {
        let fault = Fault::new().with("scale", LEVEL_SCALE);
        findings.warn(FrameworkError::UnknownScale(fault), None);
    }
    if others > 0 {
        let reason = "scales that grade no competency";
        let fault = Fault::new().with("count", others).with("reason", reason);
        findings.note(FrameworkError::LeftOut(fault));
    }
    Ok(level_scale)
}

/// Adds what single levels mean to the competencies.
fn add_anchors(
    framework: &mut Framework,
    file: SourceFile<'_>,
    language: &LanguageTag,
    findings: &mut Findings,
) -> Result<(), FrameworkError> {
    let mut table = Table::open(file, Dialect::Tabs)?;
    let (element, scale) = (table.column("Element ID")?, table.column("Scale ID")?);
    let value = table.column("Anchor Value")?;
    let description = table.column("Anchor Description")?;
    let index = framework.competency_index();
    let mut others = 0_u32;
    table.each_row(findings, |row, findings| {
        let position = index.position_of_uri(row.cell(Some(element)));
        let competency = position.and_then(|at| framework.competencies.get_mut(at as usize));
        let Some(competency) = competency.filter(|_| row.cell(Some(scale)) == LEVEL_SCALE) else {
            others += 1;
            return;
        };
        let Some(level) = row.level(value, findings) else { return };
        if let Some(scale) = framework.scales.first().filter(|scale| !scale.holds(level)) {
            findings.error(off_scale(level, scale), row.place_of(value));
            return;
        }
        let Some(text) = row.text(description, findings) else { return };
        competency.anchors.push(ScaleAnchor {
            level,
            labels: LanguageMap::default(),
            descriptions: LanguageMap::of(language.clone(), text),
        });
    });
    if others > 0 {
        let reason = "anchors of elements that are no competencies";
        let fault = Fault::new().with("count", others).with("reason", reason);
        findings.note(FrameworkError::LeftOut(fault));
    }
    Ok(())
}

/// The error of a level that is not on its scale.
pub(crate) fn off_scale(level: Level, scale: &ProficiencyScale) -> FrameworkError {
    let fault = Fault::new().with("level", level).with("scale", &scale.id);
    FrameworkError::LevelOffScale(
        fault.with("minimum", scale.minimum).with("maximum", scale.maximum),
    )
}

/// The words the licence asks to be shown (O*NET Resource Center, "Content License").
fn attribution(version: Option<&str>) -> String {
    let release = version
        .map_or_else(|| "O*NET Database".to_owned(), |version| format!("O*NET {version} Database"));
    format!(
        "This product includes information from the {release} by the U.S. Department of Labor, \
         Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. \
         O*NET® is a trademark of USDOL/ETA."
    )
}

#[cfg(test)]
#[path = "onet_tests.rs"]
mod tests;
