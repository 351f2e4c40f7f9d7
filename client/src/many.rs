//! Many things in one go.

use serde::{Deserialize, Serialize};

use crate::check::Checked;
use crate::proto::bulk::{Bulk, BulkItem, BulkReport, ChunkLimits, ItemAnswer};
use crate::proto::ids::uniform;
use crate::proto::problem::error_of;
use crate::proto::{ApiError, CallOptions, ErrorKind, Reach};
use crate::request::Request;

/// Many things that are not sent yet.
#[must_use = "nothing is sent until it is sent"]
pub struct Many {
    request: Request,
    items: Vec<BulkItem>,
    limits: ChunkLimits,
    dry_run: bool,
    options: CallOptions,
    wrong: Option<ApiError>,
}

#[derive(Deserialize)]
struct ChunkAnswer {
    results: Vec<ItemAnswer>,
}

impl Many {
    pub(crate) fn new<T: Serialize + Checked>(
        request: Request,
        items: impl IntoIterator<Item = T>,
    ) -> Self {
        let (mut all, mut wrong) = (Vec::new(), None);
        for (index, item) in items.into_iter().enumerate() {
            let written = item.check().and_then(|()| {
                serde_json::to_string(&item)
                    .map_err(|error| ApiError::config("client.encode", error.to_string()))
            });
            match written {
                Ok(json) => all.push(BulkItem { index, json }),
                Err(error) => {
                    let at = format!("[{index}]");
                    wrong.get_or_insert(error.edit(|failure| {
                        let inner = failure.path.take();
                        failure.path =
                            Some(inner.map_or(at.clone(), |path| format!("{at}.{path}")));
                    }));
                }
            }
        }
        let (limits, options) = (ChunkLimits::default(), CallOptions::default());
        Self { request, items: all, limits, dry_run: false, options, wrong }
    }

    /// How many things go into one request.
    pub fn chunks_of(mut self, items: usize) -> Self {
        self.limits.items = items;
        self
    }

    /// How many bytes of JSON go into one request.
    pub fn chunk_bytes(mut self, bytes: usize) -> Self {
        self.limits.bytes = bytes;
        self
    }

    /// Only tells what would happen.
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.dry_run = dry_run;
        self
    }

    /// Makes the calls differently from others of the client. A key is of one request, and a bulk
    /// is many, so it is left out.
    pub fn with(mut self, options: CallOptions) -> Self {
        self.options = CallOptions { idempotency_key: None, ..options };
        self
    }

    /// Sends everything, chunk after chunk, and tells what became of each thing.
    ///
    /// Each chunk has a key of its own, under which it is sent again like any other call.
    /// Things that the service could not do for the moment are sent again in chunks of their own,
    /// in as many rounds as the call has retries.
    /// A chunk that fails does not stop the others, unless nobody is logged in any more.
    ///
    /// # Errors
    /// Only what is wrong before anything is sent: `client.invalid_request` and its like.
    pub async fn send(self) -> Result<BulkReport, ApiError> {
        if let Some(error) = self.wrong {
            return Err(error);
        }
        let rounds = self.request.clone().with(self.options.clone()).max_retries();
        let engine = self.request.client().engine().clone();
        let mut bulk = Bulk::new(self.items, self.limits, rounds);
        let mut round = 0;
        let mut over: Option<ApiError> = None;
        while let Some((chunk, is_new_round)) = bulk.next_chunk() {
            if let Some(error) = &over {
                bulk.failed(&chunk, error);
                continue;
            }
            if is_new_round {
                let policy = &self.request.client().rules().retry;
                let most = policy.base_ms.saturating_mul(1 << round.min(8)).min(policy.cap_ms);
                round += 1;
                engine.host.sleep(uniform(most, &engine.host.entropy())).await;
            }
            let request =
                self.request.clone().bytes("application/json", body(&chunk, self.dry_run));
            match request.with(self.options.clone()).send::<ChunkAnswer>().await {
                Ok(answer) => {
                    let now = engine.host.now();
                    let item_error =
                        |status, body: &[u8]| error_of(status, &http::HeaderMap::new(), body, now);
                    bulk.answered(chunk, &answer.results, item_error, &silence());
                }
                Err(error) => {
                    bulk.failed(&chunk, &error);
                    if error.kind == ErrorKind::Auth {
                        // The rest is not sent at all.
                        over = Some(error);
                    }
                }
            }
        }
        Ok(bulk.finish())
    }
}

fn body(chunk: &[BulkItem], dry_run: bool) -> String {
    let items: Vec<&str> = chunk.iter().map(|item| item.json.as_str()).collect();
    format!("{{\"dry_run\":{dry_run},\"items\":[{}]}}", items.join(","))
}

fn silence() -> ApiError {
    let message = "the service did not say what became of it";
    ApiError::new(ErrorKind::Decode, "client.silent_item", message)
        .edit(|failure| failure.reach = Reach::Answered)
}
