//! The native addon of the npm package `prowess` for Node.
//!
//! Everything crosses as JSON text, files as bytes, and what is held as the number of its slot.
//! Each row of the table in `core/src/surface` becomes one function, such as `readiness_assess`.
//! Nobody calls these functions but the TypeScript facade that the package bundles; what they
//! throw is the JSON text of a problem, and a panic is an error with another text.

#![expect(
    clippy::needless_pass_by_value,
    reason = "functions that Node calls are handed texts of their own"
)]

mod arguments;
mod client;
mod files;
mod imports;
mod operations;
mod scores;
mod slots;

use napi::bindgen_prelude::{
    Either, Float64Array, Float64ArraySlice, FunctionCallContext, JsObjectValue, Object,
    Uint8ArraySlice,
};
use napi::{Env, Status};
use napi_derive::napi;
use prowess::Problem;
use prowess::surface::problem_text;

use arguments::{Arguments, FREED, Held, Text, refused};
use files::Files;

/// JSON text, or the number of a slot.
type TextOrSlot = Option<Either<String, f64>>;

fn thrown(problem: &Problem) -> napi::Error {
    napi::Error::new(Status::GenericFailure, problem_text(problem))
}

fn answer<T>(result: Result<T, Problem>) -> napi::Result<T> {
    result.map_err(|problem| thrown(&problem))
}

/// Exports every operation of the table under its room and its name.
///
/// # Errors
///
/// Those of Node, where it has no memory left.
#[napi(module_exports)]
pub fn exports(mut exports: Object, env: Env) -> napi::Result<()> {
    for operation in operations::all() {
        let call =
            |context: FunctionCallContext| answer((operation.run)(&mut Arguments::new(&context)));
        let function = env.create_function_from_closure::<(), _, _>(operation.name, call)?;
        exports.set_named_property(operation.name, function)?;
    }
    Ok(())
}

/// The version of this package; all Prowess packages share one.
#[napi(catch_unwind)]
pub fn version() -> &'static str {
    prowess::VERSION
}

/// The slot in which this data is held from now on, until it is released.
///
/// # Errors
///
/// The JSON text of a problem: an unknown kind, or data that does not fit it.
#[napi(catch_unwind)]
pub fn hold(
    env: Env,
    kind: String,
    text: Option<String>,
    framework: TextOrSlot,
) -> napi::Result<f64> {
    let kept = answer(slots::hold(&kind, &Text(text), &Held(framework)))?;
    env.adjust_external_memory(kept.weight)?;
    Ok(kept.slot)
}

/// Lets go of what a slot holds; a slot that is empty stays so.
///
/// # Errors
///
/// Those of Node, which is told how much memory is free now.
#[napi(catch_unwind)]
pub fn release(env: Env, slot: f64) -> napi::Result<()> {
    env.adjust_external_memory(-slots::release(slot))?;
    Ok(())
}

/// The JSON text of what a slot holds.
///
/// # Errors
///
/// The JSON text of a problem: the slot was released.
#[napi(catch_unwind, js_name = "held_data")]
pub fn held_data(slot: f64) -> napi::Result<String> {
    answer(slots::data(slot).map_or_else(|| refused("handle", FREED), Ok))
}

/// JSON text with the slot of the framework that was imported and what was found on the way.
///
/// # Errors
///
/// The JSON text of a problem: an unknown publisher, or one of its import.
#[napi(catch_unwind, js_name = "import_framework")]
pub fn import_framework(
    env: Env,
    publisher: String,
    names: Option<Either<String, Vec<String>>>,
    bytes: Option<Vec<Uint8ArraySlice<'_>>>,
    options: Option<String>,
) -> napi::Result<String> {
    let files = Files::many(names, bytes);
    let (text, kept) = answer(imports::framework(&publisher, files, &Text(options)))?;
    env.adjust_external_memory(kept.weight)?;
    Ok(text)
}

/// JSON text with the slot of the roles that were imported, what was found on the way, and what
/// else stands in their catalogue.
///
/// # Errors
///
/// The JSON text of a problem: an unknown publisher, or one of its import.
#[napi(catch_unwind, js_name = "import_roles")]
pub fn import_roles(
    env: Env,
    publisher: String,
    names: Option<Either<String, Vec<String>>>,
    bytes: Option<Vec<Uint8ArraySlice<'_>>>,
    framework: TextOrSlot,
    options: Option<String>,
) -> napi::Result<String> {
    let files = Files::many(names, bytes);
    let (text, kept) = answer(imports::roles(&publisher, files, &Held(framework), &Text(options)))?;
    env.adjust_external_memory(kept.weight)?;
    Ok(text)
}

/// JSON text of the uris and codes of what the levels in a row of [`score_rows`] are of, in their
/// order.
///
/// # Errors
///
/// The JSON text of a problem: there is no scorer in the slot.
#[napi(catch_unwind, js_name = "scorer_names")]
pub fn scorer_names(scorer: TextOrSlot) -> napi::Result<String> {
    answer(scores::names(&Held(scorer)))
}

/// Five numbers for each row of levels: score, low, high, coverage, and the place of the verdict.
///
/// # Errors
///
/// The JSON text of a problem: there is no scorer in the slot, or a level that the role refuses.
#[napi(catch_unwind, js_name = "score_rows")]
pub fn score_rows(scorer: TextOrSlot, levels: Float64ArraySlice<'_>) -> napi::Result<Float64Array> {
    answer(scores::rows(&Held(scorer), &levels)).map(Float64Array::new)
}
