//! One line of a role: what it asks, what the person holds, and what follows.

use std::collections::BTreeMap;

use prowess::evidence::{HoldingStatus, Profile};
use prowess::framework::{Necessity, ProficiencyScale};
use prowess::kernel::{Key, Level, Share};
use prowess::readiness::{Contribution, Gap, GapReason, Readiness};
use prowess::role::{Requirement, Role};

/// What a person holds, as far as it can be shown beside what is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Held {
    /// A level on the scale of the role.
    Level(Level),
    /// Enough, at a level that is open or on another scale.
    Enough,
    /// The person had the chance to show it, and did not.
    NotDemonstrated,
    /// Nobody knows.
    Unknown,
    /// It makes no sense for this person.
    NotApplicable,
}

/// One competency a role asks for, beside what the person holds.
#[derive(Debug, Clone)]
pub(crate) struct Need<'a> {
    /// Uri of the competency.
    pub(crate) uri: &'a Key,
    /// Its label, else its code or uri; two equal labels of a role get their codes.
    ///
    /// O*NET has `Mathematics` as a skill and as a knowledge.
    pub(crate) label: String,
    /// Whether it must be there or should be.
    pub(crate) necessity: Necessity,
    /// The level asked.
    pub(crate) asked: Option<Level>,
    /// The level that would be ideal, where it is above the one asked.
    pub(crate) ideal: Option<Level>,
    /// What the person holds.
    pub(crate) held: Held,
    /// How much it counts; 0 where it asks nothing or is not applicable.
    pub(crate) weight: f64,
    /// How far it is met, from 0 to 1; nothing where it does not count.
    pub(crate) met: Option<f64>,
    /// What the score loses by it.
    pub(crate) loss: f64,
    /// The scale of its levels.
    pub(crate) scale: Option<&'a ProficiencyScale>,
}

impl Need<'_> {
    /// Whether it counts at all.
    pub(crate) fn counts(&self) -> bool {
        self.weight > 0.0
    }

    /// A place on the scale as a part of its length, from 0 at the bottom to 1 at the top.
    pub(crate) fn part(&self, level: Level) -> Option<f64> {
        let scale = self.scale?;
        let length = scale.maximum.get() - scale.minimum.get();
        (length > 0.0).then(|| (scale.height(level) / length).clamp(0.0, 1.0))
    }
}

/// The needs of a role in its own order.
pub(crate) fn needs<'a>(
    profile: &Profile,
    role: &'a Role,
    readiness: &'a Readiness,
) -> Vec<Need<'a>> {
    let contributions: BTreeMap<&Key, &Contribution> =
        readiness.contributions.iter().map(|one| (&one.competency, one)).collect();
    let gaps: BTreeMap<&Key, &Gap> =
        readiness.gaps.iter().map(|one| (&one.competency, one)).collect();
    let mut labels: BTreeMap<&str, u32> = BTreeMap::new();
    for asked in &role.requirements {
        *labels.entry(asked.label.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let need = |asked: &'a Requirement| {
        let contribution = contributions.get(&asked.competency);
        let gap = gaps.get(&asked.competency);
        let code = asked.code.as_ref().unwrap_or(&asked.competency);
        Need {
            uri: &asked.competency,
            label: match asked.label.as_deref() {
                Some(label) if labels[label] > 1 => format!("{label} ({code})"),
                Some(label) => label.to_owned(),
                None => code.to_string(),
            },
            necessity: asked.necessity,
            asked: asked.level(),
            ideal: asked
                .desired_level
                .filter(|ideal| asked.required_level.is_some_and(|required| required != *ideal)),
            held: held(profile, role, asked, gap.copied()),
            weight: contribution.map_or(0.0, |one| one.weight.get()),
            met: contribution.and_then(|one| one.met).map(Share::get),
            loss: gap.map_or(0.0, |one| one.loss.get()),
            scale: role.scale_of(asked),
        }
    };
    role.requirements.iter().map(need).collect()
}

/// What is held: from the gap where there is one, else from the profile itself.
fn held(profile: &Profile, role: &Role, asked: &Requirement, gap: Option<&Gap>) -> Held {
    match gap.map(|gap| (gap.reason, gap.held)) {
        Some((reason, _)) if reason.is_unknown() => return Held::Unknown,
        Some((GapReason::NotDemonstrated, _)) => return Held::NotDemonstrated,
        Some((GapReason::Below, Some(level))) => return Held::Level(level),
        _ => {}
    }
    let names = |key: &Key| key == &asked.competency || Some(key) == asked.code.as_ref();
    let Some(entry) = profile.levels.iter().find(|entry| names(&entry.competency)) else {
        return Held::Unknown;
    };
    let scale = role.scale_of(asked).map(|scale| &scale.id);
    let same_scale = entry.scale.is_none() || entry.scale.as_ref() == scale;
    match (entry.level, entry.status) {
        (_, Some(HoldingStatus::NotDemonstrated)) => Held::NotDemonstrated,
        (_, Some(HoldingStatus::NotApplicable)) => Held::NotApplicable,
        (_, Some(status)) if status.unknown_reason().is_some() => Held::Unknown,
        (Some(level), _) if same_scale => Held::Level(level),
        (Some(_), _) | (None, Some(_)) => Held::Enough,
        (None, None) => Held::Unknown,
    }
}
