//! What is wrong with rows and roles of people.

use super::super::super::PortfolioError;
use super::super::fault::{duplicate, malformed, unequal};
use super::super::{LevelRows, Levels};
use super::encode::plain;
use super::{NO_ROLE, OwnRoles, position};

impl OwnRoles {
    /// Refuses rows that are no table, and roles that there are not.
    pub(in super::super) fn check(
        &self,
        rows: &LevelRows<'_>,
        own: Option<&[u32]>,
    ) -> Result<u32, PortfolioError> {
        let LevelRows { starts, competency, level } = *rows;
        if level.len() != competency.len() {
            return Err(unequal("level", level.len(), competency.len()));
        }
        let Some(people) = starts.len().checked_sub(1) else {
            return Err(unequal("starts", 0, 1));
        };
        let Ok(people) = u32::try_from(people) else {
            let what = "more people than 32 bits can count";
            return Err(malformed("starts", what, std::iter::empty()));
        };
        let pairs = || starts.iter().zip(starts.iter().skip(1));
        let is_beyond = |end: u32| end as usize > competency.len();
        if pairs().any(|(start, end)| start > end)
            || starts.last().is_some_and(|end| is_beyond(*end))
        {
            let wrong =
                pairs().enumerate().filter(|(_, (start, end))| start > end || is_beyond(**end));
            let wrong = wrong.map(|(at, _)| at + 1);
            return Err(malformed("starts", "an end that is not in order", wrong));
        }
        let Some(own) = own else { return Ok(people) };
        if own.len() != people as usize {
            return Err(unequal("role", own.len(), people as usize));
        }
        let end = position(self.roles.len());
        let is_wrong = |role: u32| role >= end && role != NO_ROLE;
        if own.iter().any(|role| is_wrong(*role)) {
            let wrong = own.iter().enumerate().filter(|(_, role)| is_wrong(**role));
            let what = format!("a code that is not below {end}");
            return Err(malformed("role", &what, wrong.map(|(at, _)| at)));
        }
        Ok(people)
    }

    /// Whether a level may be held in a competency; not a number is one that nobody knows.
    pub(super) fn may_hold(&self, competency: u32, level: f64) -> bool {
        let (low, high) = self.ends.get(competency as usize).copied().unwrap_or_default();
        level.is_nan() || (level.is_finite() && level >= low && level <= high)
    }

    /// The problem of rows that are about no competency, or whose levels are on no scale.
    pub(in super::super) fn check_values(
        &self,
        competency: &[u32],
        level: Levels<'_>,
    ) -> Result<(), PortfolioError> {
        let end = self.given;
        if competency.iter().any(|code| *code >= end) {
            let wrong = competency.iter().enumerate().filter(|(_, code)| **code >= end);
            let what = format!("a code that is not below {end}");
            return Err(malformed("competency", &what, wrong.map(|(at, _)| at)));
        }
        let mut numbers = Vec::new();
        plain(level, &mut numbers);
        let pairs = || competency.iter().zip(&numbers);
        if pairs().any(|(code, level)| !self.may_hold(*code, *level)) {
            let wrong =
                pairs().enumerate().filter(|(_, (code, level))| !self.may_hold(**code, **level));
            let what = "a level that is not on the scale on which roles ask for it";
            return Err(malformed("level", what, wrong.map(|(at, _)| at)));
        }
        Ok(())
    }

    /// What is wrong with rows of which something is wrong.
    pub(in super::super) fn diagnose(&self, rows: &LevelRows<'_>) -> PortfolioError {
        if let Err(error) = self.check_values(rows.competency, rows.level) {
            return error;
        }
        let mut last = vec![0_u32; self.given as usize];
        let mut again = Vec::new();
        for (person, pair) in (1_u32..).zip(rows.starts.windows(2)) {
            let [start, end] = pair else { continue };
            for row in *start as usize..*end as usize {
                let code = rows.competency.get(row).copied().unwrap_or_default();
                let Some(mark) = last.get_mut(code as usize) else { continue };
                if std::mem::replace(mark, person) == person {
                    again.push(row);
                }
            }
        }
        duplicate(again.into_iter())
    }
}
