//! Writes frameworks the way others read them: our JSON, our CSV, and CASE 1.1.
//!
//! What an export writes, the import of the same name reads back.
//! JSON keeps everything; the others keep what their format can say, and each tells what it loses.

mod case;
mod csv;
mod json;

pub use case::case;
pub use csv::csv;
pub use json::json;

#[cfg(test)]
mod export_tests;
