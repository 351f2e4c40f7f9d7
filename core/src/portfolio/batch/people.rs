//! The best people of every role, as columns.

use pulp::NullaryFnOnce;

use super::bars::Bars;
use super::block::{Block, Session};
use super::cells::{Cell, WithCells};
use super::finds::Finds;
use super::known::Known;
use super::marks::Marks;
use super::run::share_work;
use super::table::malformed;
use super::{BatchRun, LevelTable, RoleBatch};
use crate::kernel::Share;
use crate::portfolio::PortfolioError;
use crate::problem::Problem;
use crate::readiness::{GateState, assess};

/// Whom to look for in a table.
///
/// It is a [`TalentSearch`](crate::portfolio::TalentSearch) for people who have no names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleSearch {
    /// How many people are named for each role; without it, 10.
    pub top: u32,
    /// The score from which people are named, from 0 to 1; without it, 0.
    pub minimum_score: Share,
    /// The coverage from which people are named, from 0 to 1; without it, 0.
    pub minimum_coverage: Share,
    /// Whether a must-have that is closed or unknown leaves a person out; without it, it does.
    pub only_open_gates: bool,
    /// The places of people who are not looked at.
    pub exclude: Vec<u32>,
}

impl Default for PeopleSearch {
    fn default() -> Self {
        let (minimum_score, minimum_coverage) = (Share::NONE, Share::NONE);
        Self { top: 10, minimum_score, minimum_coverage, only_open_gates: true, exclude: vec![] }
    }
}

/// Who suits each role best: those of role *r* are from `starts[r]` up to, and without,
/// `starts[r + 1]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TopPeople {
    /// Where the people of each role start, and at last where they end.
    pub starts: Vec<u32>,
    /// The places of the best people: by score, then by coverage, then by place.
    pub person: Vec<u32>,
    /// Their scores.
    pub score: Vec<f64>,
    /// The parts of the weight about which something is known of them.
    pub coverage: Vec<f64>,
    /// For each role, how many people pass all conditions, whether named or not.
    pub found: Vec<u32>,
    /// How many are below the score asked.
    pub below_score: Vec<u32>,
    /// How many reach it and are below the coverage asked.
    pub below_coverage: Vec<u32>,
    /// How many reach both and lack a must-have.
    pub gates_not_open: Vec<u32>,
    /// How many have no score.
    pub unrated: Vec<u32>,
    /// How many were excluded; the same for each role.
    pub excluded: u32,
}

/// What a thread works with.
struct Desk {
    /// What was found for each role.
    finds: Vec<Finds>,
    /// For each slot how many people reach the score asked, where that is not everybody.
    reaching: Vec<u32>,
    bars: Bars,
    /// Slots and people of a block to be looked at.
    hits: Vec<(u32, u32)>,
    known: Known,
    people: u32,
    excluded: u32,
}

impl RoleBatch {
    /// Who suits each role best.
    ///
    /// A person is left out by the first condition that is not passed, in the order of the counts
    /// of [`TopPeople`]; the counts and the people found add up to everybody.
    /// It finds people to talk to; it does not decide about anybody.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when the table does not have the form that it says, or
    ///   somebody is excluded who is not in it.
    /// * `portfolio.cancelled` when the host stops it.
    ///
    /// # Cost
    ///
    /// That of [`RoleBatch::score_matrix`], without its memory.
    pub fn top_people(
        &self,
        levels: &LevelTable<'_>,
        search: &PeopleSearch,
        run: &BatchRun<'_>,
    ) -> Result<TopPeople, Problem> {
        let session = Session::new(self, levels, run)?;
        let mut is_out = vec![false; levels.people() as usize];
        for (at, person) in search.exclude.iter().enumerate() {
            let Some(is_out) = is_out.get_mut(*person as usize) else {
                let reason = "has nobody in the place of somebody who is excluded".to_owned();
                return Err(malformed(format!("search.exclude[{at}]"), reason).into());
            };
            *is_out = true;
        }
        let marks = Marks::new(&session, search.minimum_score);
        let is_careful = session.careful(search);
        // Who is looked at in any case is found by a bar that everybody reaches.
        let bars = marks.low.iter().zip(&is_careful);
        let bars = bars.map(|(bar, is_careful)| if *is_careful { f64::NEG_INFINITY } else { *bar });
        let bars: Vec<f64> = bars.collect();
        let first_bars = Bars::new(&bars, &marks.low);
        let make = || Desk {
            finds: std::iter::repeat_with(Finds::default).take(self.roles().len()).collect(),
            reaching: vec![0; session.slots().len()],
            bars: first_bars.clone(),
            hits: Vec::new(),
            known: Known::default(),
            people: 0,
            excluded: 0,
        };
        let chunks = is_out.chunks(session.block());
        let counts = search.minimum_score > Share::NONE;
        let look = Look { session: &session, search, marks, is_careful, counts };
        let desks = session.each_block(chunks, run, make, |desk, block, is_out| {
            let out = is_out.iter().filter(|is_out| **is_out).count();
            desk.excluded += u32::try_from(out).unwrap_or(u32::MAX);
            desk.people += u32::try_from(is_out.len() - out).unwrap_or(u32::MAX);
            block.cells.with(Scan { look: &look, block, is_out, desk });
            Ok(())
        })?;
        Ok(look.put_together(desks, run)?)
    }
}

