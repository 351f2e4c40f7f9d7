//! Roles made ready for tables of levels.

use super::Precision;
use super::lanes::Lanes;
use super::plan::Plans;
use crate::kernel::{Key, KeyIndex};
use crate::portfolio::PortfolioError;
use crate::problem::{Fault, Problem};
use crate::readiness::{Options, RoleIndex, Scorer};
use crate::role::{Requirement, Role};

/// Many roles with the options to assess them by, made ready for tables of millions of levels.
///
/// Levels are on the scales of the roles.
/// Roles that ask for single competencies alone become whole numbers, so their scores are sums of
/// whole numbers: the same bits whatever the order, the number of threads and the width of the
/// processor's registers.
/// Every other role is assessed in full, in the same call and in its place.
///
/// | | how far a score is off that of [`assess`](crate::readiness::assess) at most |
/// |---|---|
/// | whole small weights and levels asked that have a small common multiple | the rounding of the last division |
/// | other levels on a grid of steps of 1, 0.5, 0.1, 0.05, 0.01 or 0.001 | 1e-6, proven for each role when it is made ready |
/// | no grid, no proof, something beyond single competencies, or unknowns left out | nothing |
///
/// ```
/// use prowess::kernel::Key;
/// use prowess::portfolio::batch::{BatchRun, LevelColumns, LevelTable, Levels, Precision, RoleBatch};
/// use prowess::readiness::Options;
/// use prowess::role;
///
/// let analyst = role::parse(
///     r#"{"uri": "role/analyst",
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 0, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4}]}"#,
/// )?;
/// let sql = [Key::parse("sql")?];
/// let batch = RoleBatch::new(vec![analyst], Options::default(), &sql, Precision::Exact)?;
/// let columns = LevelColumns { people: 2, columns: vec![Levels::F64(&[3.0, f64::NAN])] };
/// let best = batch.top_roles(&LevelTable::Columns(&columns), 1, &BatchRun::default())?;
/// assert_eq!(best.score, [0.75, 0.0]);
/// # Ok::<(), prowess::Problem>(())
/// ```
#[derive(Debug, Clone)]
pub struct RoleBatch {
    pub(super) options: Options,
    pub(super) precision: Precision,
    competencies: Vec<Key>,
    roles: Vec<Role>,
    /// The roles that ask for single competencies alone; nothing in the place of others.
    pub(super) plain: Vec<Option<Plain>>,
    /// What those look at.
    pub(super) lanes: Lanes,
    /// The others, in their order.
    pub(super) full: RoleIndex,
    /// The places of the others.
    pub(super) full_at: Vec<u32>,
    /// The place of each role when they are ordered by uri.
    pub(super) order: Vec<u32>,
    /// How they are scored for tables.
    pub(super) plans: Plans,
}

/// A role that asks for single competencies alone.
#[derive(Debug, Clone)]
pub(super) struct Plain {
    pub(super) scorer: Scorer,
    /// The column of each of its competencies, in the order of the scorer; nothing where there is
    /// none.
    pub(super) columns: Vec<Option<u32>>,
}

impl RoleBatch {
    /// These roles, ready for tables with these competencies, which are uris or codes.
    ///
    /// # Errors
    ///
    /// * `portfolio.duplicate_category` when a competency is in the list twice.
    /// * `kernel.out_of_range` when a parameter of the formula is outside of its range.
    ///
    /// # Cost
    ///
    /// O(n log n) in the number of requirements.
    pub fn new(
        roles: Vec<Role>,
        options: Options,
        competencies: &[Key],
        precision: Precision,
    ) -> Result<Self, Problem> {
        options.check()?;
        let index = KeyIndex::new(competencies.iter().zip(0..));
        if let Some(at) = index.duplicates().first() {
            let name = competencies.get(*at as usize).map_or("", Key::as_str);
            let fault = Fault::new().at(format!("competencies[{at}]")).with("category", name);
            return Err(PortfolioError::DuplicateCategory(fault).into());
        }
        let plain: Vec<_> = roles.iter().map(|role| Plain::new(role, &options, &index)).collect();
        let others = (0_u32..).zip(&roles).zip(&plain).filter(|(_, plain)| plain.is_none());
        let (full_at, full): (Vec<u32>, Vec<Role>) =
            others.map(|((at, role), _)| (at, role.clone())).unzip();
        let mut by_uri: Vec<(u32, &Role)> = (0..).zip(&roles).collect();
        by_uri.sort_by(|(_, one), (_, other)| one.uri.cmp(&other.uri));
        let mut order: Vec<(u32, u32)> =
            by_uri.into_iter().zip(0..).map(|((at, _), rank)| (at, rank)).collect();
        order.sort_unstable();
        let order = order.into_iter().map(|(_, rank)| rank).collect();
        let lanes = Lanes::new(&plain, competencies.len());
        let (competencies, full) = (competencies.to_vec(), RoleIndex::new(full));
        let plans = Plans::default();
        Ok(Self {
            options,
            precision,
            competencies,
            roles,
            plain,
            lanes,
            full,
            full_at,
            order,
            plans,
        })
    }

    /// The roles, in the order they were given.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The competencies of tables, in the order they were given.
    #[must_use]
    pub fn competencies(&self) -> &[Key] {
        &self.competencies
    }

    /// The options they were made ready with.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }
}

impl Plain {
    /// The role in numbers; nothing where it has to be assessed in full.
    fn new(role: &Role, options: &Options, index: &KeyIndex<&Key>) -> Option<Self> {
        let mut requirements: Vec<&Requirement> = role.requirements.iter().collect();
        requirements.sort_by(|a, b| a.competency.cmp(&b.competency));
        let scorer = Scorer::new(role.clone(), options.clone());
        scorer.plain_terms().map(drop)?;
        let columns = requirements.iter().map(|one| {
            let by_code = one.code.as_ref().and_then(|code| index.get(code));
            match (index.get(&one.competency), by_code) {
                // Whether both have a level is told apart for each person.
                (Some(by_uri), Some(by_code)) if by_uri != by_code => None,
                (by_uri, by_code) => Some(by_uri.or(by_code)),
            }
        });
        let columns = columns.collect::<Option<Vec<_>>>()?;
        Some(Self { scorer, columns })
    }

    /// The score of a person with these levels in all columns; NaN where there is none.
    pub(super) fn score(&self, levels: &[f64], own: &mut Vec<f64>) -> f64 {
        own.clear();
        let level = |column: &Option<u32>| {
            column.and_then(|at| levels.get(at as usize).copied()).unwrap_or(f64::NAN)
        };
        own.extend(self.columns.iter().map(level));
        self.scorer.score(own).map_or(f64::NAN, |scores| scores.score.get())
    }
}
