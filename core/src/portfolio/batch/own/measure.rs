//! Scores, coverages and gaps of everybody.

use super::super::super::PortfolioError;
use super::super::rows::group;
use super::super::tier::Instructions;
use super::super::waves::{BLOCK, each};
use super::super::{BatchRun, DuplicateRule, LevelRows, Levels, LongTable, RowSpace};
use super::block::Wrong;
use super::part::{Code, Missing, Part};
use super::{
    Asks, Cell, Desk, GapReasonCode, OwnColumns, OwnReadiness, OwnRoles, People, Piece, Sheet,
    UnratedPerson, VerdictCode, WithSheet, of_parts, position,
};
use crate::kernel::{Level, Share};
use crate::readiness::{GapReason, Readiness, plain_verdict};

/// How many people without a score are named.
pub(super) const NAMED: usize = 100;

/// How many blocks a thread works on before its answers are put with the others.
const BLOCKS: u32 = 4;

/// Working memory, which grows to the largest question and is used again.
#[derive(Debug, Default, Clone)]
pub struct OwnSpace {
    pub(in super::super) desks: Vec<Desk>,
}

impl OwnSpace {
    /// Has a desk for each worker.
    pub(in super::super) fn make_ready(&mut self, workers: usize, run: &BatchRun<'_>) {
        let instructions = Instructions::new(run.tier);
        self.desks.resize_with(workers.max(1), Desk::default);
        for desk in &mut self.desks {
            (desk.grid, desk.instructions) = (0, instructions);
        }
    }
}

impl OwnRoles {
    /// How ready each person is for the own role, and what is missing.
    ///
    /// `own` has the position of the own role of each person, or [`NO_ROLE`](super::NO_ROLE).
    /// `answer` is overwritten; its memory is used again. After a problem nothing in it holds.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when columns do not go together, a code is none, or a level is
    ///   not on the scale on which roles ask for its competency; the first rows are named.
    /// * `portfolio.duplicate_row` when somebody has two rows for one competency.
    /// * `portfolio.cancelled` when the watcher says so.
    ///
    /// # Cost
    ///
    /// O(n) in the number of rows and of requirements of the own roles.
    pub fn measure(
        &self,
        rows: &LevelRows<'_>,
        own: &[u32],
        columns: OwnColumns,
        run: &BatchRun<'_>,
        space: &mut OwnSpace,
        answer: &mut OwnReadiness,
    ) -> Result<(), PortfolioError> {
        self.check(rows, Some(own))?;
        let people = People { rows: *rows, own: Some(own) };
        let is_narrow = self.competencies.len() <= 1 << 16;
        let is_whole = self.is_whole && matches!(rows.level, Levels::I32(_) | Levels::U8(_));
        let question = Question { roles: self, people, columns };
        match (is_narrow, is_whole) {
            (true, true) => question.answer::<u16, u8>(run, space, answer),
            (true, false) => question.answer::<u16, f32>(run, space, answer),
            (false, true) => question.answer::<u32, u8>(run, space, answer),
            (false, false) => question.answer::<u32, f32>(run, space, answer),
        }
    }

    /// As [`OwnRoles::measure`], from a table in any order.
    ///
    /// The rows that a problem names are those of the table.
    ///
    /// # Errors
    ///
    /// * those of [`group_rows`](crate::portfolio::batch::group_rows) and of [`OwnRoles::measure`].
    pub fn measure_table(
        &self,
        (table, duplicates): (&LongTable<'_>, DuplicateRule),
        own: &[u32],
        columns: OwnColumns,
        run: &BatchRun<'_>,
        (rows, space): (&mut RowSpace, &mut OwnSpace),
        answer: &mut OwnReadiness,
    ) -> Result<(), PortfolioError> {
        // What is refused is found while people are measured.
        let grouped = group(table, duplicates, false, rows)?;
        let found = self.measure(&grouped, own, columns, run, space, answer);
        match found {
            Err(PortfolioError::MalformedTable(_)) => {
                self.check_values(table.competency.read(&mut Vec::new()), table.level)?;
                found
            }
            Err(PortfolioError::DuplicateRow(_)) => Err(table.duplicates()),
            found => found,
        }
    }
}

/// What is asked.
struct Question<'a> {
    roles: &'a OwnRoles,
    people: People<'a>,
    columns: OwnColumns,
}

