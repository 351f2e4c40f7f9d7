//! Versions of roles and of career paths, and the days on which each of them holds.
//!
//! A version holds from its first day to its last one, both included; without a last day it holds
//! until further notice.
//! Two versions may not hold on one day; a day between two versions on which none holds is a gap.

mod check;
mod model;
mod publish;
mod term;

pub use check::{check_history, check_path_history};
pub use model::{CareerPathHistory, CareerPathVersion, RoleHistory, RoleVersion};
pub use publish::{PublishOptions, publish, publish_path};
pub use term::{in_force, path_in_force};
