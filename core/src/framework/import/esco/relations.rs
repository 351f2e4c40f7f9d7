//! How skills and skill groups belong together.

use super::{NamedFile, relation_files};
use crate::framework::import::{Dialect, Findings, Row, Table};
use crate::framework::{Framework, FrameworkError, Necessity, Relation, RelationKind};
use crate::kernel::{Key, KeyIndex};
use crate::problem::{Fault, Location};

/// Reads the outline and the relations between skills.
pub(super) fn read_relations(
    framework: &mut Framework,
    files: &[NamedFile<'_>],
    on_conflict: Necessity,
    findings: &mut Findings,
) -> Result<(), FrameworkError> {
    let groups = framework.groups.iter().map(|group| &group.uri);
    let skills = framework.competencies.iter().map(|skill| &skill.uri);
    let uris: Vec<Key> = groups.chain(skills).cloned().collect();
    let ends = Ends::new(&uris);
    let language = framework.language.clone();
    let broader = relation_files(files, "broaderRelationsSkillPillar", &language);
    framework.relations.extend(read_broader(broader, &uris, findings)?);
    let mut prerequisites = Vec::new();
    for file in relation_files(files, "skillSkillRelations", &language) {
        read_prerequisites(file, &ends, &mut prerequisites, findings)?;
    }
    framework.relations.extend(unique(prerequisites, on_conflict, findings));
    Ok(())
}

/// Reads the broader relations of either pillar.
pub(crate) fn read_broader<'f, 'a: 'f>(
    files: impl Iterator<Item = &'f NamedFile<'a>>,
    uris: &[Key],
    findings: &mut Findings,
) -> Result<Vec<Relation>, FrameworkError> {
    let ends = Ends::new(uris);
    let mut relations: Vec<Placed> = Vec::new();
    for file in files {
        let mut table = Table::open(file.source, Dialect::Csv)?;
        let (from, to) = (table.column("conceptUri")?, table.column("broaderUri")?);
        table.each_row(findings, |row, findings| {
            if let Some((from, to)) = ends.find(row, from, to, RelationKind::ChildOf, findings) {
                let relation = Relation { from, kind: RelationKind::ChildOf, to, necessity: None };
                relations.push(Placed { relation, place: row.place() });
            }
        });
    }
    Ok(unique(relations, Necessity::Required, findings))
}

fn read_prerequisites(
    file: &NamedFile<'_>,
    ends: &Ends<'_>,
    relations: &mut Vec<Placed>,
    findings: &mut Findings,
) -> Result<(), FrameworkError> {
    let mut table = Table::open(file.source, Dialect::Csv)?;
    let original = table.column("originalSkillUri")?;
    let related = table.column("relatedSkillUri")?;
    let kind = table.column("relationType")?;
    table.each_row(findings, |row, findings| {
        let Some(necessity) = necessity(row, kind, findings) else { return };
        let found = ends.find(row, related, original, RelationKind::Prerequisite, findings);
        if let Some((from, to)) = found {
            let necessity = Some(necessity);
            let relation = Relation { from, kind: RelationKind::Prerequisite, to, necessity };
            relations.push(Placed { relation, place: row.place() });
        }
    });
    Ok(())
}

/// What ESCO calls essential and optional; anything else is reported.
pub(crate) fn necessity(
    row: &Row<'_, '_>,
    column: usize,
    findings: &mut Findings,
) -> Option<Necessity> {
    match row.cell(Some(column)) {
        "essential" => Some(Necessity::Required),
        "optional" => Some(Necessity::Desired),
        _ => {
            row.refuse(column, "`essential` or `optional`", findings);
            None
        }
    }
}

/// A relation and the row it came from.
struct Placed {
    relation: Relation,
    place: Option<Location>,
}

/// Finds the two ends of a relation.
struct Ends<'a> {
    uris: &'a [Key],
    index: KeyIndex,
}

impl<'a> Ends<'a> {
    fn new(uris: &'a [Key]) -> Self {
        Self { uris, index: KeyIndex::of(uris, |uri| Some(uri)) }
    }

    /// Both ends; one that is not there, and a relation to itself, are reported.
    fn find(
        &self,
        row: &Row<'_, '_>,
        from: usize,
        to: usize,
        kind: RelationKind,
        findings: &mut Findings,
    ) -> Option<(Key, Key)> {
        let known = |column: usize| {
            let position = self.index.get_text(row.cell(Some(column)))?;
            self.uris.get(position as usize).cloned()
        };
        let fault = || Fault::new().with("from", row.cell(Some(from))).with("kind", kind.name());
        match (known(from), known(to)) {
            (Some(start), Some(end)) if start == end => {
                findings.error(FrameworkError::SelfRelation(fault()), row.place());
                None
            }
            (Some(start), Some(end)) => Some((start, end)),
            (start, _) => {
                let (missing, other) = if start.is_none() { (from, to) } else { (to, from) };
                let fault = fault().with("missing", row.cell(Some(missing)));
                let fault = fault.with("from", row.cell(Some(other)));
                findings.error(FrameworkError::DanglingRelation(fault), row.place_of(missing));
                None
            }
        }
    }
}

/// Keeps one of several relations between the same ends, and reports the others.
///
/// Where they say both required and desired, the one that wins a conflict is kept.
fn unique(
    mut relations: Vec<Placed>,
    on_conflict: Necessity,
    findings: &mut Findings,
) -> Vec<Relation> {
    let ends = |placed: &Placed| (placed.relation.from.clone(), placed.relation.to.clone());
    let loses = |placed: &Placed| placed.relation.necessity != Some(on_conflict);
    relations.sort_by_cached_key(|placed| (ends(placed), loses(placed)));
    let mut kept: Vec<Relation> = Vec::with_capacity(relations.len());
    for Placed { relation, place } in relations {
        match kept.last() {
            Some(last) if (&last.from, &last.to) == (&relation.from, &relation.to) => {
                let fault = Fault::new().with("from", &relation.from).with("to", &relation.to);
                let fault = fault.with("kind", relation.kind.name());
                findings.warn(FrameworkError::DuplicateRelation(fault), place);
            }
            _ => kept.push(relation),
        }
    }
    kept
}
