//! A plan as a program of choices.

use std::collections::{BTreeMap, BTreeSet};

use super::instance::{Ask, Instance, Skill};
use super::ladder::{Step, keep_smallest};
use super::pack::Packing;
use super::solve::{Column, ColumnKind, Program};
use super::units::{float, whole};
use super::{GainModel, LearningGoals, PlanOptions, PlanTarget};
use crate::kernel::math;

/// Parts of a score, where one has to be reached.
const SCORE_PARTS: f64 = 1e9;

/// Parts of the largest weight, where the most is to be gained: a number that the whole numbers up
/// to 16 divide, so that equal gains by small steps are equal.
const GAIN_PARTS: f64 = 259_459_200.0;

/// What is made least first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// What is lost of the goals, then the price.
    Price,
    Cents,
    Minutes,
}

/// Which of several questions about one instance is asked.
#[derive(Clone)]
pub(super) struct Question<'q> {
    pub(super) aim: Aim,
    pub(super) target: PlanTarget,
    /// In hundredths.
    pub(super) budget: Option<i64>,
    pub(super) minutes: Option<i64>,
    /// Offers that are taken (true) or not (false) in any case.
    pub(super) fixed: BTreeMap<usize, bool>,
    /// Offers that are pinned and need not be taken.
    pub(super) loosened: BTreeSet<usize>,
    /// Offers that are no change; where there are some, changes are made few first.
    pub(super) kept: Option<&'q [bool]>,
}

/// A program, and how to read its answers.
pub(super) struct Formulation {
    pub(super) program: Program,
    pub(super) packing: Packing,
    /// The price of each column alone, in sixtieths of hundredths.
    pub(super) prices: Vec<i128>,
    /// For each goal that has to be closed: its rows, and what each needs.
    pub(super) goal_rows: Vec<Vec<(usize, i64)>>,
    /// Where the most is to be gained: what is lost by one of each column, in its largest unit.
    pub(super) lost: Option<Vec<i128>>,
    /// And what can be lost at the most.
    pub(super) most_lost: i128,
}

struct Builder<'b> {
    instance: &'b Instance,
    goals: &'b LearningGoals,
    model: GainModel,
    program: Program,
    /// What each column counts: what is lost, changes, price, hundredths, minutes, number.
    counts: Vec<[i128; 6]>,
    goal_rows: Vec<Vec<(usize, i64)>>,
    /// For each goal of which each step counts: the steps, and the columns of what is left open.
    open_steps: BTreeMap<usize, Vec<(Step, usize)>>,
}

/// The program of a question; nothing where it is plain that there is no answer.
///
/// # Errors
///
/// How many bits the amounts take, where that are too many.
pub(super) fn formulate(
    instance: &Instance,
    goals: &LearningGoals,
    options: &PlanOptions,
    reachable: &[bool],
    question: &Question<'_>,
) -> Result<Option<Formulation>, u32> {
    let mut builder = Builder {
        instance,
        goals,
        model: options.gain_model,
        program: Program::default(),
        counts: Vec::new(),
        goal_rows: vec![Vec::new(); goals.goals.len()],
        open_steps: BTreeMap::new(),
    };
    builder.offers(reachable, question);
    builder.alternatives();
    match question.target {
        PlanTarget::AllGoals {} => builder.close(|_| true),
        PlanTarget::MustHaves {} => builder.close(|goal| goal.is_must_have),
        PlanTarget::Score { share } => {
            let total: f64 = goals.goals.iter().map(|goal| goal.weight.get()).sum();
            let room = goals.score.get() + total - share.get();
            let room = whole(math::floor(room * SCORE_PARTS + 0.5));
            let price = |weight: f64, steps: f64| {
                whole(math::floor(weight * SCORE_PARTS / steps * (1.0 - 1e-12)))
            };
            if room < 0 {
                return Ok(None);
            }
            builder.narrow(&price, Some(room));
        }
        PlanTarget::MostGain {} => {
            let most = goals.goals.iter().map(|goal| goal.weight.get()).fold(0.0, f64::max);
            let price = |weight: f64, steps: f64| {
                if weight > 0.0 { whole(weight / most * GAIN_PARTS / steps).max(1) } else { 0 }
            };
            builder.narrow(&price, None);
        }
    }
    builder.asks();
    builder.limit(question.budget, |offer| offer.cents);
    builder.limit(question.minutes, |offer| offer.minutes);
    let is_staged =
        question.aim == Aim::Price && matches!(question.target, PlanTarget::MostGain {});
    let lost = is_staged.then(|| builder.take_lost());
    let packing = Packing::new(&builder.counts, &builder.program, question.aim)?;
    for (column, counts) in builder.program.columns.iter_mut().zip(&builder.counts) {
        column.cost = packing.pack(counts);
    }
    let Builder { program, goal_rows, counts, .. } = builder;
    let prices = counts.iter().map(|counts| counts[2]).collect();
    Ok(Some(Formulation { program, packing, prices, goal_rows, lost, most_lost: 0 }))
}

