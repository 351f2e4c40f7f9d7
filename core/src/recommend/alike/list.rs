//! What is suggested to one person, and what speaks for it.

use super::{AlikeItem, AlikeList, AlikeModel, AlikeReason, AlikeRest, PersonItems};
use crate::kernel::{Key, Text, add_up};
use crate::recommend::CoachMessage;

impl AlikeModel {
    /// What is suggested to one person, who need not be among the people of the model.
    ///
    /// # Cost
    ///
    /// O(n^2) for n items.
    #[must_use]
    pub fn list(&self, asking: &PersonItems) -> AlikeList {
        let own = self.places(&asking.items);
        let me = self.people.binary_search(&asking.person).ok();
        let me = me.and_then(|at| u32::try_from(at).ok());
        let sums = self.inverse.turned_times(&self.inverse.columns(&own));
        let scores = sums.iter().zip(&self.diagonal).take(self.items.len());
        let mut ranked: Vec<(usize, f64)> = scores
            .map(|(sum, diagonal)| -(sum / diagonal))
            .enumerate()
            .filter(|(at, score)| *score > 0.0 && own.binary_search(at).is_err())
            .filter(|(at, _)| self.support(&[*at], me) >= self.options.minimum_support)
            .collect();
        ranked.sort_by(|(a, first), (b, second)| second.total_cmp(first).then(a.cmp(b)));
        ranked.truncate(self.options.top as usize);
        let columns: Vec<Vec<f64>> = if ranked.is_empty() {
            Vec::new()
        } else {
            let column = |at: &usize| self.inverse.turned_times(&self.inverse.columns(&[*at]));
            own.iter().map(column).collect()
        };
        let suggestions = ranked.into_iter().filter_map(|(at, score)| {
            let diagonal = self.diagonal.get(at)?;
            let parts = columns
                .iter()
                .map(|column| column.get(at).map_or(0.0, |value| -(value / diagonal)));
            self.suggestion(at, score, &own, parts.collect(), me)
        });
        AlikeList {
            person: asking.person.clone(),
            known_items: u32::try_from(own.len()).unwrap_or(u32::MAX),
            suggestions: suggestions.collect(),
        }
    }

    /// One suggestion with its reasons.
    fn suggestion(
        &self,
        at: usize,
        score: f64,
        own: &[usize],
        mut parts: Vec<f64>,
        me: Option<u32>,
    ) -> Option<AlikeItem> {
        let score = add_up(&mut parts, score);
        let mut speaking: Vec<(f64, usize)> =
            parts.iter().copied().zip(own.iter().copied()).collect();
        speaking.sort_by(|(a, first), (b, second)| b.total_cmp(a).then(first.cmp(second)));
        let mut reasons = Vec::new();
        // Parts are whole numbers of one step, so what is not named adds exactly too.
        let mut rest = AlikeRest { count: 0, part: 0.0 };
        for (part, from) in speaking {
            let support = self.support(&[at, from], me);
            let is_named = part > 0.0
                && reasons.len() < self.options.reasons as usize
                && support >= self.options.minimum_support;
            if is_named {
                reasons.push(AlikeReason { item: self.items.get(from)?.clone(), part, support });
            } else {
                rest.count += 1;
                rest.part += part;
            }
        }
        let item = self.items.get(at)?.clone();
        let support = self.support(&[at], me);
        let text = |key: &Key| Text::from(key.as_str());
        let message = match reasons.first() {
            Some(first) => CoachMessage::new("coach.alike")
                .text("item", text(&item))
                .text("because", text(&first.item))
                .count("people", first.support),
            None => CoachMessage::new("coach.alike_many")
                .text("item", text(&item))
                .count("people", support),
        };
        Some(AlikeItem { item, score, support, reasons, rest, message })
    }

    /// How many people other than this one have all of these items.
    fn support(&self, items: &[usize], me: Option<u32>) -> u32 {
        let mut lists = items.iter().filter_map(|at| self.holders.get(*at));
        let Some(first) = lists.next() else { return 0 };
        let others: Vec<&Vec<u32>> = lists.collect();
        let shared = first.iter().filter(|person| {
            me != Some(**person)
                && others.iter().all(|holders| holders.binary_search(person).is_ok())
        });
        u32::try_from(shared.count()).unwrap_or(u32::MAX)
    }
}
