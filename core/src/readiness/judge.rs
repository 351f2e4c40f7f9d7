//! One requirement against what the person shows.

use super::bounds::{End, Item};
use super::condition::{Truth, holds};
use super::formula::Attained;
use super::lookup::{Found, Lookup};
use super::{GapReason, GateState, LeftOut, Options, ReadinessError, UnknownPolicy};
use crate::evidence::Standing;
use crate::framework::{Necessity, ProficiencyScale, convert};
use crate::kernel::{Key, Level, Share, Weight};
use crate::problem::Fault;
use crate::role::{Gate, Requirement, Role, RoleError};

/// How one requirement stands.
#[derive(Clone)]
pub(super) struct Judgement {
    /// How much it counts; 0 where it does not.
    pub(super) weight: Weight,
    /// How far it is met, with what is unknown unmet.
    pub(super) met: Share,
    /// How far it is met at best, whatever the unknown competencies turn out to be.
    pub(super) best: Share,
    /// Whether anything that counts is known of it, and that it is asked where that matters.
    pub(super) is_known: bool,
    /// Whether it may turn out not to be asked of this person.
    pub(super) may_not_apply: bool,
    /// Why it does not count.
    pub(super) left_out: Option<LeftOut>,
    /// Why it is not fully met.
    pub(super) reason: Option<GapReason>,
    /// The level held, on the scale of the role.
    pub(super) held: Option<Level>,
    /// A level that is stated and does not count.
    pub(super) shown: Option<Level>,
    /// How many levels are missing.
    pub(super) gap: Option<Level>,
    /// The equivalent that counts for it, by its position.
    pub(super) through: Option<u32>,
    /// Whether the must-have is there, where it is one.
    pub(super) gate: Option<GateState>,
    /// Whether it is there as a member of a choice that is a must-have: by its own gate, else when
    /// it is fully met.
    pub(super) passes: GateState,
    /// How high the level asked is, where one is asked.
    pub(super) height: Option<f64>,
}

impl Judgement {
    fn left_out(reason: LeftOut, height: Option<f64>) -> Self {
        Self {
            weight: Weight::ZERO,
            met: Share::NONE,
            best: Share::NONE,
            is_known: true,
            may_not_apply: false,
            left_out: Some(reason),
            reason: None,
            held: None,
            shown: None,
            gap: None,
            through: None,
            gate: None,
            passes: GateState::Closed,
            height,
        }
    }

    /// Nothing is known of it, and nothing else may count for it.
    fn unknown(
        weight: Weight,
        height: Option<f64>,
        reason: GapReason,
        shown: Option<Level>,
    ) -> Self {
        Self {
            weight,
            best: Share::ALL,
            is_known: false,
            left_out: None,
            reason: Some(reason),
            shown,
            passes: GateState::Unknown,
            ..Self::left_out(LeftOut::Unknown, height)
        }
    }

    /// How far it is met where the score is as low or as high as it can be.
    pub(super) const fn met_at(&self, end: End) -> Share {
        match end {
            End::Low => self.met,
            End::High => self.best,
        }
    }

    /// As a part of a weighted mean at this end.
    pub(super) const fn item(&self, end: End) -> Item {
        let (weight, met) = (self.weight.get(), self.met_at(end).get());
        Item { weight, met, is_optional: self.may_not_apply }
    }

    /// All of it where it is known, else none.
    pub(super) const fn known(&self) -> Share {
        if self.is_known { Share::ALL } else { Share::NONE }
    }

    /// How far it is met; nothing where it does not count.
    pub(super) fn met_if_counted(&self) -> Option<Share> {
        self.left_out.is_none().then_some(self.met)
    }
}

