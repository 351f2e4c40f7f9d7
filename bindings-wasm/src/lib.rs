//! The WebAssembly module of the npm package `prowess-web` for browsers.
//!
//! Everything crosses as JSON text, files as bytes, and what is held as the number of its slot.
//! One export, [`call`], reaches every operation of the table by its position, which
//! [`operations`] names: an export for each of them would cost more bytes than the name.
//! Nobody calls these exports but the TypeScript facade that the package bundles.

#![cfg_attr(
    not(all(feature = "handles", feature = "imports", feature = "scorer")),
    allow(dead_code, unused_imports, reason = "the smaller modules use less")
)]

mod arguments;
#[cfg(feature = "batch")]
pub mod batch;
mod files;
#[cfg(feature = "imports")]
mod imports;
mod kept;
mod numbered;
mod operations;
#[cfg(feature = "scorer")]
mod scores;
mod slots;

use arguments::{Arguments, FREED, Held, Text, refused};
use files::Files;
use prowess::Problem;
use prowess::surface::problem_text;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// JSON text of an answer; what is thrown is the JSON text of a problem.
type Answer = Result<String, JsValue>;

fn thrown(problem: &Problem) -> JsValue {
    JsValue::from_str(&problem_text(problem))
}

fn answer(result: Result<String, Problem>) -> Answer {
    result.map_err(|problem| thrown(&problem))
}

/// The version of this package; all Prowess packages share one.
#[wasm_bindgen]
pub fn version() -> String {
    prowess::VERSION.to_owned()
}

/// The names of all operations, such as `readiness_assess`, with a blank between them.
#[wasm_bindgen]
pub fn operations() -> String {
    let names: Vec<&str> = operations::all().map(|operation| operation.name).collect();
    names.join(" ")
}

/// The answer of the operation at this position of [`operations`].
///
/// # Errors
///
/// The JSON text of its problem.
#[wasm_bindgen]
pub fn call(operation: usize, arguments: Vec<JsValue>) -> Answer {
    answer(match operations::all().nth(operation) {
        Some(operation) => (operation.run)(&mut Arguments::new(arguments)),
        None => refused("operation", "there is no such operation"),
    })
}

/// The slot in which this data is held from now on, until it is released.
///
/// # Errors
///
/// The JSON text of a problem: an unknown kind, or data that does not fit it.
#[cfg(feature = "handles")]
#[wasm_bindgen]
pub fn hold(kind: &str, text: Option<String>, framework: JsValue) -> Result<f64, JsValue> {
    slots::hold(kind, &Text(text), &Held(framework)).map_err(|problem| thrown(&problem))
}

/// Lets go of what a slot holds; a slot that is empty stays so.
#[cfg(feature = "handles")]
#[wasm_bindgen]
pub fn release(slot: f64) {
    slots::release(slot);
}

/// The JSON text of what a slot holds.
///
/// # Errors
///
/// The JSON text of a problem: the slot was released.
#[cfg(feature = "handles")]
#[wasm_bindgen]
pub fn held_data(slot: f64) -> Answer {
    answer(slots::data(slot).map_or_else(|| refused("handle", FREED), Ok))
}

/// JSON text with the slot of the framework that was imported and what was found on the way.
///
/// # Errors
///
/// The JSON text of a problem: an unknown publisher, or one of its import.
#[cfg(feature = "imports")]
#[wasm_bindgen]
pub fn import_framework(
    publisher: &str,
    names: JsValue,
    bytes: JsValue,
    options: Option<String>,
) -> Answer {
    answer(imports::framework(publisher, Files::many(names, bytes), &Text(options)))
}

/// JSON text with the slot of the roles that were imported, what was found on the way, and what
/// else stands in their catalogue.
///
/// # Errors
///
/// The JSON text of a problem: an unknown publisher, or one of its import.
#[cfg(feature = "imports")]
#[wasm_bindgen]
pub fn import_roles(
    publisher: &str,
    names: JsValue,
    bytes: JsValue,
    framework: JsValue,
    options: Option<String>,
) -> Answer {
    let files = Files::many(names, bytes);
    answer(imports::roles(publisher, files, &Held(framework), &Text(options)))
}

/// JSON text of the uris and codes of what the levels in a row of [`score_rows`] are of, in their
/// order.
///
/// # Errors
///
/// The JSON text of a problem: there is no scorer in the slot.
#[cfg(feature = "scorer")]
#[wasm_bindgen]
pub fn scorer_names(scorer: JsValue) -> Answer {
    answer(scores::names(&Held(scorer)))
}

/// Five numbers for each row of levels: score, low, high, coverage, and the place of the verdict.
///
/// # Errors
///
/// The JSON text of a problem: there is no scorer in the slot, or a level that the role refuses.
#[cfg(feature = "scorer")]
#[wasm_bindgen]
pub fn score_rows(scorer: JsValue, levels: &[f64]) -> Result<Vec<f64>, JsValue> {
    scores::rows(&Held(scorer), levels).map_err(|problem| thrown(&problem))
}
