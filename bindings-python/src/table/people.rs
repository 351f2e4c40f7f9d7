//! The handle of a table of people, and what may be asked of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use numpy::{PyArrayDyn, PyArrayMethods, PyUntypedArrayMethods};
use prowess::Problem;
use prowess::kernel::{Key, Share};
use prowess::portfolio::batch::{
    GapTally, GroupColumn, OwnSpace, PeopleSearch, TopRoles, refused_table,
};
use prowess::surface::{self, Handle as Held, HeldCohort, Holdable, JsonText};
use pyo3::prelude::*;

use super::answer::{Columns as Answer, Table, counts, named, numbers, picked, rows_of_scores};
use super::build::{Columns, People, key};
use super::groups::Groups;
use super::keys::place;
use super::long::LongColumns;
use super::own::{self, Workspace};
use super::ready::ReadyRoles;
use super::run::{Asked, watched};
use super::source::Source;
use crate::call::guarded;
use crate::handle::Handle;
use crate::problem;

/// The levels of many people, in the columns of a table.
#[pyclass(frozen, subclass, module = "prowess._core")]
pub(crate) struct TableCohort {
    people: Arc<People>,
}

type Pairs = Vec<(String, String)>;

/// Counts of groups as texts, which can be put together with those of other people.
type Parts = Vec<(Option<String>, String)>;

#[pymethods]
impl TableCohort {
    /// Another handle of the same people: the facade makes one of its own class.
    #[new]
    fn make(of: &Self) -> Self {
        Self { people: Arc::clone(&of.people) }
    }

