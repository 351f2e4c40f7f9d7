//! Roles in whole numbers, for the steps that one table's levels lie on.

use std::sync::{Arc, Mutex, PoisonError};

use super::dense::Dense;
use super::grid::{Ruler, Seen};
use super::lanes::Look;
use super::slots::{Slot, Slots};
use super::sparse::Sparse;
use super::whole::WholeRole;
use super::{LevelTable, Precision, RoleBatch};
use crate::readiness::UnknownPolicy;

/// How many roles lie side by side.
pub(super) const SIDE: usize = 16;

/// How the roles of a batch are scored for one table.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) slots: Slots,
    /// How levels become heights, for each lane; nothing for steps and where no grid holds them.
    pub(super) rulers: Vec<Option<Ruler>>,
    pub(super) dense: Dense,
    /// Roles by what people have, where that is quicker than to look at every lane.
    pub(super) sparse: Option<Sparse>,
    /// Whether something is asked that adds nothing, by its weight or by rounding.
    pub(super) has_zero_factor: bool,
    /// The roles in whole numbers, in the order of their slots.
    pub(super) whole: Vec<u32>,
    /// The roles that are scored one person at a time, but in numbers.
    pub(super) singly: Vec<u32>,
}

/// A role in whole numbers, with what each requirement looks at and needs.
pub(super) struct Numbered<'a> {
    pub(super) role: u32,
    pub(super) looks: &'a [Look],
    pub(super) needs: Vec<i16>,
    pub(super) numbers: WholeRole,
}

/// What a plan is made for: tables of which the same is seen have the same one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sight {
    pub(super) seen: Vec<Seen>,
    is_wide: bool,
    is_sparse: bool,
}

impl Sight {
    pub(super) fn new(batch: &RoleBatch, table: &LevelTable<'_>, seen: Vec<Seen>) -> Self {
        let is_wide = matches!(table, LevelTable::Columns(_));
        Self { seen, is_wide, is_sparse: is_sparse(batch, table) }
    }
}

/// The last plan that was made, for the next question about the same people or ones alike.
#[derive(Debug, Default)]
pub(super) struct Plans(Mutex<Option<(Sight, Arc<Plan>)>>);

impl Clone for Plans {
    /// Plans are made anew for a copy.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Plans {
    /// The plan for what is seen.
    pub(super) fn plan(&self, sight: Sight, make: impl FnOnce(&Sight) -> Plan) -> Arc<Plan> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, plan)) = last.as_ref().filter(|(known, _)| *known == sight) {
            return Arc::clone(plan);
        }
        let plan = Arc::new(make(&sight));
        *last = Some((sight, Arc::clone(&plan)));
        plan
    }
}

impl Plan {
    pub(super) fn new(batch: &RoleBatch, sight: &Sight) -> Self {
        let seen = &sight.seen;
        let lanes = &batch.lanes.lanes;
        let rulers = lanes.iter().map(|lane| {
            let seen = seen.get(lane.column as usize).or_else(|| seen.last())?;
            Ruler::new(lane, seen.step)
        });
        let rulers: Vec<Option<Ruler>> = rulers.collect();
        let is_all_known = sight.is_wide && seen.iter().all(|seen| !seen.has_unknown);
        let leaves_out = batch.options.unknown == UnknownPolicy::Lenient;
        let mut numbered = Vec::new();
        let mut singly = Vec::new();
        for (role, looks) in (0_u32..).zip(&batch.lanes.looks) {
            if batch.plain.get(role as usize).is_none_or(Option::is_none) {
                continue;
            }
            let has_all = is_all_known && looks.iter().all(|look| look.lane.is_some());
            let numbers = (!leaves_out || has_all).then(|| in_numbers(batch, looks, &rulers));
            match numbers.flatten() {
                Some((needs, numbers)) => numbered.push(Numbered { role, looks, needs, numbers }),
                None => singly.push(role),
            }
        }
        let (single, double): (Vec<_>, Vec<_>) =
            numbered.into_iter().partition(|one| one.numbers.is_single);
        let mut order = Vec::new();
        for side in [&single, &double] {
            // Whoever wants it fast takes scores for what they are.
            let is_fast = batch.precision == Precision::Fast;
            let own = side.iter().map(|Numbered { role, numbers, .. }| Slot {
                role: Some(*role),
                whole: numbers.whole,
                off: if is_fast { 0.0 } else { numbers.off },
            });
            order.extend(own);
            fill_up(&mut order);
        }
        let others = singly.iter().chain(&batch.full_at);
        let share = |role: &u32| Slot { role: Some(*role), whole: Slots::SHARES, off: 0.0 };
        order.extend(others.map(share));
        fill_up(&mut order);
        if order.is_empty() {
            // Everybody has a row, be there no role.
            order.resize(SIDE, Slot::NOBODY);
        }
        let slots = Slots::new(order.into_iter(), batch.roles().len());
        let whole = single.iter().chain(&double).map(|one| one.role).collect();
        let all = single.iter().chain(&double);
        let all = all.map(|one| (slots.slot(one.role as usize), one));
        let sparse = sight.is_sparse.then(|| Sparse::new(all, &batch.lanes, &rulers));
        let mut factors = single.iter().chain(&double).flat_map(|one| &one.numbers.factors);
        let has_zero_factor = factors.any(|factor| *factor == 0);
        let dense = match &sparse {
            Some(_) => Dense::default(),
            None => Dense::new(&single, &double, lanes.len()),
        };
        Self { slots, rulers, dense, sparse, has_zero_factor, whole, singly }
    }
}

/// How many rows of a table are looked at to find out what is in it.
const LOOKED_AT: usize = 10_000;

/// How many roles side by side are scored in the time in which one is found by what people have.
const GAIN: usize = 8;

/// Whether it is quicker to find roles by what people have than to look at every lane.
fn is_sparse(batch: &RoleBatch, table: &LevelTable<'_>) -> bool {
    let LevelTable::Rows(rows) = table else { return false };
    let some = rows.competency.iter().take(LOOKED_AT);
    let count = some.len().max(1);
    let found: usize = some.map(|one| batch.lanes.looks_at(*one)).sum();
    let of_person = rows.competency.len() / rows.starts.len().max(1) + 1;
    let all = batch.roles().len().saturating_mul(batch.lanes.lanes.len());
    found / count * of_person * GAIN < all
}

/// Adds slots that are nobody's until they are so many side by side.
fn fill_up(order: &mut Vec<Slot>) {
    order.resize(order.len().next_multiple_of(SIDE), Slot::NOBODY);
}

fn in_numbers(
    batch: &RoleBatch,
    looks: &[Look],
    rulers: &[Option<Ruler>],
) -> Option<(Vec<i16>, WholeRole)> {
    let need = |look: &Look| match (look.lane, look.height) {
        (Some(lane), Some(height)) => rulers.get(lane as usize)?.as_ref()?.asked(height),
        _ => Some(1),
    };
    let needs = looks.iter().map(need).collect::<Option<Vec<i16>>>()?;
    let numbers = WholeRole::new(looks, &needs, batch.precision)?;
    Some((needs, numbers))
}
