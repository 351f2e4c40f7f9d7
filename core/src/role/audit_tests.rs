//! Each finding about roles on its own, and none in a sound catalogue.

use super::{Requirement, Role, RoleCatalogue, audit};
use crate::framework::sample_tests::{
    codes, competency, english, framework, key, level, relation, scale, tag,
};
use crate::framework::{Framework, FrameworkVersion, Group, Necessity, RelationKind, ScaleKind};
use crate::kernel::{LanguageMap, Text};

fn skills() -> Framework {
    framework(vec![competency("sql", "SQL"), competency("python", "Python")], Vec::new())
}

pub(super) fn role(uri: &str, title: &str, competencies: &[&str]) -> Role {
    let mut role = Role::new(key(uri));
    if !title.is_empty() {
        role.titles = english(title);
    }
    let asked = competencies.iter().map(|uri| Requirement::new(key(uri), Necessity::Required));
    role.requirements = asked.collect();
    role
}

pub(super) fn catalogue(roles: Vec<Role>) -> RoleCatalogue {
    RoleCatalogue {
        framework: FrameworkVersion { id: key("test"), version: Text::from("1") },
        language: tag("en"),
        groups: Vec::new(),
        roles,
        relations: Vec::new(),
    }
}

fn group(uri: &str, code: &str) -> Group {
    Group {
        uri: key(uri),
        code: Some(key(code)),
        labels: english(uri),
        alternative_labels: LanguageMap::default(),
        descriptions: LanguageMap::default(),
    }
}

#[test]
fn a_sound_catalogue_has_no_findings() {
    let mut analyst = role("analyst", "Analyst", &["sql", "python"]);
    analyst.scales = vec![scale("five", ScaleKind::Ordinal, 1.0, 5.0)];
    analyst.requirements[0].required_level = Some(level(5.0));
    analyst.family = Some(key("C25"));
    let mut sound = catalogue(vec![analyst]);
    sound.groups = vec![group("http://isco/25", "C25")];
    sound.relations = vec![relation("analyst", RelationKind::ChildOf, "http://isco/25")];
    assert!(audit(&sound, &skills()).is_empty());
}

#[test]
fn roles_and_requirements_are_there_once() {
    let mut analyst = role("a", "A", &["sql", "sql", "python", "python"]);
    analyst.requirements[3].necessity = Necessity::Desired;
    let found = audit(&catalogue(vec![analyst, role("a", "B", &["sql"])]), &skills());
    assert_eq!(
        codes(&found),
        [
            ("role.duplicate_role", "roles[1].uri"),
            ("role.duplicate_requirement", "roles[0].requirements[1].competency"),
            ("role.conflicting_necessity", "roles[0].requirements[3].necessity"),
        ]
    );
}

#[test]
fn levels_nobody_can_reach_are_named_with_their_scale() {
    let mut analyst = role("a", "A", &["sql", "python"]);
    analyst.scales = vec![scale("five", ScaleKind::Ordinal, 1.0, 5.0)];
    analyst.requirements[0].required_level = Some(level(6.0));
    analyst.requirements[0].desired_level = Some(level(5.0));
    analyst.requirements[1].desired_level = Some(level(0.0));
    let found = audit(&catalogue(vec![analyst]), &skills());
    assert_eq!(
        codes(&found),
        [
            ("role.unreachable", "roles[0].requirements[0].required_level"),
            ("role.unreachable", "roles[0].requirements[1].desired_level"),
        ]
    );
    assert_eq!(
        found[0].problem.message,
        "role `a` asks for level `6` of `sql`, and scale `five` goes from 1 to 5"
    );
}

#[test]
fn a_level_needs_a_scale_that_the_role_carries() {
    let mut analyst = role("a", "A", &["sql", "python"]);
    analyst.requirements[0].scale = Some(key("five"));
    analyst.requirements[1].required_level = Some(level(3.0));
    let found = audit(&catalogue(vec![analyst]), &skills());
    assert_eq!(
        codes(&found),
        [
            ("role.unknown_scale", "roles[0].requirements[0].scale"),
            ("framework.empty_field", "roles[0].requirements[1].scale"),
        ]
    );
    assert_eq!(found[0].problem.message, "role `a` names scale `five`, and does not carry it");
    assert_eq!(found[1].problem.message, "`a` has an empty scale for `python`");
}

#[test]
fn names_and_families_lead_somewhere() {
    let mut analyst = role("a", " Analyst", &["sql", "sequel"]);
    analyst.family = Some(key("C99"));
    analyst.scales = vec![scale("flat", ScaleKind::Ordinal, 1.0, 1.0)];
    let mut dirty = catalogue(vec![analyst, role("b", "", &[]), role("c", "C", &[])]);
    dirty.groups = vec![group("http://isco/25", "C25")];
    dirty.relations = vec![relation("a", RelationKind::RelatedTo, "z")];
    let found = audit(&dirty, &skills());
    assert_eq!(
        codes(&found),
        [
            ("framework.untidy_label", "roles[0].titles.en"),
            ("framework.dangling_relation", "roles[0].family"),
            ("framework.invalid_scale", "roles[0].scales[0].maximum"),
            ("role.unknown_competency", "roles[0].requirements[1].competency"),
            ("framework.missing_label", "roles[1].titles"),
            ("role.nothing_asked", "roles"),
            ("framework.dangling_relation", "relations[0].to"),
        ]
    );
    assert_eq!(found[5].problem.message, "roles that ask nothing, and so have no readiness: 2");
}

#[test]
fn a_role_that_names_another_framework_is_not_looked_up_in_this_one() {
    let mut guest = role("a", "A", &["elsewhere"]);
    guest.framework = Some(FrameworkVersion { id: key("onet"), version: Text::from("29.2") });
    assert!(audit(&catalogue(vec![guest]), &skills()).is_empty());
}
