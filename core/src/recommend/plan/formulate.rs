//! A plan as a program of choices.

use std::collections::{BTreeMap, BTreeSet};

use super::instance::{Ask, Instance};
use super::pack::Packing;
use super::solve::{Column, ColumnKind, Program};
use super::units::{float, whole};
use super::{GainModel, LearningGoals, PlanOptions, PlanTarget};
use crate::kernel::math;

/// Parts of a score, where one has to be reached.
const SCORE_PARTS: f64 = 1e9;

/// Parts of the largest weight, where the most is to be gained: a number that the whole numbers up
/// to 16 divide, so that equal gains by small steps are equal.
const GAIN_PARTS: f64 = 720_720.0;

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
    /// For each goal that has to be closed: its row, and how many levels one of its need is.
    pub(super) goal_rows: Vec<Option<(usize, f64)>>,
    /// What can be lost at the most, in parts of the largest weight.
    pub(super) parts: i128,
}

struct Builder<'b> {
    instance: &'b Instance,
    goals: &'b LearningGoals,
    model: GainModel,
    program: Program,
    /// What each column counts: what is lost, changes, price, hundredths, minutes, number.
    counts: Vec<[i128; 6]>,
    goal_rows: Vec<Option<(usize, f64)>>,
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
        goal_rows: vec![None; goals.goals.len()],
    };
    builder.offers(reachable, question);
    builder.asks();
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
    builder.limit(question.budget, |offer| offer.cents);
    builder.limit(question.minutes, |offer| offer.minutes);
    let packing = Packing::new(&builder.counts, &builder.program, question.aim)?;
    for (column, counts) in builder.program.columns.iter_mut().zip(&builder.counts) {
        column.cost = packing.pack(counts);
    }
    let parts = builder.program.columns.iter().zip(&builder.counts);
    let parts = parts.map(|(column, counts)| counts[0] * i128::from(column.upper)).sum();
    let Builder { program, goal_rows, .. } = builder;
    Ok(Some(Formulation { program, packing, goal_rows, parts }))
}

