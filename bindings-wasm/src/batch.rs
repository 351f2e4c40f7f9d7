//! Roles made ready for tables of levels, which cross as arrays of numbers.
//!
//! Levels are copied once, into a table that is held, and answers are copied out once; roles and
//! options cross as JSON text, once too.

use std::cell::RefCell;
use std::rc::Rc;

use prowess::Problem;
use prowess::kernel::Share;
use prowess::portfolio::batch::{
    BatchRun, GroupColumn, LevelColumns, LevelRows, LevelTable, Levels, PeopleSearch, Precision,
    RoleBatch, refused_table,
};
use prowess::surface::{given, optional};
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::arguments::{FREED, Text, refused};
use crate::numbered::Slots;
use crate::thrown;

thread_local! {
    static HELD: RefCell<Slots<Content>> = RefCell::default();
}

/// Something held for questions about tables.
enum Content {
    Roles(Rc<RoleBatch>),
    Table(Rc<Table>),
}

/// Levels of many people, with their rows where they are in long form.
struct Table {
    people: u32,
    levels: Numbers,
    rows: Option<Rows>,
}

/// Where the rows of each person start, and the competency of each row.
struct Rows {
    starts: Vec<u32>,
    competency: Vec<u32>,
}

/// Levels as the page stores them.
enum Numbers {
    F64(Vec<f64>),
    F32(Vec<f32>),
    I32(Vec<i32>),
    U8(Vec<u8>),
}

impl Numbers {
    fn all(&self) -> Levels<'_> {
        match self {
            Self::F64(all) => Levels::F64(all),
            Self::F32(all) => Levels::F32(all),
            Self::I32(all) => Levels::I32(all),
            Self::U8(all) => Levels::U8(all),
        }
    }

    /// Columns of so many people each; nothing where the last one is not full.
    fn columns(&self, people: usize) -> Option<Vec<Levels<'_>>> {
        fn cut<T>(all: &[T], people: usize) -> Option<std::slice::ChunksExact<'_, T>> {
            let columns = all.chunks_exact(people);
            columns.remainder().is_empty().then_some(columns)
        }
        Some(match self {
            Self::F64(all) => cut(all, people)?.map(Levels::F64).collect(),
            Self::F32(all) => cut(all, people)?.map(Levels::F32).collect(),
            Self::I32(all) => cut(all, people)?.map(Levels::I32).collect(),
            Self::U8(all) => cut(all, people)?.map(Levels::U8).collect(),
        })
    }
}

impl Table {
    /// Asks something of the table; its columns are those of so many competencies.
    fn ask<T>(
        &self,
        competencies: usize,
        question: impl FnOnce(&LevelTable<'_>) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        if let Some(Rows { starts, competency }) = &self.rows {
            let level = self.levels.all();
            return question(&LevelTable::Rows(LevelRows { starts, competency, level }));
        }
        let columns = match self.people as usize {
            // Of nobody there are columns without a level, as many as there are competencies.
            0 => self.levels.all().is_empty().then(|| vec![Levels::U8(&[]); competencies]),
            people => self.levels.columns(people),
        };
        let Some(columns) = columns else {
            let reason = format!("has a column that is not full for {} people", self.people);
            return Err(refused_table("levels.columns", &reason));
        };
        question(&LevelTable::Columns(&LevelColumns { people: self.people, columns }))
    }
}

fn keep(content: Content) -> f64 {
    HELD.with_borrow_mut(|slots| slots.keep(content))
}

