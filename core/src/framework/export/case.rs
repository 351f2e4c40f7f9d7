//! CASE 1.1.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use uuid::Uuid;

use crate::framework::import::{
    EDUCATION_TAG, GROUP_TYPE, NOT_STATED, TYPE_TAG, association_type, is_turned, kind_word,
};
use crate::framework::{
    AlignmentKind, Competency, Framework, Group, Necessity, ProficiencyScale, RelationKind,
    ScaleAnchor, Status,
};
use crate::kernel::{Instant, Key, LanguageMap, LanguageTag, Level, Text, write_json};

/// The framework as a CASE 1.1 package in JSON.
///
/// CASE wants to know when each part was last changed; Prowess does not, so all of them say
/// `as_of`.
/// Identifiers are UUIDs: the one a uri ends in, else one made from the uri (version 5 of
/// RFC 9562), which is the same in every export.
/// A statement is required: where there is no description, the label is repeated, else the uri.
/// Entries without a parent become children of the document, as tools for CASE expect.
///
/// Kept, so that [`framework::import::case`](crate::framework::import::case) reads it back: uris,
/// codes, kinds, labels, descriptions, one alternative label, tags, groups, all relations, the ends
/// and anchors of scales, the scale and the anchors of a competency.
///
/// Lost: every language but that of the framework; further alternative labels; the status of a
/// single competency; kind, direction and mastery mark of a scale; labels of the anchors of a
/// competency; the version, the confidence and the method of alignments; crosswalks.
/// The id of the framework stays only where it is a UUID; a withdrawn framework becomes a
/// deprecated one.
///
/// Source: 1EdTech CASE Service 1.1 (2025), `CFPackage`.
#[must_use]
pub fn case(framework: &Framework, as_of: Instant) -> String {
    let writer = Writer { framework, changed: as_of };
    write_json(&writer.package())
}

#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "CFDocument")]
    document: Document<'a>,
    #[serde(rename = "CFItems")]
    items: Vec<Item<'a>>,
    #[serde(rename = "CFAssociations")]
    associations: Vec<Association<'a>>,
    #[serde(rename = "CFRubrics")]
    rubrics: Vec<Rubric<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    identifier: Id,
    uri: &'a Key,
    case_version: &'static str,
    creator: &'a str,
    title: &'a str,
    last_change_date_time: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    language: &'a LanguageTag,
    #[serde(skip_serializing_if = "str::is_empty")]
    version: &'a str,
    adoption_status: &'static str,
    #[serde(rename = "licenseURI", skip_serializing_if = "Option::is_none")]
    licence: Option<Link<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<&'a str>,
}

#[derive(Serialize)]
struct Link<'a> {
    title: &'a str,
    identifier: Id,
    uri: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    identifier: Id,
    uri: &'a Key,
    full_statement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    abbreviated_statement: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative_label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    human_coding_scheme: Option<&'a Key>,
    #[serde(rename = "CFItemType", skip_serializing_if = "Option::is_none")]
    sort: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    concept_keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    education_level: Vec<&'a str>,
    language: &'a LanguageTag,
    last_change_date_time: Instant,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Association<'a> {
    identifier: Id,
    uri: String,
    association_type: &'static str,
    #[serde(rename = "originNodeURI")]
    origin: Link<'a>,
    #[serde(rename = "destinationNodeURI")]
    destination: Link<'a>,
    last_change_date_time: Instant,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rubric<'a> {
    identifier: Id,
    uri: &'a Key,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    last_change_date_time: Instant,
    #[serde(rename = "CFRubricCriteria")]
    criteria: Vec<Criterion<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Criterion<'a> {
    identifier: Id,
    uri: String,
    rubric_id: Id,
    position: u32,
    #[serde(rename = "CFItemURI", skip_serializing_if = "Option::is_none")]
    item: Option<Link<'a>>,
    last_change_date_time: Instant,
    #[serde(rename = "CFRubricCriterionLevels")]
    levels: Vec<CriterionLevel<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CriterionLevel<'a> {
    identifier: Id,
    uri: String,
    rubric_criterion_id: Id,
    position: u32,
    score: Level,
    #[serde(skip_serializing_if = "Option::is_none")]
    quality: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    last_change_date_time: Instant,
}

/// What all parts of the package need.
struct Writer<'a> {
    framework: &'a Framework,
    changed: Instant,
}