/// What is looked for.
struct Look<'a> {
    session: &'a Session<'a>,
    search: &'a PeopleSearch,
    /// Who reaches the score asked.
    marks: Marks,
    /// Whether everybody is looked at for a slot.
    is_careful: Vec<bool>,
    /// Whether it is counted who reaches the score asked.
    counts: bool,
}

impl Session<'_> {
    /// For which slots everybody is looked at: where the score does not settle who passes.
    fn careful(&self, search: &PeopleSearch) -> Vec<bool> {
        let asks_coverage = search.minimum_coverage > Share::NONE;
        let roles = self.batch.roles();
        let slots = self.slots();
        let is_careful = |slot| {
            let role = roles.get(slots.role(slot) as usize);
            role.is_some_and(|role| asks_coverage || search.only_open_gates && role.has_terms())
        };
        (0..slots.len()).map(is_careful).collect()
    }

    /// Whether a must-have is closed or unknown; only a role with terms has some.
    fn lacks_must_have(&self, person: usize, role: usize, known: &mut Known) -> bool {
        let Some(role) = self.batch.roles().get(role).filter(|role| role.has_terms()) else {
            return false;
        };
        let profile = self.profile(self.levels_of(person, known));
        let report = assess(&profile, role, &self.batch.options);
        report.is_ok_and(|report| !report.gates.iter().all(|gate| gate.state == GateState::Open))
    }
}

/// Looks at the people of a block for all roles.
struct Scan<'a> {
    look: &'a Look<'a>,
    block: &'a Block<'a>,
    is_out: &'a [bool],
    desk: &'a mut Desk,
}

impl WithCells for Scan<'_> {
    fn run<C: Cell>(self, cells: &[C]) {
        let Self { look, block, is_out, desk } = self;
        let work = Hits { cells, block, is_out, counts: look.counts, desk: &mut *desk };
        let has_gaps = look.session.instructions.run(work);
        let row = |person: usize| cells.get(person * block.width..(person + 1) * block.width);
        if has_gaps {
            for (person, _) in is_out.iter().enumerate().filter(|(_, is_out)| !**is_out) {
                let cells = row(person).unwrap_or_default().iter().enumerate();
                for (slot, _) in cells.filter(|(_, cell)| cell.wide().is_nan()) {
                    let role = look.session.slots().role(slot) as usize;
                    desk.finds.get_mut(role).into_iter().for_each(|finds| finds.unrated += 1);
                }
            }
        }
        look.take_back(cells, block, is_out, desk);
        let hits = std::mem::take(&mut desk.hits);
        for (slot, person) in &hits {
            let (slot, person) = (*slot as usize, *person as usize);
            if let Some(cell) = row(person).and_then(|row| row.get(slot)) {
                look.closer((slot, block.first + person), cell.wide(), desk);
            }
        }
        desk.hits = hits;
    }
}

