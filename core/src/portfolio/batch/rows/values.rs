//! Levels of any type, as one thing to write code for.

use super::super::{LevelValues, Levels};

/// A number that a column of levels may hold.
pub(in super::super) trait Value:
    Copy + Default + PartialOrd + Send + Sync
{
    /// Whether it is a level at all.
    fn is_known(self) -> bool;
    /// The column of such numbers.
    fn wrap(all: &[Self]) -> Levels<'_>;
    /// A column that is kept.
    fn keep(all: Vec<Self>) -> LevelValues;
    /// The place for such numbers.
    fn of(values: &mut Values) -> &mut Vec<Self>;
    /// The place for rows with such numbers.
    fn deals(deals: &mut Deals) -> &mut Vec<Deal<Self>>;
}

/// Room for levels of any type.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Values {
    f64: Vec<f64>,
    f32: Vec<f32>,
    i32: Vec<i32>,
    u8: Vec<u8>,
}

/// A row: the place of its person among some, and its competency, in one number; and its level.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Deal<T> {
    pub(super) row: u32,
    pub(super) level: T,
}

/// Room for rows with levels of any type.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Deals {
    f64: Vec<Deal<f64>>,
    f32: Vec<Deal<f32>>,
    i32: Vec<Deal<i32>>,
    u8: Vec<Deal<u8>>,
}

impl Value for f64 {
    fn is_known(self) -> bool {
        !self.is_nan()
    }

    fn wrap(all: &[Self]) -> Levels<'_> {
        Levels::F64(all)
    }

    fn keep(all: Vec<Self>) -> LevelValues {
        LevelValues::F64(all)
    }

    fn of(values: &mut Values) -> &mut Vec<Self> {
        &mut values.f64
    }

    fn deals(deals: &mut Deals) -> &mut Vec<Deal<Self>> {
        &mut deals.f64
    }
}

impl Value for f32 {
    fn is_known(self) -> bool {
        !self.is_nan()
    }

    fn wrap(all: &[Self]) -> Levels<'_> {
        Levels::F32(all)
    }

    fn keep(all: Vec<Self>) -> LevelValues {
        LevelValues::F32(all)
    }

    fn of(values: &mut Values) -> &mut Vec<Self> {
        &mut values.f32
    }

    fn deals(deals: &mut Deals) -> &mut Vec<Deal<Self>> {
        &mut deals.f32
    }
}

impl Value for i32 {
    fn is_known(self) -> bool {
        true
    }

    fn wrap(all: &[Self]) -> Levels<'_> {
        Levels::I32(all)
    }

    fn keep(all: Vec<Self>) -> LevelValues {
        LevelValues::I32(all)
    }

    fn of(values: &mut Values) -> &mut Vec<Self> {
        &mut values.i32
    }

    fn deals(deals: &mut Deals) -> &mut Vec<Deal<Self>> {
        &mut deals.i32
    }
}

impl Value for u8 {
    fn is_known(self) -> bool {
        true
    }

    fn wrap(all: &[Self]) -> Levels<'_> {
        Levels::U8(all)
    }

    fn keep(all: Vec<Self>) -> LevelValues {
        LevelValues::U8(all)
    }

    fn of(values: &mut Values) -> &mut Vec<Self> {
        &mut values.u8
    }

    fn deals(deals: &mut Deals) -> &mut Vec<Deal<Self>> {
        &mut deals.u8
    }
}

/// Something to do with a column, whatever its type.
pub(super) trait WithValue<'a> {
    /// What comes of it.
    type Output;
    /// Does it.
    fn run<T: Value>(self, column: &'a [T]) -> Self::Output;
}

impl<'a> Levels<'a> {
    /// Does something with the column.
    pub(super) fn with<W: WithValue<'a>>(self, work: W) -> W::Output {
        match self {
            Self::F64(all) => work.run(all),
            Self::F32(all) => work.run(all),
            Self::I32(all) => work.run(all),
            Self::U8(all) => work.run(all),
        }
    }
}
