//! Columns of levels, as they lie in the memory of whoever made the table.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Float64Type, Int32Type, UInt8Type};
use arrow_array::{Array, ArrayRef, Float32Array, Float64Array};
use arrow_buffer::ScalarBuffer;
use arrow_schema::DataType;
use prowess::Problem;
use prowess::portfolio::batch::{LevelValues, Levels};

use super::keys::converted;
use super::problem::{refused, rows};

/// A column of levels; nothing is copied where its type is one of these.
#[derive(Clone)]
pub(super) enum LevelColumn {
    F64(ScalarBuffer<f64>),
    F32(ScalarBuffer<f32>),
    I32(ScalarBuffer<i32>),
    U8(ScalarBuffer<u8>),
}

impl From<LevelValues> for LevelColumn {
    fn from(values: LevelValues) -> Self {
        match values {
            LevelValues::F64(all) => Self::F64(all.into()),
            LevelValues::F32(all) => Self::F32(all.into()),
            LevelValues::I32(all) => Self::I32(all.into()),
            LevelValues::U8(all) => Self::U8(all.into()),
        }
    }
}

impl LevelColumn {
    /// Reads a column, whose nulls are levels nobody knows.
    pub(super) fn new(
        column: &str,
        array: &ArrayRef,
        scale: Option<(f64, f64)>,
    ) -> Result<Self, Problem> {
        let levels = Self::read(column, array)?;
        if matches!(levels, Self::F64(_) | Self::F32(_)) {
            levels.check((f64::MIN, f64::MAX), column, "that are not finite")?;
        }
        if let Some((lowest, highest)) = scale {
            let off = format!("off the scale from {lowest} to {highest}");
            levels.check((lowest, highest), column, &off)?;
        }
        Ok(levels)
    }

    /// Refuses levels that are not between these two.
    fn check(&self, ends: (f64, f64), column: &str, what: &str) -> Result<(), Problem> {
        let (lowest, highest) = ends;
        if self.is_within(lowest, highest) {
            return Ok(());
        }
        let is_off = |row: &usize| self.at(*row) < lowest || self.at(*row) > highest;
        let off = rows((0..self.len()).filter(is_off));
        Err(refused(column, &format!("has levels {what} in {off}")))
    }

    fn read(column: &str, array: &ArrayRef) -> Result<Self, Problem> {
        use DataType as D;

        if array.null_count() > 0 || array.data_type() == &D::Null {
            return Self::with_nulls(column, array);
        }
        Ok(match array.data_type() {
            D::Float64 => Self::F64(array.as_primitive::<Float64Type>().values().clone()),
            D::Float32 => Self::F32(array.as_primitive::<Float32Type>().values().clone()),
            D::Int32 => Self::I32(array.as_primitive::<Int32Type>().values().clone()),
            D::UInt8 => Self::U8(array.as_primitive::<UInt8Type>().values().clone()),
            D::Int8 | D::Int16 | D::UInt16 => {
                return Self::read(column, &converted(column, array, &D::Int32)?);
            }
            D::Float16 => return Self::read(column, &converted(column, array, &D::Float32)?),
            D::Int64 | D::UInt32 | D::UInt64 => {
                let small = converted(column, array, &D::Int32);
                let wide = small.or_else(|_| converted(column, array, &D::Float64));
                return Self::read(column, &wide?);
            }
            D::Decimal32(..) | D::Decimal64(..) | D::Decimal128(..) | D::Decimal256(..) => {
                return Self::read(column, &converted(column, array, &D::Float64)?);
            }
            D::Dictionary(_, kind) if kind.is_numeric() => {
                return Self::read(column, &converted(column, array, kind)?);
            }
            other => {
                let reason = format!("is of type {other}, and levels are numbers");
                return Err(refused(column, &reason));
            }
        })
    }