impl Question<'_> {
    fn answer<C: Code, M: Missing>(
        &self,
        run: &BatchRun<'_>,
        space: &mut OwnSpace,
        answer: &mut OwnReadiness,
    ) -> Result<(), PortfolioError> {
        let people = position(self.people.rows.starts.len()) - 1;
        let workers = run.workers();
        space.make_ready(workers, run);
        let mut whole: Part<C, M> = take(answer);
        self.reserve(&mut whole, people as usize);
        let mut parts: Vec<Part<C, M>> = Vec::new();
        parts.resize_with(if workers > 1 { workers } else { 0 }, Part::default);
        let mut done = 0;
        while done < people {
            run.report(done, people)?;
            let length = if workers > 1 { BLOCK * BLOCKS } else { BLOCK };
            let first = done;
            let piece = |at: usize| {
                let start = first.saturating_add(length.saturating_mul(position(at))).min(people);
                start..people.min(start.saturating_add(length))
            };
            let is_right = if workers > 1 {
                let mut places: Vec<_> =
                    parts.iter_mut().zip(&mut space.desks).map(|pair| (pair, Ok(()))).collect();
                each(&mut places, |at, ((part, desk), result)| {
                    part.clear();
                    *result = self.piece(&piece(at), desk, part);
                });
                let is_right = places.iter().all(|(_, result)| result.is_ok());
                parts.iter_mut().for_each(|part| whole.append(part));
                done = piece(workers - 1).end;
                is_right
            } else {
                done = piece(0).end;
                let desk = space.desks.first_mut();
                desk.is_some_and(|desk| self.piece(&piece(0), desk, &mut whole).is_ok())
            };
            if !is_right {
                // What was on the sheets is still there.
                space.desks.clear();
                return Err(self.roles.diagnose(&self.people.rows));
            }
            whole.check()?;
        }
        run.report(people, people)?;
        give(whole, answer);
        Ok(())
    }

    /// Makes room for as many gaps as there can be; memory that is not written to costs nothing.
    fn reserve<C: Code, M: Missing>(&self, part: &mut Part<C, M>, people: usize) {
        part.score.reserve(people);
        part.coverage.reserve(people);
        part.ends.reserve(people + 1);
        let own = self.people.own.unwrap_or_default();
        let most: usize = own.iter().map(|role| self.roles.most_gaps(*role)).sum();
        let more = |length: usize| most.saturating_sub(length);
        part.competency.reserve(more(part.competency.len()));
        part.missing.reserve(more(part.missing.len()));
    }

    /// Measures some people and adds them to a part.
    fn piece<C: Code, M: Missing>(
        &self,
        piece: &Piece,
        desk: &mut Desk,
        part: &mut Part<C, M>,
    ) -> Result<(), Wrong> {
        let work = Work { question: self, piece: piece.clone(), part };
        self.roles.with_sheet(&self.people, piece, desk, work)?
    }
}

/// The work on some people.
struct Work<'a, C, M> {
    question: &'a Question<'a>,
    piece: Piece,
    part: &'a mut Part<C, M>,
}

impl<C: Code, M: Missing> WithSheet for Work<'_, C, M> {
    type Output = Result<(), Wrong>;

    fn run(self, mut sheet: impl Sheet) -> Self::Output {
        let Self { question, piece, part } = self;
        let people = &question.people;
        let first = people.rows_of(&piece).start;
        for person in piece {
            let all = people.rows_of(&(person..person + 1));
            let rows = all.start - first..all.end - first;
            if !sheet.put(rows.clone()) {
                return Err(Wrong);
            }
            match people.role_of(person) {
                None => part.nobody(question.columns),
                Some(role) => match question.roles.asks(role) {
                    Some(asks) => {
                        part.plain(&sheet, asks, question);
                        part.extra(&sheet, asks, question);
                    }
                    None => part.full((person, role), all, question),
                },
            }
            sheet.clear(rows);
        }
        Ok(())
    }
}

impl<C: Code, M: Missing> Part<C, M> {
    /// A person without a score.
    fn nobody(&mut self, columns: OwnColumns) {
        self.push(f64::NAN, f64::NAN);
        if columns.verdict {
            self.verdict.push(VerdictCode::None as u8);
        }
    }

    fn push(&mut self, score: f64, coverage: f64) {
        self.score.push(score);
        self.coverage.push(coverage);
        self.ends.push(position(self.gaps));
    }

    /// A person whose role asks for single competencies alone.
    #[inline]
    fn plain(&mut self, sheet: &impl Sheet, asks: Asks, question: &Question<'_>) {
        let (competency, missing) = self.room(asks.to - asks.from);
        let (mut score, mut coverage, mut at) = (0, 0, 0);
        sheet.walk(asks, |cell, share, place| {
            let (met, parts) = (share.met(cell), share.parts());
            // Whole numbers of parts, so the sums are exact, and soon there.
            score += met;
            coverage += cell.known & parts;
            if let (Some(slot), Some(level)) = (competency.get_mut(at), missing.get_mut(at)) {
                *slot = C::of(place);
                *level = M::of(cell);
            }
            at += usize::from(met < parts);
        });
        let (score, coverage) = (of_parts(score), of_parts(coverage));
        self.gaps += at;
        self.push(score, coverage);
        if question.columns.verdict {
            let share = |value: f64| Share::new(value).unwrap_or_default();
            let verdict = plain_verdict(share(score), share(coverage), &question.roles.options);
            self.verdict.push(VerdictCode::from(verdict) as u8);
        }
    }

