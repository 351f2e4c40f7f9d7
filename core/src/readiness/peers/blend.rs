//! Roles to suggest, by a blend of readiness and of other things.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::PeerRule;
use crate::kernel::{Key, Share, Text, Weight, apportion};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// A role that may be suggested to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a candidate role")]
pub struct RoleCandidate {
    /// Uri of the role.
    pub role: Key,
    /// Its title, by which equal scores are ordered.
    pub title: Text,
    /// How ready the person is; nothing where that is unknown.
    #[serde(default)]
    pub readiness: Option<Share>,
    /// Whether it is in the family of the person's role.
    #[serde(default)]
    pub same_family: bool,
    /// How many steps of the career path away it is, from 1; nothing where no path leads there.
    #[serde(default)]
    pub path_distance: Option<u32>,
    /// Whether a job of this role is open.
    #[serde(default)]
    pub open_job: bool,
    /// How many people with the same role there are.
    pub peers: u32,
    /// How many of them aim at this role.
    #[serde(default)]
    pub peers_aiming: u32,
    /// How many competencies the role asks for in which the person is rated.
    pub shared_competencies: u32,
}

/// What each term of the blend weighs; only the ratios matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "weights of a blend")]
pub struct BlendWeights {
    /// Of the readiness.
    pub readiness: Weight,
    /// Of the same family.
    pub family: Weight,
    /// Of a near place on the career path.
    pub path: Weight,
    /// Of an open job.
    pub job: Weight,
    /// Of the peers who aim at it.
    pub peers: Weight,
    /// How many roles are suggested at most.
    pub most: u32,
}

impl Default for BlendWeights {
    /// The weights of SAP SuccessFactors, 4 : 2 : 2 : 1 : 1, and its limit of 60 roles.
    fn default() -> Self {
        let weight = |tenths: f64| Weight::new(tenths).unwrap_or(Weight::ZERO);
        let (readiness, two, one) = (weight(4.0), weight(2.0), weight(1.0));
        Self { readiness, family: two, path: two, job: one, peers: one, most: 60 }
    }
}

/// A term of the blend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlendTerm {
    /// The readiness.
    Readiness,
    /// The same family.
    Family,
    /// 1 / steps on the career path; 0 where no path leads there.
    Path,
    /// An open job.
    Job,
    /// The share of peers who aim at it.
    Peers,
}

/// What a term adds to a blend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlendPart {
    /// The term.
    pub term: BlendTerm,
    /// What it adds to the score.
    pub part: Share,
}

/// A role that is suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleSuggestion {
    /// Uri of the role.
    pub role: Key,
    /// Its title.
    pub title: Text,
    /// The blend, from 0 to 1.
    pub score: Share,
    /// What each term adds; they add up to `score` exactly.
    pub parts: Vec<BlendPart>,
}

/// Why a role is not suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnrankedReason {
    /// It asks for nothing in which the person is rated.
    NothingShared,
    /// Nobody knows how ready the person is.
    ReadinessUnknown,
    /// There are no peers of whom a share could aim at it.
    NoPeers,
    /// As many roles as asked for are better.
    BeyondLimit,
}

/// A role that is not suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnrankedCandidate {
    /// Uri of the role.
    pub role: Key,
    /// Why.
    pub reason: UnrankedReason,
}

/// The roles to suggest, and those that are not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleSuggestions {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The suggestions, the highest score first, equal ones by title and then by uri.
    pub suggestions: Vec<RoleSuggestion>,
    /// The others, by uri.
    pub left_out: Vec<UnrankedCandidate>,
}

