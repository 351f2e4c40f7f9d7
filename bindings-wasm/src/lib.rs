//! The WebAssembly module of the npm package `prowess-web` for browsers.
//!
//! Today it exports its version and nothing else: the operations follow from the table in
//! `core/src/surface`, which this crate expands and never copies.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of this package; all Prowess packages share one.
#[wasm_bindgen]
pub fn version() -> String {
    prowess::VERSION.to_owned()
}