    /// The columns of its gaps that not everybody wants.
    #[inline]
    fn extra(&mut self, sheet: &impl Sheet, asks: Asks, question: &Question<'_>) {
        let OwnColumns { reason, asked, held, .. } = question.columns;
        if !(reason || asked || held) {
            return;
        }
        let mut next = asks.from;
        sheet.walk(asks, |cell, share, _| {
            let at = next;
            next += 1;
            if share.met(cell) >= share.parts() {
                return;
            }
            if reason {
                let is_known = cell.known > 0;
                let code = if is_known { GapReasonCode::Below } else { GapReasonCode::Unknown };
                self.reason.push(code as u8);
            }
            if asked {
                self.asked.push(question.roles.asked.get(at).copied().unwrap_or(f32::NAN));
            }
            if held {
                self.held.push(cell.held);
            }
        });
    }

    /// A person whose role has to be assessed in full.
    fn full(
        &mut self,
        (person, role): (u32, u32),
        rows: std::ops::Range<usize>,
        question: &Question<'_>,
    ) {
        let (roles, people) = (question.roles, &question.people);
        let mut levels = Vec::new();
        people.levels(rows.clone(), &mut levels);
        match roles.in_full(role, people.competencies(rows), &levels) {
            None => self.nobody(question.columns),
            Some(Ok(report)) => self.report(role, &report, question),
            Some(Err(problem)) => {
                self.nobody(question.columns);
                self.unrated_count += 1;
                if self.unrated.len() < NAMED {
                    self.unrated.push(UnratedPerson { person, role, problem });
                }
            }
        }
    }

    fn report(&mut self, role: u32, report: &Readiness, question: &Question<'_>) {
        let gaps = question.roles.placed(role, report);
        let (competency, missing) = self.room(gaps.len());
        let slots = competency.iter_mut().zip(missing);
        for ((slot, level), (place, gap)) in slots.zip(&gaps) {
            *slot = C::of(*place);
            let lacks = gap.gap.map_or(f32::NAN, |one| one.get() as f32);
            *level = M::of(&Cell::known(0.0, lacks, f64::NAN));
        }
        self.gaps += gaps.len();
        self.push(report.score.get(), report.coverage.get());
        let OwnColumns { reason, asked, held, verdict } = question.columns;
        if verdict {
            self.verdict.push(VerdictCode::from(report.verdict) as u8);
        }
        let level = |level: Option<Level>| level.map_or(f32::NAN, |one| one.get() as f32);
        for (_, gap) in gaps {
            if reason {
                let is_below = gap.reason == GapReason::Below;
                let code = if is_below { GapReasonCode::Below } else { GapReasonCode::Unknown };
                self.reason.push(code as u8);
            }
            if asked {
                self.asked.push(level(gap.required));
            }
            if held {
                self.held.push(level(gap.held));
            }
        }
    }
}

/// The memory of an earlier answer, as a part without people.
fn take<C: Code, M: Missing>(answer: &mut OwnReadiness) -> Part<C, M> {
    let mut part = Part {
        competency: C::take(&mut answer.competency),
        missing: M::take(&mut answer.missing),
        score: std::mem::take(&mut answer.score),
        coverage: std::mem::take(&mut answer.coverage),
        verdict: std::mem::take(&mut answer.verdict),
        ends: std::mem::take(&mut answer.starts),
        reason: std::mem::take(&mut answer.reason),
        asked: std::mem::take(&mut answer.asked),
        held: std::mem::take(&mut answer.held),
        unrated: std::mem::take(&mut answer.unrated),
        gaps: 0,
        unrated_count: 0,
    };
    part.clear();
    // The gaps of each person start where those of the one before end.
    part.ends.push(0);
    part
}

/// Makes an answer of a part.
fn give<C: Code, M: Missing>(part: Part<C, M>, answer: &mut OwnReadiness) {
    let Part { score, coverage, verdict, ends, mut competency, mut missing, gaps, .. } = part;
    competency.truncate(gaps);
    missing.truncate(gaps);
    *answer = OwnReadiness {
        score,
        coverage,
        verdict,
        starts: ends,
        competency: C::wrap(competency),
        missing: M::wrap(missing),
        reason: part.reason,
        asked: part.asked,
        held: part.held,
        unrated_count: part.unrated_count,
        unrated: part.unrated,
    };
}
