//! From a readiness to the statements that make it up.

use super::names::Names;
use super::{ExplainOptions, Explanation, Reason, Statement};
use crate::kernel::{Key, KeyIndex, Share, Text};
use crate::readiness::{
    Blocker, BlockerReason, Contribution, Formula, Gap, GapReason, GateResult, GateState, LeftOut,
    Readiness, Verdict,
};

/// Why a readiness is what it is: statements with reasons and values, which add up to it.
///
/// The statements come section by section: the verdict, what stands in the way with must-haves
/// first, what adds to the score, what it lacks, alternatives that are not counted, what does not
/// count, what is not known, and the formula.
/// Contributions come with the largest first, equal ones by competency; losses as in
/// [`Readiness::gaps`]; the rest by competency.
/// What a limit of the options cuts off becomes one statement, as so many more.
///
/// The contributions of all statements add up to the score, and their losses to 1 - score, in
/// every bit and in any order.
/// That is so for a readiness as [`assess`](crate::readiness::assess) gives it; of one that
/// somebody changed, what it says is told.
///
/// A statement has no words: [`render`](super::render()) makes sentences of it in any language.
///
/// ```
/// use prowess::readiness::{self, ExplainOptions, MessageCatalogue, RenderOptions};
/// use prowess::{evidence, role};
///
/// let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#)?;
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst", "titles": {"en": "Analyst"},
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 0, "maximum": 5}],
///         "requirements": [{"competency": "sql", "label": "SQL", "required_level": 4}]}"#,
/// )?;
/// let report = readiness::assess(&ana, &analyst, &readiness::Options::default())?;
///
/// let options = ExplainOptions { labels: readiness::labels(&analyst), ..Default::default() };
/// let explanation = readiness::explain(&report, &options);
/// let english = MessageCatalogue::english();
/// let sentences = readiness::render(&explanation, &english, &RenderOptions::default());
///
/// let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
/// assert_eq!(texts, [
///     "Not ready for Analyst yet: the score is 75%.",
///     "The score of 75% is below the threshold.",
///     "SQL is met by 75% and adds 75% to the score.",
///     "SQL: level 3, and level 4 is asked; one level is missing. \
///      This costs 25% of the full score.",
///     "Each competency counts by its weight, and is met in proportion to the level held.",
/// ]);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Cost
///
/// O(n log n) in the number of requirements.
#[must_use]
pub fn explain(readiness: &Readiness, options: &ExplainOptions) -> Explanation {
    let teller = Teller {
        readiness,
        names: Names::new(readiness, options),
        contributions: KeyIndex::of(&readiness.contributions, |one| Some(&one.competency)),
        gaps: KeyIndex::of(&readiness.gaps, |gap| Some(&gap.competency)),
        gates: KeyIndex::of(&readiness.gates, |gate| Some(&gate.requirement)),
        blockers: KeyIndex::of(&readiness.blockers, |blocker| blocker.requirement.as_ref()),
    };
    let mut statements = vec![teller.verdict()];
    let blockers = readiness.blockers.iter().map(|blocker| teller.blocker(blocker));
    statements.extend(shortened(blockers.collect(), options.blockers, Reason::OtherBlockers));
    let waived = teller.gates_not_counted();
    statements.extend(shortened(waived, options.blockers, Reason::OtherNotCounted));
    statements.extend(teller.gates_open());
    let added = teller.contributions();
    statements.extend(shortened(added, options.contributions, Reason::OtherContributions));
    let lost = readiness.gaps.iter().filter(|gap| gap.loss > Share::NONE);
    let lost = lost.map(|gap| teller.loss(gap)).collect();
    statements.extend(shortened(lost, options.losses, Reason::OtherLosses));
    let (alternatives, left_out) = teller.not_counted();
    statements.extend(shortened(alternatives, options.alternatives, Reason::OtherAlternatives));
    statements.extend(shortened(left_out, options.left_out, Reason::OtherLeftOut));
    statements.extend(teller.unknown());
    statements.push(teller.formula());
    Explanation {
        person: readiness.person.clone(),
        role: readiness.role.clone(),
        score: readiness.score,
        statements,
    }
}

/// The first statements up to a limit, and the others as one.
fn shortened(mut all: Vec<Statement>, limit: Option<u32>, rest: Reason) -> Vec<Statement> {
    let limit = limit.map_or(usize::MAX, |limit| limit as usize);
    if all.len() <= limit {
        return all;
    }
    let others = all.split_off(limit);
    let count = u32::try_from(others.len()).unwrap_or(u32::MAX);
    let contribution = others.iter().map(|one| one.contribution).fold(Share::NONE, Share::plus);
    let loss = others.iter().map(|one| one.loss).fold(Share::NONE, Share::plus);
    let statement = Statement::new(rest).count("count", count);
    all.push(match rest {
        Reason::OtherContributions => statement.adding(contribution),
        Reason::OtherLosses => statement.costing(loss),
        _ => statement,
    });
    all
}