/// Judges one requirement of a role.
pub(super) fn judge(
    lookup: &Lookup<'_>,
    role: &Role,
    requirement: &Requirement,
    options: &Options,
) -> Result<Judgement, ReadinessError> {
    let asked = asked(role, requirement)?;
    let height = asked.as_ref().map(|asked| asked.height);
    let applies = holds(requirement.when.as_deref(), lookup, role, options)?;
    if applies == Truth::No {
        return Ok(Judgement::left_out(LeftOut::ConditionFalse, height));
    }
    let found = lookup.find(&requirement.competency, requirement.code.as_ref())?;
    if found.standing == Standing::NotApplicable {
        return Ok(Judgement::left_out(LeftOut::NotApplicable, height));
    }
    if height.is_some_and(|height| height <= 0.0) {
        return Ok(at_the_bottom(requirement, &found, applies, lookup));
    }
    if asked.is_none() && options.formula.needs_levels() {
        let fault = Fault::new().at("role.requirements").with("role", &role.uri);
        let fault = fault.with("competency", &requirement.competency);
        return Err(ReadinessError::NoLevelAsked(fault));
    }
    let weight = requirement.importance.unwrap_or(match requirement.necessity {
        Necessity::Required => Weight::ONE,
        Necessity::Desired => options.desired_weight,
    });
    let weight = options.formula.weight(weight, height);
    if let (Standing::Unknown(reason), false) = (found.standing, requirement.has_terms()) {
        let shown = lookup.stated_level(found.entry);
        return Ok(Judgement::unknown(weight, height, reason.into(), shown));
    }
    let mut held = hold(&found, asked.as_ref(), role, options, requirement, lookup)?;
    let mut best = if held.is_known { held.attained } else { Attained::ALL };
    let through = through_equivalent(
        lookup,
        role,
        requirement,
        options,
        asked.as_ref(),
        (&mut held, &mut best),
    )?;
    let met = options.formula.met(held.attained, requirement.necessity);
    let best = (best, options.formula.met(best, requirement.necessity).max(met));
    let is_met = met == Share::ALL;
    let is_asked = applies == Truth::Yes;
    let state = |now: bool, at_best: bool| {
        // Leaving out what is unknown leaves out unknown equivalents too.
        let is_open_question =
            !held.is_known || !is_asked || options.unknown != UnknownPolicy::Lenient;
        match (now, at_best || !is_asked) {
            (true, _) => GateState::Open,
            (false, true) if is_open_question => GateState::Unknown,
            (false, _) => GateState::Closed,
        }
    };
    let gate = requirement.gate.as_ref().map(|gate| {
        let opens = |attained| opens(gate, attained, asked.as_ref());
        state(opens(held.attained), opens(best.0))
    });
    Ok(Judgement {
        weight,
        met,
        best: best.1,
        is_known: is_met || (held.is_known && is_asked),
        may_not_apply: !is_asked,
        left_out: None,
        reason: held.reason.filter(|_| !is_met),
        held: held.level,
        shown: held.shown,
        gap: held.gap,
        through,
        gate,
        passes: gate.unwrap_or_else(|| state(is_met, best.1 == Share::ALL)),
        height,
    })
}

/// Judges a requirement that asks for the bottom of its scale, which is any demonstrated level.
///
/// It counts nothing; as a must-have, and as a member of one, it still has to be there.
fn at_the_bottom(
    requirement: &Requirement,
    found: &Found<'_>,
    applies: Truth,
    lookup: &Lookup<'_>,
) -> Judgement {
    let reason = match found.standing {
        Standing::Level(..) | Standing::Demonstrated => None,
        Standing::NotDemonstrated | Standing::NotApplicable => Some(GapReason::NotDemonstrated),
        Standing::Unknown(reason) => Some(reason.into()),
    };
    let is_known = reason.is_none_or(|reason| !reason.is_unknown() && applies == Truth::Yes);
    let judgement = Judgement {
        met: if reason.is_none() { Share::ALL } else { Share::NONE },
        is_known,
        may_not_apply: applies == Truth::Unknown,
        passes: match (reason, is_known) {
            (None, _) => GateState::Open,
            (Some(_), true) => GateState::Closed,
            (Some(_), false) => GateState::Unknown,
        },
        ..Judgement::left_out(LeftOut::AsksNothing, None)
    };
    if requirement.gate.is_none() {
        return judgement;
    }
    let stated = lookup.stated_level(found.entry);
    let (held, shown) = if reason.is_none() { (stated, None) } else { (None, stated) };
    Judgement { gate: Some(judgement.passes), reason, held, shown, ..judgement }
}

