//! Problems of questions about columns of numbers.
//!
//! Columns cross no boundary as JSON, so no operation and no vector ends in these: each is asked
//! for here as a host would.

use prowess::Problem;
use prowess::portfolio::PortfolioError;
use prowess::portfolio::batch::{
    BatchRun, Codes, DuplicateRule, LevelRows, Levels, LongTable, OwnColumns, OwnReadiness,
    OwnRoles, OwnSpace, RowSpace, group_rows,
};
use prowess::readiness::Options;

/// One problem for each code.
pub(crate) fn problems() -> Vec<Problem> {
    let person = [0, 0, 4, 0];
    let table = LongTable {
        people: 3,
        competencies: 2,
        person: Codes::U32(&person),
        competency: Codes::U32(&[0, 1, 1, 1]),
        level: Levels::U8(&[3, 4, 2, 5]),
        date: None,
    };
    let group = |table| group_rows(&table, DuplicateRule::Refuse, &mut RowSpace::default()).err();
    let all = [group(table), group(LongTable { people: 5, ..table }), stopped().err()];
    all.into_iter().flatten().map(Problem::from).collect()
}

/// A question that the host stops at once.
fn stopped() -> Result<(), PortfolioError> {
    let roles = OwnRoles::new(Vec::new(), Vec::new(), Options::default()).expect("no roles");
    let rows = LevelRows { starts: &[0, 0], competency: &[], level: Levels::U8(&[]) };
    let run = BatchRun { threads: Some(1), watch: Some(&|_, _| false), ..BatchRun::default() };
    let own = [prowess::portfolio::batch::NO_ROLE];
    let (mut space, mut answer) = (OwnSpace::default(), OwnReadiness::default());
    roles.measure(&rows, &own, OwnColumns::default(), &run, &mut space, &mut answer)
}
