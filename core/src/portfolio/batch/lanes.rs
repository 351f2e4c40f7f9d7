//! What roles look at in tables: heights on scales, and steps that are reached or not.

use std::collections::BTreeMap;

use super::roles::Plain;
use crate::framework::{Direction, ProficiencyScale};
use crate::kernel::{Level, Share};
use crate::readiness::{PlainRule, PlainTerm};

/// One number of a person that roles look at.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    /// The column it is made from.
    pub(super) column: u32,
    /// The ends of its scale; a level beyond them has no height.
    pub(super) minimum: f64,
    pub(super) maximum: f64,
    pub(super) kind: LaneKind,
}

/// How a level becomes a number.
#[derive(Debug, Clone)]
pub(super) enum LaneKind {
    /// Its height on the scale, counted in steps of a grid; the heights that roles ask for.
    Height(Direction, Vec<f64>),
    /// 1 where it meets this requirement, by role and place in it, else 0.
    Step(u32, u32),
}

/// What one requirement looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// The lane; nothing where the table has no such column.
    pub(super) lane: Option<u32>,
    /// The height asked for; nothing where a step is to be reached.
    pub(super) height: Option<f64>,
    pub(super) weight: f64,
    pub(super) share: f64,
}

/// What all roles look at.
#[derive(Debug, Clone, Default)]
pub(super) struct Lanes {
    pub(super) lanes: Vec<Lane>,
    /// For each role what each of its requirements looks at; empty for one that is assessed in
    /// full.
    pub(super) looks: Vec<Vec<Look>>,
    /// The lanes that are made from each column.
    pub(super) of_column: Vec<Vec<u32>>,
    /// How many requirements look at each column.
    look_counts: Vec<u32>,
    /// Where what each role covers starts, and at last where it ends.
    cover_starts: Vec<u32>,
    /// The columns that roles look at, and the part of the weight that each stands for.
    covers: Vec<(u32, f64)>,
}

/// What makes two lanes the same one: the column, the ends and the direction of the scale, and of
/// steps what is asked.
type Sign = (u32, Option<(Level, Level, Direction)>, Option<(u64, bool)>);

impl Lanes {
    pub(super) fn new(roles: &[Option<Plain>], columns: usize) -> Self {
        let of_column = vec![Vec::new(); columns];
        let look_counts = vec![0; columns];
        let mut lanes = Self { of_column, look_counts, cover_starts: vec![0], ..Self::default() };
        let mut known = BTreeMap::<Sign, u32>::new();
        for (role, plain) in (0_u32..).zip(roles) {
            let terms = plain.as_ref().and_then(|plain| plain.scorer.plain_terms());
            let columns = plain.iter().flat_map(|plain| &plain.columns);
            let terms = (0_u32..).zip(terms.into_iter().flatten()).zip(columns);
            let terms = terms.filter(|((_, term), _)| term.rule != PlainRule::Nothing);
            let looks = terms.map(|((place, term), column)| {
                let lane =
                    column.map(|column| lanes.lane(column, &term, (role, place), &mut known));
                lanes.look(lane, &term)
            });
            let looks: Vec<Look> = looks.collect();
            for look in &looks {
                let lane = look.lane.and_then(|lane| lanes.lanes.get(lane as usize));
                let Some(column) = lane.map(|lane| lane.column) else { continue };
                lanes.covers.push((column, look.share));
                if let Some(count) = lanes.look_counts.get_mut(column as usize) {
                    *count += 1;
                }
            }
            lanes.cover_starts.push(u32::try_from(lanes.covers.len()).unwrap_or(u32::MAX));
            lanes.looks.push(looks);
        }
        lanes
    }

    /// How many requirements look at a column.
    pub(super) fn looks_at(&self, column: u32) -> usize {
        self.look_counts.get(column as usize).map_or(0, |count| *count as usize)
    }

    /// The columns that a role looks at, and the part of its weight that each stands for.
    pub(super) fn covers(&self, role: usize) -> &[(u32, f64)] {
        let at = |at: usize| self.cover_starts.get(at).map_or(0, |start| *start as usize);
        self.covers.get(at(role)..at(role + 1)).unwrap_or_default()
    }

    /// The lane of a requirement.
    fn lane(
        &mut self,
        column: u32,
        term: &PlainTerm<'_>,
        place: (u32, u32),
        known: &mut BTreeMap<Sign, u32>,
    ) -> u32 {
        let ends = |scale: &ProficiencyScale| (scale.minimum, scale.maximum, scale.direction);
        let ends = term.scale.map(ends);
        let is_step = term.rule == PlainRule::Step;
        *known.entry((column, ends, is_step.then(|| term.sign()))).or_insert_with(|| {
            let lane = u32::try_from(self.lanes.len()).unwrap_or(u32::MAX);
            let direction = ends.map_or(Direction::default(), |(.., direction)| direction);
            let kind = match is_step {
                true => LaneKind::Step(place.0, place.1),
                false => LaneKind::Height(direction, Vec::new()),
            };
            self.lanes.push(Lane {
                column,
                minimum: ends.map_or(f64::MIN, |(minimum, ..)| minimum.get()),
                maximum: ends.map_or(f64::MAX, |(_, maximum, _)| maximum.get()),
                kind,
            });
            if let Some(of_column) = self.of_column.get_mut(column as usize) {
                of_column.push(lane);
            }
            lane
        })
    }

    fn look(&mut self, lane: Option<u32>, term: &PlainTerm<'_>) -> Look {
        let height = match (lane, term.rule) {
            (Some(_), PlainRule::Proportion(height)) => Some(height),
            _ => None,
        };
        let kind =
            lane.and_then(|lane| self.lanes.get_mut(lane as usize)).map(|lane| &mut lane.kind);
        if let (Some(LaneKind::Height(_, asked)), Some(height)) = (kind, height) {
            asked.push(height);
        }
        Look { lane, height, weight: term.weight.get(), share: term.share.get() }
    }
}

impl Lane {
    /// Whether a level is one that the scale does not have.
    pub(super) fn is_off(&self, level: f64) -> bool {
        level < self.minimum || level > self.maximum
    }
}

/// 1 where a level meets a requirement of a role, else 0.
pub(super) fn step(roles: &[Option<Plain>], (role, place): (u32, u32), level: f64) -> i16 {
    let plain = roles.get(role as usize).and_then(Option::as_ref);
    let mut terms = plain.and_then(|plain| plain.scorer.plain_terms());
    let term = terms.as_mut().and_then(|terms| terms.nth(place as usize));
    let met = term.zip(Level::new(level).ok()).and_then(|(term, level)| term.met(level));
    i16::from(met == Some(Share::ALL))
}