/// The level a requirement asks for, and how high that is above the bottom of its scale.
pub(super) struct Asked<'a> {
    pub(super) scale: &'a ProficiencyScale,
    pub(super) height: f64,
}

/// What a person shows of a competency, held against the level asked.
struct Held {
    attained: Attained,
    is_known: bool,
    reason: Option<GapReason>,
    level: Option<Level>,
    shown: Option<Level>,
    gap: Option<Level>,
}

impl Held {
    /// Nothing is shown, known or not.
    const fn nothing(reason: GapReason, missing: f64) -> Self {
        let attained = Attained { share: Share::NONE, missing, is_demonstrated: false };
        let is_known = !reason.is_unknown();
        Self { attained, is_known, reason: Some(reason), level: None, shown: None, gap: None }
    }

    /// All that is asked is shown.
    const fn all(level: Option<Level>) -> Self {
        let attained = Attained::ALL;
        Self { attained, is_known: true, reason: None, level, shown: None, gap: None }
    }
}

/// Holds what was found against the level asked.
fn hold(
    found: &Found<'_>,
    asked: Option<&Asked<'_>>,
    role: &Role,
    options: &Options,
    requirement: &Requirement,
    lookup: &Lookup<'_>,
) -> Result<Held, ReadinessError> {
    let height = asked.map(|asked| asked.height);
    Ok(match (found.standing, asked) {
        (Standing::Level(level, _), None) => Held::all(Some(level)),
        (Standing::Demonstrated, None) => Held::all(None),
        (Standing::Level(level, scale), Some(asked)) => {
            let (competency, entry) = (&requirement.competency, found.entry);
            let level =
                on_scale_of_role(level, scale, asked.scale, role, options, competency, entry)?;
            let height = asked.scale.height(level);
            let missing = asked.height - height;
            if missing > 0.0 {
                let share = Share::ratio(height, asked.height);
                Held {
                    attained: Attained { share, missing, is_demonstrated: true },
                    is_known: true,
                    reason: Some(GapReason::Below),
                    level: Some(level),
                    shown: None,
                    gap: Some(Level::new(missing)?),
                }
            } else {
                Held::all(Some(level))
            }
        }
        (Standing::NotDemonstrated, _) => {
            let nothing =
                Held::nothing(GapReason::NotDemonstrated, height.unwrap_or(f64::INFINITY));
            Held { gap: height.map(Level::new).transpose()?, ..nothing }
        }
        (Standing::Unknown(reason), _) => {
            let nothing = Held::nothing(reason.into(), f64::INFINITY);
            Held { shown: lookup.stated_level(found.entry), ..nothing }
        }
        (Standing::Demonstrated, Some(_)) => {
            let nothing = Held::nothing(GapReason::Unknown, f64::INFINITY);
            let attained = Attained { is_demonstrated: true, ..nothing.attained };
            Held { attained, ..nothing }
        }
        (Standing::NotApplicable, _) => Held::nothing(GapReason::Unknown, f64::INFINITY),
    })
}

/// Lets the best equivalent count where it gives more than the competency itself.
fn through_equivalent(
    lookup: &Lookup<'_>,
    role: &Role,
    requirement: &Requirement,
    options: &Options,
    asked: Option<&Asked<'_>>,
    (held, best): (&mut Held, &mut Attained),
) -> Result<Option<u32>, ReadinessError> {
    let mut through = None;
    for (position, equivalent) in (0_u32..).zip(&requirement.equivalents) {
        let found = lookup.find(&equivalent.competency, equivalent.code.as_ref())?;
        let other = hold(&found, asked, role, options, requirement, lookup)?;
        let may_be_held = !other.is_known && found.standing != Standing::NotApplicable;
        let at_best = if may_be_held { Attained::ALL } else { other.attained };
        let at_best = at_best.discounted(equivalent.factor, asked.map(|asked| asked.height));
        if at_best.share > best.share {
            *best = at_best;
        }
        let attained = other.attained.discounted(equivalent.factor, asked.map(|one| one.height));
        let Attained { share, missing, .. } = attained;
        if share <= held.attained.share || !other.is_known {
            continue;
        }
        through = Some(position);
        held.attained = attained;
        held.is_known = true;
        held.reason = (share < Share::ALL).then_some(GapReason::Below);
        held.gap = asked.filter(|_| share < Share::ALL).map(|_| Level::new(missing)).transpose()?;
    }
    Ok(through)
}