/// The gains of offers, the need, and what one of the need is worth.
type WorthRow = (Vec<(usize, i64)>, i64, i64);

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
        for (own, offer) in self.instance.offers.iter().enumerate() {
            for ask in self.instance.asks_of(offer, self.model) {
                let supporters = self.instance.supporters(own, &ask, self.model);
                let additive = match &ask {
                    Ask::Height { skill, height } if self.model == GainModel::Additive => {
                        Some((*skill, *height))
                    }
                    _ => None,
                };
                let row = self.program.row(0);
                let Some((skill, height)) = additive else {
                    supporters.iter().for_each(|at| self.program.enter(*at, row, 1));
                    self.program.enter(own, row, -1);
                    continue;
                };
                let start =
                    self.instance.skills.get(skill).map_or(0, super::instance::Skill::start);
                let need = height - start;
                let gains: Vec<(usize, i64)> = supporters
                    .iter()
                    .map(|at| (*at, self.instance.gain(*at, skill).min(need)))
                    .collect();
                let unit = gains.iter().fold(need, |unit, one| gcd(unit, one.1));
                for (at, gain) in gains {
                    self.program.enter(at, row, gain / unit);
                }
                self.program.enter(own, row, -need / unit);
            }
        }
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
            let gap = self.instance.skills.get(at).map_or(0, super::instance::Skill::gap);
            if gap == 0 || !counts(goal) {
                continue;
            }
            let (gains, need, unit) = self.gains_to(at, gap);
            let row = self.program.row(if goal.choice.is_some() { 0 } else { need });
            for (offer, gain) in gains {
                self.program.enter(offer, row, gain);
            }
            match &goal.choice {
                None => self.set_row(at, row, unit),
                Some(choice) => {
                    let kind = ColumnKind::Indicator { row };
                    let column = self.column(kind, 1, [0; 6]);
                    self.program.enter(column, row, -need);
                    let entry = choices.entry(&choice.id).or_default();
                    entry.0 = i64::from(choice.choose);
                    entry.1.push(column);
                }
            }
        }
        for (choose, columns) in choices.into_values() {
            let row = self.program.row(choose);
            columns.into_iter().for_each(|column| self.program.enter(column, row, 1));
        }
    }

    /// What each offer gives to the closing of a goal, the need, and how many levels one of it is.
    fn gains_to(&self, goal: usize, gap: i64) -> (Vec<(usize, i64)>, i64, f64) {
        let target = self.instance.skills.get(goal).map_or(0, |skill| skill.start() + gap);
        let mut gains = Vec::new();
        for (at, offer) in self.instance.offers.iter().enumerate() {
            let Some(lift) = offer.lifts.iter().find(|lift| lift.skill == goal) else { continue };
            match self.model {
                GainModel::Attain if lift.exit >= target => gains.push((at, 1)),
                GainModel::Attain => {}
                GainModel::Additive => gains.push((at, lift.gain.min(gap))),
            }
        }
        if self.model == GainModel::Attain {
            return (gains, 1, float(gap) / 1000.0);
        }
        let unit = gains.iter().fold(gap, |unit, one| gcd(unit, one.1));
        gains.iter_mut().for_each(|one| one.1 /= unit);
        (gains, gap / unit, float(unit) / 1000.0)
    }

    /// Goals of which each part counts, with what a part costs that is left open; where there is
    /// room for so much to be lost at the most, nothing costs.
    fn narrow(&mut self, price: &dyn Fn(f64, f64) -> i64, room: Option<i64>) {
        let limit = room.map(|room| self.program.row(-room));
        for (at, goal) in self.goals.goals.iter().enumerate() {
            let gap = self.instance.skills.get(at).map_or(0, super::instance::Skill::gap);
            let weight = goal.weight.get();
            if gap == 0 {
                continue;
            }
            let mut rows: Vec<WorthRow> = Vec::new();
            let mut rest = 0;
            match self.model {
                GainModel::Additive => {
                    let (gains, need, _) = self.gains_to(at, gap);
                    rows.push((gains, need, price(weight, float(need))));
                }
                GainModel::Attain => {
                    let start =
                        self.instance.skills.get(at).map_or(0, super::instance::Skill::start);
                    let mut below = start;
                    for height in self.instance.exits(at, start, start + gap) {
                        let (gains, _, _) = self.gains_to(at, height - start);
                        let steps = float(gap) / float(height - below);
                        rows.push((gains, 1, price(weight, steps)));
                        below = height;
                    }
                    if below < start + gap {
                        rest = price(weight, float(gap) / float(start + gap - below));
                    }
                }
            }
            for (gains, need, worth) in rows {
                let row = self.program.row(need);
                for (offer, gain) in gains {
                    self.program.enter(offer, row, gain);
                }
                let lost = if limit.is_none() { i128::from(worth) } else { 0 };
                let kind = ColumnKind::Shortfall { row };
                let column = self.column(kind, need, [lost, 0, 0, 0, 0, 0]);
                self.program.enter(column, row, 1);
                if let Some(limit) = limit {
                    self.program.enter(column, limit, -worth);
                }
            }
            if let Some(need) = limit.and_then(|limit| self.program.needs.get_mut(limit)) {
                *need += rest;
            }
        }
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

    fn set_row(&mut self, goal: usize, row: usize, unit: f64) {
        if let Some(slot) = self.goal_rows.get_mut(goal) {
            *slot = Some((row, unit));
        }
    }
}

impl Instance {
    /// How far an offer lifts a skill.
    pub(super) fn gain(&self, offer: usize, skill: usize) -> i64 {
        let lifts = self.offers.get(offer).map_or(&[][..], |offer| offer.lifts.as_slice());
        lifts.iter().find(|lift| lift.skill == skill).map_or(0, |lift| lift.gain)
    }

    /// The heights to which offers lead above a start, up to a goal, the lowest first.
    fn exits(&self, skill: usize, start: i64, goal: i64) -> Vec<i64> {
        let lifts = self.offers.iter().flat_map(|offer| &offer.lifts);
        let exits = lifts.filter(|lift| lift.skill == skill).map(|lift| lift.exit.min(goal));
        let mut exits: Vec<i64> = exits.filter(|exit| *exit > start).collect();
        exits.sort_unstable();
        exits.dedup();
        exits
    }
}

/// The greatest number that divides both.
pub(super) fn gcd(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.abs().max(1)
}
