//! Everybody against the own role.

use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::types::Float64Type;
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, DictionaryArray, Float32Array, Int16Array, Int32Array,
    LargeListArray, PrimitiveArray, StringArray, StructArray, UInt8Array,
};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields};
use hashbrown::HashMap;
use prowess::Problem;
use prowess::kernel::Key;
use prowess::portfolio::batch::{
    BatchRun, CompetencyTally, GapCodes, GapLevels, GapTally, NO_ROLE, OwnColumns, OwnReadiness,
    OwnRoles, OwnSpace,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::answer::{Columns as Answer, Table, counts, named, numbers, picked};
use super::build::People;
use super::keys::place;
use super::problem::{refused, rows};

/// Memory that questions about own roles are worked on in, used again by the next one.
#[pyclass(frozen, module = "prowess._core")]
#[derive(Default)]
pub(crate) struct Workspace {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    space: OwnSpace,
    /// The columns of the last answer, which are used again once nobody else has them.
    score: Option<ScalarBuffer<f64>>,
    coverage: Option<ScalarBuffer<f64>>,
    /// The competencies of gaps, in 16 bits.
    codes: Option<Buffer>,
    whole: Option<ScalarBuffer<u8>>,
    missing: Option<ScalarBuffer<f32>>,
}

#[pymethods]
impl Workspace {
    #[new]
    fn make() -> Self {
        Self::default()
    }
}

/// The position of the own role of each person.
pub(super) fn positions(people: &People, roles: &OwnRoles) -> Result<Vec<u32>, Problem> {
    let Some((column, targets)) = &people.targets else {
        return Err(prowess::portfolio::batch::refused_table(
            "target_role",
            "was read without a column of the roles that people aim at",
        ));
    };
    let mut index: HashMap<&str, u32> = HashMap::new();
    for (at, role) in (0..).zip(roles.roles()) {
        index.entry(role.uri.as_str()).or_insert(at);
    }
    for (at, role) in (0..).zip(roles.roles()) {
        if let Some(code) = &role.code {
            index.entry(code.as_str()).or_insert(at);
        }
    }
    let mut of: Vec<u32> = Vec::with_capacity(targets.names.len());
    for (at, name) in targets.names.iter().enumerate() {
        let Some(role) = index.get(name.as_str()) else {
            let people = (0..targets.of.len()).filter(|one| targets.of[*one] as usize == at);
            let who = rows(people).replacen("row", "person", 1);
            let reason = format!("names role `{name}`, which is not among the roles, for {who}");
            return Err(refused(column, &reason));
        };
        of.push(*role);
    }
    let own = targets.of.iter().map(|code| of.get(*code as usize).copied().unwrap_or(NO_ROLE));
    Ok(own.collect())
}

/// How ready each person is for the own role, and what is missing, in columns.
pub(super) fn readiness(
    people: &People,
    own: &[u32],
    roles: &OwnRoles,
    run: &BatchRun<'_>,
    workspace: Option<&Workspace>,
) -> Result<OwnReadiness, Problem> {
    let mut answer = OwnReadiness::default();
    let mut kept = workspace.map(|one| one.kept.lock().unwrap_or_else(PoisonError::into_inner));
    let mut fresh = Kept::default();
    let kept = kept.as_deref_mut().unwrap_or(&mut fresh);
    answer.score = emptied(kept.score.take());
    answer.coverage = emptied(kept.coverage.take());
    let codes = kept.codes.take().and_then(|codes| codes.into_vec::<u16>().ok());
    if let Some(mut codes) = codes {
        codes.clear();
        answer.competency = GapCodes::U16(codes);
    }
    answer.missing = match (kept.whole.take(), kept.missing.take()) {
        (_, Some(missing)) => GapLevels::F32(emptied(Some(missing))),
        (whole, None) => GapLevels::U8(emptied(whole)),
    };
    let measured = people.with_rows(|levels| {
        roles.measure(levels, own, OwnColumns::default(), run, &mut kept.space, &mut answer)
    });
    measured.map_err(|error| in_table(people, error.into()))?;
    Ok(answer)
}

/// A problem of rows that names people and competencies, since rows are in an order of ours.
pub(super) fn in_table(people: &People, problem: Problem) -> Problem {
    let listed =
        problem.details.values.get("rows").filter(|_| problem.path.as_deref() == Some("level"));
    let Some(listed) = listed else { return problem };
    let Ok(names) = people.texts() else { return problem };
    let rows = listed.split(|mark: char| !mark.is_ascii_digit());
    let rows: Vec<usize> = rows.filter_map(|row| row.parse().ok()).collect();
    let told = people.with_rows(|levels| {
        let told = rows.iter().filter_map(|row| {
            let person = levels.starts.partition_point(|start| *start as usize <= *row);
            let name = names.get(person.checked_sub(1)?)?;
            let competency = people.competencies.get(*levels.competency.get(*row)? as usize)?;
            Some(format!("`{competency}` of person `{name}`"))
        });
        told.collect::<Vec<_>>().join(", ")
    });
    let more = if listed.ends_with("more") { " and more" } else { "" };
    let reason =
        format!("has levels that are not on the scale on which roles ask for them: {told}{more}");
    prowess::portfolio::batch::refused_table("level", &reason)
}

/// The memory of a column that nobody else has, or new memory.
fn emptied<T: arrow_buffer::ArrowNativeType>(column: Option<ScalarBuffer<T>>) -> Vec<T> {
    let memory = column.and_then(|column| column.into_inner().into_vec::<T>().ok());
    let mut memory = memory.unwrap_or_default();
    memory.clear();
    memory
}

/// The columns of an answer; the workspace remembers those that may be used again.
pub(super) fn table(
    people: &People,
    own: Vec<u32>,
    roles: &OwnRoles,
    answer: OwnReadiness,
    workspace: Option<&Workspace>,
) -> PyResult<Table> {
    let score = ScalarBuffer::from(answer.score);
    let coverage = ScalarBuffer::from(answer.coverage);
    let names: Vec<String> = roles.roles().iter().map(|role| role.uri.to_string()).collect();
    let offsets = answer.starts.into_iter().map(i64::from).collect::<Vec<_>>();
    let competencies =
        Arc::new(StringArray::from_iter_values(roles.competencies().iter().map(Key::as_str)));
    let mut kept = workspace.map(|one| one.kept.lock().unwrap_or_else(PoisonError::into_inner));
    let competency: ArrayRef = match answer.competency {
        GapCodes::U16(codes) if competencies.len() <= i16::MAX as usize + 1 => {
            let (many, codes) = (codes.len(), Buffer::from_vec(codes));
            if let Some(kept) = &mut kept {
                kept.codes = Some(codes.clone());
            }
            let keys = Int16Array::new(ScalarBuffer::new(codes, 0, many), None);
            Arc::new(DictionaryArray::try_new(keys, competencies).map_err(|one| wrong(&one))?)
        }
        codes => {
            let keys = (0..codes.len()).map(|at| codes.get(at).map(|code| code as i32));
            let keys: Int32Array = keys.collect();
            Arc::new(DictionaryArray::try_new(keys, competencies).map_err(|one| wrong(&one))?)
        }
    };
    let missing: ArrayRef = match answer.missing {
        GapLevels::U8(all) => {
            let nulls = not_zero(&all);
            let all = ScalarBuffer::from(all);
            if let Some(kept) = &mut kept {
                kept.whole = Some(all.clone());
            }
            Arc::new(UInt8Array::new(all, nulls))
        }
        GapLevels::F32(all) => {
            let nulls = nulls(&all, |one| one.is_nan());
            let all = ScalarBuffer::from(all);
            if let Some(kept) = &mut kept {
                kept.missing = Some(all.clone());
            }
            Arc::new(Float32Array::new(all, nulls))
        }
        _ => return Err(PyValueError::new_err("gaps of a kind that is not known")),
    };
    if let Some(kept) = &mut kept {
        (kept.score, kept.coverage) = (Some(score.clone()), Some(coverage.clone()));
    }
    let fields = Fields::from(vec![
        Field::new("competency", competency.data_type().clone(), false),
        Field::new("missing", missing.data_type().clone(), true),
    ]);
    let gaps = StructArray::try_new(fields.clone(), vec![competency, missing], None);
    let gaps: ArrayRef = Arc::new(gaps.map_err(|error| wrong(&error))?);
    let item = Arc::new(Field::new("item", DataType::Struct(fields), false));
    let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
    let gaps = LargeListArray::try_new(item, offsets, gaps, None).map_err(|one| wrong(&one))?;
    let every: Vec<u32> = (0..place(people.len())).collect();
    Answer::default()
        .with("person", picked(every, &people.names)?)
        .with("role", named(own, &names)?)
        .with("score", known::<Float64Type>(score, |one| one.is_nan()))
        .with("coverage", known::<Float64Type>(coverage, |one| one.is_nan()))
        .with("gaps", Arc::new(gaps))
        .table()
}

/// A column in which some values stand for nothing.
fn known<T: ArrowPrimitiveType>(
    all: ScalarBuffer<T::Native>,
    is_none: impl Fn(&T::Native) -> bool,
) -> ArrayRef {
    let nulls = nulls(&all, is_none);
    Arc::new(PrimitiveArray::<T>::new(all, nulls))
}

fn nulls<T>(all: &[T], is_none: impl Fn(&T) -> bool) -> Option<NullBuffer> {
    let is_full = !all.iter().any(&is_none);
    let known = || BooleanBuffer::collect_bool(all.len(), |at| !is_none(&all[at]));
    (!is_full).then(|| NullBuffer::new(known()))
}

/// Which numbers are not 0; nothing where none is.
///
/// Eight at a time: most columns of gaps have some, and they are the longest of all.
fn not_zero(all: &[u8]) -> Option<NullBuffer> {
    const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
    // Gathers the lowest bits of eight bytes in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (eights, rest) = all.as_chunks::<8>();
    let mut bits = Vec::with_capacity(all.len().div_ceil(8));
    bits.extend(eights.iter().map(|eight| {
        let eight = u64::from_le_bytes(*eight);
        let highest = ((eight & LOW) + LOW) | eight;
        ((((highest & !LOW) >> 7).wrapping_mul(GATHER)) >> 56) as u8
    }));
    if !rest.is_empty() {
        let bit = |(at, one): (usize, &u8)| u8::from(*one != 0) << at;
        bits.push(rest.iter().enumerate().map(bit).sum());
    }
    let nulls = NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(bits), 0, all.len()));
    (nulls.null_count() > 0).then_some(nulls)
}

