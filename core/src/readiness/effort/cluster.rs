//! All that raises can make of a part of a role.

use super::levels::{Ladder, refused};
use super::offer::{Value, parts};
use super::part::Part;
use super::stand::{LOW, Named, Stand, Turn, Whole, stands, view_of};
use crate::evidence::Profile;
use crate::kernel::{Key, KeyIndex, Share};
use crate::readiness::assess::Bench;
use crate::readiness::choice::View;
use crate::readiness::judge::Judgement;
use crate::readiness::lookup::Lookup;
use crate::readiness::{GateState, Options, ReadinessError, UnknownPolicy};

/// A raise: the position of a ladder, and of one of its rungs.
pub(super) type Pick = (usize, usize);

/// The ways to raise a part of a role, on which these slots of the whole depend.
pub(super) struct Cluster<'a> {
    pub(super) slots: Vec<usize>,
    pub(super) combos: Vec<Combo<'a>>,
}

/// One way to raise competencies of a part, and what comes of it.
pub(super) struct Combo<'a> {
    /// By ladder; what is not named stays as it is.
    pub(super) picks: Vec<Pick>,
    /// How each slot of the cluster counts.
    pub(super) stands: Vec<Stand>,
    /// Must-haves that are not there.
    pub(super) closed: Vec<Key>,
    /// Whether something of the part is required and surely asked.
    pub(super) is_sure: bool,
    seen: Seen<'a>,
}

/// What the parts of a whole are made of.
enum Seen<'a> {
    One { slot: usize, met: Share, known: Share },
    Many { bench: Box<Bench<'a>>, slots: Vec<Option<usize>> },
}

impl Combo<'_> {
    /// What the part gives to each of the values.
    pub(super) fn gives(&self, whole: &Whole, options: &Options) -> Value {
        let turn = match &whole.turn {
            Turn::Never => 0,
            Turn::Sure => u64::from(self.is_sure),
            Turn::Desired(shares) => parts(self.met(LOW, shares)),
        };
        let score = self.met(view_of(options), &whole.seen);
        [parts(score), parts(self.known(&whole.best)), parts(self.met(LOW, &whole.low)), turn]
    }

    /// What is met of these shares of all slots.
    fn met(&self, view: View, shares: &[Share]) -> Share {
        match &self.seen {
            Seen::One { slot, met, .. } => met.of(share_of(shares, *slot)),
            Seen::Many { bench, slots } => {
                bench.part_of((view, &shares_of(shares, slots)), |judgement| judgement.met)
            }
        }
    }

    /// What is known of these shares of all slots.
    fn known(&self, shares: &[Share]) -> Share {
        match &self.seen {
            Seen::One { slot, known, .. } => known.of(share_of(shares, *slot)),
            Seen::Many { bench, slots } => {
                bench.part_of((View::AtBest, &shares_of(shares, slots)), Judgement::known)
            }
        }
    }
}

fn share_of(shares: &[Share], slot: usize) -> Share {
    shares.get(slot).copied().unwrap_or_default()
}

/// The shares of a part; none where the whole has none.
fn shares_of(shares: &[Share], slots: &[Option<usize>]) -> Vec<Share> {
    let slots = if shares.is_empty() { &[] } else { slots };
    slots.iter().map(|slot| slot.map_or(Share::NONE, |slot| share_of(shares, slot))).collect()
}

/// Whether a must-have in this state stands in the way.
const fn blocks(state: GateState, policy: UnknownPolicy) -> bool {
    match (state, policy) {
        (GateState::Open, _) | (GateState::Unknown, UnknownPolicy::Lenient) => false,
        (GateState::Closed | GateState::Unknown, _) => true,
    }
}

/// What parts are worked out with.
pub(super) struct Shop<'s> {
    pub(super) profile: &'s Profile,
    pub(super) options: &'s Options,
    pub(super) ladders: &'s [Ladder],
    /// Where requirements and choices stand in the whole role.
    pub(super) slots: &'s KeyIndex<Key>,
    pub(super) combinations: u32,
    /// What the low end of the score has to reach, where it has to.
    pub(super) low: Option<Share>,
}

