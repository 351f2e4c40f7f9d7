//! What somebody lacks for a role, as goals of a plan.

use super::{GoalChoice, KnownLevel, LearningGoal, LearningGoals};
use crate::evidence::{Profile, Standing};
use crate::kernel::{Key, Share, Weight};
use crate::problem::Problem;
use crate::readiness::{self, Gap, Options, Readiness};
use crate::role::Role;

/// What a person lacks for a role, as goals of a learning plan.
///
/// Each gap of the assessment is a goal that weighs what the score loses by it, so the score and
/// the weights are 1 together.
/// A part of a gap that is closed counts that part of its weight, which is what the formula
/// `weighted_proportional` gives; under a formula that counts only what is met, the score follows
/// when a goal is closed.
/// Of a choice as many of its goals are enough as it still lacks.
///
/// # Errors
///
/// * those of [`assess`](crate::readiness::assess).
pub fn learning_goals(
    profile: &Profile,
    role: &Role,
    options: &Options,
) -> Result<LearningGoals, Problem> {
    let readiness = readiness::assess(profile, role, options)?;
    let goals = readiness.gaps.iter().map(|gap| goal(gap, role, &readiness)).collect::<Vec<_>>();
    let is_goal = |name: &Key| {
        goals
            .iter()
            .any(|goal: &LearningGoal| goal.competency == *name || goal.code.as_ref() == Some(name))
    };
    let mut held = Vec::new();
    for (entry, one) in (0_u32..).zip(&profile.levels) {
        if let Ok(Standing::Level(level, _)) = one.standing(entry)
            && !is_goal(&one.competency)
        {
            held.push(KnownLevel { competency: one.competency.clone(), level });
        }
    }
    held.sort_by(|a, b| a.competency.cmp(&b.competency));
    Ok(LearningGoals { score: readiness.score, goals, held })
}

fn goal(gap: &Gap, role: &Role, readiness: &Readiness) -> LearningGoal {
    let requirement = role.requirements.iter().find(|one| one.competency == gap.competency);
    let scale = requirement.and_then(|one| role.scale_of(one));
    let worst = |scale: &crate::framework::ProficiencyScale| match scale.direction {
        crate::framework::Direction::HigherIsBetter => scale.minimum,
        crate::framework::Direction::LowerIsBetter => scale.maximum,
    };
    let gate = readiness.gates.iter().find(|gate| gate.requirement == gap.competency);
    LearningGoal {
        competency: gap.competency.clone(),
        code: requirement.and_then(|one| one.code.clone()),
        label: gap.label.clone(),
        held: gap.held,
        required: gap.required,
        bottom: scale.map(worst),
        direction: scale.map(|scale| scale.direction).unwrap_or_default(),
        weight: Weight::held(gap.loss.get()),
        is_must_have: gap.blocks,
        gate: gate.and_then(|gate| gate.minimum),
        choice: gap.choice.as_ref().and_then(|id| {
            let choice = role.choices.iter().find(|choice| choice.id == *id)?;
            let parts = readiness.contributions.iter();
            let met =
                parts.filter(|one| one.choice.as_ref() == Some(id) && one.met == Some(Share::ALL));
            let met = u32::try_from(met.count()).unwrap_or(u32::MAX);
            Some(GoalChoice { id: id.clone(), choose: choice.choose.saturating_sub(met) })
        }),
    }
}
