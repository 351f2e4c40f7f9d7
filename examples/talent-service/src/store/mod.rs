//! Where is everything kept, and what happens to a write that is cut short?
//!
//! One code speaks to SQLite, which is bundled, and to PostgreSQL.
//! A change happens in a [`Unit`]: it is stored with its answer and its idempotency key in one
//! transaction, so a service that is killed has done all of it or nothing, and the same request
//! under the same key gets the same answer.
//!
//! | file | its question |
//! |---|---|
//! | `open` | which database, and is it up to date? |
//! | `unit` | what is stored together? |
//! | `document` | frameworks, roles and other documents |

mod document;
mod open;
mod unit;

pub use document::{Document, Kind};
pub(crate) use document::{catalogue_changes, people_change, put, remove};
pub use open::{Backend, Store, StoreError};
pub use unit::{Answer, Keyed, Unit};
