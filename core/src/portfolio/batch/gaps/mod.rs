//! What many people lack, counted in parts that can be put together.
//!
//! The counts mean what those of [`recurring_gaps`](super::super::recurring_gaps) mean, and are the
//! same. Losses are added up exactly, so it never matters who was counted where, or when.

mod count;
mod model;

pub use model::{CompetencyTally, GapTally};

use std::ops::Range;

use super::super::PortfolioError;
use super::fault::{malformed, unequal};
use super::own::{Desk, OwnRoles, OwnSpace, People, Piece, position};
use super::waves::{BLOCK, each};

use super::{BatchRun, LevelRows, Levels};
use count::Lines;

/// How many people are counted at once: enough that some have the same role.
const PIECE: u32 = 8 * BLOCK;

impl OwnRoles {
    /// What people lack for their own roles, and how often; for each group of people.
    ///
    /// `own` has the position of the own role of each person, or [`NO_ROLE`](super::NO_ROLE);
    /// without it, everybody is held against all roles, and counts once for each.
    /// `groups` has the group of each person, below the number beside it; without it, all people
    /// are one group.
    ///
    /// # Errors
    ///
    /// * those of [`OwnRoles::measure`].
    ///
    /// # Cost
    ///
    /// O(n) in the number of rows and of requirements of the roles that people are held against.
    pub fn recurring_gaps(
        &self,
        rows: &LevelRows<'_>,
        own: Option<&[u32]>,
        groups: Option<(&[u32], u32)>,
        run: &BatchRun<'_>,
        space: &mut OwnSpace,
    ) -> Result<Vec<GapTally>, PortfolioError> {
        let people = self.check(rows, own)?;
        let Some((group_of, groups)) = groups else {
            let pieces = pieces_of(0, 0..people);
            return self.count(&People { rows: *rows, own }, &pieces, 1, run, space);
        };
        if group_of.len() != people as usize {
            return Err(unequal("group", group_of.len(), people as usize));
        }
        if group_of.iter().any(|group| *group >= groups) {
            let wrong = group_of.iter().enumerate().filter(|(_, group)| **group >= groups);
            let what = format!("a code that is not below {groups}");
            return Err(malformed("group", &what, wrong.map(|(at, _)| at)));
        }
        let sorted = Sorted::by_group(&People { rows: *rows, own }, group_of, groups);
        let mut pieces = Vec::new();
        for (group, pair) in (0_u32..).zip(sorted.ends.windows(2)) {
            if let [from, to] = pair {
                pieces.extend(pieces_of(group, *from..*to));
            }
        }
        let counted = self.count(&sorted.people(), &pieces, groups, run, space);
        match counted {
            // Rows are named as the caller has them.
            Err(PortfolioError::MalformedTable(_) | PortfolioError::DuplicateRow(_)) => {
                Err(self.diagnose(rows))
            }
            other => other,
        }
    }

    fn count(
        &self,
        people: &People<'_>,
        pieces: &[(u32, Piece)],
        groups: u32,
        run: &BatchRun<'_>,
        space: &mut OwnSpace,
    ) -> Result<Vec<GapTally>, PortfolioError> {
        let of = position(people.rows.starts.len().saturating_sub(1));
        let workers = run.workers().max(1);
        space.make_ready(workers, run);
        let mut places: Vec<Place<'_>> = Vec::new();
        for desk in &mut space.desks {
            let tallies = vec![GapTally::default(); groups as usize];
            places.push(Place { desk, lines: Lines::new(self), group: 0, tallies, is_right: true });
        }
        let mut done = 0;
        for wave in pieces.chunks(workers) {
            run.report(done, of)?;
            let used = places.get_mut(..wave.len()).unwrap_or_default();
            each(used, |at, place| {
                if let Some((group, piece)) = wave.get(at) {
                    place.go_on(*group, self);
                    place.is_right &= place.lines.add(self, people, piece, place.desk);
                }
            });
            done += wave.iter().map(|(_, piece)| piece.end - piece.start).sum::<u32>();
            if places.iter().any(|place| !place.is_right) {
                drop(places);
                space.desks.clear();
                return Err(self.diagnose(&people.rows));
            }
        }
        run.report(of, of)?;
        let mut whole = vec![GapTally::default(); groups as usize];
        for mut place in places {
            place.close(self);
            whole.iter_mut().zip(&place.tallies).for_each(|(sum, one)| sum.merge(one));
        }
        Ok(whole)
    }
}