    /// Reads a table with a row for each level.
    #[staticmethod]
    #[pyo3(signature = (
        table, person, competency, level, date, groups, target_role, only, refuses_others, scale
    ))]
    #[allow(clippy::too_many_arguments, reason = "as many as the facade hands on")]
    fn of_rows(
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        person: String,
        competency: String,
        level: String,
        date: Option<String>,
        groups: Vec<String>,
        target_role: Option<String>,
        only: Option<Pairs>,
        refuses_others: bool,
        scale: Option<(f64, f64)>,
    ) -> PyResult<Self> {
        let columns = Columns { person, groups, target_role, scale };
        made(py, table, move |source| {
            let only = only.map(|pairs| keys("competencies", pairs)).transpose()?;
            let long = LongColumns { competency, level, date, only, refuses_others };
            People::from_rows(source, &columns, &long)
        })
    }

    /// Reads a table with a row for each person.
    #[staticmethod]
    #[pyo3(signature = (table, person, groups, target_role, competencies, scale))]
    fn of_columns(
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        person: String,
        groups: Vec<String>,
        target_role: Option<String>,
        competencies: Option<Pairs>,
        scale: Option<(f64, f64)>,
    ) -> PyResult<Self> {
        let columns = Columns { person, groups, target_role, scale };
        made(py, table, move |source| {
            let competencies = competencies.map(|pairs| keys("competencies", pairs)).transpose()?;
            People::from_columns(source, &columns, competencies)
        })
    }

    fn __len__(&self) -> usize {
        self.people.len()
    }

    /// How many levels there are, known or not.
    fn cells(&self) -> usize {
        self.people.cells()
    }

    /// The columns of groups.
    fn group_names(&self) -> Vec<String> {
        self.people.groups.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The competencies that people have levels in.
    fn competency_names(&self) -> Vec<String> {
        self.people.competencies.iter().map(|key| key.as_str().to_owned()).collect()
    }

    /// Who they are.
    fn names(&self) -> PyResult<Table> {
        let people = &self.people.names;
        Answer::default().with("person", people.slice(0, people.len())).table()
    }

    /// The same people as profiles.
    fn profiles(&self, py: Python<'_>) -> PyResult<Handle> {
        let people = &*self.people;
        guarded(py, |_| {
            let cohort = py.detach(|| people.cohort().map(HeldCohort::from_data));
            let cohort = cohort.map_err(|wrong| problem::raise(py, &wrong))?;
            Ok(Handle::new(Held::Cohort(cohort)))
        })
    }

    /// Everybody against every role, into the array given or into new memory.
    fn matrix(
        &self,
        py: Python<'_>,
        roles: &ReadyRoles,
        out: Option<&Bound<'_, PyArrayDyn<f32>>>,
        run: Asked<'_>,
    ) -> PyResult<Option<Table>> {
        let people = &*self.people;
        let places = people.len() * roles.names().len();
        let work = |out: &mut [f32]| {
            guarded(py, |_| {
                watched(py, run, |run| {
                    let batch = roles.batch(&people.competencies, None)?;
                    people.with(|levels| batch.score_matrix(levels, run, out))
                })
            })
        };
        if let Some(out) = out {
            let shape = [people.len(), roles.names().len()];
            if out.shape() != shape || !out.is_c_contiguous() {
                let told = format!(
                    "is answered into an array of float32 in one piece, row by row, of {} x {}",
                    shape[0], shape[1]
                );
                return Err(problem::raise(py, &refused_table("out", &told)));
            }
            let mut out = out.try_readwrite().map_err(|error| {
                let told = format!("is answered into an array that may be written: {error}");
                problem::raise(py, &refused_table("out", &told))
            })?;
            work(out.as_slice_mut()?)?;
            return Ok(None);
        }
        let mut scores = vec![0.0; places];
        work(&mut scores)?;
        let names = people.names.slice(0, people.len());
        let scores = rows_of_scores(scores, people.len(), roles.names().len())?;
        Answer::default().with("person", names).with("scores", scores).table().map(Some)
    }

    /// The best roles of each person.
    fn best_roles(
        &self,
        py: Python<'_>,
        roles: &ReadyRoles,
        top: u32,
        run: Asked<'_>,
    ) -> PyResult<Table> {
        let people = &*self.people;
        guarded(py, |_| {
            let best = watched(py, run, |run| {
                let batch = roles.batch(&people.competencies, None)?;
                people.with(|levels| batch.top_roles(levels, top, run))
            })?;
            let TopRoles { width, role, score } = best;
            let is_full = !role.contains(&TopRoles::NONE);
            let places = 0..u32::try_from(people.len()).unwrap_or(u32::MAX);
            let person = places.flat_map(|person| (0..width).map(move |_| person));
            let rank = (0..people.len()).flat_map(|_| 1..=width);
            let (person, rank, role, score) = if is_full {
                (person.collect(), rank.collect(), role, score)
            } else {
                let rows = person.zip(rank).zip(role.into_iter().zip(score));
                let kept = rows.filter(|(_, (role, _))| *role != TopRoles::NONE);
                let (ends, best): (Vec<_>, Vec<_>) = kept.unzip();
                let (person, rank): (Vec<_>, Vec<_>) = ends.into_iter().unzip();
                let (role, score) = best.into_iter().unzip();
                (person, rank, role, score)
            };
            Answer::default()
                .with("person", picked(person, &people.names)?)
                .with("rank", counts(rank))
                .with("role", named(role, &roles.names())?)
                .with("score", numbers(score))
                .table()
        })
    }

    /// The best people for each role, and how many there are.
    #[pyo3(signature = (roles, top, minimum_score, minimum_coverage, only_open_gates, exclude, run))]
    #[allow(clippy::too_many_arguments, reason = "as many as the facade hands on")]
    fn best_people(
        &self,
        py: Python<'_>,
        roles: &ReadyRoles,
        top: u32,
        minimum_score: f64,
        minimum_coverage: f64,
        only_open_gates: bool,
        exclude: Vec<String>,
        run: Asked<'_>,
    ) -> PyResult<(Table, Table)> {
        let people = &*self.people;
        guarded(py, |_| {
            let search = (|| {
                let minimum_score = share("minimum_score", minimum_score)?;
                let minimum_coverage = share("minimum_coverage", minimum_coverage)?;
                let exclude = people.places(exclude)?;
                Ok(PeopleSearch { top, minimum_score, minimum_coverage, only_open_gates, exclude })
            })();
            let search = search.map_err(|wrong: Problem| problem::raise(py, &wrong))?;
            let best = watched(py, run, |run| {
                let batch = roles.batch(&people.competencies, None)?;
                people.with(|levels| batch.top_people(levels, &search, run))
            })?;
            let (mut role, mut rank) = (Vec::new(), Vec::new());
            for (at, range) in (0..).zip(best.starts.windows(2)) {
                role.extend((range[0]..range[1]).map(|_| at));
                rank.extend(1..=range[1] - range[0]);
            }
            let all: Vec<u32> = (0..best.found.len() as u32).collect();
            let excluded = vec![best.excluded; best.found.len()];
            let names = roles.names();
            let people = Answer::default()
                .with("role", named(role, &names)?)
                .with("rank", counts(rank))
                .with("person", picked(best.person, &people.names)?)
                .with("score", numbers(best.score))
                .with("coverage", numbers(best.coverage));
            let found = Answer::default()
                .with("role", named(all, &names)?)
                .with("found", counts(best.found))
                .with("below_score", counts(best.below_score))
                .with("below_coverage", counts(best.below_coverage))
                .with("gates_not_open", counts(best.gates_not_open))
                .with("unrated", counts(best.unrated))
                .with("excluded", counts(excluded));
            Ok((people.table()?, found.table()?))
        })
    }

    /// How ready each person is for the own role, and all gaps.
    fn own_readiness(
        &self,
        py: Python<'_>,
        roles: &ReadyRoles,
        workspace: Option<&Bound<'_, Workspace>>,
        run: Asked<'_>,
    ) -> PyResult<Table> {
        let people = &*self.people;
        let workspace = workspace.map(Bound::get);
        guarded(py, |_| {
            let (answer, own, ready) = watched(py, run, |run| {
                let ready = roles.own(&people.competencies)?;
                let own = own::positions(people, &ready)?;
                let answer = own::readiness(people, &own, &ready, run, workspace)?;
                Ok((answer, own, ready))
            })?;
            own::table(people, own, &ready, answer, workspace)
        })
    }

    /// What people lack for their own roles, and how often, for each group: as columns, and as
    /// texts that can be put together with those of other people.
    fn gap_counts(
        &self,
        py: Python<'_>,
        roles: &ReadyRoles,
        by: Option<&str>,
        run: Asked<'_>,
    ) -> PyResult<(Table, Table, Parts)> {
        let people = &*self.people;
        guarded(py, |_| {
            let groups = by.map(|by| people.groups(by)).transpose();
            let groups = groups.map_err(|wrong| problem::raise(py, &wrong))?;
            let (tallies, ready) = watched(py, run, |run| {
                let ready = roles.own(&people.competencies)?;
                let own = own::positions(people, &ready)?;
                let of = groups.map(|groups| {
                    let count = groups.names.len() + usize::from(groups.has_others());
                    (groups.of.as_slice(), place(count))
                });
                let mut space = OwnSpace::default();
                let tallies = people
                    .with_rows(|rows| ready.recurring_gaps(rows, Some(&own), of, run, &mut space));
                let tallies = tallies.map_err(|error| own::in_table(people, error.into()))?;
                Ok((tallies, ready))
            })?;
            let names = groups.map(|groups| groups.names.as_slice());
            let (gaps, told) = own::recurring(&tallies, names, &ready)?;
            let parts = tallies.iter().enumerate().map(|(at, tally)| {
                (names.and_then(|names| names.get(at).cloned()), surface::answer_text(tally))
            });
            Ok((gaps, told, parts.collect()))
        })
    }

    /// How each group stands for each role.
    fn summary(
        &self,
        py: Python<'_>,
        roles: &ReadyRoles,
        by: Option<&str>,
        threshold: Option<f64>,
        run: Asked<'_>,
    ) -> PyResult<Table> {
        let people = &*self.people;
        guarded(py, |_| {
            let raised = |wrong: Problem| problem::raise(py, &wrong);
            let groups = by.map(|by| people.groups(by)).transpose().map_err(raised)?;
            let threshold = threshold.map(|one| share("threshold", one)).transpose();
            let threshold = threshold.map_err(raised)?;
            let mut names = groups.map_or_else(Vec::new, |groups| groups.names.clone());
            let rows = names.len() + usize::from(groups.is_none_or(Groups::has_others));
            let summary = watched(py, run, |run| {
                let batch = roles.batch(&people.competencies, threshold)?;
                let count = u32::try_from(rows).unwrap_or(u32::MAX);
                let groups = groups.map(|groups| GroupColumn { of: &groups.of, count });
                people.with(|levels| batch.summarise(levels, groups, run))
            })?;
            let many = roles.names().len();
            // Role by role, as everywhere; the answer of the core is group by group.
            let order: Vec<usize> = (0..many)
                .flat_map(|role| (0..rows).map(move |group| group * many + role))
                .collect();
            let whole = |of: &[u32]| counts(order.iter().map(|at| of[*at]).collect());
            let role = order.iter().map(|at| (at % many.max(1)) as u32).collect();
            let group = order.iter().map(|at| (at / many.max(1)) as u32).collect();
            let in_group = order.iter().map(|at| summary.people[at / many.max(1)]).collect();
            let mean = order.iter().map(|at| summary.mean[*at]).collect();
            let mut answer = Answer::default().with("role", named(role, &roles.names())?);
            if groups.is_some() {
                answer = answer.with("group", named(group, &std::mem::take(&mut names))?);
            }
            answer
                .with("people", counts(in_group))
                .with("rated", whole(&summary.rated))
                .with("mean_score", numbers(mean))
                .with("reaching", whole(&summary.reaching))
                .table()
        })
    }
}