fn wrong(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// Counts of gaps of each group as columns: one table of groups, one of what they lack.
///
/// `groups` names the groups; without it there is one, of all.
pub(super) fn recurring(
    tallies: &[GapTally],
    groups: Option<&[String]>,
    roles: &OwnRoles,
) -> PyResult<(Table, Table)> {
    let ranked: Vec<(u32, CompetencyTally)> = (0..)
        .zip(tallies)
        .flat_map(|(group, tally)| tally.ranked().into_iter().map(move |one| (group, one)))
        .collect();
    let count =
        |of: fn(&CompetencyTally) -> u32| counts(ranked.iter().map(|(_, one)| of(one)).collect());
    let whole = |of: fn(&GapTally) -> u32| counts(tallies.iter().map(of).collect());
    let competencies: Vec<String> =
        roles.competencies().iter().map(|key| key.as_str().to_owned()).collect();
    let (mut lacks, mut told) = (Answer::default(), Answer::default());
    if let Some(names) = groups {
        lacks =
            lacks.with("group", named(ranked.iter().map(|(group, _)| *group).collect(), names)?);
        told = told.with("group", named((0..place(tallies.len())).collect(), names)?);
    }
    let competency = ranked.iter().map(|(_, one)| one.competency).collect();
    let lacks = lacks
        .with("competency", named(competency, &competencies)?)
        .with("asked", count(|one| one.asked))
        .with("lacking", count(|one| one.lacking))
        .with("unknown", count(|one| one.unknown))
        .with("too_low", count(|one| one.too_low))
        .with("loss", numbers(ranked.iter().map(|(_, one)| one.loss.total()).collect()))
        .with("blocks", count(|one| one.blocks))
        .with("last_gap", count(|one| one.last_gap));
    let mean = tallies.iter().map(|one| one.mean_score().unwrap_or(f64::NAN)).collect();
    let told = told
        .with("assessed", whole(|one| one.assessed))
        .with("ready", whole(|one| one.ready))
        .with("mean_score", numbers(mean))
        .with("without_target", whole(|one| one.without_role))
        .with("unrated", whole(|one| one.unrated));
    Ok((lacks.table()?, told.table()?))
}
