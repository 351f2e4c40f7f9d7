//! The words publishers use for the sort of a competency.

use crate::framework::CompetencyKind;
use crate::kernel::fold;

/// The kind this word stands for, in singular or plural and whatever its case.
pub(super) fn kind_of(word: &str) -> Option<CompetencyKind> {
    Some(match fold(word).as_str() {
        "knowledge" => CompetencyKind::Knowledge,
        "skill" | "skills" => CompetencyKind::Skill,
        "ability" | "abilities" => CompetencyKind::Ability,
        "attitude" | "attitudes" | "disposition" | "dispositions" | "value" | "values"
        | "work style" | "work styles" => CompetencyKind::Attitude,
        "behavior" | "behaviors" | "behaviour" | "behaviours" => CompetencyKind::Behavior,
        "technology" | "technologies" | "technology skill" | "technology skills" | "tool"
        | "tools" => CompetencyKind::Technology,
        "task" | "tasks" => CompetencyKind::Task,
        "language" | "languages" => CompetencyKind::Language,
        "other" => CompetencyKind::Other,
        _ => return None,
    })
}
