//! What is known of each role.

use std::collections::{BTreeMap, VecDeque};

use super::RoleContext;
use crate::evidence::{Profile, Standing, resolve};
use crate::kernel::{Key, KeyIndex, Share, Text};
use crate::readiness::peers::RoleCandidate;
use crate::readiness::{Options, rank};
use crate::recommend::RecommendError;
use crate::role::{CareerPath, Role};

/// All roles but the one that the person has, with the terms of a blend.
pub(super) fn candidates(
    profile: &Profile,
    roles: &[Role],
    context: &RoleContext,
    options: &Options,
) -> Result<Vec<RoleCandidate>, RecommendError> {
    let standings = resolve(profile)?;
    let all = Options { top: None, ..options.clone() };
    let ranking = rank(profile, roles, &all)?;
    let ranked = KeyIndex::of(&ranking.results, |one| Some(&one.role));
    let peers = KeyIndex::of(&context.peers, |one| Some(&one.role));
    let index = KeyIndex::of(roles, |role| Some(&role.uri));
    let current = context.current_role.as_ref();
    let family = current.and_then(|uri| roles.get(index.get(uri)? as usize)?.family.as_ref());
    let steps = match (&context.path, current) {
        (Some(path), Some(from)) => steps(path, from),
        _ => BTreeMap::new(),
    };
    let candidate = |role: &Role| {
        let scored = ranked.get(&role.uri).and_then(|at| ranking.results.get(at as usize));
        let aims = peers.get(&role.uri).and_then(|at| context.peers.get(at as usize));
        let is_rated = |name: &Key| {
            matches!(
                standings.get(name),
                Some((_, Standing::Level(..) | Standing::Demonstrated | Standing::NotDemonstrated))
            )
        };
        let shared = role.requirements.iter().filter(|asked| {
            is_rated(&asked.competency) || asked.code.as_ref().is_some_and(is_rated)
        });
        // What nothing is known of has no readiness, whatever the score of unknowns is.
        let readiness = scored.filter(|one| one.coverage > Share::NONE).map(|one| one.score);
        RoleCandidate {
            role: role.uri.clone(),
            title: role
                .titles
                .preferred(&options.languages)
                .cloned()
                .unwrap_or_else(|| Text::from(role.uri.as_str())),
            readiness,
            same_family: family.is_some() && family == role.family.as_ref(),
            path_distance: steps.get(&role.uri).copied(),
            open_job: context.open_jobs.contains(&role.uri),
            peers: aims.map_or(0, |aims| aims.peers),
            peers_aiming: aims.map_or(0, |aims| aims.aiming),
            shared_competencies: u32::try_from(shared.count()).unwrap_or(u32::MAX),
        }
    };
    Ok(roles.iter().filter(|role| Some(&role.uri) != current).map(candidate).collect())
}

/// The fewest steps from a role to each that its career path leads to.
fn steps<'a>(path: &'a CareerPath, from: &'a Key) -> BTreeMap<&'a Key, u32> {
    let mut next: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
    for step in &path.steps {
        next.entry(&step.from).or_default().push(&step.to);
    }
    let mut reached = BTreeMap::from([(from, 0)]);
    let mut waiting = VecDeque::from([(from, 0)]);
    while let Some((role, distance)) = waiting.pop_front() {
        for to in next.get(role).into_iter().flatten().copied() {
            if let std::collections::btree_map::Entry::Vacant(place) = reached.entry(to) {
                place.insert(distance + 1);
                waiting.push_back((to, distance + 1));
            }
        }
    }
    reached
}
