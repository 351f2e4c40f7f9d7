//! JSON text as a carrier.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Carrier, Misfit};
use crate::kernel::{Misread, Tree};
use crate::problem::Problem;

/// An argument as JSON text; nothing is an argument that was left out.
#[derive(Debug, Clone, Copy)]
pub struct JsonText<'a>(pub Option<&'a str>);

impl Carrier for JsonText<'_> {
    fn is_absent(&self) -> bool {
        self.0.is_none_or(|text| text == "null")
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        let misfit =
            |misread: Misread| Misfit { path: misread.path(), reason: misread.reason().to_owned() };
        let tree = Tree::parse(self.0.unwrap_or("null")).map_err(misfit)?;
        tree.read().map_err(misfit)
    }
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
