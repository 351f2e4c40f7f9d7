//! One requirement after the other, seen otherwise.

use std::cmp::Reverse;

use super::super::assess::Bench;
use super::super::difference::difference;
use super::super::lookup::{Lookup, Overlay};
use super::super::{GapReason, Options, ReadinessError, Verdict};
use super::{Hypothesis, Margin, Sensitivity, UnknownRequirement};
use crate::evidence::{Profile, Standing};
use crate::framework::Direction;
use crate::kernel::{Key, Level};
use crate::role::{Requirement, Role};

/// The most levels whose loss is tried out.
const MOST_LEVELS: u32 = 100;

/// What the readiness of one person for one role hangs on, and which evidence to look for next.
///
/// Every requirement of which nothing that counts is known, for whatever [reason](GapReason), is
/// assessed twice: as if evidence showed the level asked, and as if it showed that the person does
/// not have it.
/// The list is ordered by what that can do, so its first entry is the next best evidence; the order
/// is in the documentation of [`Sensitivity`]'s module: verdict, must-have, swing, name.
/// While the person is ready, or undecided, it also says how many levels of each known competency
/// may be lost before the verdict is another one.
///
/// An answer also comes where unknowns are left out and nothing is known: then nothing is so now,
/// and the list says where to begin.
///
/// ```
/// use prowess::{evidence, readiness, role};
///
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 4}]}"#)?;
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst",
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 0, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4, "importance": 2},
///                          {"competency": "statistics", "required_level": 3, "importance": 1},
///                          {"competency": "python", "required_level": 3, "importance": 1}]}"#,
/// )?;
/// let options: readiness::Options =
///     serde_json::from_str(r#"{"threshold": 0.75}"#).expect("options");
/// let answer = readiness::sensitivity(&ana, &analyst, &options)?;
///
/// // Either of the two unknowns makes ana ready, so the name decides which one comes first.
/// assert_eq!(answer.unknown[0].competency.as_str(), "python");
/// assert!(answer.unknown[0].flips);
/// assert_eq!(answer.unknown[0].swing, Some(0.25));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// What it does not tell: what two unknowns do together, and what is unknown of the situation.
/// What is asked under a condition of which nobody knows whether it holds is not listed for that.
///
/// # Errors
///
/// * those of [`assess`](super::super::assess), other than `readiness.nothing_known`.
///
/// # Cost
///
/// O(n^2) in the number of requirements; each known one costs up to 100 assessments.
pub fn sensitivity(
    profile: &Profile,
    role: &Role,
    options: &Options,
) -> Result<Sensitivity, ReadinessError> {
    options.check()?;
    let mut trial = Trial { lookup: Lookup::new(profile)?, bench: Bench::default(), role, options };
    let now = match trial.bench.measure(&trial.lookup, role, options) {
        Ok(measures) => Hypothesis {
            score: Some(measures.score),
            verdict: Some(trial.bench.verdict(measures, role, options)),
        },
        Err(ReadinessError::NothingKnown(_)) => Hypothesis { score: None, verdict: None },
        Err(error) => return Err(error),
    };
    let judged: Vec<Judged<'_>> = trial.bench.judged(role).filter_map(Judged::of).collect();
    let (mut unknown, mut known) = (Vec::new(), Vec::new());
    for one in judged {
        match one {
            Judged::Unknown(asked, reason) => unknown.push(trial.unknown(asked, reason, now)),
            Judged::Known(asked, held) if now.verdict != Some(Verdict::NotReady) => {
                known.push(trial.margin(asked, held, now));
            }
            Judged::Known(..) => {}
        }
    }
    // Equal ones stay in the order of names, in which they were judged.
    unknown.sort_by(|a, b| {
        let first = |one: &UnknownRequirement| (Reverse(one.flips), Reverse(one.gate));
        let swing = |one: &UnknownRequirement| one.swing.unwrap_or(f64::NEG_INFINITY);
        first(a).cmp(&first(b)).then_with(|| swing(b).total_cmp(&swing(a)))
    });
    known.sort_by_key(|one| (one.flips_after.is_none(), one.flips_after));
    Ok(Sensitivity { person: profile.person.clone(), role: role.uri.clone(), now, unknown, known })
}

/// A requirement that counts, and what is known of it.
enum Judged<'a> {
    Unknown(&'a Requirement, GapReason),
    Known(&'a Requirement, Level),
}

impl<'a> Judged<'a> {
    fn of((asked, judgement): (&'a Requirement, &super::super::judge::Judgement)) -> Option<Self> {
        if judgement.left_out.is_some() && judgement.gate.is_none() {
            return None;
        }
        match (judgement.reason, judgement.held) {
            (Some(reason), _) if reason.is_unknown() => Some(Self::Unknown(asked, reason)),
            (_, Some(held)) => Some(Self::Known(asked, held)),
            _ => None,
        }
    }
}

/// A person and a role, with one requirement seen otherwise at a time.
struct Trial<'a> {
    lookup: Lookup<'a>,
    bench: Bench<'a>,
    role: &'a Role,
    options: &'a Options,
}

impl<'a> Trial<'a> {
    fn unknown(
        &mut self,
        asked: &'a Requirement,
        reason: GapReason,
        now: Hypothesis,
    ) -> UnknownRequirement {
        let (level, scale) = (asked.level(), self.scale_of(asked));
        let full = level.map_or(Standing::Demonstrated, |level| Standing::Level(level, scale));
        let met = self.with(asked, full);
        let unmet = self.with(asked, Standing::NotDemonstrated);
        let mut choices = self.role.choices.iter();
        UnknownRequirement {
            competency: asked.competency.clone(),
            label: asked.label.clone(),
            reason,
            gate: asked.gate.is_some(),
            choice: choices
                .find(|one| one.of.contains(&asked.competency))
                .map(|one| one.id.clone()),
            level,
            swing: met.score.zip(unmet.score).map(|(met, unmet)| difference(unmet, met)),
            flips: met.verdict != now.verdict || unmet.verdict != now.verdict,
            met,
            unmet,
        }
    }

    fn margin(&mut self, asked: &'a Requirement, held: Level, now: Hypothesis) -> Margin {
        let flips_after = (1..=MOST_LEVELS).find_map(|lost| {
            let scale = self.role.scale_of(asked)?;
            let step = match scale.direction {
                Direction::HigherIsBetter => -f64::from(lost),
                Direction::LowerIsBetter => f64::from(lost),
            };
            let lower = Level::new(held.get() + step).ok().filter(|level| scale.holds(*level))?;
            let less = self.with(asked, Standing::Level(lower, Some(&scale.id)));
            (less.verdict != now.verdict).then_some(lost)
        });
        Margin {
            competency: asked.competency.clone(),
            label: asked.label.clone(),
            held,
            flips_after,
            lost: self.with(asked, Standing::NotDemonstrated),
        }
    }

    fn scale_of(&self, asked: &Requirement) -> Option<&'a Key> {
        self.role.scale_of(asked).map(|scale| &scale.id)
    }

    /// What would be so if this stood at one of its requirements.
    fn with(&mut self, asked: &'a Requirement, standing: Standing<'a>) -> Hypothesis {
        let codes: Vec<&Key> = asked.code.iter().collect();
        self.lookup.overlays.push(Overlay { uri: &asked.competency, codes, standing });
        let measured = self.bench.measure(&self.lookup, self.role, self.options).ok();
        self.lookup.overlays.pop();
        Hypothesis {
            score: measured.map(|measures| measures.score),
            verdict: measured.map(|measures| self.bench.verdict(measures, self.role, self.options)),
        }
    }
}
