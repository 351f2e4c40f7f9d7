//! JSON text as a carrier.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Carrier, Misfit};
use crate::kernel::read_json;
use crate::problem::Problem;

/// An argument as JSON text; nothing is an argument that was left out.
#[derive(Debug, Clone, Copy)]
pub struct JsonText<'a>(pub Option<&'a str>);

impl Carrier for JsonText<'_> {
    fn is_absent(&self) -> bool {
        self.0.is_none_or(|text| text == "null")
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        read_json(self.0.unwrap_or("null"), "").map_err(|fault| Misfit {
            path: fault.path().unwrap_or_default().trim_start_matches('.').to_owned(),
            reason: without_place(fault.get("reason")).to_owned(),
        })
    }
}

/// A reason without the line and column of a text that nobody wrote.
fn without_place(reason: &str) -> &str {
    reason.rsplit_once(" at line ").map_or(reason, |(reason, _)| reason)
}

/// The JSON text of an answer.
#[must_use]
pub fn answer_text(answer: &impl Serialize) -> String {
    // Our data has text keys only, and writing to memory does not fail.
    serde_json::to_string(answer).unwrap_or_default()
}

/// The JSON text of a problem.
#[must_use]
pub fn problem_text(problem: &Problem) -> String {
    answer_text(problem)
}