impl Shop<'_> {
    /// One cluster for each requirement of a part in which no two depend on one another.
    ///
    /// All ladders are climbed at the same time, a rung at each turn.
    pub(super) fn singles<'a>(&self, part: &'a Part) -> Result<Vec<Cluster<'a>>, ReadinessError> {
        let ladder_of = KeyIndex::new(part.members.iter().zip(0_u32..));
        let heights = part.ladders.iter().filter_map(|at| self.ladders.get(*at));
        let turns = heights.map(|ladder| ladder.rungs.len()).max().unwrap_or(0);
        let mut clusters: Vec<Cluster<'a>> = Vec::with_capacity(part.members.len());
        for turn in 0..=turns {
            let profile = self.climbed(part, turn);
            let bench = self.judged(&profile, part)?;
            let stands = stands(&bench, &part.role, self.options, self.low);
            let mut place = 0;
            for ((requirement, judgement), named) in bench.judged(&part.role).zip(stands) {
                let Some(member) = ladder_of.get(&requirement.competency) else { continue };
                let Some(slot) = self.slots.get(&requirement.competency) else { continue };
                let slot = slot as usize;
                let ladder = part.single.get(member as usize).copied().flatten();
                let top =
                    ladder.and_then(|at| self.ladders.get(at)).map_or(0, |one| one.rungs.len());
                if turn == 0 {
                    let combos = Vec::with_capacity(top + 1);
                    clusters.push(Cluster { slots: vec![slot], combos });
                }
                if turn <= top
                    && let Some(cluster) = clusters.get_mut(place)
                {
                    let shut =
                        judgement.gate.is_some_and(|gate| blocks(gate, self.options.unknown));
                    let rung = turn.checked_sub(1);
                    cluster.combos.push(Combo {
                        picks: ladder.zip(rung).into_iter().collect(),
                        stands: vec![named.stand],
                        is_sure: named.is_sure,
                        closed: if shut {
                            vec![requirement.competency.clone()]
                        } else {
                            Vec::new()
                        },
                        seen: Seen::One { slot, met: judgement.met, known: judgement.known() },
                    });
                }
                place += 1;
            }
        }
        Ok(clusters)
    }

    /// The profile with each ladder of a part on the rung of this turn, or on its last.
    fn climbed(&self, part: &Part, turn: usize) -> Profile {
        let mut profile = self.profile.clone();
        for ladder in part.ladders.iter().filter_map(|at| self.ladders.get(*at)) {
            if let Some(rung) = turn.checked_sub(1).and_then(|rung| ladder.rungs.get(rung)) {
                ladder.raise(&mut profile, rung, ladder.entry.map(|entry| entry as usize));
            }
        }
        profile
    }

    fn judged<'a>(&self, profile: &Profile, part: &'a Part) -> Result<Bench<'a>, ReadinessError> {
        let mut bench = Bench::default();
        bench.judge_all(&Lookup::new(profile)?, &part.role, self.options)?;
        Ok(bench)
    }

    /// The cluster of an entangled part, with all combinations of its levels.
    pub(super) fn entangled<'a>(&self, part: &'a Part) -> Result<Cluster<'a>, ReadinessError> {
        let mut slots: Vec<usize> = Vec::new();
        let mut combos = Vec::new();
        let profile = self.profile_for(part);
        for picks in self.combinations(part)? {
            let mut raised = profile.clone();
            for (ladder, rung) in &picks {
                let Some(ladder) = self.ladders.get(*ladder) else { continue };
                let entry = raised.levels.iter().position(|held| ladder.is_named(&held.competency));
                if let Some(rung) = ladder.rungs.get(*rung) {
                    ladder.raise(&mut raised, rung, entry);
                }
            }
            let bench = self.judged(&raised, part)?;
            let all = stands(&bench, &part.role, self.options, self.low);
            let slot = |named: &Named<'_>| {
                let slot = self.slots.get(named.name).filter(|_| part.members.contains(named.name));
                slot.map(|slot| slot as usize)
            };
            let places: Vec<Option<usize>> = all.iter().map(slot).collect();
            slots = places.iter().copied().flatten().collect();
            let own = all.iter().zip(&places).filter(|(_, place)| place.is_some());
            let is_sure = own.clone().any(|(named, _)| named.is_sure);
            let stands = own.map(|(named, _)| named.stand).collect();
            let gates = bench.gates(&part.role).into_iter();
            let shut = gates.filter(|gate| {
                blocks(gate.state, self.options.unknown) && part.members.contains(&gate.requirement)
            });
            let closed = shut.map(|gate| gate.requirement).collect();
            let seen = Seen::Many { bench: Box::new(bench), slots: places };
            combos.push(Combo { picks, stands, closed, is_sure, seen });
        }
        Ok(Cluster { slots, combos })
    }

    /// The entries of the profile that a part may ask about.
    fn profile_for(&self, part: &Part) -> Profile {
        let mut names: Vec<&Key> = Vec::new();
        for one in &part.role.requirements {
            names.push(&one.competency);
            names.extend(&one.code);
            for other in &one.equivalents {
                names.push(&other.competency);
                names.extend(&other.code);
            }
        }
        names.extend(part.mentioned());
        for ladder in part.ladders.iter().filter_map(|at| self.ladders.get(*at)) {
            names.push(&ladder.competency);
            names.extend(&ladder.code);
        }
        let mut profile = self.profile.clone();
        profile.levels.retain(|held| names.contains(&&held.competency));
        profile
    }

    fn combinations(&self, part: &Part) -> Result<Vec<Vec<Pick>>, ReadinessError> {
        let mut all: Vec<Vec<Pick>> = vec![Vec::new()];
        for at in &part.ladders {
            let rungs = self.ladders.get(*at).map_or(0, |ladder| ladder.rungs.len());
            let mut next = Vec::with_capacity(all.len() * (rungs + 1));
            for picks in all {
                if part.most.is_none_or(|most| picks.len() < most) {
                    next.extend((0..rungs).map(|rung| {
                        picks.iter().copied().chain([(*at, rung)]).collect::<Vec<Pick>>()
                    }));
                }
                next.push(picks);
            }
            if next.len() > self.combinations as usize {
                let first = part.members.first().map_or("", Key::as_str);
                let reason = format!("has too many combinations of levels around `{first}`");
                return Err(refused(&part.role, reason, self.combinations));
            }
            all = next;
        }
        Ok(all)
    }
}
