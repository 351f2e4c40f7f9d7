//! Many things in few requests, with an answer for each.

use serde::{Deserialize, Serialize};

use super::error::{ApiError, Reach};

/// How many things go into one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChunkLimits {
    /// The most things; at least 1.
    pub items: usize,
    /// The most bytes of JSON; one thing that is larger goes alone.
    pub bytes: usize,
}

impl Default for ChunkLimits {
    /// 200 things, 1 MiB.
    fn default() -> Self {
        Self { items: 200, bytes: 1 << 20 }
    }
}

/// One thing of a bulk, written as JSON, with its place in what the caller gave.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkItem {
    /// Its place, from 0.
    pub index: usize,
    /// The thing.
    pub json: String,
}

/// Cuts things into chunks, in order, none of them empty.
#[must_use]
pub fn chunks(items: Vec<BulkItem>, limits: ChunkLimits) -> Vec<Vec<BulkItem>> {
    let (mut done, mut open, mut bytes) = (Vec::new(), Vec::new(), 0);
    for item in items {
        let size = item.json.len() + 1;
        let full = open.len() >= limits.items.max(1) || bytes + size > limits.bytes;
        if full && !open.is_empty() {
            done.push(std::mem::take(&mut open));
            bytes = 0;
        }
        bytes += size;
        open.push(item);
    }
    if !open.is_empty() {
        done.push(open);
    }
    done
}

/// What became of one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BulkFailure {
    /// Its place in what the caller gave.
    pub index: usize,
    /// Why.
    pub error: ApiError,
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BulkSuccess {
    /// Its place in what the caller gave.
    pub index: usize,
    /// The id the service gave it.
    pub id: Option<String>,
}

/// What became of every thing: each place is in exactly one of the three lists, in order.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BulkReport {
    /// Done.
    pub ok: Vec<BulkSuccess>,
    /// Surely not done.
    pub failed: Vec<BulkFailure>,
    /// Perhaps done: the request left, and no answer came.
    pub unknown: Vec<BulkFailure>,
}

impl BulkReport {
    /// Whether everything was done.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty() && self.unknown.is_empty()
    }
}

/// What the service says about one thing of a chunk.
#[derive(Debug, Clone, Deserialize)]
pub struct ItemAnswer {
    /// Its place in the chunk, from 0.
    pub index: usize,
    /// The status it would have had alone.
    pub status: u16,
    /// The id it has.
    #[serde(default)]
    pub id: Option<String>,
    /// What is wrong, as a problem document.
    #[serde(default)]
    pub error: Option<serde_json::Value>,
}

/// A bulk under way: what is still to be sent, and what became of the rest.
#[derive(Debug)]
pub struct Bulk {
    waiting: Vec<Vec<BulkItem>>,
    again: Vec<BulkItem>,
    rounds_left: u32,
    limits: ChunkLimits,
    report: BulkReport,
}

impl Bulk {
    /// A bulk of these things; those that failed for the moment are sent again in as many
    /// rounds as given.
    #[must_use]
    pub fn new(items: Vec<BulkItem>, limits: ChunkLimits, rounds: u32) -> Self {
        let mut waiting = chunks(items, limits);
        waiting.reverse();
        let report = BulkReport::default();
        Self { waiting, again: Vec::new(), rounds_left: rounds, limits, report }
    }

    /// The next chunk, and whether it begins another round, before which to wait a little.
    pub fn next_chunk(&mut self) -> Option<(Vec<BulkItem>, bool)> {
        if let Some(chunk) = self.waiting.pop() {
            return Some((chunk, false));
        }
        if self.again.is_empty() {
            return None;
        }
        self.rounds_left = self.rounds_left.saturating_sub(1);
        self.waiting = chunks(std::mem::take(&mut self.again), self.limits);
        self.waiting.reverse();
        self.waiting.pop().map(|chunk| (chunk, true))
    }

    /// Notes the answer to a chunk.
    ///
    /// A thing of which the answer says nothing is *unknown*: the service may have done it.
    /// A thing that failed for the moment (429, 503 and their like) was not done, and waits for
    /// another round.
    pub fn answered(
        &mut self,
        chunk: Vec<BulkItem>,
        answers: &[ItemAnswer],
        error_of: impl Fn(u16, &[u8]) -> ApiError,
        silence: &ApiError,
    ) {
        for (place, item) in chunk.into_iter().enumerate() {
            let index = item.index;
            let Some(answer) = answers.iter().find(|answer| answer.index == place) else {
                self.report.unknown.push(BulkFailure { index, error: silence.clone() });
                continue;
            };
            if (200..300).contains(&answer.status) {
                self.report.ok.push(BulkSuccess { index, id: answer.id.clone() });
                continue;
            }
            let body = answer.error.as_ref().map(ToString::to_string).unwrap_or_default();
            let error = error_of(answer.status, body.as_bytes());
            let for_the_moment = matches!(answer.status, 408 | 425 | 429 | 502 | 503 | 504);
            if for_the_moment && self.rounds_left > 0 {
                self.again.push(item);
            } else {
                self.report.failed.push(BulkFailure { index, error });
            }
        }
    }

    /// Notes that a chunk failed as a whole.
    ///
    /// An answer below 500 means that none of it was done; an answer from 500 on, or none at all
    /// after the request left, means that nobody knows.
    pub fn failed(&mut self, chunk: &[BulkItem], error: &ApiError) {
        let refused = error.status.is_some_and(|status| status < 500 && status != 408);
        let sure = error.reach == Reach::NotSent || refused;
        let list = if sure { &mut self.report.failed } else { &mut self.report.unknown };
        list.extend(chunk.iter().map(|i| BulkFailure { index: i.index, error: error.clone() }));
    }

    /// What became of everything, in the order of what the caller gave.
    #[must_use]
    pub fn finish(mut self) -> BulkReport {
        self.report.ok.sort_by_key(|one| one.index);
        self.report.failed.sort_by_key(|one| one.index);
        self.report.unknown.sort_by_key(|one| one.index);
        self.report
    }
}