impl Formulation {
    /// What one more of the need of each row costs in the linear relaxation, where the price alone
    /// counts; in sixtieths of hundredths.
    pub(super) fn row_prices(&self) -> Vec<f64> {
        let mut program = self.program.clone();
        for (column, price) in program.columns.iter_mut().zip(&self.prices) {
            column.cost = *price;
        }
        super::solve::prices(&program)
    }
}

impl Builder<'_> {
    fn offers(&mut self, reachable: &[bool], question: &Question<'_>) {
        for (at, offer) in self.instance.offers.iter().enumerate() {
            let can = reachable.get(at) == Some(&true);
            let fixed = question.fixed.get(&at).copied();
            let upper = i64::from(can && fixed != Some(false));
            let is_pinned = offer.is_pinned && !question.loosened.contains(&at);
            let lower = i64::from(fixed == Some(true) || is_pinned && fixed.is_none());
            self.program.columns.push(Column {
                cost: 0,
                lower,
                upper: upper.max(lower),
                entries: Vec::new(),
                kind: ColumnKind::Choice,
            });
            if lower > i64::from(can) {
                // It has to be taken and cannot be: a row that nothing reaches.
                self.program.row(1);
            }
            let is_change = question.kept.is_some_and(|kept| kept.get(at) != Some(&true));
            let price = i128::from(offer.cents + offer.surcharge) * 60
                + i128::from(offer.minutes) * i128::from(self.instance.minute_value);
            self.counts.push([
                0,
                i128::from(is_change),
                price,
                i128::from(offer.cents),
                i128::from(offer.minutes),
                1,
            ]);
        }
    }

    /// A choice is only allowed with what it asks.
    fn asks(&mut self) {
        let (instance, model) = (self.instance, self.model);
        for (own, offer) in instance.offers.iter().enumerate() {
            for ask in instance.asks_of(offer, model) {
                if let (Ask::Height { skill, height }, GainModel::Additive) = (&ask, model) {
                    let start = instance.skills.get(*skill).map_or(0, Skill::start);
                    self.ask_for_sum(own, *skill, height - start);
                    continue;
                }
                if let Ask::Height { skill, height } = &ask
                    && self.ask_for_step(own, *skill, *height)
                {
                    continue;
                }
                for set in instance.supports(own, &ask, model) {
                    let row = self.program.row(0);
                    set.iter().for_each(|at| self.program.enter(*at, row, 1));
                    self.program.enter(own, row, -1);
                }
            }
        }
    }

    /// A choice is only allowed where the step to a height is not left open; whether that says it:
    /// no other row does where the choice itself leads over one of the steps.
    fn ask_for_step(&mut self, own: usize, skill: usize, height: i64) -> bool {
        let Some(steps) = self.open_steps.get(&skill) else { return false };
        let below = steps.iter().take_while(|(step, _)| step.bottom < height);
        if below.clone().any(|(step, _)| step.offers.contains(&own)) {
            return false;
        }
        let last = below.last().filter(|(step, _)| step.top >= height).map(|one| one.1);
        if let Some(column) = last {
            let row = self.program.row(-1);
            self.program.enter(column, row, -1);
            self.program.enter(own, row, -1);
        }
        last.is_some()
    }

    /// A choice is only allowed with so much of a skill from others.
    fn ask_for_sum(&mut self, own: usize, skill: usize, need: i64) {
        let mut gains = self.instance.gains(skill, need);
        gains.retain(|one| one.0 != own);
        let unit = gains.iter().fold(need, |unit, one| gcd(unit, one.1));
        let row = self.program.row(0);
        for (at, gain) in gains {
            self.program.enter(at, row, gain / unit);
        }
        self.program.enter(own, row, -need / unit);
    }

    fn alternatives(&mut self) {
        let mut groups: BTreeMap<&crate::kernel::Key, Vec<usize>> = BTreeMap::new();
        for (at, offer) in self.instance.offers.iter().enumerate() {
            if let Some(group) = &offer.alternative {
                groups.entry(group).or_default().push(at);
            }
        }
        for members in groups.into_values().filter(|members| members.len() > 1) {
            let row = self.program.row(-1);
            members.into_iter().for_each(|at| self.program.enter(at, row, -1));
        }
    }

    /// Goals that have to be closed, and choices of which enough have to be.
    fn close(&mut self, counts: impl Fn(&super::LearningGoal) -> bool) {
        let mut choices: BTreeMap<&crate::kernel::Key, (i64, Vec<usize>)> = BTreeMap::new();
        for (at, goal) in self.goals.goals.iter().enumerate() {
            let gap = self.instance.skills.get(at).map_or(0, Skill::gap);
            if gap == 0 || !counts(goal) {
                continue;
            }
            let needs = self.needs_of(at, gap);
            let indicator = goal.choice.as_ref().map(|choice| {
                let column = self.column(ColumnKind::Indicator, 1, [0; 6]);
                let entry = choices.entry(&choice.id).or_default();
                entry.0 = i64::from(choice.choose);
                entry.1.push(column);
                column
            });
            for (gains, need) in needs {
                let row = self.program.row(if indicator.is_some() { 0 } else { need });
                for (offer, gain) in gains {
                    self.program.enter(offer, row, gain);
                }
                match indicator {
                    Some(column) => self.program.enter(column, row, -need),
                    None => self.set_row(at, row, need),
                }
            }
        }
        for (choose, columns) in choices.into_values() {
            let row = self.program.row(choose);
            columns.into_iter().for_each(|column| self.program.enter(column, row, 1));
        }
    }

    /// What has to be reached so that a goal is closed: what each offer gives, and how much is
    /// needed, for each of some rows.
    fn needs_of(&self, goal: usize, gap: i64) -> Vec<(Vec<(usize, i64)>, i64)> {
        if self.model == GainModel::Attain {
            let start = self.instance.skills.get(goal).map_or(0, Skill::start);
            let mut sets = Vec::new();
            for step in self.instance.ladder(goal, start, start + gap) {
                keep_smallest(&mut sets, step.offers);
            }
            let row = |set: Vec<usize>| (set.into_iter().map(|at| (at, 1)).collect(), 1);
            return sets.into_iter().map(row).collect();
        }
        vec![self.sum_of(goal, gap)]
    }

    /// What each offer gives to a gap, and the gap, both in the largest unit that divides all.
    fn sum_of(&self, goal: usize, gap: i64) -> (Vec<(usize, i64)>, i64) {
        let mut gains = self.instance.gains(goal, gap);
        let unit = gains.iter().fold(gap, |unit, one| gcd(unit, one.1));
        gains.iter_mut().for_each(|one| one.1 /= unit);
        (gains, gap / unit)
    }

    /// Goals of which each part counts, with what a part costs that is left open; where there is
    /// room for so much to be lost at the most, nothing costs.
    fn narrow(&mut self, price: &dyn Fn(f64, f64) -> i64, room: Option<i64>) {
        let limit = room.map(|room| self.program.row(-room));
        for (at, goal) in self.goals.goals.iter().enumerate() {
            let gap = self.instance.skills.get(at).map_or(0, Skill::gap);
            let weight = goal.weight.get();
            if gap == 0 {
                continue;
            }
            match self.model {
                GainModel::Additive => {
                    let (gains, need) = self.sum_of(at, gap);
                    self.leave_open(&gains, need, price(weight, float(need)), limit);
                }
                GainModel::Attain => {
                    let start = self.instance.skills.get(at).map_or(0, Skill::start);
                    let mut open: Vec<(Step, usize)> = Vec::new();
                    for step in self.instance.ladder(at, start, start + gap) {
                        let steps = float(gap) / float(step.top - step.bottom);
                        let gains: Vec<(usize, i64)> =
                            step.offers.iter().map(|offer| (*offer, 1)).collect();
                        let column = self.leave_open(&gains, 1, price(weight, steps), limit);
                        if let Some((_, below)) = open.last() {
                            // Where a step is left open, all above it are.
                            let row = self.program.row(0);
                            self.program.enter(column, row, 1);
                            self.program.enter(*below, row, -1);
                        }
                        open.push((step, column));
                    }
                    self.open_steps.insert(at, open);
                }
            }
        }
    }

    /// Something of which each part counts: the column of what is left open.
    fn leave_open(
        &mut self,
        gains: &[(usize, i64)],
        need: i64,
        worth: i64,
        limit: Option<usize>,
    ) -> usize {
        let row = self.program.row(need);
        for (offer, gain) in gains {
            self.program.enter(*offer, row, *gain);
        }
        let lost = if limit.is_none() { i128::from(worth) } else { 0 };
        let column = self.column(ColumnKind::Shortfall { row }, need, [lost, 0, 0, 0, 0, 0]);
        self.program.enter(column, row, 1);
        if let Some(limit) = limit {
            self.program.enter(column, limit, -worth);
        }
        column
    }

    fn limit(&mut self, most: Option<i64>, amount: impl Fn(&super::instance::Offer) -> i64) {
        let Some(most) = most else { return };
        let row = self.program.row(-most);
        for (at, offer) in self.instance.offers.iter().enumerate() {
            let amount = amount(offer);
            if amount != 0 {
                self.program.enter(at, row, -amount);
            }
        }
    }

    fn column(&mut self, kind: ColumnKind, upper: i64, counts: [i128; 6]) -> usize {
        self.program.columns.push(Column { cost: 0, lower: 0, upper, entries: Vec::new(), kind });
        self.counts.push(counts);
        self.program.columns.len() - 1
    }

    /// Takes what is lost out of what is counted, in the largest unit that divides all of it.
    fn take_lost(&mut self) -> Vec<i128> {
        let mut lost: Vec<i128> = self.counts.iter().map(|counts| counts[0]).collect();
        let unit = lost.iter().fold(0, |unit, one| super::pack::gcd(unit, *one)).max(1);
        lost.iter_mut().for_each(|one| *one /= unit);
        self.counts.iter_mut().for_each(|counts| counts[0] = 0);
        lost
    }

    fn set_row(&mut self, goal: usize, row: usize, need: i64) {
        if let Some(rows) = self.goal_rows.get_mut(goal) {
            rows.push((row, need));
        }
    }
}

impl Instance {
    /// How far each offer lifts a skill, up to what is needed.
    fn gains(&self, skill: usize, need: i64) -> Vec<(usize, i64)> {
        let mut gains = Vec::new();
        for (at, offer) in self.offers.iter().enumerate() {
            let lift = offer.lifts.iter().find(|lift| lift.skill == skill);
            gains.extend(lift.map(|lift| (at, lift.gain.min(need))));
        }
        gains
    }
}

/// The greatest number that divides both.
pub(super) fn gcd(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.abs().max(1)
}