    /// Levels some of which are not known, for which there are no whole numbers.
    fn with_nulls(column: &str, array: &ArrayRef) -> Result<Self, Problem> {
        use DataType as D;

        Ok(match array.data_type() {
            D::Float32 | D::Float16 | D::UInt8 | D::Int8 | D::Int16 | D::UInt16 => {
                let array = converted(column, array, &D::Float32)?;
                let array = array.as_primitive::<Float32Type>();
                let known = array.iter().map(|level| level.unwrap_or(f32::NAN));
                Self::F32(Float32Array::from_iter_values(known).values().clone())
            }
            kind if kind.is_numeric() || kind == &D::Null => {
                let array = converted(column, array, &D::Float64)?;
                let array = array.as_primitive::<Float64Type>();
                let known = array.iter().map(|level| level.unwrap_or(f64::NAN));
                Self::F64(Float64Array::from_iter_values(known).values().clone())
            }
            D::Dictionary(_, kind) if kind.is_numeric() => {
                return Self::read(column, &converted(column, array, kind)?);
            }
            other => {
                let reason = format!("is of type {other}, and levels are numbers");
                return Err(refused(column, &reason));
            }
        })
    }

    /// The column as the core takes it.
    pub(super) fn levels(&self) -> Levels<'_> {
        match self {
            Self::F64(all) => Levels::F64(all),
            Self::F32(all) => Levels::F32(all),
            Self::I32(all) => Levels::I32(all),
            Self::U8(all) => Levels::U8(all),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.levels().len()
    }

    pub(super) fn at(&self, row: usize) -> f64 {
        match self {
            Self::F64(all) => all[row],
            Self::F32(all) => all[row].into(),
            Self::I32(all) => all[row].into(),
            Self::U8(all) => all[row].into(),
        }
    }

    /// Whether all that are known are between these.
    fn is_within(&self, lowest: f64, highest: f64) -> bool {
        let is_fit = |level: f64| !(level < lowest || level > highest);
        match self {
            Self::F64(all) => all.iter().all(|level| is_fit(*level)),
            Self::F32(all) => all.iter().all(|level| is_fit((*level).into())),
            Self::I32(all) => all.iter().all(|level| is_fit((*level).into())),
            Self::U8(all) => all.iter().all(|level| is_fit((*level).into())),
        }
    }

    /// Columns of everybody put together, person by person.
    pub(super) fn by_person(columns: &[Self], people: usize) -> Self {
        fn together<'a, T: arrow_buffer::ArrowNativeType>(
            columns: &'a [LevelColumn],
            people: usize,
            at: impl Fn(&'a LevelColumn, usize) -> T,
        ) -> ScalarBuffer<T> {
            let rows = 0..people;
            rows.flat_map(|row| columns.iter().map(move |column| (column, row)))
                .map(|(column, row)| at(column, row))
                .collect()
        }
        let is = |kind: fn(&Self) -> bool| columns.iter().all(kind);
        if is(|column| matches!(column, Self::U8(_) | Self::I32(_))) {
            Self::I32(together(columns, people, |column, row| column.at(row) as i32))
        } else if is(|column| matches!(column, Self::U8(_) | Self::F32(_))) {
            Self::F32(together(columns, people, |column, row| column.at(row) as f32))
        } else {
            Self::F64(together(columns, people, Self::decimal_at))
        }
    }

    /// The level in a row, where a single-precision number is the decimal that it is nearest to.
    pub(super) fn decimal_at(&self, row: usize) -> f64 {
        match self {
            Self::F32(all) if !all[row].is_nan() && all[row].fract() != 0.0 => {
                all[row].to_string().parse().unwrap_or(f64::NAN)
            }
            other => other.at(row),
        }
    }

    /// The levels of these rows.
    pub(super) fn take(&self, rows: &[u32]) -> Self {
        fn taken<T: Copy + arrow_buffer::ArrowNativeType>(
            all: &ScalarBuffer<T>,
            rows: &[u32],
        ) -> ScalarBuffer<T> {
            rows.iter().map(|row| all[*row as usize]).collect()
        }
        match self {
            Self::F64(all) => Self::F64(taken(all, rows)),
            Self::F32(all) => Self::F32(taken(all, rows)),
            Self::I32(all) => Self::I32(taken(all, rows)),
            Self::U8(all) => Self::U8(taken(all, rows)),
        }
    }
}