/// Puts together counts of gaps of several parts of people, for each group.
#[pyfunction]
#[allow(clippy::needless_pass_by_value, reason = "arguments of a function of Python are owned")]
pub(crate) fn gap_counts_of(
    py: Python<'_>,
    roles: &ReadyRoles,
    competencies: Vec<String>,
    parts: Parts,
    is_grouped: bool,
) -> PyResult<(Table, Table, Parts)> {
    guarded(py, |_| {
        let raised = |wrong: Problem| problem::raise(py, &wrong);
        let keys = competencies.iter().map(|name| key("competencies", name));
        let keys = keys.collect::<Result<Vec<_>, _>>().map_err(raised)?;
        let ready = roles.own(&keys).map_err(raised)?;
        // Those without a group come last.
        let mut groups: BTreeMap<(bool, Option<String>), GapTally> = BTreeMap::new();
        for (group, text) in parts {
            let tally: GapTally =
                surface::given(&JsonText(Some(&text)), "parts").map_err(raised)?;
            groups.entry((group.is_none(), group)).or_default().merge(&tally);
        }
        let names: Vec<String> = groups.keys().filter_map(|(_, name)| name.clone()).collect();
        let tallies: Vec<GapTally> = groups.values().cloned().collect();
        let (gaps, told) = own::recurring(&tallies, is_grouped.then_some(&names), &ready)?;
        let parts = groups.into_iter();
        let parts = parts.map(|((_, name), tally)| (name, surface::answer_text(&tally)));
        Ok((gaps, told, parts.collect()))
    })
}

/// Names, and the competency each stands for.
fn keys(column: &str, pairs: Pairs) -> Result<Vec<(String, Key)>, Problem> {
    pairs.into_iter().map(|(name, of)| Ok((name, key(column, &of)?))).collect()
}

/// Makes people of a table, without the lock of the interpreter.
fn made(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    make: impl FnOnce(&Source) -> Result<People, Problem> + Send,
) -> PyResult<TableCohort> {
    guarded(py, |_| {
        let source = Source::new(table)?;
        let people = py.detach(|| make(&source));
        let people = people.map_err(|wrong| problem::raise(py, &wrong))?;
        Ok(TableCohort { people: Arc::new(people) })
    })
}

/// A share that was given as a number.
fn share(name: &str, number: f64) -> Result<Share, Problem> {
    Share::new(number).map_err(|error| Problem::from(error).under(name))
}