struct Teller<'a> {
    readiness: &'a Readiness,
    names: Names<'a>,
    /// Places of the contributions by competency.
    contributions: KeyIndex,
    /// Places of the gaps by competency.
    gaps: KeyIndex,
    /// Places of the must-haves by competency or choice.
    gates: KeyIndex,
    /// Places of the blockers that are must-haves.
    blockers: KeyIndex,
}

impl Teller<'_> {
    fn contribution(&self, competency: &Key) -> Option<&Contribution> {
        let at = self.contributions.get(competency)?;
        self.readiness.contributions.get(at as usize)
    }

    fn gap(&self, competency: &Key) -> Option<&Gap> {
        self.readiness.gaps.get(self.gaps.get(competency)? as usize)
    }

    /// A statement about a competency.
    fn of_competency(&self, reason: Reason, competency: &Key) -> Statement {
        Statement::new(reason).about(competency).text("competency", self.names.of(competency))
    }

    /// A statement about a choice.
    fn of_choice(&self, reason: Reason, choice: &Key) -> Statement {
        Statement::new(reason).about(choice).text("choice", self.names.of(choice))
    }

    fn verdict(&self) -> Statement {
        let readiness = self.readiness;
        let reason = match readiness.verdict {
            Verdict::Ready => Reason::Ready,
            Verdict::NotReady => Reason::NotReady,
            Verdict::Undecided => Reason::Undecided,
        };
        let uri = || Text::from(readiness.role.as_str());
        Statement::new(reason)
            .text("person", Text::from(readiness.person.as_str()))
            .text("role", readiness.title.clone().unwrap_or_else(uri))
            .share("score", readiness.score)
    }

    fn blocker(&self, blocker: &Blocker) -> Statement {
        let readiness = self.readiness;
        let named = blocker.requirement.as_ref();
        let gate = named.and_then(|name| readiness.gates.get(self.gates.get(name)? as usize));
        match (blocker.reason, gate) {
            (BlockerReason::GateClosed, Some(gate)) => {
                self.gate(gate, Reason::GateClosed, Reason::ChoiceClosed)
            }
            (BlockerReason::GateUnknown, Some(gate)) => self.gate_unknown(gate),
            (BlockerReason::GateClosed, None) => self.gate_by_name(named, Reason::GateClosed),
            (BlockerReason::GateUnknown, None) => self.gate_by_name(named, Reason::GateUnknown),
            (BlockerReason::BelowThreshold, _) => {
                Statement::new(Reason::BelowThreshold).share("score", readiness.score)
            }
            (BlockerReason::UnknownsDecide, _) => {
                let statement = Statement::new(Reason::UnknownsDecide);
                statement.share("low", readiness.low).share("high", readiness.high)
            }
            (BlockerReason::CoverageTooLow, _) => {
                Statement::new(Reason::CoverageTooLow).share("coverage", readiness.coverage)
            }
        }
    }

    /// A must-have: a requirement, or a choice where no requirement has its name.
    fn gate(&self, gate: &GateResult, single: Reason, several: Reason) -> Statement {
        if self.contribution(&gate.requirement).is_none() {
            return self.of_choice(several, &gate.requirement);
        }
        let statement = self.of_competency(single, &gate.requirement).level("asked", gate.minimum);
        if single == Reason::GateClosed { statement.level("held", gate.held) } else { statement }
    }

    /// A must-have of which nobody knows, and why.
    fn gate_unknown(&self, gate: &GateResult) -> Statement {
        let gap = self.gap(&gate.requirement);
        let reason = match gap.map(|gap| gap.reason) {
            Some(GapReason::Expired) => Reason::GateExpired,
            Some(GapReason::Pending) => Reason::GatePending,
            Some(GapReason::TooFewRaters) => Reason::GateTooFewRaters,
            Some(GapReason::Superseded) => Reason::GateSuperseded,
            _ => return self.gate(gate, Reason::GateUnknown, Reason::ChoiceUnknown),
        };
        let statement = self.gate(gate, reason, Reason::ChoiceUnknown);
        statement.level("shown", gap.and_then(|gap| gap.shown))
    }

    /// A must-have that the readiness names and does not describe.
    fn gate_by_name(&self, name: Option<&Key>, reason: Reason) -> Statement {
        match name {
            Some(name) => self.of_competency(reason, name),
            None => Statement::new(reason),
        }
    }

    /// Must-haves of which nobody knows, and that the options let pass.
    fn gates_not_counted(&self) -> Vec<Statement> {
        let blocks = |gate: &GateResult| self.blockers.get(&gate.requirement).is_some();
        let gates = self.readiness.gates.iter();
        let waived = gates.filter(|gate| gate.state == GateState::Unknown && !blocks(gate));
        waived
            .map(|gate| self.gate(gate, Reason::GateNotCounted, Reason::ChoiceNotCounted))
            .collect()
    }

    fn gates_open(&self) -> Option<Statement> {
        let gates = &self.readiness.gates;
        let all_open = gates.iter().all(|gate| gate.state == GateState::Open);
        let count = u32::try_from(gates.len()).unwrap_or(u32::MAX);
        (all_open && count > 0).then(|| Statement::new(Reason::GatesOpen).count("count", count))
    }

    /// What adds to the score, the largest first.
    fn contributions(&self) -> Vec<Statement> {
        let all = self.readiness.contributions.iter();
        let mut adding: Vec<&Contribution> =
            all.filter(|one| one.contribution > Share::NONE).collect();
        adding.sort_by(|a, b| {
            b.contribution.cmp(&a.contribution).then_with(|| a.competency.cmp(&b.competency))
        });
        let tell = |one: &Contribution| {
            let met = one.met.unwrap_or(Share::ALL);
            let statement = match &one.through {
                Some(other) => self
                    .of_competency(Reason::MetByEquivalent, &one.competency)
                    .text("equivalent", self.names.of(other))
                    .share("met", met),
                None if met == Share::ALL => self.of_competency(Reason::Met, &one.competency),
                None => self.of_competency(Reason::MetInPart, &one.competency).share("met", met),
            };
            statement.share("share", one.share).adding(one.contribution)
        };
        adding.into_iter().map(tell).collect()
    }

    fn loss(&self, gap: &Gap) -> Statement {
        let through = self.contribution(&gap.competency).and_then(|one| one.through.as_ref());
        let reason = match (gap.reason, through) {
            (GapReason::Below, Some(_)) => Reason::EquivalentBelow,
            (GapReason::Below, None) => Reason::Below,
            (GapReason::NotDemonstrated, _) => Reason::NotDemonstrated,
            (GapReason::Unknown, _) => Reason::Unknown,
            (GapReason::Expired, _) => Reason::Expired,
            (GapReason::Pending, _) => Reason::Pending,
            (GapReason::TooFewRaters, _) => Reason::TooFewRaters,
            (GapReason::TooFewResults, _) => Reason::TooFewResults,
            (GapReason::Rejected, _) => Reason::Rejected,
            (GapReason::Superseded, _) => Reason::Superseded,
        };
        let statement = self.of_competency(reason, &gap.competency).costing(gap.loss);
        let statement = statement.level("asked", gap.required);
        match (reason, through) {
            (Reason::EquivalentBelow, Some(other)) => {
                statement.text("equivalent", self.names.of(other)).level("missing", gap.gap)
            }
            (Reason::Below, _) => statement.level("held", gap.held).level("missing", gap.gap),
            (Reason::NotDemonstrated, _) => statement.level("missing", gap.gap),
            (Reason::Unknown, _) => statement,
            _ => statement.level("shown", gap.shown),
        }
    }

    /// Members of choices that others are counted for, and what does not count at all.
    fn not_counted(&self) -> (Vec<Statement>, Vec<Statement>) {
        let mut alternatives = Vec::new();
        let mut left_out = Vec::new();
        for one in &self.readiness.contributions {
            let Some(reason) = one.left_out else { continue };
            let tell = |reason| self.of_competency(reason, &one.competency);
            match (reason, &one.choice) {
                (LeftOut::NotChosen, Some(choice)) => {
                    let statement = tell(Reason::NotChosen).text("choice", self.names.of(choice));
                    alternatives.push(statement);
                }
                (LeftOut::AsksNothing, _) => left_out.push(tell(Reason::AsksNothing)),
                (LeftOut::NotApplicable, _) => left_out.push(tell(Reason::NotApplicable)),
                (LeftOut::ConditionFalse, _) => left_out.push(tell(Reason::ConditionFalse)),
                (LeftOut::NoWeight | LeftOut::NotChosen, _) => {
                    left_out.push(tell(Reason::NoWeight));
                }
                (LeftOut::Unknown, _) => {
                    let gap = self.gap(&one.competency);
                    let statement = tell(Reason::UnknownLeftOut);
                    let statement = statement.level("asked", gap.and_then(|gap| gap.required));
                    left_out.push(statement.level("shown", gap.and_then(|gap| gap.shown)));
                }
            }
        }
        (alternatives, left_out)
    }

    /// What is not known; nothing where all is.
    fn unknown(&self) -> Option<Statement> {
        let readiness = self.readiness;
        if readiness.coverage == Share::ALL {
            return None;
        }
        let statement = if readiness.coverage == Share::NONE {
            Statement::new(Reason::NothingKnown)
        } else {
            Statement::new(Reason::UnknownPart)
                .share("coverage", readiness.coverage)
                .share("unknown", Share::ALL.minus(readiness.coverage))
        };
        Some(statement.share("low", readiness.low).share("high", readiness.high))
    }

    fn formula(&self) -> Statement {
        let (reason, levels) = match self.readiness.formula {
            Formula::WeightedProportional {} => (Reason::WeightedProportional, None),
            Formula::MeanProportional {} => (Reason::MeanProportional, None),
            Formula::CountMet {} => (Reason::CountMet, None),
            Formula::Tolerance { levels } => (Reason::Tolerance, Some(levels)),
            Formula::WeightedCapped {} => (Reason::WeightedCapped, None),
            Formula::MandatoryFirst {} => (Reason::MandatoryFirst, None),
            Formula::RequiredPlusPreferred {} => (Reason::RequiredPlusPreferred, None),
        };
        let statement = Statement::new(reason).count("version", self.readiness.formula_version);
        statement.level("levels", levels)
    }
}
