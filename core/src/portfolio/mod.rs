//! How do many people stand, against many roles, at once?
//!
//! Not here: one person against one role (`readiness`), and who is put on what (`matching`).

mod error;

pub use error::PortfolioError;
