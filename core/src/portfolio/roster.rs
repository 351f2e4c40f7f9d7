//! A cohort that was looked through, and everybody of it held against all roles.

use super::{Cohort, Member, PortfolioError};
use crate::kernel::{KeyIndex, Share};
use crate::problem::{Fault, Problem};
use crate::readiness::{Options, RoleIndex, Scores};

/// Looks whether somebody is there twice.
pub(super) fn check(cohort: &Cohort, name: &str) -> Result<(), PortfolioError> {
    let people = KeyIndex::of(&cohort.members, |member| Some(&member.profile.person));
    let Some(at) = people.duplicates().first().copied() else { return Ok(()) };
    let person = cohort.members.get(at as usize).map_or("", |one| one.profile.person.as_str());
    let place = format!("{name}.members[{at}].profile.person");
    Err(PortfolioError::DuplicatePerson(Fault::new().at(place).with("person", person)))
}

/// Measures everybody for each of the roles, one member after the other.
///
/// `take` gets the position of the member, the member, and the scores in the order of the roles.
pub(super) fn measure_all(
    cohort: &Cohort,
    roles: &RoleIndex,
    options: &Options,
    mut take: impl FnMut(usize, &Member, Vec<Result<Scores, Problem>>),
) -> Result<(), Problem> {
    check(cohort, "cohort")?;
    for (at, member) in cohort.members.iter().enumerate() {
        let scores = roles.scores(&member.profile, options);
        let own = |problem| of_member(problem, "cohort", at);
        let scores = scores.map_err(|error| own(error.into()))?;
        let scores = scores.into_iter().map(|score| score.map_err(own)).collect();
        take(at, member, scores);
    }
    Ok(())
}

/// The problem of a profile, at the place of its member.
pub(super) fn of_member(mut problem: Problem, name: &str, at: usize) -> Problem {
    let path = problem.path.as_deref().and_then(|path| path.strip_prefix("profile"));
    if let Some(rest) = path {
        problem.path = Some(format!("{name}.members[{at}].profile{rest}"));
    }
    problem
}

/// How many there are, in the numbers of answers.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A sum of shares, or of differences of shares, that is the same in every order.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    /// In parts of 2^-52.
    parts: i128,
    pub(super) number: u32,
}

impl Sum {
    const WHOLE: f64 = 4_503_599_627_370_496.0;

    pub(super) fn add(&mut self, share: Share) {
        self.add_difference(share.get());
    }

    pub(super) fn add_difference(&mut self, difference: f64) {
        // It is a whole number of parts, from -2^52 to 2^52.
        self.parts += (difference * Self::WHOLE) as i128;
        self.number += 1;
    }

    /// The sum, in wholes.
    pub(super) fn total(self) -> f64 {
        self.parts as f64 / Self::WHOLE
    }

    /// The mean; nothing of nobody.
    pub(super) fn mean(self) -> Option<f64> {
        (self.number > 0).then(|| self.total() / f64::from(self.number))
    }
}
