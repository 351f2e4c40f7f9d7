//! What can be begun, and in which order.

use super::GainModel;
use super::instance::{Ask, Instance, Offer};
use crate::kernel::Key;
use crate::problem::Fault;
use crate::recommend::RecommendError;

/// How high each skill is while resources are taken one after the other.
#[derive(Clone)]
pub(super) struct Progress<'i> {
    instance: &'i Instance,
    model: GainModel,
    pub(super) heights: Vec<i64>,
    /// Which offers were taken.
    pub(super) taken: Vec<bool>,
}

impl<'i> Progress<'i> {
    pub(super) fn new(instance: &'i Instance, model: GainModel) -> Self {
        let heights = instance.skills.iter().map(super::instance::Skill::start).collect();
        Self { instance, model, heights, taken: vec![false; instance.offers.len()] }
    }

    /// Whether nothing stands in the way of taking an offer now.
    pub(super) fn can_begin(&self, offer: &Offer) -> bool {
        self.instance.asks_of(offer, self.model).iter().all(|ask| self.meets(ask))
    }

    pub(super) fn meets(&self, ask: &Ask) -> bool {
        match ask {
            Ask::AnyOf(offers) => offers.iter().any(|at| self.taken.get(*at) == Some(&true)),
            Ask::Height { skill, height } => {
                self.heights.get(*skill).is_some_and(|held| held >= height)
            }
        }
    }

    /// Takes an offer.
    pub(super) fn take(&mut self, at: usize) {
        let Some(offer) = self.instance.offers.get(at) else { return };
        if let Some(taken) = self.taken.get_mut(at) {
            *taken = true;
        }
        for lift in &offer.lifts {
            if let Some(height) = self.heights.get_mut(lift.skill) {
                *height = match self.model {
                    GainModel::Attain => lift.exit.max(*height),
                    GainModel::Additive => *height + lift.gain,
                };
            }
        }
    }

    /// Takes all of these that can be begun, in whatever order that takes; whether that is all.
    pub(super) fn take_all(&mut self, wanted: &[bool]) -> bool {
        loop {
            let mut is_done = true;
            let mut has_moved = false;
            for (at, offer) in self.instance.offers.iter().enumerate() {
                if wanted.get(at) != Some(&true) || self.taken.get(at) == Some(&true) {
                    continue;
                }
                if self.can_begin(offer) {
                    self.take(at);
                    has_moved = true;
                } else {
                    is_done = false;
                }
            }
            if is_done || !has_moved {
                return is_done;
            }
        }
    }
}

impl Instance {
    /// What has to be there for an offer: what it asks, and the levels at which its lifts begin.
    pub(super) fn asks_of(&self, offer: &Offer, model: GainModel) -> Vec<Ask> {
        let mut asks = offer.asks.clone();
        if model == GainModel::Attain {
            for lift in &offer.lifts {
                let start = self.skills.get(lift.skill).map(super::instance::Skill::start);
                if let (Some(height), Some(start)) = (lift.from, start)
                    && start < height
                {
                    asks.push(Ask::Height { skill: lift.skill, height });
                }
            }
        }
        asks
    }

    /// The offers that help to meet what an offer asks.
    pub(super) fn supporters(&self, own: usize, ask: &Ask, model: GainModel) -> Vec<usize> {
        match ask {
            Ask::AnyOf(offers) => offers.iter().copied().filter(|at| *at != own).collect(),
            Ask::Height { skill, height } => {
                let helps = |offer: &Offer| {
                    offer.lifts.iter().any(|lift| {
                        lift.skill == *skill
                            && (model == GainModel::Additive || lift.exit >= *height)
                    })
                };
                let offers = self.offers.iter().enumerate();
                offers.filter(|(at, one)| *at != own && helps(one)).map(|(at, _)| at).collect()
            }
        }
    }

    /// Which offers can be begun at all, if everything else is taken that can be.
    ///
    /// # Errors
    ///
    /// * `recommend.cyclic_prerequisites` where resources wait for each other in a circle.
    pub(super) fn reachable(&self, model: GainModel) -> Result<Vec<bool>, RecommendError> {
        let mut progress = Progress::new(self, model);
        progress.take_all(&vec![true; self.offers.len()]);
        let taken = progress.taken.clone();
        for at in 0..self.offers.len() {
            if let Some(circle) = self.circle(at, &progress) {
                let names: Vec<&str> = circle.iter().map(Key::as_str).collect();
                let fault = Fault::new().at("resources").with("resources", names.join(" -> "));
                return Err(RecommendError::CyclicPrerequisites(fault));
            }
        }
        Ok(taken)
    }

    /// The circle of prerequisites into which an offer leads that cannot be begun.
    fn circle(&self, start: usize, progress: &Progress<'_>) -> Option<Vec<Key>> {
        let mut path = vec![start];
        loop {
            let at = *path.last()?;
            if progress.taken.get(at) == Some(&true) {
                return None;
            }
            let offer = self.offers.get(at)?;
            let next = offer.asks.iter().find_map(|ask| match ask {
                Ask::AnyOf(offers) if !progress.meets(ask) => offers.first().copied(),
                _ => None,
            })?;
            if let Some(first) = path.iter().position(|one| *one == next) {
                let mut circle: Vec<usize> = path.split_off(first);
                circle.push(next);
                let id = |at: &usize| self.offers.get(*at).map(|offer| offer.id.clone());
                return circle.iter().map(id).collect();
            }
            path.push(next);
        }
    }
}