/// Asks something of roles and a table that are held.
fn ask<T>(
    roles: f64,
    table: f64,
    question: impl FnOnce(&RoleBatch, &LevelTable<'_>) -> Result<T, Problem>,
) -> Result<T, JsValue> {
    let held = HELD.with_borrow(|slots| {
        let roles = match slots.content(roles) {
            Some(Content::Roles(roles)) => Some(Rc::clone(roles)),
            _ => None,
        };
        let table = match slots.content(table) {
            Some(Content::Table(table)) => Some(Rc::clone(table)),
            _ => None,
        };
        (roles, table)
    });
    let answer = match held {
        (None, _) => refused("batch", FREED),
        (_, None) => refused("levels", FREED),
        (Some(roles), Some(table)) => {
            table.ask(roles.competencies().len(), |levels| question(&roles, levels))
        }
    };
    answer.map_err(|problem| thrown(&problem))
}

/// The slot that holds these roles, ready for tables with these competencies.
///
/// # Errors
///
/// The JSON text of a problem: data that does not fit, or one of [`RoleBatch::new`].
#[wasm_bindgen]
pub fn batch_roles(
    roles: Option<String>,
    competencies: Option<String>,
    options: Option<String>,
    is_fast: bool,
) -> Result<f64, JsValue> {
    let batch = || {
        let roles = given(&Text(roles), "roles")?;
        let competencies: Vec<_> = given(&Text(competencies), "competencies")?;
        let precision = if is_fast { Precision::Fast } else { Precision::Exact };
        RoleBatch::new(roles, optional(&Text(options), "options")?, &competencies, precision)
    };
    let batch = batch().map_err(|problem| thrown(&problem))?;
    Ok(keep(Content::Roles(Rc::new(batch))))
}

/// Lets go of roles or a table.
#[wasm_bindgen]
pub fn batch_release(slot: f64) {
    HELD.with_borrow_mut(|slots| slots.release(slot));
}

/// The slot that holds a table of levels of one type.
macro_rules! table {
    ($($name:ident $kind:ident $number:ty;)*) => {$(
        /// The slot that holds a table of levels of this type: columns one after the other, or rows
        /// with the place where those of each person start and the competency of each.
        #[wasm_bindgen]
        pub fn $name(
            people: u32,
            levels: Vec<$number>,
            starts: Option<Vec<u32>>,
            competency: Option<Vec<u32>>,
        ) -> f64 {
            let rows = starts.zip(competency);
            let rows = rows.map(|(starts, competency)| Rows { starts, competency });
            keep(Content::Table(Rc::new(Table { people, levels: Numbers::$kind(levels), rows })))
        }
    )*};
}

table! {
    batch_table_f64 F64 f64;
    batch_table_f32 F32 f32;
    batch_table_i32 I32 i32;
    batch_table_u8 U8 u8;
}

/// A row for each person, in it a score for each role.
///
/// # Errors
///
/// The JSON text of a problem: one of [`RoleBatch::score_matrix`].
#[wasm_bindgen]
pub fn batch_score_matrix(roles: f64, table: f64, people: u32) -> Result<Vec<f32>, JsValue> {
    ask(roles, table, |batch, levels| {
        let mut scores = Vec::new();
        let places = batch.roles().len().checked_mul(people as usize);
        if places.is_none_or(|places| scores.try_reserve_exact(places).is_err()) {
            return Err(refused_table("levels", "is to be answered by more than memory holds"));
        }
        scores.resize(places.unwrap_or(0), f32::NAN);
        batch.score_matrix(levels, &BatchRun::default(), &mut scores)?;
        Ok(scores)
    })
}

/// The best roles of everybody, as columns.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug)]
pub struct BestRoles {
    /// How many places each person has.
    pub width: u32,
    /// The role in each place.
    pub role: Vec<u32>,
    /// Its score.
    pub score: Vec<f64>,
}

/// For which roles each person is the readiest.
///
/// # Errors
///
/// The JSON text of a problem: one of [`RoleBatch::top_roles`].
#[wasm_bindgen]
pub fn batch_top_roles(roles: f64, table: f64, top: u32) -> Result<BestRoles, JsValue> {
    ask(roles, table, |batch, levels| {
        let best = batch.top_roles(levels, top, &BatchRun::default())?;
        Ok(BestRoles { width: best.width, role: best.role, score: best.score })
    })
}

/// Whom to look for, as a page says it; the rest is that of [`PeopleSearch`].
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a search")]
struct Search {
    top: Option<u32>,
    minimum_score: Option<Share>,
    minimum_coverage: Option<Share>,
    only_open_gates: Option<bool>,
    exclude: Vec<u32>,
}

impl Search {
    fn complete(self) -> PeopleSearch {
        let other = PeopleSearch::default();
        PeopleSearch {
            top: self.top.unwrap_or(other.top),
            minimum_score: self.minimum_score.unwrap_or(other.minimum_score),
            minimum_coverage: self.minimum_coverage.unwrap_or(other.minimum_coverage),
            only_open_gates: self.only_open_gates.unwrap_or(other.only_open_gates),
            exclude: self.exclude,
        }
    }
}

/// The best people of every role, as columns.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug)]
pub struct BestPeople {
    /// Where the people of each role start, and at last where they end.
    pub starts: Vec<u32>,
    /// The best people.
    pub person: Vec<u32>,
    /// Their scores.
    pub score: Vec<f64>,
    /// What is known of them, as a part of the weight.
    pub coverage: Vec<f64>,
    /// How many people pass, for each role.
    pub found: Vec<u32>,
}

/// Who suits each role best.
///
/// # Errors
///
/// The JSON text of a problem: a search that does not fit, or one of [`RoleBatch::top_people`].
#[wasm_bindgen]
pub fn batch_top_people(
    roles: f64,
    table: f64,
    search: Option<String>,
) -> Result<BestPeople, JsValue> {
    ask(roles, table, |batch, levels| {
        let search: Search = optional(&Text(search), "search")?;
        let best = batch.top_people(levels, &search.complete(), &BatchRun::default())?;
        Ok(BestPeople {
            starts: best.starts,
            person: best.person,
            score: best.score,
            coverage: best.coverage,
            found: best.found,
        })
    })
}

/// How groups stand for roles, as columns.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug)]
pub struct Groups {
    /// How many people each group has.
    pub people: Vec<u32>,
    /// How many of them have a score, for each group and role.
    pub rated: Vec<u32>,
    /// The mean of those.
    pub mean: Vec<f64>,
    /// How many reach the threshold.
    pub reaching: Vec<u32>,
}

/// The mean and the count above the threshold, for every role and every group.
///
/// # Errors
///
/// The JSON text of a problem: one of [`RoleBatch::summarise`].
#[wasm_bindgen]
pub fn batch_summarise(
    roles: f64,
    table: f64,
    of: Option<Vec<u32>>,
    count: u32,
) -> Result<Groups, JsValue> {
    ask(roles, table, |batch, levels| {
        let groups = of.as_deref().map(|of| GroupColumn { of, count });
        let summary = batch.summarise(levels, groups, &BatchRun::default())?;
        Ok(Groups {
            people: summary.people,
            rated: summary.rated,
            mean: summary.mean,
            reaching: summary.reaching,
        })
    })
}
