//! The native addon of the npm package `prowess` for Node.
//!
//! Today it exports its version and nothing else: the operations follow from the table in
//! `core/src/surface`, which this crate expands and never copies.

/// The version of this package; all Prowess packages share one.
#[napi_derive::napi]
pub fn version() -> &'static str {
    prowess::VERSION
}