/// Whether a must-have is there for who has attained so much.
fn opens(gate: &Gate, attained: Attained, asked: Option<&Asked<'_>>) -> bool {
    match (gate.minimum_level, asked) {
        (Some(minimum), Some(asked)) => {
            attained.share >= Share::ratio(asked.scale.height(minimum), asked.height)
                && attained.is_demonstrated
        }
        // The check of the role refuses a minimum where no level is asked.
        (None, _) | (Some(_), None) => attained.share == Share::ALL,
    }
}

/// What a requirement asks; nothing where any demonstrated level would do.
pub(super) fn asked<'a>(
    role: &'a Role,
    requirement: &Requirement,
) -> Result<Option<Asked<'a>>, ReadinessError> {
    let Some(level) = requirement.level() else { return Ok(None) };
    let Some(scale) = role.scale_of(requirement) else {
        return Err(unknown_scale(
            &requirement.competency,
            requirement.scale.as_ref(),
            "role.scales",
        ));
    };
    if !scale.holds(level) {
        let fault = Fault::new().at("role.requirements").with("role", &role.uri);
        let fault = fault.with("competency", &requirement.competency).with("level", level);
        let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
        return Err(RoleError::Unreachable(fault.with("maximum", scale.maximum)).into());
    }
    let height = scale.height(level);
    if !height.is_finite() {
        scale.check_ends("role.scales")?;
    }
    Ok(Some(Asked { scale, height }))
}

/// A person's level, stated at this entry of the profile, on a scale of the role.
pub(super) fn on_scale_of_role(
    level: Level,
    named: Option<&Key>,
    asked: &ProficiencyScale,
    role: &Role,
    options: &Options,
    competency: &Key,
    entry: u32,
) -> Result<Level, ReadinessError> {
    let other = named.filter(|named| **named != asked.id);
    let Some(other) = other else {
        check(level, asked, competency, entry)?;
        return Ok(level);
    };
    let mut scales = role.scales.iter().chain(&options.scales);
    let Some(scale) = scales.find(|scale| scale.id == *other) else {
        let path = format!("profile.levels[{entry}].scale");
        return Err(unknown_scale(competency, Some(other), &path));
    };
    check(level, scale, competency, entry)?;
    let mut crosswalks = options.crosswalks.iter();
    let crosswalk = crosswalks.find(|way| way.from == *other && way.to == asked.id);
    let Some(crosswalk) = crosswalk else {
        let fault = Fault::new().at(format!("profile.levels[{entry}].scale"));
        let fault = fault.with("level", level).with("from", other).with("to", &asked.id);
        return Err(crate::framework::FrameworkError::NoCrosswalk(fault).into());
    };
    Ok(convert(level, crosswalk, scale, asked)?)
}

fn check(
    level: Level,
    scale: &ProficiencyScale,
    competency: &Key,
    entry: u32,
) -> Result<(), ReadinessError> {
    if scale.holds(level) {
        return Ok(());
    }
    let fault = Fault::new().at(format!("profile.levels[{entry}].level"));
    let fault = fault.with("level", level).with("competency", competency);
    let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
    Err(ReadinessError::LevelOffScale(fault.with("maximum", scale.maximum)))
}

fn unknown_scale(competency: &Key, scale: Option<&Key>, path: &str) -> ReadinessError {
    let fault = Fault::new().at(path).with("competency", competency);
    ReadinessError::UnknownScale(fault.with("scale", scale.map_or("(not named)", Key::as_str)))
}
