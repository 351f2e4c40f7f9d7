//! What can be wrong with a question about many people.

use crate::kernel::KernelError;
use crate::problem::{Fault, Kind, Problem};
use crate::readiness::ReadinessError;

/// Why there is no answer about many people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PortfolioError {
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// Somebody cannot be held against a role, or a share cannot be estimated.
    #[error(transparent)]
    Readiness(#[from] ReadinessError),
    /// A person is in the cohort twice.
    #[error("person `{}` is in the cohort twice", .0.get("person"))]
    DuplicatePerson(Fault),
    /// Nobody of the cohort has a group of this column.
    #[error("nobody of the cohort has a group `{}`", .0.get("column"))]
    UnknownColumn(Fault),
    /// A person aims at a role that is not among those given.
    #[error("person `{}` aims at role `{}`, which is not among the roles", .0.get("person"), .0.get("role"))]
    UnknownTargetRole(Fault),
    /// A row, a column, an attribute or a group is named twice.
    #[error("`{}` is named twice", .0.get("category"))]
    DuplicateCategory(Fault),
    /// Something is in a row, a column, an attribute or a group that is not there.
    #[error("there is no `{}` in the table", .0.get("category"))]
    UnknownCategory(Fault),
    /// A cell is there twice.
    #[error("cell `{}` is there twice", .0.get("cell"))]
    DuplicateCell(Fault),
    /// A person has several levels in one competency.
    #[error("rows `{}` give a person a second level in a competency", .0.get("rows"))]
    DuplicateRow(Fault),
    /// What is said of a cell does not go together.
    #[error("cell `{}` {}", .0.get("cell"), .0.get("reason"))]
    MalformedCell(Fault),
    /// There is more to look at than is looked at.
    #[error("there are `{}` {}; the limit is {}", .0.get("size"), .0.get("what"), .0.get("limit"))]
    TooLarge(Fault),
    /// A table of levels does not have the form that it says.
    #[error("the table of levels {}", .0.get("reason"))]
    MalformedTable(Fault),
    /// The host stopped it.
    #[error("it was stopped after `{}` of `{}` people", .0.get("done"), .0.get("of"))]
    Cancelled(Fault),
    /// Tables with more attributes share people, so hiding cells in each of them is not safe.
    #[error("small groups cannot be hidden safely with `{}` attributes; the limit is {}", .0.get("size"), .0.get("limit"))]
    TooManyAttributes(Fault),
}

impl From<PortfolioError> for Problem {
    fn from(error: PortfolioError) -> Self {
        use Kind::{Conflict, Invalid, Limit, NotFound};
        use PortfolioError as E;

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Readiness(error) => return error.into(),
            E::DuplicatePerson(fault) => (
                "portfolio.duplicate_person",
                Conflict,
                "merge the two profiles, or remove one",
                fault,
            ),
            E::UnknownColumn(fault) => (
                "portfolio.unknown_column",
                NotFound,
                "name a column that stands in the groups of at least one member",
                fault,
            ),
            E::UnknownTargetRole(fault) => (
                "portfolio.unknown_target_role",
                NotFound,
                "add the role, or name one of the roles by its uri or its code",
                fault,
            ),
            E::DuplicateCategory(fault) => (
                "portfolio.duplicate_category",
                Conflict,
                "give each of them a name of its own",
                fault,
            ),
            E::UnknownCategory(fault) => (
                "portfolio.unknown_category",
                NotFound,
                "correct the name, or add it to the names of the table",
                fault,
            ),
            E::DuplicateCell(fault) => {
                ("portfolio.duplicate_cell", Conflict, "add the two up, or remove one", fault)
            }
            E::DuplicateRow(fault) => (
                "portfolio.duplicate_row",
                Conflict,
                "remove the rows, or say which of several counts: the highest, the lowest, the last or the latest",
                fault,
            ),
            E::MalformedCell(fault) => (
                "portfolio.malformed_cell",
                Invalid,
                "correct the cell; one without anybody can be left out",
                fault,
            ),
            E::TooLarge(fault) => (
                "portfolio.too_large",
                Limit,
                "put rows or columns together, or split the table",
                fault,
            ),
            E::MalformedTable(fault) => (
                "portfolio.malformed_table",
                Invalid,
                "correct what is named; rows are counted from 0",
                fault,
            ),
            E::Cancelled(fault) => (
                "portfolio.cancelled",
                Conflict,
                "ask again; nothing of what was written so far holds",
                fault,
            ),
            E::TooManyAttributes(fault) => (
                "portfolio.too_many_attributes",
                Limit,
                "ask for the attributes two by two, and show only one of the tables",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