/// A thread's own place.
struct Place<'a> {
    desk: &'a mut Desk,
    lines: Lines,
    group: u32,
    tallies: Vec<GapTally>,
    is_right: bool,
}

impl Place<'_> {
    /// Goes on to people of this group.
    fn go_on(&mut self, group: u32, roles: &OwnRoles) {
        if group != self.group {
            self.close(roles);
            self.group = group;
        }
    }

    /// Puts what was counted with the tally of its group.
    fn close(&mut self, roles: &OwnRoles) {
        let counted = self.lines.close(roles);
        if let Some(tally) = self.tallies.get_mut(self.group as usize) {
            tally.merge(&counted);
        }
    }
}

/// People of one group, in pieces.
fn pieces_of(group: u32, people: Range<u32>) -> Vec<(u32, Piece)> {
    let Range { start, end } = people;
    let starts = (start..end).step_by(PIECE as usize);
    starts.map(|from| (group, from..end.min(from.saturating_add(PIECE)))).collect()
}

/// People in order of their groups.
struct Sorted {
    /// Where each group starts, and at last where they end.
    ends: Vec<u32>,
    starts: Vec<u32>,
    competency: Vec<u32>,
    level: Column,
    own: Option<Vec<u32>>,
}

/// A column of levels that is ours.
enum Column {
    F64(Vec<f64>),
    F32(Vec<f32>),
    I32(Vec<i32>),
    U8(Vec<u8>),
}

impl Sorted {
    fn by_group(people: &People<'_>, group_of: &[u32], groups: u32) -> Self {
        let mut ends = vec![0_u32; groups as usize + 1];
        for group in group_of {
            if let Some(count) = ends.get_mut(*group as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut order: Vec<u32> = (0_u32..).zip(group_of).map(|(person, _)| person).collect();
        order.sort_by_key(|person| group_of.get(*person as usize));
        let rows = |person: &u32| people.rows_of(&(*person..person + 1));
        let mut starts = vec![0];
        let mut competency = Vec::with_capacity(people.rows.competency.len());
        for person in &order {
            competency.extend(people.competencies(rows(person)));
            starts.push(position(competency.len()));
        }
        let ranges = || order.iter().map(rows);
        let level = match people.rows.level {
            Levels::F64(all) => Column::F64(gather(all, ranges())),
            Levels::F32(all) => Column::F32(gather(all, ranges())),
            Levels::I32(all) => Column::I32(gather(all, ranges())),
            Levels::U8(all) => Column::U8(gather(all, ranges())),
        };
        let role = |own: &[u32], person: &u32| own.get(*person as usize).copied();
        let own = people.own.map(|own| order.iter().filter_map(|one| role(own, one)).collect());
        Self { ends, starts, competency, level, own }
    }

    fn people(&self) -> People<'_> {
        let level = match &self.level {
            Column::F64(all) => Levels::F64(all),
            Column::F32(all) => Levels::F32(all),
            Column::I32(all) => Levels::I32(all),
            Column::U8(all) => Levels::U8(all),
        };
        let rows = LevelRows { starts: &self.starts, competency: &self.competency, level };
        People { rows, own: self.own.as_deref() }
    }
}

fn gather<T: Copy>(all: &[T], ranges: impl Iterator<Item = Range<usize>>) -> Vec<T> {
    let mut out = Vec::with_capacity(all.len());
    for range in ranges {
        out.extend_from_slice(all.get(range).unwrap_or_default());
    }
    out
}

#[cfg(test)]
#[path = "../gaps_tests.rs"]
mod gaps_tests;