impl<'a> Writer<'a> {
    fn package(&self) -> Package<'a> {
        let groups = self.framework.groups.iter().map(|group| self.heading(group));
        let competencies = self.framework.competencies.iter().map(|one| self.item(one));
        Package {
            document: self.document(),
            items: groups.chain(competencies).collect(),
            associations: self.associations(),
            rubrics: self.rubrics(),
        }
    }

    fn rubrics(&self) -> Vec<Rubric<'a>> {
        let scales = &self.framework.scales;
        let only = if let [only] = scales.as_slice() { Some(&only.id) } else { None };
        let mut graded: BTreeMap<&Key, Vec<&'a Competency>> = BTreeMap::new();
        for competency in &self.framework.competencies {
            let unnamed = only.filter(|_| !competency.anchors.is_empty());
            if let Some(scale) = competency.scale.as_ref().or(unnamed) {
                graded.entry(scale).or_default().push(competency);
            }
        }
        let graded = |scale: &Key| graded.get(scale).map(Vec::as_slice).unwrap_or_default();
        scales.iter().map(|scale| self.rubric(scale, graded(&scale.id))).collect()
    }

    /// The text in the language of the framework.
    fn text(&self, texts: &'a LanguageMap) -> Option<&'a str> {
        texts.get(&self.framework.language).map(|text| &**text)
    }

    fn document(&self) -> Document<'a> {
        let framework = self.framework;
        let publisher = framework.publisher.as_deref();
        Document {
            identifier: identifier(framework.id.as_str()),
            uri: &framework.id,
            case_version: "1.1",
            creator: publisher.unwrap_or(NOT_STATED),
            title: self.text(&framework.titles).unwrap_or(framework.id.as_str()),
            last_change_date_time: self.changed,
            publisher,
            description: self.text(&framework.descriptions),
            language: &framework.language,
            version: &framework.version,
            adoption_status: match framework.status {
                Status::Draft => "Draft",
                Status::Published => "Adopted",
                Status::Deprecated | Status::Withdrawn => "Deprecated",
            },
            licence: framework.licence.as_deref().map(|licence| Link {
                title: licence,
                identifier: identifier(licence),
                uri: licence,
            }),
            notes: framework.attribution.as_deref(),
        }
    }

    fn heading(&self, group: &'a Group) -> Item<'a> {
        let words = Words {
            labels: &group.labels,
            alternatives: &group.alternative_labels,
            descriptions: &group.descriptions,
        };
        Item { sort: Some(GROUP_TYPE), ..self.entry(&group.uri, group.code.as_ref(), &words) }
    }

    fn item(&self, competency: &'a Competency) -> Item<'a> {
        let words = Words {
            labels: &competency.labels,
            alternatives: &competency.alternative_labels,
            descriptions: &competency.descriptions,
        };
        let mut item = self.entry(&competency.uri, competency.code.as_ref(), &words);
        item.sort = kind_word(competency.kind);
        for tag in &competency.tags {
            if let Some(level) = tag.strip_prefix(EDUCATION_TAG) {
                item.education_level.push(level);
            } else if let (Some(sort), None) = (tag.strip_prefix(TYPE_TAG), item.sort) {
                item.sort = Some(sort);
            } else {
                item.concept_keywords.push(tag);
            }
        }
        item
    }

    fn entry(&self, uri: &'a Key, code: Option<&'a Key>, words: &Words<'a>) -> Item<'a> {
        let label = self.text(words.labels);
        let alternatives = words.alternatives.get(&self.framework.language);
        Item {
            identifier: identifier(uri.as_str()),
            uri,
            full_statement: self.text(words.descriptions).or(label).unwrap_or(uri.as_str()),
            abbreviated_statement: label,
            alternative_label: alternatives.and_then(|all| all.first()).map(|text| &**text),
            human_coding_scheme: code,
            sort: None,
            concept_keywords: Vec::new(),
            education_level: Vec::new(),
            language: &self.framework.language,
            last_change_date_time: self.changed,
        }
    }

    fn associations(&self) -> Vec<Association<'a>> {
        let framework = self.framework;
        let titles = self.titles();
        let mut list = Vec::new();
        for relation in &framework.relations {
            list.push(self.association(
                &titles,
                (&relation.from, relation.kind, &relation.to),
                relation.necessity,
            ));
        }
        for alignment in &framework.alignments {
            let kind = match alignment.kind {
                AlignmentKind::Exact => RelationKind::ExactMatch,
                AlignmentKind::Close => RelationKind::CloseMatch,
                AlignmentKind::Broad => RelationKind::BroadMatch,
                AlignmentKind::Narrow => RelationKind::NarrowMatch,
                AlignmentKind::Related => RelationKind::RelatedTo,
            };
            let said = (&alignment.from.uri, kind, &alignment.to.uri);
            list.push(self.association(&titles, said, None));
        }
        let below = framework.relations.iter().filter(|one| one.kind == RelationKind::ChildOf);
        let below: BTreeSet<&Key> = below.map(|relation| &relation.from).collect();
        let groups = framework.groups.iter().map(|group| &group.uri);
        let all = groups.chain(framework.competencies.iter().map(|one| &one.uri));
        for uri in all.filter(|uri| !below.contains(uri)) {
            list.push(self.association(&titles, (uri, RelationKind::ChildOf, &framework.id), None));
        }
        list
    }

    fn association(
        &self,
        titles: &BTreeMap<&Key, &'a str>,
        (from, kind, to): (&'a Key, RelationKind, &'a Key),
        strength: Option<Necessity>,
    ) -> Association<'a> {
        let association_type = association_type(kind, strength);
        let (from, to) = if is_turned(kind) { (to, from) } else { (from, to) };
        let name = format!("{from} {association_type} {to}");
        let node = |uri: &'a Key| Link {
            title: titles.get(uri).copied().unwrap_or(uri.as_str()),
            identifier: identifier(uri.as_str()),
            uri: uri.as_str(),
        };
        let identifier = made(&name);
        Association {
            identifier,
            uri: address(identifier),
            association_type,
            origin: node(from),
            destination: node(to),
            last_change_date_time: self.changed,
        }
    }

    /// What associations call the nodes they join.
    fn titles(&self) -> BTreeMap<&'a Key, &'a str> {
        let framework = self.framework;
        let groups = framework.groups.iter().map(|one| (&one.uri, &one.labels, &one.descriptions));
        let all = framework.competencies.iter();
        let all = groups.chain(all.map(|one| (&one.uri, &one.labels, &one.descriptions)));
        let title = |labels, descriptions| self.text(labels).or_else(|| self.text(descriptions));
        let named = all.filter_map(|(uri, labels, texts)| Some((uri, title(labels, texts)?)));
        let document = self.text(&framework.titles).map(|title| (&framework.id, title));
        document.into_iter().chain(named).collect()
    }

    /// A scale: one criterion for what the levels mean at all, and one for each competency on it.
    fn rubric(&self, scale: &'a ProficiencyScale, graded: &[&'a Competency]) -> Rubric<'a> {
        let mut rubric = Rubric {
            identifier: identifier(scale.id.as_str()),
            uri: &scale.id,
            title: self.text(&scale.labels),
            last_change_date_time: self.changed,
            criteria: Vec::new(),
        };
        self.criterion(&mut rubric, scale, None);
        for competency in graded {
            self.criterion(&mut rubric, scale, Some(competency));
        }
        rubric
    }

    fn criterion(
        &self,
        rubric: &mut Rubric<'a>,
        scale: &'a ProficiencyScale,
        about: Option<&'a Competency>,
    ) {
        let name = about.map_or("", |competency| competency.uri.as_str());
        let id = made(&format!("{} {name}", scale.id));
        let anchors = about.map_or(&scale.anchors, |competency| &competency.anchors);
        // The ends are written even where they have no names, or the scale would shrink.
        let mut levels: BTreeMap<Level, Option<&'a ScaleAnchor>> =
            [(scale.minimum, None), (scale.maximum, None)].into();
        levels.extend(anchors.iter().map(|anchor| (anchor.level, Some(anchor))));
        let levels = levels.into_iter().zip(1_u32..).map(|((level, anchor), position)| {
            let identifier = made(&format!("{} {level}", id.0));
            // Names belong to the scale; a competency only says what they mean for it.
            let named = anchor.filter(|_| about.is_none());
            CriterionLevel {
                identifier,
                uri: address(identifier),
                rubric_criterion_id: id,
                position,
                score: level,
                quality: named.and_then(|anchor| self.text(&anchor.labels)),
                description: anchor.and_then(|anchor| self.text(&anchor.descriptions)),
                last_change_date_time: self.changed,
            }
        });
        let levels = levels.collect();
        rubric.criteria.push(Criterion {
            identifier: id,
            uri: address(id),
            rubric_id: rubric.identifier,
            position: u32::try_from(rubric.criteria.len()).unwrap_or(u32::MAX).saturating_add(1),
            item: about.map(|competency| Link {
                title: self.text(&competency.labels).unwrap_or(competency.uri.as_str()),
                identifier: identifier(competency.uri.as_str()),
                uri: competency.uri.as_str(),
            }),
            last_change_date_time: self.changed,
            levels,
        });
    }
}

/// The texts of a group or a competency.
struct Words<'a> {
    labels: &'a LanguageMap,
    alternatives: &'a LanguageMap<Vec<Text>>,
    descriptions: &'a LanguageMap,
}

/// A UUID, which CASE gives to everything.
#[derive(Clone, Copy)]
struct Id(Uuid);

impl Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The UUID a uri ends in, else one made from the uri.
fn identifier(uri: &str) -> Id {
    const LENGTH: usize = 36;
    let start = uri.len().checked_sub(LENGTH);
    let tail = start.and_then(|start| Some((uri.get(..start)?, uri.get(start..)?)));
    let own = tail.filter(|(before, _)| !before.ends_with(|last: char| last.is_alphanumeric()));
    own.and_then(|(_, id)| Uuid::try_parse(id).ok()).map_or_else(|| made(uri), Id)
}

/// A UUID made from a name.
fn made(name: &str) -> Id {
    Id(Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()))
}

/// The address of something that has nothing but an identifier.
fn address(identifier: Id) -> String {
    format!("urn:uuid:{}", identifier.0)
}