impl Look<'_> {
    /// Takes back from the counts who is near the score asked and does not reach it.
    fn take_back<C: Cell>(&self, cells: &[C], block: &Block<'_>, is_out: &[bool], desk: &mut Desk) {
        if !self.counts || !self.marks.has_any() {
            return;
        }
        let Desk { reaching, known, .. } = desk;
        let people = cells.chunks_exact(block.width.max(1)).zip(is_out);
        for (person, (row, _)) in (block.first..).zip(people).filter(|(_, (_, is_out))| !**is_out) {
            for (slot, (cell, reaching)) in row.iter().zip(&mut *reaching).enumerate() {
                if self.marks.is_near(slot, cell.wide())
                    && !self.marks.is_reached(self.session, slot, person, known)
                {
                    *reaching -= 1;
                }
            }
        }
    }

    /// Looks at one person for the role of one slot.
    fn closer(&self, (slot, person): (usize, usize), cell: f64, desk: &mut Desk) {
        let Self { session, search, marks, is_careful, .. } = self;
        let Desk { finds, bars, known, .. } = desk;
        let top = search.top as usize;
        let role = session.slots().role(slot) as usize;
        let parts = finds.get_mut(role).zip(marks.low.get(slot)).zip(bars.wide.any.get(slot));
        let Some(((finds, minimum), bar)) = parts else { return };
        let is_careful = is_careful.get(slot) == Some(&true);
        if is_careful && cell < *minimum || cell < *bar {
            return;
        }
        if marks.is_near(slot, cell) && !marks.is_reached(session, slot, person, known) {
            return;
        }
        if is_careful {
            let coverage = session.coverage(person, role, known);
            if coverage < search.minimum_coverage.get() {
                finds.below_coverage += 1;
                return;
            }
            if search.only_open_gates && session.lacks_must_have(person, role, known) {
                finds.gates_not_open += 1;
                return;
            }
        }
        let place = u32::try_from(person).unwrap_or(u32::MAX);
        let coverage = |person: u32| session.coverage(person as usize, role, known);
        let bar = finds.add((cell, place), top, coverage);
        if is_careful {
            return;
        }
        if let Some(bar) = bar {
            bars.raise(slot, bar);
        }
        if finds.has(top) {
            bars.close_to_unknown(slot);
        }
    }

    /// Puts together what threads found.
    fn put_together(
        &self,
        desks: Vec<Desk>,
        run: &BatchRun<'_>,
    ) -> Result<TopPeople, PortfolioError> {
        let (session, top) = (self.session, self.search.top as usize);
        let roles = session.batch.roles().len();
        let mut all: Vec<(Finds, u32)> =
            std::iter::repeat_with(Default::default).take(roles).collect();
        let mut answer = TopPeople { starts: vec![0], ..TopPeople::default() };
        let mut people = 0;
        for desk in desks {
            answer.excluded += desk.excluded;
            people += desk.people;
            for (role, (own, (finds, reaching))) in desk.finds.into_iter().zip(&mut all).enumerate()
            {
                finds.merge(own);
                let slot = session.slots().slot(role);
                *reaching += desk.reaching.get(slot).copied().unwrap_or(0);
            }
        }
        let roles = all.iter().enumerate();
        let mut places = share_work(
            roles,
            run.threads,
            Default::default,
            |(known, places): &mut (Known, Vec<_>), (role, (finds, _))| {
                places.push((role, session.in_order((role, finds), top, known)));
                Ok::<(), PortfolioError>(())
            },
        )?;
        let mut places: Vec<_> = places.iter_mut().flat_map(|(_, own)| own.drain(..)).collect();
        places.sort_unstable_by_key(|(role, _)| *role);
        for ((finds, reaching), (role, places)) in all.iter().zip(places) {
            let reaching = if self.counts { *reaching } else { people - finds.unrated };
            answer.below_score.push(people - finds.unrated - reaching);
            answer.found.push(reaching - finds.below_coverage - finds.gates_not_open);
            answer.below_coverage.push(finds.below_coverage);
            answer.gates_not_open.push(finds.gates_not_open);
            answer.unrated.push(finds.unrated);
            let whole = session.slots().whole.get(session.slots().slot(role));
            for place in places {
                answer.person.push(place.person);
                answer.score.push(place.cell / whole.copied().unwrap_or(f64::NAN));
                answer.coverage.push(place.coverage);
            }
            answer.starts.push(u32::try_from(answer.person.len()).unwrap_or(u32::MAX));
        }
        Ok(answer)
    }
}

/// How many slots are looked at together.
const TOGETHER: usize = 16;

/// Finds whom of a block to look at for which slot; whether somebody has no score.
struct Hits<'a, C> {
    cells: &'a [C],
    block: &'a Block<'a>,
    is_out: &'a [bool],
    counts: bool,
    desk: &'a mut Desk,
}

impl<C: Cell> NullaryFnOnce for Hits<'_, C> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        let Self { cells, block, is_out, counts, desk } = self;
        let Desk { bars, reaching, hits, .. } = desk;
        let bars = C::bars(bars);
        hits.clear();
        let mut has_gaps = false;
        let parts = (block.width / TOGETHER).max(1);
        let all = bars.any.as_chunks::<TOGETHER>().0.iter();
        let all = all.zip(bars.unknown.as_chunks::<TOGETHER>().0);
        let all = all.zip(bars.minimum.as_chunks::<TOGETHER>().0);
        let all = all.zip(reaching.as_chunks_mut::<TOGETHER>().0);
        // Slot by slot, so that those who are found for one role are put there together.
        for (part, (((any, unknown), minimum), reaching)) in all.enumerate() {
            let cells = cells.as_chunks::<TOGETHER>().0.iter().skip(part).step_by(parts);
            for ((person, cells), is_out) in (0_u32..).zip(cells).zip(is_out) {
                if *is_out {
                    continue;
                }
                let bars = if block.zero_is_unknown(person as usize) { unknown } else { any };
                let mut is_hit = false;
                for (cell, bar) in cells.iter().zip(bars) {
                    is_hit |= *cell >= *bar;
                    has_gaps |= cell.wide().is_nan();
                }
                if counts {
                    for ((cell, minimum), reaching) in cells.iter().zip(minimum).zip(&mut *reaching)
                    {
                        *reaching += u32::from(*cell >= *minimum);
                    }
                }
                if is_hit {
                    let start = part * TOGETHER;
                    let own = (start as u32..).zip(cells.iter().zip(bars));
                    let own = own.filter(|(_, (cell, bar))| *cell >= *bar);
                    hits.extend(own.map(|(slot, _)| (slot, person)));
                }
            }
        }
        has_gaps
    }
}
