//! What became of each of many things?

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::problem::{Halt, Outcome, Refusal};

/// The most things in one request.
pub const MOST_ITEMS: usize = 1000;

/// Many things in one request.
///
/// Each is read by itself, so that one of a wrong shape does not stop the others.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bulk {
    /// Whether only to tell what would happen.
    #[serde(default)]
    pub dry_run: bool,
    /// The things.
    #[schemars(length(max = 1000))]
    pub items: Vec<Value>,
}

/// What became of each of many things, in their order.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct BulkReport {
    /// Whether nothing was changed, since it was only asked what would happen.
    pub dry_run: bool,
    /// One for each thing.
    pub results: Vec<ItemResult>,
}

/// What became of one thing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemResult {
    /// Its place, from 0.
    pub index: u32,
    /// The status it would have had alone.
    pub status: u16,
    /// Its id.
    pub id: Option<String>,
    /// What is wrong.
    pub error: Option<ItemProblem>,
}

/// What is wrong with one thing of many.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemProblem {
    /// Stable name.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where in the thing.
    pub path: Option<String>,
}

impl Bulk {
    /// Refuses more than can be stored together.
    ///
    /// # Errors
    /// `service.too_many_items`, status 422.
    pub fn check(&self) -> Outcome<()> {
        let is_thing = |item: &Value| item.is_object() || item.is_string();
        if let Some(at) = self.items.iter().position(|item| !is_thing(item)) {
            let message = "a thing is an object, or its id as a text";
            let refusal = Refusal::invalid("service.invalid_body", message);
            return Err(refusal.at(format!("items[{at}]")).into());
        }
        if self.items.len() <= MOST_ITEMS {
            return Ok(());
        }
        let message = format!("`{}` things are too many for one request", self.items.len());
        let refusal = Refusal::invalid("service.too_many_items", message);
        Err(refusal.hint("send at most 1000 things in one request").at("items").into())
    }
}

impl BulkReport {
    /// Notes what became of the next thing; what only this thing did wrong is its result, and what
    /// the service did wrong ends everything.
    ///
    /// # Errors
    /// The failure of the service.
    pub fn note(&mut self, outcome: Outcome<(StatusCode, String)>) -> Outcome<()> {
        let index = u32::try_from(self.results.len()).unwrap_or(u32::MAX);
        self.results.push(match outcome {
            Ok((status, id)) => {
                ItemResult { index, status: status.as_u16(), id: Some(id), error: None }
            }
            Err(Halt::Refused(refusal)) if refusal.status.is_client_error() => {
                let Refusal { status, code, message, hint, path, .. } = *refusal;
                let (hint, path) = (hint.map(String::from), path.map(String::from));
                let error = Some(ItemProblem { code, message, hint, path });
                ItemResult { index, status: status.as_u16(), id: None, error }
            }
            Err(halt) => return Err(halt),
        });
        Ok(())
    }
}