/// The roles that SAP SuccessFactors would suggest (KBA 2640421).
///
/// score = .4 readiness + .2 \[same family\] + .2 / steps on the career path + .1 \[open job\] +
/// .1 (peers who aim at it / peers); at most 60 roles, equal ones from A to Z; only roles that ask
/// for something in which the person is rated.
/// A term of weight 0 is not looked at.
/// Where a term of weight is unknown, the role is left out, and the answer says why: 0 of 0 peers
/// is no share.
/// Popular roles come first here for being popular, which says nothing about the person.
///
/// ```
/// use prowess::kernel::{Key, Share, Text};
/// use prowess::readiness::peers::{BlendWeights, RoleCandidate, role_blend};
///
/// let lead = RoleCandidate {
///     role: Key::parse("role/lead")?,
///     title: Text::from("Lead"),
///     readiness: Some(Share::new(0.5)?),
///     same_family: true,
///     path_distance: Some(2),
///     open_job: false,
///     peers: 4,
///     peers_aiming: 4,
///     shared_competencies: 3,
/// };
/// let blend = role_blend(&[lead], &BlendWeights::default())?;
/// assert!((blend.suggestions[0].score.get() - 0.6).abs() < 1e-15);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.named_twice` when a role is there twice.
/// * `readiness.invalid_formula` when all weights are 0, when a role is 0 steps away, or when more
///   peers aim at it than there are.
///
/// # Cost
///
/// O(n log n).
pub fn role_blend(
    candidates: &[RoleCandidate],
    weights: &BlendWeights,
) -> Result<RoleSuggestions, ReadinessError> {
    let weighted = [
        (BlendTerm::Readiness, weights.readiness),
        (BlendTerm::Family, weights.family),
        (BlendTerm::Path, weights.path),
        (BlendTerm::Job, weights.job),
        (BlendTerm::Peers, weights.peers),
    ];
    let shares = apportion(&weighted.map(|(_, weight)| weight));
    if shares.is_empty() {
        return Err(invalid("weights", "all weights are 0".to_owned()));
    }
    let terms: Vec<(BlendTerm, Share)> =
        weighted.into_iter().map(|(term, _)| term).zip(shares).collect();
    let mut suggestions = Vec::new();
    let mut left_out = Vec::new();
    let mut order: Vec<(usize, &RoleCandidate)> = candidates.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.role.cmp(&b.role));
    let mut before: Option<&Key> = None;
    for (at, candidate) in order {
        if before.replace(&candidate.role) == Some(&candidate.role) {
            let fault = Fault::new().at(format!("candidates[{at}].role"));
            return Err(ReadinessError::NamedTwice(fault.with("name", &candidate.role)));
        }
        check(at, candidate)?;
        match blended(candidate, &terms) {
            Ok(suggestion) => suggestions.push(suggestion),
            Err(reason) => {
                left_out.push(UnrankedCandidate { role: candidate.role.clone(), reason });
            }
        }
    }
    suggestions.sort_by(|a, b| {
        let by_title = || a.title.cmp(&b.title).then_with(|| a.role.cmp(&b.role));
        Reverse(a.score).cmp(&Reverse(b.score)).then_with(by_title)
    });
    let most = (weights.most as usize).min(suggestions.len());
    let beyond = suggestions.split_off(most).into_iter();
    left_out.extend(
        beyond.map(|one| UnrankedCandidate { role: one.role, reason: UnrankedReason::BeyondLimit }),
    );
    left_out.sort_by(|a, b| a.role.cmp(&b.role));
    let formula = PeerRule::RoleBlend;
    Ok(RoleSuggestions { formula, version: formula.version(), suggestions, left_out })
}

fn check(at: usize, candidate: &RoleCandidate) -> Result<(), ReadinessError> {
    let path = |field: &str| format!("candidates[{at}].{field}");
    if candidate.path_distance == Some(0) {
        let reason = format!("role `{}` is `0` steps away", candidate.role);
        return Err(invalid(&path("path_distance"), reason));
    }
    if candidate.peers_aiming > candidate.peers {
        let (aiming, peers) = (candidate.peers_aiming, candidate.peers);
        let reason = format!("`{aiming}` of `{peers}` peers aim at role `{}`", candidate.role);
        return Err(invalid(&path("peers_aiming"), reason));
    }
    Ok(())
}

fn blended(
    candidate: &RoleCandidate,
    terms: &[(BlendTerm, Share)],
) -> Result<RoleSuggestion, UnrankedReason> {
    if candidate.shared_competencies == 0 {
        return Err(UnrankedReason::NothingShared);
    }
    let yes = |holds: bool| if holds { Share::ALL } else { Share::NONE };
    let mut parts = Vec::with_capacity(terms.len());
    let mut score = Share::NONE;
    for (term, share) in terms.iter().filter(|(_, share)| *share > Share::NONE) {
        let value = match term {
            BlendTerm::Readiness => candidate.readiness.ok_or(UnrankedReason::ReadinessUnknown)?,
            BlendTerm::Family => yes(candidate.same_family),
            BlendTerm::Path => {
                let one_of = |steps: u32| Share::ratio(1.0, f64::from(steps));
                candidate.path_distance.map_or(Share::NONE, one_of)
            }
            BlendTerm::Job => yes(candidate.open_job),
            BlendTerm::Peers if candidate.peers == 0 => return Err(UnrankedReason::NoPeers),
            BlendTerm::Peers => {
                Share::ratio(f64::from(candidate.peers_aiming), f64::from(candidate.peers))
            }
        };
        let part = value.of(*share);
        score = score.plus(part);
        parts.push(BlendPart { term: *term, part });
    }
    Ok(RoleSuggestion {
        role: candidate.role.clone(),
        title: candidate.title.clone(),
        score,
        parts,
    })
}

fn invalid(path: &str, reason: String) -> ReadinessError {
    ReadinessError::InvalidFormula(Fault::new().at(path).with("reason", reason))
}
