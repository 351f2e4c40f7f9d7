//! From terms to suggestions.

use super::gather::candidates;
use super::{
    MissingTerm, RoleContext, RolePreset, RoleSuggestOptions, SuggestedRole, SuggestedRoles,
    TermTrace,
};
use crate::evidence::Profile;
use crate::kernel::{Share, Weight, apportion};
use crate::readiness::Options;
use crate::readiness::peers::{
    BlendTerm, BlendWeights, RoleCandidate, UnrankedCandidate, UnrankedReason, role_blend,
};
use crate::recommend::{CoachMessage, RecommendError};
use crate::role::Role;

/// The roles that may suit a person, with what each term of the blend was and adds.
///
/// The rule is at the module.
/// Only roles are suggested that ask for something in which the person is rated.
///
/// # Errors
///
/// * `readiness.named_twice` when a role is there twice.
/// * `readiness.invalid_formula` when all weights are 0, or more peers aim at a role than there are.
/// * those of [`rank`](crate::readiness::rank()).
///
/// # Cost
///
/// O(n log n) in the number of requirements of all roles.
pub fn suggest_roles(
    profile: &Profile,
    roles: &[Role],
    context: &RoleContext,
    blend: &RoleSuggestOptions,
    options: &Options,
) -> Result<SuggestedRoles, RecommendError> {
    let blend = match blend.preset {
        None => *blend,
        Some(RolePreset::SuccessFactors) => RoleSuggestOptions {
            preset: blend.preset,
            weights: BlendWeights::default(),
            missing: MissingTerm::LeaveOut,
        },
    };
    let candidates = candidates(profile, roles, context, options)?;
    // It also finds what is wrong with the weights, the roles and the peers.
    let strict = role_blend(&candidates, &blend.weights)?;
    let mut left_out = Vec::new();
    let mut suggestions = Vec::new();
    for candidate in &candidates {
        let is_missing = strict.left_out.iter().find(|one| one.role == candidate.role);
        let reason = is_missing.map(|one| one.reason);
        let is_out = match reason {
            Some(UnrankedReason::NothingShared) => true,
            Some(UnrankedReason::BeyondLimit) | None => false,
            Some(_) => blend.missing == MissingTerm::LeaveOut,
        };
        match (is_out, suggestion(candidate, &blend.weights)) {
            (false, Some(suggestion)) => suggestions.push(suggestion),
            _ => left_out.push(UnrankedCandidate {
                role: candidate.role.clone(),
                reason: reason.unwrap_or(UnrankedReason::ReadinessUnknown),
            }),
        }
    }
    suggestions.sort_by(|a, b| {
        b.score.cmp(&a.score).then_with(|| a.title.cmp(&b.title)).then_with(|| a.role.cmp(&b.role))
    });
    let most = (blend.weights.most as usize).min(suggestions.len());
    let beyond = suggestions.split_off(most).into_iter();
    left_out.extend(
        beyond.map(|one| UnrankedCandidate { role: one.role, reason: UnrankedReason::BeyondLimit }),
    );
    left_out.sort_by(|a, b| a.role.cmp(&b.role));
    Ok(SuggestedRoles { person: profile.person.clone(), suggestions, left_out, options: blend })
}

/// One role; nothing where no term of weight is known.
fn suggestion(candidate: &RoleCandidate, weights: &BlendWeights) -> Option<SuggestedRole> {
    let yes = |holds: bool| Some(if holds { Share::ALL } else { Share::NONE });
    let part = |part: u32, whole: u32| Share::ratio(f64::from(part), f64::from(whole));
    let peers = candidate.peers;
    let terms = [
        (BlendTerm::Readiness, weights.readiness, candidate.readiness),
        (BlendTerm::Family, weights.family, yes(candidate.same_family)),
        (
            BlendTerm::Path,
            weights.path,
            Some(candidate.path_distance.map_or(Share::NONE, |steps| part(1, steps))),
        ),
        (BlendTerm::Job, weights.job, yes(candidate.open_job)),
        (BlendTerm::Peers, weights.peers, (peers > 0).then(|| part(candidate.peers_aiming, peers))),
    ];
    // What is not known weighs nothing, so the others take over its weight.
    let known = terms.map(|(_, weight, value)| value.map_or(Weight::ZERO, |_| weight));
    let shares = apportion(&known);
    if shares.is_empty() {
        return None;
    }
    let traced = terms.into_iter().zip(shares).filter(|((_, weight, _), _)| *weight > Weight::ZERO);
    let terms: Vec<TermTrace> = traced
        .map(|((term, _, value), share)| TermTrace {
            term,
            value,
            share,
            part: value.unwrap_or(Share::NONE).of(share),
        })
        .collect();
    let score = terms.iter().map(|one| one.part).fold(Share::NONE, Share::plus);
    let message = CoachMessage::new("coach.role").text("role", candidate.title.clone());
    let message = message.share("score", score);
    Some(SuggestedRole {
        role: candidate.role.clone(),
        title: candidate.title.clone(),
        score,
        terms,
        message: match candidate.readiness {
            Some(readiness) => message.share("readiness", readiness),
            None => message,
        },
    })
}
