//! How near scores are to those of a whole assessment.

/// How near scores are to those of [`assess`](crate::readiness::assess).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Precision {
    /// Off by at most 1e-6, and by nothing but a last rounding where weights and levels are whole
    /// and small; see [`RoleBatch`](super::RoleBatch).
    #[default]
    Exact,
    /// Off by at most 5e-4, and up to twice as quick where levels have decimals.
    ///
    /// The bits are still the same on every platform and in every order.
    Fast,
}
