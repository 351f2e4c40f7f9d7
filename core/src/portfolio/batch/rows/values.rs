//! Levels of any type, as one thing to write code for.

use super::super::Levels;

/// A number that a column of levels may hold.
pub(in super::super) trait Value:
    Copy + Default + PartialOrd + Send + Sync
{
    /// Whether it is a level at all.
    fn is_known(self) -> bool;
    /// The column of such numbers.
    fn wrap(all: &[Self]) -> Levels<'_>;
    /// The place for such numbers.
    fn of(values: &mut Values) -> &mut Vec<Self>;
}

/// Room for levels of any type.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Values {
    f64: Vec<f64>,
    f32: Vec<f32>,
    i32: Vec<i32>,
    u8: Vec<u8>,
}

impl Value for f64 {
    fn is_known(self) -> bool {
        !self.is_nan()
    }

    fn wrap(all: &[Self]) -> Levels<'_> {
        Levels::F64(all)
    }

    fn of(values: &mut Values) -> &mut Vec<Self> {
        &mut values.f64
    }
}

impl Value for f32 {
    fn is_known(self) -> bool {
        !self.is_nan()
    }

    fn wrap(all: &[Self]) -> Levels<'_> {
        Levels::F32(all)
    }

    fn of(values: &mut Values) -> &mut Vec<Self> {
        &mut values.f32
    }
}

impl Value for i32 {
    fn is_known(self) -> bool {
        true
    }

    fn wrap(all: &[Self]) -> Levels<'_> {
        Levels::I32(all)
    }

    fn of(values: &mut Values) -> &mut Vec<Self> {
        &mut values.i32
    }
}

impl Value for u8 {
    fn is_known(self) -> bool {
        true
    }

    fn wrap(all: &[Self]) -> Levels<'_> {
        Levels::U8(all)
    }

    fn of(values: &mut Values) -> &mut Vec<Self> {
        &mut values.u8
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
